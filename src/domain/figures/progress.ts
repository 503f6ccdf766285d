/** How far the year's targets are reached: counted from the first day of the period's last year to the period's end. */
import { isMetricKey, type MetricKey } from '../models/registry';
import { WARD } from '../tables';
import type { Day, Period } from '../values';
import type { WardData } from '../ward';
import { breakDown, evaluate, isMeasured } from './engine';

export interface Progress {
  readonly key: MetricKey;
  /** `WARD` for the ward as a whole. */
  readonly chapterCode: string;
  readonly goal: number;
  readonly done: number | null;
  /** Done over goal; null where nothing was recorded. */
  readonly share: number | null;
  /** Row of the tab `Chỉ tiêu`. */
  readonly row: number;
}

/** A target is for a whole year: what counts is what was done in that year so far. */
export const targetPeriod = ({ to }: Period): Period => ({ from: `${to.slice(0, 4)}-01-01` as Day, to });

/** Targets of the year in which the period ends, in the order of the tab; those of models not recorded are left out. */
export function progressOf(ward: WardData, period: Period): Progress[] {
  const span = targetPeriod(period);
  const byChapter = new Map<MetricKey, ReadonlyMap<string, number | null>>();
  const of = (key: MetricKey, code: string): number | null => {
    if (code === WARD) return evaluate(key, ward, span).value;
    const parts =
      byChapter.get(key) ??
      new Map(breakDown(key, ward, span, ['chapter']).map((part) => [part.keys[0] ?? '', part.value]));
    byChapter.set(key, parts);
    return parts.get(code) ?? null;
  };
  return ward.records.targets.rows.flatMap(({ year, metric, chapterCode, amount, row }): Progress[] => {
    if (year !== Number(period.to.slice(0, 4)) || amount === null || chapterCode === null) return [];
    if (!isMetricKey(metric, ward) || !isMeasured(metric, ward)) return [];
    const done = of(metric, chapterCode);
    return [
      { key: metric, chapterCode, goal: amount, done, share: done === null ? null : done / amount, row },
    ];
  });
}
