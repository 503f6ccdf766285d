/** Rows of a tab as they were read and as they stand now: how the write unit tells them apart. */
import { type Cell, rowOf } from '../domain/tables';
import type { Day } from '../domain/values';
import { lastFilled } from './rows';
import type { Sheet } from './spreadsheet';
import { type OpenTab, readTab, toCell } from './tab-reader';

/** A tab as it was read, and how its rows are told apart. */
export interface Keyed {
  readonly tab: OpenTab;
  /** 0-based column of the ids. */
  readonly idPlace: number;
  /** 0-based columns whose cells must still be as they were read. */
  readonly ours: readonly number[];
  readonly toDay: (date: Date) => Day;
}

export const textOf = (cell: Cell | undefined): string => String(cell ?? '').trim();

/** The id that stands in a row, in capitals; '' where there is none. */
export const idAt = (cells: readonly Cell[] | undefined, place: number): string =>
  textOf(cells?.[place]).toUpperCase();

export function readBlock(
  sheet: Sheet,
  [row, column, rows, columns]: readonly [number, number, number, number],
  toDay: Keyed['toDay'],
): Cell[][] {
  return rows < 1
    ? []
    : sheet
        .getRange(row, column, rows, columns)
        .getValues()
        .map((cells) => cells.map((value: unknown) => toCell(value, toDay)));
}

export const isSame = (a: readonly Cell[], b: readonly Cell[], places: Iterable<number>): boolean => {
  for (const place of places) if (textOf(a[place]) !== textOf(b[place])) return false;
  return true;
};

/** Whether every column stands where it was read. */
export const hasHeaders = ({ tab: { sheet, raw }, toDay }: Keyed): boolean => {
  if (sheet.getMaxColumns() < raw.headers.length) return false;
  const [headers = []] = readBlock(sheet, [1, 1, 1, raw.headers.length], toDay);
  return isSame(headers, raw.headers, raw.headers.keys());
};

export const rowNow = ({ tab: { sheet, raw }, toDay }: Keyed, row: number): readonly Cell[] =>
  row > sheet.getMaxRows() ? [] : (readBlock(sheet, [row, 1, 1, raw.headers.length], toDay)[0] ?? []);

/** A row where it stands now. */
export interface Found {
  /** Its number on the sheet. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Rows about the end of the tab that are looked through first: so many above it, and as many as may have come. */
export const ABOVE = 10;
const BELOW = 30;

/**
 * The rows with these ids, by id: where rows are added, else anywhere.
 * @param came how many rows may have come below the last one since the tab was read.
 */
export function rowsWithIds(
  { tab: { sheet, raw }, idPlace, ours, toDay }: Keyed,
  ids: readonly string[],
  came = 0,
): ReadonlyMap<string, Found> {
  const wanted = new Set(ids);
  const among = (rows: readonly (readonly Cell[])[], first: number): Map<string, Found> =>
    new Map(
      rows.flatMap((cells, at) => {
        const id = idAt(cells, idPlace);
        return wanted.has(id) ? [[id, { row: first + at, cells }] as const] : [];
      }),
    );
  const start = Math.max(2, rowOf(lastFilled(raw.rows, ours)) - ABOVE);
  const count = Math.min(ABOVE + BELOW + ids.length + came, sheet.getMaxRows() - start + 1);
  const near = among(readBlock(sheet, [start, 1, count, raw.headers.length], toDay), start);
  return near.size === wanted.size ? near : among(readTab(sheet, toDay).raw.rows, rowOf(0));
}
