/** Personal data, as far as they are loaded at every click: the calls. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './personal/part';
import { tools } from './personal/tools';
import type { Visit } from './rpc/visit';

const load = (): typeof Part => loadPart('personal');

export const tellHeld = (input: Input<'member.held'>, visit: Visit) => load().tellHeld(input, visit, tools);
export const privacy = (input: Input<'privacy.look'> | Input<'privacy.erase'>, visit: Visit) =>
  load().privacy(input, visit, tools);
