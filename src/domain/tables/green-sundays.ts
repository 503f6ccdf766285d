/** Chủ nhật xanh: streets cleaned, waste gathered, trees planted. One row is one session. */
import { toKilograms } from '../values';
import { chapterOrWard, count, day, decimal, longText, quantity, text } from './column';
import { readItems, unreadProblem } from './items';
import type { Part } from './parts';
import { type CellProblem, table } from './table';

export const greenSundays = table({
  key: 'greenSundays',
  sheet: 'Chủ nhật xanh',
  prefix: 'NX',
  about: 'Buổi dọn vệ sinh, trồng cây. Mỗi buổi một dòng.',
  models: ['greenSundays'],
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'place', 'attendance'],
    words: 'cùng ngày, chi hội, địa điểm và lượt người',
    at: 'attendance',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày làm.'),
    chapter: chapterOrWard('Chi hội').required().help('Chi hội làm; hoặc “Hội LHPN phường” nếu làm chung.'),
    place: text('Địa điểm').help('Đường, ngõ, nơi làm.').example('Đường Trần Nhân Tông'),
    attendance: count('Lượt người').required().help('Bao nhiêu lượt người tham gia.').example('45'),
    streetKm: decimal('Km đường').help('Dọn được mấy km đường, ngõ.').example('1,5'),
    waste: quantity('Rác').help('Rác thu gom, kèm đơn vị: kg, m² hoặc m³.').example('120 kg'),
    trees: longText('Cây trồng')
      .help('Số cây và tên cây, cách nhau bằng dấu phẩy.')
      .example('200 cây phi lao, 50 cây hoa'),
    excavators: count('Máy xúc', 1000).help('Số máy xúc huy động.'),
    trucks: count('Ô tô', 1000).help('Số ô tô huy động.'),
    bins: count('Thùng rác đặt mới').help('Số thùng rác mới đặt.'),
  },
  derive: (row) => {
    const problems: CellProblem[] = [];
    const { amount = 0, unit = null } = row.waste ?? {};
    const kg = unit === null ? null : toKilograms(amount, unit);
    const isKnown = kg !== null || unit === 'm²' || unit === 'm³';
    if (row.waste !== null && !isKnown) {
      problems.push({
        column: 'waste',
        code: unit === null ? 'missing' : 'conflict',
        severity: 'error',
        what: unit === null ? 'Số rác chưa có đơn vị.' : `Chưa biết cộng rác theo “${unit}”.`,
        todo: 'Ghi kèm kg, m² hoặc m³, ví dụ 120 kg.',
      });
    }
    const { items, unread, words } = readItems(row.trees ?? '');
    const trees: readonly Part[] = items;
    const left = unreadProblem('trees', [...unread, ...words], '200 cây phi lao');
    if (left !== null) problems.push(left);
    return {
      derived: {
        wasteKg: kg,
        /** Some wards write areas; they are kept apart, never turned into weights or volumes. */
        wasteArea: unit === 'm²' ? amount : null,
        wasteVolume: unit === 'm³' ? amount : null,
        planted: trees,
      },
      problems,
    };
  },
});
