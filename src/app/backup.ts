/** Sao lưu, as far as it is loaded at every click: its calls. The rest travels as a part of its own. */
import { loadPart } from '../google/part';
import type { Input } from '../shared/contract';
import type * as Part from './backup/part';
import { tools } from './backup/tools';
import type { Visit } from './rpc/visit';

export const backups = (input: Input<'backup.look'> | Input<'backup.write'>, visit: Visit) =>
  loadPart<typeof Part>('backup').backups(input, visit, tools);
