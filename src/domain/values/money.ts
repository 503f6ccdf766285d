/** Money in whole đồng, as wards write it: `9tr`, `2.200.000đ`, `1,8 triệu đồng`, `một triệu đồng`. */
import { NUMERAL, readNumeral, shiftTen } from './decimal';
import { orLeftover } from './leftover';
import { formatNumber, LARGEST } from './number';
import { type CellInput, quote, type Reading, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { normalizeText } from './text';
import { numberInWords, readWords } from './words';

export interface MoneyOptions {
  /** Whether less than nothing may stand here (a correction). */
  readonly allowNegative?: boolean;
}

/** Power of ten of a scale word. */
const SCALES = new Map<string, number>([
  ['tỷ', 9],
  ['tỉ', 9],
  ['ty', 9],
  ['ti', 9],
  ['triệu', 6],
  ['trieu', 6],
  ['tr', 6],
  ['nghìn', 3],
  ['ngàn', 3],
  ['nghin', 3],
  ['ngan', 3],
  ['k', 3],
  // `3 trăm nghìn`
  ['trăm triệu', 8],
  ['chục triệu', 7],
  ['trăm nghìn', 5],
  ['trăm ngàn', 5],
  ['chục nghìn', 4],
  ['chục ngàn', 4],
]);
const SCALE = [...SCALES.keys()].sort((a, b) => b.length - a.length).join('|');

const CURRENCY = /\s?\/?\s?(?:đồng|dong|vnđ|vnd|đ|₫)$/u;
/** "d" without its stroke, after a number long enough to be money: `50000d`, but not `29d`. */
const BARE_D = /(?<=\d{4}|\d\.\d{3})\s?d$/u;
/** Said as written: `1tr2` is 1,2 triệu. */
const SPOKEN = /^([1-9]\d{0,2})(tr|tỷ|tỉ|k)(\d{1,3})$/u;
const SHORT_SCALE = /\d\s?(?:tr|k)(?:\d{1,3})?$/u;
const LAST_SCALE = new RegExp(`(?:${SCALE})$`, 'u');
/** Said as written, with a blank: `2 triệu 5`, `2 tr 500`. */
const SPACED = new RegExp(`^([1-9]\\d{0,2}) ?(${SCALE}) (\\d{1,3})$`, 'u');
const HALF = new RegExp(`^nửa (${SCALE})$`, 'u');
const SCALED_PART = new RegExp(`^(${NUMERAL}) ?(${SCALE})(?![\\p{L}])( rưỡi)? ?`, 'u');
const RANGE = new RegExp(
  `^(?:từ )?(${NUMERAL})((?: ?(?:${SCALE}))?) ?(?:-|–|—|đến|tới) ?(${NUMERAL} ?(?:${SCALE})?)$`,
  'u',
);
const MODIFIER = /^(?:trên dưới|trên|hơn|gần|khoảng|chừng|dưới|tối thiểu|tối đa|ít nhất|xấp xỉ|ước) /u;

/** A text that says money, by the words or marks it carries (a bare number does not). */
export function saysMoney(lower: string): boolean {
  return CURRENCY.test(lower) || SHORT_SCALE.test(lower);
}

/**
 * Whole đồng. Refused, with candidates where there are any: grouping that cannot be right (`3.100.00đ` → 3.100.000 or
 * 310.000), fractions of a đồng, ranges, rates (`500.000đ/suất`), approximations (`trên 10 triệu`), negatives unless
 * allowed. `readFigure` keeps rates and approximations.
 */
export function readMoney(cell: CellInput, options: MoneyOptions = {}): Reading<number> {
  if (typeof cell === 'boolean') return unclear(cell);
  if (typeof cell === 'number') return checked(cell, cell, options);
  const text = normalizeText(cell ?? '');
  if (text === '') return refuseEmpty('2.200.000');
  const body = text.toLowerCase().replace(/^[=:] ?/u, '');
  const sign = /^[-−] ?/u.exec(body)?.[0] ?? '';
  const amount = readAmount(body.slice(sign.length), text);
  if (!amount.ok) {
    const { code, candidates } = amount.problem;
    const isWhole = code !== 'money.unclear' || candidates !== undefined || CALCULATION.test(body);
    return isWhole
      ? amount
      : orLeftover(amount, text, 'số tiền', 'Ghi mỗi số một dòng, hoặc ghi tổng.', statedSum);
  }
  return checked(sign === '' || amount.value === 0 ? amount.value : -amount.value, cell, options);
}

/** A calculation has more than one sum in it, and a meaning of its own. */
const CALCULATION = /[x×*=]/u;

/** A sum that says so by a mark, a scale or its thousands: a bare `5` among words may be anything. */
function statedSum(part: string): Reading<number> {
  const body = part.toLowerCase();
  const says = saysMoney(body) || LAST_SCALE.test(body) || /^\d{1,3}(?:\.\d{3})+$/u.test(body);
  return /\d/u.test(body) && says ? readAmount(body, part) : unclear(part);
}

function unclear(cell: CellInput, candidates: readonly number[] = []): Reading<number> {
  return refuse(
    'money.unclear',
    `Chưa hiểu ${quote(cell)}.`,
    'Ghi lại số tiền, ví dụ 2.200.000.',
    candidates,
  );
}

function checked(value: number, cell: CellInput, options: MoneyOptions): Reading<number> {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST)
    return refuse('money.size', 'Số tiền này quá lớn, không thể là số liệu thật.', 'Kiểm tra lại ô này.');
  const whole = Math.round(value);
  // A sum made by the sheet may carry a floating-point error; that is no fraction of a đồng.
  if (Math.abs(value - whole) > 1e-6) {
    return refuse(
      'money.fraction',
      `Số tiền ${quote(typeof cell === 'number' ? formatNumber(cell) : cell)} có phần lẻ của đồng.`,
      'Ghi số nguyên, ví dụ 2.200.000.',
      thousandsWithComma(cell),
    );
  }
  if (whole < 0 && options.allowNegative !== true) {
    return refuse('money.negative', `Số tiền không thể âm: ${quote(cell)}.`, 'Ghi số từ 0 trở lên.', [
      -whole,
    ]);
  }
  return done(whole === 0 ? 0 : whole);
}

/** `1,400đ`: a fraction by the Vietnamese rule, a thousand four hundred by the English one. */
function thousandsWithComma(cell: CellInput): number[] {
  const body = typeof cell === 'string' ? normalizeText(cell).toLowerCase().replace(CURRENCY, '') : '';
  return /^[1-9]\d{0,2},\d{3}$/u.test(body) ? [Number(body.replace(',', ''))] : [];
}

/** `typed` is the text to quote; `body` is what is left of it after the sign, in lower case. */
function readAmount(body: string, typed: string): Reading<number> {
  const rate = /^(.*\p{L}|.*₫) ?\/ ?(?!đồng|đ$)\p{L}.*$/u.exec(body)?.[1];
  if (rate !== undefined)
    return lower(rate, 'money.rate', `${quote(typed)} là mức cho một phần.`, 'Ghi tổng số tiền.');
  if (MODIFIER.test(body)) {
    return lower(
      body.replace(MODIFIER, ''),
      'money.approximate',
      `${quote(typed)} chưa phải số chính xác.`,
      'Ghi số tiền cụ thể, ví dụ 10.000.000.',
    );
  }
  const bare = stripCurrency(body.replace(/(?<=\p{L}|\.\d{3})[.,;]$/u, ''));
  const ends = RANGE.exec(bare);
  if (ends !== null) {
    const scale = ends[2] === '' ? (LAST_SCALE.exec(ends[3] ?? '')?.[0] ?? '') : ends[2];
    const both = [`${ends[1]}${scale}`, ends[3] ?? ''].map((end) => numberOf(end.trim()));
    return refuse(
      'money.range',
      `${quote(typed)} là một khoảng.`,
      'Ghi một số tiền cụ thể, ví dụ 2.200.000.',
      both.flatMap((end) => (end.ok ? [end.value] : [])),
    );
  }
  const number = numberOf(bare);
  if (number.ok) return number;
  const { code, candidates } = number.problem;
  return code === 'money.grouping'
    ? refuse(
        code,
        `Chưa hiểu ${quote(typed)}.`,
        `Ghi lại số tiền, ví dụ ${formatNumber(candidates?.[0] ?? 2200000)}.`,
        candidates,
      )
    : unclear(typed, candidates);
}

function stripCurrency(body: string): string {
  const plain = body.replace(/ chẵn$/u, '');
  return (CURRENCY.test(plain) ? plain.replace(CURRENCY, '') : plain.replace(BARE_D, ''))
    .replace(/ chẵn$/u, '')
    .trim();
}

/** The same refusal for `rest`, with its reading as the candidate. */
function lower(rest: string, code: string, what: string, todo: string): Reading<number> {
  const inner = readAmount(rest.trim(), rest);
  return refuse(code, what, todo, inner.ok ? [inner.value] : inner.problem.candidates);
}

/** A number with its scale words and nothing else, `money.grouping` where the dots are wrong. */
function numberOf(body: string): Reading<number> {
  const plain = readNumeral(body);
  if (plain.kind === 'number') return done(plain.value);
  if (plain.kind === 'malformed') {
    return refuse(
      'money.grouping',
      '',
      '',
      plain.integers.length > 0 ? plain.integers : plain.decimals.filter(Number.isInteger),
    );
  }
  if (/^[1-9]\d{0,2}(?: \d{3})+$/u.test(body))
    return refuse('money.grouping', '', '', [Number(body.replace(/ /gu, ''))]);
  const spoken = SPOKEN.exec(body);
  if (spoken !== null) {
    return done(shiftTen(Number(`${spoken[1]}.${spoken[3]}`), SCALES.get(spoken[2] ?? '') ?? 0));
  }
  const spaced = SPACED.exec(body);
  if (spaced !== null) return spacedOf(Number(spaced[1]), SCALES.get(spaced[2] ?? '') ?? 0, spaced[3] ?? '');
  const half = HALF.exec(body);
  if (half !== null) return done(5 * 10 ** ((SCALES.get(half[1] ?? '') ?? 1) - 1));
  if (!/\d/u.test(body)) {
    const said = readWords(body);
    return said === null ? refuse('money.unclear', '', '') : done(said);
  }
  return scaledOf(body);
}

/**
 * One digit is a tenth (`2 triệu 5` is 2,5 triệu), three are the next thousandths (`2 triệu 500`). Two may be either
 * (`2 triệu 50`), and are asked about.
 */
function spacedOf(whole: number, power: number, digits: string): Reading<number> {
  const asFraction = shiftTen(Number(`${whole}.${digits}`), power);
  const asThousands = shiftTen(whole, power) + shiftTen(Number(digits), power - 3);
  if (digits === '0' || !Number.isInteger(asFraction)) return refuse('money.unclear', '', '');
  return digits.length === 2 && asFraction !== asThousands
    ? refuse('money.unclear', '', '', [asFraction, asThousands])
    : done(asFraction);
}

/** `1,8 triệu`, `2 triệu 500 nghìn`, `2 triệu rưỡi`: numerals with falling scale words. */
function scaledOf(body: string): Reading<number> {
  let rest = body;
  let total = 0;
  let below = Number.POSITIVE_INFINITY;
  for (let match = SCALED_PART.exec(rest); match !== null; match = SCALED_PART.exec(rest)) {
    const power = SCALES.get(match[2] ?? '') ?? 0;
    const numeral = readNumeral(match[1] ?? '');
    rest = rest.slice(match[0].length);
    const isAlone = total === 0 && rest === '';
    if (numeral.kind === 'malformed' && isAlone) {
      const meant = numeral.decimals.length > 0 ? numeral.decimals : numeral.integers;
      return refuse('money.grouping', '', '', meant.map((n) => shiftTen(n, power)).filter(Number.isInteger));
    }
    if (numeral.kind !== 'number' || power >= below) return refuse('money.unclear', '', '');
    // In a row of parts each must be whole and smaller than the part before, or it is a slip.
    if (
      !isAlone &&
      (numeral.decimals > 0 ||
        numeral.value >= 10 ** (below === Number.POSITIVE_INFINITY ? 15 : below - power))
    ) {
      return refuse('money.unclear', '', '');
    }
    // Half of what: `2,5tr rưỡi` has said its part already.
    if (match[3] !== undefined && numeral.decimals > 0) return refuse('money.unclear', '', '');
    total += shiftTen(numeral.value, power) + (match[3] === undefined ? 0 : 5 * 10 ** (power - 1));
    below = power;
    if (match[3] !== undefined) break;
  }
  // Đồng behind the last scale: `1 triệu 200 ngàn 500`.
  const last = /^\d{1,3}$/u.test(rest) && below === 3 && total >= 1e6 ? Number(rest) : null;
  return rest === '' || last !== null ? done(total + (last ?? 0)) : refuse('money.unclear', '', '');
}

/** `130.000.000đ`. */
export function formatMoney(amount: number): string {
  return `${formatNumber(amount, 0)}đ`;
}

/**
 * `Hai triệu hai trăm nghìn đồng`, as vouchers say it ("Bằng chữ: …"). Throws RangeError for what is not a whole number.
 */
export function moneyInWords(amount: number): string {
  const words = numberInWords(amount);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
}
