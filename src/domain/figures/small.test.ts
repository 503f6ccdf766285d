/** Small pieces that figures are made of, as rows of facts: the last balances, targets, names of units, weights. */
import { Index } from '../tables/context';
import { memberRow, sale, wardOf } from '../testdata/ward';
import type { Day, Period } from '../values';
import { metricKeys, metrics } from './';
import { lastRows } from './last';
import { progressOf, targetPeriod } from './progress';
import { readWeights } from './ranking';
import { unitHeader } from './words';

const TO = '2022-12-31' as Day;
const chapter = (key: string, successor: string | null = null, until: string | null = null) => ({
  ...{ key, label: key, cluster: '', from: null, successor },
  until: until as Day | null,
});
const chapters = new Index([
  chapter('K1'),
  chapter('K2', 'K3', '2022-07-01'),
  chapter('K3'),
  chapter('K4', 'K3'),
]);
const balance = (
  row: number,
  chapterCode: string | null,
  on: string | null,
  initiative: string | null = null,
) => ({
  ...{ row, key: '', chapterCode, on, initiative },
});

test.each<[string, ReturnType<typeof balance>[], number[]]>([
  [
    'the last of each chapter',
    [balance(2, 'K1', '2022-03-01'), balance(3, 'K1', '2022-05-01'), balance(4, 'K3', '2022-01-01')],
    [3, 4],
  ],
  ['however they stand', [balance(2, 'K1', '2022-05-01'), balance(3, 'K1', '2022-03-01')], [2]],
  ['of one day the later row', [balance(2, 'K1', '2022-05-01'), balance(3, 'K1', '2022-05-01')], [3]],
  [
    'each work of a chapter',
    [
      balance(2, 'K1', '2022-05-01', 'a'),
      balance(3, 'K1', '2022-05-01', 'b'),
      balance(4, 'K1', '2022-05-01'),
    ],
    [2, 3, 4],
  ],
  ['until the last day', [balance(2, 'K1', TO), balance(3, 'K1', '2023-01-01')], [2]],
  ['a year old is not known any more', [balance(2, 'K1', '2021-12-31')], []],
  ['a day less is', [balance(2, 'K1', '2022-01-01')], [2]],
  ['without a day', [balance(2, 'K1', null)], []],
  ['without a chapter', [balance(2, null, '2022-05-01')], [2]],
  [
    'merged, and its successor has written since',
    [balance(2, 'K2', '2022-05-01'), balance(3, 'K3', '2022-07-01')],
    [3],
  ],
  ['merged, on its last day', [balance(2, 'K2', '2022-05-01'), balance(3, 'K3', '2022-06-30')], [2, 3]],
  [
    'merged, and another has written since',
    [balance(2, 'K2', '2022-05-01'), balance(3, 'K1', '2022-08-01')],
    [2, 3],
  ],
  [
    'with a successor and no last day',
    [balance(2, 'K4', '2022-05-01'), balance(3, 'K3', '2022-08-01')],
    [2, 3],
  ],
  ['as they stand on the tab', [balance(4, 'K1', '2022-05-01'), balance(3, 'K3', '2022-04-01')], [3, 4]],
])('the last balances: %s', (_, rows, wanted) => {
  expect(lastRows(rows, 'on', TO, { chapters }).map(({ row }) => row)).toEqual(wanted);
});

describe('targets', () => {
  const half: Period = { from: '2021-07-01' as Day, to: '2022-06-30' as Day };
  const of = (target: Record<string, string | number>) =>
    progressOf(
      wardOf({
        members: [memberRow()],
        recycling: [
          sale({ amount: 30_000 }),
          sale({ day: '2021-08-01', amount: 5 }),
          sale({ chapter: 'K2', amount: 10_000 }),
        ],
        targets: [
          { year: 2022, metric: 'Tiền bán phế liệu', chapter: 'Hội LHPN phường', goal: 80_000, ...target },
        ],
      }),
      half,
    );
  test('count from the first day of the year in which the period ends', () => {
    expect(targetPeriod(half)).toEqual({ from: '2022-01-01', to: '2022-06-30' });
  });
  test.each<[string, Record<string, string | number>, unknown[]]>([
    [
      'of the ward',
      {},
      [{ chapterCode: 'PHUONG', goal: 80_000, done: 40_000, share: 0.5, row: 2, key: 'scrapIncome' }],
    ],
    ['of a chapter', { chapter: 'K1' }, [{ chapterCode: 'K1', done: 30_000, share: 0.375 }]],
    ['of a chapter with nothing', { chapter: 'K10' }, [{ chapterCode: 'K10', done: null, share: null }]],
    ['of another year', { year: 2021 }, []],
    ['without an amount', { goal: '' }, []],
    ['of a figure that is none', { metric: 'Điều lạ' }, []],
    ['of a model that is not recorded', { metric: 'Trẻ đang được đỡ đầu' }, []],
  ])('%s', (_, target, wanted) => expect(of(target)).toMatchObject(wanted));
});

test('a weight is headed with its unit as money is', () => {
  expect(unitHeader('scrapWeight', wardOf({}))).toMatch(/ \(kg\)$/);
});
test('seven weights at most: the eighth is named', () => {
  const labels = metricKeys.slice(0, 8).map((key) => metrics[key].label);
  const { weights, wrong } = readWeights(labels.map((label) => `${label}: 5`).join('\n'), wardOf({}));
  expect(weights.map(({ key }) => key)).toEqual(metricKeys.slice(0, 7));
  expect(wrong.map(({ what }) => what)).toEqual([`Chỉ tính 7 chỉ tiêu đầu; “${labels[7]}” không tính.`]);
});
