/**
 * Where the declared columns stand on a tab, by their headers; and, where one is missing, what may be it: a header row that
 * moved down, a header that was renamed, a column whose header was deleted. Moved is not missing, so nobody is told to add
 * what is there.
 */

import type { Cell } from '../columns';
import { fold, isUnmarked, NameIndex, nearest, normalizeText, sameText } from '../values';

/** What of a column's declaration the headers are found by. */
export interface Titled {
  readonly header: string;
  readonly aliases: readonly string[];
}

export interface Stranger {
  readonly text: string;
  /** 0-based column. */
  readonly index: number;
}

export interface Placement {
  /** 0-based column of each declared one; null where it is missing. */
  readonly places: Readonly<Record<string, number | null>>;
  /** Columns whose header stands twice. */
  readonly doubled: ReadonlyMap<string, readonly number[]>;
  /** Headers that are no declared column's. */
  readonly strangers: readonly Stranger[];
}

/** A header without its star. */
export const titleOf = (cell: Cell | undefined): string =>
  normalizeText(String(cell ?? '')).replace(/\s*\*$/, '');

/** By header word for word, then by alias, then by a spelling without marks that only one column has. */
export function placeHeaders(
  columns: readonly (readonly [key: string, Titled])[],
  headers: readonly Cell[],
): Placement {
  const titles = headers.map(titleOf);
  const places: Record<string, number | null> = Object.fromEntries(columns.map(([key]) => [key, null]));
  const doubled = new Map<string, number[]>();
  const taken = new Set<number>();
  const take = (key: string, index: number): void => {
    places[key] = index;
    taken.add(index);
  };
  const byTitle = new NameIndex([...titles.entries()].map(([index, title]) => [title, index]));
  for (const [key, { header }] of columns) {
    const found = byTitle.named(header);
    const [first] = found;
    if (first === undefined) continue;
    take(key, first);
    if (found.length > 1) {
      doubled.set(key, [...found]);
      for (const index of found) taken.add(index);
    }
  }
  for (const [key, { aliases }] of columns) {
    if (places[key] !== null) continue;
    const at = aliases.flatMap((alias) => byTitle.named(alias)).find((index) => !taken.has(index));
    if (at !== undefined) take(key, at);
  }
  const missing = new NameIndex(
    columns.flatMap(([key, { header, aliases }]): [string, string][] =>
      places[key] === null ? [header, ...aliases].map((name) => [name, key]) : [],
    ),
  );
  for (const [index, title] of titles.entries()) {
    if (taken.has(index) || !isUnmarked(title)) continue;
    const [key, ...others] = missing.find(title);
    if (key !== undefined && others.length === 0 && places[key] === null) take(key, index);
  }
  const strangers = titles.flatMap((text, index) =>
    text === '' || taken.has(index) ? [] : [{ text, index }],
  );
  return { places, doubled, strangers };
}

/** The stranger that may be a missing column under another name: with an addition, a part of it, or a slip of the pen. */
export function renamedTo(column: Titled, strangers: readonly Stranger[]): Stranger | undefined {
  const names = [column.header, ...column.aliases];
  const bare = (text: string): string => text.replace(/[([{].*/, '').trim();
  const words = (text: string): string =>
    ` ${fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return (
    strangers.find(({ text }) => names.some((name) => sameText(bare(text), name))) ??
    strangers.find(({ text }) =>
      names.some((name) => {
        const [theirs, ours] = [words(text), words(name)];
        return (
          ours.trim().length >= 3 &&
          (theirs.includes(ours) || (theirs.trim().length >= 5 && ours.includes(theirs)))
        );
      }),
    ) ??
    strangers.find(
      ({ text }) =>
        text ===
        nearest(
          column.header,
          strangers.map((one) => one.text),
          1,
        )[0],
    )
  );
}

/** A column that is looked for among those under other titles. */
export interface Sought extends Titled {
  /** Whether a filled cell could be this column's; null where any text could. */
  readonly fits: (cell: Cell) => boolean | null;
  /** The add-on's own: a ward's column is not it for its title alone. */
  readonly isSystem: boolean;
}

/** Cells of a column that are looked at. */
const SAMPLE = 20;

/**
 * For each missing column the one on the tab that it may be: under a title like its own, or without a title; and on a tab
 * that has at least half of the columns also one under any title, where it stands in the column's place or holds what the
 * column would hold. A stranger with nothing below its header is nobody's column but for a title like its own.
 */
export function findMoved(
  columns: readonly (readonly [key: string, Sought])[],
  { places, doubled, strangers }: Placement,
  rows: readonly (readonly Cell[])[],
): ReadonlyMap<string, Stranger> {
  const missing = columns.filter(([key]) => places[key] === null);
  const found = new Map<string, Stranger>();
  if (missing.length === 0) return found;
  const taken = new Set([...Object.values(places), ...[...doubled.values()].flat()]);
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const named = new Map(strangers.map(({ index, text }) => [index, text]));
  const others = Array.from({ length: width }, (_, index) => index)
    .filter((index) => !taken.has(index))
    .map((index) => ({ index, text: named.get(index) ?? '', cells: sampleOf(rows, index) }))
    .filter(({ text, cells }) => text !== '' || cells.length > 0);
  const isOurs = missing.length * 2 <= columns.length;
  for (const [key, column] of missing) {
    const at = columns.findIndex(([one]) => one === key);
    const placesOf = (some: typeof columns) =>
      some.flatMap(([one]) => (places[one] === null || places[one] === undefined ? [] : [places[one]]));
    const before = placesOf(columns.slice(0, at)).at(-1);
    const [after] = placesOf(columns.slice(at + 1));
    const like = renamedTo(column, strangers);
    const weigh = ({ index, text, cells }: (typeof others)[number]): number => {
      const fits = fitsMost(column, cells);
      if (column.isSystem && fits !== true && !(isOurs && fits === null && cells.length > 0)) return 0;
      if (index === like?.index) return 4;
      if (cells.length === 0 || fits === false) return 0;
      const isBeside = index - 1 === before || index + 1 === after;
      if (isOurs && isBeside) return 3;
      if (isOurs && fits === true) return 2;
      return text === '' ? 1 : 0;
    };
    const weights = others.map(weigh);
    const best = Math.max(0, ...weights);
    const stranger = best === 0 ? undefined : others[weights.indexOf(best)];
    if (stranger !== undefined) found.set(key, { index: stranger.index, text: stranger.text });
  }
  return found;
}

function sampleOf(rows: readonly (readonly Cell[])[], index: number): Cell[] {
  const cells: Cell[] = [];
  for (const row of rows.slice(1)) {
    const cell = row[index];
    if (cell === undefined || cell === false || normalizeText(String(cell)) === '') continue;
    if (cells.push(cell) === SAMPLE) break;
  }
  return cells;
}

/** Whether most of the cells could be the column's; null where nothing speaks for it or against it. */
function fitsMost({ fits }: Sought, cells: readonly Cell[]): boolean | null {
  const answers = cells.map(fits).filter((answer) => answer !== null);
  if (answers.length === 0) return null;
  return answers.filter((answer) => answer).length * 2 > answers.length;
}

/** Rows that a title, a date or a logo may take above a header row. */
const SEARCHED = 12;

/**
 * Row of the header where it is not the first one, 0-based among `rows`; null where the first row has headers or no row has.
 * @param rows all rows of the tab, the first one included.
 */
export function movedHeaderRow(
  columns: readonly (readonly [key: string, Titled])[],
  rows: readonly (readonly Cell[])[],
): number | null {
  const count = (row: readonly Cell[]): number =>
    Object.values(placeHeaders(columns, row).places).filter((place) => place !== null).length;
  const enough = Math.max(2, Math.ceil(columns.length / 3));
  if (count(rows[0] ?? []) >= enough) return null;
  const at = rows.slice(1, SEARCHED).findIndex((row) => count(row) >= enough);
  return at < 0 ? null : at + 1;
}
