/** The menu's words: what every text says of the way to an item is the way. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MENU } from './menu';

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.(tsx?|md)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('decisions'));

const WAY = /Sổ Hội\*{0,2} → ([^…`'"\n]+)/g;
const ways = MENU.flatMap(([group, items]) => items.map(([label]) => `${group} → ${label}`));

test('no label begins another group’s, and each stands once', () => {
  const labels = MENU.flatMap(([group, items]) => [group, ...items.map(([label]) => label)]);
  expect(new Set(labels).size).toBe(labels.length);
});

test('every text that leads through the menu names a group and its item', () => {
  const told = ['src', 'sidebar', 'docs']
    .flatMap(sourcesIn)
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(WAY)].map(([, way = '']) => [file, way.replaceAll('*', '')]),
    )
    // The one that is put together from the name of a tab.
    .filter(([, way]) => way?.includes('${') === false);
  expect(told.length).toBeGreaterThan(25);
  expect(told.filter(([, way = '']) => !ways.some((one) => way.startsWith(one)))).toEqual([]);
});
