/**
 * A1 notation, to and from the model's 0-based numbers: cells, areas, and references with a sheet before the `!`.
 *
 * A `Notation` keeps which sides were left open (`A2:A`), since a script reads its range back as it was written. An
 * `Area` is what such a notation means on a grid of known size.
 */
import type { Area } from './model';

/** Sides that the notation leaves open run to the edge of the grid. */
export interface Notation {
  /** Absent: no sheet named. '' where an empty name stands before the `!` (grid-11). */
  readonly sheet?: string;
  readonly startRow?: number;
  readonly endRow?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/** Size of an Excel sheet (ECMA-376): the last row and column that can be named. */
export const EXCEL_ROWS = 1_048_576;
export const EXCEL_COLUMNS = 16_384;

// --- Columns and cells ----------------------------------------------------------------------------------------------

/** Writing a workbook names the column of every cell. */
const knownNames: string[] = [];

/** 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
  const known = knownNames[column];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  knownNames[column] = name;
  return name;
}

/** `A` → 0, `aa` → 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  // The low five bits are the letter's number in the alphabet, in either case.
  for (let i = 0; i < letters.length; i += 1) index = index * 26 + (letters.charCodeAt(i) & 31);
  return index - 1;
}

/** Row 3, column 2 → `C4`. */
export function cellName(row: number, column: number): string {
  return columnName(column) + (row + 1);
}

/** `$B$3` or `B3` → row 2, column 1; null where it is no cell. */
export function parseCell(text: string): { row: number; column: number } | null {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (!found?.[1] || !found[2]) return null;
  const row = Number(found[2]) - 1;
  return row < 0 ? null : { row, column: columnIndex(found[1]) };
}

// --- Areas ----------------------------------------------------------------------------------------------------------

/** `A1:B2`; a single cell is `A1`. */
export function areaName(area: Area, absolute = false): string {
  const d = absolute ? '$' : '';
  const from = `${d}${columnName(area.column)}${d}${area.row + 1}`;
  if (area.rows === 1 && area.columns === 1) return from;
  return `${from}:${d}${columnName(area.column + area.columns - 1)}${d}${area.row + area.rows}`;
}

/**
 * Reads `B2`, `A1:C3`, `A:C`, `2:5`, `A2:C` (open below) and `A2:3` (open to the right), with or without `$`.
 * An open side ends at `bounds`. Null where it is not an area. More lenient than `parseNotation`: files name areas that
 * are larger than their sheet.
 */
export function parseArea(text: string, bounds = { rows: EXCEL_ROWS, columns: EXCEL_COLUMNS }): Area | null {
  const found = /^([A-Za-z]{0,3})(\d{0,7})(?::([A-Za-z]{0,3})(\d{0,7}))?$/.exec(text.replaceAll('$', ''));
  if (!found) return null;
  const [, c1 = '', r1 = '', c2, r2] = found;
  if (c2 === undefined || r2 === undefined) {
    const cell = parseCell(c1 + r1);
    return cell && { ...cell, rows: 1, columns: 1 };
  }
  if ((c1 === '' && r1 === '') || (c2 === '' && r2 === '')) return null;
  const column = c1 === '' ? 0 : columnIndex(c1);
  const row = r1 === '' ? 0 : Number(r1) - 1;
  const lastColumn = c2 === '' ? (c1 !== '' && r1 === '' ? column : bounds.columns - 1) : columnIndex(c2);
  const lastRow = r2 === '' ? bounds.rows - 1 : Number(r2) - 1;
  if (row < 0 || lastRow < 0) return null;
  return {
    row: Math.min(row, lastRow),
    column: Math.min(column, lastColumn),
    rows: Math.abs(lastRow - row) + 1,
    columns: Math.abs(lastColumn - column) + 1,
  };
}

/** A `sqref`: areas with spaces between, cut to `bounds`; areas that lie wholly outside are left out. */
export function parseAreas(text: string, bounds: { rows: number; columns: number }): Area[] {
  const areas: Area[] = [];
  for (const word of text.split(/\s+/)) {
    const area = word === '' ? null : parseArea(word, bounds);
    if (area === null || area.row >= bounds.rows || area.column >= bounds.columns) continue;
    areas.push({
      row: area.row,
      column: area.column,
      rows: Math.min(area.rows, bounds.rows - area.row),
      columns: Math.min(area.columns, bounds.columns - area.column),
    });
  }
  return areas;
}

export function areaNames(areas: readonly Area[]): string {
  return areas.map((area) => areaName(area)).join(' ');
}

// --- Sheets ---------------------------------------------------------------------------------------------------------

/** A sheet's name in quotes, always: Excel asks for them in more cases than Google does. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A sheet's name as Google writes it before `!`: in quotes only where it could be read as something else. */
function sheetPrefix(name: string): string {
  const isPlain =
    /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^R\d*C\d*$/i.test(name);
  return isPlain ? name : quotedSheet(name);
}

export function withSheet(sheet: string, notation: string): string {
  return `${sheetPrefix(sheet)}!${notation}`;
}

/** `'Danh mục'!A2:A` → its sheet and the rest; no `!`: the sheet is null. */
export function splitSheet(text: string): { sheet: string | null; rest: string } {
  const quoted = /^'((?:[^']|'')*)'!(.*)$/s.exec(text);
  if (quoted) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), rest: quoted[2] ?? '' };
  const at = text.lastIndexOf('!');
  return at < 0 ? { sheet: null, rest: text } : { sheet: text.slice(0, at), rest: text.slice(at + 1) };
}

// --- Notations ------------------------------------------------------------------------------------------------------

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

/** A corner in A1 or, where it names both, in R1C1 notation (grid-12). */
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
    ...(sheet === null ? {} : { sheet }),
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
