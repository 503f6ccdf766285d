/**
 * Loads Univer's formula engine into Node.
 *
 * The packages are made for browsers: their ESM build does not load in Node, and their CommonJS build needs
 * `require()` of ES modules, which Node 20 has only from 20.19 on. So the two packages are bundled once into one
 * CommonJS file in the packages' own cache folder (about 0.5 s), and that file is loaded (about 0.1 s).
 */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '../root';

type CoreModule = typeof import('@univerjs/core');
export type EngineModule = typeof import('@univerjs/engine-formula');

interface Loaded {
  readonly core: CoreModule;
  readonly engine: EngineModule;
}

let loaded: Loaded | undefined;

function bundle(folder: string): string {
  const { version } = JSON.parse(
    readFileSync(path.join(folder, 'node_modules/@univerjs/engine-formula/package.json'), 'utf8'),
  ) as { version: string };
  const cache = path.join(folder, 'node_modules/.cache/so-hoi');
  const file = path.join(cache, `formula-engine-${version}.cjs`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  // Written beside and renamed, because two processes may meet here.
  const beside = `${file}.${process.pid}`;
  buildSync({
    stdin: {
      contents: "export * as core from '@univerjs/core'; export * as engine from '@univerjs/engine-formula';",
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The packages' modern build: bundling it needs none of what Node lacks.
    conditions: ['import'],
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    outfile: beside,
    logLevel: 'silent',
  });
  renameSync(beside, file);
  return file;
}

export function loadFormulaEngine(): Loaded {
  if (loaded === undefined) {
    const folder = projectRoot();
    loaded = createRequire(path.join(folder, 'package.json'))(bundle(folder)) as Loaded;
  }
  return loaded;
}
