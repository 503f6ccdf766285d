/** What people wrote into blank cells of a summary: it stays where it stands, or goes to the summary's end with its place. */
import type { Grid, GridCell } from '../domain/layout/grid';
import { a1 } from '../domain/tables';
import { formatNumber } from '../domain/values';
import type { GridMark } from './grid-mark';
import type { Sheet } from './spreadsheet';

/** For each row the columns that are not blank, as bits of a number to the base of 36. */
export const filledOf = ({ cells }: Grid): string =>
  cells
    .map((row) =>
      row.reduce((bits, { value }, place) => bits + (value === '' ? 0 : 2 ** place), 0).toString(36),
    )
    .join('.');

export interface OwnCell {
  /** 0-based. */
  readonly row: number;
  readonly place: number;
  readonly content: string | number;
}

/** @param values the cells of the summary as they stand. Nothing is known of a tab from before `filled` was kept. */
export function ownCells(
  sheet: Sheet,
  values: readonly (readonly unknown[])[],
  written: GridMark | null,
): OwnCell[] {
  if (written?.filled === undefined) return [];
  const filled = written.filled.split('.').map((bits) => Number.parseInt(bits, 36));
  const isOurs = (row: number, place: number): boolean =>
    Math.floor((filled[row] ?? 0) / 2 ** place) % 2 === 1;
  const found = values.flatMap((row, at) =>
    row.flatMap((value, place) => (value === '' || isOurs(at, place) ? [] : [{ row: at, place, value }])),
  );
  if (found.length === 0) return [];
  // Read only where there is something: what it shows, for a day and a formula alike.
  const shown = sheet.getRange(1, 1, values.length, values[0]?.length ?? 1).getDisplayValues();
  return found.map(({ row, place, value }) => ({
    ...{ row, place },
    content: typeof value === 'number' ? value : (shown[row]?.[place] ?? String(value)),
  }));
}

/** The grid with people's own cells: each in its place where that is still blank, else in a line below. */
export function withOwnCells(grid: Grid, own: readonly OwnCell[]): Grid {
  if (own.length === 0) return grid;
  const cells = grid.cells.map((row) => [...row]);
  const away: GridCell[][] = [];
  const covered = (row: number, place: number): boolean =>
    grid.mergedAcross.some(
      (area) =>
        row >= area.row &&
        row < area.row + area.rows &&
        place > area.column &&
        place < area.column + area.columns,
    );
  for (const { row, place, content } of own) {
    const line = cells[row];
    const cell = line?.[place];
    if (line !== undefined && cell?.value === '' && !covered(row, place)) {
      line[place] = { ...cell, value: content, style: cell.style === 'blank' ? 'text' : cell.style };
      continue;
    }
    const text = typeof content === 'number' ? formatNumber(content) : content;
    const said = text.startsWith(MOVED) ? text : `${MOVED} ${a1(row + 1, place)}: ${text}`;
    away.push(
      grid.widths.map(
        (_, at): GridCell =>
          at === 0 ? { value: said, style: 'remark', isOverflowing: true } : { value: '', style: 'blank' },
      ),
    );
  }
  return { ...grid, cells: [...cells, ...away] };
}

/** What was moved once keeps the place that it came from. */
const MOVED = 'Ghi chú của phường ở ô';
