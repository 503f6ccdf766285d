/** Rows and columns of a Sheet: inserting, deleting, sizes, hiding, freezing. */
import type { Area } from '../../model';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../../model';
import { displayOf } from '../display';
import { NotImplemented, ScriptException } from '../exceptions';
import type * as G from '../google';
import { contains, DEFAULT_TEXT, deleteLines, eachExistingCell, insertLines } from '../grid';
import { RangeBase } from '../range/base';
import { own, present } from '../strict';
import { checkProtection } from '../writing';
import { type Axis, OUT_OF_BOUNDS, SheetBase } from './base';

/** Characters of the default font are about this wide, in pixels per point of size. */
const CHARACTER_WIDTH = 0.78;
const CELL_PADDING = 16;

export abstract class SheetLines extends SheetBase {
  // --- Inserting and deleting ----------------------------------------------------------------------------------

  insertRowAfter(after: number): G.Sheet {
    return this.insertRowsAfter(after, 1);
  }
  insertRowBefore(before: number): G.Sheet {
    return this.insertRowsBefore(before, 1);
  }
  insertRowsAfter(after: number, howMany: number): G.Sheet {
    return this.#insert('row', after, howMany, after - 1);
  }
  insertRowsBefore(before: number, howMany: number): G.Sheet {
    return this.#insert('row', before - 1, howMany, before - 1);
  }
  insertRows(rowIndex: number, numRows = 1): void {
    this.insertRowsBefore(rowIndex, numRows);
  }
  insertColumnAfter(after: number): G.Sheet {
    return this.insertColumnsAfter(after, 1);
  }
  insertColumnBefore(before: number): G.Sheet {
    return this.insertColumnsBefore(before, 1);
  }
  insertColumnsAfter(after: number, howMany: number): G.Sheet {
    return this.#insert('column', after, howMany, after - 1);
  }
  insertColumnsBefore(before: number, howMany: number): G.Sheet {
    return this.#insert('column', before - 1, howMany, before - 1);
  }
  insertColumns(columnIndex: number, numColumns = 1): void {
    this.insertColumnsBefore(columnIndex, numColumns);
  }
  deleteRow(rowPosition: number): G.Sheet {
    this.#delete('row', rowPosition, 1);
    return present(this);
  }
  deleteRows(rowPosition: number, howMany: number): void {
    this.#delete('row', rowPosition, howMany);
  }
  deleteColumn(columnPosition: number): G.Sheet {
    this.#delete('column', columnPosition, 1);
    return present(this);
  }
  deleteColumns(columnPosition: number, howMany: number): void {
    this.#delete('column', columnPosition, howMany);
  }

  // --- Sizes ---------------------------------------------------------------------------------------------------

  getColumnWidth(columnPosition: number): number {
    this.#checkLines('column', columnPosition, 1);
    return this.sheet.columnWidths.get(columnPosition - 1) ?? DEFAULT_COLUMN_WIDTH;
  }
  setColumnWidth(columnPosition: number, width: number): G.Sheet {
    return this.setColumnWidths(columnPosition, 1, width);
  }
  setColumnWidths(startColumn: number, numColumns: number, width: number): G.Sheet {
    this.#checkLines('column', startColumn, numColumns);
    this.#checkSize(width);
    for (let i = 0; i < numColumns; i += 1)
      this.sheet.columnWidths.set(startColumn - 1 + i, Math.round(width));
    return present(this);
  }
  getRowHeight(rowPosition: number): number {
    this.#checkLines('row', rowPosition, 1);
    return this.sheet.rowHeights.get(rowPosition - 1) ?? DEFAULT_ROW_HEIGHT;
  }
  setRowHeight(rowPosition: number, height: number): G.Sheet {
    return this.setRowHeights(rowPosition, 1, height);
  }
  /** Rows never become lower than the default by this method; `setRowHeightsForced` makes them so. */
  setRowHeights(startRow: number, numRows: number, height: number): G.Sheet {
    return this.setRowHeightsForced(startRow, numRows, Math.max(height, DEFAULT_ROW_HEIGHT));
  }
  setRowHeightsForced(startRow: number, numRows: number, height: number): G.Sheet {
    this.#checkLines('row', startRow, numRows);
    this.#checkSize(height);
    for (let i = 0; i < numRows; i += 1) this.sheet.rowHeights.set(startRow - 1 + i, Math.round(height));
    return present(this);
  }
  autoResizeColumn(columnPosition: number): G.Sheet {
    return this.autoResizeColumns(columnPosition, 1);
  }
  /** By the longest shown text; wrapped and merged cells do not count. The width is an estimate. */
  autoResizeColumns(startColumn: number, numColumns: number): G.Sheet {
    this.#checkLines('column', startColumn, numColumns);
    const widths = new Map<number, number>();
    const area: Area = { row: 0, column: startColumn - 1, rows: this.sheet.rows, columns: numColumns };
    eachExistingCell(this.sheet, area, (cell, row, column) => {
      if (cell.style?.wrap === 'wrap') return;
      if (this.sheet.merges.some((merge) => merge.columns > 1 && contains(merge, row, column))) return;
      const size =
        (cell.style?.text?.fontSize ?? DEFAULT_TEXT.fontSize) * (cell.style?.text?.bold ? 1.08 : 1);
      const longest = Math.max(
        ...displayOf(cell, this.execution.workbook.locale)
          .split('\n')
          .map((line) => line.length),
      );
      widths.set(column, Math.max(widths.get(column) ?? 0, longest * size * CHARACTER_WIDTH));
    });
    for (const [column, width] of widths) {
      if (width > 0) this.sheet.columnWidths.set(column, Math.ceil(width + CELL_PADDING));
    }
    return present(this);
  }
  autoResizeRows(startRow: number, numRows: number): G.Sheet {
    this.#checkLines('row', startRow, numRows);
    for (let i = 0; i < numRows; i += 1) this.sheet.rowHeights.delete(startRow - 1 + i);
    return present(this);
  }

  // --- Hiding and freezing -------------------------------------------------------------------------------------

  hideRows(rowIndex: number, numRows = 1): void {
    this.#show('row', rowIndex, numRows, false);
  }
  showRows(rowIndex: number, numRows = 1): void {
    this.#show('row', rowIndex, numRows, true);
  }
  hideColumns(columnIndex: number, numColumns = 1): void {
    this.#show('column', columnIndex, numColumns, false);
  }
  showColumns(columnIndex: number, numColumns = 1): void {
    this.#show('column', columnIndex, numColumns, true);
  }
  hideRow(row: G.Range): void {
    const { area } = own(RangeBase, row);
    this.#show('row', area.row + 1, area.rows, false);
  }
  hideColumn(column: G.Range): void {
    const { area } = own(RangeBase, column);
    this.#show('column', area.column + 1, area.columns, false);
  }
  isRowHiddenByUser(rowPosition: number): boolean {
    this.#checkLines('row', rowPosition, 1);
    return this.sheet.hiddenRows.has(rowPosition - 1);
  }
  isColumnHiddenByUser(columnPosition: number): boolean {
    this.#checkLines('column', columnPosition, 1);
    return this.sheet.hiddenColumns.has(columnPosition - 1);
  }
  getFrozenRows(): number {
    return this.sheet.frozenRows;
  }
  getFrozenColumns(): number {
    return this.sheet.frozenColumns;
  }
  setFrozenRows(rows: number): void {
    if (rows < 0 || rows > this.sheet.rows) throw new ScriptException(OUT_OF_BOUNDS.row);
    if (rows === this.sheet.rows)
      throw new ScriptException("You can't freeze all visible rows on the sheet.");
    this.#checkFreeze('row', rows);
    this.sheet.frozenRows = rows;
  }
  setFrozenColumns(columns: number): void {
    if (columns < 0 || columns > this.sheet.columns) throw new ScriptException(OUT_OF_BOUNDS.column);
    if (columns === this.sheet.columns)
      throw new ScriptException("You can't freeze all visible columns on the sheet.");
    this.#checkFreeze('column', columns);
    this.sheet.frozenColumns = columns;
  }

  // --- Inside --------------------------------------------------------------------------------------------------

  /** grid-04. */
  #checkLines(axis: Axis, start: number, count: number): void {
    const size = axis === 'row' ? this.sheet.rows : this.sheet.columns;
    if (start < 1 || count < 1 || start + count - 1 > size) throw new ScriptException(OUT_OF_BOUNDS[axis]);
  }

  /** tables-03: the edge of what is frozen cannot run through a merged cell. */
  #checkFreeze(axis: Axis, count: number): void {
    const isCut = this.sheet.merges.some((merge) => {
      const [start, size] = axis === 'row' ? [merge.row, merge.rows] : [merge.column, merge.columns];
      return start < count && start + size > count;
    });
    if (isCut)
      throw new ScriptException(`You can't freeze ${axis}s which contain only part of a merged cell.`);
  }

  /** tables-02: only those who may edit a protected tab insert and delete its lines. */
  #checkWhole(): void {
    if (this.sheet.protections.some(({ area }) => area === undefined))
      checkProtection(this.execution, this.sheet, this.all());
  }

  #checkSize(pixels: number): void {
    if (pixels < 2 || pixels > 2000) {
      throw new NotImplemented(`A row or column of ${pixels} pixels`);
    }
  }

  /** Inserts before the 0-based line `at`; the new lines look like the line `like`. */
  #insert(axis: Axis, at: number, count: number, like: number): G.Sheet {
    this.#checkWhole();
    const size = axis === 'row' ? this.sheet.rows : this.sheet.columns;
    if (like < 0 || like >= size || count < 1) throw new ScriptException(OUT_OF_BOUNDS[axis]);
    insertLines(this.execution.workbook, this.sheet, axis, at, count, like);
    this.execution.touched(this.sheet.id, this.all());
    return present(this);
  }

  #delete(axis: Axis, start: number, count: number): void {
    this.#checkWhole();
    this.#checkLines(axis, start, count);
    const size = axis === 'row' ? this.sheet.rows : this.sheet.columns;
    const frozen = axis === 'row' ? this.sheet.frozenRows : this.sheet.frozenColumns;
    // grid-05: one unfrozen line must stay.
    const unfrozenGone = Math.max(0, start - 1 + count - Math.max(frozen, start - 1));
    if (size - frozen - unfrozenGone < 1) {
      throw new ScriptException(`Sorry, it is not possible to delete all non-frozen ${axis}s.`);
    }
    deleteLines(this.execution.workbook, this.sheet, axis, start - 1, count);
    this.execution.touched(this.sheet.id, this.all());
  }

  #show(axis: Axis, start: number, count: number, shown: boolean): void {
    this.#checkLines(axis, start, count);
    const hidden = axis === 'row' ? this.sheet.hiddenRows : this.sheet.hiddenColumns;
    for (let index = start - 1; index < start - 1 + count; index += 1) {
      if (shown) hidden.delete(index);
      else hidden.add(index);
    }
  }
}
