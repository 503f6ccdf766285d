/** Days, months and periods: calendar dates with no clock and no zone, read and written day before month. */
import { orLeftover } from './leftover';
import { type CellInput, quote, type Reading, type Refused, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { DAY_IN_WORDS, DAY_WORD, FULL_DAY, ISO_DAY, SHORT_DAY, WEEKDAY, whole } from './running/day-forms';
import { normalizeText } from './text';

/** `YYYY-MM-DD`, a real calendar day. */
export type Day = string & { readonly __day: unique symbol };
/** `YYYY-MM`. */
export type Month = string & { readonly __month: unique symbol };

/** Both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** What is known of a birth: always the year, often nothing more. */
export interface Birth {
  readonly year: number;
  readonly day: Day | null;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The calendar day, or null where there is none (31/6, 29/2 of a common year). Years 1–9999. */
export function makeDay(year: number, month: number, day: number): Day | null {
  const whole = [year, month, day].every(Number.isInteger);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}` as Day;
}

/** For results of calendar arithmetic, which is a day unless it ran out of the years 1–9999. */
function mustBeDay(year: number, month: number, day: number): Day {
  const made = makeDay(year, month, day);
  if (made === null) throw new RangeError(`No such day: ${year}-${month}-${day}`);
  return made;
}

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const { year, month, day } = partsOf(value);
  return makeDay(year, month, day) !== null;
}

function partsOf(day: string): Parts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

export const yearOf = (day: Day): number => partsOf(day).year;
export const monthOf = (day: Day): Month => day.slice(0, 7) as Month;
/** 1–4. */
export const quarterOf = (day: Day): number => Math.ceil(partsOf(day).month / 3);

/** Negative where `a` is earlier. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days before 1 March of the years of a 400-year cycle; H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function ordinalOf(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

function dayOfOrdinal(ordinal: number): Day {
  const era = Math.floor(ordinal / 146097);
  const dayOfEra = ordinal - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return mustBeDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Days counted from 1899-12-30, as spreadsheets store them. */
const SERIAL_ZERO = ordinalOf('1899-12-30' as Day);

/** The spreadsheet's serial number of a day (days since 1899-12-30). */
export function serialOf(day: Day): number {
  return ordinalOf(day) - SERIAL_ZERO;
}

/** The day of a spreadsheet's serial number; a time of day (the fraction) is cut off. */
export function dayOfSerial(serial: number): Day {
  return dayOfOrdinal(Math.floor(serial) + SERIAL_ZERO);
}

/** From `a` to `b`; negative where `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return ordinalOf(b) - ordinalOf(a);
}

export function addDays(day: Day, count: number): Day {
  return dayOfOrdinal(ordinalOf(day) + count);
}

/** The same day of another month, or its last day where that month is shorter (31/01 + 1 → 28/02). */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const newYear = Math.floor(months / 12);
  const newMonth = months - newYear * 12 + 1;
  return mustBeDay(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

/** 29/02 becomes 28/02 in a common year. */
export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12);
}

// --- Reading ---------------------------------------------------------------------------------------------------

export interface DayOptions {
  /** Year of a day written without one (`28/6`): that of the report's period. Without it such a day is refused. */
  readonly year?: number;
  /** Two-digit years later than next year belong to the 1900s. Without it, 50 and later do. */
  readonly today?: Day;
}

const SAID_WEEKDAY = new RegExp(`^${WEEKDAY}`, 'u');
const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
const SAID_DAY = new RegExp(`^${DAY_WORD}`, 'u');
const ISO = whole(ISO_DAY);
const FULL = whole(FULL_DAY);
const SHORT = whole(SHORT_DAY);
const IN_WORDS = whole(DAY_IN_WORDS);
const MIDNIGHT = /[ t]0{1,2}:00(?::00(?:\.0+)?)?z?$/u;

/** What stands in the text, before it is known to be a day. `year` null: none was written. */
interface Written {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

/** `22` is 2022, `75` is 1975: a year later than next year belongs to the 1900s. */
export function fullYear(digits: string, today: Day | undefined): number {
  const n = Number(digits);
  if (digits.length !== 2) return n;
  const last = today === undefined ? 49 : (yearOf(today) + 1) % 100;
  const century = today === undefined ? 2000 : Math.floor((yearOf(today) + 1) / 100) * 100;
  return n <= last ? century + n : century - 100 + n;
}

function writtenDay(lower: string, today: Day | undefined): Written | null {
  const iso = ISO.exec(lower);
  if (iso !== null) return { day: Number(iso[4]), month: Number(iso[3]), year: Number(iso[1]) };
  const text = lower.replace(SAID_WEEKDAY, '').replace(SAID_DAY, '');
  const full = FULL.exec(text);
  if (full !== null) {
    return { day: Number(full[1]), month: Number(full[3]), year: fullYear(full[4] ?? '', today) };
  }
  const short = SHORT.exec(text);
  if (short !== null) return { day: Number(short[1]), month: Number(short[2]), year: null };
  const words = IN_WORDS.exec(text);
  if (words === null) return null;
  return {
    day: Number(words[1]),
    month: Number(words[2]),
    year: words[3] === undefined ? null : Number(words[3]),
  };
}

/**
 * A day as people write it: `28/06/2022`, `1.6.22`, `16-04-2024`, `2022-06-28`, `ngày 25 tháng 01 năm 2021`,
 * `27. Tháng 4 2025`, and with `year` also `28/6`, `7-3`. Day before month, always. Refused: days that do not exist,
 * years outside 1900–2100, and numbers: a date that lost its format is shown as a candidate, not taken.
 */
export function readDay(cell: CellInput, options: DayOptions = {}): Reading<Day> {
  if (typeof cell === 'number') return refuseSerial(cell);
  if (typeof cell === 'boolean') return unclearDay(cell);
  const text = normalizeText(cell ?? '');
  if (text === '') return refuseEmpty('28/06/2022');
  const lower = text
    .toLowerCase()
    .replace(MIDNIGHT, '')
    .replace(/[.,;]$/u, '');
  const written = writtenDay(lower, options.today);
  if (written === null) {
    if (/^\d{5}$/u.test(lower)) return refuseSerial(Number(lower));
    return orLeftover(unclearDay(text), text, 'ngày', 'Ghi mỗi ngày một dòng.', (part) =>
      writtenDay(part.toLowerCase(), options.today) === null ? unclearDay(part) : readDay(part, options),
    );
  }
  const year = written.year ?? options.year;
  if (year === undefined) {
    return refuse('day.noYear', `${quote(text)} chưa có năm.`, 'Ghi đủ ngày/tháng/năm, ví dụ 28/06/2022.');
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return refuse('day.year', `Năm ${year} trong ${quote(text)} không hợp lý.`, 'Kiểm tra lại năm.');
  }
  const day = makeDay(year, written.month, written.day);
  if (day !== null) return onItsWeekday(day, lower);
  const swapped = makeDay(year, written.day, written.month);
  return refuse(
    'day.impossible',
    `Không có ngày ${written.day}/${written.month}/${year}.`,
    'Ghi ngày trước, tháng sau, ví dụ 28/06/2022.',
    swapped === null ? [] : [swapped],
  );
}

/** `thứ Hai 28/06/2022` was a Tuesday: one of the two is a slip. */
function onItsWeekday(day: Day, lower: string): Reading<Day> {
  const said = SAID_WEEKDAY.exec(lower);
  const real = weekdayOf(day);
  // “thứ 2” is Monday; without a number it is Sunday.
  const word = said?.[1];
  const written = WEEKDAYS.find((name, place) =>
    word === undefined ? place === 0 : name.toLowerCase() === `thứ ${word}` || Number(word) === place + 1,
  );
  if (said === null || written === real) return done(day);
  return refuse(
    'day.weekday',
    `Ngày ${formatDay(day)} là ${real}, ô này ghi ${written}.`,
    `Sửa ngày, hoặc bỏ chữ “${written}”.`,
    [day],
  );
}

/** `Thứ Ba`. */
export const weekdayOf = (day: Day): string => WEEKDAYS[(ordinalOf(day) + 3) % 7] ?? '';

function unclearDay(cell: CellInput): Refused<never> {
  return refuse('day.unclear', `Chưa hiểu ngày ${quote(cell)}.`, 'Ghi ngày/tháng/năm, ví dụ 28/06/2022.');
}

/** A bare whole number of this size is a year, not the serial number of some day in 1905. */
export const isYear = (n: number): boolean => Number.isInteger(n) && n >= FIRST_YEAR && n <= LAST_YEAR;

function refuseSerial(n: number): Reading<Day> {
  const inRange =
    Number.isFinite(n) && n >= serialOf('1900-01-01' as Day) && n < serialOf('2100-12-31' as Day) + 1;
  if (!inRange || isYear(n)) {
    return refuse(
      'day.number',
      `Ô là số ${quoteNumber(n)}, không phải ngày.`,
      'Ghi ngày/tháng/năm, ví dụ 28/06/2022.',
    );
  }
  const day = dayOfSerial(n);
  return refuse(
    'day.serial',
    `Ô là số ${quoteNumber(n)}, không phải ngày.`,
    `Nếu là ngày ${formatDay(day)} thì ghi lại như vậy.`,
    [day],
  );
}

/** As the cell would show it, unabridged: grouping would hide that this is a date's serial number. */
const quoteNumber = (n: number): string => String(n).replace('.', ',');

// --- Writing ---------------------------------------------------------------------------------------------------

/** `28/06/2022`. */
export function formatDay(day: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${pad(dayOfMonth)}/${pad(month)}/${pad(year, 4)}`;
}

/** Months 1 and 2 take a leading zero, 3–9 do not: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4. */
const officialMonth = (month: number): string => (month <= 2 ? pad(month) : String(month));

/** `01/6`, `28/6`, `18/01`: a day of the report's own year, with the zeros of `formatLongDay`. */
export function formatDayShort(day: Day): string {
  const { month, day: dayOfMonth } = partsOf(day);
  return `${pad(dayOfMonth)}/${officialMonth(month)}`;
}

/** `ngày 05 tháng 01 năm 2022`, `ngày 29 tháng 6 năm 2019`: the form of Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export function formatLongDay(day: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `ngày ${pad(dayOfMonth)} tháng ${officialMonth(month)} năm ${year}`;
}

/** `01/2022`. */
export function formatMonth(month: Month): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

// --- Periods ---------------------------------------------------------------------------------------------------

/** Refused where the end comes before the start; the candidate has them the other way round. */
export function makePeriod(from: Day, to: Day): Reading<Period> {
  if (from <= to) return done({ from, to });
  return refuse(
    'period.order',
    `Kỳ từ ${formatDay(from)} đến ${formatDay(to)} bị ngược.`,
    'Ghi ngày đầu trước, ngày cuối sau.',
    [{ from: to, to: from }],
  );
}

/** Whole months: `wholeMonths(2022, 4, 6)` is the second quarter of 2022. */
function wholeMonths(year: number, first: number, last: number): Period {
  return { from: mustBeDay(year, first, 1), to: mustBeDay(year, last, daysInMonth(year, last)) };
}

export const yearPeriod = (year: number): Period => wholeMonths(year, 1, 12);
/** `half` 1 (January–June) or 2. */
/** From the first to the last day of one year. */
export const isWholeYear = ({ from, to }: Period): boolean => {
  const year = yearPeriod(yearOf(from));
  return year.from === from && year.to === to;
};

export const halfPeriod = (year: number, half: 1 | 2): Period => wholeMonths(year, half * 6 - 5, half * 6);
export const quarterPeriod = (year: number, quarter: 1 | 2 | 3 | 4): Period =>
  wholeMonths(year, quarter * 3 - 2, quarter * 3);
export function monthPeriod(month: Month): Period {
  const { year, month: number } = partsOf(`${month}-01`);
  return wholeMonths(year, number, number);
}

export function inPeriod(day: Day, period: Period): boolean {
  return period.from <= day && day <= period.to;
}

/** The same period a year earlier. An end on the last day of its month stays there (28/02/2021 → 29/02/2020). */
export function samePeriodBefore(period: Period): Period {
  const { year, month, day } = partsOf(period.to);
  const isLast = day === daysInMonth(year, month);
  return {
    from: addYears(period.from, -1),
    to: isLast ? mustBeDay(year - 1, month, daysInMonth(year - 1, month)) : addYears(period.to, -1),
  };
}

/** Every month the period touches, in order. */
export function monthsOf(period: Period): Month[] {
  const months: Month[] = [];
  const first = `${monthOf(period.from)}-01` as Day;
  for (let day = first; day <= period.to; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}

/** `01/01/2022 – 31/12/2022`. */
export function formatPeriod(period: Period): string {
  return `${formatDay(period.from)} – ${formatDay(period.to)}`;
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/**
 * A period by its usual name: `năm 2022`, `6 tháng đầu năm 2022`, `quý II năm 2022`, `tháng 3 năm 2022`; any other
 * as `từ 01/02/2022 đến 05/03/2022`.
 */
export function namePeriod(period: Period): string {
  const from = partsOf(period.from);
  const to = partsOf(period.to);
  const whole = from.year === to.year && from.day === 1 && to.day === daysInMonth(to.year, to.month);
  const count = to.month - from.month + 1;
  const year = `năm ${from.year}`;
  if (whole && count === 12) return year;
  if (whole && count === 6 && from.month === 1) return `6 tháng đầu ${year}`;
  if (whole && count === 6 && from.month === 7) return `6 tháng cuối ${year}`;
  if (whole && count === 3 && from.month % 3 === 1) return `quý ${ROMAN[(from.month - 1) / 3]} ${year}`;
  if (whole && count === 1) return `tháng ${officialMonth(from.month)} ${year}`;
  if (period.from === period.to) return `ngày ${formatDay(period.from)}`;
  return `từ ${formatDay(period.from)} đến ${formatDay(period.to)}`;
}
