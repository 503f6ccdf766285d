/** Member search: what is found, and in what order. */
import type { Chapter, IndexRow } from '../../src/shared/contract';
import { indexMembers, type Member, referenceOf, searchMembers } from './members';

const chapter = (key: string, label: string): Chapter => ({
  key,
  label,
  cluster: '',
  reference: `${label} · ${key}`,
  isActive: true,
});
const CHAPTERS = [chapter('K1', 'Khu 1'), chapter('K5A', 'Khu 5A')];

const ROWS: IndexRow[] = [
  ['HV-00001', 'Nguyễn Thị Hoa', 1975, 'Tổ 1', 'K1', true],
  ['HV-00002', 'Nguyễn Thị Hoà', 1980, 'Tổ 2', 'K1', true],
  ['HV-00003', 'Hoàng Thị Lan', 1990, 'Tổ 1', 'K5A', true],
  ['HV-00004', 'Trần Thị Hoa', 1975, 'Tổ 3', 'K5A', true],
  ['HV-00005', 'Lê Thị Hoa', 1960, 'Tổ 1', 'K1', false],
  ['HV-00006', 'Đỗ Thị Khoa', null, '', 'K1', true],
];
const index = indexMembers(ROWS, CHAPTERS);
const idsOf = (typed: string, near = '') =>
  searchMembers(index, typed, { most: 10, chapter: near }).members.map(({ id }) => Number(id.slice(-1)));

test.each([
  // typed, members found, nearest first
  ['hoa', [1, 2, 4, 3, 6, 5]],
  ['hoà', [2, 3, 1, 4, 6, 5]],
  ['HOA', [1, 2, 4, 3, 6, 5]],
  ['nguyen thi', [1, 2]],
  ['thi hoa 75', [1, 4]],
  ['hoa 1975', [1, 4]],
  ['hoa k5a', [4, 3]],
  ['lan tổ 1', [3]],
  ['đỗ', [6]],
  ['do', [6]],
  ['khoa', [6]],
  ['HV-00004', [4]],
  ['Trần Thị Hoa · HV-00004', [4]],
  ['không ai', []],
])('%s', (typed, expected) => {
  expect(idsOf(typed)).toEqual(expected);
});

test('a whole word of the name comes before the beginning of the given name', () => {
  const all = indexMembers(
    [
      ['HV-1', 'Lê Thị Hoàng', null, '', 'K1', true],
      ['HV-2', 'Hoa Thị Lan', null, '', 'K1', true],
      ['HV-3', 'Lê Thị Hoa', null, '', 'K1', true],
    ],
    CHAPTERS,
  );
  const { members } = searchMembers(all, 'hoa', { most: 9, chapter: '' });
  expect(members.map(({ id }) => id)).toEqual(['HV-3', 'HV-2', 'HV-1']);
});

test('members of the row’s chapter come first', () => {
  expect(idsOf('hoa', 'K5A').slice(0, 2)).toEqual([4, 3]);
});

test('nothing typed lists everybody in the order given, leavers last', () => {
  expect(idsOf('')).toEqual([1, 2, 3, 4, 6, 5]);
});

test('says how many more there are', () => {
  const { members, more } = searchMembers(index, 'thi', { most: 2, chapter: '' });
  expect([members.length, more]).toEqual([2, 4]);
});

test.each([
  ['hoa', true],
  ['hoa 1975', true],
  ['khu 1', false],
])('“%s” is a name: %s', (typed, isName) => {
  expect(searchMembers(index, typed, { most: 5, chapter: '' }).isName).toBe(isName);
});

test('a reference ends in the id', () => {
  const [first] = index.entries;
  expect(referenceOf(first?.member as Member)).toBe('Nguyễn Thị Hoa · HV-00001');
});
