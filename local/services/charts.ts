/** Charts: pictures of data, for reports. Drawn on this machine; Google's own drawing looks a little different. */
import { type BlobService, blobOf } from './blob';
import { type Drawing, drawChart } from './chart-drawing';
import { EnumValue, enumsOf } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { own, present, Service, type ServiceSpec, type Signatures, serviceSpec } from './strict';

type GCharts = GoogleAppsScript.Charts.Charts;

const styleMethods = {
  getColor: '',
  getFontName: '',
  getFontSize: '',
} satisfies Signatures<GoogleAppsScript.Charts.TextStyle>;
const STYLE = serviceSpec('Charts.TextStyle', styleMethods, { name: 'TextStyle' });

interface StyleSettings {
  readonly color?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
}

/** Charts.TextStyle. */
export class TextStyleOptions
  extends Service
  implements Pick<GoogleAppsScript.Charts.TextStyle, keyof typeof styleMethods>
{
  readonly spec = STYLE;

  constructor(
    execution: Service['execution'],
    readonly settings: StyleSettings,
  ) {
    super(execution);
  }

  /** As Google's chart options spell it. */
  options(): StyleSettings {
    return this.settings;
  }
  getColor(): string {
    return this.settings.color ?? '';
  }
  getFontName(): string {
    return this.settings.fontName ?? '';
  }
  getFontSize(): number {
    return this.settings.fontSize ?? 0;
  }
}

const styleBuilderMethods = {
  build: '',
  setColor: 's',
  setFontName: 's',
  setFontSize: 'n',
} satisfies Signatures<GoogleAppsScript.Charts.TextStyleBuilder>;
const STYLE_BUILDER = serviceSpec('Charts.TextStyleBuilder', styleBuilderMethods);

class TextStyleOptionsBuilder
  extends Service
  implements Pick<GoogleAppsScript.Charts.TextStyleBuilder, keyof typeof styleBuilderMethods>
{
  readonly spec = STYLE_BUILDER;
  #settings: StyleSettings = {};

  build(): GoogleAppsScript.Charts.TextStyle {
    return present(new TextStyleOptions(this.execution, this.#settings));
  }
  setColor(color: string): GoogleAppsScript.Charts.TextStyleBuilder {
    this.#settings = { ...this.#settings, color };
    return present(this);
  }
  setFontName(fontName: string): GoogleAppsScript.Charts.TextStyleBuilder {
    this.#settings = { ...this.#settings, fontName };
    return present(this);
  }
  setFontSize(fontSize: number): GoogleAppsScript.Charts.TextStyleBuilder {
    this.#settings = { ...this.#settings, fontSize };
    return present(this);
  }
}

const TABLE = serviceSpec('Charts.DataTable', {});

/** Column labels and types, and rows of cells. */
class DataTableService extends Service {
  readonly spec = TABLE;

  constructor(
    execution: Service['execution'],
    readonly columns: readonly { readonly type: string; readonly label: string }[],
    readonly rows: readonly (readonly unknown[])[],
  ) {
    super(execution);
  }
}

const tableBuilderMethods = {
  addColumn: 'ColumnType,s',
  addRow: 'o[]',
  build: '',
} satisfies Signatures<GoogleAppsScript.Charts.DataTableBuilder>;
const TABLE_BUILDER = serviceSpec('Charts.DataTableBuilder', tableBuilderMethods);

class DataTableBuilderService
  extends Service
  implements Pick<GoogleAppsScript.Charts.DataTableBuilder, keyof typeof tableBuilderMethods>
{
  readonly spec = TABLE_BUILDER;
  #columns: readonly { readonly type: string; readonly label: string }[] = [];
  #rows: readonly (readonly unknown[])[] = [];

  addColumn(type: unknown, label: string): GoogleAppsScript.Charts.DataTableBuilder {
    this.#columns = [...this.#columns, { type: own(EnumValue, type).text, label }];
    return present(this);
  }
  addRow(values: unknown[]): GoogleAppsScript.Charts.DataTableBuilder {
    if (values.length > this.#columns.length) {
      throw new ScriptException(
        `Row has ${values.length} values but the table has ${this.#columns.length} columns.`,
      );
    }
    values.forEach((value, index) => {
      const { type = 'STRING' } = this.#columns[index] ?? {};
      const wanted = { STRING: 'string', NUMBER: 'number', DATE: 'object' }[type];
      if (value !== null && typeof value !== wanted) {
        throw new ScriptException(
          `Type mismatch. Value ${String(value)} does not match the type of column ${index}.`,
        );
      }
    });
    this.#rows = [...this.#rows, values];
    return present(this);
  }
  build(): GoogleAppsScript.Charts.DataTable {
    return present(new DataTableService(this.execution, this.#columns, this.#rows));
  }
}

const chartMethods = { getAs: 's', getBlob: '' } satisfies Signatures<GoogleAppsScript.Charts.Chart>;
const CHART = serviceSpec('Charts.Chart', chartMethods);

class ChartService extends Service implements Pick<GoogleAppsScript.Charts.Chart, keyof typeof chartMethods> {
  readonly spec = CHART;

  constructor(
    execution: Service['execution'],
    readonly drawing: Drawing,
  ) {
    super(execution);
  }

  getBlob(): G.Blob {
    return this.getAs('image/png');
  }
  getAs(contentType: string): G.Blob {
    if (contentType !== 'image/png') throw new NotImplemented(`A chart as ${contentType}`);
    return present(
      blobOf(this.execution, drawChart(this.drawing), 'image/png', 'chart.png') satisfies BlobService,
    );
  }
}

type Builder = GoogleAppsScript.Charts.ColumnChartBuilder;

const titled = {
  build: '',
  setBackgroundColor: 's',
  setColors: 's[]',
  setDataTable: 'DataTable|DataTableBuilder',
  setDimensions: 'n,n',
  setLegendPosition: 'Position',
  setLegendTextStyle: 'TextStyle',
  setOption: 's,o',
  setTitle: 's',
  setTitleTextStyle: 'TextStyle',
} satisfies Signatures<GoogleAppsScript.Charts.PieChartBuilder>;
const withAxes = {
  ...titled,
  setRange: 'n,n',
  setStacked: '',
  setXAxisTextStyle: 'TextStyle',
  setXAxisTitle: 's',
  setYAxisTextStyle: 'TextStyle',
  setYAxisTitle: 's',
} satisfies Signatures<Builder>;
const { setStacked: _none, ...lines } = withAxes;

const BUILDERS: Readonly<Record<Drawing['type'], ServiceSpec>> = {
  COLUMN: serviceSpec('Charts.ColumnChartBuilder', withAxes),
  BAR: serviceSpec('Charts.BarChartBuilder', withAxes),
  LINE: serviceSpec(
    'Charts.LineChartBuilder',
    lines satisfies Signatures<GoogleAppsScript.Charts.LineChartBuilder>,
  ),
  PIE: serviceSpec('Charts.PieChartBuilder', titled),
};

class ChartBuilderService extends Service implements Pick<Builder, keyof typeof withAxes> {
  #options: Readonly<Record<string, unknown>> = {};
  #table: DataTableService | undefined;
  #width = 600;
  #height = 400;

  constructor(
    execution: Service['execution'],
    readonly type: Drawing['type'],
    readonly spec: ServiceSpec = BUILDERS[type],
  ) {
    super(execution);
  }

  build(): GoogleAppsScript.Charts.Chart {
    if (!this.#table) throw new ScriptException('A chart needs a data table.');
    const { columns, rows } = this.#table;
    return present(
      new ChartService(this.execution, {
        type: this.type,
        labels: rows.map((row) => String(row[0] ?? '')),
        series: columns.slice(1).map(({ label }, index) => ({
          name: label,
          values: rows.map((row) => (typeof row[index + 1] === 'number' ? Number(row[index + 1]) : null)),
        })),
        options: this.#options,
        width: this.#width,
        height: this.#height,
        locale: this.execution.workbook.locale,
      }),
    );
  }
  setDataTable(table: unknown): Builder {
    const given = table instanceof DataTableBuilderService ? table.build() : table;
    this.#table = own(DataTableService, given);
    return present(this);
  }
  setDimensions(width: number, height: number): Builder {
    this.#width = width;
    this.#height = height;
    return present(this);
  }
  setOption(option: string, value: unknown): Builder {
    this.#options = { ...this.#options, [option]: value };
    return present(this);
  }
  setTitle(title: string): Builder {
    return this.setOption('title', title);
  }
  setColors(colors: string[]): Builder {
    return this.setOption('colors', colors);
  }
  setBackgroundColor(color: string): Builder {
    return this.setOption('backgroundColor', color);
  }
  setLegendPosition(position: unknown): Builder {
    return this.setOption('legend.position', own(EnumValue, position).text.toLowerCase());
  }
  setLegendTextStyle(style: unknown): Builder {
    return this.setOption('legend.textStyle', own(TextStyleOptions, style).options());
  }
  setTitleTextStyle(style: unknown): Builder {
    return this.setOption('titleTextStyle', own(TextStyleOptions, style).options());
  }
  setRange(start: number, end: number): Builder {
    return this.setOption('vAxis.viewWindow', { min: start, max: end });
  }
  setStacked(): Builder {
    return this.setOption('isStacked', true);
  }
  setXAxisTitle(title: string): Builder {
    return this.setOption('hAxis.title', title);
  }
  setYAxisTitle(title: string): Builder {
    return this.setOption('vAxis.title', title);
  }
  setXAxisTextStyle(style: unknown): Builder {
    return this.setOption('hAxis.textStyle', own(TextStyleOptions, style).options());
  }
  setYAxisTextStyle(style: unknown): Builder {
    return this.setOption('vAxis.textStyle', own(TextStyleOptions, style).options());
  }
}

const methods = {
  newBarChart: '',
  newColumnChart: '',
  newDataTable: '',
  newLineChart: '',
  newPieChart: '',
  newTextStyle: '',
} satisfies Signatures<GCharts>;
const CHARTS = serviceSpec('Charts', methods, {
  fields: ['ChartType', 'ColumnType', 'CurveStyle', 'PointStyle', 'Position'],
});

export class ChartsService extends Service implements Pick<GCharts, keyof typeof methods> {
  readonly spec = CHARTS;
  readonly ChartType = enumsOf(this.execution).type('ChartType');
  readonly ColumnType = enumsOf(this.execution).type('ColumnType');
  readonly CurveStyle = enumsOf(this.execution).type('CurveStyle');
  readonly PointStyle = enumsOf(this.execution).type('PointStyle');
  readonly Position = enumsOf(this.execution).type('Position');

  newDataTable(): GoogleAppsScript.Charts.DataTableBuilder {
    return present(new DataTableBuilderService(this.execution));
  }
  newTextStyle(): GoogleAppsScript.Charts.TextStyleBuilder {
    return present(new TextStyleOptionsBuilder(this.execution));
  }
  newColumnChart(): GoogleAppsScript.Charts.ColumnChartBuilder {
    return present(new ChartBuilderService(this.execution, 'COLUMN'));
  }
  newBarChart(): GoogleAppsScript.Charts.BarChartBuilder {
    return present(new ChartBuilderService(this.execution, 'BAR'));
  }
  newLineChart(): GoogleAppsScript.Charts.LineChartBuilder {
    return present(new ChartBuilderService(this.execution, 'LINE'));
  }
  newPieChart(): GoogleAppsScript.Charts.PieChartBuilder {
    return present(new ChartBuilderService(this.execution, 'PIE'));
  }
}
