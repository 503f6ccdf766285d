/** Goods in stock, as rows of facts. */
import type { Day, Period } from '../values';
import { calculation, leftOf, queryOf } from './provenance';
import { type StockChange, stockOf, stockRows } from './stock';

const MARCH: Period = { from: '2022-03-01' as Day, to: '2022-03-31' as Day };
const move = (
  row: number,
  day: string,
  came: number,
  out: number,
  item = 'a',
  label = 'Chổi',
): StockChange => ({
  ...{ row, day: day as Day, in: came, out, item, label },
});
const MOVES = [
  move(2, '2022-02-28', 10, 4),
  move(3, '2022-03-01', 5.1, 0),
  move(4, '2022-03-31', 0, 2.2),
  move(5, '2022-04-01', 100, 100),
  move(6, '2022-02-01', 1, 0, 'b', 'Áo'),
  move(7, '2022-03-05', 0, 0, 'c', 'Giỏ'),
  move(8, '2022-02-01', 3, 3, 'd', 'Nón'),
];

test('opening + in − out = left, by label; what neither had anything nor moved is left out', () => {
  expect(stockOf(MOVES, MARCH)).toEqual([
    { item: 'b', label: 'Áo', opening: 1, in: 0, out: 0, left: 1, rows: [] },
    { item: 'a', label: 'Chổi', opening: 6, in: 5.1, out: 2.2, left: 8.9, rows: [3, 4] },
  ]);
  expect(stockOf([move(2, '2022-03-02', 3, 0)], MARCH)).toMatchObject([
    { opening: 0, in: 3, out: 0, left: 3 },
  ]);
  expect(stockOf([move(2, '2022-03-02', 0, 3)], MARCH)).toMatchObject([
    { opening: 0, in: 0, out: 3, left: -3 },
  ]);
});

test.each<['opening' | 'in' | 'out', string, { row: number; amount: number }[]]>([
  ['opening', 'a', [{ row: 2, amount: 6 }]],
  ['in', 'a', [{ row: 3, amount: 5.1 }]],
  ['out', 'a', [{ row: 4, amount: 2.2 }]],
  ['opening', 'b', [{ row: 6, amount: 1 }]],
  ['opening', 'd', []],
  ['in', 'c', []],
])('the rows behind %s of %s', (side, item, rows) => {
  expect(stockRows(MOVES, { table: 'products', item, period: MARCH, side })).toEqual(rows);
});

test('what stands behind a figure: a metric until the period’s end, what is left as a calculation', () => {
  expect(queryOf('members', MARCH)).toEqual({
    ...{ kind: 'metric', key: 'members', period: MARCH, by: [], keys: [], boundary: '2022-03-31' },
  });
  const of = (side: string) => ({ ...queryOf('members', MARCH), side }) as never;
  expect(leftOf(of)).toEqual({
    ...{ kind: 'calculation', of: [of('opening'), of('in'), of('out')], signs: ['+', '−'] },
  });
  expect(calculation([], '÷')).toEqual({ kind: 'calculation', of: [], signs: ['÷'] });
});
