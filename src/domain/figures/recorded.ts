/**
 * Figures of an earlier period as something to compare with. What a row says now is not always what it said then: a
 * tick without a day is a fact of today, and a rise since last year would be made up.
 */
import { type MetricKey, metricOf } from '../models/registry';
import { recordsOf } from '../tables/any-ward';
import type { Day, Period } from '../values';
import { breakDown, type Dimension, type Evaluated, evaluate, isRowWithin } from './engine';
import type { Figure, Part } from './figure';

/** Whether every row that the figure is made of was written down in its own time. */
export function isRecorded(key: MetricKey, ward: Evaluated, period: Period): boolean {
  const metric = metricOf(key, ward);
  switch (metric.kind) {
    case 'ratio':
      return [metric.numerator, metric.denominator].every((one) => isRecorded(one, ward, period));
    case 'combination':
      return metric.terms.every((term) => isRecorded(term.metric, ward, period));
    default: {
      const { recorded, table } = metric;
      if (recorded === undefined) return true;
      const isIn = isRowWithin(metric, period);
      return recordsOf(ward, table).every((row) => row[recorded] === true || !isIn(row));
    }
  }
}

/** The figure of an earlier period; blank where it was not written down then. */
export const evaluateEarlier = (key: MetricKey, ward: Evaluated, earlier: Period): Figure =>
  isRecorded(key, ward, earlier) ? evaluate(key, ward, earlier) : { value: null, sources: [] };

/** The same by dimensions. */
export const breakDownEarlier = (
  key: MetricKey,
  ward: Evaluated,
  earlier: Period,
  by: readonly Dimension[],
  boundary?: Day,
): readonly Part[] => (isRecorded(key, ward, earlier) ? breakDown(key, ward, earlier, by, boundary) : []);

/** Whether each row of the figure is of a member, whose past says of which chapter she was. */
export function isOfMembers(key: MetricKey, ward: Pick<Evaluated, 'ownMetrics'>): boolean {
  const metric = metricOf(key, ward);
  switch (metric.kind) {
    case 'ratio':
      return [metric.numerator, metric.denominator].every((one) => isOfMembers(one, ward));
    case 'combination':
      return metric.terms.every((term) => isOfMembers(term.metric, ward));
    default:
      return metric.table === 'members' || metric.table === 'circumstances';
  }
}
