/** The receipt for a chat group names nobody, whichever table the row is of. */
import { defaultChapters, memberRow, pair, wardOf } from '../../domain/testdata/ward';
import {
  type AnyColumn,
  type AnyTable,
  type Cell,
  type TableKey,
  tableKeys,
  tables,
} from '../../domain/ward';
import type { Tab } from './tab';
import { receiptText } from './view';

const MEMBER = 'Nguyễn Thị Hoa';
const HELPED = 'Vũ Thị Mận';
/** Typed into a cell of free text: a household, a child, a giver, a note. */
const TYPED = 'Hoàng Thị Thu Trang';
const names = [MEMBER, HELPED, TYPED];

const { context } = wardOf({
  chapters: defaultChapters,
  members: [memberRow()],
  pairings: [pair({ id: 'CP-00001' })],
});

/** A full name in every cell that names a person. */
function cellOf({ type, isPerson, exampleText }: AnyColumn): Cell {
  if (type.kind !== 'reference') return isPerson ? TYPED : exampleText.split(' hoặc ')[0] || 'Chữ';
  return {
    chapter: 'Khu 1 · K1',
    chapterOrWard: 'Khu 1 · K1',
    member: `${MEMBER} · HV-00001`,
    party: HELPED,
    pairing: 'CP-00001',
  }[type.to];
}

const receiptOf = (key: TableKey, cells: (column: AnyColumn) => Cell): string => {
  const table: AnyTable = tables[key];
  const columns = Object.entries(table.columns);
  const places = Object.fromEntries(columns.map(([name], at) => [name, at]));
  const row = columns.map(([, column]) => cells(column));
  // A receipt is made of the declaration and the row alone; no sheet is asked.
  const tab = { key, table, places } as unknown as Tab;
  return receiptText(tab, row, context, '2022-06-28 10:32');
};

test.each(tableKeys)('%s', (key) => {
  for (const name of names) expect(receiptOf(key, cellOf)).not.toContain(name);
});

test.each(tableKeys)('%s: a reference that points nowhere', (key) => {
  const receipt = receiptOf(key, (column) => (column.isPerson ? `${TYPED} · HV-9ZZZZ` : cellOf(column)));
  expect(receipt).not.toContain(TYPED);
});

test.each<[TableKey, string]>([
  ['houses', 'Hộ được hỗ trợ: H.T.T.T.'],
  ['sponsorships', 'Trẻ được đỡ đầu: H.T.T.T.'],
  ['sponsorships', 'Người, đơn vị đỡ đầu: H.T.T.T.'],
  ['pairings', 'Bên được giúp: V.T.M.'],
  ['memberHistory', 'Hội viên: N.T.H.'],
  ['supports', 'Cặp: CP-00001'],
  ['gifts', 'Chi hội: Khu 1'],
])('%s says %s', (key, line) => {
  expect(receiptOf(key, cellOf).split('\n')).toContain(line);
});

test('a name that is written as initials keeps them all', () => {
  const receipt = receiptOf('houses', (column) => (column.isPerson ? 'Bà N.T.H.' : cellOf(column)));
  expect(receipt.split('\n')).toContain('Hộ được hỗ trợ: B.N.T.H.');
});

test.each(['members', 'circumstances'] as const)(
  '%s: her initials and the row’s code, nothing else',
  (key) => {
    const [first, second, last, ...more] = receiptOf(key, cellOf).split('\n');
    expect(more).toEqual([]);
    expect(first).toBe(`✔ Đã ghi sổ: ${tables[key].sheet}`);
    expect(second).toMatch(/^(?:\p{Lu}\.)+$/u);
    expect(last).toMatch(/^Mã /);
  },
);

test('what is said of people in confidence is in no receipt', () => {
  const SECRET = '0987';
  for (const key of tableKeys)
    expect(receiptOf(key, (column) => (column.isSensitive ? SECRET : cellOf(column)))).not.toContain(SECRET);
});

const gift = (more: Readonly<Record<string, Cell>>): string => {
  const cells: Record<string, Cell> = { parcels: 14, unitValue: 500_000, ...more };
  const columns = Object.entries((tables.gifts as AnyTable).columns);
  const keyOf = new Map(columns.map(([key, column]) => [column, key]));
  return receiptOf('gifts', (column) => cells[keyOf.get(column) ?? ''] ?? '');
};

test.each<[string, Readonly<Record<string, Cell>>, string]>([
  ['left to the book', {}, 'Tổng trị giá: 14 × 500.000đ = 7.000.000đ'],
  ['written as well', { value: 7_000_000 }, 'Tổng trị giá: 14 × 500.000đ = 7.000.000đ'],
  ['written alone', { unitValue: '', value: 7_000_000 }, 'Tổng trị giá: 7.000.000đ'],
  ['written otherwise', { value: 6_000_000 }, 'Tổng trị giá: 6.000.000đ'],
])('the total of a gift, %s', (_, cells, line) => {
  expect(gift(cells).split('\n')).toContain(line);
});

test('no total where a factor is not known', () => {
  expect(gift({ unitValue: '' })).not.toContain('Tổng trị giá');
});
