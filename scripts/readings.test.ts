/** The page on figures in sentences says what the reader does now. */
import { readFileSync } from 'node:fs';
import { pastedFile, pastedPage } from './lib/pasted-table';
import { readingsFile, readingsPage } from './lib/readings';

test('docs/doc-so-lieu.md is what `npm run readings` writes', () => {
  expect(readFileSync(readingsFile, 'utf8')).toBe(readingsPage());
});

test('docs/doc-tin-dan.md is too', () => {
  expect(readFileSync(pastedFile, 'utf8')).toBe(pastedPage());
});
