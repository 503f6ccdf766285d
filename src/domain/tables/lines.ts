/**
 * Tabs of lines (`Cài đặt`, `Lời văn báo cáo`): a label in the first column, its value in the second. Where each line stands,
 * and which line may be one that is missing: a label that was renamed holds a value that nobody would read.
 */

import type { Cell } from '../columns';
import { identityKey, normalizeText } from '../values';
import { renamedTo } from './headers';
import type { Problem } from './problem';
import { indexOf, type RawTable, rowOf } from './raw-table';

export interface MovedLine {
  /** From 1. */
  readonly row: number;
  readonly label: string;
}

export interface Lines {
  /** Row (from 1) of each label, the first where it stands twice. */
  readonly rows: ReadonlyMap<string, number>;
  /** By missing label: the line that may be it. */
  readonly moved: ReadonlyMap<string, MovedLine>;
  /** 0-based column in which the labels stand where that is not the first: nothing is read then. */
  readonly movedTo: number | null;
}

type Cells = Pick<RawTable, 'headers' | 'rows'>;

const keyOf = (cell: Cell | undefined): string =>
  identityKey(normalizeText(String(cell ?? '')).replace(/\s*[:*]+$/u, ''));

/** Columns that are searched for the labels. */
const SEARCHED = 6;
/** So many labels in one column are no accident. */
const ENOUGH = 3;

/** The row of the headers is looked at too: somebody may have deleted it, and the first line stands in it then. */
export function placeLines(labels: readonly string[], { headers, rows }: Cells): Lines {
  const cells = [headers, ...rows];
  const known = new Map(labels.map((label) => [keyOf(label), label]));
  const count = (column: number) =>
    new Set(cells.map((row) => known.get(keyOf(row[column]))).filter((label) => label !== undefined)).size;
  const first = count(0);
  for (let column = 1; column < SEARCHED; column++) {
    const here = count(column);
    if (here >= Math.min(ENOUGH, labels.length) && here > first * 2)
      return { rows: new Map(), moved: new Map(), movedTo: column };
  }
  const found = new Map<string, number>();
  for (const [index, row] of cells.entries()) {
    const label = known.get(keyOf(row[0]));
    if (label !== undefined && !found.has(label)) found.set(label, index + 1);
  }
  // Row 1 is the header where it is no line; a label that stands twice is known.
  const strangers = cells.flatMap((row, index) => {
    const text = normalizeText(String(row[0] ?? ''));
    const isBlank = normalizeText(String(row[1] ?? '')) === '';
    return index === 0 || isBlank || known.has(keyOf(row[0])) ? [] : [{ index: index + 1, text }];
  });
  const moved = new Map<string, MovedLine>();
  for (const [index, label] of labels.entries()) {
    if (found.has(label)) continue;
    const beside = [labels[index - 1], labels[index + 1]].map((one) => found.get(one ?? ''));
    const stranger =
      renamedTo({ header: label, aliases: [] }, strangers) ??
      strangers.find(({ index: row }) => row - 1 === beside[0] || row + 1 === beside[1]);
    if (stranger !== undefined) moved.set(label, { row: stranger.index, label: stranger.text });
  }
  return { rows: found, moved, movedTo: null };
}

/** The cells of a row of the sheet, by its number. */
export const cellsOfRow = ({ headers, rows }: Cells, row: number): readonly Cell[] =>
  (indexOf(row) < 0 ? headers : rows[indexOf(row)]) ?? [];

/** What is moved or renamed on a tab of lines. */
export function lineProblems(sheet: string, { moved, movedTo }: Lines): Problem[] {
  const problem = { severity: 'error', sheet, header: null, chapterCode: null, found: '' } as const;
  if (movedTo !== null) {
    const letter = String.fromCharCode(65 + movedTo);
    return [
      {
        ...problem,
        code: 'movedHeader',
        row: rowOf(0),
        column: movedTo,
        what: `Tab ${sheet}: tên các dòng đang ở cột ${letter}, nên chưa giá trị nào được đọc.`,
        todo: `Xóa ${movedTo === 1 ? 'cột A' : `các cột trước cột ${letter}`} (chép chữ ở đó đi nơi khác nếu cần) để tên về cột A, giá trị về cột B.`,
      },
    ];
  }
  return [...moved].map(([label, { row, label: text }]) => ({
    ...problem,
    code: 'missingLine' as const,
    row,
    column: 0,
    what: `Tab ${sheet} thiếu dòng “${label}”. Dòng ${row} đang ghi “${text}” và có giá trị.`,
    todo: `Nếu đó là dòng ấy, ghi lại “${label}” ở ô A${row}. Nếu không phải, tự thêm một dòng “${label}” ở cuối tab.`,
  }));
}
