#!/usr/bin/env node
/** Starts the command line: builds the bundle where a source is newer, then runs the TypeScript as it stands. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
register();

/** @param {string} line */
const err = (line) => process.stderr.write(`${line}\n`);

try {
  const { ensureBuilt } = await import('../../scripts/build.mjs');
  await ensureBuilt();
} catch (cause) {
  err(`Không dựng được Sổ Hội: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`);
  process.exit(1);
}
const { setProjectRoot } = await import('../root.ts');
setProjectRoot(root);
const { main } = await import('../cli.ts');
process.exitCode = await main(process.argv.slice(2), {
  out: (/** @type {string} */ line) => process.stdout.write(`${line}\n`),
  err,
});
