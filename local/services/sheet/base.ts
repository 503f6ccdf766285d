/** What every part of a Sheet builds on: which sheet it is, its ranges, and what is selected on it. */
import type { Area, Sheet } from '../../model';
import { enumsOf } from '../enums';
import { ScriptException } from '../exceptions';
import type * as G from '../google';
import { usedColumns, usedRows } from '../grid';
import { RangeBase } from '../range/base';
import { RangeListService } from '../range-list';
import { activeCell, activeRange, SelectionService } from '../selection';
import { areaAt, dataArea, rangeNamed, wholeArea } from '../sheet-areas';
import { own, present, Service } from '../strict';
import { SHEET } from './methods';

export type Axis = 'row' | 'column';
export const OUT_OF_BOUNDS: Readonly<Record<Axis, string>> = {
  row: 'Those rows are out of bounds.',
  column: 'Those columns are out of bounds.',
};

export abstract class SheetBase extends Service {
  readonly spec = SHEET;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
  ) {
    super(execution);
    if (!execution.workbook.sheets.includes(sheet)) {
      throw new ScriptException(`Sheet ${sheet.id} not found`);
    }
  }

  override cellsTouched(method: string, args: readonly unknown[]): number {
    if (method === 'appendRow' && Array.isArray(args[0])) return args[0].length;
    if (method === 'getSheetValues') return Number(args[2]) * Number(args[3]);
    return 1;
  }

  // --- Ranges --------------------------------------------------------------------------------------------------

  getRange(first: number | string, column = 1, numRows = 1, numColumns = 1): G.Range {
    if (typeof first === 'string') return rangeNamed(this.execution, this.sheet, first);
    return this.execution.objects.range(this.sheet, areaAt(this.sheet, first, column, numRows, numColumns));
  }
  getRangeList(a1Notations: string[]): G.RangeList {
    return present(
      new RangeListService(
        this.execution,
        a1Notations.map((text) => own(RangeBase, this.getRange(text))),
      ),
    );
  }
  getDataRange(): G.Range {
    return this.execution.objects.range(this.sheet, dataArea(this.sheet));
  }
  getSheetValues(row: number, column: number, numRows: number, numColumns: number): unknown[][] {
    return this.getRange(row, column, numRows, numColumns).getValues();
  }
  getLastRow(): number {
    return usedRows(this.sheet);
  }
  getLastColumn(): number {
    return usedColumns(this.sheet);
  }
  getMaxRows(): number {
    return this.sheet.rows;
  }
  getMaxColumns(): number {
    return this.sheet.columns;
  }

  // --- Identity ------------------------------------------------------------------------------------------------

  getName(): string {
    return this.sheet.name;
  }
  getSheetName(): string {
    return this.sheet.name;
  }
  getSheetId(): number {
    return this.sheet.id;
  }
  getIndex(): number {
    return this.execution.workbook.sheets.indexOf(this.sheet) + 1;
  }
  getParent(): G.Spreadsheet {
    return this.execution.objects.spreadsheet();
  }
  getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return present(enumsOf(this.execution).value('SheetType', 'GRID'));
  }

  // --- Selection -----------------------------------------------------------------------------------------------

  activate(): G.Sheet {
    this.execution.state.selection.sheetId = this.sheet.id;
    return present(this);
  }
  getActiveRange(): G.Range {
    return activeRange(this.execution, this.sheet);
  }
  getActiveCell(): G.Range {
    return activeCell(this.execution, this.sheet);
  }
  getCurrentCell(): G.Range {
    return this.getActiveCell();
  }
  setActiveRange(range: G.Range): G.Range {
    return own(RangeBase, range).activate();
  }
  setCurrentCell(cell: G.Range): G.Range {
    return own(RangeBase, cell).activateAsCurrentCell();
  }
  getSelection(): G.Selection {
    return present(new SelectionService(this.execution, this.sheet));
  }

  // --- Inside --------------------------------------------------------------------------------------------------

  protected all(): Area {
    return wholeArea(this.sheet);
  }
}
