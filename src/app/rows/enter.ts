/** What a new row is made of: its id, its cells with their stamps; and many written by an officer's act in one go. */

import { type Cell, newRowId } from '../../domain/ward';
import { appendRows } from '../../google/rows';
import type { Visit } from '../rpc/visit';
import type { CheckedRow } from './check-row';
import type { OpenWard } from './open-ward';
import { addOwnCells, placedCells } from './placed';
import { entryColumns, idColumn, type Tab, type TabRows, textAt } from './tab';

/** The code that the person gave, or a new row id. */
export function newIdFor(tab: TabRows, checked: CheckedRow): string {
  const { table } = tab;
  if (table.keyColumn !== undefined) return textAt(checked.row, tab.places[table.keyColumn]).toUpperCase();
  const place = tab.places[idColumn(table)];
  const taken = new Set(tab.raw.rows.map((cells) => textAt(cells, place).toUpperCase()));
  return newRowId(table.prefix, taken, Math.random);
}

/** The cells of a checked row as a new one has them, by the keys of their columns; blank ones too, so that a row is one write. */
export function newCells(
  visit: Visit,
  ward: Pick<OpenWard, 'context'>,
  tab: TabRows,
  checked: CheckedRow,
  id: string,
): Map<string, Cell> {
  const cells = new Map<string, Cell>(Object.keys(tab.table.columns).map((key) => [key, '']));
  for (const [key, cell] of checked.cells) cells.set(key, cell);
  if (tab.table.keyColumn === undefined) cells.set('id', id);
  cells.set('enteredBy', visit.name);
  cells.set('enteredAt', visit.at);
  addOwnCells(tab, null, checked, cells, ward, visit.today);
  return cells;
}

/** Writes many new rows below the others, in one go. @returns the number of the first. */
export function appendNew(visit: Visit, tab: Tab, rows: readonly ReadonlyMap<string, Cell>[]): number {
  visit.writing = tab.sheet;
  const columns = [...entryColumns(tab.table).map(([key]) => key), 'id'].flatMap(
    (key) => tab.places[key] ?? [],
  );
  return appendRows(
    tab,
    columns,
    rows.map((cells) => placedCells(tab, cells)),
  );
}
