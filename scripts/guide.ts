/** `npm run guide`: prints the guide of the chapter heads, and fails where it is more than the two sides of one sheet. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';
import { launchBrowser } from '../e2e/browser';
import { markOf, PRINT, pagesOf, SIDES, STYLE, TEXT } from './lib/guide';

/** A page that was given its text has no address of its own: pictures stand in it as data. */
const withPictures = (html: string): string =>
  html.replace(/src="([^"]+)"/g, (_all, file: string) => {
    const data = readFileSync(path.join(path.dirname(TEXT), file)).toString('base64');
    return `src="data:image/png;base64,${data}"`;
  });

async function main(): Promise<void> {
  const body = withPictures(await marked.parse(readFileSync(TEXT, 'utf8')));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Ghi sổ Hội bằng điện thoại</title>` +
        `<style>${STYLE}</style><body>${body}</body></html>`,
    );
    const print = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    writeFileSync(PRINT, Buffer.concat([print, Buffer.from(markOf())]));
    const sides = pagesOf(print);
    console.log(`${PRINT}: ${sides} sides, ${Math.round(print.length / 1000)} KB`);
    if (sides !== SIDES) throw new Error(`It has ${sides} sides in place of ${SIDES}: shorten ${TEXT}.`);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
