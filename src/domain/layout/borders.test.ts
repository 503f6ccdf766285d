/** Chapters that were renamed, merged and parted: nothing is lost of what was counted, and years stand on the borders of the day. */
import { breakDown, evaluate, type MetricKey } from '../figures';
import { gift, memberRow, type RowSpec, sale, TODAY, wardOf, YEAR } from '../testdata/ward';
import { type Day, type Period, samePeriodBefore } from '../values';
import type { WardData } from '../ward';
import type { GridCell } from './grid';
import { summaryTabs } from './tabs';

const BEFORE = samePeriodBefore(YEAR);
const KEYS: readonly MetricKey[] = [
  'scrapIncome',
  'giftTimes',
  'giftValue',
  'members',
  'womenAdults',
  'groups',
];

/** By chapter, on the borders of the end of the year. */
const parts = (ward: WardData, key: MetricKey, of: Period = BEFORE, on: Day = YEAR.to) =>
  Object.fromEntries(
    breakDown(key, ward, of, ['chapter'], on).map(({ keys: [code = ''], value }) => [code, value]),
  );

const RECORDS = {
  recycling: [
    sale({ day: '2021-02-01', chapter: 'K1', amount: 10 }),
    sale({ day: '2021-09-01', chapter: 'K2', amount: 200 }),
    sale({ day: '2021-09-01', chapter: 'K3', amount: 4000 }),
    sale({ day: '2022-02-01', chapter: 'K1', amount: 1 }),
    sale({ day: '2022-03-01', chapter: 'K2', amount: 2 }),
  ],
  gifts: [
    gift({ day: '2021-02-05', chapter: 'K1', value: 7 }),
    gift({ day: '2021-02-05', chapter: 'K2', value: 70 }),
    gift({ day: '2022-02-05', chapter: 'K3', value: 5 }),
  ],
  baseline: [2021, 2022].flatMap((year) =>
    ['K1', 'K2', 'K3'].map((chapter, at) => ({ year, chapter, women: 10 ** (at + 1) })),
  ),
};
const ROWS: readonly RowSpec<'chapters'>[] = [
  { code: 'K1', name: 'Khu 1', groups: 3 },
  { code: 'K2', name: 'Khu 2', groups: 4 },
  { code: 'K3', name: 'Khu 3', groups: 5 },
];
const MEMBERS = Array.from({ length: 6 }, (_, at) =>
  memberRow({ id: `HV-0000${at}`, chapter: ['K1', 'K2', 'K3'][at % 3] ?? '', joined: '2019-01-01' }),
);
const plain = wardOf({ chapters: ROWS, members: MEMBERS, ...RECORDS });
const gone = { until: '2022-07-01', successor: 'K9' };
const heir: RowSpec<'chapters'> = { code: 'K9', name: 'Khu mới', groups: 7, from: '2022-07-01' };
const moved = MEMBERS.map((row) => (row.chapter === 'K3' ? row : { ...row, chapter: 'K9' }));
const history = MEMBERS.flatMap(({ id = '', chapter = '' }) =>
  chapter === 'K3' ? [] : [{ id: `QT-${id}`, day: '2022-07-01', member: id, chapter }],
);
const [first = {}, second = {}, third = {}] = ROWS;
const merged = wardOf({
  chapters: [{ ...first, ...gone }, { ...second, ...gone }, third, heir],
  members: moved,
  memberHistory: history,
  ...RECORDS,
});

describe('merged: K1 and K2 into a new one', () => {
  test.each(KEYS)('%s: the ward’s figures of both years are what they were', (key) => {
    for (const period of [YEAR, BEFORE]) {
      expect(evaluate(key, merged, period).value).toBe(evaluate(key, plain, period).value);
    }
  });

  test.each(KEYS)('%s: the successor’s last year is the sum of both', (key) => {
    const was = parts(plain, key);
    const total = (was.K1 ?? 0) + (was.K2 ?? 0);
    expect(parts(merged, key)).toEqual({ K9: total, ...(was.K3 === undefined ? {} : { K3: was.K3 }) });
    // Last year’s report made again tells of the chapters of then.
    expect(parts(merged, key, BEFORE, BEFORE.to)).toEqual(was);
  });

  test('the members who moved neither joined nor left', () => {
    for (const key of ['membersJoined', 'membersLeft'] as const)
      expect(evaluate(key, merged, YEAR).value).toBeNull();
    expect(parts(merged, 'members', YEAR)).toEqual({ K9: 4, K3: 2 });
    expect(parts(merged, 'memberRate')).toEqual({ K9: 4 / 110, K3: 2 / 1000 });
  });
});

const printed = (ward: WardData, period: Period = YEAR) =>
  summaryTabs(ward, period, { day: TODAY, time: '10:32', by: 'can-bo@example.org' }).find(
    ({ name }) => name === 'TH Chi hội',
  )?.cells ?? [];
const lineOf = (cells: readonly (readonly GridCell[])[], label: string, width: number) =>
  cells.find((row) => row[0]?.value === label && row.length >= width && row[1]?.style === 'number');

test('the page says on which borders the years are compared, and nothing where none changed', () => {
  const text = (ward: WardData, of = YEAR) =>
    printed(ward, of)
      .flat()
      .map(({ value }) => value)
      .join(' ');
  expect(text(merged)).toContain(
    'cùng tính theo địa bàn ngày 31/12/2022: Khu mới gồm cả Khu 1 (nhập ngày 01/07/2022); Khu mới gồm cả Khu 2',
  );
  expect(text(plain)).not.toContain('địa bàn ngày');
});

describe('renamed', () => {
  const named = (formerNames: string) =>
    wardOf({
      chapters: [{ ...first, name: 'Tổ dân phố Hòa Bình', formerNames }, second, third],
      recycling: [
        sale({ chapter: 'Khu 1', amount: 8 }),
        sale({ day: '2021-05-01', chapter: 'khu 1', amount: 9 }),
      ],
    });

  test('rows that say the old name are counted', () => {
    const ward = named('Khu 1 (đến 30/06/2022)');
    expect(parts(ward, 'scrapIncome', YEAR)).toEqual({ K1: 8 });
    expect(parts(ward, 'scrapIncome')).toEqual({ K1: 9 });
    expect(ward.problems).toEqual([]);
  });

  test.each<[string, Period, string]>([
    ['a period after it', YEAR, 'Tổ dân phố Hòa Bình'],
    ['a period before it', BEFORE, 'Khu 1'],
    ['the half-year before it', { from: '2022-01-01' as Day, to: '2022-06-30' as Day }, 'Khu 1'],
  ])('%s prints the name of then', (_name, period, label) => {
    const labels = printed(named('Khu 1 (đến 30/06/2022)'), period).map(([cell]) => cell?.value);
    expect(labels).toContain(label);
    expect(labels.filter((one) => one === 'Khu 1' || one === 'Tổ dân phố Hòa Bình')).toEqual(
      labels.filter((one) => one === label),
    );
  });

  test('a name without a day is found by, and the day is asked for', () => {
    const ward = named('Khu 1');
    expect(parts(ward, 'scrapIncome', YEAR)).toEqual({ K1: 8 });
    expect(ward.problems).toMatchObject([{ code: 'unreadable', severity: 'notice', row: 2 }]);
  });

  test('a name that is one chapter’s now and was another’s is asked about, not guessed', () => {
    const ward = wardOf({
      chapters: [
        { ...first, name: 'Hòa Bình', formerNames: 'Khu 1 (đến 30/06/2022)' },
        { ...second, name: 'Khu 1' },
      ],
      recycling: [sale({ chapter: 'Khu 1' })],
    });
    expect(ward.problems).toMatchObject([
      { code: 'ambiguousReference', what: 'Có 2 chi hội cùng tên “Khu 1” (mã K1, K2).' },
    ]);
  });
});

describe('parted: K4 from K3, which goes on', () => {
  const ward = wardOf({
    chapters: [
      first,
      second,
      { ...third },
      { code: 'K4', name: 'Khu 4', from: '2022-07-01', splitFrom: 'K3' },
    ],
    members: [
      ...MEMBERS.map((row) => (row.id === 'HV-00005' ? { ...row, chapter: 'K4' } : row)),
      memberRow({
        id: 'HV-00009',
        chapter: 'K3',
        joined: '2019-01-01',
        state: 'Chuyển đi',
        changed: '2022-02-01',
      }),
    ],
    memberHistory: [{ id: 'QT-1', day: '2022-07-01', member: 'HV-00005', chapter: 'K3' }],
    ...RECORDS,
    recycling: [...RECORDS.recycling, sale({ day: '2022-08-01', chapter: 'K4', amount: 30 })],
  });
  const OLD = 'K3|2022-07-01';

  test.each<[MetricKey, object, object]>([
    // One of each part, and one who left before: nobody knows where she would be.
    ['members', { K1: 2, K2: 2, K3: 1, K4: 1, [OLD]: 1 }, { K1: 2, K2: 2, K3: 1, K4: 1 }],
    ['scrapIncome', { K1: 10, K2: 200, [OLD]: 4000 }, { K1: 1, K2: 2, K4: 30 }],
    ['giftValue', { K1: 7, K2: 70 }, { [OLD]: 5 }],
    ['womenAdults', { K1: 10, K2: 100, [OLD]: 1000 }, { K1: 10, K2: 100, [OLD]: 1000 }],
    ['memberRate', { K1: 0.2, K2: 0.02, K3: null, K4: null, [OLD]: 0.001 }, { K1: 0.2 }],
    ['scrapPerMember', { K1: 5, K2: 100, K3: null, K4: null, [OLD]: 4000 }, { K4: 30 }],
  ])('%s: only what says of whom it was is divided', (key, before, now) => {
    expect(parts(ward, key)).toEqual(before);
    expect(parts(ward, key, YEAR)).toMatchObject(now);
  });

  test('the parts and what was not divided add up to the ward', () => {
    for (const key of ['members', 'scrapIncome', 'giftValue', 'womenAdults'] as const)
      for (const period of [YEAR, BEFORE])
        expect(
          Object.values(parts(ward, key, period)).reduce<number>((sum, one) => sum + (one ?? 0), 0),
        ).toBe(evaluate(key, ward, period).value);
  });

  test('the page prints a dash with a note, a line for before, and says so', () => {
    const cells = printed(ward);
    const old = 'Khu 3 (trước khi tách 01/07/2022)';
    expect(lineOf(cells, old, 5)).toBeDefined();
    const gifts = cells.slice(cells.findIndex(([cell]) => cell?.value === 'Cặp 1+1 và tái chế'));
    const [income, was] = (lineOf(gifts, 'Khu 4', 8) ?? []).slice(6, 8);
    expect(income?.value).toBe(30);
    expect(was).toMatchObject({ value: '–', note: expect.stringContaining('không chia được') as unknown });
    expect(
      cells
        .flat()
        .map(({ value }) => value)
        .join(' '),
    ).toContain('Khu 4 tách từ Khu 3 (ngày 01/07/2022)');
  });
});
