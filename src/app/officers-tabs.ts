/**
 * Hiện, Ẩn các tab của cán bộ: what officers set up and look up is hidden from the day it is made, so that a chapter head meets
 * her own tabs only. Whether a tab is hidden is the ward's to say afterwards: no other run shows or hides one that stands.
 */
import { done, type Period, type Result } from '../domain/values';
import { FRONT_SHEET, sheetDesigns } from '../domain/ward';
import { Attempts } from '../google/attempt';
import { ISSUES_SHEET } from '../google/issues';
import { LOG_SHEET } from '../google/log';
import { openSpreadsheet, type Sheet, type Spreadsheet } from '../google/spreadsheet';
import { findNow, sheetsByName } from '../google/tabs';

export interface Shown {
  /** Names of the tabs that are shown now, or hidden. */
  readonly tabs: readonly string[];
  readonly notes: readonly string[];
  readonly message: string;
}

/** The year does not matter: only names are asked for. */
const ANY: Period = { from: '2022-01-01' as Period['from'], to: '2022-12-31' as Period['to'] };

/** A tab of the ward's own that is called Nhật ký is not ours to hide. */
function officersTabs(spreadsheet: Spreadsheet): Sheet[] {
  const sheets = sheetsByName(spreadsheet);
  const made = sheetDesigns(ANY, () => true).flatMap(({ name, isHidden }) =>
    isHidden === true ? (sheets.get(name) ?? []) : [],
  );
  const kept = [ISSUES_SHEET, LOG_SHEET].flatMap((name) => findNow(spreadsheet, name, () => false) ?? []);
  return [...made, ...kept];
}

/** @param said of the tabs' names. */
function change(
  item: string,
  work: (sheet: Sheet) => unknown,
  said: (names: string) => string,
): Result<Shown> {
  const attempts = new Attempts();
  const tabs = officersTabs(openSpreadsheet()).flatMap((sheet) =>
    attempts.attempt(sheet, () => work(sheet)) === null ? [] : [sheet.getName()],
  );
  const notes = attempts.notes(item);
  const all = tabs.length === 0 ? 'Sổ chưa có tab nào của cán bộ.' : said(tabs.join(', '));
  return done({ tabs, notes, message: [all, ...notes].join(' ') });
}

export const showTabs = (): Result<Shown> =>
  change(
    'Hiện các tab của cán bộ',
    (sheet) => sheet.showSheet(),
    (names) => `Đang hiện: ${names}. Xong việc thì bấm Ẩn các tab của cán bộ.`,
  );

export function hideTabs(): Result<Shown> {
  // Whoever stands on one of them is taken to the page that always stays.
  sheetsByName(openSpreadsheet()).get(FRONT_SHEET)?.activate();
  return change(
    'Ẩn các tab của cán bộ',
    (sheet) => sheet.hideSheet(),
    (names) => `Đã ẩn: ${names}. Ẩn cho gọn, không phải khóa: ai sửa được tệp vẫn mở được.`,
  );
}
