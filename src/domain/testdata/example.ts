/** A right row of any table, made of what its columns say of themselves: a new model needs no made row of its own. */
import {
  type AnyColumn,
  type AnyTable,
  allLists,
  type Cell,
  listOf,
  type TableKey,
  tableKeyOf,
  tables,
} from '../ward';
import type { RowSpec } from './ward';

/** Members, chapters and pairs that the made wards have. */
const POINTED = {
  chapter: 'K1',
  chapterOrWard: 'K1',
  member: 'HV-00001',
  party: 'Chị giúp việc chung',
  pairing: 'CP-00001',
} as const;

/** A cell that a person would write; of two examples the first. */
function cellOf({ type, exampleText }: AnyColumn): Cell {
  switch (type.kind) {
    case 'day':
      return '2022-07-01';
    case 'year':
      return 2022;
    case 'choice':
    case 'choices': {
      const { rowsOf } = listOf(type.list, allLists);
      // A row of another table by its name, which is the example of that table's own column.
      if (rowsOf !== undefined)
        return (tables[tableKeyOf(rowsOf)] as AnyTable).columns.name?.exampleText ?? '';
      return listOf(type.list, allLists).entries[0]?.label ?? '';
    }
    case 'reference':
      return POINTED[type.to];
    case 'quantity':
      return '10 kg';
    default:
      return exampleText.split(' hoặc ')[0] || 'Chữ';
  }
}

/** Cells of tables whose rows need more than their required cells, or two that go together. */
const BESIDES: { readonly [K in TableKey]?: RowSpec<K> } = {
  pairings: { helped: 'Vũ Thị Mận' },
  recycling: { quantity: 120, unit: 'vỏ' },
  income: { amount: 2_000_000 },
  products: { made: 20 },
};

/** The cells that must be there. */
export function exampleRow<K extends TableKey>(key: K): RowSpec<K> {
  const { columns }: AnyTable = tables[key];
  const cells = Object.entries(columns)
    .filter(([, { isRequired, isStarred, isSystem }]) => (isRequired || isStarred) && !isSystem)
    .map(([name, column]) => [name, cellOf(column)]);
  return { ...Object.fromEntries(cells), ...BESIDES[key] } as RowSpec<K>; // by the table's own columns
}
