/**
 * Ten years in one file: 115 chapters, 10,000 members, 46,000 sales, 13,800 gifts. Prints calls and seconds of each action
 * of the shipped bundle. Run: `npx tsx bench/ten-years.ts [FUNCTION …]`. The rows are made up.
 */
import { createHost, newWorkbook } from '../local';
import { setProjectRoot } from '../local/root';
import { fill, setSettings } from '../src/domain/testdata/fill';
import { gift, memberRow, sale, type WardSpec } from '../src/domain/testdata/ward';

const YEARS = 10;
const CHAPTERS = 115;
const chapterOf = (at: number): string => `Khu ${1 + (at % CHAPTERS)} · K${1 + (at % CHAPTERS)}`;
const dayOf = (at: number): string => {
  const year = 2013 + (at % YEARS);
  return `${year}-${String(1 + (Math.floor(at / YEARS) % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
};

const rows: WardSpec = {
  chapters: Array.from({ length: CHAPTERS }, (_, at) => ({
    code: `K${at + 1}`,
    name: `Khu ${at + 1}`,
    groups: 5,
  })),
  members: Array.from({ length: 10_000 }, (_, at) =>
    memberRow({
      id: `HV-${String(at).padStart(5, '0')}`,
      name: `Nguyễn Thị Mẫu ${at}`,
      chapter: chapterOf(at),
      birth: 1950 + (at % 50),
    }),
  ),
  recycling: Array.from({ length: 46_000 }, (_, at) =>
    sale({ day: dayOf(at), chapter: chapterOf(at), quantity: 1 + (at % 97), amount: 1000 * (1 + (at % 89)) }),
  ),
  gifts: Array.from({ length: 13_800 }, (_, at) =>
    gift({ day: dayOf(at), chapter: chapterOf(at), parcels: 1 + (at % 5) }),
  ),
};

setProjectRoot(process.cwd());
const host = await createHost({
  workbook: newWorkbook('Mười năm'),
  email: 'can-bo@example.org',
  calculator: null,
});
host.run('installSheets');
fill(host.globals.SpreadsheetApp.getActive(), rows);
setSettings(host.globals.SpreadsheetApp.getActive(), {
  'Kỳ từ ngày': '01/01/2022',
  'Kỳ đến ngày': '31/12/2022',
  'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU',
});
const asked = process.argv.slice(2);
for (const name of asked.length > 0
  ? asked
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
