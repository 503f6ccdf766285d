/** Charts of the report as they are drawn: short numbers, each written with its label. */
import type { Chart } from '../figures';
import { formatNumber } from '../values';

/** From a million đồng on, a chart counts in millions. */
const MILLION = 1_000_000;

/** More columns than this cannot be read on 16 cm; the annex has the figures. */
const MOST_COLUMNS = 40;

export interface ChartDrawing {
  readonly key: string;
  readonly type: 'column' | 'bar';
  /** The subject, the period by its name, and the unit. */
  readonly title: string;
  /** What the categories are, and the values' unit. */
  readonly headers: readonly [string, string];
  /** Labels carry the value, since not every service can write it at the bar. */
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  /** The figures in words, for those who cannot see the picture. */
  readonly description: string;
}

/** @param charts of the ward's page; those that cannot be read in a report, or show one value only, are left out. */
export function drawingsOf(charts: readonly Chart[]): ChartDrawing[] {
  return charts.filter(({ points }) => points.length > 1 && points.length <= MOST_COLUMNS).map(drawingOf);
}

function drawingOf(chart: Chart): ChartDrawing {
  const inMillions = chart.unit === 'đ' && chart.points.some(({ value }) => value >= MILLION);
  const scaled = chart.points.map(({ label, value }) => ({
    label,
    value: inMillions ? value / MILLION : value,
  }));
  const decimals = scaled.every(({ value }) => Number.isInteger(value)) ? 0 : 1;
  const unit = inMillions ? 'triệu đồng' : chart.unit === 'đ' ? 'đồng' : chart.unit;
  const title = `${chart.title} (${unit})`;
  const points = chart.points.map(({ label, value }) => `${label} ${formatNumber(value)}`).join('; ');
  return {
    key: chart.key,
    type: chart.type,
    title,
    headers: [chart.headers[0], unit],
    bars: scaled.map(({ label, value }) => {
      const written = formatNumber(value, decimals);
      return { label: chart.type === 'column' ? `${label}\n${written}` : `${label}: ${written}`, value };
    }),
    description: `${title}: ${points}${inMillions ? ' (đồng)' : ''}.`,
  };
}
