/** Values kept and sent, validation in the page, products, and offers for misplaced text. */
import type { Field, Form, OptionList } from '../../src/shared/contract';
import { problemsOf, productsOf } from './check';
import { offerFor } from './offers';
import { smallField } from './small';
import {
  blankValues,
  changedValues,
  filledValues,
  isSameValues,
  keptValues,
  linesOf,
  rowValues,
} from './values';

const field = (key: string, kind: Field['kind'], more: Partial<Field> = {}): Field =>
  smallField({ key, label: key, kind, max: 1_000_000_000, ...more });

const form: Form = {
  table: 'gifts',
  title: 'Quà tặng',
  about: '',
  asks: null,
  canEdit: true,
  products: [{ result: 'value', factors: ['parcels', 'unitValue'] }],
  fields: [
    field('day', 'day', {
      label: 'Ngày',
      isRequired: true,
      isKept: true,
      initial: '2022-06-28',
      example: '28/6',
    }),
    field('occasion', 'choice', {
      list: 'occasions',
      isKept: true,
      isRequired: true,
      help: 'Tặng nhân dịp gì.',
    }),
    field('parcels', 'count'),
    field('unitValue', 'money'),
    field('value', 'money'),
    field('several', 'choices', { list: 'occasions' }),
    field('sure', 'yesNo'),
    field('note', 'longText', { maxLength: 10 }),
  ],
};
const lists: OptionList[] = [
  {
    key: 'occasions',
    title: 'Dịp',
    canAdd: true,
    options: [{ label: 'Tết', aliases: ['tet nguyen dan'], attributes: [] }],
  },
];
const reader = { today: '2022-07-01', lists };

test('a blank form shows days as people write them', () => {
  expect(blankValues(form)).toEqual({
    day: '28/06/2022',
    occasion: '',
    parcels: '',
    unitValue: '',
    value: '',
    several: [],
    sure: '',
    note: '',
  });
});

test('the next row keeps what is kept and nothing else', () => {
  const values = {
    ...blankValues(form),
    day: '27/6',
    occasion: 'Tết',
    parcels: '14',
    sure: true,
    several: ['Tết'],
  };
  expect(keptValues(form, values)).toEqual({ ...blankValues(form), day: '27/6', occasion: 'Tết' });
});

test('a new row sends what is filled; “no” is filled', () => {
  expect(filledValues({ ...blankValues(form), sure: false, note: ' ' })).toEqual({
    day: '28/06/2022',
    sure: false,
  });
});

test('an edit sends what differs, an emptied field as blank', () => {
  const before = rowValues(form, { day: '2022-06-28', parcels: '14', several: ['Tết'] });
  expect(changedValues(before, { ...before, parcels: '', several: [], note: 'x' })).toEqual({
    parcels: '',
    several: [],
    note: 'x',
  });
  expect(changedValues(before, { ...before })).toEqual({});
  expect(isSameValues(before, { ...before, sure: '' })).toBe(true);
  expect(isSameValues(before, { ...before, sure: false })).toBe(false);
});

test('lines for a copy', () => {
  expect(linesOf(form, { ...blankValues(form), several: ['Tết'], sure: false })).toEqual([
    'Ngày: 28/06/2022',
    'several: Tết',
    'sure: Không',
  ]);
});

test.each([
  // values, key of the field, what is said of it (undefined: nothing)
  [{}, 'occasion', 'Chưa có occasion. Tặng nhân dịp gì.'],
  [{ day: '' }, 'day', 'Chưa có ngày. Ví dụ: 28/6.'],
  [{ occasion: 'Tết' }, 'occasion', undefined],
  [{ occasion: 'TET NGUYEN DAN' }, 'occasion', undefined],
  [{ occasion: 'Trung thu' }, 'occasion', 'Danh sách không có “Trung thu”.'],
  [{ day: '31/6' }, 'day', '31/6'],
  [{ parcels: '-1' }, 'parcels', 'không thể âm'],
  [{ unitValue: 'nhiều' }, 'unitValue', 'nhiều'],
  [{ note: 'x'.repeat(11) }, 'note', 'Dài 11 ký tự.'],
  [{ parcels: '14', unitValue: '500k', value: '7tr' }, 'value', undefined],
  [
    { parcels: '14', unitValue: '500k', value: '8tr' },
    'value',
    '14 × 500.000đ = 7.000.000đ, nhưng ô này ghi 8.000.000đ.',
  ],
  [{ parcels: '14', value: '8tr' }, 'value', undefined],
])('%j: %s', (values, key, said) => {
  const problems = problemsOf(form, { ...blankValues(form), ...values }, reader)[key];
  const text = problems?.map(({ what, todo }) => `${what} ${todo}`.trim()).join(' ');
  if (said === undefined) expect(text).toBeUndefined();
  else expect(text).toContain(said);
});

test.each([
  // what stands on the sheet, what the page holds now, keys of the problems
  [{ occasion: 'Tết xưa' }, {}, []],
  [{ several: ['Tết', 'Tết xưa'] }, {}, []],
  [{ sure: 'chưa rõ', parcels: 'nhiều' }, { note: 'x' }, []],
  [{ occasion: 'Tết xưa' }, { occasion: 'Tết nay' }, ['occasion']],
  [{ several: ['Tết', 'Tết xưa'] }, { several: ['Tết xưa'] }, ['several']],
  [{ several: ['Tết', 'Tết xưa'] }, { several: ['Tết'] }, []],
  [{ parcels: '14', unitValue: '500k', value: '8tr' }, { note: 'x' }, []],
  [{ parcels: '14', unitValue: '500k', value: '8tr' }, { parcels: '15' }, ['value']],
])('of %j, changed to %j, only what was touched is judged: %j', (row, change, keys) => {
  const before = rowValues(form, { day: '2022-06-28', occasion: 'Tết', ...row });
  expect(Object.keys(problemsOf(form, { ...before, ...change }, reader, before))).toEqual(keys);
});

test('a product follows from its factors', () => {
  const [product] = productsOf(form, { parcels: '14', unitValue: '500.000', value: '' });
  expect(product).toMatchObject({ text: '14 × 500.000đ = 7.000.000đ', isFilled: false, disagreement: null });
  expect(productsOf(form, { parcels: '14', unitValue: '' })).toEqual([]);
});

describe('where the rest of a text belongs', () => {
  const lists: OptionList[] = [
    {
      key: 'materials',
      title: 'Phế liệu',
      canAdd: true,
      attributes: [],
      options: [
        { label: 'Sắt', aliases: ['sắt vụn'], attributes: ['kg', ''] },
        { label: 'Nhựa', aliases: [], attributes: ['kg', ''] },
      ],
    },
    {
      key: 'units',
      title: 'Đơn vị',
      canAdd: true,
      attributes: [],
      options: [
        { label: 'kg', aliases: ['ký'], attributes: [1] },
        { label: 'tạ', aliases: [], attributes: [100] },
      ],
    },
  ] as unknown as OptionList[];
  const sale: Form = {
    ...form,
    products: [],
    fields: [
      field('day', 'day', { label: 'Ngày' }),
      field('material', 'choice', { label: 'Loại', list: 'materials' }),
      field('quantity', 'quantity', { label: 'Số lượng' }),
      field('amount', 'money', { label: 'Thành tiền' }),
      field('note', 'longText', { label: 'Ghi chú' }),
    ],
  };
  const offered = (values: Record<string, string>, key = 'quantity') => {
    const wanted = sale.fields.find((one) => one.key === key);
    if (wanted === undefined) throw new Error(key);
    const found = offerFor(sale, { ...blankValues(sale), ...values }, wanted, { today: '2022-08-20', lists });
    return found === null
      ? null
      : [found.own, ...found.parts.map(({ label, typed, shown }) => `${label}: ${typed} = ${shown}`)];
  };

  test.each([
    [{ quantity: '35,8 tạ sắt 12tr' }, ['35,8 tạ', 'Loại: sắt = Sắt', 'Thành tiền: 12tr = 12.000.000đ']],
    [{ quantity: '35,8 tạ sắt 12tr', material: 'Sắt' }, ['35,8 tạ', 'Thành tiền: 12tr = 12.000.000đ']],
    [{ quantity: '20 kg 85 nghìn' }, ['20 kg', 'Thành tiền: 85 nghìn = 85.000đ']],
    // A field that is filled already gets no offer: the rest goes into the note.
    [{ quantity: '20 kg 85k', amount: '90.000' }, ['20 kg', 'Ghi chú: 85k = “85k”']],
    [{ quantity: '20 kg còn ướt' }, ['20 kg', 'Ghi chú: còn ướt = “còn ướt”']],
    [{ quantity: '1 tạ 20 kg' }, null],
    [{ quantity: '35,8 tạ' }, null],
    [{ quantity: 'chưa cân' }, null],
  ])('%j', (values, expected) => expect(offered(values)).toEqual(expected));

  test('money with a day behind it', () => {
    expect(offered({ amount: '12tr 28/6/2022' }, 'amount')?.[1]).toContain('Ngày: 28/6/2022');
  });
});
