/** Addresses of cells and areas as spreadsheets write them, to and from the model's 0-based numbers. */
import type { Area } from '../model';

/** Size of an Excel sheet (ECMA-376): the last row and column that can be named. */
export const EXCEL_ROWS = 1_048_576;
export const EXCEL_COLUMNS = 16_384;

const names: string[] = [];
/** 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
  const known = names[column];
  if (known !== undefined) return known;
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  names[column] = name;
  return name;
}

/** `A` → 0, case-insensitive. */
export function columnIndex(letters: string): number {
  let n = 0;
  for (let i = 0; i < letters.length; i++) n = n * 26 + (letters.charCodeAt(i) & 31);
  return n - 1;
}

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

/** `A1:B2`; a single cell is `A1`. */
export function areaName(area: Area, absolute = false): string {
  const d = absolute ? '$' : '';
  const from = `${d}${columnName(area.column)}${d}${area.row + 1}`;
  if (area.rows === 1 && area.columns === 1) return from;
  return `${from}:${d}${columnName(area.column + area.columns - 1)}${d}${area.row + area.rows}`;
}

/**
 * Reads `B2`, `A1:C3`, `A:C`, `2:5`, `A2:C` (open below) and `A2:3` (open to the right), with or without `$`.
 * An open side ends at `bounds`. Null where it is not an area.
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

/** A sheet's name as it stands before `!`: quoted, since Excel asks for quotes in more cases than Sheets does. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** `'Danh mục'!A2:A` → its sheet and the rest; no `!`: sheet is null. */
export function splitSheet(text: string): { sheet: string | null; rest: string } {
  const bang = text.lastIndexOf('!');
  if (bang < 0) return { sheet: null, rest: text };
  const before = text.slice(0, bang);
  const sheet = /^'.*'$/s.test(before) ? before.slice(1, -1).replaceAll("''", "'") : before;
  return { sheet, rest: text.slice(bang + 1) };
}

/** The cells for which `holds`, as few rectangles as a simple sweep finds: runs in a row, joined downwards. */
export function coveringAreas(
  rows: number,
  runsOf: (row: number) => readonly (readonly [number, number])[],
): Area[] {
  const done: Area[] = [];
  let open = new Map<string, { row: number; column: number; columns: number; rows: number }>();
  for (let row = 0; row <= rows; row++) {
    const next: typeof open = new Map();
    if (row < rows) {
      for (const [from, to] of runsOf(row)) {
        const key = `${from}:${to}`;
        const above = open.get(key);
        if (above) {
          above.rows++;
          open.delete(key);
          next.set(key, above);
        } else next.set(key, { row, column: from, columns: to - from + 1, rows: 1 });
      }
    }
    done.push(...open.values());
    open = next;
  }
  return done;
}
