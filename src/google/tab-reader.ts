/** Reads tabs: each in one call, whatever its size, dates as days. */

import { type Cell, indexOf, type RawTable } from '../domain/tables';
import type { Day } from '../domain/values';
import { now } from './clock';
import { dayReader } from './days';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { type ByTabName, sheetNamed, sheetsByName } from './tabs';

export function toCell(value: unknown, toDay: (date: Date) => string): Cell {
  if (value instanceof Date) return toDay(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value ?? '');
}

/** A tab as it was when it was read. Merged cells are not asked for: no form makes them. */
export interface OpenTab {
  readonly sheet: Sheet;
  readonly raw: RawTable;
}

/** @param cells its used area, the headers first. */
export function tabOf(sheet: Sheet, [headers = [], ...rows]: readonly (readonly Cell[])[]): OpenTab {
  return { sheet, raw: { headers, rows, merges: [] } };
}

/** Its used area, the headers first; one blank row where nothing stands on it. */
export const cellsOf = ({ raw: { headers, rows } }: OpenTab): readonly (readonly Cell[])[] => [
  headers,
  ...rows,
];

/** The same as Sheets gives it: dates are dates. */
export const valuesOf = (sheet: Sheet): readonly (readonly unknown[])[] => sheet.getDataRange().getValues();

export function readTab(sheet: Sheet, toDay: (date: Date) => string): OpenTab {
  return tabOf(
    sheet,
    valuesOf(sheet).map((row) => row.map((value) => toCell(value, toDay))),
  );
}

/** One tab by its name, for who needs no other; null where there is no such tab. */
export function openTab(
  spreadsheet: Spreadsheet,
  name: string,
  toDay: (date: Date) => string,
): OpenTab | null {
  const sheet = sheetNamed(spreadsheet, name);
  return sheet === null ? null : readTab(sheet, toDay);
}

/** The tabs for the length of one task: each is read when it is first asked for, and once. */
export class TabReader {
  readonly spreadsheet: Spreadsheet;
  readonly sheets: ByTabName<Sheet>;
  readonly timeZone: string;
  readonly today: Day;
  private readonly toDay: (date: Date) => Day;
  private readonly tabs = new Map<Sheet, OpenTab>();

  constructor(spreadsheet: Spreadsheet) {
    this.spreadsheet = spreadsheet;
    this.sheets = sheetsByName(spreadsheet);
    this.timeZone = spreadsheet.getSpreadsheetTimeZone();
    this.toDay = dayReader(this.timeZone);
    this.today = this.toDay(now());
  }

  tab(name: string): OpenTab | null {
    const sheet = this.sheets.get(name);
    if (sheet === undefined) return null;
    const known = this.tabs.get(sheet);
    if (known !== undefined) return known;
    const tab = readTab(sheet, this.toDay);
    this.tabs.set(sheet, tab);
    return tab;
  }

  /** What was just written is known without another reading. */
  put(name: string, tab: OpenTab): void {
    this.sheets.set(name, tab.sheet);
    this.tabs.set(tab.sheet, tab);
  }

  raw(name: string): RawTable | null {
    return this.tab(name)?.raw ?? null;
  }

  /** The same with the merged cells, which no figure needs and *Kiểm tra* names. */
  rawWithMerges(name: string): RawTable | null {
    const tab = this.tab(name);
    if (tab === null) return null;
    const merges = tab.sheet
      .getDataRange()
      .getMergedRanges()
      .map((merge) => ({
        row: indexOf(merge.getRow()),
        rows: merge.getNumRows(),
        column: merge.getColumn() - 1,
      }));
    return { ...tab.raw, merges: merges.filter(({ row }) => row >= 0) };
  }
}
