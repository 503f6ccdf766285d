/** Every kind of cell as rows of facts: what is typed, what it is read as, written, shown, and put back into an input. */
import fc from 'fast-check';
import { tables } from '../models/registry';
import type { Context } from '../tables/context';
import type { AnyTable } from '../tables/table';
import { kindsForTests as all, longText } from '../testdata/kinds';
import { memberRow, pair, wardOf } from '../testdata/ward';
import { tell } from '../values';
import { asText, type Cell, type InputValue } from './cell';
import { fieldKinds } from './field-kinds';
import type { CellKind } from './kind';
import type { kinds } from './kinds';
import { understandBy } from './understand';

const { context } = wardOf({ members: [memberRow()], pairings: [pair({ id: 'CP-00001' })] });

/** Read, then written, shown and put into an input. */
function through(kind: CellKind<unknown>, cell: Cell) {
  const reading = kind.read(cell, context);
  if (!reading.ok) return { refused: tell(reading.problem) };
  const args = [reading.value, asText(cell), context] as const;
  return {
    value: reading.value,
    cell: kind.write(...args),
    shown: kind.show(...args),
    input: kind.input(...args),
  };
}

type Fact = [
  kind: keyof typeof kinds,
  typed: Cell,
  value: unknown,
  cell: Cell,
  shown: string,
  input: InputValue,
];

test.each<Fact>([
  ['text', ' Tổ  3 ', 'Tổ 3', 'Tổ 3', 'Tổ 3', 'Tổ 3'],
  ['text', '2022-03-08', '08/03/2022', '08/03/2022', '08/03/2022', '08/03/2022'],
  ['name', 'Trần  Thị Lan', 'Trần Thị Lan', 'Trần Thị Lan', 'Trần Thị Lan', 'Trần Thị Lan'],
  ['code', 5, '5', '5', '5', '5'],
  ['id', 'HV-00001', 'HV-00001', 'HV-00001', 'HV-00001', 'HV-00001'],
  ['instant', '2022-03-08', '2022-03-08', '2022-03-08', '2022-03-08', '2022-03-08'],
  ['day', '28/6/2022', '2022-06-28', '2022-06-28', '28/06/2022', '2022-06-28'],
  ['birth', '1975', { year: 1975, day: null }, '1975', '1975', '1975'],
  ['birth', '05/1975', { year: 1975, day: null }, '05/1975', '05/1975', '05/1975'],
  ['birth', '15/8/1975', { year: 1975, day: '1975-08-15' }, '15/08/1975', '15/08/1975', '15/08/1975'],
  ['month', '3/2022', '2022-03', '03/2022', '03/2022', '03/2022'],
  ['month', '2022-03-01', '2022-03', '03/2022', '03/2022', '03/2022'],
  ['year', '2022', 2022, 2022, '2022', '2022'],
  ['money', '1,5tr', 1_500_000, 1_500_000, '1.500.000đ', '1.500.000'],
  ['count', '1.000', 1000, 1000, '1.000', '1000'],
  ['decimal', '2,5', 2.5, 2.5, '2,5', '2,5'],
  ['rate', '82,5%', 0.825, '82,5%', '82,5%', '82,5%'],
  ['rate', 90, 0.9, '90%', '90%', '90%'],
  ['quantity', 35.8, { amount: 35.8, unit: null, rest: '' }, 35.8, '35,8', '35,8'],
  [
    'quantity',
    '35,8 tạ sắt',
    { amount: 35.8, unit: 'tạ', rest: 'sắt' },
    '35,8 tạ sắt',
    '35,8 tạ sắt',
    '35,8 tạ sắt',
  ],
  ['choice', '2022-03-08', 'womensDay', 'Quốc tế Phụ nữ 8/3', 'Quốc tế Phụ nữ 8/3', 'Quốc tế Phụ nữ 8/3'],
  [
    'choices',
    'cận nghèo; đơn thân',
    ['nearPoor', 'single'],
    'Hộ cận nghèo, Đơn thân',
    'Hộ cận nghèo, Đơn thân',
    ['Hộ cận nghèo', 'Đơn thân'],
  ],
  ['chapter', 'khu 1', 'K1', 'Khu 1 · K1', 'Khu 1', 'Khu 1 · K1'],
  ['chapterOrWard', 'phường', 'PHUONG', 'Hội LHPN phường', 'Hội LHPN phường', 'Hội LHPN phường'],
  [
    'member',
    'nguyễn thị hoa',
    'HV-00001',
    'Nguyễn Thị Hoa · HV-00001',
    'Nguyễn Thị Hoa',
    'Nguyễn Thị Hoa · HV-00001',
  ],
  ['party', 'Vũ Thị Mận', { kind: 'name', key: 'Vũ Thị Mận' }, 'Vũ Thị Mận', 'Vũ Thị Mận', 'Vũ Thị Mận'],
  ['party', 'Khu 2', { kind: 'chapter', key: 'K2' }, 'Khu 2 · K2', 'Khu 2', 'Khu 2 · K2'],
  [
    'pairing',
    'CP-00001',
    'CP-00001',
    'Nguyễn Thị Hoa giúp Vũ Thị Mận · CP-00001',
    'Nguyễn Thị Hoa giúp Vũ Thị Mận',
    'Nguyễn Thị Hoa giúp Vũ Thị Mận · CP-00001',
  ],
  ['yesNo', 'rồi', true, 'Có', 'Có', true],
  ['yesNo', false, false, 'Không', 'Không', false],
  ['phone', '+84912345678', '0912345678', '0912 345 678', '0912 345 678', '0912 345 678'],
  ['email', ' a@b.vn ', 'a@b.vn', 'a@b.vn', 'a@b.vn', 'a@b.vn'],
  [
    'contacts',
    'Chị Hoa <HOA@b.vn>; lan@b.vn',
    [
      { name: 'Chị Hoa', email: 'hoa@b.vn' },
      { name: '', email: 'lan@b.vn' },
    ],
    'Chị Hoa: hoa@b.vn\nlan@b.vn',
    'Chị Hoa: hoa@b.vn\nlan@b.vn',
    'Chị Hoa: hoa@b.vn\nlan@b.vn',
  ],
])('%s: %j', (kind, typed, value, cell, shown, input) => {
  expect(through(all[kind], typed)).toEqual({ value, cell, shown, input });
});

test.each<[keyof typeof kinds, Cell, RegExp]>([
  ['money', '2022-05-01', /là ngày 01\/05\/2022, không phải số/],
  ['count', '-3', /không thể âm/],
  ['money', '2 tỷ', /lớn quá mức/],
  ['day', '1/1/2099', /chưa tới/],
  ['year', '222', /Năm 222/],
  ['choice', 'Ngày lạ', /Danh mục Dịp không có/],
  ['choices', 'Hộ nghèo, điều lạ', /điều lạ/],
  ['yesNo', 'có lẽ', /Ghi Có hoặc Không/],
  ['email', 'a@b', /không phải địa chỉ email/],
  ...(['-1+1', '28/6', '1.5', '2022-06-28', '…', '“”', 12] as const).map(
    (typed): [keyof typeof kinds, Cell, RegExp] => ['name', typed, /không phải họ tên\. Ghi họ và tên/],
  ),
  ['party', '-1+1', /“-1\+1” không phải họ tên/],
  ['birth', '13/2026', /Không có tháng 13/],
  ['birth', '00/1975', /Không có tháng 0/],
  ['birth', 'tháng 13/1975', /Không có tháng 13/],
  ...(
    ['Khu 1, Khu 2', 'K1; K2', 'khu 1 và khu 2', 'Khu 1\nKhu 2', 'Khu 1 · K1, Khu 2 · K2'] as const
  ).flatMap((typed) =>
    (['chapter', 'chapterOrWard', 'party'] as const).map((kind): [keyof typeof kinds, Cell, RegExp] => [
      kind,
      typed,
      /Ô này ghi nhiều (chi hội|hội viên): [\s\S]*Mỗi (chi hội|hội viên) ghi một dòng/,
    ]),
  ),
  ['contacts', 'Chị Hoa', /“Chị Hoa” không có địa chỉ email/],
  ['contacts', 'hoa@b.vn, Chị Lan', /“Chị Lan” không có địa chỉ email/],
  ['member', 'Người Lạ', /Không có hội viên nào/],
  ['party', 'Nguyễn Thị Hoa · HV-9ZZZZ', /HV-9ZZZZ/],
])('%s refuses %j', (kind, typed, message) => {
  expect(through(all[kind], typed)).toEqual({ refused: expect.stringMatching(message) });
});

test.each<[string, CellKind<unknown>, string, string | null]>([
  ['a line break in a short text is a space', all.text, 'một\nhai', 'một hai'],
  ['a long text keeps its lines', longText, 'một\nhai', 'một\nhai'],
  ['a text beyond its field is refused', all.code, 'x'.repeat(21), null],
  ['a day has this year, or the last one', all.day, '28/12', '2022-12-28'],
  ['a day before the Union is refused', all.day, '1/1/1900', null],
])('an input: %s', (_, kind, typed, want) => {
  const entered = kind.enter(typed, context);
  expect(entered?.ok === true ? kind.write(entered.value.value, entered.value.typed, context) : null).toBe(
    want,
  );
});

test('an input sends what its kind takes, and nothing else is guessed', () => {
  expect(all.yesNo.enter(true, context)).toMatchObject({ ok: true, value: { value: true } });
  expect(all.choices.enter(['Hộ nghèo', 'nghèo'], context)).toMatchObject({ value: { value: ['poor'] } });
  for (const [name, kind] of Object.entries(all)) {
    if (name !== 'choices') expect([name, kind.enter(['Có'], context)]).toEqual([name, null]);
    if (name !== 'yesNo') expect([name, kind.enter(true, context)]).toEqual([name, null]);
  }
});

test('a word that the list does not have stays in the input', () => {
  expect(all.choices.inputUnread('nghèo, điều lạ', context)).toEqual(['Hộ nghèo', 'điều lạ']);
});

test('a name leaves the sheet as initials, a chapter by its name, a pair by its code', () => {
  const abroad = (kind: CellKind<unknown>, cell: string, shown: string) =>
    kind.showAbroad(kind.read(cell, context), shown);
  expect(abroad(all.name, 'Trần Thị Lan', 'Trần Thị Lan')).toBe('T.T.L.');
  expect(abroad(all.party, 'Khu 2', 'Khu 2')).toBe('Khu 2');
  expect(abroad(all.party, 'Vũ Thị Mận', 'Vũ Thị Mận')).toBe('V.T.M.');
  expect(abroad(all.pairing, 'CP-00001', 'Nguyễn Thị Hoa giúp Vũ Thị Mận')).toBe('CP-00001');
  expect(abroad(all.pairing, 'không rõ', 'không rõ')).toBe('');
});

test('every input of a form belongs to a kind, and what it says back to an input', () => {
  const used = new Set([...Object.values(all), longText].map(({ form }) => form));
  expect([...used].sort()).toEqual([...fieldKinds].sort());
  for (const form of Object.keys(understandBy)) expect(used).toContain(form);
});

/** What people type, and what examples of the columns say. */
const examples = Object.values<AnyTable>(tables)
  .flatMap(({ columns }) => Object.values(columns))
  .flatMap(({ exampleText }) => exampleText.split(' hoặc '));
const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom(...examples, 'Khu 1', 'Khu 2 · K2', 'Nguyễn Thị Hoa', 'CP-00001', 'x', '8/3', '2022-03-08'),
  fc.boolean(),
  fc.double({ min: 0, max: 100_000, noNaN: true }).map((n) => Number(n.toFixed(3))),
  fc.integer({ min: 1800, max: 2200 }),
  fc.integer({ min: 1, max: 99_999 }).map((n) => `${n / 10}`.replace('.', ',')),
  fc
    .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }))
    .map(([d, m]) => `${d}/${m}/2021`),
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
);

test.each(Object.entries({ ...all, longText }))(
  '%s: what was read is written so that it reads the same, and the input stays',
  (_, kind) => {
    const inputOf = (cell: Cell, from: Context) => {
      const reading = kind.read(cell, from);
      return reading.ok ? kind.input(reading.value, asText(cell), from) : null;
    };
    fc.assert(
      fc.property(cells, (cell) => {
        const reading = kind.read(cell, context);
        if (!reading.ok) return;
        const written = kind.write(reading.value, asText(cell), context);
        expect(kind.read(written, context)).toEqual(reading);
        expect(inputOf(written, context)).toEqual(inputOf(cell, context));
      }),
      { numRuns: 60 },
    );
  },
);
