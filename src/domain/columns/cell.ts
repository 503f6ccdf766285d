/** What a cell holds at the domain's edge, its words, and the things that a cell can point at. */
import { done, formatDay, isDay, normalizeText, type Reading } from '../values';

/** Blank is `''`; a Date has become its day (`YYYY-MM-DD`) before it gets here. */
export type Cell = string | number | boolean;

/** What an input of a form takes and sends. */
export type InputValue = string | boolean | string[];

/** A side of a pairing: a member, a chapter, or a woman who is known only by name. */
export interface Party {
  readonly kind: 'member' | 'chapter' | 'name';
  /** Row id of the member, code of the chapter, or the name itself. */
  readonly key: string;
}

/** What a reference may point at. */
export type Target = 'chapter' | 'chapterOrWard' | 'member' | 'party' | 'pairing';

/** The code that stands for the ward itself where a chapter is asked for. */
export const WARD = 'PHUONG';

/** As a Vietnamese sheet shows a plain number. */
export const numberText = (value: number): string => String(value).replace('.', ',');

export const asText = (cell: Cell): string =>
  typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : typeof cell === 'number' ? numberText(cell) : cell;

/**
 * A cell as a column of words reads it. The sheet makes a day of `8/3` and `1/6`: where words belong, the person wrote the
 * text, and a day of this or another year reads as the day that it is.
 */
export const asWords = (cell: Cell): string => (isDay(cell) ? formatDay(cell) : asText(cell));

/** Words, with the spaces that people mean. */
export const readWords = (cell: Cell): Reading<string> => done(normalizeText(asWords(cell)));

/** Whether a cell could be of a kind whose reader this is: a tick box is of none. */
export const readableBy =
  (reader: (cell: string | number) => Reading<unknown>) =>
  (cell: Cell): boolean =>
    typeof cell !== 'boolean' && reader(cell).ok;
