/**
 * A number with its scale words: `1,8 triệu`, `2 triệu 500 nghìn`, `1tr2`, `hai triệu rưỡi`, `nửa triệu`, `14 ngàn`.
 * The one grammar of them, for a field that holds nothing else as for a sentence.
 */
import { readNumeral, shiftTen } from '../decimal';
import { readWords } from '../words';
import type { Token } from './tokens';

/** Power of ten of a scale word, where it is said of money. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['tỷ', 9],
  ['tỉ', 9],
  ['ty', 9],
  ['ti', 9],
  ['triệu', 6],
  ['trieu', 6],
  ['tr', 6],
  ['vạn', 4],
  ['nghìn', 3],
  ['ngàn', 3],
  ['nghin', 3],
  ['ngan', 3],
  ['k', 3],
]);
/** Before another scale word: `3 trăm nghìn`, `2 chục triệu`. */
const BEFORE_SCALE: ReadonlyMap<string, number> = new Map([
  ['trăm', 2],
  ['chục', 1],
]);
/** Where things are counted, these stand alone too: `25 nghìn cây`, `3 trăm suất`. */
export const COUNT_SCALES: ReadonlyMap<string, number> = new Map([
  ['chục', 1],
  ['trăm', 2],
  ['nghìn', 3],
  ['ngàn', 3],
  ['vạn', 4],
  ['triệu', 6],
]);
export const CURRENCY: ReadonlySet<string> = new Set(['đồng', 'dong', 'vnđ', 'vnd', 'đ', '₫']);

export interface Sum {
  /** The token behind it. */
  readonly end: number;
  /** One: what it says. Where it is open, what it may say, likeliest first. */
  readonly values: readonly number[];
  /** Of a misprint, what else it may say where there may be parts of one (`35.8 tạ`). */
  readonly fractions: readonly number[];
  readonly open: 'grouping' | 'two readings' | null;
  /** Of the last scale word; 0 without one. */
  readonly power: number;
  /** Thousands are parted by dots. */
  readonly grouped: boolean;
  readonly decimals: number;
  readonly inWords: boolean;
}

const plain = (end: number, value: number, more: Partial<Sum> = {}): Sum => ({
  end,
  values: [value],
  fractions: [],
  open: null,
  power: 0,
  grouped: false,
  decimals: 0,
  inWords: false,
  ...more,
});
const unsure = (
  end: number,
  open: 'grouping' | 'two readings',
  values: readonly number[],
  more: Partial<Sum> = {},
): Sum => ({ ...plain(end, 0, more), values, open });

/** The scale that begins at `at`, and the token behind it. */
export function scaleAt(tokens: readonly Token[], at: number): { power: number; end: number } | null {
  const word = tokens[at];
  if (word?.kind !== 'word') return null;
  const before = BEFORE_SCALE.get(word.text);
  const next = tokens[at + 1];
  const power = before === undefined || next?.kind !== 'word' ? undefined : SCALES.get(next.text);
  if (before !== undefined) return power === undefined ? null : { power: power + before, end: at + 2 };
  const own = SCALES.get(word.text);
  return own === undefined ? null : { power: own, end: at + 1 };
}

/** Longer than any number that anyone writes. */
const LONGEST = 40;
const SPACED_GROUP = /^\d{3}$/u;
/** Of three digits; a longer row is no number. */
const MOST_GROUPS = 5;

export function sumAt(tokens: readonly Token[], at: number): Sum | null {
  const first = tokens[at];
  if (first === undefined) return null;
  if (first.kind === 'number') return digitsAt(tokens, at, first.text);
  if (first.text === 'nửa') {
    const scale = scaleAt(tokens, at + 1);
    return scale === null ? null : plain(scale.end, 5 * 10 ** (scale.power - 1), { power: scale.power });
  }
  return null;
}

function digitsAt(tokens: readonly Token[], at: number, written: string): Sum | null {
  if (written.length > LONGEST) return null;
  const spaced = spacedGroups(tokens, at, written);
  if (spaced !== null) return spaced;
  const numeral = readNumeral(written);
  const scale = scaleAt(tokens, at + 1);
  if (numeral.kind === 'none') return null;
  if (numeral.kind === 'malformed') {
    const { integers, decimals } = numeral;
    if (scale === null)
      return integers.length > 0
        ? unsure(at + 1, 'grouping', integers, { fractions: decimals })
        : unsure(at + 1, 'grouping', decimals);
    const meant = decimals.length > 0 ? decimals : integers;
    return unsure(
      scale.end,
      'grouping',
      meant.map((n) => shiftTen(n, scale.power)),
      { power: scale.power },
    );
  }
  const { value, grouped, decimals } = numeral;
  const hundreds = hundredsAt(tokens, at, value);
  if (hundreds !== null) return hundreds;
  if (scale === null) return plain(at + 1, value, { grouped, decimals });
  // Hundreds of more than nine are one word too many: `300 trăm triệu`.
  if (scale.end === at + 3 && value >= 10) {
    const small = scaleAt(tokens, at + 2)?.power ?? 0;
    const meant = [small, scale.power].map((power) => shiftTen(value, power));
    return unsure(scale.end, 'grouping', meant, { power: scale.power });
  }
  return (
    shortAt(tokens, scale, written) ??
    partsAt(tokens, scale, { value: shiftTen(value, scale.power), grouped, decimals })
  );
}

/** `2 trăm 50 nghìn`, `3 trăm 50 suất`. */
function hundredsAt(tokens: readonly Token[], at: number, hundreds: number): Sum | null {
  const next = tokens[at + 2];
  if (tokens[at + 1]?.text !== 'trăm' || !/^[1-9]\d$/u.test(next?.text ?? '') || hundreds > 9) return null;
  const whole = hundreds * 100 + Number(next?.text);
  const scale = scaleAt(tokens, at + 3);
  if (scale === null) return plain(at + 3, whole);
  const value = shiftTen(whole, scale.power);
  return partsAt(tokens, scale, { value, grouped: false, decimals: 0 });
}

/** `2 200 000`, `2.200 000đ`: a number whose groups stand apart is one number, and asked about. */
function spacedGroups(tokens: readonly Token[], at: number, written: string): Sum | null {
  if (!/^[1-9]\d{0,2}(?:\.\d{3})*$/u.test(written)) return null;
  let end = at + 1;
  let digits = written.replace(/\./gu, '');
  for (let groups = 0; groups <= MOST_GROUPS; groups += 1) {
    const dot = tokens[end]?.text === '.' && tokens[end]?.glued === true ? 1 : 0;
    const next = tokens[end + dot];
    if (next?.kind !== 'number' || !SPACED_GROUP.test(next.text) || next.glued) break;
    digits += next.text;
    end += dot + 1;
  }
  if (end === at + 1) return null;
  const behind = tokens[end];
  const isMoney = behind === undefined || CURRENCY.has(behind.text);
  if (!isMoney && digits.length < 7) return null;
  return unsure(end, 'grouping', [Number(digits)]);
}

/** A number behind which nothing is counted: the end, a mark, or the currency. */
export function standsAlone(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined || next.kind === 'break' || CURRENCY.has(next.text)) return true;
  return next.kind === 'mark' && /^[.,;:)!?"”»]$/u.test(next.text);
}

/** Something other than the mark that ends a phrase touches the token before `at`. */
const goesOnGlued = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.glued === true && !standsAlone(tokens, at);

/**
 * `1tr2` is 1,2 triệu as it is said; `2 triệu 5` too, and three digits are the next thousandths (`2 triệu 500`). Two may be
 * either (`2 triệu 50`), and are asked about.
 */
function shortAt(
  tokens: readonly Token[],
  scale: { power: number; end: number },
  written: string,
): Sum | null {
  const next = tokens[scale.end];
  if (next?.kind !== 'number' || !/^\d{1,3}$/u.test(next.text) || !/^[1-9]\d{0,2}$/u.test(written))
    return null;
  const end = scale.end + 1;
  const asFraction = shiftTen(Number(`${written}.${next.text}`), scale.power);
  const more = { power: scale.power };
  if (next.glued) {
    const isShort = tokens[scale.end - 1]?.glued === true && !goesOnGlued(tokens, end);
    const word = tokens[scale.end - 1]?.text ?? '';
    return isShort && ['tr', 'tỷ', 'tỉ', 'k'].includes(word) ? plain(end, asFraction, more) : null;
  }
  if (!standsAlone(tokens, end) || next.text === '0' || !Number.isInteger(asFraction)) return null;
  const asThousands = shiftTen(Number(written), scale.power) + shiftTen(Number(next.text), scale.power - 3);
  return next.text.length === 2 && asFraction !== asThousands
    ? unsure(end, 'two readings', [asFraction, asThousands], more)
    : plain(end, asFraction, more);
}

/** Numerals with falling scale words: each whole, and smaller than the part before. */
function partsAt(
  tokens: readonly Token[],
  first: { power: number; end: number },
  start: { value: number; grouped: boolean; decimals: number },
): Sum {
  let { power, end } = first;
  let total = start.value;
  const sum = (): Sum => plain(end, total, { power, grouped: start.grouped, decimals: start.decimals });
  if (start.decimals > 0) return sum();
  for (;;) {
    if (tokens[end]?.text === 'rưỡi') {
      total += 5 * 10 ** (power - 1);
      end += 1;
      return sum();
    }
    const next = tokens[end];
    const numeral = next?.kind === 'number' && next.text.length < LONGEST ? readNumeral(next.text) : null;
    if (numeral?.kind !== 'number' || numeral.decimals > 0) return sum();
    const scale = scaleAt(tokens, end + 1);
    if (scale === null) {
      // `1 nghìn 2 trăm cây`.
      if (power === 3 && numeral.value < 10 && tokens[end + 1]?.text === 'trăm') {
        total += numeral.value * 100;
        end += 2;
        return sum();
      }
      // Đồng behind the last scale: `1 triệu 200 ngàn 500`.
      const isLast = power === 3 && total >= 1e6 && numeral.value < 1000 && !numeral.grouped;
      if (!isLast || !standsAlone(tokens, end + 1)) return sum();
      total += numeral.value;
      end += 1;
      return sum();
    }
    if (scale.power >= power || numeral.value >= 10 ** (power - scale.power)) return sum();
    total += shiftTen(numeral.value, scale.power);
    ({ power, end } = scale);
  }
}

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  'không một hai ba bốn năm sáu bảy bẩy tám chín mười mươi mốt tư lăm nhăm trăm linh lẻ nghìn ngàn triệu tỷ tỉ rưỡi'.split(
    ' ',
  ),
);
/** More words than any number has; a longer run is none. */
const LONGEST_RUN = 60;

/** Numbers in words that begin at `at`, longest first: in `hai mươi năm` the last word may be a five or years. */
export function wordSumsAt(tokens: readonly Token[], at: number): Sum[] {
  let end = at;
  while (
    end - at <= LONGEST_RUN &&
    tokens[end]?.kind === 'word' &&
    NUMBER_WORDS.has(tokens[end]?.text ?? '')
  ) {
    end += 1;
  }
  if (end === at || end - at > LONGEST_RUN) return [];
  const sums: Sum[] = [];
  for (let last = end; last > at && last > end - 3; last -= 1) {
    const words = tokens.slice(at, last).map(({ text }) => text);
    const value = readWords(words.join(' '));
    if (value === null) continue;
    const scale = words.filter((word) => SCALES.has(word)).at(-1);
    sums.push(plain(last, value, { power: SCALES.get(scale ?? '') ?? 0, inWords: true }));
  }
  return sums;
}

export const JOINERS: ReadonlySet<string> = new Set(['-', '–', '—', 'đến', 'tới', '~']);

/**
 * Both ends of a range: a scale word said once binds both (`2-5 triệu`), unless the first says its thousands itself
 * (`500.000 - 1 triệu`). Null where neither makes the first the smaller one.
 */
export function endsOf(first: Sum, second: Sum): readonly [number, number] | null {
  const [from] = first.values;
  const [to] = second.values;
  if (from === undefined || to === undefined || first.open !== null || second.open !== null) return null;
  const bound = first.power === 0 && second.power > 0 ? shiftTen(from, second.power) : from;
  if (bound <= to) return [bound, to];
  return first.power === 0 && from >= 1000 && from < to ? [from, to] : null;
}
