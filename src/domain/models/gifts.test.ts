/** What one giving of gifts is: rows against givings. A table of facts. */
import { evaluate } from '../figures';
import { gift, type RowSpec, wardOf, YEAR } from '../testdata/ward';

const names = (count: number): RowSpec<'gifts'>[] =>
  Array.from({ length: count }, (_, at) => ({
    receiver: `Người ${at + 1}`,
    parcels: 1,
    value: 500_000 + at,
  }));

test.each<[string, readonly RowSpec<'gifts'>[], number]>([
  ['one row', [{}], 1],
  ['a row for each of 30 names', names(30), 1],
  ['another kind of recipient', [{}, { recipients: 'Học sinh' }], 1],
  ['money from another fund', [{}, { fund: 'Đơn vị phối hợp' }], 1],
  ['another day', [{}, { day: '2022-01-26' }], 2],
  ['another occasion', [{}, { occasion: '8/3' }], 2],
  ['another chapter', [{}, { chapter: 'K2' }], 2],
  ['the chapter and the ward', [{}, { chapter: 'Hội LHPN phường' }], 2],
])('times that gifts were given: %s', (_, rows, times) => {
  const ward = wardOf({ gifts: rows.map((row) => gift(row)) });
  expect(ward.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(evaluate('giftTimes', ward, YEAR).value).toBe(times);
});
