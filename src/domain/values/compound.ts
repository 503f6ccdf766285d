/**
 * Weights said in several parts: `1 tạ 20 kg`, `5kg 3 lạng`, `1 tạ rưỡi`, `nửa tạ`, `2 tạ 5` (two and a half), `hai tạ rưỡi`.
 * Added up in grams on the written digits.
 */
import { NUMERAL, readNumeral, shiftTen } from './decimal';
import { readWords } from './words';

/** Units by the words for them, each a power of ten in kilograms. */
export interface Weights {
  readonly words: ReadonlyMap<string, string>;
  readonly power: (unit: string) => number;
}

export type Compound =
  | {
      readonly kind: 'weight';
      /** In the first unit that was said. */
      readonly amount: number;
      readonly unit: string;
      /** What stands behind the last part. */
      readonly rest: string;
    }
  /** Said for two weights, in the first unit. */
  | { readonly kind: 'open'; readonly unit: string; readonly amounts: readonly number[] }
  | { readonly kind: 'none' };

const NONE: Compound = { kind: 'none' };
const HALF = /^ ?rưỡi(?![\p{L}\d])/u;
const JOINT = /^(?:,? và |, ?| ?\+ ?| )?/u;
const BARE = /^ ?(\d{1,3})(?![\p{L}\d.,%/])/u;

/** @param text in lower case, as `normalizeText` leaves it. */
export function readCompound(text: string, { words, power }: Weights): Compound {
  const unitWord = [...words.keys()].sort((a, b) => b.length - a.length).join('|');
  const part = new RegExp(`^(${NUMERAL}|nửa) ?(${unitWord})(?![\\p{L}])`, 'u');
  const isUnit = (word: string): boolean => words.has(word);
  const first = part.exec(spelt(text, isUnit));
  if (first === null) return NONE;
  const unit = words.get(first[2] ?? '') ?? '';
  const start = partValue(first[1] ?? '');
  if (start === null) return NONE;
  let rest = spelt(text, isUnit).slice(first[0].length);
  let grams = shiftTen(start.value, power(unit) + 3);
  let last = { power: power(unit), isWhole: start.isWhole };
  const inUnit = (sum: number): number => shiftTen(sum, -(power(unit) + 3));
  for (;;) {
    const half = last.isWhole ? HALF.exec(rest) : null;
    if (half !== null) {
      grams += shiftTen(5, last.power + 2);
      rest = rest.slice(half[0].length);
      break;
    }
    const joint = JOINT.exec(rest)?.[0] ?? '';
    const tail = spelt(rest.slice(joint.length), isUnit);
    const next = last.isWhole ? part.exec(tail) : null;
    if (next !== null) {
      const smaller = words.get(next[2] ?? '') ?? '';
      const found = partValue(next[1] ?? '');
      // A part as large as the unit before it is another weight, not the end of this one.
      if (found === null || power(smaller) >= last.power) break;
      const added = shiftTen(found.value, power(smaller) + 3);
      if (added >= shiftTen(1, last.power + 3)) break;
      grams += added;
      last = { power: power(smaller), isWhole: found.isWhole };
      rest = tail.slice(next[0].length);
      continue;
    }
    const bare = last.isWhole ? BARE.exec(digitSaid(rest)) : null;
    if (bare !== null) {
      const readings = bareReadings(bare[1] ?? '', last.power).map((more) => inUnit(grams + more));
      const [amount] = readings;
      if (amount === undefined) break;
      if (readings.length > 1) return { kind: 'open', unit, amounts: readings };
      return { kind: 'weight', amount, unit, rest: digitSaid(rest).slice(bare[0].length).trim() };
    }
    break;
  }
  return { kind: 'weight', amount: inUnit(grams), unit, rest: rest.trim() };
}

function partValue(written: string): { readonly value: number; readonly isWhole: boolean } | null {
  if (written === 'nửa') return { value: 0.5, isWhole: false };
  const numeral = readNumeral(written);
  return numeral.kind === 'number' ? { value: numeral.value, isWhole: numeral.decimals === 0 } : null;
}

/**
 * A number without a unit behind a whole weight, in grams. One digit is a tenth of the unit (`2 tạ 5` is 250 kg, as
 * `1tr2` is 1,2 triệu). More digits are read where tenths and hundredths of the unit are what the next smaller ones say too.
 */
function bareReadings(digits: string, power: number): number[] {
  const asFraction = shiftTen(Number(`0.${digits}`), power + 3);
  if (digits.length === 1) return digits === '0' ? [] : [asFraction];
  const inSmaller = power > 0 ? shiftTen(Number(digits), 3) : Number(digits);
  return asFraction === inSmaller ? [asFraction] : [asFraction, inSmaller];
}

/** `hai tạ rưỡi` → `2 tạ rưỡi`: number words that a unit follows. */
function spelt(text: string, isUnit: (word: string) => boolean): string {
  if (/^[\d ]/u.test(text)) return text;
  const parts = text.split(' ');
  for (let count = Math.min(parts.length - 1, 8); count > 0; count -= 1) {
    if (!isUnit((parts[count] ?? '').replace(/[,.;]+$/u, ''))) continue;
    const value = readWords(parts.slice(0, count).join(' '));
    if (value !== null) return [String(value), ...parts.slice(count)].join(' ');
  }
  return text;
}

/** `hai tạ năm`: a digit said at the very end. */
function digitSaid(rest: string): string {
  const word = /^ (\p{L}+)$/u.exec(rest)?.[1];
  const value =
    word === undefined ? null : (readWords(word) ?? (word === 'tư' ? 4 : word === 'lăm' ? 5 : null));
  return value !== null && value > 0 && value < 10 ? ` ${value}` : rest;
}
