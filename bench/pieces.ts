/**
 * Times of single pieces: the search of members at each keystroke, writing and reading a large workbook, the way from the
 * menu to the first form in a browser. Run: `npx tsx bench/pieces.ts`. Prints; judges nothing.
 */
import { openForms, openSidebar } from '../e2e/forms-bench';
import { type Cell, newSheet, newWorkbook } from '../local/model';
import { workbookFromBytes, workbookToBytes } from '../local/xlsx';
import { indexMembers, searchMembers } from '../sidebar/search/members';
import type { Chapter, IndexRow } from '../src/shared/contract';

const show = (what: string, times: readonly number[]): void => {
  const sorted = [...times].sort((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
  console.log(
    `${what.padEnd(52)} ${median.toFixed(1).padStart(9)} ms median ${worst.toFixed(1).padStart(9)} ms worst`,
  );
};

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const value = work();
  return [value, performance.now() - start];
}

/** Made names, ten thousand rows. */
function search(): void {
  const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Bùi'];
  const middles = ['Thị', 'Thị Ngọc', 'Thị Thanh', 'Minh', 'Thu'];
  const given = ['Hoa', 'Hòa', 'Lan', 'Huệ', 'Hương', 'Hường', 'Đào', 'Yến', 'Nguyệt', 'Quỳnh', 'Vân'];
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';
  const rows = Array.from(
    { length: 10_000 },
    (_, at): IndexRow => [
      `HV-${String(at).padStart(5, '0')}`,
      `${pick(families, at)} ${pick(middles, at >> 2)} ${pick(given, at >> 4)}`,
      1940 + (at % 60),
      `Tổ ${at % 9}`,
      at % 2 === 0 ? 'K1' : 'K5A',
      at % 20 !== 0,
    ],
  );
  const chapters = ['K1', 'K5A'].map(
    (key): Chapter => ({
      key,
      label: `Khu ${key}`,
      cluster: '',
      reference: `Khu ${key} · ${key}`,
      isActive: true,
    }),
  );
  const [index, built] = timed(() => indexMembers(rows, chapters));
  show('member search, 10,000: index', [built]);
  const times: number[] = [];
  for (const word of ['nguyễn thị hòa 1975', 'huong k5a', 'vân', 'zzz', '']) {
    for (let length = 0; length <= word.length; length += 1) {
      const typed = word.slice(0, length);
      times.push(timed(() => searchMembers(index, typed, { most: 30, chapter: 'K1' }))[1]);
    }
  }
  show('member search, 10,000: a keystroke', times);
}

function workbook(): void {
  const book = newWorkbook('lớn');
  const sheet = newSheet(0, 'Tab', 10_001, 15);
  for (let row = 0; row < 10_000; row += 1) {
    sheet.cells[row] = Array.from(
      { length: 15 },
      (_, column): Cell => ({
        value: column % 3 === 0 ? `Chi hội ${row % 37}, dòng ${row}.${column}` : row * column + 0.5,
      }),
    );
  }
  book.sheets = [sheet];
  const [{ bytes }, written] = timed(() => workbookToBytes(book));
  const [, read] = timed(() => workbookFromBytes(bytes, { name: 'lớn' }));
  show('150,000 cells written as .xlsx', [written]);
  show('150,000 cells read from .xlsx', [read]);
}

async function firstForm(): Promise<void> {
  const bench = await openForms(18_990, { height: 1000 });
  try {
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const start = performance.now();
      const frame = await openSidebar(bench);
      await frame.getByRole('button', { name: 'Quà tặng' }).click();
      await frame.getByLabel('Số suất').waitFor();
      times.push(performance.now() - start);
    }
    show('from the menu to the first form, in a browser', times);
  } finally {
    await bench.close();
  }
}

search();
workbook();
await firstForm();
process.exit(0);
