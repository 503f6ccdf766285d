/** Draws the add-on's charts over the grid, in the look of the report: values at the bars, no needless legend. */
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartView } from '../protocol';
import { element } from './dom';
import type { Rectangle } from './grid-events';

use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  SVGRenderer,
]);

/** Okabe–Ito: distinguishable for colour-blind readers too. */
const COLORS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];
const INK = '#1F2933';
const GREY = '#52606D';
const LINE = '#D9DEE4';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Google's option may be nested (`{ legend: { position } }`) or flat (`'legend.position'`). */
function nested(options: ChartView['options'], name: string, part: string): unknown {
  const flat = options[`${name}.${part}`];
  if (flat !== undefined) return flat;
  const group = options[name];
  return typeof group === 'object' && group !== null ? (group as Record<string, unknown>)[part] : group;
}

function colorsOf(options: ChartView['options']): string[] {
  const given = options.colors;
  return Array.isArray(given) && given.length > 0 ? given.map(String) : COLORS;
}

/** The chart as ECharts' option. */
function chartOption(chart: ChartView): Record<string, unknown> {
  const title = text(chart.options.title);
  const legend = chart.series.length > 1 && nested(chart.options, 'legend', 'position') !== 'none';
  const shared = {
    animation: false,
    color: colorsOf(chart.options),
    textStyle: { fontFamily: 'Arial, sans-serif', color: INK },
    ...(title !== undefined && {
      title: { text: title, left: 8, top: 6, textStyle: { fontSize: 14, fontWeight: 'bold', color: INK } },
    }),
    ...(legend && { legend: { bottom: 2, textStyle: { color: GREY, fontSize: 11 } } }),
  };
  if (chart.type === 'PIE') {
    const [first] = chart.series;
    return {
      ...shared,
      series: [
        {
          type: 'pie',
          radius: ['0%', '62%'],
          center: ['50%', '56%'],
          data: chart.labels.map((name, index) => ({ name, value: first?.values[index] ?? 0 })),
          label: {
            formatter: ({ dataIndex, name }: { dataIndex: number; name: string }) =>
              `${name}: ${first?.texts[dataIndex] ?? ''}`,
          },
        },
      ],
    };
  }
  const horizontal = chart.type === 'BAR';
  const line = chart.type === 'LINE' || chart.type === 'AREA';
  const category = {
    type: 'category',
    data: chart.labels,
    inverse: horizontal,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: LINE } },
    axisLabel: { color: GREY, fontSize: 11, ...(horizontal && { width: 110, overflow: 'truncate' }) },
  };
  // Values stand at the bars, so the axis of values needs no figures of its own.
  const value = {
    type: 'value',
    axisLabel: { show: line, color: GREY, fontSize: 11 },
    splitLine: { show: line },
  };
  return {
    ...shared,
    grid: {
      left: 12,
      right: horizontal ? 56 : 12,
      top: title === undefined ? 24 : 48,
      bottom: legend ? 32 : 10,
      containLabel: true,
    },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series: chart.series.map(({ name, values, texts }) => ({
      name,
      type: line ? 'line' : chart.type === 'SCATTER' ? 'scatter' : 'bar',
      data: values,
      ...(chart.type === 'AREA' && { areaStyle: { opacity: 0.2 } }),
      barMaxWidth: 36,
      label: {
        show: true,
        position: horizontal ? 'right' : 'top',
        color: INK,
        fontSize: 11,
        formatter: ({ dataIndex }: { dataIndex: number }) => texts[dataIndex] ?? '',
      },
      labelLayout: { hideOverlap: true },
    })),
  };
}

interface Drawn {
  readonly box: HTMLElement;
  readonly chart: EChartsType;
  view: ChartView;
  json: string;
}

/** The layer over the grid that holds the charts of the sheet that is shown. */
export class ChartLayer {
  readonly #layer: HTMLElement;
  readonly #drawn = new Map<number, Drawn>();
  #sheet: number | null = null;

  constructor(parent: HTMLElement) {
    this.#layer = element('div', { class: 'charts', 'aria-hidden': 'false' });
    parent.append(this.#layer);
  }

  show(sheet: number, charts: readonly ChartView[]): void {
    if (this.#sheet !== sheet) this.#clear(() => true);
    this.#sheet = sheet;
    const wanted = new Set(charts.map(({ id }) => id));
    this.#clear((id) => !wanted.has(id));
    for (const view of charts) {
      const json = JSON.stringify(view);
      const before = this.#drawn.get(view.id);
      if (before?.json === json) continue;
      const box = before?.box ?? element('div', { class: 'chart', role: 'img', 'data-chart': view.id });
      box.setAttribute('aria-label', text(view.options.title) ?? 'Biểu đồ');
      box.style.width = `${view.width}px`;
      box.style.height = `${view.height}px`;
      if (before === undefined) this.#layer.append(box);
      const chart =
        before?.chart ?? init(box, null, { renderer: 'svg', width: view.width, height: view.height });
      chart.resize({ width: view.width, height: view.height });
      chart.setOption(chartOption(view), true);
      this.#drawn.set(view.id, { box, chart, view, json });
    }
  }

  /** Follows the grid's scrolling. `inner` is the part of the page where cells are drawn. */
  place(rectangle: (row: number, column: number) => Rectangle | null, inner: Rectangle): void {
    const box = this.#layer.parentElement?.getBoundingClientRect();
    if (box === undefined) return;
    this.#layer.style.left = `${inner.left - box.left}px`;
    this.#layer.style.top = `${inner.top - box.top}px`;
    this.#layer.style.width = `${inner.width}px`;
    this.#layer.style.height = `${inner.height}px`;
    for (const { view, box: chart } of this.#drawn.values()) {
      const at = rectangle(view.row, view.column);
      chart.hidden = at === null;
      if (at === null) continue;
      chart.style.transform = `translate(${at.left + view.offsetX - inner.left}px, ${at.top + view.offsetY - inner.top}px)`;
    }
  }

  #clear(gone: (id: number) => boolean): void {
    for (const [id, { box, chart }] of this.#drawn) {
      if (!gone(id)) continue;
      chart.dispose();
      box.remove();
      this.#drawn.delete(id);
    }
  }
}
