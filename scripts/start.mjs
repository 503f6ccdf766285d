/**
 * `npm start`: the sample ward from end to end. Makes `so-hoi-mau.xlsx` with the same bundle that ships to Google
 * (install, fill, summarise, check, report), prints the ward's main figures and where the files are, then opens the
 * workbench on it.
 *
 * `--no-serve` stops before the workbench; `--out DIR` takes another folder than `out/`; `--port N` another port.
 * Files of an earlier run in that folder are replaced, others are left alone.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { ensureBuilt, root } from './build.mjs';

const WORKBOOK = 'so-hoi-mau.xlsx';
const REPORT = 'bao-cao-thanh-tich.docx';
const INTERNAL = 'bao-cao-thanh-tich-noi-bo.docx';
/** Asked at each export: of the year that the sample is about. */
const DOCUMENT = { number: '05', day: '05/01/2023' };

/** Something the person can put right: said in one line, without a stack. */
class Stop extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        'no-serve': { type: 'boolean', default: false },
        out: { type: 'string', default: path.join(root, 'out') },
        port: { type: 'string' },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Stop(`--port ${values.port}: cổng là một số từ 1 đến 65535.`);
    return { serves: !values['no-serve'], folder: path.resolve(values.out), port };
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(`${message(error)}\nCách dùng: npm start -- [--no-serve] [--out THƯ_MỤC] [--port N]`);
  }
}

const message = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error));

/** Says what is being done, does it, says how long it took. */
async function step(/** @type {string} */ label, /** @type {() => unknown} */ work) {
  process.stdout.write(`  ${`${label} …`.padEnd(44)}`);
  const start = Date.now();
  try {
    const value = await work();
    console.log(`${((Date.now() - start) / 1000).toFixed(1).replace('.', ',').padStart(5)} giây`);
    return value;
  } catch (error) {
    console.log('  hỏng');
    throw error;
  }
}

/** The answer of one of the add-on's functions; what it refuses stops the run. */
function accepted(/** @type {any} */ answer) {
  if (answer?.ok === false) throw new Stop(answer.message);
  return answer;
}

const FIGURES = [
  'members',
  'memberRate',
  'pairs',
  'cans',
  'cardboard',
  'iron',
  'plastic',
  'scrapIncome',
  'giftParcels',
  'giftValue',
];

/** This period beside the year before, as `summarize` returned them. */
function figureTable(/** @type {any} */ summary, /** @type {any} */ values) {
  const show = (/** @type {number | null} */ value, /** @type {string} */ unit) => {
    if (value === null) return '–';
    if (unit === '%') return values.formatPercent(value);
    if (unit === 'đ') return values.formatMoney(Math.round(value));
    return `${values.formatNumber(value)} ${unit}`;
  };
  const { period, figures } = summary;
  const head = ['', values.namePeriod(period), values.namePeriod(values.samePeriodBefore(period))];
  const lines = FIGURES.map((key) => {
    const figure = figures[key];
    if (figure === undefined) throw new Error(`summarize gave no figure "${key}".`);
    return [figure.label, show(figure.value, figure.unit), show(figure.before, figure.unit)];
  });
  const widths = [0, 1, 2].map((at) => Math.max(...[head, ...lines].map((line) => (line[at] ?? '').length)));
  const write = (/** @type {string[]} */ line) =>
    `  ${line.map((text, at) => (at === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart((widths[at] ?? 0) + 3))).join('')}`;
  const rule = `  ${'─'.repeat(widths.reduce((sum, width) => sum + width, 6))}`;
  return [write(head), rule, ...lines.map(write)].join('\n');
}

async function start() {
  const { serves, folder, port } = readArguments();
  const began = Date.now();
  const file = path.join(folder, WORKBOOK);
  try {
    await mkdir(folder, { recursive: true });
    await Promise.all(
      [WORKBOOK, REPORT, INTERNAL].map((name) => rm(path.join(folder, name), { force: true })),
    );
  } catch (error) {
    throw new Stop(`Không ghi được vào thư mục ${folder}: ${message(error)}`);
  }

  console.log('Sổ Hội: phường mẫu (người và ngày là bịa, tổng năm 2022 là của một báo cáo thật)\n');
  await step('Đóng gói tiện ích', () => ensureBuilt());
  register();
  const [{ createHost, newWorkbook, setProjectRoot }, { makeWard }, { fillWorkbook }, { account }, values] =
    await step('Mở máy chủ giả lập Google', () =>
      Promise.all([
        import('../local/index.ts'),
        import('../sample/ward.ts'),
        import('../sample/fill.ts'),
        import('../sample/rows.ts'),
        import('../src/domain/values/index.ts'),
      ]),
    );
  setProjectRoot(root);
  const ward = await step('Sinh số liệu phường mẫu', () => makeWard());
  const host = await createHost({
    workbook: newWorkbook(path.parse(WORKBOOK).name),
    email: account(null),
    onFile: (name, bytes) => {
      const file = /nội bộ|noi-bo/.test(name.normalize('NFC')) ? INTERNAL : REPORT;
      writeFileSync(path.join(folder, file), bytes);
      return { name: file, link: pathToFileURL(path.join(folder, file)).href };
    },
  });
  await step('Cài đặt các tab', async () => accepted(await host.run('installSheets')));
  await step('Chọn mô hình', async () =>
    accepted(await host.run('chooseModels', ward.settings.models.split(', '))),
  );
  await step('Ghi số liệu vào các tab', () => fillWorkbook(host, ward));
  await step('Cài đặt lại (bổ sung định dạng)', async () => accepted(await host.run('installSheets')));
  const summary = await step('Tổng hợp', async () => accepted(await host.run('summarize')));
  const checked = await step('Kiểm tra', async () => accepted(await host.run('checkData')));
  const report = await step('Xuất báo cáo', async () => accepted(await host.run('exportReport', DOCUMENT)));
  await step('Lưu sổ', () => host.save(file));

  console.log(`\n${figureTable(summary, values)}\n`);
  console.log(`  ${checked.message}`);
  for (const note of report.notes) console.log(`  Báo cáo: ${note}`);
  console.log(`\n  Sổ:      ${file}\n  Báo cáo: ${path.join(folder, REPORT)}`);
  if (report.internal !== null) console.log(`  Nội bộ:  ${path.join(folder, INTERNAL)}`);
  console.log(`  Xong trong ${((Date.now() - began) / 1000).toFixed(1).replace('.', ',')} giây.`);

  const workbench = path.join(root, 'local/workbench/serve.ts');
  if (!serves || !existsSync(workbench)) return;
  const { serve } = await import('../local/workbench/serve.ts');
  await serve({ file, email: account(null), ...(port === undefined ? {} : { port }) });
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  process.exitCode = 1;
}
