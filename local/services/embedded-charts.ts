/** Charts on a sheet: EmbeddedChart and its builders. The chart is kept as data; the workbook and the page draw it. */
import type { Chart, Sheet } from '../model';
import { TextStyleOptions } from './charts';
import { EnumValue } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { resolveReference } from './grid';
import { RangeService } from './range';
import { own, present, presentAll, Service, type ServiceSpec, type Signatures, serviceSpec } from './strict';

const chartMethods = {
  getChartId: '',
  getContainerInfo: '',
  getNumHeaders: '',
  getRanges: '',
  modify: '',
} satisfies Signatures<G.EmbeddedChart>;
const CHART = serviceSpec('SpreadsheetApp.EmbeddedChart', chartMethods);

const DEFAULT_SIZE = { width: 600, height: 371 };

type Draft = Omit<Chart, 'id'> & { readonly id: number | undefined };

function rangesOf(execution: Service['execution'], references: readonly string[]): RangeService[] {
  return references.flatMap((reference) => {
    const found = resolveReference(execution.workbook, reference);
    return found ? [RangeService.over(execution, found.sheet, reference)] : [];
  });
}

export class EmbeddedChartService
  extends Service
  implements Pick<G.EmbeddedChart, keyof typeof chartMethods>
{
  readonly spec = CHART;

  constructor(
    execution: Service['execution'],
    readonly chart: Draft,
  ) {
    super(execution);
  }

  getChartId(): number | null {
    return this.chart.id ?? null;
  }
  getNumHeaders(): number {
    return this.chart.headers;
  }
  getRanges(): G.Range[] {
    return presentAll(rangesOf(this.execution, this.chart.ranges));
  }
  getContainerInfo(): GoogleAppsScript.Spreadsheet.ContainerInfo {
    return present(new ContainerInfoService(this.execution, this.chart.anchor));
  }
  modify(): G.EmbeddedChartBuilder {
    return present(new EmbeddedChartBuilderService(this.execution, this.chart));
  }
}

const containerMethods = {
  getAnchorColumn: '',
  getAnchorRow: '',
  getOffsetX: '',
  getOffsetY: '',
} satisfies Signatures<GoogleAppsScript.Spreadsheet.ContainerInfo>;
const CONTAINER = serviceSpec('SpreadsheetApp.ContainerInfo', containerMethods);

class ContainerInfoService
  extends Service
  implements Pick<GoogleAppsScript.Spreadsheet.ContainerInfo, keyof typeof containerMethods>
{
  readonly spec = CONTAINER;

  constructor(
    execution: Service['execution'],
    readonly anchor: Chart['anchor'],
  ) {
    super(execution);
  }

  getAnchorRow(): number {
    return this.anchor.row + 1;
  }
  getAnchorColumn(): number {
    return this.anchor.column + 1;
  }
  getOffsetX(): number {
    return this.anchor.offsetX;
  }
  getOffsetY(): number {
    return this.anchor.offsetY;
  }
}

const commonMethods = {
  addRange: 'Range',
  asAreaChart: '',
  asBarChart: '',
  asColumnChart: '',
  asComboChart: '',
  asLineChart: '',
  asPieChart: '',
  asScatterChart: '',
  build: '',
  clearRanges: '',
  getRanges: '',
  removeRange: 'Range',
  setChartType: 'ChartType',
  setNumHeaders: 'n',
  setOption: 's,o',
  setPosition: 'n,n,n,n',
} satisfies Signatures<G.EmbeddedChartBuilder>;

/** What the typed builders add: each is an option under Google's own name for it. */
const titled = {
  setBackgroundColor: 's',
  setColors: 's[]',
  setLegendPosition: 'Position',
  setLegendTextStyle: 'TextStyle',
  setTitle: 's',
  setTitleTextStyle: 'TextStyle',
} satisfies Signatures<GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder>;
const withAxes = {
  ...titled,
  reverseCategories: '',
  setRange: 'n,n',
  setStacked: '',
  setXAxisTextStyle: 'TextStyle',
  setXAxisTitle: 's',
  setXAxisTitleTextStyle: 'TextStyle',
  setYAxisTextStyle: 'TextStyle',
  setYAxisTitle: 's',
  setYAxisTitleTextStyle: 'TextStyle',
  useLogScale: '',
} satisfies Signatures<GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder>;
const { setStacked: _none, ...unstacked } = withAxes;
const lineMethods = {
  ...unstacked,
  setCurveStyle: 'CurveStyle',
  setPointStyle: 'PointStyle',
} satisfies Signatures<GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder>;

const ADDED: Readonly<Record<Chart['type'], Readonly<Record<string, string>>>> = {
  COLUMN: withAxes,
  BAR: withAxes,
  AREA: withAxes,
  COMBO: withAxes,
  LINE: lineMethods,
  PIE: titled,
  SCATTER: unstacked,
};

const COMMON = serviceSpec('SpreadsheetApp.EmbeddedChartBuilder', commonMethods);
const TYPED = new Map<Chart['type'], ServiceSpec>(
  (Object.keys(ADDED) as Chart['type'][]).map((type) => {
    const name = `Embedded${type.charAt(0)}${type.slice(1).toLowerCase()}ChartBuilder`;
    return [type, serviceSpec(`SpreadsheetApp.${name}`, { ...commonMethods, ...ADDED[type] })];
  }),
);

function isType(name: string): name is Chart['type'] {
  return Object.hasOwn(ADDED, name);
}

type Everything = keyof typeof commonMethods;
type Added = keyof typeof lineMethods | 'setStacked';

export class EmbeddedChartBuilderService
  extends Service
  implements Pick<G.EmbeddedChartBuilder, Everything>, Record<Added, (...args: never[]) => unknown>
{
  #chart: Draft;

  constructor(
    execution: Service['execution'],
    chart?: Draft,
    readonly spec: ServiceSpec = COMMON,
  ) {
    super(execution);
    this.#chart = chart ?? {
      id: undefined,
      type: 'COLUMN',
      ranges: [],
      anchor: { row: 0, column: 0, offsetX: 0, offsetY: 0 },
      ...DEFAULT_SIZE,
      options: {},
      headers: 0,
    };
  }

  addRange(range: G.Range): G.EmbeddedChartBuilder {
    return this.#with({ ranges: [...this.#chart.ranges, own(RangeService, range).reference()] });
  }
  removeRange(range: G.Range): G.EmbeddedChartBuilder {
    const gone = own(RangeService, range).reference();
    return this.#with({ ranges: this.#chart.ranges.filter((reference) => reference !== gone) });
  }
  clearRanges(): G.EmbeddedChartBuilder {
    return this.#with({ ranges: [] });
  }
  getRanges(): G.Range[] {
    return presentAll(rangesOf(this.execution, this.#chart.ranges));
  }
  setChartType(type: GoogleAppsScript.Charts.ChartType): G.EmbeddedChartBuilder {
    const name = own(EnumValue, type).text;
    if (!isType(name)) throw new NotImplemented(`A chart of type ${name}`);
    return this.#with({ type: name });
  }
  asAreaChart(): GoogleAppsScript.Spreadsheet.EmbeddedAreaChartBuilder {
    return this.#as('AREA');
  }
  asBarChart(): GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder {
    return this.#as('BAR');
  }
  asColumnChart(): GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder {
    return this.#as('COLUMN');
  }
  asComboChart(): GoogleAppsScript.Spreadsheet.EmbeddedComboChartBuilder {
    return this.#as('COMBO');
  }
  asLineChart(): GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder {
    return this.#as('LINE');
  }
  asPieChart(): GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder {
    return this.#as('PIE');
  }
  asScatterChart(): GoogleAppsScript.Spreadsheet.EmbeddedScatterChartBuilder {
    return this.#as('SCATTER');
  }
  setNumHeaders(headers: number): G.EmbeddedChartBuilder {
    return this.#with({ headers });
  }
  setOption(option: string, value: unknown): G.EmbeddedChartBuilder {
    if (option === 'width' && typeof value === 'number') return this.#with({ width: value });
    if (option === 'height' && typeof value === 'number') return this.#with({ height: value });
    return this.#with({ options: { ...this.#chart.options, [option]: value } });
  }
  setPosition(row: number, column: number, offsetX: number, offsetY: number): G.EmbeddedChartBuilder {
    if (row < 1 || column < 1) throw new ScriptException('The chart must be anchored inside the sheet.');
    return this.#with({ anchor: { row: row - 1, column: column - 1, offsetX, offsetY } });
  }
  build(): G.EmbeddedChart {
    return present(new EmbeddedChartService(this.execution, this.#chart));
  }

  reverseCategories(): G.EmbeddedChartBuilder {
    return this.setOption('reverseCategories', true);
  }
  setBackgroundColor(color: string): G.EmbeddedChartBuilder {
    return this.setOption('backgroundColor', color);
  }
  setColors(colors: string[]): G.EmbeddedChartBuilder {
    return this.setOption('colors', colors);
  }
  setCurveStyle(style: unknown): G.EmbeddedChartBuilder {
    return this.setOption('curveType', own(EnumValue, style).text === 'SMOOTH' ? 'function' : 'none');
  }
  setLegendPosition(position: unknown): G.EmbeddedChartBuilder {
    return this.setOption('legend.position', own(EnumValue, position).text.toLowerCase());
  }
  setLegendTextStyle(style: unknown): G.EmbeddedChartBuilder {
    return this.setOption('legend.textStyle', own(TextStyleOptions, style).options());
  }
  setPointStyle(style: unknown): G.EmbeddedChartBuilder {
    const sizes: Readonly<Record<string, number>> = { NONE: 0, TINY: 2, MEDIUM: 6, LARGE: 10, HUGE: 14 };
    return this.setOption('pointSize', sizes[own(EnumValue, style).text] ?? 0);
  }
  setRange(start: number, end: number): G.EmbeddedChartBuilder {
    return this.setOption('vAxis.viewWindow', { min: start, max: end });
  }
  setStacked(): G.EmbeddedChartBuilder {
    return this.setOption('isStacked', true);
  }
  setTitle(title: string): G.EmbeddedChartBuilder {
    return this.setOption('title', title);
  }
  setTitleTextStyle(style: unknown): G.EmbeddedChartBuilder {
    return this.setOption('titleTextStyle', own(TextStyleOptions, style).options());
  }
  setXAxisTextStyle(style: unknown): G.EmbeddedChartBuilder {
    return this.setOption('hAxis.textStyle', own(TextStyleOptions, style).options());
  }
  setXAxisTitle(title: string): G.EmbeddedChartBuilder {
    return this.setOption('hAxis.title', title);
  }
  setXAxisTitleTextStyle(style: unknown): G.EmbeddedChartBuilder {
    return this.setOption('hAxis.titleTextStyle', own(TextStyleOptions, style).options());
  }
  setYAxisTextStyle(style: unknown): G.EmbeddedChartBuilder {
    return this.setOption('vAxis.textStyle', own(TextStyleOptions, style).options());
  }
  setYAxisTitle(title: string): G.EmbeddedChartBuilder {
    return this.setOption('vAxis.title', title);
  }
  setYAxisTitleTextStyle(style: unknown): G.EmbeddedChartBuilder {
    return this.setOption('vAxis.titleTextStyle', own(TextStyleOptions, style).options());
  }
  useLogScale(): G.EmbeddedChartBuilder {
    return this.setOption('vAxis.logScale', true);
  }

  #with(change: Partial<Draft>): G.EmbeddedChartBuilder {
    this.#chart = { ...this.#chart, ...change };
    return present(this);
  }

  #as<T>(type: Chart['type']): T {
    return present(
      new EmbeddedChartBuilderService(this.execution, { ...this.#chart, type }, TYPED.get(type) ?? COMMON),
    );
  }
}

/** Puts a built chart on a sheet; answers nothing, as Google does. */
export function insertChart(execution: Service['execution'], sheet: Sheet, given: unknown): void {
  const { chart } = own(EmbeddedChartService, given);
  if (chart.ranges.length === 0) throw new ScriptException('A chart must have at least one data range.');
  if (chart.anchor.row >= sheet.rows || chart.anchor.column >= sheet.columns) {
    throw new ScriptException('The chart must be anchored inside the sheet.');
  }
  const id = execution.workbook.nextId;
  execution.workbook.nextId += 1;
  sheet.charts.push({ ...chart, id });
}

export function updateChart(sheet: Sheet, given: unknown): void {
  const { chart } = own(EmbeddedChartService, given);
  const { id } = chart;
  if (id === undefined || !sheet.charts.some((item) => item.id === id)) {
    throw new ScriptException('The chart to update is not on this sheet.');
  }
  sheet.charts = sheet.charts.map((item) => (item.id === id ? { ...chart, id } : item));
}

export function removeChart(sheet: Sheet, given: unknown): void {
  const { chart } = own(EmbeddedChartService, given);
  sheet.charts = sheet.charts.filter((item) => item.id !== chart.id);
}
