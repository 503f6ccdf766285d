/** The days of ticks: each is written down beside its tick, so that a later year can be compared with this one. */
import { type Cell, decodeCell } from '../columns';
import type { Day } from '../values';
import type { Context } from './context';
import type { AnyTable } from './table';

/** A cell by the key of its column; undefined where it is not known. */
type Cells = (key: string) => Cell | undefined;

/** Whether a tick says yes; a blank or an unreadable one does not. */
function isTicked(table: AnyTable, key: string, cell: Cell, context: Context): boolean {
  const column = table.columns[key];
  const reading = column && decodeCell(column, cell, context);
  return reading?.ok === true && reading.value === true;
}

/**
 * What is written into the columns of days. A tick that stood keeps its day, or its lack of one; one of which nobody knows
 * whether it stood gets none, for a day of today would take it out of the months before.
 * @param now ticks that were written; undefined: not this one. @param before how they stood; undefined: nobody knows.
 */
export function tickDays(
  table: AnyTable,
  now: Cells,
  before: Cells,
  context: Context,
  today: Day,
): Map<string, Cell> {
  const days = new Map<string, Cell>();
  for (const [tick, since] of Object.entries(table.stamps ?? {})) {
    const [cell, was] = [now(tick), before(tick)];
    if (cell === undefined) continue;
    if (!isTicked(table, tick, cell, context)) days.set(since, '');
    else if (was !== undefined && !isTicked(table, tick, was, context)) days.set(since, today);
  }
  return days;
}
