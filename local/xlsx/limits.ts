/**
 * How much a workbook file may hold. A file is sent packed, so a small one can be made that fills the memory or keeps
 * the program busy for minutes; whatever is counted here is counted while it is read, before it is kept.
 *
 * The bounds are far above a ward's ten years (1.3 million cells, 60 MB of XML) and below what this program opens within
 * some seconds. The size of the grid is Google's own bound.
 */
import { DEFAULT_COLUMNS } from '../model';
import { tooLarge } from './zip';

/** Cells of all grids, blank ones included. */
const MOST_GRID_CELLS = 10_000_000;

/** A grid of the usual width that is longer has too many. */
export const MOST_ROWS = Math.floor(MOST_GRID_CELLS / DEFAULT_COLUMNS);

const MOST = {
  cells: [2_000_000, 'ô có nội dung hoặc định dạng'],
  merges: [50_000, 'ô gộp'],
  validations: [20_000, 'quy tắc kiểm tra dữ liệu'],
  conditionals: [20_000, 'quy tắc tô màu'],
  strings: [1_500_000, 'đoạn chữ khác nhau'],
  formats: [65_536, 'kiểu định dạng'],
  names: [20_000, 'tên vùng'],
} as const;

const said = (number: number): string => number.toLocaleString('vi-VN');

/** Counts one kind of thing; `where` names its tab. @throws PackageError at the first that is too many */
export class Counter {
  readonly #kind: keyof typeof MOST;
  #count = 0;

  constructor(kind: keyof typeof MOST) {
    this.#kind = kind;
  }

  add(where = '', number = 1): void {
    this.#count += number;
    const [most, words] = MOST[this.#kind];
    if (this.#count <= most) return;
    throw tooLarge(`${where === '' ? '' : `đến tab “${where}” đã `}có hơn ${said(most)} ${words}`);
  }
}

/** @throws PackageError where the grids together have more cells than a spreadsheet of Google may have */
export function checkGrids(
  sheets: readonly { readonly name: string; readonly rows: number; readonly columns: number }[],
): void {
  const total = sheets.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  if (total <= MOST_GRID_CELLS) return;
  const [widest] = [...sheets].sort((a, b) => b.rows * b.columns - a.rows * a.columns);
  if (widest === undefined) return;
  throw tooLarge(
    `tab “${widest.name}” trải đến hàng ${said(widest.rows)}, cột ${said(widest.columns)}, làm cả sổ quá 10 triệu ô mà Google Trang tính nhận (có thể chỉ vì một ô ở tận cuối tab)`,
  );
}
