/** Rows of the models' tables: what is read, and what is said of what cannot be. */
import { evaluate } from '../figures';
import {
  greenRow,
  houseRow,
  incomeRow,
  productRow,
  reviewRow,
  sharingRow,
  spendingRow,
  sponsorshipRow,
  targetRow,
} from '../testdata/models';
import { memberRow, type RowSpec, wardOf, YEAR } from '../testdata/ward';
import type { Day } from '../values';
import { dueDays, spread } from './sponsorships';

/** `severity code column` of each problem of the models' tabs. */
const problems = (ward: ReturnType<typeof wardOf>) =>
  ward.problems.map(({ severity, code, header, row }) => `${row} ${severity} ${code} ${header}`);

describe('income', () => {
  test.each<[string, RowSpec<'income'>, string[]]>([
    ['money', {}, []],
    ['goods only', { amount: '', inKind: 'gạo', quantity: 50, unit: 'kg' }, []],
    ['nothing at all', { amount: '' }, ['2 error missing Số tiền']],
    ['a fund nobody knows', { fund: 'Quỹ xanh' }, ['2 error unknownChoice Mô hình, quỹ']],
    ['goods of which one cannot be added', { inKind: '50 kg gạo, trên 5' }, ['2 notice unreadable Hiện vật']],
  ])('%s', (_name, cells, expected) =>
    expect(problems(wardOf({ income: [incomeRow(cells)] }))).toEqual(expected),
  );

  test.each<[string, RowSpec<'income'>, { amount: number; name: string }[], number | null]>([
    [
      'one thing and its unit',
      { inKind: 'Gạo', quantity: 50, unit: 'kg' },
      [{ amount: 50, name: 'kg gạo' }],
      50,
    ],
    ['weighed in tạ', { inKind: 'gạo', quantity: '1,4 tạ' }, [{ amount: 140, name: 'kg gạo' }], 140],
    [
      'counted',
      { inKind: 'mì tôm', quantity: 5, unit: 'thùng' },
      [{ amount: 5, name: 'thùng mì tôm' }],
      null,
    ],
    [
      'several in one cell',
      { inKind: '20 kg gạo tẻ, 3 thùng sữa' },
      [
        { amount: 20, name: 'kg gạo tẻ' },
        { amount: 3, name: 'thùng sữa' },
      ],
      20,
    ],
    ['no amount', { inKind: 'quần áo' }, [], null],
    ['no goods', {}, [], null],
  ])('goods: %s', (_name, cells, goods, riceKg) =>
    expect(wardOf({ income: [incomeRow(cells)] }).records.income.rows[0]).toMatchObject({ goods, riceKg }),
  );
});

describe('spending', () => {
  test.each<[string, RowSpec<'spending'>, string[], Partial<Record<'toFund' | 'isHandedOn', unknown>>]>([
    ['plain', {}, [], { toFund: null, isHandedOn: false }],
    ['to another body', { transferTo: 'MTTQ phường' }, [], { toFund: null, isHandedOn: true }],
    ['to another fund', { transferTo: 'Quỹ Hội' }, [], { toFund: 'union', isHandedOn: false }],
    ['to itself', { transferTo: 'Điểm chia sẻ' }, ['2 error self Chuyển về'], {}],
    ['from a fund nobody knows', { fund: 'Quỹ xanh' }, ['2 error unknownChoice Nguồn kinh phí'], {}],
    ['zero', { amount: 0 }, ['2 error absurd Số tiền'], {}],
  ])('%s', (_name, cells, expected, derived) => {
    const ward = wardOf({ spending: [spendingRow(cells)] });
    expect(problems(ward)).toEqual(expected);
    if (expected.length === 0) expect(ward.records.spending.rows[0]).toMatchObject(derived);
  });
});

describe('products', () => {
  const day = (on: string, cells: RowSpec<'products'>) =>
    productRow({ day: on, made: '', sold: '', income: '', ...cells });
  test.each<[string, RowSpec<'products'>[], string[]]>([
    ['nothing moved', [day('2022-04-01', {})], ['2 error missing Làm ra']],
    ['money and nothing sold', [day('2022-04-01', { made: 3, income: 10_000 })], ['2 notice missing Bán']],
    ['made and sold in one row', [day('2022-04-01', { made: 3, sold: 3 })], []],
    [
      'sold before it was made',
      [day('2022-04-02', { made: 5 }), day('2022-04-01', { sold: 5 })],
      ['3 notice belowZero Bán'],
    ],
    [
      'made and sold on one day, the sale written first',
      [day('2022-04-01', { sold: 5 }), day('2022-04-01', { made: 5 })],
      [],
    ],
    [
      'more given than there is',
      [day('2022-04-01', { made: 5 }), day('2022-04-02', { given: 6 })],
      ['3 notice belowZero Tặng'],
    ],
    [
      'another chapter’s stock',
      [day('2022-04-01', { made: 5 }), day('2022-04-02', { sold: 1, chapter: 'K2' })],
      ['3 notice belowZero Bán'],
    ],
    [
      'another product’s stock',
      [day('2022-04-01', { made: 5 }), day('2022-04-02', { sold: 1, product: 'Làn' })],
      ['3 notice belowZero Bán'],
    ],
  ])('%s', (_name, rows, expected) => expect(problems(wardOf({ products: rows }))).toEqual(expected));

  test('stock below zero says what was there and what was taken, and the row counts', () => {
    const ward = wardOf({
      products: [day('2022-04-01', { made: 5 }), day('2022-04-02', { sold: 7, income: 70_000 })],
    });
    expect(ward.problems[0]?.what).toBe('Chổi: chi hội còn 5 chiếc mà bán, tặng thêm 7.');
    expect(evaluate('productIncome', ward, YEAR).value).toBe(70_000);
  });
});

describe('sponsorships', () => {
  test.each<[string, string, string | null, string, string[]]>([
    ['three months', '2022-01-15', '2022-03-31', '2023-01-05', ['2022-01-15', '2022-02-15', '2022-03-15']],
    ['the last day is a due day', '2022-01-15', '2022-02-15', '2023-01-05', ['2022-01-15', '2022-02-15']],
    ['the day before', '2022-01-15', '2022-02-14', '2023-01-05', ['2022-01-15']],
    ['open: until today', '2022-11-10', null, '2023-01-05', ['2022-11-10', '2022-12-10']],
    ['ends of months', '2022-01-31', '2022-03-31', '2023-01-05', ['2022-01-31', '2022-02-28', '2022-03-31']],
    ['not begun yet', '2022-11-10', null, '2022-11-09', []],
  ])('due: %s', (_name, from, until, today, expected) =>
    expect(dueDays(from as Day, until as Day | null, today as Day)).toEqual(expected),
  );

  test('money handed over pays the oldest month first; the rest stands at the last', () => {
    const days = ['2022-01-15', '2022-02-15', '2022-03-15'] as Day[];
    expect(spread(350, 250, days, days[0] as Day)).toEqual([
      { day: '2022-01-15', amount: 250 },
      { day: '2022-02-15', amount: 100 },
    ]);
    expect(spread(1000, 250, days, days[0] as Day).map(({ amount }) => amount)).toEqual([250, 250, 500]);
  });

  test.each<[string, RowSpec<'sponsorships'>, string[]]>([
    ['right', {}, []],
    ['ends before it begins', { until: '2021-12-31' }, ['2 error order Đến ngày']],
    ['a child’s full name', { child: 'Nguyễn Thị Na' }, ['2 notice mismatch Trẻ được đỡ đầu']],
    ['an alias of two words', { child: 'Lê Na' }, []],
    ['a scholarship of each year', { monthly: '', yearly: 3_000_000 }, []],
    ['no rate', { monthly: '' }, ['2 error missing Mức mỗi tháng']],
    ['two rates', { yearly: 3_000_000 }, ['2 error conflict Mức mỗi năm']],
    ['more handed over than due', { paid: 3_000_001 }, ['2 notice mismatch Đã trao']],
  ])('%s', (_name, cells, expected) =>
    expect(problems(wardOf({ sponsorships: [sponsorshipRow(cells)] }))).toEqual(expected),
  );

  test('a scholarship is due once a year, and is no monthly rate', () => {
    const ward = wardOf({
      sponsorships: [
        sponsorshipRow({ from: '2021-09-05', until: '', monthly: '', yearly: 2_000_000, paid: 3_000_000 }),
      ],
    });
    const year2021 = { from: '2021-01-01' as Day, to: '2021-12-31' as Day };
    expect(
      (['sponsorshipMonthly', 'sponsorshipYearly', 'sponsorshipDue', 'sponsorshipPaid'] as const).map(
        (key) => [evaluate(key, ward, year2021).value, evaluate(key, ward, YEAR).value],
      ),
    ).toEqual([
      [null, null],
      [2_000_000, 2_000_000],
      [2_000_000, 2_000_000],
      [2_000_000, 1_000_000],
    ]);
  });

  test('what is due in a period is the months of the period, and by month', () => {
    const ward = wardOf({
      sponsorships: [
        sponsorshipRow({ from: '2021-10-15', paid: 4_000_000 }),
        sponsorshipRow({ child: 'Bé Bi' }),
      ],
    });
    expect(evaluate('sponsorshipDue', ward, YEAR).value).toBe(24 * 250_000);
    // Sixteen months paid of the first: three of 2021, twelve of 2022, the rest at the last due day.
    expect(evaluate('sponsorshipPaid', ward, YEAR).value).toBe(4_000_000 - 750_000 + 3_000_000);
    expect(evaluate('childrenSponsored', ward, YEAR).value).toBe(2);
    const quarter = { from: '2022-01-01' as Day, to: '2022-03-31' as Day };
    expect(evaluate('sponsorshipDue', ward, quarter).value).toBe(6 * 250_000);
  });
});

describe('houses', () => {
  test.each<[string, RowSpec<'houses'>[], string[]]>([
    ['right', [houseRow()], []],
    ['two results', [houseRow({ result: 'Thoát nghèo, Thoát cận nghèo' })], ['2 error conflict Kết quả']],
    ['two rows, one result', [houseRow(), houseRow({ cash: '', workdays: 20, result: '' })], []],
    [
      'two rows, two results',
      [houseRow(), houseRow({ result: 'Thoát nghèo' })],
      ['3 error conflict Kết quả'],
    ],
    ['no day', [houseRow({ started: '', handedOver: '' })], ['2 error missing Khởi công']],
    ['handed over before it was begun', [houseRow({ handedOver: '2022-07-01' })], ['2 error order Bàn giao']],
  ])('%s', (_name, rows, expected) => expect(problems(wardOf({ houses: rows }))).toEqual(expected));

  test('a household with two rows is one house', () => {
    const ward = wardOf({ houses: [houseRow(), houseRow({ cash: 100_000, result: '' })] });
    expect(evaluate('houses', ward, YEAR).value).toBe(1);
    expect(evaluate('houseCash', ward, YEAR).value).toBe(41_000_000);
    expect(evaluate('houseHouseholdsOut', ward, YEAR).value).toBe(1);
  });
});

describe('green Sundays', () => {
  test.each<[string, Partial<Record<'wasteKg' | 'wasteArea' | 'wasteVolume', number | null>>]>([
    ['120 kg', { wasteKg: 120, wasteArea: null, wasteVolume: null }],
    ['1,2 tạ', { wasteKg: 120 }],
    ['155 m²', { wasteKg: null, wasteArea: 155 }],
    ['155 m2', { wasteArea: 155 }],
    ['3 m³', { wasteVolume: 3, wasteArea: null }],
  ])('waste %s', (waste, derived) =>
    expect(wardOf({ greenSundays: [greenRow({ waste })] }).records.greenSundays.rows[0]).toMatchObject(
      derived,
    ),
  );
  test.each<[string, RowSpec<'greenSundays'>, string[]]>([
    ['waste without a unit', { waste: 155 }, ['2 error missing Rác']],
    ['waste in bags', { waste: '5 bao' }, ['2 error conflict Rác']],
    ['trees without a number', { trees: 'nhiều cây hoa' }, ['2 notice unreadable Cây trồng']],
  ])('%s', (_name, cells, expected) =>
    expect(problems(wardOf({ greenSundays: [greenRow(cells)] }))).toEqual(expected),
  );
});

describe('the monthly review', () => {
  const known = { knowsFace: 'Có', knowsCircumstance: 'Có', knowsNeed: 'Có' } as const;
  const members = (count: number, unknown: number) =>
    Array.from({ length: count }, (_, at) =>
      memberRow({ id: `HV-${String(at).padStart(5, '0')}`, ...(at < unknown ? {} : known) }),
    );
  const scoreOf = (cells: RowSpec<'reviews'>, people = members(10, 0)) =>
    wardOf({ members: people, reviews: [reviewRow(cells)] }).records.reviews.rows[0]?.score;

  test.each<[string, RowSpec<'reviews'>, number]>([
    ['all six', {}, 6],
    ['no pioneer', { hasPioneer: 'Không' }, 5],
    ['nothing said of activity', { hasActivity: '' }, 5],
    ['no means', { resources: '' }, 5],
    ['means of zero', { resources: 0 }, 5],
    ['nothing but what is known', { hasPioneer: '', hasActivity: '', resources: '' }, 3],
  ])('%s', (_name, cells, score) => expect(scoreOf(cells)).toBe(score));

  test('nine of ten known is enough, eight of ten is not', () => {
    expect(scoreOf({}, members(10, 1))).toBe(6);
    expect(scoreOf({}, members(10, 2))).toBe(3);
  });
  test('a chapter without members knows nobody', () => expect(scoreOf({}, [])).toBe(3));
  test('leavers, those who came later and honorary members are not asked about', () => {
    const others = [
      memberRow({ id: 'HV-A0001', state: 'Chuyển đi', changed: '2022-02-01' }),
      memberRow({ id: 'HV-A0002', joined: '2022-04-01' }),
      memberRow({ id: 'HV-A0003', type: 'Danh dự' }),
    ];
    expect(scoreOf({}, [...members(1, 0), ...others])).toBe(6);
    expect(scoreOf({ month: '2022-04' }, [...members(1, 0), ...others])).toBe(3);
  });
  test('the ward’s own threshold', () => {
    const raw = wardOf(
      { members: members(10, 3), reviews: [reviewRow()] },
      { settings: { headers: [], rows: [['Mức đạt “biết”', '70%', '']], merges: [] } },
    );
    expect(raw.records.reviews.rows[0]?.score).toBe(6);
  });
  test.each<[string, RowSpec<'reviews'>[], string[]]>([
    ['a month twice', [reviewRow(), reviewRow({ hasPioneer: 'Không' })], ['3 error doubledKey Chi hội']],
    ['a month that has not come', [reviewRow({ month: '2023-02' })], ['2 error future Tháng']],
    ['no month', [reviewRow({ month: '13/2022' })], ['2 error unreadable Tháng']],
  ])('%s', (_name, rows, expected) => expect(problems(wardOf({ reviews: rows }))).toEqual(expected));
});

describe('the sharing point', () => {
  const out = (cells: RowSpec<'sharing'>) => sharingRow({ day: '2022-09-05', direction: 'Ra', ...cells });
  test.each<[string, RowSpec<'sharing'>[], string[]]>([
    ['taken as brought', [sharingRow(), out({ quantity: 20 })], []],
    ['more than there is', [sharingRow(), out({ quantity: 21 })], ['3 notice belowZero Số lượng']],
    [
      'kilograms of yến',
      [
        sharingRow({ goods: 'Gạo', quantity: '1 yến', unit: '' }),
        out({ goods: 'gạo', quantity: 10, unit: 'kg' }),
      ],
      [],
    ],
    [
      'another unit is another thing',
      [sharingRow(), out({ quantity: 1, unit: 'cái' })],
      ['3 notice belowZero Số lượng'],
    ],
    ['two units at odds', [sharingRow({ quantity: '20 kg', unit: 'bộ' })], ['2 error conflict Đơn vị']],
    ['zero', [sharingRow({ quantity: 0 })], ['2 error absurd Số lượng']],
    ['neither in nor out', [sharingRow({ direction: 'Chuyển' })], ['2 error unknownChoice Vào, ra']],
  ])('%s', (_name, rows, expected) => expect(problems(wardOf({ sharing: rows }))).toEqual(expected));
});

describe('targets', () => {
  test.each<[string, string, string | number, number | string]>([
    ['a count', 'Suất quà', '600', 600],
    ['a count as a number', 'Suất quà', 600, 600],
    ['thousands', 'Suất quà', '1.200', 1200],
    ['a sum in words', 'Tiền bán phế liệu', '120 triệu', 120_000_000],
    ['a share', 'Tỷ lệ thu hút hội viên', '80%', 0.8],
    ['a share as the sheet stores it', 'Tỷ lệ thu hút hội viên', '0,8', 0.8],
    ['a share without its sign', 'Tỷ lệ thu hút hội viên', '80', 0.8],
    ['words', 'Suất quà', 'thật nhiều', '2 error unreadable Mức giao'],
    ['zero', 'Suất quà', '0', '2 error unreadable Mức giao'],
    ['a figure that is not there', 'Số cây cảnh', '5', '2 error unknownChoice Chỉ tiêu'],
  ])('%s', (_name, metric, goal, expected) => {
    const ward = wardOf({ targets: [targetRow({ metric, goal })] });
    if (typeof expected === 'number') expect(ward.records.targets.rows[0]?.amount).toBe(expected);
    else expect(problems(ward)).toEqual([expected]);
  });
  test('one target a year, chapter and figure', () => {
    expect(problems(wardOf({ targets: [targetRow(), targetRow({ goal: '5' })] }))).toEqual([
      '3 error doubledKey Chỉ tiêu',
    ]);
  });
});
