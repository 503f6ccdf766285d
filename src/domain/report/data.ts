/** What a report says, as plain data: no layout, no template. Everything a reader sees of it is Vietnamese. */

import type { ModelKey } from '../models/registry';
import type { Day, Period } from '../values';
import type { PassageKey } from '../ward';
import type { AnnexKey } from './choices';
import type { ChartDrawing } from './drawing';
import type { ReportKindKey } from './kinds';
import type { ModelText, PartHeading, ReportTable } from './part';

export type { ModelText, ReportTable } from './part';

export interface ModelSection extends ModelText {
  readonly model: ModelKey;
  readonly heading: PartHeading;
  /** Name of the template's section in which it stands. */
  readonly field: string;
}

/** A passage that the ward writes; where it has not, and the report needs it, room is left to write it. */
export interface Passage {
  readonly paragraphs: readonly string[];
  readonly isOpen: boolean;
}

/** Where something is mended: a tab, and its row where that is known. */
export interface Place {
  readonly sheet: string;
  readonly row: number | null;
}

/** What the document lacks, as a sentence. */
export interface Missing {
  readonly text: string;
  /** Where it is written; null where that is in the document itself, or nothing can be written. */
  readonly at: Place | null;
}

/** Something that the report does not say to the outside, as a sentence for the ward. */
export interface Withheld {
  /** `small`: a group of one to four in what is told in confidence. `weak`: fell, or missed its target, in a report that asks for an award. */
  readonly why: 'unread' | 'leftOut' | 'negative' | 'small' | 'weak';
  readonly text: string;
  /** The same in full, for the ward's own file; left out: the sentence says it all. */
  readonly details?: readonly string[];
  /** Where it is mended, where there is one such place. */
  readonly at?: Place;
}

/** A figure the report uses, and where it comes from. */
export interface UsedFigure {
  /** Name of the metric, or of a figure that is none (`fund:recycling`). */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** The same period of the year before; `–` where nothing was recorded. */
  readonly before: string;
  readonly sources: readonly { readonly sheet: string; readonly rows: number }[];
}

/** A metric as a template may name it. */
export interface SingleFigure {
  readonly key: string;
  readonly label: string;
  /** `hoi_vien`: the label without accents. */
  readonly name: string;
  /** The name of before: still filled in templates that wards made, and no longer listed. */
  readonly isFormer?: true;
  readonly value: string;
  readonly before: string;
}

export interface ReportData {
  readonly kind: ReportKindKey;
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
  /** To whom the report goes; none where it names nobody. */
  readonly addressees: readonly string[];
  readonly unit: string;
  readonly modelName: string;
  /** Bullets of part I. */
  readonly general: readonly string[];
  readonly passages: Readonly<Record<PassageKey, Passage>>;
  readonly models: readonly ModelSection[];
  /** Main figures beside the same period before and the year's targets; null where the kind has none. */
  readonly indicators: ReportTable | null;
  /** Main figures year by year; null where the kind has none, or nothing is recorded. */
  readonly years: ReportTable | null;
  /** Awards of the years before: titles, then forms; null where there is none. */
  readonly awards: { readonly titles: ReportTable | null; readonly forms: ReportTable | null };
  /** What the models are, for a report about them: one paragraph an item. */
  readonly about: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
  /** Set where no model has anything to tell; in a report about two models, where neither of them has. */
  readonly nothing: string | null;
  readonly closing: string;
  readonly signature: {
    readonly titles: readonly string[];
    readonly name: string;
    /** Lines over the places of those who confirm a report that asks for an award; none for the other kinds. */
    readonly confirms: readonly string[];
    readonly recipients: readonly string[];
  };
  /** The annexes that it carries, of those that have something. */
  readonly annexes: readonly AnnexKey[];
  readonly charts: readonly ChartDrawing[];
  readonly chapters: ReportTable | null;
  /** The models a ward chose, by chapter; null where none of them has a figure. */
  readonly modelChapters: ReportTable | null;
  /** The ward's own indicators by chapter, a table a group. */
  readonly ownChapters: readonly ReportTable[];
  /** Every giving by itself; null where the kind has no such annex, or nothing was given. */
  readonly giftList: ReportTable | null;
  readonly figures: readonly UsedFigure[];
  /** Every metric that the ward records, one by one, for templates that want a figure by itself. */
  readonly singles: readonly SingleFigure[];
  /** What stands in the ward's own file and nowhere in the report. */
  readonly withheld: readonly Withheld[];
  /** What is missing for a report that can be sent, each a sentence that says where to write it. */
  readonly missing: readonly Missing[];
}
