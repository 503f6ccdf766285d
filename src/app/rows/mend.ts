/**
 * Mending a cell that can mean only one thing, and taking that back. What is to be written is found here again, never taken from
 * a page; a page can put back only what mends to the very cell that stands there.
 */
import { mendOf } from '../../domain/checks';
import { failed } from '../../domain/values';
import { type AnyRow, type Cell, rowOf } from '../../domain/ward';
import { unfinishedChange } from '../../google/memory';
import type { Input, Receipt } from '../../shared/contract';
import type { Answer, Problem } from '../../shared/problem';
import { reachable, refusedRow, visibleColumns } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { closedRow, recordAt } from './closed-days';
import { finishedBefore, receiptAgain, writeChange } from './correct';
import { findRow, GONE, openFor, rowAt } from './find';
import { addOwnCells, withCells } from './placed';
import { cellOf, decodeWith, entryColumns, ownRow } from './tab';
import { isShownInPart } from './view';
import { changeText } from './written';

const CHANGED: Problem = {
  kind: 'gone',
  what: 'Ô này vừa có người sửa, nên không đụng vào.',
  todo: 'Bấm Xem lại để thấy ô đang ghi gì.',
};

export function mendRow(
  { table, id, field, before, undo }: Input<'row.mend'>,
  visit: Visit,
): Answer<Receipt> {
  const opened = openFor(visit, table);
  if (!opened.ok) return opened;
  const { ward, tab, key } = opened.value;
  const { person, context } = ward;
  const index = findRow(ward, tab, id);
  if (index === null) return failed(GONE);
  const now = rowAt(tab, index);
  const refused = refusedRow(person, 'edit', ownRow(tab, now, context));
  if (refused !== null) return failed(refused);
  const column = entryColumns(tab.table).find(([name]) => name === field)?.[1];
  const visible = visibleColumns(person, key);
  if (column === undefined || visible?.has(field) === false || isShownInPart(visible, column.type.kind))
    return failed({ kind: 'badRequest' });
  const mended = mendOf(column, before, reachable(person, context));
  if (mended === null) return failed({ kind: 'badRequest' });
  const [from, to]: readonly [Cell, Cell] = undo ? [mended, before] : [before, mended];
  const stands = String(cellOf(tab, now, field));
  const mark = `mend ${key} ${id} ${field} ${String(to)}`;
  if (stands === String(to))
    return finishedBefore(visit, ward, tab, { index, mark }) ?? receiptAgain(visit, ward, tab, index);
  if (stands !== String(from)) return failed(CHANGED);
  const changed = new Map<string, Cell>([[field, to]]);
  const row = withCells(tab, now, changed);
  const rows = tab.raw.rows.map((one, at) => (at === index ? row : one));
  const record: AnyRow | null =
    decodeWith(tab, rows, context).rows.find((one) => one.row === rowOf(index)) ?? null;
  const closed = closedRow(visit, ward, key, recordAt(ward, key, index), record);
  if (closed !== null) return failed(closed);
  const told = unfinishedChange(mark) ?? changeText(tab, now, changed, context);
  changed.set('editedBy', visit.name);
  changed.set('editedAt', visit.at);
  if (record !== null)
    addOwnCells(tab, now, { cells: changed, row, record, notices: [] }, changed, ward, visit.today);
  return writeChange(visit, ward, tab, { id, index, changed, mark, told, notices: [] });
}
