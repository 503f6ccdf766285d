/** A problem of one cell of a record, with its place. */

import { excerpt, formatDay, formatNumber, formatQuantity, isDay } from '../values';
import { type AnyRow, type Problem, type TableKey, tables, type WardData } from '../ward';

/** A problem of a row's cell. @param column by its key in the declaration. */
export function rowProblem(
  ward: WardData,
  key: TableKey,
  row: AnyRow,
  column: string,
  problem: Pick<Problem, 'code' | 'severity' | 'what' | 'todo'>,
): Problem {
  return {
    ...problem,
    sheet: tables[key].sheet,
    row: row.row,
    column: ward.records[key].places[column] ?? null,
    header: (tables[key].columns as Readonly<Record<string, { header: string }>>)[column]?.header ?? null,
    chapterCode: row.chapterCode,
    found: shown(row[column], ward),
  };
}

/** A field of a record as it reads on the sheet. */
function shown(value: unknown, { context }: WardData): string {
  if (isDay(value)) return formatDay(value);
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return excerpt(value, 160);
  if (typeof value !== 'object' || value === null) return '';
  if ('amount' in value && 'unit' in value)
    return formatQuantity(Number(value.amount), typeof value.unit === 'string' ? value.unit : null);
  if (!('key' in value)) return '';
  const key = String(value.key);
  return (context.members.get(key) ?? context.chapters.get(key))?.label ?? key;
}
