/** SpreadsheetApp.Range. */

import { areaNotation, formatNotation, type Notation, withSheet } from '../a1';
import type { Area, Border, Cell, CellValue, Sheet, Style, TextStyle, ValidationRule } from '../model';
import { applyBanding, BandingService } from './banding';
import { drawBorders, type Loose, withStyle } from './borders';
import { ColorService, colorOf, hexOfColor, rgbOf } from './colors';
import { AUTOMATIC, displayValue, isErrorValue, showsDate } from './display';
import { EnumValue, enumsOf, enumText } from './enums';
import { NotImplemented, ScriptException, signatureMismatch } from './exceptions';
import { FilterService } from './filter';
import { moveFormula } from './formulas';
import type * as G from './google';
import {
  cellAt,
  cellFor,
  clearContent,
  compact,
  covers,
  DEFAULT_TEXT,
  eachCell,
  eachExistingCell,
  hasContent,
  intersects,
  restyle,
  setContent,
  usedColumns,
  usedRows,
} from './grid';
import { addMetadata, DeveloperMetadataFinderService, DeveloperMetadataService } from './metadata';
import { addProtection, ProtectionService } from './protection';
import { fromR1C1, toR1C1 } from './r1c1';
import { RANGE, type RangeMethods } from './range-methods';
import { RichTextValueService, richTextOf, TextStyleService } from './rich-text';
import { SheetService } from './sheet';
import { own, present, presentAll, Service, typeName } from './strict';
import { TextFinderService } from './text-finder';
import { DataValidationService, dropValidations, ruleAt, rulesOver, setRule, setRules } from './validation';
import { checkProtection, isRefusedByTable, placeName, putFormula, writeValues } from './writing';
import { serialToDate } from './zones';

/** What `clear` and `copyTo` can leave out. */
interface ClearOptions {
  readonly commentsOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
  readonly skipFilteredRows?: boolean | undefined;
}

type Matrix<T> = readonly (readonly T[])[];

const WEIGHTS: Readonly<Record<string, boolean>> = { bold: true, normal: false };
const SLANTS: Readonly<Record<string, boolean>> = { italic: true, normal: false };
const LINES: Readonly<Record<string, Pick<TextStyle, 'underline' | 'strikethrough'>>> = {
  underline: { underline: true, strikethrough: false },
  'line-through': { underline: false, strikethrough: true },
  none: { underline: false, strikethrough: false },
};
const WRAPS = { WRAP: 'wrap', OVERFLOW: 'overflow', CLIP: 'clip' } as const;

function withText(style: Style | undefined, change: Loose<Partial<TextStyle>>): Style | undefined {
  return withStyle(style, { text: compact<Partial<TextStyle>>({ ...style?.text, ...change }) });
}

/** Text order as in Sheets: case does not count. */
const collator = new Intl.Collator('en', { sensitivity: 'accent' });

export class RangeService extends Service implements Pick<G.Range, RangeMethods> {
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

  /** The range of a reference that was resolved to a sheet. */
  static over(execution: Service['execution'], sheet: Sheet, reference: string): RangeService {
    return new SheetService(execution, sheet).rangeOf(reference.slice(reference.lastIndexOf('!') + 1));
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
    return present(new SheetService(this.execution, this.sheet));
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
    return this.#at({ row: area.row + row - 1, column: area.column + column - 1, rows: 1, columns: 1 });
  }
  offset(
    rowOffset: number,
    columnOffset: number,
    numRows = this.area.rows,
    numColumns = this.area.columns,
  ): G.Range {
    const { area } = this;
    return present(
      new SheetService(this.execution, this.sheet).areaOf(
        area.row + rowOffset + 1,
        area.column + columnOffset + 1,
        numRows,
        numColumns,
      ),
    );
  }
  getDataRegion(): G.Range {
    const { sheet } = this;
    let { row, column, rows, columns } = this.area;
    const filled = (area: Area): boolean => {
      let found = false;
      eachExistingCell(sheet, area, (cell) => {
        found ||= hasContent(cell);
      });
      return found;
    };
    for (let grown = true; grown; ) {
      grown = false;
      if (row > 0 && filled({ row: row - 1, column, rows: 1, columns }))
        [row, rows, grown] = [row - 1, rows + 1, true];
      if (column > 0 && filled({ row, column: column - 1, rows, columns: 1 })) {
        [column, columns, grown] = [column - 1, columns + 1, true];
      }
      if (row + rows < sheet.rows && filled({ row: row + rows, column, rows: 1, columns })) {
        [rows, grown] = [rows + 1, true];
      }
      if (column + columns < sheet.columns && filled({ row, column: column + columns, rows, columns: 1 })) {
        [columns, grown] = [columns + 1, true];
      }
    }
    return this.#at({ row, column, rows, columns });
  }
  /** Like Ctrl+arrow: to the edge of the filled stretch, or to the next filled cell, or to the edge of the sheet. */
  getNextDataCell(direction: GoogleAppsScript.Spreadsheet.Direction): G.Range {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      UP: [-1, 0],
      DOWN: [1, 0],
      PREVIOUS: [0, -1],
      NEXT: [0, 1],
    };
    const [down, right] = steps[own(EnumValue, direction).text] ?? [0, 0];
    const { sheet } = this;
    const inside = (r: number, c: number) => r >= 0 && c >= 0 && r < sheet.rows && c < sheet.columns;
    const filled = (r: number, c: number) => hasContent(cellAt(sheet, r, c));
    let { row, column } = this.area;
    const stretch =
      filled(row, column) && inside(row + down, column + right) && filled(row + down, column + right);
    while (inside(row + down, column + right)) {
      if (stretch && !filled(row + down, column + right)) break;
      row += down;
      column += right;
      if (!stretch && filled(row, column)) break;
    }
    return this.#at({ row, column, rows: 1, columns: 1 });
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
    const isInside =
      area !== undefined &&
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns;
    if (!isInside) return this.activate();
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

  // --- Values -------------------------------------------------------------------------------------------------------

  getValue(): unknown {
    this.execution.settle();
    return this.#scriptValue(this.#first(), this.area.row, this.area.column);
  }
  getValues(): unknown[][] {
    this.execution.settle();
    return this.#map((cell, row, column) => this.#scriptValue(cell, row, column));
  }
  getDisplayValue(): string {
    this.execution.settle();
    return this.#display(this.#first(), this.area.row, this.area.column);
  }
  getDisplayValues(): string[][] {
    this.execution.settle();
    return this.#map((cell, row, column) => this.#display(cell, row, column));
  }
  getFormula(): string {
    return this.#first()?.formula ?? '';
  }
  getFormulas(): string[][] {
    return this.#map((cell) => cell?.formula ?? '');
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
    this.#checkSize(values);
    writeValues(this.execution, this.sheet, this.area, values);
    return present(this);
  }
  setFormula(formula: string | null): G.Range {
    this.#guard();
    eachCell(this.area, (row, column) => {
      const moved = formula && moveFormula(formula, row - this.area.row, column - this.area.column);
      this.#putFormula(row, column, moved);
    });
    return this.#changed();
  }
  setFormulas(formulas: Matrix<string | null>): G.Range {
    this.#checkSize(formulas);
    this.#guard();
    this.#each(formulas, (formula, row, column) => this.#putFormula(row, column, formula));
    return this.#changed();
  }
  getFormulasR1C1(): string[][] {
    return this.#map((cell, row, column) =>
      cell?.formula === undefined ? '' : toR1C1(cell.formula, { row, column }),
    );
  }
  setFormulaR1C1(formula: string): G.Range {
    this.#guard();
    eachCell(this.area, (row, column) => this.#putFormula(row, column, fromR1C1(formula, { row, column })));
    return this.#changed();
  }
  getRichTextValue(): G.RichTextValue | null {
    return this.#rich(this.#first());
  }
  getRichTextValues(): (G.RichTextValue | null)[][] {
    return this.#map((cell) => this.#rich(cell));
  }
  setRichTextValue(value: G.RichTextValue): G.Range {
    this.#guard();
    eachCell(this.area, (row, column) => this.#putRich(row, column, own(RichTextValueService, value)));
    return this.#changed();
  }
  setRichTextValues(values: Matrix<G.RichTextValue>): G.Range {
    this.#checkSize(values);
    this.#guard();
    this.#each(values, (value, row, column) => this.#putRich(row, column, own(RichTextValueService, value)));
    return this.#changed();
  }
  setShowHyperlink(_show: boolean): G.Range {
    return present(this);
  }
  getNote(): string {
    return this.#first()?.note ?? '';
  }
  getNotes(): string[][] {
    return this.#map((cell) => cell?.note ?? '');
  }
  setNote(note: string | null): G.Range {
    this.#guard();
    eachCell(this.area, (row, column) => this.#putNote(row, column, note === null ? null : String(note)));
    return present(this);
  }
  /** values-20: numbers in the plural form come out as `25.0`. */
  setNotes(notes: Matrix<string | number | boolean | null>): G.Range {
    this.#guard();
    this.#checkSize(notes);
    this.#each(notes, (note, row, column) => {
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

  // --- Clearing -----------------------------------------------------------------------------------------------------

  clear(options: ClearOptions = {}): G.Range {
    this.#guard();
    const { commentsOnly, contentsOnly, formatOnly, validationsOnly, skipFilteredRows } = options;
    if (skipFilteredRows) throw new NotImplemented('Range.clear with skipFilteredRows');
    const only = commentsOnly || contentsOnly || formatOnly || validationsOnly;
    if (contentsOnly || !only) this.clearContent();
    if (formatOnly || !only) this.clearFormat();
    if (commentsOnly) this.clearNote();
    if (validationsOnly) this.clearDataValidations();
    return present(this);
  }
  clearContent(): G.Range {
    this.#guard();
    eachExistingCell(this.sheet, this.area, clearContent);
    return this.#changed();
  }
  clearFormat(): G.Range {
    this.#guard();
    eachExistingCell(this.sheet, this.area, (cell) => {
      delete cell.style;
      if (cell.runs)
        cell.runs = cell.runs.map(({ text, link }) => (link === undefined ? { text } : { text, link }));
    });
    this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter(
      (format) => !format.areas.every((area) => covers(this.area, area)),
    );
    return present(this);
  }
  clearDataValidations(): G.Range {
    if (this.#isRuleRefused()) return present(this);
    dropValidations(this.sheet, this.area);
    return present(this);
  }

  // --- Formats ------------------------------------------------------------------------------------------------------

  getNumberFormat(): string {
    return this.#first()?.style?.numberFormat ?? AUTOMATIC;
  }
  getNumberFormats(): string[][] {
    return this.#map((cell) => cell?.style?.numberFormat ?? AUTOMATIC);
  }
  setNumberFormat(numberFormat: string): G.Range {
    if (isRefusedByTable(this.execution, this.sheet, this.area)) return present(this);
    return this.#style((style) => numberFormatted(style, numberFormat));
  }
  setNumberFormats(numberFormats: Matrix<string>): G.Range {
    if (isRefusedByTable(this.execution, this.sheet, this.area)) return present(this);
    return this.#styles(numberFormats, numberFormatted);
  }
  getBackground(): string {
    return this.#first()?.style?.background ?? '#ffffff';
  }
  getBackgrounds(): string[][] {
    return this.#map((cell) => cell?.style?.background ?? '#ffffff');
  }
  getBackgroundObject(): G.Color {
    return present(new ColorService(this.execution, this.getBackground()));
  }
  getBackgroundObjects(): G.Color[][] {
    return this.#map((cell) =>
      present(new ColorService(this.execution, cell?.style?.background ?? '#ffffff')),
    );
  }
  setBackground(color: string | null): G.Range {
    return this.#style((style) => backgrounded(style, color));
  }
  setBackgrounds(colors: Matrix<string | null>): G.Range {
    return this.#styles(colors, backgrounded);
  }
  setBackgroundObject(color: G.Color | null): G.Range {
    return this.setBackground(color === null ? null : (hexOfColor(color) ?? null));
  }
  setBackgroundRGB(red: number, green: number, blue: number): G.Range {
    return this.setBackground(rgbOf([red, green, blue]));
  }
  getFontColor(): string {
    return this.#text(this.#first(), 'color');
  }
  getFontColors(): string[][] {
    return this.#map((cell) => this.#text(cell, 'color'));
  }
  getFontColorObject(): G.Color {
    return present(new ColorService(this.execution, this.getFontColor()));
  }
  getFontColorObjects(): G.Color[][] {
    return this.#map((cell) => present(new ColorService(this.execution, this.#text(cell, 'color'))));
  }
  setFontColor(color: string | null): G.Range {
    return this.#style((style) => colored(style, color));
  }
  setFontColors(colors: Matrix<string | null>): G.Range {
    return this.#styles(colors, colored);
  }
  setFontColorObject(color: G.Color | null): G.Range {
    return this.setFontColor(color === null ? null : (hexOfColor(color) ?? null));
  }
  getFontFamily(): string {
    return this.#text(this.#first(), 'fontFamily');
  }
  getFontFamilies(): string[][] {
    return this.#map((cell) => this.#text(cell, 'fontFamily'));
  }
  setFontFamily(fontFamily: string | null): G.Range {
    return this.#style((style) => withText(style, { fontFamily: fontFamily ?? undefined }));
  }
  setFontFamilies(families: Matrix<string | null>): G.Range {
    return this.#styles(families, (style, family) => withText(style, { fontFamily: family ?? undefined }));
  }
  getFontSize(): number {
    return this.#text(this.#first(), 'fontSize');
  }
  getFontSizes(): number[][] {
    return this.#map((cell) => this.#text(cell, 'fontSize'));
  }
  setFontSize(fontSize: number): G.Range {
    return this.#style((style) => withText(style, { fontSize }));
  }
  setFontSizes(sizes: Matrix<number>): G.Range {
    return this.#styles(sizes, (style, fontSize) => withText(style, { fontSize }));
  }
  getFontWeight(): GoogleAppsScript.Spreadsheet.FontWeight {
    return this.#text(this.#first(), 'bold') ? 'bold' : 'normal';
  }
  getFontWeights(): GoogleAppsScript.Spreadsheet.FontWeight[][] {
    return this.#map((cell) => (this.#text(cell, 'bold') ? 'bold' : 'normal'));
  }
  setFontWeight(weight: string | null): G.Range {
    return this.#style((style) => weighted(style, weight));
  }
  setFontWeights(weights: Matrix<string | null>): G.Range {
    return this.#styles(weights, weighted);
  }
  getFontStyle(): GoogleAppsScript.Spreadsheet.FontStyle {
    return this.#text(this.#first(), 'italic') ? 'italic' : 'normal';
  }
  getFontStyles(): GoogleAppsScript.Spreadsheet.FontStyle[][] {
    return this.#map((cell) => (this.#text(cell, 'italic') ? 'italic' : 'normal'));
  }
  setFontStyle(slant: string | null): G.Range {
    return this.#style((style) => slanted(style, slant));
  }
  setFontStyles(slants: Matrix<string | null>): G.Range {
    return this.#styles(slants, slanted);
  }
  getFontLine(): GoogleAppsScript.Spreadsheet.FontLine {
    return this.#line(this.#first());
  }
  getFontLines(): GoogleAppsScript.Spreadsheet.FontLine[][] {
    return this.#map((cell) => this.#line(cell));
  }
  setFontLine(line: string | null): G.Range {
    return this.#style((style) => lined(style, line));
  }
  setFontLines(lines: Matrix<string | null>): G.Range {
    return this.#styles(lines, lined);
  }
  getTextStyle(): G.TextStyle {
    return this.#textStyle(this.#first());
  }
  getTextStyles(): G.TextStyle[][] {
    return this.#map((cell) => this.#textStyle(cell));
  }
  setTextStyle(style: G.TextStyle): G.Range {
    const settings = own(TextStyleService, style).settings();
    return this.#style((before) => withText(before, settings));
  }
  setTextStyles(styles: Matrix<G.TextStyle>): G.Range {
    return this.#styles(styles, (before, style) => withText(before, own(TextStyleService, style).settings()));
  }
  getHorizontalAlignment(): string {
    return horizontalName(this.#first());
  }
  getHorizontalAlignments(): string[][] {
    return this.#map(horizontalName);
  }
  setHorizontalAlignment(alignment: string | null): G.Range {
    return this.#style((style) => alignedAcross(style, alignment));
  }
  setHorizontalAlignments(alignments: Matrix<string | null>): G.Range {
    return this.#styles(alignments, alignedAcross);
  }
  getVerticalAlignment(): string {
    return this.#first()?.style?.vertical ?? 'bottom';
  }
  getVerticalAlignments(): string[][] {
    return this.#map((cell) => cell?.style?.vertical ?? 'bottom');
  }
  setVerticalAlignment(alignment: string | null): G.Range {
    return this.#style((style) => alignedDown(style, alignment));
  }
  setVerticalAlignments(alignments: Matrix<string | null>): G.Range {
    return this.#styles(alignments, alignedDown);
  }
  /** formats-01: true by default while the strategy says OVERFLOW. */
  getWrap(): boolean {
    return wraps(this.#first());
  }
  getWraps(): boolean[][] {
    return this.#map(wraps);
  }
  setWrap(wrap: boolean): G.Range {
    return this.#style((style) => withStyle(style, { wrap: wrap ? 'wrap' : 'overflow' }));
  }
  setWraps(given: Matrix<boolean>): G.Range {
    return this.#styles(given, (style, wrap) => withStyle(style, { wrap: wrap ? 'wrap' : 'overflow' }));
  }
  getWrapStrategy(): GoogleAppsScript.Spreadsheet.WrapStrategy {
    return this.#strategy(this.#first());
  }
  getWrapStrategies(): GoogleAppsScript.Spreadsheet.WrapStrategy[][] {
    return this.#map((cell) => this.#strategy(cell));
  }
  setWrapStrategy(strategy: GoogleAppsScript.Spreadsheet.WrapStrategy): G.Range {
    return this.#style((style) => wrapped(style, strategy));
  }
  setWrapStrategies(strategies: Matrix<GoogleAppsScript.Spreadsheet.WrapStrategy>): G.Range {
    return this.#styles(strategies, wrapped);
  }
  getTextDirection(): null {
    return null;
  }
  setTextRotation(degrees: unknown): G.Range {
    const rotation = Number(degrees);
    if (rotation < -90 || rotation > 90)
      throw new ScriptException('Rotation must be between -90 and 90 degrees.');
    return this.#style((style) => withStyle(style, { rotation: rotation === 0 ? undefined : rotation }));
  }
  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    color: string | null = null,
    style: GoogleAppsScript.Spreadsheet.BorderStyle | null = null,
  ): G.Range {
    this.#guard();
    drawBorders(this.sheet, this.area, [top, left, bottom, right, vertical, horizontal], {
      style: enumText(style, 'SOLID').toLowerCase() as Border['style'],
      color: (color === null ? undefined : colorOf(color)) ?? '#000000',
    });
    return present(this);
  }

  // --- Validation and checkboxes ------------------------------------------------------------------------------------

  getDataValidation(): G.DataValidation | null {
    const rule = ruleAt(this.sheet, this.area.row, this.area.column);
    return rule ? present(new DataValidationService(this.execution, rule)) : null;
  }
  getDataValidations(): (G.DataValidation | null)[][] {
    return rulesOver(this.sheet, this.area).map((line) =>
      line.map((rule) =>
        rule ? present<G.DataValidation>(new DataValidationService(this.execution, rule)) : null,
      ),
    );
  }
  setDataValidation(rule: G.DataValidation | null): G.Range {
    if (this.#isRuleRefused()) return present(this);
    setRule(this.sheet, this.area, rule === null ? undefined : own(DataValidationService, rule).rule);
    return present(this);
  }
  setDataValidations(rules: Matrix<G.DataValidation | null>): G.Range {
    this.#checkSize(rules);
    if (this.#isRuleRefused()) return present(this);
    setRules(
      this.sheet,
      this.area,
      rules.map((line) =>
        line.map((rule) => (rule === null ? undefined : own(DataValidationService, rule).rule)),
      ),
    );
    return present(this);
  }
  insertCheckboxes(...values: (string | number | boolean)[]): G.Range {
    if (this.#isRuleRefused()) return present(this);
    setRule(this.sheet, this.area, { criteria: 'CHECKBOX', values, strict: true });
    const [, unchecked = false] = values;
    eachCell(this.area, (row, column) => {
      const cell = cellFor(this.sheet, row, column);
      if (!hasContent(cell)) setContent(cell, unchecked);
    });
    return this.#changed();
  }
  removeCheckboxes(): G.Range {
    this.#guard();
    this.#eachCheckbox((cell, row, column) => {
      clearContent(cell);
      dropValidations(this.sheet, { row, column, rows: 1, columns: 1 });
    });
    return this.#changed();
  }
  check(): G.Range {
    this.#guard();
    this.#eachCheckbox((cell, _row, _column, [checked]) => setContent(cell, checked));
    return this.#changed();
  }
  uncheck(): G.Range {
    this.#guard();
    this.#eachCheckbox((cell, _row, _column, [, unchecked]) => setContent(cell, unchecked));
    return this.#changed();
  }
  isChecked(): boolean | null {
    const states = new Set<boolean | null>();
    eachCell(this.area, (row, column) => {
      const rule = ruleAt(this.sheet, row, column);
      const value = cellAt(this.sheet, row, column)?.value;
      if (rule?.criteria !== 'CHECKBOX') states.add(null);
      else
        states.add(
          value === (rule.values[0] ?? true) ? true : value === (rule.values[1] ?? false) ? false : null,
        );
    });
    const [state = null] = states;
    return states.size === 1 ? state : null;
  }

  // --- Merges -------------------------------------------------------------------------------------------------------

  merge(): G.Range {
    return this.#merge([this.area]);
  }
  mergeAcross(): G.Range {
    const { area } = this;
    return this.#merge(
      Array.from({ length: area.rows }, (_, i) => ({ ...area, row: area.row + i, rows: 1 })),
    );
  }
  mergeVertically(): G.Range {
    const { area } = this;
    return this.#merge(
      Array.from({ length: area.columns }, (_, i) => ({ ...area, column: area.column + i, columns: 1 })),
    );
  }
  breakApart(): G.Range {
    this.#guard();
    this.#checkMerges();
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersects(merge, this.area));
    return present(this);
  }
  getMergedRanges(): G.Range[] {
    return presentAll(
      this.sheet.merges
        .filter((merge) => intersects(merge, this.area))
        .map((merge) => new RangeService(this.execution, this.sheet, merge)),
    );
  }
  isPartOfMerge(): boolean {
    return this.sheet.merges.some((merge) => intersects(merge, this.area));
  }

  // --- Copying, sorting, tidying ------------------------------------------------------------------------------------

  copyTo(destination: G.Range, how?: unknown, transposed = false): void {
    const target = own(RangeService, destination);
    let type = enumText(how, 'PASTE_NORMAL');
    if (how !== undefined && !(how instanceof EnumValue)) {
      const options = (typeof how === 'object' && how !== null ? how : {}) as ClearOptions;
      // errors-10: nonsense options do not throw; formatOnly yields to contentsOnly.
      if (options.contentsOnly) type = 'CONTENTS';
      else if (options.formatOnly) type = 'PASTE_FORMAT';
    }
    if (type === 'PASTE_CONDITIONAL_FORMATTING')
      throw new NotImplemented('Range.copyTo with PASTE_CONDITIONAL_FORMATTING');
    target.#paste(this, type, transposed);
  }
  moveTo(target: G.Range): void {
    const destination = own(RangeService, target);
    const source = this.#snapshot();
    const place: Area = { ...this.area, row: destination.area.row, column: destination.area.column };
    eachExistingCell(this.sheet, this.area, (cell) => {
      clearContent(cell);
      delete cell.style;
      delete cell.note;
    });
    new RangeService(this.execution, destination.sheet, place).#putCells(source, (_before, after) => ({
      ...after,
    }));
    this.#changed();
  }
  sort(sortSpecObj: unknown): G.Range {
    this.#guard();
    this.execution.settle();
    const keys = (Array.isArray(sortSpecObj) ? sortSpecObj : [sortSpecObj]).map((item) =>
      this.#sortKey(item),
    );
    const rows = this.#snapshot().map((cells, index) => ({ cells, index }));
    rows.sort((a, b) => {
      for (const { column, ascending } of keys) {
        const order = compareCells(a.cells[column]?.value, b.cells[column]?.value, ascending);
        if (order !== 0) return order;
      }
      return a.index - b.index;
    });
    this.#putCells(
      rows.map(({ cells, index }, place) =>
        cells.map((cell) =>
          cell?.formula === undefined
            ? cell
            : { ...cell, formula: moveFormula(cell.formula, place - index, 0) },
        ),
      ),
      (before, after) => keepNote(before, after),
    );
    return this.#changed();
  }
  trimWhitespace(): G.Range {
    this.#guard();
    eachExistingCell(this.sheet, this.area, (cell) => {
      if (typeof cell.value !== 'string' || cell.formula !== undefined) return;
      const trimmed = cell.value.trim().replace(/\s+/g, ' ');
      if (trimmed !== cell.value) setContent(cell, trimmed);
    });
    return this.#changed();
  }
  removeDuplicates(columnsToCompare?: number[]): G.Range {
    this.#guard();
    this.execution.settle();
    const { area } = this;
    const columns = columnsToCompare?.map((column) => column - 1 - area.column) ?? [
      ...Array(area.columns).keys(),
    ];
    if (columns.some((column) => column < 0 || column >= area.columns)) {
      throw new ScriptException('The columns to compare must be within the range.');
    }
    const seen = new Set<string>();
    const rows = this.#snapshot();
    const kept = rows.filter((cells) => {
      const key = JSON.stringify(columns.map((column) => cells[column]?.value ?? ''));
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    const blank = Array.from({ length: rows.length - kept.length }, () =>
      Array.from<undefined>({ length: area.columns }),
    );
    this.#putCells([...kept, ...blank], (before, after) => keepNote(before, after));
    this.#changed();
    return this.#at({ ...area, rows: kept.length });
  }

  // --- What hangs on it ---------------------------------------------------------------------------------------------

  applyRowBanding(
    theme?: GoogleAppsScript.Spreadsheet.BandingTheme,
    showHeader = true,
    showFooter = false,
  ): G.Banding {
    const name = enumText(theme, 'LIGHT_GREY');
    return present(applyBanding(this.execution, this.sheet, this.area, name, showHeader, showFooter));
  }
  getBandings(): G.Banding[] {
    return presentAll(
      this.sheet.bandings
        .filter((banding) => intersects(banding.area, this.area))
        .map((banding) => new BandingService(this.execution, this.sheet, banding.id)),
    );
  }
  protect(): G.Protection {
    const id = addProtection(this.execution, this.sheet, this.area);
    return present(new ProtectionService(this.execution, this.sheet, id));
  }
  createFilter(): G.Filter {
    if (this.sheet.filter) {
      throw new ScriptException("You can't create a filter in a sheet that already has a filter.");
    }
    this.sheet.filter = { area: this.area, hidden: new Map() };
    return present(new FilterService(this.execution, this.sheet));
  }
  getFilter(): G.Filter | null {
    return this.sheet.filter ? present(new FilterService(this.execution, this.sheet)) : null;
  }
  createTextFinder(findText: string): G.TextFinder {
    return present(new TextFinderService(this.execution, [{ sheet: this.sheet, area: this.area }], findText));
  }
  addDeveloperMetadata(key: string, ...rest: unknown[]): G.Range {
    addMetadata(this.execution, this.sheet, this.#lines(), key, rest);
    return present(this);
  }
  getDeveloperMetadata(): G.DeveloperMetadata[] {
    const { area, sheet } = this;
    const own = sheet.metadata.filter(({ rows, columns }) =>
      rows
        ? area.columns === sheet.columns &&
          rows.start >= area.row &&
          rows.start + rows.count <= area.row + area.rows
        : columns !== undefined &&
          area.rows === sheet.rows &&
          columns.start >= area.column &&
          columns.start + columns.count <= area.column + area.columns,
    );
    return presentAll(own.map((metadata) => new DeveloperMetadataService(this.execution, metadata.id)));
  }
  createDeveloperMetadataFinder(): G.DeveloperMetadataFinder {
    return present(
      new DeveloperMetadataFinderService(this.execution, { sheet: this.sheet, area: this.area }),
    );
  }

  // --- Inside -------------------------------------------------------------------------------------------------------

  #at(area: Area): G.Range {
    return present(new RangeService(this.execution, this.sheet, area));
  }

  #first(): Cell | undefined {
    return cellAt(this.sheet, this.area.row, this.area.column);
  }

  #map<T>(read: (cell: Cell | undefined, row: number, column: number) => T): T[][] {
    const { area, sheet } = this;
    return Array.from({ length: area.rows }, (_, i) => {
      const cells = sheet.cells[area.row + i];
      return Array.from({ length: area.columns }, (_unused, j) =>
        read(cells?.[area.column + j], area.row + i, area.column + j),
      );
    });
  }

  #each<T>(matrix: Matrix<T>, visit: (value: T, row: number, column: number) => void): void {
    matrix.forEach((line, i) => {
      line.forEach((value, j) => {
        visit(value, this.area.row + i, this.area.column + j);
      });
    });
  }

  #checkSize(matrix: Matrix<unknown>): void {
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

  #guard(): void {
    checkProtection(this.execution, this.sheet, this.area);
  }

  #isRuleRefused(): boolean {
    this.#guard();
    return isRefusedByTable(this.execution, this.sheet, this.area);
  }

  #changed(): G.Range {
    this.execution.touched(this.sheet.id, this.area);
    return present(this);
  }

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
   * A formula that no engine has computed yet has no value to show, and none is made up. One that the engine cannot compute
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

  #style(change: (style: Style | undefined) => Style | undefined): G.Range {
    this.#guard();
    restyle(this.sheet, this.area, change);
    return present(this);
  }

  #styles<T>(matrix: Matrix<T>, change: (style: Style | undefined, value: T) => Style | undefined): G.Range {
    this.#checkSize(matrix);
    this.#guard();
    const made = new Map<Style | undefined, Map<T, Style | undefined>>();
    this.#each(matrix, (value, row, column) => {
      const before = cellAt(this.sheet, row, column)?.style;
      let known = made.get(before);
      if (!known) {
        known = new Map();
        made.set(before, known);
      }
      if (!known.has(value)) known.set(value, change(before, value));
      const after = known.get(value);
      if (after === before) return;
      const cell = cellFor(this.sheet, row, column);
      if (after) cell.style = after;
      else delete cell.style;
    });
    return present(this);
  }

  #text<K extends keyof TextStyle>(cell: Cell | undefined, key: K): TextStyle[K] {
    return cell?.style?.text?.[key] ?? DEFAULT_TEXT[key];
  }

  #line(cell: Cell | undefined): GoogleAppsScript.Spreadsheet.FontLine {
    if (this.#text(cell, 'underline')) return 'underline';
    return this.#text(cell, 'strikethrough') ? 'line-through' : 'none';
  }

  /** formats-01: the default family reads differently through a TextStyle. */
  #textStyle(cell: Cell | undefined): G.TextStyle {
    const fontFamily = cell?.style?.text?.fontFamily ?? 'arial,sans,sans-serif';
    return present(
      new TextStyleService(this.execution, { ...DEFAULT_TEXT, ...cell?.style?.text, fontFamily }),
    );
  }

  #strategy(cell: Cell | undefined): GoogleAppsScript.Spreadsheet.WrapStrategy {
    return present(
      enumsOf(this.execution).value('WrapStrategy', (cell?.style?.wrap ?? 'overflow').toUpperCase()),
    );
  }

  #eachCheckbox(
    visit: (
      cell: Cell,
      row: number,
      column: number,
      values: readonly [string | number | boolean, string | number | boolean],
    ) => void,
  ): void {
    eachCell(this.area, (row, column) => {
      const rule: ValidationRule | undefined = ruleAt(this.sheet, row, column);
      if (rule?.criteria !== 'CHECKBOX') return;
      visit(cellFor(this.sheet, row, column), row, column, [rule.values[0] ?? true, rule.values[1] ?? false]);
    });
  }

  #checkMerges(): void {
    const cut = this.sheet.merges.find((merge) => intersects(merge, this.area) && !covers(this.area, merge));
    if (cut)
      throw new ScriptException('You must select all cells in a merged range to merge or unmerge them.');
  }

  #merge(areas: readonly Area[]): G.Range {
    this.#guard();
    this.#checkMerges();
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersects(merge, this.area));
    for (const area of areas) {
      if (area.rows * area.columns === 1) continue;
      this.sheet.merges.push(area);
      eachExistingCell(this.sheet, area, (cell, row, column) => {
        if (row !== area.row || column !== area.column) clearContent(cell);
      });
    }
    return this.#changed();
  }

  #snapshot(): (Cell | undefined)[][] {
    return this.#map((cell) => cell && { ...cell });
  }

  #putCells(
    cells: Matrix<Cell | undefined>,
    merge: (before: Cell | undefined, after: Cell | undefined) => Cell | undefined,
  ): void {
    this.#each(cells, (cell, row, column) => {
      const after = merge(cellAt(this.sheet, row, column), cell);
      if (after) Object.assign(emptied(cellFor(this.sheet, row, column)), after);
      else {
        const before = cellAt(this.sheet, row, column);
        if (before) emptied(before);
      }
    });
  }

  /** formats-08: a smaller target takes the whole source; a larger one takes as many whole copies as fit. */
  #paste(source: RangeService, type: string, transposed: boolean): void {
    const snapshot = source.#snapshot();
    const across = transposed ? source.area.rows : source.area.columns;
    const down = transposed ? source.area.columns : source.area.rows;
    const copiesDown = Math.max(1, Math.floor(this.area.rows / down));
    const copiesAcross = Math.max(1, Math.floor(this.area.columns / across));
    const area: Area = { ...this.area, rows: down * copiesDown, columns: across * copiesAcross };
    if (area.row + area.rows > this.sheet.rows || area.column + area.columns > this.sheet.columns) {
      throw new ScriptException('The coordinates of the range are outside the dimensions of the sheet.');
    }
    const target = new RangeService(this.execution, this.sheet, area);
    target.#guard();
    const rules = type === 'PASTE_NORMAL' || type === 'PASTE_DATA_VALIDATION' || type === 'PASTE_NO_BORDERS';
    const sourceRules = rules ? rulesOver(source.sheet, source.area) : [];
    const from = (row: number, column: number): [number, number] => {
      const r = (row - area.row) % down;
      const c = (column - area.column) % across;
      return transposed ? [c, r] : [r, c];
    };
    if (type === 'PASTE_COLUMN_WIDTHS') {
      for (let column = 0; column < source.area.columns; column += 1) {
        const width = source.sheet.columnWidths.get(source.area.column + column);
        if (width === undefined) this.sheet.columnWidths.delete(area.column + column);
        else this.sheet.columnWidths.set(area.column + column, width);
      }
      return;
    }
    eachCell(area, (row, column) => {
      const [r, c] = from(row, column);
      const cell = snapshot[r]?.[c];
      if (type !== 'PASTE_DATA_VALIDATION') {
        const moved =
          cell?.formula === undefined
            ? cell
            : {
                ...cell,
                formula: moveFormula(
                  cell.formula,
                  row - source.area.row - r,
                  column - source.area.column - c,
                ),
              };
        pasteCell(cellFor(this.sheet, row, column), moved, type);
      }
    });
    if (rules) {
      setRules(
        this.sheet,
        area,
        Array.from({ length: area.rows }, (_, i) =>
          Array.from({ length: area.columns }, (_unused, j) => {
            const [r, c] = from(area.row + i, area.column + j);
            return sourceRules[r]?.[c];
          }),
        ),
      );
    }
    target.#changed();
  }

  #sortKey(item: unknown): { column: number; ascending: boolean } {
    const given = (typeof item === 'object' && item !== null ? item : { column: item }) as {
      column?: unknown;
      ascending?: unknown;
    };
    if (typeof given.column !== 'number') {
      throw signatureMismatch([typeName(item)], 'SpreadsheetApp.Range.sort');
    }
    // values-16: sort columns are columns of the sheet, not of the range.
    const column = given.column - 1 - this.area.column;
    if (column < 0 || column >= this.area.columns) throw new ScriptException('Sort column is out of range.');
    return { column, ascending: given.ascending !== false };
  }

  /** formats-12: metadata goes on whole rows or whole columns only. */
  #lines(): { rows: { start: number; count: number } } | { columns: { start: number; count: number } } {
    const { area, sheet } = this;
    if (area.columns === sheet.columns && area.rows < sheet.rows) {
      return { rows: { start: area.row, count: area.rows } };
    }
    if (area.rows === sheet.rows && area.columns < sheet.columns) {
      return { columns: { start: area.column, count: area.columns } };
    }
    throw new ScriptException(
      'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    );
  }
}

function numberFormatted(style: Style | undefined, format: string): Style | undefined {
  const automatic = format === '' || /^general$/i.test(format) || format === AUTOMATIC;
  return withStyle(style, { numberFormat: automatic ? undefined : format });
}

/** errors-10: what is no colour is ignored. */
function backgrounded(style: Style | undefined, color: string | null): Style | undefined {
  if (color === null) return withStyle(style, { background: undefined });
  const background = colorOf(color);
  return background ? withStyle(style, { background }) : style;
}

function colored(style: Style | undefined, given: string | null): Style | undefined {
  if (given === null) return withText(style, { color: undefined });
  const color = colorOf(given);
  return color ? withText(style, { color }) : style;
}

function weighted(style: Style | undefined, weight: string | null): Style | undefined {
  if (weight === null) return withText(style, { bold: undefined });
  const bold = WEIGHTS[weight];
  return bold === undefined ? style : withText(style, { bold });
}

function slanted(style: Style | undefined, slant: string | null): Style | undefined {
  if (slant === null) return withText(style, { italic: undefined });
  const italic = SLANTS[slant];
  return italic === undefined ? style : withText(style, { italic });
}

function lined(style: Style | undefined, line: string | null): Style | undefined {
  if (line === null) return withText(style, { underline: undefined, strikethrough: undefined });
  const lines = LINES[line];
  return lines ? withText(style, lines) : style;
}

/** formats-03, errors-10. */
function alignedAcross(style: Style | undefined, alignment: string | null): Style | undefined {
  if (alignment === null) return withStyle(style, { horizontal: undefined });
  if (alignment === 'left' || alignment === 'center' || alignment === 'right' || alignment === 'normal') {
    return withStyle(style, { horizontal: alignment });
  }
  return style;
}

function horizontalName(cell: Cell | undefined): string {
  const horizontal = cell?.style?.horizontal ?? 'general';
  return horizontal === 'normal' ? 'general-left' : horizontal;
}

function alignedDown(style: Style | undefined, alignment: string | null): Style | undefined {
  if (alignment === null) return withStyle(style, { vertical: undefined });
  return alignment === 'top' || alignment === 'middle' || alignment === 'bottom'
    ? withStyle(style, { vertical: alignment })
    : style;
}

function wraps(cell: Cell | undefined): boolean {
  const wrap = cell?.style?.wrap;
  return wrap === undefined || wrap === 'wrap';
}

function wrapped(
  style: Style | undefined,
  strategy: GoogleAppsScript.Spreadsheet.WrapStrategy,
): Style | undefined {
  const name = own(EnumValue, strategy).text;
  return withStyle(style, { wrap: name === 'WRAP' || name === 'CLIP' ? WRAPS[name] : WRAPS.OVERFLOW });
}

function emptied(cell: Cell): Cell {
  clearContent(cell);
  delete cell.style;
  delete cell.note;
  return cell;
}

function keepNote(before: Cell | undefined, after: Cell | undefined): Cell | undefined {
  const { note: _moved, ...rest } = after ?? {};
  return { ...rest, ...(before?.note === undefined ? {} : { note: before.note }) };
}

/** values-16: numbers, then text without regard to case, then FALSE, TRUE; blanks last whichever way one sorts. */
function compareCells(a: CellValue | undefined, b: CellValue | undefined, ascending: boolean): number {
  const blankA = a === undefined || a === '';
  const blankB = b === undefined || b === '';
  if (blankA || blankB) return Number(blankA) - Number(blankB);
  const kind = (value: CellValue) => ['number', 'string', 'boolean', 'object'].indexOf(typeof value);
  let order = kind(a) - kind(b);
  if (order === 0) {
    if (typeof a === 'string' && typeof b === 'string') order = collator.compare(a, b);
    else order = Number(a) - Number(b);
  }
  return ascending ? order : -order;
}

function pasteCell(cell: Cell, source: Cell | undefined, type: string): void {
  if (type !== 'PASTE_FORMAT') {
    clearContent(cell);
    if (source?.value !== undefined) cell.value = source.value;
    const formulas = type !== 'PASTE_VALUES' && type !== 'CONTENTS';
    if (source?.formula !== undefined && formulas) cell.formula = source.formula;
    if (source?.runs) cell.runs = source.runs;
  }
  // formats-09: PASTE_VALUES can wipe the target's formats; contentsOnly does not.
  if (type === 'PASTE_VALUES') delete cell.style;
  if (type === 'PASTE_VALUES' || type === 'PASTE_FORMULA' || type === 'CONTENTS') return;
  const style =
    type === 'PASTE_NO_BORDERS' && source?.style
      ? withStyle(source.style, { borders: cell.style?.borders })
      : source?.style;
  if (style) cell.style = style;
  else delete cell.style;
  if (type !== 'PASTE_NORMAL') return;
  if (source?.note === undefined) delete cell.note;
  else cell.note = source.note;
}

/** Rows and columns up to the last content: what `getDataRange` spans (values-11). */
export function dataArea(sheet: Sheet): Area {
  return { row: 0, column: 0, rows: Math.max(1, usedRows(sheet)), columns: Math.max(1, usedColumns(sheet)) };
}
