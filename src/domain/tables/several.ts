/** A cell that names several values of a list, read part by part: what is known, and what is not. */
import { done, normalizeText, type Reading } from '../values';
import { type Catalogue, findEntry, readChoice } from './context';
import type { ListKey } from './lists';

/** One of the values of a cell: the words as they stand there, and what they read as. */
export interface NamedValue {
  readonly typed: string;
  readonly reading: Reading<string>;
}

/** Parts of one label: none of a ward's has as many commas. */
const LONGEST = 8;

/**
 * The values of a cell, parted by comma, semicolon or line break. A label may itself hold a comma (“Già yếu, neo
 * đơn”): the longest run of parts that is one label is one value.
 */
export function readEach(cell: string, list: ListKey, catalogue: Catalogue): NamedValue[] {
  // The whole cell first: a label may hold a semicolon or a line break too.
  const whole = findEntry(cell, list, catalogue);
  if (whole !== undefined) return [{ typed: normalizeText(cell), reading: done(whole.key) }];
  const parts = cell
    .split(/[,;\n]/)
    .map((part) => normalizeText(part))
    .filter((part) => part !== '');
  const values: NamedValue[] = [];
  for (let at = 0; at < parts.length; ) {
    const words = (count: number): string => parts.slice(at, at + count).join(', ');
    let taken = Math.min(LONGEST, parts.length - at);
    while (taken > 1 && findEntry(words(taken), list, catalogue) === undefined) taken -= 1;
    const typed = words(taken);
    values.push({ typed, reading: readChoice(typed, list, catalogue) });
    at += taken;
  }
  return values;
}
