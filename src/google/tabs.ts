/**
 * Tabs by name. A tab is found though a blank stands behind its name, its letters are capitals or its marks are apart: what
 * people see is the same name. And the add-on's own tabs, which it knows by its mark alone: a tab of the ward's own that has
 * the same name is never written to.
 */
import { identityKey, NameIndex } from '../domain/values';
import type { Sheet, Spreadsheet } from './spreadsheet';

/** Things by the names of tabs. The very name comes first. */
export class ByTabName<T> extends Map<string, T> {
  private index: NameIndex<T> | null = null;

  override get(name: string): T | undefined {
    const exact = super.get(name);
    if (exact !== undefined) return exact;
    this.index ??= new NameIndex(this.entries());
    const [only, ...others] = this.index.named(name);
    return others.length === 0 ? only : undefined;
  }

  /** The tab's own name; null where there is none. */
  nameOf(name: string): string | null {
    const found = this.get(name);
    for (const [own, one] of this) if (one === found) return own;
    return null;
  }

  override has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

export const sheetsByName = (spreadsheet: Spreadsheet): ByTabName<Sheet> =>
  new ByTabName(spreadsheet.getSheets().map((sheet) => [sheet.getName(), sheet]));

/** Null where there is no such tab, or several that read alike and none of exactly this name. */
export const sheetNamed = (spreadsheet: Spreadsheet, name: string): Sheet | null =>
  spreadsheet.getSheetByName(name) ?? sheetsByName(spreadsheet).get(name) ?? null;

/** Whether a tab has nothing on it: no cell, and no picture, drawing or chart either. */
export const isVacant = (sheet: Sheet): boolean =>
  sheet.getLastRow() === 0 &&
  sheet.getCharts().length === 0 &&
  sheet.getImages().length === 0 &&
  sheet.getDrawings().length === 0;

// --- The add-on's own -----------------------------------------------------------------------------------------------

const OWN_KEY = 'so-hoi.own';

/** Says that the add-on made the tab. */
export function markOwn(sheet: Sheet): void {
  sheet.addDeveloperMetadata(OWN_KEY, 'true');
}

const isMarked = (sheet: Sheet): boolean =>
  sheet.getDeveloperMetadata().some((one) => one.getKey() === OWN_KEY);

/** Name of an own tab before documents were spelled `xóa`: to look through all tabs for one would cost a call a tab. */
const FORMERLY: Readonly<Record<string, string>> = { 'Đã xóa': 'Đã xoá' };

/** Other name of an own tab, where a tab of the ward's own has the first one. */
const otherName = (name: string): string => `${name} (Sổ Hội)`;

/**
 * The add-on's tab of this name; null where there is none yet.
 * @param isOurs tells a tab from before there were marks, which gets its mark then.
 */
export const findOwn = (
  spreadsheet: Spreadsheet,
  name: string,
  isOurs: (sheet: Sheet) => boolean,
): Sheet | null => findNow(spreadsheet, name, isOurs) ?? findFormer(spreadsheet, name, isOurs);

/** The one that has today's name. */
export const findNow: typeof findOwn = (spreadsheet, name, isOurs) => ownNamed(spreadsheet, name, isOurs);

/** The one that still has the name of older versions: the workbook was not brought up to this one yet. */
export const findFormer: typeof findOwn = (spreadsheet, name, isOurs) =>
  ownNamed(spreadsheet, FORMERLY[name], isOurs);

function ownNamed(
  spreadsheet: Spreadsheet,
  name: string | undefined,
  isOurs: (sheet: Sheet) => boolean,
): Sheet | null {
  for (const one of name === undefined ? [] : [name, otherName(name)]) {
    const sheet = spreadsheet.getSheetByName(one);
    if (sheet === null) continue;
    if (isMarked(sheet)) return sheet;
    if (!isOurs(sheet)) continue;
    markOwn(sheet);
    return sheet;
  }
  return null;
}

/** Gives an own tab today's name, or the other one where a tab of the ward's own has it. @returns the name. */
export function renameOwn(spreadsheet: Spreadsheet, sheet: Sheet, name: string): string {
  // The very name: what reads alike is the tab itself under its former one.
  const free = spreadsheet.getSheetByName(name) === null ? name : otherName(name);
  sheet.setName(free);
  SpreadsheetApp.flush(); // a refused name is refused here
  return free;
}

/** A free name for a new tab of the add-on's own. */
export const freeOwnName = (spreadsheet: Spreadsheet, name: string): string =>
  sheetsByName(spreadsheet).has(name) ? otherName(name) : name;

/** Whether two header rows are the same word for word. */
export const sameHeaders = (sheet: Sheet, headers: readonly string[]): boolean => {
  if (sheet.getLastColumn() < headers.length) return false;
  const [row = []] = sheet.getRange(1, 1, 1, headers.length).getValues();
  return headers.every((header, at) => identityKey(String(row[at])) === identityKey(header));
};

/** Whether a tab shows figures of a period under the stamp that every summary has below its title. */
export const isSummary = (sheet: Sheet): boolean => stampOn(sheet).startsWith('Kỳ: ');

export const stampOn = (sheet: Sheet): string => String(sheet.getRange(2, 1).getValue());

/** The least and the greatest of some row numbers, of which there is one at least. No spread: there may be tens of thousands. */
export const spanOf = (rows: readonly number[]): readonly [first: number, last: number] =>
  rows.reduce(([first, last], row) => [Math.min(first, row), Math.max(last, row)] as const, [
    rows[0] ?? 1,
    rows[0] ?? 1,
  ] as const);
