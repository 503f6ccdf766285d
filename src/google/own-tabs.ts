/**
 * Tabs of the add-on's own, made when they are first needed; and one of them, the hidden `Đã xóa`: deleted rows, whole, so
 * that undo puts them back.
 */
import { type Cell, colors, plainDesign, rowOf } from '../domain/tables';
import { Making, makeSheet } from './install';
import { type Placed, writeRows } from './rows';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { type OpenTab, readTab, TabReader } from './tab-reader';
import { findFormer, findNow, findOwn, freeOwnName, isVacant, markOwn, renameOwn, sameHeaders } from './tabs';
import type { Extras } from './whole-row';

const TRASH_SHEET = 'Đã xóa';

const TRASH_COLUMNS = [
  { header: 'Mã', width: 110, note: 'Mã của dòng đã xóa.' },
  { header: 'Tab', width: 130, note: 'Dòng thuộc tab nào.' },
  { header: 'Chi hội', width: 110, note: 'Mã chi hội của dòng.' },
  { header: 'Xóa lúc', width: 130, note: 'Giờ của sổ.' },
  { header: 'Xóa bởi', width: 210, note: 'Ai đã xóa.' },
  { header: 'Nội dung', width: 400, note: 'Cả dòng, để khôi phục. Xin đừng sửa.' },
];

/**
 * The tab of this name; made at the end where it is not there, without taking the person away from theirs.
 * @param first how many of its columns its first version had already.
 */
export function ownTab(
  spreadsheet: Spreadsheet,
  name: string,
  columns: Parameters<typeof plainDesign>[1],
  first = columns.length,
): { sheet: Sheet; isNew: boolean } {
  const existing = findOwnTab(spreadsheet, name, columns, first);
  if (existing !== null) return { sheet: existing, isNew: false };
  // A new tab becomes the active one: the person's own tab is given back.
  const active = spreadsheet.getActiveSheet();
  // A blank tab of this name is one that a run left behind when it was cut off.
  const left = spreadsheet.getSheetByName(name);
  const isLeft = left !== null && isVacant(left);
  const { sheet } = makeSheet(
    new Making(new TabReader(spreadsheet)),
    plainDesign(isLeft ? name : freeOwnName(spreadsheet, name), columns, []),
    spreadsheet.getNumSheets(),
  );
  markOwn(sheet);
  sheet.setTabColor(colors.warning);
  active.activate();
  return { sheet, isNew: true };
}

/** Null where it was not made yet. A tab of the ward's own that has its name is passed over. */
export const findOwnTab = (
  spreadsheet: Spreadsheet,
  name: string,
  columns: Parameters<typeof plainDesign>[1],
  first = columns.length,
): Sheet | null =>
  findOwn(spreadsheet, name, (sheet) =>
    sameHeaders(
      sheet,
      columns.slice(0, first).map(({ header }) => header),
    ),
  );

const isTrash = (sheet: Sheet): boolean =>
  sameHeaders(
    sheet,
    TRASH_COLUMNS.map(({ header }) => header),
  );

/** The trash under today's name and under the one that it had once; null where there is none. */
export const trashes = (
  spreadsheet: Spreadsheet,
): { readonly now: Sheet | null; readonly former: Sheet | null } => ({
  now: findNow(spreadsheet, TRASH_SHEET, isTrash),
  former: findFormer(spreadsheet, TRASH_SHEET, isTrash),
});

/** @returns the name that it has now. */
export const renameTrash = (spreadsheet: Spreadsheet, sheet: Sheet): string =>
  renameOwn(spreadsheet, sheet, TRASH_SHEET);

/** One cell of a deleted row. */
export interface DiscardedCell {
  readonly header: string;
  readonly cell: Cell;
  /** null in entries made before formulas, notes and looks were kept. */
  readonly extras: Extras | null;
}

/** A deleted row. */
export interface Discarded {
  readonly id: string;
  readonly sheet: string;
  /** '' where it belongs to none. */
  readonly chapter: string;
  readonly at: string;
  readonly by: string;
  /** How many rows of the tab had this id when one was deleted: more than one where somebody copied a row. */
  readonly twins: number;
  /** Every column of the tab, in its order; entries without extras leave out blank cells. Headers may repeat. */
  readonly cells: readonly DiscardedCell[];
}

/** Of the 50,000 characters that a cell holds. A longer row goes on in the columns beside. */
const PIECE = 45_000;
/** Half characters and what XML has no way to write: a piece may end anywhere, and the file must stay readable. */
const FRAGILE = /[\ud800-\udfff\ufffe\uffff]/g;

export function discard(spreadsheet: Spreadsheet, rows: readonly Discarded[]): void {
  const { sheet } = ownTab(spreadsheet, TRASH_SHEET, TRASH_COLUMNS);
  const entries = rows.map(entryOf);
  const width = Math.max(...entries.map(({ length }) => length));
  const room = width - sheet.getMaxColumns();
  if (room > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), room);
  const last = sheet.getLastRow();
  // A tab that was cut off while it was made gets its headers now.
  if (last === 0) sheet.appendRow(TRASH_COLUMNS.map(({ header }) => header));
  if (isLastOf(sheet, last, entries)) return;
  const end = Math.max(last, 1) + entries.length;
  if (end > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), end - sheet.getMaxRows());
  writeRows(
    sheet,
    end - entries.length + 1,
    entries.map((cells) =>
      Array.from({ length: width }, (_, place): Placed => ({ place, cell: cells[place] ?? '', format: '@' })),
    ),
  );
}

/** Cells of an entry that say when and by whom. */
const STAMPS = [3, 4];

/** The same rows again: taking them off their tab was cut, or people moved rows meanwhile. */
function isLastOf(sheet: Sheet, last: number, entries: readonly (readonly string[])[]): boolean {
  const first = last - entries.length + 1;
  if (first < rowOf(0)) return false;
  const there = sheet.getRange(first, 1, entries.length, sheet.getMaxColumns()).getDisplayValues();
  return entries.every((cells, down) =>
    (there[down] ?? []).every((text, at) => STAMPS.includes(at) || text === (cells[at] ?? '')),
  );
}

/** The cells of the trash that hold a row. */
function entryOf(row: Discarded): string[] {
  const kept = row.cells.map(({ header, cell, extras }) =>
    extras === null ? [header, cell] : [header, cell, extras],
  );
  const text = JSON.stringify(row.twins > 1 ? [...kept, { twins: row.twins }] : kept).replace(
    FRAGILE,
    (half) => `\\u${half.charCodeAt(0).toString(16)}`,
  );
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, index) =>
    text.slice(index * PIECE, (index + 1) * PIECE),
  );
  return [row.id, row.sheet, row.chapter, row.at, row.by, ...pieces];
}

export interface Found {
  /** Row number in the trash. */
  readonly row: number;
  /** null where somebody changed the entry so that it cannot be read. */
  readonly discarded: Discarded | null;
}

export interface Trash {
  readonly tab: OpenTab;
  /** The latest deletion of the row; null where it was not deleted. */
  find(sheet: string, id: string): Found | null;
}

/** null where nothing was ever deleted. */
export function openTrash(spreadsheet: Spreadsheet, toDay: (date: Date) => string): Trash | null {
  const sheet = findOwnTab(spreadsheet, TRASH_SHEET, TRASH_COLUMNS);
  if (sheet === null) return null;
  const tab = readTab(sheet, toDay);
  return {
    tab,
    find: (name, id) => {
      const { rows } = tab.raw;
      let index = rows.length - 1;
      while (index >= 0 && (rows[index]?.[0] !== id || rows[index]?.[1] !== name)) index -= 1;
      const row = rows[index];
      if (row === undefined) return null;
      const [, , chapter = '', at = '', by = '', ...pieces] = row.map(String);
      const read = readEntry(pieces.join(''));
      return {
        row: rowOf(index),
        discarded: read === null ? null : { id, sheet: name, chapter, at, by, ...read },
      };
    },
  };
}

/** null where the text is not what `discard` writes: a hidden tab can still be edited by hand. */
function readEntry(text: string): Pick<Discarded, 'twins' | 'cells'> | null {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(entry)) return null;
  const parts: readonly unknown[] = entry;
  const last = parts.at(-1);
  const twins = isTwins(last) ? last.twins : 1;
  const cells = (isTwins(last) ? parts.slice(0, -1) : parts).map((part): DiscardedCell | null =>
    isKept(part) ? { header: part[0], cell: part[1], extras: part[2] ?? null } : null,
  );
  return cells.includes(null) ? null : { twins, cells: cells.filter((cell) => cell !== null) };
}

const isTwins = (part: unknown): part is { readonly twins: number } =>
  typeof part === 'object' && part !== null && 'twins' in part && typeof part.twins === 'number';

/** What the third part holds is trusted: an edit by hand that leaves JSON and a format in place is left to who made it. */
const isKept = (part: unknown): part is readonly [string, Cell, Extras?] =>
  Array.isArray(part) &&
  typeof part[0] === 'string' &&
  ['string', 'number', 'boolean'].includes(typeof part[1]) &&
  (part.length === 2 || typeof (part[2] as Partial<Extras> | null)?.format === 'string');
