/** Puts the server's changes of the workbook into the grid. */
import { BooleanNumber, type ICommandService, type Workbook, type Worksheet } from '@univerjs/core';
import type { Style } from '../../model';
import type { Change, SheetProperties, SheetView } from '../protocol';
import {
  cellData,
  columnData,
  freezeOf,
  rangeOf,
  rowData,
  sheetKey,
  styleTable,
  WORKBOOK_ID,
  worksheetData,
} from './cells';
import { FROM_SERVER } from './commands';
import type { DrawnCells } from './drawn-cells';

export class GridChanges {
  readonly #workbook: Workbook;
  readonly #commands: ICommandService;
  readonly #cells: DrawnCells;
  /** The workbook's styles, as the server numbers them. */
  readonly #styles: Style[];
  /** Shows another tab where the given one is about to disappear. */
  readonly #leave: (sheet: number) => void;

  constructor(parts: {
    readonly workbook: Workbook;
    readonly commands: ICommandService;
    readonly cells: DrawnCells;
    readonly styles: readonly Style[];
    readonly leave: (sheet: number) => void;
  }) {
    this.#workbook = parts.workbook;
    this.#commands = parts.commands;
    this.#cells = parts.cells;
    this.#styles = [...parts.styles];
    this.#leave = parts.leave;
  }

  /** Applies changes in order. */
  apply(
    styles: { readonly from: number; readonly list: readonly Style[] },
    changes: readonly Change[],
  ): void {
    this.#styles.splice(styles.from, this.#styles.length, ...styles.list);
    const list = this.#workbook.getStyles();
    for (const [key, style] of Object.entries(styleTable(styles.list, styles.from)))
      list.addCustomStyle(key, style);
    for (const change of changes) this.#change(change);
  }

  #worksheet(sheet: number): Worksheet | null {
    return this.#workbook.getSheetBySheetId(sheetKey(sheet)) ?? null;
  }

  #mutate(id: string, params: object): void {
    this.#commands.syncExecuteCommand(id, params, FROM_SERVER);
  }

  #change(change: Change): void {
    switch (change.kind) {
      case 'cells':
        this.#changeCells(change);
        break;
      case 'properties':
        this.#changeProperties(change.sheet);
        break;
      case 'added':
        this.#add(change.sheet);
        break;
      case 'removed':
        this.#remove(change.sheet);
        break;
      case 'order':
        this.#reorder(change.sheets);
        break;
      default:
        change satisfies never;
    }
  }

  #add(sheet: SheetView): void {
    this.#cells.remember(sheet);
    const index = this.#workbook.getSheets().length;
    this.#mutate('sheet.mutation.insert-sheet', {
      unitId: WORKBOOK_ID,
      index,
      sheet: worksheetData(sheet, this.#styles),
    });
  }

  #remove(sheet: number): void {
    this.#leave(sheet);
    this.#cells.forget(sheet);
    const subUnitId = sheetKey(sheet);
    this.#mutate('sheet.mutation.remove-sheet', { unitId: WORKBOOK_ID, subUnitId, subUnitName: '' });
  }

  #changeCells(change: Extract<Change, { kind: 'cells' }>): void {
    const worksheet = this.#worksheet(change.sheet);
    if (worksheet === null) return;
    const matrix = worksheet.getCellMatrix();
    const bounds = { top: Number.POSITIVE_INFINITY, bottom: -1, left: Number.POSITIVE_INFINITY, right: -1 };
    for (const [row, column, view] of change.cells) {
      if (view === null) matrix.realDeleteValue(row, column);
      else matrix.setValue(row, column, cellData(view, this.#styles));
      bounds.top = Math.min(bounds.top, row);
      bounds.bottom = Math.max(bounds.bottom, row);
      bounds.left = Math.min(bounds.left, column);
      bounds.right = Math.max(bounds.right, column);
    }
    if (bounds.bottom < 0) return;
    this.#grow(change.sheet, worksheet, new Set(change.cells.map(([row]) => row)));
    // The cells are already in place; an empty mutation over their bounds makes Univer draw them again.
    const touched: Record<number, Record<number, object>> = { [bounds.top]: { [bounds.left]: {} } };
    touched[bounds.bottom] = { ...touched[bounds.bottom], [bounds.right]: {} };
    this.#mutate('sheet.mutation.set-range-values', {
      unitId: WORKBOOK_ID,
      subUnitId: sheetKey(change.sheet),
      cellValue: touched,
    });
  }

  /** Lets rows grow around text that was written into them, and shrink again. */
  #grow(id: number, worksheet: Worksheet, rows: ReadonlySet<number>): void {
    const sheet = this.#cells.properties(id);
    if (sheet === undefined) return;
    const config = worksheet.getConfig();
    const matrix = worksheet.getCellMatrix().getMatrix();
    const written = Object.fromEntries([...rows].map((row) => [row, matrix[row] ?? {}]));
    const now = rowData(sheet, written, this.#styles);
    let isChanged = false;
    for (const row of rows) {
      const [before, after] = [config.rowData[row], now[row]];
      if (before?.ah === after?.ah) continue;
      isChanged = true;
      if (after === undefined) delete config.rowData[row];
      else config.rowData[row] = after;
    }
    if (!isChanged) return;
    this.#mutate('sheet.mutation.set-worksheet-row-count', {
      unitId: WORKBOOK_ID,
      subUnitId: sheetKey(id),
      rowCount: sheet.rows,
    });
  }

  #changeProperties(sheet: SheetProperties): void {
    const before = this.#cells.properties(sheet.id);
    this.#cells.remember(sheet);
    const worksheet = this.#worksheet(sheet.id);
    if (worksheet === null) return;
    const target = { unitId: WORKBOOK_ID, subUnitId: sheetKey(sheet.id) };
    const config = worksheet.getConfig();
    if (before?.name !== sheet.name) {
      this.#mutate('sheet.mutation.set-worksheet-name', { ...target, name: sheet.name });
    }
    if (before?.tabColor !== sheet.tabColor) {
      this.#mutate('sheet.mutation.set-tab-color', { ...target, color: sheet.tabColor ?? '' });
    }
    if (before?.hidden !== sheet.hidden) {
      const hidden = sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE;
      if (sheet.hidden) this.#leave(sheet.id);
      this.#mutate('sheet.mutation.set-worksheet-hidden', { ...target, hidden });
    }
    config.rowCount = sheet.rows;
    config.columnCount = sheet.columns;
    config.showGridlines = sheet.gridlinesHidden ? BooleanNumber.FALSE : BooleanNumber.TRUE;
    replaceEntries(config.rowData, rowData(sheet, worksheet.getCellMatrix().getMatrix(), this.#styles));
    replaceEntries(config.columnData, columnData(sheet));
    worksheet.setMergeData(sheet.merges.map(rangeOf));
    if (before?.frozenRows !== sheet.frozenRows || before.frozenColumns !== sheet.frozenColumns) {
      this.#mutate('sheet.mutation.set-frozen', { ...target, ...freezeOf(sheet), resetScroll: false });
    }
    // One mutation that makes Univer lay the whole sheet out again.
    this.#mutate('sheet.mutation.set-worksheet-row-count', { ...target, rowCount: sheet.rows });
  }

  #reorder(order: readonly number[]): void {
    order.forEach((sheet, index) => {
      const now = this.#workbook.getSheets().findIndex((one) => one.getSheetId() === sheetKey(sheet));
      if (now === index || now < 0) return;
      this.#mutate('sheet.mutation.set-worksheet-order', {
        unitId: WORKBOOK_ID,
        subUnitId: sheetKey(sheet),
        fromOrder: now,
        toOrder: index,
      });
    });
  }
}

/** Univer's managers hold on to the object, so its entries are replaced and not the object itself. */
function replaceEntries<T>(target: Record<number, T>, source: Record<number, T>): void {
  for (const key of Object.keys(target)) delete target[Number(key)];
  Object.assign(target, source);
}
