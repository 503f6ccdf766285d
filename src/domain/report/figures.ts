/** Evaluates the figures of one report and keeps a list of those it used, so that each can be followed back. */
import {
  breakDown,
  evaluate,
  type Figure,
  type MetricKey,
  metrics,
  type Part,
  type Source,
  type Unit,
} from '../figures';
import type { WardData } from '../tables';
import { compareDays, type Day, type Period, samePeriodBefore } from '../values';
import type { UsedFigure } from './data';
import { formatFigure } from './phrases';

/** A figure that is no metric: a fund's balance, a stock. */
export interface CitedFigure {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  readonly value: number;
  readonly before: number | null;
  readonly sources: readonly Source[];
}

export interface Figures {
  readonly ward: WardData;
  readonly period: Period;
  /** The day of which a stock is told: the period's last, or today while it runs. */
  readonly asOf: Day;
  /** The figure of the period; null where nothing was recorded. */
  value(key: MetricKey): number | null;
  /** The same figure a year earlier. */
  before(key: MetricKey): number | null;
  /** The figure of the period by the values of a dimension. */
  parts(key: MetricKey, dimension: string): readonly Part[];
  /** The same by the values' keys, those with a value only. */
  byKey(key: MetricKey, dimension: string): ReadonlyMap<string, number>;
  /** Notes that the report tells a figure that is no metric. */
  cite(figure: CitedFigure): void;
  /** What was asked for and had rows behind it, in the order of asking. */
  used(): readonly UsedFigure[];
}

export function figuresOf(ward: WardData, period: Period): Figures {
  const earlier = samePeriodBefore(period);
  const now = new Map<MetricKey, Figure>();
  const then = new Map<MetricKey, Figure>();
  const told = new Map<string, UsedFigure | MetricKey>();
  const figure = (key: MetricKey): Figure => {
    told.set(key, key);
    const known = now.get(key);
    if (known !== undefined) return known;
    const found = evaluate(key, ward, period);
    now.set(key, found);
    return found;
  };
  const earlierFigure = (key: MetricKey): Figure => {
    const known = then.get(key);
    if (known !== undefined) return known;
    const found = evaluate(key, ward, earlier);
    then.set(key, found);
    return found;
  };
  const counted = (sources: readonly Source[]): UsedFigure['sources'] =>
    sources.map((source) => ({ sheet: source.sheet, rows: source.rows.length }));
  const parts = (key: MetricKey, dimension: string): readonly Part[] => {
    figure(key);
    return breakDown(key, ward, period, [dimension]);
  };
  return {
    ward,
    period,
    asOf: compareDays(period.to, ward.context.today) < 0 ? period.to : ward.context.today,
    value: (key) => figure(key).value,
    before: (key) => earlierFigure(key).value,
    parts,
    byKey: (key, dimension) =>
      new Map(
        parts(key, dimension).flatMap(({ keys: [name = ''], value }) =>
          value === null ? [] : [[name, value] as const],
        ),
      ),
    cite: ({ key, label, unit, value, before, sources }) => {
      told.set(key, {
        key,
        label,
        value: formatFigure(value, unit),
        before: formatFigure(before, unit),
        sources: counted(sources),
      });
    },
    used: () =>
      [...told.values()].flatMap((one) => {
        if (typeof one !== 'string') return [one];
        const { value, sources } = figure(one);
        if (value === null) return [];
        const { label, unit } = metrics[one];
        return [
          {
            key: one,
            label,
            value: formatFigure(value, unit),
            before: formatFigure(earlierFigure(one).value, unit),
            sources: counted(sources),
          },
        ];
      }),
  };
}
