/** What every part of a Range builds on: where it is, and its cells one by one. */
import { areaNotation, formatNotation, type Notation, withSheet } from '../../a1';
import type { Area, Cell, Sheet } from '../../model';
import { NotImplemented, ScriptException } from '../exceptions';
import type * as G from '../google';
import { cellAt, contains } from '../grid';
import { areaAt } from '../sheet-areas';
import { present, Service } from '../strict';
import { checkProtection } from '../writing';
import { RANGE } from './methods';

export type Matrix<T> = readonly (readonly T[])[];

export abstract class RangeBase extends Service {
  readonly spec = RANGE;
  readonly #notation: Notation;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
    readonly area: Area,
    /** Where sides are open (`A2:A`), the notation as it was given. */
    notation?: Notation,
  ) {
    super(execution);
    this.#notation = notation ?? areaNotation(area);
  }

  override cellsTouched(method: string): number {
    return method.startsWith('get') && !method.endsWith('s') ? 1 : this.area.rows * this.area.columns;
  }

  /** `'Tái chế'!A2:A`, as rules and charts keep it. */
  reference(): string {
    return withSheet(this.sheet.name, formatNotation(this.#notation));
  }

  // --- Where it is --------------------------------------------------------------------------------------------------

  getA1Notation(): string {
    return formatNotation(this.#notation);
  }
  getRow(): number {
    return this.area.row + 1;
  }
  getRowIndex(): number {
    return this.area.row + 1;
  }
  getColumn(): number {
    return this.area.column + 1;
  }
  getLastRow(): number {
    return this.area.row + this.area.rows;
  }
  getLastColumn(): number {
    return this.area.column + this.area.columns;
  }
  getNumRows(): number {
    return this.area.rows;
  }
  getNumColumns(): number {
    return this.area.columns;
  }
  getHeight(): number {
    return this.area.rows;
  }
  getWidth(): number {
    return this.area.columns;
  }
  getGridId(): number {
    return this.sheet.id;
  }
  getSheet(): G.Sheet {
    return this.execution.objects.sheet(this.sheet);
  }
  isStartRowBounded(): boolean {
    return this.#notation.startRow !== undefined;
  }
  isEndRowBounded(): boolean {
    return this.#notation.endRow !== undefined;
  }
  isStartColumnBounded(): boolean {
    return this.#notation.startColumn !== undefined;
  }
  isEndColumnBounded(): boolean {
    return this.#notation.endColumn !== undefined;
  }
  getCell(row: number, column: number): G.Range {
    const { area } = this;
    if (row < 1 || column < 1 || row > area.rows || column > area.columns) {
      throw new ScriptException('Cell reference out of range');
    }
    return this.at({ row: area.row + row - 1, column: area.column + column - 1, rows: 1, columns: 1 });
  }
  offset(
    rowOffset: number,
    columnOffset: number,
    numRows = this.area.rows,
    numColumns = this.area.columns,
  ): G.Range {
    const { area } = this;
    return this.at(
      areaAt(this.sheet, area.row + rowOffset + 1, area.column + columnOffset + 1, numRows, numColumns),
    );
  }
  activate(): G.Range {
    const { selection } = this.execution.state;
    selection.sheetId = this.sheet.id;
    selection.areas.set(this.sheet.id, this.area);
    selection.cells.delete(this.sheet.id);
    return present(this);
  }
  /** sheets-10: inside the active range the range stays, and the cell becomes its current one. */
  activateAsCurrentCell(): G.Range {
    const { row, column, rows, columns } = this.area;
    if (rows !== 1 || columns !== 1) throw new NotImplemented('A current cell of several cells');
    const { selection } = this.execution.state;
    const area = selection.areas.get(this.sheet.id);
    if (!area || !contains(area, row, column)) return this.activate();
    selection.sheetId = this.sheet.id;
    selection.cells.set(this.sheet.id, { row, column });
    return present(this);
  }
  canEdit(): boolean {
    try {
      checkProtection(this.execution, this.sheet, this.area);
      return true;
    } catch (cause) {
      if (cause instanceof ScriptException) return false;
      throw cause;
    }
  }

  // --- Its cells ----------------------------------------------------------------------------------------------------

  protected at(area: Area): G.Range {
    return this.execution.objects.range(this.sheet, area);
  }

  protected firstCell(): Cell | undefined {
    return cellAt(this.sheet, this.area.row, this.area.column);
  }

  protected mapCells<T>(read: (cell: Cell | undefined, row: number, column: number) => T): T[][] {
    const { area, sheet } = this;
    return Array.from({ length: area.rows }, (_, i) => {
      const cells = sheet.cells[area.row + i];
      return Array.from({ length: area.columns }, (_unused, j) =>
        read(cells?.[area.column + j], area.row + i, area.column + j),
      );
    });
  }

  protected eachValue<T>(matrix: Matrix<T>, visit: (value: T, row: number, column: number) => void): void {
    matrix.forEach((line, i) => {
      line.forEach((value, j) => {
        visit(value, this.area.row + i, this.area.column + j);
      });
    });
  }

  protected checkSize(matrix: Matrix<unknown>): void {
    const { rows, columns } = this.area;
    if (matrix.length !== rows) {
      throw new ScriptException(
        `The number of rows in the data does not match the number of rows in the range. The data has ${matrix.length} but the range has ${rows}.`,
      );
    }
    const wrong = matrix.find((line) => line.length !== columns);
    if (wrong) {
      throw new ScriptException(
        `The number of columns in the data does not match the number of columns in the range. The data has ${wrong.length} but the range has ${columns}.`,
      );
    }
  }

  protected guard(): void {
    checkProtection(this.execution, this.sheet, this.area);
  }

  protected changed(): G.Range {
    this.execution.touched(this.sheet.id, this.area);
    return present(this);
  }
}
