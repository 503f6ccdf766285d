/**
 * Red corners of cells as they are typed: set where the reader refuses what was typed, taken away where it understands a text
 * that the column's rule does not know. A few calls whatever was pasted; the lists are read only where a text needs them.
 */

import {
  type AnyColumn,
  type AnyTable,
  type Cell,
  type Context,
  cornerOf,
  needsLists,
  type RawTable,
  type SheetDesign,
} from '../domain/tables';
import type { Day } from '../domain/values';
import { toleratedNow } from './attempt';
import { Rules, wantedRules } from './rules';
import type { Sheet } from './spreadsheet';
import { openTab } from './tab-reader';

/** Cells that were typed or pasted, as they now stand; `rows[0]` is the row `first`. */
export interface TypedCells {
  readonly table: AnyTable;
  readonly sheet: Sheet;
  readonly first: number;
  readonly rows: readonly (readonly Cell[])[];
  /** Columns that were edited, with their 0-based places. */
  readonly columns: readonly (readonly [column: AnyColumn, place: number])[];
  /** What stood in the cell, where one was typed into: '' for a blank one. Null where nobody knows. */
  readonly before: Cell | null;
  readonly today: Day;
  readonly toDay: (date: Date) => string;
}

/** `Khu 1 · K1`, as the dropdown gives it: the dropdown's own rule judges it. */
const PICKED = /^.+ · \S+$/u;

/** What is known of the ward's tables: handed in, for nothing here knows one by name. */
export interface Known {
  readonly tables: readonly AnyTable[];
  readonly designOf: (table: AnyTable) => SheetDesign;
  /** Enough to find columns by their headers, and to read what needs no list of the ward's own. */
  readonly bareContext: (today: Day) => Context;
  /** The ward's lists and chapters too. @param raw reads a tab by its name. */
  readonly listsContext: (today: Day, raw: (name: string) => RawTable | null) => Context;
}

export function markTyped(typed: TypedCells, known: Known): void {
  const { table, sheet, first, rows, columns, today } = typed;
  const bare = known.bareContext(today);
  const isPicked = (column: AnyColumn, cell: Cell): boolean =>
    column.type.kind === 'reference' && typeof cell === 'string' && PICKED.test(cell);
  const isOpen = ([column, place]: readonly [AnyColumn, number]): boolean =>
    needsLists(column) &&
    rows.some((row) => {
      const cell = row[place] ?? '';
      return (
        cell !== '' &&
        !isPicked(column, cell) &&
        (column.type.kind === 'reference' || cornerOf(column, cell, bare).kind !== 'rule')
      );
    });
  const context = columns.some(isOpen) ? listsOf(typed, known) : bare;
  const kindOf = (column: AnyColumn, cell: Cell): string =>
    isPicked(column, cell) ? 'rule' : cornerOf(column, cell, context).kind;
  const designs = new Map(known.designOf(table).columns.map(({ title, validation }) => [title, validation]));
  const rules = new Rules((name) => openTab(sheet.getParent(), name, typed.toDay));
  for (const [column, place] of columns) {
    const cells = rows.map((row) => row[place] ?? '');
    // Right before and right now: the cell has the column's rule, and keeps it.
    if (typed.before !== null && [typed.before, ...cells].every((cell) => kindOf(column, cell) === 'rule'))
      continue;
    const range = sheet.getRange(first, place + 1, rows.length, 1);
    const standing = range.getDataValidations().map(([rule]) => rule ?? null);
    const validation = designs.get(column.header) ?? null;
    // A dropdown's own words are judged by its rule.
    const judged = cells.map((cell) => (isPicked(column, cell) ? '' : cell));
    const wanted = wantedRules({ column, validation, cells: judged, standing }, context, rules);
    toleratedNow(() => range.setDataValidations(wanted.map((rule) => [rule])));
  }
}

function listsOf({ sheet, today, toDay }: TypedCells, { listsContext }: Known): Context {
  const spreadsheet = sheet.getParent();
  return listsContext(today, (name) => openTab(spreadsheet, name, toDay)?.raw ?? null);
}
