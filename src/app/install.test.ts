/** Cài đặt sổ, by the built bundle in the local host: what a new workbook is given, and what a run leaves alone. */
import { createHost, type Host, type Sheet as ModelSheet, newWorkbook, recorder } from '../../local';
import { differences, pictureOf } from '../domain/testdata/compare';
import { columnsOf, fill } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, pair, sale, support } from '../domain/testdata/ward';
import { yearPeriod } from '../domain/values';
import { colors, isChosen, passages, sheetDesigns, type TableKey, tableKeys, tables } from '../domain/ward';
import type { Installed } from './install';
import type { Returned } from './run';

const designs = sheetDesigns(yearPeriod(new Date().getFullYear()));
const NAMES = ['Trang đầu', ...designs.map(({ name }) => name)];

async function open(options: { locale?: string; timeZone?: string } = {}) {
  const ui = recorder();
  const workbook = newWorkbook('Sổ', { locale: 'en_US', timeZone: 'America/New_York', ...options });
  const host = await createHost({ workbook, ui });
  return { host, ui, book: host.globals.SpreadsheetApp.getActive() };
}
const install = (host: Host) => host.run('installSheets') as Returned<Installed>;
function tab(host: Host, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
}
function model(host: Host, name: string): ModelSheet {
  const sheet = host.workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`No tab ${name}.`);
  return sheet;
}
/** Everything of the workbook, to compare before and after. */
const everything = (host: Host) => pictureOf(host.workbook.sheets);
const headersOf = (host: Host, name: string) => {
  const sheet = tab(host, name);
  return sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
};

/** What a sheet reads back: the automatic format has a name only where it is set (fact formats-02). */
const shownAs = (format: string): string => (format === 'General' ? '0.###############' : format);

describe('a new file', () => {
  let host: Host;
  let ui: ReturnType<typeof recorder>;
  let answer: Returned<Installed>;
  beforeAll(async () => {
    ({ host, ui } = await open());
    answer = install(host);
  });

  test('has the tabs in order, the guide first, and stands on it', () => {
    const book = host.globals.SpreadsheetApp.getActive();
    expect(book.getSheets().map((sheet) => sheet.getName())).toEqual(NAMES);
    expect(book.getActiveSheet().getName()).toBe('Trang đầu');
    expect(answer).toMatchObject({ ok: true, tabs: NAMES, columns: [], rows: 0 });
  });

  test('speaks Vietnamese: locale, time zone, and says so', () => {
    expect(host.workbook).toMatchObject({ locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
    expect(ui.events.filter(({ kind }) => kind === 'toast').at(-1)).toMatchObject({
      kind: 'toast',
      message: 'Đã tạo 12 tab. Đã đặt vùng của tệp là Việt Nam và múi giờ là giờ Việt Nam.',
    });
  });

  test('goes on at once with the steps of the first day, and only the first time', () => {
    const shown = () => ui.events.flatMap((event) => (event.kind === 'dialog' ? [event.page.title] : []));
    // What is being done, what was done, the dialog.
    expect(ui.events).toHaveLength(3);
    expect(shown()).toEqual(['Bắt đầu']);
    expect(install(host)).toMatchObject({ ok: true, isFirst: false });
    expect(shown()).toEqual(['Bắt đầu']);
  });

  test.each(designs.map((design) => [design.name, design] as const))(
    '%s: headers, notes, widths, formats',
    (name, design) => {
      const sheet = tab(host, name);
      const count = design.columns.length;
      expect(headersOf(host, name)).toEqual(design.columns.map(({ header }) => header));
      const head = sheet.getRange(1, 1, 1, count);
      // One note a tab: a note on every header is a corner on every header.
      expect(head.getNotes()[0]).toEqual(design.columns.map((_, at) => (at === 0 ? design.note : '')));
      expect(head.getFontWeights()[0]?.every((weight) => weight === 'bold')).toBe(true);
      expect(head.getFontColors()[0]?.every((color) => color === colors.white)).toBe(true);
      expect(head.getBackgrounds()[0]).toEqual(
        design.columns.map(({ isSystem }) => (isSystem ? colors.grey : colors.accent)),
      );
      // Neighbours that are nearly as wide are as wide as the widest of them.
      const shown = design.columns.flatMap((column, at) =>
        column.isHidden ? [] : [[column.title, sheet.getColumnWidth(at + 1) - column.width] as const],
      );
      expect(shown.filter(([, more]) => more < 0 || more > 100)).toEqual([]);
      expect(sheet.getRange(2, 1, 1, count).getNumberFormats()[0]).toEqual(
        design.columns.map(({ format }) => shownAs(format)),
      );
      expect(sheet.getRange(sheet.getMaxRows(), 1, 1, count).getNumberFormats()[0]).toEqual(
        design.columns.map(({ format }) => shownAs(format)),
      );
      expect(sheet.getFrozenRows()).toBe(1);
      expect(sheet.getFrozenColumns()).toBe(design.frozenColumns);
      expect(sheet.getTabColor()).toBe(design.tabColor);
      expect(design.columns.map((_, at) => sheet.isColumnHiddenByUser(at + 1))).toEqual(
        design.columns.map(({ isHidden }) => isHidden),
      );
    },
  );

  test.each(designs.map(({ name }) => name))('%s: the header row is protected by a warning only', (name) => {
    const protections = model(host, name).protections.filter(({ area }) => area !== undefined);
    expect(protections).toHaveLength(1);
    expect(protections[0]).toMatchObject({ warningOnly: true, area: { row: 0, column: 0, rows: 1 } });
  });

  test.each(designs.map((design) => [design.name, design] as const))(
    '%s: dropdowns and warnings, nothing refused',
    (name, design) => {
      const sheet = tab(host, name);
      design.columns.forEach((column, at) => {
        const rule = sheet.getRange(2, at + 1).getDataValidation();
        if (column.validation === null) {
          expect([column.title, rule]).toEqual([column.title, null]);
          return;
        }
        expect([column.title, rule?.getAllowInvalid()]).toEqual([column.title, true]);
        const kind = String(rule?.getCriteriaType());
        expect([column.title, kind]).toEqual([
          column.title,
          {
            listed: 'VALUE_IN_RANGE',
            oneOf: 'VALUE_IN_LIST',
            day: 'DATE_IS_VALID_DATE',
            number: 'NUMBER_BETWEEN',
          }[column.validation.kind],
        ]);
        if (column.validation.kind !== 'listed') return;
        const [source] = rule?.getCriteriaValues() ?? [];
        const range = source as GoogleAppsScript.Spreadsheet.Range;
        expect(range.getSheet().getName()).toBe(column.validation.sheet);
        const above = range.getSheet().getRange(1, range.getColumn()).getValue();
        expect(String(above).replace(/ \*$/, '')).toBe(column.validation.header);
        expect(range.getRow()).toBe(2);
      });
    },
  );

  test('keeps what a number cell would lose, and never takes text for a formula', () => {
    const sheet = tab(host, 'Hội viên');
    const at = columnsOf(host.globals.SpreadsheetApp.getActive(), 'members');
    const type = (column: string, text: string) => {
      const outcome = host.type(sheet.getSheetId(), 1, (at[column] ?? 0) - 1, text);
      expect(outcome).toMatchObject({ ok: true });
      return sheet.getRange(2, at[column] ?? 0).getValue() as unknown;
    };
    expect(type('phone', '0912345678')).toBe('0912345678');
    expect(type('group', '3/4')).toBe('3/4');
    expect(type('name', '=Nguyễn Thị Hoa')).toBe('=Nguyễn Thị Hoa');
    expect(type('birth', '1975')).toBe('1975');
    expect(type('joined', '28/6/2022')).toBeInstanceOf(Object);
    sheet.getRange(2, 1, 1, sheet.getLastColumn()).clearContent();
  });
});

describe('a file that has something in it already', () => {
  test('its locale and time zone are told, not changed', async () => {
    const { host, book } = await open();
    book.getSheets()[0]?.getRange('B3').setValue('của tôi');
    const answer = install(host);
    expect(host.workbook).toMatchObject({ locale: 'en_US', timeZone: 'America/New_York' });
    expect(answer).toMatchObject({ ok: true, notes: [expect.stringContaining('en_US') as unknown] });
    expect(book.getSheets().map((sheet) => sheet.getName())).toEqual([
      ...NAMES.slice(0, 1),
      ...NAMES.slice(1),
      'Sheet1',
    ]);
    expect(book.getSheetByName('Sheet1')?.getRange('B3').getValue()).toBe('của tôi');
  });

  test('a Vietnamese file is told nothing', async () => {
    const { host } = await open({ locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
    expect(install(host)).toMatchObject({ ok: true, notes: [] });
  });

  test('a tab of the same name that people made: its cells stay, our columns stand beside', async () => {
    const { host, book } = await open();
    const own = book.insertSheet('Quà tặng');
    own.getRange('A1:B3').setValues([
      ['Tên cháu', 'Dịp'],
      ['An', 'Tết'],
      ['Bình', '1/6 này'],
    ]);
    const answer = install(host);
    expect(own.getRange('A1:B3').getValues()).toEqual([
      ['Tên cháu', 'Dịp'],
      ['An', 'Tết'],
      ['Bình', '1/6 này'],
    ]);
    expect(answer).toMatchObject({
      ok: true,
      columns: expect.arrayContaining(['Quà tặng: Ngày']) as unknown,
    });
    expect(headersOf(host, 'Quà tặng').filter((title) => String(title).startsWith('Dịp'))).toHaveLength(1);
  });

  test('a guide that people wrote themselves is left alone', async () => {
    const { host, book } = await open();
    const own = book.insertSheet('Hướng dẫn');
    own.getRange('A1:A2').setValues([['Hướng dẫn nấu ăn'], ['Bước 1']]);
    install(host);
    expect(own.getDataRange().getValues()).toEqual([['Hướng dẫn nấu ăn'], ['Bước 1']]);
    expect(install(host)).toMatchObject({ ok: true, tabs: [] });
  });

  test('an empty tab of the name is made as a new one', async () => {
    const { host, book } = await open();
    book.insertSheet('Danh mục');
    expect(install(host)).toMatchObject({ tabs: expect.arrayContaining(['Danh mục']) as unknown });
    expect(tab(host, 'Danh mục').getLastRow()).toBeGreaterThan(10);
    expect(tab(host, 'Danh mục').getFrozenRows()).toBe(1);
  });

  test('a tab of one row only gets rows to write in', async () => {
    const { host, book } = await open();
    const own = book.insertSheet('Tái chế');
    own.getRange('A1').setValue('Ngày');
    own.deleteRows(2, own.getMaxRows() - 1);
    expect(install(host)).toMatchObject({ ok: true });
    expect(own.getMaxRows()).toBeGreaterThan(1);
  });
});

describe('run again', () => {
  test('on a new file: not one cell, note, format or rule changes', async () => {
    const { host, ui } = await open();
    install(host);
    const before = everything(host);
    expect(install(host)).toMatchObject({ ok: true, tabs: [], columns: [], rows: 0, notes: [] });
    expect(differences(before, everything(host))).toEqual([]);
    expect(ui.events.at(-1)).toMatchObject({ message: 'Sổ đã đủ, không phải thêm gì.' });
  });

  test('on a file in use: data, added columns with formulas, an added tab and notes stay as they are', async () => {
    const { host, book } = await open();
    install(host);
    fill(book, {
      chapters: defaultChapters,
      members: [memberRow()],
      recycling: [sale({ id: 'TC-00001' }), sale({ id: 'TC-00002', quantity: 'nhiều' })],
      gifts: [gift({ id: 'QT-00001' })],
    });
    install(host); // gives the chapters their labels
    const sheet = tab(host, 'Tái chế');
    const own = sheet.getLastColumn() + 1;
    sheet.getRange(1, own).setValue('Giá một kg');
    sheet.getRange(2, own).setFormula('=F2/D2');
    sheet.getRange(3, own).setFormula('=F3*2');
    sheet.getRange(2, 7).setNote('hỏi lại chị Na').setBackground('#ffff00');
    book.insertSheet('Sổ tay').getRange('C3').setFormula("='Tái chế'!F2*2");
    sheet.insertColumnBefore(2).getRange('B1').setValue('Người cân');
    const computed = () => [sheet.getRange(2, own + 1).getValue(), book.getRange("'Sổ tay'!C3").getValue()];
    expect(computed()).toEqual([8000, 160_000]);
    const before = everything(host);
    expect(install(host)).toMatchObject({ ok: true, tabs: [], columns: [], rows: 0 });
    // The first page is made anew: its links follow the columns.
    expect(differences(before, everything(host)).filter((place) => !place.startsWith('Trang đầu '))).toEqual(
      [],
    );
    expect(computed()).toEqual([8000, 160_000]);
  });

  test('a column that was deleted comes back at the end; the others keep their data', async () => {
    const { host, book } = await open();
    install(host);
    fill(book, { chapters: defaultChapters, recycling: [sale({ note: 'bán ở chợ' })] });
    install(host);
    const sheet = tab(host, 'Tái chế');
    sheet.deleteColumn(columnsOf(book, 'recycling').amount ?? 0);
    const before = sheet.getDataRange().getValues();
    expect(install(host)).toMatchObject({ ok: true, tabs: [], columns: ['Tái chế: Thành tiền'] });
    const after = sheet.getDataRange().getValues();
    expect(after.map((row) => row.slice(0, -1))).toEqual(before);
    expect(after[0]?.at(-1)).toBe('Thành tiền');
    const at = columnsOf(book, 'recycling').amount ?? 0;
    expect(sheet.getRange(2, at).getNumberFormat()).toBe('#,##0" đ"');
    expect(sheet.getRange(1, 1).getNote()).toContain('Thành tiền: Số tiền bán được');
  });

  test('a tab that was deleted comes back in its place; the others keep their data', async () => {
    const { host, book } = await open();
    install(host);
    fill(book, { gifts: [gift({ id: 'QT-00001' })] });
    book.deleteSheet(tab(host, 'Tái chế'));
    expect(install(host)).toMatchObject({ ok: true, tabs: ['Tái chế'], columns: [] });
    expect(book.getSheets().map((sheet) => sheet.getName())).toEqual(NAMES);
    expect(
      tab(host, 'Quà tặng')
        .getRange(2, columnsOf(book, 'gifts').id ?? 0)
        .getValue(),
    ).toBe('QT-00001');
  });

  test('a tab that was deleted comes back in its place though people put their own tabs before it', async () => {
    const { host, book } = await open();
    install(host);
    book.insertSheet('Của tôi', 0);
    book.insertSheet('Cũng của tôi', 3);
    const names = book.getSheets().map((sheet) => sheet.getName());
    book.deleteSheet(tab(host, 'Tái chế'));
    install(host);
    expect(book.getSheets().map((sheet) => sheet.getName())).toEqual(names);
  });

  test('a dropdown whose tab was deleted points at the new one', async () => {
    const { host, book } = await open();
    install(host);
    book.deleteSheet(tab(host, 'Danh mục'));
    install(host);
    const rule = tab(host, 'Tái chế')
      .getRange(2, columnsOf(book, 'recycling').material ?? 0)
      .getDataValidation();
    const [source] = rule?.getCriteriaValues() ?? [];
    expect((source as GoogleAppsScript.Spreadsheet.Range).getSheet().getName()).toBe('Danh mục');
  });

  test('a header that was renamed is named, and no second column is added', async () => {
    const { host, book } = await open();
    install(host);
    fill(book, { chapters: defaultChapters, recycling: [sale()] });
    const sheet = tab(host, 'Tái chế');
    const at = columnsOf(book, 'recycling').amount ?? 0;
    sheet.getRange(1, at).setValue('Tiền (đã nộp)');
    expect(install(host)).toMatchObject({
      columns: [],
      notes: [expect.stringContaining('cột F đang ghi “Tiền (đã nộp)”') as unknown],
    });
    expect(sheet.getRange(1, at, 2, 1).getValues()).toEqual([['Tiền (đã nộp)'], [80_000]]);
  });

  test('a setting, a passage that was deleted comes back below; what was written stays', async () => {
    const { host, book } = await open();
    install(host);
    const sheet = tab(host, 'Cài đặt');
    sheet.getRange(2, 2).setValue('HỘI LHPN PHƯỜNG MẪU');
    const [[label] = []] = sheet.getRange(5, 1).getValues();
    sheet.deleteRow(5);
    const before = sheet.getDataRange().getValues();
    install(host);
    expect(sheet.getDataRange().getValues().slice(0, before.length)).toEqual(before);
    expect(sheet.getRange(sheet.getLastRow(), 1).getValue()).toBe(label);
    expect(book.getSheetByName('Lời văn báo cáo')?.getLastRow()).toBe(1 + Object.keys(passages).length);
  });

  test('widths, colours and hidden columns that people changed stay changed', async () => {
    const { host } = await open();
    install(host);
    const sheet = tab(host, 'Quà tặng');
    sheet.setColumnWidth(1, 333);
    sheet.setTabColor('#123456');
    sheet.showColumns(sheet.getLastColumn());
    sheet.setFrozenColumns(2);
    install(host);
    expect(sheet.getColumnWidth(1)).toBe(333);
    expect(sheet.getTabColor()).toBe('#123456');
    expect(sheet.isColumnHiddenByUser(sheet.getLastColumn())).toBe(false);
    expect(sheet.getFrozenColumns()).toBe(2);
  });

  test('an entry that officers added to Danh mục stays', async () => {
    const { host } = await open();
    install(host);
    const sheet = tab(host, 'Danh mục');
    const below = sheet.getRange(8, 1, 1, 2);
    below.setValues([['Chai thủy tinh', 'cái']]);
    const before = sheet.getDataRange().getValues();
    install(host);
    expect(sheet.getDataRange().getValues()).toEqual(before);
  });
});

describe('ids and labels', () => {
  test('every row with something in it gets an id, right or wrong; ids that are there stay; blank rows get none', async () => {
    const { host, book } = await open();
    install(host);
    fill(book, {
      chapters: defaultChapters,
      recycling: [sale({ id: 'TC-ABCDE' }), sale({ quantity: 'nhiều' }), {}, sale()],
      members: [memberRow({ id: '' }), { knowsFace: false, knowsNeed: false }],
    });
    expect(install(host)).toMatchObject({ ok: true, rows: 2 + 1, chapters: 3, renamed: 0 });
    const ids = (key: TableKey) =>
      tab(host, tables[key].sheet)
        .getRange(2, columnsOf(book, key).id ?? 0, 4, 1)
        .getValues()
        .map(([id]) => String(id));
    expect(ids('recycling')).toEqual([
      'TC-ABCDE',
      expect.stringMatching(/^TC-[0-9A-Z]{5}$/) as unknown,
      '',
      expect.stringMatching(/^TC-[0-9A-Z]{5}$/) as unknown,
    ]);
    expect(ids('members').slice(0, 2)).toEqual([expect.stringMatching(/^HV-[0-9A-Z]{5}$/) as unknown, '']);
    const given = [...ids('recycling'), ...ids('members')];
    expect(install(host)).toMatchObject({ rows: 0 });
    expect([...ids('recycling'), ...ids('members')]).toEqual(given);
  });

  test('chapters get the label that dropdowns offer, and keep it up to date', async () => {
    const { host, book } = await open();
    install(host);
    fill(book, { chapters: defaultChapters });
    install(host);
    const chapters = tab(host, 'Chi hội');
    const { label = 0, name = 0 } = columnsOf(book, 'chapters');
    const labels = () => chapters.getRange(2, label, 3, 1).getValues().flat();
    expect(labels()).toEqual(['Khu 1 · K1', 'Khu 2 · K2', 'Khu 10 · K10']);
    chapters.getRange(2, name).setValue('Khu Một');
    expect(install(host)).toMatchObject({ rows: 0, chapters: 1 });
    expect(labels()[0]).toBe('Khu Một · K1');
  });

  test('a name that has changed is written again where its code stands; what a person typed without one stays', async () => {
    const { host, book, ui } = await open();
    install(host);
    fill(book, {
      chapters: defaultChapters,
      members: [memberRow(), memberRow({ id: 'HV-00002', name: 'Lê Thị Bưởi', chapter: 'Khu 2 · K2' })],
      recycling: [
        sale(),
        sale({ chapter: 'Khu 1', day: '2022-04-05' }),
        sale({ chapter: 'Khu 9 · K9', day: '2022-05-05' }),
        sale({ chapter: 'khu 1 · k1', day: '2022-06-05' }),
      ],
      pairings: [pair({ id: 'CP-00001' })],
      supports: [support({ pair: 'Nguyễn Thị Hoa giúp Vũ Thị Mận · CP-00001' })],
    });
    install(host);
    const cells = (key: TableKey, column: string, rows = 1) =>
      tab(host, tables[key].sheet)
        .getRange(2, columnsOf(book, key)[column] ?? 0, rows, 1)
        .getValues()
        .flat();
    tab(host, 'Chi hội')
      .getRange(2, columnsOf(book, 'chapters').name ?? 0)
      .setValue('Khu Một');
    tab(host, 'Hội viên')
      .getRange(2, columnsOf(book, 'members').name ?? 0)
      .setValue('Nguyễn Thị Hòa');
    const gone = tab(host, 'Tái chế').getRange(3, columnsOf(book, 'recycling').chapter ?? 0);
    gone.setNumberFormat('General').setFormula('="Khu 1"');
    expect(install(host)).toMatchObject({ chapters: 1, renamed: 6 });
    expect(ui.events.at(-1)).toMatchObject({
      message: 'Danh sách chọn có thêm hoặc đổi tên 1 chi hội. Đã ghi tên mới vào 6 ô ghi tên cũ.',
    });
    expect(cells('recycling', 'chapter', 4)).toEqual(['Khu Một · K1', 'Khu 1', 'Khu 9 · K9', 'Khu Một · K1']);
    expect(gone.getFormula()).toBe('="Khu 1"');
    expect(cells('members', 'chapter', 2)).toEqual(['Khu Một · K1', 'Khu 2 · K2']);
    expect(cells('pairings', 'helper')).toEqual(['Nguyễn Thị Hòa · HV-00001']);
    expect(cells('pairings', 'chapter')).toEqual(['Khu Một · K1']);
    expect(cells('supports', 'pair')).toEqual(['Nguyễn Thị Hòa giúp Vũ Thị Mận · CP-00001']);
    expect(install(host)).toMatchObject({ chapters: 0, renamed: 0 });
  });

  test('the list of ward and chapters has every chapter once, renamed where it stands', async () => {
    const { host, book } = await open();
    install(host);
    const side = tab(host, 'Danh mục');
    const headers = side.getRange(1, 1, 1, side.getLastColumn()).getValues()[0] ?? [];
    const at = headers.indexOf('Phường và chi hội') + 1;
    const listed = () => side.getRange(2, at, 6, 1).getValues().flat();
    expect(listed()).toEqual(['Hội LHPN phường', '', '', '', '', '']);
    side.getRange(3, at).setValue('Liên chi hội');
    fill(book, { chapters: defaultChapters });
    install(host);
    const { name = 0 } = columnsOf(book, 'chapters');
    tab(host, 'Chi hội').getRange(2, name).setValue('Khu Một');
    install(host);
    const all = ['Hội LHPN phường', 'Liên chi hội', 'Khu Một · K1', 'Khu 2 · K2', 'Khu 10 · K10', ''];
    expect(listed()).toEqual(all);
    const rule = tab(host, 'Quà tặng')
      .getRange(2, columnsOf(book, 'gifts').chapter ?? 0)
      .getDataValidation();
    expect(String(rule?.getCriteriaType())).toBe('VALUE_IN_RANGE');
  });
});

test('every tab of a table of the core is installed, and no other', () => {
  for (const key of tableKeys)
    expect([key, NAMES.includes(tables[key].sheet)]).toEqual([key, isChosen(tables[key], new Set())]);
});
