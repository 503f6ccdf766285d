import fc from 'fast-check';
import { toCardinal } from 'n2words/vi-VN';
import { formatMoney, moneyInWords, readMoney } from './money';
import { tell } from './result';

describe('readMoney', () => {
  test.each<[string | number, number]>([
    ['9tr', 9000000],
    ['9tr đồng', 9000000],
    ['9 tr', 9000000],
    ['9TRĐ', 9000000],
    ['30tr', 30000000],
    ['2.200.000đ', 2200000],
    ['2.200.000Đ', 2200000],
    ['2.200.000 VNĐ', 2200000],
    ['2.200.000\u00A0₫', 2200000],
    ['4.700.000 đ', 4700000],
    ['=7.800.000đ', 7800000],
    ['= 7.800.000 đ', 7800000],
    ['1,8 triệu đồng', 1800000],
    ['một triệu đồng', 1000000],
    ['một triệuđồng', 1000000],
    ['Hai triệu năm trăm nghìn đồng', 2500000],
    ['hai triệu rưỡi', 2500000],
    ['300 ngàn', 300000],
    ['165 nghìn đồng', 165000],
    ['3 tỉ', 3000000000],
    ['2,2 tỷ', 2200000000],
    ['448.335 triệu đồng', 448335000000],
    ['50.000.000.', 50000000],
    ['500k', 500000],
    ['2 triệu 500 nghìn', 2500000],
    ['1 tỷ 200 triệu đồng', 1200000000],
    ['1tr2', 1200000],
    ['1tr250', 1250000],
    ['2 triệu rưỡi', 2500000],
    ['01 triệu đồng', 1000000],
    ['1000000', 1000000],
    ['500000d', 500000],
    ['0', 0],
    ['0 đồng', 0],
    [9000000, 9000000],
    [0, 0],
    [0.1 + 0.2 + 999999.7, 1000000],
  ])('%s → %d', (typed, value) => {
    expect(readMoney(typed)).toEqual({ ok: true, value });
  });

  test.each<[string | number | boolean | null, string, number[] | undefined]>([
    ['3.100.00đ', 'money.grouping', [3100000, 310000]],
    ['3.100.00', 'money.grouping', [3100000, 310000]],
    ['1.5tr', 'money.grouping', [1500000]],
    ['40.00đ', 'money.grouping', [40000, 4000]],
    ['2,200,000', 'money.grouping', [2200000]],
    ['2 200 000', 'money.grouping', [2200000]],
    ['1,400đ', 'money.fraction', [1400]],
    ['12,5', 'money.fraction', undefined],
    [7.5, 'money.fraction', undefined],
    ['500.000đ/ suất', 'money.rate', [500000]],
    ['300 ngàn đồng/tháng', 'money.rate', [300000]],
    ['trên 10 triệu đồng', 'money.approximate', [10000000]],
    ['300.000 – 500.000 đồng', 'money.range', [300000, 500000]],
    ['-500.000', 'money.negative', [500000]],
    [-5, 'money.negative', [5]],
    [Number.NaN, 'money.size', undefined],
    [1e308, 'money.size', undefined],
    ['999999999999999999', 'money.size', undefined],
    ['500 triệu 2 tỷ', 'money.several', [500000000, 2000000000]],
    ['1 tỷ 2000 triệu', 'money.several', [1000000000, 2000000000]],
    ['một triệu hai', 'money.unclear', undefined],
    ['29d', 'money.unclear', undefined],
    ['4 suất', 'money.unclear', undefined],
    ['Không', 'money.unclear', [0]],
    ['đồng', 'money.unclear', undefined],
    ['14 x 500.000đ = 7.000.000đ', 'money.unclear', undefined],
    ['0912345678', 'money.unclear', undefined],
    ['#REF!', 'money.unclear', undefined],
    [true, 'money.unclear', undefined],
    ['', 'empty', undefined],
    ['\u00A0', 'empty', undefined],
    [null, 'empty', undefined],
  ])('%s is refused: %s', (typed, code, candidates) => {
    const reading = readMoney(typed);
    expect(reading.ok ? null : [reading.problem.code, reading.problem.candidates]).toEqual([
      code,
      candidates,
    ]);
  });

  test('the message quotes what was typed and shows how to write it', () => {
    const reading = readMoney('3.100.00đ');
    expect(reading.ok ? '' : tell(reading.problem)).toBe(
      'Chưa hiểu “3.100.00đ”. Ghi lại số tiền, ví dụ 3.100.000.',
    );
  });
  test('a correction may be negative where allowed', () => {
    expect(readMoney('-500.000đ', { allowNegative: true })).toEqual({ ok: true, value: -500000 });
  });
});

const amounts = fc.integer({ min: 0, max: 1e15 });

describe('writing money', () => {
  test.each([
    [130000000, '130.000.000đ'],
    [0, '0đ'],
    [500, '500đ'],
    [-1234, '-1.234đ'],
  ])('%d → %s', (amount, text) => expect(formatMoney(amount)).toBe(text));

  test('what is written is read back', () => {
    fc.assert(fc.property(amounts, (n) => expect(readMoney(formatMoney(n))).toEqual({ ok: true, value: n })));
  });

  test.each([
    [2200000, 'Hai triệu hai trăm nghìn đồng'],
    [0, 'Không đồng'],
    [15, 'Mười lăm đồng'],
    [10, 'Mười đồng'],
    [21, 'Hai mươi mốt đồng'],
    [24, 'Hai mươi tư đồng'],
    [14, 'Mười bốn đồng'],
    [11, 'Mười một đồng'],
    [105, 'Một trăm linh năm đồng'],
    [115, 'Một trăm mười lăm đồng'],
    [2001, 'Hai nghìn không trăm linh một đồng'],
    [2010, 'Hai nghìn không trăm mười đồng'],
    [1001000, 'Một triệu không trăm linh một nghìn đồng'],
    [1000000001, 'Một tỷ không trăm linh một đồng'],
    [1000000000000, 'Một nghìn tỷ đồng'],
    [2500000000000, 'Hai nghìn năm trăm tỷ đồng'],
    [24996000, 'Hai mươi tư triệu chín trăm chín mươi sáu nghìn đồng'],
    [-5000, 'Âm năm nghìn đồng'],
  ])('%d in words', (amount, words) => expect(moneyInWords(amount)).toBe(words));

  test('words agree with n2words where the two conventions meet', () => {
    // n2words says "lẻ" for "linh", "bốn" for "tư", and leaves out "không trăm": every lower group has hundreds here.
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 999 }));
    const first = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(first, group, group, group, (a, b, c, d) => {
        const n = ((a * 1000 + b) * 1000 + c) * 1000 + d;
        const theirs = toCardinal(n)
          .replace(/lẻ/gu, 'linh')
          .replace(/mươi bốn/gu, 'mươi tư');
        expect(moneyInWords(n).toLowerCase()).toBe(`${theirs} đồng`);
      }),
    );
  });

  test('every amount in words is read back', () => {
    fc.assert(
      fc.property(amounts, (n) => expect(readMoney(moneyInWords(n))).toEqual({ ok: true, value: n })),
    );
  });

  test('an amount that cannot be said throws', () => {
    expect(() => moneyInWords(1.5)).toThrow(RangeError);
    expect(() => formatMoney(Number.NaN)).toThrow(RangeError);
  });
});
