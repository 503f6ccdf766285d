/**
 * The book of reports: `Sổ báo cáo`, one line an export or closing, and the hidden `Sổ báo cáo (số liệu)` with the
 * snapshot of each, in pieces that a cell can hold. Lines are only ever added.
 */
import { piecesOf } from '../domain/issues';
import { newRowId } from '../domain/tables';
import { type Day, formatDay, isDay, readDay } from '../domain/values';
import { findOwnTab, ownTab } from './own-tabs';
import { type Placed, writeCells } from './rows';
import { hashOf } from './secrets';
import type { Sheet, Spreadsheet } from './workbook';

export const ISSUES_SHEET = 'Sổ báo cáo';
export const SNAPSHOTS_SHEET = 'Sổ báo cáo (số liệu)';
/** Stands where a kind of report does: the book was closed up to `Đến ngày`. */
export const CLOSING = 'Khoá sổ';

const ISSUE_COLUMNS = [
  { header: 'Mã', width: 90, note: 'Mã của lần xuất.' },
  { header: 'Lúc', width: 130, note: 'Giờ của sổ.' },
  { header: 'Người xuất', width: 180, note: 'Email, nếu Google cho biết.' },
  { header: 'Loại báo cáo', width: 210, note: 'Báo cáo nào, hoặc Khoá sổ.', isWrapped: true },
  { header: 'Từ ngày', width: 96, note: 'Ngày đầu của kỳ.' },
  { header: 'Đến ngày', width: 96, note: 'Ngày cuối của kỳ.' },
  { header: 'Số', width: 130, note: 'Số, ký hiệu văn bản lúc xuất.' },
  { header: 'Tên', width: 270, note: 'Tên văn bản.', isWrapped: true },
  { header: 'Liên kết', width: 210, note: 'Mở văn bản.' },
  { header: 'Số liệu', width: 80, note: 'Bao nhiêu con số trong báo cáo.', isNumber: true },
  { header: 'Mã băm', width: 150, note: 'SHA-256 của mọi con số và dòng của kỳ lúc xuất.' },
  {
    header: 'Khác lần trước',
    width: 420,
    note: 'Con số nào đã đổi từ lần xuất trước của cùng kỳ, vì dòng nào.',
    isWrapped: true,
  },
];
const SNAPSHOT_COLUMNS = [
  { header: 'Mã băm', width: 150, note: 'SHA-256 của số liệu, như ở tab Sổ báo cáo.' },
  { header: 'Phần', width: 60, note: 'Phần thứ mấy.', isNumber: true },
  { header: 'Nội dung', width: 400, note: 'Số liệu lúc xuất, để so về sau. Xin đừng sửa.' },
];

export interface Issue {
  readonly id: string;
  /** `10:32 05/01/2023`. */
  readonly at: string;
  readonly by: string;
  /** Label of the kind of report, or `CLOSING`. */
  readonly kind: string;
  readonly from: Day;
  readonly to: Day;
  readonly number: string;
  readonly title: string;
  readonly url: string;
  readonly figures: number;
  /** SHA-256 of the snapshot's text, hexadecimal. */
  readonly hash: string;
  readonly changes: string;
}

/** All lines, oldest first; lines whose days were changed by hand are passed over. Two calls, however many there are. */
export function readIssues(spreadsheet: Spreadsheet): Issue[] {
  const sheet = findOwnTab(spreadsheet, ISSUES_SHEET, ISSUE_COLUMNS);
  const last = sheet?.getLastRow() ?? 0;
  if (sheet === null || last < 2) return [];
  const rows = sheet.getRange(2, 1, last - 1, ISSUE_COLUMNS.length).getDisplayValues();
  return rows.flatMap((row): Issue[] => {
    const [id = '', at = '', by = '', kind = '', from = '', to = '', number = '', title = '', url = ''] = row;
    const [first, end] = [readDay(from), readDay(to)];
    if (id === '' || !first.ok || !end.ok) return [];
    const [figures = '', hash = '', changes = ''] = row.slice(9);
    return [
      {
        ...{ id, at, by, kind, number, title, url, hash, changes },
        from: first.value,
        to: end.value,
        figures: Number(figures.replace(/\D/g, '')),
      },
    ];
  });
}

/** The text of an issue's snapshot; null where it is gone or no longer what was kept. */
export function readSnapshotText(spreadsheet: Spreadsheet, { hash }: Issue): string | null {
  const sheet = findOwnTab(spreadsheet, SNAPSHOTS_SHEET, SNAPSHOT_COLUMNS);
  const last = sheet?.getLastRow() ?? 0;
  if (sheet === null || last < 2) return null;
  const places = sheet.getRange(2, 1, last - 1, 2).getDisplayValues();
  // The newest, where an earlier one was changed by hand and kept anew.
  const first = places.map(([cell, part]) => cell === hash && part === '1').lastIndexOf(true);
  if (first < 0) return null;
  let count = 0;
  while (places[first + count]?.[0] === hash) count += 1;
  const pieces = sheet.getRange(first + 2, 3, count, 1).getValues();
  const text = pieces.map(([cell]) => String(cell)).join('');
  return hashOf(text) === hash ? text : null;
}

/** Adds a line and its snapshot. @returns the line as it was written. */
export function addIssue(
  spreadsheet: Spreadsheet,
  facts: Omit<Issue, 'id' | 'hash'>,
  text: string,
  before: readonly Issue[],
): Issue {
  const id = newRowId('SB', new Set(before.map((issue) => issue.id)), Math.random);
  const issue: Issue = { ...facts, id, hash: hashOf(text) };
  // The snapshot comes first: a line without one could not be compared with.
  const store = ownTab(spreadsheet, SNAPSHOTS_SHEET, SNAPSHOT_COLUMNS);
  if (store.isNew) store.sheet.hideSheet();
  // Four reports of one period on one day hold the same rows: their snapshot is kept once.
  const isKept = !store.isNew && readSnapshotText(spreadsheet, issue) !== null;
  const pieces = isKept ? [] : piecesOf(text);
  if (pieces.length > 0) {
    store.sheet
      .getRange(roomFor(store.sheet, pieces.length), 1, pieces.length, 3)
      .setNumberFormat('@')
      .setValues(pieces.map((piece, index) => [issue.hash, String(index + 1), piece]));
  }
  const { sheet } = ownTab(spreadsheet, ISSUES_SHEET, ISSUE_COLUMNS);
  const cells: readonly (string | number)[] = [
    ...[id, issue.at, issue.by, issue.kind, formatDay(issue.from), formatDay(issue.to)],
    ...[issue.number, issue.title, issue.url, issue.figures, issue.hash, issue.changes],
  ];
  writeCells(
    sheet,
    roomFor(sheet, 1),
    cells.map((cell, place): Placed => ({ place, cell, format: typeof cell === 'number' ? '#,##0' : '@' })),
  );
  return issue;
}

/** The first free row, with so many rows below it. */
function roomFor(sheet: Sheet, rows: number): number {
  const at = Math.max(sheet.getLastRow(), 1) + 1;
  const missing = at + rows - 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  return at;
}

/** `10:32 05/01/2023`. */
export const stampText = ({ day, time }: { readonly day: string; readonly time: string }): string =>
  `${time} ${isDay(day) ? formatDay(day) : day}`;
