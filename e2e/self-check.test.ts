/** The dialog Tự kiểm tra in a browser: its results, copying, waiting; and the web app's part on a phone. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { createHost, newWorkbook, recorder } from '../local';
import { type FormsBench, openForms, violationsOf } from './forms-bench';

let forms: FormsBench;
let dialog: Frame;
beforeAll(async () => {
  forms = await openForms(18_970, { height: 860 });
  await forms.window.addOn('Tự kiểm tra');
  dialog = await forms.window.frame('.dialog.modal');
  await dialog.locator('#copy').waitFor();
});
afterAll(() => forms.close());

/** Text that is cut off by its box, and how much wider the page is than its window. */
const cutIn = (target: Frame | Page) =>
  target.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>('td, th, p, button, li, span')].filter(
      (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return { cut: cut.map(({ textContent }) => textContent), over: Math.max(0, scrollWidth - clientWidth) };
  });

test('says at the top that all hold, and cuts no word', async () => {
  expect(await dialog.locator('.sum').innerText()).toMatch(/^(\d+)\/\1 dòng đúng$/);
  expect(await dialog.locator('tr.bad').count()).toBe(0);
  expect(await cutIn(dialog)).toEqual({ cut: [], over: 0 });
  expect(await violationsOf(dialog)).toEqual([]);
});

test('no tab and no document of it is left in the window', async () => {
  expect((await forms.window.sheets()).filter((name) => /tự kiểm tra/i.test(name))).toEqual([]);
  expect(await forms.window.page.locator('.toast.document').count()).toBe(0);
});

test('copies the whole as plain text', async () => {
  await dialog.locator('#copy').click();
  await dialog.locator('#said', { hasText: 'Đã chép' }).waitFor();
  const shown = await dialog.locator('#text').inputValue();
  expect(await forms.window.page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  expect(shown).toContain('[đúng] lock: ');
  expect(shown).toContain('“=1+1”');
});

test('where the clipboard is refused it says where to copy from', async () => {
  await dialog.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
    document.execCommand = () => false;
  });
  await dialog.locator('#copy').click();
  await dialog.locator('#said', { hasText: 'ô chữ ở cuối trang' }).waitFor();
  expect(await dialog.evaluate(() => document.activeElement?.id)).toBe('text');
});

test('tries how long it may wait, and adds the answer to the text', async () => {
  const button = dialog.locator('#wait');
  await button.evaluate((one) => one.setAttribute('data-seconds', '1'));
  await button.click();
  await dialog.locator('#waited', { hasText: 'nhận được trả lời sau' }).waitFor();
  expect(await dialog.locator('#text').inputValue()).toMatch(/Hộp thoại nhận được trả lời sau \d+ s$/);
  expect(await button.isEnabled()).toBe(true);
});

test('its link opens the other part on a phone', async () => {
  // The workbench has no deployed web app until its page was opened once.
  const phone = await forms.browser.newContext({ viewport: { width: 360, height: 720 } });
  const page = await phone.newPage();
  await page.goto(`${forms.bench.address}exec`);
  await forms.window.page.locator('.dialog.modal .close').first().click();
  await forms.window.addOn('Tự kiểm tra');
  dialog = await forms.window.frame('.dialog.modal');
  const link = dialog.locator('a[href*="kiem-tra"]');
  await link.waitFor();
  await page.goto((await link.getAttribute('href')) ?? '');
  const inner = await (await page.waitForSelector('iframe')).contentFrame();
  if (inner === null) throw new Error('The phone page has no frame.');
  expect(await inner.locator('.sum').innerText()).toMatch(/^(\d+)\/\1 dòng đúng$/);
  expect(await cutIn(inner)).toEqual({ cut: [], over: 0 });
  await phone.close();
  expect(readFileSync(path.join(forms.folder, 'so.xlsx')).length).toBeGreaterThan(0);
  expect(forms.window.complaints).toEqual([]);
});

test('a line that differs is named at the top, and its name leads to it', async () => {
  const ui = recorder();
  const workbook = newWorkbook('Sổ', { locale: 'vi_VN', timeZone: 'America/New_York' });
  const host = await createHost({ workbook, ui });
  host.execute('selfCheck', [], { faults: { denyLock: true, failOn: 'Drive.Files.create' } });
  const shown = ui.events.find(({ kind }) => kind === 'dialog');
  if (shown?.kind !== 'dialog') throw new Error('No dialog was opened.');
  const page = await forms.browser.newPage({ viewport: { width: 900, height: 680 } });
  await page.setContent(shown.page.content);
  expect(await page.locator('.sum').innerText()).toMatch(/^40\/43 dòng đúng. Khác:/);
  expect(await page.locator('tr.bad').count()).toBe(3);
  expect(await cutIn(page)).toEqual({ cut: [], over: 0 });
  expect(await violationsOf(page)).toEqual([]);
  await page.locator('.sum a').last().click();
  const box = await page.locator('#drive').boundingBox();
  expect(box !== null && box.y > 0 && box.y < 680).toBe(true);
  expect(page.url()).not.toContain('#');
  await page.close();
});
