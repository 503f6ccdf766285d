/** Hidden copies of tabs, dated, in the same file: what stood there before a change that nobody can take back by hand. */
import type { Day } from '../domain/values';
import type { Sheet, Spreadsheet } from './spreadsheet';

const PREFIX = 'Sao lưu ';
/** Of the 100 characters that a tab's name may have. */
const LONGEST = 99;

const nameOf = (sheet: Sheet, today: Day): string =>
  `${PREFIX}${today} · ${sheet.getName()}`.slice(0, LONGEST);

/** Such a tab has the columns and rows of a table, and is none. */
export const isBackupName = (name: string): boolean => /^Sao lưu \d{4}-\d{2}-\d{2} · /.test(name);

/**
 * Copies a tab under its dated name; one that stands there from an earlier run of the same day is the older state, and stays.
 * The copy has its name from its first moment: a run that is cut leaves no “Bản sao của …” behind.
 * @returns its name.
 */
export function backUp(spreadsheet: Spreadsheet, sheet: Sheet, today: Day): string {
  const name = nameOf(sheet, today);
  const active = spreadsheet.getActiveSheet();
  const there = spreadsheet.getSheetByName(name);
  const copy = there ?? spreadsheet.insertSheet(name, spreadsheet.getNumSheets(), { template: sheet });
  if (there === null) active.activate();
  copy.hideSheet();
  SpreadsheetApp.flush(); // else a refusal of the copy comes after the change that it was made for
  return name;
}
