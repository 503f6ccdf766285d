/**
 * What moves money in the funds: each row of any table that brings some in or takes some out, as one movement. Scrap and
 * product sales come in by themselves; funds that the catalogue says do not pass through the ward's book stay out of it.
 */
import { attributeOf, labelOf, type TableKey, type WardData } from '../tables';
import type { Day } from '../values';

/** Lines of the book: what came in and what went out, in the order in which they are printed. */
export const entryKinds = {
  scrap: { side: 'in', label: 'Bán phế liệu' },
  productSales: { side: 'in', label: 'Bán sản phẩm tái chế' },
  income: { side: 'in', label: 'Vận động, ủng hộ' },
  transferIn: { side: 'in', label: 'Quỹ khác chuyển sang' },
  gifts: { side: 'out', label: 'Quà tặng' },
  support: { side: 'out', label: 'Hỗ trợ cặp 1+1' },
  sponsorships: { side: 'out', label: 'Đỡ đầu trẻ' },
  houses: { side: 'out', label: 'Mái ấm tình thương' },
  spending: { side: 'out', label: 'Chi khác' },
  handedOn: { side: 'out', label: 'Nộp, chuyển nơi khác' },
  transferOut: { side: 'out', label: 'Chuyển sang quỹ khác' },
} as const satisfies Record<string, { readonly side: 'in' | 'out'; readonly label: string }>;

export type EntryKind = keyof typeof entryKinds;
export const entryKindKeys = Object.keys(entryKinds) as EntryKind[];

export interface Movement {
  readonly day: Day;
  readonly fund: string;
  readonly chapterCode: string | null;
  readonly kind: EntryKind;
  /** Whole đồng, above nought; `entryKinds` says whether in or out. */
  readonly amount: number;
  readonly table: TableKey;
  readonly row: number;
  /** Column whose cell holds the amount. */
  readonly column: string;
}

/** In is positive, out negative. */
export const signed = ({ kind, amount }: Movement): number =>
  entryKinds[kind].side === 'in' ? amount : -amount;

/** Whether a fund's money passes through the ward's book; gifts that others hand over directly do not. */
export const isKept = (fund: string, ward: Pick<WardData, 'context'>): boolean =>
  String(attributeOf('funds', fund, 'Qua sổ quỹ', ward.context.catalogue) ?? 'Có').toLowerCase() !== 'không';

/** `Quỹ Điểm chia sẻ`; a name that begins with the word has it once: `Quỹ Hội`. */
export function fundName(fund: string, { context }: Pick<WardData, 'context'>): string {
  const label = labelOf('funds', fund, context.catalogue);
  return /^quỹ /i.test(label) ? label : `Quỹ ${label}`;
}

type Fact = Omit<Movement, 'day' | 'fund' | 'amount' | 'chapterCode'> & {
  readonly day: Day | null;
  readonly fund: string | null;
  readonly amount: number | null;
  readonly chapterCode: string | null;
};

/** Of one day what comes in counts first. */
const side = ({ kind }: Movement): number => (entryKinds[kind].side === 'in' ? 0 : 1);

/** Movements that were asked for before: a summary asks for them several times. */
const known = new WeakMap<WardData['records'], readonly Movement[]>();

/** Every movement of the workbook, by day; of one day what comes in stands first. */
export function movementsOf(ward: Pick<WardData, 'records' | 'context' | 'present'>): readonly Movement[] {
  const { records } = ward;
  const before = known.get(records);
  if (before !== undefined) return before;
  const facts: Fact[] = [
    ...records.recycling.rows.map(
      ({ day, amount, chapterCode, row }): Fact => ({
        ...{ day, amount, chapterCode, row, fund: 'recycling', kind: 'scrap' },
        ...{ table: 'recycling', column: 'amount' },
      }),
    ),
    ...records.products.rows.map(
      ({ day, income, chapterCode, row }): Fact => ({
        ...{ day, amount: income, chapterCode, row, fund: 'products', kind: 'productSales' },
        ...{ table: 'products', column: 'income' },
      }),
    ),
    ...records.income.rows.map(
      ({ day, amount, chapterCode, row, fund }): Fact => ({
        ...{ day, amount, chapterCode, row, fund, kind: 'income' },
        ...{ table: 'income', column: 'amount' },
      }),
    ),
    ...records.gifts.rows.map(
      ({ day, total, chapterCode, row, fund }): Fact => ({
        ...{ day, amount: total, chapterCode, row, fund, kind: 'gifts' },
        ...{ table: 'gifts', column: 'value' },
      }),
    ),
    ...records.pairings.rows.map(
      ({ day, value, chapterCode, row, fund }): Fact => ({
        ...{ day, amount: value, chapterCode, row, fund, kind: 'support' },
        ...{ table: 'pairings', column: 'value' },
      }),
    ),
    ...records.supports.rows.map(
      ({ day, value, chapterCode, row, fund }): Fact => ({
        ...{ day, amount: value, chapterCode, row, fund, kind: 'support' },
        ...{ table: 'supports', column: 'value' },
      }),
    ),
    ...records.sponsorships.rows.flatMap(({ handedOver, chapterCode, row, fund }) =>
      handedOver.map(
        ({ day, amount }): Fact => ({
          ...{ day: day ?? null, amount, chapterCode, row, fund, kind: 'sponsorships' },
          ...{ table: 'sponsorships', column: 'paid' },
        }),
      ),
    ),
    ...records.houses.rows.map(
      ({ day, cash, chapterCode, row, fund }): Fact => ({
        ...{ day, amount: cash, chapterCode, row, fund, kind: 'houses' },
        ...{ table: 'houses', column: 'cash' },
      }),
    ),
    ...records.spending.rows.flatMap(
      ({ day, amount, chapterCode, row, fund, toFund, isHandedOn }): Fact[] => {
        const out: Fact = {
          ...{ day, amount, chapterCode, row, fund, table: 'spending', column: 'amount' },
          kind: toFund !== null ? 'transferOut' : isHandedOn ? 'handedOn' : 'spending',
        };
        return toFund === null ? [out] : [out, { ...out, fund: toFund, kind: 'transferIn' }];
      },
    ),
  ];
  const kept = new Map(facts.map(({ fund }) => [fund, fund !== null && isKept(fund, ward)]));
  const movements = facts
    .flatMap(({ day, fund, amount, ...rest }): Movement[] =>
      day === null || fund === null || amount === null || amount === 0 || kept.get(fund) !== true
        ? []
        : [{ ...rest, day, fund, amount }],
    )
    .filter(({ table }) => ward.present.has(table))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || side(a) - side(b) || a.row - b.row);
  known.set(records, movements);
  return movements;
}
