/** A whole workbook decoded: what points at what across tabs, settings, catalogue, passages. */

import { attributeOf, type Cell, encodeReference, labelOf } from '../columns';
import { allLists } from '../models/registry';
import { compareChapters } from '../tables/context';
import type { RawTable } from '../tables/raw-table';
import { settingKeys, settings, settingsHeaders } from '../tables/settings';
import { passages, textsHeaders } from '../tables/texts';
import {
  defaultChapters,
  gift,
  memberRow,
  pair,
  type RowSpec,
  rawWard,
  sale,
  support,
  TODAY,
  tabOf,
  wardOf,
} from '../testdata/ward';
import { catalogueHeaders, catalogueRows } from './catalogue';
import { settingsRows, sheetDesigns } from './sheets';
import { chapterLabel, decodeWorkbook } from './workbook';

const codesOf = (problems: readonly { code: string; sheet: string; row: number | null }[]) =>
  problems.map(({ code, sheet, row }) => `${sheet} ${row}: ${code}`);

/** A catalogue tab with `added` below the built-in entries of a column (and its attribute columns). */
function catalogueTab(added: Readonly<Record<string, readonly Cell[]>>): RawTable {
  const rows = catalogueRows();
  for (const [header, cells] of Object.entries(added)) {
    const at = catalogueHeaders.indexOf(header);
    rows.push(catalogueHeaders.map((_, column) => cells[column - at] ?? ''));
  }
  return { headers: [...catalogueHeaders], rows, merges: [] };
}

describe('references across tabs', () => {
  test('rows typed before any id was given: names lead to each other all the same', () => {
    const ward = wardOf({
      members: [memberRow({ id: '' }), memberRow({ id: '', name: 'Lê Thị Bưởi', chapter: 'Khu 2 · K2' })],
      circumstances: [
        { member: 'Nguyễn Thị Hoa', circumstances: 'Đơn thân' },
        { member: 'Lê Thị Bưởi', circumstances: 'Hộ cận nghèo' },
      ],
      pairings: [pair({ helper: 'Nguyễn Thị Hoa', helped: 'Lê Thị Bưởi' })],
    });
    expect(ward.problems).toEqual([]);
    expect(ward.records.circumstances.rows.map(({ chapterCode }) => chapterCode)).toEqual(['K1', 'K2']);
    expect(ward.records.pairings.rows[0]).toMatchObject({ isHelpedHardship: true });
  });

  test('two women of one name are told apart by id only', () => {
    const ward = wardOf({
      members: [memberRow(), memberRow({ id: 'HV-00002', birth: 1980 })],
      circumstances: [{ member: 'Nguyễn Thị Hoa' }, { member: 'Nguyễn Thị Hoa · HV-00002' }],
    });
    expect(codesOf(ward.problems)).toEqual(['Hoàn cảnh 2: ambiguousReference']);
    expect(ward.records.circumstances.rows.map(({ member }) => member)).toEqual(['HV-00002']);
  });

  test('a row that is left out is still there for the rows that name it', () => {
    const ward = wardOf({
      chapters: [{ code: 'K1', name: 'Khu 1', groups: 'sáu tổ' }],
      members: [memberRow({ state: '' })],
      circumstances: [{ member: 'Nguyễn Thị Hoa · HV-00001' }],
      recycling: [sale()],
      pairings: [pair({ id: 'CP-00001', value: 'nhiều' })],
      supports: [support()],
    });
    expect(codesOf(ward.problems)).toEqual([
      'Hội viên 2: missing',
      'Cặp 1+1 2: unreadable',
      'Chi hội 2: unreadable',
    ]);
    expect(ward.records.recycling.rows).toHaveLength(1);
    expect(ward.records.circumstances.rows).toHaveLength(1);
    expect(ward.records.supports.rows).toHaveLength(1);
    expect(ward.records.members.rows).toHaveLength(0);
    expect(ward.context.membersOf('K1')).toHaveLength(0);
  });

  test('a wrong row before the right one of the same key does not keep it out', () => {
    const ward = wardOf({
      baseline: [
        { year: 2022, chapter: 'Khu 1 · K1', women: 'abc' },
        { year: 2022, chapter: 'Khu 1 · K1', women: 100 },
      ],
      chapters: [
        { code: 'K1', name: '' },
        { code: 'K1', name: 'Khu 1' },
      ],
    });
    expect(codesOf(ward.problems)).toEqual(['Chi hội 2: missing', 'Số liệu nền 2: unreadable']);
    expect(ward.records.baseline.rows.map(({ row, women }) => [row, women])).toEqual([[3, 100]]);
    expect(ward.context.chapters.all.map(({ label }) => label)).toEqual(['Khu 1']);
  });

  test('one hardship card a member', () => {
    const ward = wardOf({
      members: [memberRow()],
      circumstances: [{ member: 'HV-00001' }, { member: 'nguyễn thị hoa' }],
    });
    expect(codesOf(ward.problems)).toEqual(['Hoàn cảnh 3: doubledKey']);
  });

  test('a reference reads back as it is written', () => {
    const { context } = wardOf({ members: [memberRow()] });
    for (const chapter of context.chapters.all) {
      const again = wardOf({ recycling: [sale({ chapter: chapterLabel(chapter) })] });
      expect(again.records.recycling.rows[0]?.chapter).toBe(chapter.key);
    }
    expect(encodeReference({ key: 'HV-00001', label: 'Nguyễn Thị Hoa' })).toBe('Nguyễn Thị Hoa · HV-00001');
  });

  test('chapters in the order people expect', () => {
    const { context } = wardOf({
      chapters: [
        { code: 'B1', name: 'Khu 1', cluster: 'Tây' },
        ...[10, 2, 1].map((n) => ({ code: `A${n}`, name: `Khu ${n}`, cluster: 'Đông' })),
      ],
    });
    expect([...context.chapters.all].sort(compareChapters).map(({ key }) => key)).toEqual([
      'A1',
      'A2',
      'A10',
      'B1',
    ]);
  });
});

describe('chapters that were merged', () => {
  const merged = (cells: RowSpec<'chapters'>) =>
    wardOf({ chapters: [...defaultChapters, { code: 'K11', name: 'Khu 11', ...cells }] });

  test.each([
    ['by code', 'K10'],
    ['by code, lower case', 'k10'],
    ['by label', 'Khu 10 · K10'],
  ])('the successor %s', (_name, successor) => {
    const ward = merged({ until: '2022-07-01', successor });
    expect(ward.problems).toEqual([]);
    expect(ward.context.chapters.get('K11')).toMatchObject({ successor: 'K10', until: '2022-07-01' });
  });

  test.each([
    ['nobody knows', 'K99'],
    ['is the chapter itself', 'K11'],
  ])('a successor that %s is asked about; the chapter counts', (_name, successor) => {
    const ward = merged({ until: '2022-07-01', successor });
    expect(codesOf(ward.problems)).toEqual(['Chi hội 5: unknownReference']);
    expect(ward.problems[0]?.severity).toBe('notice');
    expect(ward.records.chapters.rows).toHaveLength(4);
  });

  test('an end before its beginning is an error', () => {
    expect(codesOf(merged({ from: '2022-07-01', until: '2022-06-30' }).problems)).toEqual([
      'Chi hội 5: order',
    ]);
  });
});

describe('the tab Cài đặt', () => {
  const tab = (values: Readonly<Record<string, Cell>>): RawTable => ({
    headers: [...settingsHeaders],
    rows: Object.entries(values).map(([label, value]) => [label, value, '']),
    merges: [],
  });
  const read = (values: Readonly<Record<string, Cell>>) => {
    const { settings: found, problems } = wardOf({}, { settings: tab(values) });
    return { found, problems };
  };

  test('every setting of a new file reads without a problem', () => {
    const period = { from: '2022-01-01', to: '2022-12-31' } as const;
    const rows = settingsRows(period as never);
    const { settings: found, problems } = wardOf({}, { settings: { headers: [], rows, merges: [] } });
    expect(problems).toEqual([]);
    expect(found).toMatchObject({
      ...period,
      headStyle: 'state',
      signerTitle: 'TM. BAN THƯỜNG VỤ\nCHỦ TỊCH',
    });
    expect(rows.map(([label]) => label)).toEqual(settingKeys.map((key) => settings[key].header));
    // Lines that nothing prints any more are read where an older file has them, and made in none.
    expect(rows.map(([label]) => label)).not.toContain('Số văn bản');
  });

  test.each<[string, string, Cell, keyof ReturnType<typeof read>['found'], unknown]>([
    ['a day typed as text', 'Kỳ từ ngày', '1.1.22', 'from', '2022-01-01'],
    ['a day cell', 'Kỳ đến ngày', '2022-12-31', 'to', '2022-12-31'],
    ['a day to come', 'Kỳ đến ngày', '31/12/2030', 'to', '2030-12-31'],
    ['a name with stray spaces', 'Tên Hội', '  HỘI LHPN  PHƯỜNG\u00A0A ', 'unionName', 'HỘI LHPN PHƯỜNG A'],
    ['a choice', 'Kiểu tiêu đề văn bản', 'đoàn thể', 'headStyle', 'party'],
    ['lines stay lines', 'Nơi nhận', '- Như trên; \n - Lưu: VT. ', 'recipients', '- Như trên;\n- Lưu: VT.'],
    ['a number that is kept as text', 'Số văn bản', 5, 'documentNumber', '5'],
    ['a line of an older file', 'Hội cấp trên', 'HỘI LHPN TỈNH A', 'superior', 'HỘI LHPN TỈNH A'],
    ['the style as it was called before', 'Kiểu tiêu đề văn bản', 'Đảng – đoàn thể', 'headStyle', 'party'],
    ['blank', 'Địa danh', '  ', 'place', null],
  ])('%s', (_name, label, value, key, expected) => {
    const { found, problems } = read({ [label]: value });
    expect(found[key]).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test('a setting that cannot be read is blank, and asked about', () => {
    const { found, problems } = read({ 'Kỳ từ ngày': 'đầu năm', 'Tên Hội': 'A' });
    expect(found).toMatchObject({ from: null, unionName: 'A' });
    expect(problems).toEqual([
      expect.objectContaining({ sheet: 'Cài đặt', row: 2, column: 1, severity: 'notice', found: 'đầu năm' }),
    ]);
  });

  test('no tab: all blank', () => {
    expect(new Set(Object.values(wardOf({}).settings))).toEqual(new Set([null]));
  });

  test('a label written with stray spaces or decomposed is still that setting', () => {
    expect(read({ [` ${'Tên Hội'.normalize('NFD')}\u00A0`]: 'A' }).found.unionName).toBe('A');
  });
});

describe('the tab Danh mục', () => {
  test('as installed it adds nothing and says nothing', () => {
    const ward = wardOf({}, { catalogue: catalogueTab({}) });
    expect(ward.problems).toEqual([]);
    expect(ward.context.catalogue).toEqual(wardOf({}).context.catalogue);
  });

  test('an added entry may be chosen, with its attributes', () => {
    const ward = wardOf(
      { recycling: [sale({ material: 'chai thủy tinh', quantity: 12, unit: 'cái' })] },
      { catalogue: catalogueTab({ 'Phế liệu': ['Chai thủy tinh', 'cái', 0.5] }) },
    );
    expect(ward.problems).toEqual([]);
    expect(ward.records.recycling.rows[0]).toMatchObject({
      material: 'Chai thủy tinh',
      pieces: 12,
      kg: null,
    });
    expect(attributeOf('materials', 'Chai thủy tinh', 'Kg một đơn vị', ward.context.catalogue)).toBe(0.5);
    expect(labelOf('materials', 'Chai thủy tinh', ward.context.catalogue)).toBe('Chai thủy tinh');
  });

  test('an added entry that was an alias before stands for itself', () => {
    const ward = wardOf(
      { recycling: [sale({ material: 'Giấy vụn' }), sale({ material: 'Bìa, giấy' })] },
      { catalogue: catalogueTab({ 'Phế liệu': ['Giấy vụn', 'kg'] }) },
    );
    expect(ward.records.recycling.rows.map(({ material }) => material)).toEqual(['Giấy vụn', 'cardboard']);
  });

  test('a built-in entry that was struck out is still understood', () => {
    const tab = catalogueTab({});
    const at = catalogueHeaders.indexOf('Phế liệu');
    const rows = tab.rows.map((row) =>
      row.map((cell, column) => (column === at && cell === 'Sắt' ? '' : cell)),
    );
    const ward = wardOf({ recycling: [sale()] }, { catalogue: { ...tab, rows } });
    expect(ward.records.recycling.rows).toHaveLength(1);
  });

  test('a factor that officers changed is used', () => {
    const tab = catalogueTab({});
    const at = catalogueHeaders.indexOf('Quy ra kg');
    const rows = tab.rows.map((row) =>
      row.map((cell, column) => (column === at && cell === 10 ? '12' : cell)),
    );
    const ward = wardOf({ recycling: [sale({ quantity: 2, unit: 'yến' })] }, { catalogue: { ...tab, rows } });
    expect(ward.records.recycling.rows[0]?.kg).toBe(24);
  });

  test('a factor that is no number is asked about', () => {
    const ward = wardOf({}, { catalogue: catalogueTab({ 'Đơn vị': ['bao', 'nhiều'] }) });
    expect(ward.problems).toEqual([
      expect.objectContaining({
        sheet: 'Danh mục',
        header: 'Quy ra kg',
        column: catalogueHeaders.indexOf('Quy ra kg'),
        severity: 'notice',
        what: '“nhiều” không phải số.',
      }),
    ]);
  });

  test('an added fund stands for its own label in every figure', () => {
    const ward = wardOf(
      { gifts: [gift({ fund: 'quỹ vì biển đảo' })] },
      { catalogue: catalogueTab({ 'Nguồn kinh phí': ['Quỹ vì biển đảo'] }) },
    );
    expect(ward.records.gifts.rows[0]?.fund).toBe('Quỹ vì biển đảo');
  });

  test('no tab: the built-in lists', () => {
    expect(Object.keys(wardOf({}).context.catalogue)).toEqual(Object.keys(allLists));
  });
});

test('passages: lines are paragraphs, what is not written is none', () => {
  const texts: RawTable = {
    headers: [...textsHeaders],
    rows: [
      ['Kinh nghiệm', 'Một là  đoàn kết.\n\n Hai là kiên trì. ', ''],
      ['Bối cảnh', '', ''],
    ],
    merges: [],
  };
  const unwritten = Object.fromEntries(Object.keys(passages).map((key) => [key, []]));
  expect(wardOf({}, { texts }).texts).toEqual({
    ...unwritten,
    lessons: ['Một là đoàn kết.', 'Hai là kiên trì.'],
  });
});

test('problems come in the order of tabs and rows', () => {
  const ward = wardOf({
    members: [memberRow({ state: 'lạ' }), memberRow({ id: '', state: 'lạ' })],
    recycling: [sale({ day: '' }), sale({ day: '' })],
    gifts: [gift({ fund: '' })],
    baseline: [{ year: 2022, chapter: 'lạ' }],
  });
  expect(codesOf(ward.problems)).toEqual([
    'Hội viên 2: unknownChoice',
    'Hội viên 3: unknownChoice',
    'Tái chế 2: missing',
    'Tái chế 3: missing',
    'Quà tặng 2: missing',
    'Số liệu nền 2: unknownReference',
  ]);
});

test('one tab missing leaves the others as they are', () => {
  const raw = rawWard({ recycling: [sale()] });
  const ward = decodeWorkbook({ ...raw, tables: { ...raw.tables, gifts: null } }, TODAY);
  expect(codesOf(ward.problems)).toEqual(['Quà tặng null: missingTab']);
  expect(ward.records.recycling.rows).toHaveLength(1);
});

test('the tabs of a new file decode without a single problem', () => {
  const designs = sheetDesigns({ from: '2022-01-01', to: '2022-12-31' } as never);
  const raw = (name: string): RawTable => {
    const design = designs.find((one) => one.name === name);
    return {
      headers: design?.columns.map(({ header }) => header) ?? [],
      rows: design?.rows ?? [],
      merges: [],
    };
  };
  const ward = decodeWorkbook(
    {
      settings: raw('Cài đặt'),
      catalogue: raw('Danh mục'),
      texts: raw('Lời văn báo cáo'),
      tables: {
        members: raw('Hội viên'),
        circumstances: raw('Hoàn cảnh'),
        pairings: raw('Cặp 1+1'),
        supports: raw('Hỗ trợ 1+1'),
        recycling: raw('Tái chế'),
        gifts: raw('Quà tặng'),
        chapters: raw('Chi hội'),
        baseline: raw('Số liệu nền'),
      },
    },
    TODAY,
  );
  expect(ward.problems).toEqual([]);
  expect(tabOf('gifts', []).headers).toEqual(raw('Quà tặng').headers);
});
