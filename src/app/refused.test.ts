/** What Google refuses in one place, by the built bundle: the rest is done, and the place is named with what to do. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { createHost, type Host, newWorkbook, recorder, type Sheet, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import type { Installed } from './install';
import type { Chosen } from './models';
import type { Returned } from './run';

const ME = 'can-bo@example.org';
const OTHER = 'chu-tich@example.org';

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  for (const sheet of book.getSheets()) sheet.deleteRows(61, 40);
  fill(book, {
    chapters: defaultChapters,
    members: [memberRow()],
    recycling: [sale({ material: 'gỗ lạ' })],
    gifts: [gift()],
  });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  // What looks as it should is left alone: here every look is given again.
  host.globals.PropertiesService.getScriptProperties().deleteProperty('dressed');
  installed = host.workbook;
});

type Options = Parameters<typeof createHost>[0];
async function open(
  change: (sheet: (name: string) => Sheet, workbook: Workbook) => void,
  more: Options = {},
) {
  const workbook = structuredClone(installed);
  workbook.owner = OTHER;
  for (const one of workbook.sheets) if (one.name === 'Hoàn cảnh') one.protections = [];
  const sheet = (name: string): Sheet => {
    const found = workbook.sheets.find((one) => one.name === name);
    if (found === undefined) throw new Error(`No tab ${name}.`);
    return found;
  };
  change(sheet, workbook);
  const ui = recorder();
  return { host: await createHost({ workbook, ui, email: ME, ...more }), ui, sheet };
}
const install = (host: Host) => host.run('installSheets') as Returned<Installed>;
const notesOf = (answer: Returned<Installed>): readonly string[] =>
  answer.ok ? answer.notes : [answer.message];
const columnOf = (sheet: Sheet, title: string): number =>
  sheet.cells[0]?.findIndex((cell) => String(cell?.value).replace(/\s*\*$/, '') === title) ?? -1;
const typed = (sheet: Sheet, ...titles: string[]) => {
  sheet.typedColumns = titles.map((title) => {
    const column = columnOf(sheet, title);
    if (column < 0) throw new Error(`No column ${title}.`);
    return { row: 1, column, rows: sheet.rows - 1, columns: 1 };
  });
};
const protect = (sheet: Sheet, area?: { row: number; column: number; rows: number; columns: number }) =>
  sheet.protections.push({
    ...{ id: `x${sheet.id}`, description: 'khóa', warningOnly: false, editors: [] },
    ...(area === undefined ? {} : { area }),
  });
/** A new row's place has the dropdowns and formats that a run gives it. */
const isDressed = (sheet: Sheet, title: string): boolean => {
  const column = columnOf(sheet, title);
  return sheet.validations.some(({ area }) => area.column <= column && column < area.column + area.columns);
};

describe('Cài đặt sổ', () => {
  test.each<[string, string, (sheet: Sheet) => void, RegExp]>([
    [
      'typed columns of a table',
      'Tái chế',
      (sheet) => typed(sheet, 'Ngày', 'Loại phế liệu'),
      /^Tab Tái chế, cột Ngày, Loại phế liệu: Google không cho sửa \(“This operation .* typed columns\.”\); phần còn lại đã xong\. .*bỏ bảng.*bấm Cài đặt sổ\.$/,
    ],
    [
      'a column that someone protected',
      'Tái chế',
      (sheet) =>
        protect(sheet, { row: 0, column: columnOf(sheet, 'Loại phế liệu'), rows: sheet.rows, columns: 1 }),
      /^Tab Tái chế.*cột .*Loại.*: Google không cho sửa .*được bảo vệ mà bạn không được sửa: nhờ người đã bảo vệ/,
    ],
    [
      'a header row that someone protected',
      'Hội viên',
      (sheet) => protect(sheet, { row: 0, column: 0, rows: 1, columns: 40 }),
      /^Tab Hội viên: .*nhờ người đã bảo vệ/,
    ],
    [
      'a tab that someone protected',
      'Quà tặng',
      (sheet) => protect(sheet),
      /^Tab Quà tặng.*nhờ người đã bảo vệ/,
    ],
    [
      'the settings that someone protected',
      'Cài đặt',
      (sheet) => protect(sheet),
      /^Tab Cài đặt.*nhờ người đã bảo vệ/,
    ],
    [
      'the first page that someone protected',
      'Trang đầu',
      (sheet) => protect(sheet),
      /^Tab Trang đầu: .*nhờ người đã bảo vệ/,
    ],
    [
      'the lists that someone protected',
      'Danh mục',
      (sheet) => protect(sheet),
      /^Tab Danh mục.*nhờ người đã bảo vệ/,
    ],
  ])('%s: the rest is done and the end names the place', async (_name, tab, change, sentence) => {
    const { host, ui, sheet } = await open((of) => {
      change(of(tab));
      // Something to do in every other tab.
      for (const name of ['Hội viên', 'Tái chế', 'Quà tặng', 'Chi hội']) of(name).validations = [];
    });
    const answer = install(host);
    const notes = notesOf(answer);
    expect(answer.ok).toBe(true);
    expect(notes).toEqual([expect.stringMatching(sentence)]);
    expect(ui.events).toContainEqual(
      expect.objectContaining({
        kind: 'toast',
        message: expect.stringContaining(notes[0] ?? '-') as unknown,
      }),
    );
    for (const [name, title] of [
      ['Hội viên', 'Chi hội'],
      ['Tái chế', 'Chi hội'],
      ['Quà tặng', 'Dịp'],
    ] as const) {
      const isRefused =
        name === tab &&
        sheet(tab).protections.some(({ id, area }) => id.startsWith('x') && area === undefined);
      expect([name, isDressed(sheet(name), title)]).toEqual([name, !isRefused]);
    }
    // Put right, the next run has nothing to say.
    sheet(tab).protections = sheet(tab).protections.filter(({ id }) => !id.startsWith('x'));
    delete sheet(tab).typedColumns;
    expect(notesOf(install(host))).toEqual([]);
  });

  test('a filter and merged cells in the rows hold nothing up', async () => {
    const { host, sheet } = await open((of) => {
      const gifts = of('Quà tặng');
      gifts.merges.push({ row: 20, column: 0, rows: 2, columns: 3 });
      gifts.filter = { area: { row: 0, column: 0, rows: 30, columns: 5 }, hidden: new Map([[0, ['x']]]) };
      gifts.validations = [];
    });
    expect(notesOf(install(host))).toEqual([]);
    expect(isDressed(sheet('Quà tặng'), 'Dịp')).toBe(true);
  });

  test('ids and red corners of a table: the ids are written, other columns get their corners', async () => {
    const { host, sheet } = await open((of) => typed(of('Tái chế'), 'Ngày', 'Mã'));
    expect(install(host)).toMatchObject({ ok: true, rows: 2 });
    const tab = sheet('Tái chế');
    expect(tab.cells[1]?.[columnOf(tab, 'Mã')]?.value).toMatch(/^TC-/);
    expect(isDressed(tab, 'Loại phế liệu')).toBe(true);
  });

  test('a merged cell across the edge of what would be frozen, in an empty tab', async () => {
    const { host } = await open((of) => {
      const tab = of('Tái chế');
      Object.assign(tab, {
        cells: [],
        protections: [],
        bandings: [],
        validations: [],
        frozenRows: 0,
        frozenColumns: 0,
      });
      tab.merges.push({ row: 0, column: 0, rows: 2, columns: 9 });
    });
    expect(notesOf(install(host))).toEqual([expect.stringMatching(/^Tab Tái chế: .*ô gộp thì tách ra/)]);
  });

  test.each([
    ['Asia/Saigon', false],
    ['Asia/Bangkok', false],
    ['Etc/GMT-7', false],
    ['Asia/Tokyo', true],
    ['America/New_York', true],
  ])('the zone %s is named as wrong: %s', async (timeZone, isNamed) => {
    const { host } = await open((_, workbook) => {
      workbook.timeZone = timeZone;
    });
    expect(notesOf(install(host))).toEqual(isNamed ? [expect.stringContaining(timeZone)] : []);
    expect(host.workbook.timeZone).toBe(timeZone);
  });

  test('asks for all permissions at once, before anything is read or made', async () => {
    const { host } = await open(() => undefined);
    const { methods } = host.execute('installSheets').calls;
    expect(methods).toMatchObject({ 'ScriptApp.requireAllScopes': 1 });
    const queryOf = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder() });
    expect(
      queryOf.execute('installSheets', [], { faults: { failOn: 'ScriptApp.requireAllScopes' } }).ok,
    ).toBe(false);
    expect(queryOf.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  });
});

test('Chọn mô hình: a protected settings tab is named, not taken for one without the line', async () => {
  const { host } = await open((of) => protect(of('Cài đặt')));
  const answer = host.run('chooseModels', ['Nguồn thu']) as Returned<Chosen>;
  expect(answer).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^Tab Cài đặt: .*nhờ người đã bảo vệ/) as unknown,
  });
});

describe.each([
  ['at once', {}],
  ['with the next call', { circumstances: { refusesTypedLate: true } }],
] satisfies [string, Options][])('a table whose typed columns refuse %s', (_name, told) => {
  test('Cài đặt sổ names the columns, and does the rest', async () => {
    const { host, sheet } = await open((of) => {
      typed(of('Tái chế'), 'Ngày', 'Loại phế liệu', 'Mã');
      for (const name of ['Tái chế', 'Quà tặng']) of(name).validations = [];
    }, told);
    const answer = install(host);
    expect(answer).toMatchObject({ ok: true, rows: 2 });
    expect(notesOf(answer)).toEqual([expect.stringMatching(/^Tab Tái chế, cột Ngày, Loại phế liệu, Mã: /)]);
    expect(isDressed(sheet('Tái chế'), 'Đơn vị') && isDressed(sheet('Quà tặng'), 'Dịp')).toBe(true);
  });

  const titles = ['Ngày', 'Loại phế liệu', 'Ghi chú'];
  test('typing by hand: the row is stamped, other columns have their corner', async () => {
    const { host, sheet } = await open((of) => typed(of('Tái chế'), ...titles), told);
    const tab = sheet('Tái chế');
    const type = (title: string, text: string) => {
      const done = host.type(tab.id, 5, columnOf(tab, title), text);
      return done.ok && host.edited(done.event)?.ok;
    };
    expect([type('Loại phế liệu', 'gỗ'), type('Chi hội', 'khu 99')]).toEqual([true, true]);
    expect(tab.cells[5]?.[columnOf(tab, 'Mã')]?.value).toMatch(/^TC-/);
    expect(
      tab.validations.some(
        ({ area, rule }) =>
          area.row === 5 && area.column === columnOf(tab, 'Chi hội') && rule.criteria === 'CUSTOM_FORMULA',
      ),
    ).toBe(true);
  });

  test.each([
    ['plain text', '@'],
    ['numbers', '#,##0'],
  ])('by the form, into a typed column of %s: text stays text', async (_name, format) => {
    const { host, sheet } = await open((of) => {
      const tab = of('Tái chế');
      const column = columnOf(tab, 'Ghi chú');
      tab.cells = Array.from({ length: tab.rows }, (_, row) => {
        const line = [...(tab.cells[row] ?? [])];
        if (row > 0) line[column] = { style: { numberFormat: format } };
        return line;
      });
      typed(tab, ...titles);
    }, told);
    for (const note of ['=1+1', '0973']) {
      const answer = host.run('rpc', 'row.save', {
        table: 'recycling',
        values: {
          ...{ day: '01/06/2022', chapter: 'K1', material: 'Sắt', quantity: '3', unit: 'kg' },
          ...{ amount: '20000', note },
        },
        submission: `thu-ghi-vao-bang-${note.charCodeAt(0)}`,
        acceptSimilar: true,
      });
      expect(answer).toMatchObject({ ok: true });
      const tab = sheet('Tái chế');
      const cell = tab.cells
        .map((row) => row?.[columnOf(tab, 'Ghi chú')])
        .filter((one) => one?.value !== undefined)
        .at(-1);
      expect([cell?.value, cell?.formula]).toEqual([note, undefined]);
    }
  });
});

describe('Drive', () => {
  const exported = (host: Host) => host.run('exportReport') as Returned<object>;
  test.each<[string, Options, RegExp]>([
    [
      'the service is missing',
      { circumstances: { hasNoDriveService: true } },
      /Chưa bật dịch vụ Drive.*Dịch vụ → thêm Drive API/,
    ],
    ['it is full', { faults: { fullQuota: ['drive'] } }, /Drive của bạn đã đầy: xóa bớt tệp/],
  ])('%s: its own sentence', async (_name, options, sentence) => {
    const { host } = await open(() => undefined, options);
    expect(exported(host)).toMatchObject({ ok: false, message: expect.stringMatching(sentence) as unknown });
  });

  test('a second officer is told whose template it is; its maker, that it may be gone', async () => {
    const { host } = await open(() => undefined);
    expect(host.run('makeOwnTemplate')).toMatchObject({ ok: true });
    const again = async (email: string) =>
      exported(await createHost({ workbook: structuredClone(host.workbook), ui: recorder(), email }));
    expect(await again('pho@example.org')).toMatchObject({
      ok: false,
      message: expect.stringMatching(
        /nhờ can-bo@example\.org xuất báo cáo, hoặc bấm Sổ Hội → Xem và báo cáo → Tạo mẫu riêng/,
      ) as unknown,
    });
    expect(await again(ME)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/do bạn tạo.*Thùng rác/) as unknown,
    });
  });
});

test('an add-on build has the add-on’s menu', async () => {
  const dist = path.join(process.cwd(), 'build/addon-of-a-test');
  const script = `import('./scripts/build.mjs').then(({ build }) => build(${JSON.stringify(dist)}, { addon: true }))`;
  execFileSync(process.execPath, ['-e', script]);
  const ui = recorder();
  const host = await createHost({ workbook: newWorkbook('Sổ'), ui, dist });
  expect(host.open('NONE').ok).toBe(true);
  expect(ui.events).toEqual([expect.objectContaining({ kind: 'menu', caption: null })]);
});

test('a summary that someone protected: the others are written, and the tab is named', async () => {
  const { host, sheet } = await open(() => undefined);
  expect(host.run('summarize')).toMatchObject({ ok: true });
  protect(sheet('TH Quà tặng'));
  host.globals.SpreadsheetApp.getActive().getSheetByName('Tái chế')?.getRange(2, 6).setValue(77_000);
  host.globals.SpreadsheetApp.getActive().getSheetByName('Quà tặng')?.getRange(2, 6).setValue(50);
  const answer = host.run('summarize') as { ok: boolean; message: string };
  expect(answer.ok).toBe(false);
  expect(answer.message).toMatch(
    /Tab TH Quà tặng: Google không cho sửa .*nhờ người đã bảo vệ mở ra, rồi bấm lại\./,
  );
  const shown = host.globals.SpreadsheetApp.getActive()
    .getSheetByName('TH Chung')
    ?.getDataRange()
    .getDisplayValues()
    .flat();
  expect(shown).toContain('50');
});
