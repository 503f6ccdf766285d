/** Days, months, quarters, years and stretches of them in running text; `readDay` says which day a written one is. */
import { type DayOptions, readDay } from '../day';
import { type Misread, quote, refuse } from '../reading';
import {
  DAY_IN_WORDS,
  DAY_WORD,
  FULL_DAY,
  ISO_DAY,
  placed,
  SHORT_DAY,
  WEEKDAY,
  WRITTEN_MONTH,
} from './day-forms';

export type DateUnit = 'date' | 'day-month' | 'month' | 'quarter' | 'half' | 'year';

export interface DateFound {
  /** Characters behind it. */
  readonly end: number;
  /** Null where it is in doubt. */
  readonly value: string | null;
  readonly unit: DateUnit;
  readonly min?: string;
  readonly max?: string;
  readonly doubt?: Misread<string>;
}

const CUE = `(?:(?:${WEEKDAY})?(?:${DAY_WORD}|mùng |mồng )(?:mùng |mồng )?|${WEEKDAY})?`;
const FORMS: readonly RegExp[] = [ISO_DAY, FULL_DAY, DAY_IN_WORDS].map((form) =>
  // The cue has a group of its own, which a form that names its separator again must not count.
  placed(CUE.replace(/\((?!\?)/gu, '(?:') + form),
);
const SHORT = placed(CUE.replace(/\((?!\?)/gu, '(?:') + SHORT_DAY);
const CUED = /^(?:ngày|hôm|mùng|mồng|thứ|chủ|cn)/u;
const MONTH = placed(`(?:trong )?${WRITTEN_MONTH}`);
const BARE_MONTH = placed(String.raw`tháng (\d{1,2})`);
const QUARTER = /(quý|quá) ?(iv|i{1,3}|[1-4])(?![\p{L}\d])(?:(?: ?[/,.-] ?| năm | )(\d{4})(?!\d))?/uy;
const HALF = /0?(\d{1,2}) tháng (đầu|cuối) năm(?: (\d{4})(?!\d))?/uy;
const YEAR = placed(String.raw`năm ((?:18|19|20)\d{2})`);
const BARE_YEAR = placed(String.raw`((?:19|20)\d{2})`);
const JOIN = / ?(?:-|–|—|đến hết|đến|tới) ?(?:hết )?/uy;
/** Days of one month: `2-30/10/2023`, `từ 2 đến ngày 30/10`, `ngày 5, 6/7`. */
const DAYS_OF_MONTH = placed(
  String.raw`(?:ngày )?(\d{1,2}) ?(-|–|—|đến|,|và) ?(?:ngày )?(\d{1,2}) ?\/ ?(\d{1,2})(?: ?\/ ?(\d{4}))?`,
);
const MONTHS_OF_YEAR = placed(String.raw`tháng (\d{1,2}) ?(?:-|–|—|đến) ?(\d{1,2})(?: ?[/.] ?| năm )(\d{4})`);

function at(form: RegExp, text: string, start: number): RegExpExecArray | null {
  form.lastIndex = start;
  return form.exec(text);
}

const pad = (n: number): string => String(n).padStart(2, '0');
const isMonth = (n: number): boolean => n >= 1 && n <= 12;

/** One date that begins at `start`. A short one (`28/6`) is told from a ratio by the caller. */
function single(text: string, start: number, options: DayOptions): DateFound | null {
  const half = at(HALF, text, start);
  if (half !== null) return halfOf(half, start, options);
  for (const form of FORMS) {
    const found = at(form, text, start);
    if (found === null) continue;
    const said = found[0].trim();
    const isLoose = form === FORMS[2] && found[3] === undefined && !CUED.test(said);
    const isHeading = form === FORMS[1] && found[2] === '.' && found[4]?.length === 2 && !CUED.test(said);
    if (!isLoose && !isHeading) return dayOf(said, start + found[0].length, options);
  }
  const month = at(MONTH, text, start);
  if (
    month !== null &&
    isMonth(Number(month[1])) &&
    /^(?:19|20)/u.test(month[2] ?? '') &&
    saysMonth(month[0])
  )
    return { end: start + month[0].length, value: `${month[2]}-${pad(Number(month[1]))}`, unit: 'month' };
  const bare = at(BARE_MONTH, text, start);
  if (bare !== null && isMonth(Number(bare[1])))
    return {
      end: start + bare[0].length,
      value: `${yearPart(options)}-${pad(Number(bare[1]))}`,
      unit: 'month',
    };
  const quarter = at(QUARTER, text, start);
  if (quarter !== null) return quarterOf(quarter, start, options);
  const year = at(YEAR, text, start);
  if (year !== null) return { end: start + year[0].length, value: year[1] ?? '', unit: 'year' };
  const short = at(SHORT, text, start);
  return short === null ? null : dayOf(short[0].trim(), start + short[0].length, options);
}

/** A year that is not written stays out. */
const yearPart = (options: DayOptions): string => (options.year === undefined ? '-' : String(options.year));

/** `12/2023` says a month, `7.2016` only behind its word. */
const saysMonth = (said: string): boolean => /^(?:trong )?t|^\d{1,2} ?[/-] ?\d{4}$/u.test(said);

function dayOf(said: string, end: number, options: DayOptions): DateFound {
  const plain = said.replace(/^((?:.*?[, ])?)(?:ngày |hôm )?(?:mùng|mồng) /u, '$1');
  const reading = readDay(plain, options);
  if (reading.ok) return { end, value: reading.value, unit: 'date' };
  if (reading.problem.code !== 'day.noYear')
    return { end, value: null, unit: 'date', doubt: reading.problem };
  // A leap year, so that 29/2 is a day; the year itself is not kept.
  const short = readDay(plain, { year: 2000 });
  if (short.ok) return { end, value: `-${short.value.slice(4)}`, unit: 'day-month' };
  return { end, value: null, unit: 'day-month', doubt: withoutYear(said, short.problem) };
}

function withoutYear(said: string, { todo, candidates }: Misread<string>): Misread<string> {
  const days = candidates?.map((day) => `-${day.slice(4)}`);
  return refuse('day.impossible', `Không có ngày ${quote(said.replace(/^ngày /u, ''))}.`, todo, days).problem;
}

function quarterOf(found: RegExpExecArray, start: number, options: DayOptions): DateFound | null {
  const [said, word, number = '', year] = found;
  const isTypo = word === 'quá';
  if (isTypo && year === undefined) return null;
  const quarter = /\d/u.test(number) ? number : String(['i', 'ii', 'iii', 'iv'].indexOf(number) + 1);
  const value = `${year ?? yearPart(options)}-Q${quarter}`;
  const end = start + said.length;
  if (!isTypo) return { end, value, unit: 'quarter' };
  const meant = [value, `${year}-${pad(Number(quarter))}`];
  const { problem } = refuse(
    'figure.quarter',
    `${quote(said)} có lẽ là quý ${quarter}/${year}.`,
    'Chọn quý hoặc tháng.',
    meant,
  );
  return { end, value: null, unit: 'quarter', doubt: problem };
}

/** `6 tháng đầu năm 2022` is a stretch of that year, no count of months. */
function halfOf(found: RegExpExecArray, start: number, options: DayOptions): DateFound | null {
  const months = Number(found[1]);
  if (!isMonth(months)) return null;
  const year = found[3] ?? yearPart(options);
  const isFirst = found[2] === 'đầu';
  const min = `${year}-${pad(isFirst ? 1 : 13 - months)}`;
  const max = `${year}-${pad(isFirst ? months : 12)}`;
  const end = start + found[0].length;
  if (months === 6) return { end, value: `${year}-H${isFirst ? 1 : 2}`, unit: 'half', min, max };
  return { end, value: min, unit: 'month', min, max };
}

function span(first: DateFound, second: DateFound, said: string): DateFound | null {
  const { end, unit } = second;
  if (first.value === null || second.value === null) return null;
  const lacks = first.unit === 'day-month' && unit === 'date';
  const openMonth = first.unit === 'month' && unit === 'month' && first.value.startsWith('--');
  if (first.unit !== unit && !lacks) return null;
  const year = second.value.slice(0, 4);
  const min =
    lacks || (openMonth && !second.value.startsWith('-')) ? year + first.value.slice(1) : first.value;
  if (min <= second.value) return { end, unit, value: min, min, max: second.value };
  const { problem } = refuse(
    'period.order',
    `${quote(said)} có ngày đầu sau ngày cuối.`,
    'Ghi ngày đầu trước, ngày cuối sau.',
    [min, second.value],
  );
  return { end, unit, value: null, doubt: problem };
}

/** The date or the stretch of dates that begins at `start`, or null. */
export function dateAt(text: string, start: number, options: DayOptions): DateFound | null {
  const days = at(DAYS_OF_MONTH, text, start);
  if (
    days !== null &&
    (!/[,và]/u.test(days[2] ?? '') || /đ|-|–|—/u.test(days[2] ?? '') || CUED.test(days[0]))
  ) {
    const tail = `${days[4]}${days[5] === undefined ? '' : `/${days[5]}`}`;
    const end = start + days[0].length;
    const [from, to] = [days[1], days[3]].map((day) => dayOf(`${day}/${tail}`, end, options));
    const found = from === undefined || to === undefined ? null : span(from, to, days[0]);
    if (found !== null && found.value !== null) return found;
  }
  const months = at(MONTHS_OF_YEAR, text, start);
  if (months !== null && isMonth(Number(months[1])) && isMonth(Number(months[2]))) {
    const [min, max] = [months[1], months[2]].map((month) => `${months[3]}-${pad(Number(month))}`);
    if (min !== undefined && max !== undefined && min < max)
      return { end: start + months[0].length, unit: 'month', value: min, min, max };
  }
  const first = single(text, start, options);
  if (first === null) return null;
  const join = at(JOIN, text, first.end);
  if (join === null) return first;
  const next = first.end + join[0].length;
  const endAt = (of: DayOptions): DateFound | null =>
    single(text, next, of) ?? (first.unit === 'year' ? bareYear(text, next) : null);
  // The year that is written at the end is that of the beginning, before the one of the report.
  const { year, ...open } = options;
  const ways = year === undefined ? [options] : [open, options];
  for (const way of ways) {
    const [from, to] = [single(text, start, way), endAt(way)];
    const found = from === null || to === null ? null : span(from, to, text.slice(start, to.end));
    if (found !== null && (way === options || found.value?.startsWith('-') === false)) return found;
  }
  return first;
}

/** Four digits that are a year where the words around them say so. */
export function bareYear(text: string, start: number): DateFound | null {
  const found = at(BARE_YEAR, text, start);
  return found === null ? null : { end: start + found[0].length, value: found[1] ?? '', unit: 'year' };
}
