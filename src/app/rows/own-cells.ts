/** Cells that the add-on fills from what a form sent: a chapter's label, the days of ticks. */
import { type AnyRecord, type Cell, type Context, chapterLabel, decodeCell } from '../../domain/ward';
import { cellAt, type Tab } from '../rpc/visit';

/** Whether a cell of a tick says yes; a blank or an unreadable one does not. */
function isTicked({ table }: Pick<Tab, 'table'>, key: string, cell: Cell, context: Context): boolean {
  const column = table.columns[key];
  if (column === undefined || cell === '') return false;
  const reading = decodeCell(column, cell, context);
  return reading.ok && reading.value === true;
}

/** Adds to the cells of a checked row what follows from them. @param now the row as it stands; null for a new one. */
export function addOwnCells(
  tab: Tab,
  now: readonly Cell[] | null,
  record: AnyRecord,
  cells: Map<string, Cell>,
  context: Context,
  today: string,
): void {
  addLabel(tab, record, cells);
  addTickDays(tab, now, cells, context, today);
}

/** A chapter's label is what the dropdowns offer. */
function addLabel(tab: Tab, record: AnyRecord, cells: Map<string, Cell>): void {
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

/**
 * The day from which a tick holds is written down with it, so that a later year can be compared with this one.
 * @param now the row as it stands; null for a new one. @param today the day on which it is ticked.
 */
export function addTickDays(
  tab: Tab,
  now: readonly Cell[] | null,
  cells: Map<string, Cell>,
  context: Context,
  today: string,
): void {
  for (const [tick, since] of Object.entries(tab.table.stamps ?? {})) {
    const cell = cells.get(tick);
    if (cell === undefined) continue;
    const was = now !== null && isTicked(tab, tick, cellAt(now, tab.places[tick]), context);
    if (!isTicked(tab, tick, cell, context)) cells.set(since, '');
    else if (!was) cells.set(since, today);
  }
}
