/** Two windows with 200 concurrent edits each: both windows and the file on disk end up equal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { displayOf } from '../local/services/display';
import { serve, type Workbench } from '../local/workbench/serve';
import { readWorkbook } from '../local/xlsx/index';
import { launchBrowser } from './browser';
import { writeSmallBundle, writeSmallWorkbook } from './small-bundle';
import { PATIENCE, WorkbenchPage } from './workbench-page';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const TAB = 'Tái chế';
const EDITS = 200;
/** Edits of the same cells from both windows. */
const SHARED = 40;
const ROWS = 210;
/** Each window types down its own column; then both type down the third. */
const COLUMNS = ['I', 'J', 'K'] as const;

let folder: string;
let browser: Browser;
let bench: Workbench;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-two-'));
  writeSmallWorkbook(path.join(folder, 'so.xlsx'), ROWS);
  writeSmallBundle(path.join(folder, 'dist'), new Uint8Array());
  browser = await launchBrowser();
  bench = await serve({
    file: path.join(folder, 'so.xlsx'),
    dist: path.join(folder, 'dist'),
    port: 18_300,
    say: () => {},
  });
});

afterAll(async () => {
  await browser?.close();
  await bench?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openTwo(): Promise<[WorkbenchPage, WorkbenchPage]> {
  // Small, because every typed cell is drawn in both.
  const size = { width: 1280, height: 480 };
  return Promise.all([
    WorkbenchPage.open(browser, bench.address, size),
    WorkbenchPage.open(browser, bench.address, size),
  ]);
}

/** 200 edits by keyboard: typing a value and Enter, down a column. */
async function typeDown(window: WorkbenchPage, column: string, mark: string, edits = EDITS): Promise<void> {
  await window.click(`${column}2`);
  for (let edit = 0; edit < edits; edit += 1) {
    await window.page.keyboard.insertText(`${mark}${edit}`);
    await window.page.keyboard.press('Enter');
  }
}

const column = (window: WorkbenchPage, letter: string): Promise<string[]> =>
  window.column(TAB, `${letter}2`, EDITS);

/** Waits until both have heard of everything: all is saved, and the cells that both typed into show the same. */
async function untilEqual(one: WorkbenchPage, two: WorkbenchPage): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    for (const { page } of [one, two]) {
      await page.waitForFunction(() => document.querySelector('#save')?.className === 'saved');
    }
    const [first, second] = await Promise.all([column(one, COLUMNS[2]), column(two, COLUMNS[2])]);
    if (first.join() === second.join() || Date.now() > end) return;
    await one.page.waitForTimeout(100);
  }
}

test('200 edits each at once end equal in both windows and on disk', async () => {
  let [one, two] = await openTwo();
  await Promise.all([typeDown(one, COLUMNS[0], 'a'), typeDown(two, COLUMNS[1], 'b')]);
  await two.shows(TAB, `${COLUMNS[0]}${EDITS + 1}`, `a${EDITS - 1}`);
  await one.shows(TAB, `${COLUMNS[1]}${EDITS + 1}`, `b${EDITS - 1}`);
  expect([...one.complaints, ...two.complaints]).toEqual([]);
  await Promise.all([one.close(), two.close()]);

  // The same cells from both windows, newly opened: the later edit wins, and it is the same one in both.
  [one, two] = await openTwo();
  await Promise.all([typeDown(one, COLUMNS[2], 'một ', SHARED), typeDown(two, COLUMNS[2], 'hai ', SHARED)]);
  await untilEqual(one, two);
  for (const letter of COLUMNS) expect(await column(one, letter)).toEqual(await column(two, letter));
  expect(await column(one, COLUMNS[0])).toEqual(Array.from({ length: EDITS }, (_, edit) => `a${edit}`));
  expect(await column(one, COLUMNS[1])).toEqual(Array.from({ length: EDITS }, (_, edit) => `b${edit}`));
  const shared = (await column(one, COLUMNS[2])).slice(0, SHARED);
  expect(shared.filter((text, edit) => text !== `một ${edit}` && text !== `hai ${edit}`)).toEqual([]);
  expect([...one.complaints, ...two.complaints]).toEqual([]);

  await one.page.waitForFunction(() => document.querySelector('#save')?.className === 'saved');
  const { workbook } = await readWorkbook(path.join(folder, 'so.xlsx'));
  const sheet = workbook.sheets.find(({ name }) => name === TAB);
  const places = [8, 9, 10];
  const onDisk = places.map((place) =>
    Array.from({ length: EDITS }, (_, edit) => displayOf(sheet?.cells[edit + 1]?.[place], workbook.locale)),
  );
  expect(onDisk).toEqual(await Promise.all(COLUMNS.map((letter) => column(one, letter))));
});
