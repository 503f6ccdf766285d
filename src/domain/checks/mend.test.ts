/** What one press may write: only where one thing can be meant. */
import { memberRow, wardOf, YEAR } from '../testdata/ward';
import { tables } from '../ward';
import { findProblems, mendOf } from './index';

const { context } = wardOf({ members: [memberRow()] });
const { phone, group, name, chapter, birth, note } = tables.members.columns;

test.each([
  ['a prefix of before 2018', phone, '0123 456 7890', '0834 567 890'],
  ['the same from a number cell, without its zero', phone, 1234567890, '0834 567 890'],
  ['a zero lost to a number cell', phone, 912345678, '0912 345 678'],
  ['a good number', phone, '0912345678', null],
  ['too short: nobody knows which', phone, '091234', null],
  ['two numbers: somebody has to choose', phone, '0912345678 và 01234567890', null],
  ['a bare number of a group', group, 3, 'Tổ 3'],
  ['the same as text', group, '03', 'Tổ 3'],
  ['a group in words', group, 'Tổ 3', null],
  ['no number of a group', group, '3A', null],
  ['a character that nobody sees', name, 'Nguyễn\u0007 Thị Hoa', 'Nguyễn Thị Hoa'],
  ['the same in a note', note, 'ốm\uFFFE nặng', 'ốm nặng'],
  ['nothing but such characters', name, '\u0007', null],
  ['what reads badly without them too', chapter, 'Khu\u0007 99', null],
  ['a name of nobody', chapter, 'Khu 99', null],
  ['a birth that cannot be read', birth, 'không nhớ', null],
  ['a tick box', name, true, null],
  ['a blank', phone, '', null],
])('%s', (_what, column, cell, expected) => expect(mendOf(column, cell, context)).toBe(expected));

describe('a group that a chapter writes in two ways', () => {
  const found = (...groups: readonly (readonly [chapter: string, group: string | number])[]) =>
    findProblems(
      wardOf({
        members: groups.map(([code, of], at) =>
          memberRow({ id: `HV-0000${at + 1}`, chapter: code, group: of }),
        ),
      }),
      YEAR,
    ).flatMap(({ code, header, row, what }) => (header === 'Tổ' ? [`${row} ${code}: ${what}`] : []));

  test.each([
    [
      'a number beside its name',
      [
        ['K1', 3],
        ['K1', 'Tổ 3'],
      ],
      [2],
    ],
    [
      'in other letters',
      [
        ['K1', 'TỔ 3'],
        ['K1', '3'],
      ],
      [3],
    ],
    [
      'numbers throughout: nothing is doubled',
      [
        ['K1', 3],
        ['K1', 3],
        ['K1', 4],
      ],
      [],
    ],
    [
      'the name in another chapter',
      [
        ['K1', 3],
        ['K2', 'Tổ 3'],
      ],
      [],
    ],
    [
      'another group’s name',
      [
        ['K1', 3],
        ['K1', 'Tổ 4'],
      ],
      [],
    ],
  ] as const)('%s', (_what, groups, rows) => {
    expect(found(...groups)).toEqual(
      rows.map((row) => `${row} mismatch: Ghi “3”, chỗ khác của chi hội ghi “Tổ 3”: sổ coi là hai tổ.`),
    );
  });
});
