/** Which cells of a sheet a script names: by numbers, by notation, by a range's name. */
import { type Notation, notationArea, parseNotation } from '../a1';
import type { Area, Sheet, Workbook } from '../model';
import { ScriptException } from './exceptions';
import type { Execution } from './execution';
import type * as G from './google';
import { resolveReference, usedColumns, usedRows } from './grid';

interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly notation: Notation;
}

/**
 * grid-01, grid-02; past the grid the host refuses at once (grid-03). Rows and columns are 1-based, as
 * scripts count.
 */
export function areaAt(sheet: Sheet, row: number, column: number, numRows: number, numColumns: number): Area {
  const [r, c, rows, columns] = [row, column, numRows, numColumns].map(Math.trunc) as [
    number,
    number,
    number,
    number,
  ];
  if (r < 1) throw new ScriptException('The starting row of the range is too small.');
  if (c < 1) throw new ScriptException('The starting column of the range is too small.');
  if (rows < 1) throw new ScriptException('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new ScriptException('The number of columns in the range must be at least 1.');
  if (r + rows - 1 > sheet.rows || c + columns - 1 > sheet.columns) {
    throw new ScriptException('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return { row: r - 1, column: c - 1, rows, columns };
}

/** grid-10…12, grid-17: what a text means on a sheet. A named range may lie on another one. */
function placeOf(workbook: Workbook, sheet: Sheet, text: string): Place {
  const notation = parseNotation(text);
  const here =
    notation && (notation.sheet === undefined || notation.sheet === '' || notation.sheet === sheet.name);
  const area = here ? notationArea(notation, sheet.rows, sheet.columns) : undefined;
  if (notation && area) return { sheet, area, notation };
  const named = workbook.namedRanges.find((item) => item.name === text);
  const found = named && resolveReference(workbook, named.range);
  if (named && found) return placeOf(workbook, found.sheet, withoutSheet(named.range));
  throw new ScriptException('Range not found');
}

function withoutSheet(reference: string): string {
  return reference.slice(reference.lastIndexOf('!') + 1);
}

/** The range that a text names on a sheet. */
export function rangeNamed(execution: Execution, sheet: Sheet, text: string): G.Range {
  const place = placeOf(execution.workbook, sheet, text);
  return execution.objects.range(place.sheet, place.area, place.notation);
}

/**
 * The range of a reference (`'Tái chế'!A2:A`), as rules, charts and names keep it; undefined where it names
 * nothing.
 */
export function rangeOfReference(execution: Execution, reference: string): G.Range | undefined {
  const found = resolveReference(execution.workbook, reference);
  return found && rangeNamed(execution, found.sheet, withoutSheet(reference));
}

export function wholeArea(sheet: Sheet): Area {
  return { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns };
}

/** Rows and columns up to the last content: what `getDataRange` spans (values-11). */
export function dataArea(sheet: Sheet): Area {
  return { row: 0, column: 0, rows: Math.max(1, usedRows(sheet)), columns: Math.max(1, usedColumns(sheet)) };
}
