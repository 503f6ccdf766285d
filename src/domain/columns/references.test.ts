/** How a row of another tab is named in a cell, as rows of facts. */
import { Index } from '../tables/context';
import { tell } from '../values';
import { encodeReference, readReference, wardEntry } from './references';

const people = new Index([
  { key: 'HV-00001', label: 'Nguyễn Thị Hoa' },
  { key: 'HV-00002', label: 'Trần Thị Lan' },
  { key: 'HV-00003', label: 'Trần Thị Lan' },
  { key: 'HV-00004', label: 'Lê Thị Hòa' },
  { key: 'HV-00005', label: 'Lê Thị Hoà' },
  { key: 'HV-00006', label: 'Vũ Thị Mận' },
  { key: 'HV-00007', label: 'Vũ Thị Mẫn' },
  ...[1, 2, 3, 4, 5].map((at) => ({ key: `HV-0001${at}`, label: 'Đỗ Thị Sen' })),
]);
const answer = (typed: string, hints = true) => {
  const reading = readReference(typed, people, 'hội viên', hints);
  return reading.ok ? reading.value.key : tell(reading.problem);
};

test.each([
  ['HV-00001', 'HV-00001'],
  ['nguyễn thị hoa', 'HV-00001'],
  // The id decides, whatever stands before it.
  ['Tên khác · HV-00002', 'HV-00002'],
  ['·HV-00002 ', 'HV-00002'],
])('“%s” is %s', (typed, key) => expect(answer(typed)).toBe(key));

test.each<[string, RegExp]>([
  [
    'A · HV-00001, B · HV-00002',
    /^Ô này ghi nhiều hội viên: “A · HV-00001, B · HV-00002”\. Mỗi hội viên ghi một dòng\.$/,
  ],
  ['A · HV-99999', /^Không còn hội viên mang mã HV-99999\./],
  ['·', /^Không còn hội viên mang mã \./],
  [
    'Trần Thị Lan',
    /^Có 2 hội viên cùng tên “Trần Thị Lan” \(mã HV-00002, HV-00003\)\. Ghi thêm mã sau tên, ví dụ “Trần Thị Lan · HV-00002”/,
  ],
  ['Đỗ Thị Sen', /^Có 5 hội viên cùng tên “Đỗ Thị Sen” \(mã HV-00011, HV-00012, HV-00013, HV-00014\)/],
  ['vu thi man', /^“vu thi man” không dấu, có thể là “Vũ Thị Mận · HV-00006” hoặc “Vũ Thị Mẫn · HV-00007”/],
  ['Nguyễn Thị Hoa và Vũ Thị Mận', /^Ô này ghi nhiều hội viên: “Nguyễn Thị Hoa và Vũ Thị Mận”\./],
  ['Nguyễn Thị Hoa, , HV-00002', /^Ô này ghi nhiều hội viên/],
  // One that is known and one that is not are not two of ours.
  ['Nguyễn Thị Hoa, Người Lạ', /^Không có hội viên nào tên “Nguyễn Thị Hoa, Người Lạ”\./],
  [
    'Nguyễn Thị Hoan',
    /^Không có hội viên nào tên “Nguyễn Thị Hoan”\. Gần giống: “Nguyễn Thị Hoa”\. Sửa lại tên/,
  ],
  ['Xa Lạ Hẳn Rồi', /^Không có hội viên nào tên “Xa Lạ Hẳn Rồi”\. Sửa lại tên/],
])('“%s” is refused: %s', (typed, said) => expect(answer(typed)).toMatch(said));

test('without hints nothing near is named', () => {
  expect(answer('Nguyễn Thị Hoan', false)).toMatch(/“Nguyễn Thị Hoan”\. Sửa lại tên/);
});
test('a refusal of several carries them, whatever they are', () => {
  expect(readReference('Trần Thị Lan', people, 'hội viên')).toMatchObject({
    problem: { code: 'ambiguousReference', candidates: [{ key: 'HV-00002' }, { key: 'HV-00003' }] },
  });
  expect(readReference('a · b · c', people, 'hội viên')).toMatchObject({
    problem: { code: 'ambiguousReference' },
  });
  expect(readReference('a · b', people, 'hội viên')).toMatchObject({ problem: { code: 'unknownReference' } });
});
test('a reference is stored with its id, the ward by its name alone', () => {
  expect(encodeReference({ key: 'K1', label: 'Khu 1' })).toBe('Khu 1 · K1');
  expect(encodeReference(wardEntry)).toBe('Hội LHPN phường');
});
