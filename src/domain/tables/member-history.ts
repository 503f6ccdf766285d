/**
 * What members were before: one row says how a member stood until a day on which her chapter, her type or her state
 * changed. Her own row says how she stands now, so that a change of it leaves the years before as they were.
 */
import { chapter, choice, day, longText, member } from './column';
import { table } from './table';

export const memberHistory = table({
  key: 'memberHistory',
  sheet: 'Quá trình hội viên',
  prefix: 'QT',
  about: 'Trước mỗi ngày đổi, hội viên ở chi hội nào, loại nào. Biểu mẫu tự ghi khi chuyển, trở lại.',
  isMadeWhenNeeded: true,
  // Of two changes on one day only the first has a past: nothing lay between them.
  uniqueBy: ['member', 'day'],
  time: { kind: 'span', from: 'since', until: 'day' },
  columns: {
    day: day('Ngày đổi').required().help('Từ ngày này hội viên khác đi: chuyển chi hội, đổi loại, trở lại.'),
    member: member('Hội viên').required().help('Tên hội viên kèm mã, như trong tab Hội viên.'),
    chapter: chapter('Chi hội trước đó').required().help('Chi hội của chị ấy đến hết hôm trước ngày đổi.'),
    type: choice('Loại trước đó', 'memberTypes').help('Bỏ trống là hội viên chính thức.'),
    state: choice('Trạng thái trước đó', 'memberStates').help(
      'Bỏ trống là đang sinh hoạt; ghi khi chị ấy đã rời đi rồi trở lại.',
    ),
    note: longText('Ghi chú').help('Điều cần nhớ thêm.'),
  },
  derive: () => ({ derived: { since: null }, problems: [] }),
});
