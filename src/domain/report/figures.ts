/** Evaluates the figures of one report and keeps a list of those it used, so that each can be followed back. */
import {
  breakDown,
  breakDownEarlier,
  evaluate,
  evaluateEarlier,
  type Figure,
  type MetricKey,
  metricOf,
  type Part,
  type Source,
} from '../figures';
import { compareDays, type Period, samePeriodBefore } from '../values';
import type { WardData } from '../ward';
import type { UsedFigure } from './data';
import type { Figures } from './part';
import { formatFigure } from './phrases';

/** The figures that a report asks for, with the list of those it used. */
export interface ReportFigures extends Figures<MetricKey> {
  readonly ward: WardData;
  /** What was asked for and had rows behind it, in the order of asking. */
  used(): readonly UsedFigure[];
}

export function figuresOf(ward: WardData, period: Period): ReportFigures {
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
    const found = evaluateEarlier(key, ward, earlier);
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
    partsBefore: (key, dimension) => breakDownEarlier(key, ward, earlier, [dimension]),
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
        const { label, unit } = metricOf(one, ward);
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
