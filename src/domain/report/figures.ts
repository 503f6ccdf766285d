/** Evaluates the figures of one report and keeps a list of those it used, so that each can be followed back. */
import { breakDown, evaluate, type Figure, type MetricKey, metrics, type Part } from '../metrics';
import type { Ledger } from '../tables';
import { compareDays, type Day, type Period, samePeriodBefore } from '../values';
import type { UsedFigure } from './data';
import { formatFigure } from './phrases';

export interface Figures {
  readonly ledger: Ledger;
  readonly period: Period;
  /** The day of which a stock is told: the period's last, or today while it runs. */
  readonly asOf: Day;
  /** The figure of the period; null where nothing was recorded. */
  value(key: MetricKey): number | null;
  /** The same figure a year earlier. */
  before(key: MetricKey): number | null;
  /** The figure of the period by the values of a dimension. */
  parts(key: MetricKey, dimension: string): readonly Part[];
  /** What was asked for and had rows behind it, in the order of asking. */
  used(): readonly UsedFigure[];
}

export function figuresOf(ledger: Ledger, period: Period): Figures {
  const earlier = samePeriodBefore(period);
  const now = new Map<MetricKey, Figure>();
  const then = new Map<MetricKey, Figure>();
  const figure = (key: MetricKey): Figure => {
    const known = now.get(key);
    if (known !== undefined) return known;
    const found = evaluate(key, ledger, period);
    now.set(key, found);
    return found;
  };
  const earlierFigure = (key: MetricKey): Figure => {
    const known = then.get(key);
    if (known !== undefined) return known;
    const found = evaluate(key, ledger, earlier);
    then.set(key, found);
    return found;
  };
  return {
    ledger,
    period,
    asOf: compareDays(period.to, ledger.context.today) < 0 ? period.to : ledger.context.today,
    value: (key) => figure(key).value,
    before: (key) => earlierFigure(key).value,
    parts: (key, dimension) => {
      figure(key);
      return breakDown(key, ledger, period, [dimension]);
    },
    used: () =>
      [...now].flatMap(([key, { value, sources }]) => {
        if (value === null) return [];
        const { label, unit } = metrics[key];
        return [
          {
            label,
            value: formatFigure(value, unit),
            before: formatFigure(earlierFigure(key).value, unit),
            sources: sources.map((source) => ({ sheet: source.sheet, rows: source.rows.length })),
          },
        ];
      }),
  };
}
