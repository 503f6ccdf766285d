/** Tổng hợp that is cut off in the middle of its tabs, by the built bundle: the file itself says so until it is pressed again. */
import { createHost, type Host, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { runsApart, summaryNames, unfinishedStamp } from '../domain/layout';
import { fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, sale } from '../domain/testdata/ward';
import type { Day } from '../domain/values';

const PERIOD = { from: '2022-01-01' as Day, to: '2022-12-31' as Day };
const hostOf = (workbook: Workbook): Promise<Host> =>
  createHost({ workbook, ui: recorder(), email: 'can-bo@example.org' });

/** A ward that was summarised, and has had one more sale since. */
async function summarisedOnce(): Promise<Workbook> {
  const host = await hostOf(installedWorkbook());
  const book = host.globals.SpreadsheetApp.getActive();
  const first = sale({ day: '2022-02-15', chapter: 'K1', quantity: 10 });
  fill(book, { chapters: defaultChapters, recycling: [first] });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  expect(host.run('summarize')).toMatchObject({ ok: true });
  fill(book, { recycling: [first, sale({ day: '2022-03-15', chapter: 'K2', quantity: 30 })] });
  // Runs are told apart by the second.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  return host.workbook;
}

function stamps(host: Host): Map<string, string> {
  const book = host.globals.SpreadsheetApp.getActive();
  return new Map(
    summaryNames.flatMap((name) => {
      const sheet = book.getSheetByName(name);
      return sheet === null ? [] : [[name, String(sheet.getRange(2, 1).getValue())] as const];
    }),
  );
}
const runsOf = (host: Host): Set<string> =>
  new Set([...stamps(host).values()].map((text) => / lúc (\S+ ngày \S+)/.exec(text)?.[1] ?? text));
const isUnfinished = (host: Host): boolean =>
  stamps(host).get('TH Chung')?.includes('CHƯA TỔNG HỢP XONG') === true;

interface Answer {
  readonly ok: boolean;
  readonly message: string;
}
interface Found extends Answer {
  readonly problems: readonly { readonly code: string; readonly what: string; readonly sheet: string }[];
}
const problemsOf = (host: Host) =>
  (host.run('checkData') as Found).problems.filter(({ code }) => code === 'runsApart');

describe('cut off at every thirty-seventh call', () => {
  test.each([
    ['where every tab was written before', true],
    ['where no tab was there yet', false],
  ])(
    '%s',
    async (_, isSecond) => {
      const before = isSecond ? await summarisedOnce() : (await freshWard()).workbook;
      const clean = await hostOf(structuredClone(before));
      const { total } = clean.execute('summarize').calls;
      const shown = (host: Host, name: string) =>
        host.globals.SpreadsheetApp.getActive()
          .getSheetByName(name)
          ?.getDataRange()
          .getValues()
          .filter((__, at) => at !== 1);
      let [unfinished, mixed] = [0, 0];
      for (let cutAt = 1; cutAt <= total; cutAt += 37) {
        const host = await hostOf(structuredClone(before));
        host.execute('summarize', [], { faults: { cutAt } });
        const written = [...stamps(host).values()].filter((text) => text !== '');
        if (isUnfinished(host)) {
          unfinished += 1;
          const [problem, ...more] = problemsOf(host);
          expect(more).toEqual([]);
          expect(problem?.what).toMatch(
            /^Lượt Tổng hợp bắt đầu lúc \d\d:\d\d:\d\d ngày \d\d\/\d\d\/\d{4} bị ngắt giữa chừng, nên các tab TH/,
          );
        } else {
          if (written.length > 0 && runsOf(host).size > 1) mixed += 1;
          expect(problemsOf(host)).toEqual([]);
        }
        expect(host.run('summarize')).toMatchObject({ ok: true });
        expect(isUnfinished(host)).toBe(false);
        expect(runsOf(host).size).toBe(1);
        for (const name of stamps(clean).keys())
          expect([name, shown(host, name)]).toEqual([name, shown(clean, name)]);
      }
      expect(mixed).toBe(0);
      expect(unfinished).toBeGreaterThan(3);
    },
    600_000,
  );
});

async function freshWard(): Promise<Host> {
  const host = await hostOf(installedWorkbook());
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, {
    chapters: defaultChapters,
    recycling: [sale({ day: '2022-02-15', chapter: 'K1', quantity: 10 })],
  });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  return host;
}

test('the figure’s rows and the report say it too, and the report says that it reckons anew', async () => {
  const before = await summarisedOnce();
  const { total } = (await hostOf(structuredClone(before))).execute('summarize').calls;
  const host = await hostOf(before);
  host.execute('summarize', [], { faults: { cutAt: Math.floor(total / 2) } });
  const cell = figureOn(host);
  expect((host.run('traceFigure', cell) as Answer).message).toMatch(
    /bị ngắt giữa chừng.* Bấm Tổng hợp lại\.$/,
  );
  expect((host.run('exportReport') as { notes: readonly string[] }).notes).toContainEqual(
    expect.stringMatching(/bị ngắt giữa chừng.*Báo cáo này tính lại từ các dòng nên không bị ảnh hưởng\.$/),
  );
  host.run('summarize');
  expect((host.run('traceFigure', cell) as Answer).message).not.toMatch(/ngắt/);
});

/** The first cell of TH Tái chế that is a figure. */
function figureOn(host: Host): string {
  const values =
    host.globals.SpreadsheetApp.getActive().getSheetByName('TH Tái chế')?.getDataRange().getValues() ?? [];
  for (const [row, cells] of values.entries())
    for (const [column, value] of cells.entries()) {
      const cell = `TH Tái chế!${String.fromCharCode(65 + column)}${row + 1}`;
      if (typeof value === 'number' && (host.run('traceFigure', cell) as Answer).ok) return cell;
    }
  throw new Error('TH Tái chế has no figure.');
}

test('a tab that stands from another run, by hand or refused, is named with its time', async () => {
  const host = await hostOf(await summarisedOnce());
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName('TH Tái chế');
  const old = String(sheet?.getRange(2, 1).getValue());
  host.run('summarize');
  expect(problemsOf(host)).toEqual([]);
  sheet?.getRange(2, 1).setValue(old);
  expect(problemsOf(host)).toEqual([
    expect.objectContaining({
      sheet: 'TH Chung',
      what: expect.stringMatching(
        /^Các tab TH không cùng một lượt Tổng hợp: TH Chung, .* lúc \S+ ngày \S+; TH Tái chế lúc \S+ ngày \d\d\/\d\d\/\d{4}\.$/,
      ),
    }),
  ]);
});

test.each<[string, [string, string][], RegExp | null]>([
  [
    'all of one run',
    [
      ['A', 'Kỳ: x · Tổng hợp lúc 10:32:07 ngày 05/01/2023 · y'],
      ['B', 'Kỳ: x · Tổng hợp lúc 10:32:07 ngày 05/01/2023 · z'],
    ],
    null,
  ],
  ['of a version that told no seconds', [['A', 'Kỳ: x · Tổng hợp lúc 10:32 ngày 05/01/2023 · y']], null],
  [
    'another second',
    [
      ['A', 'Kỳ: x · Tổng hợp lúc 10:32:07 ngày 05/01/2023'],
      ['B', 'Kỳ: x · Tổng hợp lúc 10:32:09 ngày 05/01/2023'],
    ],
    /A lúc 10:32:07 ngày 05\/01\/2023; B lúc 10:32:09/,
  ],
  [
    'a model that is recorded no more, a tab of the ward’s own',
    [
      ['A', 'Phường không ghi mô hình này nữa. Có thể xóa tab.'],
      ['B', 'Ghi lúc 10:32'],
      ['C', 'Kỳ: x · Tổng hợp lúc 10:32:07 ngày 05/01/2023'],
    ],
    null,
  ],
  [
    'unfinished',
    [['A', unfinishedStamp(PERIOD, { day: '2023-01-05' as Day, time: '10:32:07', by: '' })]],
    /10:32:07 ngày 05\/01\/2023 bị ngắt/,
  ],
])('%s', (_, tabs, told) => {
  const said = runsApart(new Map(tabs))?.what ?? null;
  if (told === null) expect(said).toBeNull();
  else expect(said).toMatch(told);
});
