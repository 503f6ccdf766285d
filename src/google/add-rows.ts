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

/**
 * Adds rows below the last one. Where a ward's own column goes on further down than ours, they go to the first lines that
 * are free in `ours`.
 * @param rows with cells in the same columns, among them the id.
 */
export function addRows(keyed: Keyed, rows: readonly (readonly Placed[])[], came = 0): Outcome {
  const { raw } = keyed.tab;
  const [first] = rows;
  if (first === undefined) return DONE;
  const isEnd = lastFilled(raw.rows, keyed.ours) === raw.rows.length;
  return rows.length === 1 && isEnd ? addRow(keyed, first) : addBlock(keyed, rows, came);
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
  const isFree = claimed.every((cells) =>
    ours.every((place) => place === idPlace || textOf(cells[place]) === ''),
  );
  if (!isFree || !isOurs(claimed) || !hasHeaders(keyed)) {
    const claims = new Map(ids.map((id, at) => [id, own[at] ?? []]));
    return { isDone: false, notes: takeBack(withLines(from, there), claims) };
  }
  writeRows(sheet, row, rest);
  const isStill = isOurs(block());
  if (hasHeaders(keyed)) {
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
 * Where added rows stand now, in the order of `rows`; null for one that is not to be found.
 * @param came how many others may have come since the tab was read.
 */
export function settleRows(
  keyed: Keyed,
  rows: readonly (readonly Placed[])[],
  came = 0,
): readonly (Found | null)[] {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return [settleRow(keyed, only)];
  const ids = rows.map((cells) => idIn(cells, keyed.idPlace));
  const found = rowsWithIds(keyed, ids, came);
  return ids.map((id) => found.get(id) ?? null);
}

/**
 * Where an added row stands, with its cells as Sheets understood them. Cells that were read as something else (a phone
 * number as a number) are written again as text, and all of them where a column was inserted meanwhile.
 * @returns null where it is not to be found.
 */
export function settleRow(keyed: Keyed, cells: readonly Written[]): Found | null {
  const { tab, idPlace, toDay } = keyed;
  const { sheet, raw } = tab;
  const id = idIn(cells, idPlace);
  const found = rowsWithIds(keyed, [id]).get(id);
  if (found === undefined) return null;
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
