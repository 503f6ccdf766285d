/**
 * Turns the protocol's cells, styles and sheets into Univer's snapshot. No grid; from the DOM only the width
 * of a text.
 */
import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  type IBorderData,
  type IBorderStyleData,
  type ICellData,
  type IColumnData,
  type IDocumentData,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type IRowData,
  type IStyleData,
  type ITextRun,
  type IWorkbookData,
  type IWorksheetData,
  LocaleType,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import {
  type Area,
  type Border,
  DEFAULT_COLUMN_WIDTH,
  DEFAULT_ROW_HEIGHT,
  type Style,
  type TextStyle,
} from '../../model';
import type { CellView, SheetProperties, SheetView } from '../protocol';
import { grownRow } from './row-heights';

/** Points. */
const DEFAULT_FONT_SIZE = 10;
export const WORKBOOK_ID = 'so-hoi';
/** Pixels of the row numbers and the column letters. */
export const ROW_HEADER = 46;
export const COLUMN_HEADER = 20;

const BORDERS: Record<Border['style'], BorderStyleTypes> = {
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  solid: BorderStyleTypes.THIN,
  solid_medium: BorderStyleTypes.MEDIUM,
  solid_thick: BorderStyleTypes.THICK,
  double: BorderStyleTypes.DOUBLE,
};
const HORIZONTAL = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
};
const VERTICAL = { top: VerticalAlign.TOP, middle: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };
const WRAP = { wrap: WrapStrategy.WRAP, overflow: WrapStrategy.OVERFLOW, clip: WrapStrategy.CLIP };

/** Sheet ids are numbers on Google and strings in Univer. */
export function sheetKey(id: number): string {
  return `s${id}`;
}

export function sheetId(key: string): number {
  return Number(key.slice(1));
}

export function rangeOf(area: Area): IRange {
  return {
    startRow: area.row,
    startColumn: area.column,
    endRow: area.row + area.rows - 1,
    endColumn: area.column + area.columns - 1,
  };
}

export function areaOf(range: IRange): Area {
  return {
    row: range.startRow,
    column: range.startColumn,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  };
}

function textStyle(text: Partial<TextStyle>): IStyleData {
  const style: IStyleData = {};
  if (text.fontFamily !== undefined) style.ff = text.fontFamily;
  if (text.fontSize !== undefined) style.fs = text.fontSize;
  if (text.bold !== undefined) style.bl = text.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (text.italic !== undefined) style.it = text.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (text.underline) style.ul = { s: BooleanNumber.TRUE };
  if (text.strikethrough) style.st = { s: BooleanNumber.TRUE };
  if (text.color !== undefined) style.cl = { rgb: text.color };
  return style;
}

function border(side: Border): IBorderStyleData {
  return { s: BORDERS[side.style], cl: { rgb: side.color } };
}

/** Alignment "by kind of value" is Google's default: numbers right, booleans in the middle, text left. */
function univerStyle(style: Style, byKind: 'left' | 'center' | 'right' = 'left'): IStyleData {
  // A cell with a style of its own has Univer's size, 11 points, where the style has none.
  const result: IStyleData = { ff: 'Arial', fs: DEFAULT_FONT_SIZE, ...textStyle(style.text ?? {}) };
  if (style.background !== undefined) result.bg = { rgb: style.background };
  const horizontal =
    style.horizontal === undefined || style.horizontal === 'normal' ? byKind : style.horizontal;
  if (horizontal !== 'left' || style.horizontal === 'left') result.ht = HORIZONTAL[horizontal];
  if (style.vertical !== undefined) result.vt = VERTICAL[style.vertical];
  if (style.wrap !== undefined) result.tb = WRAP[style.wrap];
  if (style.rotation !== undefined) result.tr = { a: style.rotation };
  if (style.borders !== undefined) {
    const sides: IBorderData = {};
    if (style.borders.top) sides.t = border(style.borders.top);
    if (style.borders.bottom) sides.b = border(style.borders.bottom);
    if (style.borders.left) sides.l = border(style.borders.left);
    if (style.borders.right) sides.r = border(style.borders.right);
    result.bd = sides;
  }
  return result;
}

/** What the page keeps with a cell for its own drawing and editing. */
interface CellExtras {
  readonly display?: string;
  readonly edit?: string;
  readonly note?: string;
  readonly link?: string;
}

export function extrasOf(cell: ICellData | null | undefined): CellExtras {
  return (cell?.custom ?? {}) as CellExtras;
}

/** `base` is the cell's own style: what a run does not set comes from there. */
function richText(view: CellView, base: Style | undefined): IDocumentData {
  const own: IStyleData = { ff: 'Arial', fs: DEFAULT_FONT_SIZE, ...textStyle(base?.text ?? {}) };
  const runs: ITextRun[] = [];
  let text = '';
  for (const run of view.r ?? []) {
    const start = text.length;
    text += run.text;
    const ts: IStyleData = { ...own, ...textStyle(run.style ?? {}) };
    if (run.link !== undefined) {
      if (run.style?.color === undefined) ts.cl = { rgb: '#1155cc' };
      ts.ul = { s: BooleanNumber.TRUE };
    }
    runs.push({ st: start, ed: text.length, ts });
  }
  return {
    id: 'rich',
    body: { dataStream: `${text}\r\n`, textRuns: runs, paragraphs: [{ startIndex: text.length }] },
    documentStyle: {},
  };
}

/** The key of a style in Univer's list: the same style differs by the kind of value it aligns. */
function styleKey(index: number, value: CellView['v']): string {
  if (typeof value === 'number') return `n${index}`;
  return typeof value === 'boolean' ? `b${index}` : `t${index}`;
}

export function cellData(view: CellView, styles: readonly Style[]): ICellData {
  const cell: ICellData = { s: styleKey(view.s ?? 0, view.v) };
  if (view.v !== undefined) {
    cell.v = typeof view.v === 'boolean' ? Number(view.v) : view.v;
    cell.t =
      typeof view.v === 'number'
        ? CellValueType.NUMBER
        : typeof view.v === 'boolean'
          ? CellValueType.BOOLEAN
          : CellValueType.STRING;
  }
  const display = view.d ?? (view.v === undefined ? undefined : String(view.v));
  const link = view.r?.find((run) => run.link !== undefined)?.link;
  const extras: CellExtras = {
    ...(display !== undefined && display !== view.v && { display }),
    ...(view.e !== undefined && { edit: view.e }),
    ...(view.n !== undefined && { note: view.n }),
    ...(link !== undefined && { link }),
  };
  if (Object.keys(extras).length > 0) cell.custom = extras;
  if (view.r !== undefined) cell.p = richText(view, styles[view.s ?? 0]);
  return cell;
}

/** Every style of the workbook in the three kinds, by key. */
export function styleTable(styles: readonly Style[], from = 0): Record<string, IStyleData> {
  const table: Record<string, IStyleData> = {};
  styles.forEach((style, offset) => {
    const index = from + offset;
    table[`t${index}`] = univerStyle(style, 'left');
    table[`n${index}`] = univerStyle(style, 'right');
    table[`b${index}`] = univerStyle(style, 'center');
  });
  return table;
}

/** @param cells what stands in the rows: those without a height of their own grow around wrapped text. */
export function rowData(
  sheet: SheetProperties,
  cells: IObjectMatrixPrimitiveType<Nullable<ICellData>>,
  styles: readonly Style[],
): Record<number, IRowData> {
  const rows: Record<number, IRowData> = {};
  const isSet = new Set(sheet.rowHeights.map(([row]) => row));
  for (const [at, line] of Object.entries(cells)) {
    const row = Number(at);
    const grown = isSet.has(row) || line === undefined ? undefined : grownRow(row, line, sheet, styles);
    if (grown !== undefined) rows[row] = grown;
  }
  for (const [row, h] of sheet.rowHeights) rows[row] = { h, ia: BooleanNumber.FALSE };
  for (const row of sheet.hiddenRows) rows[row] = { ...rows[row], hd: BooleanNumber.TRUE };
  return rows;
}

export function columnData(sheet: SheetProperties): Record<number, IColumnData> {
  const columns: Record<number, IColumnData> = {};
  for (const [column, w] of sheet.columnWidths) columns[column] = { w };
  for (const column of sheet.hiddenColumns) columns[column] = { ...columns[column], hd: BooleanNumber.TRUE };
  return columns;
}

export function freezeOf(sheet: SheetProperties): IWorksheetData['freeze'] {
  return {
    xSplit: sheet.frozenColumns,
    ySplit: sheet.frozenRows,
    startRow: sheet.frozenRows === 0 ? -1 : sheet.frozenRows,
    startColumn: sheet.frozenColumns === 0 ? -1 : sheet.frozenColumns,
  };
}

export function worksheetData(sheet: SheetView, styles: readonly Style[]): Partial<IWorksheetData> {
  const cells: IObjectMatrixPrimitiveType<ICellData> = {};
  for (const [row, column, view] of sheet.cells) {
    if (view === null) continue;
    const line = cells[row] ?? {};
    line[column] = cellData(view, styles);
    cells[row] = line;
  }
  for (const [first, column, count, style] of sheet.blanks) {
    for (let row = first; row < first + count; row += 1) {
      const line = cells[row] ?? {};
      line[column] = { s: styleKey(style, undefined) };
      cells[row] = line;
    }
  }
  return {
    id: sheetKey(sheet.id),
    name: sheet.name,
    tabColor: sheet.tabColor ?? '',
    hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: sheet.rows,
    columnCount: sheet.columns,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH,
    defaultRowHeight: DEFAULT_ROW_HEIGHT,
    rowHeader: { width: ROW_HEADER },
    columnHeader: { height: COLUMN_HEADER },
    rightToLeft: BooleanNumber.FALSE,
    zoomRatio: 1,
    freeze: freezeOf(sheet),
    mergeData: sheet.merges.map(rangeOf),
    cellData: cells,
    rowData: rowData(sheet, cells, styles),
    columnData: columnData(sheet),
    showGridlines: sheet.gridlinesHidden ? BooleanNumber.FALSE : BooleanNumber.TRUE,
  };
}

export function workbookData(
  name: string,
  styles: readonly Style[],
  sheets: readonly SheetView[],
): IWorkbookData {
  return {
    id: WORKBOOK_ID,
    name,
    appVersion: '0.25.1',
    locale: LocaleType.VI_VN,
    styles: styleTable(styles),
    defaultStyle: { ff: 'Arial', fs: DEFAULT_FONT_SIZE, vt: VerticalAlign.BOTTOM },
    sheetOrder: sheets.map((sheet) => sheetKey(sheet.id)),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheetKey(sheet.id), worksheetData(sheet, styles)])),
  };
}
