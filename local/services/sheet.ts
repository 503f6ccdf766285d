/** SpreadsheetApp.Sheet. */

import { areaNotation, notationArea, parseNotation } from '../a1';
import type { Area, Sheet } from '../model';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../model';
import { BandingService } from './banding';
import { colorOf } from './colors';
import { ConditionalFormatRuleService } from './conditional-formats';
import { displayOf } from './display';
import {
  EmbeddedChartBuilderService,
  EmbeddedChartService,
  insertChart,
  removeChart,
  updateChart,
} from './embedded-charts';
import { enumsOf, enumText } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import { FilterService } from './filter';
import type * as G from './google';
import {
  clearContent,
  DEFAULT_TEXT,
  deleteLines,
  eachExistingCell,
  insertLines,
  renameSheet,
  resolveReference,
  usedColumns,
  usedRows,
} from './grid';
import { addMetadata, DeveloperMetadataFinderService, DeveloperMetadataService } from './metadata';
import { NamedRangeService } from './named-range';
import { OverGridImageService } from './over-grid-image';
import { addProtection, ProtectionService } from './protection';
import { dataArea, RangeService } from './range';
import { RangeListService } from './range-list';
import { SelectionService } from './selection';
import { checkSheetName, copySheet, SpreadsheetService } from './spreadsheet';
import { own, present, presentAll, Service, type Signatures, serviceSpec } from './strict';
import { TextFinderService } from './text-finder';
import { checkProtection, writeValues } from './writing';

const methods = {
  activate: '',
  addDeveloperMetadata: ['s', 's,DeveloperMetadataVisibility', 's,s', 's,s,DeveloperMetadataVisibility'],
  appendRow: 'o[]',
  autoResizeColumn: 'n',
  autoResizeColumns: 'n,n',
  autoResizeRows: 'n,n',
  clear: ['', 'map'],
  clearConditionalFormatRules: '',
  clearContents: '',
  clearFormats: '',
  clearNotes: '',
  copyTo: 'Spreadsheet',
  createDeveloperMetadataFinder: '',
  createTextFinder: 's',
  deleteColumn: 'n',
  deleteColumns: 'n,n',
  deleteRow: 'n',
  deleteRows: 'n,n',
  getActiveCell: '',
  getActiveRange: '',
  getBandings: '',
  getCharts: '',
  getColumnWidth: 'n',
  getConditionalFormatRules: '',
  getCurrentCell: '',
  getDataRange: '',
  getDeveloperMetadata: '',
  getFilter: '',
  getFrozenColumns: '',
  getFrozenRows: '',
  getDrawings: '',
  getImages: '',
  getIndex: '',
  getLastColumn: '',
  getLastRow: '',
  getMaxColumns: '',
  getMaxRows: '',
  getName: '',
  getNamedRanges: '',
  getParent: '',
  getProtections: 'ProtectionType',
  getRange: ['s', 'n,n', 'n,n,n', 'n,n,n,n'],
  getRangeList: 's[]',
  getRowHeight: 'n',
  getSelection: '',
  getSheetId: '',
  getSheetName: '',
  getSheetValues: 'n,n,n,n',
  getTabColor: '',
  getType: '',
  hasHiddenGridlines: '',
  hideColumn: 'Range',
  hideColumns: ['n', 'n,n'],
  hideRow: 'Range',
  hideRows: ['n', 'n,n'],
  hideSheet: '',
  insertChart: 'EmbeddedChart',
  insertColumnAfter: 'n',
  insertColumnBefore: 'n',
  insertColumns: ['n', 'n,n'],
  insertColumnsAfter: 'n,n',
  insertColumnsBefore: 'n,n',
  insertRowAfter: 'n',
  insertRowBefore: 'n',
  insertRows: ['n', 'n,n'],
  insertRowsAfter: 'n,n',
  insertRowsBefore: 'n,n',
  isColumnHiddenByUser: 'n',
  isRightToLeft: '',
  isRowHiddenByFilter: 'n',
  isRowHiddenByUser: 'n',
  isSheetHidden: '',
  newChart: '',
  protect: '',
  removeChart: 'EmbeddedChart',
  setActiveRange: 'Range',
  setActiveSelection: ['s', 'Range'],
  setColumnWidth: 'n,n',
  setColumnWidths: 'n,n,n',
  setConditionalFormatRules: 'ConditionalFormatRule[]',
  setCurrentCell: 'Range',
  setFrozenColumns: 'n',
  setFrozenRows: 'n',
  setHiddenGridlines: 'b',
  setName: 's',
  setRightToLeft: 'b',
  setRowHeight: 'n,n',
  setRowHeights: 'n,n,n',
  setRowHeightsForced: 'n,n,n',
  setTabColor: 's?',
  showColumns: ['n', 'n,n'],
  showRows: ['n', 'n,n'],
  showSheet: '',
  sort: ['n', 'n,b'],
  unhideColumn: 'Range',
  unhideRow: 'Range',
  updateChart: 'EmbeddedChart',
} satisfies Signatures<G.Sheet>;
const SHEET = serviceSpec('SpreadsheetApp.Sheet', methods);

/** Characters of the default font are about this wide, in pixels per point of size. */
const CHARACTER_WIDTH = 0.78;
const CELL_PADDING = 16;

type Axis = 'row' | 'column';
const OUT_OF_BOUNDS: Readonly<Record<Axis, string>> = {
  row: 'Those rows are out of bounds.',
  column: 'Those columns are out of bounds.',
};

export class SheetService extends Service implements Pick<G.Sheet, keyof typeof methods> {
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

  // --- Ranges -------------------------------------------------------------------------------------------------------

  getRange(first: number | string, column = 1, numRows = 1, numColumns = 1): G.Range {
    if (typeof first === 'string') return present(this.rangeOf(first));
    return present(this.areaOf(first, column, numRows, numColumns));
  }
  getRangeList(a1Notations: string[]): G.RangeList {
    return present(
      new RangeListService(
        this.execution,
        a1Notations.map((text) => this.rangeOf(text)),
      ),
    );
  }
  getDataRange(): G.Range {
    return present(new RangeService(this.execution, this.sheet, dataArea(this.sheet)));
  }
  getSheetValues(row: number, column: number, numRows: number, numColumns: number): unknown[][] {
    return this.areaOf(row, column, numRows, numColumns).getValues();
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

  /** grid-01, grid-02; past the grid the host refuses at once (grid-03). */
  areaOf(row: number, column: number, numRows: number, numColumns: number): RangeService {
    const [r, c, rows, columns] = [row, column, numRows, numColumns].map(Math.trunc) as [
      number,
      number,
      number,
      number,
    ];
    if (r < 1) throw new ScriptException('The starting row of the range is too small.');
    if (c < 1) throw new ScriptException('The starting column of the range is too small.');
    if (rows < 1) throw new ScriptException('The number of rows in the range must be at least 1.');
    if (columns < 1) throw new ScriptException('The number of columns in the range must be at least 1.');
    if (r + rows - 1 > this.sheet.rows || c + columns - 1 > this.sheet.columns) {
      throw new ScriptException('The coordinates of the range are outside the dimensions of the sheet.');
    }
    return new RangeService(this.execution, this.sheet, { row: r - 1, column: c - 1, rows, columns });
  }

  /** grid-10…12, grid-17. */
  rangeOf(text: string): RangeService {
    const notation = parseNotation(text);
    const here =
      notation &&
      (notation.sheet === undefined || notation.sheet === '' || notation.sheet === this.sheet.name);
    const area = here ? notationArea(notation, this.sheet.rows, this.sheet.columns) : undefined;
    if (notation && area) return new RangeService(this.execution, this.sheet, area, notation);
    const named = this.execution.workbook.namedRanges.find((item) => item.name === text);
    const found = named && resolveReference(this.execution.workbook, named.range);
    if (named && found) return RangeService.over(this.execution, found.sheet, named.range);
    throw new ScriptException('Range not found');
  }

  // --- Identity -----------------------------------------------------------------------------------------------------

  getName(): string {
    return this.sheet.name;
  }
  getSheetName(): string {
    return this.sheet.name;
  }
  setName(name: string): G.Sheet {
    if (name === this.sheet.name) return present(this);
    checkSheetName(this.execution, name, this.sheet);
    renameSheet(this.execution.workbook, this.sheet, name);
    return present(this);
  }
  getSheetId(): number {
    return this.sheet.id;
  }
  getIndex(): number {
    return this.execution.workbook.sheets.indexOf(this.sheet) + 1;
  }
  getParent(): G.Spreadsheet {
    return present(new SpreadsheetService(this.execution));
  }
  getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return present(enumsOf(this.execution).value('SheetType', 'GRID'));
  }
  getImages(): GoogleAppsScript.Spreadsheet.OverGridImage[] {
    const count = this.sheet.pictures ?? 0;
    return presentAll(Array.from({ length: count }, () => new OverGridImageService(this.execution)));
  }
  /** Drawings made in Google's own editor have no place in an .xlsx file: what a file has are images. */
  getDrawings(): GoogleAppsScript.Spreadsheet.Drawing[] {
    return [];
  }
  copyTo(spreadsheet: G.Spreadsheet): G.Sheet {
    own(SpreadsheetService, spreadsheet);
    return present(copySheet(this.execution, this.sheet, this.execution.workbook.sheets.length));
  }

  // --- Content ------------------------------------------------------------------------------------------------------

  /** values-13; on a full grid it throws and does not grow (grid-03). */
  appendRow(rowContents: unknown[]): G.Sheet {
    const row = usedRows(this.sheet);
    if (row >= this.sheet.rows) throw new ScriptException(OUT_OF_BOUNDS.row);
    if (rowContents.length > this.sheet.columns) throw new ScriptException(OUT_OF_BOUNDS.column);
    if (rowContents.length === 0) return present(this);
    const area: Area = { row, column: 0, rows: 1, columns: rowContents.length };
    writeValues(this.execution, this.sheet, area, [rowContents]);
    return present(this);
  }
  /** values-17: notes and data validations stay. */
  clear(options: { formatOnly?: boolean | undefined; contentsOnly?: boolean | undefined } = {}): G.Sheet {
    const { formatOnly, contentsOnly } = options;
    if (contentsOnly || !formatOnly) this.clearContents();
    if (formatOnly || !contentsOnly) this.clearFormats();
    return present(this);
  }
  clearContents(): G.Sheet {
    eachExistingCell(this.sheet, this.#all(), clearContent);
    this.execution.touched(this.sheet.id, this.#all());
    return present(this);
  }
  clearFormats(): G.Sheet {
    eachExistingCell(this.sheet, this.#all(), (cell) => {
      delete cell.style;
    });
    return present(this);
  }
  clearNotes(): G.Sheet {
    eachExistingCell(this.sheet, this.#all(), (cell) => {
      delete cell.note;
    });
    return present(this);
  }
  /** Sorts every row but the frozen ones. */
  sort(columnPosition: number, ascending = true): G.Sheet {
    const { frozenRows, rows, columns } = this.sheet;
    const area: Area = { row: frozenRows, column: 0, rows: rows - frozenRows, columns };
    const used = usedRows(this.sheet) - frozenRows;
    if (used > 0) {
      new RangeService(this.execution, this.sheet, { ...area, rows: used }).sort({
        column: columnPosition,
        ascending,
      });
    }
    return present(this);
  }
  createTextFinder(findText: string): G.TextFinder {
    return present(
      new TextFinderService(this.execution, [{ sheet: this.sheet, area: this.#all() }], findText),
    );
  }

  // --- Rows and columns ---------------------------------------------------------------------------------------------

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
      if (
        this.sheet.merges.some(
          (merge) =>
            merge.columns > 1 &&
            merge.row <= row &&
            row < merge.row + merge.rows &&
            merge.column <= column &&
            column < merge.column + merge.columns,
        )
      )
        return;
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
    const { area } = own(RangeService, row);
    this.#show('row', area.row + 1, area.rows, false);
  }
  unhideRow(row: G.Range): void {
    const { area } = own(RangeService, row);
    this.#show('row', area.row + 1, area.rows, true);
  }
  hideColumn(column: G.Range): void {
    const { area } = own(RangeService, column);
    this.#show('column', area.column + 1, area.columns, false);
  }
  unhideColumn(column: G.Range): void {
    const { area } = own(RangeService, column);
    this.#show('column', area.column + 1, area.columns, true);
  }
  isRowHiddenByUser(rowPosition: number): boolean {
    this.#checkLines('row', rowPosition, 1);
    return this.sheet.hiddenRows.has(rowPosition - 1);
  }
  isColumnHiddenByUser(columnPosition: number): boolean {
    this.#checkLines('column', columnPosition, 1);
    return this.sheet.hiddenColumns.has(columnPosition - 1);
  }
  isRowHiddenByFilter(rowPosition: number): boolean {
    this.#checkLines('row', rowPosition, 1);
    const { filter } = this.sheet;
    const row = rowPosition - 1;
    if (!filter || row <= filter.area.row || row >= filter.area.row + filter.area.rows) return false;
    const { locale } = this.execution.workbook;
    return [...filter.hidden].some(([column, texts]) =>
      texts.includes(displayOf(this.sheet.cells[row]?.[column], locale)),
    );
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

  // --- Looks --------------------------------------------------------------------------------------------------------

  getTabColor(): string | null {
    return this.sheet.tabColor;
  }
  setTabColor(color: string | null): G.Sheet {
    if (color === null) this.sheet.tabColor = null;
    else this.sheet.tabColor = colorOf(color) ?? this.sheet.tabColor;
    return present(this);
  }
  hasHiddenGridlines(): boolean {
    return this.sheet.gridlinesHidden;
  }
  setHiddenGridlines(hide: boolean): G.Sheet {
    this.sheet.gridlinesHidden = hide;
    return present(this);
  }
  isRightToLeft(): boolean {
    return this.sheet.rightToLeft;
  }
  setRightToLeft(rightToLeft: boolean): G.Sheet {
    this.sheet.rightToLeft = rightToLeft;
    return present(this);
  }
  isSheetHidden(): boolean {
    return this.sheet.hidden;
  }
  hideSheet(): G.Sheet {
    if (this.execution.workbook.sheets.every((sheet) => sheet === this.sheet || sheet.hidden)) {
      throw new ScriptException("You can't hide all the sheets in a document.");
    }
    this.sheet.hidden = true;
    return present(this);
  }
  showSheet(): G.Sheet {
    this.sheet.hidden = false;
    return present(this);
  }

  // --- What hangs on it ---------------------------------------------------------------------------------------------

  protect(): G.Protection {
    return present(
      new ProtectionService(this.execution, this.sheet, addProtection(this.execution, this.sheet)),
    );
  }
  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): G.Protection[] {
    return presentAll(protectionsOf(this.execution, this.sheet, enumText(type, 'RANGE')));
  }
  getBandings(): G.Banding[] {
    return presentAll(
      this.sheet.bandings.map((banding) => new BandingService(this.execution, this.sheet, banding.id)),
    );
  }
  getConditionalFormatRules(): G.ConditionalFormatRule[] {
    return presentAll(
      this.sheet.conditionalFormats.map(
        (format) => new ConditionalFormatRuleService(this.execution, this.sheet, format),
      ),
    );
  }
  setConditionalFormatRules(rules: G.ConditionalFormatRule[]): void {
    const given = rules.map((rule) => own(ConditionalFormatRuleService, rule));
    if (given.some((rule) => rule.sheet !== this.sheet)) {
      throw new ScriptException('Conditional format rules may only be set on ranges of this sheet.');
    }
    this.sheet.conditionalFormats = given.map((rule) => rule.format);
  }
  clearConditionalFormatRules(): void {
    this.sheet.conditionalFormats = [];
  }
  getFilter(): G.Filter | null {
    return this.sheet.filter ? present(new FilterService(this.execution, this.sheet)) : null;
  }
  getNamedRanges(): G.NamedRange[] {
    const { workbook } = this.execution;
    return presentAll(
      workbook.namedRanges
        .filter((named) => resolveReference(workbook, named.range)?.sheet === this.sheet)
        .map((named) => new NamedRangeService(this.execution, named.name)),
    );
  }
  addDeveloperMetadata(key: string, ...rest: unknown[]): G.Sheet {
    addMetadata(this.execution, this.sheet, {}, key, rest);
    return present(this);
  }
  getDeveloperMetadata(): G.DeveloperMetadata[] {
    return presentAll(
      this.sheet.metadata
        .filter(({ rows, columns }) => !rows && !columns)
        .map((metadata) => new DeveloperMetadataService(this.execution, metadata.id)),
    );
  }
  createDeveloperMetadataFinder(): G.DeveloperMetadataFinder {
    return present(new DeveloperMetadataFinderService(this.execution, { sheet: this.sheet }));
  }
  newChart(): G.EmbeddedChartBuilder {
    return present(new EmbeddedChartBuilderService(this.execution));
  }
  getCharts(): G.EmbeddedChart[] {
    return presentAll(this.sheet.charts.map((chart) => new EmbeddedChartService(this.execution, chart)));
  }
  insertChart(chart: G.EmbeddedChart): void {
    insertChart(this.execution, this.sheet, chart);
  }
  updateChart(chart: G.EmbeddedChart): void {
    updateChart(this.sheet, chart);
  }
  removeChart(chart: G.EmbeddedChart): void {
    removeChart(this.sheet, chart);
  }

  // --- Selection ----------------------------------------------------------------------------------------------------

  activate(): G.Sheet {
    this.execution.state.selection.sheetId = this.sheet.id;
    return present(this);
  }
  getActiveRange(): G.Range {
    return present(this.activeRange());
  }
  getActiveCell(): G.Range {
    const { area } = this.activeRange();
    const cell = this.execution.state.selection.cells.get(this.sheet.id);
    // Rows may have gone since the cell was chosen.
    const isThere = cell !== undefined && cell.row < this.sheet.rows && cell.column < this.sheet.columns;
    return present(
      new RangeService(this.execution, this.sheet, {
        ...(isThere ? cell : { row: area.row, column: area.column }),
        ...{ rows: 1, columns: 1 },
      }),
    );
  }
  getCurrentCell(): G.Range {
    return this.getActiveCell();
  }
  setActiveRange(range: G.Range): G.Range {
    return own(RangeService, range).activate();
  }
  setActiveSelection(range: string | G.Range): G.Range {
    return typeof range === 'string' ? this.rangeOf(range).activate() : this.setActiveRange(range);
  }
  setCurrentCell(cell: G.Range): G.Range {
    return own(RangeService, cell).activateAsCurrentCell();
  }
  getSelection(): G.Selection {
    return present(new SelectionService(this.execution, this.sheet));
  }

  activeRange(): RangeService {
    const area = this.execution.state.selection.areas.get(this.sheet.id);
    const here = area && notationArea(areaNotation(area), this.sheet.rows, this.sheet.columns);
    return new RangeService(this.execution, this.sheet, here ?? { row: 0, column: 0, rows: 1, columns: 1 });
  }

  // --- Inside -------------------------------------------------------------------------------------------------------

  #all(): Area {
    return { row: 0, column: 0, rows: this.sheet.rows, columns: this.sheet.columns };
  }

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

  /** tables-02: lines of a protected tab come and go by those who may edit it. */
  #checkWhole(): void {
    if (this.sheet.protections.some(({ area }) => area === undefined))
      checkProtection(this.execution, this.sheet, this.#all());
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
    this.execution.touched(this.sheet.id, this.#all());
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
    this.execution.touched(this.sheet.id, this.#all());
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

/** The protections of a sheet of one type: `RANGE` or `SHEET`. */
export function protectionsOf(
  execution: Service['execution'],
  sheet: Sheet,
  type: string,
): ProtectionService[] {
  return sheet.protections
    .filter((protection) => (protection.area === undefined) === (type === 'SHEET'))
    .map((protection) => new ProtectionService(execution, sheet, protection.id));
}
