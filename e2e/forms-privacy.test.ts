/** The dialog “Riêng tư” in a real browser: sharing looked at, a member who withdrew her consent erased after a recap and a question. */
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
  bench = await openForms(18_810, { height: 1000 });
});
afterEach(() => bench?.close());

test('sharing, consent, and one who is erased', async () => {
  frame = await openDialog(bench, 'Riêng tư');
  await said('12 trong 12 hội viên chưa ghi ngày đồng ý.');
  await said('Chưa ghi ngày nào có người xem.');
  await isFineInEveryLook();
  await press('Hôm nay đã xem: Bị hạn chế');
  await said('Đã ghi. Năm sau sổ nhắc lại.');
  const values = { name: 'Vũ Thị Sim', chapter: 'K5A', state: 'Đang sinh hoạt', phone: '0968345671' };
  const saved = await callIn(frame, 'row.save', {
    ...{ table: 'members', submission: 'MADE000000000002', acceptSimilar: true },
    values: { ...values, withdrawn: '1/3/2026' },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  await callIn(frame, 'row.save', {
    ...{ table: 'recycling', submission: 'MADE000000000003', acceptSimilar: true },
    values: {
      day: '1/3/2026',
      chapter: 'K5A',
      material: 'Sắt',
      quantity: '9 kg',
      note: 'chị Vũ Thị Sim bán',
    },
  });
  await bench.window.page.reload();
  frame = await openDialog(bench, 'Riêng tư');
  await said(/^Xem lần cuối ngày/);
  await frame.getByLabel('Vũ Thị Sim, rút đồng ý ngày 01/03/2026').check();
  await press('Xem sẽ xóa gì');
  await said(/^Hội viên: 1 dòng/);
  await frame.getByRole('link', { name: 'Tái chế, ô G2' }).waitFor();
  await isFine();
  await press('Xóa thông tin');
  await said('Xóa rồi không lấy lại được. Xóa chứ?');
  await isFine();
  await press('Xóa hẳn');
  await said(`Đã xóa thông tin của ${saved.value.row.id}; các tổng số vẫn như cũ.`);
  await isFine();
  await press('Quay lại');
  await said('Không có ai.');
});
