/** One figure out of a report's sentence: what kind it is, its value in the kind's own unit, and the words around it. */

import { type DayOptions, readDay } from './day';
import { NUMERAL, readNumeral, shiftTen } from './decimal';
import { readMoney, saysMoney } from './money';
import { readPercent } from './number';
import { readMonth } from './partial-dates';
import { leadingUnit, readQuantity, toKilograms } from './quantity';
import { type CellInput, quote, type Reading, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { normalizeText } from './text';
import { readWords } from './words';

export type FigureKind = 'count' | 'weight' | 'money' | 'percent' | 'date';

export interface Figure {
  readonly kind: FigureKind;
  /**
   * Count: the number. Weight: kilograms. Money: đồng. Percent: as written (82 for 82 %). Date: `YYYY-MM-DD`,
   * `--MM-DD`, `YYYY-MM` or `YYYY`.
   */
  readonly value: number | string;
  /** `VND`, `VND/suất`, `kg`, `%`, `date`, `day-month`, `month`, `year`, or what is counted; null for a bare number. */
  readonly unit: string | null;
  /** `trên`, `gần` …: the value is a bound or an estimate. */
  readonly modifier: string | null;
  /** In `13/13 chi hội`, how many there are. */
  readonly of: number | null;
  /** A weight as it was written. */
  readonly raw: { readonly amount: number; readonly unit: string } | null;
}

const figure = (kind: FigureKind, value: number | string, unit: string | null): Figure => ({
  kind,
  value,
  unit,
  modifier: null,
  of: null,
  raw: null,
});

const MODIFIER = /^(trên dưới|trên|hơn|gần|khoảng|chừng|dưới|tối thiểu|tối đa|ít nhất|xấp xỉ|ước) /iu;
const OR_MORE = / trở lên$/iu;
/** Movements named by their number: 1+1, 3 có 3 biết, siêu thị 0 đồng. */
const NAMED = /^\d+ ?\+ ?\d+$|^0 đồng$/u;

/**
 * Reads one figure: `13 chi Hội`, `trên 15.000 lượt`, `13/13 chi hội`, `1,4 tạ gạo`, `mỗi tháng 250.000đ`,
 * `500.000đ/ suất`, `82%`, `01/6`, `tháng 7 năm 1981`. Refused, never guessed: names that hold a number, malformed
 * grouping, ranges, and `5/5`, which is a day or a ratio.
 */
export function readFigure(cell: CellInput, options: DayOptions = {}): Reading<Figure> {
  if (typeof cell === 'boolean') return unclear(cell);
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? done(figure('count', cell, null)) : unclear(cell);
  const text = normalizeText(cell ?? '').replace(/\n/gu, ' ');
  if (text === '') return refuseEmpty('14 suất quà');
  if (NAMED.test(text.toLowerCase())) return unclear(text);
  const modifier = MODIFIER.exec(text)?.[1]?.toLowerCase() ?? (OR_MORE.test(text) ? 'trở lên' : null);
  const body = text
    .replace(MODIFIER, '')
    .replace(OR_MORE, '')
    .replace(/(?<=\d{3}|[\p{L}%])[.;,]$/u, '');
  const found = (modifier === null ? dateOf(body, options) : null) ?? amountOf(body);
  return modifier === null ? found : mapped(found, (value) => ({ ...value, modifier }));
}

function mapped<A, B>(reading: Reading<A>, change: (value: A) => B): Reading<B> {
  if (reading.ok) return done(change(reading.value));
  const { code, what, todo, candidates } = reading.problem;
  return refuse(code, what, todo, candidates?.map(change));
}

function unclear(cell: CellInput): Reading<never> {
  return refuse(
    'figure.unclear',
    `${quote(cell)} không phải một số liệu.`,
    'Ghi số rồi đến đơn vị, ví dụ 14 suất quà.',
  );
}

/** Null where the text does not look like a date at all. */
function dateOf(text: string, options: DayOptions): Reading<Figure> | null {
  const lower = text.toLowerCase();
  const year = /^năm (\d{4})$/u.exec(lower)?.[1];
  if (year !== undefined) return done(figure('date', year, 'year'));
  if (/^(?:tháng \d|\d{1,2}\/\d{4}$)/u.test(lower)) {
    return mapped(readMonth(text), (month) => figure('date', month, 'month'));
  }
  const ratio = /^(\d{1,2})\/(\d{1,2})$/u.exec(lower);
  if (ratio !== null && Number(ratio[1]) === Number(ratio[2])) {
    const n = Number(ratio[1]);
    const asDay = n >= 1 && n <= 12 ? [figure('date', dayMonth(n, n), 'day-month')] : [];
    return refuse(
      'figure.dayOrRatio',
      `Chưa rõ ${quote(text)} là ngày hay tỷ số.`,
      `Ghi “ngày ${text}” hoặc thêm đơn vị.`,
      [...asDay, { ...figure('count', n, null), of: n }],
    );
  }
  const short = /^(?:ngày )?(\d{1,2}) ?[/-] ?(\d{1,2})$/u.exec(lower);
  if (short !== null) {
    // A leap year, so that 29/2 is a day; the year itself is not kept.
    const day = readDay(text, { year: 2000 });
    return mapped(day, (found) => figure('date', `-${found.slice(4)}`, 'day-month'));
  }
  const isDay =
    /^(?:ngày |(?:thứ \p{L}+|chủ nhật),? )?\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{2,4}$|[.,]? ?tháng )|^\d{4}-\d/u.test(
      lower,
    );
  return isDay ? mapped(readDay(text, options), (day) => figure('date', day, 'date')) : null;
}

const dayMonth = (day: number, month: number): string =>
  `--${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function amountOf(text: string): Reading<Figure> {
  const lower = text.toLowerCase();
  if (/%$|phần trăm$/u.test(lower)) {
    return mapped(readPercent(text), (share) => figure('percent', shiftTen(share, 2), '%'));
  }
  return moneyOf(lower) ?? ratioOf(text) ?? quantityOf(text);
}

/** Money with its rate, or null where nothing says money. */
function moneyOf(lower: string): Reading<Figure> | null {
  const each = /^mỗi (\p{L}+) (.+)$/u.exec(lower);
  const amount = each?.[2] ?? lower;
  const rate = /^(.*?(?:đồng|đ|₫|tr|k|triệu|nghìn|ngàn)) ?\/ ?(?!đồng)(\p{L}.*)$/u.exec(amount);
  const per = each?.[1] ?? rate?.[2]?.replace(/ ?\/ ?/gu, '/');
  const bare = rate?.[1] ?? amount;
  const isScaled = /(?:triệu|nghìn|ngàn|tỷ|tỉ)(?: rưỡi)?$/u.test(bare);
  if (!saysMoney(bare) && !(isScaled && (per !== undefined || /^\d/u.test(bare))) && each === null)
    return null;
  return mapped(readMoney(bare), (value) => figure('money', value, per === undefined ? 'VND' : `VND/${per}`));
}

const RATIO = new RegExp(`^(${NUMERAL})/(${NUMERAL}) (\\p{L}.*)$`, 'u');

/** `13/13 chi hội`, `850/1008 hộ`: how many of how many. */
function ratioOf(text: string): Reading<Figure> | null {
  const match = RATIO.exec(text);
  if (match === null) return null;
  const part = readNumeral(match[1] ?? '');
  const whole = readNumeral(match[2] ?? '');
  if (part.kind !== 'number' || whole.kind !== 'number') return unclear(text);
  return done({ ...figure('count', part.value, unitOf(match[3] ?? '')), of: whole.value });
}

/** A known unit, or all the words: what is counted has no unit word of its own (`01 máy khâu`). */
function unitOf(words: string): string | null {
  const found = leadingUnit(words);
  return found === null ? null : found.isKnown ? found.unit : words;
}

function quantityOf(text: string): Reading<Figure> {
  const spelt = /^\d/u.test(text) ? text : inDigits(text);
  if (spelt === null) return unclear(text);
  const reading = readQuantity(spelt);
  if (!reading.ok && reading.problem.candidates === undefined) return unclear(text);
  return mapped(reading, ({ amount, unit, rest }) => {
    const kilograms = unit === null ? null : toKilograms(amount, unit);
    if (unit !== null && kilograms !== null)
      return { ...figure('weight', kilograms, 'kg'), raw: { amount, unit } };
    const isKnown = unit !== null && leadingUnit(unit)?.isKnown === true;
    return figure('count', amount, unit === null || isKnown || rest === '' ? unit : `${unit} ${rest}`);
  });
}

/** `một hội viên` → `1 hội viên`; null unless the words end in a unit we know (`ba lô` is no three of anything). */
function inDigits(text: string): string | null {
  const words = text.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const value = readWords(words.slice(0, count).join(' ').toLowerCase());
    const rest = words.slice(count).join(' ');
    if (value !== null && leadingUnit(rest)?.isKnown === true && leadingUnit(text)?.isKnown !== true) {
      return `${value} ${rest}`;
    }
  }
  return null;
}
