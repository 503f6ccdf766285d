/**
 * The metrics that a ward defines itself: one row of `Chỉ số` is one metric over the rows of `Hoạt động` (or a ratio of two
 * metrics), with the money and the attendance of those rows beside it.
 */
import { activityTable, type Indicator, indicatorTable, ownKey } from '../models/indicator-tables';
import { type DeclaredKey, metricKeys, metrics } from '../models/registry';
import type { AnyWard } from '../tables/any-ward';
import { rowsOf } from '../tables/any-ward';
import { rowIdOf } from '../tables/ids';
import type { Problem } from '../tables/problem';
import { NameIndex, nearest, quote } from '../values';
import type { Aggregate, Metric, OwnMetricKey } from './metric';
import { whenOf } from './metric';
import type { Unit } from './unit';

type Key = DeclaredKey | OwnMetricKey;
export type OwnMetrics = ReadonlyMap<OwnMetricKey, Metric<Key>>;

/** Metrics in the order of the tab, and what keeps an indicator from being one. Ratios of ratios are none: no circle can arise. */
export function ownMetricsOf(records: AnyWard['records']): { ownMetrics: OwnMetrics; problems: Problem[] } {
  const indicators = rowsOf({ records }, indicatorTable);
  const ownMetrics = new Map<OwnMetricKey, Metric<Key>>();
  const problems: Problem[] = [];
  if (indicators.length === 0) return { ownMetrics, problems };
  // A side that no row of the indicator has would be a figure of nothing.
  const activities = rowsOf({ records }, activityTable);
  const having = (field: 'money' | 'attendance') =>
    new Set(activities.flatMap((row) => (row[field] === null ? [] : [row.indicator])));
  const [withMoney, withAttendance] = [having('money'), having('attendance')];
  const operands = new NameIndex<Key>([
    ...indicators
      .filter(({ counting }) => counting !== 'ratio')
      .map((indicator): [string, Key] => [indicator.name, ownKey(indicator)]),
    ...metricKeys
      .filter((key) => metrics[key].kind !== 'ratio')
      .flatMap((key): [string, Key][] => {
        const { label, formerly = [] }: Metric = metrics[key];
        return [label, ...formerly].map((name) => [name, key]);
      }),
  ]);
  const names = [
    ...indicators.filter(({ counting }) => counting !== 'ratio').map(({ name }) => name),
    ...metricKeys.map((key) => metrics[key].label),
  ];
  const operand = (indicator: Indicator, column: 'numerator' | 'denominator'): Key | null => {
    const typed = indicator[column] ?? '';
    const [only, ...others] = operands.find(typed);
    if (only !== undefined && others.length === 0) return only;
    const [close] = nearest(typed, names, 1);
    const sheet = records.indicators?.sheet ?? indicatorTable.sheet;
    problems.push({
      ...{
        code: 'unknownMetric',
        severity: 'error',
        sheet,
        row: indicator.row,
        chapterCode: null,
        found: typed,
      },
      column: records.indicators?.places[column] ?? null,
      header: indicatorTable.columns[column].header,
      what:
        only === undefined
          ? `Không có chỉ số đếm được nào tên ${quote(typed)}, nên tỷ lệ này chưa có con số.`
          : `${quote(typed)} có thể là mấy chỉ số, nên tỷ lệ này chưa có con số.`,
      todo:
        close === undefined
          ? 'Ghi đúng tên một chỉ số của tab Chỉ số, hoặc tên có trong các bảng tổng hợp.'
          : `Ghi đúng tên, ví dụ ${quote(close)}.`,
    });
    return null;
  };
  for (const indicator of indicators) {
    const { name: label, countedIn: unit, counting } = indicator;
    const key = ownKey(indicator);
    if (indicator.isComputed) {
      const [numerator, denominator] = [operand(indicator, 'numerator'), operand(indicator, 'denominator')];
      if (numerator !== null && denominator !== null)
        ownMetrics.set(key, { kind: 'ratio', label, unit, numerator, denominator });
      continue;
    }
    if (counting === 'ratio') {
      const over = `${key}:over` as const;
      const under = `${key}:under` as const;
      ownMetrics.set(key, { kind: 'ratio', label, unit, numerator: over, denominator: under });
      ownMetrics.set(over, aggregate(indicator, 'sum', 'amount', `${label}: tử số`, ''));
      ownMetrics.set(under, aggregate(indicator, 'sum', 'under', `${label}: mẫu số`, ''));
    } else {
      const [kind, field] = BY_COUNTING[counting] ?? BY_COUNTING.total;
      ownMetrics.set(key, aggregate(indicator, kind, field, label, unit));
    }
    const id = rowIdOf(indicator);
    if (withMoney.has(id))
      ownMetrics.set(
        ownKey(indicator, 'money'),
        aggregate(indicator, 'sum', 'money', `${label}: số tiền`, 'đ'),
      );
    if (withAttendance.has(id))
      ownMetrics.set(
        ownKey(indicator, 'attendance'),
        aggregate(indicator, 'sum', 'attendance', `${label}: lượt người`, 'lượt'),
      );
  }
  return { ownMetrics, problems };
}

const BY_COUNTING: Readonly<Record<string, readonly [Aggregate['kind'], string]>> & {
  readonly total: readonly [Aggregate['kind'], string];
} = {
  total: ['sum', 'amount'],
  last: ['last', 'amount'],
  times: ['sum', 'times'],
  distinct: ['distinct', 'who'],
};

const aggregate = (
  indicator: Indicator,
  kind: Aggregate['kind'],
  field: string,
  label: string,
  unit: Unit,
): Aggregate => ({
  ...{ kind, table: activityTable.key, time: activityTable.time, field, label, unit },
  where: { indicator: rowIdOf(indicator) },
  when: whenOf(activityTable.time),
});
