/** What the book holds of one member, as far as it is loaded at every click: its call. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './personal/part';
import { tools } from './personal/tools';
import type { Visit } from './rpc/visit';

const load = (): typeof Part => loadPart('personal');

export const tellHeld = (input: Input<'member.held'>, visit: Visit) => load().tellHeld(input, visit, tools);
