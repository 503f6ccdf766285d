/** Kiểm tra: what is found beyond a single cell, and how it is laid out. */

import type { Grid } from '../layout';
import { CHECK_SHEET, layOutProblems } from '../layout';
import {
  defaultChapters,
  gift,
  memberRow,
  pair,
  type RowSpec,
  sale,
  TODAY,
  wardOf,
  YEAR,
} from '../testdata/ward';
import type { Problem, WardData } from '../ward';
import { findProblems } from './index';

const made = { day: TODAY, time: '10:32', by: '' } as const;
const brief = ({ sheet, row, code, severity }: Problem) => `${sheet} ${row}: ${severity} ${code}`;
const found = (ward: WardData) => findProblems(ward, YEAR).map(brief);
const layOut = (ward: WardData): Grid => layOutProblems(ward, findProblems(ward, YEAR), YEAR, made);
/** Rows of the tab as text, blank cells left out. */
const lines = (grid: Grid) =>
  grid.cells.map((row) => row.map(({ value }) => String(value)).filter((value) => value !== ''));

describe('rows that look like one thing written twice', () => {
  const second = memberRow({ id: 'HV-00002', birth: 1980 });
  const members = (cells: RowSpec<'members'>) =>
    wardOf({ members: [memberRow({ birth: 1980 }), { ...second, ...cells }] });

  test.each<[string, WardData, string[]]>([
    ['a sale copied', wardOf({ recycling: [sale(), sale()] }), ['Tái chế 3: notice likelyDuplicate']],
    ['a sale with another day', wardOf({ recycling: [sale(), sale({ day: '2022-03-06' })] }), []],
    [
      'the same sale, its unit written otherwise',
      wardOf({ recycling: [sale({ quantity: 100 }), sale({ quantity: '1 tạ', unit: '' })] }),
      ['Tái chế 3: notice likelyDuplicate'],
    ],
    ['a gift copied', wardOf({ gifts: [gift(), gift()] }), ['Quà tặng 3: notice likelyDuplicate']],
    ['two gifts to two persons', wardOf({ gifts: [gift({ receiver: 'A' }), gift({ receiver: 'B' })] }), []],
    ['a member twice', members({}), ['Hội viên 3: notice likelyDuplicate']],
    ['two members of one name, born in other years', members({ birth: 1981 }), []],
    ['two members of one name, nobody knows when born', members({ birth: '' }), []],
    ['names that differ by an accent only', members({ name: 'Nguyễn Thị Hòa' }), []],
    [
      'the same name in other letters',
      members({ name: 'NGUYỄN THỊ  HOA' }),
      ['Hội viên 3: notice likelyDuplicate'],
    ],
    [
      'a pair copied',
      wardOf({ members: [memberRow()], pairings: [pair(), pair({ day: '2022-03-01' })] }),
      ['Cặp 1+1 3: notice likelyDuplicate'],
    ],
    [
      'a pair that ended and began again',
      wardOf({ members: [memberRow()], pairings: [pair({ state: 'Dừng' }), pair()] }),
      [],
    ],
  ])('%s', (_name, ward, problems) => expect(found(ward)).toEqual(problems));

  test('it is counted, and the other row is named', () => {
    const ward = wardOf({ recycling: [sale(), sale()] });
    expect(ward.records.recycling.rows).toHaveLength(2);
    expect(findProblems(ward, YEAR)[0]).toMatchObject({
      what: 'Giống dòng 2: cùng ngày, chi hội, loại và số lượng.',
      found: '10',
      column: 3,
      chapterCode: 'K1',
    });
  });
});

test.each<[string, WardData, string]>([
  [
    'a quantity with its unit',
    wardOf({ recycling: [sale({ quantity: '1,5 tạ', unit: '' }), sale({ quantity: 150 })] }),
    '150',
  ],
  [
    'a member’s name',
    wardOf({ members: [memberRow({ birth: 1980 }), memberRow({ id: 'HV-00002', birth: 1980 })] }),
    'Nguyễn Thị Hoa',
  ],
  ['a helped woman', wardOf({ members: [memberRow()], pairings: [pair(), pair()] }), 'Vũ Thị Mận'],
  [
    'a helped member',
    wardOf({
      members: [memberRow(), memberRow({ id: 'HV-00002', name: 'Lê Thị Bưởi' })],
      pairings: [pair({ helped: 'HV-00002' }), pair({ helped: 'HV-00002' })],
    }),
    'Lê Thị Bưởi',
  ],
])('what stands in the cell of a double: %s', (_name, ward, shown) => {
  expect(findProblems(ward, YEAR).map((problem) => problem.found)).toEqual([shown]);
});

describe('rows against the period', () => {
  test.each<[string, string[]]>([
    ['2022-06-01', []],
    ['2021-06-01', []],
    ['2012-06-01', ['Tái chế 2: notice outsidePeriod']],
    ['2020-06-01', ['Tái chế 2: notice outsidePeriod']],
    // This year's rows, whatever period is summed up.
    ['2023-01-02', []],
  ])('sold on %s', (day, problems) =>
    expect(found(wardOf({ recycling: [sale({ day })] }))).toEqual(problems),
  );

  test('rows of ten years are no slips; one of a year far from them is, and so is one entered with others of its year', () => {
    const years = Array.from({ length: 10 }, (_, at) =>
      sale({ day: `${2013 + at}-04-02`, quantity: at + 1 }),
    );
    expect(found(wardOf({ recycling: years }))).toEqual([]);
    expect(found(wardOf({ recycling: [...years, sale({ day: '2002-04-02' })] }))).toEqual([
      'Tái chế 12: notice outsidePeriod',
    ]);
    const thisYear = Array.from({ length: 60 }, (_, at) =>
      sale({ day: '2022-05-06', quantity: at + 1, enteredAt: '2022-05-06 09:00' }),
    );
    const slip = sale({ day: '2013-05-06', enteredAt: '2022-05-06 09:00' });
    expect(found(wardOf({ recycling: [...years, ...thisYear, slip] }))).toEqual([
      'Tái chế 72: notice outsidePeriod',
    ]);
  });

  test('a year of which a report was issued is no slip', () => {
    const ward = wardOf({ recycling: [sale({ day: '2015-04-02' })] });
    const reported = { from: '2015-01-01', to: '2015-12-31' } as typeof YEAR;
    expect(findProblems(ward, YEAR, [reported])).toEqual([]);
    expect(findProblems(ward, YEAR)).toHaveLength(1);
  });

  test('says the day as it stands on the sheet', () => {
    const [problem] = findProblems(wardOf({ gifts: [gift({ day: '1.6.20' })] }), YEAR);
    expect(problem).toMatchObject({
      what: expect.stringContaining('01/06/2020') as unknown,
      found: '01/06/2020',
    });
  });

  test('an old pairing that is at work, or had its result in the year, is no slip', () => {
    const old = { day: '2019-05-01' };
    const ward = wardOf({
      members: [memberRow()],
      pairings: [
        pair({ ...old, state: 'Hoàn thành', result: 'Vào Hội', resultDay: '2022-06-01' }),
        pair({ ...old, helped: 'Chị Na' }),
      ],
    });
    expect(found(ward)).toEqual([]);
  });

  test('an old pairing that had ended before is in no figure', () => {
    const ward = wardOf({ members: [memberRow()], pairings: [pair({ day: '2019-05-01', state: 'Dừng' })] });
    expect(found(ward)).toEqual(['Cặp 1+1 2: notice outsidePeriod']);
  });
});

describe('more members than women', () => {
  const two = [memberRow(), memberRow({ id: 'HV-00002', name: 'Lê Thị Bưởi' })];
  const base = (women: number, cells: RowSpec<'baseline'> = {}) => [
    { year: 2022, chapter: 'K1', women, ...cells },
  ];
  test.each<[string, WardData, string[]]>([
    ['fewer women', wardOf({ members: two, baseline: base(1) }), ['Số liệu nền 2: notice mismatch']],
    ['as many', wardOf({ members: two, baseline: base(2) }), []],
    ['another year', wardOf({ members: two, baseline: base(1, { year: 2021 }) }), []],
    [
      'one is honorary',
      wardOf({ members: [two[0] ?? {}, memberRow({ id: 'HV-00003', type: 'Danh dự' })], baseline: base(1) }),
      [],
    ],
    [
      'one came after',
      wardOf({
        members: [two[0] ?? {}, memberRow({ id: 'HV-00003', name: 'Vũ Thị Mận', joined: '2023-01-02' })],
        baseline: base(1),
      }),
      [],
    ],
  ])('%s', (_name, ward, problems) => expect(found(ward)).toEqual(problems));
});

describe('the tab', () => {
  const ward = wardOf({
    chapters: [...defaultChapters],
    members: [memberRow({ phone: 912345678 })],
    recycling: [
      sale({ chapter: 'K10', quantity: 'nhiều' }),
      sale({ chapter: 'lạ' }),
      sale({ chapter: 'K2', amount: '-5' }),
    ],
    gifts: [gift({ chapter: 'phường', parcels: 2, unitValue: 1000, value: 3000 })],
  });
  const grid = layOut(ward);

  test('groups by chapter in their order, the ward next, what has no chapter last', () => {
    expect(grid.cells.filter(([first]) => first?.style === 'heading').map(([first]) => first?.value)).toEqual(
      [
        'Chi hội Khu 1: 1 chỗ',
        'Chi hội Khu 2: 1 chỗ',
        'Chi hội Khu 10: 1 chỗ',
        'Hội LHPN phường: 1 chỗ',
        'Chưa rõ chi hội, hoặc việc chung của cả sổ: 1 chỗ',
      ],
    );
  });

  test('one line a problem: tab, cell, what stands there, how grave, what is wrong, what to do', () => {
    expect(lines(grid).filter(([first]) => first === 'Tái chế')).toEqual([
      ['Tái chế', 'F4', '-5', 'Không tính', 'Số tiền không thể âm: “-5”.', 'Ghi số từ 0 trở lên.'],
      [
        'Tái chế',
        'D2',
        'nhiều',
        'Không tính',
        'Chưa hiểu số lượng “nhiều”.',
        'Ghi số rồi đến đơn vị, ví dụ 35,8 tạ.',
      ],
      [
        'Tái chế',
        'B3',
        'lạ',
        'Không tính',
        'Không có chi hội nào tên “lạ”.',
        'Sửa lại tên cho đúng, hoặc ghi chi hội ấy trước.',
      ],
    ]);
    expect(lines(grid).find(([first]) => first === 'Hội viên')).toEqual([
      'Hội viên',
      'E2',
      '912345678',
      'Cần xem lại',
      'Số “912345678” thiếu số 0 ở đầu.',
      'Ghi lại 0912 345 678.',
    ]);
  });

  test('each cell is a link to itself', () => {
    const links = grid.cells
      .flat()
      .flatMap(({ link, value }) => (link === undefined ? [] : [[value, link.sheet, link.a1]]));
    expect(links).toEqual([
      ['E2', 'Hội viên', 'E2'],
      ['F4', 'Tái chế', 'F4'],
      ['D2', 'Tái chế', 'D2'],
      ['H2', 'Quà tặng', 'H2'],
      ['B3', 'Tái chế', 'B3'],
    ]);
  });

  test('the stamp counts what is left out', () => {
    expect(lines(grid)[1]).toEqual([
      'Kỳ: 01/01/2022 – 31/12/2022 · Kiểm tra lúc 10:32 ngày 05/01/2023 · 4 lỗi (bỏ ra 4 dòng), 1 chỗ cần xem lại',
    ]);
  });

  test('every line says something, and nothing technical', () => {
    for (const row of grid.cells) {
      expect(row).toHaveLength(grid.widths.length);
      for (const { value } of row) expect(String(value)).not.toMatch(/undefined|null|NaN|\[object/);
    }
    for (const line of lines(grid).filter((row) => row.length === 6 && row[0] !== 'Tab')) {
      expect(line[4]).toMatch(/[.”]$/);
      expect(line[5]).toMatch(/\.$/);
    }
  });

  test('nothing wrong: one sentence, no table', () => {
    const fine = layOut(wardOf({ recycling: [sale()] }));
    expect(fine.name).toBe(CHECK_SHEET);
    expect(lines(fine).at(-1)).toEqual(['Không thấy chỗ nào sai. Mọi dòng đều được tính.']);
    expect(fine.cells).toHaveLength(3);
  });

  test('a tab that is missing has no cell to link to', () => {
    const none = wardOf({}, { tables: { gifts: null } as never });
    const line = layOut(none).cells.find(([first]) => first?.value === 'Quà tặng');
    expect(line?.map(({ value, link }) => [value, link])).toEqual([
      ['Quà tặng', undefined],
      ['', undefined],
      ['', undefined],
      ['Không tính', undefined],
      ['Không có tab “Quà tặng”.', undefined],
      ['Bấm Sổ Hội → Quản lý → Cài đặt sổ để tạo lại tab.', undefined],
    ]);
  });

  test('of ten thousand wrong rows a few hundred have a line; all are counted, none hides the other kinds', () => {
    const many = wardOf({
      recycling: Array.from({ length: 10_000 }, () => sale({ quantity: 'nhiều' })),
      gifts: [gift({ parcels: 'ít' })],
    });
    const { cells } = layOut(many);
    expect(cells.length).toBeLessThan(340);
    const texts = cells.map((row) => row.map(({ value }) => value));
    expect(texts.filter(([tab]) => tab === 'Quà tặng')).toHaveLength(1);
    const listed = texts.filter(([tab, , , level]) => tab === 'Tái chế' && level === 'Không tính').length - 1;
    expect(texts.at(-1)).toEqual([
      'Tái chế',
      expect.stringMatching(/^D\d+$/) as unknown,
      'Số lượng',
      'Không tính',
      expect.stringContaining('nhiều') as unknown,
      `${(10_000 - listed).toLocaleString('de')} chỗ`,
    ]);
  });
});

test('errors come before notices, and in the order of tabs, rows and columns', () => {
  const ward = wardOf({
    gifts: [gift({ parcels: '', fund: '' })],
    recycling: [sale(), sale(), sale({ day: '' })],
    members: [memberRow({ phone: 1 })],
  });
  expect(
    lines(layOut(ward))
      .filter((row) => row.length >= 5 && row[0] !== 'Tab')
      .map((row) => row.slice(0, 2).join(' ')),
  ).toEqual(['Tái chế A4', 'Quà tặng F2', 'Quà tặng J2', 'Hội viên E2', 'Tái chế D3']);
});
