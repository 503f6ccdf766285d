/** Cells moved about: copied, sorted, put back elsewhere. Formulas move their references along. */
import type { Area, Cell, CellValue, Sheet } from '../../model';
import { withStyle } from '../borders';
import { ScriptException } from '../exceptions';
import { moveFormula } from '../formulas';
import { cellAt, cellFor, clearContent, eachCell } from '../grid';
import { rulesOver, setRules } from '../validation';
import type { Matrix } from './base';

/** Cells of a sheet. */
interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
}

type Cells = Matrix<Cell | undefined>;

/** Copies of the cells, row by row. */
export function copiesOf({ sheet, area }: Place): (Cell | undefined)[][] {
  return Array.from({ length: area.rows }, (_, i) =>
    Array.from({ length: area.columns }, (_unused, j) => {
      const cell = cellAt(sheet, area.row + i, area.column + j);
      return cell && { ...cell };
    }),
  );
}

/** Puts cells from the first of an area on; `merge` says what becomes of a cell and the one that comes over it. */
export function putCells(
  { sheet, area }: Place,
  cells: Cells,
  merge: (before: Cell | undefined, after: Cell | undefined) => Cell | undefined,
): void {
  cells.forEach((line, i) => {
    line.forEach((cell, j) => {
      const [row, column] = [area.row + i, area.column + j];
      const before = cellAt(sheet, row, column);
      const after = merge(before, cell);
      if (after) Object.assign(emptied(cellFor(sheet, row, column)), after);
      else if (before) emptied(before);
    });
  });
}

export function emptied(cell: Cell): Cell {
  clearContent(cell);
  delete cell.style;
  delete cell.note;
  return cell;
}

/** Notes stay where they are when the contents of their cells change places. */
export function keepNote(before: Cell | undefined, after: Cell | undefined): Cell | undefined {
  const { note: _moved, ...rest } = after ?? {};
  return { ...rest, ...(before?.note === undefined ? {} : { note: before.note }) };
}

// --- Pasting --------------------------------------------------------------------------------------------------------

/** formats-08: a smaller target takes the whole source; a larger one takes as many whole copies as fit. */
export function pasteArea(source: Area, target: Place, transposed: boolean): Area {
  const [down, across] = transposed ? [source.columns, source.rows] : [source.rows, source.columns];
  const copiesDown = Math.max(1, Math.floor(target.area.rows / down));
  const copiesAcross = Math.max(1, Math.floor(target.area.columns / across));
  const area: Area = { ...target.area, rows: down * copiesDown, columns: across * copiesAcross };
  if (area.row + area.rows > target.sheet.rows || area.column + area.columns > target.sheet.columns) {
    throw new ScriptException('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return area;
}

/** `type` is the name of a CopyPasteType, or `CONTENTS`; `target` comes from `pasteArea`. */
export function paste(source: Place, target: Place, type: string, transposed: boolean): void {
  const { sheet, area } = target;
  const [down, across] = transposed
    ? [source.area.columns, source.area.rows]
    : [source.area.rows, source.area.columns];
  const from = (row: number, column: number): [number, number] => {
    const r = (row - area.row) % down;
    const c = (column - area.column) % across;
    return transposed ? [c, r] : [r, c];
  };
  if (type === 'PASTE_COLUMN_WIDTHS') {
    for (let column = 0; column < source.area.columns; column += 1) {
      const width = source.sheet.columnWidths.get(source.area.column + column);
      if (width === undefined) sheet.columnWidths.delete(area.column + column);
      else sheet.columnWidths.set(area.column + column, width);
    }
    return;
  }
  const hasRules = type === 'PASTE_NORMAL' || type === 'PASTE_DATA_VALIDATION' || type === 'PASTE_NO_BORDERS';
  const rules = hasRules ? rulesOver(source.sheet, source.area) : [];
  if (type !== 'PASTE_DATA_VALIDATION') {
    const cells = copiesOf(source);
    eachCell(area, (row, column) => {
      const [r, c] = from(row, column);
      const cell = moved(cells[r]?.[c], row - source.area.row - r, column - source.area.column - c);
      pasteCell(cellFor(sheet, row, column), cell, type);
    });
  }
  if (hasRules) {
    setRules(
      sheet,
      area,
      Array.from({ length: area.rows }, (_, i) =>
        Array.from({ length: area.columns }, (_unused, j) => {
          const [r, c] = from(area.row + i, area.column + j);
          return rules[r]?.[c];
        }),
      ),
    );
  }
}

function moved(cell: Cell | undefined, rows: number, columns: number): Cell | undefined {
  return cell?.formula === undefined ? cell : { ...cell, formula: moveFormula(cell.formula, rows, columns) };
}

function pasteCell(cell: Cell, source: Cell | undefined, type: string): void {
  if (type !== 'PASTE_FORMAT') {
    clearContent(cell);
    if (source?.value !== undefined) cell.value = source.value;
    const formulas = type !== 'PASTE_VALUES' && type !== 'CONTENTS';
    if (source?.formula !== undefined && formulas) cell.formula = source.formula;
    if (source?.runs) cell.runs = source.runs;
  }
  // formats-09: PASTE_VALUES can wipe the target's formats; contentsOnly does not.
  if (type === 'PASTE_VALUES') delete cell.style;
  if (type === 'PASTE_VALUES' || type === 'PASTE_FORMULA' || type === 'CONTENTS') return;
  const style =
    type === 'PASTE_NO_BORDERS' && source?.style
      ? withStyle(source.style, { borders: cell.style?.borders })
      : source?.style;
  if (style) cell.style = style;
  else delete cell.style;
  if (type !== 'PASTE_NORMAL') return;
  if (source?.note === undefined) delete cell.note;
  else cell.note = source.note;
}

// --- Sorting --------------------------------------------------------------------------------------------------------

export interface SortKey {
  /** Column of the cells, from 0. */
  readonly column: number;
  readonly ascending: boolean;
}

/** The rows in their new order; equal ones keep theirs. */
export function sorted(cells: Cells, keys: readonly SortKey[]): Cells {
  const rows = cells.map((line, index) => ({ line, index }));
  rows.sort((a, b) => {
    for (const { column, ascending } of keys) {
      const order = compareCells(a.line[column]?.value, b.line[column]?.value, ascending);
      if (order !== 0) return order;
    }
    return a.index - b.index;
  });
  return rows.map(({ line, index }, place) => line.map((cell) => moved(cell, place - index, 0)));
}

/** Text order as in Sheets: case does not count. */
const collator = new Intl.Collator('en', { sensitivity: 'accent' });

/** values-16: numbers, then text without regard to case, then FALSE, TRUE; blanks last in either direction. */
function compareCells(a: CellValue | undefined, b: CellValue | undefined, ascending: boolean): number {
  const blankA = a === undefined || a === '';
  const blankB = b === undefined || b === '';
  if (blankA || blankB) return Number(blankA) - Number(blankB);
  const kind = (value: CellValue) => ['number', 'string', 'boolean', 'object'].indexOf(typeof value);
  let order = kind(a) - kind(b);
  if (order === 0) {
    if (typeof a === 'string' && typeof b === 'string') order = collator.compare(a, b);
    else order = Number(a) - Number(b);
  }
  return ascending ? order : -order;
}
