/**
 * Rows of a tab, read and written whole: columns by their place, text as text, never by row number alone. A write
 * is three calls for columns that stand together, however many rows the tab has.
 */
import { a1, type Cell, rowOf } from '../domain/tables';
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

/**
 * Writes cells of one row. The format comes first: a cell of plain text keeps `=1+1` and `0973…` as typed. Where columns of
 * the ward's own part them they are written from right to left: ids and stamps stand right of what people fill, so that
 * what is cut in between is known by them.
 */
export const writeCells = (sheet: Sheet, row: number, cells: readonly Written[]): void =>
  writeRows(sheet, row, [cells]);

/** The same for rows below each other, with cells in the same columns: as many calls as for one. */
export function writeRows(sheet: Sheet, row: number, rows: readonly (readonly Written[])[]): void {
  const runs = rows.map((cells) => runsOf(cells).reverse());
  for (const [at, first] of (runs[0] ?? []).entries()) {
    const block = runs.map((own) => own[at] ?? []);
    const range = sheet.getRange(row, (first[0]?.place ?? 0) + 1, block.length, first.length);
    const isOurs = tolerated(() => {
      range.setNumberFormats(block.map((run) => run.map(({ format }) => format)));
      range.setValues(block.map((run) => run.map(({ cell }) => cell)));
    });
    if (!isOurs) {
      // A table's typed column keeps its own format: there a mark that is no part of the text keeps it text.
      const own = range.getNumberFormats();
      const isAtRisk = ({ cell, format }: Written, down: number, index: number) =>
        format === '@' && own[down]?.[index] !== '@' && typeof cell === 'string' && cell !== '';
      range.setValues(
        block.map((run, down) =>
          run.map((one, index) => (isAtRisk(one, down, index) ? `'${one.cell}` : one.cell)),
        ),
      );
    }
    if (!block.flat().some(({ cell }) => typeof cell === 'string' && RISKY.test(cell))) continue;
    // The format should have kept it text. Where it did not, nothing that a person typed stays a formula.
    for (const [down, formulas] of range.getFormulas().entries()) {
      for (const [index, formula] of formulas.entries()) {
        if (formula !== '')
          range.getCell(down + 1, index + 1).setValue(`'${String(block[down]?.[index]?.cell ?? '')}`);
      }
    }
  }
}

/** Rows that a full tab grows by. */
export const GROWTH = 50;

/** How many rows there are up to the last one that has something in one of `columns` (0-based). */
export function lastFilled(rows: readonly (readonly Cell[])[], columns: readonly number[]): number {
  let last = rows.length;
  while (last > 0 && columns.every((column) => isEmpty(rows[last - 1]?.[column]))) last -= 1;
  return last;
}

/**
 * Appends rows with cells in the same columns, below the last one that has something in one of `columns`.
 * @returns the number of the first.
 */
export function appendRows(
  tab: OpenTab,
  columns: readonly number[],
  rows: readonly (readonly Placed[])[],
): number {
  const row = rowOf(lastFilled(tab.raw.rows, columns));
  const [end, most] = [row + rows.length - 1, tab.sheet.getMaxRows()];
  if (end > most) tab.sheet.insertRowsAfter(most, Math.max(GROWTH, end - most));
  writeRows(tab.sheet, row, rows);
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

/** Takes a row off the tab. */
export const removeRow = (sheet: Sheet, row: number): void => removeRows(sheet, [row]);

/** Takes rows off the tab, those that stand together in one call. A tab keeps at least one row below its header. */
export function removeRows(sheet: Sheet, rows: readonly number[]): void {
  const most = sheet.getMaxRows();
  if (most <= rows.length + 1) sheet.insertRowsAfter(most, GROWTH);
  const runs: { last: number; count: number }[] = [];
  // From below, so that the numbers of the others stay what they are.
  for (const row of [...rows].sort((a, b) => b - a)) {
    const run = runs.at(-1);
    if (run !== undefined && run.last - run.count === row) run.count += 1;
    else runs.push({ last: row, count: 1 });
  }
  for (const { last, count } of runs) sheet.deleteRows(last - count + 1, count);
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
