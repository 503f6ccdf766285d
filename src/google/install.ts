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
  findMoved,
  lineProblems,
  movedHeaderRow,
  type Placement,
  placeHeaders,
  placeLines,
  type SheetDesign,
  type Sought,
} from '../domain/tables';
import { Attempts, formatted, type Piece } from './attempt';
import { dayReader } from './days';
import { ListRanges, ruleOf } from './rules';
import { spanOf } from './tabs';
import { type Sheet, type Spreadsheet, toCell } from './workbook';

export interface Made {
  readonly sheet: Sheet;
  readonly isNew: boolean;
  /** Titles of columns that were added to a tab that was there. */
  readonly addedColumns: readonly string[];
  /** What was left alone and why, in Vietnamese. */
  readonly notes: readonly string[];
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
  attempts = new Attempts(),
): Made {
  const sheet = existing ?? spreadsheet.insertSheet(design.name, position);
  const start = existing?.getLastColumn() ?? 0;
  const isNew = start === 0;
  // Lists that came with a new version stand below their headers too, so that dropdowns have something to offer.
  const hasRows = isNew || design.name === CATALOGUE_SHEET;
  growTo(sheet, Math.max(2, hasRows ? design.rows.length + 1 : 0));
  if (isNew) fitColumns(sheet, design.columns.length + SPARE_COLUMNS);
  const head = headOf(sheet, start, design);
  const notes = head.blocked.map(({ note }) => note);
  if (head.isMoved) return { sheet, isNew: false, addedColumns: [], notes };
  const blocked = new Set(head.blocked.map(({ title }) => title));
  const places = new Map(
    Object.entries(head.placement.places).flatMap(([title, place]) =>
      place === null ? [] : [[title, place] as const],
    ),
  );
  const missing = design.columns.filter((column) => !places.has(column.title) && !blocked.has(column.title));
  const room = start + missing.length - sheet.getMaxColumns();
  if (room > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), room);
  for (const [offset, column] of missing.entries()) {
    places.set(column.title, start + offset);
    sheet.setColumnWidth(start + offset + 1, column.width);
  }
  const dress = (columns = design.columns) =>
    dressColumns(sheet, { ...design, columns }, places, lists, new Set(missing));
  const looks = [
    () => dressHeader(sheet, design, places),
    () => isNew && dressSheet(sheet, design),
    () => protectHeader(sheet),
  ];
  attempts.attemptEach(sheet, () => {
    dress();
    for (const work of looks) work();
  }, [
    ...design.columns.map((column): Piece => [column.title, () => dress([column])]),
    ...looks.map((work): Piece => ['', work]),
  ]);
  if (missing.length > 0) {
    const headers = missing.map((column) => column.header);
    sheet.getRange(1, start + 1, 1, missing.length).setNumberFormat('@');
    const at = missing.map((column) => design.columns.indexOf(column));
    const below = hasRows ? design.rows.map((row) => at.map((index) => row[index] ?? '')) : [];
    const cells: Cell[][] = [headers, ...below];
    sheet.getRange(1, start + 1, cells.length, missing.length).setValues(cells);
    SpreadsheetApp.flush();
  }
  return {
    sheet,
    isNew,
    addedColumns: isNew ? [] : missing.filter(({ isHidden }) => !isHidden).map(({ title }) => title),
    notes,
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

/** What of a tab that is there decides where its columns stand. */
interface SheetHead {
  readonly placement: Placement;
  /** What keeps columns from being added, in Vietnamese; `isMoved`: the whole tab is left alone. */
  readonly blocked: readonly { readonly title: string; readonly note: string }[];
  readonly isMoved: boolean;
}

const declaredOf = (design: SheetDesign): (readonly [string, Sought])[] =>
  design.columns.map((column) => [column.title, { ...column, header: column.title }]);

function headOf(sheet: Sheet, last: number, design: SheetDesign): SheetHead {
  const columns = declaredOf(design);
  if (last === 0) return { placement: placeHeaders(columns, []), blocked: [], isMoved: false };
  const lastRow = sheet.getLastRow();
  const toDay = dayReader(sheet.getParent().getSpreadsheetTimeZone());
  const rows: Cell[][] = sheet
    .getRange(1, 1, Math.max(1, lastRow), last)
    .getValues()
    .map((row) => row.map((value) => toCell(value, toDay)));
  const [headers = []] = rows;
  const placement = placeHeaders(columns, headers);
  const moved = movedHeaderRow(
    columns.filter(([title]) => !isSystem(design, title)),
    rows,
  );
  if (moved !== null) {
    const note = `Tab ${design.name}: hàng tiêu đề đang ở dòng ${moved + 1}. Xoá ${moved === 1 ? 'dòng 1' : `các dòng 1 đến ${moved}`} rồi bấm Cài đặt sổ; chưa thêm gì vào tab này.`;
    return { placement, blocked: [{ title: '', note }], isMoved: true };
  }
  if (lastRow < 2) return { placement, blocked: [], isMoved: false };
  const found = findMoved(columns, placement, rows);
  const blocked = [...found].map(([title, { index: at, text }]) => {
    const place = a1(1, at);
    const said = text === '' ? 'có số liệu mà không có tiêu đề' : `đang ghi “${text}”`;
    return {
      title,
      note: `Tab ${design.name}: không thêm cột “${title}” vì cột ${place.replace(/\d+$/, '')} ${said}. Nếu đó là cột ấy, ghi “${title}” vào ô ${place}; nếu không phải, tự thêm một cột trống có tiêu đề “${title}”.`,
    };
  });
  return { placement, blocked, isMoved: false };
}

const isSystem = (design: SheetDesign, title: string): boolean =>
  design.columns.some((column) => column.title === title && column.isSystem);

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
  // A cell with something in it keeps its format: a real day would be shown as a number under the format of texts.
  const filled = Math.min(sheet.getLastRow(), last);
  const placed = design.columns.flatMap((column) => {
    const place = places.get(column.title);
    return place === undefined ? [] : [{ column, place, cells: `${a1(2, place)}:${a1(last, place)}` }];
  });
  const blankOf = ({ column, place, cells }: (typeof placed)[number]): string | null =>
    added.has(column) || filled < 2
      ? cells
      : filled < last
        ? `${a1(filled + 1, place)}:${a1(last, place)}`
        : null;
  const alike = <L>(
    lookOf: (column: ColumnDesign) => L | null,
    dress: (cells: RangeList, look: L) => void,
    cellsOf: (one: (typeof placed)[number]) => string | null = ({ cells }) => cells,
  ) => {
    const looks = new Map<L, string[]>();
    for (const one of placed) {
      const look = lookOf(one.column);
      const cells = cellsOf(one);
      if (look !== null && cells !== null) looks.set(look, [...(looks.get(look) ?? []), cells]);
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
    blankOf,
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
    // Filled cells get the rule that their content may have (`markColumn`): not every text that breaks it is wrong.
    const first = added.has(column) ? 2 : Math.max(2, filled + 1);
    if (rule !== null && first <= last)
      sheet.getRange(first, place + 1, last - first + 1, 1).setDataValidation(rule);
    if (column.isHidden && added.has(column)) sheet.hideColumns(place + 1);
  }
}

type RangeList = GoogleAppsScript.Spreadsheet.RangeList;
type Range = GoogleAppsScript.Spreadsheet.Range;

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
    const old = cells.getNotes()[0] ?? [];
    const notes = run.map(({ column, place }, at) =>
      headerNote(old[at] ?? '', column, place === 0 ? design.note : ''),
    );
    if (notes.some((note, at) => note !== old[at])) cells.setNotes([notes]);
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

/** A person's own note stays; what the add-on once wrote on every header goes; the tab's note is on its first cell. */
function headerNote(old: string, column: ColumnDesign, tabNote: string): string {
  const isOurs =
    old === '' || old === column.note || old.startsWith(`${column.title}: ${column.note.split('\n')[0]}`);
  return isOurs ? tabNote : old;
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

/** The first columns of a tab of lines. */
function linesOf(sheet: Sheet, labels: readonly string[]) {
  const [rows, columns] = [sheet.getLastRow(), sheet.getLastColumn()];
  const cells = rows === 0 ? [] : sheet.getRange(1, 1, rows, columns).getValues();
  const [headers = [], ...below] = cells.map((row) => row.map((value) => toCell(value, String)));
  return placeLines(labels, { headers, rows: below });
}

/**
 * Adds lines whose label is not there yet, below the others: settings and passages that came with a new version. One that
 * seems to stand there under another label is not added.
 * @returns what was left alone and why, in Vietnamese.
 */
export function addLines(sheet: Sheet, name: string, rows: readonly (readonly Cell[])[]): string[] {
  const lines = linesOf(
    sheet,
    rows.map(([label]) => String(label)),
  );
  const notes = lineProblems(name, lines).map(({ what, todo }) => `${what} ${todo}`);
  if (lines.movedTo !== null) return notes;
  const missing = rows.filter(([label]) => !lines.rows.has(String(label)) && !lines.moved.has(String(label)));
  const width = missing[0]?.length ?? 0;
  if (missing.length > 0) {
    const first = Math.max(sheet.getLastRow(), 1) + 1;
    growTo(sheet, first + missing.length - 1);
    sheet.getRange(first, 1, missing.length, width).setValues(missing.map((row) => [...row]));
  }
  return notes;
}

/** Writes the value beside a line's label, in the second column. @returns false where the tab has no such line. */
export function setLine(sheet: Sheet, label: string, value: string): boolean {
  const row = linesOf(sheet, [label]).rows.get(label);
  if (row === undefined) return false;
  const cell = sheet.getRange(row, 2, 1, 1);
  formatted(
    () => cell.setNumberFormat('@'),
    () => cell.setValues([[value]]),
  );
  SpreadsheetApp.flush();
  return true;
}

/**
 * Writes cells of one column as plain text, in one call; `values` by row number. Where a formula or a number stands between
 * them, the cells before and after it are written apart, and it stays.
 */
export function fillColumn(sheet: Sheet, column: number, values: ReadonlyMap<number, string>): void {
  const rows = [...values.keys()];
  if (rows.length === 0) return;
  const [first, last] = spanOf(rows);
  const range = sheet.getRange(first, column + 1, last - first + 1, 1);
  const old = range.getValues();
  const formulas = range.getFormulas();
  let run: Cell[][] = [];
  const write = (end: number) => {
    if (run.length === 0) return;
    const cells = sheet.getRange(end - run.length, column + 1, run.length, 1);
    formatted(
      () => cells.setNumberFormat('@'),
      () => cells.setValues(run),
    );
    run = [];
  };
  for (const [index, [cell]] of old.entries()) {
    const row = first + index;
    const text = values.get(row) ?? (typeof cell === 'string' ? cell : null);
    if (text === null || formulas[index]?.[0]) write(row);
    else run.push([text]);
  }
  write(first + old.length);
  SpreadsheetApp.flush();
}
