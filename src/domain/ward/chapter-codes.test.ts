/** Codes for chapters that were typed without one. */
import { chapterCodes } from './chapter-codes';

type Typed = string | readonly [code: string, name: string];
const typed = (...names: readonly Typed[]) =>
  names.map((one, at) => ({
    row: at + 2,
    code: typeof one === 'string' ? '' : one[0],
    name: typeof one === 'string' ? one : one[1],
  }));
const codes = (...names: readonly Typed[]) => chapterCodes(typed(...names)).given.map(({ code }) => code);

test.each([
  ['Khu 1', 'K1'],
  ['Khu 5A', 'K5A'],
  ['khu  10', 'K10'],
  ['Chi hội Khu 3', 'K3'],
  ['Chi hội phụ nữ khu 3', 'K3'],
  ['Tổ dân phố 12', 'TDP12'],
  ['Thôn Đông', 'TD'],
  ['Đông', 'DONG'],
  ['12', 'CH12'],
  ['Chi hội', 'CH'],
  ['***', 'CH'],
])('%s: %s', (name, code) => expect(codes(name)).toEqual([code]));

test.each<[string, readonly Typed[], string[]]>([
  ['two names with one short form', ['Khu 1', 'Khối 1'], ['K1', 'K1-2']],
  ['a code that is there', [['k1', 'Khu một'], 'Khu 1'], ['K1-2']],
  ['another chapter’s name', [['A', 'K1'], 'Khu 1'], ['K1-2']],
  ['the ward’s own code', ['Phuong'], ['PHUONG-2']],
  ['names with codes, and blank lines', [['K1', 'Khu 1'], ''], []],
])('never one that means something already: %s', (_what, names, expected) =>
  expect(codes(...names)).toEqual(expected),
);

test.each<[string, readonly Typed[], string[], number[][]]>([
  ['typed twice', ['Khu 1', 'khu 1'], ['K1'], [[3, 2]]],
  ['the name of one that has a code below', ['KHU 1', ['K9', 'Khu 1']], [], [[2, 3]]],
  ['names that differ by a mark', ['Khu Hoa', 'Khu Hòa'], ['KH', 'KH-2'], []],
])('one name is asked about: %s', (_what, names, given, asked) => {
  const found = chapterCodes(typed(...names));
  expect(found.given.map(({ code }) => code)).toEqual(given);
  expect(found.asked.map(({ row, like }) => [row.row, like.row])).toEqual(asked);
});
