/** Pictures of the phone page at 360 px, by a link that an officer makes for one chapter. */
import type { Frame, Page } from 'playwright-core';
import { callIn, openDialog } from '../../../e2e/forms-bench';
import type { Camera } from './camera';
import { openDesk, shoot } from './camera';

const CHAPTER = 'K5A';
const DAY = 24 * 3_600_000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Rows of this month, for the chapter's own page: the sample ends years before. */
const THIS_MONTH: readonly (readonly [table: string, values: Readonly<Record<string, string>>])[] = [
  ['recycling', { material: 'Bìa, giấy', quantity: '46', unit: 'kg', amount: '138k' }],
  ['recycling', { material: 'Nhựa', quantity: '12', unit: 'kg', amount: '60k' }],
  [
    'gifts',
    {
      occasion: 'Thăm hỏi thường xuyên',
      recipients: 'Hội viên khó khăn',
      parcels: '2',
      unitValue: '300k',
      fund: 'Quỹ Hội',
    },
  ],
];

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (frame === null) throw new Error('The phone page has no frame.');
  await frame.getByRole('heading', { name: 'Nhập liệu' }).waitFor();
  return frame;
}

export async function picturePhone(camera: Camera): Promise<void> {
  // The page records its address when it is opened for the first time after deploying.
  const deployed = await camera.browser.newPage();
  await deployed.goto(new URL('exec', camera.address).href);
  await deployed.close();
  const desk = await openDesk(camera, 800);
  const dialog = await openDialog({ window: desk }, 'Liên kết điện thoại');
  for (const [at, [table, values]] of THIS_MONTH.entries()) {
    const saved = await callIn(dialog, 'row.save', {
      ...{ table, values: { day: dayIn(0), chapter: CHAPTER, ...values } },
      ...{ submission: `picture-row-${String(at).padStart(8, '0')}`, acceptSimilar: true },
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  }
  // A link lasts a year at most.
  const made = await callIn(dialog, 'links.create', {
    ...{ chapter: CHAPTER, tables: ['gifts', 'recycling', 'members'], until: dayIn(30) },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));

  const context = await camera.browser.newContext({
    ...{ viewport: { width: 360, height: 640 }, deviceScaleFactor: 1.5 },
  });
  const page = await context.newPage();
  await page.goto(made.value.url);
  const frame = await frameOf(page);
  const toTop = () => frame.evaluate(() => window.scrollTo(0, 0));
  await shoot(page, 'dien-thoai-trang-dau');

  await frame.getByRole('button', { name: /^Tái chế/ }).click();
  await frame.getByLabel('Loại phế liệu').fill('sắt');
  await frame.getByRole('option').first().click();
  await frame.getByLabel('Số lượng').fill('35');
  await frame.getByLabel('Đơn vị').fill('kg');
  await frame.getByRole('option').first().click();
  await frame.getByLabel('Thành tiền').fill('280k');
  // The label above the field too.
  await frame.getByLabel('Loại phế liệu').evaluate((field) => {
    window.scrollTo(0, field.getBoundingClientRect().top + window.scrollY - 50);
  });
  await shoot(page, 'dien-thoai');
  await frame.getByRole('button', { name: 'Lưu', exact: true }).click();
  await frame.getByRole('heading', { name: 'Đã lưu' }).waitFor();
  await toTop();
  await shoot(page, 'dien-thoai-da-luu');

  await frame.getByRole('button', { name: 'Xong' }).click();
  await frame.getByRole('button', { name: /^Dán tin/ }).click();
  await frame
    .getByLabel('Tin nhắn, đoạn báo cáo')
    .fill('Ngày 12/6 bán 45 kg giấy vụn được 135k. Tặng 5 suất quà cho trẻ mồ côi, mỗi suất 200k.');
  await frame.getByRole('button', { name: 'Đọc tin' }).click();
  await frame.locator('.card .choose').first().waitFor();
  await toTop();
  await shoot(page, 'dien-thoai-dan-tin');
  await frame.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await frame.getByRole('button', { name: 'Quay lại' }).click();

  await frame.getByRole('button', { name: /^Trang của chi hội/ }).click();
  await frame.getByText(/hạng/).first().waitFor();
  await toTop();
  await shoot(page, 'dien-thoai-chi-hoi');
  await context.close();

  await desk.close();
}
