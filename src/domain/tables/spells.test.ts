/** What a member was on each day, as rows of facts: `from–until chapter type`, `+` where she joins, `-` where she goes. */
import type { Day } from '../values';
import { chapterOn, type Past, type Present, pastOf, pastProblems, presentFrom, withSpells } from './spells';

const day = (text: string) => text as Day;
const now = (facts: Partial<Record<keyof Present, string | null>> = {}): Present => ({
  ...{ chapter: 'K1', type: null, state: 'active', joined: day('2020-03-01'), leftOn: null, enteredAt: null },
  ...(facts as Partial<Present>),
});
const until = (on: string, facts: Partial<Record<Exclude<keyof Past, 'row'>, string | null>> = {}): Past => ({
  ...{ row: 2, day: day(on), chapter: 'K1', type: null, state: null },
  ...(facts as Partial<Past>),
});
const told = (row: Present, past: readonly Past[] = []) =>
  withSpells(row, past).spells.map(
    ({ chapter, type, presentFrom: from, presentUntil, joined, leftOn }) =>
      `${from ?? '…'}–${presentUntil ?? '…'} ${chapter}${type === null ? '' : ` ${type}`}` +
      `${joined === null ? '' : ` +${joined}`}${leftOn === null ? '' : ` -${leftOn}`}`,
  );

test.each<[string, Present, Past[], string[]]>([
  ['she is here', now(), [], ['2020-03-01–… K1 +2020-03-01']],
  ['nobody knows since when', now({ joined: null }), [], ['…–… K1']],
  [
    'since she was written down',
    now({ joined: null, enteredAt: '2021-02-03 10:00' }),
    [],
    ['2021-02-03–… K1'],
  ],
  ['a stamp that is none', now({ joined: null, enteredAt: 'hôm qua' }), [], ['…–… K1']],
  ['she left', now({ leftOn: '2022-05-01' }), [], ['2020-03-01–2022-05-01 K1 +2020-03-01 -2022-05-01']],
  ['she left before she joined: never here', now({ leftOn: '2020-03-01' }), [], []],
  [
    'she moved',
    now({ chapter: 'K2' }),
    [until('2021-06-01')],
    ['2020-03-01–2021-06-01 K1 +2020-03-01', '2021-06-01–… K2'],
  ],
  [
    'she was away, and came back',
    now(),
    [until('2021-06-01'), until('2022-06-01', { state: 'moved' })],
    ['2020-03-01–2021-06-01 K1 +2020-03-01 -2021-06-01', '2022-06-01–… K1 +2022-06-01'],
  ],
  [
    'she was away at first: she came later than she joined',
    now(),
    [until('2021-06-01', { state: 'moved' })],
    ['2021-06-01–… K1 +2021-06-01'],
  ],
  [
    'honorary at first: she becomes a counted one later',
    now({ type: 'official' }),
    [until('2021-06-01', { type: 'honorary' })],
    ['2020-03-01–2021-06-01 K1 honorary +2020-03-01', '2021-06-01–… K1 official +2021-06-01'],
  ],
  [
    'honorary at last: she is none of the counted any more',
    now({ type: 'honorary' }),
    [until('2021-06-01')],
    ['2020-03-01–2021-06-01 K1 +2020-03-01 -2021-06-01', '2021-06-01–… K1 honorary'],
  ],
  [
    'active, as it was written',
    now({ chapter: 'K2' }),
    [until('2021-06-01', { state: 'active' })],
    ['2020-03-01–2021-06-01 K1 +2020-03-01', '2021-06-01–… K2'],
  ],
  [
    'what was before she joined is nothing',
    now(),
    [until('2019-01-01', { chapter: 'K9' })],
    ['2020-03-01–… K1 +2020-03-01'],
  ],
])('%s', (_, row, past, wanted) => expect(told(row, past)).toEqual(wanted));

test.each<[string, Parameters<typeof presentFrom>[0], Past[], string | null]>([
  [
    'written down before what is known',
    { joined: null, enteredAt: '2021-01-01 08:00', leftOn: null },
    [until('2022-01-01')],
    '2021-01-01',
  ],
  [
    'known before she was written down',
    { joined: null, enteredAt: '2021-01-01 08:00', leftOn: null },
    [until('2020-01-01')],
    null,
  ],
  [
    'known on the day she was written down',
    { joined: null, enteredAt: '2021-01-01 08:00', leftOn: null },
    [until('2021-01-01')],
    null,
  ],
  [
    'left before she was written down',
    { joined: null, enteredAt: '2021-01-01 08:00', leftOn: day('2020-06-01') },
    [],
    null,
  ],
  [
    'left after',
    { joined: null, enteredAt: '2021-01-01 08:00', leftOn: day('2021-06-01') },
    [],
    '2021-01-01',
  ],
  ['joined', { joined: day('2019-01-01'), enteredAt: '2021-01-01 08:00', leftOn: null }, [], '2019-01-01'],
])('counts since: %s', (_, row, past, wanted) => expect(presentFrom(row, past)).toBe(wanted));

test('a member who never was here counts from the day that her row says', () => {
  expect(withSpells(now({ leftOn: '2020-03-01' }), []).presentFrom).toBe('2020-03-01');
  expect(withSpells(now({ chapter: 'K2' }), [until('2021-06-01')]).presentFrom).toBe('2020-03-01');
});

test.each([
  ['2019-01-01', 'K2'],
  ['2020-03-01', 'K1'],
  ['2021-05-31', 'K1'],
  ['2021-06-01', 'K2'],
  ['2030-01-01', 'K2'],
])('her chapter on %s is %s', (on, chapter) => {
  const { spells } = withSpells(now({ chapter: 'K2' }), [until('2021-06-01')]);
  expect(chapterOn({ chapterCode: 'K2', spells }, day(on))).toBe(chapter);
});
test('her chapter where no spell is known is that of her row', () => {
  expect(chapterOn({ chapterCode: 'K5', spells: null }, day('2021-01-01'))).toBe('K5');
  const { spells } = withSpells(now({ joined: null, chapter: 'K2' }), [until('2021-06-01')]);
  expect(chapterOn({ chapterCode: 'K2', spells }, day('1999-01-01'))).toBe('K1');
});

test('the past of one member, in the order of days', () => {
  const rows = ['2022-01-01', '2020-01-01', '2021-01-01'].map((on) => ({ ...until(on), member: 'a' }));
  const sorted = pastOf([...rows, { ...until('2019-01-01'), member: 'b' }], 'a');
  expect(sorted.map((row) => row.day)).toEqual(['2020-01-01', '2021-01-01', '2022-01-01']);
});

test.each<[string, Present, Past[], string[]]>([
  ['she moved', now({ chapter: 'K2' }), [until('2021-06-01')], []],
  ['before she joined', now({ chapter: 'K2' }), [until('2020-02-29')], ['day order vào Hội (01/03/2020)']],
  ['on the day she joined', now({ chapter: 'K2' }), [until('2020-03-01')], []],
  [
    'after she left',
    now({ chapter: 'K2', leftOn: '2021-01-01' }),
    [until('2021-01-02')],
    ['day order rời đi (01/01/2021)'],
  ],
  ['nothing changed', now(), [until('2021-06-01')], ['chapter mismatch vẫn như nhau']],
  [
    'nothing changed: blank is official and active',
    now({ type: 'official' }),
    [until('2021-06-01', { state: 'active' })],
    ['chapter mismatch vẫn như nhau'],
  ],
  ['another type', now({ type: 'honorary' }), [until('2021-06-01')], []],
  ['another state', now(), [until('2021-06-01', { state: 'moved' })], []],
  [
    'left on that day: another state',
    now({ state: 'moved', leftOn: '2021-06-01' }),
    [until('2021-06-01')],
    [],
  ],
  [
    'left later: on that day nothing changed',
    now({ state: 'moved', leftOn: '2022-06-01' }),
    [until('2021-06-01')],
    ['chapter mismatch vẫn như nhau'],
  ],
  [
    'twice, the first of which says nothing',
    now({ chapter: 'K2' }),
    [until('2021-01-01'), until('2021-06-01')],
    ['chapter mismatch vẫn như nhau'],
  ],
])('asked about: %s', (_, row, past, wanted) => {
  const said = pastProblems(row, past);
  expect(said.map(({ column, code }) => `${column} ${code}`)).toEqual(
    wanted.map((one) => one.split(' ').slice(0, 2).join(' ')),
  );
  for (const [at, one] of wanted.entries()) {
    expect(said[at]).toMatchObject({ row: 2, severity: 'notice' });
    expect(said[at]?.what).toContain(one.split(' ').slice(2).join(' '));
  }
});
