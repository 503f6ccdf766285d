/** Liên kết điện thoại, as far as it is loaded at every click: its calls. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './links/part';
import { tools } from './links/tools';
import type { Visit } from './rpc/visit';

const load = (): typeof Part => loadPart('links');

export const listLinks = (_: Input<'links.list'>, visit: Visit) => load().listLinks(visit, tools);
export const createLink = (input: Input<'links.create'>, visit: Visit) =>
  load().createLink(input, visit, tools);
export const createAll = (input: Input<'links.createAll'>, visit: Visit) =>
  load().createAll(input, visit, tools);
export const revokeLink = (input: Input<'links.revoke'>, visit: Visit) =>
  load().revokeLink(input, visit, tools);
export const setAddress = (input: Input<'links.address'>, visit: Visit) =>
  load().setAddress(input, visit, tools);
