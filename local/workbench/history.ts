/**
 * Undo and redo, for each window its own. A step keeps the cells as they were and, for rows and columns, the reverse
 * of what was done; it is applied to the workbook as it is now.
 */
import type { Area, Cell, Sheet, Workbook } from '../model';
import { applyEdit, type Edited, Refused, type Shift } from './edits';
import type { Operation } from './protocol';
import { type Repairs, repair, repairsOf } from './repairs';
import { moveArea, moveOperation } from './shifts';

type Structural = Extract<
  Operation,
  { kind: 'insertRows' | 'insertColumns' | 'deleteRows' | 'deleteColumns' }
>;
type Edit = Exclude<Operation, { kind: 'undo' | 'redo' }>;

/** Cells as they were; a blank cell is `undefined`. */
interface Block {
  readonly sheet: number;
  readonly area: Area;
  readonly cells: readonly (readonly (Cell | undefined)[])[];
}

interface Step {
  readonly blocks: readonly Block[];
  readonly reverse: Structural | null;
  /** What inserting again leaves out. */
  readonly repairs?: Repairs;
}

const MOST_STEPS = 100;
const REVERSE = {
  insertRows: 'deleteRows',
  insertColumns: 'deleteColumns',
  deleteRows: 'insertRows',
  deleteColumns: 'insertColumns',
} as const;

/** What an undo did: the areas that it wrote, and the rows or columns that were inserted or deleted. */
interface Played {
  readonly touched: readonly Edited[];
  readonly shift: Shift | null;
}

export class History {
  readonly #undo = new Map<string, Step[]>();
  readonly #redo = new Map<string, Step[]>();

  /** Before an operation: what must be kept to undo it; `null` for what cannot be undone here. */
  prepare(workbook: Workbook, operation: Edit): Step | null {
    const area = wholeSheetOf(workbook, operation);
    switch (operation.kind) {
      case 'write': {
        const columns = Math.max(...operation.texts.map((line) => line.length));
        const { row, column, texts } = operation;
        return step(workbook, operation.sheet, [{ row, column, rows: texts.length, columns }]);
      }
      case 'style':
        // Cells that come back under a merged one would not be seen: cells are merged apart again from the menu.
        if (operation.style.merge !== undefined) return null;
        return step(workbook, operation.sheet, operation.areas);
      case 'clear':
        return step(workbook, operation.sheet, operation.areas);
      case 'note':
      case 'check':
        return step(workbook, operation.sheet, [
          { row: operation.row, column: operation.column, rows: 1, columns: 1 },
        ]);
      case 'fill':
        return step(workbook, operation.sheet, [operation.to]);
      case 'sort':
        return area === null ? null : step(workbook, operation.sheet, [operation.area ?? area]);
      case 'copy': {
        const { from, to } = operation;
        const target: Area = {
          ...to,
          rows: Math.max(from.rows, to.rows),
          columns: Math.max(from.columns, to.columns),
        };
        const blocks = [...step(workbook, operation.sheet, [target]).blocks];
        if (operation.cut) blocks.push(...step(workbook, operation.fromSheet, [from]).blocks);
        return { blocks, reverse: null };
      }
      case 'insertRows':
      case 'insertColumns':
        return { blocks: [], reverse: { ...operation, kind: REVERSE[operation.kind] } };
      case 'deleteRows':
      case 'deleteColumns': {
        if (area === null) return null;
        const gone: Area =
          operation.kind === 'deleteRows'
            ? { ...area, row: operation.at, rows: operation.count }
            : { ...area, column: operation.at, columns: operation.count };
        const { blocks } = step(workbook, operation.sheet, [gone]);
        return {
          blocks,
          reverse: { ...operation, kind: REVERSE[operation.kind] },
          repairs: repairsOf(workbook, { ...operation, kind: operation.kind }),
        };
      }
      default:
        return null;
    }
  }

  keep(window: string, made: Step | null): void {
    if (made === null) return;
    const steps = this.#undo.get(window) ?? [];
    steps.push(made);
    if (steps.length > MOST_STEPS) steps.shift();
    this.#undo.set(window, steps);
    this.#redo.delete(window);
  }

  /** Rows or columns were inserted or deleted: kept cells move with them; what is deleted cannot be undone. */
  shift(by: Shift): void {
    for (const stacks of [this.#undo, this.#redo]) {
      for (const [window, steps] of stacks)
        stacks.set(
          window,
          steps.flatMap((one) => moveStep(one, by) ?? []),
        );
    }
  }

  forget(window: string): void {
    this.#undo.delete(window);
    this.#redo.delete(window);
  }

  play(
    workbook: Workbook,
    app: GoogleAppsScript.Spreadsheet.SpreadsheetApp,
    window: string,
    direction: 'undo' | 'redo',
  ): Played {
    const [from, to] = direction === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    const taken = from.get(window)?.pop();
    if (taken === undefined) {
      throw new Refused(direction === 'undo' ? 'Không còn gì để hoàn tác.' : 'Không còn gì để làm lại.');
    }
    const { reverse } = taken;
    // What undoes this step: the cells as they are now, and the opposite structure.
    const opposite =
      reverse === null
        ? { blocks: taken.blocks.map(({ sheet, area }) => block(workbook, sheet, area)), reverse: null }
        : this.prepare(workbook, reverse);
    const shift = reverse === null ? null : applyEdit(app, workbook, reverse).shift;
    const restores = reverse === null || reverse.kind.startsWith('insert');
    for (const one of restores ? taken.blocks : []) restore(workbook, one);
    const repaired = taken.repairs === undefined ? [] : repair(workbook, taken.repairs);
    if (shift !== null) this.shift(shift);
    if (opposite !== null) to.set(window, [...(to.get(window) ?? []), opposite]);
    const touched: Edited[] = taken.blocks.map(({ sheet, area }) => ({ sheet, area }));
    for (const { sheet, row, column } of repaired) {
      touched.push({ sheet, area: { row, column, rows: 1, columns: 1 } });
    }
    return { touched, shift };
  }
}

function wholeSheetOf(workbook: Workbook, operation: Edit): Area | null {
  if (!('sheet' in operation)) return null;
  const sheet = workbook.sheets.find(({ id }) => id === operation.sheet);
  return sheet === undefined ? null : { row: 0, column: 0, rows: sheet.cells.length, columns: sheet.columns };
}

function step(workbook: Workbook, sheet: number, areas: readonly Area[]): Step {
  return { blocks: areas.map((area) => block(workbook, sheet, area)), reverse: null };
}

function block(workbook: Workbook, id: number, area: Area): Block {
  const sheet = workbook.sheets.find((one) => one.id === id);
  const rows = sheet === undefined ? 0 : Math.min(area.rows, Math.max(0, sheet.rows - area.row));
  const columns = sheet === undefined ? 0 : Math.min(area.columns, Math.max(0, sheet.columns - area.column));
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => {
      const cell = sheet?.cells[area.row + row]?.[area.column + column];
      return cell === undefined ? undefined : { ...cell };
    }),
  );
  return { sheet: id, area: { ...area, rows, columns }, cells };
}

function restore(workbook: Workbook, { sheet: id, area, cells }: Block): void {
  const sheet = workbook.sheets.find((one) => one.id === id);
  if (sheet === undefined) throw new Refused('Không hoàn tác được: trang tính không còn nữa.');
  cells.forEach((line, row) => {
    line.forEach((cell, column) => {
      put(sheet, area.row + row, area.column + column, cell);
    });
  });
}

function put(sheet: Sheet, row: number, column: number, cell: Cell | undefined): void {
  const line = sheet.cells[row] ?? [];
  sheet.cells[row] = line;
  if (cell === undefined) delete line[column];
  else line[column] = { ...cell };
}

function moveStep(one: Step, by: Shift): Step | null {
  const { reverse } = one;
  const moved = reverse === null ? null : moveOperation(reverse, [by]);
  if (reverse !== null && (moved === null || moved.count !== reverse.count)) return null;
  const blocks: Block[] = [];
  for (const held of one.blocks) {
    const area = held.sheet === by.sheet ? moveBlock(held.area, by, reverse, moved) : held.area;
    // A block that was split no longer fits its cells.
    if (area === null || area.rows !== held.area.rows || area.columns !== held.area.columns) return null;
    blocks.push({ ...held, area });
  }
  return { ...one, blocks, reverse: moved };
}

/** The cells of deleted rows have no place now: they go where the rows will be inserted again. */
function moveBlock(area: Area, by: Shift, reverse: Structural | null, moved: Structural | null): Area | null {
  const rows = by.axis === 'row';
  if (reverse !== null && moved !== null && reverse.kind === (rows ? 'insertRows' : 'insertColumns')) {
    const distance = moved.at - reverse.at;
    return rows ? { ...area, row: area.row + distance } : { ...area, column: area.column + distance };
  }
  return moveArea(area, by);
}
