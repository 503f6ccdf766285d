/** The page of long work in a real browser: what it says at each state, in both colours, at the width of its dialog and of a phone. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { cutOffIn, overflowOf, violationsOf } from './forms-bench';

const html = readFileSync(path.join(process.cwd(), 'dist/work.html'), 'utf8');
/** Folder for pictures to look at; none where it is not asked for. */
const { PICTURES } = process.env;

/** Answers each call of the page by what the test has put there last. */
const GOOGLE = `<script>
window.answers = {};
window.calls = [];
window.isClosed = false;
window.google = { script: { host: { close() { window.isClosed = true; } }, get run() {
  let success;
  const runner = {
    withSuccessHandler(handler) { success = handler; return runner; },
    withFailureHandler() { return runner; },
    rpc(name) {
      window.calls.push(name);
      const answer = window.answers[name];
      if (answer !== undefined) Promise.resolve(answer).then(success);
    },
  };
  return runner;
} } };
</script>`;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 440, height: 300 } });
  await page.clock.install();
  const context = JSON.stringify({ place: 'dialog', view: 'Tổng hợp', link: '' }).replaceAll('"', '&quot;');
  await page.setContent(
    html
      .replace('<head>', `<head>${GOOGLE}`)
      .replace('<div id="app">', `<div id="app" data-context="${context}">`),
  );
});
afterEach(() => page.close());

type Answers = Readonly<Record<string, unknown>>;
const answer = (answers: Answers): Promise<void> =>
  page.evaluate((given) => Object.assign(window, { answers: given }) && undefined, answers);
const look = (state: string, text: string, share: number): Answers => ({
  'work.look': { ok: true, value: { state, text, share } },
});
/** The page asks again. */
const ask = (): Promise<void> => page.clock.runFor(3100);
const calls = (name: string): Promise<number> =>
  page.evaluate(
    (wanted) => (window as unknown as { calls: string[] }).calls.filter((one) => one === wanted).length,
    name,
  );

async function looksRight(name: string): Promise<void> {
  for (const width of [440, 360, 300]) {
    await page.setViewportSize({ width, height: width === 440 ? 300 : 640 });
    expect([name, width, await overflowOf(page), await cutOffIn(page)]).toEqual([name, width, 0, []]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      if (width === 440)
        expect([name, colorScheme, await violationsOf(page)]).toEqual([name, colorScheme, []]);
      if (PICTURES !== undefined)
        await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-${colorScheme}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

test('shows what is being done and how much, goes on by itself, and says what came of it', async () => {
  await answer(look('running', 'Đang đọc 12/20 tab', 0.2));
  await ask();
  await page.getByText('Đang đọc 12/20 tab …').waitFor();
  expect(await page.locator('progress').getAttribute('value')).toBe('0.2');
  await looksRight('reading');
  // Nothing that runs is begun a second time.
  expect(await calls('work.goOn')).toBe(0);
  await answer(look('left', 'Tổng hợp mới ghi được 5/11 tab.', 1));
  await ask();
  expect(await calls('work.goOn')).toBe(1);
  await answer(look('running', 'Đang ghi TH Quà tặng (6/11 tab)', 0.85));
  await ask();
  await page.getByText('Đang ghi TH Quà tặng (6/11 tab) …').waitFor();
  expect(await calls('work.goOn')).toBe(1);
  await looksRight('writing');
  await answer(look('done', 'Đã tổng hợp kỳ 01/01/2022 – 31/12/2022: 11 tab.', 1));
  await page.getByRole('button', { name: 'Đóng' }).click();
  expect(await page.evaluate(() => (window as unknown as { isClosed: boolean }).isClosed)).toBe(true);
});

test('what went wrong is told in its own words, and can be tried again from there', async () => {
  await answer({
    ...look('wrong', 'Tab “TH Quà tặng” có sẵn và không do Sổ Hội tạo. Đổi tên tab đó rồi bấm lại.', 1),
    'work.goOn': { ok: true, value: { text: 'Đã tổng hợp kỳ 01/01/2022 – 31/12/2022: 11 tab.' } },
  });
  await ask();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('không do Sổ Hội tạo');
  await looksRight('wrong');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByText('Đã tổng hợp kỳ').waitFor();
  expect(await page.locator('.box.good').innerText()).toContain('11 tab');
  expect(await page.getByRole('button', { name: 'Thử lại' }).count()).toBe(0);
  await looksRight('done');
});
