/**
 * `npm run push-all`: pushes this version to the script of every ward in `wards.txt` (`-- FILE` for another list). Each
 * fails by itself; the last lines say which did. A ward's copy never updates otherwise.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pushEach, pushTo } from './lib/clasp';
import { parseWards } from './lib/ward-list';

function run(file: string): number {
  if (!existsSync(file)) {
    console.error(`There is no ${file}. Write one line a ward: its script's id, then its name.`);
    return 1;
  }
  const list = parseWards(readFileSync(file, 'utf8'));
  for (const problem of list.problems) console.error(`${file}, ${problem}`);
  if (list.wards.length === 0) {
    console.error(`${file} names no script.`);
    return 1;
  }
  return pushEach(list, pushTo, console.log) ? 0 : 1;
}

process.exitCode = run(process.argv[2] ?? 'wards.txt');
