/** Pictures of the workbook's tabs, of the rows behind a figure, and of the report. */
import type { Camera } from './camera';
import { openDesk, shoot, withoutNotices } from './camera';

const TABS: readonly { readonly tab: string; readonly name: string; readonly height: number }[] = [
  { tab: 'Trang đầu', name: 'trang-dau', height: 760 },
  { tab: 'Tái chế', name: 'tai-che', height: 420 },
  { tab: 'Kiểm tra', name: 'kiem-tra', height: 520 },
  { tab: 'TH Chung', name: 'th-chung', height: 830 },
];

export async function pictureTabs(camera: Camera): Promise<void> {
  for (const { tab, name, height } of TABS) {
    const window = await openDesk(camera, height);
    await window.openTab(tab);
    await shoot(window.page, name);
    await window.close();
  }
}

export async function pictureTrace(camera: Camera): Promise<void> {
  const window = await openDesk(camera, 520);
  await window.openTab('TH Hội viên');
  await window.click('C8');
  await window.addOn('Xem các dòng của con số');
  await window.shows('Các dòng của con số', 'A1', 'CÁC DÒNG CỦA CON SỐ');
  await withoutNotices(window);
  await shoot(window.page, 'cac-dong');
  await window.close();
}

/** Exports the report by the menu, and pictures the upper part of the document's first page. */
export async function pictureReport(camera: Camera): Promise<void> {
  const window = await openDesk(camera, 900);
  await window.addOn('Xuất báo cáo');
  await window.answer('Có');
  const notice = window.page.locator('.toast.document').first();
  await notice.waitFor({ timeout: 60_000 });
  const address = await notice.locator('a').first().getAttribute('href');
  const page = await window.context.newPage();
  await page.setViewportSize({ width: 900, height: 1200 });
  await page.goto(new URL(address ?? '', camera.address).href);
  const first = page.locator('section.docx').first();
  await first.waitFor({ timeout: 30_000 });
  const box = await first.boundingBox();
  if (box === null) throw new Error('The report is not drawn.');
  const { x, y, width } = box;
  const height = width;
  await page.setViewportSize({ width: 900, height: Math.ceil(y + height) });
  await shoot(page, 'bao-cao-1', { clip: { x, y, width, height } });
  await window.close();
}
