/**
 * Closed days in a real browser: a warning at the field while typing, confirmation before anything is
 * written; and the dated changes of a member.
 */
import type { Frame } from 'playwright-core';
import { callIn, type FormsBench, openForms, openSidebar, tabTo, untilRows } from './forms-bench';
import { formsKeyboard } from './forms-keyboard';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let bench: FormsBench;
let frame: Frame;
const keys = () => bench.window.page.keyboard;
const { press, type, pick, isFine, isFineInEveryLook } = formsKeyboard(() => ({ bench, frame }));

beforeAll(async () => {
  bench = await openForms(18_420, { height: 1000 });
  frame = await openSidebar(bench);
  const closed = await callIn(frame, 'closing.set', { to: '30/6/2024' });
  if (!closed.ok) throw new Error(JSON.stringify(closed.problem));
  frame = await openSidebar(bench);
});

afterAll(() => bench?.close());

afterEach(() => {
  expect(bench.window.complaints).toEqual([]);
});

/** Takes a picture where the environment asks for it. */
const picture = async (name: string): Promise<void> => {
  const folder = process.env.PICTURES;
  if (folder !== undefined) await bench.window.page.screenshot({ path: `${folder}/${name}.png` });
};

test('a sale of closed days: said at the field, asked before it is saved, saved when it is meant', async () => {
  frame = await openSidebar(bench);
  await press('Tái chế');
  await frame.getByRole('heading', { name: 'Tái chế', exact: true }).waitFor();
  await type('Ngày', '28/6/2024');
  await frame.getByText('Sổ đã khóa đến 30/06/2024.', { exact: true }).waitFor();
  await isFineInEveryLook();
  await type('Ngày', '1/7/2024');
  expect(await frame.getByText('Sổ đã khóa đến 30/06/2024.', { exact: true }).count()).toBe(0);
  await type('Ngày', '28/6/2024');
  await pick('Chi hội', 'khu 1');
  await pick('Loại phế liệu', 'sat');
  await type('Số lượng', '35 kg');
  await type('Thành tiền', '90.000');
  await picture('closed-field');
  await keys().press('Control+s');
  const question = frame.getByRole('dialog', { name: 'Sổ đã khóa' });
  await question.waitFor();
  await isFine();
  await picture('closed-question');
  // A second Enter does not confirm.
  await keys().press('Enter');
  await frame.getByText(/Chưa ghi gì\.$/).waitFor();
  await untilRows(bench, 'Tái chế', 'Ngày', '28/06/2024', 0);
  await keys().press('Control+s');
  await question.waitFor();
  await keys().press('Escape');
  await question.waitFor({ state: 'hidden' });
  await untilRows(bench, 'Tái chế', 'Ngày', '28/06/2024', 0);
  await keys().press('Control+s');
  await question.waitFor();
  await press('Vẫn ghi');
  await untilRows(bench, 'Tái chế', 'Ngày', '28/06/2024', 1);
});

test('a member: another type, left, back again', async () => {
  const submission = 'for-the-past-000001';
  const answer = await callIn(frame, 'row.save', {
    ...{ table: 'members', submission, acceptSimilar: true, acceptClosed: true },
    values: {
      name: 'Đặng Thị Chuyển',
      chapter: 'K1',
      birth: '1966',
      state: 'Đang sinh hoạt',
      joined: '1/1/2020',
    },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  frame = await openSidebar(bench);
  await press('Tìm hội viên');
  await pick('Tìm hội viên', 'chuyen 66');
  await frame.getByRole('heading', { name: 'Đặng Thị Chuyển', exact: true }).waitFor();
  await isFineInEveryLook();
  await picture('member');
  await press('Đổi loại');
  await tabTo(bench, frame, 'Chính thức');
  await keys().press('ArrowRight');
  await type('Từ ngày', '5/8/2024');
  await isFine();
  await picture('member-type');
  await tabTo(bench, frame, 'Đổi loại');
  await keys().press('Enter');
  await frame.getByText('Đã đổi loại của Đặng Thị Chuyển.').waitFor();
  await untilRows(bench, 'Quá trình hội viên', 'Ngày đổi', '05/08/2024', 1);
  await press('Ghi rời đi');
  await tabTo(bench, frame, 'Chuyển đi');
  await keys().press('Space');
  await type('Từ ngày', '5/9/2024');
  await press('Ghi rời đi');
  await frame.getByText('Đã ghi Đặng Thị Chuyển rời đi.').waitFor();
  await press('Ghi trở lại');
  await type('Ngày trở lại', '5/10/2024');
  await isFine();
  await picture('member-return');
  await press('Ghi trở lại');
  await frame.getByText('Đã ghi Đặng Thị Chuyển trở lại.').waitFor();
  await untilRows(bench, 'Quá trình hội viên', 'Trạng thái trước đó', 'Chuyển đi', 1);
});
