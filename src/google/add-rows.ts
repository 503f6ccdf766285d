/**
 * Adding rows to a tab, one or many, beside people who hold no lock. One goes by `appendRow`, which Google does in one go
 * whoever types meanwhile. Many go as a block: their lines are claimed by their ids, one column, and looked at; then the rest
 * follows in one write and is looked at again. What was hit wrongly is put back, and the caller begins again.
 */
import { type Cell, indexOf, rowOf } from '../domain/tables';
import {
  ABOVE,
  type Found,
  hasHeaders,
  idAt,
  isSame,
  type Keyed,
  readBlock,
  rowsWithIds,
  textOf,
} from './keyed';
import { putBack } from './put-back';
import { DONE, type Outcome, STALE } from './row-unit';
import { GROWTH, lastFilled, type Placed, writeCells, writeRows } from './rows';
import { readTab } from './tab-reader';

/** A date that a person had in a cell goes back as the instant it was. */
type Written = Omit<Placed, 'cell'> & { readonly cell: Cell | Date };

/** Text that Sheets would not leave alone in a cell that is not of plain text. */
const RISKY = /^\s*[=+\-@']/;

/** So few rows go one by one: their calls take less time than the looking that a block needs. */
const FEW = 5;

/**
 * Adds rows below the last one. Where a ward's own column goes on further down than ours, they go to the first lines that
 * are free in `ours`.
 * @param rows with cells in the same columns, among them the id.
 * @param came how many rows others may have added since the tab was read.
 */
export function addRows(keyed: Keyed, rows: readonly (readonly Placed[])[], came = 0): Outcome {
  const { raw } = keyed.tab;
  if (rows.length === 0) return DONE;
  const isEnd = lastFilled(raw.rows, keyed.ours) === raw.rows.length;
  if (rows.length > FEW || !isEnd) return addBlock(keyed, rows, came);
  for (const cells of rows) addRow(keyed, cells);
  return DONE;
}

/** Adds one row below everything, whole and in one call: also cells of the ward's own columns. */
export function addRow(keyed: Keyed, cells: readonly Written[]): Outcome {
  const { sheet, raw } = keyed.tab;
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

/** Lines below the last of ours that somebody may have filled by hand since the tab was read. */
const AHEAD = 20;

/**
 * Rows in free lines, one below the other. The ids go first, one column: should rows have moved, the ids that stood there are
 * put back, and what somebody typed into a line meanwhile is seen. The rest goes to rows that have their ids, so that whatever it
 * hits instead can be told apart.
 */
function addBlock(keyed: Keyed, rows: readonly (readonly Placed[])[], came: number): Outcome {
  const { tab, idPlace, ours, toDay } = keyed;
  const { sheet, raw } = tab;
  const width = raw.headers.length;
  const last = lastFilled(raw.rows, ours);
  const from = Math.max(2, rowOf(last) - ABOVE);
  const count = rowOf(last) - from + rows.length + AHEAD + came;
  const most = sheet.getMaxRows();
  const there = readBlock(sheet, [from, 1, Math.min(count, most - from + 1), width], toDay);
  const row = from + lastFilled(there, ours);
  const end = row + rows.length - 1;
  // More came than anybody knows of.
  if (end >= from + count) return STALE;
  if (end > most) sheet.insertRowsAfter(most, Math.max(GROWTH, end - most));
  const block = (): Cell[][] => readBlock(sheet, [row, 1, rows.length, width], toDay);
  /** The tab as it was read, with these lines as they are now. */
  const withLines = (first: number, lines: readonly (readonly Cell[])[]): Keyed => {
    const whole = [...raw.rows.slice(0, indexOf(from)), ...there];
    while (whole.length < indexOf(first)) whole.push([]);
    whole.splice(indexOf(first), lines.length, ...lines);
    return { ...keyed, tab: { ...tab, raw: { ...raw, rows: whole } } };
  };
  const ids = rows.map((cells) => idIn(cells, idPlace));
  const own = rows.map((cells) => cells.filter(({ place }) => place === idPlace));
  const rest = rows.map((cells) => cells.filter(({ place }) => place !== idPlace));
  const isOurs = (lines: readonly (readonly Cell[])[]): boolean =>
    lines.every((cells, at) => idAt(cells, idPlace) === ids[at]);

  writeRows(sheet, row, own);
  const claimed = block();
  const isFree = (places: readonly number[]): boolean =>
    claimed.every((cells) => places.every((place) => place === idPlace || textOf(cells[place]) === ''));
  // In a blank line nothing can be hit but what is ours: `settleRows` sees it where columns were moved.
  const isSafe = isFree([...raw.headers.keys()]) ? (): boolean => true : (): boolean => hasHeaders(keyed);
  if (!isFree(ours) || !isOurs(claimed) || !isSafe()) {
    const claims = new Map(ids.map((id, at) => [id, own[at] ?? []]));
    return { isDone: false, notes: takeBack(withLines(from, there), claims) };
  }
  writeRows(sheet, row, rest);
  const isStill = isOurs(block());
  if (isSafe()) {
    if (isStill) return DONE;
    // It was written rightly, and moved afterwards.
    const found = rowsWithIds(keyed, ids, came);
    const isWhole = rest.every((cells, at) =>
      cells.every(({ place, cell }) => textOf(found.get(ids[at] ?? '')?.cells[place]) === textOf(cell)),
    );
    if (isWhole) return DONE;
  }
  return {
    isDone: false,
    notes: putBack(withLines(row, claimed), new Map(rest.map((cells, at) => [row + at, cells]))),
  };
}

const idIn = (cells: readonly Written[], idPlace: number): string =>
  idAt([cells.find(({ place }) => place === idPlace)?.cell as Cell], 0);

/** Takes ids off the lines that they came to stand in; where they went over others, those come back. */
function takeBack(keyed: Keyed, claims: ReadonlyMap<string, readonly Placed[]>): readonly string[] {
  const { rows } = readTab(keyed.tab.sheet, keyed.toDay).raw;
  const written = rows.flatMap((cells, index) => {
    const claim = claims.get(idAt(cells, keyed.idPlace));
    return claim === undefined ? [] : [[rowOf(index), claim] as const];
  });
  return written.length === 0 ? [] : putBack(keyed, new Map(written));
}

/**
 * Where added rows stand now, with their cells as Sheets understood them, in the order of `rows`. Cells that were read as
 * something else (a phone number as a number) are written again as text, and all of them where a column was inserted meanwhile;
 * a block is taken back then.
 * @returns null for a row that is not to be found.
 */
export function settleRows(
  keyed: Keyed,
  rows: readonly (readonly Written[])[],
  came = 0,
): readonly (Found | null)[] {
  const { tab, idPlace, toDay } = keyed;
  const { sheet, raw } = tab;
  const ids = rows.map((cells) => idIn(cells, idPlace));
  const found = rowsWithIds(keyed, ids, came);
  const [headers = []] = readBlock(sheet, [1, 1, 1, sheet.getMaxColumns()], toDay);
  const isMoved = !isSame(headers, raw.headers, raw.headers.keys());
  if (isMoved && rows.length > FEW) {
    putBack(
      keyed,
      new Map(
        rows.flatMap((cells, at) => {
          const one = found.get(ids[at] ?? '');
          return one === undefined ? [] : [[one.row, cells as readonly Placed[]] as const];
        }),
      ),
    );
    return rows.map(() => null);
  }
  return rows.map((cells, at) => {
    const one = found.get(ids[at] ?? '');
    if (one === undefined) return null;
    if (isMoved) {
      moveCells(keyed, one.row, cells, headers);
      return { ...one, cells: [] };
    }
    const misread = cells.filter(
      ({ place, cell, format }) =>
        typeof cell === 'string' && format === '@' && textOf(one.cells[place]) !== cell.trim(),
    );
    // Of a block every cell was given its format first.
    if (misread.length > 0 && rows.length <= FEW) writeCells(sheet, one.row, misread);
    const settled = [...one.cells];
    for (const { place, cell } of misread) settled[place] = cell as Cell;
    return { ...one, cells: settled };
  });
}

/** A column came or went while the row was added: its cells go under their own headers, where they did not go along. */
function moveCells(
  { tab: { sheet, raw }, idPlace, toDay }: Keyed,
  row: number,
  cells: readonly Written[],
  headers: readonly Cell[],
): void {
  const places = new Map(headers.map((header, place) => [textOf(header), place]));
  const [whole = []] = readBlock(sheet, [row, 1, 1, headers.length], toDay);
  if (idAt(whole, places.get(textOf(raw.headers[idPlace])) ?? idPlace) === idIn(cells, idPlace)) return;
  const moved = new Map<number, Written>();
  for (const one of cells) moved.set(one.place, { ...one, cell: '' });
  for (const one of cells) {
    const place = places.get(textOf(raw.headers[one.place]));
    if (place !== undefined) moved.set(place, { ...one, place });
  }
  writeCells(sheet, row, [...moved.values()]);
}
