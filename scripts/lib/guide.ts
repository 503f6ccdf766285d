/**
 * The guide that chapter heads get on paper: what it is made from, how it is printed, and what tells that a print is of the
 * present text. The print is kept beside the text: who hands it out has no Node.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'docs';
export const TEXT = path.join(FOLDER, 'huong-dan-chi-hoi-truong.md');
export const PRINT = path.join(FOLDER, 'huong-dan-chi-hoi-truong.pdf');
/** The two sides of one sheet. */
export const SIDES = 2;

/** Large letters for readers of sixty; pictures (a table's cells, which GitHub shows well too) below the step, or beside it. */
export const STYLE = `
  @page { size: A4; margin: 11mm 13mm }
  body { margin: 0; font: 12.25pt/1.36 'Liberation Sans', Arial, sans-serif; color: #1f2937 }
  h1 { margin: 0; font-size: 23pt; color: #a61e4d }
  h1 + p { margin: 1mm 0 0; font-size: 10.5pt; color: #4b5563 }
  h2 { margin: 3.5mm 0 1mm; font-size: 15pt; color: #a61e4d; break-after: avoid }
  h2:nth-of-type(4) { break-before: page; margin-top: 0 }
  p, ul, ol { margin: 1mm 0 }
  ul, ol { padding-left: 6mm }
  li { margin: 1mm 0; break-inside: avoid }
  code { font: inherit; background: #f3f4f6; padding: 0 1mm }
  table { width: 100%; border-collapse: collapse; margin: 2mm 0 }
  th, td { border: 0.2mm solid #9ca3af; padding: 1mm 2mm; text-align: left; vertical-align: top }
  th { background: #fce7ef }
  table:not(:has(img)) td:first-child { width: 36% }
  img { border: 0.3mm solid #9ca3af; border-radius: 2mm; width: 54mm; height: auto }
  table:has(img) :is(th, td) { border: 0; background: none; padding: 0.5mm 0; width: auto }
  table:has(img) :is(th, td):not(:first-child) { padding-left: 4mm }
  table:has(img) th { font-size: 10.5pt }
  h2:nth-of-type(4) + table { float: right; width: auto; margin: 0 0 1mm 5mm }
  h2:nth-of-type(4) + table img { width: 41mm }
  h2:nth-of-type(6) { clear: both }
`;

const pictures = (text: string): string[] =>
  [...text.matchAll(/src="([^"]+)"/g)].map(([, file = '']) => path.join(FOLDER, file));

/** A line that is put behind the end of the print, where readers of PDF do not look: of which text, pictures and style it is. */
export function markOf(): string {
  const hash = createHash('sha256');
  const text = readFileSync(TEXT, 'utf8');
  for (const part of [text, STYLE, ...pictures(text).map((file) => readFileSync(file))]) hash.update(part);
  return `% made from ${hash.digest('hex')}\n`;
}

/** The print's pages: a page's dictionary is never compressed by what makes it. */
export const pagesOf = (print: Uint8Array): number =>
  Buffer.from(print)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
