/** Writes made rows into the tabs of a workbook as a person would have left them: found by header, below the others. */

import { fold } from '../values';
import { type Cell, type TableKey, tableKeys, tables } from '../ward';
import type { WardSpec } from './ward';

/** As much of a spreadsheet as filling needs. */
export interface Spreadsheet {
  getSheetByName(name: string): Tab | null;
}
interface Tab {
  getLastColumn(): number;
  getLastRow(): number;
  getMaxRows(): number;
  insertRowsAfter(row: number, count: number): unknown;
  getRange(row: number, column: number, rows: number, columns: number): Block;
}
interface Block {
  getValues(): unknown[][];
  setValues(values: Cell[][]): unknown;
}

/** 1-based column of each of a tab's columns, by its key in the declaration. */
export function columnsOf(spreadsheet: Spreadsheet, key: TableKey): Record<string, number> {
  const tab = tabOf(spreadsheet, tables[key].sheet);
  const [headers = []] = tab.getRange(1, 1, 1, tab.getLastColumn()).getValues();
  const titles = headers.map((header) => fold(String(header).replace(/\s*\*$/, '')));
  return Object.fromEntries(
    Object.entries(tables[key].columns).map(([name, { header }]) => [name, titles.indexOf(fold(header)) + 1]),
  );
}

/** The first row of each table that was filled is the one after what stood there. */
export function fill(spreadsheet: Spreadsheet, spec: WardSpec): void {
  for (const key of tableKeys) {
    const rows = spec[key];
    if (rows === undefined || rows.length === 0) continue;
    const tab = tabOf(spreadsheet, tables[key].sheet);
    const columns = columnsOf(spreadsheet, key);
    const width = tab.getLastColumn();
    const first = tab.getLastRow() + 1;
    const missing = first + rows.length - 1 - tab.getMaxRows();
    if (missing > 0) tab.insertRowsAfter(tab.getMaxRows(), missing);
    const cells = rows.map((row) => {
      const line: Cell[] = Array.from({ length: width }, () => '');
      for (const [name, value] of Object.entries(row)) {
        const at = columns[name];
        if (at === undefined || at === 0) throw new Error(`${tables[key].sheet} has no column for ${name}.`);
        line[at - 1] = value;
      }
      return line;
    });
    tab.getRange(first, 1, cells.length, width).setValues(cells);
  }
}

/** Writes the values of settings beside their labels. */
export function setSettings(spreadsheet: Spreadsheet, values: Readonly<Record<string, Cell>>): void {
  const tab = tabOf(spreadsheet, 'Cài đặt');
  const labels = tab.getRange(1, 1, tab.getLastRow(), 1).getValues();
  for (const [label, value] of Object.entries(values)) {
    const row = labels.findIndex(([cell]) => cell === label) + 1;
    if (row === 0) throw new Error(`No setting ${label}.`);
    tab.getRange(row, 2, 1, 1).setValues([[value]]);
  }
}

function tabOf(spreadsheet: Spreadsheet, name: string): Tab {
  const tab = spreadsheet.getSheetByName(name);
  if (tab === null) throw new Error(`No tab ${name}.`);
  return tab;
}
