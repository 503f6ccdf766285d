/** What a kind of cell tells the sheet, the forms and the readers of whole rows of itself, as rows of facts. */
import { kindsForTests, longText } from '../testdata/kinds';
import { memberRow, pair, TODAY, wardOf } from '../testdata/ward';
import type { Cell } from './cell';
import * as builders from './column';
import type { CellKind } from './kind';

const all: Readonly<Record<string, CellKind<unknown>>> = { ...kindsForTests, longText };
const { context } = wardOf({ members: [memberRow()], pairings: [pair({ id: 'CP-00001' })] });
const kindOf = (name: string): CellKind<unknown> => {
  const kind = all[name];
  if (kind === undefined) throw new Error(`No kind ${name}.`);
  return kind;
};

const FLAGS = {
  wraps: 'isWrapped',
  harmless: 'isHarmless',
  speaks: 'isSpeaking',
  amount: 'isAmount',
  time: 'isTime',
  lists: 'needsLists',
  rows: 'needsRows',
} as const;

const declared: readonly (readonly [
  name: string,
  form: string,
  format: string,
  align: string,
  width: number,
  longest: number,
  told: string,
  flags: string,
])[] = [
  ['text', 'text', '@', 'left', 130, 300, 'alone', 'harmless'],
  ['longText', 'longText', '@', 'left', 280, 5000, 'alone', 'wraps harmless'],
  ['name', 'name', '@', 'left', 210, 120, 'alone', 'harmless'],
  ['code', 'code', '@', 'center', 90, 20, 'alone', 'harmless'],
  ['id', 'text', '@', 'center', 96, 300, 'never', 'harmless'],
  ['instant', 'text', '@', 'left', 130, 300, 'never', 'harmless'],
  ['day', 'day', 'dd/mm/yyyy', 'center', 96, 200, 'never', 'speaks time'],
  ['birth', 'birth', '@', 'center', 96, 200, 'never', 'harmless speaks'],
  ['month', 'month', '@', 'center', 90, 200, 'never', 'speaks time'],
  ['year', 'year', '0', 'right', 70, 200, 'never', 'time'],
  ['money', 'money', '#,##0" đ"', 'right', 120, 200, 'afterHeader', 'speaks amount'],
  ['count', 'count', '#,##0', 'right', 90, 200, 'afterHeader', 'speaks amount'],
  ['decimal', 'decimal', 'General', 'right', 90, 200, 'afterHeader', 'amount'],
  ['rate', 'text', '@', 'left', 90, 300, 'never', 'speaks'],
  ['quantity', 'quantity', 'General', 'right', 100, 200, 'alone', 'speaks amount'],
  // A long label does not make the column wider than this.
  ['choice', 'choice', '@', 'left', 240, 200, 'alone', 'speaks lists'],
  ['choices', 'choices', '@', 'left', 200, 200, 'alone', 'lists'],
  ['chapter', 'chapter', '@', 'left', 130, 200, 'never', 'lists'],
  ['chapterOrWard', 'chapterOrWard', '@', 'left', 160, 200, 'never', 'lists'],
  ['member', 'member', '@', 'left', 230, 200, 'never', 'lists rows'],
  ['party', 'party', '@', 'left', 230, 200, 'never', 'lists rows'],
  ['pairing', 'pairing', '@', 'left', 330, 200, 'never', 'lists rows'],
  ['yesNo', 'yesNo', '@', 'center', 80, 200, 'afterHeader', ''],
  ['phone', 'phone', '@', 'left', 120, 200, 'never', 'harmless speaks'],
  ['email', 'email', '@', 'left', 190, 200, 'never', 'harmless speaks'],
  ['contacts', 'longText', '@', 'left', 280, 2000, 'never', 'wraps harmless'],
];

test.each(declared)('%s', (name, ...wanted) => {
  const kind = kindOf(name);
  const flags = Object.entries(FLAGS).flatMap(([word, key]) => (kind[key] ? [word] : []));
  expect([
    ...[kind.form, kind.format, kind.align, kind.width(context.catalogue), kind.maxLength, kind.told],
    flags.join(' '),
  ]).toEqual(wanted);
  const isReference = ['chapter', 'chapterOrWard', 'member', 'party', 'pairing'].includes(name);
  expect(kind.kind).toBe(name === 'longText' ? 'text' : isReference ? 'reference' : name);
});

test('every kind is in the table', () => {
  expect(declared.map(([name]) => name).sort()).toEqual(Object.keys(all).sort());
});

test.each<[string, unknown]>([
  ['day', { kind: 'day' }],
  ['choice', { kind: 'list', list: 'occasions' }],
  ['chapter', { kind: 'chapters' }],
  ['chapterOrWard', { kind: 'list', list: 'sides' }],
  ['yesNo', { kind: 'list', list: 'yesNo' }],
  ['text', null],
  ['money', null],
])('the sheet’s own rule of %s', (name, rule) => expect(kindOf(name).rule).toEqual(rule));

/** The reader understands more than the sheet's own rule accepts without a mark. */
test.each<[string, Cell, boolean]>([
  ['text', 'bất kỳ', true],
  ['day', '2022-06-28', true],
  ['day', '28/6/2022', false],
  ['choice', 'Tết Nguyên đán', true],
  ['choice', 'tết nguyên đán', false],
  ['chapter', 'Khu 1 · K1', true],
  ['chapter', 'khu 1', false],
  ['yesNo', 'Có', true],
  ['yesNo', 'Không', true],
  ['yesNo', 'rồi', false],
  ['yesNo', true, false],
])('%s %j is as the sheet’s rule wants it: %s', (name, cell, isAsRuled) => {
  const kind = kindOf(name);
  const reading = kind.read(cell, context);
  expect(reading.ok && kind.isAsRuled(reading.value, cell, context)).toBe(isAsRuled);
});
test('a chapter that is none is not as the rule wants it', () => {
  expect(kindOf('chapter').isAsRuled('K99', 'Khu 99 · K99', context)).toBe(false);
});

/** Whether a cell under no header could be of the kind; null: any text could. */
test.each<[string, Cell, boolean | null]>([
  ['text', 'bất kỳ', null],
  ['id', ' HV-7K3F2 ', true],
  ['id', 'ĐK-00001', true],
  ['id', 'HV-7K3F', false],
  ['id', 'HV-7K3F22', false],
  ['id', 'AHV-7K3F2', false],
  ['id', 'H-7K3F2', false],
  ['id', 'hv-7K3F2', false],
  ['instant', '2022-06-28 10:32', true],
  ['instant', '2022-06-28', false],
  ['instant', 'ngày 2022-06-28 10:32', false],
  ['instant', '2-06-28 10:32', false],
  ['day', '28/6/2022', true],
  ['day', 'hôm qua', false],
  ['day', true, false],
  ['birth', '1975', true],
  ['birth', 'xuân', false],
  ['month', '3/2022', true],
  ['month', '28/6/2022', true],
  ['month', 'tháng này', false],
  ['year', 2022, true],
  ['year', '1999', true],
  ['year', '2122', false],
  ['year', '22', false],
  ['year', '20222', false],
  ['year', '120222', false],
  ['year', '20x2', false],
  ['year', '202x', false],
  ['money', '1,5tr', true],
  ['money', 'nhiều', false],
  ['count', '30', true],
  ['count', false, false],
  ['decimal', '2,5', true],
  ['decimal', 'hai', false],
  ['rate', '0,9', true],
  ['quantity', '35,8 tạ', true],
  ['quantity', 'Khu 2', false],
  ['choice', 'Tết Nguyên đán', true],
  ['choice', 'Dịp của phường', null],
  ['chapter', 'Khu 9 · K9', true],
  ['member', 'Trần Thị Lan', null],
  ['yesNo', false, true],
  ['yesNo', 'rồi', true],
  ['yesNo', 'có lẽ', false],
  ['phone', '0912 345 678', true],
  ['phone', '12', false],
  ['email', ' hoa@gmail ', true],
  ['email', 'hoa@gmail.com, lan@gmail.com', false],
  ['email', 'chị hoa@gmail.com', false],
  ['email', 'hoa@', false],
  ['email', '@gmail.com', false],
])('%s could be %j: %s', (name, cell, fits) => {
  expect(kindOf(name).fits(cell, context.catalogue)).toBe(fits);
});

test.each<[string, string | null]>([
  ['day', TODAY],
  ['month', '01/2023'],
  ['year', '2023'],
  ['text', null],
  ['choice', null],
])('a required %s begins with %j', (name, initial) => expect(kindOf(name).initial(context)).toBe(initial));
test('what may lie ahead begins with nothing, a state with the usual one', () => {
  expect(builders.anyDay('Đến ngày').type.initial(context)).toBeNull();
  expect(builders.choice('Tình trạng', 'memberStates').type.initial(context)).toBe('Đang sinh hoạt');
});

const byName: Readonly<Record<string, unknown>> = { ...builders };

/** Shown on the tab, in the help of the column and in the form. */
test.each<[keyof typeof builders, string]>([
  ['text', ''],
  ['longText', ''],
  ['name', 'Nguyễn Thị Hoa'],
  ['code', 'K5A'],
  ['id', 'HV-7K3F2'],
  ['instant', ''],
  ['day', '28/06/2022'],
  ['anyDay', '31/12/2022'],
  ['birth', '15/8/1975 hoặc 1975'],
  ['month', '03/2022'],
  ['year', '2022'],
  ['money', '1.500.000 hoặc 1,5tr'],
  ['count', '30'],
  ['decimal', '2,5'],
  ['rate', '90%'],
  ['quantity', '35,8 hoặc 35,8 tạ'],
  ['chapter', 'Khu 5A · K5A'],
  ['pairing', 'CP-4M8Q1'],
  ['phone', '0912 345 678'],
  ['email', 'chihoi5a@gmail.com'],
])('a column of %s has the example “%s”, and else nothing that was not said', (name, example) => {
  const column = (byName[name] as (header: string) => builders.AnyColumn)('Tiêu đề');
  expect(column).toMatchObject({
    ...{ header: 'Tiêu đề', exampleText: example, helpText: '', aliases: [] },
    ...{ isRequired: false, isStarred: false, isSystem: false, isHidden: false, isDeprecated: false },
    ...{ isSensitive: false, isPerson: ['name', 'pairing'].includes(name) },
  });
});
test.each<[keyof typeof builders]>([['member'], ['party']])('a column of %s names a person', (name) => {
  const column = (byName[name] as (header: string) => builders.AnyColumn)('Tiêu đề');
  expect([column.isPerson, column.exampleText]).toEqual([true, 'Nguyễn Thị Hoa · HV-7K3F2']);
});
test('a column of a list is as wide as its longest label, within reason', () => {
  const widthOf = (list: Parameters<typeof builders.choice>[1]) =>
    builders.choice('Cột', list).type.width(context.catalogue);
  expect(widthOf('units')).toBe(150);
  expect(widthOf('posts')).toBe(187);
});
test('a column of a list says nothing of its own', () => {
  expect(builders.choice('Dịp', 'occasions').exampleText).toBe('');
  expect(builders.choices('Hoàn cảnh', 'circumstances').exampleText).toBe('');
  expect(builders.text('Cũ').deprecated().isDeprecated).toBe(true);
  expect(builders.text('Mã').hidden()).toMatchObject({ isSystem: true, isHidden: true });
});

/** The limits: the value itself still counts. */
test.each<[string, Cell, boolean]>([
  ['year', 1900, true],
  ['year', 1899, false],
  ['year', 2100, true],
  ['year', 2101, false],
  ['count', 1000, true],
  ['count', 1001, false],
  ['count', 0, true],
  ['rate', 1, true],
  ['rate', 100, true],
  ['rate', 101, false],
  ['rate', '2022-05-01', false],
  ['quantity', '2022-05-01', false],
  ['birth', TODAY, true],
  ['day', TODAY, true],
])('%s takes %j: %s', (name, cell, isTaken) => {
  expect(kindOf(name).read(cell, context).ok).toBe(isTaken);
});

/** By its code a refusal is told apart from others where several stand in one row. */
test.each<[string, Cell, string]>([
  ['money', '2022-05-01', 'unreadable'],
  ['count', '2022-05-01', 'unreadable'],
  ['name', 12, 'unreadable'],
  ['contacts', 'Chị Hoa', 'unreadable'],
  ['contacts', '–', 'unreadable'],
  ['email', 'a@b', 'unreadable'],
  ['email', 'x a@b.vn', 'unreadable'],
  ['email', 'a@b.vn x', 'unreadable'],
  ['decimal', -1, 'absurd'],
  ['count', 1001, 'absurd'],
  ['day', '6/1/2023', 'future'],
  ['choices', 'điều lạ', 'unknownChoice'],
])('%s refuses %j as %s', (name, cell, code) => {
  expect(kindOf(name).read(cell, context)).toMatchObject({ ok: false, problem: { code } });
});
test('a day that is too far, as typed into a form', () => {
  expect(kindOf('day').enter('19/10/1930', context)).toMatchObject({ problem: { code: 'absurd' } });
});

/** As typed into a form. */
test.each<[string, string, boolean]>([
  ['day', '20/10/1930', true],
  ['day', '19/10/1930', false],
  ['day', '5/1', true],
  ['day', '6/1/2023', false],
  ['code', 'x'.repeat(20), true],
])('%s “%s” is entered: %s', (name, typed, isTaken) => {
  expect(kindOf(name).enter(typed, context)?.ok).toBe(isTaken);
});
test.each<[string, boolean]>([
  ['05/01/2043', true],
  ['06/01/2043', false],
  ['6/1/2023', true],
])('a day that may lie ahead, %s: %s', (typed, isTaken) => {
  expect(builders.anyDay('Đến ngày').type.enter(typed, context)?.ok).toBe(isTaken);
});
test('what an input of several sends: blanks fall, a text that is too long or unknown is told', () => {
  const { choices } = kindsForTests;
  expect(choices.enter(['', ' ', 'Hộ nghèo'], context)).toMatchObject({
    value: { value: ['poor'], typed: '' },
  });
  expect(choices.enter(['x'.repeat(201)], context)).toMatchObject({ problem: { code: 'tooLong' } });
  expect(choices.enter(['điều lạ'], context)).toMatchObject({ problem: { code: 'unknownChoice' } });
});
