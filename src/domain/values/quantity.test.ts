import fc from 'fast-check';
import { formatKilograms, formatQuantity, readQuantity } from './quantity';
import { toKilograms, WEIGHT_UNITS, weightUnit } from './units';

describe('readQuantity', () => {
  test.each<[string | number, number, string | null, string]>([
    ['35,8 tạ', 35.8, 'tạ', ''],
    ['425kg', 425, 'kg', ''],
    ['425 KG', 425, 'kg', ''],
    ['1,4 tạ gạo', 1.4, 'tạ', 'gạo'],
    ['20 kí', 20, 'kg', ''],
    ['5 cân gạo nếp', 5, 'kg', 'gạo nếp'],
    ['3 lạng', 3, 'lạng', ''],
    ['500g', 500, 'g', ''],
    ['35.789 vỏ lon', 35789, 'vỏ lon', ''],
    ['30 xuất quà tết', 30, 'suất quà', 'tết'],
    ['05 vi sữa', 5, 'vỉ', 'sữa'],
    ['650 quyển vở', 650, 'quyển', 'vở'],
    ['68 cái', 68, 'cái', ''],
    ['14suất', 14, 'suất', ''],
    ['3 cuộn băng', 3, 'cuộn', 'băng'],
    ['25 nghìn cây', 25000, 'cây', ''],
    ['155 m2', 155, 'm²', ''],
    ['35,8', 35.8, null, ''],
    [425, 425, null, ''],
    ['10 hộp sữa 180ml', 10, 'hộp', 'sữa 180ml'],
    ['2 sào', 2, 'sào', ''],
  ])('%s', (typed, amount, unit, rest) => {
    expect(readQuantity(typed)).toEqual({ ok: true, value: { amount, unit, rest } });
  });

  test.each<[string | number | null, string, number[] | undefined]>([
    ['40.000 nghìn cây', 'quantity.scale', [40000, 40000000]],
    ['3.100.00 kg', 'quantity.grouping', [3100000, 310000]],
    ['35.8 tạ', 'quantity.grouping', [35.8, 35800, 358]],
    ['80–100kg', 'quantity.range', [80, 100]],
    ['trên 3.600 lượt', 'quantity.approximate', [3600]],
    ['500.000đ', 'quantity.money', undefined],
    ['9tr', 'quantity.money', undefined],
    ['2 triệu đồng', 'quantity.money', undefined],
    ['-5 kg', 'quantity.negative', undefined],
    [Number.POSITIVE_INFINITY, 'quantity.size', undefined],
    ['18 tuổi', 'quantity.unclear', undefined],
    ['13/13 chi hội', 'quantity.unclear', undefined],
    ['82%', 'quantity.unclear', undefined],
    ['29c', 'quantity.unclear', undefined],
    ['', 'empty', undefined],
  ])('%s is refused: %s', (typed, code, amounts) => {
    const reading = readQuantity(typed);
    expect(
      reading.ok
        ? reading.value
        : [reading.problem.code, reading.problem.candidates?.map(({ amount }) => amount)],
    ).toEqual([code, amounts]);
  });
});

describe('weights', () => {
  test.each<[number, string, number | null]>([
    [35.8, 'tạ', 3580],
    [1.4, 'tạ', 140],
    [1.1, 'tấn', 1100],
    [2.3, 'yến', 23],
    [425, 'kg', 425],
    [3, 'lạng', 0.3],
    [7, 'g', 0.007],
    [20, 'Kí', 20],
    [68, 'cái', null],
    [2, 'sào', null],
  ])('%d %s → %s kg', (amount, unit, kilograms) => expect(toKilograms(amount, unit)).toBe(kilograms));

  test('the table and the conversion say the same', () => {
    for (const { unit, kilograms } of WEIGHT_UNITS) {
      expect([unit, toKilograms(1, unit), weightUnit(unit)]).toEqual([unit, kilograms, unit]);
    }
  });
  test.each([
    [6856, '6.856 kg'],
    [62.5, '62,5 kg'],
    [0.3, '0,3 kg'],
    [10.04, '10 kg'],
    [0.05, '0,1 kg'],
  ])('%d → %s', (kilograms, text) => expect(formatKilograms(kilograms)).toBe(text));
  test('without a unit', () => expect(formatQuantity(1400, null)).toBe('1.400'));

  test('what is written is read back', () => {
    const amounts = fc.integer({ min: 0, max: 1e9 }).map((n) => Number(`${n}e-2`));
    const units = fc.constantFrom(
      'tấn',
      'tạ',
      'yến',
      'kg',
      'lạng',
      'vỏ lon',
      'suất quà',
      'cái',
      'cuộn',
      null,
    );
    fc.assert(
      fc.property(amounts, units, (amount, unit) => {
        expect(readQuantity(formatQuantity(amount, unit))).toEqual({
          ok: true,
          value: { amount, unit, rest: '' },
        });
      }),
    );
  });
  test('hundredths of any unit convert with no floating-point error', () => {
    fc.assert(fc.property(fc.nat(1e9), (n) => expect(toKilograms(Number(`${n}e-2`), 'tạ')).toBe(n)));
  });
});
