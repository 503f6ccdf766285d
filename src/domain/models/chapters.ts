/** Chapters of the ward. Codes never change; a chapter that is renamed, merged or split keeps its past. */

import {
  anyDay,
  chapter,
  code,
  count as countColumn,
  day,
  email,
  longText,
  name,
  phone,
  text,
  year,
} from '../columns';
import { count, sum } from '../figures/metric';
import { formerNames } from '../tables/former-names';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { identityKey } from '../values';
import { model } from './model';

const chapterTable = table({
  key: 'chapters',
  sheet: 'Chi hội',
  prefix: '',
  about: 'Danh sách chi hội của phường. Mỗi chi hội một mã, không đổi.',
  keyColumn: 'code',
  duplicateRule: {
    by: ['nameKey', 'cluster', 'until'],
    words: 'cùng tên chi hội',
    at: 'name',
    todo: 'Nếu là một chi hội, bấm Sổ Hội → Quản lý → Sáp nhập, đổi tên chi hội để gộp. Nếu là hai, ghi tên khác nhau: dòng chỉ ghi tên thì không rõ là chi hội nào.',
  },
  frozenColumns: 2,
  tabGroup: 'reference',
  isFilledFirst: true,
  isUndated: true,
  isForOfficers: true,
  rewritesPast: {
    name: {
      says: 'Đổi tên ở đây là sửa lỗi: báo cáo các năm trước cũng in tên mới. Nếu đổi tên từ một ngày, ghi lại như cũ rồi bấm Sổ Hội → Quản lý → Sáp nhập, đổi tên chi hội.',
    },
    groups: { says: 'Số tổ này tính cho cả các năm trước. Báo cáo năm cũ xuất lại sẽ theo số mới.' },
    pledgeDay: { says: 'Mỗi chi hội chỉ giữ một ngày ký: năm trước sẽ không còn ngày ký cũ.' },
  },
  time: { kind: 'span', from: 'from', until: 'until' },
  columns: {
    code: code('Mã chi hội')
      .required()
      .help('Mã ngắn, không bao giờ đổi, mỗi chi hội một mã. Để trống thì Cài đặt sổ tự đặt.')
      .example('K5A'),
    name: text('Tên chi hội').required().help('Tên như trong văn bản.').example('Khu 5A'),
    cluster: text('Cụm')
      .help('Phường, xã cũ, nếu phường được sáp nhập từ nhiều nơi.')
      .example('Quang Trung cũ'),
    head: name('Chi hội trưởng').help('Họ và tên chi hội trưởng.'),
    phone: phone('Điện thoại').sensitive().help('Số điện thoại của chi hội trưởng.'),
    email: email('Email').sensitive().help('Địa chỉ email của chi hội, nếu có.'),
    groups: countColumn('Số tổ phụ nữ', 200).help('Chi hội có mấy tổ phụ nữ.').example('6'),
    pledgeDay: day('Ngày ký giao ước thi đua')
      .help('Ngày ký giao ước thi đua của năm nay.')
      .example('20/01/2022'),
    from: anyDay('Từ ngày').help('Ngày chi hội được lập. Bỏ trống nếu có từ trước.'),
    until: anyDay('Đến ngày').help('Ngày chi hội thôi hoạt động vì sáp nhập. Bỏ trống nếu đang hoạt động.'),
    successor: text('Chi hội kế thừa')
      .help('Mã chi hội nhận người và sổ của chi hội này khi sáp nhập.')
      .example('K6'),
    label: text('Nhãn chọn')
      .system()
      .help('Tiện ích ghi, dùng cho danh sách chọn chi hội.')
      .example('Khu 5A · K5A'),
    formerNames: longText('Tên cũ')
      .system()
      .help('Tên trước đây và ngày cuối cùng mang tên ấy, mỗi tên một hàng. Hộp Sáp nhập, đổi tên tự ghi.')
      .example('Khu 5 (đến 30/06/2025)'),
    splitFrom: text('Tách từ')
      .system()
      .help('Mã chi hội cũ mà chi hội này tách ra vào Từ ngày. Hộp Sáp nhập, đổi tên tự ghi.')
      .example('K5'),
  },
  derive: (row) => {
    const { names, unread } = formerNames(row.formerNames);
    const isBackwards = row.from !== null && row.until !== null && row.until < row.from;
    const problems: CellProblem[] = unread.map((part) => ({
      column: 'formerNames',
      code: 'unreadable',
      severity: 'notice',
      what: `“${part}” chưa có ngày cuối cùng mang tên ấy: dòng cũ ghi tên này vẫn được tính, nhưng báo cáo các năm trước in tên mới.`,
      todo: 'Ghi như “Khu 5 (đến 30/06/2025)”, mỗi tên một hàng.',
    }));
    if (isBackwards)
      problems.push({
        column: 'until',
        code: 'order',
        severity: 'error',
        what: 'Đến ngày đứng trước Từ ngày.',
        todo: 'Xem lại hai ngày.',
      });
    return {
      derived: { chapterCode: row.code.toUpperCase(), nameKey: identityKey(row.name), former: names },
      problems,
    };
  },
});

/** The chapter that a row of another table names. Kept here so that every table says it alike. */
export const ownChapter = () =>
  chapter('Chi hội').required().help('Chọn chi hội trong danh sách.').alias('Chi hội phụ nữ', 'Khu');

/** Figures that a ward knows for each chapter and year from elsewhere: what rates are measured against. */
export const baselineTable = table({
  key: 'baseline',
  sheet: 'Số liệu nền',
  prefix: 'SN',
  about: 'Số liệu gốc từng năm của mỗi chi hội. Mỗi chi hội mỗi năm một dòng.',
  chapterColumn: 'chapter',
  tabGroup: 'reference',
  uniqueBy: ['year', 'chapter'],
  time: { kind: 'year', on: 'year' },
  columns: {
    year: year('Năm').required().help('Số liệu của năm nào.'),
    chapter: ownChapter(),
    women: countColumn('Phụ nữ từ 18 tuổi')
      .help('Tổng số phụ nữ từ 18 tuổi trở lên trong địa bàn chi hội.')
      .example('428'),
    membersAtStart: countColumn('Hội viên đầu năm').help('Số hội viên ngày 01/01.').example('340'),
    poorHouseholds: countColumn('Hộ nghèo').help('Số hộ nghèo đầu năm.').example('0'),
    nearPoorHouseholds: countColumn('Hộ cận nghèo').help('Số hộ cận nghèo đầu năm.').example('2'),
    orphans: countColumn('Trẻ mồ côi').help('Số trẻ mồ côi.').example('3'),
    disabledChildren: countColumn('Trẻ khuyết tật').help('Số trẻ khuyết tật.').example('1'),
  },
});

export const chapters = model({
  key: 'chapters',
  label: 'Chi hội',
  isCore: true,
  tables: [chapterTable, baselineTable],
  place: 10,
  metrics: {
    chapters: count(chapterTable).as('Chi hội', 'chi hội'),
    groups: sum(chapterTable, 'groups').as('Tổ phụ nữ', 'tổ'),
    pledges: count(chapterTable).during('pledgeDay').as('Chi hội ký giao ước thi đua', 'chi hội'),
    womenAdults: sum(baselineTable, 'women').as('Phụ nữ từ 18 tuổi', 'người'),
  },
});
