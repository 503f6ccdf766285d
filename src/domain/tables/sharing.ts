/** The point "Ai thừa mang đến – Ai thiếu tự lấy dùng": goods brought and taken, with their stock by item. */
import { formatNumber, identityKey, toKilograms, weightUnit } from '../values';
import { chapterOrWard, choice, day, quantity, text } from './column';
import { attributeOf, labelOf } from './context';
import { type Move, roundFloat, shortfalls } from './running-stock';
import { type CellProblem, table } from './table';
import { readUnit, unitConflict } from './units';

export const sharing = table({
  key: 'sharing',
  sheet: 'Điểm chia sẻ',
  prefix: 'CS',
  about: 'Hàng mang đến và lấy đi ở điểm “Ai thừa mang đến – Ai thiếu tự lấy dùng”.',
  models: ['sharing'],
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'direction', 'item', 'amount', 'person'],
    words: 'cùng ngày, mặt hàng, số lượng và người cho, nhận',
    at: 'quantity',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày mang đến hoặc lấy đi.'),
    direction: choice('Vào, ra', 'directions')
      .required()
      .help('Vào là mang đến, Ra là lấy đi.')
      .example('Vào')
      .alias('Vào/Ra'),
    goods: text('Mặt hàng').required().help('Gọi một tên cho một thứ.').example('Quần áo'),
    quantity: quantity('Số lượng').required().help('Bao nhiêu.').example('20'),
    unit: choice('Đơn vị', 'units').help('cái, bộ, kg …').example('bộ'),
    person: text('Người cho, nhận').help('Ai cho hoặc ai nhận, nếu cần nhớ.').alias('Người cho/nhận'),
    chapter: chapterOrWard('Chi hội').help('Chi hội của người cho, nhận.'),
  },
  derive: (row, context) => {
    const { catalogue } = context;
    const problems: CellProblem[] = [];
    const typed = row.quantity.unit;
    const inCell = typed === null ? null : readUnit(typed, catalogue);
    const conflict = unitConflict(row.quantity, row.unit, catalogue);
    if (conflict !== null) problems.push(conflict);
    if (row.quantity.amount <= 0) {
      problems.push({
        column: 'quantity',
        code: 'absurd',
        severity: 'error',
        what: `Số lượng ${formatNumber(row.quantity.amount)} không có nghĩa.`,
        todo: 'Ghi số lượng đã mang đến hoặc lấy đi.',
      });
    }
    const unit = row.unit ?? inCell;
    const factor = unit === null ? undefined : attributeOf('units', unit, 'Quy ra kg', catalogue);
    const known = unit === null && typed !== null ? weightUnit(typed) : null;
    const kg =
      typeof factor === 'number'
        ? row.quantity.amount * factor
        : known === null
          ? null
          : toKilograms(row.quantity.amount, known);
    const amount = roundFloat(kg ?? row.quantity.amount);
    const unitLabel = kg !== null ? 'kg' : unit === null ? (typed ?? '') : labelOf('units', unit, catalogue);
    return {
      derived: {
        /** `quần áo (bộ)`: what stock is kept by. */
        item: `${row.goods}${unitLabel === '' ? '' : ` (${unitLabel})`}`,
        itemKey: `${identityKey(row.goods)} ${identityKey(unitLabel)}`,
        amount,
        brought: row.direction === 'in' ? amount : null,
        taken: row.direction === 'out' ? amount : null,
      },
      problems,
    };
  },
  checkRows: (rows) => {
    const byRow = new Map(rows.map((row) => [row.row, row]));
    const moves = rows.map(
      ({ row, day: on, itemKey, brought, taken }): Move => ({
        row,
        day: on,
        item: itemKey,
        change: (brought ?? 0) - (taken ?? 0),
      }),
    );
    return shortfalls(moves).map(({ row, before, taken }) => ({
      row,
      column: 'quantity',
      code: 'belowZero' as const,
      severity: 'notice' as const,
      what: `${byRow.get(row)?.item ?? ''}: còn ${formatNumber(Math.max(before, 0))} mà lấy đi ${formatNumber(taken)}.`,
      todo: 'Xem lại số lượng, tên mặt hàng và đơn vị; hoặc ghi đủ số đã mang đến.',
    }));
  },
});
