/**
 * `npm run figures`: for each figure of the 2022 report, where it stands in the sample ward's summary tabs and in its
 * exported report with its annexes, and whether both show it. Reads the files that a person would open, never the code that made them;
 * of the sample it takes only which rows belong to which figure.
 *
 * `--out DIR` names another folder than `out/`. Files that are not there are made first. Exit code 1 where a figure is
 * missing or differs without a reason that the list of figures gives.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeWard } from '../sample/ward';
import { annexedReport } from './lib/figures/annexed';
import { linesOf } from './lib/figures/lines';
import type { StatedFigures } from './lib/figures/stated';
import { traceFigures } from './lib/figures/trace';

async function main(): Promise<void> {
  const root = process.cwd();
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'out') } } });
  const folder = path.resolve(values.out);
  const files = { workbook: path.join(folder, 'so-hoi-mau.xlsx') };
  if (!existsSync(files.workbook)) {
    const made = spawnSync(
      process.execPath,
      [path.join(root, 'scripts/start.mjs'), '--no-serve', '--out', folder],
      { stdio: 'inherit' },
    );
    if (made.status !== 0) throw new Error('The sample ward could not be made.');
  }
  const stated = JSON.parse(
    readFileSync(path.join(root, 'sample/figures-2022.json'), 'utf8'),
  ) as StatedFigures;
  const annexed = annexedReport(root, files.workbook);
  const traced = await traceFigures(
    { workbook: files.workbook, report: annexed.report },
    stated,
    makeWard().giftSources,
  ).finally(annexed.done);
  for (const line of linesOf(traced)) console.log(line);
  console.log(`\n${traced.closing}`);
  if (!traced.isRight) {
    console.log('Files of an older bundle? `npm start -- --no-serve` makes them again.');
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
