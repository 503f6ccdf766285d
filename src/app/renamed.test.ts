/** What a person renamed or moved, through the bundle: whatever it is called now, it is named, and nothing is added beside it. */
import { createHost, type Host, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import type { Checked } from './check';
import type { Installed } from './install';
import type { Returned } from './run';
import type { Summary } from './summarise';

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, {
    chapters: defaultChapters,
    members: [memberRow({ address: 'Số 3, ngõ 4' })],
    recycling: [sale({ note: 'bán ở chợ' })],
    gifts: [gift()],
  });
  setSettings(book, {
    'Kỳ từ ngày': '01/01/2022',
    'Kỳ đến ngày': '31/12/2022',
    'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU',
  });
  host.run('installSheets');
  installed = host.workbook;
});

interface Open {
  readonly host: Host;
  readonly book: GoogleAppsScript.Spreadsheet.Spreadsheet;
}
async function open(): Promise<Open> {
  const ui = recorder();
  const host = await createHost({ workbook: structuredClone(installed), ui, email: 'can-bo@example.org' });
  return { host, book: host.globals.SpreadsheetApp.getActive() };
}
function tab({ book }: Open, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = book.getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
}
/** Cells with something in them, of all tabs but the page that every run makes anew: what a run added shows in it. */
const filled = ({ book }: Open): number =>
  book
    .getSheets()
    .filter((sheet) => sheet.getName() !== 'Trang đầu')
    .reduce((total, sheet) => total + sheet.getDataRange().getValues().flat().filter(String).length, 0);
const install = ({ host }: Open) => host.run('installSheets') as Installed;
const problemsOf = ({ host }: Open): string[] => {
  const answer = host.run('checkData') as Returned<Checked>;
  return answer.ok ? answer.problems.map(({ what }) => what) : [answer.message];
};
const summaryOf = ({ host }: Open) => host.run('summarize') as Returned<Summary>;

/** Puts another text in place of a title in row 1 or a label in column A. */
function rename(all: Open, name: string, was: string, now: string): void {
  const sheet = tab(all, name);
  const cells = sheet.getDataRange().getValues();
  const isIt = (cell: unknown) => String(cell).replace(/ \*$/, '') === was;
  const [column, row] = [(cells[0] ?? []).findIndex(isIt), cells.findIndex(([cell]) => isIt(cell))];
  if (column < 0 && row < 0) throw new Error(`No ${was} on ${name}.`);
  (column < 0 ? sheet.getRange(row + 1, 1) : sheet.getRange(1, column + 1)).setValue(now);
}

describe('a column under another title', () => {
  test.each([
    ['Tái chế', 'Thành tiền', 'Amount', 'Cột F đang ghi “Amount”.'],
    ['Tái chế', 'Thành tiền', 'VNĐ', 'Cột F đang ghi “VNĐ”.'],
    ['Tái chế', 'Thành tiền', 'T.tiền', 'Cột F đang ghi “T.tiền”.'],
    ['Tái chế', 'Số lượng', 'SL', 'Cột D đang ghi “SL”.'],
    ['Tái chế', 'Ghi chú', 'Diễn giải', 'Cột G đang ghi “Diễn giải”.'],
    ['Tái chế', 'Mã', 'Mã số', 'Cột H đang ghi “Mã số”.'],
    ['Tái chế', 'Mã', '', 'Cột H có số liệu mà không có tiêu đề.'],
    ['Hội viên', 'Địa chỉ', 'Đ/c', 'Cột F đang ghi “Đ/c”.'],
    ['Danh mục', 'Phế liệu', 'Loại ve chai', 'Cột A đang ghi “Loại ve chai”.'],
  ])('%s: %s written as “%s” is named, and no second one is added', async (sheet, was, now, place) => {
    const all = await open();
    rename(all, sheet, was, now);
    const before = filled(all);
    expect(install(all)).toMatchObject({
      columns: [],
      rows: 0,
      notes: [expect.stringContaining(`“${was}”`)],
    });
    expect(filled(all)).toBe(before);
    expect(problemsOf(all)).toContain(`Tab ${sheet} thiếu cột “${was}”. ${place}`);
    expect(summaryOf(all)).toMatchObject({ message: expect.stringContaining('không đọc được') as unknown });
  });

  test('a column of the ward’s own beside one that was deleted does not keep it away', async () => {
    const all = await open();
    const sheet = tab(all, 'Tái chế');
    sheet.getRange(1, 14, 2, 1).setValues([['Người cân'], ['chị Na']]);
    sheet.deleteColumn(columnsOf(all.book, 'recycling').amount ?? 0);
    expect(install(all)).toMatchObject({ columns: ['Tái chế: Thành tiền'], notes: [] });
  });
});

describe('a line of the settings under another label', () => {
  test.each(['Kỳ từ ngày:', 'kỳ từ ngày', 'KỲ TỪ NGÀY '])('“%s” is still the line', async (now) => {
    const all = await open();
    rename(all, 'Cài đặt', 'Kỳ từ ngày', now);
    const before = filled(all);
    install(all);
    expect(filled(all)).toBe(before);
    expect(summaryOf(all)).toMatchObject({ period: { from: '2022-01-01', to: '2022-12-31' } });
  });

  test.each([
    ['Cài đặt', 'Kỳ từ ngày', 'Ngày bắt đầu'],
    ['Cài đặt', 'Tên Hội', 'Tên Hội LHPN'],
  ])('%s: %s written as “%s” is named, and no blank second one is added', async (sheet, was, now) => {
    const all = await open();
    rename(all, sheet, was, now);
    const before = filled(all);
    expect(install(all)).toMatchObject({ notes: [expect.stringContaining(`“${now}” và có giá trị`)] });
    expect(filled(all)).toBe(before);
    expect(problemsOf(all).join()).toContain(`Tab ${sheet} thiếu dòng “${was}”.`);
  });

  test('a passage that was written is not lost under another title', async () => {
    const all = await open();
    tab(all, 'Lời văn báo cáo').getRange(3, 2).setValue('Phường có mười khu.');
    rename(all, 'Lời văn báo cáo', 'Bối cảnh', 'Bối cảnh chung');
    expect(problemsOf(all).join()).toContain('Dòng 3 đang ghi “Bối cảnh chung” và có giá trị.');
  });

  test('labels that moved a column to the right: no period is made up', async () => {
    const all = await open();
    tab(all, 'Cài đặt').insertColumnBefore(1);
    const before = filled(all);
    install(all);
    expect(filled(all)).toBe(before);
    expect(summaryOf(all)).toMatchObject({ ok: false, message: expect.stringContaining('cột B') as unknown });
  });
});

describe('a list of the catalogue', () => {
  const withOwn = async () => {
    const all = await open();
    const sheet = tab(all, 'Danh mục');
    const blank = sheet
      .getRange(1, 1, 30, 1)
      .getValues()
      .findIndex(([cell]) => cell === '');
    sheet.getRange(blank + 1, 1).setValue('Chai sứ');
    tab(all, 'Tái chế')
      .getRange(2, columnsOf(all.book, 'recycling').material ?? 0)
      .setValue('Chai sứ');
    return all;
  };

  test('is found by its header in other letters', async () => {
    const all = await withOwn();
    tab(all, 'Danh mục').getRange('A1').setValue('PHẾ LIỆU ');
    expect(problemsOf(all).join()).not.toContain('Chai sứ');
  });

  test('under a row with a title: that row is named, not the rows that use the list alone', async () => {
    const all = await withOwn();
    tab(all, 'Danh mục').insertRowBefore(1).getRange('A1').setValue('DANH MỤC');
    expect(problemsOf(all)[0]).toContain('Hàng tiêu đề của tab Danh mục đang ở dòng 2');
  });
});

describe('a tab beside another', () => {
  test('of the same name but for a blank: its rows are named as not counted', async () => {
    const all = await open();
    tab(all, 'Tái chế').copyTo(all.book).setName('Tái chế ');
    expect(problemsOf(all).join()).toContain('chưa dòng nào của tab “Tái chế ” được tính');
    expect(summaryOf(all)).toMatchObject({ message: expect.stringContaining('không đọc được') as unknown });
  });

  test('with its columns and rows, while it is empty: named', async () => {
    const all = await open();
    tab(all, 'Tái chế').copyTo(all.book).setName('Thu gom 2022');
    tab(all, 'Tái chế').getRange(2, 1, 5, 12).clearContent();
    expect(problemsOf(all).join()).toContain('chưa dòng nào của tab “Thu gom 2022” được tính');
  });

  test.each([
    ['Cài đặt', 'Thiết lập'],
    ['Danh mục', 'Danh sách chọn'],
    ['Lời văn báo cáo', 'Lời văn'],
  ])('%s renamed to %s is named', async (name, now) => {
    const all = await open();
    tab(all, name).setName(now);
    expect(problemsOf(all).join()).toContain(`Không có tab “${name}”, nhưng tab “${now}” có các cột của nó`);
  });

  test('of the ward’s own with the name of a summary that is not made keeps nothing up', async () => {
    const all = await open();
    all.book.insertSheet('TH Thu chi').getRange('A1').setValue('Sổ quỹ của chị Na');
    expect(summaryOf(all)).toMatchObject({ ok: true });
    expect(tab(all, 'TH Thu chi').getDataRange().getValues()).toEqual([['Sổ quỹ của chị Na']]);
  });
});
