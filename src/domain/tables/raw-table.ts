/** A tab as it was read, and how its rows and cells are named to people. */
import type { Cell } from '../columns';

/** A tab as it was read: the header row, the rows below it, and which areas are merged (0-based in `rows`). */
export interface RawTable {
  readonly headers: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly { readonly row: number; readonly rows: number; readonly column: number }[];
}

/** Row number on the sheet of the first row below the header. */
const FIRST_ROW = 2;

/** Row number on the sheet of one of `rows`, and back. Nothing else counts from the header. */
export const rowOf = (index: number): number => index + FIRST_ROW;
export const indexOf = (row: number): number => row - FIRST_ROW;

/** Letters of a column; `index` is 0-based. */
export const columnLetter = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

/** `A1`-style name of a cell; `column` is 0-based, `row` from 1. */
export const a1 = (row: number, column: number): string => `${columnLetter(column)}${row}`;
