/**
 * The book of reports: `Sổ báo cáo`, one line an export or closing, and the hidden `Sổ báo cáo (số liệu)` with the
 * snapshot of each, in pieces that a cell can hold. Lines are only ever added; of a line only its state changes. Its
 * columns are found by their headers: the tab is older than some of them, and a ward may have added its own.
 */
import { type IssueState, issueStates, readIssueState } from '../domain/issued/state';
import { piecesOf } from '../domain/issued/text';
import { newRowId, plainDesign, rowOf } from '../domain/tables';
import { type Day, formatDay, isDay, normalizeText, readDay, sameText } from '../domain/values';
import { Making, makeSheet } from './install';
import { findOwnTab, ownTab } from './own-tabs';
import { type Placed, writeCells } from './rows';
import { hashOf } from './secrets';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { TabReader } from './tab-reader';

export const ISSUES_SHEET = 'Sổ báo cáo';
const SNAPSHOTS_SHEET = 'Sổ báo cáo (số liệu)';
/** Stands where a kind of report does: the book was closed up to `Đến ngày`. */
export const CLOSING = 'Khóa sổ';

const ISSUE_COLUMNS = [
  { header: 'Mã', width: 90, note: 'Mã của lần xuất.' },
  { header: 'Lúc', width: 130, note: 'Giờ của sổ.' },
  { header: 'Người xuất', width: 180, note: 'Email, nếu Google cho biết.' },
  { header: 'Loại báo cáo', width: 210, note: 'Báo cáo nào, hoặc Khóa sổ.', isWrapped: true },
  { header: 'Từ ngày', width: 96, note: 'Ngày đầu của kỳ.' },
  { header: 'Đến ngày', width: 96, note: 'Ngày cuối của kỳ.' },
  { header: 'Số', width: 130, note: 'Số, ký hiệu văn bản lúc xuất.' },
  { header: 'Tên', width: 270, note: 'Tên văn bản.', isWrapped: true },
  { header: 'Liên kết', width: 210, note: 'Mở văn bản.' },
  { header: 'Số liệu', width: 80, note: 'Bao nhiêu con số trong báo cáo.', isNumber: true },
  { header: 'Mã băm', width: 110, note: 'Dấu ngắn của mọi con số và dòng của kỳ lúc xuất.' },
  {
    header: 'Khác lần trước',
    width: 420,
    note: 'Con số nào đã khác báo cáo phát hành trước của cùng kỳ, vì dòng nào.',
    isWrapped: true,
  },
  {
    header: 'Trạng thái',
    width: 110,
    note: 'Dự thảo, Đã phát hành, hoặc Đã rút. Đổi bằng Sổ Hội → Xem và báo cáo → Phát hành.',
  },
  { header: 'Số phát hành', width: 130, note: 'Số, ký hiệu văn bản khi phát hành.' },
  { header: 'Ngày phát hành', width: 110, note: 'Ngày của văn bản khi phát hành.' },
  {
    header: 'Con số đã in',
    width: 150,
    note: 'Khóa của các con số trong báo cáo, để so về sau. Xin đừng sửa.',
  },
];
/** Letters of the hash that a line shows: enough to tell snapshots apart, and no row of sixty-four. Older lines show all of it. */
const MARK = 12;
/** Columns of the first version: where a person renamed such a header, the column still stands in its place. */
const FIRST_COLUMNS = 12;
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
  /** Of the SHA-256 of the snapshot's text, hexadecimal: its beginning, or all of it. */
  readonly hash: string;
  readonly changes: string;
  readonly state: IssueState;
  /** Number as issued; '' where it was not. */
  readonly issuedNumber: string;
  readonly issuedOn: Day | null;
  /** Keys of the figures that the report prints; none where the line is older than the column. */
  readonly printed: readonly string[];
  /** Row number on the sheet. */
  readonly row: number;
}

/** Where each column stands, 0-based; -1 where it is missing. */
function placesOf(headers: readonly string[]): number[] {
  const titles = headers.map(normalizeText);
  return ISSUE_COLUMNS.map(({ header }, index) => {
    const at = titles.indexOf(header);
    const isStranger = ISSUE_COLUMNS.every((column) => column.header !== titles[index]);
    return at < 0 && index < FIRST_COLUMNS && isStranger ? index : at;
  });
}

/** All lines, oldest first; lines whose days were changed by hand are passed over. One read, however many there are. */
export function readIssues(spreadsheet: Spreadsheet): Issue[] {
  const sheet = findOwnTab(spreadsheet, ISSUES_SHEET, ISSUE_COLUMNS, FIRST_COLUMNS);
  if (sheet === null) return [];
  const [headers = [], ...rows] = sheet.getDataRange().getDisplayValues();
  const places = placesOf(headers);
  return rows.flatMap((cells, index): Issue[] => {
    const [
      id = '',
      at = '',
      by = '',
      written = '',
      from = '',
      to = '',
      number = '',
      title = '',
      url = '',
      ...more
    ] = places.map((place) => cells[place] ?? '');
    const [figures = '', hash = '', changes = '', stateText = '', issuedNumber = '', day = '', printed = ''] =
      more;
    const [first, end, issuedOn] = [readDay(from), readDay(to), readDay(day)];
    if (id === '' || !first.ok || !end.ok) return [];
    // Older lines have the tone of `Khóa` on its other letter.
    const kind = sameText(written, CLOSING) ? CLOSING : written;
    const state = kind === CLOSING ? 'issued' : readIssueState(stateText, number);
    return [
      {
        ...{ id, at, by, kind, number, title, url, hash, changes, state },
        from: first.value,
        to: end.value,
        figures: Number(figures.replace(/\D/g, '')),
        // A line from before states were kept went out under the number that was printed on it.
        issuedNumber: issuedNumber === '' && state === 'issued' ? number : issuedNumber,
        issuedOn: issuedOn.ok ? issuedOn.value : null,
        printed: printed.split(' ').filter((key) => key !== ''),
        row: rowOf(index),
      },
    ];
  });
}

/** The reports among the lines. */
export const reportsOf = (issues: readonly Issue[]): Issue[] => issues.filter(({ kind }) => kind !== CLOSING);

/** The text of an issue's snapshot; null where it is gone or no longer what was kept. */
export function readSnapshotText(spreadsheet: Spreadsheet, { hash }: Pick<Issue, 'hash'>): string | null {
  const sheet = findOwnTab(spreadsheet, SNAPSHOTS_SHEET, SNAPSHOT_COLUMNS);
  const last = sheet?.getLastRow() ?? 0;
  if (sheet === null || last < rowOf(0) || hash.length < MARK) return null;
  const places = sheet.getRange(rowOf(0), 1, last - 1, 2).getDisplayValues();
  // The newest, where an earlier one was changed by hand and kept again.
  const first = places.map(([cell = '', part]) => cell.startsWith(hash) && part === '1').lastIndexOf(true);
  if (first < 0) return null;
  let count = 0;
  while (places[first + count]?.[0]?.startsWith(hash)) count += 1;
  const pieces = sheet.getRange(rowOf(first), 3, count, 1).getValues();
  const text = pieces.map(([cell]) => String(cell)).join('');
  return hashOf(text).startsWith(hash) ? text : null;
}

/** What a new line says; it is a draft, or a closing. */
export type NewIssue = Omit<Issue, 'id' | 'hash' | 'state' | 'issuedNumber' | 'issuedOn' | 'row'>;

/** Adds a line and its snapshot. */
export function addIssue(
  spreadsheet: Spreadsheet,
  facts: NewIssue,
  text: string,
  before: readonly Issue[],
): void {
  const id = newRowId('SB', new Set(before.map((issue) => issue.id)), Math.random);
  const hash = hashOf(text);
  // The snapshot comes first: a line without one could not be compared with.
  const store = ownTab(spreadsheet, SNAPSHOTS_SHEET, SNAPSHOT_COLUMNS);
  // Four reports of one period on one day hold the same rows: their snapshot is kept once.
  const isKept = !store.isNew && readSnapshotText(spreadsheet, { hash }) !== null;
  const pieces = isKept ? [] : piecesOf(text);
  if (pieces.length > 0) {
    store.sheet
      .getRange(roomFor(store.sheet, pieces.length), 1, pieces.length, 3)
      .setNumberFormat('@')
      .setValues(pieces.map((piece, index) => [hash, String(index + 1), piece]));
  }
  const { sheet, places } = openIssues(spreadsheet);
  const cells: readonly (string | number)[] = [
    ...[id, facts.at, facts.by, facts.kind, formatDay(facts.from), formatDay(facts.to)],
    ...[facts.number, facts.title, facts.url, facts.figures, hash.slice(0, MARK), facts.changes],
    ...[facts.kind === CLOSING ? '' : issueStates.draft, '', '', facts.printed.join(' ')],
  ];
  writeCells(sheet, roomFor(sheet, 1), cells.map(placedIn(places)));
}

/** Marks a line. Number and day stay with a line that is withdrawn: they say what went out. */
export function markIssue(
  spreadsheet: Spreadsheet,
  { row }: Issue,
  { state, number, day }: { readonly state: IssueState; readonly number: string; readonly day: Day | null },
): void {
  const { sheet, places } = openIssues(spreadsheet);
  const cells = [issueStates[state], number, day === null ? '' : formatDay(day)];
  writeCells(sheet, row, cells.map(placedIn(places.slice(FIRST_COLUMNS))));
}

const placedIn =
  (places: readonly number[]) =>
  (cell: string | number, index: number): Placed => ({
    place: places[index] ?? index,
    cell,
    format: typeof cell === 'number' ? '#,##0' : '@',
  });

/** The visible tab, with every column: those that are younger than the tab are added after its last one. */
function openIssues(spreadsheet: Spreadsheet): { sheet: Sheet; places: number[] } {
  const { sheet, isNew } = ownTab(spreadsheet, ISSUES_SHEET, ISSUE_COLUMNS, FIRST_COLUMNS);
  const look = (): number[] =>
    placesOf(sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn())).getDisplayValues()[0] ?? []);
  let places = look();
  const young = ISSUE_COLUMNS.filter((_, index) => (places[index] ?? -1) < 0);
  if (young.length > 0) {
    makeSheet(new Making(new TabReader(spreadsheet)), plainDesign(sheet.getName(), young, []), 0);
    places = look();
  }
  const keys = places.at(-1) ?? -1;
  if ((isNew || young.length > 0) && keys >= 0) sheet.hideColumns(keys + 1);
  return { sheet, places };
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
