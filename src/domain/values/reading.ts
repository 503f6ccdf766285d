/** What every reader of this folder answers with: a value, or why not and what to do. */

import { printable } from './printable';
import type { Failure, Refusal, Result } from './result';

/** Content of one cell as the sheet's edge hands it over; a date has already become text or a `Day` there. */
export type CellInput = string | number | boolean | null;

/** Why a text was not understood. */
export interface Misread<T> extends Refusal {
  /** For programs: `<reader>.<reason>`, e.g. `money.grouping`; `empty` for a blank cell. */
  readonly code: string;
  /** Readings a person may have meant, likeliest first. Never applied by themselves: someone has to choose. */
  readonly candidates?: readonly T[];
  /** Part of the text was understood (its value is the first candidate) and part was not. */
  readonly leftover?: Leftover;
}

export interface Leftover {
  /** The whole text. */
  readonly text: string;
  readonly taken: string;
  readonly rest: string;
}

export type Refused<T> = Failure<Misread<T>>;

/** What a reader made of a text. */
export type Reading<T> = Result<T, Misread<T>>;

/** An empty list of candidates is left out, so that `candidates` present means there is something to offer. */
export function refuse<T = never>(
  code: string,
  what: string,
  todo: string,
  candidates: readonly T[] = [],
): Refused<T> {
  const problem = { code, what, todo };
  return { ok: false, problem: candidates.length === 0 ? problem : { ...problem, candidates } };
}

/** Blank cell. `example` is what could stand there. */
export const refuseEmpty = (example: string): Refused<never> =>
  refuse('empty', 'Ô còn trống.', `Ghi giá trị vào, ví dụ ${example}.`);

/** The beginning of a long text, at most so many characters. */
export function excerpt(text: string, most: number): string {
  const points = [...text.slice(0, 2 * most + 2)];
  return points.length > most ? `${points.slice(0, most).join('')}…` : text;
}

const LONGEST_QUOTE = 40;

/** The text as a message quotes it: in Vietnamese quotation marks, cut where it would drown the sentence. */
export function quote(cell: CellInput): string {
  const text = cell === true ? 'TRUE' : cell === false ? 'FALSE' : String(cell ?? '');
  const points = [...printable(text.replace(/\s+/gu, ' ')).trim()];
  return points.length > LONGEST_QUOTE
    ? `“${points.slice(0, LONGEST_QUOTE).join('')}…”`
    : `“${points.join('')}”`;
}
