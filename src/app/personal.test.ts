/** Everything that the book holds of one member, by the built bundle: for officers, whole, and with nobody else's rows. */
import { beside, type Desk, gift, HEAD, member, openDesk, save } from '../../e2e/forms/desk';

interface Scene {
  readonly desk: Desk;
  readonly an: string;
  readonly binh: string;
}

/** Two members, one of whom is helped by the other; their circumstances; a gift to somebody of the same name. */
async function scene(): Promise<Scene> {
  const desk = await openDesk();
  const add = (table: string, values: Parameters<typeof save>[1]): string =>
    desk.value('row.save', { ...save(table, values), acceptSimilar: true }).row.id;
  const an = add(
    'members',
    member('Nguyễn Thị Ân', { phone: '0912 345 678', address: 'Số 7 ngõ 3', note: 'thích làm vườn' }),
  );
  const binh = add('members', member('Trần Thị Bính', { phone: '0987 654 321', address: 'Số 9 ngõ 5' }));
  add('circumstances', {
    member: an,
    circumstances: ['Đơn thân'],
    religion: 'Công giáo',
    consent: '2026-03-01',
  });
  add('circumstances', { member: binh, religion: 'Phật giáo' });
  const pair = add('pairings', {
    ...{ day: '2026-02-01', kind: 'Đỡ đầu hội viên khó khăn', chapter: 'K5A' },
    ...{ helper: binh, helped: an, state: 'Đang giúp' },
  });
  add('supports', { day: '2026-03-02', pair, support: 'Tặng xe đạp cũ' });
  add('gifts', gift({ receiver: 'nguyễn thị ân' }));
  add('gifts', gift({ receiver: 'Nguyễn Thị Ân Hòa', day: '2026-06-02' }));
  return { desk, an, binh };
}

test('her row, what points at her, her pairs and what was given in them, each cell with its header', async () => {
  const { desk, an } = await scene();
  const { text, rows } = desk.value('member.held', { member: an });
  for (const told of [
    /^MỌI ĐIỀU SỔ GHI VỀ Nguyễn Thị Ân \(HV-\S+\)/,
    /Hội viên, dòng \d+\n(?:- .*\n)*- Họ (?:và )?tên: Nguyễn Thị Ân\n/,
    /\nLập lúc 12:00 ngày 20\/08\/2026\. 4 dòng\.\n/,
    /- Điện thoại: 0912 ?345 ?678/,
    /- Địa chỉ: Số 7 ngõ 3/,
    /- Ghi chú: thích làm vườn/,
    /Hoàn cảnh, dòng \d+\n(?:- .*\n)*- Tôn giáo: Công giáo/,
    /- Đồng ý \(ngày\): 0?1\/0?3\/2026/,
    /Cặp 1\+1, dòng \d+/,
    /Hỗ trợ 1\+1, dòng \d+\n(?:- .*\n)*.*Tặng xe đạp cũ/,
  ])
    expect(text).toMatch(told);
  expect(rows).toBe(4);
  // What is only another's.
  expect(text).not.toMatch(/0987|Số 9 ngõ 5|Phật giáo/);
});

test('a row that holds her name and no code is listed apart; one of a longer name is not', async () => {
  const { desk, an } = await scene();
  const { text, perhaps } = desk.value('member.held', { member: an });
  expect(perhaps).toBe(1);
  const [, apart = ''] = text.split('CÓ THỂ LÀ CHỊ ẤY');
  expect(apart).toMatch(/Quà tặng, dòng \d+\n(?:- .*\n)*- .*nguyễn thị ân/);
  expect(text).not.toContain('Ân Hòa');
});

test('every cell of her row is told, a column of the ward’s own too', async () => {
  const { desk, an } = await scene();
  const sheet = desk.sheet('Hội viên');
  const last = sheet.getLastColumn() + 1;
  sheet.insertColumnAfter(last - 1);
  sheet.getRange(1, last).setValue('Cỡ áo dài');
  const row = desk.rows('Hội viên').findIndex((one) => one.Mã === an) + 2;
  sheet.getRange(row, last).setValue('M');
  const { text } = desk.value('member.held', { member: an });
  expect(text).toContain('- Cỡ áo dài: M');
  for (const [header, value] of Object.entries(desk.rows('Hội viên')[row - 2] ?? {}))
    if (!(value instanceof Date)) expect([header, text.includes(`- ${header}`)]).toEqual([header, true]);
});

test('deleted rows and lines of the log are told; the question is logged, without the name', async () => {
  const { desk, an } = await scene();
  const id = String(desk.rows('Hoàn cảnh')[0]?.Mã ?? '');
  const { version } = desk.value('row.get', { table: 'circumstances', id });
  desk.value('row.delete', { table: 'circumstances', id, version });
  const { text, kept } = desk.value('member.held', { member: an });
  expect(kept).toBeGreaterThanOrEqual(2);
  expect(text).toMatch(/Đã xóa: 1 dòng\n- .*Công giáo/);
  const line = desk.rows('Nhật ký').at(-1);
  expect(line).toMatchObject({ Việc: 'Xem mọi điều sổ ghi về', 'Mã dòng': an });
  expect(JSON.stringify(line)).not.toContain('Ân');
});

test('a line of the log that tells of several rows is told with her codes only', async () => {
  const { desk, an } = await scene();
  const rows = ['Một', 'Hai'].map((name) => save('members', member(`Lê Thị ${name}`)));
  const { answers } = desk.value('rows.save', { rows });
  const ids = answers.map((answer) => (answer.ok ? answer.value.row.id : ''));
  const { text } = desk.value('member.held', { member: ids[0] ?? an });
  expect(text).toContain(`Thêm dòng · Hội viên · ${ids[0]}`);
  expect(text).not.toContain(ids[1]);
});

test('nothing but the log is changed', async () => {
  const { desk, an } = await scene();
  const state = () =>
    JSON.stringify(
      desk.host.workbook.sheets.filter(({ name }) => name !== 'Nhật ký').map(({ cells }) => [...cells]),
    );
  const before = state();
  desk.value('member.held', { member: an });
  expect(state()).toBe(before);
});

test('for officers only; a member who is not there', async () => {
  const { desk, an } = await scene();
  const head = await beside(desk, { email: HEAD });
  expect(head.problem('member.held', { member: an })).toMatchObject({ kind: 'forbidden' });
  expect(desk.problem('member.held', { member: 'HV-99999' })).toMatchObject({ kind: 'gone' });
});
