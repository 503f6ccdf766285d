/**
 * `npm run template`: what a ward copies. Once `dist/` is built, checks that a fresh workbook holds no rows, and pushes the script to the
 * template's project (`scripts/.clasp-template.json`). `-- --workbook FILE.xlsx` checks the template itself as it was downloaded
 * from Google: whatever stands there that Cài đặt sổ does not write by itself is named, and nothing is pushed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readWorkbook } from '../local/xlsx';
import { pushTo } from './lib/clasp';
import { freshWorkbook, leftoversOf, rowsIn } from './lib/template-check';
import { parseWards } from './lib/ward-list';

const PROJECT = 'scripts/.clasp-template.json';
const SHOWN = 20;

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { workbook: { type: 'string' } } });
  const fresh = await freshWorkbook();
  const brought = rowsIn(fresh);
  if (brought.length > 0) return stop(['A new workbook is not empty:', ...brought].join('\n  '));
  const file = values.workbook;
  if (file !== undefined) {
    if (!existsSync(file)) return stop(`There is no file ${file}.`);
    const { workbook } = await readWorkbook(file);
    const found = leftoversOf(workbook, fresh);
    if (found.length > 0) {
      const more = found.length > SHOWN ? [`… and ${found.length - SHOWN} more`] : [];
      return stop(
        ['The template holds what Cài đặt sổ does not write:', ...found.slice(0, SHOWN), ...more].join(
          '\n  ',
        ),
      );
    }
    console.log(`${file}: ${workbook.sheets.length} tabs, no data.`);
  } else {
    console.log('The template itself was not checked: download it as .xlsx and add -- --workbook FILE.xlsx.');
  }
  const { scriptId } = JSON.parse(readFileSync(PROJECT, 'utf8')) as { scriptId: string };
  const pushed = pushTo(scriptId);
  if (!pushed.ok) {
    const isNamed = parseWards(scriptId).wards.length > 0;
    return stop(isNamed ? pushed.said : `${pushed.said}\n${PROJECT} has no script id yet (docs/deploy.md).`);
  }
  console.log(pushed.said);
  console.log('Pushed. Wards copy it at https://docs.google.com/spreadsheets/d/(id of the template)/copy');
  return 0;
}

function stop(why: string): number {
  console.error(why);
  return 1;
}

process.exitCode = await run();
