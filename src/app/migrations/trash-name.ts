/** 1: the hidden tab of deleted rows is called `Đã xóa` since documents are spelled so; older versions made it as `Đã xoá`. */
import { renameTrash, trashes } from '../../google/own-tabs';
import type { Migration } from './migration';

export const trashName: Migration = {
  number: 1,
  what: 'Tab ẩn giữ các dòng đã xóa nay tên là “Đã xóa”',
  look: ({ spreadsheet }) => {
    const { now, former } = trashes(spreadsheet);
    if (former === null) return { touched: [], notes: [] };
    if (now === null) return { touched: [former], notes: [] };
    // The rows of two tabs are not mixed: which deletion came last could no longer be told.
    const [found, passed] = [now.getName(), former.getName()];
    const note = `Sổ có hai tab ẩn giữ dòng đã xóa. Hoàn tác chỉ tìm trong tab “${found}”; tab “${passed}” được giữ nguyên, cần dòng nào ở đó thì chép tay.`;
    return { touched: [], notes: [note] };
  },
  change: ({ spreadsheet, sheets }, touched) => {
    for (const sheet of touched) {
      sheets.delete(sheet.getName());
      sheets.set(renameTrash(spreadsheet, sheet), sheet);
    }
  },
};
