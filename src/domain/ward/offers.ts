/** Lists whose entries are rows of a table: the catalogue with the rows that a ward has written down. */
import type { Catalogue, Entry, List } from '../columns';
import { rowIdOf } from '../tables/ids';
import type { AnyTable } from '../tables/table';

/** Rows that are named, each by what it is called; of several of one name each with its chapter or id. */
export function withOffers(
  catalogue: Catalogue,
  offers: NonNullable<AnyTable['offers']>,
  rows: readonly object[],
): Catalogue {
  const named = (rows as readonly Named[]).filter(({ name }) => typeof name === 'string');
  const times = new Map<string, number>();
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1);
  const extended: Record<string, List> = { ...catalogue };
  for (const { list, prefix = '', attributes } of offers) {
    const known = catalogue[list];
    if (known === undefined) continue;
    const entries = named.map((row): Entry => {
      const id = rowIdOf(row);
      return {
        key: `${prefix}${id}`,
        id,
        label: (times.get(row.name) ?? 0) > 1 ? `${row.name} (${row.chapterCode ?? id})` : row.name,
        aliases: [],
        // The table that offers its rows typed the function by them.
        attributes: attributes?.(row as never) ?? [],
      };
    });
    extended[list] = { ...known, entries: [...known.entries, ...entries] };
  }
  return extended as Catalogue; // the lists of the one that came in
}

interface Named {
  readonly name: string;
  readonly key: string;
  readonly row: number;
  readonly chapterCode: string | null;
}
