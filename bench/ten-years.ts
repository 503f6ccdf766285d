/**
 * Ten years in one file: 115 chapters, 10,000 members, 46,000 sales, 13,800 gifts. Prints calls and seconds of each action
 * of the shipped bundle. Run: `npx tsx bench/ten-years.ts [FUNCTION …]`. The rows are made up.
 */
import { createHost, newWorkbook } from '../local';
import { setProjectRoot } from '../local/root';
import { fill, setSettings } from '../src/domain/testdata/fill';
import { largeWard } from './made';

setProjectRoot(process.cwd());
const host = await createHost({
  workbook: newWorkbook('Mười năm'),
  email: 'can-bo@example.org',
  calculator: null,
});
host.run('installSheets');
fill(host.globals.SpreadsheetApp.getActive(), largeWard(10));
setSettings(host.globals.SpreadsheetApp.getActive(), {
  'Kỳ từ ngày': '01/01/2022',
  'Kỳ đến ngày': '31/12/2022',
  'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU',
});
const queryOf = process.argv.slice(2);
for (const name of queryOf.length > 0
  ? queryOf
  : ['installSheets', 'checkData', 'summarize', 'exportReport', 'checkData']) {
  const start = performance.now();
  const outcome = host.execute(name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { total, estimatedSeconds } = outcome.calls;
  const value = outcome.ok
    ? ((outcome.value as { message?: string }).message ?? '')
    : `${outcome.error.message}`;
  console.log(
    `${name.padEnd(14)} ${seconds.padStart(6)} s here, ${String(total).padStart(7)} calls, ${estimatedSeconds.toFixed(0)} s by the published costs  ${value}`,
  );
}
process.exit(0);
