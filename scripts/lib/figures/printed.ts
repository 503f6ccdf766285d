/** What a summary tab and a report have in common: printed tables, and values found in them with their places. */
import { readNumber } from '../../../src/domain/values';

export type CellValue = string | number | null;
export interface Found {
  readonly value: number | string | null;
  /** `TH Chung!C36`, `Bảng 5, “Chổi”`. */
  readonly place: string;
}
export const NOWHERE: Found = { value: null, place: '–' };

/** A table as it is printed: its headers, and cells by row with where each stands. */
export interface PrintedTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly CellValue[];
    readonly at: (column: number) => string;
    readonly number: number;
  }[];
}

export const asNumber = (cell: CellValue | undefined): number | null => {
  if (typeof cell === 'number') return cell;
  const text = (cell ?? '').replace(/đ$/, '').trim();
  const share = text.endsWith('%');
  const read = readNumber(share ? text.slice(0, -1) : text.replace(/ .*$/, ''));
  if (!read.ok) return null;
  return share ? read.value / 100 : read.value;
};
