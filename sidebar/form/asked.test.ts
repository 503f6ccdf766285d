/** Which fields a form asks for once the choice that decides stands in it. */
import type { Field, Form, OptionList } from '../../src/shared/contract';
import { askedFields, unitOf } from './asked';
import { understoodIn } from './check';

const field = (key: string): Field => ({
  ...{ key, label: key, help: '', example: '', kind: key === 'indicator' ? 'choice' : 'text' },
  ...{ isRequired: false, isStarred: false, list: key === 'indicator' ? 'own.indicators' : null },
  ...{
    mayBeFuture: false,
    isDated: false,
    maxLength: 200,
    max: null,
    initial: null,
    isKept: false,
    isFixed: false,
  },
});
const form: Form = {
  ...{ table: 'activities', title: 'Hoạt động', about: '', products: [], canEdit: true },
  fields: ['day', 'indicator', 'value', 'over', 'money', 'note'].map(field),
  asks: {
    by: 'indicator',
    only: [
      { field: 'value', attribute: 1, values: ['total', 'ratio'] },
      { field: 'over', attribute: 1, values: ['ratio'] },
      { field: 'money', attribute: 1, values: ['total'] },
    ],
    unit: { field: 'value', attribute: 0 },
  },
};
const lists: OptionList[] = [
  {
    ...{ key: 'own.indicators', title: 'Chỉ số', canAdd: false },
    options: [
      { label: 'Dư nợ', aliases: [], attributes: ['đ', 'total', ''] },
      { label: 'Tỷ lệ đạt', aliases: [], attributes: ['%', 'ratio', ''] },
      { label: 'Buổi họp', aliases: [], attributes: ['buổi', 'times', ''] },
    ],
  },
];
const asked = (values: Record<string, string>) => askedFields(form, values, lists).map(({ key }) => key);

test.each<[string, Record<string, string>, string[]]>([
  ['nothing chosen: the choice alone', {}, ['indicator']],
  ['not a choice of the list', { indicator: 'Khác' }, ['indicator']],
  ['added up', { indicator: 'Dư nợ' }, ['indicator', 'day', 'value', 'money', 'note']],
  ['typed without marks', { indicator: 'du no' }, ['indicator', 'day', 'value', 'money', 'note']],
  ['a share', { indicator: 'Tỷ lệ đạt' }, ['indicator', 'day', 'value', 'over', 'note']],
  ['times', { indicator: 'Buổi họp' }, ['indicator', 'day', 'note']],
  [
    'what is filled is never hidden',
    { indicator: 'Buổi họp', over: '5' },
    ['indicator', 'day', 'over', 'note'],
  ],
  ['filled before a choice', { money: '5tr' }, ['indicator', 'money']],
])('%s', (_, values, expected) => expect(asked(values)).toEqual(expected));

test('a form without such a choice asks for everything, in its order', () => {
  expect(askedFields({ ...form, asks: null }, {}, lists)).toEqual(form.fields);
});

test.each<[string, string, string, string]>([
  ['Dư nợ', '1,2 tỷ', 'đ', '1.200.000.000đ'],
  ['Tỷ lệ đạt', '40', '%', '40'],
  ['Buổi họp', '3 buổi', 'buổi', '3 buổi'],
])('%s: %s is counted in %s', (indicator, typed, unit, said) => {
  const value = form.fields.find(({ key }) => key === 'value') ?? field('value');
  expect(unitOf(form, value, { indicator }, lists)).toBe(unit);
  expect(understoodIn(unit, typed)).toEqual({ state: 'understood', text: said });
});

test('another unit is said at once', () => {
  expect(understoodIn('hộ', '30 buổi').state).toBe('wrong');
  expect(understoodIn('hộ', '')).toEqual({ state: 'quiet' });
});
