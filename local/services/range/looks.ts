/** How the cells of a Range look: number formats, colours, fonts, alignment, wrapping, borders. */
import type { Border, Cell, Style, TextStyle } from '../../model';
import { drawBorders, withStyle } from '../borders';
import { colorOf } from '../colors';
import { AUTOMATIC } from '../display';
import { enumsOf, enumText } from '../enums';
import type * as G from '../google';
import { cellAt, cellFor, DEFAULT_TEXT, restyle } from '../grid';
import { TextStyleService } from '../rich-text';
import { own, present } from '../strict';
import { isRefusedByTable } from '../writing';
import type { Matrix } from './base';
import {
  alignedAcross,
  alignedDown,
  backgrounded,
  colored,
  horizontalName,
  lined,
  numberFormatted,
  slanted,
  weighted,
  withText,
  wrapped,
  wraps,
} from './styles';
import { RangeValues } from './values';

export abstract class RangeLooks extends RangeValues {
  getNumberFormat(): string {
    return this.firstCell()?.style?.numberFormat ?? AUTOMATIC;
  }
  getNumberFormats(): string[][] {
    return this.mapCells((cell) => cell?.style?.numberFormat ?? AUTOMATIC);
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
    return this.firstCell()?.style?.background ?? '#ffffff';
  }
  getBackgrounds(): string[][] {
    return this.mapCells((cell) => cell?.style?.background ?? '#ffffff');
  }
  setBackground(color: string | null): G.Range {
    return this.#style((style) => backgrounded(style, color));
  }
  setBackgrounds(colors: Matrix<string | null>): G.Range {
    return this.#styles(colors, backgrounded);
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
    this.guard();
    drawBorders(this.sheet, this.area, [top, left, bottom, right, vertical, horizontal], {
      style: enumText(style, 'SOLID').toLowerCase() as Border['style'],
      color: (color === null ? undefined : colorOf(color)) ?? '#000000',
    });
    return present(this);
  }

  // --- Fonts --------------------------------------------------------------------------------------------------------

  getFontColor(): string {
    return this.#text(this.firstCell(), 'color');
  }
  getFontColors(): string[][] {
    return this.mapCells((cell) => this.#text(cell, 'color'));
  }
  setFontColor(color: string | null): G.Range {
    return this.#style((style) => colored(style, color));
  }
  setFontColors(colors: Matrix<string | null>): G.Range {
    return this.#styles(colors, colored);
  }
  getFontFamily(): string {
    return this.#text(this.firstCell(), 'fontFamily');
  }
  getFontFamilies(): string[][] {
    return this.mapCells((cell) => this.#text(cell, 'fontFamily'));
  }
  setFontFamily(fontFamily: string | null): G.Range {
    return this.#style((style) => withText(style, { fontFamily: fontFamily ?? undefined }));
  }
  getFontSize(): number {
    return this.#text(this.firstCell(), 'fontSize');
  }
  getFontSizes(): number[][] {
    return this.mapCells((cell) => this.#text(cell, 'fontSize'));
  }
  setFontSize(fontSize: number): G.Range {
    return this.#style((style) => withText(style, { fontSize }));
  }
  setFontSizes(sizes: Matrix<number>): G.Range {
    return this.#styles(sizes, (style, fontSize) => withText(style, { fontSize }));
  }
  getFontWeight(): GoogleAppsScript.Spreadsheet.FontWeight {
    return this.#text(this.firstCell(), 'bold') ? 'bold' : 'normal';
  }
  getFontWeights(): GoogleAppsScript.Spreadsheet.FontWeight[][] {
    return this.mapCells((cell) => (this.#text(cell, 'bold') ? 'bold' : 'normal'));
  }
  setFontWeight(weight: string | null): G.Range {
    return this.#style((style) => weighted(style, weight));
  }
  setFontWeights(weights: Matrix<string | null>): G.Range {
    return this.#styles(weights, weighted);
  }
  getFontStyle(): GoogleAppsScript.Spreadsheet.FontStyle {
    return this.#text(this.firstCell(), 'italic') ? 'italic' : 'normal';
  }
  getFontStyles(): GoogleAppsScript.Spreadsheet.FontStyle[][] {
    return this.mapCells((cell) => (this.#text(cell, 'italic') ? 'italic' : 'normal'));
  }
  setFontStyle(slant: string | null): G.Range {
    return this.#style((style) => slanted(style, slant));
  }
  setFontStyles(slants: Matrix<string | null>): G.Range {
    return this.#styles(slants, slanted);
  }
  getFontLine(): GoogleAppsScript.Spreadsheet.FontLine {
    return this.#line(this.firstCell());
  }
  getFontLines(): GoogleAppsScript.Spreadsheet.FontLine[][] {
    return this.mapCells((cell) => this.#line(cell));
  }
  setFontLine(line: string | null): G.Range {
    return this.#style((style) => lined(style, line));
  }
  setFontLines(lines: Matrix<string | null>): G.Range {
    return this.#styles(lines, lined);
  }
  getTextStyle(): G.TextStyle {
    return this.#textStyle(this.firstCell());
  }
  getTextStyles(): G.TextStyle[][] {
    return this.mapCells((cell) => this.#textStyle(cell));
  }
  setTextStyle(style: G.TextStyle): G.Range {
    const settings = own(TextStyleService, style).settings();
    return this.#style((before) => withText(before, settings));
  }
  setTextStyles(styles: Matrix<G.TextStyle>): G.Range {
    return this.#styles(styles, (before, style) => withText(before, own(TextStyleService, style).settings()));
  }

  // --- Alignment and wrapping ---------------------------------------------------------------------------------------

  getHorizontalAlignment(): string {
    return horizontalName(this.firstCell());
  }
  getHorizontalAlignments(): string[][] {
    return this.mapCells(horizontalName);
  }
  setHorizontalAlignment(alignment: string | null): G.Range {
    return this.#style((style) => alignedAcross(style, alignment));
  }
  setHorizontalAlignments(alignments: Matrix<string | null>): G.Range {
    return this.#styles(alignments, alignedAcross);
  }
  getVerticalAlignment(): string {
    return this.firstCell()?.style?.vertical ?? 'bottom';
  }
  getVerticalAlignments(): string[][] {
    return this.mapCells((cell) => cell?.style?.vertical ?? 'bottom');
  }
  setVerticalAlignment(alignment: string | null): G.Range {
    return this.#style((style) => alignedDown(style, alignment));
  }
  setVerticalAlignments(alignments: Matrix<string | null>): G.Range {
    return this.#styles(alignments, alignedDown);
  }
  /** formats-01: true by default while the strategy says OVERFLOW. */
  getWrap(): boolean {
    return wraps(this.firstCell());
  }
  getWraps(): boolean[][] {
    return this.mapCells(wraps);
  }
  setWrap(wrap: boolean): G.Range {
    return this.#style((style) => withStyle(style, { wrap: wrap ? 'wrap' : 'overflow' }));
  }
  setWraps(given: Matrix<boolean>): G.Range {
    return this.#styles(given, (style, wrap) => withStyle(style, { wrap: wrap ? 'wrap' : 'overflow' }));
  }
  getWrapStrategy(): GoogleAppsScript.Spreadsheet.WrapStrategy {
    return this.#strategy(this.firstCell());
  }
  getWrapStrategies(): GoogleAppsScript.Spreadsheet.WrapStrategy[][] {
    return this.mapCells((cell) => this.#strategy(cell));
  }
  setWrapStrategy(strategy: GoogleAppsScript.Spreadsheet.WrapStrategy): G.Range {
    return this.#style((style) => wrapped(style, strategy));
  }
  getTextDirection(): null {
    return null;
  }

  // --- Inside -------------------------------------------------------------------------------------------------------

  #style(change: (style: Style | undefined) => Style | undefined): G.Range {
    this.guard();
    restyle(this.sheet, this.area, change);
    return present(this);
  }

  #styles<T>(matrix: Matrix<T>, change: (style: Style | undefined, value: T) => Style | undefined): G.Range {
    this.checkSize(matrix);
    this.guard();
    const made = new Map<Style | undefined, Map<T, Style | undefined>>();
    this.eachValue(matrix, (value, row, column) => {
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
}
