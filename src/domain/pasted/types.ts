/** What is made of a pasted text: rows as forms take them, each value with the place it comes from, and what was left. */
import type { Spoken } from '../tables/spoken';
import type { Place } from '../values';

export interface ToldField {
  readonly key: string;
  readonly label: string;
  /** As forms name their inputs: `day`, `money`, `chapterOrWard` … */
  readonly kind: string;
  readonly list: string | null;
  readonly isRequired: boolean;
  readonly isFixed: boolean;
}

/** A kind of row that the person may enter, and how a text tells of it. */
export interface ToldForm {
  readonly table: string;
  readonly title: string;
  readonly fields: readonly ToldField[];
  readonly spoken: Spoken;
}

export interface ToldWard {
  readonly forms: readonly ToldForm[];
  readonly lists: readonly {
    readonly key: string;
    readonly options: readonly { readonly label: string; readonly aliases: readonly string[] }[];
  }[];
  /** `reference` as a cell holds it. */
  readonly chapters: readonly { readonly label: string; readonly reference: string }[];
  /** The chapter that the person enters for, as a cell holds it; null for one who says it each time. */
  readonly own: string | null;
  /** The ward's Union, as a cell holds it. */
  readonly union: string;
  /** `yyyy-MM-dd` */
  readonly today: string;
}

export interface Option {
  readonly label: string;
  /** As the field takes it. */
  readonly text: string;
}

/** What the person is asked, or told to look at; without options there is nothing to press. */
export interface Question {
  /** Key of the field. */
  readonly column: string;
  readonly what: string;
  readonly todo: string;
  readonly options: readonly Option[];
  /** What is chosen stands beside what the cell says already. */
  readonly isAdded?: true;
}

export interface ToldCell {
  readonly column: string;
  /** As a person would type it into the field. */
  readonly text: string;
  /** Empty where the text does not say it itself (the person's own chapter). */
  readonly from: readonly Place[];
}

/** A row that a piece of the text may tell of. */
export interface Proposal extends Place {
  readonly table: string;
  readonly cells: readonly ToldCell[];
  readonly questions: readonly Question[];
  /** Where its values, and what is asked about, stand in the text. */
  readonly marks: readonly Place[];
}

/** A figure of which nothing was made. */
export interface Left extends Place {
  readonly why: string;
}

export interface Message {
  /** The text that the places are places of: tidied, in one Unicode form. */
  readonly text: string;
  readonly rows: readonly Proposal[];
  readonly left: readonly Left[];
  /** Numbers that are names, documents, telephone numbers … */
  readonly names: readonly Place[];
}
