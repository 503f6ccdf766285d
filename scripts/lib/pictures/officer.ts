/** Pictures of the sidebar and of the officers' dialogs, each above the tab that it is about. */
import type { Page } from 'playwright-core';
import { callIn, closeDialog, openDialog, openSidebar } from '../../../e2e/forms-bench';
import type { Camera } from './camera';
import { openDesk, shoot, withoutNotices } from './camera';

/** Of a form: room for its fields. */
const HIGH = 760;
/** The sidebar with a strip of the grid beside it. */
const BESIDE = { clip: { x: 480, y: 0, width: 620, height: HIGH } };

/** The dialog alone: of what is behind it a guide has pictures of its own. */
async function shootDialog(page: Page, name: string): Promise<void> {
  const clip = await page.locator('.dialog').boundingBox();
  if (clip === null) throw new Error(`No dialog is open for ${name}.`);
  await shoot(page, name, { clip });
}

export async function pictureSidebar(camera: Camera): Promise<void> {
  const window = await openDesk(camera, HIGH);
  await window.openTab('Quà tặng');
  let frame = await openSidebar({ window });
  await frame.getByRole('button', { name: /^Quà tặng/ }).click();
  await frame.getByLabel('Ngày', { exact: false }).first().fill('28/6/2022');
  await frame.getByLabel('Số suất').fill('14');
  await frame.getByLabel('Trị giá một suất').fill('500k');
  // With what the two factors make.
  await frame.getByLabel('Tổng trị giá').scrollIntoViewIfNeeded();
  await shoot(window.page, 'nhap-lieu', BESIDE);

  const index = await callIn(frame, 'members.index', { from: 0 });
  if (!index.ok) throw new Error(JSON.stringify(index.problem));
  const { rows } = index.value;
  const twice = rows.find(([, name], at) => rows.findIndex((row) => row[1] === name) !== at)?.[1] ?? '';
  const names = rows.slice(0, 2).map(([, name, year]) => `${name}, ${year}`);
  await frame.getByRole('button', { name: 'Một món quà cho nhiều người' }).click();
  await frame.getByLabel('Người nhận').fill([...names, twice].join('\n'));
  await frame.getByRole('button', { name: 'Đưa tên vào danh sách' }).click();
  await frame.getByText(`“${twice}” có`).first().scrollIntoViewIfNeeded();
  await shoot(window.page, 'nhieu-dong', BESIDE);

  frame = await openSidebar({ window });
  await frame.getByRole('button', { name: /^Cần sửa/ }).click();
  await frame.getByRole('button', { name: 'Sửa ngay' }).first().waitFor();
  await shoot(window.page, 'can-sua', BESIDE);
  await window.close();
}

export async function pictureDialogs(camera: Camera): Promise<void> {
  const window = await openDesk(camera, HIGH);
  await withoutNotices(window);
  const packs = await openDialog({ window }, 'Gói chỉ số');
  for (const name of ['Vốn vay Ngân hàng Chính sách xã hội', 'Bảo hiểm y tế, bảo hiểm xã hội'])
    await packs.getByRole('checkbox', { name }).check();
  await shootDialog(window.page, 'goi-chi-so');
  await closeDialog({ window });

  const report = await openDialog({ window }, 'Chọn báo cáo để xuất');
  await report.getByRole('button', { name: 'Xuất báo cáo' }).click();
  await report.getByRole('button', { name: 'Xuất tiếp' }).waitFor();
  await shootDialog(window.page, 'xuat-bao-cao');
  await closeDialog({ window });

  const check = await openDialog({ window }, 'Tự kiểm tra');
  await check.locator('#copy').waitFor();
  await shootDialog(window.page, 'tu-kiem-tra');
  await window.close();
}

/** The first day, in a workbook that has just been set up. */
export async function pictureStart(camera: Camera): Promise<void> {
  const window = await openDesk(camera, 620);
  await withoutNotices(window);
  const start = await openDialog({ window }, 'Bắt đầu');
  await start.getByLabel('Tên các chi hội').fill('Khu 1\nKhu 2\nKhu 5A\nKhu 5B');
  await shootDialog(window.page, 'bat-dau');
  await window.close();
}
