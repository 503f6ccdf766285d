/** Money in whole đồng, as wards write it: `9tr`, `2.200.000đ`, `1,8 triệu đồng`, `một triệu đồng`. */
import { orLeftover } from './leftover';
import { formatNumber, LARGEST } from './number';
import { type CellInput, quote, type Reading, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { MODIFIER } from './running/modifiers';
import { endsOf, JOINERS, SCALES, sumAt } from './running/sums';
import { type Token, tokensOf } from './running/tokens';
import { normalizeText } from './text';
import { numberInWords, readWords } from './words';

export interface MoneyOptions {
  /** Whether less than nothing may stand here (a correction). */
  readonly allowNegative?: boolean;
}

const SCALE = '(?:trăm |chục )?(?:'.concat(
  [...SCALES.keys()].sort((a, b) => b.length - a.length).join('|'),
  ')',
);

const CURRENCY = /\s?\/?\s?(?:đồng|dong|vnđ|vnd|đ|₫)$/u;
/** "d" without its stroke, after a number long enough to be money: `50000d`, but not `29d`. */
const BARE_D = /(?<=\d{4}|\d\.\d{3})\s?d$/u;
const SHORT_SCALE = /\d\s?(?:tr|k)(?:\d{1,3})?$/u;
const LAST_SCALE = new RegExp(`(?:${SCALE})$`, 'u');

/** A text that says money, by the words or marks it carries (a bare number does not). */
function saysMoney(lower: string): boolean {
  return CURRENCY.test(lower) || SHORT_SCALE.test(lower);
}

/**
 * Whole đồng. Refused, with candidates where there are any: grouping that cannot be right (`3.100.00đ` → 3.100.000 or
 * 310.000), fractions of a đồng, ranges, rates (`500.000đ/suất`), approximations (`trên 10 triệu`), negatives unless
 * allowed. `readFigures` keeps rates and approximations.
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
  // A tick box that is not ticked is shown by this word, and people answer "no" with it.
  if (body === 'không') {
    return refuse(
      'money.unclear',
      `Chưa rõ ${quote(typed)} là 0 đồng hay là chưa có số.`,
      'Không đồng nào thì ghi 0; chưa biết thì để trống.',
      [0],
    );
  }
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
  const tokens = tokensOf(bare);
  const ends = rangeOf(tokens);
  if (ends !== null) {
    return refuse(
      'money.range',
      `${quote(typed)} là một khoảng.`,
      'Ghi một số tiền cụ thể, ví dụ 2.200.000.',
      ends,
    );
  }
  const number = numberOf(bare, tokens);
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

/** `300.000 – 500.000`, `từ 40 đến 50 triệu`: what is said of both ends. */
function rangeOf(tokens: readonly Token[]): number[] | null {
  const from = tokens[0]?.text === 'từ' ? 1 : 0;
  const first = sumAt(tokens, from);
  if (first === null || !JOINERS.has(tokens[first.end]?.text ?? '')) return null;
  const second = sumAt(tokens, first.end + 1);
  if (second === null || second.end !== tokens.length) return null;
  return [...(endsOf(first, second) ?? [...first.values, ...second.values])];
}

/** A number with its scale words and nothing else, `money.grouping` where the dots are wrong. */
function numberOf(body: string, tokens: readonly Token[]): Reading<number> {
  const sum = sumAt(tokens, 0);
  if (sum !== null && sum.end === tokens.length) {
    const [value] = sum.values;
    if (sum.open === null && value !== undefined) return done(value);
    const whole = sum.values.filter(Number.isInteger);
    return refuse(sum.open === 'grouping' ? 'money.grouping' : 'money.unclear', '', '', whole);
  }
  const said = /\d/u.test(body) ? null : readWords(body);
  return said === null ? refuse('money.unclear', '', '') : done(said);
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
