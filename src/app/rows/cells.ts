/**
 * One cell between a form and the sheet, whatever its kind: blank and unreadable cells, and which of a kind's own rules
 * is asked. Pure.
 */
import { done, formatNumber, normalizeText, type Reading, refuse } from '../../domain/values';
import { type AnyColumn, type Cell, type CellKind, type Context, decodeCell } from '../../domain/ward';
import type { FieldValue } from '../../shared/contract';

export const isBlankValue = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' && normalizeText(value) === '') ||
  (Array.isArray(value) && value.every((one) => normalizeText(one) === ''));

/** What a field's value reads as, and the cell that says so. */
export interface Entered {
  readonly decoded: unknown;
  readonly cell: Cell;
}

/** A column's kind, for values that were read by the same column. */
const kindOf = ({ type }: AnyColumn): CellKind<unknown> => type;

/** Reads a value that is not blank. The message of a refusal says what is wrong and what to do. */
export function readField(column: AnyColumn, value: FieldValue, context: Context): Reading<Entered> {
  const kind = kindOf(column);
  const entered = kind.enter(value, context);
  if (entered === null) return refuse('unreadable', `Chưa hiểu ô ${column.header}.`, 'Ghi lại ô này.');
  if (!entered.ok) return entered;
  const { value: decoded, typed } = entered.value;
  return done({ decoded, cell: kind.write(decoded, typed, context) });
}

const isBlank = (cell: Cell): boolean => typeof cell === 'string' && normalizeText(cell) === '';

const rawText = (cell: Cell): string =>
  typeof cell === 'boolean' ? (cell ? 'Có' : 'Không') : typeof cell === 'number' ? formatNumber(cell) : cell;

/** A cell as a person reads it; what cannot be read stands as it is. '' for a blank one. */
export function showCell(column: AnyColumn, cell: Cell, context: Context): string {
  if (isBlank(cell)) return '';
  const reading = decodeCell(column, cell, context);
  return reading.ok ? kindOf(column).show(reading.value, rawText(cell), context) : rawText(cell);
}

/** The same for a text that leaves the sheet (a chat group): who is named in it appears by initials. */
export function showCellAbroad(column: AnyColumn, cell: Cell, context: Context): string {
  const shown = showCell(column, cell, context);
  if (!column.isPerson || shown === '') return shown;
  return kindOf(column).showAbroad(decodeCell(column, cell, context), shown);
}

/**
 * A cell as the form's input takes it; undefined for a blank one. What cannot be read is the text of the cell, so that
 * nothing that stands there is lost.
 */
export function inputOf(column: AnyColumn, cell: Cell, context: Context): FieldValue | undefined {
  if (isBlank(cell)) return undefined;
  const kind = kindOf(column);
  const reading = decodeCell(column, cell, context);
  return reading.ok
    ? kind.input(reading.value, rawText(cell), context)
    : kind.inputUnread(rawText(cell), context);
}

/** Whether two cells read as the same: a cell that says already what is to be written stays as it was typed. */
export function isSameMeaning(column: AnyColumn, before: Cell, after: Cell, context: Context): boolean {
  if (before === after) return true;
  if (isBlank(before) || isBlank(after)) return isBlank(before) && isBlank(after);
  return JSON.stringify(inputOf(column, before, context)) === JSON.stringify(inputOf(column, after, context));
}
