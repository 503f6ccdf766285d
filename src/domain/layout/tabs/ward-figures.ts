/** TH Số liệu chung: what TH Chung has no room for: each model's block, the ward's targets, the figures of the charts. */
import { type Chart, wardCharts } from '../../figures';
import { calculation, leftOf, type Provenance, queryOf } from '../../figures/provenance';
import { indicatorsByGroup, ownKey } from '../../models/indicator-tables';
import { inPlace } from '../../models/model';
import type { Period } from '../../values';
import { models, tableKeys } from '../../ward';
import type { GridBuilder, GridCell } from '../grid';
import type { Tab } from '../lines';
import { compareBlock, type Summarised } from '../table';
import { wardTargets } from '../targets';
import { hasFigure } from './indicators';

/** Each model's block; one that the ward does not record leaves no heading. */
export const wardBlocks = inPlace(
  models.flatMap(({ wardPage }) => (wardPage === undefined ? [] : [wardPage])),
);

/** Columns over which a label is written. */
const LABEL_SPAN = 2;
const MILLION = 1_000_000;

export const wardFiguresTab: Tab = {
  name: 'TH Số liệu chung',
  title: 'TỔNG HỢP SỐ LIỆU CHUNG',
  from: tableKeys,
  widths: () => [200, 200, 150, 150, 150, 150],
  draw: (grid, summarised) => {
    for (const { heading, keys } of [...wardBlocks, ...ownBlocks(summarised)]) {
      grid.gap();
      compareBlock(grid, summarised, heading, keys, LABEL_SPAN);
    }
    grid.gap();
    wardTargets(grid, summarised);
    for (const chart of wardCharts(summarised.ward, summarised.period)) chartCells(grid, summarised, chart);
  },
};

/** The ward's own indicators under their headings: those that are reported and have a figure to show. */
const ownBlocks = (summarised: Summarised) =>
  indicatorsByGroup(summarised.ward)
    .map(({ name, indicators }) => ({
      heading: name,
      keys: indicators
        .filter(({ isReported }) => isReported !== false)
        .map((indicator) => ownKey(indicator))
        .filter((key) => summarised.ward.ownMetrics.has(key) && hasFigure(key, summarised)),
    }))
    .filter(({ keys }) => keys.length > 0);

/** The figures that a chart of TH Chung draws; says in `charts` where they stand. */
function chartCells(grid: GridBuilder, { period, charts }: Summarised, chart: Chart): void {
  grid.gap();
  grid.line(`Số liệu của biểu đồ: ${chart.title}`, 'heading');
  const top = grid.height;
  const [first, second] = chart.headers;
  const rows = chart.points.length + 1;
  // Millions at the bars of a chart of money: long numbers would run into each other.
  const isMoney = chart.unit === 'đ' && Math.max(...chart.points.map(({ value }) => value)) >= 10 * MILLION;
  grid.merge({ row: top, column: 0, rows, columns: LABEL_SPAN });
  const blanks = (style: GridCell['style']): GridCell[] =>
    Array.from({ length: LABEL_SPAN - 1 }, () => ({ value: '', style }));
  grid.row([
    { value: first, style: 'head' },
    ...blanks('head'),
    { value: isMoney ? second.replace('(đ)', '(triệu đ)') : second, style: 'headNumber' },
  ]);
  for (const { label, value, of } of chart.points) {
    const provenance = drawn(
      chart,
      of,
      period,
      isMoney ? 'millions' : chart.key === 'reviewScores' ? 'tenths' : null,
    );
    grid.row([
      { value: label, style: 'label' },
      ...blanks('label'),
      isMoney
        ? { value: value / MILLION, style: 'number', format: '#,##0.0', provenance }
        : { value, style: 'number', format: Number.isInteger(value) ? '#,##0' : '#,##0.0', provenance },
    ]);
  }
  charts.set(chart.key, {
    // A figure at a bar is nothing without its unit, and a title has room for one line.
    chart: isMoney ? { ...chart, title: `${chart.title.replace(', năm ', ' ')} (triệu đ)` } : chart,
    tab: wardFiguresTab.name,
    labels: { row: top, column: 0, rows, columns: 1 },
    values: { row: top, column: LABEL_SPAN, rows, columns: 1 },
  });
}

/** Where the bar of a chart comes from. */
function drawn(
  { parts }: Chart,
  of: readonly string[],
  period: Period,
  as: 'millions' | 'tenths' | null,
): Provenance {
  const bars = of.map(
    (one): Provenance =>
      parts === null
        ? leftOf((side) => ({ kind: 'book', period, fund: one, side }))
        : queryOf(parts[0], period, [parts[1]], [one]),
  );
  const whole = calculation(bars, '+');
  return as === null ? whole : { kind: 'drawn', of: whole, as };
}
