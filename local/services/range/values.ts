/** The contents of a Range: values, formulas, rich text, notes. */
import type { Cell, CellValue } from '../../model';
import { displayValue, isErrorValue, showsDate } from '../display';
import { NotImplemented, signatureMismatch } from '../exceptions';
import { moveFormula } from '../formulas';
import type * as G from '../google';
import { cellAt, cellFor, clearContent, eachCell, eachExistingCell, hasContent, setContent } from '../grid';
import { fromR1C1, toR1C1 } from '../r1c1';
import { RichTextValueService, richTextOf } from '../rich-text';
import { own, present, Service, typeName } from '../strict';
import { placeName, putFormula, writeValues } from '../writing';
import { serialToDate } from '../zones';
import { type Matrix, RangeBase } from './base';

export abstract class RangeValues extends RangeBase {
  getValue(): unknown {
    this.execution.settle();
    return this.#scriptValue(this.firstCell(), this.area.row, this.area.column);
  }
  getValues(): unknown[][] {
    this.execution.settle();
    return this.mapCells((cell, row, column) => this.#scriptValue(cell, row, column));
  }
  getDisplayValue(): string {
    this.execution.settle();
    return this.#display(this.firstCell(), this.area.row, this.area.column);
  }
  getDisplayValues(): string[][] {
    this.execution.settle();
    return this.mapCells((cell, row, column) => this.#display(cell, row, column));
  }
  getFormula(): string {
    return this.firstCell()?.formula ?? '';
  }
  getFormulas(): string[][] {
    return this.mapCells((cell) => cell?.formula ?? '');
  }
  getFormulasR1C1(): string[][] {
    return this.mapCells((cell, row, column) =>
      cell?.formula === undefined ? '' : toR1C1(cell.formula, { row, column }),
    );
  }
  isBlank(): boolean {
    let blank = true;
    eachExistingCell(this.sheet, this.area, (cell) => {
      blank &&= !hasContent(cell);
    });
    return blank;
  }
  setValue(value: unknown): G.Range {
    if (Array.isArray(value) || value instanceof Service) {
      throw signatureMismatch([typeName(value)], 'SpreadsheetApp.Range.setValue');
    }
    const line = Array.from({ length: this.area.columns }, () => value);
    writeValues(
      this.execution,
      this.sheet,
      this.area,
      Array.from({ length: this.area.rows }, () => line),
    );
    return present(this);
  }
  setValues(values: unknown[][]): G.Range {
    this.checkSize(values);
    writeValues(this.execution, this.sheet, this.area, values);
    return present(this);
  }
  setFormula(formula: string | null): G.Range {
    this.guard();
    eachCell(this.area, (row, column) => {
      const moved = formula && moveFormula(formula, row - this.area.row, column - this.area.column);
      this.#putFormula(row, column, moved);
    });
    return this.changed();
  }
  setFormulas(formulas: Matrix<string | null>): G.Range {
    this.checkSize(formulas);
    this.guard();
    this.eachValue(formulas, (formula, row, column) => this.#putFormula(row, column, formula));
    return this.changed();
  }
  setFormulaR1C1(formula: string): G.Range {
    this.guard();
    eachCell(this.area, (row, column) => this.#putFormula(row, column, fromR1C1(formula, { row, column })));
    return this.changed();
  }

  // --- Rich text and notes ------------------------------------------------------------------------------------------

  getRichTextValue(): G.RichTextValue | null {
    return this.#rich(this.firstCell());
  }
  getRichTextValues(): (G.RichTextValue | null)[][] {
    return this.mapCells((cell) => this.#rich(cell));
  }
  setRichTextValue(value: G.RichTextValue): G.Range {
    this.guard();
    eachCell(this.area, (row, column) => this.#putRich(row, column, own(RichTextValueService, value)));
    return this.changed();
  }
  setRichTextValues(values: Matrix<G.RichTextValue>): G.Range {
    this.checkSize(values);
    this.guard();
    this.eachValue(values, (value, row, column) =>
      this.#putRich(row, column, own(RichTextValueService, value)),
    );
    return this.changed();
  }
  getNote(): string {
    return this.firstCell()?.note ?? '';
  }
  getNotes(): string[][] {
    return this.mapCells((cell) => cell?.note ?? '');
  }
  setNote(note: string | null): G.Range {
    this.guard();
    eachCell(this.area, (row, column) => this.#putNote(row, column, note === null ? null : String(note)));
    return present(this);
  }
  /** values-20: numbers in the plural form come out as `25.0`. */
  setNotes(notes: Matrix<string | number | boolean | null>): G.Range {
    this.guard();
    this.checkSize(notes);
    this.eachValue(notes, (note, row, column) => {
      const text = typeof note === 'number' && Number.isInteger(note) ? `${note}.0` : note;
      this.#putNote(row, column, text === null ? null : String(text));
    });
    return present(this);
  }
  clearNote(): G.Range {
    eachExistingCell(this.sheet, this.area, (cell) => {
      delete cell.note;
    });
    return present(this);
  }

  // --- Inside -------------------------------------------------------------------------------------------------------

  #scriptValue(cell: Cell | undefined, row: number, column: number): unknown {
    if (!cell) return '';
    const value = this.#known(cell, row, column);
    if (value === undefined) return '';
    if (isErrorValue(value)) return value.error;
    if (typeof value === 'number' && showsDate(cell.style?.numberFormat)) {
      return serialToDate(value, this.execution.workbook.timeZone);
    }
    return value;
  }

  #display(cell: Cell | undefined, row: number, column: number): string {
    if (!cell) return '';
    return displayValue(
      this.#known(cell, row, column),
      cell.style?.numberFormat,
      this.execution.workbook.locale,
    );
  }

  /**
   * A formula that no engine has computed yet has no value to show, and none is made up. One that the engine cannot
   * compute
   * is what Sheets shows for a function that it does not know: an error in its cell, which stops nothing else.
   */
  #known(cell: Cell, row: number, column: number): CellValue | undefined {
    if (cell.value === undefined && cell.formula !== undefined) {
      if (this.execution.state.calculator !== undefined) return { error: '#NAME?' };
      const place = placeName(this.sheet, { row, column, rows: 1, columns: 1 });
      throw new NotImplemented(`The value of ${cell.formula} in ${place}`);
    }
    return cell.value;
  }

  #putFormula(row: number, column: number, formula: string | null): void {
    const cell = cellFor(this.sheet, row, column);
    if (formula === null || formula === '') clearContent(cell);
    else putFormula(cell, formula.startsWith('=') ? formula : `=${formula}`);
  }

  #rich(cell: Cell | undefined): G.RichTextValue | null {
    if (cell?.value !== undefined && typeof cell.value !== 'string') return null;
    return present(richTextOf(this.execution, cell));
  }

  #putRich(row: number, column: number, value: RichTextValueService): void {
    const cell = cellFor(this.sheet, row, column);
    setContent(cell, value.text);
    const runs = value.runs();
    if (runs) cell.runs = runs;
  }

  #putNote(row: number, column: number, note: string | null): void {
    if (note === null || note === '') {
      const cell = cellAt(this.sheet, row, column);
      if (cell) delete cell.note;
    } else cellFor(this.sheet, row, column).note = note;
  }
}
