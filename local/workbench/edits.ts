/**
 * What a person does in the grid, applied to the workbook through the same services that scripts use: so it is read,
 * checked and refused as Google reads, checks and refuses it.
 */
import type { Area, Sheet, Workbook } from '../model';
import { isLocale } from '../services/locales';
import { formulaFromLocale } from '../services/typing';
import { isZone } from '../services/zones';
import type { Operation, StyleChange } from './protocol';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type GSheet = GoogleAppsScript.Spreadsheet.Sheet;
type GRange = GoogleAppsScript.Spreadsheet.Range;

/** Why an edit was not made, as a sentence for the person. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Where `onEdit` is told that something was edited, and what was there before. */
export interface Edited {
  readonly sheet: number;
  readonly area: Area;
}

/** Rows or columns that were inserted or deleted; edits made by windows that had not seen this must move with them. */
export interface Shift {
  readonly sheet: number;
  readonly axis: 'row' | 'column';
  readonly at: number;
  /** Negative: deleted. */
  readonly count: number;
}

export interface Done {
  /** For `onEdit`; `null` where Google fires none (structure, widths, tabs). */
  readonly edited: Edited | null;
  readonly shift: Shift | null;
  /** The tab to show afterwards: one that the person made. */
  readonly show?: number;
  /** Every cell may look different now: the pages reload. */
  readonly reload?: true;
}

const QUIET: Done = { edited: null, shift: null };

function sheetOf(workbook: Workbook, id: number): Sheet {
  const sheet = workbook.sheets.find((one) => one.id === id);
  if (sheet === undefined) throw new Refused('Trang tính này vừa bị xóa ở cửa sổ khác.');
  return sheet;
}

/** Applies one operation. Throws `Refused`, or the service's own exception. */
export function applyEdit(
  app: App,
  workbook: Workbook,
  operation: Exclude<Operation, { kind: 'undo' | 'redo' }>,
): Done {
  const spreadsheet = app.getActiveSpreadsheet();
  if (operation.kind === 'addSheet') {
    return { ...QUIET, show: spreadsheet.insertSheet(freeName(workbook)).getSheetId() };
  }
  if (operation.kind === 'settings') {
    const { locale, timeZone } = operation;
    if (!isLocale(locale)) throw new Refused(`Không có ngôn ngữ “${locale}”. Chọn trong danh sách.`);
    if (!isZone(timeZone)) throw new Refused(`Không có múi giờ “${timeZone}”. Chọn trong danh sách.`);
    spreadsheet.setSpreadsheetLocale(locale);
    spreadsheet.setSpreadsheetTimeZone(timeZone);
    return { ...QUIET, reload: true };
  }
  const model = sheetOf(workbook, operation.sheet);
  const sheet = spreadsheet.getSheetByName(model.name);
  if (sheet === null) throw new Refused('Trang tính này vừa bị xóa ở cửa sổ khác.');
  switch (operation.kind) {
    case 'write': {
      const { row, column, texts } = operation;
      const columns = Math.max(...texts.map((line) => line.length));
      const area: Area = { row, column, rows: texts.length, columns };
      makeRoom(sheet, area);
      // A formula is typed with the separators of the file's locale; scripts, and `setValues`, use commas.
      const { locale } = workbook;
      range(sheet, area).setValues(
        texts.map((line) =>
          line.map((text) => (text.startsWith('=') ? formulaFromLocale(text, locale) : text)),
        ),
      );
      app.flush();
      return { edited: { sheet: model.id, area }, shift: null };
    }
    case 'clear': {
      const areas = operation.areas.map((area) => within(model, area)).filter((area) => area !== null);
      for (const area of areas) range(sheet, area).clearContent();
      const [first] = areas;
      return { edited: first === undefined ? null : { sheet: model.id, area: first }, shift: null };
    }
    case 'copy':
      return copy(spreadsheet, workbook, sheet, model, operation);
    case 'fill':
      fill(sheet, model, operation.from, operation.to);
      app.flush();
      return { edited: { sheet: model.id, area: operation.to }, shift: null };
    case 'insertRows':
      if (operation.at >= model.rows) sheet.insertRowsAfter(model.rows, operation.count);
      else sheet.insertRowsBefore(operation.at + 1, operation.count);
      return { ...QUIET, shift: { sheet: model.id, axis: 'row', at: operation.at, count: operation.count } };
    case 'insertColumns':
      if (operation.at >= model.columns) sheet.insertColumnsAfter(model.columns, operation.count);
      else sheet.insertColumnsBefore(operation.at + 1, operation.count);
      return {
        ...QUIET,
        shift: { sheet: model.id, axis: 'column', at: operation.at, count: operation.count },
      };
    case 'deleteRows':
      sheet.deleteRows(operation.at + 1, operation.count);
      return { ...QUIET, shift: { sheet: model.id, axis: 'row', at: operation.at, count: -operation.count } };
    case 'deleteColumns':
      sheet.deleteColumns(operation.at + 1, operation.count);
      return {
        ...QUIET,
        shift: { sheet: model.id, axis: 'column', at: operation.at, count: -operation.count },
      };
    case 'sort': {
      const area = within(model, operation.area ?? wholeTable(sheet, model));
      if (area === null || area.rows < 2) return QUIET;
      range(sheet, area).sort({ column: operation.column + 1, ascending: operation.ascending });
      return { edited: { sheet: model.id, area }, shift: null };
    }
    case 'style':
      for (const wanted of operation.areas) {
        const area = within(model, wanted);
        if (area !== null) setStyle(range(sheet, area), operation.style);
      }
      return QUIET;
    case 'note':
      sheet.getRange(operation.row + 1, operation.column + 1).setNote(operation.text);
      return QUIET;
    case 'check': {
      const cell = sheet.getRange(operation.row + 1, operation.column + 1);
      cell.setValue(model.cells[operation.row]?.[operation.column]?.value !== true);
      app.flush();
      const area: Area = { row: operation.row, column: operation.column, rows: 1, columns: 1 };
      return { edited: { sheet: model.id, area }, shift: null };
    }
    case 'columnWidth':
      sheet.setColumnWidths(operation.from + 1, operation.count, operation.pixels);
      return QUIET;
    case 'rowHeight':
      sheet.setRowHeightsForced(operation.from + 1, operation.count, operation.pixels);
      return QUIET;
    case 'hideRows':
      sheet.hideRows(operation.from + 1, operation.count);
      return QUIET;
    case 'showRows':
      sheet.showRows(operation.from + 1, Math.min(operation.count, model.rows - operation.from));
      return QUIET;
    case 'hideColumns':
      sheet.hideColumns(operation.from + 1, operation.count);
      return QUIET;
    case 'showColumns':
      sheet.showColumns(operation.from + 1, Math.min(operation.count, model.columns - operation.from));
      return QUIET;
    case 'freeze':
      sheet.setFrozenRows(operation.rows);
      sheet.setFrozenColumns(operation.columns);
      return QUIET;
    case 'renameSheet':
      sheet.setName(operation.name);
      return QUIET;
    case 'deleteSheet':
      spreadsheet.deleteSheet(sheet);
      return QUIET;
    case 'duplicateSheet': {
      const copied = sheet.copyTo(spreadsheet);
      copied.setName(freeCopyName(workbook, model.name));
      return { ...QUIET, show: copied.getSheetId() };
    }
    case 'hideSheet':
      sheet.hideSheet();
      return QUIET;
    case 'showSheet':
      sheet.showSheet();
      return { ...QUIET, show: model.id };
    case 'moveSheet': {
      const active = spreadsheet.getActiveSheet();
      spreadsheet.setActiveSheet(sheet);
      spreadsheet.moveActiveSheet(Math.min(operation.index, workbook.sheets.length - 1) + 1);
      spreadsheet.setActiveSheet(active);
      return QUIET;
    }
    case 'tabColor':
      sheet.setTabColor(operation.color);
      return QUIET;
    default:
      return operation satisfies never;
  }
}

function range(sheet: GSheet, area: Area): GRange {
  return sheet.getRange(area.row + 1, area.column + 1, area.rows, area.columns);
}

/** The part of an area that lies on the grid. */
function within(sheet: Sheet, area: Area): Area | null {
  const rows = Math.min(area.row + area.rows, sheet.rows) - area.row;
  const columns = Math.min(area.column + area.columns, sheet.columns) - area.column;
  return rows > 0 && columns > 0 ? { row: area.row, column: area.column, rows, columns } : null;
}

/** Pasting past the edge makes the grid grow, as on Google. */
function makeRoom(sheet: GSheet, area: Area): void {
  const rows = area.row + area.rows - sheet.getMaxRows();
  if (rows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), rows);
  const columns = area.column + area.columns - sheet.getMaxColumns();
  if (columns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), columns);
}

function wholeTable(sheet: GSheet, model: Sheet): Area {
  return {
    row: model.frozenRows,
    column: 0,
    rows: Math.max(0, sheet.getLastRow() - model.frozenRows),
    columns: Math.max(1, sheet.getLastColumn()),
  };
}

function copy(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  workbook: Workbook,
  target: GSheet,
  model: Sheet,
  operation: Extract<Operation, { kind: 'copy' }>,
): Done {
  const fromModel = sheetOf(workbook, operation.fromSheet);
  const source = spreadsheet.getSheetByName(fromModel.name);
  const from = within(fromModel, operation.from);
  if (source === null || from === null) throw new Refused('Vùng đã chép không còn nữa.');
  const to: Area = {
    ...operation.to,
    rows: operation.cut ? from.rows : Math.max(from.rows, operation.to.rows),
    columns: operation.cut ? from.columns : Math.max(from.columns, operation.to.columns),
  };
  makeRoom(target, to);
  const sourceRange = range(source, from);
  const targetRange = range(target, to);
  if (operation.cut) sourceRange.moveTo(targetRange);
  else if (operation.valuesOnly) sourceRange.copyTo(targetRange, { contentsOnly: true });
  else sourceRange.copyTo(targetRange);
  return { edited: { sheet: model.id, area: to }, shift: null };
}

/** Dragging the corner: two numbers or more, or one day, go on as a series; anything else is repeated. */
function fill(sheet: GSheet, model: Sheet, from: Area, to: Area): void {
  const down = to.rows > from.rows;
  const lines = down ? from.columns : from.rows;
  const length = down ? from.rows : from.columns;
  const whole = down ? to.rows : to.columns;
  // Dragged up or left, the series runs backwards from the first cell.
  const backwards = down ? to.row < from.row : to.column < from.column;
  const lineArea = (line: number, start: number, count: number): Area =>
    down
      ? { row: start, column: from.column + line, rows: count, columns: 1 }
      : { row: from.row + line, column: start, rows: 1, columns: count };
  const origin = down ? from.row : from.column;
  const first = backwards ? (down ? to.row : to.column) : origin + length;
  for (let line = 0; line < lines; line += 1) {
    const source = range(sheet, lineArea(line, origin, length));
    const cells = Array.from({ length }, (_, index) =>
      down
        ? model.cells[from.row + index]?.[from.column + line]
        : model.cells[from.row + line]?.[from.column + index],
    );
    for (let index = 0; index < whole - length; index += 1) {
      const at = first + index;
      const like = (((at - origin) % length) + length) % length;
      range(sheet, lineArea(line, origin + like, 1)).copyTo(range(sheet, lineArea(line, at, 1)));
    }
    const numbers = cells.map((cell) => (cell?.formula === undefined ? cell?.value : undefined));
    const isDay = /[dmy]/i.test(source.getNumberFormat());
    const [start] = numbers;
    const step = length === 1 && isDay ? 1 : Number(numbers[1]) - Number(start);
    const isSeries =
      numbers.every((value) => typeof value === 'number') &&
      (length > 1 || isDay) &&
      numbers.every((value, index) => Math.abs(Number(value) - (Number(start) + step * index)) < 1e-9);
    if (!isSeries) continue;
    for (let index = 0; index < whole - length; index += 1) {
      const at = first + index;
      range(sheet, lineArea(line, at, 1)).setValue(Number(start) + step * (at - origin));
    }
  }
}

function setStyle(target: GRange, style: StyleChange): void {
  if (style.bold !== undefined) target.setFontWeight(style.bold ? 'bold' : 'normal');
  if (style.italic !== undefined) target.setFontStyle(style.italic ? 'italic' : 'normal');
  if (style.underline !== undefined || style.strikethrough !== undefined) {
    target.setFontLine(
      style.underline === true ? 'underline' : style.strikethrough === true ? 'line-through' : 'none',
    );
  }
  if (style.fontSize !== undefined) target.setFontSize(style.fontSize);
  if (style.color !== undefined) target.setFontColor(style.color);
  if (style.background !== undefined) target.setBackground(style.background);
  if (style.horizontal !== undefined) target.setHorizontalAlignment(style.horizontal);
  if (style.wrap !== undefined) target.setWrap(style.wrap === 'wrap');
  if (style.numberFormat !== undefined) target.setNumberFormat(style.numberFormat);
  if (style.borders !== undefined) {
    const isDrawn = style.borders !== 'none';
    // `null` leaves the lines between the cells as they are.
    const inner = style.borders === 'outer' ? null : isDrawn;
    target.setBorder(isDrawn, isDrawn, isDrawn, isDrawn, inner, inner);
  }
  if (style.merge === 'all') target.merge();
  if (style.merge === 'rows') target.mergeAcross();
  if (style.merge === 'none') target.breakApart();
}

function freeName(workbook: Workbook): string {
  const taken = new Set(workbook.sheets.map(({ name }) => name.toLocaleLowerCase('vi')));
  for (let number = workbook.sheets.length + 1; ; number += 1) {
    const name = `Trang tính${number}`;
    if (!taken.has(name.toLocaleLowerCase('vi'))) return name;
  }
}

function freeCopyName(workbook: Workbook, name: string): string {
  const taken = new Set(workbook.sheets.map((sheet) => sheet.name.toLocaleLowerCase('vi')));
  for (let number = 1; ; number += 1) {
    const copied = number === 1 ? `Bản sao của ${name}` : `Bản sao ${number} của ${name}`;
    if (!taken.has(copied.toLocaleLowerCase('vi'))) return copied;
  }
}
