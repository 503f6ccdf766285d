/**
 * Service calls and Google's estimated time of each thing that a person does, for the sample ward and for 115 chapters with
 * 10,000 members. Run: `npx tsx bench/actions.ts [small|large]`; `--methods ACTION` prints the methods of one. Prints;
 * judges nothing. The rows are made up.
 */
import { createHost, type Host, newWorkbook, type Outcome, recorder } from '../local';
import { setProjectRoot } from '../local/root';
import { fillWorkbook } from '../sample/fill';
import { makeWard } from '../sample/ward';
import { fill, setSettings } from '../src/domain/testdata/fill';
import { optionalModelKeys } from '../src/domain/ward';
import { largeWard } from './made';

setProjectRoot(process.cwd());
const detail = process.argv.indexOf('--methods') < 0 ? null : process.argv.at(-1);
function fillLarge(host: Host): void {
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, largeWard(1));
  setSettings(book, {
    'Kỳ từ ngày': '01/01/2022',
    'Kỳ đến ngày': '31/12/2022',
    'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU',
  });
}

/** Types into a cell as a person does; answers what the trigger did. */
function typed(host: Host, text: string, row: number): Outcome {
  const sheet = host.workbook.sheets.find(({ name }) => name === 'Tái chế');
  const place =
    sheet?.cells[0]?.findIndex((cell) => String(cell?.value ?? '').startsWith('Thành tiền')) ?? -1;
  if (sheet === undefined || place < 0) throw new Error('No column Thành tiền.');
  const done = host.type(sheet.id, row, place, text);
  const outcome = done.ok ? host.edited(done.event) : undefined;
  if (outcome === undefined) throw new Error('Nothing was typed.');
  return outcome;
}

function lastRow(host: Host): number {
  const cells = host.workbook.sheets.find(({ name }) => name === 'Tái chế')?.cells ?? [];
  return cells.reduce((last, row, at) => (row?.[0]?.value === undefined ? last : at), 0);
}

const saleValues = { day: '28/6/2022', chapter: 'K1', material: 'Sắt', quantity: '35,8 tạ', amount: '9tr' };

async function measure(title: string, fillUp: (host: Host) => void): Promise<void> {
  console.log(`\n${title}`);
  const host = await createHost({
    workbook: newWorkbook('Đo'),
    email: 'can-bo@example.org',
    calculator: null,
    ui: recorder(),
  });
  const show = (name: string, run: () => Outcome): void => {
    const start = performance.now();
    const outcome = run();
    const { total, estimatedSeconds, methods } = outcome.calls;
    const value = outcome.ok ? '' : ` ${outcome.error.message}`;
    console.log(
      `${name.padEnd(34)} ${String(total).padStart(6)} calls ${estimatedSeconds.toFixed(1).padStart(7)} s estimated ${((performance.now() - start) / 1000).toFixed(2).padStart(7)} s here${value}`,
    );
    if (detail === name)
      for (const [method, count] of Object.entries(methods)) console.log(`  ${count}  ${method}`);
  };
  show('install', () => host.execute('installSheets'));
  show('choose all models', () => host.execute('chooseModels', [[...optionalModelKeys]]));
  fillUp(host);
  show('install again', () => host.execute('installSheets'));
  show('install a third time', () => host.execute('installSheets'));
  show('check', () => host.execute('checkData'));
  show('summarize', () => host.execute('summarize'));
  show('summarize again', () => host.execute('summarize'));
  show('export', () => host.execute('exportReport'));
  show('form save', () =>
    host.execute('rpc', [
      'row.save',
      { table: 'recycling', values: saleValues, submission: 'SUBMISSION0000001', acceptSimilar: true },
    ]),
  );
  show('typed cell, new row', () => typed(host, '9tr', lastRow(host) + 1));
  show('typed cell, same minute', () => typed(host, '8tr', lastRow(host) + 1));
  show('typed cell, refused', () => typed(host, 'nhiều', lastRow(host) + 1));
}

if (!process.argv.includes('large'))
  await measure('The sample ward', (host) => fillWorkbook(host, makeWard()));
if (!process.argv.includes('small')) await measure('115 chapters, 10,000 members', fillLarge);
process.exit(0);
