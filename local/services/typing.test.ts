/** How typed text is read, as a table of facts by locale. */
import fc from 'fast-check';
import { displayValue } from './display';
import { formulaFromLocale, readTyped, type Typed } from './typing';
import { dateToSerial, isZone, serialOf, serialToDate } from './zones';

const now = new Date('2026-05-05T05:00:00Z');

function read(text: string, locale: string, format?: string): Typed {
  return readTyped(text, { locale, timeZone: 'Asia/Ho_Chi_Minh', now, format });
}

describe('in vi_VN', () => {
  test.each<[string, Typed]>([
    ['35,8', { value: 35.8 }],
    ['-35,8', { value: -35.8 }],
    [',5', { value: 0.5 }],
    ['1.400', { value: 1400, format: '#,##0' }],
    ['130.000.000', { value: 130_000_000, format: '#,##0' }],
    ['1.400,5', { value: 1400.5, format: '#,##0.00' }],
    ['1.4', { value: '1.4' }],
    ['14.00', { value: '14.00' }],
    ['1,5 tr', { value: '1,5 tr' }],
    ['5.000đ', { value: '5.000đ' }],
    ['5.000 ₫', { value: 5000, format: '#,##0\\ "₫"' }],
    ['10%', { value: 0.1, format: '0%' }],
    ['35,8 %', { value: 0.358, format: '0.00%' }],
    ['0912345678', { value: 912345678 }],
    ['0912 345 678', { value: 912345678 }],
    ["'0912345678", { value: '0912345678' }],
    ["'=x", { value: '=x' }],
    ['=SUM(A1;B1)', { formula: '=SUM(A1;B1)' }],
    ['=', { value: '=' }],
    ['- Quà Tết', { value: '- Quà Tết' }],
    ['TRUE', { value: true }],
    ['false', { value: false }],
    ['', {}],
    ['01/6', { value: serialOf(2026, 6, 1), format: 'dd/M' }],
    ['28/06/2022', { value: 44740, format: 'dd/MM/yyyy' }],
    ['28-6-2022', { value: 44740, format: 'dd-M-yyyy' }],
    ['1/6/22', { value: 44713, format: 'd/M/yy' }],
    ['1/6/45', { value: serialOf(1945, 6, 1), format: 'd/M/yy' }],
    ['6/2022', { value: 44713, format: 'M/yyyy' }],
    ['31/02/2022', { value: '31/02/2022' }],
    ['13/25/2022', { value: '13/25/2022' }],
    ['1.6.22', { value: '1.6.22' }],
    ['2022-06-28', { value: 44740, format: 'yyyy-MM-dd' }],
    ['2022-06-28 10:30', { value: 44740.4375, format: 'yyyy-MM-dd HH:mm' }],
    ['2022-06-28T10:30:00Z', { value: '2022-06-28T10:30:00Z' }],
    ['10:30', { value: 0.4375, format: 'HH:mm' }],
    ['25:30', { value: '25:30' }],
    ['  35 ', { value: 35 }],
    ['\u00a035\u00a0', { value: 35 }],
    ['Khu 5A', { value: 'Khu 5A' }],
  ])('%j', (text, expected) => {
    expect(read(text, 'vi_VN')).toEqual(expected);
  });
});

describe('in en_US', () => {
  test.each<[string, Typed]>([
    ['35.8', { value: 35.8 }],
    ['35,8', { value: '35,8' }],
    ['1,400', { value: 1400, format: '#,##0' }],
    ['6/28/2022', { value: 44740, format: 'M/dd/yyyy' }],
    ['28/06/2022', { value: '28/06/2022' }],
    ['1/6', { value: serialOf(2026, 1, 6), format: 'M/d' }],
    ['$5', { value: 5, format: '"$"#,##0.00' }],
  ])('%j', (text, expected) => {
    expect(read(text, 'en_US')).toEqual(expected);
  });
});

test('under plain text everything stays as it is', () => {
  for (const text of ['0912345678', '=1+1', "'x", '28/06/2022', '10%']) {
    expect(read(text, 'vi_VN', '@')).toEqual({ value: text });
  }
});

test.each([
  ['=IF(A1;1,5;2)', '=IF(A1,1.5,2)'],
  ['="a;b";C1', '="a;b",C1'],
  ["='Tái; chế'!A1*0,5", "='Tái; chế'!A1*0.5"],
])('a formula typed with a decimal comma: %s', (typed, expected) => {
  expect(formulaFromLocale(typed, 'vi_VN')).toBe(expected);
  expect(formulaFromLocale(typed, 'en_US')).toBe(typed);
});

test('a number shown in a locale is read back as the same number', () => {
  const number = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 100);
  fc.assert(
    fc.property(number, fc.constantFrom('vi_VN', 'en_US', 'de_DE'), (value, locale) => {
      const shown = displayValue(value, '#,##0.00', locale);
      expect(read(shown, locale).value).toBeCloseTo(value, 9);
    }),
  );
});

test('a day shown in a locale is read back as the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: serialOf(1930, 1, 1), max: serialOf(2029, 12, 31) }), (serial) => {
      expect(read(displayValue(serial, 'dd/MM/yyyy', 'vi_VN'), 'vi_VN').value).toBe(serial);
      expect(read(displayValue(serial, 'yyyy-MM-dd', 'en_US'), 'en_US').value).toBe(serial);
    }),
  );
});

test('a day of a zone is the same day again, whatever the history of its clocks', () => {
  const zones = ['Asia/Ho_Chi_Minh', 'America/New_York', 'Asia/Tokyo', 'UTC'];
  fc.assert(
    fc.property(
      fc.integer({ min: serialOf(1920, 1, 1), max: serialOf(2060, 1, 1) }),
      fc.constantFrom(...zones),
      (serial, zone) => {
        // Noon exists every day: midnight is skipped on some days when the clocks change.
        expect(dateToSerial(serialToDate(serial + 0.5, zone), zone)).toBeCloseTo(serial + 0.5, 9);
      },
    ),
  );
});

test.each([
  ['2022-06-28', '2022-06-27T17:00:00.000Z'],
  // Sài Gòn kept UTC+8 until 13 June 1975.
  ['1970-01-01', '1969-12-31T16:00:00.000Z'],
])('midnight of %s in Việt Nam is %s', (day, instant) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  expect(serialToDate(serialOf(year, month, date), 'Asia/Ho_Chi_Minh').toISOString()).toBe(instant);
});

test('what is no zone is known', () => {
  expect([isZone('Asia/Ho_Chi_Minh'), isZone('Hà Nội')]).toEqual([true, false]);
});

test.each([912_345_678, -912_345_678, 1e300])(
  '%d is a day of no calendar: an invalid Date, nothing thrown',
  (serial) => {
    expect(serialToDate(serial, 'Asia/Ho_Chi_Minh').getTime()).toBeNaN();
  },
);
