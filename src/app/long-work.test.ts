/** Work that outlasts one execution, by the built bundle: its clock runs so fast that each execution does a little. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createHost,
  type Host,
  newWorkbook,
  projectOf,
  readProject,
  recorder,
  type Workbook,
} from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import type { Output } from '../shared/contract';
import type { Answer } from '../shared/problem';

const OFFICER = 'can-bo@example.org';
const HEAD = 'chi-hoi@example.org';
const dist = path.join(process.cwd(), 'dist');
const shipped = readProject(dist);

/** The shipped bundle in which so many seconds pass each time it asks how long it has run. */
const fast = (seconds: number) => ({
  ...shipped,
  script: projectOf(
    `(() => { const begun = Date.now(); let n = 0; Date.now = () => begun + ${1000 * seconds} * n++; })();\n${readFileSync(path.join(dist, 'Code.js'), 'utf8')}`,
  ).script,
});
/** By it an execution writes a few summary tabs; and looks at a few tabs. */
const [SUMS, TABS] = [fast(8), fast(40)];

const hostOf = async (workbook: Workbook, project = shipped, email = OFFICER) => {
  const ui = recorder();
  const host = await createHost({
    ...{ workbook, ui, email, project, calculator: null, onLog: () => undefined },
  });
  return { host, ui };
};
type Opened = Awaited<ReturnType<typeof hostOf>>;

const call = <T>(host: Host, name: string, work: string): Answer<T> =>
  host.run('rpc', name, { work }) as Answer<T>;
function look(host: Host, work: string): Output<'work.look'> {
  const answer = call<Output<'work.look'>>(host, 'work.look', work);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

/** Goes on as the page does. @returns what was said at the end, and how many executions it took. */
function goOn(host: Host, work: string): { readonly text: string; readonly executions: number } {
  for (let executions = 1; executions <= 40; executions += 1) {
    const answer = call<Output<'work.goOn'>>(host, 'work.goOn', work);
    if (answer.ok) return { text: answer.value.text, executions };
    expect(answer.problem).toMatchObject({
      kind: 'unfinished',
      what: expect.stringMatching(/mới .*\d+\/\d+ tab/),
    });
  }
  throw new Error('It never ends.');
}

const dialogs = ({ ui }: Opened): string[] =>
  ui.events.flatMap((event) => (event.kind === 'dialog' ? [event.page.title] : []));
const told = ({ ui }: Opened): string[] =>
  ui.events.flatMap((event) => (event.kind === 'toast' || event.kind === 'alert' ? [event.message] : []));
/** What stands in every cell, but for ids and times. */
const cellsOf = (host: Host) =>
  Object.fromEntries(
    host.globals.SpreadsheetApp.getActive()
      .getSheets()
      .map((sheet) => [
        sheet.getName(),
        sheet
          .getDataRange()
          .getValues()
          .map((row) =>
            row.map((value) =>
              typeof value === 'string'
                ? value.replace(/\b[A-Z]{2}-\w{5,}$/, 'ID').replace(/ lúc \S+ ngày \S+/, '')
                : value,
            ),
          ),
      ]),
  );

/** A ward with rows that have no ids yet. */
async function ward(): Promise<Workbook> {
  const { host } = await hostOf(installedWorkbook());
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, {
    chapters: defaultChapters.map((one, at) => (at === 0 ? { ...one, email: HEAD } : one)),
    members: [memberRow({ id: '', name: 'Trần Thị Mẫu' })],
    recycling: [sale({ day: '2022-02-15', chapter: 'K1', quantity: 10 })],
    gifts: [gift({ day: '2022-03-01', chapter: 'K1', parcels: 2 })],
  });
  setSettings(book, {
    ...{ 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022', 'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU' },
  });
  return host.workbook;
}
let filled: Workbook;
let summed: ReturnType<typeof cellsOf>;
beforeAll(async () => {
  filled = await ward();
  const { host } = await hostOf(structuredClone(filled));
  expect(host.run('summarize')).toMatchObject({ ok: true });
  summed = cellsOf(host);
});

describe('Tổng hợp', () => {
  test('is left between two tabs, opens its page, goes on there and comes to the same', async () => {
    const opened = await hostOf(structuredClone(filled), SUMS);
    const { host } = opened;
    const first = host.run('summarize') as { ok: boolean; message: string };
    expect(first).toMatchObject({
      ok: false,
      message: expect.stringMatching(
        /^Tổng hợp mới ghi được \d+\/\d+ tab\. Phần đã làm vẫn còn\. Bấm Tổng hợp lần nữa để làm tiếp\.$/,
      ),
    });
    expect(dialogs(opened)).toEqual(['Tổng hợp']);
    expect(told(opened).at(-1)).toBe(`${first.message} Hộp thoại còn mở thì tự làm tiếp.`);
    expect(look(host, 'Tổng hợp')).toMatchObject({ state: 'left', text: first.message });
    // The workbook itself says what is unfinished.
    const stamp = host.globals.SpreadsheetApp.getActive().getSheetByName('TH Chung')?.getRange(2, 1);
    expect(stamp?.getValue()).toMatch(/CHƯA TỔNG HỢP XONG/);
    const { text, executions } = goOn(host, 'Tổng hợp');
    expect(executions).toBeGreaterThan(0);
    expect(text).toMatch(/^Đã tổng hợp kỳ/);
    expect(told(opened).at(-1)).toBe(text);
    expect(cellsOf(host)).toEqual(summed);
    // Nothing is left, and nothing is done again.
    expect(goOn(host, 'Tổng hợp')).toEqual({ text: '', executions: 1 });
  });

  test('cut off at any call, it goes on at the next press', async () => {
    for (const cutAt of [150, 300]) {
      const { host } = await hostOf(structuredClone(filled), SUMS);
      host.execute('summarize', [], { faults: { cutAt } });
      for (let n = 0; n < 20 && !(host.run('summarize') as { ok: boolean }).ok; n += 1);
      expect(cellsOf(host)).toEqual(summed);
    }
  });

  test('that is short opens no page and notes nothing', async () => {
    const opened = await hostOf(structuredClone(filled));
    const { methods } = opened.host.execute('summarize').calls;
    expect(Object.keys(methods).filter((name) => /Cache|Html|Properties\.(set|delete)/.test(name))).toEqual(
      [],
    );
    expect(dialogs(opened)).toEqual([]);
    expect(look(opened.host, 'Tổng hợp')).toEqual({ state: 'none', text: '', share: 0 });
  });
});

const isRange = (value: unknown): value is GoogleAppsScript.Spreadsheet.Range =>
  typeof value === 'object' && value !== null && 'getA1Notation' in value;

describe('Cài đặt sổ', () => {
  test('of a new file comes to the same in many executions, and then asks for the models', async () => {
    const opened = await hostOf(newWorkbook('Sổ'), TABS);
    const { host } = opened;
    expect(host.run('installSheets')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^Cài đặt sổ mới xem được \d+\/\d+ tab\./),
    });
    const { text, executions } = goOn(host, 'Cài đặt sổ');
    expect(executions).toBeGreaterThan(2);
    const { host: whole } = await hostOf(newWorkbook('Sổ'));
    whole.run('installSheets');
    expect(cellsOf(host)).toEqual(cellsOf(whole));
    expect(text).toContain(`Đã tạo ${whole.globals.SpreadsheetApp.getActive().getSheets().length} tab.`);
    expect(dialogs(opened)).toEqual(['Cài đặt sổ', 'Bắt đầu']);
    // Everything is known to be as it should be: the next press finds nothing to mend.
    const { host: again } = await hostOf(host.workbook);
    expect(again.run('installSheets')).toMatchObject({ ok: true, tabs: [], columns: [], rows: 0 });
  });

  test('gives every row its id in many executions, and counts them once', async () => {
    const { host } = await hostOf(structuredClone(filled), TABS);
    host.run('installSheets');
    const { text } = goOn(host, 'Cài đặt sổ');
    const { host: whole } = await hostOf(structuredClone(filled));
    const uncut = whole.run('installSheets') as { rows: number };
    expect(uncut.rows).toBeGreaterThan(0);
    expect(text).toContain(`Đã ghi mã cho ${uncut.rows} dòng.`);
    expect(cellsOf(host)).toEqual(cellsOf(whole));
  });

  test.each([0.6])('cut off at %f of a list’s tab being made again, dropdowns point there', async (share) => {
    const rulesOf = (host: Host) => {
      const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName('Tái chế');
      return sheet
        ?.getRange(2, 1, 20, sheet.getLastColumn())
        .getDataValidations()
        .map((row) =>
          row.map((rule) => {
            const range: unknown = rule?.getCriteriaValues()[0];
            return isRange(range) ? `${range.getSheet().getName()}!${range.getA1Notation()}` : typeof range;
          }),
        );
    };
    const without = async () => {
      const { host } = await hostOf(structuredClone(filled));
      const book = host.globals.SpreadsheetApp.getActive();
      const list = book.getSheetByName('Danh mục');
      if (list !== null) book.deleteSheet(list);
      return host;
    };
    const whole = await without();
    const { total } = whole.execute('installSheets').calls;
    const host = await without();
    host.execute('installSheets', [], { faults: { cutAt: Math.round(total * share) } });
    expect(host.run('installSheets')).toMatchObject({ ok: true });
    expect(rulesOf(host)).toEqual(rulesOf(whole));
  });

  test('is not gone on with for a chapter’s head', async () => {
    const { host } = await hostOf(structuredClone(filled), TABS);
    host.run('installSheets');
    const { host: hers } = await hostOf(host.workbook, TABS, HEAD);
    expect(call(hers, 'work.goOn', 'Cài đặt sổ')).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
  });
});

test('Xuất báo cáo cut off at any call and pressed again has one document and one line in the book', async () => {
  const exported = async (cutAt: number | null) => {
    const files: string[] = [];
    const ui = recorder();
    const host = await createHost({
      ...{ workbook: structuredClone(filled), ui, email: OFFICER, calculator: null, onLog: () => undefined },
      onFile: (name) => {
        files.push(name);
        return { link: `https://docs.google.com/document/d/${files.length}` };
      },
    });
    if (cutAt !== null) host.execute('exportReport', [], { faults: { cutAt } });
    const places = new Map<string, number>();
    const meanwhile = (made: { readonly path: string; readonly ordinal: number }) =>
      void places.set(made.path, made.ordinal);
    const outcome = host.execute('exportReport', [], { faults: { meanwhile } });
    expect(outcome).toMatchObject({ ok: true, value: { ok: true } });
    const book = host.globals.SpreadsheetApp.getActive().getSheetByName('Sổ báo cáo');
    return { files, lines: book?.getLastRow(), places };
  };
  const whole = await exported(null);
  expect(whole.lines).toBe(2);
  expect(whole.places.has('Drive.Files.list')).toBe(false);
  const [made = 0, end = 0] = ['Drive.Files.create', 'PropertiesService.Properties.deleteProperty'].map(
    (name) => whole.places.get(name),
  );
  expect(made).toBeLessThan(end);
  // Directly after the document is made, and at the last call that matters.
  for (const cutAt of [made + 1, end]) {
    const cut = await exported(cutAt);
    expect([cutAt, cut.files, cut.lines]).toEqual([cutAt, whole.files, 2]);
    expect([cutAt, cut.places.has('Drive.Files.list')]).toEqual([cutAt, true]);
  }
});
