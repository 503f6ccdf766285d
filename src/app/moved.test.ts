/** What a person moved, renamed or keeps on tabs of her own, through the bundle: found, named, never doubled or overwritten. */
import { createHost, type Host, newWorkbook, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import type { Checked } from './check';
import type { Installed } from './install';
import type { Summary } from './summarise';

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, members: [memberRow()], recycling: [sale()], gifts: [gift()] });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  host.run('installSheets');
  installed = host.workbook;
});

async function open() {
  const host = await createHost({
    workbook: structuredClone(installed),
    ui: recorder(),
    email: 'can-bo@example.org',
  });
  return { host, book: host.globals.SpreadsheetApp.getActive() };
}
const tab = (host: Host, name: string): GoogleAppsScript.Spreadsheet.Sheet => {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
};
const names = (host: Host): string[] =>
  host.globals.SpreadsheetApp.getActive()
    .getSheets()
    .map((sheet) => sheet.getName());
const headers = (host: Host, name: string): string[] =>
  (tab(host, name).getRange(1, 1, 1, tab(host, name).getLastColumn()).getValues()[0] ?? []).map(String);
const income = (host: Host): number | null =>
  (host.run('summarize') as Summary).figures.scrapIncome?.value ?? null;
const errorsOf = (host: Host): string[] =>
  (host.run('checkData') as Checked).problems
    .filter(({ severity }) => severity === 'error')
    .map(({ what }) => what);

describe('a tab', () => {
  test.each([
    ['a blank behind', 'Tái chế '],
    ['capitals', 'TÁI CHẾ'],
    ['marks apart (NFD)', 'Tái chế'.normalize('NFD')],
    ['a no-break space', 'Tái\u00A0chế'],
  ])('renamed by %s is the tab', async (_what, name) => {
    const { host } = await open();
    tab(host, 'Tái chế').setName(name);
    expect(errorsOf(host)).toEqual([]);
    const before = names(host);
    host.run('installSheets');
    expect(names(host).filter((one) => !before.includes(one))).toEqual([]);
    expect(income(host)).toBe(80_000);
  });

  test('renamed to something else is named, and no empty twin is added', async () => {
    const { host } = await open();
    tab(host, 'Tái chế').setName('Bán ve chai 2022');
    expect(errorsOf(host)).toEqual([
      'Không có tab “Tái chế”, nhưng tab “Bán ve chai 2022” có các cột của nó; chưa dòng nào của tab ấy được tính.',
    ]);
    const answer = host.run('installSheets') as Installed;
    expect(answer.tabs).toEqual([]);
    expect(answer.notes.join()).toContain('tab “Bán ve chai 2022” có các cột của nó');
    expect(names(host)).not.toContain('Tái chế');
    expect((host.run('summarize') as Summary).message).toContain('số liệu còn thiếu');
    tab(host, 'Bán ve chai 2022').setName('Tái chế');
    expect(income(host)).toBe(80_000);
  });

  test('with a line of its own above the headers: the line is named, nothing is added', async () => {
    const { host } = await open();
    const sheet = tab(host, 'Tái chế');
    sheet.insertRowBefore(1);
    sheet.getRange('A1').setValue('SỔ TÁI CHẾ NĂM 2022');
    const width = sheet.getLastColumn();
    expect(errorsOf(host)).toEqual([
      'Hàng tiêu đề của tab Tái chế đang ở dòng 2, nên chưa dòng nào được tính.',
    ]);
    expect((host.run('installSheets') as Installed).notes.join()).toContain('Xóa dòng 1');
    expect(sheet.getLastColumn()).toBe(width);
    expect((host.run('summarize') as Summary).message).toContain('số liệu còn thiếu');
    sheet.deleteRow(1);
    expect(income(host)).toBe(80_000);
  });
});

describe('a header', () => {
  test.each([
    ['Thành tiền (đồng)', 'Cột F đang ghi “Thành tiền (đồng)”'],
    ['Tổng thành tiền', 'Cột F đang ghi “Tổng thành tiền”'],
    ['Thành tiên', 'Cột F đang ghi “Thành tiên”'],
    ['', 'Cột F có số liệu mà không có tiêu đề'],
  ])('renamed to “%s” is named, and no twin is added', async (header, said) => {
    const { host } = await open();
    tab(host, 'Tái chế').getRange('F1').setValue(header);
    expect(errorsOf(host).join()).toContain(said);
    host.run('installSheets');
    expect(headers(host, 'Tái chế').filter((one) => one.startsWith('Thành tiền'))).toHaveLength(
      header.startsWith('Thành tiền') ? 1 : 0,
    );
    expect(errorsOf(host).join()).toContain(said);
    tab(host, 'Tái chế').getRange('F1').setValue('Thành tiền');
    expect(income(host)).toBe(80_000);
  });

  test.each(['THÀNH TIỀN', ' thành  tiền ', 'thanh tien', 'Thành tiền'.normalize('NFD')])(
    'typed as “%s” is the header',
    async (header) => {
      const { host } = await open();
      tab(host, 'Tái chế').getRange('F1').setValue(header);
      expect(errorsOf(host)).toEqual([]);
      expect(income(host)).toBe(80_000);
    },
  );
});

describe('formats', () => {
  test('of filled cells stay, and the column decides how a real day in it is read', async () => {
    const { host, book } = await open();
    const at = columnsOf(book, 'members');
    const sheet = tab(host, 'Hội viên');
    const set = (key: string, day: string, format: string) =>
      sheet
        .getRange(2, at[key] ?? 0)
        .setNumberFormat(format)
        .setValue(new Date(`${day}T05:00:00Z`));
    set('birth', '1975-08-15', 'dd/mm/yyyy');
    set('note', '2022-03-08', 'dd/mm/yyyy');
    const before = sheet.getRange(2, 1, 1, sheet.getLastColumn()).getDisplayValues();
    host.run('installSheets');
    expect(sheet.getRange(2, 1, 1, sheet.getLastColumn()).getDisplayValues()).toEqual(before);
    expect(sheet.getRange(2, at.birth ?? 0).getDisplayValue()).toBe('15/08/1975');
    expect(errorsOf(host)).toEqual([]);
  });

  test.each([
    ['gifts', 'occasion', '2022-03-08'],
    ['baseline', 'year', '2022-01-01'],
  ] as const)('%s %s held as a day is read', async (key, column, day) => {
    const { host, book } = await open();
    fill(book, { baseline: [{ year: 2022, chapter: 'Khu 1 · K1', women: 100 }] });
    const name = key === 'gifts' ? 'Quà tặng' : 'Số liệu nền';
    tab(host, name)
      .getRange(2, columnsOf(book, key)[column] ?? 0)
      .setNumberFormat('d/m/yyyy')
      .setValue(new Date(`${day}T05:00:00Z`));
    expect(errorsOf(host)).toEqual([]);
  });
});

describe('tabs of the ward’s own', () => {
  test('a log, a register and a bin of the same name are not written to', async () => {
    const { host, book } = await open();
    for (const name of ['Nhật ký', 'Sổ báo cáo', 'Đã xóa']) {
      book
        .insertSheet(name)
        .getRange('A1:B2')
        .setValues([
          ['Ngày', 'Việc'],
          ['hôm nay', 'họp'],
        ]);
    }
    host.run('exportReport');
    const { value } = host.rpc('rpc', ['row.get', { table: 'recycling', id: idOf(host) }]) as unknown as {
      value: { value: { version: string } };
    };
    host.rpc('rpc', ['row.delete', { table: 'recycling', id: idOf(host), version: value.value.version }]);
    for (const name of ['Nhật ký', 'Sổ báo cáo', 'Đã xóa']) {
      expect([name, tab(host, name).getDataRange().getValues()]).toEqual([
        name,
        [
          ['Ngày', 'Việc'],
          ['hôm nay', 'họp'],
        ],
      ]);
    }
    expect(names(host)).toEqual(expect.arrayContaining(['Sổ báo cáo (Sổ Hội)', 'Đã xóa (Sổ Hội)']));
  });

  const idOf = (host: Host): string => {
    const at = columnsOf(host.globals.SpreadsheetApp.getActive(), 'recycling');
    return String(
      tab(host, 'Tái chế')
        .getRange(2, at.id ?? 0)
        .getValue(),
    );
  };

  test('notes below and beside a summary stay when it grows', async () => {
    const { host, book } = await open();
    host.run('summarize');
    const sheet = tab(host, 'TH Tái chế');
    const [below, beside] = [sheet.getLastRow() + 1, sheet.getLastColumn() + 1];
    sheet.getRange(below, 1).setValue('ghi chú bên dưới');
    sheet.getRange(3, beside).setValue('ghi chú bên phải');
    fill(book, {
      recycling: ['Nhựa', 'Đồng', 'Nhôm', 'Bìa, giấy'].map((material) => sale({ material, quantity: 3 })),
    });
    host.run('summarize');
    host.run('summarize');
    const texts = sheet.getDataRange().getValues().flat();
    expect(texts.filter((text) => text === 'ghi chú bên dưới')).toHaveLength(1);
    expect(texts.filter((text) => text === 'ghi chú bên phải')).toHaveLength(1);
    expect(texts).toContain('Nhôm');
  });

  test('a tab with nothing but a picture does not become the guide', async () => {
    const book = newWorkbook('Ảnh');
    const [only] = book.sheets;
    if (only === undefined) throw new Error('A new workbook has a tab.');
    only.name = 'Ảnh của Hội';
    only.pictures = 1;
    const host = await createHost({ workbook: book, ui: recorder() });
    host.run('installSheets');
    expect(names(host)).toEqual(expect.arrayContaining(['Ảnh của Hội', 'Trang đầu']));
  });
});
