/**
 * Reads text as Google Sheets reads what a person types or a script writes (values-05…08), in the file's locale.
 *
 * Where Google's reading is not known the text stays text: a caller that hopes for a number must not find one here
 * only.
 */
import type { CellValue } from '../model';
import { PLAIN_TEXT } from './display';
import { type LocaleFacts, localeFacts } from './locales';
import { serialOf, utcOf, wallDay } from './zones';

export interface Typed {
  /** Absent for a formula and for blank. */
  readonly value?: CellValue;
  readonly formula?: string;
  /** The number format that the reading brings along, for a cell that has none. */
  readonly format?: string;
}

export interface TypingPlace {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: Date;
  /** The cell's number format; under `@` text stays as it is (values-06). */
  readonly format?: string | undefined;
}

const YEAR_PIVOT = 30;

function fullYear(text: string): number | undefined {
  if (text.length === 4) return Number(text);
  if (text.length !== 2) return undefined;
  const year = Number(text);
  return year < YEAR_PIVOT ? 2000 + year : 1900 + year;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(utcOf(year, month, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

interface DayRead {
  readonly serial: number;
  readonly format: string;
}

function pad(letter: string, text: string): string {
  return text.length === 2 ? letter.repeat(2) : letter;
}

function readIsoDay(text: string): DayRead | undefined {
  const match = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const [, year = '', sign = '', month = '', day = ''] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  return {
    serial: serialOf(Number(year), Number(month), Number(day)),
    format: ['yyyy', pad('M', month), pad('d', day)].join(sign),
  };
}

function readLocalDay(text: string, facts: LocaleFacts, place: TypingPlace): DayRead | undefined {
  const match = /^(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{2}|\d{4}))?$/.exec(text);
  if (!match) return undefined;
  const [, first = '', sign = '', second = '', third] = match;
  if (sign === '.' && facts.dateSeparator !== '.') return undefined;
  if (third === undefined) {
    if (second.length === 4 || first.length > 2) return undefined;
    const [day, month] = facts.dateOrder === 'DMY' ? [first, second] : [second, first];
    const { year } = wallDay(place.now, place.timeZone);
    if (!isDay(year, Number(month), Number(day))) return undefined;
    const parts =
      facts.dateOrder === 'DMY' ? [pad('d', day), pad('M', month)] : [pad('M', month), pad('d', day)];
    return { serial: serialOf(year, Number(month), Number(day)), format: parts.join(sign) };
  }
  if (facts.dateOrder === 'YMD' || first.length > 2) return undefined;
  const [day, month] = facts.dateOrder === 'DMY' ? [first, second] : [second, first];
  const year = fullYear(third);
  if (year === undefined || !isDay(year, Number(month), Number(day))) return undefined;
  const parts =
    facts.dateOrder === 'DMY' ? [pad('d', day), pad('M', month)] : [pad('M', month), pad('d', day)];
  return {
    serial: serialOf(year, Number(month), Number(day)),
    format: [...parts, 'y'.repeat(third.length)].join(sign),
  };
}

/** `6/2022` is the first day of that month. */
function readMonth(text: string): DayRead | undefined {
  const match = /^(\d{1,2})([-/])(\d{4})$/.exec(text);
  if (!match) return undefined;
  const [, month = '', sign = '', year = ''] = match;
  if (!isDay(Number(year), Number(month), 1)) return undefined;
  return { serial: serialOf(Number(year), Number(month), 1), format: `${pad('M', month)}${sign}yyyy` };
}

function readTime(text: string): DayRead | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [, h = '', m = '', s] = match;
  if (Number(h) > 23 || Number(m) > 59 || Number(s ?? 0) > 59) return undefined;
  return {
    serial: (Number(h) * 3600 + Number(m) * 60 + Number(s ?? 0)) / 86_400,
    format: `${pad('H', h)}:mm${s === undefined ? '' : ':ss'}`,
  };
}

function readInstant(text: string, facts: LocaleFacts, place: TypingPlace): Typed | undefined {
  const [dayText = '', timeText, ...rest] = text.split(/[T ]+/);
  if (rest.length > 0) return undefined;
  const day = readIsoDay(dayText) ?? readLocalDay(dayText, facts, place) ?? readMonth(dayText);
  if (timeText === undefined) {
    const read = day ?? readTime(dayText);
    return read && { value: read.serial, format: read.format };
  }
  const time = readTime(timeText);
  if (!day || !time) return undefined;
  return { value: day.serial + time.serial, format: `${day.format} ${time.format}` };
}

function escapeForPattern(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const numberPatterns = new Map<LocaleFacts, RegExp>();

function numberPattern(facts: LocaleFacts): RegExp {
  let pattern = numberPatterns.get(facts);
  if (!pattern) {
    const group = /\s/.test(facts.group) ? '\\s' : escapeForPattern(facts.group);
    const decimal = escapeForPattern(facts.decimal);
    pattern = new RegExp(
      `^([+-]?)(\\d{1,3}(?:${group}\\d{3})+|\\d+(?:\\s\\d+)*|(?=${decimal}\\d))(?:${decimal}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`,
    );
    numberPatterns.set(facts, pattern);
  }
  return pattern;
}

function readNumber(text: string, facts: LocaleFacts): Typed | undefined {
  const match = numberPattern(facts).exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction, exponent] = match;
  const digits = whole.replace(/\D/g, '');
  const value = Number(`${sign}${digits || '0'}.${fraction || '0'}e${exponent ?? '0'}`);
  if (!Number.isFinite(value)) return undefined;
  if (exponent !== undefined) return { value, format: '0.00E+00' };
  // Only grouping separators set a format; spaces between digits are dropped (values-05).
  const grouped = whole.length > digits.length && !/\s/.test(whole);
  return grouped ? { value, format: fraction ? '#,##0.00' : '#,##0' } : { value };
}

function readPercent(text: string, facts: LocaleFacts): Typed | undefined {
  const match = /^(.*\S)\s*%$/.exec(text);
  const read = match && readNumber(match[1] ?? '', facts);
  if (typeof read?.value !== 'number') return undefined;
  const shown = (match?.[1] ?? '').includes(facts.decimal) ? '0.00%' : '0%';
  // 35.8 / 100 in binary is not the nearest number to 0.358; the decimal text is.
  return { value: Number(`${read.value}e-2`), format: shown };
}

function readCurrency(text: string, facts: LocaleFacts): Typed | undefined {
  const { currency } = facts;
  if (!currency?.sign || !text.includes(currency.sign)) return undefined;
  const read = readNumber(text.replace(currency.sign, '').trim(), facts);
  return read && { ...read, format: currency.format };
}

/** A text as Sheets takes it in. Blank text makes a blank cell. */
export function readTyped(text: string, place: TypingPlace): Typed {
  if (text === '') return {};
  if (place.format === PLAIN_TEXT) return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { formula: text };
  const trimmed = text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '').replaceAll('\u00a0', ' ');
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' };
  const facts = localeFacts(place.locale);
  return (
    readNumber(trimmed, facts) ??
    readPercent(trimmed, facts) ??
    readCurrency(trimmed, facts) ??
    readInstant(trimmed, facts, place) ?? { value: text }
  );
}

/**
 * A formula as a person types it in a locale with a decimal comma (`=IF(A1;1,5;2)`), in the form that scripts and
 * files use (`=IF(A1,1.5,2)`).
 */
export function formulaFromLocale(formula: string, locale: string): string {
  if (localeFacts(locale).decimal !== ',') return formula;
  return formula.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|(\d),(\d)|;/g,
    (match, before?: string, after?: string) => {
      if (match === ';') return ',';
      return before === undefined ? match : `${before}.${after ?? ''}`;
    },
  );
}
