/** Builds, inside Stryker's sandbox, the bundle whose sources carry the mutants' switches, and the workbook of the tests. */
import { symlink, unlink } from 'node:fs/promises';
import { build } from '../build.mjs';
import setup from '../jest/setup.mjs';

// Stryker gives the sandbox its packages only after this. The sandbox stands in `build/mutation/sandbox`.
await symlink('../../../../node_modules', 'node_modules');
try {
  await build(undefined, { switched: true });
  await setup();
} finally {
  await unlink('node_modules');
}
