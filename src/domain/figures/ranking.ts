/**
 * Chapters from first to last for the emulation pledge. Each figure brings at most its weight: the best chapter has all
 * of it, another its share of the best. Weights stand in the settings; where none are written, the models' own hold.
 */
import { inPlace } from '../models/model';
import { isDeclaredKey, type MetricKey, metricKeysOf, metricOf, models } from '../models/registry';
import {
  formatNumber,
  NameIndex,
  nearest,
  normalizeText,
  type Period,
  type Refusal,
  readNumber,
  toTenth,
} from '../values';
import type { WardData } from '../ward';
import { breakDown, isMeasured } from './engine';
import type { AnyUnit } from './unit';
import { inUnit } from './words';

/** A chapter that is ranked. */
export interface Line {
  /** Value of the dimension. */
  readonly key: string;
  readonly label: string;
}

export interface Weight {
  readonly key: MetricKey;
  /** Points of the best chapter. */
  readonly points: number;
}

/** Out of 100, as the models give them. Figures of models that a ward does not record fall away, and their points. */
export const defaultWeights: readonly Weight[] = inPlace(models).flatMap(({ weights = {} }) =>
  Object.entries(weights).flatMap(([key, points]) =>
    isDeclaredKey(key) && points !== undefined ? [{ key, points }] : [],
  ),
);

/** As many as fit on the page beside chapter, rank and total. */
const MOST = 7;

type WithOwn = Pick<WardData, 'ownMetrics'>;

/** Lines such as `Tỷ lệ thu hút hội viên: 20`; what cannot be read is said, and the other lines still count. */
export function readWeights(
  text: string | null,
  ward: WithOwn,
): { weights: readonly Weight[]; wrong: readonly Refusal[] } {
  const lines = (text ?? '').split(/[\n;]/).map(normalizeText).filter(Boolean);
  if (lines.length === 0) return { weights: defaultWeights, wrong: [] };
  const byLabel = new NameIndex(
    metricKeysOf(ward).flatMap((key): [string, MetricKey][] => {
      const { label, formerly = [] } = metricOf(key, ward);
      return [label, ...formerly].map((name) => [name, key]);
    }),
  );
  const weights: Weight[] = [];
  const wrong: Refusal[] = [];
  for (const line of lines) {
    const at = line.lastIndexOf(':');
    const label = normalizeText(at < 0 ? line : line.slice(0, at));
    const points = readNumber(at < 0 ? '' : line.slice(at + 1));
    const [key, ...others] = byLabel.find(label);
    if (key === undefined || others.length > 0) {
      const [close] = nearest(
        label,
        metricKeysOf(ward).map((one) => metricOf(one, ward).label),
        1,
      );
      wrong.push({
        what: `Không có chỉ tiêu “${label}”.`,
        todo: `${close === undefined ? '' : `Có phải “${close}” không? `}Ghi tên như trong bảng tổng hợp.`,
      });
    } else if (!points.ok || points.value <= 0 || points.value > 100) {
      wrong.push({
        what: `“${line}” chưa có số điểm từ 1 đến 100.`,
        todo: `Ghi ví dụ “${metricOf(key, ward).label}: 20”.`,
      });
    } else if (weights.some((weight) => weight.key === key)) {
      wrong.push({ what: `“${metricOf(key, ward).label}” đã có ở dòng trên.`, todo: 'Giữ một dòng.' });
    } else if (weights.length === MOST) {
      wrong.push({
        what: `Chỉ tính ${MOST} chỉ tiêu đầu; “${metricOf(key, ward).label}” không tính.`,
        todo: 'Bớt một dòng.',
      });
    } else weights.push({ key, points: points.value });
  }
  return { weights: weights.length === 0 ? defaultWeights : weights, wrong };
}

export interface Ranked {
  readonly line: Line;
  readonly rank: number;
  readonly total: number;
  readonly parts: readonly { readonly value: number | null; readonly points: number }[];
}

export interface Ranking {
  readonly weights: readonly Weight[];
  /** The best value of each figure; null where no chapter has any above zero. */
  readonly best: readonly (number | null)[];
  /** From first to last. */
  readonly chapters: readonly Ranked[];
}

export function rankChapters(
  { ward, period }: { readonly ward: WardData; readonly period: Period },
  lines: readonly Line[],
): Ranking {
  const weights = readWeights(ward.settings.weights, ward).weights.filter(({ key }) => isMeasured(key, ward));
  const values = weights.map(({ key }) => {
    const parts = new Map(
      breakDown(key, ward, period, ['chapter']).map((part) => [part.keys[0] ?? '', part.value]),
    );
    return lines.map((line) => parts.get(line.key) ?? null);
  });
  const best = values.map((of) => {
    const most = Math.max(0, ...of.map((value) => value ?? 0));
    return most > 0 ? most : null;
  });
  const scored = lines.map((line, at) => {
    const parts = weights.map(({ points }, n) => {
      const value = values[n]?.[at] ?? null;
      const most = best[n] ?? null;
      const share = value === null || most === null ? 0 : Math.max(0, value) / most;
      return { value, points: toTenth(points * share) };
    });
    return { line, parts, total: toTenth(parts.reduce((sum, { points }) => sum + points, 0)) };
  });
  const ranks = ranksOf(scored.map(({ total }) => total));
  const chapters = scored
    .map((one, at): Ranked => ({ ...one, rank: ranks[at] ?? lines.length }))
    .sort((a, b) => a.rank - b.rank);
  return { weights, best, chapters };
}

/** 1 for the largest; equals share the better rank; nothing recorded has none. */
export function ranksOf(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  );
}

export const NO_POINTS = 'Chưa có số liệu: 0 điểm.';

/** @param full points of the best chapter, whose figure is `best`. */
export function pointsInWords(
  full: number,
  value: number | null,
  best: number | null,
  points: number,
  unit: AnyUnit,
): string {
  if (value === null || best === null) return NO_POINTS;
  return value <= 0
    ? `${inUnit(value, unit)}: 0 điểm.`
    : `${formatNumber(full)} × ${inUnit(value, unit)} ÷ ${inUnit(best, unit)} = ${formatNumber(points, 1)}`;
}
