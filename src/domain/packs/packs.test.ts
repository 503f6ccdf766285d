/** Every package as facts: its rows are read without a problem, and what is written for them becomes figures and sentences. */
import { evaluate, metricKeys, metrics } from '../figures';
import type { OwnMetricKey } from '../figures/metric';
import { indicatorTable, ownKey } from '../models/indicator-tables';
import { composeReport } from '../report/compose';
import { rowsOf } from '../tables/any-ward';
import { memberRow, type RowSpec, TODAY, wardOf, YEAR } from '../testdata/ward';
import { identityKey } from '../values';
import { allLists, listOf } from '../ward';
import type { Pack } from './pack';
import { packs } from './packs';

const label = (list: string, key: string): string =>
  listOf(list as never, allLists).entries.find((entry) => entry.key === key)?.label ?? key;

/** The rows of `Chỉ số` as an installed package has them. */
const rowsOfPack = ({ indicators, name }: Pack): RowSpec<'indicators'>[] =>
  indicators.map((one, at) => ({
    ...{ id: `CS-${10_000 + at}`, name: one.name, group: one.group ?? '', unit: one.unit, pack: name },
    ...{
      counting: label('own.countings', one.counting),
      heading: label('own.reportHeadings', one.heading ?? ''),
    },
    ...{ numerator: one.numerator ?? '', denominator: one.denominator ?? '', sentence: one.sentence ?? '' },
    direction: one.direction === undefined ? '' : label('own.directions', one.direction),
    isSensitive: one.isSensitive === true ? 'Có' : '',
  }));

/** One row of `Hoạt động` for each indicator that rows can say. */
const madeRows = ({ indicators }: Pack): RowSpec<'activities'>[] =>
  indicators.flatMap((one, at) => {
    if (one.counting === 'ratio' && one.numerator !== undefined) return [];
    const amount = one.unit === 'đ' ? '12.000.000' : String(20 + at);
    return [
      {
        ...{ day: '2022-06-15', chapter: 'K1', indicator: one.name, money: '500.000', attendance: 40 },
        ...(one.counting === 'distinct' ? { subject: 'Trần Thị Lan' } : { value: amount }),
        ...(one.counting === 'ratio' ? { over: '60' } : {}),
      },
    ];
  });

test('names are their own: no two indicators of the packages, and none as a figure of the product', () => {
  const names = packs.flatMap(({ indicators }) => indicators.map(({ name }) => identityKey(name)));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const taken = new Set(metricKeys.map((key) => identityKey(metrics[key].label)));
  expect(names.filter((name) => taken.has(name))).toEqual([]);
  expect(new Set(packs.map(({ key }) => key)).size).toBe(packs.length);
});

test('every indicator is told in words of its own, and its first clause needs nothing that rows may leave out', () => {
  const all = packs.flatMap(({ indicators }) => indicators);
  expect(all.filter(({ sentence }) => sentence === undefined)).toEqual([]);
  for (const { name, sentence = '' } of all) {
    const [first = ''] = sentence.split(/,\s*/u);
    const places = sentence.includes('{so}') ? (first.match(/\{\w+\}/gu) ?? []) : ['missing'];
    expect([name, places.filter((place) => place !== '{so}')]).toEqual([name, []]);
  }
});

test.each(packs.map((pack) => [pack.name, pack] as const))('%s', (_, pack) => {
  const ward = wardOf({
    members: [memberRow()],
    indicators: rowsOfPack(pack),
    activities: madeRows(pack),
  });
  expect(ward.problems.filter(({ sheet }) => ['Chỉ số', 'Hoạt động'].includes(sheet))).toEqual([]);
  const keys = rowsOf(ward, indicatorTable).map((indicator): OwnMetricKey => ownKey(indicator));
  expect(keys.length).toBe(pack.indicators.length);
  for (const key of keys) expect([key, evaluate(key, ward, YEAR).value]).not.toEqual([key, null]);
  const { models } = composeReport(ward, YEAR, TODAY, 'periodic');
  const told = models.filter(({ model }) => model === 'indicators');
  expect(told.map(({ title }) => title)).toEqual([...new Set(pack.indicators.map(({ group }) => group))]);
  const text = told.flatMap(({ paragraphs }) => paragraphs).join(' ');
  expect(text).not.toMatch(/[{}]|undefined|NaN|null| ,|\.\.|–\./u);
});
