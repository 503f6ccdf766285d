/** TH Thu chi: the treasurer's book of the period. Every column and every line closes: đầu kỳ + thu − chi = cuối kỳ. */

import {
  type Book,
  type BookQuestion,
  breakDown,
  chapterAtEnd,
  type EntryKind,
  entryKindKeys,
  entryKinds,
  fundName,
  hasBook,
  isKept,
  keepBook,
  overdrafts,
} from '../../figures';
import { calculation, leftOf, type Provenance } from '../../figures/provenance';
import { formatDay, formatMoney } from '../../values';
import { labelOf } from '../../ward';
import { beforeColumn } from '../blocks';
import { goodsBlock } from '../goods';
import { type GridBuilder, type GridCell, NOTHING } from '../grid';
import { chapterLines, evenly, listLines, monthLines, type Tab, withWard } from '../lines';
import { breakdownBlock, compareBlock, type Summarised } from '../table';

const FEWEST_COLUMNS = 6;

const money = (
  value: number,
  provenance: Provenance,
  style: 'number' | 'totalNumber' = 'number',
): GridCell => ({
  value,
  style,
  format: '#,##0;-#,##0;0',
  provenance,
});
/** A kind of entry of which there was none: nothing, not zero. */
const entry = (value: number, provenance: Provenance): GridCell =>
  value === 0 ? { value: NOTHING, style: 'number', provenance } : money(value, provenance);

type Side = BookQuestion['side'];
/** Where a figure of the book comes from, of these funds, months, kinds. */
const bookOf =
  (which: Omit<BookQuestion, 'side'>) =>
  (side: Side): Provenance => ({ kind: 'book', ...which, side });
/** A fund's book, or that of all of them. */
type Column = Book['total'] & { readonly fund?: string };
const fundOf = ({ fund }: Column) => (fund === undefined ? {} : { fund });

export const fundTab: Tab = {
  name: 'TH Thu chi',
  title: 'TỔNG HỢP THU CHI',
  from: ['recycling', 'products', 'income', 'gifts', 'spending', 'openings'],
  isShown: hasBook,
  // A column takes +130.000.000; many funds are printed a little smaller to fit the page.
  widths: ({ ward, period }) => {
    const columns = Math.max(FEWEST_COLUMNS, keepBook(ward, period).funds.length + 1);
    return columns <= 8 ? evenly(170, columns) : [170, ...Array.from({ length: columns }, () => 94)];
  },
  draw: (grid, summarised) => {
    const { ward, period } = summarised;
    const book = keepBook(ward, period);
    compareBlock(
      grid,
      summarised,
      'Toàn phường',
      [
        'scrapIncome',
        'productIncome',
        'incomeCash',
        'incomeInKind',
        'riceRaised',
        'incomeChapters',
        'smsMessages',
        'giftValue',
        'giftShareRecycling',
        'spendingTotal',
        'handedOn',
      ],
      2,
    );
    grid.gap();
    matrix(grid, summarised, book);
    grid.gap();
    months(grid, summarised, book);
    grid.gap();
    chapters(grid, summarised, book);
    grid.gap();
    breakdownBlock(grid, summarised, 'Vận động, ủng hộ theo nguồn', {
      dimension: 'source',
      lineHeader: 'Nguồn',
      lines: listLines('incomeSources', summarised),
      columns: [
        { header: 'Lần', key: 'incomeTimes' },
        { header: 'Tiền (đ)', key: 'incomeCash' },
        beforeColumn('incomeCash'),
        { header: 'Hiện vật (đ)', key: 'incomeInKind' },
        { header: 'Cộng (đ)', key: 'incomeTotal' },
      ],
      onlyRecorded: true,
    });
    const { income } = ward.records;
    if (income.rows.every(({ goods }) => goods.length === 0)) return;
    grid.gap();
    goodsBlock(grid, summarised, {
      table: 'income',
      heading: 'Hiện vật vận động được',
      rows: income.rows.map(({ day, row, goods }) => ({ day, row, items: goods })),
    });
  },
};

/** Funds across, entries down. */
function matrix(grid: GridBuilder, { ward, period }: Summarised, { funds, total }: Book): void {
  const label = (fund: string) => labelOf('funds', fund, ward.context.catalogue);
  grid.line('Sổ quỹ (đ)', 'heading');
  const outside = breakDown('giftValue', ward, period, ['fund']).filter(
    ({ keys, value }) => value !== null && value > 0 && !isKept(keys[0] ?? '', ward),
  );
  if (outside.length > 0) {
    const words = outside.map(({ keys, value }) => `${label(keys[0] ?? '')} ${formatMoney(value ?? 0)}`);
    grid.line(`Quà tặng thẳng, không qua sổ quỹ: ${words.join('; ')}.`, 'remark');
  }
  for (const { fund, day, balance } of overdrafts(ward, period.to).filter((one) => one.day >= period.from)) {
    grid.line(
      `${fundName(fund, ward)} âm ${formatMoney(-balance)} từ ngày ${formatDay(day)}: xem tab Kiểm tra.`,
      'remark',
    );
  }
  if (funds.length === 0) {
    grid.line('Chưa có khoản thu, chi nào trong kỳ.', 'remark');
    return;
  }
  const columns: readonly Column[] = [...funds, total];
  grid.row([
    { value: 'Khoản', style: 'head' },
    ...funds.map(({ fund }): GridCell => ({ value: label(fund), style: 'headNumber' })),
    { value: 'Tổng cộng', style: 'headNumber' },
  ]);
  const line = (
    text: string,
    of: (book: Column, from: (side: Side) => Provenance) => GridCell,
    isTotal = false,
    kind?: EntryKind,
  ) => {
    if (isTotal) grid.rule(grid.height, columns.length + 1);
    grid.row([
      { value: text, style: isTotal ? 'total' : 'label' },
      ...columns.map((book) =>
        of(book, bookOf({ period, ...fundOf(book), ...(kind === undefined ? {} : { entry: kind }) })),
      ),
    ]);
  };
  const entries = (side: 'in' | 'out') => {
    const kinds = entryKindKeys.filter(
      (kind: EntryKind) => entryKinds[kind].side === side && total.byKind[kind] > 0,
    );
    for (const kind of kinds)
      line(entryKinds[kind].label, ({ byKind }, from) => entry(byKind[kind], from(side)), false, kind);
  };
  line('Số dư đầu kỳ', ({ opening }, from) => money(opening, from('opening')));
  entries('in');
  line('Cộng thu', (book, from) => money(book.in, from('in'), 'totalNumber'), true);
  entries('out');
  line('Cộng chi', (book, from) => money(book.out, from('out'), 'totalNumber'), true);
  line('Số dư cuối kỳ', ({ balance }, from) => money(balance, leftOf(from), 'totalNumber'), true);
}

/** Each month's line closes, and begins with what the month before left. */
function months(grid: GridBuilder, summarised: Summarised, { funds, total }: Book): void {
  if (funds.length === 0) return;
  const { period } = summarised;
  const lines = monthLines(summarised);
  const all = [...total.byMonth];
  grid.line('Thu chi theo tháng (đ)', 'heading');
  grid.row([
    { value: 'Tháng', style: 'head' },
    ...['Đầu tháng', 'Thu', 'Chi', 'Cuối tháng'].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  for (const [at, { label }] of lines.entries()) {
    const [key, month] = all[at] ?? [];
    if (key === undefined || month === undefined) continue;
    const from = bookOf({ period, month: key });
    grid.row([
      { value: label, style: 'label' },
      money(month.opening, from('opening')),
      entry(month.in, from('in')),
      entry(month.out, from('out')),
      money(month.balance, leftOf(from)),
    ]);
  }
  const whole = bookOf({ period });
  grid.rule(grid.height, 5);
  grid.row([
    { value: 'Cả kỳ', style: 'total' },
    money(total.opening, whole('opening'), 'totalNumber'),
    money(total.in, whole('in'), 'totalNumber'),
    money(total.out, whole('out'), 'totalNumber'),
    money(total.balance, leftOf(whole), 'totalNumber'),
  ]);
  grid.gap();
  grid.line('Số dư cuối tháng của từng quỹ (đ)', 'heading');
  grid.row([
    { value: 'Tháng', style: 'head' },
    ...funds.map(
      ({ fund }): GridCell => ({
        value: labelOf('funds', fund, summarised.ward.context.catalogue),
        style: 'headNumber',
      }),
    ),
    { value: 'Tổng cộng', style: 'headNumber' },
  ]);
  for (const [at, { label }] of lines.entries()) {
    grid.row([
      { value: label, style: 'label' },
      ...[...funds, total].map((book: Column) => {
        const [month, line] = [...book.byMonth][at] ?? [];
        const which = { period, ...fundOf(book) };
        return money(line?.balance ?? 0, leftOf(bookOf(month === undefined ? which : { ...which, month })));
      }),
    ]);
  }
}

function chapters(grid: GridBuilder, summarised: Summarised, { byChapter: written, total }: Book): void {
  if (written.size === 0) return;
  const { ward, period } = summarised;
  const standing = chapterAtEnd(ward.context.chapters.all, period.to);
  const byChapter = new Map<string, { in: number; out: number; codes: string[] }>();
  for (const [code, line] of written) {
    const heir = standing.get(code) ?? code;
    const old = byChapter.get(heir);
    byChapter.set(heir, {
      in: (old?.in ?? 0) + line.in,
      out: (old?.out ?? 0) + line.out,
      codes: [...(old?.codes ?? []), code],
    });
  }
  const known = withWard(chapterLines(summarised));
  const others = [...byChapter.keys()].filter((code) => !known.some(({ key }) => key === code));
  grid.line('Thu chi theo chi hội (đ)', 'heading');
  grid.row([
    { value: 'Chi hội', style: 'head' },
    ...['Thu', 'Chi', 'Chênh lệch thu, chi'].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  const lines = [...known, ...others.map((key) => ({ key, label: key === '' ? 'Chưa ghi chi hội' : key }))];
  for (const { key, label } of lines) {
    const line = byChapter.get(key);
    const from = bookOf({ period, chapters: line?.codes ?? [] });
    grid.row([
      { value: label, style: 'label' },
      entry(line?.in ?? 0, from('in')),
      entry(line?.out ?? 0, from('out')),
      entry((line?.in ?? 0) - (line?.out ?? 0), calculation([from('in'), from('out')], '−')),
    ]);
  }
  const whole = bookOf({ period });
  grid.rule(grid.height, 4);
  grid.row([
    { value: 'Tổng cộng', style: 'total' },
    money(total.in, whole('in'), 'totalNumber'),
    money(total.out, whole('out'), 'totalNumber'),
    money(total.in - total.out, calculation([whole('in'), whole('out')], '−'), 'totalNumber'),
  ]);
}
