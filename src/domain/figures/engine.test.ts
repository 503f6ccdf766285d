/** The engine: facts about periods and dimensions, and every figure against a computation of its own. */
import fc from 'fast-check';
import { tableKeyOf } from '../models/registry';
import { amountOf, helpedKey, type MadeWard, madeWard, memberId, somePeriod, specOf } from '../testdata/made';
import { oneOfEach } from '../testdata/models';
import {
  gift,
  memberRow,
  pair,
  type RowSpec,
  sale,
  support,
  type WardSpec,
  wardOf,
  YEAR,
} from '../testdata/ward';
import { type Day, monthsOf, type Period, samePeriodBefore } from '../values';
import type { TableKey, WardData } from '../ward';
import { tableKeys, tables } from '../ward';
import { type DeclaredKey, type Figure, type MetricKey, metricKeys, metrics } from './';
import { chapterAtEnd } from './chapters';
import { breakDown, evaluate, isMeasured, rowsInPeriod, timeField } from './engine';
import type { Aggregate, Metric } from './metric';

const period = (from: string, to: string): Period => ({ from: from as Day, to: to as Day });
const value = (key: MetricKey, spec: WardSpec, of: Period = YEAR) => evaluate(key, wardOf(spec), of).value;
const parts = (key: MetricKey, ward: WardData, by: string[], of: Period = YEAR) =>
  Object.fromEntries(breakDown(key, ward, of, by).map((part) => [part.keys.join(' / '), part.value]));

describe('a day at the edges of the period', () => {
  test.each([
    ['2021-12-31', null],
    ['2022-01-01', 80_000],
    ['2022-12-31', 80_000],
    ['2023-01-01', null],
  ])('sold on %s', (day, income) =>
    expect(value('scrapIncome', { recycling: [sale({ day })] })).toBe(income),
  );

  test('a period of one day', () => {
    expect(value('scrapIncome', { recycling: [sale()] }, period('2022-03-05', '2022-03-05'))).toBe(80_000);
  });

  test('the leap day belongs to its month, its quarter and its year', () => {
    const ward = wardOf({ recycling: [sale({ day: '2020-02-29' })] });
    const february = period('2020-02-01', '2020-02-29');
    expect(parts('scrapIncome', ward, ['month'], february)).toEqual({ '2020-02': 80_000 });
    expect(parts('scrapIncome', ward, ['quarter', 'year'], february)).toEqual({ '2020-Q1 / 2020': 80_000 });
    expect(evaluate('scrapIncome', ward, samePeriodBefore(period('2021-02-01', '2021-02-28'))).value).toBe(
      80_000,
    );
  });
});

describe('what holds on the last day of the period', () => {
  test.each<[string, RowSpec<'members'>, number | null]>([
    ['no day of joining: a member since long ago', {}, 1],
    ['joined on the last day', { joined: '2022-12-31' }, 1],
    ['joined the day after', { joined: '2023-01-01' }, null],
    ['left on the last day', { state: 'Chuyển đi', changed: '2022-12-31' }, null],
    ['left the day after', { state: 'Chuyển đi', changed: '2023-01-01' }, 1],
    ['left, no one knows when', { state: 'Chuyển đi' }, null],
    ['honorary', { type: 'Danh dự' }, null],
  ])('%s', (_name, cells, members) =>
    expect(value('members', { members: [memberRow(cells)] })).toBe(members),
  );

  test.each<[string, RowSpec<'pairings'>, number | null]>([
    ['at work', {}, 1],
    ['begun after', { day: '2023-01-02' }, null],
    ['stopped without a day', { state: 'Dừng' }, null],
    ['done on the last day', { state: 'Hoàn thành', result: 'Vào Hội', resultDay: '2022-12-31' }, null],
    ['done after', { state: 'Hoàn thành', result: 'Vào Hội', resultDay: '2023-01-03' }, 1],
    ['a result while it goes on', { result: 'Có việc làm', resultDay: '2022-06-01' }, 1],
  ])('a pair: %s', (_name, cells, pairs) => {
    expect(value('pairsAtWork', { members: [memberRow()], pairings: [pair(cells)] })).toBe(pairs);
  });

  test('a result counts in the period of its own day', () => {
    const spec = {
      members: [memberRow()],
      pairings: [
        pair({ day: '2021-05-01', state: 'Hoàn thành', result: 'Vào Hội', resultDay: '2022-06-01' }),
      ],
    };
    expect(value('womenWon', spec)).toBe(1);
    expect(value('pairs', spec)).toBeNull();
    expect(value('womenWon', spec, samePeriodBefore(YEAR))).toBeNull();
  });
});

describe('dimensions', () => {
  test('a member with two circumstances stands in two parts, and once in the whole', () => {
    const ward = wardOf({
      members: [memberRow()],
      circumstances: [{ member: 'HV-00001', circumstances: 'Hộ nghèo, Đơn thân' }],
    });
    expect(parts('circumstances', ward, ['circumstances'])).toEqual({ poor: 1, single: 1 });
    expect(evaluate('circumstances', ward, YEAR).value).toBe(1);
  });

  test('two dimensions: each pair that occurs', () => {
    const ward = wardOf({
      recycling: [sale(), sale({ chapter: 'K2' }), sale({ day: '2022-04-01' }), sale({ amount: 20_000 })],
    });
    expect(parts('scrapIncome', ward, ['chapter', 'month'])).toEqual({
      'K1 / 2022-03': 100_000,
      'K2 / 2022-03': 80_000,
      'K1 / 2022-04': 80_000,
    });
  });

  test('a row without the dimension stands under a blank', () => {
    const ward = wardOf({ members: [memberRow()] });
    expect(parts('members', ward, ['birthDecade'])).toEqual({ '': 1 });
  });

  test('gifts of the ward itself stand under its own code', () => {
    const ward = wardOf({ gifts: [gift(), gift({ chapter: 'phường', value: 1 })] });
    expect(parts('giftValue', ward, ['chapter'])).toEqual({ K1: 1_500_000, PHUONG: 1 });
  });
});

describe('ratios and combinations', () => {
  const base = (women: number | '') => [{ year: 2022, chapter: 'K1', women }];
  test.each<[string, WardSpec, number | null]>([
    ['a share', { members: [memberRow()], baseline: base(4) }, 0.25],
    ['nothing below', { members: [memberRow()] }, null],
    ['zero below', { members: [memberRow()], baseline: base(0) }, null],
    ['a blank below', { members: [memberRow()], baseline: base('') }, null],
    ['nothing above is none of them', { baseline: base(4) }, 0],
  ])('%s', (_name, spec, rate) => expect(value('memberRate', spec)).toBe(rate));

  test('by chapter, each with its own denominator', () => {
    const ward = wardOf({
      members: [memberRow(), memberRow({ id: 'HV-00002', chapter: 'K2' })],
      baseline: [
        { year: 2022, chapter: 'K1', women: 2 },
        { year: 2022, chapter: 'K10', women: 5 },
      ],
    });
    expect(parts('memberRate', ward, ['chapter'])).toEqual({ K1: 0.5, K2: null, K10: 0 });
  });

  const came = memberRow({ joined: '2022-02-01' });
  const went = memberRow({ id: 'HV-00002', state: 'Chuyển đi', changed: '2022-03-01' });
  test.each<[string, RowSpec<'members'>[], number | null]>([
    ['one came', [came], 1],
    ['one went', [went], -1],
    ['one came, one went', [came, went], 0],
    ['nothing moved', [memberRow()], null],
  ])('gain: %s', (_name, members, gained) => expect(value('membersGained', { members })).toBe(gained));

  test('the rows behind a ratio are those above and those below, each once', () => {
    const ward = wardOf({
      gifts: [gift(), gift({ fund: 'Quỹ Hội' }), gift({ value: '' })],
    });
    expect(evaluate('giftShareRecycling', ward, YEAR)).toMatchObject({
      value: 0.5,
      sources: [{ sheet: 'Quà tặng', rows: [2, 3] }],
    });
  });

  test.each(metricKeys)('%s: what it is made of is declared, and leads to no circle', (key) => {
    const visit = (name: string, path: string[]): void => {
      expect(path).not.toContain(name);
      expect(metricKeys).toContain(name);
      const metric: Metric = metrics[name as DeclaredKey];
      expect(metric.label).not.toBe('');
      const below =
        metric.kind === 'ratio'
          ? [metric.numerator, metric.denominator]
          : metric.kind === 'combination'
            ? metric.terms.map((term) => term.metric)
            : [];
      for (const next of below) visit(next, [...path, name]);
    };
    visit(key, []);
  });

  test.each(metricKeys)('%s: its table has the fields it names', (key) => {
    const metric: Metric = metrics[key];
    if (metric.kind === 'ratio' || metric.kind === 'combination') return;
    const record = sampleRecords[tableKeyOf(metric.table)];
    const named = [
      metric.field,
      ...Object.keys(metric.where),
      timeField(metric),
      ...(metric.when.kind === 'atEnd' ? [metric.when.from, metric.when.until] : []),
    ].filter((field) => field !== '' && field !== null);
    expect(Object.keys(record ?? {})).toEqual(expect.arrayContaining(named));
  });
});

/** One decoded record of each table, to know its fields by. */
const sampleRecords: Partial<Record<TableKey, object>> = (() => {
  const { records } = wardOf({
    members: [memberRow()],
    circumstances: [{ member: 'HV-00001' }],
    pairings: [pair({ id: 'CP-00001' })],
    supports: [support()],
    recycling: [sale()],
    gifts: [gift()],
    baseline: [{ year: 2022, chapter: 'K1' }],
    ...oneOfEach,
  });
  return Object.fromEntries(tableKeys.map((key) => [key, records[key].rows[0]]));
})();

describe('chapters that were merged', () => {
  const chapters = [
    { code: 'K1', name: 'Khu 1', groups: 6 },
    { code: 'K2', name: 'Khu 2', groups: 7, until: '2022-07-01', successor: 'K1' },
    { code: 'K3', name: 'Khu 3', groups: 5, until: '2021-03-01', successor: 'K2' },
  ];
  const ward = wardOf({
    chapters,
    recycling: [
      sale({ day: '2022-02-01', chapter: 'K1', amount: 1 }),
      sale({ day: '2022-02-02', chapter: 'K2', amount: 10 }),
      sale({ day: '2021-02-03', chapter: 'K3', amount: 100 }),
      sale({ day: '2021-02-04', chapter: 'K2', amount: 1000 }),
    ],
  });

  test.each([
    ['before any merger', '2021-02-28', { K1: 'K1', K2: 'K2', K3: 'K3' }],
    ['on the day of the first', '2021-03-01', { K1: 'K1', K2: 'K2', K3: 'K2' }],
    ['the day before the second', '2022-06-30', { K1: 'K1', K2: 'K2', K3: 'K2' }],
    ['after both, one after the other', '2022-07-01', { K1: 'K1', K2: 'K1', K3: 'K1' }],
  ])('%s', (_name, day, expected) => {
    expect(Object.fromEntries(chapterAtEnd(ward.context.chapters.all, day as Day))).toEqual(expected);
  });

  test('merged in the middle of the year: its rows of the year are the successor’s', () => {
    expect(parts('scrapIncome', ward, ['chapter'])).toEqual({ K1: 11 });
    expect(parts('scrapIncome', ward, ['chapter'], period('2022-01-01', '2022-06-30'))).toEqual({
      K1: 1,
      K2: 10,
    });
  });

  test('the year before, told on the boundary of the year itself', () => {
    const before = samePeriodBefore(YEAR);
    const on = breakDown('scrapIncome', ward, before, ['chapter'], YEAR.to);
    expect(on.map(({ keys, value: income }) => [...keys, income])).toEqual([['K1', 1100]]);
  });

  test('chapters and groups count what holds at the end', () => {
    expect(evaluate('chapters', ward, YEAR).value).toBe(1);
    expect(evaluate('groups', ward, YEAR).value).toBe(6);
    expect(evaluate('chapters', ward, samePeriodBefore(YEAR)).value).toBe(2);
  });

  test('a merged chapter is not one more chapter that gathers', () => {
    expect(evaluate('recyclingChapters', ward, YEAR).value).toBe(1);
    expect(evaluate('recyclingChapters', ward, period('2022-01-01', '2022-06-30')).value).toBe(2);
  });

  test('successors in a circle end somewhere', () => {
    const circle = wardOf({
      chapters: [
        { code: 'K1', name: 'Khu 1', until: '2022-01-01', successor: 'K2' },
        { code: 'K2', name: 'Khu 2', until: '2022-01-01', successor: 'K1' },
      ],
    });
    expect([...chapterAtEnd(circle.context.chapters.all, YEAR.to).values()]).toHaveLength(2);
  });
});

// --- A second computation --------------------------------------------------------------------------------------

type Naive = (made: MadeWard, of: Period) => number | null;

const within = (day: string, { from, to }: Period) => from <= day && day <= to;
/** Sum, or null where there is nothing to add. */
const add = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : Number(known.reduce((total, one) => total + one, 0).toFixed(6));
};
const countOf = (rows: readonly unknown[]): number | null => (rows.length === 0 ? null : rows.length);
const share = (over: number | null, under: number | null) =>
  under === null || under === 0 ? null : (over ?? 0) / under;

const leaves = (one: MadeWard['members'][number]) => (one.hasLeft ? one.span[1] : null);
const presentAt = (one: MadeWard['members'][number], day: string) => {
  const left = leaves(one);
  return (!one.knowsJoined || one.span[0] <= day) && (left === null || left > day);
};
const isCounted = (one: MadeWard['members'][number]) => one.type !== 'honorary';
const salesOf = (made: MadeWard, of: Period) => made.sales.filter(({ day }) => within(day, of));
const kilograms =
  (material?: string): Naive =>
  (made, of) =>
    add(
      salesOf(made, of)
        .filter(({ kind }) => kind.kg !== null && (material === undefined || kind.key === material))
        .map((one) => amountOf(one) * (one.kind.kg ?? 0)),
    );
const pieces: Naive = (made, of) =>
  add(
    salesOf(made, of)
      .filter(({ kind }) => kind.kg === null)
      .map(amountOf),
  );
const income: Naive = (made, of) => add(salesOf(made, of).map(({ money }) => money));
const giftsOf = (made: MadeWard, of: Period) => made.gifts.filter(({ day }) => within(day, of));
const giftValue: Naive = (made, of) => add(giftsOf(made, of).map((one) => one.value));
const valued = (made: MadeWard, of: Period) => giftsOf(made, of).filter(({ value: worth }) => worth !== null);
const fromScrap: Naive = (made, of) =>
  add(
    giftsOf(made, of)
      .filter(({ fund }) => fund.key === 'recycling')
      .map((one) => one.value),
  );
const baseOf =
  (field: 'women' | 'poor' | 'nearPoor' | 'orphans' | 'disabled'): Naive =>
  (made, of) =>
    add(made.base.filter(({ year }) => year === Number(of.to.slice(0, 4))).map((one) => one[field]));
const membersAt: Naive = (made, of) =>
  countOf(made.members.filter((one) => isCounted(one) && presentAt(one, of.to)));
const cardsAt = (made: MadeWard, of: Period) =>
  made.members.flatMap((one, at) =>
    one.card !== null && presentAt(one, of.to) ? [{ ...one.card, at }] : [],
  );
const joined: Naive = (made, of) =>
  countOf(made.members.filter((one) => isCounted(one) && one.knowsJoined && within(one.span[0], of)));
const left: Naive = (made, of) =>
  countOf(made.members.filter((one) => isCounted(one) && within(leaves(one) ?? '', of)));
const gained: Naive = (made, of) => {
  const [came, went] = [joined(made, of), left(made, of)];
  return came === null && went === null ? null : (came ?? 0) - (went ?? 0);
};
const atStart: Naive = (made, of) => {
  const [now, more] = [membersAt(made, of), gained(made, of)];
  return now === null && more === null ? null : (now ?? 0) - (more ?? 0);
};
const postsAt = (made: MadeWard, of: Period, ...posts: string[]) =>
  countOf(made.members.filter((one) => presentAt(one, of.to) && posts.includes(one.post)));
const hardship: Naive = (made, of) =>
  countOf(cardsAt(made, of).filter(({ circumstances }) => circumstances.length > 0));
const pairsOf =
  (kind?: string): Naive =>
  (made, of) =>
    countOf(made.pairs.filter((one) => within(one.span[0], of) && (kind === undefined || one.kind === kind)));
const resultsOf = (made: MadeWard, of: Period, ...results: string[]) =>
  made.pairs.filter(
    ({ result, span }) =>
      result !== null && within(span[1], of) && (results.length === 0 || results.includes(result)),
  );
const outBy =
  (...results: string[]): Naive =>
  (made, of) =>
    different(resultsOf(made, of, ...results).map(({ helped }) => helpedKey(helped, made)));
const atWork = (made: MadeWard, of: Period) =>
  made.pairs.filter(({ span: [from, to], state, result }) => {
    const ended = state === 'helping' ? null : result === null ? from : to;
    return from <= of.to && (ended === null || ended > of.to);
  });
const atPairing: Naive = (made, of) =>
  add(made.pairs.filter(({ span }) => within(span[0], of)).map((one) => one.value));
const supportsOf = (made: MadeWard, of: Period) => made.supports.filter(({ day }) => within(day, of));
const givenLater: Naive = (made, of) => add(supportsOf(made, of).map((one) => one.value));
const different = (keys: readonly string[]) => countOf([...new Set(keys)]);
const hasHardship = (helped: number, made: MadeWard) =>
  (made.members[helped]?.card?.circumstances.length ?? 0) > 0;
const helpedHardship: Naive = (made, of) =>
  different(
    atWork(made, of)
      .filter(({ helped }) => hasHardship(helped, made))
      .map(({ helped }) => memberId(helped)),
  );

/** Every metric of the core, counted from what was made, without decoding and without the engine. */
const naive: Partial<Record<MetricKey, Naive>> = {
  chapters: (made) => made.chapters.length,
  groups: (made) => add(made.chapters.map(({ groups }) => groups)),
  pledges: (made, of) =>
    countOf(made.chapters.filter(({ pledged }) => pledged !== null && within(pledged, of))),
  womenAdults: baseOf('women'),
  members: membersAt,
  honoraryMembers: (made, of) =>
    countOf(made.members.filter((one) => !isCounted(one) && presentAt(one, of.to))),
  coreMembers: (made, of) =>
    countOf(made.members.filter((one) => one.type === 'core' && presentAt(one, of.to))),
  membersJoined: joined,
  membersLeft: left,
  membersGained: gained,
  membersAtStart: atStart,
  memberGrowth: (made, of) => share(gained(made, of), atStart(made, of)),
  committeeMembers: (made, of) => postsAt(made, of, 'Chủ tịch', 'UV BTV', 'UV BCH'),
  standingMembers: (made, of) => postsAt(made, of, 'Chủ tịch', 'UV BTV'),
  memberRate: (made, of) => share(membersAt(made, of), baseOf('women')(made, of)),
  partyMembers: (made, of) => countOf(cardsAt(made, of).filter(({ partyMember }) => partyMember === true)),
  minorityMembers: (made, of) =>
    countOf(cardsAt(made, of).filter(({ ethnicity }) => ['Tày', 'dao'].includes(ethnicity))),
  religiousMembers: (made, of) =>
    countOf(cardsAt(made, of).filter(({ religion }) => religion === 'Phật giáo')),
  peoples: (made, of) => countOf(cardsAt(made, of).filter(({ ethnicity }) => ethnicity !== '')),
  faiths: (made, of) => countOf(cardsAt(made, of).filter(({ religion }) => religion !== '')),
  poorHouseholds: baseOf('poor'),
  nearPoorHouseholds: baseOf('nearPoor'),
  orphans: baseOf('orphans'),
  disabledChildren: baseOf('disabled'),
  hardshipMembers: hardship,
  circumstances: hardship,
  needs: (made, of) => countOf(cardsAt(made, of).filter(({ needs }) => needs.length > 0)),
  pairs: pairsOf(),
  pairsAtWork: (made, of) => countOf(atWork(made, of)),
  pairsRecruit: pairsOf('recruit'),
  pairsParty: pairsOf('party'),
  pairsSupport: pairsOf('support'),
  pairsChapter: pairsOf('chapter'),
  pairResults: (made, of) => countOf(resultsOf(made, of)),
  womenWon: (made, of) => countOf(resultsOf(made, of, 'joined')),
  partyClass: (made, of) => countOf(resultsOf(made, of, 'partyClass')),
  partyIntroduced: (made, of) => countOf(resultsOf(made, of, 'introduced')),
  partyAdmitted: (made, of) => countOf(resultsOf(made, of, 'admitted')),
  householdsOut: outBy('outOfPoverty', 'outOfNearPoverty'),
  householdsOutOfPoverty: outBy('outOfPoverty'),
  householdsOutOfNearPoverty: outBy('outOfNearPoverty'),
  pairChapters: (made, of) =>
    different(made.pairs.filter(({ span }) => within(span[0], of)).map(({ chapter }) => chapter)),
  supportAtPairing: atPairing,
  supportTimes: (made, of) => countOf(supportsOf(made, of)),
  pairsSupported: (made, of) => different(supportsOf(made, of).map(({ pair: at }) => String(at))),
  supportGiven: givenLater,
  supportValue: (made, of) => add([atPairing(made, of), givenLater(made, of)]),
  hardshipHelped: helpedHardship,
  helpersAtWork: (made, of) => (atWork(made, of).length === 0 ? null : 1),
  hardshipHelpedRate: (made, of) => share(helpedHardship(made, of), hardship(made, of)),
  recyclingSales: (made, of) => countOf(salesOf(made, of)),
  scrapSales: (made, of) => different(salesOf(made, of).map(({ day, chapter }) => `${day} ${chapter}`)),
  cans: pieces,
  cardboard: kilograms('cardboard'),
  iron: kilograms('iron'),
  plastic: kilograms('plastic'),
  scrapWeight: kilograms(),
  scrapPieces: pieces,
  scrapIncome: income,
  recyclingChapters: (made, of) => different(salesOf(made, of).map(({ chapter }) => chapter)),
  scrapPerMember: (made, of) => share(income(made, of), membersAt(made, of)),
  giftTimes: (made, of) =>
    different(giftsOf(made, of).map(({ day, occasion, chapter }) => `${day} ${occasion.key} ${chapter}`)),
  giftParcels: (made, of) => add(giftsOf(made, of).map(({ parcels }) => parcels)),
  giftParcelsOfGoods: (made, of) =>
    add(giftsOf(made, of).map((one) => (one.value === null ? one.parcels : null))),
  giftParcelsValued: (made, of) => add(valued(made, of).map(({ parcels }) => parcels)),
  giftValue,
  giftValueEach: (made, of) =>
    share(giftValue(made, of), add(valued(made, of).map(({ parcels }) => parcels))),
  giftChapters: (made, of) =>
    different(giftsOf(made, of).flatMap(({ chapter }) => (chapter === 'PHUONG' ? [] : [chapter]))),
  giftValueRecycling: fromScrap,
  giftShareRecycling: (made, of) => share(fromScrap(made, of), giftValue(made, of)),
};

/** Dimensions in which a row of the table stands once. */
const SINGLE: Readonly<Partial<Record<TableKey, readonly string[]>>> = {
  members: ['chapter', 'type', 'state', 'birthDecade', 'group'],
  circumstances: ['chapter', 'partyMember'],
  pairings: ['chapter', 'kind', 'state', 'result', 'month'],
  supports: ['chapter', 'kind', 'fund', 'month', 'quarter', 'year'],
  recycling: ['chapter', 'material', 'unit', 'month', 'quarter', 'year'],
  gifts: ['chapter', 'occasion', 'recipients', 'fund', 'month', 'quarter', 'year'],
  chapters: ['chapter', 'cluster'],
  baseline: ['chapter', 'year'],
};
const additive = metricKeys.flatMap((key): [MetricKey, Aggregate][] => {
  const metric: Metric = metrics[key];
  return metric.kind === 'sum' || metric.kind === 'count' ? [[key, metric]] : [];
});

describe('for any ward and any period', () => {
  test('every figure equals what adding up by hand gives', () => {
    fc.assert(
      fc.property(madeWard, somePeriod, (made, of) => {
        const ward = wardOf(specOf(made));
        expect(ward.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        const all = (figure: (key: MetricKey) => number | null) =>
          Object.fromEntries(metricKeys.map((key) => [key, figure(key)]));
        // Metrics of models that the ward does not record have no figure.
        expect(all((key) => evaluate(key, ward, of).value)).toEqual(
          all((key) => naive[key]?.(made, of) ?? null),
        );
        expect(metricKeys.filter((key) => isMeasured(key, ward)).sort()).toEqual(Object.keys(naive).sort());
      }),
      { numRuns: 100 },
    );
  });

  test('the parts of every sum and count add up to the whole, by every dimension in which a row stands once', () => {
    fc.assert(
      fc.property(madeWard, somePeriod, (made, of) => {
        const ward = wardOf(specOf(made));
        const told = additive.flatMap(([key, metric]) => {
          const whole = evaluate(key, ward, of);
          const ways = SINGLE[tableKeyOf(metric.table)] ?? [];
          return [...ways.map((one) => [one]), ways.slice(0, 2)].map((by) => ({ key, by, whole }));
        });
        const rowsOf = (figures: readonly Figure[]) =>
          figures.flatMap(({ sources }) => sources.flatMap(({ rows }) => rows)).sort((a, b) => a - b);
        expect(
          told.map(({ key, by }) => {
            const split = breakDown(key, ward, of, by);
            return { key, by, value: add(split.map((part) => part.value)), rows: rowsOf(split) };
          }),
        ).toEqual(told.map(({ key, by, whole }) => ({ key, by, value: whole.value, rows: rowsOf([whole]) })));
      }),
      { numRuns: 25 },
    );
  });

  test('the months of a period add up to it', () => {
    fc.assert(
      fc.property(madeWard, (made) => {
        const ward = wardOf(specOf(made));
        for (const key of ['scrapIncome', 'giftParcels', 'pairs', 'membersJoined'] as const) {
          const months = monthsOf(YEAR).map((month) => period(`${month}-01`, `${month}-31`));
          expect(add(months.map((month) => evaluate(key, ward, month).value))).toBe(
            evaluate(key, ward, YEAR).value,
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  test('the rows behind a figure are rows of its table that the period takes in', () => {
    fc.assert(
      fc.property(madeWard, somePeriod, (made, of) => {
        const ward = wardOf(specOf(made));
        const bySheet = new Map(tableKeys.map((key) => [tables[key].sheet, key]));
        for (const key of metricKeys) {
          const metric: Metric = metrics[key];
          for (const { sheet, rows } of evaluate(key, ward, of).sources) {
            const table = bySheet.get(sheet);
            if (table === undefined) throw new Error(`${key} counts rows of the tab ${sheet}.`);
            expect(new Set(rows).size).toBe(rows.length);
            expect(ward.records[table].rows.map(({ row }) => row)).toEqual(expect.arrayContaining([...rows]));
            // Metrics placed by their own day (a result, a pledge) take in other rows than the table's time says.
            const isOwn =
              metric.kind !== 'ratio' &&
              metric.kind !== 'combination' &&
              metric.when.kind === 'during' &&
              metric.when.on === undefined;
            if (isOwn)
              expect(rowsInPeriod(table, ward, of).inside).toEqual(expect.arrayContaining([...rows]));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('a row is inside a period or outside, never both, never neither', () => {
    fc.assert(
      fc.property(madeWard, somePeriod, (made, of) => {
        const ward = wardOf(specOf(made));
        for (const key of tableKeys) {
          const { inside, outside } = rowsInPeriod(key, ward, of);
          expect([...inside, ...outside].sort((a, b) => a - b)).toEqual(
            ward.records[key].rows.map(({ row }) => row),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  test('the order of rows does not matter', () => {
    fc.assert(
      fc.property(madeWard, somePeriod, (made, of) => {
        const spec = specOf(made);
        const turned = Object.fromEntries(
          Object.entries(spec).map(([key, rows]) => [key, [...rows].reverse()]),
        );
        const [here, there] = [wardOf(spec), wardOf(turned)];
        const told = (ward: WardData, key: MetricKey) => {
          const sorted = breakDown(key, ward, of, ['chapter']).map(
            ({ keys, value: part }) => [keys[0], part] as const,
          );
          return new Map([...sorted].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
        };
        const all = (ward: WardData) => metricKeys.map((key) => [key, told(ward, key)]);
        expect(all(there)).toEqual(all(here));
      }),
      { numRuns: 25 },
    );
  });
});
