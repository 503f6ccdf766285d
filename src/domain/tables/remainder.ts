/**
 * What stands behind a quantity in its cell (`35,8 tạ sắt`). It may be the thing that another cell of the row names too;
 * anything else was not understood, and a text that is left over is never dropped in silence.
 */
import { formatQuantity, normalizeText, type Quantity, quote, sameText } from '../values';
import type { AnyColumn } from './column';
import { type Catalogue, findEntry, labelOf } from './context';
import type { CellProblem } from './table';

type Columns = readonly (readonly [key: string, column: AnyColumn])[];

/** Null where nothing is left over, or the row says the same elsewhere. */
export function remainderProblem(
  key: string,
  { amount, unit, rest }: Quantity,
  columns: Columns,
  decoded: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): CellProblem | null {
  if (normalizeText(rest) === '') return null;
  const problem = (code: 'conflict' | 'unreadable', what: string, todo: string): CellProblem => ({
    column: key,
    code,
    severity: 'error',
    what,
    todo,
  });
  for (const [name, column] of columns) {
    const value = decoded[name];
    // `155 m² rác` in the column of waste.
    if (name === key && sameText(column.header, rest)) return null;
    if (name === key || typeof value !== 'string' || value === '') continue;
    if (column.type.kind === 'text' && sameText(value, rest)) return null;
    if (column.type.kind !== 'choice' || column.type.list === 'units') continue;
    const named = entryAtStart(rest, column.type.list, catalogue);
    if (named === value) return null;
    if (named !== null) {
      return problem(
        'conflict',
        `Ô này ghi ${quote(rest)} mà ${column.header.toLowerCase()} ghi “${labelOf(column.type.list, value, catalogue)}”.`,
        'Giữ một tên đúng.',
      );
    }
  }
  return problem(
    'unreadable',
    `Chưa hiểu ${quote(rest)} ở sau ${formatQuantity(amount, unit)}.`,
    'Ô này chỉ ghi số và đơn vị; phần còn lại ghi vào ô của nó hoặc Ghi chú.',
  );
}

/** Key of the entry whose name the text begins with (`sắt vụn loại một`); null where it begins with none. */
function entryAtStart(
  text: string,
  list: Parameters<typeof findEntry>[1],
  catalogue: Catalogue,
): string | null {
  const words = normalizeText(text).split(' ');
  for (let count = words.length; count > 0; count -= 1) {
    const found = findEntry(words.slice(0, count).join(' '), list, catalogue);
    if (found !== undefined) return found.key;
  }
  return null;
}
