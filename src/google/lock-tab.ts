/** Locking a whole tab for all but some people: Google's own protection, told apart from other people's by its words. */
import type { Sheet } from './spreadsheet';

const OURS = 'Sổ Hội: chỉ cán bộ sửa';

const lockOf = (sheet: Sheet) => sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0] ?? null;

export const isHidden = (sheet: Sheet): boolean => sheet.isSheetHidden();

/** Whether anybody has protected the whole tab. */
export const isLocked = (sheet: Sheet): boolean => lockOf(sheet) !== null;

/**
 * @param editors e-mails; the file's owner always may.
 * @returns `theirs` where somebody has protected the whole tab otherwise: that is left as it is.
 */
export function lockTab(sheet: Sheet, editors: readonly string[], me: string): 'locked' | 'theirs' {
  const before = lockOf(sheet);
  if (before !== null && before.getDescription() !== OURS) return 'theirs';
  const lock = before ?? sheet.protect().setDescription(OURS);
  lock.setWarningOnly(false);
  const wanted = [...new Set([...editors, ...(me === '' ? [] : [me])])];
  // Added before others go: who takes herself off a protection may not touch it any more.
  lock.addEditors(wanted);
  const others = lock
    .getEditors()
    .map((user) => user.getEmail())
    .filter((email) => !wanted.includes(email.toLowerCase()) && !wanted.includes(email));
  if (others.length > 0) lock.removeEditors(others);
  // In a company's or a school's domain a new protection lets the whole domain in.
  if (lock.canDomainEdit()) lock.setDomainEdit(false);
  return 'locked';
}

/**
 * Hides a tab, and locks it where somebody is named who may change it and nobody has protected it already. Hidden last: a run
 * that is cut between the two finds the tab in sight.
 */
export function closeTab(sheet: Sheet, editors: readonly string[], me: string): void {
  if (editors.length > 0 && !isLocked(sheet)) lockTab(sheet, editors, me);
  sheet.hideSheet();
  SpreadsheetApp.flush(); // what Google refuses, it refuses here
}

/** @returns whether there was a lock of ours. */
export function unlockTab(sheet: Sheet): boolean {
  const lock = lockOf(sheet);
  if (lock === null || lock.getDescription() !== OURS) return false;
  lock.remove();
  return true;
}
