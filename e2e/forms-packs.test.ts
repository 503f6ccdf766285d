/**
 * The dialog “Gói chỉ số” in a real browser: a package installed, sent as a text, taken out, and the text brought in again.
 * Used by keyboard until the result is in the grid.
 */
import type { Frame } from 'playwright-core';
import {
  closeDialog,
  type FormsBench,
  openDialog,
  openForms,
  openSidebar,
  tabTo,
  untilRows,
} from './forms-bench';
import { formsKeyboard } from './forms-keyboard';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let bench: FormsBench;
let frame: Frame;
const keys = () => bench.window.page.keyboard;
const { press, type, pick, isFine, isFineInEveryLook } = formsKeyboard(() => ({ bench, frame }));
const said = (words: string | RegExp) => frame.getByText(words).last().waitFor();
const tick = async (name: string) => {
  await tabTo(bench, frame, name);
  await keys().press('Space');
};

// A second try begins with a new workbook.
beforeEach(async () => {
  bench = await openForms(18_760, { height: 1000 });
});

afterEach(() => bench?.close());

test('installed, recorded, sent, taken out and received', async () => {
  frame = await openDialog(bench, 'Gói chỉ số');
  await frame.getByText('Hiến máu', { exact: true }).waitFor();
  await isFineInEveryLook();
  await press('Cài gói đã chọn');
  await said(/^Chưa chọn gói nào\./);
  await tick('Hiến máu');
  await said('Các chỉ số của gói đã chọn');
  await isFine();
  await press('Cài 1 gói');
  await said(/^Đã thêm 2 chỉ số của gói “Hiến máu”\./);
  await untilRows(bench, 'Chỉ số', 'Nhóm', 'Hiến máu tình nguyện', 2);
  await frame.getByRole('button', { name: 'Gỡ gói Hiến máu' }).waitFor();
  await isFine();

  await tabTo(bench, frame, 'Gói có sẵn');
  await keys().press('ArrowRight');
  await keys().press('ArrowRight');
  await frame.getByLabel('Cả nhóm Hiến máu tình nguyện').waitFor();
  await tick('Cả nhóm Hiến máu tình nguyện');
  await isFine();
  await press('Làm gói 2 chỉ số');
  await frame.locator('.said.wrong').first().waitFor();
  await type('Tên gói', 'Gói của tỉnh');
  await press('Làm gói 2 chỉ số');
  const text = await frame.getByLabel('Đoạn chữ của gói').inputValue();
  expect(text).toMatch(/^Gói chỉ số “Gói của tỉnh” của Sổ Hội, 2 chỉ số\./);
  await isFine();
  await closeDialog(bench);

  // On the phone and in the sidebar it is one more thing to record.
  frame = await openSidebar(bench);
  await press('Hoạt động');
  await tick('Người hiến máu tình nguyện');
  await type('Ngày', '28/6');
  await pick('Chi hội', 'Khu 5A');
  await type('Số', '12');
  await keys().press('Control+s');
  await frame.getByRole('heading', { name: 'Đã lưu', exact: true }).waitFor();
  await bench.window.page.locator('#sidebar .close').click();

  frame = await openDialog(bench, 'Gói chỉ số');
  await press('Gỡ gói Hiến máu');
  await press('Gỡ');
  await said(/^Đã gỡ 1 chỉ số .*; 1 chỉ số đang được dùng nên giữ lại\./);
  await said('Giữ “Người hiến máu tình nguyện”: có 1 dòng ở tab Hoạt động.');
  await untilRows(bench, 'Chỉ số', 'Nhóm', 'Hiến máu tình nguyện', 1);
  await isFine();
  await press('Lấy lại');
  await said('Đã lấy lại 1 chỉ số.');
  await untilRows(bench, 'Chỉ số', 'Nhóm', 'Hiến máu tình nguyện', 2);
  await press('Gỡ gói Hiến máu');
  await press('Gỡ');
  await untilRows(bench, 'Chỉ số', 'Nhóm', 'Hiến máu tình nguyện', 1);

  await tabTo(bench, frame, 'Gói có sẵn');
  await keys().press('ArrowRight');
  await frame.getByLabel('Dán gói nhận được').fill(text.slice(0, -20));
  await press('Xem gói');
  await said(/^Gói bị cắt: thiếu phần sau chỉ số “Người hiến máu tình nguyện”\. Mở lại gói/);
  await isFine();
  await frame.getByLabel('Dán gói nhận được').fill(text);
  await press('Xem gói');
  await said('1 chỉ số mới, 1 sổ đã có, 0 không thêm được.');
  await isFine();
  await press('Cài 1 chỉ số');
  await said(/^Đã thêm 1 chỉ số của gói “Gói của tỉnh”\./);
  await untilRows(bench, 'Chỉ số', 'Gói', 'Gói của tỉnh', 1);
  expect(bench.window.complaints).toEqual([]);
});
