/** Trang đầu, by the built bundle in the local host: what a person finds from it, and where its links lead. */
import { createHost, type Host, newWorkbook, recorder } from '../../local';
import { createCalculator } from '../../local/calculator/index';
import { hyperlinkOf } from '../../local/hyperlink';
import { fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import { MENU } from './menu';

const PAGE = 'Trang đầu';
let host: Host;
beforeAll(async () => {
  host = await createHost({
    workbook: newWorkbook('Sổ'),
    ui: recorder(),
    email: 'can-bo@example.org',
    calculator: null,
  });
  host.run('installSheets');
  fill(book(), {
    chapters: defaultChapters,
    members: [memberRow()],
    recycling: [sale({ day: '05/12/2022' }), sale({ day: '06/11/2022' }), sale({ quantity: 'nhiều' })],
    gifts: [gift()],
  });
  setSettings(book(), { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  host.run('installSheets');
  host.run('checkData');
  host.run('summarize');
});
const book = () => host.globals.SpreadsheetApp.getActive();
const model = (name: string) => {
  const sheet = host.workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`No tab ${name}.`);
  return sheet;
};
const cells = () => model(PAGE).cells.flatMap((row) => row ?? []);
const words = () => cells().map((cell) => String(cell?.value ?? ''));
const linkTo = (label: string) =>
  cells()
    .flatMap((cell) => hyperlinkOf(cell?.formula ?? '') ?? [])
    .find((link) => link.label === label);

describe('twelve things, each found in at most two presses', () => {
  /** A press on the page; words that stand on it already; or the group and the item of the menu. */
  test.each([
    ['write down scrap that was sold', 'link', 'Tái chế'],
    ['write down gifts', 'link', 'Quà tặng'],
    ['write down help for a pair', 'link', 'Hỗ trợ 1+1'],
    ['add a member', 'link', 'Hội viên'],
    ['see the ward’s figures', 'link', 'TH Chung'],
    ['see one chapter’s figures', 'link', 'TH Chi hội'],
    ['mend rows that are wrong', 'link', '1 dòng ghi sai, chưa được tính: xem Kiểm tra.'],
    ['see who has not reported', 'words', 'Chưa ghi: '],
    ['see this month beside the last', 'words', 'Tháng 12/2022'],
    ['know when the tabs were made', 'words', 'Lần cuối: kỳ 01/01/2022 – 31/12/2022 · Tổng hợp lúc'],
    ['make the report', 'menu', 'Xuất báo cáo'],
    ['get at lists and settings', 'menu', 'Hiện các tab của cán bộ'],
  ])('%s', (_what, how, name) => {
    if (how === 'link') expect(linkTo(name)).toBeDefined();
    else if (how === 'words') expect(words().filter((one) => one.startsWith(name))).not.toEqual([]);
    else expect(MENU.filter(([, items]) => items.some(([label]) => label === name))).toHaveLength(1);
  });
});

describe('a link to the next blank row', () => {
  const landing = (tab: string): string => {
    const link = linkTo(tab);
    const sheet = model(PAGE);
    const row = createCalculator({ now: () => new Date(0) }).evaluator(host.workbook)(
      sheet,
      0,
      0,
      `=${link?.row ?? ''}`,
    );
    return `${link?.address ?? ''}${String(row)}`;
  };
  test('lands below the last row, and still does when rows were added since: the sheet computes it', () => {
    const sheet = book().getSheetByName('Tái chế');
    expect(landing('Tái chế')).toBe(`#gid=${sheet?.getSheetId() ?? ''}&range=A5`);
    sheet?.getRange(7, 1).setValue('chưa rõ ngày');
    expect(landing('Tái chế')).toBe(`#gid=${sheet?.getSheetId() ?? ''}&range=A8`);
    sheet?.getRange(7, 1).clearContent();
  });
  test('of a tab without rows is the one below the header, and an error in a cell spoils nothing', () => {
    expect(landing('Hỗ trợ 1+1')).toMatch(/&range=A2$/);
    model('Hỗ trợ 1+1').cells[2] = [{ value: { error: '#REF!' } }];
    expect(landing('Hỗ trợ 1+1')).toMatch(/&range=A4$/);
    model('Hỗ trợ 1+1').cells[2] = [];
  });
});

describe('tabs of officers', () => {
  const hidden = () => host.workbook.sheets.filter((sheet) => sheet.hidden === true).map(({ name }) => name);
  const OUT_OF_SIGHT = ['Hoàn cảnh', 'Số liệu nền', 'Cài đặt', 'Danh mục', 'Lời văn báo cáo'];

  test('are hidden from the day they are made; Hoàn cảnh is locked too', () => {
    expect(hidden()).toEqual(OUT_OF_SIGHT);
    expect(model('Hoàn cảnh').protections).toContainEqual(
      expect.objectContaining({ description: 'Sổ Hội: chỉ cán bộ sửa', warningOnly: false }),
    );
  });
  test('are shown and hidden when asked for, and no other run touches what the ward chose', () => {
    book().insertSheet('Nhật ký').getRange('A1').setValue('sổ tay của phường');
    expect(host.run('showTabs')).toMatchObject({ ok: true, tabs: OUT_OF_SIGHT });
    host.run('installSheets');
    expect(hidden()).toEqual([]);
    book().getSheetByName('Danh mục')?.activate();
    expect(host.run('hideTabs')).toMatchObject({ ok: true, tabs: OUT_OF_SIGHT });
    expect(book().getActiveSheet().getName()).toBe(PAGE);
    expect(hidden()).toEqual(OUT_OF_SIGHT);
  });
});

describe('the first day', () => {
  const steps = (of: Host) =>
    (of.workbook.sheets.find(({ name }) => name === PAGE)?.cells ?? [])
      .flatMap((row) => row ?? [])
      .map((cell) => String(hyperlinkOf(cell?.formula ?? '')?.label ?? cell?.value ?? ''))
      .filter((one) => /^(?:[✓☐]|Bắt đầu sổ)/u.test(one));

  test('five steps stand on top and tick themselves, until all are done', async () => {
    const ward = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder(), calculator: null });
    const book = ward.globals.SpreadsheetApp.getActive();
    ward.run('installSheets');
    expect(steps(ward)).toEqual([
      'Bắt đầu sổ: đã xong 0/5 bước',
      expect.stringContaining('☐ 1. Ghi tên các chi hội'),
      expect.stringContaining('☐ 2. Ghi tên Hội, địa danh, người ký'),
      expect.stringContaining('☐ 3. Chọn các mô hình phường ghi'),
      expect.stringContaining('☐ 4. Ghi danh sách hội viên'),
      expect.stringContaining('☐ 5. Ghi việc đầu tiên'),
    ]);
    fill(book, { chapters: [{ name: 'Khu 1' }], members: [memberRow()] });
    ward.run('chooseModels', []);
    ward.run('installSheets');
    expect(steps(ward).map((one) => one.slice(0, 4))).toEqual([
      'Bắt ',
      '✓ 1.',
      '☐ 2.',
      '✓ 3.',
      '✓ 4.',
      '☐ 5.',
    ]);
    fill(book, { recycling: [sale({ quantity: 'nhiều' })] });
    setSettings(book, { 'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU', 'Địa danh': 'Mẫu', 'Người ký': 'Lê Thị Mẫu' });
    ward.run('installSheets');
    expect(steps(ward)).toEqual([]);
  });
});

test('a tab of the ward’s own that is called so is left alone, and said', async () => {
  const own = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder(), calculator: null });
  own.globals.SpreadsheetApp.getActive().insertSheet(PAGE).getRange('A1').setValue('Lời ngỏ');
  expect(own.run('installSheets')).toMatchObject({
    ok: true,
    notes: expect.arrayContaining([expect.stringContaining('“Trang đầu” có sẵn')]) as unknown,
  });
  expect(
    own.workbook.sheets
      .find(({ name }) => name === PAGE)
      ?.cells.flat()
      .filter(Boolean),
  ).toHaveLength(1);
});

describe('the former guide', () => {
  const LINES = [
    ['SỔ HỘI – HƯỚNG DẪN'],
    ['Dành cho chi hội trưởng'],
    ['1. Mỗi việc của chi hội ghi một dòng.'],
  ];
  async function upgraded(note: string) {
    const old = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder(), calculator: null });
    const sheet = old.globals.SpreadsheetApp.getActive().insertSheet('Hướng dẫn');
    sheet.getRange(1, 1, 3, 1).setValues(LINES);
    if (note !== '') sheet.getRange('C9').setValue(note);
    old.run('installSheets');
    return { old, id: sheet.getSheetId() };
  }
  test('becomes the page, in its place', async () => {
    const { old, id } = await upgraded('');
    expect(old.workbook.sheets.find((sheet) => sheet.id === id)?.name).toBe(PAGE);
    expect(old.workbook.sheets.map(({ name }) => name)).not.toContain('Hướng dẫn');
  });
  test('with something of the ward’s on it stays as it is', async () => {
    const { old, id } = await upgraded('Số của chị Na: hỏi phường');
    const sheet = old.workbook.sheets.find((one) => one.id === id);
    expect([sheet?.name, sheet?.cells[8]?.[2]?.value, sheet?.cells[0]?.[0]?.value]).toEqual([
      'Hướng dẫn',
      'Số của chị Na: hỏi phường',
      LINES[0]?.[0],
    ]);
    expect(old.workbook.sheets[0]?.name).toBe(PAGE);
  });
});
