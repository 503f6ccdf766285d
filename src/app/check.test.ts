/** Kiểm tra, by the built bundle in the local host: what is wrong is listed with links, and no input cell changes. */
import { createHost, type Host, recorder } from '../../local';
import { hyperlinkOf } from '../../local/hyperlink';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { differences, pictureOf } from '../domain/testdata/compare';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale, type WardSpec } from '../domain/testdata/ward';
import type { Checked } from './check';
import type { Returned } from './run';

const NAME = 'Kiểm tra';

async function open(spec: WardSpec) {
  const ui = recorder();
  const host = await createHost({ workbook: installedWorkbook(), ui, email: 'can-bo@example.org' });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, ...spec });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  for (const sheet of book.getSheets()) sheet.getDataRange().getValues(); // formulas are computed
  return { host, ui, book };
}
function check(host: Host, ...args: unknown[]): Checked {
  const answer = host.run('checkData', ...args) as Returned<Checked>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}
function tab(host: Host, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
}
const lines = (host: Host) => tab(host, NAME).getDataRange().getDisplayValues();
const inputs = (host: Host) => pictureOf(host.workbook.sheets.filter(({ name }) => name !== NAME));

const WRONG: WardSpec = {
  members: [
    memberRow({ joined: '2020-01-01', phone: '091234' }),
    memberRow({ joined: '2020-01-01', id: 'HV-00002', name: 'Lê Thị Bưởi', chapter: 'K2', state: '' }),
  ],
  recycling: [
    sale({ id: 'TC-00001', quantity: 'nhiều' }),
    sale({ id: 'TC-00002', chapter: 'K10', amount: -5 }),
    sale({ id: 'TC-00003', day: '2022-05-01' }),
    sale({ id: 'TC-00003', day: '2022-05-02' }),
  ],
  gifts: [
    gift({ id: 'QT-00001', chapter: 'Hội LHPN phường', parcels: 2, unitValue: 1000, value: 3000 }),
    gift({ id: 'QT-00002', day: '2012-01-25' }),
  ],
};

describe('a ward with a few wrong rows', () => {
  let host: Host;
  let ui: ReturnType<typeof recorder>;
  let checked: Checked;
  let before: ReturnType<typeof pictureOf>;
  beforeAll(async () => {
    ({ host, ui } = await open(WRONG));
    before = inputs(host);
    checked = check(host);
  });

  test('no input cell changes, no format, no rule', () =>
    expect(differences(before, inputs(host))).toEqual([]));

  test('says how many and where, and shows the tab', () => {
    expect(checked).toMatchObject({ errors: 4, notices: 3 });
    expect(ui.events.at(-1)).toMatchObject({
      kind: 'toast',
      message: 'Có 4 lỗi và 3 chỗ cần xem lại. Xem tab Kiểm tra; sửa ngay: Sổ Hội → Ghi sổ → Cần sửa.',
    });
    expect(host.globals.SpreadsheetApp.getActive().getActiveSheet().getName()).toBe(NAME);
    expect(tab(host, NAME).getTabColor()).toBe('#b54708');
  });

  test('one line a problem, grouped by chapter', () => {
    const told = lines(host);
    expect(told.filter(([first = '']) => /: \d+ chỗ$/.test(first)).map(([first]) => first)).toEqual([
      'Chi hội Khu 1: 4 chỗ',
      'Chi hội Khu 2: 1 chỗ',
      'Chi hội Khu 10: 1 chỗ',
      'Hội LHPN phường: 1 chỗ',
    ]);
    expect(told.filter((row) => row[0] === 'Tái chế')).toEqual([
      [
        'Tái chế',
        'D2',
        'nhiều',
        'Không tính',
        'Chưa hiểu số lượng “nhiều”.',
        'Ghi số rồi đến đơn vị, ví dụ 35,8 tạ.',
      ],
      [
        'Tái chế',
        'H5',
        'TC-00003',
        'Cần xem lại',
        'Mã TC-00003 đã có ở dòng 4: dòng này chép từ dòng ấy?',
        'Nếu là việc khác, xóa ô Mã của dòng này rồi bấm Cài đặt sổ. Nếu chép thừa, xóa cả dòng.',
      ],
      ['Tái chế', 'F3', '-5', 'Không tính', 'Số tiền không thể âm: “-5”.', 'Ghi số từ 0 trở lên.'],
    ]);
  });

  test('each link leads to the cell that is spoken of', () => {
    const sheets = new Map(host.workbook.sheets.map((sheet) => [sheet.id, sheet]));
    const own = host.workbook.sheets.find(({ name }) => name === NAME);
    const links = (own?.cells ?? []).flatMap((row) => {
      const link = hyperlinkOf(row?.[1]?.formula ?? '')?.address;
      return link === undefined ? [] : [{ link, cells: row ?? [] }];
    });
    expect(links).toHaveLength(7);
    for (const { link, cells } of links) {
      const [, gid, a1 = ''] = /^#gid=(\d+)&range=([A-Z]+\d+)$/.exec(link) ?? [];
      const target = sheets.get(Number(gid));
      expect(target?.name).toBe(cells[0]?.value);
      expect(a1).toBe(cells[1]?.value);
      const shown = tab(host, target?.name ?? '')
        .getRange(a1)
        .getDisplayValue();
      // Money is shown with its unit on the sheet.
      expect(shown.replace(' đ', '').replaceAll('.', '')).toBe(
        String(cells[2]?.value ?? '').replaceAll('.', ''),
      );
    }
  });

  test('nothing a reader would not understand', () => {
    const text = lines(host).flat().join('\n');
    expect(text).not.toMatch(/undefined|null|NaN|\[object|Error|missing|column/);
  });

  test('a second run changes nothing but the stamp', () => {
    const first = pictureOf(host.workbook.sheets);
    check(host);
    expect(
      differences(first, pictureOf(host.workbook.sheets)).filter((place) => place !== `${NAME} 2`),
    ).toEqual([]);
  });

  test('what was mended is gone from the list', () => {
    tab(host, 'Tái chế').getRange('D2').setValue(12);
    expect(check(host)).toMatchObject({ errors: 3 });
    expect(lines(host).flat()).not.toContain('nhiều');
  });
});

test('nothing wrong: one sentence', async () => {
  const { host, ui } = await open({ recycling: [sale()] });
  expect(check(host)).toMatchObject({ errors: 0, notices: 0, problems: [] });
  expect(lines(host)[2]?.[0]).toBe('Không thấy chỗ nào sai. Mọi dòng đều được tính.');
  expect(ui.events.at(-1)).toMatchObject({ message: 'Không thấy chỗ nào sai.' });
});

test('text that looks like a formula is shown, never run', async () => {
  const { host } = await open({
    members: [memberRow({ name: '=1+1', state: '' })],
    gifts: [gift({ chapter: '=NOW()' })],
  });
  check(host);
  expect(
    tab(host, NAME)
      .getDataRange()
      .getFormulas()
      .flat()
      .filter((formula) => formula !== '' && hyperlinkOf(formula) === undefined),
  ).toEqual([]);
});

test('a tab of that name that people made is left alone', async () => {
  const { host, book, ui } = await open(WRONG);
  book.insertSheet(NAME).getRange('A1').setValue('Bài kiểm tra của các cháu');
  const before = pictureOf(host.workbook.sheets);
  expect(host.run('checkData')).toEqual({
    ok: false,
    message: 'Tab “Kiểm tra” có sẵn và không do Sổ Hội tạo. Đổi tên tab đó rồi bấm lại.',
  });
  expect(differences(before, pictureOf(host.workbook.sheets))).toEqual([]);
  expect(ui.events.at(-1)).toMatchObject({ kind: 'alert' });
});

test('a period passed by a caller is the one that rows are held against', async () => {
  const { host } = await open({ recycling: [sale({ day: '2022-05-01' })] });
  expect(check(host).problems).toEqual([]);
  const { problems } = check(host, { from: '2020-01-01', to: '2020-12-31' });
  expect(problems.filter(({ code }) => code !== 'missing')).toEqual([
    expect.objectContaining({ code: 'outsidePeriod', sheet: 'Tái chế', row: 2, header: 'Ngày' }),
  ]);
});

describe('what is missing to begin, in place of “nothing wrong”', () => {
  const YEAR = { from: '2022-01-01', to: '2022-12-31' };
  const said = (host: Parameters<typeof check>[0], period: unknown = YEAR) =>
    check(host, period).problems.map(({ sheet, what }) => `${sheet}: ${what}`);
  const NO_ROWS = 'Cài đặt: Kỳ 01/01/2022 – 31/12/2022 chưa ghi dòng nào.';
  const NO_HEAD = 'Cài đặt: Chưa ghi Tên Hội, Địa danh, Người ký.';
  const NO_MEMBERS = 'Hội viên: Sổ chưa có hội viên nào.';
  test.each<[string, Parameters<typeof open>[0], string[]]>([
    [
      'nothing at all',
      { chapters: [] },
      ['Chi hội: Sổ chưa có chi hội nào, nên chưa tính được gì theo chi hội.', NO_MEMBERS, NO_HEAD, NO_ROWS],
    ],
    ['chapters alone', {}, [NO_MEMBERS, NO_HEAD, NO_ROWS]],
    ['members, and no rows of the period', { members: [memberRow({ joined: '2020-01-01' })] }, [NO_ROWS]],
    ['rows of another year', { recycling: [sale({ day: '2021-05-01' })] }, [NO_MEMBERS, NO_HEAD, NO_ROWS]],
    ['rows of the period', { recycling: [sale()] }, []],
  ])('%s', async (_name, spec, expected) => {
    const { host, ui } = await open(spec);
    expect(said(host)).toEqual(expected);
    if (expected.length > 0)
      expect(ui.events.at(-1)).toMatchObject({
        message: `Có 0 lỗi và ${expected.length} chỗ cần xem lại. Xem tab Kiểm tra; sửa ngay: Sổ Hội → Ghi sổ → Cần sửa.`,
      });
  });

  test('Tổng hợp says it too', async () => {
    const { host } = await open({});
    const answer = host.run('summarize', YEAR) as { message: string };
    expect(answer.message).toContain('Sổ chưa có hội viên nào.');
    expect(answer.message).toContain('chưa ghi dòng nào.');
  });

  test.each<[string, Parameters<typeof open>[0], unknown, RegExp]>([
    ['nothing at all', { chapters: [] }, YEAR, /chưa có chi hội nào/],
    ['chapters alone', {}, YEAR, /chưa có hội viên nào/],
    ['a period to come', { recycling: [sale()] }, { from: '2031-01-01', to: '2031-12-31' }, /chưa tới/],
    [
      'a year without rows',
      { recycling: [sale()] },
      { from: '2015-01-01', to: '2015-12-31' },
      /chưa ghi dòng nào/,
    ],
  ])('no report is made of it: %s', async (_name, spec, period, why) => {
    const { host } = await open(spec);
    expect(host.run('exportReport', period)).toMatchObject({
      ok: false,
      message: expect.stringMatching(why) as unknown,
    });
    expect(host.workbook.sheets.map(({ name }) => name)).not.toContain('Sổ báo cáo');
  });
});

test('members without a joining day are one notice, where it decides a figure', async () => {
  const undated = (at: string, index: number) =>
    memberRow({ id: `HV-0000${index}`, name: `Chị ${index}`, birth: 1960 + index, enteredAt: at });
  const { host } = await open({
    recycling: [sale()],
    members: [
      undated('2022-05-04 09:30', 1),
      undated('2022-06-04 09:30', 2),
      undated('', 3),
      undated('2021-01-04 09:30', 4),
      memberRow({ id: 'HV-00005', name: 'Chị 5', joined: '2019-01-01' }),
    ],
  });
  expect(check(host, { from: '2022-01-01', to: '2022-12-31' }).problems).toMatchObject([
    {
      ...{ code: 'missing', severity: 'notice', sheet: 'Hội viên', row: null, header: 'Ngày vào Hội' },
      what: '3 hội viên chưa có Ngày vào Hội: 2 người tính từ ngày ghi vào sổ, 1 người tính vào mọi năm.',
    },
  ]);
});

test('service calls do not grow with the right rows', async () => {
  const calls: unknown[] = [];
  for (const count of [10, 3000]) {
    const rows = Array.from({ length: count }, (_, at) => sale({ quantity: 1 + at }));
    const { host } = await open({ recycling: [...rows, sale({ quantity: 'nhiều' })] });
    check(host);
    calls.push(host.count.methods);
  }
  expect(calls[1]).toEqual(calls[0]);
});

test('a cell that was moved by an added column is named where it stands now', async () => {
  const { host, book } = await open(WRONG);
  tab(host, 'Tái chế').insertColumnBefore(1);
  check(host);
  expect(lines(host).find((row) => row[2] === 'nhiều')?.[1]).toBe('E2');
  expect(columnsOf(book, 'recycling').quantity).toBe(5);
});
