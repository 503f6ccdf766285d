#!/usr/bin/env node
/**
 * Runs clasp, Google's tool that pushes `dist/` to Apps Script. It is fetched the first time it is used and not
 * installed with the rest: half of the installation would be clasp's, and only who deploys needs it
 * (docs/decisions/0003-clasp.md).
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CLASP = '@google/clasp@3.4.1';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isWindows = process.platform === 'win32';
const { status, error } = spawnSync(
  isWindows ? 'npx.cmd' : 'npx',
  ['--yes', '--loglevel=error', `--package=${CLASP}`, '--', 'clasp', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', shell: isWindows },
);
if (error) console.error(`clasp could not be started: ${error.message}`);
process.exit(status ?? 1);
