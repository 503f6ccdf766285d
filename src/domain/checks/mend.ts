/**
 * Cells that one press can mend, because only one thing can be meant: a telephone number under its prefix of before 2018 or
 * without its zero, characters that nobody sees, a bare number where the chapter writes `Tổ 3`. Nothing here writes a cell: a
 * person presses, and can take it back.
 */
import { formatPhone, isPrintable, normalizeText, printable } from '../values';
import { type AnyColumn, type Cell, type Context, decodeCell } from '../ward';

/** Refusals of telephone numbers that say the right one themselves. */
const SAID: ReadonlySet<string> = new Set(['phone.zero', 'phone.old']);

/**
 * What the cell is to say instead, and reads well; null where somebody has to choose, or nothing is wrong.
 * @param cell as it stands: the same cell always mends to the same, so that what was mended can be told from what was typed.
 */
export function mendOf(column: AnyColumn, cell: Cell, context: Context): string | null {
  const after = meantBy(column, cell, context);
  return after !== null && after !== '' && decodeCell(column, after, context).ok ? after : null;
}

function meantBy(column: AnyColumn, cell: Cell, context: Context): string | null {
  if (typeof cell === 'boolean') return null;
  if (typeof cell === 'string' && !isPrintable(cell)) return normalizeText(printable(cell));
  if (column.isNumbered) return numberedName(column, cell);
  if (column.type.kind !== 'phone') return null;
  const reading = decodeCell(column, cell, context);
  if (reading.ok || !SAID.has(reading.problem.code)) return null;
  const [only, ...others] = reading.problem.candidates ?? [];
  return typeof only === 'string' && others.length === 0 ? formatPhone(only) : null;
}

/** `Tổ 3` of a column “Tổ” in which `3` stands; null for anything but a number. */
export function numberedName({ header }: Pick<AnyColumn, 'header'>, cell: Cell): string | null {
  const text = normalizeText(String(cell));
  return /^\d{1,3}$/.test(text) ? `${header} ${Number(text)}` : null;
}
