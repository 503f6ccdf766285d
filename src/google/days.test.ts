/** Instants of cells to days, by the spreadsheet's zone and that zone's history. */
import { dayReader } from './days';

test.each<[instant: string, zone: string, day: string]>([
  // Midnight in Vietnam is 17:00 UTC of the day before …
  ['2022-03-04T17:00:00Z', 'Asia/Ho_Chi_Minh', '2022-03-05'],
  ['2022-03-05T16:59:59Z', 'Asia/Ho_Chi_Minh', '2022-03-05'],
  ['2021-12-31T17:00:00Z', 'Asia/Ho_Chi_Minh', '2022-01-01'],
  // … but 16:00 in the south before June 1975: a fixed +7 would put old birthdays on the day before.
  ['1969-12-31T16:00:00Z', 'Asia/Ho_Chi_Minh', '1970-01-01'],
  ['1975-06-11T16:00:00Z', 'Asia/Ho_Chi_Minh', '1975-06-12'],
  ['1975-06-13T17:00:00Z', 'Asia/Ho_Chi_Minh', '1975-06-14'],
  ['1936-05-09T17:00:00Z', 'Asia/Ho_Chi_Minh', '1936-05-10'],
  // A file that was left in another zone: midnight there, in winter and in summer.
  ['2022-01-01T05:00:00Z', 'America/New_York', '2022-01-01'],
  ['2022-07-01T04:00:00Z', 'America/New_York', '2022-07-01'],
  ['2020-02-28T15:00:00Z', 'Asia/Tokyo', '2020-02-29'],
])('%s in %s is %s', (instant, zone, day) => expect(dayReader(zone)(new Date(instant))).toBe(day));

test('the same instant asked twice', () => {
  const read = dayReader('Asia/Ho_Chi_Minh');
  const instant = new Date('2022-03-04T17:00:00Z');
  expect([read(instant), read(instant)]).toEqual(['2022-03-05', '2022-03-05']);
});
