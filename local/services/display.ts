/** How a cell is shown: its value by its number format in the file's locale. */
// numfmt 4.0.1 names files in its package.json that it does not ship, so its entry is named here by path.
import { format, isDateFormat, isValidFormat } from '../../node_modules/numfmt/dist/index.js';
import type { Cell, CellValue } from '../model';
import { localeFacts } from './locales';

/** What `getNumberFormat` answers for a cell that has none (formats-02). */
export const AUTOMATIC = '0.###############';
export const PLAIN_TEXT = '@';

const dateFormats = new Map<string, boolean>();

/** Whether numbers under this format are days or instants. */
export function showsDate(pattern: string | undefined): boolean {
  if (pattern === undefined || pattern === AUTOMATIC || pattern === PLAIN_TEXT) return false;
  let known = dateFormats.get(pattern);
  if (known === undefined) {
    known = isValidFormat(pattern) && isDateFormat(pattern);
    dateFormats.set(pattern, known);
  }
  return known;
}

export function isErrorValue(value: CellValue | undefined): value is { readonly error: string } {
  return typeof value === 'object';
}

export function displayValue(
  value: CellValue | undefined,
  pattern: string | undefined,
  locale: string,
): string {
  if (value === undefined) return '';
  if (isErrorValue(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const given = pattern === undefined || pattern === AUTOMATIC ? 'General' : pattern;
  if (typeof value === 'string' && (given === 'General' || given === PLAIN_TEXT)) return value;
  const { tag } = localeFacts(locale);
  return format(given === PLAIN_TEXT ? 'General' : given, value, {
    locale: tag,
    leap1900: false,
    throws: false,
  });
}

export function displayOf(cell: Cell | undefined, locale: string): string {
  return displayValue(cell?.value, cell?.style?.numberFormat, locale);
}
