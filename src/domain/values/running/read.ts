/**
 * Every figure of a running Vietnamese text, in order. One pass: what is a name is stepped over, then a date is looked for,
 * then an amount. Nothing looks farther than a clause, so the time is that of the text's length.
 */
import type { DayOptions } from '../day';
import { type Misread, quote, refuse } from '../reading';
import { amountAt } from './amounts';
import { bareYear, type DateFound, dateAt } from './dates';
import { beforeIs, isMeasured, nameAt, type Scan, tokenFrom } from './names';
import { knownAt } from './nouns';
import { plainOf } from './plain';
import { type Token, tokensOf } from './tokens';
import type { Figure, Found } from './types';

const DATE_WORDS: ReadonlySet<string> = new Set(
  'ngày hôm mùng mồng thứ chủ cn tháng t quý quá năm trong'.split(' '),
);
/** Words in front of a short date: of `1/6 cháu` they make a day. */
const DAY_CUES: ReadonlySet<string> = new Set(
  'ngày dịp nhân lễ tết nhi nữ kỷ niệm mùng mồng quốc tế hôm sáng chiều tối'.split(' '),
);
const RANGE_CUES: ReadonlySet<string> = new Set('khoảng trên hơn gần chừng dưới tăng giảm'.split(' '));
const PART_CUES: ReadonlySet<string> = new Set('đạt được có với xếp'.split(' '));
const YEAR_CUES: ReadonlySet<string> = new Set('từ đến tới trong cuối đầu giữa trước sau vào với'.split(' '));
const EACH: ReadonlySet<string> = new Set(['mỗi', 'từng', 'hằng', 'hàng']);
/** In front of these years a number names a term or a programme, and no year alone. */
const TERMS: ReadonlySet<string> = new Set(['kỳ', 'kì', 'đoạn', 'học', 'khóa', 'khoá']);

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Every number of a text. */
export interface Numbers {
  readonly figures: readonly Figure[];
  /** Numbers that are part of a name, a document, a telephone number, a time or a heading. */
  readonly names: readonly Place[];
  /** Numbers of which nothing says what they count. */
  readonly unread: readonly Place[];
}

/**
 * @param options `year`: that of a day written without one (`28/6`); without it such a day is `--06-28`.
 * What is misprinted or open has no value but a `doubt` with candidates.
 */
export const readFigures = (input: string, options: DayOptions = {}): readonly Figure[] =>
  readNumbers(input, options).figures;

/** The figures, and the numbers that are none: so that a person can be shown what was passed over. */
export function readNumbers(input: string, options: DayOptions = {}): Numbers {
  const plain = plainOf(input);
  const tokens = tokensOf(plain.text);
  const scan: Scan = { tokens, text: plain.text, cased: plain.cased };
  const figures: Figure[] = [];
  const names: Place[] = [];
  const unread: Place[] = [];
  const placed = (from: number, to: number): Place => ({
    start: plain.starts[tokens[from]?.start ?? 0] ?? 0,
    end: plain.ends[(tokens[to - 1]?.end ?? 1) - 1] ?? 0,
  });
  let last: Found | null = null;
  for (let at = 0; at < tokens.length; ) {
    const skipped = nameAt(scan, at);
    const found: Found | null =
      skipped === null ? (dayAt(scan, at, options, last) ?? amountAt(scan, at)) : null;
    const next = found?.to ?? skipped ?? at + 1;
    if (found === null) {
      if (skipped !== null) names.push(placed(at, next));
      else if (tokens[at]?.kind === 'number')
        (beforeIs(tokens, at) === null ? unread : names).push(placed(at, next));
    } else {
      // What stands before a figure belongs to it once: the words of one are not those of the next.
      const { start, end } = placed(Math.max(found.from, last?.to ?? 0), found.to);
      figures.push({ ...found.figure, text: input.slice(start, end), start, end });
      last = found;
    }
    at = next;
  }
  return { figures, names, unread };
}

const textOf = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

function dayAt(scan: Scan, at: number, options: DayOptions, last: Found | null): Found | null {
  const { tokens, text } = scan;
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'number' && !DATE_WORDS.has(token.text))) return null;
  const isNumber = token.kind === 'number';
  // `mỗi tháng 1 kg` is no January.
  if (!isNumber && EACH.has(textOf(tokens, at - 1))) return null;
  const found = (isNumber ? yearAlone(scan, at, last) : null) ?? dateAt(text, token.start, options);
  if (found === null) return null;
  const to = Math.max(at + 1, tokenFrom(tokens, at, found.end));
  const said = text.slice(token.start, found.end);
  return isNumber ? told(scan, at, to, found, said) : dated(at, to, found);
}

function dated(from: number, to: number, { value, unit, min, max, doubt }: DateFound): Found {
  const ends = min === undefined || max === undefined ? {} : { min, max };
  return {
    from,
    to,
    figure: { kind: 'date', value, unit, ...ends, ...(doubt === undefined ? {} : { doubt }) },
  };
}

/** `2021` in `năm 2020, 2021`, `đến 2025`. */
function yearAlone({ tokens, text }: Scan, at: number, last: Found | null): DateFound | null {
  const token = tokens[at];
  if (token === undefined || !/^(?:19|20)\d{2}$/u.test(token.text)) return null;
  const before = textOf(tokens, at - 1);
  const goesOn = (before === ',' || before === 'và') && last?.figure.unit === 'year' && last.to === at - 1;
  if (!goesOn && !YEAR_CUES.has(before)) return null;
  if (
    isMeasured(tokens, at + 1) ||
    knownAt(tokens, at + 1) !== null ||
    /^[-–/]$/u.test(textOf(tokens, at + 1))
  )
    return null;
  return bareYear(text, token.start);
}

const SHORT = /^(\d{1,2})( ?)([/.-])( ?)(\d{1,2})$/u;
const MONTH_OF_YEAR = /^\d{1,2} ?[/-] ?\d{4}$/u;

/** A date that begins with its number: told from a part of a whole and from a range by the words around it. */
function told(scan: Scan, at: number, to: number, found: DateFound, said: string): Found | null {
  const { tokens } = scan;
  const short = SHORT.exec(said);
  const isUnit = knownAt(tokens, to) !== null || isMeasured(tokens, to) || textOf(tokens, to) === 'số';
  if (MONTH_OF_YEAR.test(said)) return isUnit ? null : dated(at, to, found);
  if (short === null) return TERMS.has(textOf(tokens, at - 1)) ? null : dated(at, to, found);
  const [, first = '', left, separator, right, second = ''] = short;
  const before = textOf(tokens, at - 1);
  const cues = [before, textOf(tokens, at - 2), textOf(tokens, at - 3)];
  const isCued = cues.some((word) => DAY_CUES.has(word));
  const [part, whole] = [Number(first), Number(second)];
  const isDay = part >= 1 && part <= 31 && whole >= 1 && whole <= 12;
  if (separator === '.') return null;
  if (separator === '-') {
    if (isUnit || !isDay || RANGE_CUES.has(before))
      return isCued && isDay && !isUnit ? dated(at, to, found) : null;
    return left === '' && right === '' ? dated(at, to, found) : null;
  }
  if (isCued) return dated(at, to, found);
  if (!isDay || (isUnit && part <= whole)) return null;
  if (part === whole || (part <= whole && PART_CUES.has(before)))
    return eitherWay(at, to, found, part, whole, said);
  return dated(at, to, found);
}

/** `5/5` is a day or a whole. */
function eitherWay(
  from: number,
  to: number,
  found: DateFound,
  part: number,
  whole: number,
  said: string,
): Found {
  const candidates = [...(found.value === null ? [] : [found.value]), part];
  const doubt: Misread<number | string> = refuse<number | string>(
    'figure.dayOrRatio',
    `Chưa rõ ${quote(said)} là ngày hay ${part} trên ${whole}.`,
    `Ghi “ngày ${said}” hoặc thêm đơn vị.`,
    candidates,
  ).problem;
  return { from, to, figure: { kind: 'date', value: null, unit: found.unit, doubt } };
}
