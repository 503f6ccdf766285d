/** Figures in words, as rows of facts. */
import { wardOf, YEAR } from '../testdata/ward';
import type { MetricKey } from './';
import {
  changeInWords,
  chapterName,
  difference,
  inUnit,
  monthInWords,
  rangesInWords,
  sourcesInWords,
  unitHeader,
} from './words';

test.each<[number | null, Parameters<typeof inUnit>[1], string]>([
  [null, 'đ', '–'],
  [0.79, '%', '79,0%'],
  [1_250_000, 'đ', '1.250.000'],
  [1250.5, 'đ', '1.251'],
  [62.5, 'kg', '62,5'],
  [62, 'kg', '62'],
])('%s in %s is %s', (value, unit, text) => expect(inUnit(value, unit)).toBe(text));

test.each<[number, number, Parameters<typeof changeInWords>[2], string]>([
  [5, 5, 'đ', 'không đổi'],
  [0.3, 0.1 + 0.2, '%', 'không đổi'],
  [112.4, 100, 'đ', 'tăng 12,4%'],
  [90, 100, 'đ', 'giảm 10,0%'],
  [-90, -100, 'đ', 'tăng 10,0%'],
  [0.782, 0.79, '%', 'giảm 0,8 điểm phần trăm'],
  [0.8, 0.79, '%', 'tăng 1,0 điểm phần trăm'],
  [5, 0, 'kg', 'tăng 5'],
  [2.5, 0, 'kg', 'tăng 2,5'],
  [2.5, 0, 'đ', 'tăng 3'],
  [-5, 0, 'kg', 'giảm 5'],
])('%s after %s in %s is %s', (now, before, unit, text) => {
  expect(changeInWords(now, before, unit)).toBe(text);
});
test('a difference has no floating tail', () => expect(difference(0.3, 0.1)).toBe(0.2));

const ward = wardOf({
  chapters: [
    { code: 'K1', name: 'Khu 1', cluster: 'Phường cũ A' },
    { code: 'K2', name: 'Khu 1', cluster: 'Phường cũ B' },
    { code: 'K3', name: 'Khu 3', cluster: '' },
  ],
});
test.each([
  ['PHUONG', 'Hội LHPN phường'],
  ['K1', 'Khu 1 (Phường cũ A)'],
  ['K3', 'Khu 3'],
  ['K99', 'K99'],
])('chapter %s is %s', (code, text) => expect(chapterName(ward, code)).toBe(text));
test('a ward that was not merged says no old ward', () => {
  const one = wardOf({ chapters: [{ code: 'K1', name: 'Khu 1', cluster: 'Phường cũ A' }] });
  expect(chapterName(one, 'K1')).toBe('Khu 1');
});

test.each<[MetricKey, string | undefined, string]>([
  ['scrapIncome', undefined, 'Tiền bán phế liệu (đ)'],
  ['scrapIncome', 'Tiền', 'Tiền (đ)'],
  ['members', undefined, 'Hội viên'],
])('%s is headed by its name, money and weights with their unit', (key, named, text) => {
  expect(unitHeader(key, ward, named)).toBe(text);
});
test('sources say their tab and how many rows', () => {
  const of = (...sources: { sheet: string; rows: number[] }[]) =>
    sourcesInWords({ value: 1, sources, key: 'members', period: YEAR } as never);
  expect(of()).toBe('Chưa có dòng nào.');
  expect(of({ sheet: 'Tái chế', rows: Array.from({ length: 1412 }, (_, at) => at) })).toBe(
    'Tái chế: 1.412 dòng',
  );
  expect(of({ sheet: 'A', rows: [2] }, { sheet: 'B', rows: [2, 3] })).toBe('A: 1 dòng; B: 2 dòng');
});
test('a month', () => expect(monthInWords('2022-03')).toBe('Tháng 3/2022'));

test.each<[number[], string]>([
  [[], ''],
  [[5], '5'],
  [[2, 3, 4, 6, 8, 9], '2–4, 6, 8–9'],
])('rows %j are %s', (rows, text) => expect(rangesInWords(rows)).toBe(text));
test('too many ranges end in how many more rows there are', () => {
  // “2” and 39 times “, 4” … “, 98” of 3 or 4 letters are 160 letters or fewer; the next is too much.
  const rows = Array.from({ length: 60 }, (_, at) => 2 * at + 2);
  const text = rangesInWords(rows);
  const [shown = '', rest = ''] = text.split(' … và ');
  expect(shown.length).toBeLessThanOrEqual(160);
  expect(shown.split(', ').length + Number(rest.replace(' dòng nữa', ''))).toBe(60);
  expect(shown.length).toBeGreaterThan(155);
  // 2 letters, 2 times 4 and 30 times 5 are exactly as many as a cell shows.
  const exact = [12, 14, 16, ...Array.from({ length: 30 }, (_, at) => 100 + 2 * at)];
  expect(rangesInWords(exact)).toHaveLength(160);
  expect(rangesInWords([...exact, 998, 999])).toMatch(/, 158 … và 2 dòng nữa$/);
  expect(rangesInWords([1, 2, 3, ...exact, 998])).toMatch(/ … và 2 dòng nữa$/);
});
