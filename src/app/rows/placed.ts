/** Cells of a row, by the keys of their columns, in the places that the tab has for them. */

import type { Day } from '../../domain/values';
import { type Cell, chapterLabel, formatOf, LABEL_SEPARATOR, tickDays } from '../../domain/ward';
import type { Keyed } from '../../google/keyed';
import type { Placed } from '../../google/rows';
import type { Visit } from '../rpc/visit';
import type { CheckedRow } from './check-row';
import type { OpenWard } from './open-ward';
import { cellOf, entryColumns, idColumn, idOf, type Tab, type TabRows } from './tab';

/** The cells as they are written, with each column's format. */
export const placedCells = (tab: TabRows, cells: ReadonlyMap<string, Cell>): Placed[] =>
  [...cells].flatMap(([key, cell]) => {
    const place = tab.places[key];
    const column = tab.table.columns[key];
    return place === null || place === undefined || column === undefined
      ? []
      : [
          {
            place,
            cell,
            format: typeof cell === 'string' && isNumeric(column.type.kind) ? '@' : formatOf(column),
          },
        ];
  });

/** A number's column keeps its format for numbers; words in it (`35 kg sắt vụn`) stay words. */
const isNumeric = (kind: string): boolean => ['money', 'count', 'decimal', 'quantity', 'year'].includes(kind);

/** How the write unit knows the tab's rows. `tabOf` has seen to it that there is a column of ids. */
export const keyedTab = (tab: Tab, { toDay }: Pick<Visit, 'toDay'>): Keyed => ({
  tab,
  idPlace: tab.places[idColumn(tab.table)] ?? 0,
  ours: [...entryColumns(tab.table).map(([key]) => key), 'id'].flatMap((key) => tab.places[key] ?? []),
  toDay,
});

/** The row as it now stands. */
export function withCells(tab: TabRows, row: readonly Cell[], cells: ReadonlyMap<string, Cell>): Cell[] {
  const whole = [...row];
  for (const [key, cell] of cells) {
    const place = tab.places[key];
    if (place !== null && place !== undefined) whole[place] = cell;
  }
  return whole;
}

/**
 * Adds to the cells of a checked row what follows from them.
 * @param now the row as it stands; null for a new one. @param today the day on which a tick is made.
 */
export function addOwnCells(
  tab: TabRows,
  now: readonly Cell[] | null,
  checked: CheckedRow,
  cells: Map<string, Cell>,
  { context }: Pick<OpenWard, 'context'>,
  today: Day,
): void {
  addLabel(tab, checked, cells);
  const days = tickDays(
    tab.table,
    (key) => cells.get(key),
    (key) => (now === null ? '' : cellOf(tab, now, key)),
    context,
    today,
  );
  for (const [key, day] of days) cells.set(key, day);
}

/** What the dropdowns of other tabs offer of a row stands beside it. */
function addLabel(tab: TabRows, { record, row }: CheckedRow, cells: Map<string, Cell>): void {
  if (tab.table.offers !== undefined) {
    const id = cells.get('id') ?? idOf(tab, row);
    cells.set('label', `${String(record.name)}${LABEL_SEPARATOR}${id}`);
  }
  if (tab.key !== 'chapters') return;
  const label = chapterLabel({
    key: String(record.code).toUpperCase(),
    label: String(record.name),
    cluster: '',
    from: null,
    until: null,
    successor: null,
  });
  cells.set('label', label);
}
