/**
 * Carries out the designs of tabs: makes what is missing, mends what is the add-on's own (headers' looks, dropdowns,
 * formats), and touches no data, no column and no tab that a person added.
 */
import {
  a1,
  CATALOGUE_SHEET,
  type Cell,
  type ColumnDesign,
  colors,
  type SheetDesign,
  type Validation,
} from '../domain/tables';
import { fold, normalizeText } from '../domain/values';
import type { Sheet, Spreadsheet } from './workbook';

export interface Made {
  readonly sheet: Sheet;
  readonly isNew: boolean;
  /** Titles of columns that were added to a tab that was there. */
  readonly addedColumns: readonly string[];
}

const HEADER_PROTECTION = 'Sổ Hội: hàng tiêu đề';
const HEADER_HEIGHT = 34;
/** Columns that a new tab keeps free for the ward's own notes. */
const SPARE_COLUMNS = 4;

/**
 * Makes the tab, or adds to it what it lacks. What can be read is written last: a tab that a run left behind when it was
 * cut off is empty, and the next run makes it as if it were new.
 * @param position 0-based, for a new tab.
 */
export function makeSheet(
  spreadsheet: Spreadsheet,
  existing: Sheet | undefined,
  design: SheetDesign,
  position: number,
  lists: ListRanges = new ListRanges(spreadsheet),
): Made {
  const sheet = existing ?? spreadsheet.insertSheet(design.name, position);
  const start = existing?.getLastColumn() ?? 0;
  const isNew = start === 0;
  // Lists that came with a new version stand below their headers too, so that dropdowns have something to offer.
  const hasRows = isNew || design.name === CATALOGUE_SHEET;
  growTo(sheet, Math.max(2, hasRows ? design.rows.length + 1 : 0));
  if (isNew) fitColumns(sheet, design.columns.length + SPARE_COLUMNS);
  const places = placesOf(sheet, start, design.columns);
  const missing = design.columns.filter((column) => !places.has(column.title));
  const room = start + missing.length - sheet.getMaxColumns();
  if (room > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), room);
  for (const [offset, column] of missing.entries()) {
    places.set(column.title, start + offset);
    sheet.setColumnWidth(start + offset + 1, column.width);
  }
  dressColumns(sheet, design, places, lists, new Set(missing));
  dressHeader(sheet, design, places);
  if (isNew) dressSheet(sheet, design);
  protectHeader(sheet);
  if (missing.length > 0) {
    const headers = missing.map((column) => column.header);
    sheet.getRange(1, start + 1, 1, missing.length).setNumberFormat('@');
    const at = missing.map((column) => design.columns.indexOf(column));
    const below = hasRows ? design.rows.map((row) => at.map((index) => row[index] ?? '')) : [];
    const cells: Cell[][] = [headers, ...below];
    sheet.getRange(1, start + 1, cells.length, missing.length).setValues(cells);
  }
  return {
    sheet,
    isNew,
    addedColumns: isNew ? [] : missing.filter(({ isHidden }) => !isHidden).map(({ title }) => title),
  };
}

/** What a tab is given once, and a person may change afterwards. */
function dressSheet(sheet: Sheet, design: SheetDesign): void {
  sheet.setTabColor(design.tabColor);
  sheet.setFrozenRows(1);
  if (design.frozenColumns > 0) sheet.setFrozenColumns(design.frozenColumns);
  if (sheet.getBandings().length > 0) return;
  sheet
    .getRange(1, 1, sheet.getMaxRows(), design.columns.length)
    .applyRowBanding()
    .setHeaderRowColor(colors.accent)
    .setFirstRowColor(colors.white)
    .setSecondRowColor(colors.band);
}

/** Gives a tab at least so many rows: people delete the blank ones. */
export function growTo(sheet: Sheet, rows: number): void {
  const missing = rows - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
}

/** Where the design's columns stand, by title or alias; 0-based. `last` is the last column with something in it. */
function placesOf(sheet: Sheet, last: number, columns: readonly ColumnDesign[]): Map<string, number> {
  if (last === 0) return new Map();
  const titles = (sheet.getRange(1, 1, 1, last).getValues()[0] ?? []).map((value) =>
    fold(normalizeText(String(value)).replace(/\s*\*$/, '')),
  );
  const places = new Map<string, number>();
  const taken = new Set<number>();
  const claim = (column: ColumnDesign, names: readonly string[]) => {
    const at = titles.findIndex(
      (title, index) => !taken.has(index) && names.some((name) => fold(name) === title),
    );
    if (at < 0 || places.has(column.title)) return;
    places.set(column.title, at);
    taken.add(at);
  };
  for (const column of columns) claim(column, [column.title]);
  for (const column of columns) claim(column, column.aliases);
  return places;
}

function fitColumns(sheet: Sheet, wanted: number): void {
  const columns = sheet.getMaxColumns();
  if (columns < wanted) sheet.insertColumnsAfter(columns, wanted - columns);
  else if (columns > wanted) sheet.deleteColumns(wanted + 1, columns - wanted);
}

/**
 * Formats and dropdowns of the columns' cells; the rest of their looks is given once, when they are made. One call for all
 * columns that look alike: a tab has twenty columns and some six looks.
 */
function dressColumns(
  sheet: Sheet,
  design: SheetDesign,
  places: ReadonlyMap<string, number>,
  lists: ListRanges,
  added: ReadonlySet<ColumnDesign>,
): void {
  const last = sheet.getMaxRows();
  const placed = design.columns.flatMap((column) => {
    const place = places.get(column.title);
    return place === undefined ? [] : [{ column, place, cells: `${a1(2, place)}:${a1(last, place)}` }];
  });
  const alike = <L>(
    lookOf: (column: ColumnDesign) => L | null,
    dress: (cells: RangeList, look: L) => void,
  ) => {
    const looks = new Map<L, string[]>();
    for (const { column, cells } of placed) {
      const look = lookOf(column);
      if (look !== null) looks.set(look, [...(looks.get(look) ?? []), cells]);
    }
    for (const [look, cells] of looks) dress(sheet.getRangeList(cells), look);
  };
  const ifAdded =
    <L>(lookOf: (column: ColumnDesign) => L | null) =>
    (column: ColumnDesign): L | null =>
      added.has(column) ? lookOf(column) : null;
  alike(
    ({ format }) => format,
    (cells, format) => cells.setNumberFormat(format),
  );
  alike(
    ifAdded(({ align }) => align),
    (cells, align) => cells.setHorizontalAlignment(align),
  );
  alike(
    ifAdded(() => 'middle' as const),
    (cells, middle) => cells.setVerticalAlignment(middle),
  );
  alike(
    ifAdded(({ isWrapped }) => (isWrapped ? true : null)),
    (cells, isWrapped) => cells.setWrap(isWrapped),
  );
  alike(
    ifAdded(({ isSystem }) => (isSystem ? colors.grey : null)),
    (cells, color) => cells.setFontColor(color),
  );
  for (const { column, place } of placed) {
    // A list of ranges takes no dropdown.
    const rule = column.validation === null ? null : ruleOf(column, column.validation, lists);
    if (rule !== null) sheet.getRange(2, place + 1, last - 1, 1).setDataValidation(rule);
    if (column.isHidden && added.has(column)) sheet.hideColumns(place + 1);
  }
}

type RangeList = GoogleAppsScript.Spreadsheet.RangeList;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** A rule that warns and lets the cell stand: nothing typed is ever refused. */
function ruleOf(
  column: ColumnDesign,
  validation: Validation,
  lists: ListRanges,
): GoogleAppsScript.Spreadsheet.DataValidation | null {
  const source = validation.kind === 'listed' ? lists.find(validation.sheet, validation.header) : null;
  if (validation.kind === 'listed' && source === null) return null;
  const builder = SpreadsheetApp.newDataValidation()
    .setAllowInvalid(true)
    .setHelpText(column.note.replaceAll('\n', ' '));
  switch (validation.kind) {
    case 'listed':
      return source === null ? null : builder.requireValueInRange(source, true).build();
    case 'oneOf':
      return builder.requireValueInList([...validation.values], true).build();
    case 'day':
      return builder.requireDate().build();
    case 'number':
      return builder.requireNumberBetween(validation.min, validation.max).build();
    default:
      return validation satisfies never;
  }
}

/** The cells under the headers of the tabs that dropdowns point at; each tab's header row is read once. */
export class ListRanges {
  private readonly spreadsheet: Spreadsheet;
  private readonly sheets = new Map<string, { sheet: Sheet; titles: readonly string[]; rows: number }>();

  constructor(spreadsheet: Spreadsheet) {
    this.spreadsheet = spreadsheet;
  }

  /** Null where there is no such list yet: the dropdown comes at the next run. */
  find(name: string, header: string): Range | null {
    const source = this.sheets.get(name) ?? this.open(name);
    const at = source?.titles.indexOf(header) ?? -1;
    return source === null || at < 0 ? null : source.sheet.getRange(2, at + 1, source.rows, 1);
  }

  private open(name: string) {
    const sheet = this.spreadsheet.getSheetByName(name);
    const columns = sheet?.getLastColumn() ?? 0;
    if (sheet === null || columns === 0) return null;
    const headers = sheet.getRange(1, 1, 1, columns).getValues()[0] ?? [];
    const titles = headers.map((title) => normalizeText(String(title)).replace(/\s*\*$/, ''));
    const source = { sheet, titles, rows: sheet.getMaxRows() - 1 };
    this.sheets.set(name, source);
    return source;
  }
}

/** Looks and notes of the header cells that are the add-on's: three calls for a tab whose columns stand together. */
function dressHeader(sheet: Sheet, design: SheetDesign, places: ReadonlyMap<string, number>): void {
  const placed = design.columns
    .flatMap((column) => {
      const place = places.get(column.title);
      return place === undefined ? [] : [{ column, place }];
    })
    .sort((a, b) => a.place - b.place);
  let run: typeof placed = [];
  const flush = () => {
    const [first] = run;
    if (first === undefined) return;
    const cells = sheet.getRange(1, first.place + 1, 1, run.length);
    cells.setNotes([run.map(({ column }) => column.note)]);
    cells.setBackgrounds([run.map(({ column }) => (column.isSystem ? colors.grey : colors.accent))]);
    cells.setFontColor(colors.white).setFontWeight('bold').setWrap(true);
    cells.setHorizontalAlignment('center').setVerticalAlignment('middle');
  };
  for (const one of placed) {
    const last = run.at(-1);
    if (last !== undefined && one.place !== last.place + 1) {
      flush();
      run = [];
    }
    run.push(one);
  }
  flush();
  sheet.setRowHeight(1, HEADER_HEIGHT);
}

function protectHeader(sheet: Sheet): void {
  const protections = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
  const known = protections.map((one) => one.getDescription());
  if (known.includes(HEADER_PROTECTION)) return;
  // Somebody's own, or one that a run left without its words when it was cut off: the row has one already.
  const isHeader = (range: Range) => range.getRow() === 1 && range.getNumRows() === 1;
  if (protections.some((one, at) => known[at] === '' && isHeader(one.getRange()))) return;
  sheet
    .getRange(1, 1, 1, sheet.getMaxColumns())
    .protect()
    .setDescription(HEADER_PROTECTION)
    .setWarningOnly(true);
}

/** Adds lines whose first cell is not there yet, below the others: settings and passages that came with a new version. */
export function addLines(sheet: Sheet, rows: readonly (readonly Cell[])[]): number {
  const last = sheet.getLastRow();
  const known = new Set(
    (last < 2 ? [] : sheet.getRange(2, 1, last - 1, 1).getValues()).map(([label]) =>
      normalizeText(String(label)),
    ),
  );
  const missing = rows.filter(([label]) => !known.has(normalizeText(String(label))));
  const width = missing[0]?.length ?? 0;
  if (missing.length > 0) {
    const first = Math.max(last, 1) + 1;
    growTo(sheet, first + missing.length - 1);
    sheet.getRange(first, 1, missing.length, width).setValues(missing.map((row) => [...row]));
  }
  return missing.length;
}

/** Writes the value beside a line's label, in the second column. @returns false where the tab has no such line. */
export function setLine(sheet: Sheet, label: string, value: string): boolean {
  const last = sheet.getLastRow();
  if (last < 2) return false;
  const labels = sheet.getRange(2, 1, last - 1, 1).getValues();
  const at = labels.findIndex(([cell]) => normalizeText(String(cell)) === label);
  if (at < 0) return false;
  sheet
    .getRange(at + 2, 2, 1, 1)
    .setNumberFormat('@')
    .setValues([[value]]);
  return true;
}

/**
 * Writes cells of one column as plain text, in one call; `values` by row number. Where a formula or a number stands between
 * them, the cells before and after it are written apart, and it stays.
 */
export function fillColumn(sheet: Sheet, column: number, values: ReadonlyMap<number, string>): void {
  const rows = [...values.keys()];
  if (rows.length === 0) return;
  const first = Math.min(...rows);
  const range = sheet.getRange(first, column + 1, Math.max(...rows) - first + 1, 1);
  const old = range.getValues();
  const formulas = range.getFormulas();
  let run: Cell[][] = [];
  const write = (end: number) => {
    if (run.length === 0) return;
    const cells = sheet.getRange(end - run.length, column + 1, run.length, 1);
    cells.setNumberFormat('@');
    cells.setValues(run);
    run = [];
  };
  for (const [index, [cell]] of old.entries()) {
    const row = first + index;
    const text = values.get(row) ?? (typeof cell === 'string' ? cell : null);
    if (text === null || formulas[index]?.[0]) write(row);
    else run.push([text]);
  }
  write(first + old.length);
}
