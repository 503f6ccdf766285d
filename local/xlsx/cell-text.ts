/** A cell's value as the plain text that filters compare and charts repeat. */
import type { CellValue } from '../model';

export function cellText(value: CellValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
