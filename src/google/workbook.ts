/** Reads the bound spreadsheet into records: a few calls a tab, none a row. */

import type { Day } from '../domain/values';
import {
  CATALOGUE_SHEET,
  type Cell,
  decodeWorkbook,
  indexOf,
  isChosen,
  type RawTable,
  type RawWorkbook,
  SETTINGS_SHEET,
  type TableKey,
  TEXTS_SHEET,
  tableKeys,
  tables,
  type WardData,
} from '../domain/ward';
import { now } from './clock';
import { dayReader } from './days';
import { fileProperties } from './scope';
import { type ByTabName, sheetsByName } from './tabs';

export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface Workbook {
  readonly book: Book;
  readonly spreadsheet: Spreadsheet;
  readonly sheets: ByTabName<Sheet>;
  readonly raw: RawWorkbook;
  readonly ward: WardData;
}

/** Set by the build (`npm run build -- --wide`): the scope `spreadsheets` in place of `spreadsheets.currentonly`. */
declare const IS_WIDE: boolean;
const ID = 'spreadsheet';

/**
 * The spreadsheet that the add-on is bound to. Asked for once at the start of a task, never inside it. In a web app under
 * `spreadsheets.currentonly` there may be none (reported by one; Google's types promise one): the wide build opens the
 * file by the id that it was installed with.
 */
export function openSpreadsheet(): Spreadsheet {
  const active: Spreadsheet | null = SpreadsheetApp.getActiveSpreadsheet();
  if (active !== null) return active;
  const id = IS_WIDE ? fileProperties().getProperty(ID) : null;
  if (id === null) throw new Error('There is no active spreadsheet: build with --wide (docs/deploy.md).');
  return SpreadsheetApp.openById(id);
}

/** For the web app, which has the script's properties and perhaps no active spreadsheet. */
export function rememberSpreadsheet(spreadsheet: Spreadsheet): void {
  if (!IS_WIDE) return;
  const store = fileProperties();
  if (store.getProperty(ID) !== spreadsheet.getId()) store.setProperty(ID, spreadsheet.getId());
}

export function toCell(value: unknown, toDay: (date: Date) => string): Cell {
  if (value instanceof Date) return toDay(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value ?? '');
}

/** A tab as it was when it was read. */
export interface Tab {
  readonly sheet: Sheet;
  /** Its used area, the headers first; one blank row where nothing stands on it. */
  readonly cells: readonly (readonly Cell[])[];
}

export interface ReadOptions {
  /** Merged cells too, which no figure needs and *Kiểm tra* names. */
  readonly withMerges?: boolean;
  /** The tabs of models that the ward does not record too. */
  readonly withUnchosen?: boolean;
}

/** The spreadsheet for the length of one task: each tab is read when it is first asked for, and once. */
export class Book {
  readonly spreadsheet: Spreadsheet;
  readonly sheets: ByTabName<Sheet>;
  readonly timeZone: string;
  readonly today: Day;
  private readonly toDay: (date: Date) => Day;
  private readonly tabs = new Map<Sheet, Tab>();

  constructor(spreadsheet: Spreadsheet) {
    this.spreadsheet = spreadsheet;
    this.sheets = sheetsByName(spreadsheet);
    this.timeZone = spreadsheet.getSpreadsheetTimeZone();
    this.toDay = dayReader(this.timeZone);
    this.today = this.toDay(now());
  }

  tab(name: string): Tab | null {
    const sheet = this.sheets.get(name);
    if (sheet === undefined) return null;
    const known = this.tabs.get(sheet);
    if (known !== undefined) return known;
    const values: readonly (readonly unknown[])[] = sheet.getDataRange().getValues();
    const tab = { sheet, cells: values.map((row) => row.map((value) => toCell(value, this.toDay))) };
    this.tabs.set(sheet, tab);
    return tab;
  }

  /** What was just written is known without another reading. */
  put(name: string, tab: Tab): void {
    this.sheets.set(name, tab.sheet);
    this.tabs.set(tab.sheet, tab);
  }

  private raw(name: string, withMerges: boolean): RawTable | null {
    const tab = this.tab(name);
    if (tab === null) return null;
    const merged = withMerges ? tab.sheet.getDataRange().getMergedRanges() : [];
    const merges = merged.map((merge) => ({
      row: indexOf(merge.getRow()),
      rows: merge.getNumRows(),
      column: merge.getColumn() - 1,
    }));
    const [headers = [], ...rows] = tab.cells;
    return { headers, rows, merges: merges.filter(({ row }) => row >= 0) };
  }

  /** Settings, lists and passages alone. */
  lines(): WardData {
    return decodeWorkbook(
      {
        settings: this.raw(SETTINGS_SHEET, false),
        catalogue: this.raw(CATALOGUE_SHEET, false),
        texts: null,
        tables: {},
      },
      this.today,
    );
  }

  decode({ withMerges = false, withUnchosen = false }: ReadOptions = {}): Pick<Workbook, 'raw' | 'ward'> {
    const { models } = this.lines().settings;
    const chosen = new Set(models);
    const isRead = (key: TableKey): boolean =>
      withUnchosen || models === null || isChosen(tables[key], chosen);
    const raw: RawWorkbook = {
      settings: this.raw(SETTINGS_SHEET, withMerges),
      catalogue: this.raw(CATALOGUE_SHEET, withMerges),
      texts: this.raw(TEXTS_SHEET, withMerges),
      tables: Object.fromEntries(
        tableKeys.map((key) => [key, isRead(key) ? this.raw(tables[key].sheet, withMerges) : null]),
      ) as RawWorkbook['tables'],
    };
    return { raw, ward: decodeWorkbook(raw, this.today) };
  }
}

/** Reads and decodes the workbook: what the ward records, unless more is asked for. */
export function readWorkbook(
  spreadsheet: Spreadsheet = openSpreadsheet(),
  options: ReadOptions = {},
): Workbook {
  const book = new Book(spreadsheet);
  return { book, spreadsheet, sheets: book.sheets, ...book.decode(options) };
}
