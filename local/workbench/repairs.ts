/**
 * What deleting rows or columns and inserting them again does not bring back: references that became `#REF!` or
 * shrank, rules, heights, merges and whatever else was on them. Found by doing both on a copy without values, so that
 * an undo can put back just that, and nothing that changed meanwhile.
 */
import type { Cell, Sheet, Workbook } from '../model';
import { deleteLines, insertLines } from '../services/grid';

interface Deletion {
  readonly kind: 'deleteRows' | 'deleteColumns';
  readonly sheet: number;
  /** 0-based. */
  readonly at: number;
  readonly count: number;
}

const PARTS = [
  'rowHeights',
  'columnWidths',
  'hiddenRows',
  'hiddenColumns',
  'frozenRows',
  'frozenColumns',
  'merges',
  'validations',
  'conditionalFormats',
  'protections',
  'bandings',
  'charts',
  'metadata',
  'filter',
] as const satisfies readonly (keyof Sheet)[];
type Part = (typeof PARTS)[number];

export interface Repairs {
  readonly formulas: readonly {
    readonly sheet: number;
    readonly row: number;
    readonly column: number;
    readonly before: string;
    /** As the insertion will leave it; a cell that says something else by then has been changed by somebody. */
    readonly after: string;
  }[];
  readonly parts: readonly {
    readonly sheet: number;
    readonly part: Part;
    readonly before: Sheet[Part];
    readonly after: string;
  }[];
  readonly names: { readonly before: Workbook['namedRanges']; readonly after: string } | null;
}

/** Maps and sets as lists, so that two parts can be compared as text. */
const textOf = (part: unknown): string =>
  JSON.stringify(part, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value].sort() : value,
  );

const copied = <T>(part: T): T =>
  (part instanceof Map ? new Map(part) : part instanceof Set ? new Set(part) : part) as T; // the same kind

export function repairsOf(workbook: Workbook, { kind, sheet: id, at, count }: Deletion): Repairs {
  const light: Workbook = {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      ...Object.fromEntries(PARTS.map((part) => [part, copied(sheet[part])])),
      cells: formulasOnly(sheet),
    })),
  };
  const trial = light.sheets.find((sheet) => sheet.id === id);
  if (trial !== undefined) {
    const axis = kind === 'deleteRows' ? 'row' : 'column';
    deleteLines(light, trial, axis, at, count);
    // The line beside, as `applyEdit` inserts them.
    const size = axis === 'row' ? trial.rows : trial.columns;
    insertLines(light, trial, axis, at, count, Math.min(at, size - 1));
  }
  const formulas: Repairs['formulas'][number][] = [];
  const parts: Repairs['parts'][number][] = [];
  for (const [index, sheet] of workbook.sheets.entries()) {
    const after = light.sheets[index];
    if (after === undefined) continue;
    // An empty row has no entry: `forEach` skips it.
    sheet.cells.forEach((line, row) => {
      line?.forEach((cell, column) => {
        const left = after.cells[row]?.[column]?.formula;
        // The cells of the deleted lines themselves are kept whole by the step.
        if (cell?.formula === undefined || left === undefined || left === cell.formula) return;
        formulas.push({ sheet: sheet.id, row, column, before: cell.formula, after: left });
      });
    });
    for (const part of PARTS) {
      const text = textOf(after[part]);
      if (text !== textOf(sheet[part]))
        parts.push({ sheet: sheet.id, part, before: copied(sheet[part]), after: text });
    }
  }
  const names = textOf(light.namedRanges);
  return {
    formulas,
    parts,
    names:
      names === textOf(workbook.namedRanges) ? null : { before: [...workbook.namedRanges], after: names },
  };
}

function formulasOnly(sheet: Sheet): (Cell | undefined)[][] {
  const cells: (Cell | undefined)[][] = [];
  sheet.cells.forEach((line, row) => {
    line?.forEach((cell, column) => {
      if (cell?.formula === undefined) return;
      let kept = cells[row];
      if (kept === undefined) {
        kept = [];
        cells[row] = kept;
      }
      kept[column] = { formula: cell.formula };
    });
  });
  return cells;
}

/** Restores what is still as the insertion left it. @returns cells whose formula changed. */
export function repair(
  workbook: Workbook,
  { formulas, parts, names }: Repairs,
): { sheet: number; row: number; column: number }[] {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.id, sheet]));
  const changed = formulas.filter(({ sheet, row, column, before, after }) => {
    const cell = sheets.get(sheet)?.cells[row]?.[column];
    if (cell?.formula !== after) return false;
    cell.formula = before;
    return true;
  });
  for (const { sheet: id, part, before, after } of parts) {
    const sheet = sheets.get(id);
    if (sheet !== undefined && textOf(sheet[part]) === after)
      Object.assign(sheet, { [part]: copied(before) });
  }
  if (names !== null && textOf(workbook.namedRanges) === names.after)
    workbook.namedRanges = [...names.before];
  return changed;
}
