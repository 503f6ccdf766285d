/**
 * Carries out the designs of tabs: makes what is missing, mends what is the add-on's own (headers' looks, dropdowns,
 * formats), and touches no data, no column and no tab that a person added.
 */
import {
  a1,
  type Cell,
  findMoved,
  lineProblems,
  movedHeaderRow,
  type Placement,
  placeHeaders,
  placeLines,
  type SheetDesign,
  type Sought,
  type Validation,
} from '../domain/tables';
import { Attempts, formatted, type Piece } from './attempt';
import { dressHeader, dressNew, dressTab, formatBlank, type Placed, protectHeader, ruleBlank } from './dress';
import { fingerprint } from './fingerprint';
import { runsOf } from './rows';
import { Rules } from './rules';
import { fileProperties } from './scope';
import type { Sheet } from './spreadsheet';
import { cellsOf, type OpenTab, type TabReader, tabOf } from './tab-reader';
import { spanOf } from './tabs';

export interface Made {
  readonly sheet: Sheet;
  readonly isNew: boolean;
  /** Titles of columns that were added to a tab that was there. */
  readonly addedColumns: readonly string[];
  /** What was left alone and why, in Vietnamese. */
  readonly notes: readonly string[];
}

/** Columns that a new tab keeps free for the ward's own notes. */
const SPARE_COLUMNS = 4;

/** What making the tabs of one workbook has in common. */
export class Making {
  readonly reader: TabReader;
  readonly rules: Rules;
  readonly attempts = new Attempts();
  /** Tabs that this run made: what points at a list of an earlier tab of that name points nowhere. */
  readonly made = new Set<string>();
  /** The same of an execution before this one, of which rows may still point nowhere. */
  readonly madeBefore = new Set<string>();
  /** Whether this run made or mended a tab. */
  hasMade = false;
  /** By name of the tab: the design that it was last dressed by. */
  readonly dressed: Map<string, string>;
  /** Locks a new tab for all but officers. */
  readonly lock: (sheet: Sheet) => void;
  private readonly store = fileProperties();
  private known: string;
  private size: { readonly rows: number; readonly columns: number } | null = null;

  constructor(reader: TabReader, lock: (sheet: Sheet) => void = () => undefined) {
    this.reader = reader;
    this.lock = lock;
    this.rules = new Rules((name) => reader.tab(name));
    this.known = this.store.getProperty(DRESSED) ?? '[]';
    this.dressed = new Map(readDressed(this.known));
  }

  /** Rows and columns of a tab that was just added: all have the same, and one is asked. */
  sizeOfNew(sheet: Sheet): { readonly rows: number; readonly columns: number } {
    this.size ??= { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
    return this.size;
  }

  /** Whether a dropdown's list was made in this run, so that it must be pointed there. @param made the tabs of the run. */
  isCut(validation: Validation | null, made: ReadonlySet<string> = this.made): boolean {
    return validation?.kind === 'listed' && made.has(validation.sheet);
  }

  /** Said before tabs are made: a run that is cut then does not leave dropdowns that point nowhere and seem dressed. */
  forgetPointing(designs: readonly SheetDesign[], missing: ReadonlySet<string>): boolean {
    const pointing = designs.filter(({ columns }) =>
      columns.some(({ validation }) => this.isCut(validation, missing)),
    );
    return pointing.filter(({ name }) => this.dressed.delete(name)).length > 0;
  }

  /** What an earlier execution left to do; null where it left nothing. */
  get left(): unknown {
    const text = this.dressed.get(LEFT);
    return text === undefined ? null : JSON.parse(text);
  }

  /** Kept for the next run, which leaves alone what looks as it should. @param left what it has to do besides. */
  remember(left?: unknown): void {
    if (left === undefined) this.dressed.delete(LEFT);
    else this.dressed.set(LEFT, JSON.stringify(left));
    const text = JSON.stringify([...this.dressed]);
    if (text !== this.known) this.store.setProperty(DRESSED, text);
    this.known = text;
  }
}

const DRESSED = 'dressed';
/** Stands among the tabs: none has such a name. */
const LEFT = '';

function readDressed(text: string): [string, string][] {
  const kept: unknown = JSON.parse(text);
  return Array.isArray(kept) ? (kept as [string, string][]) : [];
}

/**
 * Makes the tab, or adds to it what it lacks. What can be read is written last: a tab that a run left behind when it was
 * cut off is empty, and the next run makes it as if it were new.
 * @param position 0-based, for a new tab.
 */
export function makeSheet(making: Making, design: SheetDesign, position: number): Made {
  const { reader, attempts, rules, dressed } = making;
  const there = reader.tab(design.name);
  const cells = there === null ? [] : cellsOf(there);
  const isNew = cells.every((row) => row.every((cell) => cell === ''));
  const sheet = there?.sheet ?? reader.spreadsheet.insertSheet(design.name, position);
  const start = isNew ? 0 : (cells[0]?.length ?? 0);
  const head = headOf(design, isNew ? [] : cells);
  const notes = head.blocked.map(({ note }) => note);
  if (head.isMoved) return { sheet, isNew: false, addedColumns: [], notes };
  const blocked = new Set(head.blocked.map(({ title }) => title));
  const placed = design.columns.flatMap((column): Placed[] => {
    const place = head.placement.places[column.title];
    return place === null || place === undefined ? [] : [{ column, place }];
  });
  const known = new Set(placed.map(({ column }) => column.title));
  const missing = design.columns
    .filter(({ title }) => !known.has(title) && !blocked.has(title))
    .map((column, offset): Placed => ({ column, place: start + offset }));
  const hash = fingerprint(design.columns);
  const isCut = design.columns.some(({ validation }) => making.isCut(validation));
  if (missing.length === 0 && !isCut && dressed.get(design.name) === hash)
    return { sheet, isNew, addedColumns: [], notes };
  making.hasMade = true;

  // Lists that came with a new version stand below their headers too, so that dropdowns have something to offer.
  const hasRows = isNew || design.fillsAddedColumns === true;
  const size =
    there === null ? making.sizeOfNew(sheet) : { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
  const last = Math.max(size.rows, 2, hasRows ? design.rows.length + 1 : 0);
  if (last > size.rows) sheet.insertRowsAfter(size.rows, last - size.rows);
  const wanted = isNew ? missing.length + SPARE_COLUMNS : Math.max(size.columns, start + missing.length);
  if (wanted > size.columns) sheet.insertColumnsAfter(size.columns, wanted - size.columns);

  const old = runsOf(placed);
  const blank = cells.length + 1;
  const mend = (run: readonly Placed[]) => {
    formatBlank(sheet, run, blank, last);
    ruleBlank(sheet, run, blank, last, rules);
  };
  const headerOf = (run: readonly Placed[]) => sheet.getRange(1, (run[0]?.place ?? 0) + 1, 1, run.length);
  const header = missing.length > 0 ? headerOf(missing) : null;
  const looks = [
    () => {
      for (const run of old) dressHeader(headerOf(run), run, design, false);
      if (header !== null) dressHeader(header, missing, design, true);
    },
    () => protectHeader(sheet, header ?? sheet.getRange(1, 1, 1, wanted), isNew),
  ];
  const dress = () => {
    const block = missing.length > 0 ? dressNew(sheet, missing, last, rules) : null;
    if (isNew && block !== null) dressTab(sheet, block, design);
    if (isNew && design.isLocked === true) making.lock(sheet);
    for (const run of old) mend(run);
    for (const work of looks) work();
  };
  const pieces = [
    ...missing.map((one): Piece => [one.column.title, () => dressNew(sheet, [one], last, rules)]),
    ...placed.map((one): Piece => [one.column.title, () => mend([one])]),
    ...looks.map((work): Piece => ['', work]),
  ];
  const isDone =
    there === null ? attempts.attemptAgain(sheet, dress) : attempts.attemptEach(sheet, dress, pieces);
  const below = hasRows
    ? design.rows.map((row) => missing.map(({ column }) => row[design.columns.indexOf(column)] ?? ''))
    : [];
  const written: Cell[][] = [missing.map(({ column }) => column.header), ...below];
  if (header !== null) {
    const area = below.length === 0 ? header : sheet.getRange(1, start + 1, written.length, missing.length);
    area.setValues(written);
    if (there !== null) SpreadsheetApp.flush();
  }
  if (isNew) making.made.add(design.name);
  if (isDone) dressed.set(design.name, hash);
  reader.put(design.name, tabOf(sheet, beside(isNew ? [] : cells, start, written)));
  return {
    sheet,
    isNew,
    addedColumns: isNew
      ? []
      : missing.filter(({ column }) => !column.isHidden).map(({ column }) => column.title),
    notes,
  };
}

/** The cells of a tab with what was written at their right; blank where either has no row. */
function beside(
  cells: readonly (readonly Cell[])[],
  width: number,
  added: readonly (readonly Cell[])[],
): Cell[][] {
  const columns = added[0]?.length ?? 0;
  return Array.from({ length: Math.max(cells.length, added.length) }, (_, at) => [
    ...Array.from({ length: width }, (_cell, place) => cells[at]?.[place] ?? ''),
    ...Array.from({ length: columns }, (_cell, place) => added[at]?.[place] ?? ''),
  ]);
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

/** @param rows the tab's cells, the headers first; none where it is empty. */
function headOf(design: SheetDesign, rows: readonly (readonly Cell[])[]): SheetHead {
  const columns = declaredOf(design);
  if (rows.length === 0) return { placement: placeHeaders(columns, []), blocked: [], isMoved: false };
  const [headers = []] = rows;
  const placement = placeHeaders(columns, headers);
  const moved = movedHeaderRow(
    columns.filter(([title]) => !isSystem(design, title)),
    rows,
  );
  if (moved !== null) {
    const note = `Tab ${design.name}: hàng tiêu đề đang ở dòng ${moved + 1}. Xóa ${moved === 1 ? 'dòng 1' : `các dòng 1 đến ${moved}`} rồi bấm Cài đặt sổ; chưa thêm gì vào tab này.`;
    return { placement, blocked: [{ title: '', note }], isMoved: true };
  }
  if (rows.length < 2) return { placement, blocked: [], isMoved: false };
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

const linesOf = ({ raw }: OpenTab, labels: readonly string[]) => placeLines(labels, raw);

/**
 * Adds lines whose label is not there yet, below the others: settings and passages that came with a new version. One that
 * seems to stand there under another label is not added.
 * @returns what was left alone and why, in Vietnamese.
 */
export function addLines(tab: OpenTab, name: string, rows: readonly (readonly Cell[])[]): string[] {
  const { sheet } = tab;
  const lines = linesOf(
    tab,
    rows.map(([label]) => String(label)),
  );
  const notes = lineProblems(name, lines).map(({ what, todo }) => `${what} ${todo}`);
  if (lines.movedTo !== null) return notes;
  const missing = rows.filter(([label]) => !lines.rows.has(String(label)) && !lines.moved.has(String(label)));
  const width = missing[0]?.length ?? 0;
  if (missing.length > 0) {
    const first = cellsOf(tab).length + 1;
    growTo(sheet, first + missing.length - 1);
    sheet.getRange(first, 1, missing.length, width).setValues(missing.map((row) => [...row]));
  }
  return notes;
}

/** Writes the value beside a line's label, in the second column. @returns false where the tab has no such line. */
export function setLine(tab: OpenTab, label: string, value: string): boolean {
  const row = linesOf(tab, [label]).rows.get(label);
  if (row === undefined) return false;
  const cell = tab.sheet.getRange(row, 2, 1, 1);
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
