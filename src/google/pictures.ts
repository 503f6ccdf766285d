/** Draws charts as PNG pictures through the Charts service. */
import type { ChartDrawing } from '../domain/report/drawing';

/** Pixels; 16 cm on paper. */
const WIDTH = 720;
const COLUMN_HEIGHT = 330;
const BAR_HEIGHT = { each: 30, frame: 56, least: 180, most: 720 } as const;
/** Pixels: 9 points on paper. */
const FONT_SIZE = 14;

/** The first colour of Okabe and Ito's set, which readers with any colour vision tell from white. */
const COLOR = '#0072B2';

export interface Drawn {
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  /** Titles of charts that the service could not draw. */
  readonly failed: readonly string[];
}

/** One picture a chart. A chart that fails is left out and named, so that a report is still made. */
export function drawCharts(charts: readonly ChartDrawing[]): Drawn {
  const pictures: Record<string, Uint8Array> = {};
  const failed: string[] = [];
  for (const chart of charts) {
    try {
      pictures[chart.key] = draw(chart);
    } catch (error) {
      console.error(`The chart ${chart.key} could not be drawn: ${error}`);
      failed.push(chart.title);
    }
  }
  return { pictures, failed };
}

function draw(chart: ChartDrawing): Uint8Array {
  const [categories, unit] = chart.headers;
  const table = Charts.newDataTable()
    .addColumn(Charts.ColumnType.STRING, categories)
    .addColumn(Charts.ColumnType.NUMBER, unit);
  for (const { label, value } of chart.bars) table.addRow([label, value]);
  const builder = chart.type === 'column' ? Charts.newColumnChart() : Charts.newBarChart();
  const picture = builder
    .setDataTable(table)
    .setDimensions(WIDTH, heightOf(chart))
    .setColors([COLOR])
    .setLegendPosition(Charts.Position.NONE)
    .setOption('fontSize', FONT_SIZE)
    .build();
  return Uint8Array.from(picture.getAs('image/png').getBytes()); // signed bytes wrap to 0–255
}

function heightOf(chart: ChartDrawing): number {
  if (chart.type === 'column') return COLUMN_HEIGHT;
  const { each, frame, least, most } = BAR_HEIGHT;
  return Math.min(Math.max(frame + each * chart.bars.length, least), most);
}
