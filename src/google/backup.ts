/** Hidden copies of tabs, dated, in the same file: what stood there before a change that nobody can take back by hand. */
import type { Sheet, Spreadsheet } from './spreadsheet';

/** Google allows 100 characters, the workbench's files 31. */
const LONGEST = 31;

export const backupName = (label: string, sheet: string): string =>
  `Sao lưu ${label} · ${sheet}`.slice(0, LONGEST);

/** Such a tab has the columns and rows of a table, and is none. */
export const isBackupName = (name: string): boolean => /^Sao lưu \d{4}-\d{2}-\d{2}[ ()\d]* · /.test(name);

/**
 * Copies a tab under its dated name; one that stands there from an earlier run is the older state, and stays. The copy has its
 * name from its first moment: a run that is cut leaves no “Bản sao của …” behind.
 * @param label the day, and a number where it is not the day's first.
 * @returns its name.
 */
export function backUp(spreadsheet: Spreadsheet, sheet: Sheet, label: string): string {
  const name = backupName(label, sheet.getName());
  const there = spreadsheet.getSheetByName(name);
  if (there === null) copyAs(spreadsheet, sheet, name);
  else there.hideSheet();
  return name;
}

function copyAs(spreadsheet: Spreadsheet, sheet: Sheet, name: string): Sheet {
  const active = spreadsheet.getActiveSheet();
  const copy = spreadsheet.insertSheet(name, spreadsheet.getNumSheets(), { template: sheet });
  active.activate();
  copy.hideSheet();
  SpreadsheetApp.flush(); // else a refusal of the copy comes after the change that it was made for
  return copy;
}

/** One backup of all tabs with rows, as an officer has it made. */
export interface BackupSet {
  /** `2026-11-28`, or `2026-11-28 (2)`. */
  readonly label: string;
  /** By the name of the tab that they are copies of. */
  readonly copies: ReadonlyMap<string, Sheet>;
}

/** Backups that officers had made, the oldest first; a migration's copy, and a tab that people named so, are none of them. */
export function backupSets(spreadsheet: Spreadsheet): BackupSet[] {
  const sets = new Map<string, Map<string, Sheet>>();
  for (const sheet of spreadsheet.getSheets()) {
    // A name may be cut: which tab it is a copy of stands in its mark.
    const [label, name] = isBackupName(sheet.getName()) ? markOf(sheet) : [];
    if (label === undefined || name === undefined) continue;
    sets.set(label, (sets.get(label) ?? new Map<string, Sheet>()).set(name, sheet));
  }
  return [...sets]
    .map(([label, copies]) => ({ label, copies }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en', { numeric: true }));
}

const SET_KEY = 'so-hoi.backup';
const markOf = (sheet: Sheet): string[] =>
  sheet
    .getDeveloperMetadata()
    .find((one) => one.getKey() === SET_KEY)
    ?.getValue()
    ?.split('\n') ?? [];

/** The tabs with rows of which `isWanted` says that they are backed up. */
export const tabsWithRows = (spreadsheet: Spreadsheet, isWanted: (name: string) => boolean): Sheet[] =>
  spreadsheet.getSheets().filter((sheet) => isWanted(sheet.getName()) && sheet.getLastRow() > 1);

/** The day, with a number where it has a backup already. */
export function freeLabel(spreadsheet: Spreadsheet, day: string): string {
  const names = spreadsheet.getSheets().map((sheet) => sheet.getName());
  let label = day;
  for (let n = 2; names.some((name) => name.startsWith(backupName(label, ''))); n += 1)
    label = `${day} (${n})`;
  return label;
}

/** Copies one tab into a backup. Names that are cut may be the same: the later one gets a number. */
export function backUpInSet(spreadsheet: Spreadsheet, sheet: Sheet, label: string): void {
  const whole = backupName(label, sheet.getName());
  let name = whole;
  for (let n = 2; spreadsheet.getSheetByName(name) !== null; n += 1)
    name = `${whole.slice(0, LONGEST - 3)} ${n}`;
  copyAs(spreadsheet, sheet, name).addDeveloperMetadata(SET_KEY, `${label}\n${sheet.getName()}`);
}

export function dropSet(spreadsheet: Spreadsheet, { copies }: BackupSet): void {
  for (const sheet of copies.values()) spreadsheet.deleteSheet(sheet);
}
