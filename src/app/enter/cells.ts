/**
 * One cell between a form and the sheet: what was typed is read by the column's own reader and written in one form
 * (days as ISO text, money and numbers as numbers, references as `Tên · MÃ`); what stands in a cell is shown to a
 * person or put back into an input. Pure.
 */

import {
  type Birth,
  type Day,
  done,
  failed,
  formatDay,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPhone,
  formatQuantity,
  initials,
  isDay,
  normalizeText,
  type Quantity,
  type Reading,
  type Refused,
  refuse,
} from '../../domain/values';
import {
  type AnyColumn,
  type Cell,
  type Context,
  decodeCell,
  encodeReference,
  labelOf,
  type Pointed,
  readChoice,
  readEach,
  type Target,
  WARD,
  wardEntry,
} from '../../domain/ward';
import type { FieldKind, FieldValue } from '../../shared/contract';
import { FIRST_DAY, lastDay, readTypedDay } from '../../shared/understood';

/** Characters of each kind. A cell of Sheets holds 50,000; nothing that a ward records in one needs a tenth of that. */
const LENGTHS: Partial<Record<FieldKind, number>> = { text: 300, longText: 5000, name: 120, code: 20 };
const OTHER_LENGTH = 200;

/** The kind of input that a column asks for. */
export function fieldKindOf({ type }: AnyColumn): FieldKind {
  switch (type.kind) {
    case 'text':
      return type.long ? 'longText' : 'text';
    case 'reference':
      return type.to;
    case 'id':
    case 'instant':
    case 'rate':
      return 'text';
    default:
      return type.kind;
  }
}

export const maxLengthOf = (column: AnyColumn): number => LENGTHS[fieldKindOf(column)] ?? OTHER_LENGTH;

export const isBlankValue = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' && normalizeText(value) === '') ||
  (Array.isArray(value) && value.every((one) => normalizeText(one) === ''));

/** What a field's value reads as, and the cell that says so. */
export interface Entered {
  readonly decoded: unknown;
  readonly cell: Cell;
}

/** Reads a value that is not blank. The message of a refusal says what is wrong and what to do. */
export function readField(column: AnyColumn, value: FieldValue, context: Context): Reading<Entered> {
  const { type } = column;
  if (type.kind === 'choices') return readSeveral(column, type.list, value, context);
  if (Array.isArray(value)) return wrongShape(column);
  if (typeof value === 'boolean') {
    return type.kind === 'yesNo' ? entered(column, value, value, context) : wrongShape(column);
  }
  const text = normalizeText(value);
  const tooLong = lengthProblem(column, text);
  if (tooLong !== null) return tooLong;
  if (type.kind === 'day') {
    const day = readTypedDay(text, context.today, type.mayBeFuture);
    if (!day.ok) return again(day);
    if (day.value < FIRST_DAY || day.value > lastDay(context.today)) {
      return refuse('absurd', `Ngày ${formatDay(day.value)} xa quá.`, 'Xem lại năm.');
    }
    return entered(column, day.value, text, context);
  }
  // A line break inside a short text would only make the row tall.
  const flat = type.kind === 'text' && type.long ? text : text.replace(/\n/g, ' ');
  const reading = decodeCell(column, flat, context);
  return reading.ok ? entered(column, reading.value, flat, context) : again(reading);
}

/** A refusal without its candidates, which are of the reader's own type. */
const again = ({ problem: { code, what, todo, leftover } }: Refused<unknown>): Refused<never> =>
  failed({ code, what, todo, ...(leftover && { leftover }) });

const wrongShape = (column: AnyColumn) =>
  refuse<never>('unreadable', `Chưa hiểu ô ${column.header}.`, 'Ghi lại ô này.');

function lengthProblem(column: AnyColumn, text: string) {
  const most = maxLengthOf(column);
  return text.length <= most
    ? null
    : refuse<never>(
        'tooLong',
        `Dài ${formatNumber(text.length)} ký tự.`,
        `Rút lại còn ${formatNumber(most)} ký tự.`,
      );
}

function readSeveral(
  column: AnyColumn,
  list: Parameters<typeof readChoice>[1],
  value: FieldValue,
  context: Context,
): Reading<Entered> {
  if (typeof value === 'boolean') return wrongShape(column);
  if (typeof value === 'string') {
    const text = normalizeText(value);
    const tooLong = lengthProblem(column, text);
    if (tooLong !== null) return tooLong;
    const reading = decodeCell(column, text, context);
    return reading.ok ? entered(column, reading.value, text, context) : again(reading);
  }
  const keys: string[] = [];
  for (const one of value.map(normalizeText).filter((text) => text !== '')) {
    const tooLong = lengthProblem(column, one);
    if (tooLong !== null) return tooLong;
    const reading = readChoice(one, list, context.catalogue);
    if (!reading.ok) return again(reading);
    if (!keys.includes(reading.value)) keys.push(reading.value);
  }
  return entered(column, keys, '', context);
}

const entered = (
  column: AnyColumn,
  decoded: unknown,
  typed: string | boolean,
  context: Context,
): Reading<Entered> => done({ decoded, cell: encode(column, decoded, typed, context) });

/** The cell for a decoded value. Its types are those that `decodeCell` gives for the column. */
function encode(column: AnyColumn, decoded: unknown, typed: string | boolean, context: Context): Cell {
  const { type } = column;
  switch (type.kind) {
    case 'money':
    case 'count':
    case 'decimal':
    case 'year':
      return Number(decoded);
    case 'quantity': {
      const { amount, unit } = decoded as Quantity;
      return unit === null ? amount : typeof typed === 'string' ? typed : amount;
    }
    case 'day':
      return String(decoded);
    case 'birth': {
      const { year, day } = decoded as Birth;
      if (day !== null) return formatDay(day);
      // “05/1975” counts as 1975; the month that was typed stays in the cell.
      return typeof typed === 'string' && /\d[/.-]\d{4}/.test(typed) ? typed : String(year);
    }
    case 'month':
      return formatMonth(decoded as Parameters<typeof formatMonth>[0]);
    case 'yesNo':
      return decoded === true ? 'Có' : 'Không';
    case 'rate':
      return percentText(Number(decoded));
    case 'choice':
      return labelOf(type.list, String(decoded), context.catalogue);
    case 'choices':
      return (decoded as readonly string[])
        .map((key) => labelOf(type.list, key, context.catalogue))
        .join(', ');
    case 'phone':
      return formatPhone(String(decoded));
    case 'reference': {
      const pointed = pointedBy(decoded, type.to, context);
      return pointed === undefined
        ? String(typed)
        : pointed.key === WARD
          ? pointed.label
          : encodeReference(pointed);
    }
    default:
      return String(decoded);
  }
}

/** The row that a decoded reference points at; undefined for a woman known only by name. */
function pointedBy(decoded: unknown, to: Target, context: Context): Pointed | undefined {
  if (to === 'party') {
    const { kind, key } = decoded as { kind: 'member' | 'chapter' | 'name'; key: string };
    if (kind === 'name') return undefined;
    return kind === 'member' ? context.members.get(key) : context.chapters.get(key);
  }
  const key = String(decoded);
  if (key === WARD) return wardEntry;
  if (to === 'pairing') return context.pairs.get(key);
  return to === 'member' ? context.members.get(key) : context.chapters.get(key);
}

/** `90%`, `82,5%`: as few decimals as the share has. A bare number would be read another way by who looks at the cell. */
const percentText = (share: number): string => `${formatNumber(Number((share * 100).toFixed(6)))}%`;

const blank = (cell: Cell): boolean => typeof cell === 'string' && normalizeText(cell) === '';

const rawText = (cell: Cell): string =>
  typeof cell === 'boolean' ? (cell ? 'Có' : 'Không') : typeof cell === 'number' ? formatNumber(cell) : cell;

/** A cell as a person reads it; what cannot be read stands as it is. '' for a blank one. */
export function showCell(column: AnyColumn, cell: Cell, context: Context): string {
  if (blank(cell)) return '';
  const reading = decodeCell(column, cell, context);
  if (!reading.ok) return rawText(cell);
  const { type } = column;
  const { value } = reading;
  switch (type.kind) {
    case 'day':
      return formatDay(value as Day);
    case 'money':
      return formatMoney(Number(value));
    case 'count':
    case 'decimal':
      return formatNumber(Number(value));
    case 'quantity': {
      const { amount, unit, rest } = value as Quantity;
      return [formatQuantity(amount, unit), rest].filter((part) => part !== '').join(' ');
    }
    case 'reference':
      return pointedBy(value, type.to, context)?.label ?? rawText(cell);
    default:
      return String(encode(column, value, rawText(cell), context));
  }
}

/** The same for a text that leaves the sheet (a chat group): people appear by their initials. */
export function showCellAbroad(column: AnyColumn, cell: Cell, context: Context): string {
  const shown = showCell(column, cell, context);
  const { type } = column;
  if (type.kind === 'reference' && type.to === 'pairing') {
    const pair = decodeCell(column, cell, context);
    return pair.ok ? String(pair.value) : '';
  }
  if (type.kind !== 'reference' || (type.to !== 'member' && type.to !== 'party')) return shown;
  const reading = decodeCell(column, cell, context);
  const isChapter =
    reading.ok && type.to === 'party' && (reading.value as { kind: string }).kind === 'chapter';
  return isChapter ? shown : initials(shown);
}

/**
 * A cell as the form's input takes it; undefined for a blank one. Each kind of input gets what it can show: several
 * values are always a list, in which a word that is none of the list's stays as it was typed; what cannot be read is
 * the text of the cell.
 */
export function inputOf(column: AnyColumn, cell: Cell, context: Context): FieldValue | undefined {
  if (blank(cell)) return undefined;
  const { type } = column;
  if (type.kind === 'choices') return labelsOf(rawText(cell), type.list, context);
  const reading = decodeCell(column, cell, context);
  if (!reading.ok) return rawText(cell);
  const { value } = reading;
  switch (type.kind) {
    case 'text':
      // An input of one line drops line breaks without a word; the sheet's reader takes them for spaces too.
      return type.long ? String(value) : String(value).replace(/\n/g, ' ');
    case 'day':
      return isDay(value) ? value : rawText(cell);
    case 'yesNo':
      return value === true;
    case 'money':
    case 'decimal':
      return formatNumber(Number(value));
    case 'count':
    case 'year':
      return String(value);
    case 'quantity':
      return showCell(column, cell, context);
    default:
      return String(encode(column, value, rawText(cell), context));
  }
}

/** Labels of the values that a cell names, each once; unknown words as they stand. */
const labelsOf = (text: string, list: Parameters<typeof readChoice>[1], context: Context): string[] => [
  ...new Set(
    readEach(text, list, context.catalogue).map(({ typed, reading }) =>
      reading.ok ? labelOf(list, reading.value, context.catalogue) : typed,
    ),
  ),
];

/** Whether two cells read as the same: a cell that says already what is to be written stays as it was typed. */
export function isSameMeaning(column: AnyColumn, before: Cell, after: Cell, context: Context): boolean {
  if (before === after) return true;
  if (blank(before) || blank(after)) return blank(before) && blank(after);
  return JSON.stringify(inputOf(column, before, context)) === JSON.stringify(inputOf(column, after, context));
}
