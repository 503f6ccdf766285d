/** Baskets, brooms and other things made of scrap: made, sold, given, and what the sales brought. */
import { formatNumber } from '../values';
import { ownChapter } from './chapters';
import { choice, count, day, money } from './column';
import { labelOf } from './context';
import { type Move, shortfalls } from './running-stock';
import { type CellProblem, table } from './table';

export const products = table({
  key: 'products',
  sheet: 'Sản phẩm tái chế',
  prefix: 'SP',
  about: 'Sản phẩm làm từ đồ tái chế: làm ra, bán, tặng. Tồn là làm ra trừ bán và tặng.',
  models: ['products'],
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'product', 'made', 'sold', 'given'],
    words: 'cùng ngày, chi hội, sản phẩm và số lượng',
    at: 'product',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày làm xong, bán hoặc tặng.'),
    chapter: ownChapter(),
    product: choice('Sản phẩm', 'products').required().help('Làm ra gì.').example('Làn, giỏ'),
    made: count('Làm ra').help('Số chiếc làm ra.'),
    sold: count('Bán').help('Số chiếc bán.'),
    given: count('Tặng').help('Số chiếc đem tặng.'),
    income: money('Tiền thu').help('Tiền bán được, đồng.').alias('Thành tiền'),
  },
  derive: (row) => {
    const problems: CellProblem[] = [];
    if ((row.made ?? 0) + (row.sold ?? 0) + (row.given ?? 0) === 0) {
      problems.push({
        column: 'made',
        code: 'missing',
        severity: 'error',
        what: 'Chưa có số làm ra, bán hay tặng.',
        todo: 'Ghi ít nhất một trong ba số.',
      });
    } else if ((row.income ?? 0) > 0 && (row.sold ?? 0) === 0) {
      problems.push({
        column: 'sold',
        code: 'missing',
        severity: 'notice',
        what: 'Có tiền thu mà chưa ghi bán mấy chiếc.',
        todo: 'Ghi số chiếc đã bán.',
      });
    }
    return { derived: { out: (row.sold ?? 0) + (row.given ?? 0) }, problems };
  },
  checkRows: (rows, context) => {
    const moves = rows.map(
      // What is made and sold in one row is made first.
      ({ row, day: on, chapterCode, product, made, out }): Move => ({
        row,
        day: on,
        item: JSON.stringify([chapterCode, product]),
        change: (made ?? 0) - out,
      }),
    );
    const byRow = new Map(rows.map((row) => [row.row, row]));
    return shortfalls(moves).map(({ row, before, taken }) => {
      const record = byRow.get(row);
      const product = labelOf('products', record?.product ?? '', context.catalogue);
      return {
        row,
        column: (record?.sold ?? 0) > 0 ? 'sold' : 'given',
        code: 'belowZero' as const,
        severity: 'notice' as const,
        what: `${product}: chi hội còn ${formatNumber(Math.max(before, 0))} chiếc mà bán, tặng thêm ${formatNumber(taken)}.`,
        todo: 'Xem lại số bán, số tặng; hoặc ghi đủ số đã làm ra.',
      };
    });
  },
});
