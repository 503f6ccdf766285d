/** What every reader of this folder answers with: a value, or why not and what to do. */

import { printable } from './printable';

/** Content of one cell as the sheet's edge hands it over; a date has already become text or a `Day` there. */
export type CellInput = string | number | boolean | null;

/** A text that was not understood. `message` is Vietnamese and says what to do. */
export interface Refused<T> {
  readonly ok: false;
  /** For programs: `<reader>.<reason>`, e.g. `money.grouping`; `empty` for a blank cell. */
  readonly code: string;
  readonly message: string;
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

/** What a reader made of a text: a value, or why not and what to do (Vietnamese). */
export type Reading<T> = { readonly ok: true; readonly value: T } | Refused<T>;

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** An empty list of candidates is left out, so that `candidates` present means there is something to offer. */
export function refuse<T = never>(code: string, message: string, candidates?: readonly T[]): Refused<T> {
  return candidates === undefined || candidates.length === 0
    ? { ok: false, code, message }
    : { ok: false, code, message, candidates };
}

/** Blank cell. `example` is what could stand there. */
export function refuseEmpty(example: string): Refused<never> {
  return refuse('empty', `Ô còn trống. Ghi giá trị vào, ví dụ ${example}.`);
}

/**
 * Splits a message into what is wrong and what to do: the first sentence and the rest. What a person typed stands in
 * quotation marks, where a full stop ends no sentence, and is cut where it would drown the sentence.
 */
export function inTwo(message: string): { readonly what: string; readonly todo: string } {
  const short = message.replace(/“([^”]{80})[^”]+”/gu, '“$1…”');
  const parts = /^((?:“[^”]*”|[^“])*?[.!?])\s+(?=[\p{Lu}“])(.*)$/su.exec(short);
  return { what: parts?.[1] ?? short, todo: parts?.[2] ?? 'Sửa lại ô này.' };
}

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
