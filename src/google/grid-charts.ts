/** Charts of a grid on its tab: the add-on's own are told from those that people put there by their ids. */
import type { Area, Grid, PlacedChart } from '../domain/layout/grid';
import { colors } from '../domain/tables';
import type { Sheet } from './spreadsheet';

/** Okabe–Ito: told apart by colour-blind readers too. */
const SERIES = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];

/** Draws the grid's charts; answers their ids. @param others ids of the charts that stand there already. */
export function insertCharts(sheet: Sheet, grid: Grid, others: readonly number[]): number[] {
  if (grid.charts.length === 0) return [];
  for (const chart of grid.charts) insertChart(sheet, chart);
  return sheet
    .getCharts()
    .map((one) => one.getChartId() ?? -1)
    .filter((id) => !others.includes(id));
}

/** Draws a chart of cells of the tab. */
function insertChart(sheet: Sheet, { chart, anchor, width, height, labels, values }: PlacedChart): void {
  const builder = sheet.newChart();
  const typed = chart.type === 'column' ? builder.asColumnChart() : builder.asBarChart();
  typed
    .addRange(rangeOf(sheet, labels))
    .addRange(rangeOf(sheet, values))
    .setNumHeaders(1)
    .setPosition(anchor.row + 1, anchor.column + 1, 6, 4)
    .setOption('title', chart.title)
    .setOption('titleTextStyle', { color: colors.ink, fontSize: 12, bold: true })
    .setOption('legend', { position: 'none' })
    .setOption('colors', SERIES)
    .setOption('series', { 0: { dataLabel: 'value' } })
    .setOption('width', width)
    .setOption('height', height);
  sheet.insertChart(typed.build());
}

export const rangeOf = (sheet: Sheet, area: Area) =>
  sheet.getRange(area.row + 1, area.column + 1, area.rows, area.columns);
