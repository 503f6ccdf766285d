/** The life of 1+1 beyond its counts, as rows of facts: who waits, who carries most, who was given what, the way out. */
import { gift, memberRow, pair, type RowSpec, support, type WardSpec, wardOf, YEAR } from '../testdata/ward';
import type { Day } from '../values';
import { giftsOf } from './gifts-given';
import { helperLoads, isAtWork, quietPairs, supportedPairs, waitingList, wayOut } from './pairing-life';
import { givingsByPair } from './support-given';

const ON = '2022-12-31' as Day;
const members = ['Hoa', 'Lan', 'Mận', 'Na', 'Sen'].map((name, at) =>
  memberRow({ id: `HV-0000${at + 1}`, name: `Trần Thị ${name}`, joined: '2020-01-01' }),
);
const need = (at: number, cells: RowSpec<'circumstances'> = {}): RowSpec<'circumstances'> => ({
  ...{ member: `HV-0000${at}`, circumstances: 'Hộ nghèo' },
  ...cells,
});
const helps = (helper: number, helped: number | string, cells: RowSpec<'pairings'> = {}) =>
  pair({
    kind: 'Đỡ đầu hội viên khó khăn',
    helper: `HV-0000${helper}`,
    helped: typeof helped === 'number' ? `HV-0000${helped}` : helped,
    ...cells,
  });
const ward = (spec: WardSpec) => wardOf({ members, ...spec });

test.each([
  ['2022-02-09', false],
  ['2022-02-10', true],
  ['2022-05-31', true],
  ['2022-06-01', false],
])('a pair from 10/2 until 1/6 is at work on %s: %s', (on, isWorking) => {
  const { records } = ward({ pairings: [helps(1, 2, { state: 'Hoàn thành', resultDay: '2022-06-01' })] });
  expect(records.pairings.rows.map((one) => isAtWork(one, on as Day))).toEqual([isWorking]);
});

describe('who waits', () => {
  test.each<[string, WardSpec, number[]]>([
    ['with a hardship', { circumstances: [need(1)] }, [2]],
    ['with a need', { circumstances: [need(1, { circumstances: '', needs: 'Vay vốn' })] }, [2]],
    ['neither', { circumstances: [need(1, { circumstances: '', religion: 'Không' })] }, []],
    ['helped', { circumstances: [need(2)], pairings: [helps(1, 2)] }, []],
    [
      'helped no more',
      { circumstances: [need(2)], pairings: [helps(1, 2, { state: 'Hoàn thành', resultDay: '2022-06-01' })] },
      [2],
    ],
    ['another is helped', { circumstances: [need(2), need(3)], pairings: [helps(1, 2)] }, [3]],
    [
      'those with most to bear first, then most needs, then as they stand',
      {
        circumstances: [
          need(1),
          need(2, { circumstances: 'Hộ nghèo, Đơn thân' }),
          need(3, { needs: 'Vay vốn' }),
          need(4, { circumstances: '', needs: 'Vay vốn, Việc làm' }),
          need(5),
        ],
      },
      [3, 4, 2, 6, 5],
    ],
  ])('%s', (_, spec, rows) => {
    expect(waitingList(ward(spec), ON).map(({ row }) => row)).toEqual(rows);
  });
  test('one who joined later, or has left, does not wait', () => {
    const of = (cells: RowSpec<'members'>) =>
      waitingList(wardOf({ members: [memberRow(cells)], circumstances: [need(1)] }), ON).length;
    expect(of({ joined: '2022-12-31' })).toBe(1);
    expect(of({ joined: '2023-01-01' })).toBe(0);
    expect(of({ joined: '2020-01-01', state: 'Chuyển đi', changed: '2022-06-01' })).toBe(0);
  });
  test('the chapter, the needs and how much', () => {
    const [one] = waitingList(ward({ circumstances: [need(1, { needs: 'Vay vốn' })] }), ON);
    expect(one).toEqual({ row: 2, chapterCode: 'K1', needs: ['loan'], circumstances: 1 });
  });
});

describe('who carries', () => {
  const loads = (spec: WardSpec) =>
    helperLoads(ward(spec), ON).map(({ label, pairs, value }) => `${label} ${pairs} ${value}`);
  test.each<[string, WardSpec, string[]]>([
    [
      'most pairs first',
      { pairings: [helps(1, 2), helps(3, 4), helps(3, 5)] },
      ['Trần Thị Mận 2 0', 'Trần Thị Hoa 1 0'],
    ],
    [
      'then most worth',
      { pairings: [helps(1, 2, { value: 100_000 }), helps(3, 4, { value: 200_000 })] },
      ['Trần Thị Mận 1 200000', 'Trần Thị Hoa 1 100000'],
    ],
    ['then by name', { pairings: [helps(3, 2), helps(1, 4)] }, ['Trần Thị Hoa 1 0', 'Trần Thị Mận 1 0']],
    [
      'what the pair was given later counts, of all her pairs',
      {
        pairings: [helps(1, 2, { id: 'CP-00001', value: 100_000 }), helps(1, 3, { value: 50_000 })],
        supports: [support()],
      },
      ['Trần Thị Hoa 2 350000'],
    ],
    [
      'a chapter, and a woman known by name',
      {
        pairings: [
          pair({ helper: 'Khu 2', helped: 'HV-00001' }),
          pair({ helper: 'Bà Tám', helped: 'HV-00002' }),
        ],
      },
      ['Bà Tám 1 0', 'Chi hội Khu 2 1 0'],
    ],
    ['not at work', { pairings: [helps(1, 2, { state: 'Hoàn thành', resultDay: '2022-06-01' })] }, []],
  ])('%s', (_, spec, wanted) => expect(loads(spec)).toEqual(wanted));
  test('each with her chapter', () => {
    const spec = {
      pairings: [
        helps(1, 2),
        pair({ helper: 'Khu 2', helped: 'HV-00001' }),
        pair({ chapter: 'K10', helper: 'Bà Tám', helped: 'HV-00003' }),
      ],
    };
    const chapters = Object.fromEntries(
      helperLoads(ward(spec), ON).map((one) => [one.helperKey, one.chapterCode]),
    );
    expect(chapters).toEqual({ 'member:HV-00001': 'K1', 'chapter:K2': 'K2', 'name:Bà Tám': 'K10' });
  });
});

describe('what pairs were given', () => {
  const pairings = [1, 2, 3].map((at) => helps(at, at + 1, { id: `CP-0000${at}`, day: '2021-02-10' }));
  const given = {
    pairings,
    supports: [
      support({ day: '2021-12-31' }),
      support({ day: '2022-01-01', value: 100_000 }),
      support({ day: '2022-12-31', value: '' }),
      support({ day: '2023-01-01' }),
      support({ pair: 'CP-00002', value: 100_000 }),
      support({ pair: 'CP-00003', value: 300_000 }),
    ],
  };
  test('in a period, those with the most worth first, then the most times', () => {
    expect(
      supportedPairs(ward(given), YEAR).map(({ key, times, value, last, row, kind, chapterCode }) => [
        key,
        times,
        value,
        last,
        row,
        kind,
        chapterCode,
      ]),
    ).toEqual([
      ['CP-00003', 1, 300_000, '2022-03-20', 4, 'support', 'K1'],
      ['CP-00001', 2, 100_000, '2022-12-31', 2, 'support', 'K1'],
      ['CP-00002', 1, 100_000, '2022-03-20', 3, 'support', 'K1'],
    ]);
  });
  test('from the beginning, whatever the order of rows', () => {
    const back = ward({
      pairings,
      supports: [support({ day: '2022-05-01' }), support({ day: '2021-05-01' })],
    });
    expect([...givingsByPair(back, ON)]).toEqual([
      ['CP-00001', { times: 2, value: 400_000, last: '2022-05-01' }],
    ]);
  });
  test.each<[string, RowSpec<'pairings'>, RowSpec<'supports'>[], number]>([
    ['at work since before', { day: '2021-05-01' }, [], 1],
    ['since the first day', { day: '2022-01-01' }, [], 0],
    ['given something', { day: '2021-05-01' }, [support()], 0],
    ['given something before', { day: '2021-05-01' }, [support({ day: '2021-06-01' })], 1],
    ['of another kind', { day: '2021-05-01', kind: 'Vận động vào Hội' }, [], 0],
    ['closed', { day: '2021-05-01', state: 'Hoàn thành', resultDay: '2022-06-01' }, [], 0],
  ])('quiet: %s', (_, cells, supports, count) => {
    const spec = { pairings: [helps(1, 2, { id: 'CP-00001', ...cells })], supports };
    expect(quietPairs(ward(spec), YEAR)).toHaveLength(count);
  });
  test('quiet ones: oldest first, then as they stand', () => {
    const days = ['2021-06-01', '2021-05-01', '2021-05-01'];
    const spec = { pairings: days.map((day, at) => helps(at + 1, at + 2, { id: `CP-0000${at + 1}`, day })) };
    expect(quietPairs(ward(spec), YEAR).map(({ row }) => row)).toEqual([3, 4, 2]);
  });
});

describe('the way out of poverty', () => {
  const out = (helped: number, resultDay: string, cells: RowSpec<'pairings'> = {}) =>
    helps(1, helped, { day: '2021-02-10', result: 'Thoát nghèo', resultDay, ...cells });
  test.each<[string, RowSpec<'pairings'>[], number[]]>([
    ['in the period', [out(2, '2022-06-01')], [2]],
    ['on its first and its last day', [out(2, '2022-01-01'), out(3, '2022-12-31')], [2, 3]],
    ['before and after', [out(2, '2021-12-31'), out(3, '2023-01-01')], []],
    ['another result', [out(2, '2022-06-01', { result: 'Có việc làm' })], []],
    ['two say so: the first', [out(2, '2022-06-01'), out(2, '2022-05-01')], [3]],
    ['two say so on one day: as they stand', [out(2, '2022-06-01'), out(2, '2022-06-01')], [2]],
    ['by the day', [out(2, '2022-06-01'), out(3, '2022-05-01')], [3, 2]],
  ])('%s', (_, pairings, rows) => {
    expect(wayOut(ward({ pairings }), YEAR).map(({ row }) => row)).toEqual(rows);
  });
});

test('gifts by day; of one day as the tab has them; those of the period', () => {
  const days = ['2022-05-01', '2021-12-31', '2022-03-01', '2022-05-01', '2023-01-01'];
  const gifts = days.map((day) => gift({ day }));
  expect(giftsOf(wardOf({ gifts }), YEAR).map(({ row }) => row)).toEqual([4, 2, 5]);
});
