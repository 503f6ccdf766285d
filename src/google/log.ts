/**
 * `Nhật ký`: what was done to rows, links, settings and reports, by whom, by which way, and what a row said before.
 * Lines are only ever added. A full log is put aside under the month it ends with, and a new one begun.
 */
import { tolerated } from './attempt';
import { findOwnTab, ownTab } from './own-tabs';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { sheetsByName } from './tabs';

export const LOG_SHEET = 'Nhật ký';

const LOG_COLUMNS = [
  { header: 'Lúc', width: 130, note: 'Giờ của sổ.' },
  { header: 'Ai', width: 210, note: 'Email, hoặc liên kết điện thoại.' },
  { header: 'Liên kết', width: 110, note: 'Mã liên kết, nếu nhập bằng điện thoại.' },
  { header: 'Việc', width: 170, note: 'Đã làm gì.' },
  { header: 'Loại', width: 130, note: 'Tab của dòng.' },
  { header: 'Mã dòng', width: 110, note: 'Mã của dòng.' },
  {
    header: 'Điều đổi',
    width: 420,
    note: 'Ô nào, trước là gì, nay là gì. Gõ thẳng vào ô thì xem ở Tệp, Lịch sử phiên bản của Google.',
    isWrapped: true,
  },
];
/** Columns of the first version. */
const FIRST_COLUMNS = 6;

/** Lines of one log: a tab of more is slow to open, and a workbook has ten million cells for everything. */
const MOST_LINES = 5000;
const GROWTH = 200;

export interface LogLine {
  /** `yyyy-MM-dd HH:mm`. */
  readonly at: string;
  readonly who: string;
  /** Id of the link, '' at the sheet. */
  readonly link: string;
  readonly what: string;
  readonly table: string;
  /** Ids of rows, a comma and a space between. */
  readonly row: string;
  /** `Ô: trước → nay`, a line each; '' where nothing changed. */
  readonly change?: string;
}

/**
 * Adds a line below the others. What it tells of was done before: where the log cannot be written to, twice, that stays
 * done, and only the script's own log says so.
 */
export function log(spreadsheet: Spreadsheet, line: LogLine): void {
  const write = (isAgain: boolean) => (): void => {
    const { sheet, isNew } = openLog(spreadsheet);
    const isFull = !isNew && sheet.getMaxRows() > MOST_LINES;
    if (isFull) putAside(spreadsheet, sheet, line.at);
    append(isFull ? openLog(spreadsheet).sheet : sheet, line, isAgain);
    SpreadsheetApp.flush(); // a refused line is refused here
  };
  if (!tolerated(write(false))) tolerated(write(true));
}

const openLog = (spreadsheet: Spreadsheet) => ownTab(spreadsheet, LOG_SHEET, LOG_COLUMNS, FIRST_COLUMNS);

/** Whether the line stands there, though its answer was lost. */
function isLast(sheet: Sheet, cells: readonly string[]): boolean {
  const last = sheet.getLastRow();
  const there = last === 0 ? [] : (sheet.getRange(last, 1, 1, FIRST_COLUMNS).getDisplayValues()[0] ?? []);
  return last > 0 && there.every((text, index) => text === cells[index]);
}

function append(
  sheet: Sheet,
  { at, who, link, what, table, row, change = '' }: LogLine,
  isAgain: boolean,
): void {
  // What a person typed stays text, whatever it begins with.
  const told = change === '' ? '' : `• ${change.replaceAll('\n', '\n• ')}`;
  const cells = [at, who, link, what, table, row, told];
  if (isAgain && isLast(sheet, cells)) return;
  try {
    sheet.appendRow(cells);
  } catch {
    if (isLast(sheet, cells)) return;
    // The last line of the grid is taken, or a log of the first version has fewer columns.
    sheet.insertRowsAfter(sheet.getMaxRows(), GROWTH);
    const room = cells.length - sheet.getMaxColumns();
    if (room > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), room);
    sheet.appendRow(cells);
  }
}

/** The full log keeps its lines under another name, hidden. */
function putAside(spreadsheet: Spreadsheet, sheet: Sheet, at: string): void {
  const names = sheetsByName(spreadsheet);
  const base = `${LOG_SHEET} đến ${at.slice(0, 10)}`;
  let name = base;
  for (let n = 2; names.has(name); n += 1) name = `${base} (${n})`;
  sheet.setName(name);
  sheet.hideSheet();
}

/** Lines at the end of the log that are looked through for one. */
const RECENT = 200;

/** Those of `rows` of which none of the last lines tells this. A line may tell of several. */
export function unlogged(
  spreadsheet: Spreadsheet,
  { what, table, at }: Pick<LogLine, 'what' | 'table'> & { readonly at?: string },
  rows: readonly string[],
): string[] {
  const sheet = findOwnTab(spreadsheet, LOG_SHEET, LOG_COLUMNS, FIRST_COLUMNS);
  const last = sheet?.getLastRow() ?? 0;
  const first = Math.max(2, last - RECENT + 1);
  if (sheet === null || first > last) return [...rows];
  const told = new Set(
    sheet
      .getRange(first, 1, last - first + 1, FIRST_COLUMNS)
      .getDisplayValues()
      .flatMap(([when, , , did, where, ids = '']) =>
        did === what && where === table && (at === undefined || when === at) ? ids.split(', ') : [],
      ),
  );
  return rows.filter((row) => !told.has(row));
}

/** Whether one of the last lines tells this of a row already. */
export const isLogged = (
  spreadsheet: Spreadsheet,
  line: Pick<LogLine, 'what' | 'table' | 'row'> & { readonly at?: string },
): boolean => unlogged(spreadsheet, line, [line.row]).length === 0;
