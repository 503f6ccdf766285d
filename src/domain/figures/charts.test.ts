/** The charts of the ward's page: the same figures as the tables, in the order a reader expects. */
import fc from 'fast-check';
import { madeWard, somePeriod, specOf } from '../testdata/made';
import { reviewRow } from '../testdata/models';
import { gift, memberRow, pair, sale, wardOf, YEAR } from '../testdata/ward';
import type { Day } from '../values';
import type { MetricKey } from './';
import { type Chart, wardCharts } from './charts';
import { evaluate } from './engine';

/** The figure that a chart's bars add up to; balances and means have none. */
const FIGURE: Readonly<Record<Exclude<Chart['key'], 'fundBalances' | 'reviewScores'>, MetricKey>> = {
  scrapByMonth: 'scrapIncome',
  giftsByOccasion: 'giftValue',
  membersByChapter: 'members',
  pairsByKind: 'pairs',
};
const pointsOf = (charts: readonly Chart[], key: Chart['key']) =>
  charts.find((chart) => chart.key === key)?.points.map(({ label, value }) => `${label}: ${value}`);

const charts = wardCharts(
  wardOf({
    members: [memberRow(), memberRow({ id: 'HV-00002', chapter: 'K10' })],
    pairings: [pair(), pair({ kind: 'Đỡ đầu hội viên khó khăn', helped: 'Chị Na' })],
    recycling: [sale(), sale({ day: '2022-12-31', amount: 20_000 })],
    gifts: [
      gift(),
      gift({ occasion: 'Năm học mới', value: 9_000_000 }),
      gift({ occasion: 'Thiên tai', value: 0 }),
    ],
  }),
  YEAR,
);

test('scrap by month: every month of the period, none recorded is zero', () => {
  expect(pointsOf(charts, 'scrapByMonth')).toEqual([
    ...['T1: 0', 'T2: 0', 'T3: 80000', 'T4: 0', 'T5: 0', 'T6: 0'],
    ...['T7: 0', 'T8: 0', 'T9: 0', 'T10: 0', 'T11: 0', 'T12: 20000'],
  ]);
});
test('gifts by occasion: the largest first, worthless ones left out', () => {
  expect(pointsOf(charts, 'giftsByOccasion')).toEqual(['Năm học mới: 9000000', 'Tết Nguyên đán: 1500000']);
});
test('members by chapter: Khu 1 before Khu 10', () => {
  expect(pointsOf(charts, 'membersByChapter')).toEqual(['Khu 1: 1', 'Khu 10: 1']);
});
test('pairs by kind, in the order of the list', () => {
  expect(pointsOf(charts, 'pairsByKind')).toEqual(['Vận động vào Hội: 1', 'Đỡ đầu hội viên khó khăn: 1']);
});
test('balances of the funds at the end of the period, where the ward keeps a book', () => {
  const spec = { recycling: [sale()], gifts: [gift({ value: 30_000 })] };
  expect(pointsOf(wardCharts(wardOf({ ...spec, income: [] }), YEAR), 'fundBalances')).toEqual([
    'Biến rác thành tiền: 50000',
  ]);
  expect(pointsOf(wardCharts(wardOf(spec), YEAR), 'fundBalances')).toBeUndefined();
});
test('the mean score of each chapter that was reviewed, with one decimal', () => {
  const reviews = [
    reviewRow(),
    reviewRow({ month: '2022-04', hasPioneer: 'Không' }),
    reviewRow({ month: '2022-05', hasPioneer: 'Không' }),
  ];
  expect(pointsOf(wardCharts(wardOf({ reviews }), YEAR), 'reviewScores')).toEqual(['Khu 1: 2.3']);
});
test('nothing recorded: no chart', () => expect(wardCharts(wardOf({}), YEAR)).toEqual([]));
test('over more than a year, months carry their year', () => {
  const long = { from: '2021-12-01' as Day, to: '2022-03-31' as Day };
  const labels = wardCharts(wardOf({ recycling: [sale()] }), long)[0]?.points.map(({ label }) => label);
  expect(labels).toEqual(['T12/2021', 'T1/2022', 'T2/2022', 'T3/2022']);
});

test('for any ward, the bars of a chart add up to the figure', () => {
  fc.assert(
    fc.property(madeWard, somePeriod, (made, period) => {
      const ward = wardOf(specOf(made));
      const sums = wardCharts(ward, period).map(({ key, points }) => [
        key,
        points.reduce((total, { value }) => total + value, 0),
      ]);
      expect(sums).toEqual(
        sums.map(([key]) => [key, evaluate(FIGURE[key as keyof typeof FIGURE], ward, period).value ?? 0]),
      );
    }),
    { numRuns: 40 },
  );
});
