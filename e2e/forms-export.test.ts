/** The dialog that exports a report, in a real browser: what it asks, and the question where something is kept back. */
import { readdirSync } from 'node:fs';
import { looksRight } from './dialog-looks';
import { callIn, closeDialog, type FormsBench, openDialog, openForms, tabTo, told } from './forms-bench';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let bench: FormsBench;
const keys = () => bench.window.page.keyboard;

beforeAll(async () => {
  bench = await openForms(18_345, { height: 900 });
});

afterAll(() => bench?.close());

afterEach(async () => {
  expect(bench.window.complaints).toEqual([]);
  await closeDialog(bench);
});

const documents = () => readdirSync(bench.folder).filter((name) => name.endsWith('.docx'));

test('Chọn báo cáo để xuất: what the report would keep back is asked first; number, day and annexes are this one’s', async () => {
  let frame = await openDialog(bench, 'Chọn báo cáo để xuất');
  await frame.getByRole('radio', { name: 'Báo cáo định kỳ' }).waitFor();
  for (const [at, quantity] of ['35 kg', '20 kg'].entries()) {
    const saved = await callIn(frame, 'row.save', {
      ...{ table: 'recycling', submission: `for-the-export-000${at}`, acceptSimilar: true },
      values: { day: `${at + 5}/8/2022`, chapter: 'K1', material: 'Sắt', quantity, amount: '90.000' },
    });
    expect(saved.ok).toBe(true);
  }
  await closeDialog(bench);
  await bench.window.openTab('Tái chế');
  await bench.window.type('D2', 'nhiều lắm');
  await bench.window.shows('Tái chế', 'D2', 'nhiều lắm');
  frame = await openDialog(bench, 'Chọn báo cáo để xuất');
  // A chapter is asked for where the report can be of one; it takes no number.
  await frame.getByRole('radio', { name: 'Báo cáo mô hình 1+1 và 3 có 3 biết' }).check();
  await frame.getByLabel('Báo cáo của').selectOption({ index: 1 });
  expect(await frame.getByLabel('Số văn bản').count()).toBe(0);
  await frame.getByRole('radio', { name: 'Báo cáo thành tích chuyên đề' }).check();
  expect(await frame.getByLabel('Báo cáo của').count()).toBe(0);
  expect(await frame.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await frame.getByRole('checkbox', { name: 'Số liệu theo chi hội' }).check();
  expect(await frame.getByRole('checkbox', { name: 'Nêu cả chỉ số giảm, chưa đạt' }).count()).toBe(1);
  await frame.getByLabel('Kỳ báo cáo').selectOption('typed');
  await tabTo(bench, frame, 'Từ ngày');
  await keys().press('Control+a');
  await keys().type('1/1/2022');
  await tabTo(bench, frame, 'Đến ngày');
  await keys().press('Control+a');
  await keys().type('31/12/2022');
  await tabTo(bench, frame, 'Số văn bản');
  await keys().type('12');
  await keys().press('Enter');
  await frame.getByText(/^Xuất vẫn được, nhưng có dòng chưa đúng.*Tái chế 01 dòng/).waitFor();
  expect(await told(frame).textContent()).toContain('Chưa xuất');
  await looksRight(bench, frame);
  expect(documents()).toEqual([]);
  // Another request is asked about anew.
  await frame.getByRole('checkbox', { name: 'Biểu đồ' }).check();
  await tabTo(bench, frame, 'Xuất tiếp');
  await keys().press('Enter');
  await frame.getByText(/^Xuất vẫn được, nhưng có dòng chưa đúng/).waitFor();
  expect(documents()).toEqual([]);
  await tabTo(bench, frame, 'Xuất tiếp');
  await keys().press('Enter');
  await frame.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
  await looksRight(bench, frame);
  expect(documents().filter((name) => name.normalize('NFC').includes('nội bộ'))).toHaveLength(1);
  expect(documents()).toHaveLength(2);
});

test('a button of the question goes to the row that is to be mended, and the dialog is out of the way', async () => {
  const { page } = bench.window;
  const frame = await openDialog(bench, 'Chọn báo cáo để xuất');
  await frame.getByRole('radio', { name: 'Báo cáo định kỳ' }).check();
  await frame.getByLabel('Kỳ báo cáo').selectOption('typed');
  await frame.locator('#field-from').fill('1/1/2022');
  await frame.locator('#field-to').fill('31/12/2022');
  await frame.getByRole('button', { name: 'Xuất báo cáo' }).click();
  // What the document lacks is asked about too, with one button for the tab.
  await frame.getByText(/^Chưa có họ tên người ký/).waitFor();
  expect(await frame.getByRole('button', { name: 'Mở Cài đặt' }).count()).toBe(1);
  await frame.getByRole('button', { name: 'Mở Tái chế, dòng 2' }).click();
  await page.locator('.dialog').waitFor({ state: 'detached' });
  // Nothing is left for the end of the test to close.
  await openDialog(bench, 'Chọn báo cáo để xuất');
});
