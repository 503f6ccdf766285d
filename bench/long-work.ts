/**
 * How long each long job would take on Google for the largest ward: 115 chapters, 10,000 members, ten years of rows in every
 * model. Prints the calls, the seconds by the published costs, and the seconds of a slow day: four times as much, a twentieth of a second
 * for each call, one and a half for each tab that is added, two for each chart, a minute for each document, the processor's time of here twice.
 * Run: `npx tsx bench/long-work.ts`. Judges nothing; the rows are made up. Six minutes is what Google lets one execution run.
 */
import { createHost, newWorkbook, type Outcome, recorder } from '../local';
import { setProjectRoot } from '../local/root';
import { exampleRow } from '../src/domain/testdata/example';
import { fill, setSettings } from '../src/domain/testdata/fill';
import { isChosen, optionalModelKeys, tableKeys, tables } from '../src/domain/ward';
import { largeWard } from './made';

setProjectRoot(process.cwd());
/** A row of each chapter a month, for ten years. */
const ROWS = 115 * 12 * 10;
const YEARS = 10;

const host = await createHost({
  workbook: newWorkbook('Mười năm'),
  email: 'can-bo@example.org',
  calculator: null,
  ui: recorder(),
});

function show(name: string, run: () => Outcome): void {
  const start = process.cpuUsage();
  const { calls, ...outcome } = run();
  const here = process.cpuUsage(start).user / 1e6;
  const { total, estimatedSeconds, methods } = calls;
  const times = (method: RegExp): number =>
    Object.entries(methods).reduce((sum, [path, count]) => sum + (method.test(path) ? count : 0), 0);
  const extra =
    1.5 * times(/insertSheet$/) + 2 * times(/getAs$|insertChart$/) + 60 * times(/Drive\.Files\.create$/);
  const slow = 4 * estimatedSeconds + 0.05 * total + extra + 2 * here;
  console.log(
    `| ${name} | ${total} | ${here.toFixed(0)} | ${estimatedSeconds.toFixed(0)} | ${slow.toFixed(0)} |${outcome.ok ? '' : outcome.error.message}`,
  );
  if (outcome.ok && (outcome.value as { ok?: boolean }).ok === false) console.log(outcome.value);
}

console.log('| job | calls | s here | s published | s on a slow day |\n|---|---:|---:|---:|---:|');
show('Cài đặt sổ, first', () => host.execute('installSheets'));
show('Chọn mô hình, all', () => host.execute('chooseModels', [[...optionalModelKeys]]));
const book = host.globals.SpreadsheetApp.getActive();
const large = largeWard(YEARS);
fill(book, large);
for (const key of tableKeys) {
  if (key in large || isChosen(tables[key], new Set()) || book.getSheetByName(tables[key].sheet) === null)
    continue;
  const row = { ...exampleRow(key) } as Record<string, unknown>;
  const isOften = 'day' in row || 'month' in row;
  fill(book, {
    [key]: Array.from({ length: isOften ? ROWS : 1 }, (_, at) => ({
      ...row,
      ...('chapter' in row ? { chapter: `Khu ${1 + (at % 115)} · K${1 + (at % 115)}` } : {}),
      ...('day' in row ? { day: `${2013 + (at % YEARS)}-${String(1 + (at % 12)).padStart(2, '0')}-15` } : {}),
    })),
  });
}
setSettings(book, {
  'Kỳ từ ngày': '01/01/2022',
  'Kỳ đến ngày': '31/12/2022',
  'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU',
});
console.error(host.workbook.sheets.map(({ name, cells }) => `${name}:${cells.length}`).join(' '));
show('Cài đặt sổ, every row without an id', () => host.execute('installSheets'));
show('Cài đặt sổ, nothing missing', () => host.execute('installSheets'));
show('Tổng hợp, first', () => host.execute('summarize'));
show('Tổng hợp, again', () => host.execute('summarize'));
show('Xuất báo cáo', () => host.execute('exportReport', [{ kind: 'periodic' }]));
process.exit(0);
