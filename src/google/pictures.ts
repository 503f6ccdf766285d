/** Draws charts as PNG pictures through the Charts service. */
import type { Chart } from '../domain/metrics';
import type { Pictures } from '../domain/report';
import { formatNumber } from '../domain/values';

/** Pixels: 16 cm at about 150 dots an inch. */
const WIDTH = 960;
const COLUMN_HEIGHT = 440;
const BAR_HEIGHT = { each: 36, frame: 110, least: 260, most: 900 } as const;

/** The first colour of Okabe and Ito's set, which readers with any colour vision tell from white. */
const COLOR = '#0072B2';
const INK = '#1F2933';

/** From a million đồng on, a chart counts in millions. */
const MILLION = 1_000_000;

export interface Drawn {
  readonly pictures: Pictures;
  /** Titles of charts that the service could not draw. */
  readonly failed: readonly string[];
}

/** One picture a chart. A chart that fails is left out and named, so that a report is still made. */
export function drawCharts(charts: readonly Chart[]): Drawn {
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

function draw(chart: Chart): Uint8Array {
  const inMillions = chart.unit === 'đ' && chart.points.some(({ value }) => value >= MILLION);
  const scale = inMillions ? MILLION : 1;
  const unit = inMillions ? 'triệu đồng' : chart.unit === 'đ' ? 'đồng' : chart.unit;
  const [categories] = chart.headers;
  const table = Charts.newDataTable()
    .addColumn(Charts.ColumnType.STRING, categories)
    .addColumn(Charts.ColumnType.NUMBER, unit);
  for (const { label, value } of chart.points) {
    const scaled = value / scale;
    const written = formatNumber(scaled, Number.isInteger(scaled) ? 0 : 1);
    // The service writes no values at the bars, so each stands with its label.
    table.addRow([chart.type === 'column' ? `${label}\n${written}` : `${label}: ${written}`, scaled]);
  }
  const style = Charts.newTextStyle().setColor(INK).setFontSize(14).build();
  const builder = chart.type === 'column' ? Charts.newColumnChart() : Charts.newBarChart();
  const valueTitle = upperFirst(unit);
  const titled =
    chart.type === 'column' ? builder.setYAxisTitle(valueTitle) : builder.setXAxisTitle(valueTitle);
  const built = titled
    .setDataTable(table)
    .setDimensions(WIDTH, heightOf(chart))
    .setColors([COLOR])
    .setLegendPosition(Charts.Position.NONE)
    .setXAxisTextStyle(style)
    .setYAxisTextStyle(style)
    .build();
  return Uint8Array.from(built.getAs('image/png').getBytes()); // signed bytes wrap to 0–255
}

function heightOf(chart: Chart): number {
  if (chart.type === 'column') return COLUMN_HEIGHT;
  const { each, frame, least, most } = BAR_HEIGHT;
  return Math.min(Math.max(frame + each * chart.points.length, least), most);
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
