/**
 * 3: `Hoàn cảnh` is hidden and only officers may change it, as in books that are made now; older versions made it in sight.
 * It is done once: who shows the tab again afterwards has it shown.
 */
import { SETTINGS_SHEET, settings } from '../../domain/ward';
import { closeTab, isHidden, isLocked } from '../../google/lock-tab';
import { personAtSheet } from '../../google/person';
import type { TabReader } from '../../google/tab-reader';
import { readSettings } from '../read-ward';
import type { Migration } from './migration';

const TAB = 'Hoàn cảnh';

const officersOf = (reader: TabReader) => readSettings(reader).settings.officers ?? [];

export const hiddenCircumstances: Migration = {
  number: 3,
  what: `Tab “${TAB}” giữ điều riêng tư của hội viên nên nay được ẩn; cần xem thì bấm Quản lý → Hiện các tab của cán bộ`,
  keepsCells: true,
  look: (reader) => {
    const sheet = reader.sheets.get(TAB);
    if (sheet === undefined) return { touched: [], notes: [] };
    const officers = officersOf(reader);
    const isLeft = !isHidden(sheet) || (officers.length > 0 && !isLocked(sheet));
    if (!isLeft) return { touched: [], notes: [] };
    const who = officers.map(({ name, email }) => (name === '' ? email : name)).join(', ');
    const more =
      officers.length > 0
        ? ` Tab ấy cũng khóa: chỉ ${who} và chủ tệp sửa được.`
        : // Locked for whoever presses, it would be closed to other officers, of whom the book does not know.
          ` Tab ấy chưa khóa, vì dòng “${settings.officers.header}” ở tab ${SETTINGS_SHEET} chưa ghi ai: ghi rồi bấm Khóa tab của cán bộ.`;
    return {
      touched: [sheet],
      notes: [],
      more: isLocked(sheet) ? ' Khóa đã có ở tab ấy được để nguyên.' : more,
    };
  },
  change: (reader, touched) => {
    const emails = officersOf(reader).map(({ email }) => email);
    for (const sheet of touched) closeTab(sheet, emails, personAtSheet() ?? '');
  },
};
