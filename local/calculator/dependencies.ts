/** Where the formulas of a workbook are, which of them a change makes stale, and which of those another one reads. */
import type { Area, Cell, Sheet } from '../model';
import type { ChangedArea } from '../services/calculation';
import { intersects } from '../services/grid';
import type { Prepared } from './prepare';

/** Where a formula is. */
export interface FoundFormula {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly formula: string;
}

export interface FormulaCell extends FoundFormula {
  readonly prepared: Prepared;
}

/**
 * Those known before, less those in changed areas, and what is there now; all are searched for again where
 * any has moved.
 */
export function findFormulas(
  sheet: Sheet,
  before: readonly FoundFormula[] | undefined,
  changed: readonly Area[],
): FoundFormula[] {
  const kept = before?.filter(
    ({ row, column }) => !changed.some((area) => intersects(area, { row, column, rows: 1, columns: 1 })),
  );
  const stand = kept?.every(
    ({ row, column, cell, formula }) => sheet.cells[row]?.[column] === cell && cell.formula === formula,
  );
  const everything: Area = { row: 0, column: 0, rows: sheet.cells.length, columns: sheet.columns };
  const found = new Map((stand === true ? (kept ?? []) : []).map((one) => [one.cell, one]));
  for (const area of stand === true ? changed : [everything]) {
    const last = Math.min(area.row + area.rows, sheet.cells.length);
    for (let row = area.row; row < last; row += 1) {
      const line = sheet.cells[row] ?? [];
      const end = Math.min(area.column + area.columns, line.length);
      for (let column = area.column; column < end; column += 1) {
        const cell = line[column];
        if (cell?.formula !== undefined) found.set(cell, { sheet, row, column, cell, formula: cell.formula });
      }
    }
  }
  return [...found.values()];
}

/**
 * The formulas to compute: the changed ones, those that depend on them however far, and those that follow the
 * clock.
 */
export function dirtyFormulas(
  formulas: readonly FormulaCell[],
  changed: readonly ChangedArea[],
): Map<Cell, FormulaCell> {
  const dirty = new Map<Cell, FormulaCell>();
  const waiting: ChangedArea[] = [...changed];
  for (const one of formulas) {
    const area: Area = { row: one.row, column: one.column, rows: 1, columns: 1 };
    const touched = changed.some(
      ({ sheetId, area: hit }) => sheetId === one.sheet.id && intersects(hit, area),
    );
    if (touched || one.prepared.volatile || (one.cell.value === undefined && one.prepared.known)) {
      dirty.set(one.cell, one);
      waiting.push({ sheetId: one.sheet.id, area });
    }
  }
  while (waiting.length > 0) {
    const wave = joinColumns(waiting.splice(0));
    for (const one of formulas) {
      if (dirty.has(one.cell)) continue;
      const depends = one.prepared.sources.some(({ sheet, area }) =>
        wave.some(({ sheetId, area: hit }) => sheetId === sheet.id && intersects(hit, area)),
      );
      if (!depends) continue;
      dirty.set(one.cell, one);
      waiting.push({
        sheetId: one.sheet.id,
        area: { row: one.row, column: one.column, rows: 1, columns: 1 },
      });
    }
  }
  return dirty;
}

/** Those of the dirty formulas that this one reads. */
export function sourcesAmong(
  one: FormulaCell,
  bySheet: ReadonlyMap<number, readonly FormulaCell[]>,
  dirty: ReadonlyMap<Cell, FormulaCell>,
): FormulaCell[] {
  return one.prepared.sources.flatMap(({ sheet, area }) => {
    const candidates = bySheet.get(sheet.id) ?? [];
    if (area.rows * area.columns > candidates.length) {
      return candidates.filter(({ row, column }) => intersects(area, { row, column, rows: 1, columns: 1 }));
    }
    const found: FormulaCell[] = [];
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1) {
        const cell = sheet.cells[row]?.[column];
        const formula = cell === undefined ? undefined : dirty.get(cell);
        if (formula !== undefined) found.push(formula);
      }
    }
    return found;
  });
}

/** Neighbours in a column as one area: a pasted column of formulas is one change, not thousands. */
function joinColumns(areas: readonly ChangedArea[]): ChangedArea[] {
  const sorted = [...areas].sort(
    (a, b) => a.sheetId - b.sheetId || a.area.column - b.area.column || a.area.row - b.area.row,
  );
  const joined: ChangedArea[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.sheetId === next.sheetId &&
      last.area.column === next.area.column &&
      last.area.columns === next.area.columns &&
      next.area.row <= last.area.row + last.area.rows
    ) {
      const end = Math.max(last.area.row + last.area.rows, next.area.row + next.area.rows);
      joined[joined.length - 1] = {
        sheetId: last.sheetId,
        area: { ...last.area, rows: end - last.area.row },
      };
    } else {
      joined.push(next);
    }
  }
  return joined;
}
