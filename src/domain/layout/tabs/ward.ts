/** TH Chung: the ward on one printed page, with six big figures and the charts. The rest stands on the tab after it. */
import { type DeclaredKey, evaluate, type Figure, metrics, type Unit, wardCharts } from '../../figures';
import { queryOf } from '../../figures/provenance';
import { changeInSigns, changeInWords, sourcesInWords } from '../../figures/words';
import { tableKeys } from '../../ward';
import type { GridCell } from '../grid';
import { PAGE_WIDTH, type Tab } from '../lines';
import { numberCell } from '../table';

const BIG: readonly { key: DeclaredKey; label: string }[] = [
  { key: 'members', label: 'Hội viên' },
  { key: 'memberRate', label: 'Tỷ lệ thu hút' },
  { key: 'pairs', label: 'Cặp 1+1 lập trong kỳ' },
  { key: 'scrapIncome', label: 'Tiền bán phế liệu (đ)' },
  { key: 'giftParcels', label: 'Suất quà' },
  { key: 'giftValue', label: 'Trị giá quà tặng (đ)' },
];

/** Two rows of charts and the big figures fill the first printed page. */
const CHART_ROWS = 10;
const ROW_HEIGHT = 21;

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
    grid.gap(Math.ceil(charts.length / abreast) * (CHART_ROWS + 1));

    for (const [index, chart] of charts.entries()) {
      const cells = summarised.charts.get(chart.key);
      if (cells === undefined) continue;
      grid.chart({
        ...cells,
        anchor: {
          row: chartTop + Math.floor(index / abreast) * (CHART_ROWS + 1),
          column: (index % abreast) * (6 / abreast),
        },
        width: Math.floor(PAGE_WIDTH / abreast) - 12,
        height,
      });
    }
  },
};

function bigChange(now: Figure, past: Figure, unit: Unit): GridCell {
  if (now.value === null || past.value === null)
    return { value: 'chưa có năm trước để so', style: 'bigChange' };
  const words = changeInWords(now.value, past.value, unit);
  // The sign says up or down; the verb is in the note, for who does not see it.
  const short = words === 'không đổi' ? words : changeInSigns(words);
  return { value: `${short} so với cùng kỳ`, style: 'bigChange', note: `${words} so với cùng kỳ` };
}
