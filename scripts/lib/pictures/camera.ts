/** What every picture of the guides is taken with: a browser, a served workbook, the folder where the pictures go. */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page, PageScreenshotOptions } from 'playwright-core';
import { WorkbenchPage } from '../../../e2e/workbench-page';

export const FOLDER = path.resolve('docs/pictures');

export interface Camera {
  readonly browser: Browser;
  /** Of the workbench that serves the sample ward. */
  readonly address: string;
}

/** Milliseconds after which a screen stands still: the grid, the charts and the bars fade in. */
const STILL = 1500;

/** A window of the workbench, without what means nothing to the reader: the path on this machine, notices that cover rows. */
export async function openDesk({ browser, address }: Camera, height: number): Promise<WorkbenchPage> {
  const window = await WorkbenchPage.open(browser, address, { width: 1100, height });
  await window.page.addStyleTag({ content: '#folder { display: none }' });
  return window;
}

/** What a notice says stands in the guide's words; and a cell's note stays open while a script shows another tab. */
export const withoutNotices = (window: WorkbenchPage): Promise<unknown> =>
  window.page.addStyleTag({ content: '.toast, #note { display: none !important }' });

export async function shoot(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
  await page.waitForTimeout(STILL);
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, ...options });
  console.log(`${name}.png  ${Math.round(statSync(file).size / 1000)} KB`);
}
