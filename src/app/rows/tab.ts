/** An opened tab and its rows: their ids, their chapters, the columns that people fill. */
import { normalizeText } from '../../domain/values';
import {
  type AnyRow,
  type AnyTable,
  type Cell,
  type Context,
  decodeCell,
  decodeTable,
  type TableKey,
  type TableRecords,
  type Target,
} from '../../domain/ward';
import type { OpenTab } from '../../google/tab-reader';
import type { OwnRow } from '../access';

/** What a tab says, or would say where it is not made yet. */
export interface TabRows extends Pick<OpenTab, 'raw'> {
  readonly key: TableKey;
  readonly table: AnyTable;
  /** Where each declared column stands; null where it is missing. */
  readonly places: Readonly<Record<string, number | null>>;
}

export interface Tab extends TabRows, OpenTab {}

/** Column that tells rows apart: the code that people give, else `Mã`. */
export const idColumn = (table: AnyTable): string => table.keyColumn ?? 'id';

export const cellAt = (cells: readonly Cell[], place: number | null | undefined): Cell =>
  place === null || place === undefined ? '' : (cells[place] ?? '');

export const textAt = (cells: readonly Cell[], place: number | null | undefined): string =>
  normalizeText(String(cellAt(cells, place)));

/** Id of a row of the tab, in capitals; '' where it has none. */
export const idOf = (tab: TabRows, cells: readonly Cell[]): string =>
  textAt(cells, tab.places[idColumn(tab.table)]).toUpperCase();

/** Index in `raw.rows` of every row with this id: two where someone copied a row with its id. */
export function rowsWithId(tab: TabRows, id: string): number[] {
  const wanted = normalizeText(id).toUpperCase();
  if (wanted === '') return [];
  return tab.raw.rows.flatMap((cells, index) => (idOf(tab, cells) === wanted ? [index] : []));
}

/** The chapter that a row belongs to, right row or wrong; null where it names none that is known. */
export function chapterOf(tab: TabRows, cells: readonly Cell[], context: Context): string | null {
  const { table } = tab;
  if (tab.key === 'chapters') return idOf(tab, cells) || null;
  const name = table.chapterColumn;
  const column = name === undefined ? undefined : table.columns[name];
  if (name !== undefined && column !== undefined) {
    const cell = cellAt(cells, tab.places[name]);
    const reading = cell === '' ? null : decodeCell(column, cell, context);
    return reading?.ok === true ? String(reading.value) : null;
  }
  // The row is of the chapter that its member or its pair is of.
  const pointer = columnTo(table, 'member') ?? columnTo(table, 'pairing');
  const pointing = pointer === undefined ? undefined : table.columns[pointer];
  if (pointer === undefined || pointing === undefined) return null;
  const reading = decodeCell(pointing, cellAt(cells, tab.places[pointer]), context);
  if (!reading.ok) return null;
  const { members, pairs } = context;
  const index = columnTo(table, 'member') === pointer ? members : pairs;
  return index.get(String(reading.value))?.chapterCode ?? null;
}

/** A row as far as it matters whose it is. */
export const ownRow = (tab: TabRows, cells: readonly Cell[], context: Context): OwnRow => ({
  chapter: chapterOf(tab, cells, context),
  enteredBy: textAt(cells, tab.places.enteredBy),
});

/** Columns that a person fills. */
export const entryColumns = (table: AnyTable) =>
  Object.entries(table.columns).filter(([, column]) => !column.isSystem && !column.isDeprecated);

/** A tab's records, decoded again with a row changed or added. */
export const decodeWith = (
  tab: TabRows,
  rows: readonly (readonly Cell[])[],
  context: Context,
): TableRecords<AnyRow> =>
  // `Row` of a table that is not known by name is nothing; what decoding gives has its facts and its columns.
  decodeTable(tab.table, { headers: tab.raw.headers, rows, merges: [] }, context) as TableRecords<AnyRow>;

/** The first column that points there. */
export function columnTo(table: AnyTable, to: Target): string | undefined {
  const found = Object.entries(table.columns).find(
    ([, { type }]) => type.kind === 'reference' && type.to === to,
  );
  return found?.[0];
}

/** What stands in an entry column of a row. */
export const cellOf = (tab: TabRows, cells: readonly Cell[], key: string): Cell =>
  cellAt(cells, tab.places[key]);
