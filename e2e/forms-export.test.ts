/** The dialog that exports a report, in a real browser: what it asks, and the question where something is kept back. */
import { readdirSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import {
  callIn,
  cutOffIn,
  type FormsBench,
  openDialog,
  openForms,
  overflowOf,
  tabTo,
  violationsOf,
} from './forms-bench';
import { PATIENCE } from './workbench-page';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

/** The narrowest dialog that Google shows on a small screen. */
const NARROW = '300px';

let bench: FormsBench;
const keys = () => bench.window.page.keyboard;

beforeAll(async () => {
  bench = await openForms(18_345, { height: 900 });
});

afterAll(() => bench?.close());

afterEach(async () => {
  expect(bench.window.complaints).toEqual([]);
  await bench.window.page.locator('.dialog .close').click();
  await bench.window.page.locator('.dialog').waitFor({ state: 'detached' });
});

/**
 * No axe violations, no cut-off text, no horizontal scrolling: at its own width, narrow, and in dark mode.
 */
async function looksRight(frame: Frame): Promise<void> {
  const { page } = bench.window;
  const box = await frame.frameElement();
  const setWidth = (width: string) =>
    box.evaluate((element, to) => {
      (element as HTMLElement).style.width = to;
    }, width);
  const was = await box.evaluate((element) => (element as HTMLElement).style.width);
  for (const width of [was, NARROW]) {
    await setWidth(width);
    expect(await frame.evaluate(() => window.innerWidth)).toBe(Number.parseInt(width, 10));
    expect([width, await overflowOf(frame), await cutOffIn(frame)]).toEqual([width, 0, []]);
  }
  await setWidth(was);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect([colorScheme, await violationsOf(frame)]).toEqual([colorScheme, []]);
  }
}

/** The text that is announced to screen readers. */
const told = (frame: Frame) => frame.locator('[role=status].hidden');

/** Waits until the grid has these tabs: it is notified a moment after the page that made the change. */
async function _untilTabs(...wanted: readonly string[]): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const there = await bench.window.sheets();
    if (wanted.every((name) => there.includes(name))) return;
    if (Date.now() > end) throw new Error(`The grid has no tabs ${wanted.join(', ')}: ${there.join(', ')}.`);
    await bench.window.page.waitForTimeout(100);
  }
}

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
  await bench.window.page.locator('.dialog .close').click();
  await bench.window.page.locator('.dialog').waitFor({ state: 'detached' });
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
  await looksRight(frame);
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
  await looksRight(frame);
  expect(documents().filter((name) => name.normalize('NFC').includes('nội bộ'))).toHaveLength(1);
  expect(documents()).toHaveLength(2);
});
