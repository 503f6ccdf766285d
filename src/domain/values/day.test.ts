import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  type Birth,
  compareDays,
  type Day,
  type DayOptions,
  dayOfSerial,
  daysBetween,
  formatDay,
  formatDayShort,
  formatLongDay,
  formatMonth,
  formatPeriod,
  halfPeriod,
  inPeriod,
  isDay,
  type Month,
  makeDay,
  makePeriod,
  monthOf,
  monthPeriod,
  monthsOf,
  namePeriod,
  type Period,
  quarterOf,
  quarterPeriod,
  readDay,
  samePeriodBefore,
  serialOf,
  yearOf,
  yearPeriod,
} from './day';
import { readBirth, readMonth } from './partial-dates';
import { tell } from './result';

const day = (text: string): Day => {
  if (!isDay(text)) throw new Error(`Not a day: ${text}`);
  return text;
};
const period = (from: string, to: string): Period => ({ from: day(from), to: day(to) });
const today = day('2026-11-21');

describe('readDay', () => {
  test.each<[string, DayOptions, string]>([
    ['28/06/2022', {}, '2022-06-28'],
    ['28/6/2022', {}, '2022-06-28'],
    ['28 / 6 / 2022', {}, '2022-06-28'],
    ['1.6.22', {}, '2022-06-01'],
    ['1.6.22', { today }, '2022-06-01'],
    ['1.6.27', { today }, '2027-06-01'],
    ['1.6.28', { today }, '1928-06-01'],
    ['1.6.75', {}, '1975-06-01'],
    ['16-04-2024', {}, '2024-04-16'],
    ['2022-06-28', {}, '2022-06-28'],
    ['2022/06/28', {}, '2022-06-28'],
    ['ngày 25 tháng 01 năm 2021', {}, '2021-01-25'],
    ['Ngày 18/01/2022', {}, '2022-01-18'],
    ['27. Tháng 4 2025', {}, '2025-04-27'],
    ['Chủ nhật, 27. Tháng 4 2025', {}, '2025-04-27'],
    ['Thứ Hai, ngày 3/1/2022', {}, '2022-01-03'],
    ['28/06/2022 00:00:00', {}, '2022-06-28'],
    ['28/6', { year: 2022 }, '2022-06-28'],
    ['01/6', { year: 2022 }, '2022-06-01'],
    ['7-3', { year: 2022 }, '2022-03-07'],
    ['ngày 20 tháng 10', { year: 2021 }, '2021-10-20'],
    ['5/5', { year: 2022 }, '2022-05-05'],
    ['29/2', { year: 2024 }, '2024-02-29'],
  ])('%s %j → %s', (typed, options, value) => expect(readDay(typed, options)).toEqual({ ok: true, value }));

  test.each<[string | number | boolean | null, string, string[] | undefined]>([
    ['28/6', 'day.noYear', undefined],
    ['31/6/2022', 'day.impossible', undefined],
    ['29/2/2022', 'day.impossible', undefined],
    ['06/28/2022', 'day.impossible', ['2022-06-28']],
    ['0/6/2022', 'day.impossible', undefined],
    ['28/6/1822', 'day.year', undefined],
    ['28/6/2202', 'day.year', undefined],
    [44740, 'day.serial', ['2022-06-28']],
    ['44740', 'day.serial', ['2022-06-28']],
    [44740.5, 'day.serial', ['2022-06-28']],
    [2022, 'day.number', undefined],
    [-1, 'day.number', undefined],
    [Number.NaN, 'day.number', undefined],
    [9000000, 'day.number', undefined],
    ['2022', 'day.unclear', undefined],
    ['28/6/202', 'day.unclear', undefined],
    ['28/6-2022', 'day.unclear', undefined],
    ['2-30/10/2023', 'day.unclear', undefined],
    ['28/06/2022 10:30', 'day.unclear', ['2022-06-28']],
    [true, 'day.unclear', undefined],
    ['', 'empty', undefined],
    [null, 'empty', undefined],
  ])('%s is refused: %s', (typed, code, candidates) => {
    const reading = readDay(typed);
    expect(reading.ok ? reading.value : [reading.problem.code, reading.problem.candidates]).toEqual([
      code,
      candidates,
    ]);
  });

  test('a number says that it is one, and which day it may be', () => {
    const reading = readDay(44740);
    expect(reading.ok ? '' : tell(reading.problem)).toBe(
      'Ô là số 44740, không phải ngày. Nếu là ngày 28/06/2022 thì ghi lại như vậy.',
    );
  });
});

describe('readBirth', () => {
  test.each<[string | number, Birth]>([
    ['1975', { year: 1975, day: null }],
    [1975, { year: 1975, day: null }],
    ['năm 1975', { year: 1975, day: null }],
    ['sinh năm 1975', { year: 1975, day: null }],
    ['05/1975', { year: 1975, day: null }],
    ['28/06/1975', { year: 1975, day: day('1975-06-28') }],
    ['1.6.75', { year: 1975, day: day('1975-06-01') }],
    ['1.6.30', { year: 1930, day: day('1930-06-01') }],
  ])('%s', (typed, value) => expect(readBirth(typed, { today })).toEqual({ ok: true, value }));

  test.each<[string | number, string, Birth[] | undefined]>([
    ['75', 'birth.shortYear', [{ year: 1975, day: null }]],
    ['2099', 'birth.year', undefined],
    ['1875', 'birth.year', undefined],
    ['28/06/2027', 'birth.future', undefined],
    [27573, 'day.serial', [{ year: 1975, day: day('1975-06-28') }]],
    ['không rõ', 'birth.unclear', undefined],
  ])('%s is refused: %s', (typed, code, candidates) => {
    const reading = readBirth(typed, { today });
    expect(reading.ok ? reading.value : [reading.problem.code, reading.problem.candidates]).toEqual([
      code,
      candidates,
    ]);
  });
});

describe('readMonth', () => {
  test.each([
    ['01/2022', '2022-01'],
    ['1/2022', '2022-01'],
    ['2022-01', '2022-01'],
    ['tháng 1/2022', '2022-01'],
    ['Tháng 7 năm 1981', '1981-07'],
    ['tháng 7.2016', '2016-07'],
    ['T7/2016', '2016-07'],
    ['12-2023', '2023-12'],
  ])('%s → %s', (typed, value) => expect(readMonth(typed)).toEqual({ ok: true, value }));

  test.each([
    ['13/2022', 'month.impossible'],
    ['00/2022', 'month.impossible'],
    ['1/1022', 'month.year'],
    ['quý 1/2020', 'month.unclear'],
    ['01/06/2022', 'month.unclear'],
    ['tháng 7', 'month.unclear'],
    ['', 'empty'],
  ])('%s is refused: %s', (typed, code) =>
    expect(readMonth(typed)).toMatchObject({ ok: false, problem: { code } }),
  );
});

describe('writing days', () => {
  test.each([
    ['2022-06-28', '28/06/2022', '28/6', 'ngày 28 tháng 6 năm 2022'],
    ['2022-01-05', '05/01/2022', '05/01', 'ngày 05 tháng 01 năm 2022'],
    ['2026-02-18', '18/02/2026', '18/02', 'ngày 18 tháng 02 năm 2026'],
    ['2019-10-09', '09/10/2019', '09/10', 'ngày 09 tháng 10 năm 2019'],
    ['2022-06-01', '01/06/2022', '01/6', 'ngày 01 tháng 6 năm 2022'],
  ])('%s', (text, full, short, long) => {
    expect([formatDay(day(text)), formatDayShort(day(text)), formatLongDay(day(text))]).toEqual([
      full,
      short,
      long,
    ]);
  });
  test('a month', () => expect(formatMonth('2022-01' as Month)).toBe('01/2022'));
});

const days = fc
  .integer({ min: serialOf(day('1900-01-01')), max: serialOf(day('2100-12-31')) })
  .map(dayOfSerial);

describe('calendar', () => {
  test('every way of writing a day is read back', () => {
    fc.assert(
      fc.property(days, (d) => {
        for (const text of [d, formatDay(d), formatLongDay(d)])
          expect(readDay(text)).toEqual({ ok: true, value: d });
        expect(readDay(formatDayShort(d), { year: yearOf(d) })).toEqual({ ok: true, value: d });
      }),
    );
  });
  test('serials and day arithmetic agree with the clock of the platform', () => {
    const epoch = Date.UTC(1899, 11, 30);
    fc.assert(
      fc.property(days, fc.integer({ min: -40000, max: 40000 }), (d, count) => {
        expect(serialOf(d)).toBe((Date.parse(d) - epoch) / 86400000);
        expect(dayOfSerial(serialOf(d))).toBe(d);
        expect(addDays(d, count)).toBe(new Date(Date.parse(d) + count * 86400000).toISOString().slice(0, 10));
        expect(daysBetween(d, addDays(d, count))).toBe(count);
      }),
    );
  });
  test.each([
    [44740, '2022-06-28'],
    [1, '1899-12-31'],
    [0, '1899-12-30'],
    [61, '1900-03-01'],
  ])('serial %d is %s', (serial, text) => expect(dayOfSerial(serial)).toBe(text));

  test.each([
    ['2022-01-31', 1, '2022-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2022-11-15', 3, '2023-02-15'],
    ['2022-01-15', -1, '2021-12-15'],
  ])('%s and %d months', (from, count, to) => expect(addMonths(day(from), count)).toBe(to));
  test('29/02 a year later', () => expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28'));

  test.each([
    [2022, 2, 29, null],
    [2024, 2, 29, '2024-02-29'],
    [1900, 2, 29, null],
    [2000, 2, 29, '2000-02-29'],
    [2022, 4, 31, null],
    [2022, 13, 1, null],
    [2022, 1.5, 1, null],
  ])('makeDay(%d, %d, %d) → %s', (year, month, date, made) => expect(makeDay(year, month, date)).toBe(made));
  test.each(['2022-02-30', '2022-6-28', '28/06/2022', '2022-06-28T00:00', 20220628, null])(
    '%s is no day',
    (value) => {
      expect(isDay(value)).toBe(false);
    },
  );
  test('parts', () => {
    expect([monthOf(today), quarterOf(today), yearOf(today)]).toEqual(['2026-11', 4, 2026]);
    expect([compareDays(today, day('2026-11-22')), compareDays(today, today)]).toEqual([-1, 0]);
  });
});

describe('periods', () => {
  test.each([
    ['2022-01-01', '2022-12-31', 'năm 2022'],
    ['2022-04-01', '2022-06-30', 'quý II năm 2022'],
    ['2022-10-01', '2022-12-31', 'quý IV năm 2022'],
    ['2022-01-01', '2022-06-30', '6 tháng đầu năm 2022'],
    ['2022-07-01', '2022-12-31', '6 tháng cuối năm 2022'],
    ['2022-03-01', '2022-03-31', 'tháng 3 năm 2022'],
    ['2022-01-01', '2022-01-31', 'tháng 01 năm 2022'],
    ['2022-02-01', '2022-04-30', 'từ 01/02/2022 đến 30/04/2022'],
    ['2022-02-01', '2022-03-05', 'từ 01/02/2022 đến 05/03/2022'],
    ['2021-01-01', '2022-12-31', 'từ 01/01/2021 đến 31/12/2022'],
    ['2022-03-08', '2022-03-08', 'ngày 08/03/2022'],
  ])('%s to %s is %s', (from, to, name) => expect(namePeriod(period(from, to))).toBe(name));

  test.each([
    [period('2022-01-01', '2022-12-31'), period('2021-01-01', '2021-12-31')],
    [period('2021-02-01', '2021-02-28'), period('2020-02-01', '2020-02-29')],
    [period('2020-02-01', '2020-02-29'), period('2019-02-01', '2019-02-28')],
    [period('2022-02-01', '2022-03-05'), period('2021-02-01', '2021-03-05')],
  ])('a year before %j', (now, before) => expect(samePeriodBefore(now)).toEqual(before));

  test('named periods', () => {
    expect([
      yearPeriod(2022),
      halfPeriod(2022, 2),
      quarterPeriod(2022, 1),
      monthPeriod('2024-02' as Month),
    ]).toEqual([
      period('2022-01-01', '2022-12-31'),
      period('2022-07-01', '2022-12-31'),
      period('2022-01-01', '2022-03-31'),
      period('2024-02-01', '2024-02-29'),
    ]);
  });
  test('months', () => {
    expect(monthsOf(period('2021-11-15', '2022-02-01'))).toEqual([
      '2021-11',
      '2021-12',
      '2022-01',
      '2022-02',
    ]);
  });
  test('both ends belong to it', () => {
    const year = yearPeriod(2022);
    const queryOf = ['2021-12-31', '2022-01-01', '2022-12-31', '2023-01-01'].map((text) =>
      inPeriod(day(text), year),
    );
    expect(queryOf).toEqual([false, true, true, false]);
    expect(formatPeriod(year)).toBe('01/01/2022 – 31/12/2022');
  });
  test('the wrong way round', () => {
    expect(makePeriod(day('2022-01-01'), day('2022-01-01'))).toMatchObject({ ok: true });
    expect(makePeriod(day('2022-12-31'), day('2022-01-01'))).toMatchObject({
      problem: {
        code: 'period.order',
        candidates: [yearPeriod(2022)].map(({ from }) => period(from, '2022-12-31')),
      },
    });
  });
});
