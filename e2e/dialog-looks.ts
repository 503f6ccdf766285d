/** What every dialog is held to, whatever it asks: it can be read at its own width, in the narrowest, dark, and at 200 %. */
import type { Frame, Page } from 'playwright-core';
import { cutOffIn, type FormsBench, overflowOf, violationsOf } from './forms-bench';

/** The narrowest dialog that Google shows on a small screen. */
const NARROW = '300px';

/** No axe violations, no cut-off text, no horizontal scrolling: at its own width, narrow, dark, and with text of 200 %. */
export async function looksRight({ window: { page } }: FormsBench, frame: Frame): Promise<void> {
  const box = await frame.frameElement();
  const setWidth = (width: string) =>
    box.evaluate((element, to) => {
      (element as HTMLElement).style.width = to;
    }, width);
  const was = await box.evaluate((element) => (element as HTMLElement).style.width);
  for (const width of [was, NARROW]) {
    await setWidth(width);
    expect(await frame.evaluate(() => window.innerWidth)).toBe(Number.parseInt(width, 10));
    expect([width, await overflowOf(frame), await cutOffIn(frame)]).toEqual([width, 0, []]);
  }
  await setWidth(was);
  expect(await violationsOf(frame)).toEqual([]);
  await otherLooks(page, frame);
}

/** Dark changes colours and nothing else: of axe's rules that is one. */
const OF_COLOURS = ['color-contrast'];
/** A text twice as big changes places and what must be scrolled. */
const OF_PLACES = ['scrollable-region-focusable', 'target-size'];

/** A page that stands right, in the looks that people choose without it: dark, and text of 200 %. */
export async function otherLooks(page: Page, frame: Frame | Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsOf(frame, OF_COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  const setSize = (to: string) =>
    frame.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, to);
  await setSize('200%');
  const large = [await violationsOf(frame, OF_PLACES), await overflowOf(frame), await cutOffIn(frame)];
  await setSize('');
  expect({ dark, large }).toEqual({ dark: [], large: [[], 0, []] });
}
