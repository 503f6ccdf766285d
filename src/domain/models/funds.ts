import { labelOf } from '../columns';
import type { Source } from '../figures/figure';
import { type Book, type BookRow, bookRows, hasBook, keepBook } from '../figures/funds';
import { entryKindKeys, entryKinds } from '../figures/movement';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, type ReportTable, shape, totalled } from '../report/part';
import {
  cellNumber,
  clauses,
  comparison,
  counted,
  during,
  listed,
  lowerFirst,
  sentence,
} from '../report/phrases';
import { type AnyWard, rowsOf } from '../tables/any-ward';
import { formatMoney, inPeriod, samePeriodBefore } from '../values';
import { model } from './model';
import { spendingTable } from './spending';

export const funds = model({
  key: 'funds',
  label: 'Thu chi các quỹ',
  isCore: true,
  tables: [],
  uses: ['handedOn'],
  metrics: {},
  report: inReports(() => ({
    place: 50,
    heading: 'task',
    field: 'cac_quy',
    table: shape('Bảng thu chi các quỹ', 'Quỹ', [
      totalled('dau_ky', 'Đầu kỳ (đ)', 28),
      totalled('thu', 'Thu (đ)', 28),
      totalled('chi', 'Chi (đ)', 28),
      totalled('cuoi_ky', 'Cuối kỳ (đ)', 28),
    ]),
    chart: { key: 'fundBalances', field: 'cac_quy' },
    tell,
  })),
});

/** The figures that the sentences are made of. */
type Asked = Figures<'handedOn'>;

function tell(figures: Asked): ModelText | null {
  const { ward, period } = figures;
  if (!hasBook(ward)) return null;
  const book = keepBook(ward, period);
  if (book.funds.length === 0) return null;
  const { total } = book;
  const earlier = keepBook(ward, samePeriodBefore(period)).total;

  const largest = (side: 'in' | 'out') =>
    entryKindKeys
      .filter((kind) => entryKinds[kind].side === side && !kind.startsWith('transfer'))
      .map((kind) => ({ label: entryKinds[kind].label.toLowerCase(), amount: total.byKind[kind] }))
      .filter(({ amount }) => amount > 0)
      .sort((a, b) => b.amount - a.amount)[0];
  cite(figures, book, earlier);
  // Money that moves from one fund to another neither comes in nor goes out.
  const moved = total.byKind.transferIn;
  const [came, went] = [total.in - moved, total.out - total.byKind.transferOut];
  const [source, use] = [largest('in'), largest('out')];
  // What is below nought is the ward's own matter.
  const balance = total.balance < 0 ? '' : `cuối kỳ còn ${formatMoney(total.balance)}`;
  const held = total.opening <= 0 || balance === '' ? '' : ` (đầu kỳ ${formatMoney(total.opening)})`;
  const trend = (now: number, before: number): string =>
    figures.tellsWeak || now >= before ? comparison(now, before, period) : '';
  const turnovers = (...told: readonly string[]): string => told.filter((one) => one !== '').join('; ');
  /** Of what did not move a report says nothing. */
  const moving = (verb: string, now: number, before: number): string =>
    now === 0 ? '' : `${verb} ${clauses(formatMoney(now), trend(now, before))}`;
  const moves = turnovers(
    moving('thu', came, earlier.in - earlier.byKind.transferIn),
    moving('chi', went, earlier.out - earlier.byKind.transferOut),
    `${balance}${held}`,
  );
  const turnover = sentence(`các quỹ của Hội ${lowerFirst(during(period))} ${moves}`);
  const first =
    came === 0 && went === 0
      ? sentence(
          turnovers(`${lowerFirst(during(period))}, các quỹ của Hội không có khoản thu, chi nào`, balance),
        )
      : moved === 0
        ? turnover
        : `${turnover} Thu, chi ở đây chưa kể ${formatMoney(moved)} chuyển giữa các quỹ.`;
  const second = [
    source === undefined ? '' : `Khoản thu lớn nhất là ${source.label} (${formatMoney(source.amount)})`,
    use === undefined
      ? ''
      : `${source === undefined ? 'Khoản' : 'khoản'} chi lớn nhất là ${use.label} (${formatMoney(use.amount)})`,
  ].filter((part) => part !== '');
  const paragraphs = [second.length === 0 ? first : `${first} ${second.join('; ')}.`];

  const handed = handedOn(figures);
  if (handed.length > 0) paragraphs.push(sentence(`Hội đã nộp, chuyển ${listed(handed)}`));
  return { title: 'Quản lý, sử dụng các quỹ', paragraphs, table: tableOf(figures, book) };
}

/** `24.996.000đ về MTTQ phường`, largest first. */
function handedOn({ ward, period, value }: Asked): string[] {
  if (value('handedOn') === null) return [];
  const to = new Map<string, number>();
  for (const { day, isHandedOn, transferTo, amount } of rowsOf(ward, spendingTable)) {
    if (!isHandedOn || transferTo === null || !inPeriod(day, period)) continue;
    to.set(transferTo, (to.get(transferTo) ?? 0) + amount);
  }
  const all = [...to].sort(([, a], [, b]) => b - a);
  const more = all.slice(MENTIONED);
  return [
    ...all.slice(0, MENTIONED).map(([where, amount]) => `${formatMoney(amount)} về ${where}`),
    ...(more.length === 0
      ? []
      : [
          `${formatMoney(more.reduce((sum, [, amount]) => sum + amount, 0))} tới ${counted(more.length, 'nơi khác')}`,
        ]),
  ];
}
const MENTIONED = 4;

/** The book is no metric; its figures stand in the list of sources all the same. */
function cite(figures: Asked, book: Book, earlier: Book['total']): void {
  const { ward, period } = figures;
  const provenance = {
    opening: bookRows(ward, { period, side: 'opening' }),
    in: bookRows(ward, { period, side: 'in' }),
    out: bookRows(ward, { period, side: 'out' }),
  };
  const also = book.total.byKind.transferIn === 0 ? '' : ', kể cả chuyển giữa các quỹ';
  for (const [key, label, name] of [
    ['opening', 'Các quỹ: đầu kỳ', 'opening'],
    ['in', `Các quỹ: thu${also}`, 'in'],
    ['out', `Các quỹ: chi${also}`, 'out'],
    ['balance', 'Các quỹ: cuối kỳ', 'balance'],
  ] as const) {
    figures.cite({
      key: `funds.${key}`,
      label,
      unit: 'đ',
      value: book.total[name],
      before: earlier.in === 0 && earlier.out === 0 ? null : earlier[name],
      sources: sourcesOf(ward, name === 'balance' ? Object.values(provenance).flat() : provenance[name]),
    });
  }
}

/** The rows by tab, in the tabs' order; a row that moves money between two funds stands once. */
const sourcesOf = ({ records }: AnyWard, rows: readonly BookRow[]): Source[] =>
  Object.entries(records).flatMap(([key, { sheet }]) => {
    const own = new Set(rows.filter(({ table }) => table === key).map(({ row }) => row));
    return own.size === 0 ? [] : [{ sheet, rows: [...own].sort((a, b) => a - b) }];
  });

function tableOf({ ward }: Asked, { funds: all, total }: Book): ReportTable | null {
  if (all.length < 2) return null;
  const line = (of: { opening: number; in: number; out: number; balance: number }, prefix: string) => ({
    [`${prefix}dau_ky`]: cellNumber(of.opening),
    [`${prefix}thu`]: cellNumber(of.in),
    [`${prefix}chi`]: cellNumber(of.out),
    [`${prefix}cuoi_ky`]: cellNumber(of.balance),
  });
  return {
    title: 'Thu, chi các quỹ',
    rows: all.map((one, at) => ({
      tt: String(at + 1),
      ten: labelOf('funds', one.fund, ward.context.catalogue),
      ...line(one, ''),
    })),
    once: line(total, 'tong_'),
  };
}
