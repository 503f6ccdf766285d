/** Made workbooks for tests: tabs written by column key, so that a test names only the cells it is about. */

import type { Day, Period } from '../values';
import {
  type AnyColumn,
  type Cell,
  decodeWorkbook,
  headerOf,
  isChosen,
  type RawTable,
  type RawWorkbook,
  type TableKey,
  type Tables,
  tableKeys,
  tables,
  type WardData,
} from '../ward';

/** What stands in a row, by column key; a column that is not named is blank. */
export type RowSpec<K extends TableKey> = Readonly<
  Partial<Record<keyof Tables[K]['columns'] & string, Cell>>
>;
export type WardSpec = { readonly [K in TableKey]?: readonly RowSpec<K>[] };

export const TODAY = '2023-01-05' as Day;
export const YEAR: Period = { from: '2022-01-01' as Day, to: '2022-12-31' as Day };

/** The headers of a tab as `installSheets` writes them, and the rows below. */
export function tabOf<K extends TableKey>(key: K, rows: readonly RowSpec<K>[]): RawTable {
  const columns = Object.entries<AnyColumn>(tables[key].columns).filter(([, column]) => !column.isDeprecated);
  return {
    headers: columns.map(([, column]) => headerOf(column)),
    rows: rows.map((row) => columns.map(([name]) => (row as Readonly<Record<string, Cell>>)[name] ?? '')),
    merges: [],
  };
}

export const defaultChapters: readonly RowSpec<'chapters'>[] = [
  { code: 'K1', name: 'Khu 1', groups: 6 },
  { code: 'K2', name: 'Khu 2', groups: 7 },
  { code: 'K10', name: 'Khu 10', groups: 5 },
];

/** Every tab of the core is there, and of the models those that are given; chapters are `defaultChapters` unless given. */
export function rawWard(spec: WardSpec, other: Partial<RawWorkbook> = {}): RawWorkbook {
  const of = <K extends TableKey>(key: K): RawTable =>
    tabOf(key, spec[key] ?? (key === 'chapters' ? (defaultChapters as readonly RowSpec<K>[]) : []));
  return {
    settings: null,
    catalogue: null,
    texts: null,
    ...other,
    tables: {
      ...(Object.fromEntries(
        tableKeys
          .filter((key) => key in spec || isChosen(tables[key], new Set()))
          .map((key) => [key, of(key)]),
      ) as RawWorkbook['tables']),
      ...other.tables,
    },
  };
}

export const wardOf = (spec: WardSpec, other: Partial<RawWorkbook> = {}): WardData =>
  decodeWorkbook(rawWard(spec, other), TODAY);

// Rows that are right as they stand; a test overrides the cells it is about.

export const sale = (cells: RowSpec<'recycling'> = {}): RowSpec<'recycling'> => ({
  day: '2022-03-05',
  chapter: 'Khu 1 · K1',
  material: 'Sắt',
  quantity: 10,
  unit: 'kg',
  amount: 80_000,
  ...cells,
});

export const gift = (cells: RowSpec<'gifts'> = {}): RowSpec<'gifts'> => ({
  day: '2022-01-25',
  occasion: 'Tết Nguyên đán',
  chapter: 'Khu 1 · K1',
  recipients: 'Hội viên khó khăn',
  parcels: 5,
  value: 1_500_000,
  fund: 'Biến rác thành tiền',
  ...cells,
});

export const memberRow = (cells: RowSpec<'members'> = {}): RowSpec<'members'> => ({
  id: 'HV-00001',
  name: 'Nguyễn Thị Hoa',
  chapter: 'Khu 1 · K1',
  state: 'Đang sinh hoạt',
  ...cells,
});

export const pair = (cells: RowSpec<'pairings'> = {}): RowSpec<'pairings'> => ({
  day: '2022-02-10',
  kind: 'Vận động vào Hội',
  chapter: 'Khu 1 · K1',
  helper: 'Nguyễn Thị Hoa · HV-00001',
  helped: 'Vũ Thị Mận',
  state: 'Đang giúp',
  ...cells,
});

/** A giving in the pair `CP-00001`. */
export const support = (cells: RowSpec<'supports'> = {}): RowSpec<'supports'> => ({
  day: '2022-03-20',
  pair: 'CP-00001',
  support: 'Tặng 10 kg gạo',
  value: 200_000,
  ...cells,
});
