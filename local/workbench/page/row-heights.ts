/** How high a row is that has no height of its own: as on Google it grows with its wrapped text. */
import type { ICellData, IRowData, Nullable } from '@univerjs/core';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT, type Style } from '../../model';
import type { SheetProperties } from '../protocol';

type Cells = Readonly<Record<number, Nullable<ICellData>>>;

const DEFAULT_SIZE = 10;
/** Pixels of a line for each point of font size, and the padding at the sides and above and below. */
const LINE_PER_POINT = 1.6;
const BESIDE = 6;
const ABOVE_AND_BELOW = 6;

const canvas = document.createElement('canvas').getContext('2d');

/** Pixels of a text on one line. */
function widthOf(text: string, size: number, isBold: boolean): number {
  if (canvas === null) return (text.length * size * 2) / 3;
  canvas.font = `${isBold ? 'bold ' : ''}${size}pt Arial`;
  return canvas.measureText(text).width;
}

function linesOf(text: string, room: number, size: number, isBold: boolean): number {
  return text.split('\n').reduce((total, paragraph) => {
    if (widthOf(paragraph, size, isBold) <= room) return total + 1;
    let lines = 1;
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer, size, isBold) > room) {
        lines += 1;
        line = word;
      } else line = longer;
      const over = Math.ceil(widthOf(line, size, isBold) / room) - 1;
      // A word longer than the line is broken.
      if (over > 0 && !line.includes(' ')) lines += over;
    }
    return total + lines;
  }, 0);
}

/**
 * @param row 0-based, of a row that has no height of its own.
 * @returns Univer's entry for a row that grew; undefined where it did not.
 */
export function grownRow(
  row: number,
  cells: Cells,
  sheet: SheetProperties,
  styles: readonly Style[],
): IRowData | undefined {
  const isMerged = (column: number): boolean =>
    sheet.merges.some(
      (area) =>
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    );
  let height = DEFAULT_ROW_HEIGHT;
  for (const [at, cell] of Object.entries(cells)) {
    const style = typeof cell?.s === 'string' ? styles[Number(cell.s.slice(1))] : undefined;
    if (style?.wrap !== 'wrap' || typeof cell?.v !== 'string') continue;
    const column = Number(at);
    if (isMerged(column)) continue;
    const size = style.text?.fontSize ?? DEFAULT_SIZE;
    const width = sheet.columnWidths.find(([other]) => other === column)?.[1] ?? DEFAULT_COLUMN_WIDTH;
    const room = width - BESIDE;
    const lines = linesOf(cell.v, room, size, style.text?.bold === true);
    if (lines > 1) height = Math.max(height, Math.ceil(lines * size * LINE_PER_POINT) + ABOVE_AND_BELOW);
  }
  return height === DEFAULT_ROW_HEIGHT ? undefined : { ah: height };
}
