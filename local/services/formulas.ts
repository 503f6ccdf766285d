/**
 * References inside formula text: moved with a copied cell, shifted when rows or columns are inserted or deleted,
 * renamed with
 * their sheet. Text in quotes and function names are left alone. Nothing is computed here.
 */
import { columnIndex, columnName, withSheet } from '../a1';

/** A reference, or text that only looks like one and must be skipped. */
export const A1_TOKENS =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?[1-9]\d*(?::\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?|\$?[1-9]\d*:\$?[1-9]\d*)(?![\p{L}\p{N}_(!.])|[\p{L}_][\p{L}\p{N}_.]*|\d+(?:\.\d+)?/gu;

/** One end of a reference, 0-based. A side that is absent runs over the whole row or column. */
export interface Corner {
  readonly column?: { readonly index: number; readonly fixed: boolean };
  readonly row?: { readonly index: number; readonly fixed: boolean };
}

export function readCorner(text: string): Corner {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text);
  const [, first = '', letters = '', second = '', digits = ''] = match ?? [];
  const rowFixed = letters === '' ? first === '$' || second === '$' : second === '$';
  return {
    ...(letters === '' ? {} : { column: { index: columnIndex(letters), fixed: first === '$' } }),
    ...(digits === '' ? {} : { row: { index: Number(digits) - 1, fixed: rowFixed } }),
  };
}

export function writeCorner(corner: Corner): string {
  const column = corner.column ? `${corner.column.fixed ? '$' : ''}${columnName(corner.column.index)}` : '';
  const row = corner.row ? `${corner.row.fixed ? '$' : ''}${corner.row.index + 1}` : '';
  return column + row;
}

type Rewrite = (
  from: Corner,
  to: Corner | undefined,
  sheet: string | undefined,
) => readonly Corner[] | 'gone' | 'same';

function unquote(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function rewrite(formula: string, change: Rewrite): string {
  return formula.replace(
    A1_TOKENS,
    (token: string, prefix: string | undefined, reference: string | undefined) => {
      if (reference === undefined) return token;
      const [from = '', to] = reference.split(':');
      const changed = change(
        readCorner(from),
        to === undefined ? undefined : readCorner(to),
        prefix === undefined ? undefined : unquote(prefix),
      );
      if (changed === 'same') return token;
      if (changed === 'gone') return `${prefix ?? ''}#REF!`;
      return (prefix ?? '') + changed.map(writeCorner).join(':');
    },
  );
}

/** A formula as it reads after being copied so many rows down and columns right. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const moved = (corner: Corner): Corner | 'gone' => {
    const column = corner.column && {
      ...corner.column,
      index: corner.column.index + (corner.column.fixed ? 0 : columns),
    };
    const row = corner.row && { ...corner.row, index: corner.row.index + (corner.row.fixed ? 0 : rows) };
    if ((column && column.index < 0) || (row && row.index < 0)) return 'gone';
    return { ...(column ? { column } : {}), ...(row ? { row } : {}) };
  };
  return rewrite(formula, (from, to) => {
    const first = moved(from);
    const second = to && moved(to);
    if (first === 'gone' || second === 'gone') return 'gone';
    return second ? [first, second] : [first];
  });
}

/**
 * Rows or columns of a sheet that were inserted (`count` > 0, before `at`) or deleted (`count` < 0, from `at`
 * on). 0-based.
 */
export interface GridShift {
  readonly sheet: string;
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
}

/** Where an index goes; undefined where it was deleted. */
export function shiftIndex(index: number, shift: GridShift): number | undefined {
  if (index < shift.at) return index;
  if (shift.count > 0) return index + shift.count;
  return index < shift.at - shift.count ? undefined : index + shift.count;
}

/** Where a stretch goes; undefined where nothing of it is left. `end` is inclusive; undefined runs to the edge. */
export function shiftStretch(
  start: number,
  end: number | undefined,
  shift: GridShift,
): { start: number; end: number | undefined } | undefined {
  if (shift.count > 0) {
    return {
      start: start >= shift.at ? start + shift.count : start,
      end: end !== undefined && end >= shift.at ? end + shift.count : end,
    };
  }
  const gone = -shift.count;
  const newStart = start >= shift.at + gone ? start - gone : Math.min(start, shift.at);
  if (end === undefined) return { start: newStart, end };
  const newEnd = end >= shift.at + gone ? end - gone : Math.min(end, shift.at - 1);
  return newEnd < newStart ? undefined : { start: newStart, end: newEnd };
}

/** A formula on the sheet `home`, after a shift. */
export function shiftFormula(formula: string, home: string, shift: GridShift): string {
  const { axis } = shift;
  return rewrite(formula, (from, to, sheet) => {
    if ((sheet ?? home) !== shift.sheet) return 'same';
    const start = from[axis];
    const end = (to ?? from)[axis];
    if (!start) return 'same';
    const stretch = shiftStretch(start.index, end?.index, shift);
    if (!stretch) return 'gone';
    const first: Corner = { ...from, [axis]: { ...start, index: stretch.start } };
    if (!to) return [first];
    if (!end || stretch.end === undefined) return [first, to];
    return [first, { ...to, [axis]: { ...end, index: stretch.end } }];
  });
}

/** A formula after a sheet got another name. */
export function renameSheetInFormula(formula: string, before: string, after: string): string {
  return formula.replace(
    A1_TOKENS,
    (token: string, prefix: string | undefined, reference: string | undefined) =>
      prefix !== undefined && reference !== undefined && unquote(prefix) === before
        ? withSheet(after, reference)
        : token,
  );
}

/** A formula after the sheet that it names is deleted. */
export function sheetGoneInFormula(formula: string, name: string): string {
  return formula.replace(
    A1_TOKENS,
    (token: string, prefix: string | undefined, reference: string | undefined) =>
      prefix !== undefined && reference !== undefined && unquote(prefix) === name ? '#REF!' : token,
  );
}
