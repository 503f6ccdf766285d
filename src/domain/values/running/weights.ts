/**
 * Weights said in one part or several: `35,8 tạ`, `1 tạ 20 kg`, `5kg 3 lạng`, `1 tạ rưỡi`, `nửa tạ`, `2 tạ 5` (two and a half),
 * `hai tạ rưỡi`. Added up in grams on the written digits.
 */
import { readNumeral, shiftTen } from '../decimal';
import { WEIGHT_POWER, WEIGHT_WORDS, type WeightUnit } from '../units';
import { standsAlone, wordSumsAt } from './sums';
import type { Token } from './tokens';

export interface Weight {
  /** The token behind it. */
  readonly end: number;
  readonly unit: WeightUnit;
  /** In that unit, the first that was said. Several: it is said for two weights. */
  readonly amounts: readonly number[];
}

interface Part {
  readonly value: number;
  readonly isWhole: boolean;
  readonly unit: WeightUnit;
  readonly power: number;
  readonly end: number;
}

const power = (unit: WeightUnit): number => WEIGHT_POWER[unit];

/** A weight unit and the token behind it; `ki-lô-gam` is written in three words. */
export function weightUnitAt(tokens: readonly Token[], at: number): { unit: WeightUnit; end: number } | null {
  const word = tokens[at];
  if (word?.kind !== 'word') return null;
  for (const end of word.text === 'ki' ? [at + 5, at + 3, at + 1] : [at + 1]) {
    const words = tokens.slice(at, end).map(({ text }) => text);
    const said = words.filter((part) => part !== '-').join('-');
    const unit = WEIGHT_WORDS.get(said);
    if (unit !== undefined && words.length === end - at) return { unit, end };
  }
  return null;
}

function partAt(tokens: readonly Token[], at: number): Part | null {
  const first = tokens[at];
  const unitOf = (end: number, value: number, isWhole: boolean): Part | null => {
    const found = weightUnitAt(tokens, end);
    return found === null ? null : { value, isWhole, power: power(found.unit), ...found };
  };
  if (first?.kind === 'number') {
    const numeral = readNumeral(first.text);
    return numeral.kind === 'number' ? unitOf(at + 1, numeral.value, numeral.decimals === 0) : null;
  }
  if (first?.text === 'nửa') return unitOf(at + 1, 0.5, false);
  for (const { end, values } of wordSumsAt(tokens, at)) {
    const found = unitOf(end, values[0] ?? 0, true);
    if (found !== null) return found;
  }
  return null;
}

/** Words between two parts: `1 tạ và 20 kg`. */
function jointAt(tokens: readonly Token[], at: number): number {
  let next = at;
  if (tokens[next]?.text === ',' || tokens[next]?.text === '+') next += 1;
  if (tokens[next]?.text === 'và') next += 1;
  return next;
}

const DIGITS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const LAST_DIGITS: ReadonlyMap<string, string> = new Map([
  ...DIGITS.map((word, at) => [word, String(at + 1)] as const),
  ['bẩy', '7'],
  ['tư', '4'],
  ['lăm', '5'],
]);

/** A number without a unit, after which nothing is counted; in words only where the text ends with it. */
function bareAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (token?.kind === 'number')
    return /^\d{1,3}$/u.test(token.text) && standsAlone(tokens, at + 1) ? token.text : null;
  return tokens[at + 1] === undefined ? (LAST_DIGITS.get(token?.text ?? '') ?? null) : null;
}

export function weightAt(tokens: readonly Token[], at: number): Weight | null {
  const first = partAt(tokens, at);
  if (first === null) return null;
  const { unit } = first;
  const inUnit = (sum: number): number => shiftTen(sum, -(first.power + 3));
  let grams = shiftTen(first.value, first.power + 3);
  let last = first;
  while (last.isWhole) {
    if (tokens[last.end]?.text === 'rưỡi')
      return { end: last.end + 1, unit, amounts: [inUnit(grams + shiftTen(5, last.power + 2))] };
    const next = partAt(tokens, jointAt(tokens, last.end));
    if (next !== null) {
      const added = shiftTen(next.value, next.power + 3);
      // A part as large as the unit before it is another weight, not the end of this one.
      if (next.power >= last.power || added >= shiftTen(1, last.power + 3)) break;
      grams += added;
      last = next;
      continue;
    }
    const bare = bareAt(tokens, last.end);
    const readings = bare === null ? [] : bareReadings(bare, last.power);
    if (readings.length === 0) break;
    const before = grams;
    return { end: last.end + 1, unit, amounts: readings.map((more) => inUnit(before + more)) };
  }
  return { end: last.end, unit, amounts: [inUnit(grams)] };
}

/**
 * A number without a unit behind a whole weight, in grams. One digit is a tenth of the unit (`2 tạ 5` is 250 kg, as
 * `1tr2` is 1,2 triệu). More digits are read where tenths and hundredths of the unit are what the next smaller ones say too.
 */
function bareReadings(digits: string, of: number): number[] {
  const asFraction = shiftTen(Number(`0.${digits}`), of + 3);
  if (digits.length === 1) return digits === '0' ? [] : [asFraction];
  const inSmaller = of > 0 ? shiftTen(Number(digits), 3) : Number(digits);
  return asFraction === inSmaller ? [asFraction] : [asFraction, inSmaller];
}
