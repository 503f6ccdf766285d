/**
 * A ward's workbook with the shipped bundle in the workbench, for the tests of the forms' pages. All names
 * are fictitious.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from 'axe-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { createHost, readProject } from '../local';
import { serve, type Workbench } from '../local/workbench/serve';
import { writeWorkbook } from '../local/xlsx/index';
import type { CallName, Input, Output } from '../src/shared/contract';
import type { Answer } from '../src/shared/problem';
import { launchBrowser } from './browser';
import { PATIENCE, WorkbenchPage } from './workbench-page';

const OFFICER = 'can-bo@example.com';
const DIST = path.join(process.cwd(), 'dist');

/** Names as long as a ward has them: what must still fit into 300 px. */
const CHAPTERS = [
  ['K1', 'Khu 1'],
  ['K5A', 'Khu 5A'],
  ['K6', 'Khu dân cư Thượng Mộ Công – Yết Kiêu mở rộng'],
] as const;

const SURNAMES = ['Nguyễn Thị', 'Trần Thị', 'Lê Thị', 'Phạm Thị', 'Hoàng Thị Ngọc'];
const GIVEN = ['Hoa', 'Hòa', 'Lan', 'Huệ', 'Cúc', 'Mai', 'Đào', 'Sen', 'Thu', 'Yến'];

export interface FormsBench {
  readonly folder: string;
  readonly file: string;
  readonly browser: Browser;
  readonly bench: Workbench;
  readonly window: WorkbenchPage;
  close(): Promise<void>;
}

type Rows = readonly (readonly [table: string, values: Input<'row.save'>['values']])[];

/** The rows that every test starts with. */
function startingRows(members: number): Rows {
  return [
    ...CHAPTERS.map(([code, name]) => ['chapters', { code, name }] as const),
    ...Array.from({ length: members }, (_, index) => {
      const name = `${SURNAMES[index % SURNAMES.length]} ${GIVEN[index % GIVEN.length]}`;
      return [
        'members',
        {
          name,
          chapter: CHAPTERS[index % CHAPTERS.length]?.[0] ?? 'K1',
          group: `Tổ ${1 + (index % 4)}`,
          birth: String(1950 + (index % 45)),
          state: 'Đang sinh hoạt',
        },
      ] as const;
    }),
  ];
}

interface Prepared {
  readonly members?: number;
  /** Height of the window in pixels. */
  readonly height?: number;
  /** Labels of the models that the ward records besides the core. */
  readonly models?: readonly string[];
}

/** Writes the workbook, serves it, opens a window on it. */
export async function openForms(
  port: number,
  { members = 12, height = 800, models = [] }: Prepared = {},
): Promise<FormsBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-forms-'));
  const file = path.join(folder, 'so.xlsx');
  // A copy, so that a build in the meantime does not change what is tested.
  const dist = path.join(folder, 'dist');
  cpSync(DIST, dist, { recursive: true });
  const host = await createHost({
    project: readProject(dist),
    email: OFFICER,
    locale: 'vi_VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    calculator: null,
  });
  host.execute('installSheets');
  if (models.length > 0) host.execute('chooseModels', [models]);
  for (const [index, [table, values]] of startingRows(members).entries()) {
    const outcome = host.rpc('rpc', [
      'row.save',
      { table, values, submission: `prepared-row-${String(index).padStart(8, '0')}`, acceptSimilar: true },
    ]);
    if (!outcome.ok) throw outcome.error;
    const answer = outcome.value as Answer<unknown>;
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  }
  await writeWorkbook(file, host.workbook);
  const browser = await launchBrowser();
  const bench = await serve({ file, port, email: OFFICER, dist, say: () => undefined });
  const window = await WorkbenchPage.open(browser, bench.address, { width: 1280, height });
  return {
    folder,
    file,
    browser,
    bench,
    window,
    async close() {
      await window.close();
      await browser.close();
      await bench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the sidebar and waits for its first screen. */
export async function openSidebar({ window }: Pick<FormsBench, 'window'>): Promise<Frame> {
  const close = window.page.locator('#sidebar .close');
  if (await close.isVisible()) {
    await close.click();
    await window.page.locator('#sidebar iframe').waitFor({ state: 'detached' });
  }
  await window.addOn('Nhập liệu');
  const frame = await window.frame('#sidebar');
  await frame.locator('h1').waitFor();
  const home = frame.getByRole('heading', { name: 'Nhập liệu' });
  await home
    .or(frame.getByRole('button', { name: 'Quay lại' }))
    .first()
    .waitFor();
  // It begins with the form of the tab that is open.
  if (!(await home.isVisible())) await frame.getByRole('button', { name: 'Quay lại' }).click();
  await home.waitFor();
  return frame;
}

/** Opens one of the officer's dialogs by its menu item. */
export async function openDialog({ window }: Pick<FormsBench, 'window'>, item: string): Promise<Frame> {
  await window.addOn(item);
  const frame = await window.frame('.dialog.modal');
  await frame.locator('h1').waitFor();
  return frame;
}

/** Closes the dialog that is open. */
export async function closeDialog({ window: { page } }: Pick<FormsBench, 'window'>): Promise<void> {
  await page.locator('.dialog .close').click();
  await page.locator('.dialog').waitFor({ state: 'detached' });
}

/** The text that is announced to screen readers. */
export const told = (frame: Frame) => frame.locator('[role=status].hidden');

/** A call to the server from inside the page's frame. */
export async function callIn<N extends CallName>(
  frame: Frame,
  name: N,
  input: Input<N>,
  link = '',
): Promise<Answer<Output<N>>> {
  const answer = await frame.evaluate(
    ([called, payload, secret]) =>
      new Promise((resolve, reject) => {
        type Run = {
          withSuccessHandler(f: unknown): Run;
          withFailureHandler(f: unknown): Run;
          rpc(...a: unknown[]): void;
        };
        const { google } = window as unknown as { google: { script: { run: Run } } };
        google.script.run.withSuccessHandler(resolve).withFailureHandler(reject).rpc(called, payload, secret);
      }),
    [name, input, link] as const,
  );
  return answer as Answer<Output<N>>;
}

interface AxeInPage {
  readonly axe: {
    run(
      options: object,
    ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
  };
}

/** The axe violations of the page in its present state. @param rules left out: all. */
export async function violationsOf(target: Frame | Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await target.evaluate(() => 'axe' in window))) await target.evaluate(AxeBuilder.source);
  return target.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as AxeInPage).axe.run(
      runOnly === undefined ? {} : { runOnly: [...runOnly] },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    );
  }, rules);
}

/** The size of all text, as a browser's own setting does it; '' as it was. */
export const textSize = (target: Frame | Page, size: string): Promise<void> =>
  target.evaluate((to) => {
    document.documentElement.style.fontSize = to;
  }, size);

/** By how much the page is wider than its window; 0 where it does not scroll horizontally. */
export const overflowOf = (target: Frame | Page): Promise<number> =>
  target.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Elements whose content is cut off by their own box. */
export const cutOffIn = (target: Frame | Page): Promise<string[]> =>
  target.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, label, .face, h1, h2, h3, .tag')]
      .filter(
        (element) =>
          element.offsetParent !== null &&
          element.clientHeight > 1 &&
          element.scrollWidth > element.clientWidth + 1 &&
          !element.matches('.chip'),
      )
      .map((element) => `${element.tagName} ${element.textContent ?? ''}`),
  );

/**
 * The accessible name of the focused control, by the ways of naming that these pages use. Runs in the
 * browser.
 */
function focusedName(): string {
  const element = document.activeElement;
  if (element === null) return '';
  const label = (element as HTMLInputElement).labels?.[0]?.textContent;
  return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
}

/** More than the longest form has controls. */
const MOST_TABS = 150;

/**
 * Presses Tab until a control whose name begins so has the focus; fails where it cannot be reached by
 * keyboard.
 */
export async function tabTo({ window }: FormsBench, frame: Frame, name: string): Promise<void> {
  const passed: string[] = [];
  const inside = await frame.evaluate(() => document.hasFocus());
  if (!inside) await frame.locator('h1').focus();
  for (let turn = 0; turn < MOST_TABS; turn += 1) {
    await window.page.keyboard.press('Tab');
    const isInside = await frame.evaluate(() => document.hasFocus());
    if (!isInside) {
      // After the last control the focus leaves the frame; continue from its beginning.
      await frame.locator('h1').focus();
      continue;
    }
    const now = await frame.evaluate(focusedName);
    if (
      now === name ||
      now.startsWith(`${name} `) ||
      now.startsWith(`${name}*`) ||
      // The list of what is wrong names fields too: `Chi hội: Chưa có chi hội.`
      (passed.length > 0 && now.startsWith(name) && !now.startsWith(`${name}:`))
    )
      return;
    passed.push(now);
  }
  throw new Error(`“${name}” is not reached by Tab. Passed: ${passed.slice(0, 60).join(' | ')}`);
}

/** Columns that a tab has at most, and rows that a test may have filled. */
const [MOST_COLUMNS, MOST_ROWS] = [30, 60];

/** Numbers of the rows of a tab that show this text under this header. */
export async function rowsWith(
  { window }: FormsBench,
  sheet: string,
  header: string,
  text: string,
): Promise<number[]> {
  const [headers = [], ...rows] = await window.block(sheet, 'A1', MOST_ROWS, MOST_COLUMNS);
  const column = headers.findIndex((title) => title.replace(/ \*$/, '') === header);
  // A tab that was just made reaches the grid a moment later than its page's answer.
  if (column < 0) return [];
  return rows.flatMap((cells, at) => (cells[column] === text ? [at + 2] : []));
}

/** Polls until the rows are as wanted: the grid is notified a moment after the page that made the change. */
async function until(
  bench: FormsBench,
  [sheet, header, text]: readonly [sheet: string, header: string, text: string],
  isSo: (rows: readonly number[]) => boolean,
  wanted: string,
): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await rowsWith(bench, sheet, header, text);
    if (isSo(found)) return;
    if (Date.now() > end) {
      throw new Error(
        `${sheet} shows “${text}” under ${header} in rows [${found.join(', ')}], not ${wanted}.`,
      );
    }
    await bench.window.page.waitForTimeout(100);
  }
}

/** Waits until so many rows show this text. */
export const untilRows = (
  bench: FormsBench,
  sheet: string,
  header: string,
  text: string,
  count: number,
): Promise<void> => until(bench, [sheet, header, text], ({ length }) => length === count, `in ${count}`);

/** Waits until this row shows it. */
export const untilRow = (
  bench: FormsBench,
  sheet: string,
  header: string,
  text: string,
  row: number,
): Promise<void> => until(bench, [sheet, header, text], (rows) => rows.includes(row), `in row ${row}`);

/**
 * From now on the server executes calls, but the page never gets the answers. Returns a function that
 * restores them.
 * @param isSent false: the calls do not even leave.
 */
export async function loseAnswers(frame: Frame, isSent = true): Promise<() => Promise<void>> {
  await frame.evaluate(`(() => {
    const run = window.google.script.run;
    window.realRun = run;
    const losing = (fail) => ({
      withSuccessHandler: () => losing(fail),
      withFailureHandler: (handler) => losing(handler),
      rpc: (...given) => {
        const lost = () => fail(new Error('NetworkError: connection lost'));
        if (${isSent}) run.withSuccessHandler(lost).withFailureHandler(lost).rpc(...given);
        else setTimeout(lost);
      },
    });
    window.google = { ...window.google, script: { ...window.google.script, run: losing(() => undefined) } };
  })()`);
  return async () => {
    await frame.evaluate(
      `void (window.google = { ...window.google, script: { ...window.google.script, run: window.realRun } })`,
    );
  };
}

/** From now on calls of this name are never answered; the others are. */
export async function holdCall(frame: Frame, name: CallName): Promise<void> {
  await frame.evaluate(`(() => {
    const run = window.google.script.run;
    const holding = (real) => ({
      withSuccessHandler: (handler) => holding(real.withSuccessHandler(handler)),
      withFailureHandler: (handler) => holding(real.withFailureHandler(handler)),
      rpc: (called, ...given) => { if (called !== ${JSON.stringify(name)}) real.rpc(called, ...given); },
    });
    window.google = { ...window.google, script: { ...window.google.script, run: holding(run) } };
  })()`);
}
