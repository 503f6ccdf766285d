/** TH Chung: the ward on one page, with six big figures, the charts, then each model's block. */
import {
  type Chart,
  type DeclaredKey,
  evaluate,
  type Figure,
  metrics,
  type Unit,
  wardCharts,
} from '../../figures';
import { calculation, leftOf, type Provenance, queryOf } from '../../figures/provenance';
import { changeInWords, sourcesInWords } from '../../figures/words';
import { indicatorsByGroup, ownKey } from '../../models/indicator-tables';
import { inPlace } from '../../models/model';
import type { Period } from '../../values';
import { models, tableKeys } from '../../ward';
import type { GridCell } from '../grid';
import { PAGE_WIDTH, type Tab } from '../lines';
import { compareBlock, numberCell, type Summarised } from '../table';
import { wardTargets } from '../targets';
import { hasFigure } from './indicators';

const BIG: readonly { key: DeclaredKey; label: string }[] = [
  { key: 'members', label: 'Hội viên' },
  { key: 'memberRate', label: 'Tỷ lệ thu hút' },
  { key: 'pairs', label: 'Cặp 1+1 lập trong kỳ' },
  { key: 'scrapIncome', label: 'Tiền bán phế liệu (đ)' },
  { key: 'giftParcels', label: 'Suất quà' },
  { key: 'giftValue', label: 'Trị giá quà tặng (đ)' },
];

/** Each model's block; one that the ward does not record leaves no heading. */
const wardBlocks = inPlace(models.flatMap(({ wardPage }) => (wardPage === undefined ? [] : [wardPage])));

/** Two rows of charts and the big figures fill the first printed page. */
const CHART_ROWS = 9;
const ROW_HEIGHT = 21;
const MILLION = 1_000_000;

export const wardTab: Tab = {
  name: 'TH Chung',
  title: 'TỔNG HỢP CHUNG',
  from: tableKeys,
  widths: () => Array.from({ length: 6 }, () => Math.floor(PAGE_WIDTH / 6)),
  draw: (grid, summarised) => {
    const { ward, period, before } = summarised;
    const figures = BIG.map(({ key, label }) => ({
      key,
      label,
      unit: metrics[key].unit,
      now: evaluate(key, ward, period),
      past: evaluate(key, ward, before),
    }));
    grid.gap();
    grid.row(
      figures.map(({ label }): GridCell => ({ value: label, style: 'bigLabel' })),
      ROW_HEIGHT,
    );
    grid.row(
      figures.map(({ key, now, unit }) => ({
        ...numberCell(now, unit, 'bigNumber', queryOf(key, period)),
        note: sourcesInWords(now),
      })),
      34,
    );
    grid.row(
      figures.map(({ key, now, past, unit }) => ({
        ...bigChange(now, past, unit),
        provenance: { kind: 'change', of: [queryOf(key, period), queryOf(key, before)] },
      })),
      ROW_HEIGHT,
    );
    grid.gap();

    const charts = wardCharts(ward, period);
    const chartTop = grid.height;
    const height = CHART_ROWS * ROW_HEIGHT;
    // Up to six charts stand on the first page: beyond four, three beside each other.
    const abreast = charts.length > 4 ? 3 : 2;
    grid.gap(Math.ceil(charts.length / abreast) * (CHART_ROWS + 1) + (charts.length > 0 ? 2 : 0));

    for (const [at, { heading, keys }] of [...wardBlocks, ...ownBlocks(summarised)].entries()) {
      if (at > 0) grid.gap();
      compareBlock(grid, summarised, heading, keys, 2);
    }
    grid.gap();
    wardTargets(grid, summarised);

    for (const [index, chart] of charts.entries()) {
      grid.gap();
      grid.line(`Số liệu của biểu đồ: ${chart.title}`, 'heading');
      const top = grid.height;
      const [first, second] = chart.headers;
      const rows = chart.points.length + 1;
      // Millions at the bars of a chart of money: long numbers would run into each other.
      const isMoney =
        chart.unit === 'đ' && Math.max(...chart.points.map(({ value }) => value)) >= 10 * MILLION;
      grid.merge({ row: top, column: 0, rows, columns: 2 });
      grid.row([
        { value: first, style: 'head' },
        { value: '', style: 'head' },
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
          { value: '', style: 'label' },
          isMoney
            ? { value: value / MILLION, style: 'number', format: '#,##0.0', provenance }
            : { value, style: 'number', format: Number.isInteger(value) ? '#,##0' : '#,##0.0', provenance },
        ]);
      }
      grid.chart({
        // A figure at a bar is nothing without its unit, and a title has room for one line.
        chart: isMoney ? { ...chart, title: `${chart.title.replace(', năm ', ' ')} (triệu đ)` } : chart,
        anchor: {
          row: chartTop + Math.floor(index / abreast) * (CHART_ROWS + 1),
          column: (index % abreast) * (6 / abreast),
        },
        width: Math.floor(PAGE_WIDTH / abreast) - 12,
        height,
        labels: { row: top, column: 0, rows, columns: 1 },
        values: { row: top, column: 2, rows, columns: 1 },
      });
    }
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

function bigChange(now: Figure, past: Figure, unit: Unit): GridCell {
  if (now.value === null || past.value === null)
    return { value: 'chưa có năm trước để so', style: 'bigChange' };
  const words = `${changeInWords(now.value, past.value, unit)} so với cùng kỳ`;
  // The arrow says up or down; the verb is in the note, for who does not see it.
  const short = words.replace('tăng ', '▲ ').replace('giảm ', '▼ ').replace('điểm phần trăm', 'điểm %');
  return { value: short, style: 'bigChange', note: words };
}
