/** Where columns stand on a tab, and what may be a missing one, as rows of facts. */
import type { Cell } from '../columns';
import {
  findMoved,
  movedHeaderRow,
  placeHeaders,
  renamedTo,
  type Sought,
  type Titled,
  titleOf,
} from './headers';

const titled = (header: string, ...aliases: string[]): Titled => ({ header, aliases });
const COLUMNS: readonly (readonly [string, Titled])[] = [
  ['day', titled('Ngày', 'Ngày bán')],
  ['name', titled('Họ tên', 'Tên')],
  ['amount', titled('Số tiền')],
];

test.each<[string, Cell[], unknown]>([
  ['in order, one with its star', ['Ngày *', 'Họ tên', 'Số tiền'], [0, 1, 2]],
  ['moved', ['Số tiền', 'Ghi thêm', 'Ngày', 'Họ tên'], [2, 3, 0]],
  ['by an alias', ['Ngày bán', 'Tên', 'Số tiền'], [0, 1, 2]],
  ['the header beats the alias of another', ['Ngày bán', 'Ngày', 'Tên'], [1, 2, null]],
  ['without marks', ['ngay', 'ho ten', 'so tien'], [0, 1, 2]],
  // `ngay` is found under its own header already: a spelling without marks beside it is nobody's.
  ['without marks beside the right one', ['Ngày', 'ngay'], [0, null, null]],
  ['blank headers are nobody’s', ['', 'Họ tên', ''], [null, 1, null]],
])('placed: %s', (_, headers, places) => {
  expect(Object.values(placeHeaders(COLUMNS, headers).places)).toEqual(places);
});
test('a header that stands twice is told, and neither is a stranger', () => {
  const { places, doubled, strangers } = placeHeaders(COLUMNS, ['Ngày', 'Họ tên', 'Ngày', '', 'Ghi thêm']);
  expect(places.day).toBe(0);
  expect([...doubled]).toEqual([['day', [0, 2]]]);
  expect(strangers).toEqual([{ text: 'Ghi thêm', index: 4 }]);
});
test('a spelling without marks that two missing columns have is nobody’s', () => {
  const two = [
    ['a', titled('Bán')],
    ['b', titled('Bạn')],
  ] as const;
  expect(placeHeaders(two, ['ban']).places).toEqual({ a: null, b: null });
});
test('a header that is found word for word is no misspelling of another', () => {
  const two = [
    ['a', titled('Ban')],
    ['b', titled('Bán')],
  ] as const;
  expect(placeHeaders(two, ['Ban']).places).toEqual({ a: 0, b: null });
});
test('a title is its header without star and spare spaces', () => {
  expect([titleOf('Ngày  *'), titleOf(undefined), titleOf('5* sao'), titleOf(12)]).toEqual([
    ...['Ngày', '', '5* sao', '12'],
  ]);
});

test.each<[string, Titled, string[], string | undefined]>([
  ['an addition in brackets', titled('Số tiền'), ['Khác', 'số tiền (đồng)'], 'số tiền (đồng)'],
  ['an addition of a word', titled('Số tiền'), ['Số tiền thu'], 'Số tiền thu'],
  ['a part of it', titled('Lượt người nghe'), ['Người nghe'], 'Người nghe'],
  ['a short part says nothing', titled('Lượt người nghe'), ['Lượt'], undefined],
  ['a short name inside another says nothing', titled('Số'), ['Số tiền'], undefined],
  ['a name of three letters inside another', titled('Tổ viên'), ['Tổ viên mới'], 'Tổ viên mới'],
  ['an alias', titled('Họ tên', 'Người nhận quà'), ['Người nhận quà Tết'], 'Người nhận quà Tết'],
  ['a slip of the pen', titled('Thành tiền'), ['Thành tiềm'], 'Thành tiềm'],
  ['a part of a word is no word', titled('Ngày'), ['Hằngngày'], undefined],
  ['nothing like it', titled('Số tiền'), ['Màu áo'], undefined],
  ['a sign between its words', titled('Số tiền'), ['Số - tiền thu'], 'Số - tiền thu'],
  ['an alias with brackets', titled('Họ tên', 'Tên'), ['Tên gọi', 'Tên (đầy đủ)'], 'Tên (đầy đủ)'],
  ['with brackets beats with a word', titled('Số tiền'), ['Số tiền thu', 'Số tiền [đ]'], 'Số tiền [đ]'],
])('renamed: %s', (_, column, texts, wanted) => {
  const strangers = texts.map((text, index) => ({ text, index }));
  expect(renamedTo(column, strangers)?.text).toBe(wanted);
});

const sought = (header: string, fits: Sought['fits'] = () => null, isSystem = false): Sought => ({
  ...{ header, aliases: [], fits, isSystem },
});
const isNumber = (cell: Cell) => typeof cell === 'number';
const isId = (cell: Cell) => /^TC-\d{5}$/.test(String(cell));
/** Day, name, amount, and the add-on's own id. */
const SOUGHT: readonly (readonly [string, Sought])[] = [
  ['day', sought('Ngày')],
  ['name', sought('Họ tên')],
  ['amount', sought('Số tiền', isNumber)],
  ['id', sought('Mã', isId, true)],
];
const found = (rows: Cell[][], columns = SOUGHT) =>
  Object.fromEntries(
    [...findMoved(columns, placeHeaders(columns, rows[0] ?? []), rows)].map(([key, { index }]) => [
      key,
      index,
    ]),
  );
test.each<[string, Cell[][], Record<string, number>]>([
  ['nothing is missing', [['Ngày', 'Họ tên', 'Số tiền', 'Mã']], {}],
  ['under a title like its own, though empty', [['Ngày', 'Họ tên', 'Số tiền thu', 'Mã']], { amount: 2 }],
  [
    'in its place, under any title',
    [
      ['Ngày', 'Ai', 'Số tiền', 'Mã'],
      ['', 'Lan', 5, ''],
    ],
    { name: 1 },
  ],
  ['an empty stranger in its place is not it', [['Ngày', 'Ai', 'Số tiền', 'Mã']], {}],
  [
    'elsewhere, by what it holds',
    [
      ['Ngày', 'Họ tên', 'Mã', 'Ghi', 'Thu'],
      ['', '', '', 'x', 5],
      ['', '', '', 'y', 6],
    ],
    { amount: 4 },
  ],
  // A tick box that is not ticked is no cell; half of the cells are not most.
  [
    'half of what stands there is not enough',
    [
      ['Ngày', 'Họ tên', 'Mã', 'Ghi', 'Thu'],
      ['', '', '', 'x', 5],
      ['', '', '', false, 'y'],
    ],
    {},
  ],
  [
    'without a title',
    [
      ['Ngày', 'Họ tên', '', 'Mã'],
      ['', '', 5, ''],
    ],
    { amount: 2 },
  ],
  [
    'what was not ticked speaks not against it',
    [['Ngày', 'Họ tên', '', 'Mã'], ['', '', 5, ''], ['', '', false, ''], ['x']],
    { amount: 2 },
  ],
  [
    'beside the one before it, though another has come behind',
    [
      ['Ngày', 'Ai', 'Lạ', 'Số tiền', 'Mã'],
      ['', 'Lan', '', 5, ''],
    ],
    { name: 1 },
  ],
  [
    'beside the nearest one that stands',
    [
      ['Gì', 'Ai', 'Số tiền', 'Mã'],
      ['x', 'Lan', 5, ''],
    ],
    { day: 1, name: 1 },
  ],
  [
    'what does not fit is not it, even in its place',
    [
      ['Ngày', 'Họ tên', 'X', 'Mã'],
      ['', '', 'a', ''],
    ],
    {},
  ],
  [
    'our own by its ids',
    [
      ['Ngày', 'Họ tên', 'Số tiền', 'X'],
      ['', '', 1, 'TC-00001'],
    ],
    { id: 3 },
  ],
  [
    'our own is no ward’s column of words',
    [
      ['Ngày', 'Họ tên', 'Số tiền', 'Mã số'],
      ['', '', 1, 'A5'],
    ],
    {},
  ],
  [
    'our own under a title like its own, but of words',
    [
      ['Ngày', 'Họ tên', 'Số tiền', 'Mã (của chị Ba)'],
      ['', '', 1, 'A5'],
    ],
    {},
  ],
  [
    'on a tab of other things only a title speaks',
    [
      ['X', 'Y', 'Số tiền', 'Z'],
      ['Lan', 'Hoa', 5, 'a'],
    ],
    {},
  ],
  [
    'on a tab of other things, without a title',
    [
      ['', 'Số tiền'],
      ['Lan', 5],
    ],
    { day: 0, name: 0 },
  ],
])('may be it: %s', (_, rows, wanted) => expect(found(rows)).toEqual(wanted));

/** Who entered a row may be any text. */
const STAMPED: typeof SOUGHT = [...SOUGHT, ['by', sought('Nhập bởi', undefined, true)]];
test.each<[string, Cell[][], Record<string, number>]>([
  [
    'with names below',
    [
      ['Ngày', 'Họ tên', 'Số tiền', 'Mã', 'Nhập bởi (ai)'],
      ['', '', '', '', 'Lan'],
    ],
    { by: 4 },
  ],
  ['with nothing below', [['Ngày', 'Họ tên', 'Số tiền', 'Mã', 'Nhập bởi (ai)']], {}],
  [
    'on a tab of other things',
    [
      ['X', 'Y', 'Nhập bởi (ai)'],
      ['', '', 'Lan'],
    ],
    {},
  ],
])('our own that any text could be, %s', (_, rows, wanted) => expect(found(rows, STAMPED)).toEqual(wanted));
test('of many columns the last one before the missing one is its neighbour', () => {
  const [day, name, amount, id] = SOUGHT;
  const columns = [day, name, amount, ['note', sought('Ghi chú')], id].flatMap((one) => (one ? [one] : []));
  const rows = [
    ['Ngày', 'Họ tên', 'Số tiền', 'Thêm', '', 'Mã'],
    ['', '', 5, 'x', '', ''],
  ];
  expect(found(rows, columns as typeof SOUGHT)).toEqual({ note: 3 });
});

test.each<[string, Cell[][], number | null]>([
  [
    'the first row has headers',
    [
      ['Ngày', 'Họ tên'],
      ['Ngày', 'Họ tên'],
    ],
    null,
  ],
  [
    'a title above',
    [
      ['SỔ THU', ''],
      ['Ngày', 'Họ tên'],
    ],
    1,
  ],
  [
    'one header is not enough',
    [
      ['Ngày', ''],
      ['x', ''],
    ],
    null,
  ],
  ['a header below words is not enough', [['SỔ THU'], ['Ngày']], null],
  ['no row has any', [['a'], ['b']], null],
  ['an empty tab', [], null],
  ['at the last row that is searched', [...Array.from({ length: 11 }, () => ['']), ['Ngày', 'Họ tên']], 11],
  ['below it', [...Array.from({ length: 12 }, () => ['']), ['Ngày', 'Họ tên']], null],
])('row of the headers: %s', (_, rows, wanted) => expect(movedHeaderRow(COLUMNS, rows)).toBe(wanted));
