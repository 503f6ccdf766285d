/** Charts: pictures of data, for reports. Drawn on this machine; Google's own drawing looks a little different. */
import { type BlobService, blobOf } from './blob';
import { type Drawing, drawChart } from './chart-drawing';
import { EnumValue, enumsOf } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { own, present, Service, type ServiceSpec, type Signatures, serviceSpec } from './strict';

type GCharts = GoogleAppsScript.Charts.Charts;

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

const chartMethods = { getAs: 's' } satisfies Signatures<GoogleAppsScript.Charts.Chart>;
const CHART = serviceSpec('Charts.Chart', chartMethods);

class ChartService extends Service implements Pick<GoogleAppsScript.Charts.Chart, keyof typeof chartMethods> {
  readonly spec = CHART;

  constructor(
    execution: Service['execution'],
    readonly drawing: Drawing,
  ) {
    super(execution);
  }

  getAs(contentType: string): G.Blob {
    if (contentType !== 'image/png') throw new NotImplemented(`A chart as ${contentType}`);
    return present(
      blobOf(this.execution, drawChart(this.drawing), 'image/png', 'chart.png') satisfies BlobService,
    );
  }
}

type Builder = GoogleAppsScript.Charts.ColumnChartBuilder;

const builderMethods = {
  build: '',
  setColors: 's[]',
  setDataTable: 'DataTable|DataTableBuilder',
  setDimensions: 'n,n',
  setLegendPosition: 'Position',
  setOption: 's,o',
  setTitle: 's',
} satisfies Signatures<Builder>;

const BUILDERS: Readonly<Record<Drawing['type'], ServiceSpec>> = {
  COLUMN: serviceSpec('Charts.ColumnChartBuilder', builderMethods),
  BAR: serviceSpec('Charts.BarChartBuilder', builderMethods),
};

class ChartBuilderService extends Service implements Pick<Builder, keyof typeof builderMethods> {
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
  setLegendPosition(position: unknown): Builder {
    return this.setOption('legend.position', own(EnumValue, position).text.toLowerCase());
  }
}

const methods = {
  newBarChart: '',
  newColumnChart: '',
  newDataTable: '',
} satisfies Signatures<GCharts>;
const CHARTS = serviceSpec('Charts', methods, {
  fields: ['ChartType', 'ColumnType', 'Position'],
});

export class ChartsService extends Service implements Pick<GCharts, keyof typeof methods> {
  readonly spec = CHARTS;
  readonly ChartType = enumsOf(this.execution).type('ChartType');
  readonly ColumnType = enumsOf(this.execution).type('ColumnType');
  readonly Position = enumsOf(this.execution).type('Position');

  newDataTable(): GoogleAppsScript.Charts.DataTableBuilder {
    return present(new DataTableBuilderService(this.execution));
  }
  newColumnChart(): GoogleAppsScript.Charts.ColumnChartBuilder {
    return present(new ChartBuilderService(this.execution, 'COLUMN'));
  }
  newBarChart(): GoogleAppsScript.Charts.BarChartBuilder {
    return present(new ChartBuilderService(this.execution, 'BAR'));
  }
}
