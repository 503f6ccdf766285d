/**
 * Runs after an installation: deletes files of packages that nothing here imports (source maps, builds for script tags,
 * debug builds). They are a third of the installation; docs/decisions/0010-size-of-the-installation.md has the figures.
 */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../node_modules');

/** Folders of which only some files are used: everything else in them goes, but for what says how they are loaded. */
const KEPT = [
  { folder: 'echarts/dist', keep: /^echarts\.js$/ },
  { folder: '@duckdb/duckdb-wasm/dist', keep: /^duckdb-(node-blocking\.(cjs|d\.ts)|eh\.wasm)$/ },
  { folder: 'exceljs/dist', keep: /^$/ },
  { folder: 'docx/dist', keep: /^(?!.*\.(iife\.js|umd\.cjs)$)/ },
];

/** Whole folders: CommonJS builds of packages that only the page's bundle takes (it takes the ES builds), and sources. */
const UNUSED = [
  ...['design', 'docs-ui', 'engine-render', 'sheets-formula', 'sheets-formula-ui', 'sheets-ui', 'ui'].map(
    (name) => `@univerjs/${name}/lib/cjs`,
  ),
  'rxjs/src',
  'zod/src',
];

async function trim(/** @type {string} */ folder, /** @type {RegExp} */ keep) {
  const at = path.join(modules, folder);
  for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
    if (entry.isFile() && entry.name !== 'package.json' && !keep.test(entry.name))
      await rm(path.join(at, entry.name), { force: true });
    if (entry.isDirectory() && folder === 'exceljs/dist') {
      await rm(path.join(at, entry.name), { recursive: true, force: true });
    }
  }
}

/** Source maps everywhere, and the builds of the spreadsheet grid for script tags. */
async function sweep(/** @type {string} */ folder) {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === 'umd' && at.includes(`${path.sep}@univerjs${path.sep}`)) {
        await rm(at, { recursive: true, force: true });
      } else await sweep(at);
    } else if (/\.(js|mjs|cjs|css|d\.ts)\.map$/.test(entry.name)) await rm(at, { force: true });
  }
}

for (const folder of UNUSED) await rm(path.join(modules, folder), { recursive: true, force: true });
for (const { folder, keep } of KEPT) await trim(folder, keep);
await sweep(modules);
