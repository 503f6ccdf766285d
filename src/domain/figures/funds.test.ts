/** The treasurer's book: facts about openings and overdrafts, and for any ward that every line and column closes. */
import fc from 'fast-check';
import { houseRow, incomeRow, openingRow, productRow, spendingRow, sponsorshipRow } from '../testdata/models';
import { gift, pair, type RowSpec, sale, support, type WardSpec, wardOf, YEAR } from '../testdata/ward';
import { type Day, formatDay, monthsOf, type Period } from '../values';
import { type Book, entryKinds, hasBook, keepBook, openingGaps, overdrafts } from './index';

const period = (from: string, to: string): Period => ({ from: from as Day, to: to as Day });
const fundOf = (book: Book, fund: string) => book.funds.find((one) => one.fund === fund);
const line = (spec: WardSpec, fund: string, of: Period = YEAR) => {
  const book = fundOf(keepBook(wardOf(spec), of), fund);
  return book === undefined ? null : [book.opening, book.in, book.out, book.balance];
};
const kept: WardSpec = { income: [], spending: [] };

describe('what comes in and goes out', () => {
  test.each<[string, WardSpec, string, number[] | null]>([
    ['scrap by itself', { recycling: [sale()] }, 'recycling', [0, 80_000, 0, 80_000]],
    ['products by themselves', { products: [productRow()] }, 'products', [0, 200_000, 0, 200_000]],
    ['income', { income: [incomeRow()] }, 'sharing', [0, 2_000_000, 0, 2_000_000]],
    [
      'goods are no money',
      { income: [incomeRow({ amount: '', inKind: 'gạo', inKindValue: 500_000 })] },
      'sharing',
      null,
    ],
    ['gifts', { gifts: [gift()] }, 'recycling', [0, 0, 1_500_000, -1_500_000]],
    ['gifts of another body', { gifts: [gift({ fund: 'Đơn vị phối hợp' })] }, 'partners', null],
    [
      'support a helper pays herself',
      { pairings: [pair({ helper: 'Chị A', value: 1_000_000 })] },
      'union',
      null,
    ],
    [
      'support from a fund',
      { pairings: [pair({ helper: 'Chị A', value: 1_000_000, fund: 'Quỹ Hội' })] },
      'union',
      [0, 0, 1_000_000, -1_000_000],
    ],
    [
      'a giving in a pair from a fund, beside what the pair was given when it was made',
      {
        pairings: [pair({ id: 'CP-00001', helper: 'Chị A', value: 1_000_000, fund: 'Quỹ Hội' })],
        supports: [support({ fund: 'Quỹ Hội' }), support({ value: 70_000 })],
      },
      'union',
      [0, 0, 1_200_000, -1_200_000],
    ],
    ['a sponsor pays herself', { sponsorships: [sponsorshipRow()] }, 'godmother', null],
    [
      'a sponsorship from a fund',
      { sponsorships: [sponsorshipRow({ fund: 'Quỹ Mẹ đỡ đầu' })] },
      'godmother',
      [0, 0, 3_000_000, -3_000_000],
    ],
    [
      'a house from a fund',
      { houses: [houseRow({ fund: 'Mạnh thường quân' })] },
      'benefactors',
      [0, 0, 40_900_000, -40_900_000],
    ],
    ['spending', { spending: [spendingRow()] }, 'sharing', [0, 0, 300_000, -300_000]],
    [
      'a transfer, where it goes',
      { spending: [spendingRow({ transferTo: 'Quỹ Hội' })] },
      'union',
      [0, 300_000, 0, 300_000],
    ],
    [
      'a transfer, where it comes from',
      { spending: [spendingRow({ transferTo: 'Quỹ Hội' })] },
      'sharing',
      [0, 0, 300_000, -300_000],
    ],
  ])('%s', (_name, spec, fund, expected) => expect(line({ ...kept, ...spec }, fund)).toEqual(expected));

  test('a ward that records neither income nor spending keeps no book', () => {
    expect(hasBook(wardOf({ recycling: [sale()] }))).toBe(false);
    expect(hasBook(wardOf({ income: [] }))).toBe(true);
    expect(hasBook(wardOf({ spending: [] }))).toBe(true);
  });

  test('a fund that officers marked as not kept is left out', () => {
    const catalogue = {
      headers: ['Nguồn kinh phí', 'Qua sổ quỹ'],
      rows: [['Điểm chia sẻ', 'Không']],
      merges: [],
    };
    expect(keepBook(wardOf({ income: [incomeRow()] }, { catalogue }), YEAR).funds).toEqual([]);
  });
});

describe('what a fund holds when the period begins', () => {
  const opening = (cells: RowSpec<'openings'>) => openingRow({ fund: 'Điểm chia sẻ', ...cells });
  const came = (day: string, amount: number) => incomeRow({ day, amount });
  test.each<[string, WardSpec, Period, number[]]>([
    [
      'nothing written: all that is on record',
      { income: [came('2020-05-01', 7), came('2022-05-01', 1)] },
      YEAR,
      [7, 1, 0, 8],
    ],
    [
      'written for the year',
      { openings: [opening({ amount: 5 })], income: [came('2020-05-01', 7)] },
      YEAR,
      [5, 0, 0, 5],
    ],
    [
      'written for the year before: that, and what moved since',
      {
        openings: [opening({ year: 2021, amount: 5 })],
        income: [came('2020-05-01', 7), came('2021-05-01', 1)],
      },
      YEAR,
      [6, 0, 0, 6],
    ],
    [
      'by the ward and by a chapter: both',
      { openings: [opening({ amount: 5 }), opening({ amount: 3, chapter: 'K1' })], income: [] },
      YEAR,
      [8, 0, 0, 8],
    ],
    [
      'a period that begins in the middle of the year',
      { openings: [opening({ amount: 5 })], income: [came('2022-03-01', 1), came('2022-08-01', 2)] },
      period('2022-07-01', '2022-12-31'),
      [6, 2, 0, 8],
    ],
    [
      'written for a year to come: not yet',
      { openings: [opening({ year: 2023, amount: 5 })], income: [came('2022-03-01', 1)] },
      YEAR,
      [0, 1, 0, 1],
    ],
  ])('%s', (_name, spec, of, expected) => expect(line(spec, 'sharing', of)).toEqual(expected));

  test('an opening that is not what the year before left is found', () => {
    const spec = {
      openings: [opening({ year: 2021, amount: 5 }), opening({ year: 2022, amount: 9 })],
      income: [came('2021-05-01', 1)],
    };
    expect(openingGaps(wardOf(spec))).toEqual([{ fund: 'sharing', year: 2022, written: 9, counted: 6 }]);
    expect(openingGaps(wardOf({ ...spec, income: [came('2021-05-01', 4)] }))).toEqual([]);
  });
});

describe('a fund that falls below zero', () => {
  const came = (day: string, amount: number) => incomeRow({ day, amount });
  const went = (day: string, amount: number) => spendingRow({ day, amount });
  const found = (spec: WardSpec) =>
    overdrafts(wardOf(spec), YEAR.to).map(({ fund, day, balance, movements }) => [
      fund,
      formatDay(day),
      balance,
      movements.map(({ table, row }) => `${table} ${row}`),
    ]);
  test.each<[string, WardSpec, unknown[]]>([
    ['enough', { income: [came('2022-01-01', 5)], spending: [went('2022-01-02', 5)] }, []],
    [
      'of one day what comes in counts first',
      { income: [came('2022-01-02', 5)], spending: [went('2022-01-02', 5)] },
      [],
    ],
    [
      'money that came too late',
      { income: [came('2022-01-03', 5)], spending: [went('2022-01-02', 5)] },
      [['sharing', '02/01/2022', -5, ['spending 2']]],
    ],
    [
      'each row that took it further down, until it rose again; then again',
      {
        income: [came('2022-01-01', 5), came('2022-02-01', 9)],
        spending: [went('2022-01-02', 6), went('2022-01-03', 3), went('2022-03-01', 6)],
      },
      [
        ['sharing', '02/01/2022', -1, ['spending 2', 'spending 3']],
        ['sharing', '01/03/2022', -1, ['spending 4']],
      ],
    ],
    [
      'an opening counts',
      {
        openings: [openingRow({ fund: 'Điểm chia sẻ', amount: 5 })],
        income: [],
        spending: [went('2022-01-02', 5)],
      },
      [],
    ],
    ['after the period: not yet', { income: [], spending: [went('2023-01-02', 5)] }, []],
  ])('%s', (_name, spec, expected) => expect(found(spec)).toEqual(expected));
});

// --- For any ward ------------------------------------------------------------------------------------------------

const FUNDS = {
  recycling: 'Biến rác thành tiền',
  sharing: 'Điểm chia sẻ',
  union: 'Quỹ Hội',
  partners: 'Đơn vị phối hợp',
};
type Fund = keyof typeof FUNDS;
const fund = fc.constantFrom(...(Object.keys(FUNDS) as Fund[]));
const day = fc.integer({ min: 0, max: 1100 }).map((n) => {
  const date = new Date(Date.UTC(2020, 0, 1 + n));
  return date.toISOString().slice(0, 10);
});
const amount = fc.integer({ min: 1, max: 9_000_000 });
const happening = fc.record({ day, fund, amount });
const anyWard = fc.record({
  sales: fc.array(fc.record({ day, amount }), { maxLength: 12 }),
  gifts: fc.array(happening, { maxLength: 12 }),
  income: fc.array(happening, { maxLength: 12 }),
  spending: fc.array(fc.record({ day, fund, amount, to: fc.option(fund) }), { maxLength: 12 }),
  openings: fc.uniqueArray(fc.record({ year: fc.integer({ min: 2020, max: 2023 }), fund, amount }), {
    maxLength: 5,
    selector: ({ year, fund: of }) => `${year} ${of}`,
  }),
});
type AnyWard = typeof anyWard extends fc.Arbitrary<infer T> ? T : never;
const anyPeriod = fc.tuple(day, day).map(([a, b]): Period => (a <= b ? period(a, b) : period(b, a)));

const specOf = (made: AnyWard): WardSpec => ({
  recycling: made.sales.map((one) => sale(one)),
  gifts: made.gifts.map((one) => gift({ day: one.day, value: one.amount, fund: FUNDS[one.fund] })),
  income: made.income.map((one) => incomeRow({ ...one, fund: FUNDS[one.fund] })),
  spending: made.spending
    // A transfer to itself is refused and stands in no book.
    .filter(({ fund: from, to }) => from !== to)
    .map(({ to, ...one }) =>
      spendingRow({ ...one, fund: FUNDS[one.fund], transferTo: to === null ? '' : FUNDS[to] }),
    ),
  openings: made.openings.map((one) => openingRow({ ...one, fund: FUNDS[one.fund] })),
});

/** The same, told as signed sums from what was made, without reading a row. */
function flows(made: AnyWard): { day: string; fund: Fund; sum: number }[] {
  return [
    ...made.sales.map((one) => ({ day: one.day, fund: 'recycling' as Fund, sum: one.amount })),
    ...made.gifts.map((one) => ({ day: one.day, fund: one.fund, sum: -one.amount })),
    ...made.income.map((one) => ({ day: one.day, fund: one.fund, sum: one.amount })),
    ...made.spending
      .filter(({ fund: from, to }) => from !== to)
      .flatMap((one) => [
        { day: one.day, fund: one.fund, sum: -one.amount },
        ...(one.to === null ? [] : [{ day: one.day, fund: one.to, sum: one.amount }]),
      ]),
  ].filter((one) => one.fund !== 'partners');
}
function heldBefore(made: AnyWard, of: Fund, on: string): number {
  const written = made.openings
    .filter((one) => one.fund === of && `${one.year}-01-01` <= on)
    .sort((a, b) => b.year - a.year)[0];
  const since = written === undefined ? '' : `${written.year}-01-01`;
  return flows(made)
    .filter((one) => one.fund === of && one.day >= since && one.day < on)
    .reduce((held, one) => held + one.sum, written?.amount ?? 0);
}

test('for any ward the book is what adding up by hand gives, and closes in every line and every column', () => {
  fc.assert(
    fc.property(anyWard, anyPeriod, (made, of) => {
      const book = keepBook(wardOf(specOf(made)), of);
      const add = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
      for (const one of book.funds) {
        const inside = flows(made).filter(
          (flow) => flow.fund === one.fund && flow.day >= of.from && flow.day <= of.to,
        );
        expect(one).toMatchObject({
          opening: heldBefore(made, one.fund as Fund, of.from),
          in: add(inside.map(({ sum }) => Math.max(0, sum))),
          out: add(inside.map(({ sum }) => Math.max(0, -sum))),
        });
      }
      for (const one of [...book.funds, book.total]) {
        // The line.
        expect(one.balance).toBe(one.opening + one.in - one.out);
        // Its kinds.
        const kinds = Object.entries(one.byKind) as [keyof typeof entryKinds, number][];
        const side = (which: 'in' | 'out') =>
          add(kinds.filter(([kind]) => entryKinds[kind].side === which).map(([, sum]) => sum));
        expect([side('in'), side('out')]).toEqual([one.in, one.out]);
        // Its months follow on each other.
        let held = one.opening;
        expect([...one.byMonth.keys()]).toEqual(monthsOf(of));
        for (const month of one.byMonth.values()) {
          expect(month.opening).toBe(held);
          expect(month.balance).toBe(month.opening + month.in - month.out);
          held = month.balance;
        }
        expect(held).toBe(one.balance);
      }
      // The columns.
      for (const column of ['opening', 'in', 'out', 'balance'] as const)
        expect(book.total[column]).toBe(add(book.funds.map((one) => one[column])));
      const chapters = [...book.byChapter.values()];
      expect([add(chapters.map((one) => one.in)), add(chapters.map((one) => one.out))]).toEqual([
        book.total.in,
        book.total.out,
      ]);
    }),
    { numRuns: 100 },
  );
});

test('what one year leaves the next begins with, where no opening says otherwise', () => {
  fc.assert(
    fc.property(anyWard, (made) => {
      const ward = wardOf(specOf({ ...made, openings: made.openings.filter(({ year }) => year < 2022) }));
      const [before, now] = [keepBook(ward, period('2021-01-01', '2021-12-31')), keepBook(ward, YEAR)];
      // An opening of a year in between would start again; there is none after the first day of 2021.
      for (const one of now.funds)
        expect([one.fund, one.opening]).toEqual([one.fund, fundOf(before, one.fund)?.balance ?? 0]);
    }),
    { numRuns: 100 },
  );
});

test('a fund is found below zero exactly when some day it is', () => {
  fc.assert(
    fc.property(anyWard, (made) => {
      const bare = { ...made, openings: [] };
      const found = new Set(overdrafts(wardOf(specOf(bare)), YEAR.to).map((one) => one.fund));
      for (const one of ['recycling', 'sharing', 'union'] as const) {
        const days = [...new Set(flows(bare).map((flow) => flow.day))].filter((on) => on <= YEAR.to).sort();
        const isShort = days.some(
          (on) =>
            flows(bare)
              .filter((flow) => flow.fund === one && flow.day <= on)
              .reduce((held, flow) => held + flow.sum, 0) < 0,
        );
        expect([one, found.has(one)]).toEqual([one, isShort]);
      }
    }),
    { numRuns: 75 },
  );
});
