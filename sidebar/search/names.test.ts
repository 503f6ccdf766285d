/** Pasted names: how a text is parted, whom a name certainly means, what is asked. */
import type { Chapter, IndexRow } from '../../src/shared/contract';
import { indexMembers } from './members';
import { matchName, namesIn } from './names';
import { narrow } from './options';

test.each([
  ['1. Nguyễn Thị Hoa\n2) Lê Thị Cúc\n- Trần Thị Lan', ['Nguyễn Thị Hoa', 'Lê Thị Cúc', 'Trần Thị Lan']],
  ['3\tNguyễn Thị Hoa\t1960', ['Nguyễn Thị Hoa 1960']],
  ['Nguyễn Thị Hoa, Lê Thị Cúc', ['Nguyễn Thị Hoa', 'Lê Thị Cúc']],
  ['Nguyễn Thị Hoa, 1960, tổ 3', ['Nguyễn Thị Hoa, 1960, tổ 3']],
  ['\n  \n', []],
])('%j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

const chapters: Chapter[] = [
  { key: 'K1', label: 'Khu 1', cluster: '', reference: 'Khu 1 · K1', isActive: true },
  { key: 'K2', label: 'Khu 2', cluster: '', reference: 'Khu 2 · K2', isActive: true },
];
const rows: IndexRow[] = [
  ['HV-1', 'Nguyễn Thị Hoa', 1960, 'Tổ 1', 'K1', true],
  ['HV-2', 'Nguyễn Thị Hòa', 1970, 'Tổ 2', 'K1', true],
  ['HV-3', 'Lê Thị Cúc', 1960, 'Tổ 1', 'K1', true],
  ['HV-4', 'Lê Thị Cúc', 1965, 'Tổ 3', 'K2', true],
  ['HV-5', 'Phạm Thị Sen', 1950, 'Tổ 1', 'K1', false],
];
const index = indexMembers(rows, chapters);

test.each([
  // typed, certain, asked
  ['Nguyễn Thị Hoa', 'HV-1', []],
  ['nguyễn thị hòa', 'HV-2', []],
  // Without accents it may be either.
  ['nguyen thi hoa', null, ['HV-1', 'HV-2']],
  ['Lê Thị Cúc', null, ['HV-4', 'HV-3']],
  ['Lê Thị Cúc, 1965', 'HV-4', []],
  ['Lê Thị Cúc - sinh 1960', 'HV-3', []],
  ['Lê Thị Cúc (tổ 3)', 'HV-4', []],
  // The year fits nobody of that name: those of the name are asked about.
  ['Lê Thị Cúc 1999', null, ['HV-4', 'HV-3']],
  ['Nguyễn Thị Hoa 1999', null, ['HV-1']],
  // A part of a name is a question, also where one only has it.
  ['Sen', null, ['HV-5']],
  // Who left is a question.
  ['Phạm Thị Sen', null, ['HV-5']],
  ['Bùi Thị Lạ', null, []],
])('%s', (typed, certain, asked) => {
  const match = matchName(index, typed, 'K2');
  expect(match.kind === 'one' ? match.member.id : null).toBe(certain);
  expect(match.kind === 'several' ? match.members.map(({ id }) => id) : []).toEqual(asked);
});

test('whole words come before beginnings, beginnings before parts', () => {
  const names = ['Khoa học', 'Hoàng Mai', 'Đường hoàng', 'Chợ hoa', 'Hoa sen'];
  expect(narrow(names, 'hoa', (name) => [name])).toEqual([
    'Hoa sen',
    'Chợ hoa',
    'Hoàng Mai',
    'Đường hoàng',
    'Khoa học',
  ]);
});
