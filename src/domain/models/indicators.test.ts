/** Indicators that a ward defines itself: how their rows are read, and what they come to. Tables of facts. */
import {
  breakDown,
  evaluate,
  findMetric,
  isMeasured,
  type MetricKey,
  metricKeysOf,
  progressOf,
  readWeights,
} from '../figures';
import { type RowSpec, wardOf, YEAR } from '../testdata/ward';
import type { Day } from '../values';

const indicator = (cells: Partial<RowSpec<'indicators'>>): RowSpec<'indicators'> => ({
  id: 'CS-00001',
  name: 'Hộ vay vốn',
  group: 'Vốn vay',
  unit: 'hộ',
  counting: 'Cộng dồn trong kỳ',
  ...cells,
});
const activity = (cells: Partial<RowSpec<'activities'>>): RowSpec<'activities'> => ({
  day: '2022-06-01',
  chapter: 'Khu 1 · K1',
  indicator: 'Hộ vay vốn · CS-00001',
  ...cells,
});
const K1 = 'Khu 1 · K1';
const K2 = 'Khu 2 · K2';

const problemsOf = (spec: Parameters<typeof wardOf>[0]) =>
  wardOf(spec).problems.map(({ sheet, header, severity, what }) => `${sheet} ${header} ${severity}: ${what}`);

describe('how the rows of an indicator make its figure', () => {
  test.each<[string, Partial<RowSpec<'indicators'>>, Partial<RowSpec<'activities'>>[], number | null]>([
    ['added up', {}, [{ value: '3' }, { value: 4 }, { value: '5 hộ', chapter: K2 }], 12],
    ['of other years not', {}, [{ value: 3 }, { value: 4, day: '2021-12-31' }], 3],
    ['money in words', { unit: 'đồng' }, [{ value: '9tr' }, { value: '1.500.000' }], 10_500_000],
    ['weights with units', { unit: 'kg' }, [{ value: '1,5 tạ' }, { value: '20' }], 170],
    ['a month counts in the year', {}, [{ value: 2, day: '', month: '06/2022' }], 2],
    [
      'how things stand: the last of each chapter',
      { counting: 'Số cuối kỳ' },
      [
        { value: 10, day: '2022-03-31' },
        { value: 12, day: '2022-09-30' },
        { value: 5, chapter: K2, day: '2022-06-30' },
      ],
      17,
    ],
    [
      'written down a year ago it is known no more',
      { counting: 'Số cuối kỳ' },
      [
        { value: 10, day: '2021-12-31' },
        { value: 4, chapter: K2, day: '2022-01-01' },
      ],
      4,
    ],
    [
      'of each initiative by itself',
      { counting: 'Số cuối kỳ' },
      [
        { value: 10, initiative: 'Tổ 1 · MH-00001' },
        { value: 7, initiative: 'Tổ 2 · MH-00002' },
      ],
      17,
    ],
    ['times, one a row or as it says', { counting: 'Số lần', unit: 'buổi' }, [{}, { value: '3' }], 4],
    [
      'different people',
      { counting: 'Số người khác nhau', unit: 'người' },
      [{ subject: 'Trần Thị Lan' }, { subject: 'trần thị  lan' }, { subject: 'Trần Thị Làn' }],
      2,
    ],
    [
      'a share of its own rows',
      { counting: 'Tỷ lệ', unit: '%' },
      [
        { value: 40, over: '50' },
        { value: 20, over: 50 },
      ],
      0.6,
    ],
    ['nothing recorded', {}, [], null],
  ])('%s', (_, cells, rows, expected) => {
    const ward = wardOf({
      indicators: [indicator(cells)],
      activities: rows.map(activity),
      initiatives: [
        { id: 'MH-00001', name: 'Tổ 1', type: 'Tổ', chapter: K1 },
        { id: 'MH-00002', name: 'Tổ 2', type: 'Tổ', chapter: K1 },
      ],
    });
    expect(ward.problems).toEqual([]);
    const { value } = evaluate('own:CS-00001', ward, YEAR);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 9);
    const parts = breakDown('own:CS-00001', ward, YEAR, ['chapter']);
    if (cells.counting !== 'Tỷ lệ' && cells.counting !== 'Số người khác nhau')
      expect(parts.reduce((sum, part) => sum + (part.value ?? 0), 0)).toBe(expected ?? 0);
  });

  test.each<[string, string, string, number | null]>([
    ['of two indicators', 'Hộ đạt', 'Hộ đăng ký', 0.5],
    ['of one and a figure of the product', 'Hộ đạt', 'Phụ nữ từ 18 tuổi', 0.1],
    ['without its marks, where one alone is meant', 'ho dat', 'Hộ đăng ký', 0.5],
  ])('a share %s', (_, numerator, denominator, expected) => {
    const ward = wardOf({
      baseline: [{ year: 2022, chapter: K1, women: 400 }],
      indicators: [
        indicator({ id: 'CS-1', name: 'Hộ đạt', counting: 'Số cuối kỳ' }),
        indicator({ id: 'CS-2', name: 'Hộ đăng ký', counting: 'Số cuối kỳ' }),
        indicator({ id: 'CS-3', name: 'Tỷ lệ đạt', unit: '%', counting: 'Tỷ lệ', numerator, denominator }),
      ],
      activities: [
        activity({ indicator: 'CS-1', value: 40 }),
        activity({ indicator: 'Hộ đăng ký', value: 80 }),
      ],
    });
    expect(ward.problems).toEqual([]);
    expect(evaluate('own:CS-3', ward, YEAR).value).toBe(expected);
  });
});

describe('what is wrong is said where it stands', () => {
  test.each<[string, Partial<RowSpec<'indicators'>>, string]>([
    ['percents do not add up', { unit: '%' }, 'Chỉ số Đơn vị error: Phần trăm của các chi hội không cộng'],
    [
      'half a ratio',
      { counting: 'Tỷ lệ', numerator: 'Hộ đạt' },
      'Chỉ số Mẫu số error: Tỷ lệ này có tử số mà thiếu mẫu số.',
    ],
    [
      'a place that nobody fills',
      { sentence: 'Có {so} hộ, {tong}' },
      'Chỉ số Mẫu câu notice: Mẫu câu có chỗ {tong}',
    ],
    [
      'an indicator that is not there',
      { counting: 'Tỷ lệ', unit: '%', numerator: 'Hộ đạt', denominator: 'Tổng hộ' },
      'Chỉ số Tử số error: Không có chỉ số đếm được nào tên “Hộ đạt”',
    ],
    ['an operand of no ratio', { numerator: 'Hộ đạt' }, 'Chỉ số Tử số error: Chỉ số này không phải tỷ lệ'],
  ])('%s', (_, cells, expected) => {
    expect(problemsOf({ indicators: [indicator(cells)], activities: [] }).join('\n')).toContain(expected);
  });

  test.each<[string, Partial<RowSpec<'indicators'>>, Partial<RowSpec<'activities'>>, string]>([
    ['no day and no month', {}, { day: '', value: 3 }, 'Ngày error: Chưa có ngày, cũng chưa có tháng.'],
    [
      'a day outside its month',
      {},
      { month: '07/2022', value: 3 },
      'Tháng error: Ngày không nằm trong tháng',
    ],
    ['no number', {}, {}, 'Số error: Chưa có số của chỉ số “Hộ vay vốn”.'],
    ['no number but words', {}, { value: 'nhiều' }, 'Số error: Chưa hiểu “nhiều”.'],
    ['another unit', {}, { value: '30 buổi' }, 'Số error: '],
    ['less than nothing', {}, { value: '-3' }, 'Số error: Số “-3” nhỏ hơn 0.'],
    [
      'an indicator that is not there',
      {},
      { indicator: 'Hộ nghèo' },
      'Chỉ số error: Tab Chỉ số không có “Hộ nghèo”.',
    ],
    [
      'a share without its whole',
      { counting: 'Tỷ lệ', unit: '%' },
      { value: 3 },
      'Mẫu số error: Chưa có mẫu số',
    ],
    [
      'a part larger than its whole',
      { counting: 'Tỷ lệ', unit: '%' },
      { value: 3, over: 2 },
      'Số notice: Số lớn hơn',
    ],
    [
      'a whole that is not asked for',
      {},
      { value: 3, over: 5 },
      'Mẫu số notice: Chỉ số này không dùng mẫu số',
    ],
    ['nobody named', { counting: 'Số người khác nhau' }, {}, 'Nội dung error: Chưa có tên người'],
  ])('%s', (_, cells, row, expected) => {
    const found = problemsOf({ indicators: [indicator(cells)], activities: [activity(row)] });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`Hoạt động ${expected}`);
  });

  test('a row of an indicator that is calculated is refused: its number would stand nowhere', () => {
    const found = problemsOf({
      indicators: [
        indicator({}),
        indicator({
          id: 'CS-9',
          name: 'Tỷ lệ',
          unit: '%',
          counting: 'Tỷ lệ',
          numerator: 'Hộ vay vốn',
          denominator: 'Chi hội',
        }),
      ],
      activities: [activity({ indicator: 'Tỷ lệ', value: 3 })],
    });
    expect(found).toEqual(['Hoạt động Chỉ số error: “Tỷ lệ” là tỷ lệ, tiện ích tự tính từ hai chỉ số khác.']);
  });
});

describe('an indicator is a metric like any other', () => {
  const spec = {
    indicators: [indicator({})],
    activities: [
      activity({ value: 8, money: '2tr', fund: 'Quỹ Hội', attendance: 30 }),
      activity({ value: 2, chapter: K2 }),
    ],
    targets: [{ year: 2022, chapter: 'Hội LHPN phường', metric: 'Hộ vay vốn · CS-00001', goal: '20' }],
    income: [{ day: '2022-01-05', chapter: K1, source: 'Hội viên ủng hộ', fund: 'Quỹ Hội', amount: '5tr' }],
  } as const;

  test('renamed, it keeps its rows and its targets: the id decides', () => {
    const ward = wardOf({ ...spec, indicators: [indicator({ name: 'Hộ được vay' })] });
    expect(ward.problems).toEqual([]);
    expect(evaluate('own:CS-00001', ward, YEAR).value).toBe(10);
    expect(progressOf(ward, YEAR)).toMatchObject([{ key: 'own:CS-00001', done: 10, share: 0.5 }]);
  });

  test('its rows say money and attendance beside it, and the money goes out of its fund', () => {
    const ward = wardOf(spec);
    expect(evaluate('own:CS-00001:money', ward, YEAR).value).toBe(2_000_000);
    expect(evaluate('own:CS-00001:attendance', ward, YEAR).value).toBe(30);
    expect(ward.movements().filter(({ kind }) => kind === 'activities')).toMatchObject([
      { fund: 'union', amount: 2_000_000, day: '2022-06-01', chapterCode: 'K1' },
    ]);
  });

  test('weights of the ranking name it', () => {
    const ward = wardOf(spec);
    expect(readWeights('Hộ vay vốn: 20', ward)).toEqual({
      weights: [{ key: 'own:CS-00001', points: 20 }],
      wrong: [],
    });
  });

  test('metrics of nothing are none', () => {
    const ward = wardOf({ indicators: [indicator({})], activities: [activity({ value: 1 })] });
    expect(metricKeysOf(ward).filter((key) => key.startsWith('own:'))).toEqual(['own:CS-00001']);
    expect(findMetric('own:CS-2', ward)).toBeUndefined();
    expect(isMeasured('own:CS-00001' as MetricKey, ward)).toBe(true);
  });

  test('a chapter that was merged stands for itself until its successor has told of both', () => {
    const chapters = [
      { code: 'K1', name: 'Khu 1', until: '2022-07-01', successor: 'K2' },
      { code: 'K2', name: 'Khu 2' },
    ];
    const of = (later: Partial<RowSpec<'activities'>>[]) =>
      evaluate(
        'own:CS-00001',
        wardOf({
          chapters,
          indicators: [indicator({ counting: 'Số cuối kỳ' })],
          activities: [
            activity({ value: 10, day: '2022-05-01' }),
            activity({ value: 20, day: '2022-05-01', chapter: K2 }),
            ...later.map(activity),
          ],
        }),
        { from: YEAR.from, to: '2022-12-31' as Day },
      ).value;
    expect(of([])).toBe(30);
    expect(of([{ value: 33, day: '2022-09-01', chapter: K2 }])).toBe(33);
  });
});
