/**
 * Putting a deleted row back: every cell under the column it came from, with its formula, note and look. What cannot be
 * given back is named in the answer, and a cell whose column is gone is kept in a note of the row.
 */

import { placesNow } from '../../domain/tables/places-now';
import { done, failed, formatDay, formatNumber, isDay, quote } from '../../domain/values';
import { type Cell, rowOf } from '../../domain/ward';
import { addRow, settleRows } from '../../google/add-rows';
import { type Discarded, type DiscardedCell, openTrash } from '../../google/own-tabs';
import { type Placed, removeRow, setNote } from '../../google/rows';
import { plainCells, type Returning, writeExtras } from '../../google/whole-row';
import type { Input, RowView } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { refusedRow } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { closedRow } from './closed-days';
import { findRow, GONE, openFor, rowAt } from './find';
import { keyedTab, placedCells } from './placed';
import { cellAt, decodeWith, entryColumns, rowsWithId, type Tab } from './tab';
import { viewRow } from './view';
import { afterWrite, logOnce } from './written';

export function undoDelete({ table, id }: Input<'row.undo'>, visit: Visit): Answer<RowView> {
  const opened = openFor(visit, table);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  const { person, context } = ward;
  const view = (cells: readonly Cell[], number: number, notices: readonly string[] = []) =>
    done(viewRow(tab, cells, number, context, person, notices));
  const trash = openTrash(visit.spreadsheet, visit.toDay);
  const found = trash?.find(tab.table.sheet, id.toUpperCase()) ?? null;
  const standing = findRow(ward, tab, id);
  if (trash === null || found === null) {
    return standing === null ? failed(GONE) : view(rowAt(tab, standing), rowOf(standing));
  }
  const { discarded } = found;
  if (discarded === null) {
    const where = `dòng ${found.row} của tab ẩn ${trash.tab.sheet.getName()}`;
    return failed({
      kind: 'gone',
      what: `Dòng đã xóa được giữ ở ${where}, nhưng chỗ ấy đã bị sửa nên sổ không đọc được.`,
      todo: 'Mở tab ấy, xem cột Nội dung rồi nhập lại dòng.',
    });
  }
  if (person.role === 'link' && (discarded.chapter !== person.chapter || discarded.by !== visit.name)) {
    return failed(GONE);
  }
  const refused = refusedRow(person, 'delete', {
    chapter: discarded.chapter || null,
    enteredBy: discarded.by,
  });
  if (refused !== null) return failed(refused);
  const back = placed(tab, discarded);
  visit.writing = tab.sheet;
  const others = rowsWithId(tab, discarded.id);
  if (others.length >= discarded.twins) {
    const same = others.find((index) => isSameRow(tab, index, back));
    if (same === undefined) {
      return failed({
        kind: 'gone',
        what: `Mã ${discarded.id} đang là mã của dòng ${rowOf(others[0] ?? 0)}, nội dung khác dòng đã xóa.`,
        todo: `Sổ chưa ghi gì; dòng đã xóa còn ở tab ẩn ${trash.tab.sheet.getName()}. Xem lại dòng ${rowOf(others[0] ?? 0)}: nếu là dòng khác, xóa mã của dòng ấy rồi lấy lại.`,
      });
    }
    // The deletion was cut after the copy was made, or this was cut before the copy was taken away: the row stands.
    const told = giveBack(tab, rowOf(same), planOf(tab, back, person.role !== 'link'));
    logOnce(visit, tab, { id: discarded.id, what: 'Khôi phục dòng' });
    removeRow(trash.tab.sheet, found.row);
    return view(rowAt(tab, same), rowOf(same), told);
  }
  const row = cellsOf(tab, back);
  const [record = null] = decodeWith(tab, [row], context).rows;
  const closed = closedRow(visit, ward, tab.key, null, record);
  if (closed !== null) return failed(closed);
  const plan = planOf(tab, back, person.role !== 'link');
  const keyed = { ...keyedTab(tab, visit), ours: Object.values(tab.places).flatMap((place) => place ?? []) };
  if (!addRow(keyed, plan.cells).isDone) return failed({ kind: 'stale', sheet: tab.table.sheet });
  const [settled = null] = settleRows(keyed, [plan.cells]);
  if (settled === null) return failed({ kind: 'stale', sheet: tab.table.sheet });
  const notices = giveBack(tab, settled.row, plan);
  afterWrite(visit, tab, id, 'Khôi phục dòng');
  // Last: while the copy is there, pressing again finishes what was cut.
  removeRow(trash.tab.sheet, found.row);
  return view(row, settled.row, notices);
}

function cellsOf(tab: Tab, { there }: Back): Cell[] {
  const row: Cell[] = Array.from({ length: tab.raw.headers.length }, () => '');
  for (const { place, kept } of there) row[place] = kept.cell;
  return row;
}

/** A row that this person deleted before, as it was; null where she did not: her answer may have been lost. */
export function deletedBefore(visit: Visit, tab: Tab, id: string): readonly Cell[] | null {
  const found = openTrash(visit.spreadsheet, visit.toDay)?.find(tab.table.sheet, id.toUpperCase()) ?? null;
  const discarded = found?.discarded ?? null;
  return discarded === null || discarded.by !== visit.name ? null : cellsOf(tab, placed(tab, discarded));
}

/** The cells of a deleted row by what became of their columns. */
interface Back {
  readonly there: readonly {
    readonly place: number;
    readonly kept: DiscardedCell;
    readonly isRenamed: boolean;
  }[];
  /** Cells with something in them whose column is gone. */
  readonly left: readonly DiscardedCell[];
  /** No column moved: formulas, which count columns from their own, still mean the same. */
  readonly isInPlace: boolean;
  /** Kept before formulas, notes and looks were. */
  readonly isOld: boolean;
}

function placed(tab: Tab, { cells }: Discarded): Back {
  const isOld = cells.some(({ extras }) => extras === null);
  const places = placesNow(
    cells.map(({ header }) => header),
    tab.raw.headers.map(String),
  );
  const there: Back['there'][number][] = [];
  const left: DiscardedCell[] = [];
  for (const [index, kept] of cells.entries()) {
    const found = places[index] ?? null;
    const isRenamed = found?.how === 'renamed';
    // An old entry leaves out blank cells: it does not say where a column stood.
    if (found === null || (isRenamed && isOld)) {
      if (kept.cell !== '' || kept.extras?.note !== undefined) left.push(kept);
    } else there.push({ place: found.place, kept, isRenamed });
  }
  return { there, left, isInPlace: !isOld && places.every((now, index) => now?.place === index), isOld };
}

/**
 * Compared by what is read, column by column; what stands in columns that came since does not count. A formula may be
 * missing: it comes after the values.
 */
const isSameRow = (tab: Tab, index: number, { there }: Back): boolean =>
  there.every(({ place, kept }) => {
    const now = String(cellAt(rowAt(tab, index), place));
    return now === String(kept.cell) || (now === '' && kept.extras?.formula !== undefined);
  });

/** What is written, and what the person must know of it. */
interface Plan {
  /** Values, all at once. */
  readonly cells: ReturnType<typeof plainCells> | readonly Placed[];
  /** What follows: formulas, notes, looks. None for an entry that knows values only. */
  readonly returning: readonly Returning[];
  readonly lines: ReadonlyMap<number, readonly string[]>;
  readonly notices: readonly string[];
}

function planOf(tab: Tab, back: Back, isShown: boolean): Plan {
  const { there, left, isInPlace, isOld } = back;
  const notices: string[] = [];
  const lines = new Map<number, string[]>();
  const header = (place: number) => quote(String(tab.raw.headers[place] ?? ''));
  const say = (kept: DiscardedCell) => (isShown ? ` (${shown(kept)})` : '');
  const first = firstShown(tab, back);
  for (const kept of left) {
    const name = quote(kept.header);
    notices.push(
      `Tab ${tab.table.sheet} không còn cột ${name}: ô ấy${say(kept)} được giữ ở ghi chú của ô ${header(first)}.`,
    );
    lines.set(first, [...(lines.get(first) ?? []), `Lấy lại từ cột ${name}, nay không còn: ${shown(kept)}`]);
  }
  const returning = there.map(({ place, kept, isRenamed }): Returning => {
    const { cell, extras } = kept;
    const isFilled = cell !== '' || extras?.note !== undefined;
    if (isRenamed && isFilled) {
      notices.push(
        `Cột ${quote(kept.header)} nay tên là ${header(place)}: ô ấy${say(kept)} ghi vào cột đó. Xem lại ô này.`,
      );
    }
    if (extras?.formula === undefined || isInPlace) return { place, cell, extras: extras ?? NO_EXTRAS };
    notices.push(
      `Ô ${header(place)} trước khi xóa có công thức. Các cột đã đổi chỗ nên chỉ trả lại kết quả${say(kept)}; công thức cũ ở ghi chú của ô.`,
    );
    lines.set(place, [...(lines.get(place) ?? []), `Công thức trước khi xóa: ${extras.a1 ?? ''}`]);
    const { formula: _formula, a1: _a1, ...rest } = extras;
    return { place, cell, extras: rest };
  });
  if (isOld) {
    notices.push(
      'Dòng này xóa từ bản cũ của tiện ích, khi ấy chỉ nội dung được giữ: công thức, ghi chú và màu ô, nếu có, xin làm lại.',
    );
    return { cells: oldCells(tab, back), returning: [], lines, notices };
  }
  return {
    cells: plainCells(returning),
    returning: returning.map(({ place, cell, extras }) => {
      const note = [extras.note ?? '', ...(lines.get(place) ?? [])].filter((text) => text !== '').join('\n');
      return { place, cell, extras: note === '' ? extras : { ...extras, note } };
    }),
    lines,
    notices,
  };
}

/** Gives a row, whose values stand, the rest. @returns what the person must know. */
function giveBack(tab: Tab, number: number, { returning, lines, notices }: Plan): string[] {
  if (returning.length === 0) {
    for (const [place, more] of lines) setNote(tab.sheet, number, place, more.join('\n'));
    return [...notices];
  }
  const header = (place: number) => quote(String(tab.raw.headers[place] ?? ''));
  return [
    ...notices,
    ...writeExtras(tab.sheet, number, returning).map(
      (place) =>
        `Quy tắc nhập của ô ${header(place)} chưa trả lại được. Đặt lại ở Dữ liệu, Xác thực dữ liệu.`,
    ),
  ];
}

const NO_EXTRAS = { format: 'General' };

/** The place of the first column of the form, where a note is seen; the first of the tab where none came back. */
function firstShown(tab: Tab, { there }: Back): number {
  const back = new Set(there.map(({ place }) => place));
  const entry = entryColumns(tab.table).flatMap(([key]) => tab.places[key] ?? []);
  return entry.find((place) => back.has(place)) ?? there[0]?.place ?? 0;
}

/** Cells of an entry that knows values only: with the format of their column, where it is one of ours. */
function oldCells(tab: Tab, { there }: Back) {
  const declared = new Map(
    Object.entries(tab.places).flatMap(([key, place]) => (place === null ? [] : [[place, key] as const])),
  );
  return there.flatMap(({ place, kept: { cell } }) => {
    const key = declared.get(place);
    return key === undefined
      ? [{ place, cell, format: typeof cell === 'string' ? '@' : 'General' }]
      : placedCells(tab, new Map([[key, cell]]));
  });
}

/** A cell's content as a person reads it: its value, its formula, its note. */
function shown({ cell, extras }: DiscardedCell): string {
  const value =
    typeof cell === 'number'
      ? formatNumber(cell)
      : typeof cell === 'string' && isDay(cell)
        ? formatDay(cell)
        : String(cell);
  return [value, extras?.a1 ?? '', extras?.note ?? ''].filter((part) => part !== '').join('; ');
}
