/**
 * Entering a row, one way: what was sent is read and checked, what is like it or closed is asked about, its cells are
 * written in one go, and the row is shown.
 */

import { done, failed } from '../../domain/values';
import { type Cell, newRowId, rowOf } from '../../domain/ward';
import { openSubmission } from '../../google/memory';
import { openTrash } from '../../google/own-tabs';
import { appendCells } from '../../google/rows';
import type { Input, Receipt } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { findAlike } from './alike';
import { type CheckedRow, checkRow } from './check-row';
import { closedRow } from './closed-days';
import { findRow, openFor, rowAt } from './find';
import type { OpenWard } from './open-ward';
import { addLabel, placedCells, withCells } from './placed';
import { entryColumns, idColumn, type Tab, textAt } from './tab';
import { afterWrite, receiptOf } from './written';

export function saveRow(
  { table, values, submission, acceptSimilar }: Input<'row.save'>,
  visit: Visit,
): Answer<Receipt> {
  const known = openSubmission(submission);
  const { before } = known;
  const opened = openFor(visit, before?.table ?? table);
  if (!opened.ok) return opened;
  const { ward, tab, key } = opened.value;
  if (before !== null) {
    const index = findRow(ward, tab, before.id);
    if (index !== null) return done(receiptOf(ward, tab, rowAt(tab, index), rowOf(index), visit.at, true));
    const deleted = openTrash(visit.spreadsheet, visit.toDay)?.find(tab.table.sheet, before.id) ?? null;
    if (deleted !== null) {
      return failed({
        kind: 'gone',
        what: `Dòng này đã được lưu với mã ${before.id}, sau đó bị xóa.`,
        todo: 'Sổ không ghi lại lần nữa.',
      });
    }
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
  known.remember({ table: key, id });
  return done(appendChecked(visit, ward, tab, checked.value, id));
}

/** The code that the person gave, or a new row id. */
function newIdFor(tab: Tab, checked: CheckedRow): string {
  const { table } = tab;
  if (table.keyColumn !== undefined) return textAt(checked.row, tab.places[table.keyColumn]).toUpperCase();
  const place = tab.places[idColumn(table)];
  const taken = new Set(tab.raw.rows.map((cells) => textAt(cells, place).toUpperCase()));
  return newRowId(table.prefix, taken, Math.random);
}

/** Writes a checked row below the others and says so. */
function appendChecked(visit: Visit, ward: OpenWard, tab: Tab, checked: CheckedRow, id: string): Receipt {
  // Blank cells are written too: columns that stand together are then one write.
  const cells = new Map<string, Cell>(Object.keys(tab.table.columns).map((key) => [key, '']));
  for (const [key, cell] of checked.cells) cells.set(key, cell);
  if (tab.table.keyColumn === undefined) cells.set('id', id);
  cells.set('enteredBy', visit.name);
  cells.set('enteredAt', visit.at);
  addLabel(tab, checked, cells);
  visit.writing = tab.sheet;
  const columns = [...entryColumns(tab.table).map(([key]) => key), 'id'].flatMap(
    (key) => tab.places[key] ?? [],
  );
  const number = appendCells(tab, columns, placedCells(tab, cells));
  afterWrite(visit, ward, tab, id, 'Thêm dòng', cells);
  return receiptOf(ward, tab, withCells(tab, checked.row, cells), number, visit.at, false, checked.notices);
}
