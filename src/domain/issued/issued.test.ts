/** Snapshots: what changed between two states of a workbook, told by figure and by row; and closed days. */
import * as fc from 'fast-check';
import { evaluate, metricKeys, metrics } from '../figures';
import { formatFigure } from '../report/phrases';
import { madeWard, specOf } from '../testdata/made';
import { oneOfEach, sponsorshipRow } from '../testdata/models';
import { gift, memberRow, pair, sale, type WardSpec, wardOf, YEAR } from '../testdata/ward';
import type { Day } from '../values';
import type { WardData } from '../ward';
import { closedProblems, snapshotOfClosed } from './closing';
import { compareSnapshots, tellFigure } from './compare';
import { snapshotOf } from './snapshot';
import { readIssueState } from './state';
import { piecesOf, readSnapshot, textOf } from './text';

/** As the hidden tab keeps it: written and read again. */
const kept = (ward: WardData) => {
  const snapshot = readSnapshot(piecesOf(textOf(snapshotOf(ward, YEAR))).join(''));
  if (snapshot === null) throw new Error('The snapshot was not read again.');
  return snapshot;
};
const changes = (before: WardSpec, now: WardSpec) =>
  compareSnapshots(kept(wardOf(before)), snapshotOf(wardOf(now), YEAR));
const told = (before: WardSpec, now: WardSpec) => changes(before, now).figures.map(tellFigure);

const gifts = [
  gift({ id: 'QT-00001', parcels: 5, unitValue: 200_000, value: '' }),
  gift({ id: 'QT-00002', day: '2022-02-25', value: 700_000 }),
];
const base: WardSpec = { gifts, members: [memberRow()], recycling: [sale({ id: 'TC-00001' })] };

describe('each figure that changed, with both values and its rows', () => {
  test('nothing changed', () => expect(changes(base, base)).toEqual({ figures: [], rows: [] }));

  test('one old gift row with another value', () => {
    const now = {
      ...base,
      gifts: [gift({ id: 'QT-00001', parcels: 6, unitValue: 200_000, value: '' }), gifts[1] ?? {}],
    };
    const said = told(base, now);
    expect(said).toContain('Suất quà: 10 suất → 11 suất, vì Quà tặng dòng 2 (QT-00001) đã sửa');
    expect(said).toContain('Trị giá quà tặng: 1.700.000đ → 1.900.000đ, vì Quà tặng dòng 2 (QT-00001) đã sửa');
    expect(said.join('\n')).not.toMatch(/Hội viên|Tái chế|QT-00002/);
  });
  test('a row more', () => {
    const said = told(base, {
      ...base,
      gifts: [...gifts, gift({ id: 'QT-00003', day: '2022-03-25', value: 1_000 })],
    });
    expect(said).toContain('Lần tặng quà: 2 lần → 3 lần, vì Quà tặng dòng 4 (QT-00003) mới ghi');
  });
  test('a row less', () => {
    const said = told(base, { ...base, gifts: gifts.slice(1) });
    expect(said).toContain('Lần tặng quà: 2 lần → 1 lần, vì Quà tặng dòng mã QT-00001 không còn được tính');
  });
  test('a row moved out of the period is one that is no longer there', () => {
    const said = told(base, {
      ...base,
      gifts: [gift({ id: 'QT-00001', day: '2021-05-01' }), gifts[1] ?? {}],
    });
    expect(said).toContain('Lần tặng quà: 2 lần → 1 lần, vì Quà tặng dòng mã QT-00001 không còn được tính');
  });
  test('a row without an id that got one is the same row; one changed at its place is changed', () => {
    const bare = { ...base, gifts: [gift({ id: '', value: 1 }), gift({ id: '', value: 2 })] };
    const named = {
      ...base,
      gifts: [gift({ id: 'QT-00007', value: 1 }), gift({ id: 'QT-00008', value: 5 })],
    };
    expect(changes(bare, named).rows.map(({ kind, key, row }) => [kind, key, row])).toEqual([
      ['changed', 'QT-00008', 3],
    ]);
  });
  test('rows sorted another way are the same rows', () => {
    expect(changes(base, { ...base, gifts: [...gifts].reverse() })).toEqual({ figures: [], rows: [] });
  });
  test('an occasion changed: no total changes, but the row is named', () => {
    const { figures, rows } = changes(base, {
      ...base,
      gifts: [gift({ ...gifts[0], occasion: 'Năm học mới' }), gifts[1] ?? {}],
    });
    expect(figures).toEqual([]);
    expect(rows.map(({ key, kind }) => [key, kind])).toEqual([['QT-00001', 'changed']]);
  });
  test('a note is no change', () => {
    expect(
      changes(base, { ...base, gifts: [gift({ ...gifts[0], note: 'hỏi lại' }), gifts[1] ?? {}] }).rows,
    ).toEqual([]);
  });
  test('a pairing whose result comes after the period has not changed in it', () => {
    const before = { ...base, pairings: [pair({ id: 'CP-00001' })] };
    const after = pair({ id: 'CP-00001', state: 'Hoàn thành', result: 'Vào Hội', resultDay: '2023-01-02' });
    expect(changes(before, { ...base, pairings: [after] })).toEqual({ figures: [], rows: [] });
  });
  test('a gift from a fund is behind what went out, and not behind what came in', () => {
    const fund = 'Quỹ vì người nghèo';
    const of = (value: number): WardSpec => ({
      ...oneOfEach,
      recycling: base.recycling ?? [],
      gifts: [gift({ id: 'QT-00001', value, fund })],
    });
    const { figures } = changes(of(700_000), of(800_000));
    expect(figures.map(({ key }) => key).filter((key) => key.startsWith('funds.'))).toEqual([
      'funds.out',
      'funds.balance',
    ]);
    const now = snapshotOf(wardOf(of(700_000)), YEAR);
    const figuresOf = (sheet: string) => now.rows[sheet]?.flatMap(({ set }) => now.sets[set] ?? []) ?? [];
    expect(figuresOf('Quà tặng')).not.toContain('funds.in');
    expect(figuresOf('Tái chế')).toEqual(expect.arrayContaining(['funds.in', 'funds.balance']));
    expect(figuresOf('Tái chế')).not.toContain('funds.out');
  });
  test('a model that was unticked: its figures are gone', () => {
    const said = told({ ...base, ...oneOfEach }, base);
    expect(said).toContain(
      'Buổi Chủ nhật xanh: 1 buổi → –, vì Chủ nhật xanh dòng 2 trước đây không còn được tính',
    );
  });
});

describe('what is printed', () => {
  const of = (key: string, value: number | null) => ({ figures: { [key]: value }, sets: [], rows: {} });
  test.each<[string, number | null, number | null, string | null]>([
    // key, before, now, the difference; null where nothing is listed
    ['faceRate', 0.79, 0.7901, null],
    ['faceRate', 0.79, 0.7904999, null],
    ['faceRate', 0.7904, 0.7906, '+0,1 điểm %'],
    ['faceRate', 0.79, 0.7, '−9,0 điểm %'],
    ['faceRate', null, 0.5, ''],
    ['giftValue', 1_500_000, 1_700_000, '+200.000đ'],
    ['giftValue', 1_500_000, 1_500_000.4, null],
    ['giftValue', null, 1_500_000, '+1.500.000đ'],
    ['giftValue', 1_500_000, null, '−1.500.000đ'],
    ['scrapWeight', 10.02, 10.04, null],
    ['scrapWeight', 79.96, 80, null],
    ['scrapWeight', 0.1, 0.3, '+0,2 kg'],
    ['reviewScore', 79.96, 80, null],
    ['reviewScore', 8.25, 9, '+0,7 điểm'],
    ['members', 4401, 4399, '−2 hội viên'],
    ['members', 4401, 4401, null],
    ['funds.balance', 0, -500, '−500đ'],
  ])('%s: %p → %p: %p', (key, before, now, difference) => {
    const { figures } = compareSnapshots(of(key, before), of(key, now));
    expect(figures.map((figure) => `${figure.before} → ${figure.now}: ${figure.difference}`)).toEqual(
      difference === null ? [] : [expect.stringMatching(new RegExp(`: ${difference.replace('+', '\\+')}$`))],
    );
  });
  test('a report is compared in what it prints, rows too', () => {
    const now = { ...base, gifts: gifts.slice(1), recycling: [] };
    const { figures, rows } = compareSnapshots(kept(wardOf(base)), snapshotOf(wardOf(now), YEAR), (key) =>
      key.startsWith('scrap'),
    );
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter(({ key }) => !key.startsWith('scrap'))).toEqual([]);
    expect(rows.map(({ key }) => key)).toEqual(['TC-00001']);
  });
});

test.each([
  // what stands in the line, its number at export
  ['Dự thảo', '05/BC-HPN', 'draft'],
  ['Đã phát hành', '', 'issued'],
  [' da phat  hanh', '', 'issued'],
  ['Đã rút', '05', 'withdrawn'],
  ['đã gửi', '05', 'draft'],
  // Lines from before states were kept.
  ['', '05/BC-HPN', 'issued'],
  ['', '', 'draft'],
])('a line that says “%s” with number “%s” is %s', (text, number, state) => {
  expect(readIssueState(text, number)).toBe(state);
});

describe('as text', () => {
  test.each([
    '',
    '{',
    '{}',
    'null',
    '[1]',
    '{"v":1,"figures":{},"sets":[],"rows":{"a":[1,2]}}',
    '{"v":2,"figures":{},"sets":[],"rows":{}}',
    '{"v":1,"figures":{"a":"b"},"sets":[],"rows":{}}',
  ])('%j is no snapshot', (text) => expect(readSnapshot(text)).toBeNull());
  test('pieces are no longer than a cell holds', () => {
    const pieces = piecesOf('x'.repeat(100_001));
    expect(pieces.map((piece) => piece.length)).toEqual([30_000, 30_000, 30_000, 10_001]);
    expect(piecesOf('')).toEqual(['']);
  });
  test('any ward: kept, read again and compared with itself, nothing has changed', () => {
    fc.assert(
      fc.property(madeWard, (made) => {
        const ward = wardOf(specOf(made));
        expect(compareSnapshots(kept(ward), snapshotOf(ward, YEAR))).toEqual({ figures: [], rows: [] });
      }),
      { numRuns: 15 },
    );
  });
  test('any two wards: the figures that changed are those whose values differ', () => {
    fc.assert(
      fc.property(madeWard, madeWard, (one, other) => {
        const [before, now] = [wardOf(specOf(one)), wardOf(specOf(other))];
        const changed = new Set(
          compareSnapshots(kept(before), snapshotOf(now, YEAR)).figures.map(({ key }) => key),
        );
        for (const key of metricKeys) {
          const [a, b] = [evaluate(key, before, YEAR).value, evaluate(key, now, YEAR).value];
          // What is printed alike has not changed for its reader.
          const [then, today] = [a, b].map((value) =>
            formatFigure(value, metrics[key].unit).replace(/,0\b/, ''),
          );
          const isSame = then === today;
          expect([key, a, b, changed.has(key)]).toEqual([key, a, b, !isSame]);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('closed days', () => {
  const until = '2022-06-30' as Day;
  const at = (now: WardSpec, before: WardSpec = base) =>
    closedProblems(wardOf(now), until, snapshotOfClosed(wardOf(before), until)).map(
      ({ sheet, row, what, severity }) => [sheet, row, severity, what],
    );
  const early = gift({ id: 'QT-00001', day: '2022-03-01', value: 5 });
  const closed: WardSpec = { ...base, gifts: [early] };

  test('nothing was written', () => expect(at(closed, closed)).toEqual([]));
  test('written after the closed days is free', () => {
    expect(at({ ...closed, gifts: [early, gift({ id: 'QT-00009', day: '2022-07-01' })] }, closed)).toEqual(
      [],
    );
  });
  test('written into them is counted and named', () => {
    expect(at({ ...closed, gifts: [early, gift({ id: 'QT-00009', day: '2022-06-30' })] }, closed)).toEqual([
      [
        'Quà tặng',
        3,
        'notice',
        'Dòng này ghi thêm vào kỳ đã khóa (sổ khóa đến 30/06/2022). Dòng vẫn được tính.',
      ],
    ]);
  });
  test('changed in them', () => {
    expect(at({ ...closed, gifts: [{ ...early, value: 6 }] }, closed)).toEqual([
      [
        'Quà tặng',
        2,
        'notice',
        'Dòng này đã sửa sau khi khóa kỳ (sổ khóa đến 30/06/2022). Dòng vẫn được tính.',
      ],
    ]);
  });
  test('deleted from them', () => {
    expect(at({ ...closed, gifts: [] }, closed)).toEqual([
      [
        'Quà tặng',
        null,
        'notice',
        'Tab Quà tặng, dòng mã QT-00001: đã xóa, đã chuyển ra ngoài kỳ, hoặc nay ghi sai nên không được tính, sau khi khóa (sổ khóa đến 30/06/2022).',
      ],
    ]);
  });
  test('a model ticked or unticked in between changes no row, and deletes none', () => {
    const rows: WardSpec = {
      ...closed,
      pairings: [pair({ id: 'CP-00001', day: '2022-02-01', value: 500_000, fund: 'Quỹ vì người nghèo' })],
    };
    const all: WardSpec = { ...oneOfEach, ...rows };
    expect(at(all, rows).filter(([, , , what]) => !String(what).includes('ghi thêm'))).toEqual([]);
    expect(at(rows, all)).toEqual([]);
    expect(at({ ...rows, gifts: [{ ...early, value: 6 }] }, all)).toHaveLength(1);
  });
  test('a hardship written down today is no entry into them', () => {
    const card = { member: 'HV-00001', circumstances: 'Hộ nghèo' };
    expect(at({ ...closed, circumstances: [card] }, closed)).toEqual([]);
  });
  test('a member who leaves later, a child sponsored further: rows that live on', () => {
    const before = {
      ...closed,
      sponsorships: [sponsorshipRow({ id: 'DD-00001', until: '', paid: 1_250_000 })],
    };
    const now: WardSpec = {
      ...closed,
      members: [memberRow({ state: 'Chuyển đi', changed: '2022-09-01' })],
      sponsorships: [sponsorshipRow({ id: 'DD-00001', until: '2022-12-31', paid: 3_000_000 })],
    };
    const found = at(now, before).filter(([sheet]) => sheet === 'Hội viên');
    expect(found).toEqual([]);
  });
});
