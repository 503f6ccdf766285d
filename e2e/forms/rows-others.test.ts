/**
 * Rows that others have changed, closed, point at or see only in part; and cells that were typed by hand: what a form is told
 * of them, through the built bundle. Each test makes its own rows.
 */
import type { Input, RowView } from '../../src/shared/contract';
import { type Desk, OFFICER, openInstalled, sale, save } from './desk';

type Values = Input<'row.save'>['values'];
let desk: Desk;
let link = '';
beforeAll(async () => {
  desk = await openInstalled();
  const tables = ['recycling', 'members'];
  const { url } = desk.value('links.create', { chapter: 'K5A', tables, until: '2026-12-31' });
  link = new URL(url).searchParams.get('k') ?? '';
});
const add = (table: string, values: Values, by: { link?: string } = {}): RowView =>
  desk.value('row.save', { ...save(table, values), acceptSimilar: true }, by).row;
const person = (name: string, more: Values = {}): Values => ({
  ...{ name, chapter: 'K5A', state: 'Đang sinh hoạt' },
  ...more,
});
const about = ({ table, id, version }: RowView) => ({ table, id, version });
const cell = (sheet: string, row: number, header: string) =>
  desk.sheet(sheet).getRange(row, desk.column(sheet, header));
const logged = () => desk.rows('Nhật ký').map((row) => String(row.Việc));

test('what somebody else changed meanwhile is shown beside what was asked, and nothing is written', () => {
  const row = add('recycling', sale({ note: 'cũ' }));
  cell('Tái chế', row.row, 'Thành tiền').setValue(5);
  const asked = { ...about(row), values: { note: 'mới' } };
  const problem = desk.problem('row.edit', asked);
  if (problem.kind !== 'conflict') throw new Error(problem.kind);
  expect(problem.theirs).toMatchObject({ by: OFFICER, at: '12:00 20/08/2026' });
  expect(problem.theirs.shown).toContainEqual({ key: 'amount', label: 'Thành tiền', text: '5đ' });
  expect(problem.yours).toContainEqual({ key: 'note', label: 'Ghi chú', text: 'mới' });
  expect(desk.problem('row.delete', about(row))).toMatchObject({ kind: 'conflict', yours: [] });
  expect(desk.rows('Tái chế').at(-1)).toMatchObject({ 'Thành tiền': 5, 'Ghi chú': 'cũ' });
  desk.value('row.edit', { ...asked, version: problem.theirs.version });
  expect(desk.rows('Tái chế').at(-1)).toMatchObject({ 'Thành tiền': 5, 'Ghi chú': 'mới' });
});
test('of two rows with one id the one that was seen is changed', () => {
  const row = add('recycling', sale());
  const sheet = desk.sheet('Tái chế');
  sheet.getRange(row.row, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(row.row + 1, 1));
  cell('Tái chế', row.row + 1, 'Thành tiền').setValue(7);
  const copy = desk.value('rows.mine', { tables: ['recycling'], scope: 'mine' }).rows[0];
  desk.value('row.edit', { ...about(row), version: copy?.version ?? '', values: { note: 'bản chép' } });
  expect(desk.rows('Tái chế').slice(-2)).toMatchObject([
    { 'Thành tiền': 9_000_000 },
    { 'Thành tiền': 7, 'Ghi chú': 'bản chép' },
  ]);
  expect(desk.rows('Tái chế').at(-2)).not.toHaveProperty('Ghi chú');
});
test('a row that others point at stays: an officer is told where they stand, a link only that there are some', () => {
  const { id } = add('members', person('Lê Thị Cần'));
  add('circumstances', { member: id, circumstances: ['Đơn thân'], consent: '1/8/2026' });
  const row = desk.value('row.get', { table: 'members', id });
  expect(desk.problem('row.delete', about(row))).toEqual({
    kind: 'referenced',
    what: 'Còn dòng ghi về hội viên này ở tab Hoàn cảnh.',
    todo: 'Nếu chị ấy đã rời đi, bấm Rời Hội; nếu ghi trùng, bấm Gộp hai hồ sơ.',
  });
  const own = add('members', person('Lê Thị Riêng'), { link });
  add('circumstances', { member: own.id, circumstances: ['Đơn thân'], consent: '1/8/2026' });
  expect(desk.problem('row.delete', about(own), { link })).toEqual({
    kind: 'referenced',
    what: 'Còn dòng ghi về hội viên này ở tab khác.',
    todo: 'Nhờ cán bộ phường xóa dòng này.',
  });
  const free = add('members', person('Lê Thị Thôi'));
  expect(desk.value('row.delete', about(free))).toMatchObject({ id: free.id, title: 'Lê Thị Thôi' });
  const chapter = desk.value('row.get', { table: 'chapters', id: 'K1' });
  expect(desk.problem('row.delete', about(chapter))).toMatchObject({
    kind: 'referenced',
    what: 'Chi hội không xóa được, vì các dòng cũ ghi theo mã của chi hội.',
  });
});
test('what is in closed days is asked about before it is written, changed, taken off or given back', () => {
  const labels = desk.sheet('Cài đặt').getDataRange().getValues();
  const line = labels.findIndex(([label]) => label === 'Khóa sổ đến ngày') + 1;
  const close = (to: string) => desk.sheet('Cài đặt').getRange(line, 2).setValue(to);
  const row = add('recycling', sale({ day: '28/6/2026' }));
  close('30/06/2026');
  const asked = { ...about(row), values: { amount: '1tr' } };
  expect(desk.problem('row.edit', asked).kind).toBe('closed');
  const { row: now } = desk.value('row.edit', { ...asked, acceptClosed: true });
  expect(desk.problem('row.save', save('recycling', sale({ day: '29/6/2026' }))).kind).toBe('closed');
  expect(desk.problem('row.delete', about(now)).kind).toBe('closed');
  desk.value('row.delete', { ...about(now), acceptClosed: true });
  expect(desk.problem('row.undo', row).kind).toBe('closed');
  desk.value('row.undo', { ...about(row), acceptClosed: true });
  // Who is written down today counts from today.
  expect(add('members', person('Lê Thị Nay')).notices).toEqual([]);
  close('');
});
test('a link changes what it sees whole, and what it tries besides is refused and logged', () => {
  const row = add('members', person('Lê Thị Kín', { birth: '15/8/1975', phone: '0912345678' }));
  const seen = () => desk.value('row.get', row, { link });
  const edit = (values: Values) => desk.call('row.edit', { ...about(seen()), values }, { link });
  const lines = logged().length;
  const told = { what: expect.stringContaining('không sửa được ô Ngày sinh') as unknown };
  expect(edit({ birth: '1976', group: 'Tổ 2' })).toMatchObject({
    problem: { fields: { birth: [told] }, form: [] },
  });
  expect(edit({ phone: '0912345678' })).toMatchObject({ problem: { fields: { phone: [{}] } } });
  expect(logged().slice(lines)).toEqual([
    'Bị từ chối: sửa ô không được thấy (Ngày sinh)',
    'Bị từ chối: sửa ô không được thấy (Điện thoại)',
  ]);
  expect(edit({ birth: ' 1975 ', group: 'Tổ 3' })).toMatchObject({
    value: { row: { values: { group: 'Tổ 3' } } },
  });
  expect(desk.rows('Hội viên').at(-1)).toMatchObject({ 'Ngày sinh': '15/08/1975', Tổ: 'Tổ 3' });
  // Of two wrong cells it is told of the one that it sees.
  cell('Hội viên', row.row, 'Trạng thái').setValue('lạ lắm');
  const answer = edit({ name: ' ' });
  if (answer.ok || answer.problem.kind !== 'invalid') throw new Error('It was saved.');
  expect([Object.keys(answer.problem.fields), answer.problem.form.length]).toEqual([['name'], 1]);
});
test('a link that takes its row back is told of columns, not of what stood in them', () => {
  const told = (by: { link?: string }) => {
    const row = add('recycling', { ...sale({ note: 'kín' }), chapter: 'K5A' }, by);
    desk.value('row.delete', about(row), by);
    const header = cell('Tái chế', 1, 'Ghi chú');
    header.setValue('Của phường');
    const { notices } = desk.value('row.undo', row, by);
    header.setValue('Ghi chú');
    return notices;
  };
  const renamed = (what: string) =>
    `Cột “Ghi chú” nay tên là “Của phường”: ô ấy${what} ghi vào cột đó. Xem lại ô này.`;
  expect(told({ link })).toEqual([renamed('')]);
  expect(told({})).toEqual([renamed(' (kín)')]);
});

test('cells that were typed by hand are shown as they stand, blanks not at all', () => {
  const row = add('recycling', sale({ note: 'x' }));
  desk.value('row.edit', { ...about(row), values: { quantity: '5 kg sắt', unit: '' } });
  const at = (header: string) => cell('Tái chế', row.row, header);
  expect([at('Số lượng').getNumberFormat(), at('Thành tiền').getNumberFormat()]).toEqual(['@', '#,##0" đ"']);
  const shown = () => desk.value('row.get', row);
  at('Thành tiền').setValue(true);
  expect(shown().values.amount).toBe('Có');
  at('Thành tiền').setNumberFormat('@').setValue('nhiều lắm');
  at('Ngày').setNumberFormat('General').setValue(1234.5);
  expect(shown().values).toMatchObject({ day: '1.234,5', amount: 'nhiều lắm' });
  at('Thành tiền').setValue('\u00a0 ');
  expect(shown().shown.map(({ key }) => key)).toEqual(['day', 'chapter', 'material', 'quantity', 'note']);
});
test('the receipt of a row that stands tells when it was entered; people appear by their initials', () => {
  const pair = { kind: 'Vận động vào Hội', chapter: 'K5A', state: 'Đang giúp', day: '1/8' };
  const { row, text } = desk.value(
    'row.save',
    save('pairings', { ...pair, helper: 'Lê Thị Giúp', helped: 'Trần Thị Được' }),
  );
  expect(text).toContain('Bên giúp: L.T.G.');
  expect(text).not.toContain('Trần');
  cell('Cặp 1+1', row.row, 'Nhập lúc').setValue('2026-08-19 08:00');
  const again = desk.value('row.edit', { ...about(row), values: { chapter: 'K5A' } });
  expect([again.isRepeat, again.text.split(' · ').at(-1)]).toEqual([true, '08:00 19/08/2026']);
});
test('what only asks to be looked at is told and saved', () => {
  expect(add('members', person('Lê Thị Rời', { state: 'Chuyển đi' })).notices).toEqual([
    'Hội viên đã rời đi nhưng chưa có ngày thay đổi. Ghi ngày chuyển đi, thôi sinh hoạt hoặc qua đời.',
  ]);
});
test('a typed column that refuses formats keeps text as text', () => {
  const sheet = desk.host.workbook.sheets.find(({ name }) => name === 'Tái chế');
  if (sheet === undefined) throw new Error('No tab.');
  const { id, row } = add('recycling', sale());
  cell('Tái chế', row, 'Ghi chú').setNumberFormat('General');
  const column = desk.column('Tái chế', 'Ghi chú') - 1;
  sheet.typedColumns = [{ row: 1, column, rows: sheet.rows - 1, columns: 1 }];
  for (const note of ['=1+1', '0973', '']) {
    const { version } = desk.value('row.get', { table: 'recycling', id });
    const values = { note, amount: `${note.length + 1}tr` };
    desk.value('row.edit', { table: 'recycling', id, version, values });
    expect(cell('Tái chế', row, 'Ghi chú').getValue()).toBe(note);
    expect(cell('Tái chế', row, 'Thành tiền').getValue()).toBe((note.length + 1) * 1_000_000);
  }
  delete sheet.typedColumns;
});
