/** Several rows at once: what each says, what is added up, the one receipt, the draft, what is offered. */
import type { Field, Form, Receipt } from '../../src/shared/contract';
import { betterText } from './better';
import {
  blankShared,
  draftOf,
  isFilled,
  isNamedTwice,
  type Lines,
  lineOf,
  lineProblems,
  linesOfDraft,
  type ManyOf,
  rowOf,
  textOfAll,
  totalsOf,
} from './many';
import { smallField } from './small';
import { likeBefore } from './values';

const field = (key: string, kind: Field['kind'], more: Partial<Field> = {}): Field =>
  smallField({ key, label: key, kind, max: 1_000_000_000, ...more });
const many: ManyOf = {
  by: 'names',
  title: '',
  lines: ['receiver'],
  adds: ['parcels', 'value'],
  leaves: ['value'],
  initial: { parcels: '1' },
};
const form: Form = {
  ...{ table: 'gifts', title: 'Quà tặng', about: '', asks: null, canEdit: true, many },
  products: [{ result: 'value', factors: ['parcels', 'unitValue'] }],
  fields: [
    field('day', 'day', { isRequired: true, initial: '2026-06-28' }),
    field('receiver', 'text'),
    field('parcels', 'count', { label: 'Số suất', isRequired: true }),
    field('unitValue', 'money'),
    field('value', 'money', { label: 'Tổng trị giá' }),
  ],
};
const all: Lines = {
  shared: { ...blankShared(form, many), unitValue: '500k' },
  lines: ['Hoa', 'Lan', 'hoa'].map((receiver, at) => lineOf(`line-${at}`, { receiver })),
};
const [first = lineOf('')] = all.lines;
const none = () => '';

test('what is said once begins with what the form says, without what is left out', () => {
  expect(blankShared(form, many)).toEqual({ day: '28/06/2026', parcels: '1', unitValue: '' });
});

test('a row is what all say and what its line says', () => {
  expect(rowOf(all, first)).toEqual({ day: '28/06/2026', parcels: '1', unitValue: '500k', receiver: 'Hoa' });
});

test('totals take the product that the rows leave to the book', () => {
  const rows = all.lines.map((line) => rowOf(all, line));
  expect(totalsOf(form, many, rows, none)).toEqual([
    { key: 'parcels', label: 'Số suất', text: '3' },
    { key: 'value', label: 'Tổng trị giá', text: '1.500.000đ' },
  ]);
  expect(totalsOf(form, { ...many, adds: ['value'] }, [{ value: '2tr' }, { value: '' }], none)).toEqual([
    { key: 'value', label: 'Tổng trị giá', text: '2.000.000đ' },
  ]);
});

test('numbers are added in the unit of the chosen indicator; shares of a whole are not', () => {
  const counted = { ...form, fields: [field('value', 'text', { label: 'Số' })], products: [] };
  const of = (unit: string, more = {}) =>
    totalsOf(counted, { ...many, adds: ['value'] }, [{ value: '12' }, { value: '8', ...more }], () => unit);
  expect(of('hộ')).toEqual([{ key: 'value', label: 'Số', text: '20 hộ' }]);
  expect(of('%')).toEqual([]);
  expect(of('hộ', { over: '40' })).toEqual([]);
});

test('a line of chapters says nothing until a number stands there', () => {
  const chapters: ManyOf = { ...many, by: 'chapters', lines: ['chapter', 'value'] };
  expect(isFilled(chapters, lineOf('a', { chapter: 'Khu 1 · K1' }))).toBe(false);
  expect(isFilled(chapters, lineOf('a', { chapter: 'Khu 1 · K1', value: '3' }))).toBe(true);
  expect(isFilled(many, lineOf('a', {}, 'Hoa'))).toBe(true);
});

test('what is wrong in a line is told of its own fields alone', () => {
  const lines: ManyOf = { ...many, by: 'lines', lines: ['parcels'] };
  const reader = { today: '2026-07-01', lists: [] };
  const found = lineProblems(form, lines, { shared: {}, lines: [] }, lineOf('a', { parcels: 'x' }), reader);
  expect(Object.keys(found)).toEqual(['parcels']);
});

test('a name written twice is seen, in whatever letters', () => {
  expect(all.lines.map((_, at) => isNamedTwice('receiver', all.lines, at))).toEqual([false, false, true]);
});

test('a draft gives back what was typed, ids too; a line that reads otherwise is left out', () => {
  const sent = { ...all, lines: [{ ...first, sent: { receiver: 'Hoa' } }, lineOf('b', {}, 'Lạ')] };
  const draft = draftOf(sent);
  expect(linesOfDraft(form, many, draft)).toEqual(sent);
  expect(linesOfDraft(form, many, { ...draft, $: ['{', '{"submission":1}'] }).lines).toEqual([]);
});

const receipt = (id: string, facts: readonly string[]): Receipt => ({
  isRepeat: false,
  text: ['✔ Đã ghi sổ: Tái chế', ...facts, `Mã ${id} · 10:32 28/06/2026`].join('\n'),
  row: {
    ...{
      table: 'recycling',
      id,
      row: 2,
      version: '',
      title: '',
      chapter: null,
      enteredBy: '',
      enteredAt: '',
    },
    ...{ editedBy: '', editedAt: '', values: {}, shown: [], notices: [], canEdit: true },
  },
});

test('one receipt: what is common once, what each says, the totals, the codes while they are few', () => {
  const receipts = [
    receipt('TC-1', ['Ngày: 28/06/2026', 'Loại: Sắt', 'Thành tiền: 9.000.000đ']),
    receipt('TC-2', ['Ngày: 28/06/2026', 'Loại: Giấy', 'Thành tiền: 300.000đ']),
  ];
  const totals = [{ key: 'amount', label: 'Thành tiền', text: '9.300.000đ' }];
  expect(textOfAll(receipts, totals).split('\n')).toEqual([
    '✔ Đã ghi sổ: Tái chế, 2 việc',
    'Ngày: 28/06/2026',
    '– Sắt · 9.000.000đ',
    '– Giấy · 300.000đ',
    'Cộng Thành tiền: 9.300.000đ',
    'Mã TC-1, TC-2 · 10:32 28/06/2026',
  ]);
  const same = Array.from({ length: 6 }, (_, at) => receipt(`TC-${at}`, ['Thành tiền: 1đ']));
  expect(textOfAll(same, totals).split('\n')).toEqual([
    '✔ Đã ghi sổ: Tái chế, 6 việc',
    'Cộng Thành tiền: 9.300.000đ',
    '10:32 28/06/2026',
  ]);
});

test('a row like the last one takes what is blank, and no day', () => {
  const before = { day: '1/1/2026', receiver: 'Hoa', parcels: '14', unitValue: '500.000' };
  expect(likeBefore(form, { parcels: '2' }, before)).toEqual({ receiver: 'Hoa', unitValue: '500.000' });
});

test.each([
  [{ label: 'Tổ', isNumbered: true }, '3', 'Tổ 3'],
  [{ label: 'Tổ', isNumbered: true }, '3A', 'Tổ 3A'],
  [{ label: 'Tổ', isNumbered: true }, 'Tổ 3', ''],
  [{ label: 'Tổ' }, '3', ''],
  [{ kind: 'name' as const }, 'nguyễn thị hoa', 'Nguyễn Thị Hoa'],
  [{ kind: 'name' as const }, 'ĐẶNG THỊ ÁNH', 'Đặng Thị Ánh'],
  [{ kind: 'name' as const }, 'Nguyễn Thị hoa', ''],
  [{}, 'nguyễn thị hoa', ''],
])('%j: “%s” is offered as “%s”', (more, typed, better) => {
  expect(betterText(field('key', 'text', more), typed)).toBe(better);
});
