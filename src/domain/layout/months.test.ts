/** TH Theo tháng: which lines it has, and which it keeps back. */
import { evaluate, metricOf } from '../figures';
import { gift, memberRow, sale, TODAY, wardOf, YEAR } from '../testdata/ward';
import type { Day, Period } from '../values';
import { summaryTabs } from './tabs';

const made = { day: TODAY, time: '10:32', by: '' } as const;
type Spec = Parameters<typeof wardOf>[0];

const gridOf = (spec: Spec, period: Period = YEAR) => {
  const grid = summaryTabs(wardOf(spec), period, made).find(({ name }) => name === 'TH Theo tháng');
  if (grid === undefined) throw new Error('No tab.');
  return grid;
};
/** The lines under the filter's heads. */
const linesOf = (spec: Spec, period?: Period) => {
  const { cells, filter } = gridOf(spec, period);
  const from = (filter?.row ?? cells.length) + 1;
  return cells.slice(from).map((row) => row.map(({ value }) => value).join(' | '));
};

const SALES: Spec = {
  members: [memberRow({ joined: '' })],
  recycling: [
    sale({ day: '2022-11-05', chapter: 'K2', amount: 30_000 }),
    sale({ day: '2022-03-05', chapter: 'K2', amount: 7000 }),
    sale({ day: '2022-03-06', chapter: 'K1', amount: 80_000 }),
    sale({ day: '2021-03-05', chapter: 'K1', amount: 60_000 }),
  ],
};

test('chapters in their order, of each its months, only what is not nought; its heads stay in sight under a filter', () => {
  expect(linesOf(SALES).filter((line) => line.includes('Tiền bán'))).toEqual([
    'Khu 1 | 03/2022 | Tiền bán phế liệu | 80000 | đ',
    'Khu 2 | 03/2022 | Tiền bán phế liệu | 7000 | đ',
    'Khu 2 | 11/2022 | Tiền bán phế liệu | 30000 | đ',
  ]);
  const grid = gridOf(SALES);
  expect(grid.cells[grid.filter?.row ?? -1]?.map(({ value }) => value)).toEqual([
    ...['Chi hội', 'Tháng', 'Con số', 'Kỳ này', 'Đơn vị'],
  ]);
  expect(grid.frozenRows).toBe((grid.filter?.row ?? 0) + 1);
  expect(grid.filter).toMatchObject({
    column: 0,
    columns: 5,
    rows: grid.cells.length - (grid.filter?.row ?? 0),
  });
});

test('what can be added up adds up to the figure of TH Số liệu chung; the ward’s own line stands last', () => {
  const spec: Spec = { ...SALES, gifts: [gift(), gift({ chapter: 'Hội LHPN phường', value: 5000 })] };
  const grid = gridOf(spec);
  for (const key of ['scrapIncome', 'giftValue'] as const) {
    const { label } = metricOf(key, { ownMetrics: new Map() });
    const values = grid.cells.flatMap(([, , name, value]) =>
      name?.value === label ? [Number(value?.value)] : [],
    );
    expect(values.length).toBeGreaterThan(1);
    expect(values.reduce((sum, one) => sum + one, 0)).toBe(evaluate(key, wardOf(spec), YEAR).value);
  }
  expect(linesOf(spec).at(-1)).toMatch(/^Hội LHPN phường \| /);
});

test('how things stand at an end has no month; what is told in confidence is no line', () => {
  const spec: Spec = {
    ...SALES,
    circumstances: [{ member: 'HV-00001', circumstances: 'Hộ nghèo' }],
    indicators: [
      { id: 'CS-00001', name: 'Buổi tập', group: 'Khác', unit: 'buổi', counting: 'Cộng dồn trong kỳ' },
      {
        ...{ id: 'CS-00002', name: 'Ca tư vấn riêng', group: 'Khác', unit: 'ca', isSensitive: 'Có' },
        counting: 'Cộng dồn trong kỳ',
      },
    ],
    activities: [
      { day: '2022-04-01', chapter: 'Khu 1 · K1', indicator: 'Buổi tập · CS-00001', value: 2 },
      { day: '2022-04-02', chapter: 'Khu 1 · K1', indicator: 'Ca tư vấn riêng · CS-00002', value: 3 },
    ],
  };
  const lines = linesOf(spec);
  expect(lines).toContainEqual(expect.stringMatching(/^Khu 1 \| 04\/2022 \| Buổi tập \| /));
  expect(lines.filter((line) => /Ca tư vấn|Hộ nghèo|\| Hội viên \|/.test(line))).toEqual([]);
});

test('of a long period the last 24 months, and it says so; of nothing, that there is nothing', () => {
  const long = { from: '2020-01-01' as Day, to: '2023-03-31' as Day };
  expect(linesOf(SALES, long).filter((line) => line.includes('Tiền bán'))).toHaveLength(3);
  const said = (spec: Spec, period?: Period) => gridOf(spec, period).cells.map(([first]) => first?.value);
  expect(said(SALES, long)).toContain('Kỳ dài hơn 24 tháng: tab này chỉ có 24 tháng cuối.');
  expect(said({})).toContain('Chưa có dòng nào trong kỳ.');
  expect(gridOf({}).filter).toBeUndefined();
});
