/** Every figure of the 2022 report's other models stands in the sample as rows, and the funds never run dry but one. */
import { breakDown, evaluate, keepBook, type MetricKey, overdrafts, stockIn } from '../src/domain/figures';
import { type Day, yearPeriod } from '../src/domain/values';
import { decodeWorkbook } from '../src/domain/ward';
import { rawWorkbook } from './raw';
import { makeWard } from './ward';

const ward = makeWard();
const decoded = decodeWorkbook(rawWorkbook(ward), '2023-01-05' as Day);
const year = yearPeriod(2022);
const part = (key: MetricKey, dimension: string, value: string) =>
  breakDown(key, decoded, year, [dimension]).find(({ keys }) => keys[0] === value)?.value;

test.each<[MetricKey, number]>([
  ['outreachAttendance', 15_000],
  ['productsMade', 850 + 1250],
  ['productIncome', 42_500_000 + 50_000_000],
  ['smsMessages', 139],
  ['childrenSponsored', 7],
  ['sponsorshipMonthly', 7 * 250_000],
  ['sponsorshipDue', 7 * 3_000_000],
  ['sponsorshipPaid', 7 * 3_000_000],
  ['houses', 1],
  ['houseCash', 40_900_000],
  ['greenSundays', 80],
  ['greenAttendance', 3600],
  ['streetKm', 125],
  ['wasteArea', 155],
  ['excavators', 3],
  ['trucks', 3],
  ['bins', 116],
  ['trees', 25_000 + 40_000 + 1500],
  ['handedOn', 24_996_000],
  ['reviews', 13 * 12],
])('%s of 2022 is %d', (key, value) => expect(evaluate(key, decoded, year).value).toBe(value));

test.each<[string, MetricKey, string, string, number]>([
  ['baskets', 'productsMade', 'product', 'baskets', 850],
  ['income of baskets', 'productIncome', 'product', 'baskets', 42_500_000],
  ['brooms', 'productsMade', 'product', 'brooms', 1250],
  ['income of brooms', 'productIncome', 'product', 'brooms', 50_000_000],
  ['casuarinas', 'trees', 'item', 'cây phi lao', 25_000],
  ['purple flowers', 'trees', 'item', 'cây hoa chiều tím', 40_000],
  ['flowers', 'trees', 'item', 'cây hoa các loại', 1500],
  ['cash at the sharing point', 'incomeCash', 'fund', 'sharing', 32_225_000],
  ['the launch of Mẹ đỡ đầu', 'incomeCash', 'fund', 'godmother', 6_000_000],
  ['the fund for the poor', 'incomeCash', 'fund', 'poor', 24_996_000],
  ['text messages', 'incomeCash', 'source', 'sms', 2_780_000],
])('%s', (_name, key, dimension, value, expected) => expect(part(key, dimension, value)).toBe(expected));

test('the drive against the epidemic: 10.000.000đ, of which Khu 8 gave 2.000.000đ', () => {
  const rows = decoded.records.income.rows.filter(({ key }) => ward.modelSources.get(key) === 'covidDrive');
  expect(rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(10_000_000);
  expect(rows.filter(({ chapter }) => chapter === 'K8').map(({ amount }) => amount)).toEqual([2_000_000]);
});

test('the book closes, goes on from year to year, and one fund alone is empty, on purpose', () => {
  const [before, now] = [keepBook(decoded, yearPeriod(2021)), keepBook(decoded, year)];
  expect(now.total.opening).toBe(before.total.balance);
  expect(now.total.balance).toBe(now.total.opening + now.total.in - now.total.out);
  expect(overdrafts(decoded, year.to).map(({ fund }) => fund)).toEqual(['other']);
});

test('no thing is given that is not there, but the bicycle', () => {
  const short = [...stockIn(decoded, 'products', year), ...stockIn(decoded, 'sharing', year)].filter(
    ({ left }) => left < 0,
  );
  expect(short.map(({ label }) => label)).toEqual(['Xe đạp (cái)']);
});

test('every model has rows in both years, so that a year can be held against the other', () => {
  for (const key of [
    'incomeTimes',
    'productsMade',
    'greenSundays',
    'outreachSessions',
    'reviews',
    'sharingIn',
  ] as const) {
    const before = evaluate(key, decoded, yearPeriod(2021)).value ?? 0;
    expect([key, before > 0]).toEqual([key, true]);
  }
});
