/**
 * `npm run mutation -- columns tables figures rows`: changes the sources in thousands of small ways and says which
 * changes no test finds. Without names: all parts. What was found before and touches nothing that changed since is kept
 * (`build/mutation`); `--anew` forgets it. `--one-of 4` tries every fourth mutant only, always the same ones. `--list` prints what survived; `--only GLOB` mutates those files only and
 * writes nothing into the page.
 *
 * The scores go into `docs/mutation.md`. It is no part of `npm test`: it takes minutes.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { pageWith, survivorsOf, tallyOf } from './mutation/page.mjs';
import { parts } from './mutation/parts.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    anew: { type: 'boolean' },
    list: { type: 'boolean' },
    only: { type: 'string' },
    'one-of': { type: 'string', default: '1' },
  },
});
const oneOf = Math.max(1, Math.trunc(Number(values['one-of'])) || 1);
const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
const stranger = wanted.find((name) => !(name in parts));
if (stranger !== undefined) {
  console.error(`There is no part "${stranger}". The parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

const kept = 'build/mutation';
await mkdir(kept, { recursive: true });
const page = 'docs/mutation.md';

for (const name of wanted) {
  const part = parts[name];
  const report = `${kept}/${name}-report.json`;
  const stryker = new Stryker({
    testRunner: 'each-file-anew',
    plugins: [path.join(root, 'scripts/mutation/runner.mjs')],
    mutationPart: name,
    oneOf,
    mutate: [...(values.only === undefined ? part.mutate : [values.only]), '!**/*.test.ts', '!**/index.ts'],
    ignorers: ['sentences'],
    ...(part.isBundled ? { buildCommand: 'node scripts/mutation/bundle.mjs' } : {}),
    coverageAnalysis: 'perTest',
    incremental: true,
    incrementalFile: `${kept}/${name}-${oneOf}.json`,
    force: values.anew ?? false,
    concurrency: 2,
    // Other programs may have the machine, or all of it for a while; what never ends is found by counting, long before.
    timeoutMS: 600_000,
    disableTypeChecks: false,
    // Nothing of the sandbox is compiled by TypeScript, whose new program has no interface that Stryker knows.
    tsconfigFile: 'none',
    tempDirName: `${kept}/sandbox`,
    ignorePatterns: [
      '/*',
      '!/src',
      '!/local',
      '!/sidebar',
      '!/e2e',
      '!/scripts',
      '!/templates',
      '!/sample',
      '!/*.json',
    ],
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: report },
    allowConsoleColors: false,
  });
  await stryker.runMutationTest();
  const found = JSON.parse(await readFile(report, 'utf8'));
  const tally = tallyOf(found, oneOf);
  console.log(`${name}: ${tally.killed} of ${tally.all} killed (${tally.share})`);
  if (values.list) console.log(survivorsOf(found, oneOf).join('\n'));
  if (values.only === undefined) {
    await writeFile(page, pageWith(await readFile(page, 'utf8'), part.title, found, oneOf));
  }
}
