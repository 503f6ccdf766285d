/** Reads the bound spreadsheet into records: a few calls a tab, none a row. */
import {
  CATALOGUE_SHEET,
  type Cell,
  decodeWorkbook,
  isChosen,
  type Ledger,
  type RawTable,
  type RawWorkbook,
  SETTINGS_SHEET,
  type Settings,
  type TableKey,
  TEXTS_SHEET,
  tableKeys,
  tables,
} from '../domain/tables';
import { now } from './clock';
import { dayReader } from './days';
import { fileProperties } from './scope';
import { type ByTabName, sheetNamed, sheetsByName } from './tabs';

export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface Workbook {
  readonly spreadsheet: Spreadsheet;
  readonly sheets: ByTabName<Sheet>;
  readonly raw: RawWorkbook;
  readonly ledger: Ledger;
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

/** Reads one tab: its used area, and its merged cells where somebody asks for them. */
export function readTable(sheet: Sheet, toDay: (date: Date) => string, withMerges = false): RawTable {
  const range = sheet.getDataRange();
  const values: readonly (readonly unknown[])[] = range.getValues();
  const merged = withMerges ? range.getMergedRanges() : [];
  const merges = merged.map((merge) => ({
    row: merge.getRow() - 2,
    rows: merge.getNumRows(),
    column: merge.getColumn() - 1,
  }));
  const cells = values.map((row) => row.map((value) => toCell(value, toDay)));
  const [headers = [], ...rows] = cells;
  return { headers, rows, merges: merges.filter(({ row }) => row >= 0) };
}

export function toCell(value: unknown, toDay: (date: Date) => string): Cell {
  if (value instanceof Date) return toDay(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value ?? '');
}

/** The settings alone: two tabs are read, not all. Null where there is no such tab. */
export function readSettings(spreadsheet: Spreadsheet): Settings | null {
  const sheet = sheetNamed(spreadsheet, SETTINGS_SHEET);
  if (sheet === null) return null;
  const toDay = dayReader(spreadsheet.getSpreadsheetTimeZone());
  const catalogue = sheetNamed(spreadsheet, CATALOGUE_SHEET);
  const raw = {
    settings: readTable(sheet, toDay),
    catalogue: catalogue === null ? null : readTable(catalogue, toDay),
    texts: null,
    tables: {},
  };
  return decodeWorkbook(raw, toDay(now())).settings;
}

export interface ReadOptions {
  /** Merged cells too, which no figure needs and *Kiểm tra* names. */
  readonly withMerges?: boolean;
  /** The tabs of models that the ward does not record too. */
  readonly withUnchosen?: boolean;
}

/** Reads and decodes the workbook: what the ward records, unless more is asked for. */
export function readWorkbook(
  spreadsheet: Spreadsheet = openSpreadsheet(),
  { withMerges = false, withUnchosen = false }: ReadOptions = {},
): Workbook {
  const sheets = sheetsByName(spreadsheet);
  const toDay = dayReader(spreadsheet.getSpreadsheetTimeZone());
  const today = toDay(now());
  const read = (name: string): RawTable | null => {
    const sheet = sheets.get(name);
    return sheet === undefined ? null : readTable(sheet, toDay, withMerges);
  };
  const lines = {
    settings: read(SETTINGS_SHEET),
    catalogue: read(CATALOGUE_SHEET),
    texts: read(TEXTS_SHEET),
  };
  const { modules } = decodeWorkbook({ ...lines, tables: {} }, today).settings;
  const chosen = new Set(modules);
  const isRead = (key: TableKey): boolean =>
    withUnchosen || modules === null || isChosen(tables[key], chosen);
  const raw: RawWorkbook = {
    ...lines,
    tables: Object.fromEntries(
      tableKeys.map((key) => [key, isRead(key) ? read(tables[key].sheet) : null]),
    ) as RawWorkbook['tables'],
  };
  return { spreadsheet, sheets, raw, ledger: decodeWorkbook(raw, today) };
}
