/** Links and pictures of the documents: each leads to a file, and to a heading of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'sample/README.md'],
  ...readdirSync('docs', { withFileTypes: true, recursive: true })
    .filter((entry) => entry.name.endsWith('.md'))
    .map((entry) => path.join(entry.parentPath, entry.name)),
];

/** How GitHub names a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

function brokenIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, src]) => link ?? src ?? '',
  );
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [name = '', heading] = target.split('#');
      const to = name === '' ? file : path.join(path.dirname(file), decodeURI(name));
      if (!existsSync(to)) return true;
      return heading !== undefined && !anchorsOf(readFileSync(to, 'utf8')).includes(decodeURI(heading));
    });
}

test('every link of every document leads somewhere', () => {
  expect(documents.map((file) => [file, brokenIn(file)]).filter(([, broken]) => broken?.length)).toEqual([]);
});
