/** Sentences and the table on what was made of scrap: made, sold, given away, left. */
import { productStock } from '../../figures';
import { formatMoney, moneyInWords } from '../../values';
import type { ModelText, ReportTable } from '../data';
import type { Figures } from '../figures';
import { cellNumber, clauses, comparison, counted, during, lowerFirst, sentence } from '../phrases';
import { occurring } from '../tables-of';

export function products(figures: Figures): ModelText | null {
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
          `tận dụng đồ bỏ đi, ${lowerFirst(during(period))} chị em làm ra ${counted(made, 'sản phẩm tái chế')}${
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
    isSome(given) ? sentence(`có ${counted(given, 'chiếc')} được đem tặng hội viên và người dân`) : '',
  ].filter((part) => part !== '');

  const stock = productStock(ward, period);
  const left = stock.reduce((total, one) => total + one.left, 0);
  if (left > 0) sentences.push(sentence(`cuối kỳ còn ${counted(left, 'chiếc')} để dùng tiếp`));
  return { title: 'Sản phẩm từ đồ tái chế', paragraphs: [sentences.join(' ')], table: table(figures, stock) };
}

function table(figures: Figures, stock: ReturnType<typeof productStock>): ReportTable | null {
  const columns = (['productsMade', 'productsSold', 'productsGiven', 'productIncome'] as const).map((key) =>
    figures.byKey(key, 'product'),
  );
  const left = new Map(stock.map((one) => [one.item, one.left]));
  const lines = occurring(figures, 'products', [...columns, left]);
  if (lines.length < 2) return null;
  const [made, sold, given, income] = columns;
  const cell = (of: ReadonlyMap<string, number> | undefined, key: string) => cellNumber(of?.get(key) ?? null);
  return {
    title: 'Sản phẩm tái chế',
    rows: lines.map(({ key, label }, at) => ({
      tt: String(at + 1),
      ten: label,
      lam_ra: cell(made, key),
      ban: cell(sold, key),
      tang: cell(given, key),
      con: cell(left, key),
      tien: cell(income, key),
    })),
    once: {
      tong_lam_ra: cellNumber(figures.value('productsMade')),
      tong_ban: cellNumber(figures.value('productsSold')),
      tong_tang: cellNumber(figures.value('productsGiven')),
      tong_con: cellNumber([...left.values()].reduce((total, n) => total + n, 0)),
      tong_tien: cellNumber(figures.value('productIncome')),
    },
  };
}
