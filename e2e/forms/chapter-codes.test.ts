/** Chapters that are typed without a code: on the tab and in the form they get one, and one name twice is asked about. */
import { type Desk, openDesk, save } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
const chapters = () =>
  desk.rows('Chi hội').map((row) => [row['Mã chi hội'], row['Tên chi hội'], row['Nhãn chọn']]);

test('typed on the tab: Cài đặt sổ gives codes and says which, once', () => {
  for (const [row, name] of [
    [5, 'Khu 7'],
    [6, 'Thôn Đông'],
    [7, 'khu 1'],
  ] as const)
    desk.type('Chi hội', row, 'Tên chi hội', name);
  desk.type('Tái chế', 2, 'Chi hội', 'Khu 7');
  const outcome = desk.host.execute('installSheets');
  if (!outcome.ok) throw outcome.error;
  expect(outcome.value).toMatchObject({
    ok: true,
    chapters: 2,
    notes: expect.arrayContaining([
      'Đã đặt mã cho 2 chi hội: Khu 7 (K7), Thôn Đông (TD). Muốn mã khác thì sửa ngay, trước khi ghi việc đầu tiên: về sau mã không đổi nữa.',
      'Tab Chi hội: dòng 7 ghi “khu 1”, giống “Khu 1” ở dòng 2, nên chưa đặt mã. Nếu là một chi hội thì xóa dòng 7; nếu là hai, ghi mã cho dòng ấy.',
    ]) as unknown,
  });
  expect(chapters().slice(3)).toEqual([
    ['K7', 'Khu 7', 'Khu 7 · K7'],
    ['TD', 'Thôn Đông', 'Thôn Đông · TD'],
    [undefined, 'khu 1', undefined],
  ]);
  const again = desk.host.execute('installSheets');
  const said = again.ok ? (again.value as { notes: string[] }).notes : [];
  expect(said.filter((note) => note.startsWith('Đã đặt mã'))).toEqual([]);
});

test('in the form: the code may be left blank, and one name twice is asked about', () => {
  const form = desk.value('form.describe', {}).forms.find(({ table }) => table === 'chapters');
  expect(form?.fields.find(({ key }) => key === 'code')).toMatchObject({ isRequired: false });
  expect(desk.value('row.save', save('chapters', { name: 'Khu 8' })).row.id).toBe('K8');
  expect(desk.problem('row.save', save('chapters', { name: 'KHU 8' }))).toMatchObject({
    kind: 'similar',
    rows: [{ id: 'K8' }],
  });
  const { row } = desk.value('row.save', { ...save('chapters', { name: 'KHU 8' }), acceptSimilar: true });
  expect(row.id).toBe('K8-2');
  const found = desk.value('problems.list', { chapter: 'K8-2' }).problems;
  expect(found).toMatchObject([{ header: 'Tên chi hội', severity: 'notice', mayDelete: false }]);
});
