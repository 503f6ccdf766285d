/**
 * Installs the dependencies where they are missing or older than the lock file, so that `npm start` and `npm test`
 * are each enough on a fresh clone. Uses Node alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const marker = path.join(root, 'node_modules/.package-lock.json');
const lock = path.join(root, 'package-lock.json');

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Sổ Hội needs Node 20 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
if (!existsSync(marker) || statSync(marker).mtimeMs < statSync(lock).mtimeMs) {
  console.error('Installing dependencies (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The dependencies could not be installed. Check the network and run the command again.');
    process.exit(status ?? 1);
  }
}
