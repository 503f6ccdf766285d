/** Baskets, brooms and other things made of scrap: made, sold, given, and what the sales brought. */

import { choice, count as countColumn, day, labelOf, money } from '../columns';
import { sum } from '../figures/metric';
import { type Stock, type StockChange, stockOf } from '../figures/stock';
import { compare } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, type ReportTable, shape, totalled } from '../report/part';
import { cellNumber, clauses, comparison, counted, during, lowerFirst, sentence } from '../report/phrases';
import { occurring } from '../report/tables-of';
import { type AnyWard, rowsOf } from '../tables/any-ward';
import type { CellProblem } from '../tables/problem';
import { type Move, shortfalls } from '../tables/running-stock';
import { table } from '../tables/table';
import { formatMoney, formatNumber, moneyInWords } from '../values';
import { ownChapter } from './chapters';
import { model } from './model';

const productTable = table({
  key: 'products',
  sheet: 'Sản phẩm tái chế',
  prefix: 'SP',
  about: 'Sản phẩm làm từ đồ tái chế: làm ra, bán, tặng. Tồn là làm ra trừ bán và tặng.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'product', 'made', 'sold', 'given'],
    words: 'cùng ngày, chi hội, sản phẩm và số lượng',
    at: 'product',
  },
  spoken: {
    words: 'sản phẩm tái chế|làn tái chế|chế tạo từ rác thải nhựa|làm được|làm ra|bán được|bán',
    also: 'đan|bện|thu được|sản phẩm',
    not: 'tặng',
    each: [
      {
        column: 'made',
        kind: 'count',
        units: 'chiếc|cái|làn|giỏ|chổi|sản phẩm',
        beside: 'product',
        asks: 'Làm ra hay bán? Tin không nói chắc: nếu là số bán thì chuyển sang ô Bán.',
      },
    ],
    figures: [{ column: 'income', kind: 'money' }],
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày làm xong, bán hoặc tặng.'),
    chapter: ownChapter(),
    product: choice('Sản phẩm', 'products').required().help('Làm ra gì.').example('Làn, giỏ'),
    made: countColumn('Làm ra').help('Số chiếc làm ra.'),
    sold: countColumn('Bán').help('Số chiếc bán.'),
    given: countColumn('Tặng').help('Số chiếc đem tặng.'),
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

const metrics = {
  productsMade: sum(productTable, 'made').as('Sản phẩm tái chế làm ra', 'chiếc'),
  productsSold: sum(productTable, 'sold').as('Sản phẩm tái chế bán được', 'chiếc'),
  productsGiven: sum(productTable, 'given').as('Sản phẩm tái chế đem tặng', 'chiếc'),
  productIncome: sum(productTable, 'income').as('Tiền bán sản phẩm tái chế', 'đ'),
};

const changesOf = (ward: AnyWard): StockChange[] =>
  rowsOf(ward, productTable).map(({ day, product, made, out, row }) => ({
    ...{ day, item: product, in: made ?? 0, out, row },
    label: labelOf('products', product, ward.context.catalogue),
  }));

export const products = model({
  key: 'products',
  label: 'Sản phẩm tái chế',
  aliases: ['sản phẩm'],
  tables: [productTable],
  place: 90,
  metrics,
  targets: { productsMade: ['sản phẩm làm ra'] },
  wardPage: {
    place: 90,
    ...compare('Sản phẩm tái chế', 'productsMade', 'productsSold', 'productsGiven', 'productIncome'),
  },
  report: inReports(() => ({
    place: 80,
    field: 'san_pham',
    table: shape('Bảng sản phẩm', 'Sản phẩm', [
      totalled('dau_ky', 'Đầu kỳ', 16),
      totalled('lam_ra', 'Làm ra', 18),
      totalled('ban', 'Bán', 18),
      totalled('tang', 'Tặng', 18),
      totalled('con', 'Còn lại', 18),
      totalled('tien', 'Tiền thu (đ)', 30),
    ]),
    indicators: {
      title: 'Sản phẩm tái chế',
      keys: ['productsMade', 'productsSold', 'productsGiven', 'productIncome'],
      yearly: ['productIncome'],
    },
    annex: [
      ['san_pham', 'productsMade', 'Sản phẩm làm ra', 15],
      ['tien_san_pham', 'productIncome', 'Tiền bán sản phẩm (đ)', 26],
    ],
    tell,
  })),
  money: (ward) => ({
    products: rowsOf(ward, productTable).map(({ day, income, chapterCode, row }) => ({
      ...{ day, amount: income, chapterCode, row, fund: 'products', kind: 'productSales', column: 'income' },
    })),
  }),
  stock: (ward) => ({ products: changesOf(ward) }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics>;

function tell(figures: Asked): ModelText | null {
  const { value, before, period, ward } = figures;
  const [made, sold, given, income] = (
    ['productsMade', 'productsSold', 'productsGiven', 'productIncome'] as const
  ).map(value);
  const isSome = (n: number | null | undefined): n is number => n != null && n > 0;
  if (![made, sold, given, income].some(isSome)) return null;

  const kinds = occurring(figures, 'products', [figures.byKey('productsMade', 'product')]).flatMap(
    ({ key, label }) => {
      const n = figures.byKey('productsMade', 'product').get(key) ?? 0;
      return n > 0 ? [`${lowerFirst(label)} ${counted(n, 'chiếc')}`] : [];
    },
  );
  const sentences = [
    isSome(made)
      ? sentence(
          `tận dụng phế liệu, ${lowerFirst(during(period))} hội viên làm ra ${counted(made, 'sản phẩm tái chế')}${
            kinds.length > 1 ? ` (${kinds.join('; ')})` : ''
          }`,
        )
      : '',
    isSome(sold) || isSome(income)
      ? sentence(
          clauses(
            isSome(sold) ? `đã bán ${counted(sold, 'chiếc')}` : 'đã bán sản phẩm',
            isSome(income) ? `thu về ${formatMoney(income)} (bằng chữ: ${moneyInWords(income)})` : '',
            comparison(income ?? null, before('productIncome'), period),
          ),
        )
      : '',
    isSome(given) ? sentence(`tặng hội viên và Nhân dân ${counted(given, 'chiếc')}`) : '',
  ].filter((part) => part !== '');

  const inStock = stockOf(changesOf(ward), period);
  const left = inStock.reduce((total, one) => total + one.left, 0);
  if (left > 0) sentences.push(sentence(`cuối kỳ còn tồn ${counted(left, 'chiếc')}`));
  return {
    title: 'Sản phẩm tái chế',
    paragraphs: [sentences.join(' ')],
    table: productsTable(figures, inStock),
  };
}

function productsTable(figures: Asked, inStock: readonly Stock[]): ReportTable | null {
  const columns = (['productsMade', 'productsSold', 'productsGiven', 'productIncome'] as const).map((key) =>
    figures.byKey(key, 'product'),
  );
  // With what there was before, a line adds up; where there was nothing, the column is left out.
  const opening = new Map(inStock.flatMap((one) => (one.opening === 0 ? [] : [[one.item, one.opening]])));
  const left = new Map(inStock.map((one) => [one.item, one.left]));
  const lines = occurring(figures, 'products', [...columns, left]);
  if (lines.length < 2) return null;
  const [made, sold, given, income] = columns;
  const cell = (of: ReadonlyMap<string, number> | undefined, key: string) => cellNumber(of?.get(key) ?? null);
  return {
    title: 'Sản phẩm tái chế',
    rows: lines.map(({ key, label }, at) => ({
      tt: String(at + 1),
      ten: label,
      dau_ky: cell(opening, key),
      lam_ra: cell(made, key),
      ban: cell(sold, key),
      tang: cell(given, key),
      con: cell(left, key),
      tien: cell(income, key),
    })),
    once: {
      tong_dau_ky: cellNumber(sumOf(opening)),
      tong_lam_ra: cellNumber(figures.value('productsMade')),
      tong_ban: cellNumber(figures.value('productsSold')),
      tong_tang: cellNumber(figures.value('productsGiven')),
      tong_con: cellNumber(sumOf(left)),
      tong_tien: cellNumber(figures.value('productIncome')),
    },
  };
}

const sumOf = (amounts: ReadonlyMap<string, number>): number =>
  [...amounts.values()].reduce((total, n) => total + n, 0);
