/** The dialog “Sáp nhập, đổi tên chi hội” in a real browser: two chapters become one, by its fields, its recap and its press. */
import type { Frame } from 'playwright-core';
import { type FormsBench, openDialog, openForms } from './forms-bench';
import { formsKeyboard } from './forms-keyboard';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let bench: FormsBench;
let frame: Frame;
const { press, isFine, isFineInEveryLook } = formsKeyboard(() => ({ bench, frame }));
const said = (words: string | RegExp) => frame.getByText(words).last().waitFor();

beforeEach(async () => {
  bench = await openForms(18_795, { height: 1000 });
});
afterEach(() => bench?.close());

test('chosen, looked at, merged; how another book is copied in is told', async () => {
  frame = await openDialog(bench, 'Sáp nhập, đổi tên chi hội');
  await frame.getByLabel(/^Nhận sổ của phường khác/).check();
  await said(/Sao chép vào → Bảng tính hiện có/);
  await isFineInEveryLook();
  await frame.getByLabel(/^Sáp nhập/).check();
  const chapters = frame.getByRole('checkbox');
  await chapters.nth(0).check();
  await chapters.nth(1).check();
  await frame.getByLabel('Tên chi hội mới').fill('Hòa Bình');
  await frame.getByLabel('Mã chi hội mới').fill('HB');
  await frame.getByRole('textbox', { name: /^Từ ngày \(/ }).fill('1/1/2026');
  await isFine();
  await press('Xem trước');
  await said(/^Thêm chi hội Hòa Bình \(HB\), từ 01\/01\/2026/);
  await isFine();
  await press('Làm như trên');
  await said(/^Đã làm xong. Nhập .+ vào Hòa Bình từ 01\/01\/2026/);
  await isFine();
});
