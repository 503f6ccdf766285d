/** 2: the first tab is the page `Trang đầu`; older versions made it as `Hướng dẫn`, lines of text. */
import { FRONT_SHEET } from '../../domain/ward';
import { FORMER_GUIDE, kindOfGuide, renewGuide } from '../../google/former-guide';
import type { Migration } from './migration';

export const frontPage: Migration = {
  number: 2,
  what: `Tab ${FORMER_GUIDE} nay là trang “${FRONT_SHEET}”, có liên kết tới mọi việc`,
  look: ({ sheets }) => {
    const guide = sheets.get(FORMER_GUIDE);
    if (guide === undefined) return { touched: [], notes: [] };
    const kind = kindOfGuide(guide);
    if (kind === 'theirs') return { touched: [], notes: [] };
    if (kind === 'ours' && !sheets.has(FRONT_SHEET)) return { touched: [guide], notes: [] };
    const why = kind === 'withNotes' ? 'có điều phường đã ghi thêm nên ' : '';
    const note = `Trang đầu của sổ nay là tab “${FRONT_SHEET}”. Tab “${guide.getName()}” ${why}được giữ nguyên; không cần nữa thì xóa tab ấy.`;
    return { touched: [], notes: [note] };
  },
  change: ({ sheets }, touched) => {
    for (const sheet of touched) {
      sheets.delete(sheet.getName());
      renewGuide(sheet, FRONT_SHEET);
      sheets.set(FRONT_SHEET, sheet);
    }
  },
};
