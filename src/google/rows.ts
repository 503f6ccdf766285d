/**
 * Rows of a tab, read and written whole: columns by their place, text as text, never by row number alone. A write
 * is three calls for columns that stand together, however many rows the tab has.
 */
import { a1, type Cell, indexOf, rowOf } from '../domain/tables';
import { formatted, tolerated } from './attempt';
import type { Sheet } from './spreadsheet';
import { type OpenTab, toCell } from './tab-reader';
import { spanOf } from './tabs';

/** One cell to be written. */
export interface Placed {
  /** 0-based column. */
  readonly place: number;
  readonly cell: Cell;
  /** Number format; `@` keeps text as it is. */
  readonly format: string;
}

/** A date that a person had in a cell goes back as the instant it was. */
type Written = Omit<Placed, 'cell'> & { readonly cell: Cell | Date };

/** Columns that stand side by side, in order: user-added columns between them are never touched. */
export function runsOf<T extends Pick<Placed, 'place'>>(cells: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const cell of [...cells].sort((a, b) => a.place - b.place)) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.place === cell.place - 1) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** What Sheets may take for the beginning of a formula. */
const RISKY = /^\s*[=+\-@]/;

/** Writes cells of one row. The format comes first: a cell of plain text keeps `=1+1` and `0973…` as typed. */
export function writeCells(sheet: Sheet, row: number, cells: readonly Written[]): void {
  for (const run of runsOf(cells)) {
    const [first] = run;
    if (first === undefined) continue;
    const range = sheet.getRange(row, first.place + 1, 1, run.length);
    const isOurs = tolerated(() => {
      range.setNumberFormats([run.map(({ format }) => format)]);
      range.setValues([run.map(({ cell }) => cell)]);
    });
    if (!isOurs) {
      // A table's typed column keeps its own format: there a mark that is no part of the text keeps it text.
      const own = range.getNumberFormats()[0] ?? [];
      const isAtRisk = ({ cell, format }: Written, index: number) =>
        format === '@' && own[index] !== '@' && typeof cell === 'string' && cell !== '';
      range.setValues([run.map((one, index) => (isAtRisk(one, index) ? `'${one.cell}` : one.cell))]);
    }
    if (!run.some(({ cell }) => typeof cell === 'string' && RISKY.test(cell))) continue;
    // The format should have kept it text. Where it did not, nothing that a person typed stays a formula.
    const formulas = range.getFormulas()[0] ?? [];
    for (const [index, formula] of formulas.entries()) {
      if (formula !== '') range.getCell(1, index + 1).setValue(`'${String(run[index]?.cell ?? '')}`);
    }
  }
}

/** Rows that a full tab grows by. */
const GROWTH = 50;

/** Appends below the last row that has something in one of `columns` (0-based). Returns the new row's number. */
export function appendCells(tab: OpenTab, columns: readonly number[], cells: readonly Placed[]): number {
  const row = nextRow(tab, columns);
  writeCells(tab.sheet, row, cells);
  return row;
}

/** Number of the row below the last one that has something in one of `columns`. The tab grows where it is full. */
function nextRow(tab: OpenTab, columns: readonly number[]): number {
  const { rows } = tab.raw;
  let last = rows.length;
  while (last > 0 && columns.every((column) => isEmpty(rows[last - 1]?.[column]))) last -= 1;
  const row = rowOf(last);
  if (row > rows.length + 1) {
    const most = tab.sheet.getMaxRows();
    if (row > most) tab.sheet.insertRowsAfter(most, GROWTH);
  }
  return row;
}

/** The same row, in whose every column nothing stands: a ward fills its own columns further down than ours. */
export function emptyRow(tab: OpenTab, columns: readonly number[]): number {
  const row = nextRow(tab, columns);
  const there = tab.raw.rows[indexOf(row)] ?? [];
  if (!there.every(isEmpty)) tab.sheet.insertRowBefore(row);
  return row;
}

const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || cell === '';

/** Formulas of a row's first `width` cells; '' where there is none. */
export const formulasOf = (sheet: Sheet, row: number, width: number): readonly string[] =>
  sheet.getRange(row, 1, 1, width).getFormulas()[0] ?? [];

/** A row as it reads now: what a formula gives follows from what was just written. */
export const readRow = (
  sheet: Sheet,
  row: number,
  width: number,
  toDay: (date: Date) => string,
): readonly Cell[] =>
  (sheet.getRange(row, 1, 1, width).getValues()[0] ?? []).map((value: unknown) => toCell(value, toDay));

/** Of so few different cells each is one call, however many rows it goes to. */
const FEW = 3;

/** Writes one column's cells of several rows; the cells between them stay as they are. */
export function writeColumn(
  tab: OpenTab,
  place: number,
  format: string,
  values: ReadonlyMap<number, Cell>,
): void {
  const rows = [...values.keys()];
  if (rows.length === 0) return;
  const different = new Set(values.values());
  if (different.size <= FEW) {
    // Only the cells that are meant are touched: writing over a neighbour would cost it links and styled words.
    for (const cell of different) {
      const places = rows.filter((row) => values.get(row) === cell);
      const list = tab.sheet.getRangeList(places.map((row) => a1(row, place)));
      formatted(
        () => list.setNumberFormat(format),
        () => list.setValue(cell),
      );
    }
    return;
  }
  const [first, last] = spanOf(rows);
  const count = last - first + 1;
  const range = tab.sheet.getRange(first, place + 1, count, 1);
  // Read back as they are: a formula between two changed cells must stay a formula.
  const formulas = range.getFormulas();
  const old = range.getValues();
  const formats = range.getNumberFormats();
  formatted(
    () =>
      range.setNumberFormats(formats.map(([was = '@'], index) => [values.has(first + index) ? format : was])),
    () =>
      range.setValues(
        old.map(([value], index) => [
          values.get(first + index) ?? (formulas[index]?.[0] === '' ? value : formulas[index]?.[0]),
        ]),
      ),
  );
}

/** Takes a row off the tab. A tab keeps at least one row below its header. */
export function removeRow(sheet: Sheet, row: number): void {
  if (sheet.getMaxRows() <= 2) sheet.insertRowsAfter(sheet.getMaxRows(), GROWTH);
  sheet.deleteRow(row);
}

/** @param place 0-based column. */
export const setNote = (sheet: Sheet, row: number, place: number, text: string): void => {
  sheet.getRange(row, place + 1).setNote(text);
};

/** Whether the person may not write to the tab. Asked after a write failed: Google's message is in her language. */
export function isProtected(sheet: Sheet): boolean {
  const { ProtectionType } = SpreadsheetApp;
  return [ProtectionType.SHEET, ProtectionType.RANGE].some((type) =>
    sheet.getProtections(type).some((protection) => !protection.isWarningOnly() && !protection.canEdit()),
  );
}
