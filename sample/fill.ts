/**
 * Writes the sample ward into an installed workbook, as a person would who pastes her lists: below the headers, each
 * column found by its header, one write a tab. Speaks to the services of the host, not to files.
 */

import { normalizeText } from '../src/domain/values';
import {
  type Cell,
  passages,
  rowOf,
  SETTINGS_SHEET,
  settingKeys,
  settings,
  type TableKey,
  TEXTS_SHEET,
  tableKeys,
  tables,
} from '../src/domain/ward';
import type { SampleRow } from './rows';
import type { SampleWard } from './ward';

/** What is needed of the services: rows and columns count from 1, cells are text, numbers or booleans. */
interface RangeService {
  getValues(): unknown[][];
  setValues(values: Cell[][]): unknown;
}
interface SheetService {
  getRange(row: number, column: number, rows: number, columns: number): RangeService;
  getLastRow(): number;
  getLastColumn(): number;
  getMaxRows(): number;
  insertRowsAfter(row: number, count: number): unknown;
}
interface Services {
  readonly SpreadsheetApp: {
    getActiveSpreadsheet(): { getSheetByName(name: string): SheetService | null };
    flush(): void;
  };
}

/**
 * @param host whose `globals` are the services bound to the workbook. Its tabs must be installed and still empty.
 * @throws Error where a tab or a column is missing: the workbook was not installed.
 */
export function fillWorkbook(host: { readonly globals: Services }, ward: SampleWard): void {
  const { SpreadsheetApp } = host.globals;
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tab = (name: string): SheetService => {
    const sheet = spreadsheet.getSheetByName(name);
    if (sheet === null) throw new Error(`The workbook has no tab "${name}". Run installSheets first.`);
    return sheet;
  };
  // A tab that is made when it is needed is not there while nothing stands in it.
  for (const key of tableKeys)
    if (ward.tables[key].length > 0) fillTable(tab(tables[key].sheet), key, ward.tables[key]);
  fillLines(
    tab(SETTINGS_SHEET),
    new Map(settingKeys.map((key) => [settings[key].header, read(ward.settings, key)])),
  );
  fillLines(
    tab(TEXTS_SHEET),
    new Map(Object.entries(passages).map(([key, { title }]) => [title, read(ward.texts, key)])),
  );
  SpreadsheetApp.flush();
}

const read = (from: Readonly<Record<string, string>>, key: string): string => from[key] ?? '';

const titleOf = (value: unknown): string => normalizeText(String(value)).replace(/\s*\*$/, '');

function fillTable<K extends TableKey>(sheet: SheetService, key: K, rows: readonly SampleRow<K>[]): void {
  if (rows.length === 0) return;
  const width = sheet.getLastColumn();
  const titles = (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(titleOf);
  const places = new Map<string, number>();
  for (const [name, column] of Object.entries(tables[key].columns)) {
    const at = titles.indexOf(column.header);
    if (at >= 0) places.set(name, at);
    else if (!column.isDeprecated)
      throw new Error(`Tab "${tables[key].sheet}" has no column "${column.header}".`);
  }
  const cells = rows.map((row) => {
    const line: Cell[] = Array.from({ length: width }, () => '');
    for (const [name, cell] of Object.entries<Cell | undefined>(row)) {
      const at = places.get(name);
      if (at !== undefined && cell !== undefined) line[at] = cell;
    }
    return line;
  });
  const missing = rowOf(rows.length) - 1 - sheet.getMaxRows();
  // New rows take over the formats of the row above, so text columns stay text (a telephone number keeps its leading zero).
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  sheet.getRange(rowOf(0), 1, cells.length, width).setValues(cells);
}

/** Tabs of one line a thing: the first column names it, the second takes its value; other lines stay as they are. */
function fillLines(sheet: SheetService, values: ReadonlyMap<string, string>): void {
  const last = sheet.getLastRow();
  const lines = sheet.getRange(rowOf(0), 1, last - rowOf(0) + 1, 2).getValues();
  const unknown = new Set(values.keys());
  const cells = lines.map(([label, old]): Cell[] => {
    const title = titleOf(label);
    unknown.delete(title);
    return [values.get(title) ?? String(old)];
  });
  const [first] = unknown;
  if (first !== undefined) throw new Error(`The tab has no line "${first}". Run installSheets first.`);
  sheet.getRange(rowOf(0), 2, cells.length, 1).setValues(cells);
}
