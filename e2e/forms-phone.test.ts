/**
 * The phone page in a real browser at 360 px: opened by a link that an officer created in the dialog; rows
 * stay on the phone until the server has answered; a link that is refused says so and loses nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { serve } from '../local/workbench/serve';
import { otherLooks } from './dialog-looks';
import {
  callIn,
  cutOffIn,
  type FormsBench,
  loseAnswers,
  openDialog,
  openForms,
  overflowOf,
  textSize,
  untilRows,
  violationsOf,
} from './forms-bench';
import { readQr } from './read-qr';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const PORT = 18_320;
let bench: FormsBench;
let dialog: Frame;
let url: string;
let phone: Page;
let frame: Frame;
const complaints: string[] = [];

beforeAll(async () => {
  bench = await openForms(PORT);
  dialog = await openDialog(bench, 'Liên kết điện thoại');
});

afterAll(() => bench?.close());

afterEach(() => {
  expect([...complaints, ...bench.window.complaints]).toEqual([]);
});

async function openPhone(address: string): Promise<Frame> {
  await phone.goto(address);
  const handle = await phone.waitForSelector('iframe');
  const found = await handle.contentFrame();
  if (found === null) throw new Error('The phone page has no frame.');
  await found.locator('h1').waitFor();
  return found;
}

const home = async () => {
  frame = await openPhone(url);
  await frame.getByRole('heading', { name: 'Nhập liệu' }).waitFor();
};

const isFine = async (): Promise<void> => {
  expect([await violationsOf(frame), await overflowOf(frame), await cutOffIn(frame)]).toEqual([[], 0, []]);
};

/** Enters a sale by touch. */
async function sale(quantity: string): Promise<void> {
  const back = frame.getByRole('button', { name: 'Quay lại' });
  if (await back.isVisible()) await back.click();
  await frame.getByRole('button', { name: /^Tái chế/ }).click();
  await frame.getByLabel('Loại phế liệu').fill('nhựa');
  await frame.getByRole('option', { name: 'Nhựa' }).click();
  await frame.getByLabel('Số lượng').fill(`${quantity} kg`);
  await frame.getByRole('button', { name: 'Lưu', exact: true }).click();
}

const salesAre = (quantity: string, count: number) =>
  untilRows(bench, 'Tái chế', 'Số lượng', quantity, count);

test('until the page has an address the dialog shows how it gets one, and takes it', async () => {
  await dialog.getByText('Mở trang điện thoại').waitFor();
  expect(await dialog.getByRole('button', { name: 'Tạo liên kết mới' }).isVisible()).toBe(false);
  expect(await dialog.locator('.steps > li').count()).toBe(6);
  expect([await violationsOf(dialog), await overflowOf(dialog)]).toEqual([[], 0]);
  const address = bench.bench.address.replace(/\/*$/, '/');
  await dialog.getByLabel('URL ứng dụng web').fill(`${address}dev`);
  await dialog.getByRole('button', { name: 'Ghi địa chỉ' }).click();
  await dialog.getByText('địa chỉ chạy thử').waitFor();
  await dialog.getByLabel('URL ứng dụng web').fill(`${address}exec`);
  await dialog.getByRole('button', { name: 'Ghi địa chỉ' }).click();
  await dialog.getByRole('button', { name: 'Tạo liên kết mới' }).waitFor();
});

test('an officer makes a link: the address once, its QR code, a text for Zalo', async () => {
  await dialog.getByRole('button', { name: 'Tạo liên kết mới' }).click();
  await dialog.getByRole('button', { name: 'Tạo liên kết', exact: true }).click();
  await dialog.getByText('Chưa có chi hội').waitFor();
  await dialog.getByLabel('Chi hội').fill('thuong mo');
  await bench.window.page.keyboard.press('Enter');
  expect(await violationsOf(dialog)).toEqual([]);
  await dialog.getByRole('button', { name: 'Tạo liên kết', exact: true }).click();
  url = (await dialog.locator('.url').textContent()) ?? '';
  expect(url).toMatch(/\/exec\?k=[A-Za-z0-9_-]{22,}$/);
  const code = dialog.getByRole('img', { name: /^Mã QR/ });
  expect(readQr(await code.evaluate((svg) => new XMLSerializer().serializeToString(svg)))).toBe(url);
  expect([await violationsOf(dialog), await overflowOf(dialog)]).toEqual([[], 0]);
  await otherLooks(bench.window.page, dialog);
  await dialog.getByRole('button', { name: 'Chép để gửi Zalo' }).click();
  await dialog.getByRole('button', { name: 'Đã chép ✓' }).waitFor();
});

test('printed, the sheet carries the code and the address and no buttons', async () => {
  await bench.window.page.emulateMedia({ media: 'print' });
  expect(await dialog.getByRole('img', { name: /^Mã QR/ }).isVisible()).toBe(true);
  expect(await dialog.getByRole('button', { name: 'In mã QR' }).isVisible()).toBe(false);
  expect(await dialog.getByText('Đã tạo').isVisible()).toBe(false);
  await bench.window.page.emulateMedia({ media: 'screen' });
});

test('links for all chapters at once: one print with a slip each; who has one keeps it', async () => {
  await dialog.getByRole('button', { name: 'Xong' }).click();
  await dialog.getByRole('button', { name: /^Tạo cho mọi chi hội/ }).click();
  await dialog.getByText('Chi hội chưa có liên kết').waitFor();
  expect([await violationsOf(dialog), await overflowOf(dialog)]).toEqual([[], 0]);
  await dialog.getByRole('button', { name: 'Tạo các liên kết' }).click();
  await dialog.getByText('Đã tạo 2 liên kết.').waitFor();
  await dialog.getByText('giữ nguyên: Khu dân cư Thượng Mộ Công').waitFor();
  expect([await violationsOf(dialog), await overflowOf(dialog), await cutOffIn(dialog)]).toEqual([[], 0, []]);
  await bench.window.page.emulateMedia({ media: 'print' });
  expect(await dialog.getByRole('img', { name: /^Mã QR/ }).count()).toBe(2);
  expect(await dialog.getByRole('button').filter({ visible: true }).count()).toBe(0);
  await bench.window.page.emulateMedia({ media: 'screen' });
  await dialog.getByRole('button', { name: 'Xong' }).click();
});

test('the link opens the chapter’s own forms, at 360 px, and no others', async () => {
  phone = await bench.window.context.newPage();
  phone.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  await phone.setViewportSize({ width: 360, height: 740 });
  await home();
  await isFine();
  const titles = await frame.locator('.menu strong').allTextContents();
  expect(titles).toEqual(expect.arrayContaining(['Tái chế', 'Quà tặng', 'Hội viên', 'Ba biết']));
  expect(titles).not.toEqual(expect.arrayContaining(['Hoàn cảnh']));
  expect(titles.some((title) => ['Chi hội', 'Số liệu nền', 'Tìm hội viên'].includes(title))).toBe(false);
});

test('every form of the phone fits and passes axe, blank and with everything missing, by day and by night, at 200 %', async () => {
  const count = await frame.locator('.forms button').count();
  await otherLooks(phone, frame);
  for (let at = 0; at < count; at += 1) {
    await frame.locator('.forms button').nth(at).click();
    await frame.locator('form').waitFor();
    await isFine();
    await frame.getByRole('button', { name: 'Lưu', exact: true }).click();
    await frame.locator('[role=alert]').waitFor();
    await isFine();
    await otherLooks(phone, frame);
    await frame.getByRole('button', { name: 'Quay lại' }).click();
  }
});

test('every target is 44 px high', async () => {
  await frame.getByRole('button', { name: /^Quà tặng/ }).click();
  await frame.locator('form').waitFor();
  const low = await frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, summary')]
      .filter((element) => element.offsetParent !== null)
      .map(
        (element) => [element.tagName, element.textContent, element.getBoundingClientRect().height] as const,
      )
      .filter(([, , height]) => height < 42),
  );
  expect(low).toEqual([]);
  expect(
    await frame.evaluate(() => getComputedStyle(document.querySelector('input') as Element).fontSize),
  ).toBe('16px');
  await frame.getByRole('button', { name: 'Quay lại' }).click();
});

/** Controls that the bar with the buttons covers when the focus goes from one to the next. */
async function coveredIn(): Promise<string[]> {
  const covered: string[] = [];
  const count = await frame.locator('main :is(button, input, select, textarea, summary)').count();
  await frame.locator('h1').focus();
  for (let at = 0; at < count; at += 1) {
    await phone.keyboard.press('Tab');
    const one = await frame.evaluate(() => {
      const focused = document.activeElement;
      const bar = document.querySelector('.bar')?.getBoundingClientRect().top ?? window.innerHeight;
      if (focused?.closest('main') == null) return '';
      return focused.getBoundingClientRect().bottom > bar + 1 ? focused.outerHTML.slice(0, 120) : '';
    });
    if (one !== '') covered.push(one);
  }
  return covered;
}

test('A+ makes all text bigger, stays, and no field goes under the bar', async () => {
  const rem = () => frame.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  await frame.getByRole('button', { name: 'A+' }).click();
  expect(await rem()).toBe('20px');
  await home();
  expect([await rem(), await frame.getByRole('button', { name: 'A+' }).getAttribute('aria-pressed')]).toEqual(
    ['20px', 'true'],
  );
  await isFine();
  await frame.getByRole('button', { name: /^Quà tặng/ }).click();
  await frame.locator('form').waitFor();
  await isFine();
  expect(await coveredIn()).toEqual([]);
  await frame.getByRole('button', { name: 'Quay lại' }).click();
  await frame.getByRole('button', { name: 'A, chữ thường' }).click();
  expect(await rem()).toBe('16px');
});

test('Trang của chi hội: the month’s rows, what is to be mended at once, points and rank; at 200 % too', async () => {
  // One sale twice: the last of the two is asked about.
  const day = await frame.evaluate(() => new Date().toISOString().slice(0, 10));
  for (const at of [1, 2]) {
    const values = { chapter: 'K6', material: 'Nhựa', quantity: '9 kg', amount: '90.000', day };
    const saved = await callIn(dialog, 'row.save', {
      ...{ table: 'recycling', values, acceptSimilar: true, submission: `one-sale-twice-000000${at}` },
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  }
  await frame.getByRole('button', { name: /^Trang của chi hội/ }).click();
  await frame.getByText('Tái chế: 2 việc').click();
  await frame.getByText(/điểm, hạng \d\/3 chi hội/).waitFor();
  await frame.getByText('Điểm tính theo gì').click();
  await isFine();
  for (const colorScheme of ['dark', 'light'] as const) {
    await phone.emulateMedia({ colorScheme });
    await textSize(frame, '200%');
    await isFine();
  }
  await frame.getByRole('button', { name: 'Sửa ngay' }).first().click();
  await frame.locator('form').waitFor();
  await isFine();
  expect(await coveredIn()).toEqual([]);
  await frame.getByRole('button', { name: 'Quay lại' }).click();
  await frame.getByRole('heading', { name: 'Trang của chi hội' }).waitFor();
  await textSize(frame, '');
  await frame.getByRole('button', { name: /^Xem tháng/ }).click();
  await frame.getByText(/^Chưa ghi việc nào có ngày trong tháng/).waitFor();
  await frame.getByRole('button', { name: 'Quay lại' }).click();
});

test('the round of the three “biết” is made on the phone, for the chapter’s own members', async () => {
  await frame.getByRole('button', { name: /^Ba biết/ }).click();
  await frame.locator('.tick').first().click();
  await isFine();
  await frame.getByRole('button', { name: 'Lưu 1 người' }).click();
  await frame.getByText('biết mặt 1').waitFor();
  await untilRows(bench, 'Hội viên', 'Biết mặt', 'Có', 1);
  await frame.getByRole('button', { name: 'Quay lại' }).click();
});

test('a row saved on the phone is in the grid, under the link it came by; the receipt can be copied', async () => {
  await sale('41,5');
  await frame.getByRole('heading', { name: 'Đã lưu' }).waitFor();
  await isFine();
  await salesAre('41,5', 1);
  await untilRows(bench, 'Tái chế', 'Chi hội', 'Khu dân cư Thượng Mộ Công – Yết Kiêu mở rộng · K6', 3);
  await frame.getByRole('button', { name: 'Chép để gửi Zalo' }).click();
  await frame.getByRole('button', { name: 'Đã chép ✓' }).waitFor();
  await frame.getByRole('button', { name: 'Xong' }).click();
});

test('a picture of a receipt: switched on by an officer, shrunk on the phone, linked from the row', async () => {
  expect(await frame.getByText('Ảnh chứng từ').isVisible()).toBe(false);
  const on = await callIn(dialog, 'settings.save', { values: { pictures: true } });
  if (!on.ok) throw new Error(JSON.stringify(on.problem));
  await home();
  await sale('40,5');
  await frame.getByRole('heading', { name: 'Ảnh chứng từ' }).waitFor();
  await isFine();
  const choose = async (name: string, buffer: Buffer) => {
    const asked = phone.waitForEvent('filechooser');
    await frame.getByRole('button', { name: 'Chụp hoặc chọn ảnh' }).click();
    await (await asked).setFiles({ name, mimeType: 'image/png', buffer });
  };
  await choose('no.png', Buffer.from('không phải ảnh'));
  await frame.getByText('Máy không đọc được ảnh này.').waitFor();
  // As a camera gives it: larger than the server takes.
  await choose('receipt.png', await bench.window.page.screenshot());
  await frame.getByRole('heading', { name: 'Ảnh chứng từ: 1' }).waitFor();
  await isFine();
  const [kept = ''] = readdirSync(bench.folder).filter((name) => name.endsWith('.jpg'));
  expect(kept).toMatch(/^Tái chế .+ 1\.jpg$/);
  const bytes = readFileSync(path.join(bench.folder, kept));
  expect([bytes.subarray(0, 3).toString('hex'), bytes.length < 400_000]).toEqual(['ffd8ff', true]);
  await frame.getByRole('button', { name: 'Xong' }).click();
  // The workbench tells of each new file, above the dialog.
  await bench.window.page.locator('.toast.document .close').first().click();
});

test('the answer is lost: the row waits on the phone, also after the page was closed, and lands once', async () => {
  const restore = await loseAnswers(frame);
  await sale('42,5');
  await frame.getByText('Đã giữ trên máy, chưa gửi được.').last().waitFor();
  await isFine();
  await frame.getByRole('button', { name: 'Quay lại' }).click();
  await frame.getByRole('heading', { name: 'Chưa gửi: 1 việc' }).waitFor();
  await isFine();
  await restore();
  await home();
  await frame.getByText('Đã lưu 1 việc').waitFor();
  expect(await frame.getByRole('heading', { name: /^Chưa gửi/ }).isVisible()).toBe(false);
  await salesAre('42,5', 1);
});

test('one unsent row is taken back, and stands there again where that was a mistake; nothing was sent', async () => {
  const restore = await loseAnswers(frame, false);
  await sale('48,5');
  await frame.getByText('Đã giữ trên máy, chưa gửi được.').last().waitFor();
  await frame.getByRole('button', { name: 'Quay lại' }).click();
  const drop = async () => {
    await frame.getByRole('button', { name: /^Bỏ việc này/ }).click();
    await frame.getByRole('button', { name: 'Bỏ', exact: true }).click();
    await frame.getByText('Đã bỏ, không gửi').first().waitFor();
    expect(await frame.getByRole('heading', { name: /^Chưa gửi/ }).isVisible()).toBe(false);
  };
  await drop();
  await isFine();
  await frame.getByRole('button', { name: 'Lấy lại' }).click();
  await frame.getByRole('heading', { name: 'Chưa gửi: 1 việc' }).waitFor();
  await drop();
  await restore();
  await home();
  expect(await frame.getByRole('heading', { name: /^Chưa gửi/ }).isVisible()).toBe(false);
  await salesAre('48,5', 0);
});

test('an unsent row can be opened again, put right, and is one row', async () => {
  const restore = await loseAnswers(frame);
  await sale('43,5');
  await frame.getByText('Đã giữ trên máy, chưa gửi được.').last().waitFor();
  await frame.getByRole('button', { name: 'Quay lại' }).click();
  await frame.getByRole('button', { name: 'Mở lại' }).click();
  await frame.getByLabel('Số lượng').fill('44,5 kg');
  await restore();
  await frame.getByRole('button', { name: 'Lưu', exact: true }).click();
  await frame.getByText('đã được lưu ở lần bấm trước').waitFor();
  await frame.getByRole('button', { name: 'Lưu', exact: true }).click();
  await frame.getByRole('heading', { name: 'Đã lưu' }).waitFor();
  await salesAre('44,5', 1);
  await salesAre('43,5', 0);
  await frame.getByRole('button', { name: 'Xong' }).click();
});

test('no network at all: the page says so at once and sends by itself when there is one', async () => {
  const restore = await loseAnswers(frame);
  await bench.window.context.setOffline(true);
  await sale('45,5');
  await frame.getByText('Đã giữ trên máy, chưa gửi được.').last().waitFor();
  await restore();
  await bench.window.context.setOffline(false);
  await frame.getByRole('button', { name: 'Quay lại' }).click();
  await frame.getByRole('heading', { name: /^Chưa gửi/ }).waitFor({ state: 'detached' });
  await salesAre('45,5', 1);
});

test('a link that was taken back says so; what waits on the phone can be copied, and goes out by the next link', async () => {
  const restore = await loseAnswers(frame);
  await sale('46,5');
  await frame.getByText('Đã giữ trên máy, chưa gửi được.').last().waitFor();
  const links = await callIn(dialog, 'links.list', {});
  if (!links.ok) throw new Error(JSON.stringify(links.problem));
  await dialog.getByRole('button', { name: /^Thu lại liên kết của Khu dân cư/ }).click();
  await dialog.getByRole('button', { name: 'Thu lại', exact: true }).click();
  await dialog.getByText('đã thu lại', { exact: true }).waitFor();
  await restore();
  frame = await openPhone(url);
  await frame.getByText('đã được thu lại').waitFor();
  await frame.getByText('Trên máy còn 1 việc chưa gửi.').waitFor();
  await isFine();
  await frame.getByRole('button', { name: 'Chép tất cả' }).click();
  await frame.getByRole('button', { name: 'Đã chép ✓' }).waitFor();

  const next = await callIn(dialog, 'links.create', {
    chapter: 'K6',
    tables: ['recycling'],
    until: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
  });
  if (!next.ok) throw new Error(JSON.stringify(next.problem));
  url = next.value.url;
  await home();
  await frame.getByText('Đã lưu 1 việc').waitFor();
  await salesAre('46,5', 1);
});

test('a guessed link opens nothing and says what to do', async () => {
  frame = await openPhone(url.replace(/k=.*/, 'k=AAAAAAAAAAAAAAAAAAAAAA'));
  await frame.getByText('Liên kết này không đúng').waitFor();
  await isFine();
  expect(await frame.getByRole('heading', { name: 'Nhập liệu' }).isVisible()).toBe(false);
});

test('an iPhone, whose storage in Google’s frame is not to be trusted: said before typing, sent at once', async () => {
  const context = await bench.browser.newContext({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    viewport: { width: 360, height: 740 },
  });
  phone = await context.newPage();
  await home();
  await frame.getByText('Máy này không giữ được việc chưa gửi').waitFor();
  await isFine();
  const restore = await loseAnswers(frame);
  await sale('47,5');
  // The outbox is empty: the row stays in its form.
  await frame.getByText('Chưa nhận được trả lời. Bấm Lưu lần nữa').last().waitFor();
  expect(await frame.getByLabel('Số lượng').inputValue()).toBe('47,5 kg');
  await isFine();
  await restore();
  await frame.getByRole('button', { name: 'Lưu', exact: true }).click();
  await frame.getByRole('heading', { name: 'Đã lưu' }).waitFor();
  await salesAre('47,5', 1);
  await frame.getByRole('button', { name: 'Xong' }).click();
  expect(await frame.getByRole('heading', { name: /^Chưa gửi/ }).isVisible()).toBe(false);
  await context.close();
});

test('the page opens without a server after the first time, takes a row, and sends it when the server is back', async () => {
  phone = await bench.window.context.newPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  await home();
  const isKept = () =>
    frame.evaluate(
      async () =>
        (await caches.keys()).length > 0 && (await (await caches.open('so-hoi-exec')).keys()).length > 0,
    );
  while (!(await isKept())) await phone.waitForTimeout(50);
  await bench.bench.close();
  await home();
  await frame.getByText('Chưa nối được với sổ').waitFor();
  await isFine();
  await bench.window.context.setOffline(true);
  await sale('49,5');
  await frame.getByText('Đã giữ trên máy, chưa gửi được.').last().waitFor();
  await isFine();
  await bench.window.context.setOffline(false);
  const again = await serve({
    ...{ file: bench.file, port: PORT, dist: path.join(bench.folder, 'dist'), say: () => undefined },
  });
  await home();
  await frame.getByText('Đã lưu 1 việc').waitFor();
  await again.close();
});
