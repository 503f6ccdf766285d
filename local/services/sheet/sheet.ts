/** SpreadsheetApp.Sheet: its content, its looks, and what belongs to it. */
import type { Area } from '../../model';
import { BandingService } from '../banding';
import { colorOf } from '../colors';
import { ConditionalFormatRuleService } from '../conditional-formats';
import {
  EmbeddedChartBuilderService,
  EmbeddedChartService,
  insertChart,
  removeChart,
  updateChart,
} from '../embedded-charts';
import { enumText } from '../enums';
import { ScriptException } from '../exceptions';
import { FilterService } from '../filter';
import type * as G from '../google';
import { clearContent, eachExistingCell, renameSheet, resolveReference, usedRows } from '../grid';
import { addMetadata, DeveloperMetadataFinderService, DeveloperMetadataService } from '../metadata';
import { NamedRangeService } from '../named-range';
import { OverGridImageService } from '../over-grid-image';
import { addProtection, ProtectionService, protectionsOf } from '../protection';
import { checkSheetName, copySheet } from '../sheets';
import { own, present, presentAll } from '../strict';
import { TextFinderService } from '../text-finder';
import { writeValues } from '../writing';
import { OUT_OF_BOUNDS } from './base';
import { SheetLines } from './lines';
import type { SheetMethods } from './methods';

export class SheetService extends SheetLines implements Pick<G.Sheet, SheetMethods> {
  // --- Name and copies -----------------------------------------------------------------------------------------

  setName(name: string): G.Sheet {
    if (name === this.sheet.name) return present(this);
    checkSheetName(this.execution.workbook, name, this.sheet);
    renameSheet(this.execution.workbook, this.sheet, name);
    return present(this);
  }
  copyTo(_spreadsheet: G.Spreadsheet): G.Sheet {
    const { workbook } = this.execution;
    return this.execution.objects.sheet(copySheet(workbook, this.sheet, workbook.sheets.length));
  }

  // --- Content -------------------------------------------------------------------------------------------------

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
    eachExistingCell(this.sheet, this.all(), clearContent);
    this.execution.touched(this.sheet.id, this.all());
    return present(this);
  }
  clearFormats(): G.Sheet {
    eachExistingCell(this.sheet, this.all(), (cell) => {
      delete cell.style;
    });
    return present(this);
  }
  clearNotes(): G.Sheet {
    eachExistingCell(this.sheet, this.all(), (cell) => {
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
      this.execution.objects.range(this.sheet, { ...area, rows: used }).sort({
        column: columnPosition,
        ascending,
      });
    }
    return present(this);
  }
  createTextFinder(findText: string): G.TextFinder {
    return present(
      new TextFinderService(this.execution, [{ sheet: this.sheet, area: this.all() }], findText),
    );
  }

  // --- Looks ---------------------------------------------------------------------------------------------------

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

  // --- What belongs to it --------------------------------------------------------------------------------------

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
    return present(new DeveloperMetadataFinderService(this.execution, this.sheet));
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
  getImages(): GoogleAppsScript.Spreadsheet.OverGridImage[] {
    const count = this.sheet.pictures ?? 0;
    return presentAll(Array.from({ length: count }, () => new OverGridImageService(this.execution)));
  }
  /** Drawings made in Google's own editor have no place in an .xlsx file: what a file has are images. */
  getDrawings(): GoogleAppsScript.Spreadsheet.Drawing[] {
    return [];
  }
}
