/** Sáp nhập, đổi tên, as far as it is loaded at every click: its calls. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './borders/part';
import { tools } from './borders/tools';
import type { Visit } from './rpc/visit';

export const changeChapters = (input: Input<'chapters.look'> | Input<'chapters.write'>, visit: Visit) =>
  loadPart<typeof Part>('borders').changeChapters(input, visit, tools);
