/** The sample ward holds what it promises: the report's totals, no row twice, no wrong row that is not listed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findProblems } from '../src/domain/checks';
import { evaluate, type MetricKey } from '../src/domain/figures';
import { type Day, normalizeText, yearPeriod } from '../src/domain/values';
import { decodeWorkbook, rowOf, type TableKey, tableKeys, tables } from '../src/domain/ward';
import { rawWorkbook } from './raw';
import { makeWard } from './ward';

const ward = makeWard();
const decoded = decodeWorkbook(rawWorkbook(ward), '2023-01-05' as Day);
const inYear = (key: MetricKey, year: number) => evaluate(key, decoded, yearPeriod(year)).value;

/** Figures of the 2022 report. */
test.each<[MetricKey, number]>([
  ['chapters', 13],
  ['groups', 81],
  ['pledges', 13],
  ['womenAdults', 5571],
  ['members', 4401],
  ['nearPoorHouseholds', 27],
  ['orphans', 41],
  ['cans', 35_789],
  ['cardboard', 6856],
  ['iron', 3580],
  ['plastic', 425],
  ['scrapIncome', 130_000_000],
  ['recyclingChapters', 13],
  // No total stands in the report; these are the sums of its gifts, parcels of things in kind as the README says.
  ['giftParcels', 693],
  ['giftValue', 161_100_000],
])('%s of 2022 is %d', (key, value) => {
  expect(inYear(key, 2022)).toBe(value);
});

test('members are 79,0 % of the women', () => {
  expect(inYear('memberRate', 2022)).toBeCloseTo(4401 / 5571, 12);
});

test.each<[MetricKey]>([
  ['cans'],
  ['cardboard'],
  ['iron'],
  ['plastic'],
  ['scrapIncome'],
  ['members'],
  ['giftValue'],
])('%s was recorded in 2021 too, and was less', (key) => {
  const before = inYear(key, 2021) ?? 0;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(inYear(key, 2022) ?? 0);
});

test('joiners and leavers carry the members from one year to the next', () => {
  expect(inYear('members', 2022)).toBe((inYear('members', 2021) ?? 0) + (inYear('membersGained', 2022) ?? 0));
  const atStart = decoded.records.baseline.rows.filter(({ year }) => year === 2022);
  expect(atStart.reduce((sum, row) => sum + (row.membersAtStart ?? 0), 0)).toBe(inYear('members', 2021));
});

test('households that left near-poverty in 2021 are those missing from the figures of 2022', () => {
  expect((inYear('nearPoorHouseholds', 2021) ?? 0) - (inYear('householdsOut', 2021) ?? 0)).toBe(27);
});

/** Each gift of the 2022 report: parcels, value; null where the report gives none. */
const gifts: readonly [source: string, parcels: number, value: number | null][] = [
  ['tetWard', 30, 9_000_000],
  ['tetChapters', 150, 30_000_000],
  ['recruits', 10, 2_200_000],
  ['childrensDay', 110, 22_000_000],
  ['disabledMember', 1, 1_000_000],
  ['fosterChildren', 2, 1_000_000],
  ['familyDay', 14, 7_000_000],
  ['childMonthOrphans', 20, 4_000_000],
  ['recycledBaskets', 68, null],
  ['plasticBaskets', 50, null],
  ['childMonth', 32, 4_500_000],
  ['rice', 14, null],
  ['examPupils', 5, 1_000_000],
  ['warInvalids', 39, 7_800_000],
  ['newSchoolYearItems', 65, null],
  ['floodFood', 5, null],
  ['floodFamily', 1, 4_700_000],
  ['furniture', 2, 13_000_000],
  ['fans', 2, 12_000_000],
  ['union', 5, 4_500_000],
  ['floodHouseholds', 20, 20_000_000],
  ['ill', 1, 500_000],
  ['childWithCancer', 1, 500_000],
  ['spTet', 10, 3_100_000],
  ['spChildren', 11, 2_200_000],
  ['spSchool', 8, null],
  ['spBike', 1, 1_000_000],
  ['spHouseRepair', 1, 5_500_000],
  ['spNearPoor', 1, 2_000_000],
  ['spDisabled', 8, 800_000],
  ['spSummer', 6, 1_800_000],
];

test.each(gifts)('gift %s: %d parcels, %p đ', (source, parcels, value) => {
  const rows = decoded.records.gifts.rows.filter((row) => ward.giftSources.get(row.key) === source);
  expect(rows.reduce((sum, row) => sum + row.parcels, 0)).toBe(parcels);
  const totals = rows.flatMap(({ total }) => (total === null ? [] : [total]));
  expect(totals.length === 0 ? null : totals.reduce((sum, total) => sum + total, 0)).toBe(value);
  expect(rows.every(({ day }) => day.startsWith('2022-'))).toBe(true);
});

test('every gift row of 2022 that counts is one of the report', () => {
  const strangers = decoded.records.gifts.rows.filter(
    ({ day, key }) => day >= '2022-01-01' && !ward.giftSources.has(key),
  );
  expect(strangers).toEqual([]);
});

test('pairs of every kind and state stand in both years, and every kind has results', () => {
  for (const year of ['2021', '2022']) {
    const rows = decoded.records.pairings.rows.filter(({ day }) => day.startsWith(year));
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['recruit', 'party', 'support', 'chapter']),
    );
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['helping', 'done', 'stopped']));
    expect(new Set(rows.filter(({ result }) => result !== null).map(({ kind }) => kind)).size).toBe(4);
  }
});

test('a woman who was won for the Union is a member since that day', () => {
  const won = decoded.records.pairings.rows.filter(({ result }) => result === 'joined');
  expect(won.length).toBeGreaterThan(50);
  for (const { helped, resultDay } of won) {
    expect(helped.kind).toBe('member');
    expect(decoded.context.members.get(helped.key)?.from).toBe(resultDay);
  }
});

test('made twice from one seed it is the same to the byte, from another seed it is not', () => {
  const text = JSON.stringify(ward.tables);
  expect(JSON.stringify(makeWard(2022).tables)).toBe(text);
  expect(JSON.stringify(makeWard(1).tables)).not.toBe(text);
});

test('another seed has the same totals', () => {
  const other = decodeWorkbook(rawWorkbook(makeWard(7)), '2023-01-05' as Day);
  for (const [key, value] of [
    ['members', 4401],
    ['scrapIncome', 130_000_000],
    ['iron', 3580],
  ] as const)
    expect(evaluate(key, other, yearPeriod(2022)).value).toBe(value);
});

test('ids are unique in the whole workbook', () => {
  const ids = tableKeys
    .filter((key) => key !== 'chapters')
    .flatMap((key) => ward.tables[key].map((row) => String(row.id)));
  for (const id of ids) expect(id).toMatch(/^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('wrong rows', () => {
  const place = ({
    table,
    row,
    column,
    code,
  }: {
    table: TableKey;
    row: number;
    column: string;
    code: string;
  }) =>
    `${tables[table].sheet} ${row} ${(tables[table].columns as Record<string, { header: string }>)[column]?.header} ${code}`;

  test('what Kiểm tra finds is exactly what was made wrong', () => {
    const found = findProblems(decoded, yearPeriod(2022)).map(
      ({ sheet, row, header, code }) => `${sheet} ${row} ${header} ${code}`,
    );
    expect(found.sort()).toEqual(ward.wrong.map(place).sort());
  });

  test('they are left out, and nothing else is', () => {
    for (const key of tableKeys) {
      const wrong = ward.wrong
        .filter(({ table, isCounted }) => table === key && isCounted !== true)
        .map(({ row }) => row);
      expect([...decoded.records[key].leftOut].sort()).toEqual(wrong.sort());
      expect(decoded.records[key].rows).toHaveLength(ward.tables[key].length - wrong.length);
    }
  });

  /** Cells of the README's table lines. */
  const listed = readFileSync(path.join(process.cwd(), 'sample/README.md'), 'utf8')
    .split('\n')
    .filter((line) => /\| [A-Z]{2}-\w{5} \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  test.each(ward.wrong.map((one) => [tables[one.table].sheet, String(one.row), one.id, one.what] as const))(
    '%s row %s (%s) stands in the README',
    (sheet, row, id, what) => {
      const line = listed.find((cells) => cells[2] === id);
      expect(line).toEqual([sheet, row, id, expect.any(String), what]);
    },
  );

  test('the README lists no other row', () => {
    expect(listed).toHaveLength(ward.wrong.length);
  });
});

test('names are whole Vietnamese names: two to four more words, each with a capital', () => {
  for (const { name } of decoded.records.members.rows) {
    expect(name).toMatch(/^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){2,3}$/u);
    expect(name).toBe(normalizeText(name));
  }
});

test('no name and birth year stand twice: no one looks like a woman typed in twice', () => {
  const seen = decoded.records.members.rows.map(({ name, birthYear, key }) => `${name} ${birthYear ?? key}`);
  expect(new Set(seen).size).toBe(seen.length);
});

test('members are of age when they join, and most of the old have only a year', () => {
  const { rows } = decoded.records.members;
  for (const { joined, birthYear, type } of rows) {
    if (birthYear === null || type === 'honorary') continue;
    expect(2022 - birthYear).toBeGreaterThanOrEqual(18);
    expect(2022 - birthYear).toBeLessThanOrEqual(91);
    if (joined !== null) expect(Number(joined.slice(0, 4)) - birthYear).toBeGreaterThanOrEqual(17);
  }
  const old = rows.filter(({ birth }) => birth !== null && birth.year < 1955);
  expect(old.filter(({ birth }) => birth?.day === null).length).toBeGreaterThan(old.length * 0.7);
});

test('rows stand where the workbook has them: the first below the header', () => {
  expect(decoded.records.members.rows[0]?.row).toBe(rowOf(0));
});
