/** The spreadsheet that the add-on is bound to. */
import { fileProperties } from './scope';

export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

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
