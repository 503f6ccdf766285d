import { chapterOrWard, choice, money, year } from '../columns';
import { table } from '../tables/table';
import { model } from './model';

export const openingTable = table({
  key: 'openings',
  sheet: 'Số dư đầu năm',
  prefix: 'SD',
  about: 'Tiền mỗi quỹ đang có ngày 01/01. Ghi một lần khi bắt đầu dùng sổ; các năm sau tiện ích tự tính.',
  models: ['income', 'spending'],
  chapterColumn: 'chapter',
  tabGroup: 'reference',
  uniqueBy: ['year', 'fund', 'chapter'],
  time: { kind: 'year', on: 'year' },
  columns: {
    year: year('Năm').required().help('Số dư ngày 01/01 của năm nào.'),
    fund: choice('Nguồn kinh phí', 'funds').required().help('Quỹ nào.').example('Biến rác thành tiền'),
    chapter: chapterOrWard('Chi hội').required().help('Chi hội giữ; hoặc “Hội LHPN phường” nếu phường giữ.'),
    amount: money('Số dư').required().help('Số tiền đang có, đồng.'),
  },
});

export const openings = model({
  key: 'openings',
  label: 'Số dư đầu năm',
  isCore: true,
  tables: [openingTable],
  metrics: {},
});
