/**
 * Groups so small that people could tell who is in them: of what a table holds in confidence, of a metric that counts
 * by it, or of an indicator that the ward calls sensitive, one to four are not told outside the ward. Its own tabs have every number.
 */
import { type MetricKey, metricOf } from '../figures';
import { indicatorTable, ownKey } from '../models/indicator-tables';
import { rowsOf } from '../tables/any-ward';
import { tableKeyOf, tables, type WardData } from '../ward';

/** The least number that is told. */
const LEAST = 5;

/** What stands in a table for such a number. */
export const FEW = `dưới ${LEAST}`;

/**
 * Whether a figure is such a group; a share of one, or of one in it, is too: it would give the number away.
 * @param of the figures of the same period.
 */
export type IsSmall = (
  key: MetricKey,
  value: number | null,
  of: (key: MetricKey) => number | null,
) => boolean;

export function smallIn(ward: WardData): IsSmall {
  const own = new Set<MetricKey>(
    rowsOf(ward, indicatorTable).flatMap((one) => (one.isSensitive === true ? [ownKey(one)] : [])),
  );
  const isSmall: IsSmall = (key, value, of) => {
    const metric = metricOf(key, ward);
    if (metric.kind === 'ratio')
      return [metric.numerator, metric.denominator].some((one) => isSmall(one, of(one), of));
    if (value === null || value <= 0 || value >= LEAST) return false;
    if (own.has(key)) return true;
    return (
      'table' in metric && (metric.isSensitive === true || 'isSensitive' in tables[tableKeyOf(metric.table)])
    );
  };
  return isSmall;
}
