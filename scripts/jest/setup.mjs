/** Every test runs the bundle that ships: before the first test it is built, and a workbook is installed with it. */
import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuilt, newestIn, root } from '../build.mjs';

export default async function setup() {
  await ensureBuilt();
  const made = await stat(path.join(root, 'build/installed-workbook')).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const sources = await Promise.all(['dist', 'local', 'scripts/jest'].map(newestIn));
  if (Math.max(...sources) < made) return;
  const script = path.join(root, 'scripts/jest/install-workbook.ts');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The installed workbook of the tests could not be made.');
}
