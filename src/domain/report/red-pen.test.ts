/** What an officer would strike out, found in wards unlike the sample: few chapters, many models, own indicators. */
import { chapterPhrase, foremost } from './chapter-names';
import type { ReportChoices } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import type { ReportKindKey } from './kinds';
import {
  crowd,
  type Made,
  type MadeRow,
  madeLedger,
  smallWard,
  times,
  today,
  year2022,
} from './testdata/made-ward';

const with_ = (rows: Partial<Record<string, readonly MadeRow[]>>): Made =>
  ({ ...smallWard, rows: { ...smallWard.rows, ...rows } }) as Made;
const compose = (
  rows: Partial<Record<string, readonly MadeRow[]>>,
  kind: ReportKindKey = 'periodic',
  choices: Partial<ReportChoices> = {},
): ReportData => composeReport(madeLedger(with_(rows)), year2022, today, kind, choices);
const said = (data: ReportData, model: string): string =>
  data.models.find((section) => section.model === model)?.paragraphs.join('\n') ?? '';

describe('a chapter in a sentence: its kind is a common noun before a name, part of the name before a number', () => {
  const ward = (name: string) =>
    madeLedger(
      with_({
        chapters: [
          { code: 'K1', name, groups: 1 },
          { code: 'K2', name: 'Khu 2', groups: 1 },
        ],
      }),
    );
  test.each([
    ['Ấp Chợ', 'chi hội ấp Chợ'],
    ['Thôn Đông', 'chi hội thôn Đông'],
    ['Tổ dân phố Hoa Sen', 'chi hội tổ dân phố Hoa Sen'],
    ['Tổ dân phố số 4', 'chi hội Tổ dân phố số 4'],
    ['Khu phố 2', 'chi hội Khu phố 2'],
    ['Khu 5B', 'chi hội Khu 5B'],
    ['Chi hội 3', 'chi hội 3'],
  ])('%s', (name, expected) => expect(chapterPhrase(ward(name), 'K1')).toBe(expected));
  test('two of three', () => {
    const three = madeLedger(
      with_({
        chapters: ['Ấp Chợ', 'Ấp Rẫy', 'Ấp Đình'].map((name, at) => ({ code: `K${at}`, name, groups: 1 })),
      }),
    );
    const parts = new Map([
      ['K0', 5],
      ['K1', 5],
      ['K2', 1],
    ]);
    expect(foremost(three, parts).who).toBe('các chi hội ấp Chợ và ấp Rẫy');
  });
});

test.each<[ReportKindKey, string | null, string]>([
  ['models', null, 'Trong năm 2022, Hội chưa có số liệu về'],
  ['models', 'K2', 'Trong năm 2022, chi hội chưa có số liệu về'],
])('a report with nothing in it: %s of %s', (kind, chapter, start) => {
  const data = compose({ pairings: [] }, kind, { chapter });
  expect(data.nothing).toMatch(new RegExp(`^${start}`));
});

describe('models of a ward that has many', () => {
  const held = (count: number, fund = '') =>
    Array.from({ length: count }, (_, at) => ({
      ...{ type: 'Mô hình', chapter: 'K1', state: 'Đang hoạt động' },
      ...{ name: `Mô hình ${at}`, launchedOn: '2020-03-01', fund, remark: 'Làm đều' },
    })) as MadeRow[];
  test.each([
    [2, 'Hội duy trì 02 mô hình'],
    [12, 'Hội duy trì 12 mô hình'],
  ])('%i: a list that is cut says so', (count, start) => {
    const [first = '', ...others] = said(compose({ initiatives: held(count) }), 'initiatives').split('\n');
    expect(first.startsWith(start)).toBe(true);
    expect(first.endsWith('; tiêu biểu là:')).toBe(count > others.length);
  });
  test.each([
    [1, true],
    [2, false],
  ])('%i living on one fund: its sums are told as the result of one only', (count, isTold) => {
    const told = said(compose({ initiatives: held(count, 'Biến rác thành tiền') }), 'initiatives');
    expect(told.includes('thu được 1.200.000đ')).toBe(isTold);
  });
});

test('“khác” stands behind what it is other than', () => {
  expect(
    said(compose(crowd([...times(6, 'Khó khăn khác'), ...times(5, 'Đơn thân')])), 'circumstances'),
  ).toContain('gồm: đơn thân 05 người; khó khăn khác 06 người.');
});

describe('the table of main figures', () => {
  const cells = (rows: Partial<Record<string, readonly MadeRow[]>>, label: string) => {
    const row = compose(rows).indicators?.rows.find(({ ten }) => ten === label);
    return [row?.ky_nay, row?.ky_truoc, row?.tang_giam];
  };
  const own = (unit: string, values: readonly [number, number]) => ({
    indicators: [
      { id: 'CS-00001', name: 'Số đếm', unit, counting: unit === '%' ? 'Tỷ lệ' : 'Cộng dồn trong kỳ' },
    ],
    activities: values.map((value, at) => ({
      ...{ day: `${2022 - at}-06-01`, chapter: 'K1', indicator: 'CS-00001', value },
      ...(unit === '%' ? { over: 10_000 } : {}),
    })),
  });
  test.each<[string, Partial<Record<string, readonly MadeRow[]>>, string, readonly string[]]>([
    // The sentence says “bằng” of them.
    ['shares that read alike', own('%', [8, 12]), 'Số đếm', ['0,1%', '0,1%', '=']],
    ['shares that do not', own('%', [20, 10]), 'Số đếm', ['0,2%', '0,1%', '+0,1 điểm %']],
    ['a step too small for a share', own('hộ', [10_001, 10_000]), 'Số đếm', ['10.001', '10.000', '+1']],
    ['a step', own('hộ', [11, 10]), 'Số đếm', ['11', '10', '+10,0%']],
  ])('%s', (_what, rows, label, expected) => expect(cells(rows, label)).toEqual(expected));
  test('a share of which nobody recorded the upper figure is no line', () => {
    const gifts = [{ ...smallWard.rows?.gifts?.[1], value: 500_000 }];
    expect(cells({ gifts }, 'Trị giá quà tặng (đ)')[0]).toBe('500.000');
    expect(cells({ gifts }, 'Tỷ lệ quà từ biến rác thành tiền')).toEqual([undefined, undefined, undefined]);
  });
});

test('by chapter: no share of nought where nobody wrote down a member', () => {
  const members = smallWard.rows?.members?.filter(({ chapter }) => chapter === 'K1') ?? [];
  const data = compose({ members, circumstances: [], pairings: [] }, 'periodic', {
    annexes: new Set(['chapters']),
  });
  const row = data.chapters?.rows.find(({ chi_hoi }) => chi_hoi === 'Khu 2');
  expect(row).toBeDefined();
  expect(Object.values(row ?? {})).not.toContain('0,0%');
});

test.each([
  ['only spent', { recycling: [] }, /^Các quỹ của Hội trong năm 2022 chi 2\.000\.000đ/],
  ['only taken in', { gifts: [] }, /^Các quỹ của Hội trong năm 2022 thu 1\.200\.000đ[^;]*; cuối kỳ còn/],
])('funds that were %s: no sum of nought', (_what, rows, expected) => {
  expect(said(compose({ income: [], ...rows }), 'funds')).toMatch(expected);
});
