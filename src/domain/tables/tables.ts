/** The tables of a workbook, in the order of their tabs. A new table is one more line here and its own file. */
import { baseline } from './baseline';
import { chapters } from './chapters';
import { circumstances } from './circumstances';
import { gifts } from './gifts';
import { members } from './members';
import { pairings } from './pairings';
import { recycling } from './recycling';

export const tables = { members, circumstances, pairings, recycling, gifts, chapters, baseline } as const;
export type Tables = typeof tables;
export type TableKey = keyof Tables;
export const tableKeys = Object.keys(tables) as TableKey[];
