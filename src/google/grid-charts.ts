/** Charts of a grid on its tab: the add-on's own are told from those that people put there by their ids. */
import type { Area, Grid, PlacedChart } from '../domain/layout/grid';
import { colors } from '../domain/tables';
import type { Sheet } from './spreadsheet';

/** The tab of a name that stands already. */
export type TabOf = (name: string) => Sheet | undefined;

/** Okabe–Ito: told apart by colour-blind readers too. */
const SERIES = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];

/** Draws the grid's charts; answers their ids. @param others ids of the charts that stand there already. */
export function insertCharts(sheet: Sheet, grid: Grid, others: readonly number[], tabOf: TabOf): number[] {
  if (grid.charts.length === 0) return [];
  makeRoom(grid.charts, tabOf);
  for (const chart of grid.charts) insertChart(sheet, chart, tabOf(chart.tab) ?? sheet);
  return sheet
    .getCharts()
    .map((one) => one.getChartId() ?? -1)
    .filter((id) => !others.includes(id));
}

/** A tab that is written after the charts may not have the rows yet that they draw. */
function makeRoom(charts: readonly PlacedChart[], tabOf: TabOf): void {
  for (const name of new Set(charts.map(({ tab }) => tab))) {
    const tab = tabOf(name);
    if (tab === undefined) continue;
    const needed = Math.max(
      ...charts.flatMap(({ tab: of, values }) => (of === name ? [values.row + values.rows] : [])),
    );
    const rows = tab.getMaxRows();
    if (rows < needed) tab.insertRowsAfter(rows, needed - rows);
  }
}

/** Draws a chart of the cells of a tab. */
function insertChart(
  sheet: Sheet,
  { chart, anchor, width, height, labels, values }: PlacedChart,
  cells: Sheet,
): void {
  const builder = sheet.newChart();
  const typed = chart.type === 'column' ? builder.asColumnChart() : builder.asBarChart();
  typed
    .addRange(rangeOf(cells, labels))
    .addRange(rangeOf(cells, values))
    .setNumHeaders(1)
    .setPosition(anchor.row + 1, anchor.column + 1, 6, 4)
    .setOption('title', chart.title)
    .setOption('titleTextStyle', { color: colors.ink, fontSize: 12, bold: true })
    .setOption('legend', { position: 'none' })
    .setOption('colors', SERIES)
    .setOption('series', { 0: { dataLabel: 'value' } })
    // The value stands at each bar: an axis of values would only take room from the names.
    .setOption(chart.type === 'column' ? 'vAxis' : 'hAxis', { textPosition: 'none', gridlines: { count: 0 } })
    .setOption('width', width)
    .setOption('height', height);
  sheet.insertChart(typed.build());
}

export const rangeOf = (sheet: Sheet, area: Area) =>
  sheet.getRange(area.row + 1, area.column + 1, area.rows, area.columns);
