/** What a form says back under what was typed. */
import type { Field, Option } from './contract';
import { readTypedDay, severalUnderstood, understand } from './understood';

const TODAY = '2026-08-20';
const units: Option[] = [
  { label: 'kg', aliases: ['ký'], attributes: [1] },
  { label: 'tạ', aliases: [], attributes: [100] },
  { label: 'vỏ', aliases: ['vỏ lon'], attributes: [''] },
];
const materials: Option[] = [
  { label: 'Bìa, giấy', aliases: ['giấy vụn'], attributes: [] },
  { label: 'Nhựa', aliases: [], attributes: [] },
  { label: 'Nhúa', aliases: [], attributes: [] },
];

const field = (kind: Field['kind'], more: Partial<Field> = {}): Parameters<typeof understand>[0] => ({
  kind,
  mayBeFuture: false,
  max: null,
  maxLength: 200,
  ...more,
});

test.each<[Field['kind'], string, string]>([
  ['money', '9tr', '9.000.000đ'],
  ['money', '=7.800.000đ', '7.800.000đ'],
  ['money', '1,5 triệu', '1.500.000đ'],
  ['day', '28/6', 'Chủ nhật 28/06/2026'],
  ['day', '28/12', 'Chủ nhật 28/12/2025'],
  ['day', '2026-08-20', 'Thứ Năm 20/08/2026'],
  ['birth', '1975', 'Sinh năm 1975'],
  ['birth', '15/8/1975', 'Sinh ngày 15/08/1975'],
  ['quantity', '35,8 tạ', '3.580 kg'],
  ['quantity', '66 ký', '66 kg'],
  ['quantity', '35.789 vỏ lon', '35.789 vỏ'],
  ['quantity', '1.400', '1.400'],
  ['count', '05', '5'],
  ['phone', '+84912345678', '0912 345 678'],
  ['month', '3/2026', 'Tháng 03/2026'],
  ['month', '12/2026', 'Tháng 12/2026'],
  ['year', '2026', '2026'],
  ['decimal', '2,50', '2,5'],
  ['quantity', '12 kg bìa', '12 kg, bìa'],
  ['quantity', '3 vỏ bia', '3 vỏ, bia'],
  ['choice', 'GIẤY VỤN', 'Bìa, giấy'],
])('%s %s is understood as %s', (kind, typed, want) => {
  const options = kind === 'choice' ? materials : [];
  expect(understand(field(kind), typed, TODAY, options, units)).toEqual({ state: 'understood', text: want });
});

test.each<[Field['kind'], string, RegExp]>([
  ['day', '31/6', /Không có ngày/],
  ['day', '21/8/2026', /chưa tới/],
  ['day', '1/1/1905', /xa quá/],
  ['money', 'nhiều lắm', /./],
  ['money', '-5', /âm/],
  ['money', '1e308', /./],
  ['quantity', 'Khu 2', /Chưa hiểu/],
  ['quantity', '3 rổ', /Chưa biết đơn vị “rổ”/],
  ['quantity', '1001', /^1\.001 lớn quá mức/],
  ['quantity', '1001 kg', /lớn quá mức/],
  ['count', '1001', /^1\.001 lớn quá mức/],
  ['count', '-1', /không thể âm/],
  ['decimal', '-1', /^Số không thể âm/],
  ['decimal', '1000,5', /^1\.000,5 lớn quá mức/],
  ['money', '1001', /^1\.001đ lớn quá mức/],
  ['month', '13/2026', /Không có tháng 13/],
  ['year', 'năm nay', /./],
  ['phone', '12', /./],
  ['birth', '2027', /./],
  ['yesNo', 'có lẽ', /“có lẽ”.*Chọn Có hoặc Không/],
  ['choice', 'Thuỷ tinh', /Danh sách không có “Thuỷ tinh”/],
  ['choice', 'nhua', /“nhua” không dấu, có thể là “Nhựa” hoặc “Nhúa”/],
  ['text', 'a'.repeat(201), /Dài 201 ký tự/],
])('%s %s is told to be wrong', (kind, typed, want) => {
  const options = kind === 'choice' ? materials : [];
  const said = understand(field(kind, { max: 1000 }), typed, TODAY, options, units);
  expect(said).toEqual({ state: 'wrong', text: expect.stringMatching(want) });
});

test.each<[Field['kind'], string]>([
  ['money', ' \u00a0'],
  ['text', 'Chị em thôn Đông'],
  ['choice', 'Bìa, giấy'],
  ['name', 'Trần Thị Lan'],
])('%s “%s” needs no word', (kind, typed) => {
  expect(understand(field(kind), typed, TODAY, materials, units)).toEqual({ state: 'quiet' });
});

test('the greatest that may be is right, and without a list nothing is missed', () => {
  const most = field('count', { max: 1000 });
  expect(understand(most, '1000', TODAY)).toEqual({ state: 'understood', text: '1.000' });
  expect(understand(field('quantity', { max: 1000 }), '1000', TODAY).state).toBe('understood');
  expect(understand(field('money'), '0', TODAY).state).toBe('understood');
  expect(understand(field('choice'), 'gì cũng được', TODAY)).toEqual({ state: 'quiet' });
  expect(understand(field('quantity'), '3 rổ', TODAY)).toEqual({ state: 'understood', text: '3 rổ' });
});

test.each<[string[], Option[], string | null]>([
  [['Nhựa', 'giấy vụn'], materials, null],
  [['Nhựa', 'Thuỷ tinh', 'Sành'], materials, 'Thuỷ tinh'],
  [['nhua'], materials, 'nhua'],
  [['gì cũng được'], [], null],
  [[], materials, null],
])('of several, %j, the first that the list does not have is told', (texts, options, wrong) => {
  expect(severalUnderstood(texts, options)).toEqual(
    wrong === null ? { state: 'quiet' } : { state: 'wrong', text: expect.stringContaining(`“${wrong}”`) },
  );
});

test('an end date may lie ahead, within reason', () => {
  const ahead = field('day', { mayBeFuture: true });
  expect(understand(ahead, '31/12', TODAY).state).toBe('understood');
  expect(understand(ahead, '31/12/2099', TODAY).state).toBe('wrong');
  expect(readTypedDay('29/2', TODAY as Parameters<typeof readTypedDay>[1], false).ok).toBe(false);
});
