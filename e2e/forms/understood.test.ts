/** The page's reading of a value while it is typed agrees with the server's when it is saved. */
import type { Field, FieldValue } from '../../src/shared/contract';
import { understand } from '../../src/shared/understood';
import { type Desk, gift, member, openDesk, sale, TODAY } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const typed: Partial<Record<Field['kind'], readonly string[]>> = {
  day: [
    '28/6',
    '28/12',
    '31/6',
    '29/2',
    '1.6.26',
    '2026-08-21',
    '20/10/1930',
    '19/10/1930',
    '28/6/2222',
    'hôm qua',
    '7-3',
    '5/5/5',
  ],
  money: [
    '9tr',
    '1,8 triệu đồng',
    '2.200.000đ',
    '3.100.00đ',
    '-5',
    '10 tỷ',
    '10,1 tỷ',
    '300-500 ngàn',
    '0',
    '1e9',
    'một triệu',
    '40.000 nghìn',
  ],
  quantity: [
    '35,8 tạ',
    '1.400',
    '66kg',
    'Khu 2',
    '5A',
    '-3',
    '3 rổ',
    '1000001',
    '1,4 tạ gạo',
    '40.000 nghìn vỏ',
    '0,5',
  ],
  count: ['05', '14', '-1', '3,5', '100001', 'mười', '1.000'],
  birth: ['1975', '75', '15/8/1975', '31/2/1975', '2027', '05/1975', '1/1/1899'],
  phone: ['0912345678', '+84 912 345 678', '0123', '912345678', '0912345678/0987654321', '01681234567'],
  choice: ['Sắt', 'sắt vụn', 'SAT', 'Thuỷ tinh', 'Bìa, giấy'],
};

test.each([
  ['recycling', sale()],
  ['gifts', gift()],
  ['members', member('Tạ Thị Bảy')],
])('%s', (table, right) => {
  const { forms, lists } = desk.value('form.describe', {});
  const form = forms.find((one) => one.table === table);
  const options = (key: string | null) => lists.find((list) => list.key === key)?.options ?? [];
  const cases = (form?.fields ?? []).flatMap((field) =>
    (typed[field.kind] ?? []).map((text) => ({ field, text })),
  );
  expect(cases.length).toBeGreaterThan(20);
  const answers = desk.many(
    cases.map(({ field, text }) => {
      const values: Record<string, FieldValue> = { ...right, [field.key]: text };
      return ['rows.similar', { table, values }] as const;
    }),
    false,
  );
  for (const [index, answer] of answers.entries()) {
    const { field, text } = cases[index] ?? {};
    if (field === undefined || text === undefined) throw new Error('no case');
    const said = understand(field, text, TODAY, options(field.list), options('units'));
    const refused =
      !answer.ok && answer.problem.kind === 'invalid' && answer.problem.fields[field.key] !== undefined;
    // A row can be wrong by two fields together (a unit that does not suit its scrap, a total that is not the
    // product): there only a refusal by the page must agree.
    const byItself = !['recycling.quantity', 'gifts.value'].includes(`${table}.${field.key}`);
    if (said.state === 'wrong' || byItself) {
      expect([field.key, text, said.state === 'wrong']).toEqual([field.key, text, refused]);
    }
  }
});
