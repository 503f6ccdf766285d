/**
 * The one place where rows of a tab are added, changed and taken off. People at the grid hold no lock: between any two
 * calls they insert, delete, sort and type. So a row is looked at directly before it is written to and again after; what
 * was hit wrongly is put back, and the caller begins again from what the tab holds then.
 */
import { type Cell, indexOf, rowOf } from '../domain/tables';
import { hasHeaders, idAt, isSame, type Keyed, readBlock, rowNow, textOf } from './keyed';
import { bringBack, putBack } from './put-back';
import { GROWTH, lastFilled, type Placed, removeRows, writeCells, writeColumn } from './rows';
import { readTab } from './tab-reader';
import { spanOf } from './tabs';

/** What became of a write. */
export interface Outcome {
  /** False: somebody moved or changed what was to be written to. It stands as it was; begin again. */
  readonly isDone: boolean;
  /** What the person must be told. */
  readonly notes: readonly string[];
}

const DONE: Outcome = { isDone: true, notes: [] };
const STALE: Outcome = { isDone: false, notes: [] };

/** A date that a person had in a cell goes back as the instant it was. */
type Written = Omit<Placed, 'cell'> & { readonly cell: Cell | Date };

// --- Adding --------------------------------------------------------------------------------------------------------

/** Text that Sheets would not leave alone in a cell that is not of plain text. */
const RISKY = /^\s*[=+\-@']/;

/**
 * Adds a row below the last one, whole and in one call, which Google does in one go whoever types meanwhile.
 * Where a ward's own column goes on further down than ours, the row goes to the first line that is free in `ours`.
 * @param isWhole cells of the ward's own columns are among them: such a row goes below everything.
 */
export function addRow(
  keyed: Keyed,
  cells: readonly Written[],
  { isWhole = false }: { isWhole?: boolean } = {},
): Outcome {
  const { sheet, raw } = keyed.tab;
  const last = lastFilled(raw.rows, keyed.ours);
  if (last < raw.rows.length && !isWhole) return addBetween(keyed, last, cells);
  const end = raw.rows.length;
  const most = sheet.getMaxRows();
  if (rowOf(end) + GROWTH / 2 > most) sheet.insertRowsAfter(most, GROWTH);
  const isRisky = cells.some(({ cell }) => typeof cell === 'string' && RISKY.test(cell));
  const formats = isRisky
    ? (sheet.getRange(rowOf(end), 1, 1, raw.headers.length).getNumberFormats()[0] ?? [])
    : [];
  const row: (Cell | Date)[] = Array.from({ length: raw.headers.length }, () => '');
  for (const { place, cell } of cells) {
    const isText = typeof cell === 'string' && RISKY.test(cell) && formats[place] !== '@';
    row[place] = isText ? `'${cell}` : cell;
  }
  sheet.appendRow(row);
  return DONE;
}

/**
 * Fills a line that is free in our columns only. Its id goes first, one cell: should rows have moved, that one is put back by
 * the ids that were there. The rest follows as a change of a row that has the id.
 */
function addBetween(keyed: Keyed, last: number, cells: readonly Written[]): Outcome {
  const { tab, idPlace, ours } = keyed;
  const own = cells.find(({ place }) => place === idPlace);
  const id = idAt([own?.cell as Cell], 0);
  const before = idsNow(keyed);
  const row = freeRow(keyed, last);
  if (own === undefined || !hasHeaders(keyed)) return STALE;
  writeCells(tab.sheet, row, [own]);
  const there = rowNow(keyed, row);
  const isFree = ours.every((place) => place === idPlace || textOf(there[place]) === '');
  if (!hasHeaders(keyed) || idAt(there, idPlace) !== id || !isFree) {
    const after = new Set(idsNow(keyed));
    const at = rowWithId(keyed, id)?.row ?? null;
    const lost = before.find((one) => one !== '' && !after.has(one)) ?? '';
    if (at !== null && hasHeaders(keyed)) writeCells(tab.sheet, at, [{ ...own, cell: lost }]);
    return STALE;
  }
  const rows = [...tab.raw.rows];
  rows[indexOf(row)] = there;
  return changeCells(
    { ...keyed, tab: { ...tab, raw: { ...tab.raw, rows } } },
    row,
    cells.filter((one): one is Placed => one.place !== idPlace && !(one.cell instanceof Date)),
  );
}

/** Lines looked at, below the last of ours, for one that is free. */
const AHEAD = 20;

function freeRow({ tab: { sheet, raw }, ours, toDay }: Keyed, last: number): number {
  const first = rowOf(last);
  const rows = Math.min(AHEAD, sheet.getMaxRows() - first + 1);
  const below = readBlock(sheet, [first, 1, rows, raw.headers.length], toDay);
  const filled = below.reduce(
    (most, cells, at) => (ours.some((place) => textOf(cells[place]) !== '') ? at + 1 : most),
    0,
  );
  const row = first + filled;
  if (row > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), GROWTH);
  return row;
}

/**
 * Where an added row stands, with its cells as Sheets understood them. Cells that were read as something else (a phone
 * number as a number) are written again as text, and all of them where a column was inserted meanwhile.
 * @returns null where it is not to be found.
 */
export function settleRow(
  keyed: Keyed,
  cells: readonly Written[],
): { readonly row: number; readonly cells: readonly Cell[] } | null {
  const { tab, idPlace, toDay } = keyed;
  const { sheet, raw } = tab;
  const id = idAt([cells.find(({ place }) => place === idPlace)?.cell as Cell], 0);
  const found = rowWithId(keyed, id);
  if (found === null) return null;
  const { row, cells: now } = found;
  const [headers = []] = readBlock(sheet, [1, 1, 1, sheet.getMaxColumns()], toDay);
  if (!isSame(headers, raw.headers, raw.headers.keys())) {
    const places = new Map(headers.map((header, place) => [textOf(header), place]));
    const [whole = []] = readBlock(sheet, [row, 1, 1, headers.length], toDay);
    // A column that came after the row was added took its cells along.
    if (idAt(whole, places.get(textOf(raw.headers[idPlace])) ?? idPlace) !== id)
      moveCells(keyed, row, cells, places);
    return { row, cells: [] };
  }
  const misread = cells.filter(
    ({ place, cell, format }) =>
      typeof cell === 'string' && format === '@' && textOf(now[place]) !== cell.trim(),
  );
  if (misread.length > 0) writeCells(sheet, row, misread);
  const settled = [...now];
  for (const { place, cell } of misread) settled[place] = cell as Cell;
  return { row, cells: settled };
}

/** Rows about the end of the tab that are looked through first. */
const ABOUT_END = 40;

/** The row with this id: where rows are added, else anywhere. */
function rowWithId(
  { tab: { sheet, raw }, idPlace, ours, toDay }: Keyed,
  id: string,
): { readonly row: number; readonly cells: readonly Cell[] } | null {
  const width = raw.headers.length;
  const most = sheet.getMaxRows();
  const start = Math.max(2, rowOf(lastFilled(raw.rows, ours)) - ABOUT_END / 4);
  const near = readBlock(sheet, [start, 1, Math.min(ABOUT_END, most - start + 1), width], toDay);
  const at = near.map((cells) => idAt(cells, idPlace)).lastIndexOf(id);
  if (at >= 0) return { row: start + at, cells: near[at] ?? [] };
  const ids = readBlock(sheet, [2, idPlace + 1, most - 1, 1], toDay);
  const index = ids.map((cell) => idAt(cell, 0)).lastIndexOf(id);
  if (index < 0) return null;
  const [cells = []] = readBlock(sheet, [rowOf(index), 1, 1, width], toDay);
  // Between the two it moved: once more.
  return idAt(cells, idPlace) === id ? { row: rowOf(index), cells } : null;
}

/** A column came or went while the row was added: its cells go under their own headers. */
function moveCells(
  { tab: { sheet, raw } }: Keyed,
  row: number,
  cells: readonly Written[],
  places: ReadonlyMap<string, number>,
): void {
  const moved = new Map<number, Written>();
  for (const one of cells) moved.set(one.place, { ...one, cell: '' });
  for (const one of cells) {
    const place = places.get(textOf(raw.headers[one.place]));
    if (place !== undefined) moved.set(place, { ...one, place });
  }
  writeCells(sheet, row, [...moved.values()]);
}

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
  const found = id === '' ? null : rowWithId(keyed, id);
  return found !== null && cells.every(({ place, cell }) => textOf(found.cells[place]) === textOf(cell));
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
