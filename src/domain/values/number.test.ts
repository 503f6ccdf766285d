import fc from 'fast-check';
import { readCount } from './count';
import { formatCount, formatNumber, formatPercent, formatProse, readNumber, readPercent } from './number';

const refusal = (reading: ReturnType<typeof readNumber>): unknown =>
  reading.ok ? reading.value : [reading.problem.code, reading.problem.candidates];

describe('readNumber', () => {
  test.each<[string | number, number]>([
    ['1.400', 1400],
    ['35,8', 35.8],
    ['1,5', 1.5],
    ['-3', -3],
    ['−3,5', -3.5],
    ['08', 8],
    ['0', 0],
    ['0,5', 0.5],
    ['1.234.567,5', 1234567.5],
    ['1008', 1008],
    [' 1.400\u00A0', 1400],
    [35.8, 35.8],
    [-2, -2],
  ])('%s → %d', (typed, value) => expect(readNumber(typed)).toEqual({ ok: true, value }));

  test.each<[string | number | boolean | null, string, number[] | undefined]>([
    ['3.100.00', 'number.grouping', [3100000, 310000]],
    ['1.5', 'number.grouping', [1.5, 1500, 15]],
    ['1,400,000', 'number.grouping', [1400000]],
    ['1,400.5', 'number.grouping', [1400.5]],
    ['007', 'number.grouping', [7]],
    ['0.5', 'number.grouping', [0.5]],
    ['1 400', 'number.spaces', [1400]],
    ['0912345678', 'number.unclear', undefined],
    ['1e308', 'number.unclear', undefined],
    ['Infinity', 'number.unclear', undefined],
    ['0x1F', 'number.unclear', undefined],
    ['1/2', 'number.unclear', undefined],
    ['१२', 'number.unclear', undefined],
    [true, 'number.unclear', undefined],
    [Number.NaN, 'number.size', undefined],
    [Number.POSITIVE_INFINITY, 'number.size', undefined],
    [1e308, 'number.size', undefined],
    ['', 'empty', undefined],
    [null, 'empty', undefined],
  ])('%s is refused: %s', (typed, code, candidates) => {
    expect(refusal(readNumber(typed))).toEqual([code, candidates]);
  });
});

describe('readCount', () => {
  test.each<[string | number, number]>([
    ['14', 14],
    ['05', 5],
    ['15.000', 15000],
    [81, 81],
    ['13 chi Hội', 13],
    ['05 suất quà', 5],
    ['25 nghìn cây', 25000],
  ])('%s → %d', (typed, value) => expect(readCount(typed)).toEqual({ ok: true, value }));

  test.each<[string | number, string, number[] | undefined]>([
    ['3 cuộn', 'count.unclear', [3]],
    ['20 kg', 'count.unclear', [20]],
    ['14 suất = 7.000.000đ', 'count.unclear', [14]],
    ['1,5 suất', 'count.fraction', undefined],
    ['-3 suất', 'count.unclear', undefined],
    ['trên 15.000 lượt', 'count.unclear', [15000]],
    ['13/13 chi hội', 'count.unclear', undefined],
    ['5 không 3 sạch', 'count.unclear', undefined],
    ['-3', 'count.negative', undefined],
    ['1,5', 'count.fraction', undefined],
    ['1,400', 'count.fraction', [1400]],
    [2.5, 'count.fraction', undefined],
    ['1.5', 'number.grouping', [1500, 15]],
  ])('%s is refused: %s', (typed, code, candidates) => {
    expect(refusal(readCount(typed))).toEqual([code, candidates]);
  });
});

describe('readPercent', () => {
  test.each<[string | number, number]>([
    ['82%', 0.82],
    ['85,1 %', 0.851],
    ['83.85%', 0.8385],
    ['1%', 0.01],
    ['100 phần trăm', 1],
    ['-2,5%', -0.025],
    [0.79, 0.79],
  ])('%s → %d', (typed, value) => expect(readPercent(typed)).toEqual({ ok: true, value }));

  test.each<[string | number, string, number[] | undefined]>([
    ['82', 'percent.unclear', [0.82]],
    [82, 'percent.size', [0.82]],
    ['nhiều', 'percent.unclear', undefined],
    ['%', 'percent.unclear', undefined],
  ])('%s is refused: %s', (typed, code, candidates) => {
    expect(refusal(readPercent(typed))).toEqual([code, candidates]);
  });
});

describe('writing numbers', () => {
  test.each<[number, number | undefined, string]>([
    [1234567.5, undefined, '1.234.567,5'],
    [1400, undefined, '1.400'],
    [-3, undefined, '-3'],
    [0, 1, '0,0'],
    [1.005, 2, '1,01'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [-0.4, 0, '0'],
    [999.96, 1, '1.000,0'],
    [1e-7, undefined, '0,0000001'],
    [1e21, undefined, '1.000.000.000.000.000.000.000'],
  ])('%d with %s decimals → %s', (n, decimals, text) => expect(formatNumber(n, decimals)).toBe(text));

  test.each([
    [4401 / 5571, '79,0%'],
    [0.79, '79,0%'],
    [1, '100,0%'],
    [1076 / 1169, '92,0%'],
  ])('%d → %s', (n, text) => expect(formatPercent(n)).toBe(text));

  test.each([
    [5, '05'],
    [0, '0'],
    [10, '10'],
    [1234, '1.234'],
    [1.5, '1,5'],
  ])('in prose %d → %s', (n, text) => expect(formatProse(n)).toBe(text));

  test('numbers are read back', () => {
    const numbers = fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((n) => (n === 0 ? 0 : n));
    fc.assert(
      fc.property(numbers, (n) => expect(readNumber(formatNumber(n))).toEqual({ ok: true, value: n })),
    );
  });
  test('counts are read back, from tables and from prose', () => {
    fc.assert(
      fc.property(fc.nat(1e15), (n) => {
        expect(readCount(formatCount(n))).toEqual({ ok: true, value: n });
        expect(readCount(formatProse(n))).toEqual({ ok: true, value: n });
      }),
    );
  });
  test('shares are read back to the decimals shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100000, max: 100000 }), (tenths) => {
        const share = Number(`${tenths}e-3`);
        expect(readPercent(formatPercent(share))).toEqual({ ok: true, value: share === 0 ? 0 : share });
      }),
    );
  });
});
