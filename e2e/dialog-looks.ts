/** What every dialog is held to, whatever it asks: it can be read at its own width, in the narrowest, in dark mode, and at 200 %. */
import type { Frame } from 'playwright-core';
import { cutOffIn, type FormsBench, overflowOf, textSize, violationsOf } from './forms-bench';

/** The narrowest dialog that Google shows on a small screen. */
const NARROW = '300px';

/** No axe violations, no cut-off text, no horizontal scrolling: at its own width, narrow, and in dark mode at twice the text. */
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
  for (const [colorScheme, size] of [
    ['dark', '200%'],
    ['light', ''],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await textSize(frame, size);
    const found = [await violationsOf(frame), await overflowOf(frame), await cutOffIn(frame)];
    expect([colorScheme, ...found]).toEqual([colorScheme, [], 0, []]);
  }
}
