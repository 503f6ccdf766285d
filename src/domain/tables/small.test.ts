/** Small pieces that tables are made of, as rows of facts: corners, days of ticks, stock, plain tabs, lines of the settings. */
import { type Cell, choice, day, id, money, text, yesNo } from '../columns';
import { memberRow, wardOf } from '../testdata/ward';
import type { Day } from '../values';
import { tables } from '../ward';
import { chapterIndex, compareChapters, Index, pairLabel } from './context';
import { cornerOf, isQuick, needsLists } from './corners';
import { formerName, formerNames } from './former-names';
import { shortfalls } from './running-stock';
import { presetsOf, type SettingKey, type Settings, superiorOf } from './settings';
import { plainDesign, tabNote } from './sheet-design';
import { tickDays } from './stamps';

const { context } = wardOf({ members: [memberRow()] });

test.each<[string, Parameters<typeof cornerOf>[0], Cell, string]>([
  ['blank', day('Ngày'), '', 'rule'],
  ['not ticked', yesNo('Có mặt'), false, 'rule'],
  ['our own', id('Mã').system(), 'bất kỳ', 'rule'],
  ['as the sheet’s rule wants it', day('Ngày'), '2022-06-28', 'rule'],
  ['understood', day('Ngày'), '28/6/2022', 'none'],
  ['understood, a list', choice('Dịp', 'occasions'), 'tết nguyên đán', 'none'],
  ['no rule', text('Ghi chú'), 'gì cũng được', 'rule'],
  ['refused', money('Số tiền'), 'nhiều lắm', 'refused'],
])('a corner: %s', (_, column, cell, kind) => {
  const corner = cornerOf(column, cell, context);
  expect(corner.kind).toBe(kind);
  if (corner.kind === 'refused') expect(corner.message).toMatch(/nhiều lắm/);
});
test('what is judged at every keystroke, and what for that must be read', () => {
  const { member } = tables.circumstances.columns;
  expect([isQuick(day('Ngày')), isQuick(member)]).toEqual([true, false]);
  expect([needsLists(day('Ngày')), needsLists(choice('Dịp', 'occasions'))]).toEqual([false, true]);
});

const TODAY = '2023-01-05' as Day;
test.each<[string, Record<string, Cell>, Record<string, Cell> | null, Record<string, Cell>]>([
  ['ticked today', { knowsFace: 'Có' }, { knowsFace: '' }, { knowsFaceSince: TODAY }],
  ['it stood', { knowsFace: 'Có' }, { knowsFace: true }, {}],
  ['nobody knows whether it stood', { knowsFace: 'Có' }, null, {}],
  ['taken away', { knowsFace: '' }, { knowsFace: 'Có' }, { knowsFaceSince: '' }],
  ['no', { knowsFace: 'Không' }, { knowsFace: 'Có' }, { knowsFaceSince: '' }],
  ['unreadable', { knowsFace: 'có lẽ' }, { knowsFace: 'Có' }, { knowsFaceSince: '' }],
  ['not this one', {}, { knowsFace: '' }, {}],
  [
    'two',
    { knowsFace: true, knowsNeed: false },
    { knowsFace: 'Không' },
    { knowsFaceSince: TODAY, knowsNeedSince: '' },
  ],
])('days of ticks: %s', (_, now, before, wanted) => {
  const days = tickDays(
    tables.members,
    (key) => now[key],
    (key) => (before === null ? undefined : before[key]),
    context,
    TODAY,
  );
  expect(Object.fromEntries(days)).toEqual(wanted);
});
test('a table without ticks has no days', () => {
  expect(
    tickDays(
      tables.recycling,
      () => 'Có',
      () => '',
      context,
      TODAY,
    ).size,
  ).toBe(0);
});

test.each<
  [
    string,
    [row: number, day: string, change: number, item?: string][],
    [row: number, before: number, taken: number][],
  ]
>([
  [
    'enough',
    [
      [2, '2022-01-01', 5],
      [3, '2022-01-02', -5],
    ],
    [],
  ],
  [
    'more than there is',
    [
      [2, '2022-01-01', 5],
      [3, '2022-01-02', -6],
    ],
    [[3, 5, 6]],
  ],
  [
    'written in another order',
    [
      [2, '2022-01-02', -5],
      [3, '2022-01-01', 5],
    ],
    [],
  ],
  [
    'out before it came in',
    [
      [2, '2022-01-01', -5],
      [3, '2022-01-02', 5],
    ],
    [[2, 0, 5]],
  ],
  [
    'of one day, what comes in first',
    [
      [2, '2022-01-01', -5],
      [3, '2022-01-01', 5],
    ],
    [],
  ],
  [
    'of one day, as they stand',
    [
      [3, '2022-01-01', -2],
      [2, '2022-01-01', -3],
    ],
    [
      [2, 0, 3],
      [3, -3, 2],
    ],
  ],
  [
    'what comes in is never short',
    [
      [2, '2022-01-01', -5],
      [3, '2022-01-02', 2],
    ],
    [[2, 0, 5]],
  ],
  [
    'what moves nothing is never short',
    [
      [2, '2022-01-01', -5],
      [3, '2022-01-02', 0],
    ],
    [[2, 0, 5]],
  ],
  [
    'each thing by itself',
    [
      [2, '2022-01-01', 5, 'a'],
      [3, '2022-01-02', -1, 'b'],
    ],
    [[3, 0, 1]],
  ],
  [
    'tenths add up',
    [
      [2, '2022-01-01', 0.1],
      [3, '2022-01-01', 0.2],
      [4, '2022-01-02', -0.3],
    ],
    [],
  ],
])('stock: %s', (_, moves, wanted) => {
  const given = moves.map(([row, on, change, item = 'x']) => ({ row, day: on as Day, change, item }));
  expect(shortfalls(given).map(({ row, before, taken }) => [row, before, taken])).toEqual(wanted);
});

test('a plain tab: cells of text, numbers to the right, the notes of its columns as its own', () => {
  const design = plainDesign(
    'Tab',
    [
      { header: 'Mục', width: 100, note: 'Tên mục.\nNgắn.' },
      { header: 'Số', width: 50, note: '', isNumber: true },
      { header: 'Dài', width: 300, note: 'Chữ dài.', isWrapped: true },
    ],
    [['a', 1, 'b']],
  );
  expect(design).toMatchObject({ name: 'Tab', frozenColumns: 0, rows: [['a', 1, 'b']] });
  expect(design.note).toBe('Mục: Tên mục. Ngắn.\nDài: Chữ dài.');
  const same = { aliases: [], validation: null, isSystem: false, isHidden: false };
  expect(design.columns).toEqual([
    {
      ...same,
      header: 'Mục',
      title: 'Mục',
      note: 'Tên mục.\nNgắn.',
      width: 100,
      format: '@',
      align: 'left',
      isWrapped: false,
      fits: expect.any(Function),
    },
    {
      ...same,
      header: 'Số',
      title: 'Số',
      note: '',
      width: 50,
      format: 'General',
      align: 'right',
      isWrapped: false,
      fits: expect.any(Function),
    },
    {
      ...same,
      header: 'Dài',
      title: 'Dài',
      note: 'Chữ dài.',
      width: 300,
      format: '@',
      align: 'left',
      isWrapped: true,
      fits: expect.any(Function),
    },
  ]);
  expect(design.columns[0]?.fits('x')).toBeNull();
  expect(tabNote(design.columns.map((column) => ({ ...column, isSystem: true })))).toBe('');
});

const named = (unionName: string | null, shortName: string | null = null) =>
  ({ unionName, shortName }) as Settings;
test.each<[SettingKey, Settings, string[]]>([
  [
    'proposer',
    named('HỘI LHPN PHƯỜNG BA ĐÌNH'),
    ['UBND phường Ba Đình', 'Hội LHPN tỉnh …', 'Ủy ban MTTQ Việt Nam phường Ba Đình'],
  ],
  [
    'proposer',
    named('x', 'Hội LHPN xã Hoa Lư (mới)'),
    ['UBND xã Hoa Lư', 'Hội LHPN tỉnh …', 'Ủy ban MTTQ Việt Nam xã Hoa Lư'],
  ],
  ['confirmer', named(null), ['Đảng ủy phường …', 'UBND phường …', 'Ủy ban MTTQ Việt Nam phường …']],
  [
    'addressee',
    named('Hội LHPN'),
    ['Hội LHPN tỉnh …', 'Ban Thường vụ Hội LHPN tỉnh …', 'Ủy ban MTTQ Việt Nam phường …'],
  ],
  ['recipients', named(null), []],
])('%s of %j is offered', (key, settings, wanted) => expect(presetsOf(key, settings)).toEqual(wanted));
test('the superior body is offered in capitals, and read where an older workbook has it', () => {
  expect(presetsOf('parentBody', named('Hội LHPN phường Ba Đình'))).toEqual([
    ...['HỘI LHPN TỈNH …', 'HỘI LHPN THÀNH PHỐ …', 'BAN THƯỜNG VỤ HỘI LHPN TỈNH …'],
    'ỦY BAN MTTQ VIỆT NAM PHƯỜNG BA ĐÌNH',
  ]);
  expect(superiorOf({ parentBody: null, superior: 'cũ' })).toBe('cũ');
  expect(superiorOf({ parentBody: 'mới', superior: 'cũ' })).toBe('mới');
});

test.each<[string | null, string[], string[]]>([
  [null, [], []],
  ['Khu 5 (đến 30/06/2025)', ['Khu 5 2025-06-30'], []],
  ['Khu Bến Đến (đến 1/7/2020)', ['Khu Bến Đến 2020-07-01'], []],
  ['Khu 5, đến hết ngày 30/6/2025', ['Khu 5 2025-06-30'], []],
  ['Khu 5 – đến: 30.06.2025', ['Khu 5 2025-06-30'], []],
  ['Khu 5 (đến:30/06/2025 )', ['Khu 5 2025-06-30'], []],
  ['Khu 5 (đến 30/06/2025);Khu 4 (đến 01/01/2020)', ['Khu 4 2020-01-01', 'Khu 5 2025-06-30'], []],
  ['Khu 4 (đến 01/01/2020)\n\nKhu 5', ['Khu 5 null', 'Khu 4 2020-01-01'], ['Khu 5']],
  ['Khu 5 (đến 32/13/2025)', ['Khu 5 (đến 32/13/2025) null'], ['Khu 5 (đến 32/13/2025)']],
  ['Khu 5 (đến 30/06/2025) cũ', ['Khu 5 (đến 30/06/2025) cũ null'], ['Khu 5 (đến 30/06/2025) cũ']],
  ['đến 30/06/2025', ['đến 30/06/2025 null'], ['đến 30/06/2025']],
])('former names %j', (cell, names, unread) => {
  const read = formerNames(cell);
  expect([read.names.map(({ name, until }) => `${name} ${until}`), read.unread]).toEqual([names, unread]);
});
test('a chapter is found by its former name too, and a name that nobody had is none', () => {
  const until = '2025-06-30' as Day;
  expect(formerName('Khu 5', until)).toBe('Khu 5 (đến 30/06/2025)');
  const none = { cluster: '', from: null, until: null, successor: null };
  const index = chapterIndex([{ key: 'K5', label: 'Khu 5', ...none, former: [{ name: 'Khu Năm', until }] }]);
  const asked = ['khu 5', 'KHU NĂM', 'Khu 6'];
  expect(asked.map((name) => index.isNamed(name))).toEqual([true, true, false]);
  expect(asked.map((name) => index.named(name).map(({ key }) => key))).toEqual([['K5'], ['K5'], []]);
});
test('an index knows the first of two keys, and no blank one', () => {
  const index = new Index([
    { key: '', label: 'Không mã' },
    { key: 'k1', label: 'Một' },
    { key: 'K1', label: 'Hai' },
  ]);
  expect([index.get('')?.label, index.get(' K1 ')?.label]).toEqual([undefined, 'Một']);
});
test('chapters go by cluster, then by name with numbers counted, then by code', () => {
  const chapter = (key: string, label: string, cluster = '') => ({
    ...{ key, label, cluster, from: null, until: null, successor: null },
  });
  const sorted = [
    ...[chapter('D', 'Khu 1', 'B'), chapter('C', 'Khu 10', 'A'), chapter('B', 'Khu 2', 'A')],
    chapter('A', 'Khu 10', 'A'),
  ].sort(compareChapters);
  expect(sorted.map(({ key }) => key)).toEqual(['B', 'A', 'C', 'D']);
});
test('a side of a pair that the book does not know reads as its id', () => {
  const of = (kind: 'member' | 'chapter' | 'name', key: string) => ({ kind, key });
  expect(pairLabel({ helper: of('chapter', 'K1'), helped: of('member', 'HV-00001') }, context)).toBe(
    'chi hội Khu 1 giúp Nguyễn Thị Hoa',
  );
  expect(pairLabel({ helper: of('chapter', 'K99'), helped: of('member', 'HV-9') }, context)).toBe(
    'chi hội K99 giúp HV-9',
  );
  expect(pairLabel({ helper: of('name', 'Bà Mận'), helped: of('name', 'Em Na') }, context)).toBe(
    'Bà Mận giúp Em Na',
  );
});
