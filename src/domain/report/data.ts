/** What a report says, as plain data: no layout, no template. Everything a reader sees of it is Vietnamese. */
import type { PassageKey } from '../tables';
import type { Day, Period } from '../values';
import type { ChartDrawing } from './drawing';

/** A table of a model: rows of texts by column name, as the template's columns are named. */
export interface ReportTable {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Texts that stand once: totals, headers that depend on the period. */
  readonly once: Readonly<Record<string, string>>;
}

export type ModelKey = 'organisation' | 'circumstances' | 'pairings' | 'recycling' | 'gifts';

/** One model's part of the results; a model with nothing recorded has none. */
export interface ModelText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table: ReportTable | null;
}

export interface ModelSection extends ModelText {
  readonly model: ModelKey;
  /** `a`, `b`, `c`, `d`, `đ` … */
  readonly letter: string;
}

/** A passage that the ward writes; where it has not, `reminder` says where to write it. */
export interface Passage {
  readonly paragraphs: readonly string[];
  readonly reminder: string | null;
}

/** A figure the report uses, and where it comes from. */
export interface UsedFigure {
  readonly label: string;
  readonly value: string;
  /** The same period of the year before; `–` where nothing was recorded. */
  readonly before: string;
  readonly sources: readonly { readonly sheet: string; readonly rows: number }[];
}

export interface ReportData {
  readonly period: Period;
  /** `năm 2022`. */
  readonly periodName: string;
  readonly day: Day;
  readonly head: {
    readonly style: 'state' | 'party';
    /** `''` where there is none. */
    readonly superior: string;
    readonly issuer: string;
    readonly number: string;
    readonly placeAndDay: string;
    readonly subject: string;
  };
  /** To whom the report goes; null where Nơi nhận does not begin with “Như trên”. */
  readonly addressee: string | null;
  readonly unit: string;
  readonly modelName: string;
  /** Bullets of part I. */
  readonly general: readonly string[];
  readonly passages: Readonly<Record<PassageKey, Passage>>;
  readonly models: readonly ModelSection[];
  /** Set where no model has anything to tell. */
  readonly nothing: string | null;
  readonly closing: string;
  readonly signature: {
    readonly titles: readonly string[];
    readonly name: string;
    readonly recipients: readonly string[];
  };
  readonly charts: readonly ChartDrawing[];
  readonly chapters: ReportTable | null;
  readonly figures: readonly UsedFigure[];
  /** What the reader should know of the figures: rows left out, tabs that could not be read. */
  readonly remarks: readonly string[];
  /** What is missing for a report that can be sent, each a sentence that says where to write it. */
  readonly missing: readonly string[];
}
