/** The workbench in a real browser, with a small bundle in which each function has one visible effect. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import type { Browser } from 'playwright-core';
import { serve, type Workbench } from '../local/workbench/serve';
import { readWorkbook } from '../local/xlsx/index';
import { partsOfMade, zipped } from '../local/xlsx/kinds.test-data';
import { launchBrowser } from './browser';
import { writeSmallBundle, writeSmallWorkbook } from './small-bundle';
import { WorkbenchPage } from './workbench-page';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const RECYCLING = 'Tái chế';
let folder: string;
let file: string;
let browser: Browser;
let bench: Workbench;
let window: WorkbenchPage;

async function wordDocument(): Promise<Uint8Array> {
  const children = ['HỘI LHPN PHƯỜNG THỬ', 'BÁO CÁO', 'Tổng số tiền: 45.150.000 đ'].map(
    (text) => new Paragraph(text),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function saved(): Promise<void> {
  await window.page.locator('#save.saved').waitFor();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-e2e-'));
  file = path.join(folder, 'so.xlsx');
  writeSmallWorkbook(file, 300);
  writeSmallBundle(path.join(folder, 'dist'), await wordDocument());
  browser = await launchBrowser();
  bench = await serve({
    file,
    dist: path.join(folder, 'dist'),
    port: 18_200,
    cutAfterMs: 4000,
    say: () => {},
  });
  window = await WorkbenchPage.open(browser, bench.address);
});

afterAll(async () => {
  await window?.close();
  await browser?.close();
  await bench?.close();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(window.complaints).toEqual([]);
});

test('the workbook is shown as its cells show on Google: days, money, commas', async () => {
  expect(await window.page.title()).toBe('so – Sổ Hội');
  expect(await window.sheets()).toEqual([RECYCLING, 'Danh mục']);
  await window.shows(RECYCLING, 'A1', 'Chi hội *');
  await window.shows(RECYCLING, 'C2', '0,5');
  await window.shows(RECYCLING, 'D2', '1.000 đ');
  await window.shows(RECYCLING, 'E2', '02/01/2022');
});

test('a menu item runs, says so, and its tab, figures and chart appear', async () => {
  await window.addOn('Tổng hợp');
  expect(await window.toast('Đã tổng hợp')).toContain('Đã tổng hợp 300 dòng.');
  expect(await window.sheets()).toEqual([RECYCLING, 'TH Tái chế', 'Danh mục']);
  await window.shows('TH Tái chế', 'B2', '14.950.000 đ');
  await window.page.locator('.chart[aria-label="Tiền phế liệu theo loại"]').waitFor();
  expect(await window.page.locator('.chart').textContent()).toContain('15.050.000 đ');
  await window.openTab(RECYCLING);
});

test('typing is read in the locale, computes formulas, and fires onEdit with value, oldValue and range', async () => {
  await window.type('C4', '35,8');
  await window.shows(RECYCLING, 'C4', '35,8');
  await window.type('F4', '=SUM(C2:C4)');
  await window.shows(RECYCLING, 'F4', '37,3');
  await window.type('C2', '1');
  await window.shows(RECYCLING, 'F4', '37,8');
  await window.type('G5', 'mới');
  await window.shows(RECYCLING, 'H5', '["mới",null,"G5"]');
  await window.notTwiceAtOnce();
  await window.type('G5', '12');
  await window.shows(RECYCLING, 'H5', '["12","mới","G5"]');
  await window.notTwiceAtOnce();
  await window.click('G5');
  await window.page.keyboard.press('Delete');
  await window.shows(RECYCLING, 'H5', '[null,"12","G5"]');
});

test('a second window sees an edit, and the earlier of two edits of one cell is told', async () => {
  const other = await WorkbenchPage.open(browser, bench.address);
  await window.type('F10', 'từ cửa sổ một');
  await other.shows(RECYCLING, 'F10', 'từ cửa sổ một');
  // Both open the same cell; the one that finishes later wins.
  await other.click('F11');
  await other.page.keyboard.type('muộn');
  await window.type('F11', 'sớm');
  await window.shows(RECYCLING, 'F11', 'sớm');
  await other.page.keyboard.press('Enter');
  await window.shows(RECYCLING, 'F11', 'muộn');
  expect(await window.toast('F11')).toContain('cửa sổ khác đã ghi “muộn” đè lên “sớm” của bạn');
  expect(other.complaints).toEqual([]);
  await other.close();
  await window.page.locator('.toast .close').first().click();
});

test('copy, paste, delete, insert, sort and undo reach the workbook', async () => {
  await window.drag('B2', 'C3');
  await window.page.keyboard.press('Control+c');
  await window.notTwiceAtOnce();
  await window.click('I2');
  await window.page.keyboard.press('Control+v');
  await window.shows(RECYCLING, 'I2', 'vỏ lon');
  await window.shows(RECYCLING, 'J3', '1');
  await window.page.evaluate(() => navigator.clipboard.writeText('0912345678\t1.400\n01/6/2022\t10%'));
  await window.notTwiceAtOnce();
  await window.click('I5');
  await window.page.keyboard.press('Control+v');
  await window.shows(RECYCLING, 'I5', '912345678');
  await window.shows(RECYCLING, 'J5', '1.400');
  await window.shows(RECYCLING, 'J6', '10%');
  await window.contextMenu('A3', 'Chèn 1 hàng lên trên');
  await window.shows(RECYCLING, 'A3', '');
  await window.shows(RECYCLING, 'A4', 'K3');
  await window.page.keyboard.press('Control+z');
  await window.shows(RECYCLING, 'A3', 'K3');
  await window.contextMenu('D2', 'Z → A');
  await window.shows(RECYCLING, 'D2', '300.000 đ');
  await window.page.keyboard.press('Control+z');
  await window.shows(RECYCLING, 'D2', '1.000 đ');
});

test('the grid finds; it filters in this window alone, and nothing that it hides is changed', async () => {
  const { page } = window;
  await window.click('B2');
  await window.barMenu('Chỉnh sửa', 'Tìm…');
  const find = page.getByPlaceholder('Tìm trong Trang tính này');
  // By what cells show: the day is a number underneath.
  await find.fill('02/01/2022');
  await page.getByText('1/1', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await find.waitFor({ state: 'detached' });
  const before = await window.column(RECYCLING, 'B2', 6);
  await window.barMenu('Dữ liệu', 'Lọc (chỉ ở cửa sổ này)');
  const { x, y } = await window.middleOf('B1');
  const width = (await window.middleOf('C1')).x - x;
  // The arrow stands in the cell's lower right corner.
  await page.mouse.click(x + width / 2 - 10, y + 8);
  await page.getByText('giấy', { exact: true }).last().hover();
  await page.locator('a:visible', { hasText: 'Chỉ lọc' }).click();
  await page.getByText('Xác nhận', { exact: true }).click();
  await window.drag('B4', 'B7');
  await page.keyboard.press('Delete');
  await window.toast('bộ lọc giấu');
  await window.barMenu('Dữ liệu', 'Bỏ lọc');
  expect(await window.column(RECYCLING, 'B2', 6)).toEqual(before);
});

test('numbers and merged cells are the menu’s; merging asks before it loses something; what was said is read again', async () => {
  await window.drag('I8', 'J9');
  await window.barMenu('Định dạng', 'Kiểu số', 'Phần trăm: 12,5%');
  await window.type('I8', '0,5');
  await window.shows(RECYCLING, 'I8', '50,0%');
  await window.type('J9', '1');
  await window.drag('I8', 'J9');
  await window.barMenu('Định dạng', 'Gộp ô', 'Gộp cả vùng');
  expect(await window.answer('OK')).toMatch(/1 ô khác đang có chữ sẽ mất/);
  await window.shows(RECYCLING, 'J9', '');
  await window.barMenu('Định dạng', 'Gộp ô', 'Tách ô gộp');
  await window.barMenu('Xem', 'Lời nhắc đã hiện');
  const said = window.page.locator('.question.said');
  await said.getByText('bộ lọc giấu').first().waitFor();
  await said.getByText('Đóng', { exact: true }).click();
});

test('what Google refuses is refused in words', async () => {
  await window.page.evaluate(() => navigator.clipboard.writeText('x'.repeat(60_000)));
  await window.click('F20');
  await window.page.keyboard.press('Control+v');
  expect(await window.toast('50.000 ký tự')).toContain('Một ô chỉ chứa được 50.000 ký tự');
  await window.shows(RECYCLING, 'F20', '');
  await window.page.locator('.toast.error .close').first().click();
});

test('tabs are renamed, coloured, hidden and put back; a name that is taken is refused in words', async () => {
  const tab = (name: string) => window.page.locator('[role="tab"]', { hasText: name });
  const choose = async (name: string, ...labels: readonly string[]): Promise<void> => {
    await tab(name).click({ button: 'right' });
    for (const label of labels)
      await window.page.locator('.menu-item', { hasText: label }).filter({ visible: true }).first().click();
  };
  await choose('Danh mục', 'Đổi tên');
  await window.page.fill('.prompt-text', 'tái chế');
  await window.page.keyboard.press('Enter');
  expect(await window.toast('Đã có trang tính')).toContain('Hãy chọn tên khác');
  await choose('Danh mục', 'Đổi tên');
  await window.page.fill('.prompt-text', 'Danh sách');
  await window.page.keyboard.press('Enter');
  await tab('Danh sách').waitFor();
  await choose('Danh sách', 'Ẩn');
  await tab('Danh sách').waitFor({ state: 'detached' });
  await window.barMenu('Xem', 'Hiện trang tính “Danh sách”');
  await tab('Danh sách').waitFor();
  await choose('Danh sách', 'Đổi tên');
  await window.page.fill('.prompt-text', 'Danh mục');
  await window.page.keyboard.press('Enter');
  await tab('Danh mục').waitFor();
  await window.openTab(RECYCLING);
  // What was said on another tab is not said here.
  expect(await window.page.locator('.toast.error').count()).toBe(0);
});

test('the sidebar calls the script and shows its answer', async () => {
  await window.addOn('Nhập liệu');
  const frame = await window.frame('#sidebar');
  expect(await window.page.locator('#sidebar').evaluate((box) => box.getBoundingClientRect().width)).toBe(
    300,
  );
  await frame.click('#add');
  await frame.waitForFunction(() => document.getElementById('told')?.textContent === 'dòng 302');
  await window.shows(RECYCLING, 'D302', /15[.]?000/);
});

test('google.script.run behaves by the facts in a real frame', async () => {
  const frame = await window.frame('#sidebar');
  const said = await frame.evaluate(async () => {
    interface Runner {
      withSuccessHandler(told: (value: unknown, user: unknown) => void): Runner;
      withFailureHandler(told: (error: Error) => void): Runner;
      withUserObject(user: unknown): Runner;
      rpc(...values: unknown[]): void;
      hidden_?: unknown;
    }
    const { run } = (window as unknown as { google: { script: { run: Runner } } }).google.script;
    const thrown = (work: () => void): string => {
      try {
        work();
        return 'nothing';
      } catch (error) {
        return String(error);
      }
    };
    const ring: Record<string, unknown> = {};
    ring.ring = ring;
    const answer = (name: string, payload?: unknown): Promise<unknown> =>
      new Promise((resolve) => {
        run
          .withSuccessHandler(resolve)
          .withFailureHandler((error) => resolve(`${error.name}: ${error.message}`))
          .rpc(name, payload);
      });
    const many = await Promise.all(Array.from({ length: 25 }, (_, index) => answer('echo', index)));
    return {
      date: thrown(() => run.rpc('echo', new Date())),
      inside: thrown(() => run.rpc('echo', [1, 2, 3, () => 1])),
      ring: thrown(() => run.rpc('echo', ring)),
      undefinedArgument: await answer('echo', undefined),
      dateBack: await answer('date'),
      failure: await answer('throw'),
      hidden: typeof run.hidden_,
      many,
      user: await new Promise((resolve) => {
        const mine = { mark: 1 };
        run
          .withUserObject(mine)
          .withSuccessHandler((_value, user) => resolve(user === mine))
          .rpc('echo', 1);
      }),
    };
  });
  expect(said).toEqual({
    date: 'TypeError: Failed due to illegal value in property: 1',
    inside: 'TypeError: Failed due to illegal value in property: 3',
    ring: 'Error: Failed due to circular reference.',
    undefinedArgument: null,
    dateBack: null,
    failure: 'Error: Không tìm thấy chi hội.',
    hidden: 'undefined',
    many: Array.from({ length: 25 }, (_, index) => index),
    user: true,
  });
  await window.page.locator('#sidebar .close').click();
});

test('alerts and prompts hold the script until they are answered', async () => {
  await window.addOn('Thử thêm', 'Hỏi tên');
  await window.page.fill('.prompt-text', 'Khu 5');
  await window.page.keyboard.press('Enter');
  await window.shows(RECYCLING, 'J1', 'Khu 5');
  await window.addOn('Thử thêm', 'Hỏi có không');
  await window.page.locator('.question').getByText('Không', { exact: true }).click();
  await window.shows(RECYCLING, 'J1', 'NO');
});

test('a script that throws, and one that never ends, are reported in words', async () => {
  await window.addOn('Thử thêm', 'Hỏng');
  await window.page.locator('.question.error', { hasText: 'Thiếu cột “Chi hội” ở tab Tái chế' }).waitFor();
  await window.page.keyboard.press('Escape');
  await window.addOn('Thử thêm', 'Chạy mãi');
  await window.page.locator('.running', { hasText: 'Đang chạy “Chạy mãi”' }).waitFor();
  await window.page.locator('.question.error', { hasText: 'Việc này chạy quá thời gian cho phép' }).waitFor();
  await window.page.keyboard.press('Escape');
  await window.page.locator('.running').waitFor({ state: 'detached' });
});

test('a modal dialog of the add-on opens and closes', async () => {
  await window.addOn('Thử thêm', 'Hộp thoại');
  const frame = await window.frame('.dialog.modal');
  expect(await frame.textContent('#in')).toBe('Trong hộp thoại');
  await window.page.keyboard.press('Escape');
  // Escape reaches the page only where the frame has not taken the focus; then there is still the cross.
  const closed = window.page.locator('.dialog').waitFor({ state: 'detached' });
  const crossed = window.page.locator('.dialog .close').click();
  await Promise.race([closed, crossed.catch(() => undefined)]);
  await closed;
});

test('a document that the add-on makes opens as pages and downloads', async () => {
  await window.addOn('Thử thêm', 'Xuất tài liệu');
  const link = window.page
    .locator('.toast.document', { hasText: 'Báo cáo thử' })
    .getByText('Xem', { exact: true });
  const [page] = await Promise.all([window.context.waitForEvent('page'), link.click()]);
  await page.waitForSelector('body[data-ready="true"]');
  expect(await page.locator('section.docx').first().textContent()).toContain('Tổng số tiền: 45.150.000 đ');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Tải xuống').click()]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await page.close();
  expect(readdirSync(folder).some((name) => name.endsWith('.docx'))).toBe(true);
});

test('the file on disk holds what the window shows, and downloads', async () => {
  await saved();
  const { workbook } = await readWorkbook(file);
  expect(workbook.sheets.map(({ name }) => name)).toEqual(await window.sheets());
  expect(workbook.sheets[0]?.cells[3]?.[2]?.value).toBe(35.8);
  const [download] = await Promise.all([
    window.page.waitForEvent('download'),
    window.barMenu('Tệp', 'Tải xuống (.xlsx)'),
  ]);
  expect(download.suggestedFilename()).toBe('so.xlsx');
});

test('a dropped workbook opens beside the first, and a file that is not a workbook is refused in words', async () => {
  const dropFile = (name: string, bytes: readonly number[]) =>
    window.page.evaluate(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], fileName));
        globalThis.dispatchEvent(
          new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      },
      [name, bytes] as const,
    );
  await dropFile('không phải.xlsx', [1, 2, 3]);
  expect(await window.toast('không phải bảng tính')).toContain('không phải bảng tính .xlsx');
  const other = path.join(folder, 'nguon', 'so.xlsx');
  writeSmallWorkbook(other, 3);
  await dropFile('so.xlsx', [...readFileSync(other)]);
  const told = await window.toast('Đã mở so.xlsx');
  expect(told).toContain(path.join(folder, 'so-2.xlsx'));
  await window.page.getByText('Đến tệp vừa mở').click();
  await window.page.waitForSelector('body[data-ready="true"]');
  await window.shows(RECYCLING, 'D4', '3.000 đ');
  await window.shows(RECYCLING, 'D5', '');
  await window.page.goto(bench.address);
  await window.page.waitForSelector('body[data-ready="true"]');
});

test('doGet is served at /exec, in a frame of its own that can call the script', async () => {
  const page = await window.context.newPage();
  await page.goto(`${bench.address}exec?ten=${encodeURIComponent('chị Hoa')}`);
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  await frame?.waitForSelector('#hello[data-echo="từ điện thoại"]');
  expect(await frame?.textContent('#hello')).toBe('Chào chị Hoa');
  expect(await page.title()).toBe('Nhập liệu trên điện thoại');
  await page.close();
});

test('text that has become HTML runs no script of its own, in a frame or around it', async () => {
  const page = await window.context.newPage();
  const evil =
    '<script>parent.document.title="1";document.body.dataset.evil="1"</script><img src="x" onerror="document.body.dataset.evil=2"><a href="javascript:document.body.dataset.evil=3" id="go">x</a>';
  await page.goto(`${bench.address}exec?ten=${encodeURIComponent(evil)}`);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  // The page's own script runs; what came with the address does not.
  await frame?.waitForSelector('#hello[data-echo="từ điện thoại"]');
  await frame?.click('#go');
  expect(await frame?.evaluate(() => document.body.dataset.evil ?? null)).toBeNull();
  expect(await page.title()).toBe('Nhập liệu trên điện thoại');
  await page.close();
  expect(await window.toast('không nằm trong bản dựng')).toContain('1 đoạn mã');
});

test('a file that disappears is reported and written again; nothing is lost', async () => {
  await saved();
  rmSync(file);
  await window.type('F30', 'sau khi mất tệp');
  expect(await window.toast('không còn ở chỗ cũ')).toContain('được ghi lại tại');
  await saved();
  const { workbook } = await readWorkbook(file);
  expect(workbook.sheets[0]?.cells[29]?.[5]?.value).toBe('sau khi mất tệp');
});

test('a file that another program has changed is not written over', async () => {
  await saved();
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from(' ')]));
  await window.type('F31', 'của tôi');
  expect(await window.toast('Để không đè lên')).toContain('bản của bàn làm thử');
  await window.page.waitForFunction(() => document.querySelector('#save')?.className === 'saved');
  const apart = readdirSync(folder).find((name) => name.includes('bản của bàn làm thử'));
  const { workbook } = await readWorkbook(path.join(folder, apart ?? ''));
  expect(workbook.sheets[0]?.cells[30]?.[5]?.value).toBe('của tôi');
});

test('a plain workbook: its language is said to the first window, and changed in the File menu', async () => {
  const place = path.join(folder, 'thuong.xlsx');
  writeFileSync(place, zipped(partsOfMade()));
  const other = await serve({ file: place, dist: path.join(folder, 'dist'), port: 18_260, say: () => {} });
  const plain = await WorkbenchPage.open(browser, other.address);
  try {
    const notice = plain.page.locator('#toasts', { hasText: 'kiểu Việt Nam' });
    await notice.waitFor();
    expect(await plain.display('Một', 'B1')).toBe('1,5');
    await plain.page.getByRole('button', { name: 'Tệp', exact: true }).click();
    await plain.page.getByRole('menuitem', { name: 'Cài đặt bảng tính…' }).click();
    await plain.page.getByLabel('Ngày và số viết theo kiểu').selectOption('en_US');
    // The page is loaded again.
    const reload = plain.page.waitForNavigation();
    await plain.page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await reload;
    await plain.page.waitForSelector('body[data-ready="true"]');
    expect(await plain.display('Một', 'B1')).toBe('1.5');
    expect(await notice.count()).toBe(0);
    await plain.page.locator('#save.saved').waitFor();
    expect((await readWorkbook(place)).workbook.locale).toBe('en_US');
  } finally {
    await plain.close();
    await other.close();
  }
});
