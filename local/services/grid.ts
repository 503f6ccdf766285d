/** Cells of a sheet and changes of its shape: what every service on cells builds on. 0-based. */

import { notationArea, parseNotation, withSheet } from '../a1';
import type { Area, Cell, CellValue, Sheet, Style, TextStyle, Workbook } from '../model';
import { ScriptException } from './exceptions';
import {
  type GridShift,
  renameSheetInFormula,
  sheetGoneInFormula,
  shiftFormula,
  shiftIndex,
  shiftStretch,
} from './formulas';

/** Google's limit for one workbook (grid-06): rows × columns of every sheet, empty cells too. */
const MAX_CELLS = 10_000_000;
/** grid-08. */
export const MAX_CHARACTERS = 50_000;

export const DEFAULT_TEXT: TextStyle = {
  fontFamily: 'Arial',
  fontSize: 10,
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  color: '#000000',
};

export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.cells[row]?.[column];
}

/** The cell at a position, made if there is none. */
export function cellFor(sheet: Sheet, row: number, column: number): Cell {
  let cells = sheet.cells[row];
  if (!cells) {
    cells = [];
    sheet.cells[row] = cells;
  }
  let cell = cells[column];
  if (!cell) {
    cell = {};
    cells[column] = cell;
  }
  return cell;
}

/** Takes the value, the formula and the rich text out of a cell; format and note stay. */
export function clearContent(cell: Cell): void {
  delete cell.value;
  delete cell.formula;
  delete cell.runs;
}

export function setContent(cell: Cell, value: CellValue | undefined, formula?: string): void {
  clearContent(cell);
  if (value !== undefined && value !== '') cell.value = value;
  if (formula !== undefined) cell.formula = formula;
}

export function hasContent(cell: Cell | undefined): boolean {
  return (
    cell !== undefined && ((cell.value !== undefined && cell.value !== '') || cell.formula !== undefined)
  );
}

function lastContent(cells: readonly (Cell | undefined)[] | undefined): number {
  if (!cells) return -1;
  for (let column = cells.length - 1; column >= 0; column -= 1) {
    if (hasContent(cells[column])) return column;
  }
  return -1;
}

/** Number of rows up to the last one with content; 0 for an empty sheet (values-11, values-12). */
export function usedRows(sheet: Sheet): number {
  for (let row = sheet.cells.length - 1; row >= 0; row -= 1) {
    if (lastContent(sheet.cells[row]) >= 0) return row + 1;
  }
  return 0;
}

export function usedColumns(sheet: Sheet): number {
  let last = -1;
  for (const cells of sheet.cells) last = Math.max(last, lastContent(cells));
  return last + 1;
}

export function eachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) visit(row, column);
  }
}

/** Visits only the cells that exist: a formatted column of ten thousand rows costs only its existing cells. */
export function eachExistingCell(
  sheet: Sheet,
  area: Area,
  visit: (cell: Cell, row: number, column: number) => void,
): void {
  const endRow = Math.min(area.row + area.rows, sheet.cells.length);
  for (let row = area.row; row < endRow; row += 1) {
    const cells = sheet.cells[row];
    if (!cells) continue;
    const endColumn = Math.min(area.column + area.columns, cells.length);
    for (let column = area.column; column < endColumn; column += 1) {
      const cell = cells[column];
      if (cell) visit(cell, row, column);
    }
  }
}

export function contains(area: Area, row: number, column: number): boolean {
  return (
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}

export function intersects(a: Area, b: Area): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

export function covers(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

/** What is left of an area when another is taken out of it: up to four pieces. */
export function subtract(area: Area, hole: Area): Area[] {
  if (!intersects(area, hole)) return [area];
  const pieces: Area[] = [];
  const endRow = area.row + area.rows;
  const endColumn = area.column + area.columns;
  const top = Math.max(area.row, hole.row);
  const bottom = Math.min(endRow, hole.row + hole.rows);
  const holeEnd = hole.column + hole.columns;
  if (area.row < top) pieces.push({ ...area, rows: top - area.row });
  if (area.column < hole.column) {
    pieces.push({ row: top, column: area.column, rows: bottom - top, columns: hole.column - area.column });
  }
  if (holeEnd < endColumn) {
    pieces.push({ row: top, column: holeEnd, rows: bottom - top, columns: endColumn - holeEnd });
  }
  if (bottom < endRow) pieces.push({ ...area, row: bottom, rows: endRow - bottom });
  return pieces;
}

/** Gives every cell of an area a style made from its own. Equal styles stay shared. */
export function restyle(
  sheet: Sheet,
  area: Area,
  change: (style: Style | undefined) => Style | undefined,
): void {
  const made = new Map<Style | undefined, Style | undefined>();
  eachCell(area, (row, column) => {
    const before = cellAt(sheet, row, column)?.style;
    let after = made.get(before);
    if (!made.has(before)) {
      after = change(before);
      made.set(before, after);
    }
    if (after === before) return;
    const cell = cellFor(sheet, row, column);
    if (after === undefined) delete cell.style;
    else cell.style = after;
  });
}

/** A copy of an object without the keys whose value is undefined; undefined where nothing is left. */
export function compact<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

export function checkGridLimit(workbook: Workbook, added: number): void {
  const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows * sheet.columns, 0);
  if (cells + added > MAX_CELLS) {
    throw new ScriptException(
      `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
    );
  }
}

function shiftArea(area: Area, shift: GridShift): Area | undefined {
  const [start, count] = shift.axis === 'row' ? [area.row, area.rows] : [area.column, area.columns];
  const stretch = shiftStretch(start, start + count - 1, shift);
  if (stretch?.end === undefined) return undefined;
  const length = stretch.end - stretch.start + 1;
  return shift.axis === 'row'
    ? { ...area, row: stretch.start, rows: length }
    : { ...area, column: stretch.start, columns: length };
}

function shiftMap<V>(map: Map<number, V>, shift: GridShift): Map<number, V> {
  const shifted = new Map<number, V>();
  for (const [index, value] of map) {
    const moved = shiftIndex(index, shift);
    if (moved !== undefined) shifted.set(moved, value);
  }
  return shifted;
}

function shiftSet(set: ReadonlySet<number>, shift: GridShift): Set<number> {
  return new Set([...set].map((index) => shiftIndex(index, shift)).filter((index) => index !== undefined));
}

/** Changes every formula text of a workbook: cells, validation, conditional formats, names, charts. */
function rewriteFormulas(workbook: Workbook, change: (formula: string, home: string) => string): void {
  for (const sheet of workbook.sheets) {
    for (const cells of sheet.cells) {
      for (const cell of cells ?? []) {
        if (cell?.formula !== undefined) cell.formula = change(cell.formula, sheet.name);
      }
    }
    const rule = <
      R extends { readonly criteria: string; readonly values: readonly (string | number | boolean)[] },
    >(
      given: R,
    ): R =>
      given.criteria === 'VALUE_IN_RANGE' || given.criteria === 'CUSTOM_FORMULA'
        ? {
            ...given,
            values: given.values.map((value) =>
              typeof value === 'string' ? change(value, sheet.name) : value,
            ),
          }
        : given;
    sheet.validations = sheet.validations.map((item) => ({ ...item, rule: rule(item.rule) }));
    sheet.conditionalFormats = sheet.conditionalFormats.map(rule);
    sheet.charts = sheet.charts.map((chart) => ({
      ...chart,
      ranges: chart.ranges.map((range) => change(range, sheet.name)),
    }));
  }
  workbook.namedRanges = workbook.namedRanges.map((named) => ({ ...named, range: change(named.range, '') }));
}

export function renameSheet(workbook: Workbook, sheet: Sheet, name: string): void {
  const before = sheet.name;
  sheet.name = name;
  rewriteFormulas(workbook, (formula) => renameSheetInFormula(formula, before, name));
}

export function dropSheet(workbook: Workbook, sheet: Sheet): void {
  workbook.sheets = workbook.sheets.filter((other) => other !== sheet);
  workbook.namedRanges = workbook.namedRanges.filter(
    (named) =>
      resolveReference(workbook, named.range)?.sheet !== sheet &&
      !named.range.startsWith(withSheet(sheet.name, '')),
  );
  rewriteFormulas(workbook, (formula) => sheetGoneInFormula(formula, sheet.name));
}

/** The sheet and area of `'Tái chế'!A2:A`; undefined where it names nothing. */
export function resolveReference(
  workbook: Workbook,
  reference: string,
  home?: Sheet,
): { sheet: Sheet; area: Area } | undefined {
  const notation = parseNotation(reference);
  if (!notation) return undefined;
  const sheet = notation.sheet ? workbook.sheets.find((item) => item.name === notation.sheet) : home;
  const area = sheet && notationArea(notation, sheet.rows, sheet.columns);
  return sheet && area && { sheet, area };
}

/** Inserts rows or columns before `at`. The new ones take the formats of the line named by `like`. */
export function insertLines(
  workbook: Workbook,
  sheet: Sheet,
  axis: 'row' | 'column',
  at: number,
  count: number,
  like: number | undefined,
): void {
  checkGridLimit(workbook, count * (axis === 'row' ? sheet.columns : sheet.rows));
  shiftEverything(workbook, sheet, { sheet: sheet.name, axis, at, count });
  if (axis === 'row') sheet.rows += count;
  else sheet.columns += count;
  if (like === undefined) return;
  const source = like >= at ? like + count : like;
  for (let index = at; index < at + count; index += 1) copyLineFormat(sheet, axis, source, index);
}

function copyLineFormat(sheet: Sheet, axis: 'row' | 'column', from: number, to: number): void {
  const across = axis === 'row' ? (sheet.cells[from]?.length ?? 0) : sheet.cells.length;
  for (let index = 0; index < across; index += 1) {
    const style = axis === 'row' ? cellAt(sheet, from, index)?.style : cellAt(sheet, index, from)?.style;
    if (style) (axis === 'row' ? cellFor(sheet, to, index) : cellFor(sheet, index, to)).style = style;
  }
  const sizes = axis === 'row' ? sheet.rowHeights : sheet.columnWidths;
  const size = sizes.get(from);
  if (size !== undefined) sizes.set(to, size);
}

/** Deletes rows or columns from `at` on. The caller has checked the bounds. */
export function deleteLines(
  workbook: Workbook,
  sheet: Sheet,
  axis: 'row' | 'column',
  at: number,
  count: number,
): void {
  shiftEverything(workbook, sheet, { sheet: sheet.name, axis, at, count: -count });
  if (axis === 'row') {
    sheet.rows -= count;
    sheet.frozenRows -= Math.max(0, Math.min(sheet.frozenRows, at + count) - at);
  } else {
    sheet.columns -= count;
    sheet.frozenColumns -= Math.max(0, Math.min(sheet.frozenColumns, at + count) - at);
  }
}

function shiftCells(sheet: Sheet, { axis, at, count }: GridShift): void {
  const splice = <T>(list: T[]): void => {
    // A sparse array that is shorter than the place needs no change.
    if (list.length <= at) return;
    if (count > 0) {
      const tail = list.splice(at);
      list.length = at + count;
      for (const item of tail) list.push(item);
    } else {
      list.splice(at, -count);
    }
  };
  if (axis === 'row') splice(sheet.cells);
  else for (const cells of sheet.cells) if (cells) splice(cells);
}

function shiftEverything(workbook: Workbook, sheet: Sheet, shift: GridShift): void {
  shiftCells(sheet, shift);
  const area = (given: Area) => shiftArea(given, shift);
  const kept = <T extends { readonly area: Area }>(items: readonly T[]): T[] =>
    items.flatMap((item) => {
      const moved = area(item.area);
      return moved ? [{ ...item, area: moved }] : [];
    });
  if (shift.axis === 'row') {
    sheet.rowHeights = shiftMap(sheet.rowHeights, shift);
    sheet.hiddenRows = shiftSet(sheet.hiddenRows, shift);
  } else {
    sheet.columnWidths = shiftMap(sheet.columnWidths, shift);
    sheet.hiddenColumns = shiftSet(sheet.hiddenColumns, shift);
  }
  sheet.merges = sheet.merges
    .flatMap((merge) => area(merge) ?? [])
    .filter((merge) => merge.rows * merge.columns > 1);
  sheet.validations = kept(sheet.validations);
  sheet.bandings = kept(sheet.bandings);
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const areas = format.areas.flatMap((given) => area(given) ?? []);
    return areas.length === 0 ? [] : [{ ...format, areas }];
  });
  sheet.protections = sheet.protections.flatMap((protection) => {
    const unprotected = protection.unprotected?.flatMap((given) => area(given) ?? []);
    const rest = { ...protection, ...(unprotected ? { unprotected } : {}) };
    if (!protection.area) return [rest];
    const moved = area(protection.area);
    return moved ? [{ ...rest, area: moved }] : [];
  });
  const lines = shift.axis === 'row' ? 'rows' : 'columns';
  sheet.metadata = sheet.metadata.flatMap((metadata) => {
    const place = metadata[lines];
    if (!place) return [metadata];
    const stretch = shiftStretch(place.start, place.start + place.count - 1, shift);
    if (stretch?.end === undefined) return [];
    return [{ ...metadata, [lines]: { start: stretch.start, count: stretch.end - stretch.start + 1 } }];
  });
  sheet.charts = sheet.charts.map((chart) => {
    const place = chart.anchor[shift.axis];
    const moved = shiftIndex(place, shift) ?? shift.at;
    return moved === place ? chart : { ...chart, anchor: { ...chart.anchor, [shift.axis]: moved } };
  });
  if (sheet.filter) {
    const moved = area(sheet.filter.area);
    sheet.filter = moved
      ? {
          area: moved,
          hidden:
            shift.axis === 'column' ? shiftMap(new Map(sheet.filter.hidden), shift) : sheet.filter.hidden,
        }
      : null;
  }
  rewriteFormulas(workbook, (formula, home) => shiftFormula(formula, home, shift));
}
