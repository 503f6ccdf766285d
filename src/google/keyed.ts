/** Rows of a tab as they were read and as they stand now: how the write unit tells them apart. */
import type { Cell } from '../domain/tables';
import type { Day } from '../domain/values';
import type { Sheet } from './spreadsheet';
import { type OpenTab, toCell } from './tab-reader';

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
