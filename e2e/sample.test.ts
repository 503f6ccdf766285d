/**
 * The steps of a first try: `npm start`, the sample ward in the browser, Tổng hợp, a second window, the
 * report.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../local/root';
import { launchBrowser } from './browser';
import { WorkbenchPage } from './workbench-page';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

let folder: string;
let program: ChildProcess;
let browser: Browser;
let window: WorkbenchPage;

/** Runs `npm start`, and waits for the address that it prints. */
function start(): Promise<string> {
  const args = [path.join(projectRoot(), 'scripts/start.mjs'), '--out', folder, '--port', '19100'];
  program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    program.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    program.on('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-sample-'));
  const [address, found] = await Promise.all([start(), launchBrowser()]);
  browser = found;
  window = await WorkbenchPage.open(browser, address);
});

afterAll(async () => {
  await browser?.close();
  await new Promise<void>((resolve) => {
    program.removeAllListeners('exit');
    program.on('exit', () => resolve());
    program.kill('SIGTERM');
  });
  rmSync(folder, { recursive: true, force: true });
});

test('the tabs hold the sample', async () => {
  expect(await window.sheets()).toEqual(
    expect.arrayContaining(['Hội viên', 'Tái chế', 'Quà tặng', 'TH Chung']),
  );
  await window.shows('Hội viên', 'A1', 'Họ và tên *');
  await window.shows('TH Chung', 'A6', '4.401');
});

test('Tổng hợp follows a line that was added by hand', async () => {
  await window.openTab('Tái chế');
  const before = await window.display('TH Chung', 'D6');
  expect(before).toBe('130.000.000');
  // Moves one sale of the sample's first year into the summarised year, and adds a million to it.
  await window.type('F3', '1.193.000');
  await window.shows('Tái chế', 'F3', '1.193.000 đ');
  await window.type('A3', '3/1/2022');
  await window.shows('Tái chế', 'A3', '03/01/2022');
  await window.addOn('Tổng hợp');
  await window.toast('Đã tổng hợp');
  await window.shows('TH Chung', 'D6', '131.193.000');
  await window.openTab('TH Chung');
  await window.page.locator('.chart').first().waitFor();
});

test('a second window shows the same, and sees what the first types', async () => {
  const other = await WorkbenchPage.open(browser, window.page.url());
  await other.shows('TH Chung', 'D6', '131.193.000');
  await window.openTab('Tái chế');
  await window.type('G4', 'thấy ngay');
  await other.shows('Tái chế', 'G4', 'thấy ngay');
  await other.close();
});

test('the sidebar opens on the form of the open tab', async () => {
  await window.addOn('Nhập liệu');
  const frame = await window.frame('#sidebar');
  await frame.getByRole('heading', { name: 'Tái chế', exact: true }).waitFor();
  await window.page.locator('#sidebar .close').click();
});

test('the report is exported and its first page is seen', async () => {
  await window.addOn('Xuất báo cáo');
  expect(await window.answer('Có')).toMatch(/^Xuất vẫn được, nhưng/);
  const link = window.page.locator('.toast.document').getByText('Xem', { exact: true }).first();
  await link.waitFor();
  const [page] = await Promise.all([window.context.waitForEvent('page'), link.click({ force: true })]);
  await page.waitForSelector('body[data-ready="true"]');
  const first = (await page.locator('section.docx').first().textContent()) ?? '';
  expect(first).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  expect(first).toContain('BÁO CÁO');
  await page.close();
});

test('the page reported no errors', () => {
  expect(window.complaints).toEqual([]);
});
