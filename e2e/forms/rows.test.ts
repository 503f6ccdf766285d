/**
 * Writing rows, through the built bundle, a fact a line: what is read, refused and said, what stands in the cells and in the
 * log after it, and what becomes of it when people change the grid meanwhile.
 */
import type { Faults } from '../../local';
import type { Input, RowView } from '../../src/shared/contract';
import { beside, type Desk, gift, OFFICER, openInstalled, sale, save } from './desk';

const STANDING = {
  ...{ Ngày: '05/01/2026', 'Chi hội': 'Khu 1 · K1', 'Loại phế liệu': 'Nhôm' },
  ...{ 'Số lượng': 5, 'Đơn vị': 'kg' },
};
type Values = Input<'row.save'>['values'];
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  desk = await openInstalled();
  other = await beside(desk, { email: 'chi-khac@example.com' });
  // Rows that stand there already, so that no test needs another one.
  for (const n of [1, 2, 3]) {
    for (const [header, cell] of Object.entries({ ...STANDING, Mã: `TC-0000${n}`, 'Thành tiền': n })) {
      desk
        .sheet('Tái chế')
        .getRange(n + 1, desk.column('Tái chế', header))
        .setValue(cell);
    }
  }
});

const write = (table: string, values: Values, link?: string) =>
  desk.call('row.save', { ...save(table, values), acceptSimilar: true }, link === undefined ? {} : { link });
const add = (table: string, values: Values): RowView =>
  desk.value('row.save', { ...save(table, values), acceptSimilar: true }).row;
const about = ({ table, id, version }: RowView) => ({ table, id, version });
const put = (sheet: string, row: number, header: string, cell: string | number | boolean) =>
  desk.sheet(sheet).getRange(row, desk.column(sheet, header)).setValue(cell);
const logged = () =>
  desk.rows('Nhật ký').map(({ Việc, 'Điều đổi': change = '' }) => `${Việc} ${change}`.trim());

test.each<[string, string, Values, object]>([
  ['what is no text', 'recycling', sale({ note: true }), { note: ['Chưa hiểu ô Ghi chú.'] }],
  [
    'what cannot be read, and what is missing beside it',
    'recycling',
    sale({ day: 'hôm nọ', material: '' }),
    { day: ['Chưa hiểu ngày “hôm nọ”.'], material: ['Chưa có loại phế liệu.'] },
  ],
  ['blanks only', 'recycling', { day: ' ', chapter: '', note: ['', ' '] }, { form: ['Chưa ghi gì.'] }],
  ['a chapter of blanks', 'chapters', { name: ' ', code: '' }, { form: ['Chưa ghi gì.'] }],
  [
    'words behind a quantity',
    'recycling',
    sale({ quantity: '35 kg lạ lùng' }),
    { quantity: ['Chưa hiểu “lạ lùng” trong “35 kg lạ lùng”.'] },
  ],
  [
    'two units',
    'recycling',
    sale({ quantity: '5 tạ', unit: 'kg' }),
    { unit: ['Số lượng ghi “tạ” mà đơn vị ghi “kg”.'] },
  ],
  [
    'a unit that no list has',
    'recycling',
    sale({ quantity: '5 bó' }),
    { quantity: ['Chưa biết đơn vị “bó”.'] },
  ],
  ['no unit', 'recycling', sale({ quantity: '5' }), { unit: ['Chưa có đơn vị.'] }],
  ['a field that is none', 'recycling', sale({ lạ: 'x' }), { kind: 'badRequest' }],
])('%s: refused', (_, table, values, wanted) => {
  const before = desk.rows('Tái chế').length;
  const answer = write(table, values);
  if (answer.ok) throw new Error('It was saved.');
  const { problem } = answer;
  const whats = (some: readonly { readonly what: string }[]) => some.map(({ what }) => what);
  const said =
    problem.kind === 'invalid'
      ? {
          ...Object.fromEntries(Object.entries(problem.fields).map(([key, some]) => [key, whats(some)])),
          ...(problem.form.length === 0 ? {} : { form: whats(problem.form) }),
        }
      : { kind: problem.kind };
  expect(said).toEqual(wanted);
  expect(desk.rows('Tái chế')).toHaveLength(before);
});

test.each<[string, string, Values, string, Record<string, unknown>]>([
  [
    'a unit of its own',
    'recycling',
    sale({ quantity: '5 tạ', unit: 'tạ' }),
    'Tái chế',
    { 'Số lượng': 5, 'Đơn vị': 'tạ' },
  ],
  [
    'the thing behind its unit',
    'recycling',
    sale({ quantity: '5 kg sắt' }),
    'Tái chế',
    { 'Số lượng': '5 kg sắt' },
  ],
  ['a blank note', 'recycling', sale({ note: [' ', ''], amount: '1' }), 'Tái chế', { 'Thành tiền': 1 }],
  [
    'a chapter without a code',
    'chapters',
    { name: 'Khu 7' },
    'Chi hội',
    { 'Mã chi hội': 'K7', 'Nhãn chọn': 'Khu 7 · K7' },
  ],
  ['a chapter of a name that stands', 'chapters', { name: 'Khu 1' }, 'Chi hội', { 'Mã chi hội': 'K1-2' }],
  [
    'a chapter with its code',
    'chapters',
    { name: 'Khu 8', code: 'k8x' },
    'Chi hội',
    { 'Mã chi hội': 'k8x', 'Nhãn chọn': 'Khu 8 · K8X' },
  ],
])('%s: saved', (_, table, values, tab, cells) => {
  const answer = write(table, values);
  expect(answer).toMatchObject({ ok: true, value: { isRepeat: false, row: { notices: [] } } });
  expect(desk.rows(tab).at(-1)).toMatchObject(cells);
  expect(logged().at(-1)).toBe('Thêm dòng');
});
test('letters that only look like ours are said', () => {
  expect(add('recycling', sale({ note: 'a\u200bb Ðảng' })).notices).toEqual([
    expect.stringMatching(/^Ô Ghi chú có ký tự .* \(U\+200B, U\+00D0\); sổ đã ghi lại/),
  ]);
});
test('what may stand in one row only is refused in a second, and not in its own', () => {
  const row = add('baseline', { year: '2025', chapter: 'K1', women: '5' });
  const twice = `Dòng ${row.row} đã ghi cho cùng năm và chi hội.`;
  expect(write('baseline', { year: '2025', chapter: 'K1', women: '6' })).toMatchObject({
    problem: { kind: 'invalid', fields: { chapter: [{ what: twice }] } },
  });
  desk.value('row.edit', { ...about(row), values: { year: '2025', women: '7' } });
  expect(desk.rows('Số liệu nền').at(-1)).toMatchObject({ 'Phụ nữ từ 18 tuổi': 7 });
});
test('a column that is missing is named where something belongs into it', () => {
  const rename = (header: string, to: string) =>
    desk.sheet('Tái chế').getRange(1, desk.column('Tái chế', header)).setValue(to);
  rename('Ghi chú', 'Của chúng tôi');
  expect(write('recycling', sale({ note: 'x' }))).toMatchObject({
    problem: { kind: 'missingColumn', sheet: 'Tái chế', header: 'Ghi chú' },
  });
  expect(write('recycling', sale({ note: ' ' })).ok).toBe(true);
  rename('Của chúng tôi', 'Ghi chú');
  rename('Loại phế liệu', 'Của chúng tôi');
  expect(write('recycling', { day: '28/6' })).toMatchObject({
    problem: { kind: 'missingColumn', header: 'Loại phế liệu' },
  });
  rename('Của chúng tôi', 'Loại phế liệu');
});
test('what a person chose last is offered next; the search knows a new member', () => {
  const occasion = () =>
    desk
      .value('form.describe', {})
      .forms.find(({ table }) => table === 'gifts')
      ?.fields.find(({ key }) => key === 'occasion')?.initial;
  add('gifts', gift({ occasion: 'Tết Nguyên đán' }));
  expect(occasion()).toBe('Tết Nguyên đán');
  add('gifts', gift({ occasion: 'Quốc tế Thiếu nhi 1/6' }));
  expect(occasion()).toBe('Quốc tế Thiếu nhi 1/6');
  const found = () => desk.value('members.index', { from: 0 }).rows.length;
  const before = found();
  add('members', { name: 'Lê Thị Tìm', chapter: 'K1', state: 'Đang sinh hoạt' });
  expect(found()).toBe(before + 1);
});

test.each<[string, Values, Values | string]>([
  ['a number', { amount: '9,5tr' }, 'Thành tiền: 9.000.000đ → 9.500.000đ'],
  ['nothing in its place', { amount: ' ' }, 'Thành tiền: 9.000.000đ → (trống)'],
  ['something where nothing stood', { note: 'đã thu' }, 'Ghi chú: (trống) → đã thu'],
  ['of its unit', { quantity: '5 tạ' }, 'Số lượng: 35,8 → 5'],
  [
    'of another unit, which it takes',
    { quantity: '5 kg', unit: '' },
    'Số lượng: 35,8 → 5\n• Đơn vị: tạ → kg',
  ],
  ['a long text', { note: 'a'.repeat(301) }, `Ghi chú: (trống) → ${'a'.repeat(300)}…`],
  ['a text of three hundred letters', { note: 'a'.repeat(300) }, `Ghi chú: (trống) → ${'a'.repeat(300)}`],
])('corrected, %s: the log says what stood there', (_, values, change) => {
  const row = add('recycling', sale());
  const answer = desk.value('row.edit', { ...about(row), values });
  expect([answer.isRepeat, answer.row.editedBy, answer.row.row]).toEqual([false, OFFICER, row.row]);
  expect(answer.row.editedAt).toBe('12:00 20/08/2026');
  expect(logged().at(-1)).toBe(`Sửa dòng • ${change}`);
  expect(desk.value('row.get', row)).toEqual({ ...answer.row, notices: [] });
});
test('what is said in confidence is not in the log', () => {
  const row = add('members', { name: 'Lê Thị Kín', chapter: 'K1', state: 'Đang sinh hoạt' });
  desk.value('row.edit', { ...about(row), values: { phone: '0912345678', knowsFace: true } });
  expect(logged().at(-1)).toBe('Sửa dòng • Điện thoại: đã đổi\n• Biết mặt: đã đổi');
  expect(desk.rows('Hội viên').at(-1)).toMatchObject({ 'Biết mặt': 'Có', 'Biết mặt từ ngày': '2026-08-20' });
});
test('another unit beside the one that stands is refused', () => {
  const row = add('recycling', sale());
  expect(desk.problem('row.edit', { ...about(row), values: { quantity: '5 yến' } })).toMatchObject({
    fields: { unit: [{ what: 'Số lượng ghi “yến” mà đơn vị ghi “tạ”.' }] },
  });
});
test('what reads the same stays as it was typed; a name becomes a reference', () => {
  const { id, row } = add('recycling', sale());
  desk.sheet('Tái chế').getRange(row, 1, 1, 6).setNumberFormat('@');
  put('Tái chế', row, 'Ngày', '28/6/26');
  put('Tái chế', row, 'Thành tiền', '9tr');
  put('Tái chế', row, 'Chi hội', 'khu 5a');
  const lines = logged().length;
  const now = () => desk.value('row.get', { table: 'recycling', id });
  const same = desk.value('row.edit', {
    ...about(now()),
    values: { day: '2026-06-28', amount: '9.000.000' },
  });
  expect([same.isRepeat, same.row.editedBy, logged().length]).toEqual([true, '', lines]);
  desk.value('row.edit', { ...about(now()), values: { day: '2026-06-28', chapter: 'K5A' } });
  expect(desk.rows('Tái chế').at(-1)).toMatchObject({
    Ngày: '28/6/26',
    'Thành tiền': '9tr',
    'Chi hội': 'Khu 5A · K5A',
  });
});
test('the code of a chapter stays; what its cells said of years before is told', () => {
  const { id } = add('chapters', { name: 'Khu 30', code: 'K30' });
  const edit = (values: Values) => {
    const { version } = desk.value('row.get', { table: 'chapters', id });
    return desk.call('row.edit', { table: 'chapters', id, version, values });
  };
  expect(edit({ code: 'k31' })).toMatchObject({
    problem: { fields: { code: [{ what: 'Mã này không bao giờ đổi.' }] } },
  });
  expect(edit({ code: ' k30 ', groups: '6' })).toMatchObject({
    value: { isRepeat: false, row: { notices: [] } },
  });
  expect(edit({ groups: '7' })).toMatchObject({
    value: { row: { notices: [expect.stringContaining('Số tổ này tính cho cả các năm trước.')] } },
  });
  expect(edit({ name: 'Khu 30 mới' })).toMatchObject({ ok: true });
  expect(desk.rows('Chi hội').at(-1)).toMatchObject({ 'Mã chi hội': 'k30', 'Nhãn chọn': 'Khu 30 mới · K30' });
});
test('of a state only the one that counts for the past is told', () => {
  const { id } = add('members', { name: 'Lê Thị Đi', chapter: 'K1', state: 'Đang sinh hoạt' });
  const edit = (state: string) => {
    const { version } = desk.value('row.get', { table: 'members', id });
    return desk.value('row.edit', { table: 'members', id, version, values: { state, changed: '1/5/2026' } })
      .row;
  };
  expect(edit('Chuyển đi').notices).toEqual([]);
  expect(edit('Đang sinh hoạt').notices).toEqual([
    expect.stringContaining('Trạng thái này tính từ Ngày thay đổi.'),
  ]);
});
test('a row that is not there is gone, whatever is asked', () => {
  const gone = { kind: 'gone', what: 'Dòng này không còn trong sổ: có người đã xóa hoặc chuyển đi.' };
  const none = { table: 'recycling', id: 'TC-00000', version: '' };
  expect(desk.problem('row.edit', { ...none, values: {} })).toMatchObject(gone);
  expect(desk.problem('row.delete', none)).toMatchObject(gone);
  expect(desk.problem('row.undo', none)).toMatchObject(gone);
});

/** Cuts an execution after the nth call of a kind. */
const cutAfter = (path: string, nth = 1): Faults => {
  let [seen, at] = [0, Number.POSITIVE_INFINITY];
  return {
    meanwhile: (call) => {
      if (seen === nth) at = Math.min(at, call.ordinal);
      if (call.path === path) seen += 1;
    },
    get cutAt() {
      return at;
    },
  };
};
test('a change that was cut goes on when it is sent again, and is logged once', () => {
  const sheet = desk.sheet('Tái chế');
  const row = add('recycling', sale());
  const lines = logged().length;
  const change = { ...about(row), values: { amount: '7tr', note: 'cắt' } };
  const cut = (nth: number) => ({ faults: cutAfter('SpreadsheetApp.Range.setValues', nth) });
  // The stamps are written first, what was asked last.
  expect(desk.call('row.edit', change, cut(2)).ok).toBe(false);
  expect(desk.value('row.edit', change)).toMatchObject({
    isRepeat: true,
    row: { values: { amount: '7.000.000' } },
  });
  const told = 'Sửa dòng • Thành tiền: 9.000.000đ → 7.000.000đ\n• Ghi chú: (trống) → cắt';
  expect(logged().slice(lines)).toEqual([told]);
  desk.value('row.edit', change);
  expect(logged()).toHaveLength(lines + 1);
  // A column of the ward's own parts ours: what stands right of it is written first.
  const own = desk.column('Tái chế', 'Thành tiền') + 1;
  sheet.insertColumnBefore(own);
  const next = { ...about(desk.value('row.get', row)), values: { amount: '8tr', note: 'nửa' } };
  desk.call('row.edit', next, cut(2));
  expect(desk.rows('Tái chế').at(-1)).toMatchObject({ 'Thành tiền': 7_000_000, 'Ghi chú': 'nửa' });
  expect(desk.value('row.edit', next)).toMatchObject({
    isRepeat: false,
    row: { values: { amount: '8.000.000' } },
  });
  expect(logged().at(-1)).toBe('Sửa dòng • Thành tiền: 7.000.000đ → 8.000.000đ\n• Ghi chú: cắt → nửa');
  sheet.deleteColumn(own);
});
test('a deletion that was cut, or whose answer was lost, is done once and logged once', () => {
  const row = add('recycling', sale({ note: 'xóa' }));
  const lines = logged().length;
  desk.call('row.delete', about(row), { faults: cutAfter('SpreadsheetApp.Sheet.deleteRows') });
  const told = { table: 'recycling', id: row.id, title: row.title, notices: [] };
  expect([desk.value('row.delete', about(row)), desk.value('row.delete', about(row))]).toEqual([told, told]);
  expect(logged().slice(lines)).toEqual(['Xóa dòng']);
  expect(other.problem('row.delete', about(row)).kind).toBe('gone');
  expect(desk.value('row.undo', row).values).toEqual(row.values);
  expect(logged().slice(lines)).toEqual(['Xóa dòng', 'Khôi phục dòng']);
});
test('taking back that was cut is finished when it is asked again, once', () => {
  const row = add('recycling', sale({ note: 'lấy lại' }));
  desk.value('row.delete', about(row));
  const lines = logged().length;
  desk.call('row.undo', row, { faults: cutAfter('SpreadsheetApp.Sheet.appendRow') });
  for (const _ of [1, 2])
    expect(desk.value('row.undo', row)).toMatchObject({ id: row.id, values: row.values });
  expect(desk.rows('Tái chế').filter((one) => one.Mã === row.id)).toHaveLength(1);
  expect(logged().slice(lines)).toEqual(['Khôi phục dòng']);
  expect(desk.rows('Đã xóa').filter((one) => one.Mã === row.id)).toEqual([]);
});
test('many rows that were cut when only their ids stood are whole when they are sent again', () => {
  const rows = [1, 2, 3, 4, 5, 6].map((n) => save('recycling', sale({ day: `${n}/3`, amount: `${n}tr` })));
  desk.call('rows.save', { rows }, { faults: cutAfter('SpreadsheetApp.Range.setValues') });
  expect(desk.rows('Tái chế').at(-1)).toEqual({ Mã: expect.stringMatching(/^TC-/) });
  // What somebody has put into one of them stays.
  const sheet = desk.sheet('Tái chế');
  const third = sheet.getRange(sheet.getLastRow() - 3, desk.column('Tái chế', 'Thành tiền'));
  third.setValue(5);
  const { answers } = desk.value('rows.save', { rows });
  expect(answers.map((answer) => answer.ok && answer.value.isRepeat)).toEqual(rows.map(() => true));
  expect(desk.rows('Tái chế').slice(-6)).toEqual(
    rows.map((_, n) => ({
      ...{ Ngày: `2026-03-0${n + 1}`, 'Chi hội': 'Khu 5A · K5A', 'Loại phế liệu': 'Sắt' },
      ...{ 'Số lượng': 35.8, 'Đơn vị': 'tạ', 'Thành tiền': n === 2 ? 5 : (n + 1) * 1_000_000 },
      ...{ Mã: expect.stringMatching(/^TC-/), 'Nhập bởi': OFFICER, 'Nhập lúc': '2026-08-20 12:00' },
    })),
  );
});
test('the only row of a tab can go', () => {
  const sheet = desk.sheet('Hoàn cảnh');
  const { id } = add('members', { name: 'Lê Thị Một', chapter: 'K1', state: 'Đang sinh hoạt' });
  const row = add('circumstances', { member: id, circumstances: ['Đơn thân'], consent: '1/8/2026' });
  expect(row.values.circumstances).toEqual(['Đơn thân']);
  sheet.deleteRows(3, sheet.getMaxRows() - 2);
  desk.value('row.delete', about(row));
  expect(desk.rows('Hoàn cảnh')).toEqual([]);
  desk.value('row.undo', row);
  expect(desk.rows('Hoàn cảnh')).toHaveLength(1);
});
test('a tab that somebody protects is said to be so', () => {
  const row = add('gifts', gift());
  const tab = desk.host.workbook.sheets.find(({ name }) => name === 'Quà tặng');
  if (tab === undefined) throw new Error('No tab.');
  const area = { row: 1, column: 0, rows: 90, columns: 3 };
  const protection = { description: '', editors: [] };
  tab.protections.push(
    { ...protection, id: 'x1', warningOnly: false },
    { ...protection, id: 'x2', warningOnly: true, area },
    { ...protection, id: 'x3', warningOnly: true },
  );
  const { owner } = desk.host.workbook;
  desk.host.workbook.owner = 'chu-tep@example.com';
  const change = { ...about(row), values: { parcels: '3' } };
  expect(desk.problem('row.edit', change)).toEqual({ kind: 'protected', sheet: 'Quà tặng' });
  tab.protections = tab.protections.filter(({ id }) => !id.startsWith('x'));
  if (owner === undefined) delete desk.host.workbook.owner;
  else desk.host.workbook.owner = owner;
});

describe('a link', () => {
  let link = '';
  beforeAll(() => {
    const tables = ['recycling', 'members'];
    const { url } = desk.value('links.create', { chapter: 'K5A', tables, until: '2026-12-31' });
    link = new URL(url).searchParams.get('k') ?? '';
  });
  const mine = (day: string) =>
    desk.value('row.save', save('recycling', { ...sale({ day }), chapter: '' }), { link }).row;
  test('writes for its chapter, and for no other', () => {
    const row = mine('1/2');
    expect(row.chapter).toBe('K5A');
    expect(desk.rows('Tái chế').at(-1)).toMatchObject({ 'Chi hội': 'Khu 5A · K5A' });
    const elsewhere = { fields: { chapter: [{ what: 'Không có chi hội nào tên “K1”.' }] } };
    expect(write('recycling', sale({ day: '2/2', chapter: 'K1' }), link)).toMatchObject({
      problem: elsewhere,
    });
    const moved = { ...about(row), values: { chapter: 'K1' } };
    expect(desk.problem('row.edit', moved, { link })).toMatchObject(elsewhere);
  });
  test('sees, deletes and takes back its own rows only', () => {
    const theirs = add('recycling', sale({ day: '3/2', chapter: 'K1' }));
    for (const name of ['row.get', 'row.undo'] as const)
      expect(desk.problem(name, theirs, { link }).kind).toBe('gone');
    expect(desk.problem('row.delete', about(theirs), { link }).kind).toBe('gone');
    const own = mine('2/2');
    desk.value('row.delete', about(own), { link });
    expect(desk.value('row.undo', own, { link }).values).toEqual(own.values);
    const officers = add('recycling', sale({ day: '4/2' }));
    desk.value('row.delete', about(officers));
    expect(desk.problem('row.undo', officers, { link }).kind).toBe('gone');
  });
  test('is not told what is wrong in a cell that it does not see', () => {
    const row = add('members', { name: 'Lê Thị Ẩn', chapter: 'K5A', state: 'Đang sinh hoạt' });
    put('Hội viên', row.row, 'Trạng thái', 'lạ lắm');
    const { version } = desk.value('row.get', row, { link });
    const asked = { ...about(row), version, values: { group: 'Tổ 2' } };
    expect(desk.problem('row.edit', asked, { link })).toEqual({
      kind: 'invalid',
      fields: {},
      form: [
        {
          what: 'Dòng này có ô ghi sai mà liên kết không xem được.',
          todo: 'Nhờ cán bộ phường sửa trong sổ.',
        },
      ],
    });
    expect(desk.problem('row.edit', { ...asked, values: { lạ: 'x' } }, { link }).kind).toBe('badRequest');
  });
});

describe('people at the grid, meanwhile', () => {
  /** Does something once: before the nth call of a kind, or right after it. */
  const when = (path: string, nth: number, isAfter: boolean, deed: () => unknown): Faults => {
    let seen = 0;
    let isDone = false;
    return {
      meanwhile: (call) => {
        const isNow = isAfter ? seen === nth : call.path === path && seen === nth - 1;
        if (call.path === path) seen += 1;
        if (isDone || !isNow) return;
        isDone = true;
        deed();
      },
    };
  };
  const insertsRow = (tab: string) => desk.sheet(tab).insertRowBefore(2);
  const insertsColumn = (tab: string) => desk.sheet(tab).insertColumnBefore(1);
  /** The latest day comes first: the row that stands last, of February, goes above those of January. */
  const sorts = (tab: string) => {
    const sheet = desk.sheet(tab);
    const [first] = tables.filter(({ name }) => name === tab);
    const rows = sheet.getRange(2, 1, sheet.getLastRow() - 1, sheet.getLastColumn());
    rows.sort({ column: desk.column(tab, first?.by ?? ''), ascending: false });
  };
  const tables = [
    { name: 'Tái chế', by: 'Ngày' },
    { name: 'Hội viên', by: 'Họ và tên' },
  ];
  // What was inserted goes again, so that each begins with rows that stand together.
  afterEach(() => {
    for (const { name } of tables) {
      const sheet = desk.sheet(name);
      const isBlank = () =>
        sheet
          .getRange(2, 1, 1, sheet.getLastColumn())
          .getValues()
          .flat()
          .every((cell) => cell === '');
      while (sheet.getLastRow() > 2 && isBlank()) sheet.deleteRow(2);
    }
  });
  const byId = (tab: string) => new Map(desk.rows(tab).map(({ Mã, ...row }) => [Mã, row]));
  const FORMATS = 'SpreadsheetApp.Range.setNumberFormats';
  const VALUES = 'SpreadsheetApp.Range.setValues';
  const REMEMBERED = 'PropertiesService.Properties.setProperty';
  const ROWS = 'SpreadsheetApp.Sheet.deleteRows';
  const BLOCK = 'SpreadsheetApp.RangeList.setValue';
  const BACK = [expect.stringMatching(/^Đúng lúc lưu .* Sổ đã trả lại dòng \d+ như trước/) as string];

  test.each<[string, string, number, boolean, (tab: string) => unknown, string[]]>([
    ['inserts a row before it is looked at', REMEMBERED, 1, false, insertsRow, []],
    ['inserts a row before it is written', FORMATS, 1, false, insertsRow, BACK],
    ['inserts a row when it was half written', VALUES, 1, true, insertsRow, BACK],
    ['inserts a row after it was written', VALUES, 2, true, insertsRow, []],
    ['inserts a column before it is looked at', REMEMBERED, 1, false, insertsColumn, []],
    ['inserts a column before it is written', FORMATS, 1, false, insertsColumn, []],
    ['sorts before it is looked at', REMEMBERED, 1, false, sorts, []],
    ['sorts before it is written', FORMATS, 1, false, sorts, BACK],
    ['sorts when it was half written', VALUES, 1, true, sorts, BACK],
    ['sorts after it was written', VALUES, 2, true, sorts, []],
  ])('somebody %s: the change goes where it belongs', (_, path, nth, isAfter, deed, notices) => {
    // The one that stands above it is hit where rows are pushed down.
    add('recycling', sale({ day: '5/2', amount: '1' }));
    const row = add('recycling', sale({ day: '5/2' }));
    const before = byId('Tái chế');
    const lines = logged().length;
    const faults = when(path, nth, isAfter, () => deed('Tái chế'));
    const answer = desk.value('row.edit', { ...about(row), values: { amount: '4tr' } }, { faults });
    expect(answer.row.notices).toEqual(notices);
    const after = byId('Tái chế');
    expect(after.get(row.id)).toMatchObject({ 'Thành tiền': 4_000_000, 'Sửa bởi': OFFICER });
    expect(after.size).toBe(before.size);
    for (const [id, cells] of before) if (id !== row.id) expect(after.get(id)).toEqual(cells);
    expect(logged().slice(lines)).toEqual(['Sửa dòng • Thành tiền: 9.000.000đ → 4.000.000đ']);
  });

  const WRONG = [expect.stringMatching(/^Đúng lúc xóa .* dòng \d+ bị xóa nhầm; sổ đã ghi lại/) as string];
  test.each<[string, string, number, boolean, (tab: string) => unknown, string[]]>([
    ['inserts a row before it is looked at', 'SpreadsheetApp.Sheet.appendRow', 1, true, insertsRow, []],
    ['inserts a row before it goes', ROWS, 1, false, insertsRow, WRONG],
    ['inserts a row after it went', ROWS, 1, true, insertsRow, []],
    ['inserts a column before it is looked at', 'SpreadsheetApp.Sheet.appendRow', 1, true, insertsColumn, []],
    ['sorts before it goes', ROWS, 1, false, sorts, WRONG],
  ])('somebody %s: the row that is meant goes, and no other', (_, path, nth, isAfter, deed, notices) => {
    const row = add('recycling', sale({ day: '6/2' }));
    const before = byId('Tái chế');
    const faults = when(path, nth, isAfter, () => deed('Tái chế'));
    expect(desk.value('row.delete', about(row), { faults }).notices).toEqual(notices);
    before.delete(row.id);
    expect(byId('Tái chế')).toEqual(before);
  });

  test.each<[string, string, number, boolean, (tab: string) => unknown]>([
    ['inserts a row before they are looked at', REMEMBERED, 1, false, insertsRow],
    ['inserts a row before they are written', BLOCK, 1, false, insertsRow],
    ['inserts a row after they were written', BLOCK, 4, true, insertsRow],
    ['sorts before they are written', BLOCK, 1, false, sorts],
    ['inserts a column before they are looked at', REMEMBERED, 1, false, insertsColumn],
  ])('somebody %s: ticks of several go where they belong', (_, path, nth, isAfter, deed) => {
    const [first, second] = ['Lê Thị Ba', 'Lê Thị Hai'].map((name) =>
      add('members', { name, chapter: 'K1', state: 'Đang sinh hoạt' }),
    );
    const ids = [first?.id ?? '', second?.id ?? ''];
    const before = byId('Hội viên');
    const ticks = ids.map((member) => ({ member, face: true }));
    const faults = when(path, nth, isAfter, () => deed('Hội viên'));
    expect(desk.value('member.know', { ticks }, { faults })).toEqual({ saved: 2, gone: [] });
    const after = byId('Hội viên');
    expect(after.size).toBe(before.size);
    for (const [id, cells] of after) {
      const ticked = { 'Biết mặt': 'Có', 'Biết mặt từ ngày': '2026-08-20', 'Sửa bởi': OFFICER };
      if (ids.includes(String(id))) expect(cells).toMatchObject({ ...before.get(id), ...ticked });
      else expect(cells).toEqual(before.get(id));
    }
  });
});
