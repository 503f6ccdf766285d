/** Lines of a tab: a label in the first column, its value in the second, as rows of facts. */
import type { Cell } from '../columns';
import { cellsOfRow, lineProblems, placeLines } from './lines';

const LABELS = ['Tên Hội', 'Địa chỉ', 'Kỳ từ ngày', 'Kỳ đến ngày'];
const placed = (rows: Cell[][], labels = LABELS) => {
  const [headers = [], ...below] = rows;
  const { rows: found, moved, movedTo } = placeLines(labels, { headers, rows: below });
  return {
    rows: Object.fromEntries(found),
    moved: Object.fromEntries([...moved].map(([label, line]) => [label, `${line.row} ${line.label}`])),
    movedTo,
  };
};
const HEADER: Cell[] = ['Mục', 'Giá trị'];

test.each<[string, Cell[][], ReturnType<typeof placed>]>([
  [
    'with colons, stars, other capitals; twice: the first',
    [HEADER, ['TÊN HỘI::', 'a'], ['Địa chỉ *', 'b'], ['Tên Hội', 'c']],
    { rows: { 'Tên Hội': 2, 'Địa chỉ': 3 }, moved: {}, movedTo: null },
  ],
  ['the header was deleted', [['Tên Hội', 'a']], { rows: { 'Tên Hội': 1 }, moved: {}, movedTo: null }],
  [
    'in another column',
    [
      ['', 'Tên Hội', 'a'],
      ['', 'Địa chỉ', 'b'],
      ['', 'Kỳ từ ngày', 'c'],
    ],
    { rows: {}, moved: {}, movedTo: 1 },
  ],
  [
    'two labels elsewhere are an accident',
    [HEADER, ['', 'Tên Hội'], ['', 'Địa chỉ']],
    { rows: {}, moved: {}, movedTo: null },
  ],
  [
    'three elsewhere, and two where they belong',
    [HEADER, ['Tên Hội', 'Tên Hội'], ['Địa chỉ', 'Địa chỉ'], ['x', 'Kỳ từ ngày']],
    { rows: { 'Tên Hội': 2, 'Địa chỉ': 3 }, moved: { 'Kỳ từ ngày': '4 x' }, movedTo: null },
  ],
  [
    'renamed by an addition, anywhere',
    [HEADER, ['Tên Hội (đầy đủ)', 'a'], ['', ''], ['Địa chỉ', 'b']],
    { rows: { 'Địa chỉ': 4 }, moved: { 'Tên Hội': '2 Tên Hội (đầy đủ)' }, movedTo: null },
  ],
  [
    'renamed altogether, below the one that stands before it',
    [HEADER, ['Tên Hội', 'a'], ['Trụ sở', 'b']],
    { rows: { 'Tên Hội': 2 }, moved: { 'Địa chỉ': '3 Trụ sở' }, movedTo: null },
  ],
  [
    'renamed altogether, above the one that comes after it',
    [HEADER, ['Trụ sở', 'b'], ['Kỳ từ ngày', 'c'], ['Kỳ đến ngày', 'd']],
    { rows: { 'Kỳ từ ngày': 3, 'Kỳ đến ngày': 4 }, moved: { 'Địa chỉ': '2 Trụ sở' }, movedTo: null },
  ],
  [
    'a slip of the pen, far away',
    [HEADER, ['Tên Hội', 'a'], ['', ''], ['Địa chỉi', 'b']],
    { rows: { 'Tên Hội': 2 }, moved: { 'Địa chỉ': '4 Địa chỉi' }, movedTo: null },
  ],
  [
    'a line without a value is nothing that is lost',
    [HEADER, ['Tên Hội', 'a'], ['Trụ sở', ' '], ['Kỳ đến ngày', 'b'], ['Trụ sở']],
    { rows: { 'Tên Hội': 2, 'Kỳ đến ngày': 4 }, moved: {}, movedTo: null },
  ],
  [
    'too far to the right to be looked for',
    [HEADER, ...LABELS.map((label) => ['', '', '', '', '', '', label])],
    { rows: {}, moved: {}, movedTo: null },
  ],
])('%s', (_, rows, wanted) => expect(placed(rows)).toEqual(wanted));

test('few labels are enough where there are no more', () => {
  expect(placed([['x', 'Tên Hội']], ['Tên Hội']).movedTo).toBe(1);
});
test('cells of a row by its number; the header is row 1', () => {
  const cells = { headers: ['a'], rows: [['b'], ['c']] };
  expect([1, 2, 3, 4].map((row) => cellsOfRow(cells, row))).toEqual([['a'], ['b'], ['c'], []]);
});
test('what is said of a line that may be renamed, and of labels in another column', () => {
  const rows = new Map<string, number>();
  const moved = new Map([['Địa chỉ', { row: 3, label: 'Trụ sở' }]]);
  expect(lineProblems('Cài đặt', { rows, moved, movedTo: null })).toMatchObject([
    { code: 'missingLine', severity: 'error', row: 3, column: 0, what: expect.stringContaining('Dòng 3') },
  ]);
  const at = (movedTo: number) => lineProblems('Cài đặt', { rows, moved: new Map(), movedTo })[0];
  expect(at(1)).toMatchObject({ code: 'movedHeader', row: 2, column: 1, found: '' });
  expect(at(1)?.what).toContain('cột B,');
  expect(at(1)?.todo).toContain('Xóa cột A (');
  expect(at(2)?.todo).toContain('Xóa các cột trước cột C (');
});
