/**
 * Builds `dist/`: what is pushed to Apps Script, and what the local host runs. Nothing else is written there.
 *
 * `Code.js` is one IIFE with a one-line global stub for each export of `src/main.ts`. The names come from the
 * bundler's own export list, so a new export cannot be forgotten. Templates and the parts that are needed seldom travel as HTML
 * files because Apps Script loads every script file at every click but an HTML file only when it is asked for.
 */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { leftoverOf, servable } from './lib/servable.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What a click on Google may load at most (characters of Code.js). Raise it only with a reason in docs/decisions (last: 0047). */
export const CODE_CEILING = 532_000;

/**
 * What kind of deployment is built.
 * @typedef {object} Kind
 * @property {boolean} [wide] asks for all spreadsheets instead of the current one, where a web app's
 *   `getActiveSpreadsheet()` is null under `spreadsheets.currentonly` (docs/deploy.md says when to take it).
 * @property {boolean} [addon] for an add-on installed in many files: locks, caches and properties of the document, not of the
 *   script.
 * @property {boolean} [switched] has the switches of `npm run mutation` in it: longer than what ships, and never shipped.
 */

const CURRENT_ONLY = 'https://www.googleapis.com/auth/spreadsheets.currentonly';
const ALL_SPREADSHEETS = 'https://www.googleapis.com/auth/spreadsheets';

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Constants that `src/google` reads. */
const constantsOf = (/** @type {Kind} */ { wide = false, addon = false }) => ({
  DEPLOYMENT: JSON.stringify(addon ? 'addon' : 'bound'),
  IS_WIDE: JSON.stringify(wide),
  VERSION: JSON.stringify(version),
});

/** @type {esbuild.BuildOptions} */
const base = {
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  bundle: true,
  // Apps Script is no browser, but it has no `node:fs` either: packages' browser builds are the nearest.
  platform: 'browser',
  target: 'es2020',
  // ES2020 has no class fields: assignments say the same shorter and are run faster than definitions of properties.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  charset: 'utf8',
  write: false,
  logLevel: 'silent',
};

/** How a model declares its part of the reports. */
const REPORT = 'report: inReports(';

/**
 * Sentences and tables of reports are composed in a part of the build that only an export loads: `Code.js` goes without.
 * @type {esbuild.Plugin}
 */
const withoutReports = {
  name: 'without-reports',
  setup(building) {
    // A constant condition: esbuild leaves out what stands behind it, and the functions that nothing else uses.
    building.onLoad({ filter: /src\/domain\/models\/[a-z-]+\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      return source.includes(REPORT)
        ? { contents: source.replace(REPORT, 'report: true ? undefined : inReports('), loader: 'ts' }
        : undefined;
    });
  },
};

async function buildCode(/** @type {Kind} */ kind, /** @type {esbuild.Plugin[]} */ plugins) {
  const define = constantsOf(kind);
  const probe = await esbuild.build({ ...base, plugins, define, format: 'esm', metafile: true });
  const names = Object.values(probe.metafile.outputs)
    .flatMap((output) => output.exports)
    .sort();
  const stubs = names.map((name) => `function ${name}() { return SoHoi.${name}.apply(this, arguments); }`);
  const built = await esbuild.build({
    ...base,
    plugins: [withoutReports, ...plugins, withoutSideEffects],
    define,
    format: 'iife',
    globalName: 'SoHoi',
    minify: true,
    footer: { js: stubs.join('\n') },
  });
  const code = built.outputFiles[0].text;
  if (!kind.switched && code.length > CODE_CEILING) {
    throw new Error(`Code.js has ${code.length} characters; the ceiling is ${CODE_CEILING}.`);
  }
  return { code, names };
}

/**
 * What nothing uses is left out, readers of values before all: nothing in `src/` does anything by being loaded.
 * @type {esbuild.Plugin}
 */
const withoutSideEffects = {
  name: 'without-side-effects',
  setup(build) {
    build.onResolve({ filter: /^\./ }, async ({ path: name, pluginData, ...from }) => {
      if (pluginData === withoutSideEffects) return undefined;
      const found = await build.resolve(name, { ...from, pluginData: withoutSideEffects });
      return found.path.startsWith(path.join(root, 'src')) ? { ...found, sideEffects: false } : found;
    });
  },
};

/**
 * Sidebar pages: each `sidebar/pages/NAME.tsx` becomes one self-contained `NAME.html`. What is HTML already goes as it is: a
 * script that a page is put together with must be a file, because the workbench runs no other.
 */
async function buildPages() {
  const folder = path.join(root, 'sidebar/pages');
  const found = await readdir(folder).catch(() => []);
  const entries = found.filter((name) => name.endsWith('.tsx'));
  /** @type {Record<string, string>} */
  const pages = {};
  for (const name of found.filter((one) => one.endsWith('.html')))
    pages[name] = await readFile(path.join(folder, name), 'utf8');
  for (const entry of entries) {
    const built = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [path.join(folder, entry)],
      bundle: true,
      format: 'iife',
      target: 'es2020',
      minify: true,
      charset: 'ascii',
      legalComments: 'none',
      supported: { 'template-literal': false },
      jsx: 'automatic',
      jsxImportSource: 'preact',
      write: false,
      outdir: 'out',
      logLevel: 'silent',
      plugins: [withoutSideEffects],
    });
    const text = (/** @type {string} */ ending) =>
      built.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
    const name = entry.replace(/\.tsx$/, '.html');
    const html = [
      '<!doctype html><html lang="vi"><head><meta charset="utf-8"><base target="_top"><title>S&#7893; H&#7897;i</title>',
      `<style>${text('.css')}</style></head><body><div id="app"></div>`,
      `<script>${servable(text('.js'))}</script></body></html>`,
    ].join('\n');
    const leftover = leftoverOf(html);
    if (leftover !== null) throw new Error(`${name} has ${leftover}`);
    pages[name] = html;
  }
  return pages;
}

/** Bytes as the text of an HTML file: the web-safe alphabet has no `/`, so nothing in it looks like a comment. */
const asPage = (/** @type {Buffer} */ bytes) => bytes.toString('base64url');

/** Parts that are evaluated only when they are needed: `src/NAME.ts` each, read by `src/google/part.ts`. */
const PARTS = [
  'backup',
  'borders',
  'chapter',
  'links',
  'packs',
  'pasted',
  'personal',
  'pictures',
  'report-writer',
  'self-check',
];

/** The bundler escapes strings, not patterns. */
const ascii = (/** @type {string} */ script) =>
  script.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Each part as one ASCII script, base64 in an HTML file. */
async function buildParts(/** @type {Kind} */ kind, /** @type {esbuild.Plugin[]} */ plugins) {
  const built = PARTS.map(async (name) => {
    const { outputFiles } = await esbuild.build({
      ...base,
      plugins: [...plugins, withoutSideEffects],
      define: constantsOf(kind),
      entryPoints: [`src/${name}.ts`],
      format: 'iife',
      globalName: 'Part',
      minify: true,
      charset: 'ascii',
    });
    return [`${name}.html`, asPage(Buffer.from(ascii(outputFiles[0].text), 'ascii'))];
  });
  return Object.fromEntries(await Promise.all(built));
}

/** Report templates, base64 in an HTML file that only an export reads. */
async function buildTemplates() {
  const folder = path.join(root, 'templates');
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.docx'));
  /** @type {Record<string, string>} */
  const pages = {};
  for (const file of files) {
    const bytes = await readFile(path.join(folder, file));
    pages[`template-${file.replace(/\.docx$/, '')}.html`] = asPage(bytes);
  }
  return pages;
}

async function manifest(/** @type {Kind} */ { wide = false }) {
  const text = await readFile(path.join(root, 'appsscript.json'), 'utf8');
  return wide ? text.replace(CURRENT_ONLY, ALL_SPREADSHEETS) : text;
}

/**
 * Writes all files of `dist/`. Returns the names of the globals.
 * @param plugins change the sources on their way into the bundle: a test builds the product with a model of its own.
 */
export async function build(
  dist = path.join(root, 'dist'),
  /** @type {Kind} */ kind = {},
  /** @type {esbuild.Plugin[]} */ plugins = [],
) {
  const [{ code, names }, pages, parts, templates] = await Promise.all([
    buildCode(kind, plugins),
    buildPages(),
    buildParts(kind, plugins),
    buildTemplates(),
  ]);
  const files = {
    'Code.js': code,
    'appsscript.json': await manifest(kind),
    ...pages,
    ...parts,
    ...templates,
  };
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(dist, name), text)));
  return names;
}

/** When a file in a folder of the project was last changed. */
export async function newestIn(/** @type {string} */ folder) {
  let latest = 0;
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true, recursive: true }).catch(
    () => [],
  )) {
    if (!entry.isFile()) continue;
    const { mtimeMs } = await stat(path.join(entry.parentPath ?? entry.path, entry.name));
    latest = Math.max(latest, mtimeMs);
  }
  return latest;
}

/** Builds only where a source is newer than the bundle. */
export async function ensureBuilt() {
  const built = await stat(path.join(root, 'dist/Code.js')).then(
    (s) => s.mtimeMs,
    () => 0,
  );
  const sources = ['src', 'sidebar', 'templates', 'scripts'].map(newestIn);
  const declared = Promise.all(
    ['appsscript.json', 'package.json'].map((name) => stat(path.join(root, name)).then((s) => s.mtimeMs)),
  ).then((times) => Math.max(...times));
  if (Math.max(...(await Promise.all([...sources, declared]))) > built) await build();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { wide: { type: 'boolean' }, addon: { type: 'boolean' } } });
  const names = await build(undefined, values);
  console.log(`dist/ built. Globals: ${names.join(', ')}`);
}
