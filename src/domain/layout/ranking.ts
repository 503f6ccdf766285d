/**
 * Chapters from first to last for the emulation pledge. Each figure brings at most its weight: the best chapter has all
 * of it, another its share of the best. Weights stand in the settings; where none are written, those below hold.
 */
import { breakDown, isMeasured, type MetricKey, metricKeys, metrics, type Unit } from '../figures';
import { calculation, type Provenance, queryOf } from '../figures/provenance';
import type { Settings, WardData } from '../tables';
import { formatNumber, NameIndex, nearest, normalizeText, readNumber } from '../values';
import type { GridBuilder, GridCell } from './grid';
import { inUnit, type Line, numberCell, type Summarised } from './table';

export interface Weight {
  readonly key: MetricKey;
  /** Points of the best chapter. */
  readonly points: number;
}

/** Out of 100. Figures of models that a ward does not record fall away, and their points with them. */
export const defaultWeights: readonly Weight[] = [
  { key: 'memberRate', points: 20 },
  { key: 'membersGained', points: 15 },
  { key: 'pairResults', points: 15 },
  { key: 'scrapPerMember', points: 20 },
  { key: 'giftValue', points: 15 },
  { key: 'reviewScore', points: 15 },
];

/** As many as fit on the page beside chapter, rank and total. */
const MOST = 7;

/** Lines such as `Tỷ lệ thu hút hội viên: 20`; what cannot be read is said, and the other lines still count. */
export function readWeights(text: string | null): { weights: readonly Weight[]; wrong: readonly string[] } {
  const lines = (text ?? '').split(/[\n;]/).map(normalizeText).filter(Boolean);
  if (lines.length === 0) return { weights: defaultWeights, wrong: [] };
  const byLabel = new NameIndex(metricKeys.map((key): [string, MetricKey] => [metrics[key].label, key]));
  const weights: Weight[] = [];
  const wrong: string[] = [];
  for (const line of lines) {
    const at = line.lastIndexOf(':');
    const label = normalizeText(at < 0 ? line : line.slice(0, at));
    const points = readNumber(at < 0 ? '' : line.slice(at + 1));
    const [key, ...others] = byLabel.find(label);
    if (key === undefined || others.length > 0) {
      const [close] = nearest(
        label,
        metricKeys.map((one) => metrics[one].label),
        1,
      );
      wrong.push(
        `Không có chỉ tiêu “${label}”.${close === undefined ? '' : ` Có phải “${close}” không?`} Ghi tên như trong bảng tổng hợp.`,
      );
    } else if (!points.ok || points.value <= 0 || points.value > 100) {
      wrong.push(`“${line}” chưa có số điểm từ 1 đến 100. Ghi ví dụ “${metrics[key].label}: 20”.`);
    } else if (weights.some((weight) => weight.key === key)) {
      wrong.push(`“${metrics[key].label}” đã có ở dòng trên. Giữ một dòng.`);
    } else if (weights.length === MOST) {
      wrong.push(`Chỉ tính ${MOST} chỉ tiêu đầu; “${metrics[key].label}” không tính. Bớt một dòng.`);
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
  /** The best value of each figure; null where no chapter has any above nought. */
  readonly best: readonly (number | null)[];
  /** From first to last. */
  readonly chapters: readonly Ranked[];
}

/** One decimal is enough to tell chapters apart, and is what the page shows: equal on the page is equal in rank. */
export const toTenth = (value: number): number => Math.round(value * 10) / 10;

export function rankChapters(
  { ward, period }: Pick<Summarised, 'ward' | 'period'> & { ward: WardData & { settings: Settings } },
  lines: readonly Line[],
): Ranking {
  const weights = readWeights(ward.settings.weights).weights.filter(({ key }) => isMeasured(key, ward));
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

/** Two tables: the points, and the figures that they come from. */
export function rankingBlock(grid: GridBuilder, summarised: Summarised, lines: readonly Line[]): void {
  const { weights, best, chapters } = rankChapters(summarised, lines);
  const { period } = summarised;
  const of = (key: MetricKey, line: Line) => queryOf(key, period, ['chapter'], [line.key]);
  // The chapter that has the best figure, where one has any above nought.
  const leaders = weights.map(({ key }, at) => {
    const leader = chapters.find(({ parts }) => best[at] !== null && parts[at]?.value === best[at]);
    return leader === undefined ? null : of(key, leader.line);
  });
  const pointsOf = (line: Line): Provenance[] =>
    weights.map(({ key, points: full }, at) => ({
      ...{ kind: 'points', full, of: of(key, line), best: leaders[at] ?? null },
    }));
  grid.line('Xếp hạng thi đua', 'heading');
  const most = weights.reduce((sum, { points }) => sum + points, 0);
  grid.line(
    `Điểm mỗi chỉ tiêu = điểm tối đa × số của chi hội ÷ số của chi hội cao nhất; chưa có số liệu hoặc số âm được 0 điểm. Tối đa ${formatNumber(most)} điểm. Đổi điểm tối đa ở Cài đặt, dòng “Trọng số thi đua”.`,
    'remark',
  );
  if (chapters.length === 0 || weights.length === 0) {
    grid.line('Chưa có chi hội hoặc chỉ tiêu nào để xếp hạng.', 'remark');
    return;
  }
  const points = (
    value: number,
    provenance: Provenance,
    style: 'number' | 'totalNumber' = 'number',
  ): GridCell => ({
    value,
    style,
    format: '#,##0.0',
    provenance,
  });
  grid.row([
    { value: 'Chi hội', style: 'head' },
    { value: 'Hạng', style: 'headNumber' },
    { value: 'Tổng điểm', style: 'headNumber' },
    ...weights.map(
      ({ key, points: full }): GridCell => ({
        value: `${metrics[key].label} (${formatNumber(full)})`,
        style: 'headNumber',
      }),
    ),
  ]);
  for (const { line, rank, total, parts } of chapters) {
    const own = pointsOf(line);
    const sum = calculation(own, '+');
    grid.row([
      { value: line.label, style: 'label' },
      { value: rank, style: 'number', format: '0' },
      points(total, sum, 'totalNumber'),
      ...parts.map(
        (part, at): GridCell => ({
          ...points(part.points, own[at] ?? sum),
          note: howCome(part, best, parts, weights),
        }),
      ),
    ]);
  }
  grid.gap();
  grid.line('Số liệu để chấm điểm', 'heading');
  grid.row([
    { value: 'Chi hội', style: 'head' },
    { value: '', style: 'head' },
    { value: '', style: 'head' },
    ...weights.map(({ key }): GridCell => ({ value: metrics[key].label, style: 'headNumber' })),
  ]);
  const figure = (
    key: MetricKey,
    value: number | null,
    provenance: Provenance | null,
    style: 'number' | 'totalNumber' = 'number',
  ) => numberCell({ value }, metrics[key].unit, style, provenance ?? undefined);
  grid.row([
    { value: 'Cao nhất', style: 'text' },
    { value: '', style: 'text' },
    { value: '', style: 'text' },
    ...weights.map(({ key }, at) => figure(key, best[at] ?? null, leaders[at] ?? null, 'totalNumber')),
  ]);
  for (const { line, parts } of chapters) {
    grid.row([
      { value: line.label, style: 'label' },
      { value: '', style: 'label' },
      { value: '', style: 'label' },
      ...weights.map(({ key }, at) => figure(key, parts[at]?.value ?? null, of(key, line))),
    ]);
  }
}

/** `20 × 412.000 ÷ 618.000 = 13,3`. */
function howCome(
  part: Ranked['parts'][number],
  best: Ranking['best'],
  parts: Ranked['parts'],
  weights: readonly Weight[],
): string {
  const at = parts.indexOf(part);
  const weight = weights[at];
  return weight === undefined
    ? NO_POINTS
    : pointsInWords(weight.points, part.value, best[at] ?? null, part.points, metrics[weight.key].unit);
}

const NO_POINTS = 'Chưa có số liệu: 0 điểm.';

/** @param full points of the best chapter, whose figure is `best`. */
export function pointsInWords(
  full: number,
  value: number | null,
  best: number | null,
  points: number,
  unit: Unit,
): string {
  if (value === null || best === null) return NO_POINTS;
  return value <= 0
    ? `${inUnit(value, unit)}: 0 điểm.`
    : `${formatNumber(full)} × ${inUnit(value, unit)} ÷ ${inUnit(best, unit)} = ${formatNumber(points, 1)}`;
}
