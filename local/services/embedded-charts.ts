/** Charts on a sheet: EmbeddedChart and its builders. The chart is kept as data; the workbook and the page draw it. */
import type { Chart, Sheet } from '../model';
import { EnumValue } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { RangeBase } from './range/base';
import { rangeOfReference } from './sheet-areas';
import { own, present, Service, type ServiceSpec, type Signatures, serviceSpec } from './strict';

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
    return this.chart.ranges.flatMap((reference) => rangeOfReference(this.execution, reference) ?? []);
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

const builderMethods = {
  addRange: 'Range',
  asBarChart: '',
  asColumnChart: '',
  build: '',
  setChartType: 'ChartType',
  setNumHeaders: 'n',
  setOption: 's,o',
  setPosition: 'n,n,n,n',
} satisfies Signatures<G.EmbeddedChartBuilder>;

/** What the builder of one type adds: each is an option under Google's own name for it. */
const typedMethods = {
  setColors: 's[]',
  setLegendPosition: 'Position',
  setTitle: 's',
} satisfies Signatures<GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder>;

const BUILDER = serviceSpec('SpreadsheetApp.EmbeddedChartBuilder', builderMethods);
const TYPED = {
  COLUMN: serviceSpec('SpreadsheetApp.EmbeddedColumnChartBuilder', { ...builderMethods, ...typedMethods }),
  BAR: serviceSpec('SpreadsheetApp.EmbeddedBarChartBuilder', { ...builderMethods, ...typedMethods }),
};

const TYPES: readonly string[] = [
  'COLUMN',
  'BAR',
  'LINE',
  'PIE',
  'AREA',
  'SCATTER',
  'COMBO',
] satisfies Chart['type'][];

function isType(name: string): name is Chart['type'] {
  return TYPES.includes(name);
}

export class EmbeddedChartBuilderService
  extends Service
  implements
    Pick<G.EmbeddedChartBuilder, keyof typeof builderMethods>,
    Record<keyof typeof typedMethods, (...args: never[]) => unknown>
{
  #chart: Draft;

  constructor(
    execution: Service['execution'],
    chart?: Draft,
    readonly spec: ServiceSpec = BUILDER,
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
    return this.#with({ ranges: [...this.#chart.ranges, own(RangeBase, range).reference()] });
  }
  setChartType(type: GoogleAppsScript.Charts.ChartType): G.EmbeddedChartBuilder {
    const name = own(EnumValue, type).text;
    if (!isType(name)) throw new NotImplemented(`A chart of type ${name}`);
    return this.#with({ type: name });
  }
  asBarChart(): GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder {
    return this.#as('BAR');
  }
  asColumnChart(): GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder {
    return this.#as('COLUMN');
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

  setColors(colors: string[]): G.EmbeddedChartBuilder {
    return this.setOption('colors', colors);
  }
  setLegendPosition(position: unknown): G.EmbeddedChartBuilder {
    return this.setOption('legend.position', own(EnumValue, position).text.toLowerCase());
  }
  setTitle(title: string): G.EmbeddedChartBuilder {
    return this.setOption('title', title);
  }

  #with(change: Partial<Draft>): G.EmbeddedChartBuilder {
    this.#chart = { ...this.#chart, ...change };
    return present(this);
  }

  #as<T>(type: keyof typeof TYPED): T {
    return present(new EmbeddedChartBuilderService(this.execution, { ...this.#chart, type }, TYPED[type]));
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
