/** Rows that others point at: by which columns, and where. */

import { normalizeText } from '../../domain/values';
import { type AnyTable, type Cell, type TableKey, type Target, tables } from '../../domain/ward';
import type { OpenWard } from './open-ward';
import { cellAt } from './tab';

/** Kinds of columns that point at rows of a table. A row that others point at is not deleted. */
const POINTERS = { members: ['member', 'party'], pairings: ['pairing'] } as const satisfies Partial<
  Record<TableKey, readonly Target[]>
>;
export type Pointable = keyof typeof POINTERS;
export const isPointable = (table: string): table is Pointable => Object.hasOwn(POINTERS, table);

/** Tables with a column that points at rows of that table. */
export const tablesThatPoint = (to: Pointable): TableKey[] =>
  (Object.keys(tables) as TableKey[]).filter((key) => pointerColumns(tables[key], to).length > 0);

export function pointerColumns(table: AnyTable, to: Pointable): string[] {
  const targets: readonly Target[] = POINTERS[to];
  return Object.entries(table.columns).flatMap(([key, { type }]) =>
    type.kind === 'reference' && targets.includes(type.to) ? [key] : [],
  );
}

/** Tabs that have rows pointing at a row, each once. */
export function pointersAt(ward: OpenWard, to: Pointable, id: string): string[] {
  const wanted = id.toUpperCase();
  return [...ward.tabs.values()].flatMap((tab) => {
    const places = pointerColumns(tab.table, to).map((key) => tab.places[key]);
    const isPointed = tab.raw.rows.some((cells) =>
      places.some((place) => referredId(cellAt(cells, place)) === wanted),
    );
    return isPointed ? [tab.table.sheet] : [];
  });
}

/** The id in `Tên · MÃ`, or the whole text, in capitals. */
export const referredId = (cell: Cell): string => {
  const text = normalizeText(String(cell));
  return text
    .slice(text.lastIndexOf('·') + 1)
    .trim()
    .toUpperCase();
};
