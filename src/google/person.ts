/** Who is calling, and from where: at the sheet with their own authority, or through the web app with the owner's. */
import type { Spreadsheet } from './spreadsheet';

/** Whether the caller sits at the sheet, whoever it is. */
export function isAtSheet(): boolean {
  try {
    SpreadsheetApp.getUi();
    return true;
  } catch {
    // The refusal is the answer.
    return false;
  }
}

/**
 * E-mail of the caller who sits at the sheet ('' where Google says nobody's), or null for a caller of the web app. A page of
 * the web app can call every global of the script with its owner's authority, so everything that is not for phone links
 * asks this first. That `getUi()` answers is the boundary: only a container that is open has a user interface.
 *
 * Google may leave the active user blank for an editor with a consumer account. Then the effective user is the person: a
 * menu item or dialog runs with the authority of who uses it. Where both are there and differ, something else is going on.
 */
export function personAtSheet(): string | null {
  caller ??= whoIsAtSheet();
  return caller;
}

/** An execution has one caller: who was once seen at the sheet is not lost to a call that fails later. */
let caller: string | null = null;

function whoIsAtSheet(): string | null {
  if (!isAtSheet()) return null;
  const active = Session.getActiveUser().getEmail();
  const effective = Session.getEffectiveUser().getEmail();
  if (active === '') return effective;
  return active === effective ? active : null;
}

/**
 * E-mail of the file's owner; '' where a shared drive has the file, or Google does not say. Asked in a place where a refusal
 * of Google's must not end the work: then the owner is nobody in particular.
 */
export function ownerOf(spreadsheet: Spreadsheet): string {
  try {
    // Google's types promise an owner; its documentation says null for a file in a shared drive.
    const owner: GoogleAppsScript.Base.User | null = spreadsheet.getOwner();
    return owner?.getEmail() ?? '';
  } catch (error) {
    console.error('getOwner', error);
    return '';
  }
}

/** Asks for every permission at once; ends the execution where one is not given. */
export const askForAllScopes = (): void => ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
