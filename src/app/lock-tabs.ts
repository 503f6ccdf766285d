/**
 * Khóa tab của cán bộ: Google's own protection on the tabs that only officers keep, so that a chapter head who types in the
 * grid cannot change them either. Tabs that heads and their forms write to stay open: what a form saves, it saves with the
 * authority of who presses Lưu.
 */
import { done, failed, type Result } from '../domain/values';
import { CATALOGUE_SHEET, SETTINGS_SHEET, settings, TEXTS_SHEET, tableKeys, tables } from '../domain/ward';
import { Attempts } from '../google/attempt';
import { lockTab, unlockTab } from '../google/lock-tab';
import { personAtSheet } from '../google/person';
import { openSpreadsheet } from '../google/spreadsheet';
import { TabReader } from '../google/tab-reader';
import { readSettings } from './read-ward';
import { isForOfficers } from './rpc/person';

export interface Locked {
  /** Names of the tabs that are locked now, or were opened. */
  readonly tabs: readonly string[];
  readonly notes: readonly string[];
  readonly message: string;
}

const officersTabs = (): string[] => [
  ...[SETTINGS_SHEET, CATALOGUE_SHEET, TEXTS_SHEET],
  ...tableKeys.filter((key) => isForOfficers(tables[key])).map((key) => tables[key].sheet),
];

export function lockTabs(): Result<Locked> {
  const reader = new TabReader(openSpreadsheet());
  const officers = readSettings(reader).settings.officers ?? [];
  if (officers.length === 0) {
    return failed({
      what: `Dòng “${settings.officers.header}” ở tab ${SETTINGS_SHEET} chưa ghi ai, nên chưa biết khóa với ai.`,
      todo: 'Ghi tên và email từng cán bộ vào dòng ấy, rồi bấm lại.',
    });
  }
  const attempts = new Attempts();
  const tabs: string[] = [];
  const notes: string[] = [];
  for (const name of officersTabs()) {
    const sheet = reader.sheets.get(name);
    if (sheet === undefined) continue;
    const emails = officers.map(({ email }) => email);
    const how = attempts.attempt(sheet, () => lockTab(sheet, emails, personAtSheet() ?? ''));
    if (how === 'locked') tabs.push(sheet.getName());
    if (how === 'theirs')
      notes.push(
        `Tab ${sheet.getName()} đã có người khóa theo cách khác: sổ để nguyên, xem lại ở Dữ liệu → Trang tính và dải ô được bảo vệ.`,
      );
  }
  notes.push(...attempts.notes('Khóa tab của cán bộ'));
  const who = officers.map(({ name, email }) => (name === '' ? email : name)).join(', ');
  const said =
    tabs.length === 0
      ? 'Chưa khóa được tab nào.'
      : `Đã khóa ${tabs.length} tab: ${tabs.join(', ')}. Chỉ ${who} và chủ tệp sửa được. Đổi danh sách cán bộ thì bấm lại mục này.`;
  return done({ tabs, notes, message: [said, ...notes].join(' ') });
}

export function unlockTabs(): Result<Locked> {
  const { sheets } = new TabReader(openSpreadsheet());
  const attempts = new Attempts();
  const tabs = officersTabs().flatMap((name) => {
    const sheet = sheets.get(name);
    return sheet !== undefined && attempts.attempt(sheet, () => unlockTab(sheet)) === true
      ? [sheet.getName()]
      : [];
  });
  const notes = attempts.notes('Mở khóa tab của cán bộ');
  const said =
    tabs.length === 0 ? 'Không có tab nào do sổ khóa.' : `Đã mở khóa ${tabs.length} tab: ${tabs.join(', ')}.`;
  return done({ tabs, notes, message: [said, ...notes].join(' ') });
}
