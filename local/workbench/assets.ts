/**
 * Bundles what the browser loads and what the other threads run, and keeps it under `build/workbench` until a source
 * is newer: bundling takes two seconds, starting should not.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { projectRoot } from '../root';

export interface Assets {
  /** Changes with the sources, so that a browser never keeps an old page. */
  readonly build: string;
  /** Files that the browser loads, by name. */
  readonly folder: string;
  readonly roomThread: string;
  readonly writerThread: string;
  readonly html: { readonly index: string; readonly exec: string; readonly document: string };
  /** The source of `google.script.run`, put into every frame. */
  readonly scriptRun: string;
}

const PAGE = 'local/workbench/page';
/** Milliseconds. */
const KEPT = 24 * 60 * 60 * 1000;

/** One line for each source: path, size and time. A clone, a pull and an edit all change it. */
async function stateOf(root: string): Promise<string> {
  const lines: string[] = [];
  for (const folder of ['local']) {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || /\.test\.ts$|fixtures/.test(path.join(entry.parentPath, entry.name))) continue;
      const file = path.join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(file);
      lines.push(`${path.relative(root, file)} ${size} ${mtimeMs}`);
    }
  }
  const lock = await stat(path.join(root, 'package-lock.json'));
  lines.push(`package-lock.json ${lock.size} ${lock.mtimeMs}`);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16);
}

async function buildBrowser(root: string, out: string): Promise<void> {
  const shared: esbuild.BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    outdir: out,
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    loader: { '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  };
  const entries = (...names: readonly string[]): string[] => names.map((name) => `${PAGE}/${name}.ts`);
  await Promise.all([
    // As modules, so that Univer's hyphenation of 70 languages (4 MB) stays out of what the page loads.
    esbuild.build({ ...shared, entryPoints: entries('main', 'document'), format: 'esm', splitting: true }),
    esbuild.build({ ...shared, entryPoints: entries('exec', 'exec-worker', 'script-run'), format: 'iife' }),
  ]);
}

async function buildThreads(root: string, out: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { room: 'local/workbench/room-thread.ts', writer: 'local/workbench/writer-thread.ts' },
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
}

/** Bundles of older sources are kept for a day, for a program that still runs on one. */
async function dropOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(path.join(folder, name));
    if (Date.now() - mtimeMs > KEPT) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Builds only where something changed. About 3 s on a fresh clone, 20 ms after. */
export async function ensureAssets(root = projectRoot()): Promise<Assets> {
  const state = await stateOf(root);
  const folder = path.join(root, 'build/workbench', state);
  if (!existsSync(path.join(folder, 'done'))) {
    // Built beside and renamed: two programs may start at once.
    const beside = `${folder}.${process.pid}`;
    await mkdir(beside, { recursive: true });
    await Promise.all([buildBrowser(root, beside), buildThreads(root, beside)]);
    await writeFile(path.join(beside, 'done'), '');
    await dropOld(path.join(root, 'build/workbench'));
    await rename(beside, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  }
  const html = (name: string): Promise<string> => readFile(path.join(root, PAGE, `${name}.html`), 'utf8');
  const [index, exec, document, scriptRun] = await Promise.all([
    html('index'),
    html('exec'),
    html('document'),
    readFile(path.join(folder, 'script-run.js'), 'utf8'),
  ]);
  return {
    build: state,
    folder,
    roomThread: path.join(folder, 'room.mjs'),
    writerThread: path.join(folder, 'writer.mjs'),
    html: { index, exec, document },
    scriptRun,
  };
}

/** Puts values into a page's `{{names}}`, escaped for text and attributes. */
export function fillPage(
  html: string,
  values: Readonly<Record<string, string>>,
  raw: readonly string[] = [],
): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name] ?? '';
    return raw.includes(name) ? value : escapeHtml(value);
  });
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
