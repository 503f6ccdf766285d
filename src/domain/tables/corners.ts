/**
 * Which cells a rule may flag. The sheet draws a red corner where a cell breaks its rule, so a rule stands only where a break
 * is a mistake: a text that the reader understands (`khu 5a`, `9tr`) has none, one that it refuses has a rule that says why.
 */

import { type AnyColumn, type Cell, decodeCell } from '../columns';
import { tell } from '../values';
import type { Context } from './context';

export type Corner =
  /** Blank, or as the column's own rule wants it. */
  | { readonly kind: 'rule' }
  /** Understood, though the column's own rule knows it not. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly message: string };

const RULE: Corner = { kind: 'rule' };
const NONE: Corner = { kind: 'none' };

/** @param cell as the sheet's edge reads it: a real day is `YYYY-MM-DD`. */
export function cornerOf(column: AnyColumn, cell: Cell, context: Context): Corner {
  if (column.isSystem || cell === '' || cell === false) return RULE;
  const reading = decodeCell(column, cell, context);
  if (!reading.ok) return { kind: 'refused', message: tell(reading.problem) };
  return column.type.isAsRuled(reading.value, cell, context) ? RULE : NONE;
}

/** Judged without reading the members: what a trigger at every keystroke can afford. */
export const isQuick = ({ type }: AnyColumn): boolean => !type.needsRows;

/** Whether the lists or the chapters must be read to judge a column's cells. */
export const needsLists = ({ type }: AnyColumn): boolean => type.needsLists;
