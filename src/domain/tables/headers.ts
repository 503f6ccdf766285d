/**
 * Where the declared columns stand on a tab, by their headers; and, where one is missing, what may be it: a header row that
 * moved down, a header that was renamed, a column whose header was deleted. Moved is not missing, so nobody is told to add
 * what is there.
 */
import { fold, isUnmarked, NameIndex, nearest, normalizeText, sameText } from '../values';
import type { Cell } from './column';

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
  const byTitle = new NameIndex(
    titles.flatMap((title, index): [string, number][] => (title === '' ? [] : [[title, index]])),
  );
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
    if (title === '' || taken.has(index) || !isUnmarked(title)) continue;
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
  const bare = (text: string): string => text.replace(/[([{].*$/, '').trim();
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
