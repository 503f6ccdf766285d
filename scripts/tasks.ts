/**
 * `npm run tasks`: does each task at the workbench in a real browser as a person would, in the old way and in the new, counts
 * clicks and keys, prints the table and writes `docs/tasks.md`. Exit code 1 where a long task takes more than half of before.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callIn, type FormsBench, openForms, openSidebar } from '../e2e/forms-bench';
import { WorkbenchPage } from '../e2e/workbench-page';
import { createHost, readProject } from '../local';
import { serve } from '../local/workbench/serve';
import { writeWorkbook } from '../local/xlsx/index';
import { type Effort, Hand, repeated } from './lib/tasks/hand';
import { isHalved, pageOf, type Task, tableOf } from './lib/tasks/page';

const [PORT, EMPTY_PORT] = [18_960, 18_970];
/** A group in which all are to be known, and names of a list of gifts. */
const [GROUP, NAMES] = [57, 30];
const MATERIALS = [
  ['sat', '35,8 tạ', '9tr'],
  ['giay', '120 kg', '300k'],
  ['nhua', '40 kg', '200k'],
] as const;

/** All different, and no digit in them that could be a year. */
const nameOf = (at: number): string =>
  `Đinh ${['Thị', 'Ngọc', 'Kim', 'Thu', 'Thanh', 'Minh'][Math.floor(at / 10)]} ${['Bưởi', 'Na', 'Mận', 'Đào', 'Lựu', 'Ổi', 'Quýt', 'Nhãn', 'Vải', 'Chanh'][at % 10]}`;

async function prepare(bench: FormsBench): Promise<void> {
  const frame = await openSidebar(bench);
  const rows = Array.from({ length: GROUP }, (_, at) => ({
    table: 'members',
    values: { name: nameOf(at), chapter: 'K5A', group: 'Tổ 9', state: 'Đang sinh hoạt' },
    ...{ submission: `of-the-big-group-${String(at).padStart(6, '0')}`, acceptSimilar: true },
  }));
  for (const part of [rows.slice(0, 40), rows.slice(40)]) {
    const answer = await callIn(frame, 'rows.save', { rows: part });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  }
}

/** The sidebar at its first screen; opening it is two clicks, the same in both ways, and not counted. */
const open = async (bench: FormsBench): Promise<Hand> => new Hand(bench.window, await openSidebar(bench));

/** Presses Lưu; a row like one that is there is asked about, and the answer is a click too. */
async function save(hand: Hand): Promise<void> {
  const { frame } = hand;
  const [done, alert] = [
    frame.getByRole('heading', { name: 'Đã lưu', exact: true }),
    frame.locator('[role=alert]'),
  ];
  await hand.press(/^Lưu$/);
  await done.or(alert).first().waitFor();
  if (!(await alert.isVisible())) return;
  if ((await frame.getByRole('button', { name: 'Vẫn lưu' }).count()) === 0)
    throw new Error(await alert.innerText());
  await hand.press('Vẫn lưu');
  await done.waitFor();
}

async function giftFields(hand: Hand, name?: string): Promise<void> {
  await hand.pick('Dịp', 'thieu nhi');
  await hand.pick('Chi hội', '5a');
  await hand.pick('Đối tượng', 'tre em');
  if (name !== undefined) await hand.write('Người nhận', name);
  await hand.write('Số suất', '1');
  await hand.write('Trị giá một suất', '500k');
  await hand.pick('Nguồn kinh phí', 'bien rac');
}

/** One gift, as every time. */
async function oneGift(bench: FormsBench, name?: string): Promise<Effort> {
  const hand = await open(bench);
  await hand.press(/^Quà tặng/);
  await giftFields(hand, name);
  await save(hand);
  return hand.effort;
}

async function gift(bench: FormsBench): Promise<Task> {
  const before = await oneGift(bench);
  const hand = await open(bench);
  await hand.press(/^Quà tặng/);
  await hand.press('Giống lần trước');
  await hand.pick('Chi hội', 'khu 1');
  await save(hand);
  return {
    what: 'a gift, like the last but for its chapter',
    old: 'every field of the form.',
    before,
    now: hand.effort,
  };
}

async function sale(bench: FormsBench): Promise<Task> {
  const old = await open(bench);
  await old.press(/^Tái chế/);
  for (const [at, [material, quantity, amount]] of MATERIALS.entries()) {
    await old.pick('Chi hội', '1');
    await old.pick('Loại phế liệu', material);
    await old.write('Số lượng', quantity);
    await old.write('Thành tiền', amount);
    await save(old);
    if (at < MATERIALS.length - 1) await old.press('Ghi việc nữa');
  }
  const before = old.effort;
  const hand = await open(bench);
  await hand.press(/^Tái chế/);
  await hand.press('Một lần bán nhiều loại');
  await hand.pick('Chi hội', '5a');
  for (const [at, [material, quantity, amount]] of MATERIALS.entries()) {
    await hand.pick('Loại phế liệu', material, at);
    await hand.write('Số lượng', quantity, at);
    await hand.write('Thành tiền', amount, at);
  }
  await hand.press(/^Lưu/);
  await hand.frame.getByText(': 3 việc đã vào sổ').waitFor();
  return {
    what: 'a sale of three materials',
    old: 'three sales, one after the other.',
    before,
    now: hand.effort,
  };
}

/** Thirty names of a list, and the way back of all of them. */
async function names(bench: FormsBench): Promise<Task[]> {
  const before = repeated(
    await oneGift(bench, 'Nguyễn Thị Thử'),
    await oneGift(bench, 'Nguyễn Thị Mẫu'),
    NAMES - 1,
  );
  const hand = await open(bench);
  const index = await callIn(hand.frame, 'members.index', { from: 0 });
  if (!index.ok) throw new Error(JSON.stringify(index.problem));
  const list = index.value.rows.filter(([, name]) => name.startsWith('Đinh')).slice(0, NAMES);
  await hand.press(/^Quà tặng/);
  await hand.press('Một món quà cho nhiều người');
  await hand.pick('Dịp', 'thieu nhi');
  await hand.pick('Chi hội', '5a');
  await hand.pick('Đối tượng', 'tre em');
  await hand.write('Trị giá một suất', '500k');
  await hand.pick('Nguồn kinh phí', 'bien rac');
  await hand.paste('Người nhận', list.map(([, name]) => name).join('\n'));
  await hand.press('Đưa tên vào danh sách');
  await hand.press(/^Lưu cả/);
  const all = hand.frame.getByText(`: ${NAMES} việc đã vào sổ`);
  const wrong = hand.frame.locator('[role=alert]');
  await all.or(wrong).first().waitFor();
  if (await wrong.isVisible()) throw new Error(await hand.frame.locator('main').innerText());
  const now = hand.effort;
  const undo = new Hand(bench.window, hand.frame);
  await undo.press(/^Ghi nhầm/);
  await undo.frame.getByText(`Đã bỏ ${NAMES} việc khỏi sổ.`).waitFor();
  const one = await removeOne(bench);
  return [
    { what: `a gift for ${NAMES} names`, old: `${NAMES} gifts, one after the other.`, before, now },
    {
      what: `undo those ${NAMES}`,
      old: `each is opened from the list of what was written, deleted, and asked about: ${NAMES} times.`,
      before: repeated(one, one, NAMES - 1),
      now: undo.effort,
    },
  ];
}

/** From the first screen: the newest row of the list is opened and deleted. */
async function removeOne(bench: FormsBench): Promise<Effort> {
  const hand = await open(bench);
  await hand.click(hand.frame.getByText('Việc tôi mới ghi'));
  const card = hand.frame.locator('details .card', { hasText: 'Thiếu nhi' }).first();
  await hand.click(card.getByRole('button', { name: 'Xóa' }).first());
  const sure = card.getByRole('button', { name: /Xóa/ });
  if (await sure.first().isVisible()) await hand.click(sure.first());
  await hand.frame.getByText('Đã xóa:').first().waitFor();
  return hand.effort;
}

async function correct(bench: FormsBench): Promise<Task> {
  await oneGift(bench, 'Lê Thị Sửa');
  const old = await open(bench);
  await old.click(old.frame.getByText('Việc tôi mới ghi'));
  await old.click(
    old.frame
      .locator('details .card', { hasText: 'Thiếu nhi' })
      .first()
      .getByRole('button', { name: /^Sửa / })
      .first(),
  );
  await old.write('Số suất', '3');
  await save(old);
  await oneGift(bench, 'Vũ Thị Sửa');
  const hand = new Hand(bench.window, await bench.window.frame('#sidebar'));
  await hand.press('Sửa việc này');
  await hand.write('Số suất', '3');
  await save(hand);
  return {
    what: 'correct what was just written',
    old: 'from the list of what was written.',
    before: old.effort,
    now: hand.effort,
  };
}

async function known(bench: FormsBench): Promise<Task> {
  const begin = async (): Promise<Hand> => {
    const hand = await open(bench);
    await hand.press(/^Ba biết/);
    await hand.pick('Chi hội', '5a');
    await hand.select('Tổ', 'Tổ 9');
    return hand;
  };
  const old = await begin();
  const first = old.effort;
  const card = new Hand(bench.window, old.frame);
  for (const tick of ['Biết mặt', 'Biết hoàn cảnh', 'Biết nhu cầu'])
    await card.click(old.frame.locator('.card').first().getByRole('button', { name: tick }));
  const save = new Hand(bench.window, old.frame);
  await save.press('Bỏ đánh dấu');
  const before = repeated(repeated(first, card.effort, GROUP), save.effort, 1);
  const hand = await begin();
  await hand.click(hand.frame.getByText('Cả tổ 9 đã biết'));
  await hand.press('Biết cả ba điều');
  await hand.press(new RegExp(`^Lưu ${GROUP} người`));
  await hand.frame.getByText('Đã biết đủ cả ba điều').waitFor();
  return {
    what: `three “biết” of a group of ${GROUP}`,
    old: 'three ticks of each of them, and Lưu.',
    before,
    now: hand.effort,
  };
}

async function silent(bench: FormsBench): Promise<Task> {
  const old = new Hand(bench.window, bench.window.page.mainFrame());
  await old.menu('Ai đã ghi sổ');
  await (await bench.window.frame('.dialog.modal')).locator('h1').waitFor();
  const before = old.effort;
  await bench.window.page.locator('.dialog .close').click();
  const hand = new Hand(bench.window, bench.window.page.mainFrame());
  await hand.tab('Trang đầu');
  return { what: 'who has not reported', old: 'the dialog.', before, now: hand.effort };
}

const CHAPTERS = ['Khu 1', 'Khu 2', 'Khu 3', 'Khu 4', 'Khu 5A'];
const HEAD = { 'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU', 'Địa danh': 'Mẫu', 'Người ký': 'Lê Thị Mẫu' };

/** From an empty file to the first Tổng hợp; both ways paste the members and write one sale. */
async function firstDay(window: WorkbenchPage, isNew: boolean): Promise<Effort> {
  const { page } = window;
  let hand = new Hand(window, page.mainFrame());
  const dialog = async (item: string) => {
    await hand.menu(item);
    const frame = await window.frame('.dialog.modal');
    await frame.locator('h1').waitFor();
    hand = hand.in(frame);
  };
  const close = () => hand.click(page.locator('.dialog .close'));
  await hand.menu('Cài đặt sổ');
  // It opens by itself; before, nothing did.
  const start = await window.frame('.dialog.modal');
  await start.getByLabel('Tên các chi hội').waitFor();
  if (isNew) {
    hand = hand.in(start);
    await hand.paste('Tên các chi hội', CHAPTERS.join('\n'));
    await hand.press('Ghi các chi hội');
    await hand.frame.getByText('Khu 5A: mã').waitFor();
    await hand.press('Mở Thông tin của Hội');
    for (const [label, text] of Object.entries(HEAD)) await hand.paste(label, text);
    await hand.press('Lưu cài đặt');
    await hand.frame.getByText('Đã lưu cài đặt.').last().waitFor();
    await hand.press('Về các bước bắt đầu');
    await hand.press('Mở Chọn mô hình');
    await hand.press(/^Lưu/);
    await hand.frame.locator('.box.good').waitFor();
    await close();
  } else {
    await page.locator('.dialog .close').click();
    await hand.tab('Chi hội');
    for (const [at, name] of CHAPTERS.entries()) {
      await hand.cell(`A${at + 2}`, `K${name.slice(4)}`);
      await hand.cell(`B${at + 2}`, name);
    }
    await dialog('Thông tin của Hội');
    for (const [label, text] of Object.entries(HEAD)) await hand.write(label, text);
    await hand.press('Lưu cài đặt');
    await hand.frame.getByText('Đã lưu cài đặt.').last().waitFor();
    await close();
    await dialog('Chọn mô hình');
    await hand.press(/^Lưu/);
    await hand.frame.locator('.box.good').waitFor();
    await close();
  }
  await hand.tab('Hội viên');
  await hand.pasteAt('A2', Array.from({ length: 20 }, (_, at) => `Đinh Thị Mẫu ${at}\tKhu 1`).join('\n'));
  await hand.menu('Cài đặt sổ');
  await window.toast('Đã');
  await hand.menu('Nhập liệu');
  const frame = await window.frame('#sidebar');
  await frame.locator('h1').waitFor();
  hand = hand.in(frame);
  await hand.press('Quay lại');
  await hand.press(/^Tái chế/);
  await hand.pick('Chi hội', 'khu 1');
  await hand.pick('Loại phế liệu', 'sat');
  await hand.write('Số lượng', '35 kg');
  await hand.write('Thành tiền', '90k');
  await save(hand);
  await hand.menu('Tổng hợp');
  await window.toast('Đã tổng hợp');
  return hand.effort;
}

async function bothFirstDays(bench: FormsBench): Promise<Task> {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-tasks-'));
  const efforts: Effort[] = [];
  for (const isNew of [false, true]) {
    const file = path.join(folder, `so-${isNew}.xlsx`);
    const host = await createHost({
      project: readProject(path.resolve('dist')),
      email: 'can-bo@example.com',
      calculator: null,
    });
    await writeWorkbook(file, host.workbook);
    const served = await serve({
      file,
      port: EMPTY_PORT + Number(isNew),
      email: 'can-bo@example.com',
      say: () => undefined,
    });
    const window = await WorkbenchPage.open(bench.browser, served.address);
    const start = performance.now();
    const { clicks, keys } = await firstDay(window, isNew);
    efforts.push({ clicks, keys, seconds: (performance.now() - start) / 1000 });
    await window.close();
    await served.close();
  }
  rmSync(folder, { recursive: true, force: true });
  const [before, now] = efforts;
  if (before === undefined || now === undefined) throw new Error('Two ways.');
  return {
    what: 'first day to the first Tổng hợp, five chapters',
    old: 'codes and names on the tab, a dialog at a time.',
    before,
    now,
  };
}

const bench = await openForms(PORT, { members: 12, height: 1000 });
try {
  await prepare(bench);
  const tasks = [
    await bothFirstDays(bench),
    await correct(bench),
    await gift(bench),
    await sale(bench),
    ...(await names(bench)),
    await known(bench),
    await silent(bench),
  ];
  for (const line of tableOf(tasks)) console.log(line);
  writeFileSync('docs/tasks.md', pageOf(tasks));
  process.exitCode = tasks.every(isHalved) ? 0 : 1;
} finally {
  await bench.close();
}
