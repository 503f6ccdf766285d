/** Words for the values of lists, as rows of facts: one value in a cell, several, and values that are rows of a tab. */
import { wardOf } from '../testdata/ward';
import { tell } from '../values';
import { attributeOf, cellOfEntry, findEntry, labelOf, listOf, readChoice, readEach } from './list-values';
import { type Catalogue, type ListKey, rowList } from './lists';

const { catalogue: builtIn } = wardOf({}).context;
const loans = {
  ...rowList('loans', 'Vốn vay', 'Các nguồn vốn.', 'loans', [{ header: 'Hạn mức', about: '' }]),
  entries: [
    { key: 'VV-00001', id: 'VV-00001', label: 'Hộ vay vốn', aliases: [], attributes: [5] },
    { key: 'VV-00002', id: 'VV-00002', label: 'Quỹ quay vòng', aliases: ['quay vòng'], attributes: [''] },
  ],
};
const OWN: ListKey = 'own.loans';
const catalogue: Catalogue = { ...builtIn, [OWN]: loans };

const answer = (typed: string, list: ListKey) => {
  const reading = readChoice(typed, list, catalogue);
  return reading.ok ? reading.value : tell(reading.problem);
};

test.each<[string, ListKey, string]>([
  ['ký', 'units', 'kg'],
  ['Quỹ quay vòng', OWN, 'VV-00002'],
  ['quay vòng', OWN, 'VV-00002'],
  ['Tên cũ · VV-00001', OWN, 'VV-00001'],
  ['vv-00001', OWN, 'VV-00001'],
  ['Quỹ quay vòng · VV-00001', OWN, 'VV-00001'],
])('“%s” of %s is %s', (typed, list, key) => {
  expect(answer(typed, list)).toBe(key);
  expect(findEntry(typed, list, catalogue)?.key).toBe(key);
});

test.each<[string, ListKey, RegExp]>([
  [
    'hộ quay vong',
    OWN,
    /^Tab Vốn vay không có “hộ quay vong”\..*, hoặc ghi mục này vào tab Vốn vay trước\.$/,
  ],
  [
    'Quốc tế Phụ nữ 8/4',
    'occasions',
    /Danh mục Dịp .*Chọn “Quốc tế Phụ nữ 8\/3”.*, hoặc thêm mục này vào tab Danh mục\.$/,
  ],
  ['điều gì xa lạ lắm thay', 'occasions', /Chọn một mục trong danh sách, hoặc thêm mục/],
  ['có lẽ là thế', 'yesNo', /Chọn một mục trong danh sách\.$/],
  // Words for other units are units, and none of the list's: “ta” without its mark may be either.
  ['tá', 'units', /không có “tá”/],
  ['ta', 'units', /không có “ta”/],
  // A canister (“can”) is not weighed (“cân”).
  ['can', 'units', /không có “can”/],
  ['xe', 'units', /không có “xe”/],
])('“%s” of %s is refused', (typed, list, said) => {
  expect(answer(typed, list)).toMatch(said);
  expect(findEntry(typed, list, catalogue)).toBeUndefined();
});

test('a word without its marks that may be two values is a question', () => {
  const two = {
    ...loans,
    entries: [
      { key: 'a', label: 'Hòa', aliases: [], attributes: [] },
      { key: 'b', label: 'Hoa', aliases: ['Hóa'], attributes: [] },
      { key: 'c', label: 'Họa', aliases: ['Hòa'], attributes: [] },
    ],
  };
  const of = (typed: string) => readChoice(typed, OWN, { ...builtIn, [OWN]: two });
  // A label claims its name before an alias does.
  expect(of('Hòa')).toMatchObject({ ok: true, value: 'a' });
  expect(of('hoa')).toMatchObject({ ok: true, value: 'b' });
  expect(of('HỎA')).toMatchObject({ ok: false, problem: { code: 'unknownChoice' } });
  const plastic = {
    ...loans,
    entries: ['Nhựa', 'Nhúa'].map((label) => ({ key: label, label, aliases: [], attributes: [] })),
  };
  expect(readChoice('nhua', OWN, { ...builtIn, [OWN]: plastic })).toMatchObject({
    problem: { code: 'unknownChoice', what: '“nhua” không dấu, có thể là “Nhựa” hoặc “Nhúa”.' },
  });
});

test.each<[string, ListKey, string[]]>([
  ['Già yếu, neo đơn', 'circumstances', ['Già yếu, neo đơn']],
  ['nghèo; Già yếu, neo đơn', 'circumstances', ['nghèo', 'Già yếu, neo đơn']],
  ['Già yếu, neo đơn, nghèo', 'circumstances', ['Già yếu, neo đơn', 'nghèo']],
  [' nghèo ,, \n đơn  thân', 'circumstances', ['nghèo', 'đơn thân']],
  ['nghèo, điều lạ, đơn thân', 'circumstances', ['nghèo', 'điều lạ', 'đơn thân']],
  ['1,2,3,4,5,6,7,8,9, nghèo', 'circumstances', ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'nghèo']],
  ['', 'circumstances', []],
])('“%s” holds the values %j', (cell, list, values) => {
  expect(readEach(cell, list, catalogue).map(({ typed }) => typed)).toEqual(values);
});
test('a label that is a row of a tab is one value with its id', () => {
  expect(readEach('Hộ vay vốn · VV-00001', OWN, catalogue)).toEqual([
    { typed: 'Hộ vay vốn · VV-00001', reading: { ok: true, value: 'VV-00001' } },
  ]);
});

test('labels, cells and attributes of a key; a key that is not known reads as itself', () => {
  expect(labelOf('units', 'kg', catalogue)).toBe('kg');
  expect(labelOf('units', 'thúng', catalogue)).toBe('thúng');
  expect(cellOfEntry(OWN, 'VV-00001', catalogue)).toBe('Hộ vay vốn · VV-00001');
  expect(cellOfEntry('units', 'kg', catalogue)).toBe('kg');
  expect(cellOfEntry('units', 'thúng', catalogue)).toBe('thúng');
  expect(attributeOf(OWN, 'VV-00001', 'Hạn mức', catalogue)).toBe(5);
  expect(attributeOf(OWN, 'VV-00002', 'Hạn mức', catalogue)).toBeUndefined();
  expect(attributeOf(OWN, 'VV-00003', 'Hạn mức', catalogue)).toBeUndefined();
  expect(attributeOf(OWN, 'VV-00001', 'Cột khác', catalogue)).toBeUndefined();
});
test('a list that no model declares is a slip in the code', () => {
  expect(() => listOf('own.nothing', catalogue)).toThrow('No list "own.nothing".');
});
