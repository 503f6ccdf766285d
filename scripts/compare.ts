/**
 * `npm run compare [-- REF]`: the sample ward by the bundle of a commit (HEAD unless another is named) and by the bundle
 * of the working folder, compared cell by cell and paragraph by paragraph. Exit code 1 where they differ.
 *
 * `npm run compare -- --keep` writes down what the working folder gives now in `sample/expected.json`, which a test holds
 * the product to.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { digestOf, type Results, sampleResults } from '../sample/results';

/** Differences that are shown of one tab or document. */
const SHOWN = 12;

const root = process.cwd();
const [argument = 'HEAD'] = process.argv.slice(2);

function succeed(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

/** The results by the bundle of a commit, built in a folder of its own. */
async function resultsAt(ref: string): Promise<Results> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-compare-'));
  succeed('git', ['worktree', 'add', '--detach', '--force', folder, ref], root);
  try {
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    succeed(process.execPath, ['scripts/build.mjs'], folder);
    return await sampleResults(path.join(folder, 'dist'));
  } finally {
    succeed('git', ['worktree', 'remove', '--force', folder], root);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints what differs; answers how many lines do. */
function differences(before: Results, after: Results): number {
  let all = 0;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name) ?? [], after.get(name) ?? []];
    const different = Array.from({ length: Math.max(old.length, now.length) }, (_, at) => at).filter(
      (at) => old[at] !== now[at],
    );
    if (different.length === 0) continue;
    all += different.length;
    console.log(`\n${name}: ${different.length} lines differ`);
    for (const at of different.slice(0, SHOWN)) console.log(`  − ${old[at] ?? ''}\n  + ${now[at] ?? ''}`);
  }
  return all;
}

succeed(process.execPath, ['scripts/build.mjs'], root);
const now = await sampleResults();
if (argument === '--keep') {
  writeFileSync(path.join(root, 'sample/expected.json'), `${JSON.stringify(digestOf(now), null, 2)}\n`);
  console.log('sample/expected.json is what the working folder gives.');
} else {
  const found = differences(await resultsAt(argument), now);
  const lines = [...now.values()].reduce((sum, of) => sum + of.length, 0);
  console.log(
    `\n${now.size} tabs and documents, ${lines} lines compared with ${argument}: ${found} different`,
  );
  process.exitCode = found === 0 ? 0 : 1;
}
