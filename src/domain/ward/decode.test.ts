/** Decoding as tables of facts: what a cell, a header row and a row of a tab are read as, and what is said of them. */

import {
  type AnyColumn,
  anyDay,
  birth,
  type Cell,
  chapter,
  chapterOrWard,
  choice,
  choices,
  code,
  count,
  day,
  decimal,
  decodeCell,
  email,
  id,
  member,
  money,
  month,
  name,
  party,
  phone,
  quantity,
  text,
  year,
  yesNo,
} from '../columns';
import { tables } from '../models/registry';
import { type Context, Index } from '../tables/context';
import { decodeTable } from '../tables/decode';
import { a1, type RawTable } from '../tables/raw-table';
import {
  defaultChapters,
  memberRow,
  type RowSpec,
  rawWard,
  sale,
  TODAY,
  tabOf,
  wardOf,
} from '../testdata/ward';
import { tell } from '../values';
import { builtInCatalogue } from './';

const context: Context = {
  today: TODAY,
  catalogue: builtInCatalogue,
  chapters: new Index([
    { key: 'K1', label: 'Khu 1', cluster: 'Đông', from: null, until: null, successor: null },
    { key: 'K5A', label: 'Khu 5A', cluster: 'Đông', from: null, until: null, successor: null },
    { key: 'T1', label: 'Khu 1 Tây', cluster: 'Tây', from: null, until: null, successor: null },
    { key: 'D3', label: 'Khu 3', cluster: 'Đông', from: null, until: null, successor: null },
    { key: 'T3', label: 'Khu 3', cluster: 'Tây', from: null, until: null, successor: null },
  ]),
  members: new Index(
    [
      ['HV-00001', 'Nguyễn Thị Hoa'],
      ['HV-00002', 'Lê Thị Bưởi'],
      ['HV-00003', 'Lê Thị Bưởi'],
    ].map(([key = '', label = '']) => ({
      key,
      label,
      chapterCode: 'K1',
      group: '',
      birthYear: null,
      isActive: true,
      from: null,
      spells: null,
      until: null,
      isCounted: true,
      knowsFace: false,
      knowsCircumstance: false,
      knowsNeed: false,
      knowsFaceSince: null,
      knowsCircumstanceSince: null,
      knowsNeedSince: null,
    })),
  ),
  pairs: new Index([]),
  hardship: new Set(),
  membersOf: () => [],
  knowingThreshold: 0.9,
};

const reading = (column: AnyColumn, cell: Cell): unknown => {
  const result = decodeCell(column, cell, context);
  return result.ok ? result.value : `refused: ${result.problem.code}`;
};

describe('a cell by the kind of its column', () => {
  test.each<[kind: string, column: AnyColumn, cell: Cell, value: unknown]>([
    ['text', text('Cột'), '  Tổ\u00A03 ', 'Tổ 3'],
    ['text, decomposed accents', text('Cột'), 'Tổ 3'.normalize('NFD'), 'Tổ 3'],
    ['text, a number', text('Cột'), 35.8, '35,8'],
    ['text, a ticked box', text('Cột'), true, 'TRUE'],
    ['text that looks like a formula', text('Cột'), '=1+1', '=1+1'],
    ['name', name('Cột'), 'Nguyễn  Thị\u200B Hoa', 'Nguyễn Thị Hoa'],
    ['code', code('Cột'), ' K5A ', 'K5A'],
    ['id', id('Cột'), 'HV-00001 ', 'HV-00001'],

    ['day of the sheet', day('Cột'), '2022-06-28', '2022-06-28'],
    ['day as text', day('Cột'), '01/6/2022', '2022-06-01'],
    ['day with dots and a short year', day('Cột'), '1.6.22', '2022-06-01'],
    ['day in words', day('Cột'), 'ngày 05 tháng 01 năm 2022', '2022-01-05'],
    ['leap day', day('Cột'), '29/02/2020', '2020-02-29'],
    ['no such leap day', day('Cột'), '29/02/2022', 'refused: day.impossible'],
    ['day without a year', day('Cột'), '01/6', 'refused: day.noYear'],
    ['day as a number', day('Cột'), 44713, 'refused: day.serial'],
    ['today', day('Cột'), '2023-01-05', '2023-01-05'],
    ['tomorrow', day('Cột'), '2023-01-06', 'refused: future'],
    ['tomorrow where a day may lie ahead', anyDay('Cột'), '06/01/2023', '2023-01-06'],
    ['day that is a word', day('Cột'), 'hôm qua', 'refused: day.unclear'],

    ['birth', birth('Cột'), '15/8/1975', { year: 1975, day: '1975-08-15' }],
    ['birth year as a number', birth('Cột'), 1975, { year: 1975, day: null }],
    ['birth year as text', birth('Cột'), '1975', { year: 1975, day: null }],
    ['birth to come', birth('Cột'), '15/8/2023', 'refused: birth.future'],
    ['month', month('Cột'), '03/2022', '2022-03'],
    ['month that does not exist', month('Cột'), '13/2022', 'refused: month.impossible'],
    ['year', year('Cột'), 2022, 2022],
    ['year as text', year('Cột'), '2022', 2022],
    ['year out of reach', year('Cột'), 22, 'refused: absurd'],

    ['money', money('Cột'), 1_500_000, 1_500_000],
    ['money, short', money('Cột'), '1,5tr', 1_500_000],
    ['money, grouped', money('Cột'), '2.200.000đ', 2_200_000],
    ['money, zero', money('Cột'), 0, 0],
    ['money, grouping slip', money('Cột'), '3.100.00đ', 'refused: money.grouping'],
    ['money, negative', money('Cột'), -1, 'refused: money.negative'],
    ['money, fraction', money('Cột'), 1.5, 'refused: money.fraction'],
    ['money, the most', money('Cột'), 10_000_000_000, 10_000_000_000],
    ['money, absurd', money('Cột'), 10_000_000_001, 'refused: absurd'],
    ['money, a word', money('Cột'), 'nhiều', 'refused: money.unclear'],

    ['count', count('Cột'), 14, 14],
    ['count with its word', count('Cột'), '14 suất', 14],
    ['count, grouped', count('Cột'), '1.400', 1400],
    ['count, fraction', count('Cột'), 1.5, 'refused: count.fraction'],
    ['count, negative', count('Cột'), -2, 'refused: count.negative'],
    ['count, absurd', count('Cột'), 100_001, 'refused: absurd'],
    ['count, absurd for its column', count('Cột', 200), 201, 'refused: absurd'],
    ['count, a word', count('Cột'), 'vài', 'refused: count.unclear'],
    ['decimal', decimal('Cột'), '2,5', 2.5],
    ['decimal, negative', decimal('Cột'), -2.5, 'refused: absurd'],
    ['decimal, absurd', decimal('Cột'), 1_000_001, 'refused: absurd'],
    ['quantity', quantity('Cột'), 35.8, { amount: 35.8, unit: null, rest: '' }],
    ['quantity with a unit', quantity('Cột'), '35,8 tạ', { amount: 35.8, unit: 'tạ', rest: '' }],
    ['quantity, a word', quantity('Cột'), 'ít', 'refused: quantity.unclear'],
    ['quantity, negative', quantity('Cột'), '-3 kg', 'refused: quantity.negative'],
    ['quantity, absurd', quantity('Cột'), '1.000.001 kg', 'refused: absurd'],

    ['choice by its label', choice('Cột', 'materials'), 'Vỏ lon', 'can'],
    ['choice without accents', choice('Cột', 'materials'), 'vo lon', 'can'],
    ['choice by an alias', choice('Cột', 'occasions'), '1/6', 'childrensDay'],
    ['choice, decomposed', choice('Cột', 'materials'), 'Sắt'.normalize('NFD'), 'iron'],
    ['choice unknown', choice('Cột', 'materials'), 'Vàng', 'refused: unknownChoice'],
    ['choices', choices('Cột', 'circumstances'), 'Hộ cận nghèo, đơn thân', ['nearPoor', 'single']],
    ['choices, doubled', choices('Cột', 'circumstances'), 'Đơn thân; đơn thân', ['single']],
    [
      'one choice whose label holds a comma',
      choices('Cột', 'circumstances'),
      'Già yếu, neo đơn',
      ['elderlyAlone'],
    ],
    [
      'a label that holds a comma among others',
      choices('Cột', 'circumstances'),
      'Già yếu, neo đơn, Đơn thân',
      ['elderlyAlone', 'single'],
    ],
    ['choices, one unknown', choices('Cột', 'circumstances'), 'Đơn thân, giàu', 'refused: unknownChoice'],
    ['yes', yesNo('Cột'), 'Có', true],
    ['yes as a cross', yesNo('Cột'), 'x', true],
    ['yes as a ticked box', yesNo('Cột'), true, true],
    ['no', yesNo('Cột'), 'chưa', false],
    ['neither', yesNo('Cột'), 'đang xem', 'refused: unreadable'],
    ['phone', phone('Cột'), '0912 345 678', '0912345678'],
    ['phone that lost its zero', phone('Cột'), 912345678, 'refused: phone.zero'],
    ['email', email('Cột'), ' chihoi5a@gmail.com', 'chihoi5a@gmail.com'],
    ['email without a host', email('Cột'), 'chihoi5a', 'refused: unreadable'],

    ['chapter with its code', chapter('Cột'), 'Khu 5A · K5A', 'K5A'],
    ['chapter renamed since: the code decides', chapter('Cột'), 'Khu Năm · K5A', 'K5A'],
    ['chapter by its code', chapter('Cột'), 'k5a', 'K5A'],
    ['chapter by its name', chapter('Cột'), 'khu 5a', 'K5A'],
    ['chapter, decomposed and spaced', chapter('Cột'), ' Khu 5A\u00A0· K5A '.normalize('NFD'), 'K5A'],
    ['chapter unknown', chapter('Cột'), 'Khu 9', 'refused: unknownReference'],
    ['chapter with a code that is gone', chapter('Cột'), 'Khu 1 · K99', 'refused: unknownReference'],
    ['two chapters of one name', chapter('Cột'), 'Khu 3', 'refused: ambiguousReference'],
    ['two chapters of one name, told apart', chapter('Cột'), 'Khu 3 · T3', 'T3'],
    ['the ward is no chapter', chapter('Cột'), 'Hội LHPN phường', 'refused: unknownReference'],
    ['the ward where it may stand', chapterOrWard('Cột'), 'Hội LHPN phường', 'PHUONG'],
    ['the ward, short', chapterOrWard('Cột'), 'phường', 'PHUONG'],
    ['the ward with its code', chapterOrWard('Cột'), 'Hội LHPN phường · PHUONG', 'PHUONG'],
    ['member with her id', member('Cột'), 'Nguyễn Thị Hoa · HV-00001', 'HV-00001'],
    ['member by name', member('Cột'), 'nguyễn thị hoa', 'HV-00001'],
    ['member unknown', member('Cột'), 'Ngô Thị Đào', 'refused: unknownReference'],
    ['two members of one name', member('Cột'), 'Lê Thị Bưởi', 'refused: ambiguousReference'],
    ['party: a member', party('Cột'), 'HV-00001', { kind: 'member', key: 'HV-00001' }],
    ['party: a chapter', party('Cột'), 'Khu 5A · K5A', { kind: 'chapter', key: 'K5A' }],
    ['party: a woman not yet a member', party('Cột'), 'Vũ Thị Mận', { kind: 'name', key: 'Vũ Thị Mận' }],
    ['party: an id that is gone', party('Cột'), 'Vũ Thị Mận · HV-99999', 'refused: unknownReference'],
    ['party: two members of one name', party('Cột'), 'Lê Thị Bưởi', 'refused: ambiguousReference'],
    ['party: two chapters of one name', party('Cột'), 'Khu 3', 'refused: ambiguousReference'],
  ])('%s', (_kind, column, cell, value) => expect(reading(column, cell)).toEqual(value));

  test('every refusal is a Vietnamese sentence that says what to do', () => {
    const refusals = ['hôm qua', 44713, '3.100.00đ', -1, 'Vàng', 'Khu 9'].flatMap((cell) =>
      [day('Cột'), money('Cột'), count('Cột'), choice('Cột', 'materials'), chapter('Cột')].flatMap(
        (column) => {
          const result = decodeCell(column, cell, context);
          return result.ok ? [] : [tell(result.problem)];
        },
      ),
    );
    expect(refusals.length).toBeGreaterThan(15);
    for (const message of refusals)
      expect(message).toMatch(/(Ghi|Sửa|Chọn|Kiểm tra|Xem lại|thì ghi|chỉ ghi) .*\.$/u);
  });

  test('a message says which members are meant, by id', () => {
    const result = decodeCell(member('Cột'), 'Lê Thị Bưởi', context);
    expect(result).toMatchObject({
      ok: false,
      problem: { what: expect.stringContaining('HV-00002, HV-00003') as unknown },
    });
  });

  test('a misspelt name is answered with the near ones', () => {
    const result = decodeCell(chapter('Cột'), 'Khu 5 A', context);
    expect(result).toMatchObject({
      ok: false,
      problem: { todo: expect.stringContaining('“Khu 5A”') as unknown },
    });
  });
});

describe('names of cells', () => {
  test.each([
    [1, 0, 'A1'],
    [2, 25, 'Z2'],
    [2, 26, 'AA2'],
    [10, 51, 'AZ10'],
    [10, 52, 'BA10'],
    [10, 701, 'ZZ10'],
    [10, 702, 'AAA10'],
  ])('row %d, column %d is %s', (row, column, expected) => expect(a1(row, column)).toBe(expected));
});

/** A tab of recycling with the headers changed by `change`. */
function recyclingTab(
  change: (headers: Cell[], rows: Cell[][]) => void,
  rows: readonly RowSpec<'recycling'>[] = [sale()],
): RawTable {
  const tab = tabOf('recycling', rows);
  const headers = [...tab.headers];
  const body = tab.rows.map((row) => [...row]);
  change(headers, body);
  return { headers, rows: body, merges: [] };
}
const decoded = (raw: RawTable | null) => decodeTable(tables.recycling, raw, context);
const at = (title: string) => tabOf('recycling', []).headers.indexOf(title);
const codes = (problems: readonly { code: string; severity: string }[]) =>
  problems.map((problem) => `${problem.severity} ${problem.code}`);

const renamed = (title: string, to: string) => (headers: Cell[]) => {
  headers[at(title)] = to;
};

describe('the header row', () => {
  test('as installed: every column is found, nothing to say', () => {
    const result = decoded(recyclingTab(() => undefined));
    expect(result).toMatchObject({ isReadable: true, leftOut: [], problems: [] });
    expect(result.rows).toHaveLength(1);
    // The pictures' column comes with the first picture.
    expect(Object.keys(result.places).filter((key) => result.places[key as 'day'] === null)).toEqual([
      'picture',
    ]);
  });

  const titled = (change: (title: string) => string) => (headers: Cell[]) => {
    headers.splice(0, headers.length, ...headers.map((title) => change(String(title))));
  };
  test.each<[string, (headers: Cell[], rows: Cell[][]) => void]>([
    [
      'moved: the columns stand in reverse',
      (headers, rows) => {
        for (const row of [headers, ...rows]) row.reverse();
      },
    ],
    ['without stars', titled((title) => title.replace(' *', ''))],
    ['with stars glued', titled((title) => title.replace(' *', '*'))],
    ['in capitals', titled((title) => title.toUpperCase())],
    ['decomposed', titled((title) => title.normalize('NFD'))],
    ['with no-break spaces', titled((title) => ` ${title}`.replaceAll(' ', '\u00A0'))],
    ['by an alias', titled((title) => title.replace('Loại phế liệu', 'Phế liệu'))],
    [
      'a column of the ward in the middle',
      (headers, rows) => {
        for (const row of [headers, ...rows]) row.splice(2, 0, 'x');
      },
    ],
  ])('%s: the row reads the same', (_name, change) => {
    const result = decoded(recyclingTab(change));
    expect(result.problems).toEqual([]);
    expect(result.rows).toEqual([
      expect.objectContaining({ day: '2022-03-05', chapter: 'K1', material: 'iron', kg: 10, amount: 80_000 }),
    ]);
  });

  test('an alias does not win over the header itself', () => {
    const result = decoded(
      recyclingTab((headers, rows) => {
        headers.unshift('Phế liệu');
        rows[0]?.unshift('Nhựa');
      }),
    );
    expect(result.rows[0]?.material).toBe('iron');
  });

  test('renamed: says which column it probably was, and counts nothing of the tab', () => {
    const result = decoded(recyclingTab(renamed('Số lượng *', 'Số lượn')));
    expect(result).toMatchObject({ isReadable: false, rows: [], leftOut: [2] });
    expect(result.problems[0]).toMatchObject({
      code: 'missingHeader',
      severity: 'error',
      row: 1,
      column: at('Số lượng *'),
      what: 'Tab Tái chế thiếu cột “Số lượng”. Cột D đang ghi “Số lượn”.',
      todo: 'Nếu đó là cột “Số lượng”, ghi lại tiêu đề “Số lượng” ở ô D1; cho đến lúc ấy cột này chưa được tính.',
    });
  });

  test('a required column that is gone: says how to get it back', () => {
    const result = decoded(recyclingTab(renamed('Ngày *', '')));
    expect(result).toMatchObject({ isReadable: false, rows: [], leftOut: [2] });
    expect(result.problems[0]).toMatchObject({
      code: 'missingHeader',
      row: 1,
      what: 'Tab Tái chế thiếu cột “Ngày”. Cột A có số liệu mà không có tiêu đề.',
      todo: 'Nếu đó là cột “Ngày”, ghi lại tiêu đề “Ngày” ở ô A1; cho đến lúc ấy cột này chưa được tính.',
    });
  });

  test('an optional column that is gone: the rows still count', () => {
    const result = decoded(recyclingTab(renamed('Ghi chú', '')));
    expect(result.isReadable).toBe(true);
    expect(result.rows).toHaveLength(1);
    expect(codes(result.problems)).toEqual(['notice missingHeader']);
  });

  test('system columns that are gone are no problem', () => {
    const result = decoded(recyclingTab(renamed('Mã', '')));
    expect(result.problems).toEqual([]);
    expect(result.rows).toHaveLength(1);
  });

  const double = (second: Cell, first?: Cell) =>
    decoded(
      recyclingTab((headers, rows) => {
        headers.push('Thành tiền');
        rows[0]?.push(second);
        if (first !== undefined && rows[0] !== undefined) rows[0][at('Thành tiền')] = first;
      }),
    );

  test('doubled, the second one blank: counted, and asked about', () => {
    const result = double('');
    expect(codes(result.problems)).toEqual(['notice doubledHeader']);
    expect(result.problems[0]?.what).toBe('Tab Tái chế có 2 cột “Thành tiền” (F, M).');
    expect(result.rows[0]?.amount).toBe(80_000);
  });

  test('doubled, both say the same: counted', () => expect(double(80_000).rows[0]?.amount).toBe(80_000));

  test('doubled, the first one blank: the figure is not lost', () => {
    expect(double(90_000, '').rows[0]?.amount).toBe(90_000);
  });

  test('doubled, and they differ: the row is left out', () => {
    const result = double(90_000);
    expect(result).toMatchObject({ rows: [], leftOut: [2] });
    expect(codes(result.problems)).toEqual(['notice doubledHeader', 'error doubledHeader']);
    expect(result.problems[1]?.what).toBe('Hai cột “Thành tiền” ghi khác nhau: “80000” và “90000”.');
  });

  test('the tab is gone', () => {
    const result = decoded(null);
    expect(result).toMatchObject({ isReadable: false, rows: [], leftOut: [] });
    expect(result.problems).toEqual([
      expect.objectContaining({ code: 'missingTab', severity: 'error', row: null, sheet: 'Tái chế' }),
    ]);
  });

  test('an empty sheet misses every required column and loses nothing', () => {
    const result = decoded({ headers: [''], rows: [], merges: [] });
    expect(result.isReadable).toBe(false);
    expect(result.problems.filter(({ severity }) => severity === 'error')).toHaveLength(4);
  });

  test('a tab with headers only', () => {
    expect(decoded(recyclingTab(() => undefined, []))).toMatchObject({
      isReadable: true,
      rows: [],
      leftOut: [],
      problems: [],
    });
  });
});

describe('a row', () => {
  /** One recycling row beside a right one: what is said of it. */
  const said = (cells: RowSpec<'recycling'>) => decoded(recyclingTab(() => undefined, [sale(), sale(cells)]));

  test.each<[string, RowSpec<'recycling'>, column: string, code: string]>([
    ['blank day', { day: '' }, 'Ngày', 'missing'],
    ['blank day made of spaces', { day: ' \u00A0\u200B' }, 'Ngày', 'missing'],
    ['blank chapter', { chapter: '' }, 'Chi hội', 'missing'],
    ['blank material', { material: '' }, 'Loại phế liệu', 'missing'],
    ['blank quantity', { quantity: '' }, 'Số lượng', 'missing'],
    ['blank unit', { unit: '' }, 'Đơn vị', 'missing'],
    ['text where a number belongs', { quantity: 'nhiều' }, 'Số lượng', 'unreadable'],
    ['text where money belongs', { amount: 'chưa bán' }, 'Thành tiền', 'unreadable'],
    ['a day as a number', { day: 44713 }, 'Ngày', 'unreadable'],
    ['a future day', { day: '2023-02-01' }, 'Ngày', 'future'],
    ['negative quantity', { quantity: -5 }, 'Số lượng', 'unreadable'],
    ['no quantity at all', { quantity: 0 }, 'Số lượng', 'absurd'],
    ['absurd quantity', { quantity: 1_000_001 }, 'Số lượng', 'absurd'],
    ['absurd money', { amount: 20_000_000_000 }, 'Thành tiền', 'absurd'],
    ['unknown chapter', { chapter: 'Khu 77' }, 'Chi hội', 'unknownReference'],
    ['ambiguous chapter', { chapter: 'Khu 3' }, 'Chi hội', 'ambiguousReference'],
    ['unknown material', { material: 'Vàng' }, 'Loại phế liệu', 'unknownChoice'],
    ['a broken formula', { quantity: '#REF!' }, 'Số lượng', 'cellError'],
    ['a broken formula in an optional column', { amount: '#DIV/0!' }, 'Thành tiền', 'cellError'],
    ['a lookup that found nothing', { chapter: '#N/A' }, 'Chi hội', 'cellError'],
    ['two units', { quantity: '3 tạ', unit: 'kg' }, 'Đơn vị', 'conflict'],
    ['a unit that nobody knows', { quantity: '3 sào', unit: '' }, 'Số lượng', 'conflict'],
  ])('%s: left out, named, the other row counts', (_name, cells, header, code) => {
    const result = said(cells);
    expect(result.rows.map(({ row }) => row)).toEqual([2]);
    expect(result.leftOut).toEqual([3]);
    expect(result.problems).toEqual([
      expect.objectContaining({ row: 3, header, code, severity: 'error', sheet: 'Tái chế' }),
    ]);
    const [problem] = result.problems;
    expect(problem?.column).toBe(
      tabOf('recycling', []).headers.findIndex((h) => String(h).startsWith(header)),
    );
    expect(`${problem?.what} ${problem?.todo}`).not.toMatch(/undefined|null|NaN/);
    expect(problem?.what).toMatch(/[.”]$/u);
    expect(problem?.todo).toMatch(/^[\p{Lu}“].*\.$/u);
  });

  test.each<[string, RowSpec<'recycling'>]>([
    ['a unit inside the cell', { quantity: '10 kg', unit: '' }],
    ['the same unit in both', { quantity: '10 kg', unit: 'ký' }],
    ['a quantity as text', { quantity: ' 10\u00A0' }],
    ['no money', { amount: '' }],
    ['decomposed text', { material: 'Sắt'.normalize('NFD'), chapter: 'Khu 1 · K1'.normalize('NFD') }],
    ['trailing spaces', { material: 'sắt vụn  ', unit: ' kg ' }],
  ])('%s: counted', (_name, cells) => {
    const result = said({ day: '2022-03-06', ...cells });
    expect(result.problems).toEqual([]);
    expect(result.rows.map(({ kg }) => kg)).toEqual([10, 10]);
  });

  test('half filled: every blank is named', () => {
    const result = decoded(recyclingTab(() => undefined, [{ day: '2022-03-05', note: 'chưa cân' }]));
    expect(result.problems.map(({ header }) => header)).toEqual(['Chi hội', 'Loại phế liệu', 'Số lượng']);
    expect(result.leftOut).toEqual([2]);
  });

  test('blank rows between and below, and rows with an id only, are no rows', () => {
    const blank: RowSpec<'recycling'> = {};
    const result = decoded(
      recyclingTab(
        () => undefined,
        [blank, sale(), { id: 'TC-00009' }, blank, sale({ day: '2022-04-01' }), blank],
      ),
    );
    expect(result.rows.map(({ row }) => row)).toEqual([3, 6]);
    expect(result).toMatchObject({ leftOut: [], problems: [] });
  });

  test('ten thousand blank formatted rows below the data are no rows', () => {
    const result = decoded(
      recyclingTab((_headers, rows) => {
        for (let n = 0; n < 10_000; n++)
          rows.push(Array.from({ length: 12 }, () => (n % 3 === 0 ? ' ' : '')));
      }),
    );
    expect(result.rows).toHaveLength(1);
    expect(result).toMatchObject({ leftOut: [], problems: [] });
  });

  test('rows of tick boxes that nobody ticked are no rows', () => {
    const boxes: RowSpec<'members'> = { knowsFace: false, knowsCircumstance: false, knowsNeed: false };
    const result = decodeTable(tables.members, tabOf('members', [memberRow(), boxes, boxes]), context);
    expect(result.rows).toHaveLength(1);
    expect(result).toMatchObject({ leftOut: [], problems: [] });
  });

  test('a row shorter than the header row', () => {
    const result = decoded(
      recyclingTab((_headers, rows) => {
        rows[0]?.splice(6);
      }),
    );
    expect(result.rows).toHaveLength(1);
    expect(result.rows[0]).toMatchObject({ kg: 10, key: '' });
  });

  test('an id doubled by copy and paste: both rows count, the copy is asked about', () => {
    const result = decoded(
      recyclingTab(
        () => undefined,
        [sale({ id: 'TC-00001' }), sale({ id: 'tc-00001 ' }), sale({ id: 'TC-00002' })],
      ),
    );
    expect(result.rows.map(({ row, key }) => [row, key])).toEqual([
      [2, 'TC-00001'],
      [3, ''],
      [4, 'TC-00002'],
    ]);
    expect(result.leftOut).toEqual([]);
    expect(result.problems).toEqual([
      expect.objectContaining({
        code: 'doubledId',
        severity: 'notice',
        row: 3,
        header: 'Mã',
        what: 'Mã TC-00001 đã có ở dòng 2: dòng này chép từ dòng ấy?',
      }),
    ]);
  });

  test('rows without an id are not doubles of each other', () => {
    expect(decoded(recyclingTab(() => undefined, [sale(), sale()])).rows).toHaveLength(2);
  });

  test('merged over rows: the first counts, the second is reported', () => {
    const raw = { ...recyclingTab(() => undefined, [sale(), { ...sale(), chapter: '' }]) };
    const result = decoded({ ...raw, merges: [{ row: 0, rows: 2, column: 1 }] });
    expect(result.rows.map(({ row }) => row)).toEqual([2]);
    expect(codes(result.problems)).toEqual(['error missing', 'notice merged']);
    expect(result.problems[1]).toMatchObject({ row: 2, column: 1, todo: 'Bỏ gộp ô và ghi đủ từng dòng.' });
  });

  test('merged cells in blank rows below are nobody’s business', () => {
    const raw = recyclingTab(() => undefined, [sale(), {}]);
    expect(decoded({ ...raw, merges: [{ row: 1, rows: 1, column: 1 }] }).problems).toEqual([]);
  });

  test('a full stop inside what was typed does not cut the sentence', () => {
    const [problem] = said({ material: 'Bà. Đồ cũ' }).problems;
    expect(problem?.what).toBe('Danh mục Phế liệu không có “Bà. Đồ cũ”.');
  });
});

describe('columns that together may stand once', () => {
  const twice = (second: RowSpec<'baseline'>) =>
    wardOf({ baseline: [{ year: 2022, chapter: 'K1', women: 400 }, second] }).records.baseline;

  test('the same chapter and year: the second is left out', () => {
    const result = twice({ year: 2022, chapter: 'Khu 1', women: 401 });
    expect(result.rows.map(({ women }) => women)).toEqual([400]);
    expect(result.problems).toEqual([
      expect.objectContaining({
        code: 'doubledKey',
        row: 3,
        what: 'Dòng 2 đã ghi cho cùng năm và chi hội.',
      }),
    ]);
  });
  test('another year, another chapter: both count', () => {
    expect(twice({ year: 2021, chapter: 'K1', women: 1 }).rows).toHaveLength(2);
    expect(twice({ year: 2022, chapter: 'K2', women: 1 }).rows).toHaveLength(2);
  });
  test('a chapter code may stand once', () => {
    const { chapters } = wardOf({ chapters: [...defaultChapters, { code: 'k1', name: 'Khu khác' }] }).records;
    expect(chapters.leftOut).toEqual([5]);
    expect(chapters.problems[0]).toMatchObject({ code: 'doubledId', todo: 'Đặt mã khác cho dòng này.' });
  });
});

test('a workbook whose every tab is missing still decodes, and says so of each tab of the core', () => {
  const raw = rawWard({});
  const none = Object.fromEntries(Object.keys(raw.tables).map((key) => [key, null]));
  const ward = wardOf({}, { tables: none as unknown as typeof raw.tables });
  expect(ward.problems.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => 'missingTab'));
});
