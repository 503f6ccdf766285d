/** Things in kind, listed in one cell: `10 bộ sách giáo khoa, 650 quyển vở`. */

import {
  knownUnits,
  normalizeText,
  type Quantity,
  quote,
  readQuantity,
  toKilograms,
  WEIGHT_UNITS,
} from '../values';
import type { CellProblem } from './problem';

export interface Item {
  readonly amount: number;
  /** `quyển vở`, `kg gạo`. */
  readonly name: string;
}

export interface Items {
  readonly items: readonly Item[];
  /** Parts with a number that could not be added up: two things in one, `trên 100 quyển`. */
  readonly unread: readonly string[];
  /** Parts without any number: they stay as words in the cell. */
  readonly words: readonly string[];
}

/** A comma between digits is a decimal comma (1,4 tạ gạo); every other one parts two items, as "và" before a number does. */
export const splitItems = (text: string): string[] =>
  normalizeText(text)
    .split(/;|\n|,(?!\d)|(?<!\d),| (?:và|\+) (?=\d)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Adds nothing up: one item for each part that one amount of one thing stands in. */
export function readItems(text: string): Items {
  const items: Item[] = [];
  const unread: string[] = [];
  const words: string[] = [];
  for (const part of splitItems(text)) {
    const reading = readQuantity(part);
    const isCounted = reading.ok && (reading.value.unit !== null || reading.value.rest !== '');
    if (isCounted && !holdsAnother(reading.value)) items.push(itemOf(reading.value));
    else if (/\d/u.test(part)) unread.push(part);
    else words.push(part);
  }
  return { items, unread, words };
}

function itemOf({ amount, unit, rest }: Quantity): Item {
  const kilograms = unit === null ? null : toKilograms(amount, unit);
  return {
    amount: kilograms ?? amount,
    name: [kilograms === null ? unit : 'kg', rest].filter(Boolean).join(' '),
  };
}

/** Units that say how large a thing is. */
const SIZES: ReadonlySet<string> = new Set([
  ...WEIGHT_UNITS.map(({ unit }) => unit),
  ...['lít', 'l', 'ml', 'mét', 'm²', 'km'],
]);

/** A second thing or a sum behind the first (`650 quyển vở 20 cặp sách`); a size (`sữa 180ml`, `gạo 10 kg`) is none. */
function holdsAnother({ unit, rest }: Quantity): boolean {
  return [...rest.matchAll(/(?<![\p{L}\d.,])\d/gu)].some(({ index }) => {
    const second = readQuantity(rest.slice(index));
    if (!second.ok) return second.problem.code === 'quantity.money';
    const { value } = second;
    if (value.unit === null) return false;
    const isSize = SIZES.has(value.unit) && value.rest === '' && unit !== value.unit;
    return !isSize && (SIZES.has(value.unit) || knownUnits.includes(value.unit));
  });
}

/** What is said about the parts of a list that were not added up; null where all of them were. */
export function unreadProblem(
  column: string,
  unread: readonly string[],
  example: string,
): CellProblem | null {
  if (unread.length === 0) return null;
  return {
    ...{ column, code: 'unreadable', severity: 'notice' },
    what: `Chưa cộng được ${unread.map((part) => quote(part)).join(', ')}.`,
    todo: `Kê mỗi thứ một số và một tên, cách nhau bằng dấu phẩy, ví dụ ${example}.`,
  };
}
