/** Gói chỉ số, as far as it is loaded at every click: its calls. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './packs/part';
import { tools } from './packs/tools';
import type { Visit } from './rpc/visit';

const load = (): typeof Part => loadPart('packs');

export const listPacks = (_: Input<'packs.list'>, visit: Visit) => load().listPacks(visit, tools);
export const readPasted = (input: Input<'packs.read'>, visit: Visit) =>
  load().readPasted(input, visit, tools);
export const installPacks = (input: Input<'packs.install'>, visit: Visit) =>
  load().installPacks(input, visit, tools);
export const removePack = (input: Input<'packs.remove'>, visit: Visit) =>
  load().removePack(input, visit, tools);
export const exportPack = (input: Input<'packs.export'>, visit: Visit) =>
  load().exportPack(input, visit, tools);
