/** What an earlier period is compared with: ticks with their day, and ticks without. */
import { reviewRow } from '../testdata/models';
import { memberRow, type RowSpec, wardOf, YEAR } from '../testdata/ward';
import type { Day } from '../values';
import { evaluate } from './engine';
import { breakDownEarlier, evaluateEarlier, isRecorded } from './recorded';

const BEFORE = { from: '2021-01-01' as Day, to: '2021-12-31' as Day };
const ticked = { knowsFace: 'Có', knowsCircumstance: 'Có', knowsNeed: 'Có' } as const;
const dated = (since: string) => ({
  ...ticked,
  ...{ knowsFaceSince: since, knowsCircumstanceSince: since, knowsNeedSince: since },
});
const wardWith = (...members: RowSpec<'members'>[]) =>
  wardOf({
    members: members.map((cells, at) => memberRow({ id: `HV-${at}`, birth: 1970 + at, ...cells })),
    reviews: [reviewRow({ month: '2021-06' }), reviewRow({ month: '2022-06' })],
  });

describe('three “biết”', () => {
  test.each<[string, RowSpec<'members'>[], now: number | null, then: number | null]>([
    ['ticked in both years', [dated('2021-02-01')], 1, 1],
    ['ticked since', [dated('2022-02-01')], 1, 0],
    ['ticked after both reviews', [dated('2022-12-01')], 0, 0],
    ['an old file: this year as before, nothing of the year before', [ticked], 1, null],
    ['one without a day is enough', [dated('2021-02-01'), { ...ticked, name: 'Lê Thị Bưởi' }], 1, null],
    ['not ticked at all', [{}], 0, 0],
    ['a chapter that had no members then', [{ ...ticked, joined: '2022-02-01' }], 1, null],
  ])('%s', (_name, members, now, then) => {
    const ward = wardWith(...members);
    expect(evaluate('faceShare', ward, YEAR).value).toBe(now);
    expect(evaluateEarlier('faceShare', ward, BEFORE).value).toBe(then);
  });

  test('the score is compared only where all three were written down', () => {
    const ward = wardWith({ ...dated('2021-02-01'), knowsNeedSince: '' });
    expect(evaluate('reviewScore', ward, YEAR).value).toBe(6);
    expect(evaluateEarlier('reviewScore', ward, BEFORE)).toEqual({ value: null, sources: [] });
    expect(breakDownEarlier('reviewScore', ward, BEFORE, ['chapter'])).toEqual([]);
    expect(evaluateEarlier('faceRate', ward, BEFORE).value).toBe(1);
    expect(isRecorded('pioneerRate', ward, BEFORE)).toBe(true);
  });

  test('the review counts whom the chapter knew by the month’s end', () => {
    const ward = wardWith(dated('2021-07-01'), { ...dated('2021-06-30'), name: 'Lê Thị Bưởi' });
    expect(ward.records.reviews.rows.map(({ faceCount, memberCount }) => [faceCount, memberCount])).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});
