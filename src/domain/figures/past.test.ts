import * as fc from 'fast-check';
import { memberRow, type RowSpec, TODAY, type WardSpec, wardOf } from '../testdata/ward';
import { addDays, type Day, type Period } from '../values';
import { breakDown, evaluate, type MetricKey, metrics, rowsOf } from './index';
import type { Aggregate } from './metric';

const year = (of: number): Period => ({ from: `${of}-01-01` as Day, to: `${of}-12-31` as Day });
const past = (cells: RowSpec<'memberHistory'>): RowSpec<'memberHistory'> => ({
  member: 'HV-00001',
  chapter: 'Khu 1 · K1',
  ...cells,
});
const by = (key: MetricKey, spec: WardSpec, of: Period, dimension = 'chapter') =>
  Object.fromEntries(
    breakDown(key, wardOf(spec), of, [dimension]).map(({ keys, value }) => [keys[0], value]),
  );

describe('a member by year', () => {
  const joined = { joined: '2020-03-01' };
  const moved: WardSpec = {
    members: [memberRow({ ...joined, chapter: 'K2' })],
    memberHistory: [past({ day: '2022-07-01' })],
  };
  const back: WardSpec = {
    members: [memberRow({ ...joined })],
    memberHistory: [past({ day: '2021-03-01' }), past({ day: '2023-01-02', state: 'Thôi sinh hoạt' })],
  };
  const official: WardSpec = {
    members: [memberRow({ ...joined })],
    memberHistory: [past({ day: '2022-05-01', type: 'Danh dự' })],
  };
  const twice: WardSpec = {
    members: [memberRow({ ...joined, chapter: 'K10' })],
    // As the tab may be sorted.
    memberHistory: [past({ day: '2022-06-01', chapter: 'K2' }), past({ day: '2021-06-01' })],
  };
  test.each<[string, WardSpec, MetricKey, number, Record<string, number>]>([
    ['moved: before', moved, 'members', 2021, { K1: 1 }],
    ['moved: since', moved, 'members', 2022, { K2: 1 }],
    ['moved: she joined where she was then', moved, 'membersJoined', 2020, { K1: 1 }],
    ['moved: nobody joined', moved, 'membersJoined', 2022, {}],
    ['moved: nobody left', moved, 'membersLeft', 2022, {}],
    [
      'moved, then left',
      {
        ...moved,
        members: [memberRow({ ...joined, chapter: 'K2', state: 'Chuyển đi', changed: '2022-09-01' })],
      },
      'membersLeft',
      2022,
      { K2: 1 },
    ],
    ['moved twice: first', twice, 'members', 2020, { K1: 1 }],
    ['moved twice: between', twice, 'members', 2021, { K2: 1 }],
    ['moved twice: last', twice, 'members', 2022, { K10: 1 }],
    ['back: before she left', back, 'members', 2020, { K1: 1 }],
    ['back: left', back, 'membersLeft', 2021, { K1: 1 }],
    ['back: while she was away', back, 'members', 2022, {}],
    ['back: present again', back, 'members', 2023, { K1: 1 }],
    ['back: counted as new', back, 'membersJoined', 2023, { K1: 1 }],
    ['honorary before', official, 'members', 2021, {}],
    ['honorary before, told apart', official, 'honoraryMembers', 2021, { K1: 1 }],
    ['official since', official, 'members', 2022, { K1: 1 }],
    ['official since: no honorary one', official, 'honoraryMembers', 2022, {}],
  ])('%s', (_name, spec, key, of, expected) => {
    expect(by(key, spec, year(of))).toEqual(expected);
  });

  test('her circumstances go with her', () => {
    const spec = { ...moved, circumstances: [{ member: 'HV-00001', circumstances: 'Hộ nghèo' }] };
    expect(by('hardshipMembers', spec, year(2021))).toEqual({ K1: 1 });
    expect(by('hardshipMembers', spec, year(2022))).toEqual({ K2: 1 });
  });

  test('a monthly review knows the members that the chapter had then', () => {
    const known = memberRow({ ...joined, chapter: 'K2', knowsFace: 'Có' });
    const reviews = [
      { month: '2022-06', chapter: 'K1' },
      { month: '2022-08', chapter: 'K1' },
      { month: '2022-06', chapter: 'K2' },
      { month: '2022-08', chapter: 'K2' },
    ];
    const shares = wardOf({ ...moved, members: [known], reviews }).records.reviews.rows.map(
      ({ faceShare }) => faceShare,
    );
    expect(shares).toEqual([1, null, null, 1]);
  });

  test('the rows behind a figure say the chapter of then', () => {
    const found = rowsOf(metrics.members as Aggregate, wardOf(moved), {
      period: year(2021),
      by: ['chapter'],
      keys: ['K1'],
      boundary: year(2021).to,
    });
    expect(found).toMatchObject([{ table: 'members', row: 2, amount: 1, chapterCode: 'K1' }]);
  });
});

describe('without a joining day', () => {
  const entered = (at: string, cells: RowSpec<'members'> = {}) => ({
    members: [memberRow({ enteredAt: at, ...cells })],
  });
  test.each<[string, WardSpec, Record<number, number | null>]>([
    ['counted from the day she was written down on', entered('2022-05-04 09:30'), { 2021: null, 2022: 1 }],
    ['a day alone', entered('2022-05-04'), { 2021: null, 2022: 1 }],
    [
      'a joining day goes first',
      entered('2022-05-04 09:30', { joined: '2019-01-01' }),
      { 2018: null, 2021: 1 },
    ],
    ['not stamped: always', entered(''), { 2015: 1, 2022: 1 }],
    ['a stamp that is no day: always', entered('hôm nọ'), { 2015: 1 }],
    [
      'written down after she left: she was one before',
      entered('2022-05-04 09:30', { state: 'Chuyển đi', changed: '2021-04-01' }),
      { 2020: 1, 2021: null },
    ],
    [
      'written down after she moved: she was one before',
      { ...entered('2022-05-04 09:30'), memberHistory: [past({ day: '2021-04-01' })] },
      { 2020: 1 },
    ],
  ])('%s', (_name, spec, years) => {
    for (const [of, value] of Object.entries(years))
      expect([of, evaluate('members', wardOf(spec), year(Number(of))).value]).toEqual([of, value]);
  });
});

// --- Any past --------------------------------------------------------------------------------------------------

const someDay = fc.integer({ min: 0, max: 2000 }).map((at) => addDays('2017-06-01' as Day, at));
const stage = fc.record({
  day: someDay,
  chapter: fc.constantFrom('K1', 'K2', 'K10'),
  type: fc.constantFrom('', 'Chính thức', 'Nòng cốt', 'Danh dự'),
  state: fc.constantFrom('', '', 'Thôi sinh hoạt'),
});
const someMember = fc.record({
  joined: someDay,
  chapter: fc.constantFrom('K1', 'K2', 'K10'),
  type: fc.constantFrom('', 'Danh dự'),
  left: fc.option(someDay),
  past: fc.uniqueArray(stage, { maxLength: 4, selector: ({ day }) => day }),
});

const specOf = (
  random: readonly (typeof someMember extends fc.Arbitrary<infer M> ? M : never)[],
): WardSpec => ({
  members: random.map(({ joined, chapter, type, left }, at) => {
    const id = `HV-0000${at}`;
    const gone = left !== null && left >= joined ? { state: 'Chuyển đi', changed: left } : {};
    return memberRow({ id, name: `Chị ${at}`, joined, chapter, type, ...gone });
  }),
  memberHistory: random.flatMap(({ past: stages }, at) =>
    stages.map((one) => ({ ...one, member: `HV-0000${at}` })),
  ),
});

test('whatever the past: who is there at the end was there at the beginning or came, and did not go', () => {
  fc.assert(
    fc.property(
      fc.array(someMember, { minLength: 1, maxLength: 4 }),
      someDay,
      someDay,
      (random, one, other) => {
        const ward = wardOf(specOf(random));
        const [from, to] = one < other ? [one, other] : [other, one];
        const value = (key: MetricKey, of: Period) => evaluate(key, ward, of).value ?? 0;
        const eve = addDays(from, -1);
        const period = { from, to };
        expect(value('members', period)).toBe(
          value('members', { from: eve, to: eve }) + value('membersGained', period),
        );
        const parts = breakDown('members', ward, period, ['chapter']);
        expect(parts.reduce((sum, part) => sum + (part.value ?? 0), 0)).toBe(value('members', period));
      },
    ),
    { numRuns: 50 },
  );
});

test('whatever the past: one more change today moves no figure of the days before', () => {
  const today = addDays(TODAY, -1);
  fc.assert(
    fc.property(fc.array(someMember, { minLength: 1, maxLength: 3 }), someDay, (random, day) => {
      // The form moves nobody who has left.
      const before = specOf(random.map((one, at) => (at === 0 ? { ...one, left: null } : one)));
      const [first, ...others] = before.members ?? [];
      // As the form writes it: what she was goes to her past, her row says what she is.
      const after: WardSpec = {
        members: [
          { ...first, chapter: first?.chapter === 'K10' ? 'K1' : 'K10', type: 'Nòng cốt' },
          ...others,
        ],
        memberHistory: [
          ...(before.memberHistory ?? []),
          { member: 'HV-00000', day: today, chapter: first?.chapter ?? 'K1', type: first?.type ?? '' },
        ],
      };
      const of = { from: '2017-01-01' as Day, to: day };
      for (const key of [
        'members',
        'coreMembers',
        'honoraryMembers',
        'membersJoined',
        'membersLeft',
      ] as const)
        expect(by(key, after, of)).toEqual(by(key, before, of));
    }),
    { numRuns: 50 },
  );
});
