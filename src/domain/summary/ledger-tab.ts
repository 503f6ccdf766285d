/** TH Thu chi: the treasurer's book of the period. Every column and every line closes: đầu kỳ + thu − chi = cuối kỳ. */
import {
  type Book,
  type EntryKind,
  entryKindKeys,
  entryKinds,
  hasBook,
  isKept,
  keepBook,
  overdrafts,
} from '../ledger';
import { breakDown, chapterAtEnd } from '../metrics';
import { labelOf } from '../tables';
import { formatDay, formatMoney } from '../values';
import { type GridBuilder, type GridCell, NOTHING } from './grid';
import { chapterLines, evenly, listLines, monthLines, type Tab, withWard } from './lines';
import { breakdownBlock, compareBlock, type Summarised } from './table';

const FEWEST_COLUMNS = 6;

const money = (value: number, style: 'number' | 'totalNumber' = 'number'): GridCell => ({
  value,
  style,
  format: '#,##0;-#,##0;0',
});
/** A kind of entry of which there was none: nothing, not nought. */
const entry = (value: number, style: 'number' | 'totalNumber' = 'number'): GridCell =>
  value === 0 ? { value: NOTHING, style } : money(value, style);

export const ledgerTab: Tab = {
  name: 'TH Thu chi',
  title: 'TỔNG HỢP THU CHI',
  from: ['recycling', 'products', 'income', 'gifts', 'spending', 'openings'],
  isShown: hasBook,
  // A column takes ▲ 130.000.000; many funds are printed a little smaller to fit the page.
  widths: ({ ledger, period }) => {
    const columns = Math.max(FEWEST_COLUMNS, keepBook(ledger, period).funds.length + 1);
    return columns <= 8 ? evenly(170, columns) : [170, ...Array.from({ length: columns }, () => 94)];
  },
  draw: (grid, summarised) => {
    const { ledger, period } = summarised;
    const book = keepBook(ledger, period);
    compareBlock(
      grid,
      summarised,
      'Toàn phường',
      [
        'scrapIncome',
        'productIncome',
        'incomeCash',
        'incomeInKind',
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
        { header: 'Năm trước', key: 'incomeCash', of: 'before' },
        { header: 'Hiện vật (đ)', key: 'incomeInKind' },
        { header: 'Cộng (đ)', key: 'incomeTotal' },
      ],
      onlyRecorded: true,
    });
  },
};

/** Funds across, entries down. */
function matrix(grid: GridBuilder, { ledger, period }: Summarised, { funds, total }: Book): void {
  const label = (fund: string) => labelOf('funds', fund, ledger.context.catalogue);
  grid.line('Sổ quỹ (đ)', 'heading');
  const outside = breakDown('giftValue', ledger, period, ['fund']).filter(
    ({ keys, value }) => value !== null && value > 0 && !isKept(keys[0] ?? '', ledger),
  );
  if (outside.length > 0) {
    const words = outside.map(({ keys, value }) => `${label(keys[0] ?? '')} ${formatMoney(value ?? 0)}`);
    grid.line(`Quà tặng thẳng, không qua sổ quỹ: ${words.join('; ')}.`, 'remark');
  }
  for (const { fund, day, balance } of overdrafts(ledger, period.to).filter(
    (one) => one.day >= period.from,
  )) {
    grid.line(
      `${/^quỹ /i.test(label(fund)) ? label(fund) : `Quỹ ${label(fund)}`} âm ${formatMoney(-balance)} từ ngày ${formatDay(day)}: xem tab Kiểm tra.`,
      'remark',
    );
  }
  if (funds.length === 0) {
    grid.line('Chưa có khoản thu, chi nào trong kỳ.', 'remark');
    return;
  }
  const columns = [...funds, total];
  grid.row([
    { value: 'Khoản', style: 'head' },
    ...funds.map(({ fund }): GridCell => ({ value: label(fund), style: 'headNumber' })),
    { value: 'Tổng cộng', style: 'headNumber' },
  ]);
  const line = (text: string, of: (book: (typeof columns)[number]) => GridCell, isTotal = false) => {
    if (isTotal) grid.rule(grid.height, columns.length + 1);
    grid.row([{ value: text, style: isTotal ? 'total' : 'label' }, ...columns.map(of)]);
  };
  const entries = (side: 'in' | 'out') => {
    const kinds = entryKindKeys.filter(
      (kind: EntryKind) => entryKinds[kind].side === side && total.byKind[kind] > 0,
    );
    for (const kind of kinds) line(entryKinds[kind].label, ({ byKind }) => entry(byKind[kind]));
  };
  line('Số dư đầu kỳ', ({ opening }) => money(opening));
  entries('in');
  line('Cộng thu', (book) => money(book.in, 'totalNumber'), true);
  entries('out');
  line('Cộng chi', (book) => money(book.out, 'totalNumber'), true);
  line('Số dư cuối kỳ', ({ balance }) => money(balance, 'totalNumber'), true);
}

/** Each month's line closes, and begins with what the month before left. */
function months(grid: GridBuilder, summarised: Summarised, { funds, total }: Book): void {
  if (funds.length === 0) return;
  const lines = monthLines(summarised);
  const all = [...total.byMonth.values()];
  grid.line('Thu chi theo tháng (đ)', 'heading');
  grid.row([
    { value: 'Tháng', style: 'head' },
    ...['Đầu tháng', 'Thu', 'Chi', 'Cuối tháng'].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  for (const [at, { label }] of lines.entries()) {
    const month = all[at];
    if (month === undefined) continue;
    grid.row([
      { value: label, style: 'label' },
      money(month.opening),
      entry(month.in),
      entry(month.out),
      money(month.balance),
    ]);
  }
  grid.rule(grid.height, 5);
  grid.row([
    { value: 'Cả kỳ', style: 'total' },
    money(total.opening, 'totalNumber'),
    money(total.in, 'totalNumber'),
    money(total.out, 'totalNumber'),
    money(total.balance, 'totalNumber'),
  ]);
  grid.gap();
  grid.line('Số dư cuối tháng của từng quỹ (đ)', 'heading');
  grid.row([
    { value: 'Tháng', style: 'head' },
    ...funds.map(
      ({ fund }): GridCell => ({
        value: labelOf('funds', fund, summarised.ledger.context.catalogue),
        style: 'headNumber',
      }),
    ),
    { value: 'Tổng cộng', style: 'headNumber' },
  ]);
  for (const [at, { label }] of lines.entries()) {
    grid.row([
      { value: label, style: 'label' },
      ...[...funds, total].map(({ byMonth }) => money([...byMonth.values()][at]?.balance ?? 0)),
    ]);
  }
}

function chapters(grid: GridBuilder, summarised: Summarised, { byChapter: written, total }: Book): void {
  if (written.size === 0) return;
  const { ledger, period } = summarised;
  const standing = chapterAtEnd(ledger.context.chapters.all, period.to);
  const byChapter = new Map<string, { in: number; out: number }>();
  for (const [code, line] of written) {
    const heir = standing.get(code) ?? code;
    const old = byChapter.get(heir);
    byChapter.set(heir, { in: (old?.in ?? 0) + line.in, out: (old?.out ?? 0) + line.out });
  }
  const known = withWard(chapterLines(summarised));
  const others = [...byChapter.keys()].filter((code) => !known.some(({ key }) => key === code));
  grid.line('Thu chi theo chi hội (đ)', 'heading');
  grid.row([
    { value: 'Chi hội', style: 'head' },
    ...['Thu', 'Chi', 'Thu trừ chi'].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  const lines = [...known, ...others.map((key) => ({ key, label: key === '' ? 'Chưa ghi chi hội' : key }))];
  for (const { key, label } of lines) {
    const line = byChapter.get(key);
    grid.row([
      { value: label, style: 'label' },
      entry(line?.in ?? 0),
      entry(line?.out ?? 0),
      entry((line?.in ?? 0) - (line?.out ?? 0)),
    ]);
  }
  grid.rule(grid.height, 4);
  grid.row([
    { value: 'Tổng cộng', style: 'total' },
    money(total.in, 'totalNumber'),
    money(total.out, 'totalNumber'),
    money(total.in - total.out, 'totalNumber'),
  ]);
}
