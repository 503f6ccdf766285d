/**
 * The officers' dialogs in a real browser, by keyboard: choosing models, exporting a chosen report, closing
 * the book.
 */
import { readdirSync } from 'node:fs';
import { optionalModelKeys } from '../src/domain/ward';
import { looksRight } from './dialog-looks';
import {
  callIn,
  closeDialog,
  type FormsBench,
  loseAnswers,
  openDialog,
  openForms,
  rowsWith,
  tabTo,
  told,
  untilRows,
} from './forms-bench';
import { PATIENCE } from './workbench-page';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let bench: FormsBench;
const keys = () => bench.window.page.keyboard;

beforeAll(async () => {
  bench = await openForms(18_340, { height: 900 });
});

afterAll(() => bench?.close());

afterEach(async () => {
  expect(bench.window.complaints).toEqual([]);
  await closeDialog(bench);
});

/** Waits until the grid has these tabs: it is notified a moment after the page that made the change. */
async function untilTabs(...wanted: readonly string[]): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const there = await bench.window.sheets();
    if (wanted.every((name) => there.includes(name))) return;
    if (Date.now() > end) throw new Error(`The grid has no tabs ${wanted.join(', ')}: ${there.join(', ')}.`);
    await bench.window.page.waitForTimeout(100);
  }
}

test('Chọn mô hình: two ticks by keyboard bring two tabs; one tick less keeps the tab', async () => {
  let frame = await openDialog(bench, 'Chọn mô hình');
  await frame.getByText('Điểm chia sẻ', { exact: true }).waitFor();
  expect(await frame.getByRole('checkbox').count()).toBe(optionalModelKeys.length);
  await looksRight(bench, frame);
  for (const name of ['Mẹ đỡ đầu', 'Chủ nhật xanh']) {
    await tabTo(bench, frame, name);
    await keys().press('Space');
  }
  await tabTo(bench, frame, 'Lưu 2 mô hình');
  await keys().press('Enter');
  await frame.locator('.box.good').waitFor();
  expect(await frame.locator('.box.good').innerText()).toContain('Mẹ đỡ đầu, Chủ nhật xanh. Đã tạo 2 tab.');
  expect(await told(frame).textContent()).toContain('Mẹ đỡ đầu');
  await untilTabs('Mẹ đỡ đầu', 'Chủ nhật xanh');
  await looksRight(bench, frame);
  await tabTo(bench, frame, 'Mẹ đỡ đầu');
  await keys().press('Space');
  await tabTo(bench, frame, 'Lưu 1 mô hình');
  await keys().press('Enter');
  await frame.getByText('Tab Mẹ đỡ đầu vẫn giữ nguyên').first().waitFor();
  expect(await bench.window.sheets()).toContain('Mẹ đỡ đầu');
  // Opened again, it shows what was saved.
  await closeDialog(bench);
  frame = await openDialog(bench, 'Chọn mô hình');
  await frame.getByText('Điểm chia sẻ', { exact: true }).waitFor();
  expect(await frame.getByRole('checkbox', { checked: true }).count()).toBe(1);
  expect(await frame.getByRole('checkbox', { name: 'Chủ nhật xanh' }).isChecked()).toBe(true);
});

const documents = () => readdirSync(bench.folder).filter((name) => name.endsWith('.docx'));

test('Chọn báo cáo để xuất: kind and days by keyboard; the dialog then says what to look at', async () => {
  const frame = await openDialog(bench, 'Chọn báo cáo để xuất');
  await frame.getByRole('radio', { name: 'Báo cáo định kỳ' }).waitFor();
  // An empty ledger cannot be exported.
  const sold = await callIn(frame, 'row.save', {
    ...{ table: 'recycling', submission: 'for-the-report-0001', acceptSimilar: true },
    values: { day: '5/8/2022', chapter: 'K1', material: 'Sắt', quantity: '35 kg', amount: '90.000' },
  });
  expect(sold.ok).toBe(true);
  expect(await frame.getByRole('radio').count()).toBe(4);
  expect(await frame.getByRole('radio', { name: 'Báo cáo thành tích chuyên đề' }).isChecked()).toBe(true);
  await looksRight(bench, frame);
  await tabTo(bench, frame, 'Báo cáo thành tích chuyên đề');
  for (let press = 0; press < 3; press += 1) await keys().press('ArrowDown');
  expect(await frame.getByRole('radio', { name: 'Báo cáo định kỳ' }).isChecked()).toBe(true);
  const days = frame.locator('#period-said');
  expect(await days.textContent()).toMatch(/^01\/01\/\d{4} – 31\/12\/\d{4}$/);
  await tabTo(bench, frame, 'Kỳ báo cáo');
  await keys().press('End');
  expect(await days.textContent()).toBe('');
  await tabTo(bench, frame, 'Từ ngày');
  await keys().press('Control+a');
  await keys().type('1/7/2022');
  await tabTo(bench, frame, 'Đến ngày');
  await keys().press('Control+a');
  await keys().type('30/6/2022');
  await keys().press('Enter');
  // An end before the start is reported at its field, and no file is created.
  await frame.locator('.said.wrong', { hasText: /trước/ }).waitFor();
  expect(await frame.evaluate(() => document.activeElement?.id)).toBe('field-to');
  await looksRight(bench, frame);
  expect(documents()).toEqual([]);
  await keys().press('Control+a');
  await keys().type('30/9/2022');
  await keys().press('Enter');
  await frame.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
  expect(await frame.locator('.box.good').innerText()).toContain('01/07/2022 – 30/09/2022');
  expect(await told(frame).textContent()).toContain('Đã xuất báo cáo');
  await looksRight(bench, frame);
  expect(documents()).toHaveLength(1);
  await untilRows(bench, 'Sổ báo cáo', 'Loại báo cáo', 'Báo cáo định kỳ', 1);
  // The next export starts with the same choices.
  await tabTo(bench, frame, 'Xuất báo cáo khác');
  await keys().press('Enter');
  await frame.getByRole('radio', { name: 'Báo cáo định kỳ', checked: true }).waitFor();

  // Pressed three times at once: one report. Its answer is lost: the message says where to look.
  const restore = await loseAnswers(frame);
  await frame.getByLabel('Kỳ báo cáo').selectOption('0');
  await frame.getByRole('button', { name: 'Xuất báo cáo' }).evaluate((button) => {
    for (let press = 0; press < 3; press += 1) (button as HTMLButtonElement).click();
  });
  await frame.getByText('Chưa nhận được trả lời. Xem tab Sổ báo cáo').waitFor();
  await untilRows(bench, 'Sổ báo cáo', 'Loại báo cáo', 'Báo cáo định kỳ', 2);
  await restore();
});

test('Phát hành: a draft gets its number and day, is warned about, compared with and taken back', async () => {
  let frame = await openDialog(bench, 'Phát hành');
  await frame.getByRole('heading', { name: 'Chưa phát hành' }).waitFor();
  await callIn(frame, 'report.export', {
    kind: 'periodic',
    from: '2022-01-01',
    to: '2022-12-31',
    accept: true,
  });
  const made = await callIn(frame, 'issues.list', {});
  const id = made.ok ? (made.value.reports[0]?.id ?? '') : '';
  await closeDialog(bench);

  frame = await openDialog(bench, 'Phát hành');
  await frame.getByText('Chưa có báo cáo nào được phát hành.').waitFor();
  await looksRight(bench, frame);
  const draft = () => frame.locator('.card', { hasText: id });
  await draft().getByRole('button', { name: 'Phát hành' }).click();
  // Without a number nothing is sent.
  await tabTo(bench, frame, 'Số văn bản');
  await keys().press('Enter');
  await frame.getByText('Chưa có số văn bản.').first().waitFor();
  await keys().type('05/BC-HPN');
  await looksRight(bench, frame);
  // Meanwhile a gift in the period is recorded.
  const written = await callIn(frame, 'row.save', {
    table: 'gifts',
    values: {
      ...{
        day: '1/6/2022',
        occasion: 'Quốc tế Thiếu nhi 1/6',
        chapter: 'K5A',
        recipients: 'Trẻ em khó khăn',
      },
      ...{ parcels: '14', unitValue: '500.000', fund: 'Biến rác thành tiền' },
    },
    submission: 'for-the-dialogs-issued',
    acceptSimilar: true,
  });
  expect(written).toMatchObject({ ok: true });
  await tabTo(bench, frame, 'Phát hành');
  await keys().press('Enter');
  await frame.getByText(/^Từ lúc xuất, \d+ con số của báo cáo đã đổi/).waitFor();
  await looksRight(bench, frame);
  await tabTo(bench, frame, 'Vẫn phát hành bản này');
  await keys().press('Enter');
  await frame.locator('.box.good', { hasText: 'số 05/BC-HPN ngày' }).waitFor();
  expect(await told(frame).textContent()).toContain('Đã phát hành');
  await untilRows(bench, 'Sổ báo cáo', 'Trạng thái', 'Đã phát hành', 1);
  await looksRight(bench, frame);
  await tabTo(bench, frame, 'So với sổ bây giờ');
  await keys().press('Enter');
  await frame.locator('.box.good', { hasText: /con số đã khác báo cáo/ }).waitFor();
  await untilTabs('So với báo cáo');
  await looksRight(bench, frame);
  await closeDialog(bench);

  // The officer picks the report that the next one is compared with.
  frame = await openDialog(bench, 'Chọn báo cáo để xuất');
  await frame.getByRole('radio', { name: 'Báo cáo định kỳ' }).check();
  expect(await frame.getByLabel('So với báo cáo đã phát hành').count()).toBe(0);
  await callIn(frame, 'period.set', { from: '1/1/2022', to: '31/12/2022' });
  await closeDialog(bench);
  frame = await openDialog(bench, 'Chọn báo cáo để xuất');
  await frame.getByRole('radio', { name: 'Báo cáo định kỳ' }).check();
  const against = frame.getByLabel('So với báo cáo đã phát hành');
  await against.waitFor();
  expect(await against.locator('option').allTextContents()).toEqual([
    expect.stringMatching(/^số 05\/BC-HPN ngày /),
    'Không so',
  ]);
  await looksRight(bench, frame);
  await closeDialog(bench);

  frame = await openDialog(bench, 'Phát hành');
  await tabTo(bench, frame, 'Rút lại');
  await keys().press('Enter');
  await looksRight(bench, frame);
  await tabTo(bench, frame, 'Rút');
  await keys().press('Enter');
  await frame.locator('.box.good', { hasText: 'Đã rút' }).waitFor();
  await frame.getByText('đã rút', { exact: true }).waitFor();
  await untilRows(bench, 'Sổ báo cáo', 'Trạng thái', 'Đã rút', 1);
  await looksRight(bench, frame);
});

test('Khóa sổ: says what it means, refuses a day to come, closes up to the day', async () => {
  const frame = await openDialog(bench, 'Khóa sổ');
  await frame.getByText('Sổ chưa khóa ngày nào.').waitFor();
  await looksRight(bench, frame);
  await tabTo(bench, frame, 'Khóa đến hết ngày');
  await keys().press('Control+a');
  await keys().type('31/12/2099');
  await keys().press('Enter');
  await frame.locator('.said.wrong', { hasText: 'chưa tới' }).waitFor();
  await looksRight(bench, frame);
  expect(await rowsWith(bench, 'Cài đặt', 'Giá trị', '31/12/2024')).toEqual([]);
  await keys().press('Control+a');
  await keys().type('31/12/2024');
  await keys().press('Enter');
  await frame.locator('.box.good', { hasText: 'Đã khóa sổ đến 31/12/2024' }).waitFor();
  expect(await told(frame).textContent()).toContain('Đã khóa sổ đến 31/12/2024');
  await untilRows(bench, 'Cài đặt', 'Giá trị', '31/12/2024', 1);
  await frame.getByText('Khóa đến một ngày sớm hơn 31/12/2024').waitFor();
  await looksRight(bench, frame);
});
