/**
 * What officers do besides adding rows, in a real browser: the dialogs of the menu, members' records, the
 * monthly review (“ba biết”), pairs. Each is opened, passes axe, and is used by keyboard until the result is
 * in the grid.
 */
import type { Frame } from 'playwright-core';
import { modelLabel, optionalModelKeys } from '../src/domain/ward';
import type { Input } from '../src/shared/contract';
import {
  callIn,
  closeDialog,
  type FormsBench,
  openDialog,
  openForms,
  openSidebar,
  rowsWith,
  tabTo,
  untilRows,
} from './forms-bench';
import { formsKeyboard } from './forms-keyboard';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let bench: FormsBench;
let frame: Frame;
const keys = () => bench.window.page.keyboard;
const { press, type, pick, isFine, isFineInEveryLook, description } = formsKeyboard(() => ({ bench, frame }));

beforeAll(async () => {
  bench = await openForms(18_380, { height: 1000 });
});

afterAll(() => bench?.close());

afterEach(async () => {
  expect(bench.window.complaints).toEqual([]);
  const close = bench.window.page.locator('.dialog .close');
  if (await close.isVisible()) await close.click();
});

let prepared = 0;
async function add(table: string, values: Input<'row.save'>['values']): Promise<string> {
  prepared += 1;
  const submission = `for-the-dialogs-${String(prepared).padStart(6, '0')}`;
  const answer = await callIn(frame, 'row.save', { table, values, submission, acceptSimilar: true });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value.row.id;
}

// --- Dialogs ----------------------------------------------------------------------------------------------------

test('Kỳ tổng hợp: one of the usual periods, or from a day to a day', async () => {
  frame = await openDialog(bench, 'Kỳ tổng hợp');
  await frame.getByRole('button', { name: /^Tháng này/ }).waitFor();
  await isFineInEveryLook();
  await press('6 tháng đầu năm');
  await frame
    .getByText(/^Đã đặt kỳ/)
    .last()
    .waitFor();
  await isFine();
  await type('Từ ngày', '5/2/2024');
  await type('Đến ngày', '1/1/2024');
  await press('Đặt kỳ này');
  await frame.getByRole('alert').waitFor();
  await isFine();
  await type('Đến ngày', '20/11/2024');
  await press('Đặt kỳ này');
  await frame.getByText('05/02/2024 – 20/11/2024').first().waitFor();
  await untilRows(bench, 'Cài đặt', 'Giá trị', '05/02/2024', 1);
  await untilRows(bench, 'Cài đặt', 'Giá trị', '20/11/2024', 1);
});

test('Cài đặt: what is changed is saved, the rest stays', async () => {
  frame = await openDialog(bench, 'Thông tin của Hội');
  await frame.getByLabel('Tên Hội').waitFor();
  await isFineInEveryLook();
  await type('Tên gọi tắt', 'Hội LHPN phường Thử Nghiệm');
  await type('Điện thoại', '123');
  await press('Lưu cài đặt');
  await frame.locator('.said.wrong').first().waitFor();
  await type('Điện thoại', '0203 3854 321');
  await press('Lưu cài đặt');
  await frame.getByText('Đã lưu cài đặt.').last().waitFor();
  await untilRows(bench, 'Cài đặt', 'Giá trị', 'Hội LHPN phường Thử Nghiệm', 1);
  // The period that the previous test set is still there.
  await untilRows(bench, 'Cài đặt', 'Giá trị', '05/02/2024', 1);
  await isFine();
});

test('Cài đặt: chosen models are ticked; an unknown one stays visible and does not block saving the others', async () => {
  const { window } = bench;
  const [line] = await rowsWith(bench, 'Cài đặt', 'Cài đặt', 'Mô hình đã chọn');
  const all = optionalModelKeys.map(modelLabel);
  await window.addOn('Hiện các tab của cán bộ');
  await window.openTab('Cài đặt');
  await window.type(`B${line}`, all.join('; '));
  frame = await openDialog(bench, 'Thông tin của Hội');
  const models = () => frame.getByRole('group', { name: 'Mô hình đã chọn' });
  await models().waitFor();
  // And “Chỉ phần lõi”.
  expect(await models().getByRole('checkbox').count()).toBe(all.length + 1);
  expect(await models().getByRole('checkbox', { checked: true }).count()).toBe(all.length);
  // Saving another setting leaves this one as it was typed.
  await type('Địa danh', 'Hoa Sen');
  await press('Lưu cài đặt');
  await frame.getByText('Đã lưu cài đặt.').last().waitFor();
  expect(await window.display('Cài đặt', `B${line}`)).toBe(all.join('; '));
  await models().getByRole('checkbox', { name: 'Tuyên truyền' }).uncheck();
  await press('Lưu cài đặt');
  await untilRows(bench, 'Cài đặt', 'Giá trị', all.filter((label) => label !== 'Tuyên truyền').join(', '), 1);
  await closeDialog(bench);

  await window.type(`B${line}`, 'Nguồn thu, Việc lạ');
  const [style] = await rowsWith(bench, 'Cài đặt', 'Cài đặt', 'Kiểu tiêu đề văn bản');
  await window.type(`B${style}`, 'Kiểu khác');
  frame = await openDialog(bench, 'Thông tin của Hội');
  await models().waitFor();
  expect(await models().getByRole('checkbox', { name: 'Việc lạ' }).isChecked()).toBe(true);
  await frame.getByText('Danh sách không có “Việc lạ”.').waitFor();
  expect(await frame.getByRole('radio', { name: 'Kiểu khác' }).isChecked()).toBe(true);
  await frame.getByText('Danh sách không có “Kiểu khác”.').waitFor();
  await isFineInEveryLook();
  await type('Địa danh', 'Hoa Đào');
  await press('Lưu cài đặt');
  await untilRows(bench, 'Cài đặt', 'Giá trị', 'Hoa Đào', 1);
  await models().getByRole('checkbox', { name: 'Khoản chi' }).check();
  await press('Lưu cài đặt');
  await models().getByText('Danh sách không có “Việc lạ”.').waitFor();
  expect(await window.display('Cài đặt', `B${line}`)).toBe('Nguồn thu, Việc lạ');
  await models().getByRole('checkbox', { name: 'Việc lạ' }).click();
  await press('Lưu cài đặt');
  await untilRows(bench, 'Cài đặt', 'Giá trị', 'Nguồn thu, Khoản chi', 1);
  await isFine();
});

test('Ai đã ghi sổ: who has, who has not, a text to copy', async () => {
  frame = await openSidebar(bench);
  await add('recycling', {
    day: (await description()).today,
    chapter: 'K5A',
    material: 'Nhựa',
    quantity: '2,5 kg',
  });
  frame = await openDialog(bench, 'Ai đã ghi sổ');
  await frame.getByText('1/3 chi hội', { exact: true }).waitFor();
  await isFineInEveryLook();
  expect(await frame.getByRole('row', { name: /^Khu 5A/ }).textContent()).toContain('Tái chế: 1');
  expect(await frame.getByText('chưa ghi', { exact: true }).count()).toBe(2);
  await press('Chép để gửi Zalo');
  await frame.getByRole('button', { name: 'Đã chép ✓' }).waitFor();
  const copied = await bench.window.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Khu 1');
  await frame.getByLabel('Tháng').selectOption({ index: 1 });
  await frame.getByText('0/3 chi hội', { exact: true }).waitFor();
});

test('Hội viên ghi trùng: two records side by side become one, and what pointed at the other follows', async () => {
  frame = await openSidebar(bench);
  const one = { name: 'Vũ Thị Trùng', chapter: 'K1', birth: '1970', state: 'Đang sinh hoạt' };
  const kept = await add('members', one);
  const dropped = await add('members', { ...one, phone: '0912345678' });
  await add('pairings', {
    day: '02/03/2026',
    kind: 'Đỡ đầu hội viên khó khăn',
    chapter: 'K1',
    helper: `Vũ Thị Trùng · ${dropped}`,
    helped: 'Nông Thị Khác',
    state: 'Dừng',
  });
  frame = await openDialog(bench, 'Hội viên ghi trùng');
  await frame.getByRole('heading', { name: 'Vũ Thị Trùng' }).waitFor();
  await isFineInEveryLook();
  await press(`Gộp ${dropped} vào ${kept}`);
  await frame.getByText('Đã gộp.').waitFor();
  await isFine();
  await untilRows(bench, 'Hội viên', 'Họ và tên', 'Vũ Thị Trùng', 1);
  await untilRows(bench, 'Hội viên', 'Điện thoại', '0912 345 678', 1);
  await untilRows(bench, 'Cặp 1+1', 'Bên giúp', `Vũ Thị Trùng · ${kept}`, 1);
});

// --- The sidebar's other work -----------------------------------------------------------------------------------

test('a member is found, moved to another chapter, and marked as left; her row stays', async () => {
  frame = await openSidebar(bench);
  await add('members', {
    name: 'Đặng Thị Chuyển',
    chapter: 'K1',
    group: 'Tổ 1',
    birth: '1966',
    state: 'Đang sinh hoạt',
  });
  frame = await openSidebar(bench);
  await press('Tìm hội viên');
  await frame.getByRole('heading', { name: 'Hội viên', exact: true }).waitFor();
  await pick('Tìm hội viên', 'chuyen 66');
  await frame.getByRole('heading', { name: 'Đặng Thị Chuyển', exact: true }).waitFor();
  await isFineInEveryLook();
  await press('Sổ ghi gì về chị ấy');
  const held = frame.getByRole('textbox', { name: /^Mọi điều sổ ghi về/ });
  await held.waitFor();
  expect(await held.inputValue()).toMatch(/^MỌI ĐIỀU SỔ GHI VỀ Đặng Thị Chuyển \(HV-/);
  await isFine();
  await press('Quay lại');
  await press('Chuyển chi hội');
  await isFine();
  await pick('Chuyển đến chi hội', '5a');
  await press('Chuyển');
  await frame.getByText('Đã chuyển Đặng Thị Chuyển.').waitFor();
  await untilRows(bench, 'Hội viên', 'Ghi chú', noteOf(await today()), 1);
  await press('Ghi rời đi');
  await isFine();
  // Her present state is not offered as a reason for leaving.
  expect(await frame.getByRole('radio').count()).toBe(3);
  await tabTo(bench, frame, 'Chuyển đi');
  await keys().press('ArrowRight');
  await press('Ghi rời đi');
  await frame.getByText('Đã ghi Đặng Thị Chuyển rời đi.').waitFor();
  await untilRows(bench, 'Hội viên', 'Họ và tên', 'Đặng Thị Chuyển', 1);
  await untilRows(bench, 'Hội viên', 'Trạng thái', 'Thôi sinh hoạt', 1);
});

async function today(): Promise<string> {
  const described = await description();
  return described.today.split('-').reverse().join('/');
}
const noteOf = (day: string): string => `Chuyển từ Khu 1 đến Khu 5A ngày ${day}.`;

test('the monthly review (“ba biết”): ticked, saved together, counted', async () => {
  frame = await openSidebar(bench);
  await press('Ba biết');
  await pick('Chi hội', 'khu 1');
  await frame.locator('.tick').first().waitFor();
  await isFineInEveryLook();
  await tabTo(bench, frame, 'Biết mặt');
  await keys().press('Space');
  await tabTo(bench, frame, 'Biết nhu cầu');
  await keys().press('Space');
  await keys().press('Space');
  await isFine();
  await press('Lưu 1 người');
  await frame.getByText('Đã lưu 1 người.').waitFor({ state: 'attached' });
  await untilRows(bench, 'Hội viên', 'Biết mặt', 'Có', 1);
  await untilRows(bench, 'Hội viên', 'Biết nhu cầu', 'Không', 1);
  await untilRows(bench, 'Hội viên', 'Biết hoàn cảnh', 'Có', 0);
});

test('a pair: support is noted as a giving of its own, then the pair is closed with its result', async () => {
  frame = await openSidebar(bench);
  await add('pairings', {
    day: '02/03/2026',
    kind: 'Đỡ đầu hội viên khó khăn',
    chapter: 'K1',
    helper: 'K5A',
    helped: 'Nông Thị Thử',
    state: 'Đang giúp',
    support: 'Thăm hỏi',
    value: '500.000',
  });
  await press('Cặp đang giúp');
  await frame.getByRole('button', { name: 'Ghi hỗ trợ' }).waitFor();
  await isFineInEveryLook();
  await press('Ghi hỗ trợ');
  await frame.getByRole('heading', { name: 'Hỗ trợ 1+1' }).waitFor();
  await isFine();
  const pair = await frame.getByRole('combobox', { name: 'Cặp' }).inputValue();
  expect(pair).toMatch(/^chi hội Khu 5A giúp Nông Thị Thử · CP-[0-9A-Z]{5}$/);
  await type('Ngày', '5/5/2026');
  await type('Nội dung', 'Cho vay vốn nuôi gà');
  await type('Trị giá', '2tr');
  await press('Lưu');
  await untilRows(bench, 'Hỗ trợ 1+1', 'Trị giá', '2.000.000 đ', 1);
  await untilRows(bench, 'Hỗ trợ 1+1', 'Cặp', pair, 1);
  await untilRows(bench, 'Cặp 1+1', 'Trị giá hỗ trợ', '500.000 đ', 1);
  await press('Xong');
  await press('Cặp đang giúp');
  await frame.getByText('Đã hỗ trợ 1 lần, gần nhất 05/05/2026, 2.000.000đ.').waitFor();
  await press('Khép cặp');
  await frame.getByRole('radio').first().waitFor();
  await isFine();
  expect(await frame.getByRole('radio').count()).toBe(2);
  await pick('Kết quả', 'thoat can ngheo');
  await tabTo(bench, frame, 'Ngày khép');
  await frame.getByRole('button', { name: 'Khép cặp' }).focus();
  await keys().press('Enter');
  await frame.getByText('Chưa có cặp nào đang giúp.').waitFor();
  await untilRows(bench, 'Cặp 1+1', 'Kết quả', 'Thoát cận nghèo', 1);
  await untilRows(bench, 'Cặp 1+1', 'Trạng thái', 'Hoàn thành', 1);
});

test('a row grows around wrapped text that is written into it, and shrinks again, as on Google', async () => {
  const { window } = bench;
  await window.openTab('Cài đặt');
  await window.shows('Cài đặt', 'A8', 'Thành lập');
  const usual = await window.heightOf('B8');
  // `TM. BAN THƯỜNG VỤ`, line break, `CHỦ TỊCH`.
  const [line] = await rowsWith(bench, 'Cài đặt', 'Cài đặt', 'Chức danh người ký');
  expect(await window.heightOf(`B${line}`)).toBeGreaterThan(usual);
  await window.type('B8', 'tháng 7 năm 1981, trên cơ sở sáp nhập hai Hội của hai xã cũ thành một');
  await window.notTwiceAtOnce();
  expect(await window.heightOf('B8')).toBeGreaterThan(usual);
  await window.click('B8');
  await window.page.keyboard.press('Delete');
  await window.notTwiceAtOnce();
  expect(await window.heightOf('B8')).toBe(usual);
});
