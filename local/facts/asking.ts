/** How the facts ask: the text of what is thrown, the tab at hand, calls that Google's types forbid. */
import type { Globals } from '../host-options';

/** The text of what is thrown; 'nothing thrown' where nothing is. */
export function thrown(work: () => unknown): string {
  try {
    work();
  } catch (cause) {
    return String(cause);
  }
  return 'nothing thrown';
}

export function message(work: () => unknown): string {
  return thrown(work).replace(/^Exception: /, '');
}

export function sheetOf(google: Globals): GoogleAppsScript.Spreadsheet.Sheet {
  return google.SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
}

/** A call that Google's types forbid: facts about wrong arguments need it. */
export function untyped(object: object): Record<string, (...args: unknown[]) => unknown> {
  return object as Record<string, (...args: unknown[]) => unknown>;
}
