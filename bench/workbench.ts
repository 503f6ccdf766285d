/**
 * How long a person waits at the workbench, on the sample ward: until the sample is open, and until a typed cell is
 * answered. Run: `npx tsx bench/workbench.ts [FILE.xlsx]`. The goals are 3 s and 200 ms.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../e2e/browser';
import { WorkbenchPage } from '../e2e/workbench-page';
import { projectRoot } from '../local/root';
import { ensureAssets } from '../local/workbench/assets';
import { serve } from '../local/workbench/serve';

const CELLS_TYPED = 30;
const TAB = 'Hội viên';

interface Line {
  readonly what: string;
  readonly milliseconds: number;
  readonly goal?: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function worst(values: readonly number[]): number {
  return Math.max(...values);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function sampleFile(folder: string): string {
  const [given] = process.argv.slice(2);
  const file = path.join(folder, 'so-hoi-mau.xlsx');
  if (given === undefined) {
    const start = path.join(projectRoot(), 'scripts/start.mjs');
    execFileSync(process.execPath, [start, '--no-serve', '--out', folder], { stdio: 'ignore' });
  } else {
    copyFileSync(given, file);
  }
  return file;
}

async function measure(folder: string): Promise<Line[]> {
  const lines: Line[] = [];
  const file = sampleFile(folder);
  lines.push({
    what: 'pages and threads bundled (or found bundled)',
    milliseconds: await timed(() => ensureAssets()),
  });
  let bench: Awaited<ReturnType<typeof serve>> | undefined;
  const served = await timed(async () => {
    bench = await serve({ file, port: 18_900, say: () => {} });
  });
  if (bench === undefined) throw new Error('The workbench did not start.');
  lines.push({ what: 'file read, bundle loaded, onOpen run', milliseconds: served });
  const { address, close } = bench;
  const browser = await launchBrowser();
  try {
    const opening: number[] = [];
    let page: WorkbenchPage | undefined;
    for (let round = 0; round < 3; round += 1) {
      await page?.close();
      opening.push(
        await timed(async () => {
          page = await WorkbenchPage.open(browser, address);
        }),
      );
    }
    if (page === undefined) throw new Error('No page.');
    lines.push({
      what: 'page opened in a new window, first time',
      milliseconds: opening[0] ?? Number.NaN,
      goal: 3000,
    });
    lines.push({
      what: 'page opened in a new window, median of 3',
      milliseconds: median(opening),
      goal: 3000,
    });
    await page.openTab(TAB);
    await page.click('F2');
    for (let row = 0; row < CELLS_TYPED; row += 1) {
      await page.page.keyboard.type(`thử ${row}`);
      await page.page.keyboard.press('Enter');
      await page.shows(TAB, `F${row + 2}`, `thử ${row}`);
    }
    const answers = await page.answerTimes();
    lines.push({
      what: `a typed cell answered, median of ${CELLS_TYPED}`,
      milliseconds: median(answers),
      goal: 200,
    });
    lines.push({ what: `a typed cell answered, slowest of ${CELLS_TYPED}`, milliseconds: worst(answers) });
  } finally {
    await browser.close();
    await close();
  }
  return lines;
}

function print(lines: readonly Line[]): void {
  const width = Math.max(...lines.map(({ what }) => what.length));
  for (const { what, milliseconds, goal } of lines) {
    const took = `${Math.round(milliseconds).toLocaleString('en')} ms`.padStart(10);
    const wanted =
      goal === undefined ? '' : `   goal ${goal.toLocaleString('en')} ms ${milliseconds <= goal ? '✓' : '✗'}`;
    console.log(`${what.padEnd(width)} ${took}${wanted}`);
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-bench-'));
try {
  print(await measure(folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
