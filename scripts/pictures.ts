/**
 * Makes the pictures of the README and of the user's guide from the real screens: the sample ward in the workbench, in
 * a real browser. Run `npm run pictures` after `npm start -- --no-serve`.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { launchBrowser } from '../e2e/browser';
import { callIn, openDialog, openSidebar } from '../e2e/forms-bench';
import { WorkbenchPage } from '../e2e/workbench-page';
import { serve } from '../local/workbench/serve';

const out = path.resolve('docs/pictures');
const tabs: readonly { readonly tab: string; readonly name: string; readonly height: number }[] = [
  { tab: 'Trang đầu', name: 'trang-dau', height: 800 },
  { tab: 'Tái chế', name: 'tai-che', height: 560 },
  { tab: 'Kiểm tra', name: 'kiem-tra', height: 720 },
  { tab: 'TH Chung', name: 'th-chung', height: 960 },
];

/** The gift's form in the sidebar with something understood in it, and on a phone by a link made for one chapter. */
async function pictureForms(browser: Browser, address: string): Promise<void> {
  const window = await WorkbenchPage.open(browser, address, { width: 1180, height: 800 });
  const bench = { window };
  await window.page.addStyleTag({ content: '#folder { display: none }' });
  await window.openTab('Quà tặng');
  const frame = await openSidebar(bench);
  const fill = async (target: Frame) => {
    await target.getByRole('button', { name: /^Quà tặng/ }).click();
    await target.getByLabel('Ngày', { exact: false }).first().fill('28/6/2022');
    await target.getByLabel('Số suất').fill('14');
    await target.getByLabel('Trị giá một suất').fill('500k');
    await target.getByLabel('Trị giá một suất').scrollIntoViewIfNeeded();
  };
  await fill(frame);
  await window.page.waitForTimeout(800);
  await window.page.screenshot({ path: path.join(out, 'nhap-lieu.png') });
  console.log('nhap-lieu.png');

  // The page records its address when it is opened for the first time after deploying.
  const deployed = await browser.newPage();
  await deployed.goto(new URL('exec', address).href);
  await deployed.close();

  const dialog = await openDialog(bench, 'Liên kết điện thoại');
  const made = await callIn(dialog, 'links.create', {
    chapter: 'K5A',
    tables: ['gifts', 'recycling'],
    until: LINK_UNTIL,
  });
  if (!made.ok) throw new Error(`No link could be made: ${JSON.stringify(made.problem)}`);
  const context = await browser.newContext({ viewport: { width: 360, height: 720 }, deviceScaleFactor: 2 });
  const phone = await context.newPage();
  await phone.goto(made.value.url);
  const inner = await (await phone.waitForSelector('iframe')).contentFrame();
  if (inner === null) throw new Error('The phone page has no frame.');
  await fill(inner);
  await phone.waitForTimeout(800);
  await phone.screenshot({ path: path.join(out, 'dien-thoai.png') });
  console.log('dien-thoai.png');
  await context.close();
  await window.page.close();
}
/** A link lasts a year at most. */
const LINK_UNTIL = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);

/** The dialog of Tự kiểm tra, with the tab that was open behind it. */
async function pictureSelfCheck(browser: Browser, address: string): Promise<void> {
  const window = await WorkbenchPage.open(browser, address, { width: 1180, height: 820 });
  await window.page.addStyleTag({ content: '#folder, .toast { display: none }' });
  const dialog = await openDialog({ window }, 'Tự kiểm tra');
  await dialog.locator('#copy').waitFor();
  await window.page.waitForTimeout(800);
  await window.page.screenshot({ path: path.join(out, 'tu-kiem-tra.png') });
  console.log('tu-kiem-tra.png');
  await window.page.close();
}

/** The dialog of packages with two of them ticked, above the tab of the members. */
async function picturePacks(browser: Browser, address: string): Promise<void> {
  const window = await WorkbenchPage.open(browser, address, { width: 1180, height: 820 });
  await window.page.addStyleTag({ content: '#folder, .toast { display: none }' });
  const dialog = await openDialog({ window }, 'Gói chỉ số');
  for (const name of ['Vốn vay Ngân hàng Chính sách xã hội', 'Bảo hiểm y tế, bảo hiểm xã hội'])
    await dialog.getByRole('checkbox', { name }).check();
  await window.page.waitForTimeout(800);
  await window.page.screenshot({ path: path.join(out, 'goi-chi-so.png') });
  console.log('goi-chi-so.png');
  await window.page.close();
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-hinh-'));
  const file = path.join(folder, 'so-hoi-mau.xlsx');
  copyFileSync(path.resolve('out/so-hoi-mau.xlsx'), file);
  mkdirSync(out, { recursive: true });
  const browser = await launchBrowser();
  const bench = await serve({ file, port: 18_900, say: () => {} });
  try {
    for (const { tab, name, height } of tabs) {
      const window = await WorkbenchPage.open(browser, bench.address, { width: 1180, height });
      // The path on this machine means nothing to the reader.
      await window.page.addStyleTag({ content: '#folder { display: none }' });
      await window.openTab(tab);
      await window.page.waitForTimeout(1500);
      await window.page.screenshot({ path: path.join(out, `${name}.png`) });
      console.log(`${name}.png`);
      await window.page.close();
    }
    const tracing = await WorkbenchPage.open(browser, bench.address, { width: 1180, height: 560 });
    await tracing.page.addStyleTag({ content: '#folder { display: none }' });
    await tracing.openTab('TH Hội viên');
    await tracing.click('C8');
    await tracing.addOn('Xem các dòng của con số');
    await tracing.shows('Các dòng của con số', 'A1', 'CÁC DÒNG CỦA CON SỐ');
    // What a toast says stands in the guide's words; it would hide the first rows.
    await tracing.page.addStyleTag({ content: '.toast { display: none }' });
    await tracing.page.waitForTimeout(1500);
    await tracing.page.screenshot({ path: path.join(out, 'cac-dong.png') });
    console.log('cac-dong.png');
    await tracing.page.close();
    await pictureForms(browser, bench.address);
    await pictureSelfCheck(browser, bench.address);
    await picturePacks(browser, bench.address);

    const window = await WorkbenchPage.open(browser, bench.address, { width: 1180, height: 900 });
    await window.addOn('Xuất báo cáo');
    await window.answer('Có');
    const toast = window.page.locator('.toast.document').first();
    await toast.waitFor({ timeout: 60_000 });
    const address = await toast.locator('a').first().getAttribute('href');
    const page = await window.context.newPage();
    await page.setViewportSize({ width: 900, height: 1200 });
    await page.goto(new URL(address ?? '', bench.address).href);
    const first = page.locator('section.docx').first();
    await first.waitFor({ timeout: 30_000 });
    await page.waitForTimeout(1000);
    const box = await first.boundingBox();
    if (box === null) throw new Error('The report is not drawn.');
    // The top of the report, as high as a sheet of A4 is.
    const { x, y, width } = box;
    await page.setViewportSize({ width: 900, height: Math.ceil(y + width * Math.SQRT2) });
    await page.screenshot({
      path: path.join(out, 'bao-cao-1.png'),
      clip: { x, y, width, height: width * Math.SQRT2 },
    });
    console.log('bao-cao-1.png');
  } finally {
    await browser.close();
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
