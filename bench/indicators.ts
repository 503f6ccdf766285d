/**
 * A ward of 115 chapters that follows 200 indicators of its own in 20,000 rows, decoded, summarised and reported in plain
 * Node: what the pure part of the work costs. Prints a table.
 */
import { performance } from 'node:perf_hooks';
import { summaryTabs } from '../src/domain/layout';
import { composeReport } from '../src/domain/report/compose';
import { rawWard, TODAY, YEAR } from '../src/domain/testdata/ward';
import { decodeWorkbook } from '../src/domain/ward';

const CHAPTERS = 115;
const INDICATORS = 200;
const ROWS = 20_000;
const COUNTINGS = ['Cộng dồn trong kỳ', 'Số cuối kỳ', 'Số lần', 'Số người khác nhau'] as const;
const two = (n: number): string => String(n).padStart(2, '0');

const raw = rawWard({
  chapters: Array.from({ length: CHAPTERS }, (_, at) => ({ code: `K${at + 1}`, name: `Khu ${at + 1}` })),
  indicators: Array.from({ length: INDICATORS }, (_, at) => ({
    ...{ id: `CS-${10_000 + at}`, name: `Chỉ số ${at + 1}`, group: `Nhóm ${1 + (at % 20)}`, unit: 'hộ' },
    counting: COUNTINGS[at % COUNTINGS.length] ?? '',
  })),
  activities: Array.from({ length: ROWS }, (_, at) => ({
    ...{
      id: `HD-${10_000 + at}`,
      day: `${at % 5 === 0 ? 2021 : 2022}-${two(1 + (at % 12))}-${two(1 + (at % 28))}`,
    },
    ...{ chapter: `K${1 + (at % CHAPTERS)}`, indicator: `CS-${10_000 + (at % INDICATORS)}` },
    ...{ value: at % 4 === 3 ? '' : 1 + (at % 50), subject: `Hộ ${at % 997}` },
    ...(at % 3 === 0 ? { money: 100_000, attendance: 20 } : {}),
  })),
});

const timed = <T>(name: string, work: () => T): T => {
  const start = performance.now();
  const value = work();
  console.log(`${name.padEnd(28)} ${Math.round(performance.now() - start)} ms`);
  return value;
};

const ward = timed('decode', () => decodeWorkbook(raw, TODAY));
console.log(`${ward.problems.length} problems, ${ward.ownMetrics.size} metrics of its own`);
const tabs = timed('summary tabs', () => summaryTabs(ward, YEAR, { day: TODAY, time: '10:00', by: '' }));
console.log(
  `${tabs.reduce((cells, { cells: rows }) => cells + rows.length * (rows[0]?.length ?? 0), 0)} cells`,
);
const again = decodeWorkbook(raw, TODAY);
timed('periodic report', () => composeReport(again, YEAR, TODAY, 'periodic'));
