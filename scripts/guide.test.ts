/** The printed guide of the chapter heads against what it is printed from. No browser: the print tells of what it was made. */
import { readFileSync } from 'node:fs';
import { markOf, PRINT, pagesOf, SIDES } from './lib/guide';

const print = readFileSync(PRINT);

test('the print is of the present text and pictures: else `npm run guide` makes it again', () => {
  expect(print.toString('latin1').split('%%EOF').at(-1)?.trim()).toBe(markOf().trim());
});

test('it is the two sides of one sheet', () => {
  expect(pagesOf(print)).toBe(SIDES);
});
