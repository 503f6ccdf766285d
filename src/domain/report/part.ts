/**
 * One model's part of a report: what its file declares. Sentences are made from figures that are asked for by name;
 * nothing here knows which models there are. `K`: names of the metrics that a part may ask for.
 */
import type { ChartKey } from '../figures/chart-key';
import type { CitedFigure, Part } from '../figures/figure';
import type { OwnMetricKey } from '../figures/metric';
import type { AnyWard } from '../tables/any-ward';
import type { Day, Period } from '../values';

/** A table of a model: rows of texts by column name, as the part's columns are named. */
export interface ReportTable {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | boolean>>[];
  /** Texts that stand once: totals, headers that depend on the period. */
  readonly once: Readonly<Record<string, string>>;
}

/**
 * What kind of work a part tells of. A report that asks for an award tells of the organisation where it says who the
 * Union is, and of the rest together; a periodic report has a heading for each.
 */
export const partHeadings = ['movement', 'task', 'organisation'] as const;
export type PartHeading = (typeof partHeadings)[number];

/** Where a part stands that says nothing of it. */
export const DEFAULT_HEADING: PartHeading = 'movement';

/** One section that a model tells; a model with nothing recorded tells none. */
export interface ModelText {
  readonly title: string;
  /** Read only of a part whose heading is `own`: one part may tell of several kinds of work. */
  readonly heading?: PartHeading;
  readonly paragraphs: readonly string[];
  readonly table: ReportTable | null;
}

/** The figures of one report, those that the ward defines itself among them. What is asked for stands in its list of sources. */
export interface Figures<K extends string = string> {
  readonly ward: AnyWard;
  /**
   * A report that asks for an award does not tell of itself what fell or failed: what is told without `before`, which
   * already leaves falls out (a weakest criterion, a share of nought), is left out where this is false.
   */
  readonly tellsWeak: boolean;
  /** Who tells, inside a sentence: `Hội`, `chi hội` where the report is of one chapter. */
  readonly us: string;
  readonly period: Period;
  /** The day of which a stock is told: the period's last, or today while it runs. */
  readonly asOf: Day;
  /** The figure of the period; null where nothing was recorded. */
  value(key: K | OwnMetricKey): number | null;
  /** The same figure a year earlier. */
  before(key: K | OwnMetricKey): number | null;
  /** The figure of the period by the values of a dimension. */
  parts(key: K | OwnMetricKey, dimension: string): readonly Part[];
  /** The same of the same period a year earlier. */
  partsBefore(key: K | OwnMetricKey, dimension: string): readonly Part[];
  /** The figure by the values' keys, those with a value only. */
  byKey(key: K | OwnMetricKey, dimension: string): ReadonlyMap<string, number>;
  /** Notes that the report tells a figure that is no metric. */
  cite(figure: CitedFigure): void;
}

/** A column of a part's table. */
export interface ReportColumn {
  /** Name of its cells, in rows and in wards' own templates: `buoi`. */
  readonly name: string;
  /** As printed; `{name}` stands for a text of `once`. */
  readonly header: string;
  /** What it is, in the list of placeholders; left out: the header. */
  readonly about?: string;
  /** Millimetres. */
  readonly width: number;
  /** Numbers stand to the right unless it says otherwise. */
  readonly align?: 'left';
  /** The last line adds it up, as `tong_<name>` of `once`. */
  readonly isTotalled: boolean;
  /** Stands there even where no line has anything in it. */
  readonly isAlwaysShown?: boolean;
}

/** The shape of a part's table: a running number, what the line is about, then columns. */
export interface TableShape {
  /** What the table is, in the list of placeholders. */
  readonly about: string;
  /** The column that names the line. */
  readonly label: { readonly name: string; readonly header: string; readonly about?: string };
  readonly columns: readonly ReportColumn[];
  /** Texts of `once` besides the totals, with what they are. */
  readonly once?: Readonly<Record<string, string>>;
}

/** A column with a total. @param width in millimetres. */
export const totalled = (name: string, header: string, width: number, about = header): ReportColumn => ({
  ...{ name, header, width, about, isTotalled: true },
});
/** A column without one. */
export const plainColumn = (name: string, header: string, width: number, about = header): ReportColumn => ({
  ...{ name, header, width, about, isTotalled: false },
});
export const shape = (
  about: string,
  header: string,
  columns: readonly ReportColumn[],
  once?: TableShape['once'],
): TableShape => ({
  ...{ about, label: { name: 'ten', header }, columns },
  ...(once === undefined ? {} : { once }),
});

export interface ReportPart<K extends string = string> {
  /**
   * Where it stands among the parts under its heading, in the order in which a report that asks for an award tells them;
   * left out: behind those that say it, in the order of the models.
   */
  readonly place?: number;
  /** `own`: each section says its own. Left out, here or there: `DEFAULT_HEADING`, so that no model can be lost. */
  readonly heading?: PartHeading | 'own';
  /** Name of its section in wards' own templates: `tuyen_truyen`; left out: the model's label without accents. */
  readonly field?: string;
  /** What it is called in the list of placeholders; left out: the model's label. */
  readonly name?: string;
  /** Told by every kind of report, or by those about the whole of the Union's work only. */
  readonly isOfModelsReport?: boolean;
  readonly table?: TableShape;
  /** A group of the table of main figures. */
  readonly indicators?: {
    readonly title: string;
    readonly keys: readonly K[];
    /** Of those, the ones that stand in the table only where a target is set for them: others say the same apart. */
    readonly onlyWithTarget?: readonly K[];
    readonly yearly?: readonly K[];
  };
  /** Metrics of which less is better: to rise is their fall. */
  readonly lessIsBetter?: readonly K[];
  /** Columns of the annex by chapter: name in the template, metric, header, millimetres. */
  readonly annex?: readonly (readonly [name: string, key: K, header: string, width: number])[];
  /** The chart that stands in the part: its key, and its name in tags. */
  readonly chart?: { readonly key: ChartKey; readonly field: string };
  /** One section; several where a part tells of several things, each under a title of its own. */
  readonly tell: (figures: Figures<K>) => ModelText | readonly ModelText[] | null;
}
