/** The blocks of the ranking: the points, and the figures that they come from. */

import { type MetricKey, metricOf } from '../figures';
import { calculation, type Provenance, queryOf } from '../figures/provenance';
import {
  NO_POINTS,
  pointsInWords,
  type Ranked,
  type Ranking,
  rankChapters,
  type Weight,
} from '../figures/ranking';
import { formatNumber } from '../values';
import type { WardData } from '../ward';
import type { GridBuilder, GridCell } from './grid';
import { type Line, numberCell, type Summarised } from './table';

/** Two tables: the points, and the figures that they come from. */
export function rankingBlock(grid: GridBuilder, summarised: Summarised, lines: readonly Line[]): void {
  const { weights, best, chapters } = rankChapters(summarised, lines);
  const { period, ward } = summarised;
  const of = (key: MetricKey, line: Line) => queryOf(key, period, ['chapter'], [line.key]);
  // The chapter that has the best figure, where one has any above zero.
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
  grid.row([
    {
      ...{ value: `Tối đa ${formatNumber(most)} điểm; cách tính ở ghi chú của ô này.`, style: 'remark' },
      isOverflowing: true,
      note: 'Điểm mỗi chỉ tiêu = điểm tối đa × số của chi hội ÷ số của chi hội cao nhất; chưa có số liệu hoặc số âm được 0 điểm. Đổi điểm tối đa ở Cài đặt, dòng “Trọng số thi đua”.',
    },
  ]);
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
        value: `${metricOf(key, ward).label} (${formatNumber(full)})`,
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
          note: howCome(part, best, parts, weights, ward),
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
    ...weights.map(({ key }): GridCell => ({ value: metricOf(key, ward).label, style: 'headNumber' })),
  ]);
  const figure = (
    key: MetricKey,
    value: number | null,
    provenance: Provenance | null,
    style: 'number' | 'totalNumber' = 'number',
  ) => numberCell({ value }, metricOf(key, ward).unit, style, provenance ?? undefined);
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
  ward: WardData,
): string {
  const at = parts.indexOf(part);
  const weight = weights[at];
  return weight === undefined
    ? NO_POINTS
    : pointsInWords(
        weight.points,
        part.value,
        best[at] ?? null,
        part.points,
        metricOf(weight.key, ward).unit,
      );
}
