/** Places that move with rows and columns: a table of cases, and the rule against a sheet modelled with arrays. */
import fc from 'fast-check';
import type { Area } from '../model';
import type { Shift } from './edits';
import { moveArea, moveOperation } from './shifts';

const rowsCame = (at: number, count: number): Shift => ({ sheet: 1, axis: 'row', at, count });

const area = (row: number, rows: number): Area => ({ row, column: 0, rows, columns: 3 });

const table: readonly (readonly [what: string, area: Area, shift: Shift, after: Area | null])[] = [
  ['rows inserted above push it down', area(5, 2), rowsCame(5, 3), area(8, 2)],
  ['rows inserted below leave it alone', area(5, 2), rowsCame(7, 3), area(5, 2)],
  ['rows inserted inside widen it', area(5, 2), rowsCame(6, 3), area(5, 5)],
  ['rows deleted above pull it up', area(5, 2), rowsCame(1, -2), area(3, 2)],
  ['rows deleted inside narrow it', area(5, 4), rowsCame(6, -2), area(5, 2)],
  ['its head deleted', area(5, 4), rowsCame(4, -2), area(4, 3)],
  ['its tail deleted', area(5, 4), rowsCame(8, -3), area(5, 3)],
  ['all of it deleted', area(5, 2), rowsCame(4, -4), null],
  [
    'columns leave its rows alone',
    area(5, 2),
    { sheet: 1, axis: 'column', at: 0, count: 2 },
    { ...area(5, 2), column: 2 },
  ],
];

test.each(table)('%s', (_what, before, shift, after) => {
  expect(moveArea(before, shift)).toEqual(after);
});

test('an area follows its cells, whatever comes and goes', () => {
  const shifts = fc.array(fc.record({ at: fc.nat(20), count: fc.integer({ min: -4, max: 4 }) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.nat(15), fc.integer({ min: 1, max: 5 }), shifts, (row, rows, list) => {
      // The sheet as a list of marks: cells of the area, other cells, and cells that came later.
      let cells: string[] = Array.from({ length: 40 }, (_, index) =>
        index >= row && index < row + rows ? 'mine' : 'other',
      );
      let current: Area | null = area(row, rows);
      for (const { at, count } of list) {
        if (count === 0) continue;
        // Rows that come inside the area belong to it from then on.
        const inside = cells[at - 1] === 'mine' && cells[at] === 'mine';
        const fresh = Array.from({ length: Math.max(0, count) }, () => (inside ? 'mine' : 'came'));
        cells = [...cells.slice(0, at), ...fresh, ...cells.slice(at + Math.max(0, -count))];
        current = current && moveArea(current, rowsCame(at, count));
      }
      const first = cells.indexOf('mine');
      if (first < 0) {
        expect(current).toBeNull();
      } else {
        const last = cells.lastIndexOf('mine');
        expect(current).toEqual({ row: first, column: 0, rows: last - first + 1, columns: 3 });
      }
    }),
  );
});

test('an edit of a row that is gone is no edit', () => {
  const write = { kind: 'write', sheet: 1, row: 5, column: 0, texts: [['x']] } as const;
  expect(moveOperation(write, [rowsCame(5, -1)])).toBeNull();
  expect(moveOperation(write, [rowsCame(2, 2), rowsCame(0, -1)])).toEqual({ ...write, row: 6 });
  expect(moveOperation(write, [{ ...rowsCame(5, -1), sheet: 2 }])).toEqual(write);
});
