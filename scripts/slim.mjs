/**
 * Runs after an installation: deletes files of packages that nothing here imports (second builds of the same code, builds
 * for script tags, sources, source maps, languages). They are almost half of the installation;
 * docs/decisions/0010-size-of-the-installation.md has the figures and says how to check a new line of this list.
 */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../node_modules');

/** What says how a package is loaded, and on which terms it is given, stays in every folder. */
const ALWAYS = /^(package\.json|licen[cs]e|copying|notice)/i;
const NOTHING = /^$/;

/** Folders of which only some files are used: everything else in them goes. */
const KEPT = [
  // The tests open the database inside Node; the rest is for pages and workers.
  { folder: '@duckdb/duckdb-wasm/dist', keep: /^(types|duckdb-(node-blocking\.(cjs|d\.ts)|eh\.wasm))$/ },
  // Tools load the ES build, tests the CommonJS one; each further build is a part under a name of its own.
  { folder: 'docx/dist', keep: /^index\.(mjs|cjs|d\.ts)$/ },
  { folder: 'echarts/dist', keep: /^echarts\.js$/ },
  { folder: 'exceljs/dist', keep: NOTHING },
  // The workbench's page is bundled for production, and in a browser.
  { folder: 'react-dom/cjs', keep: /^react-dom(-client)?\.production\.js$/ },
  { folder: 'rxjs/dist', keep: /^(cjs|esm5|types)$/ },
  // Types of Node for packages that bring their own copy, and types of React's styles: no import of ours leads there.
  { folder: '@fast-csv/format/node_modules/@types/node', keep: NOTHING },
  { folder: '@fast-csv/parse/node_modules/@types/node', keep: NOTHING },
  { folder: 'docx/node_modules/@types/node', keep: NOTHING },
  { folder: 'csstype', keep: NOTHING },
];

/** Folders of which nothing is used. */
const UNUSED = [
  // Sources beside what was built from them, builds for script tags, and other packages' tests.
  ...['@grpc/grpc-js/src', 'apache-arrow/src', 'rxjs/src', 'zod/src', 'zrender/src'],
  ...['docxtemplater/build', 'fflate/umd', 'n2words/dist', 'pizzip/dist', 'protobufjs/dist', 'zrender/dist'],
  ...['docxtemplater/js/tests', 'qrcode-generator/experiment/vt'],
  '@univerjs/icons/dist/cjs',
  // Languages and looks of charts and of accessibility reports, and types that the bundled types repeat.
  ...['axe-core/locales', 'echarts/i18n', 'echarts/theme', 'echarts/types/src'],
  // Pages that show a recorded trace or report.
  'playwright-core/lib/vite',
  // Binaries for Bare, another engine than Node, on every platform.
  ...['buffer', 'fs', 'path', 'url'].map((name) => `bare-${name}/prebuilds`),
];

const entriesOf = (/** @type {string} */ folder) => readdir(folder, { withFileTypes: true }).catch(() => []);
const remove = (/** @type {string} */ at) => rm(at, { recursive: true, force: true });

async function trim(/** @type {string} */ folder, /** @type {RegExp} */ keep) {
  const at = path.join(modules, folder);
  for (const { name } of await entriesOf(at))
    if (!ALWAYS.test(name) && !keep.test(name)) await remove(path.join(at, name));
}

/** Of the spreadsheet grid its page bundles the ES builds in Vietnamese; each package ships every build twice or thrice. */
async function trimGrid() {
  for (const { name } of await entriesOf(path.join(modules, '@univerjs'))) {
    await trim(`@univerjs/${name}/lib`, /^(es|types|.*\.css)$/);
    await trim(`@univerjs/${name}/lib/es/locale`, /^vi-VN\.js$/);
  }
}

async function sweepMaps(/** @type {string} */ folder) {
  for (const entry of await entriesOf(folder)) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) await sweepMaps(at);
    else if (/\.(js|mjs|cjs|css|d\.ts|d\.mts|d\.cts)\.map$/.test(entry.name)) await remove(at);
  }
}

for (const folder of UNUSED) await trim(folder, NOTHING);
for (const { folder, keep } of KEPT) await trim(folder, keep);
await trimGrid();
await sweepMaps(modules);
