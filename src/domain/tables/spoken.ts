/**
 * How a message or a report tells of a table's rows: the words by which it is known, and which figure is which column.
 * Data of the table's declaration; `domain/pasted` reads texts by it.
 */
import type { Figure } from '../values';

/** A figure that fills a column. */
export interface FigureRule<C extends string = string> {
  readonly column: C;
  readonly kind: Figure['kind'];
  /** Of a count: its units, parted by `|`; left out: any. */
  readonly units?: string;
  /** Money that is said of one: `suất|phần` for `500.000đ/suất`. Left out: money that is said of none. */
  readonly per?: string;
  /** A word that stands right behind or in front of it (`rác`), parted by `|`. */
  readonly near?: string;
  /** The column of a list of which an entry stands right behind or in front of it. */
  readonly beside?: C;
  /** Power of ten from the figure's unit to the column's: -3 from metres to kilometres. */
  readonly power?: number;
  /** Several are listed one after the other in the one cell. */
  readonly joins?: true;
  /** What to look at, where a figure is taken for something that it does not say itself. */
  readonly asks?: string;
}

export interface Spoken<C extends string = string> {
  /** One of these says by itself that a sentence tells of this table; parted by `|`, lower case. */
  readonly words: string;
  /** These speak for it where another table is as likely. */
  readonly also?: string;
  /** A sentence with one of these tells of something else. */
  readonly not?: string;
  /** Each such figure is a row of its own, whatever the words. */
  readonly each?: readonly FigureRule<C>[];
  /** Each such figure is a row where the words say so and money stands behind it before the next row's figure. */
  readonly eachPaid?: readonly FigureRule<C>[];
  /** What else a row says, the first rule that fits. */
  readonly figures: readonly FigureRule<C>[];
  /** A text that stands behind these words, up to the next mark or figure. */
  readonly texts?: readonly { readonly column: C; readonly after: string }[];
  /** What stands in one sentence is one row, however many semicolons part it. */
  readonly isOneRow?: true;
  /** Rows are told by the names of a list's entries, each with its figure: the list's column. */
  readonly named?: { readonly by: C; readonly value: C };
}
