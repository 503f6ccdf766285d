/** The tabs that a call needs, each read once and decoded together. */

import { done, failed } from '../../domain/values';
import {
  type AnyColumn,
  type AnyTable,
  CATALOGUE_SHEET,
  type Context,
  decodeWorkbook,
  type RawTable,
  SETTINGS_SHEET,
  type TableKey,
  tableKeys,
  tables,
  type WardData,
} from '../../domain/ward';
import { type OpenTab, openTab } from '../../google/tab-reader';
import type { Answer } from '../../shared/problem';
import type { Person } from '../access';
import type { Visit } from '../rpc/visit';
import { idColumn, type Tab } from './tab';

/** The tabs that a call reads, decoded together. */
export interface OpenWard {
  readonly data: WardData;
  readonly context: Context;
  readonly person: Person;
  readonly tabs: ReadonlyMap<TableKey, Tab>;
  readonly catalogue: OpenTab | null;
  readonly settings: OpenTab | null;
}

/** The tables whose rows are the entries of lists that a table chooses from. */
export const listedBy = (key: TableKey): TableKey[] =>
  Object.values<AnyColumn>(tables[key].columns).flatMap(({ type }) => {
    if (!('list' in type)) return [];
    return tableKeys.filter((one) =>
      (tables[one] as AnyTable).offers?.some(({ list }) => list === type.list),
    );
  });

/** The tables that a table's rows point at, and must be read with them; the chapters always are. */
export function pointedAt(key: TableKey): TableKey[] {
  const targets = new Set(
    Object.values(tables[key].columns).flatMap(({ type }) => (type.kind === 'reference' ? [type.to] : [])),
  );
  const listed = listedBy(key);
  if (targets.has('pairing')) return ['members', 'pairings', ...listed];
  return targets.has('member') || targets.has('party') ? ['members', ...listed] : listed;
}

/**
 * Reads the catalogue, the chapters, the tables asked for and what they point at: three or four calls a tab.
 * @param wanted tables; a table whose tab is missing is not in `tabs`.
 * @param isFresh reads again what was read to know who calls.
 */
export function openWard(
  visit: Visit,
  wanted: readonly TableKey[],
  { withSettings = false, isFresh = false }: { withSettings?: boolean; isFresh?: boolean } = {},
): OpenWard {
  const keys = new Set<TableKey>(['chapters', ...wanted, ...wanted.flatMap(pointedAt)]);
  const open = (name: string) => {
    const known = isFresh ? undefined : visit.opened.get(name);
    return known === undefined ? openTab(visit.spreadsheet, name, visit.toDay) : known;
  };
  const catalogue = open(CATALOGUE_SHEET);
  const settings = withSettings ? open(SETTINGS_SHEET) : (visit.opened.get(SETTINGS_SHEET) ?? null);
  const opened = new Map<TableKey, OpenTab>();
  for (const key of tableKeys) {
    const tab = keys.has(key) ? open(tables[key].sheet) : null;
    if (tab !== null) opened.set(key, tab);
  }
  const raw = (key: TableKey): RawTable | null => opened.get(key)?.raw ?? null;
  const data = decodeWorkbook(
    {
      settings: settings?.raw ?? null,
      catalogue: catalogue?.raw ?? null,
      texts: null,
      tables: Object.fromEntries(tableKeys.map((key) => [key, raw(key)])) as Record<
        TableKey,
        RawTable | null
      >,
    },
    visit.today,
  );
  const tabs = new Map<TableKey, Tab>();
  for (const [key, tab] of opened) {
    tabs.set(key, { ...tab, key, table: tables[key], places: data.records[key].places });
  }
  return { data, context: data.context, person: visit.person, tabs, catalogue, settings };
}

/** The tab of a table, or why it cannot be written. */
export function tabOf(ward: OpenWard, key: TableKey): Answer<Tab> {
  const tab = ward.tabs.get(key);
  if (tab === undefined) return failed({ kind: 'notInstalled', sheet: tables[key].sheet });
  const id = idColumn(tab.table);
  return tab.places[id] === null
    ? failed({
        kind: 'missingColumn',
        sheet: tab.table.sheet,
        header: tab.table.columns[id]?.header ?? '',
      })
    : done(tab);
}
