/** A1 and R1C1 notation, to and from 0-based areas (grid-10…13). */
import type { Area } from '../model';

/** Sides that the notation leaves open run to the edge of the grid. */
export interface Notation {
  /** Absent: no sheet named. '' where an empty name stands before the `!` (grid-11). */
  readonly sheet?: string;
  readonly startRow?: number;
  readonly endRow?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `A` → `0`, `aa` → `26`. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function quoteSheet(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) &&
    !/^[A-Za-z]{1,3}\d+$/.test(name) &&
    !/^R\d*C\d*$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

function splitSheet(text: string): { sheet?: string; rest: string } {
  const quoted = /^'((?:[^']|'')*)'!(.*)$/s.exec(text);
  if (quoted) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), rest: quoted[2] ?? '' };
  const at = text.lastIndexOf('!');
  return at < 0 ? { rest: text } : { sheet: text.slice(0, at), rest: text.slice(at + 1) };
}

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

function corner(text: string): Corner | undefined {
  const a1 = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/.exec(text);
  if (a1 && text !== '' && (a1[1] !== undefined || a1[2] !== undefined)) {
    return {
      ...(a1[2] === undefined ? {} : { row: Number(a1[2]) - 1 }),
      ...(a1[1] === undefined ? {} : { column: columnIndex(a1[1]) }),
    };
  }
  const r1c1 = /^R([1-9]\d{0,7})C([1-9]\d{0,4})$/i.exec(text);
  if (r1c1) return { row: Number(r1c1[1]) - 1, column: Number(r1c1[2]) - 1 };
  return undefined;
}

function ordered(a: number | undefined, b: number | undefined): [number | undefined, number | undefined] {
  return a !== undefined && b !== undefined && a > b ? [b, a] : [a, b];
}

/** Undefined where the text is no notation. */
export function parseNotation(text: string): Notation | undefined {
  const { sheet, rest } = splitSheet(text.trim());
  const [from = '', to, ...more] = rest.split(':');
  if (more.length > 0) return undefined;
  const first = corner(from);
  const second = to === undefined ? first : corner(to);
  if (!first || !second) return undefined;
  // A lone `5` or `D` is no range.
  if (to === undefined && (first.row === undefined || first.column === undefined)) return undefined;
  let [startRow, endRow] = ordered(first.row, second.row);
  let [startColumn, endColumn] = ordered(first.column, second.column);
  // `A:A5` and `A5:A` both run from row 5 to the end.
  if (startRow === undefined && endRow !== undefined) [startRow, endRow] = [endRow, undefined];
  if (startColumn === undefined && endColumn !== undefined) [startColumn, endColumn] = [endColumn, undefined];
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(startRow === undefined ? {} : { startRow }),
    ...(endRow === undefined ? {} : { endRow }),
    ...(startColumn === undefined ? {} : { startColumn }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

/** The area of a notation on a grid; undefined where it lies outside. */
export function notationArea(notation: Notation, rows: number, columns: number): Area | undefined {
  const row = notation.startRow ?? 0;
  const column = notation.startColumn ?? 0;
  const endRow = notation.endRow ?? rows - 1;
  const endColumn = notation.endColumn ?? columns - 1;
  if (row >= rows || column >= columns || endRow >= rows || endColumn >= columns) return undefined;
  return { row, column, rows: endRow - row + 1, columns: endColumn - column + 1 };
}

/** Normal form: `C5:B2` → `B2:C5`, `5:2` → `2:5`; a single cell has no colon; a whole sheet is ''. */
export function formatNotation(notation: Notation): string {
  const cell = (row: number | undefined, column: number | undefined) =>
    `${column === undefined ? '' : columnName(column)}${row === undefined ? '' : row + 1}`;
  const from = cell(notation.startRow, notation.startColumn);
  const to = cell(notation.endRow, notation.endColumn);
  const whole = notation.startRow !== undefined && notation.startColumn !== undefined;
  if (from === '' && to === '') return '';
  return from === to && whole ? from : `${from}:${to}`;
}

export function areaNotation(area: Area): Notation {
  return {
    startRow: area.row,
    endRow: area.row + area.rows - 1,
    startColumn: area.column,
    endColumn: area.column + area.columns - 1,
  };
}

export function formatArea(area: Area): string {
  return formatNotation(areaNotation(area));
}

export function withSheet(sheet: string, notation: string): string {
  return `${quoteSheet(sheet)}!${notation}`;
}
