/** Decimal arithmetic on the written digits, so that 35,8 × 100 is 3580 and not 3579,9999999999995. */

/** `n` × 10^`power`, rounded once, as if the point had been moved on paper. */
export function shiftTen(n: number, power: number): number {
  const [mantissa = '0', exponent = '0'] = String(n).split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

/** Half away from zero on the decimal digits: 1,005 at two decimals is 1,01. */
export function roundTo(n: number, decimals: number): number {
  const size = shiftTen(Math.round(shiftTen(Math.abs(n), decimals)), -decimals);
  return n < 0 ? -size : size;
}

/** Shortest digits that read back as `n` (≥ 0, finite), without an exponent: 1e-7 → `0.0000001`. */
export function plainDigits(n: number): string {
  const [mantissa = '0', exponent] = String(n).split('e');
  if (exponent === undefined) return mantissa;
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? digits + '0'.repeat(point - digits.length)
    : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** `1234567` → `1.234.567`. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/gu, '.');
}

/** What an unsigned numeral, digits with dots and commas only, says by the Vietnamese rule (dot thousands, comma decimals). */
export type Numeral =
  | { readonly kind: 'number'; readonly value: number; readonly grouped: boolean; readonly decimals: number }
  /** Cannot be right as written; what it may have been, split by whether a decimal point was meant. */
  | { readonly kind: 'malformed'; readonly integers: readonly number[]; readonly decimals: readonly number[] }
  | { readonly kind: 'none' };

/** Characters of a numeral, for readers that look for one at the start of a text. */
export const NUMERAL = String.raw`\d+(?:[.,]\d+)*`;

const NONE: Numeral = { kind: 'none' };
const malformed = (integers: readonly number[], decimals: readonly number[] = []): Numeral => ({
  kind: 'malformed',
  integers: [...new Set(integers)],
  decimals,
});

/** `05` is how reports write five; a longer run that starts with 0 is a phone or a code. */
const oddZero = (whole: string): boolean => whole.length > 2 && whole.startsWith('0');

export function readNumeral(text: string): Numeral {
  const digits = text.replace(/\D/gu, '');
  if (/^\d+$/u.test(text)) {
    if (!oddZero(text)) return { kind: 'number', value: Number(text), grouped: false, decimals: 0 };
    return text.length < 6 ? malformed([Number(text)]) : NONE;
  }
  const [whole = '', fraction = ''] = text.split(',');
  if (/^(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/u.test(text) && !oddZero(whole) && !/^0\d*\./u.test(whole)) {
    const value = Number(`${whole.replace(/\./gu, '')}.${fraction}`);
    return { kind: 'number', value, grouped: whole.includes('.'), decimals: fraction.length };
  }
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/u.test(text)) {
    return { kind: 'number', value: Number(digits), grouped: true, decimals: 0 };
  }
  // English habits: comma for thousands, dot for decimals.
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) {
    const value = Number(text.replace(/,/gu, ''));
    return Number.isInteger(value) ? malformed([value]) : malformed([], [value]);
  }
  if (/^(?:0|[1-9]\d*)\.\d+$/u.test(text)) {
    const [head = '', tail = ''] = text.split('.');
    const padded =
      tail.length < 3 && head.length < 4 && head !== '0' ? [Number(head + tail.padEnd(3, '0'))] : [];
    return malformed(head === '0' ? [] : [...padded, Number(digits)], [Number(text)]);
  }
  if (/^[1-9]\d{0,2}(?:\.\d{3})+\.\d+$/u.test(text)) {
    const tail = text.slice(text.lastIndexOf('.') + 1);
    const head = digits.slice(0, digits.length - tail.length);
    const padded = tail.length < 3 ? [Number(head + tail.padEnd(3, '0'))] : [];
    return malformed([...padded, Number(digits)]);
  }
  return NONE;
}
