/** Every tab of the workbook, hidden ones too, each read once; and what an erasure needs beside values: notes, links to cells. */
import type { Sheet, Spreadsheet } from './spreadsheet';
import type { OpenTab } from './tab-reader';

export interface NamedTab extends OpenTab {
  readonly name: string;
}

/** @param read reads a tab. */
export const readBook = (spreadsheet: Spreadsheet, read: (sheet: Sheet) => OpenTab): NamedTab[] =>
  spreadsheet.getSheets().map((sheet) => ({ ...read(sheet), name: sheet.getName() }));

/** Takes the notes off whole rows. @param last letter of the last column. */
export const clearNotes = (sheet: Sheet, rows: readonly number[], last: string): void => {
  sheet.getRangeList(rows.map((row) => `A${row}:${last}${row}`)).clearNote();
};

/** Notes at the cells of a tab's used area. */
export const notesOf = (sheet: Sheet): readonly (readonly string[])[] => sheet.getDataRange().getNotes();

/** Address of a cell in a browser. */
export const addressOf = (spreadsheet: Spreadsheet, sheet: Sheet, cell: string): string =>
  `${spreadsheet.getUrl()}#gid=${sheet.getSheetId()}&range=${cell}`;
