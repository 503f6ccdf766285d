/** Ảnh chứng từ, as far as it is loaded at every click: its call. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './pictures/keep';
import { tools } from './pictures/tools';
import type { Visit } from './rpc/visit';

export const keepPicture = (input: Input<'picture.keep'>, visit: Visit) =>
  loadPart<typeof Part>('pictures').keepOne(input, visit, tools);
