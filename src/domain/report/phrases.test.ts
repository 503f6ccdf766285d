/** Turns of phrase, heads and goods as tables of facts. */
import fc from 'fast-check';
import { formatProse } from '../values';
import { addUp } from './goods';
import { fullName, numberLine, recipientLines } from './head';
import { comparison, listed, lowerFirst } from './phrases';
import { day, madeLedger, year2022 } from './testdata/made-ward';

const firstHalf = { from: day('2022-01-01'), to: day('2022-06-30') };

test.each([
  [112_400, 100_000, year2022, 'tăng 12,4% so với năm 2021'],
  [90, 100, year2022, 'giảm 10,0% so với năm 2021'],
  [90, 100, firstHalf, 'giảm 10,0% so với cùng kỳ năm trước'],
  [100, 100, year2022, 'bằng năm 2021'],
  [100_001, 100_000, year2022, 'tương đương năm 2021'],
  [299, 100, year2022, 'tăng 199,0% so với năm 2021'],
  [300, 100, year2022, 'gấp 3 lần so với năm 2021'],
  [317, 100, year2022, 'gấp 3,2 lần so với năm 2021'],
  [0, 100, year2022, 'giảm 100% so với năm 2021'],
  [5, 0, year2022, ''],
  [5, null, year2022, ''],
  [null, 5, year2022, ''],
])('comparison of %s with %s', (now, before, period, text) => {
  expect(comparison(now, before, period)).toBe(text);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a và b'],
  [['a', 'b', 'c'], 'a, b và c'],
])('list %j', (items, text) => expect(listed(items)).toBe(text));

test.each([
  ['Vận động vào Hội', 'vận động vào Hội'],
  ['Đơn thân', 'đơn thân'],
  ['Đảng viên', 'Đảng viên'],
  ['BHYT tự nguyện', 'BHYT tự nguyện'],
  ['CLB gia đình', 'CLB gia đình'],
  ['Tết Nguyên đán', 'Tết Nguyên đán'],
])('inside a sentence: %s', (label, text) => expect(lowerFirst(label)).toBe(text));

test.each([
  [['10 bộ sách giáo khoa, 650 quyển vở', '50 quyển vở'], '10 bộ sách giáo khoa, 700 quyển vở'],
  [['1,4 tạ gạo', '20kg gạo'], '1,4 tạ gạo, 20 kg gạo'],
  [['0,1 tạ gạo', '0,2 tạ gạo'], '0,3 tạ gạo'],
  [['1 Ba lô; 01 ba lô'], '02 Ba lô'],
  [['1.000 quyển vở', '500 quyển vở'], '1.500 quyển vở'],
  [['chăn ấm', 'Chăn ấm'], 'chăn ấm'],
  [['', ' , '], ''],
  [[], ''],
])('goods %j', (items, text) => expect(addUp(items)).toBe(text));

test.each([
  ['state', '5', 'BC-HPN', 'Số: 05/BC-HPN'],
  ['state', '12', 'BC-HPN', 'Số: 12/BC-HPN'],
  ['state', '05', '/BC-HPN', 'Số: 05/BC-HPN'],
  ['state', null, 'BC-HPN', 'Số:       /BC-HPN'],
  ['state', '5', null, 'Số: 05/BC'],
  ['party', '127', 'BC-ĐU', 'Số 127-BC/ĐU'],
  ['party', '5', 'BC', 'Số 05-BC'],
] as const)('number %s %s %s', (style, number, symbol, text) =>
  expect(numberLine(style, number, symbol)).toBe(text),
);

test.each([
  [{ shortName: 'Hội LHPN xã Sen Hồng' }, 'Hội Liên hiệp Phụ nữ xã Sen Hồng'],
  [{ unionName: 'HỘI LHPN PHƯỜNG SEN HỒNG' }, 'Hội Liên hiệp Phụ nữ phường Sen Hồng'],
  [{ unionName: 'HỘI LIÊN HIỆP PHỤ NỮ PHƯỜNG 2' }, 'Hội Liên hiệp Phụ nữ Phường 2'],
  [{ unionName: 'Hội Liên hiệp Phụ nữ xã Sen' }, 'Hội Liên hiệp Phụ nữ xã Sen'],
])('full name of %j', (settings, text) => expect(fullName(madeLedger({ settings }).settings)).toBe(text));

test.each([
  ['Như trên\nLưu: VT', ['- Như trên;', '- Lưu: VT.']],
  ['- Như trên;\n\n- Lưu: VT.', ['- Như trên;', '- Lưu: VT.']],
  ['', ['- Lưu: VT.']],
])('recipients %j', (recipients, lines) => {
  expect(recipientLines(madeLedger({ settings: { recipients } }).settings)).toEqual(lines);
});

test('goods of one kind add up whatever rows they stand in', () => {
  const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, (amounts) => {
      const texts = amounts.map((row) => row.map((amount) => `${formatProse(amount)} quyển vở`).join(', '));
      const sum = amounts.flat().reduce((all, amount) => all + amount, 0);
      expect(addUp(texts)).toBe(`${formatProse(sum)} quyển vở`);
    }),
  );
});

test('a comparison says tăng for more and giảm for less, and never a number that is none', () => {
  const figure = fc.integer({ min: 0, max: 2_000_000_000 });
  fc.assert(
    fc.property(figure, figure, (now, before) => {
      const text = comparison(now, before, year2022);
      expect(text).not.toMatch(/NaN|Infinity|undefined/);
      if (text.startsWith('tăng') || text.startsWith('gấp')) expect(now).toBeGreaterThan(before);
      if (text.startsWith('giảm')) expect(now).toBeLessThan(before);
      if (text === '') expect(before).toBe(0);
    }),
  );
});
