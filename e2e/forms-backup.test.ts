/** The dialog “Sao lưu” in a real browser, a backup made, a row lost, its recap read, and the row brought back. */
import type { Frame } from 'playwright-core';
import { callIn, type FormsBench, openDialog, openForms } from './forms-bench';
import { formsKeyboard } from './forms-keyboard';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let bench: FormsBench;
let frame: Frame;
const { press, isFine, isFineInEveryLook } = formsKeyboard(() => ({ bench, frame }));
const said = (words: string | RegExp) => frame.getByText(words).last().waitFor();

beforeEach(async () => {
  bench = await openForms(18_790, { height: 1000 });
});
afterEach(() => bench?.close());

test('made, compared, brought back', async () => {
  frame = await openDialog(bench, 'Sao lưu');
  await said('Sổ chưa có bản sao lưu nào.');
  await isFineInEveryLook();
  const values = { day: '1/3/2026', chapter: 'K5A', material: 'Sắt', quantity: '10 kg', amount: '80.000' };
  const saved = await callIn(frame, 'row.save', {
    ...{ table: 'recycling', values, submission: 'MADE000000000001', acceptSimilar: true },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  await press('Sao lưu bây giờ');
  await said(/^Đã sao lưu \d+ tab có số liệu/);
  await isFine();
  const { id, version } = saved.value.row;
  await callIn(frame, 'row.delete', { table: 'recycling', id, version });
  await frame.getByLabel(/^Tái chế \(/).check();
  await said('1 dòng trở lại');
  await said(/^Tab Tái chế, bản \d{4}-/);
  await isFine();
  await press('Khôi phục');
  await said('Đã trả lại 1 dòng, sửa 0 dòng của tab Tái chế như bản sao lưu.');
  await isFine();
});
