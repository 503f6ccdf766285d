/** Trang của chi hội, as far as it is loaded at every click: its call. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './chapter/month';
import { tools } from './chapter/tools';
import type { Visit } from './rpc/visit';

export const chapterMonth = (input: Input<'chapter.month'>, visit: Visit) =>
  loadPart<typeof Part>('chapter').chapterMonth(input, visit, tools);
