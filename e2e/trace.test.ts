/**
 * Tracing a figure to its rows in the browser: Tổng hợp, a click on a figure, the menu item, the tab with its
 * rows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createHost, newWorkbook, recorder } from '../local';
import { serve, type Workbench } from '../local/workbench/serve';
import { FOUND } from '../scripts/lib/tasks/found';
import { fill, setSettings } from '../src/domain/testdata/fill';
import { defaultChapters, gift, sale } from '../src/domain/testdata/ward';
import { launchBrowser } from './browser';
import { WorkbenchPage } from './workbench-page';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const TRACE = 'Các dòng của con số';
let folder: string;
let browser: Browser;
let bench: Workbench;
let window: WorkbenchPage;

/** A small ward's workbook, not summarised yet. */
async function makeFile(file: string): Promise<void> {
  const host = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder() });
  host.run('installSheets');
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, {
    chapters: defaultChapters,
    recycling: [
      sale({ amount: 80_000 }),
      sale({ amount: 45_000, material: 'Nhựa', quantity: 5 }),
      sale({ chapter: 'K2', amount: 30_000 }),
    ],
    gifts: [gift(), gift({ chapter: 'K2', parcels: 7 })],
  });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  await host.save(file);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-trace-'));
  const file = path.join(folder, 'so.xlsx');
  await makeFile(file);
  browser = await launchBrowser();
  bench = await serve({ file, port: 18_320, say: () => {} });
  window = await WorkbenchPage.open(browser, bench.address);
});

afterAll(async () => {
  await window?.close();
  await browser?.close();
  await bench?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the menu item where it has nothing to show; returns the message of its alert, and closes it. */
async function refused(): Promise<string> {
  await window.addOn('Xem các dòng của con số');
  const alert = window.page.locator('.question');
  await alert.waitFor();
  const said = (await alert.textContent()) ?? '';
  await alert.getByRole('button').first().click();
  await alert.waitFor({ state: 'detached' });
  return said;
}

test('a large figure of the ward’s page: its rows and their sum, on the active tab', async () => {
  await window.addOn('Tổng hợp');
  await window.toast('Đã tổng hợp');
  await window.openTab('TH Chung');
  await window.shows('TH Chung', 'D6', '155.000');
  await window.click('D6');
  await window.addOn('Xem các dòng của con số');
  await window.toast(`Tiền bán phế liệu (đ): 3 dòng, xem tab ${TRACE}.`);
  await window.shows(TRACE, 'A2', 'Tiền bán phế liệu (đ): 155.000');
  await window.shows(TRACE, 'B4', 'ô D6');
  expect(await window.column(TRACE, 'F8', 4)).toEqual(['80.000', '45.000', '30.000', '155.000']);
  expect(await window.column(TRACE, 'E8', 3)).toEqual(['Sắt · 10 kg', 'Nhựa · 5 kg', 'Sắt · 10 kg']);
  // That tab is now active: the menu item, pressed again, refers to one of its cells.
  expect(await refused()).toContain(`của tab “${TRACE}” không phải con số tính từ các dòng.`);
});

test('of a range that was selected upwards, the cell where the selection began', async () => {
  await window.openTab('TH Chung');
  await window.drag('F6', 'D5');
  await window.addOn('Xem các dòng của con số');
  await window.toast(`Trị giá quà tặng (đ): 2 dòng, xem tab ${TRACE}.`);
  await window.shows(TRACE, 'A2', 'Trị giá quà tặng (đ): 3.000.000');
  await window.shows(TRACE, 'F10', '3.000.000');
});

test('a label: a sentence that says what to do', async () => {
  await window.openTab('TH Chung');
  await window.click('D5');
  expect(await refused()).toContain('Ô D5 của tab “TH Chung” không phải con số tính từ các dòng.');
});

describe('twelve things, each from Trang đầu in at most two clicks', () => {
  test.each(FOUND)('$who: $what', async ({ how, name, leads }) => {
    const { page } = window;
    await window.openTab('Trang đầu');
    if (how === 'link' || how === 'words') {
      const cells = await window.block('Trang đầu', 'A1', 50, 4);
      const row = cells.findIndex((line) => line.some((text) => text.startsWith(name)));
      const column = cells[row]?.findIndex((text) => text.startsWith(name)) ?? -1;
      expect([name, row >= 0]).toEqual([name, true]);
      if (how === 'words') return;
      await window.click(`${'ABCD'.charAt(column)}${row + 1}`);
      const link = page.locator('#note button.link', { hasText: `Đến ${leads}!` });
      const place = (await link.textContent())?.split('!')[1] ?? '';
      await link.click();
      await page.locator(`input[value="${place}"], :text-is("${place}")`).first().waitFor();
      return;
    }
    await window.addOn(name);
    const place = how === 'dialog' ? '.dialog.modal' : '#sidebar';
    const frame = await window.frame(place);
    await frame.getByRole('heading', { name: leads, level: 1 }).waitFor();
    await page.locator(`${how === 'dialog' ? '.dialog' : place} .close`).click();
    await page.locator(`${place} iframe`).waitFor({ state: 'detached' });
  });
});

test('the page reported no errors', () => {
  expect(window.complaints).toEqual([]);
});
