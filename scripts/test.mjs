/**
 * `npm test`: everything that must hold before a change is handed in. Builds, checks the types, lints, runs every
 * test; each gate before the tests counts as one test. A gate that fails does not stop the next ones: all that is wrong
 * is seen at once. The last line says `N passed, N failed`; the exit code is 0 only where nothing failed.
 *
 * Arguments are handed on to Jest (`npm test -- sample`).
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = path.join(root, 'build/jest-results.json');

/** The script behind a command of an installed package. */
function bin(/** @type {string} */ name, /** @type {string} */ command) {
  const folder = path.join(root, 'node_modules', name);
  const { bin: bins } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bins === 'string' ? bins : bins[command]);
}

/** Runs a Node script with the terminal as its own. True where its exit code is 0. */
function runs(/** @type {readonly string[]} */ args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('exit', (code) => resolve(code === 0));
  });
}

const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const gates = [
  { name: 'build', args: () => [path.join(root, 'scripts/build.mjs')] },
  { name: 'types (tsc -b)', args: () => [bin('typescript', 'tsc'), '-b'] },
  {
    name: 'lint (biome)',
    args: () => [bin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.'],
  },
  // Exports, files and dependencies that nobody uses.
  { name: 'lint (knip)', args: () => [bin('knip', 'knip'), '--no-progress'] },
];

const passedGates = [];
const failedGates = [];
for (const { name, args } of gates) {
  console.log(`\n▸ ${name}`);
  const start = Date.now();
  const isFine = await runs(args());
  (isFine ? passedGates : failedGates).push(name);
  console.log(`${isFine ? '✓' : '✗'} ${name} (${seconds(start)})`);
}

console.log('\n▸ tests (jest)');
await mkdir(path.dirname(results), { recursive: true });
await rm(results, { force: true });
const isJestFine = await runs([
  // Each workbook and each execution of the bundle leaves much behind at once: with more room for the young, a third less time.
  '--max-semi-space-size=64',
  bin('jest', 'jest'),
  '--maxWorkers=100%',
  '--json',
  `--outputFile=${results}`,
  ...process.argv.slice(2),
]);

/** @type {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, numPendingTests: number, numTodoTests: number } | null} */
const tests = await readFile(results, 'utf8').then(JSON.parse, () => null);
let passed = passedGates.length;
let failed = failedGates.length;
if (tests === null) {
  console.log('\n✗ Jest ended before it could say what it found.');
  failed += 1;
} else {
  const broken = tests.numFailedTests + tests.numRuntimeErrorTestSuites;
  passed += tests.numPassedTests;
  // Jest can fail with no test failed (a coverage bound, a leak): that counts as one.
  failed += broken === 0 && !isJestFine ? 1 : broken;
  const skipped = tests.numPendingTests + tests.numTodoTests;
  if (skipped > 0) console.log(`\n${skipped} skipped`);
}
if (failedGates.length > 0) console.log(`\n✗ ${failedGates.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
