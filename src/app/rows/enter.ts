/**
 * Entering a row, one way: what was sent is read and checked, what is like it or closed is asked about, its cells are
 * written in one go, and the row is shown. Reading and checking need no lock; the write holds it for an instant.
 */

import { done, failed } from '../../domain/values';
import { type Cell, newRowId, rowOf } from '../../domain/ward';
import { exclusively } from '../../google/lock';
import { isLogged } from '../../google/log';
import { openSubmission, revisionOf } from '../../google/memory';
import { openTrash } from '../../google/own-tabs';
import { addRow, changeCells, settleRow } from '../../google/row-unit';
import { appendRows } from '../../google/rows';
import type { Input, Receipt } from '../../shared/contract';
import type { Answer, Problem } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { findAlike } from './alike';
import { isBlankValue } from './cells';
import { type CheckedRow, checkRow, type Values } from './check-row';
import { closedRow } from './closed-days';
import { findRow, openFor, rowAt } from './find';
import type { OpenWard } from './open-ward';
import { addOwnCells, keyedTab, placedCells, withCells } from './placed';
import { cellOf, entryColumns, idColumn, idOf, rowsWithId, type Tab, type TabRows, textAt } from './tab';
import { afterWrite, logOnce, receiptOf } from './written';

const ADDED = 'Thêm dòng';

export function saveRow(input: Input<'row.save'>, visit: Visit): Answer<Receipt> {
  const { values, submission, acceptSimilar } = input;
  const { before } = openSubmission(submission);
  const name = before?.table ?? input.table;
  const revision = revisionOf(name);
  const opened = openFor(visit, name);
  if (!opened.ok) return opened;
  const { ward, tab, key } = opened.value;
  if (before !== null) {
    const standing = alreadySaved(visit, ward, tab, before.id, values);
    if (standing !== null) return standing;
  }
  const checked = checkRow(ward, tab, values, null);
  if (!checked.ok) return checked;
  if (!acceptSimilar) {
    const rows = findAlike(ward, tab, checked.value.record);
    if (rows.length > 0) return failed({ kind: 'similar', rows });
  }
  const closed = closedRow(visit, ward, key, null, checked.value.record);
  if (closed !== null) return failed(closed);
  const id = before?.id ?? newIdFor(tab, checked.value);
  const isCompared = tab.table.uniqueBy !== undefined || tab.table.keyColumn !== undefined;
  const written = exclusively((): Answer<ReadonlyMap<string, Cell>> => {
    const known = openSubmission(submission);
    // Sent twice at once, or another row came that this one must be compared with: what was checked is old.
    if (
      known.before?.id !== before?.id ||
      ((isCompared || before !== null) && revisionOf(key) !== revision)
    ) {
      return failed({ kind: 'stale', sheet: tab.table.sheet });
    }
    known.remember({ table: key, id });
    visit.writing = tab.sheet;
    const cells = newCells(visit, ward, tab, checked.value, id);
    const { isDone, notes } = addRow(keyedTab(tab, visit), placedCells(tab, cells));
    visit.told.push(...notes);
    return isDone ? done(cells) : failed({ kind: 'stale', sheet: tab.table.sheet });
  });
  if (!written.ok) return failed({ kind: 'busy' });
  return written.value.ok ? settled(visit, ward, tab, checked.value, written.value.value, id) : written.value;
}

/** What a submission that was written before is answered with; null where it was cut before its row was written. */
function alreadySaved(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  id: string,
  values: Values,
): Answer<Receipt> | null {
  const index = findRow(ward, tab, id);
  if (index !== null) {
    const now = rowAt(tab, index);
    const rest = isLogged(visit.spreadsheet, { what: ADDED, table: tab.table.sheet, row: id })
      ? new Map<string, Cell>()
      : unwritten(visit, ward, tab, values, index);
    if (rest.size > 0) {
      const locked = exclusively(() =>
        changeCells(keyedTab(tab, visit), rowOf(index), placedCells(tab, rest)),
      );
      if (!locked.ok) return failed({ kind: 'busy' });
      visit.told.push(...locked.value.notes);
      if (!locked.value.isDone) return failed({ kind: 'stale', sheet: tab.table.sheet });
    }
    logOnce(visit, tab, { id, what: ADDED });
    return done(receiptOf(visit, ward, tab, withCells(tab, now, rest), rowOf(index), visit.at, true));
  }
  if (rowsWithId(tab, id).length > 0) return failed(MOVED(id));
  const deleted = openTrash(visit.spreadsheet, visit.toDay)?.find(tab.table.sheet, id) ?? null;
  return deleted === null
    ? null
    : failed({
        kind: 'gone',
        what: `Dòng này đã được lưu với mã ${id}, sau đó bị xóa.`,
        todo: 'Sổ không ghi lại lần nữa.',
      });
}

/** Cells of a row that was cut between two writes: they were sent and are blank. Where a ward's own column parts ours. */
function unwritten(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  values: Values,
  index: number,
): ReadonlyMap<string, Cell> {
  const now = rowAt(tab, index);
  const isHalf = entryColumns(tab.table).some(
    ([key, column]) => column.isRequired && cellOf(tab, now, key) === '' && !isBlankValue(values[key]),
  );
  const checked = isHalf ? checkRow(ward, tab, values, index) : null;
  if (checked?.ok !== true) return new Map();
  const cells = newCells(visit, ward, tab, checked.value, idOf(tab, now));
  return new Map([...cells].filter(([key, cell]) => cell !== '' && cellOf(tab, now, key) === ''));
}

/** An officer has put the row under another chapter, which the link does not see. */
const MOVED = (id: string): Problem => ({
  kind: 'gone',
  what: `Dòng này đã được lưu với mã ${id}, sau đó cán bộ phường chuyển sang chi hội khác.`,
  todo: 'Sổ không ghi lại lần nữa.',
});

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

/** Looks where the row stands now, and says so. */
function settled(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  { row, notices }: CheckedRow,
  cells: ReadonlyMap<string, Cell>,
  id: string,
): Answer<Receipt> {
  const found = settleRow(keyedTab(tab, visit), placedCells(tab, cells));
  if (found === null) return failed({ kind: 'stale', sheet: tab.table.sheet });
  afterWrite(visit, tab, id, ADDED, cells);
  return done(receiptOf(visit, ward, tab, withCells(tab, row, cells), found.row, visit.at, false, notices));
}
