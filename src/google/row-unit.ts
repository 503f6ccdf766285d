/**
 * The one place where rows of a tab are changed and taken off; `add-rows.ts` adds them. People at the grid hold no lock:
 * between any two calls they insert, delete, sort and type. So a row is looked at directly before it is written to and again
 * after; what was hit wrongly is put back, and the caller begins again from what the tab holds then.
 */
import { type Cell, indexOf } from '../domain/tables';
import { hasHeaders, idAt, isSame, type Keyed, readBlock, rowNow, rowsWithIds, textOf } from './keyed';
import { bringBack, putBack } from './put-back';
import { type Placed, removeRows, writeCells, writeColumn } from './rows';
import { readTab } from './tab-reader';
import { spanOf } from './tabs';

/** What became of a write. */
export interface Outcome {
  /** False: somebody moved or changed what was to be written to. It stands as it was; begin again. */
  readonly isDone: boolean;
  /** What the person must be told. */
  readonly notes: readonly string[];
}

export const DONE: Outcome = { isDone: true, notes: [] };
export const STALE: Outcome = { isDone: false, notes: [] };

// --- Changing ------------------------------------------------------------------------------------------------------

/** Changes cells of one row, which must be as it was read. */
export function changeCells(keyed: Keyed, row: number, cells: readonly Placed[]): Outcome {
  const { tab, idPlace } = keyed;
  const seen = tab.raw.rows[indexOf(row)] ?? [];
  const places = new Set([...keyed.ours, idPlace]);
  if (!hasHeaders(keyed) || !isSame(rowNow(keyed, row), seen, places)) return STALE;
  writeCells(tab.sheet, row, cells);
  const isSound = hasHeaders(keyed);
  if (isSound && idAt(rowNow(keyed, row), idPlace) === idAt(seen, idPlace)) return DONE;
  // It was written rightly, and moved afterwards.
  if (isSound && holds(keyed, idAt(seen, idPlace), cells)) return DONE;
  return { isDone: false, notes: putBack(keyed, new Map([[row, cells]])) };
}

/** Whether the row with this id has these cells now. */
function holds(keyed: Keyed, id: string, cells: readonly Placed[]): boolean {
  const found = id === '' ? undefined : rowsWithIds(keyed, [id]).get(id);
  return found !== undefined && cells.every(({ place, cell }) => textOf(found.cells[place]) === textOf(cell));
}

/** One column's new cells, by row number. */
export interface Column {
  readonly place: number;
  readonly format: string;
  readonly cells: ReadonlyMap<number, Cell>;
}

/** Changes cells of many rows, a column at a time; the rows must stand where they were read. */
export function changeColumns(keyed: Keyed, columns: readonly Column[]): Outcome {
  const { tab } = keyed;
  const written = columns.filter(({ cells }) => cells.size > 0);
  if (written.length === 0) return DONE;
  if (!standsAsRead(keyed)) return STALE;
  for (const { place, format, cells } of written) writeColumn(tab, place, format, cells);
  if (standsAsRead(keyed)) return DONE;
  const now = readTab(tab.sheet, keyed.toDay).raw;
  const rowOfId = new Map(now.rows.map((cells) => [idAt(cells, keyed.idPlace), cells]));
  const isWritten = written.every(({ place, cells }) =>
    [...cells].every(([row, cell]) => {
      const id = idAt(tab.raw.rows[indexOf(row)], keyed.idPlace);
      return id !== '' && textOf(rowOfId.get(id)?.[place]) === textOf(cell);
    }),
  );
  if (isWritten && isSame(now.headers, tab.raw.headers, tab.raw.headers.keys())) return DONE;
  const byRow = new Map<number, Placed[]>();
  for (const { place, format, cells } of written) {
    for (const [row, cell] of cells) byRow.set(row, [...(byRow.get(row) ?? []), { place, cell, format }]);
  }
  return { isDone: false, notes: putBack(keyed, byRow) };
}

const idsNow = ({ tab: { sheet }, idPlace, toDay }: Keyed): string[] =>
  readBlock(sheet, [2, idPlace + 1, sheet.getLastRow() - 1, 1], toDay).map((cell) => idAt(cell, 0));

function standsAsRead(keyed: Keyed): boolean {
  const { tab, idPlace } = keyed;
  const ids = idsNow(keyed);
  return (
    hasHeaders(keyed) && tab.raw.rows.every((cells, index) => idAt(cells, idPlace) === (ids[index] ?? ''))
  );
}

// --- Taking off ----------------------------------------------------------------------------------------------------

/** Takes rows off the tab, which must be as they were read. */
export function takeOff(keyed: Keyed, rows: readonly number[]): Outcome {
  const { tab, idPlace, ours, toDay } = keyed;
  const { sheet, raw } = tab;
  const [first, last] = spanOf(rows);
  const block =
    last > sheet.getMaxRows()
      ? []
      : readBlock(sheet, [first, 1, last - first + 1, raw.headers.length], toDay);
  const places = [...ours, idPlace];
  const isAsRead = rows.every((row) =>
    isSame(block[row - first] ?? [], raw.rows[indexOf(row)] ?? [], places),
  );
  if (!hasHeaders(keyed) || !isAsRead) return STALE;
  removeRows(sheet, rows);
  const ids = new Set(rows.map((row) => idAt(raw.rows[indexOf(row)], idPlace)));
  const meant = (cells: readonly string[]): number => cells.filter((id) => ids.has(id)).length;
  const before = meant(raw.rows.map((cells) => idAt(cells, idPlace)));
  if (meant(idsNow(keyed)) <= before - rows.length) return DONE;
  return { isDone: false, notes: bringBack(keyed, first, readTab(sheet, toDay).raw.rows) };
}
