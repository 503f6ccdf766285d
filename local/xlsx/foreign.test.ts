/** Workbooks made elsewhere: what is read of them, and that a save loses nothing that was not touched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { newSheet, newWorkbook, type Workbook } from '../model';
import { plain } from './arbitrary.test-data';
import { at, partsOf, read, tab, zipAgain } from './foreign.test-data';
import { whatWouldBeLost, workbookToBytes } from './index';

const fixture = (name: string): Uint8Array =>
  readFileSync(join(process.cwd(), 'local/xlsx/fixtures', `${name}.xlsx`));
/** What another reader sees; ExcelJS knows nothing of this code. */
async function seenByExcelJs(bytes: Uint8Array): Promise<unknown> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return book.worksheets.map((sheet) => {
    const rows: unknown[] = [];
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells: unknown[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => {
        const { numFmt, font, alignment, border, fill, protection } = cell;
        const note = typeof cell.note === 'string' ? cell.note : cell.note?.texts;
        cells.push([
          cell.address,
          cell.value,
          { numFmt, font, alignment, border, fill, protection },
          note,
          cell.dataValidation,
        ]);
      });
      rows.push([row.number, row.hidden, row.outlineLevel, cells]);
    });
    const { views, properties, pageSetup, headerFooter, state, name, autoFilter } = sheet;
    const more = sheet as unknown as {
      conditionalFormattings: unknown;
      model: { merges: unknown; sheetProtection: unknown; cols: unknown };
    };
    const images = sheet
      .getImages()
      .map(({ range }) => [range.tl.nativeCol, range.tl.nativeRow, 'ext' in range ? range.ext : range.br]);
    const tables = (
      sheet as unknown as { getTables(): readonly { readonly [key: string]: unknown }[] }
    ).getTables().length;
    return [
      name,
      state,
      rows,
      views,
      { ...properties, dyDescent: 0 },
      pageSetup,
      headerFooter,
      autoFilter,
      images,
      tables,
      more.model.merges,
      more.model.sheetProtection,
      more.model.cols,
      more.conditionalFormattings,
      // The hidden name of a filter is added where it was missing: LibreOffice needs it.
      book.definedNames.model.filter(({ name }) => name !== '_xlnm._FilterDatabase'),
    ];
  });
}

describe.each(['exceljs', 'libreoffice'])('a workbook made by %s', (name) => {
  test('saved untouched, looks the same to another reader', async () => {
    const { workbook, kept } = read(fixture(name));
    const { bytes, lost } = workbookToBytes(workbook, kept);
    expect(lost).toEqual([]);
    expect(whatWouldBeLost(kept)).toEqual([]);
    expect(await seenByExcelJs(bytes)).toEqual(await seenByExcelJs(fixture(name)));
  });

  test('saved untouched, has every part that it had', () => {
    const before = partsOf(fixture(name));
    const { workbook, kept } = read(fixture(name));
    const after = partsOf(workbookToBytes(workbook, kept).bytes);
    expect(Object.keys(before).filter((part) => after[part] === undefined)).toEqual([]);
    for (const part of Object.keys(before).filter((p) =>
      /media|tables|theme|comments|vmlDrawing|charts|docProps/.test(p),
    )) {
      expect([part, after[part]]).toEqual([part, before[part]]);
    }
  });

  test('saved twice, reads the same', () => {
    const first = read(fixture(name));
    const second = read(workbookToBytes(first.workbook, first.kept).bytes);
    expect(plain(second.workbook)).toEqual(plain(first.workbook));
    const third = read(workbookToBytes(second.workbook, second.kept).bytes);
    expect(plain(third.workbook)).toEqual(plain(first.workbook));
  });

  test('a change of one cell changes that cell alone', async () => {
    const { workbook, kept } = read(fixture(name));
    at(tab(workbook, 'Tái chế'), 2, 2).value = 99;
    const changed = JSON.stringify(await seenByExcelJs(workbookToBytes(workbook, kept).bytes));
    const plainly = JSON.stringify(await seenByExcelJs(fixture(name)));
    expect(changed).toBe(plainly.replace('["C3",3,', '["C3",99,'));
    expect(changed).not.toBe(plainly);
  });

  test('a host that works on a copy of the workbook loses nothing either', async () => {
    const { workbook, kept } = read(fixture(name));
    const { bytes } = workbookToBytes(structuredClone(workbook), kept);
    expect(await seenByExcelJs(bytes)).toEqual(await seenByExcelJs(fixture(name)));
    expect(partsOf(bytes)['xl/styles.xml']).toBe(
      partsOf(workbookToBytes(workbook, kept).bytes)['xl/styles.xml'],
    );
  });

  test('is read for what it is', () => {
    const { workbook } = read(fixture(name));
    const sheet = tab(workbook, 'Tái chế');
    expect(at(sheet, 1, 0)).toMatchObject({ value: 44_713, style: { numberFormat: 'dd/mm/yyyy' } });
    expect(at(sheet, 13, 2)).toMatchObject({ formula: '=SUM(C2:C13)', value: 117 });
    expect(at(sheet, 13, 3).formula).toBe("=SUMIFS(D2:D13,B2:B13,'Danh mục'!A2)");
    expect(at(sheet, 14, 3).value).toEqual({ error: '#DIV/0!' });
    expect(at(sheet, 0, 0).style).toMatchObject({
      background: '#a61e4d',
      horizontal: 'center',
      vertical: 'middle',
      wrap: 'wrap',
      text: { color: '#ffffff', bold: true },
    });
    expect(at(sheet, 0, 1).note).toBe('Chọn trong danh sách');
    expect(at(sheet, 0, 2).note).toBe('Lưu ý:\nkg, lẻ được');
    expect(at(sheet, 1, 4)).toMatchObject({ value: 'đậm và đỏ' });
    expect(at(sheet, 1, 4).runs?.at(-1)).toMatchObject({
      text: 'đỏ',
      style: { color: '#b42318', fontSize: 14 },
    });
    expect(at(sheet, 2, 4).runs).toEqual([
      { text: 'trang của Hội', link: 'https://example.org/hoi?a=1&b=2' },
    ]);
    expect(at(sheet, 4, 4).value).toBe(true);
    expect(at(sheet, 5, 4).value).toBe('  hai dấu cách\nxuống dòng ');
    expect(sheet.merges).toEqual([{ row: 13, column: 0, rows: 1, columns: 2 }]);
    expect([...sheet.hiddenRows]).toEqual([7]);
    expect([...sheet.hiddenColumns]).toEqual([5]);
    expect(sheet.columnWidths.get(4)).toBe(280);
    expect(sheet.rowHeights.get(0)).toBe(34);
    expect(sheet.page).toEqual({ landscape: true, fitToWidth: true });
    expect(sheet.filter?.area).toEqual({ row: 0, column: 0, rows: 13, columns: 6 });
    expect(sheet.protections).toHaveLength(1);
    expect(sheet.protections[0]?.unprotected).toEqual([{ row: 4, column: 2, rows: 1, columns: 1 }]);
    expect(sheet.validations.map((v) => v.rule)).toContainEqual({
      criteria: 'VALUE_IN_RANGE',
      values: ["'Danh mục'!A2:A4"],
      strict: true,
      dropdown: true,
      help: 'Chọn một loại',
    });
    expect(sheet.conditionalFormats).toContainEqual({
      areas: [{ row: 1, column: 2, rows: 12, columns: 1 }],
      criteria: 'NUMBER_GREATER_THAN',
      values: [12],
      style: { italic: true },
    });
    expect(sheet.conditionalFormats).toContainEqual({
      areas: [{ row: 1, column: 0, rows: 12, columns: 5 }],
      criteria: 'CUSTOM_FORMULA',
      values: ['=$D2>100000'],
      style: { background: '#fff4e5', color: '#b54708', bold: true },
    });
    expect(workbook.namedRanges).toEqual([{ name: 'LoaiPheLieu', range: "'Danh mục'!A2:A4" }]);
    expect(tab(workbook, 'Ẩn').hidden).toBe(true);
    expect([sheet.rows, sheet.columns]).toEqual([1000, 26]);
  });
});

test('frozen rows, the tab colour and a link inside are read', () => {
  const { workbook } = read(fixture('exceljs'));
  const sheet = tab(workbook, 'Tái chế');
  expect([sheet.frozenRows, sheet.frozenColumns, sheet.tabColor]).toEqual([1, 1, '#a61e4d']);
  expect(at(sheet, 3, 4).runs?.[0]?.link).toBe(`#gid=${tab(workbook, 'Danh mục').id}&range=A2`);
});

test('our chart, redrawn by LibreOffice, is still ours: kept as drawn until the add-on changes it', () => {
  const { workbook, kept } = read(fixture('libreoffice'));
  const sheet = tab(workbook, 'Tái chế');
  expect(sheet.charts.map((chart) => chart.options)).toEqual([
    { title: 'Tiền bán phế liệu', colors: ['#0072B2'], legend: 'none' },
  ]);
  const before = partsOf(fixture('libreoffice'));
  expect(partsOf(workbookToBytes(workbook, kept).bytes)['xl/charts/chart1.xml']).toBe(
    before['xl/charts/chart1.xml'],
  );
  const [chart] = sheet.charts;
  if (chart !== undefined) sheet.charts[0] = { ...chart, options: { title: 'Tên mới' } };
  const { bytes } = workbookToBytes(workbook, kept);
  const charts = Object.entries(partsOf(bytes)).filter(([part]) => /charts\/chart\d+\.xml$/.test(part));
  expect(charts.map(([, xml]) => /Tên mới/.test(xml))).toEqual([true]);
  expect(partsOf(bytes)['xl/media/image1.png']).toBe(before['xl/media/image1.png']);
});

// ---- what Excel itself writes, put together by hand ----
// ---- our own workbooks, changed elsewhere ----

describe('our workbook, changed in another program', () => {
  function ours(): Uint8Array {
    const book = newWorkbook('sổ', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
    const lists = newSheet(5, 'Danh mục');
    const sheet = newSheet(2, 'Quà');
    sheet.validations = [
      {
        area: { row: 1, column: 0, rows: 999, columns: 1 },
        rule: { criteria: 'VALUE_IN_RANGE', values: ["'Danh mục'!A2:A"], strict: false, dropdown: true },
      },
    ];
    sheet.bandings = [
      { id: 1, area: { row: 0, column: 0, rows: 50, columns: 4 }, first: '#ffffff', second: '#f7f9fa' },
    ];
    sheet.cells = [[{ value: 'Ngày', style: { background: '#a61e4d' } }]];
    book.sheets = [sheet, lists];
    book.documentProperties.set('khóa', 'giá trị');
    return workbookToBytes(book).bytes;
  }
  const edit = (part: string, change: (xml: string) => string): Workbook =>
    read(zipAgain(ours(), part, change(partsOf(ours())[part] ?? ''))).workbook;

  test('a renamed tab keeps its id and its rules', () => {
    const book = edit('xl/workbook.xml', (xml) => xml.replace('name="Quà"', 'name="Quà Tết"'));
    expect(tab(book, 'Quà Tết').id).toBe(2);
    expect(tab(book, 'Quà Tết').bandings).toHaveLength(1);
  });

  test('a rule that was moved keeps its open range; one that was changed is taken as it is now', () => {
    const moved = edit('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('sqref="A2:A1000"', 'sqref="A3:A900"'),
    );
    expect(tab(moved, 'Quà').validations).toEqual([
      {
        area: { row: 2, column: 0, rows: 898, columns: 1 },
        rule: { criteria: 'VALUE_IN_RANGE', values: ["'Danh mục'!A2:A"], strict: false, dropdown: true },
      },
    ]);
    const changed = edit('xl/worksheets/sheet1.xml', (xml) => xml.replace('$A$1000', '$A$7'));
    expect(tab(changed, 'Quà').validations[0]?.rule.values).toEqual(["'Danh mục'!A2:A7"]);
  });

  test('a part of ours that is damaged in one place costs only that', () => {
    const book = edit('customXml/item1.xml', (xml) => xml.replace('"first":"#ffffff"', '"first":7'));
    expect(book.documentProperties.get('khóa')).toBe('giá trị');
    expect(tab(book, 'Quà').id).toBe(2);
    expect(tab(book, 'Quà').bandings.map((band) => band.first)).toEqual(['#ffffff']);
  });

  test('without our part the bands are still bands, and no user format', () => {
    const book = edit('xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace(/<Relationship [^>]*customXml[^>]*>/, ''),
    );
    expect(tab(book, 'Quà').bandings).toEqual([
      { id: 1, area: { row: 0, column: 0, rows: 50, columns: 4 }, first: '#ffffff', second: '#f7f9fa' },
    ]);
    expect(tab(book, 'Quà').conditionalFormats).toEqual([]);
    expect(book.documentProperties.size).toBe(0);
  });
});

test('a new workbook prints as Google does: A4 landscape, as wide as the paper, the frozen row and the number on every page', async () => {
  const book = newWorkbook('sổ');
  const sheet = newSheet(0, 'Quà Tết');
  sheet.frozenRows = 1;
  sheet.gridlinesHidden = true;
  sheet.cells = [[{ value: 'Ngày' }]];
  book.sheets = [sheet];
  const seen = new ExcelJS.Workbook();
  await seen.xlsx.load(Buffer.from(workbookToBytes(book).bytes) as unknown as ArrayBuffer);
  const [one] = seen.worksheets;
  expect(one?.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  });
  expect(one?.headerFooter.oddFooter).toBe('&C&8Trang &P/&N');
  expect(one?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, showGridLines: false });
  // ExcelJS tells no font of cells in the plain format: that is the first in the styles part.
  expect(partsOf(workbookToBytes(book).bytes)['xl/styles.xml']).toMatch(
    /<fonts[^>]*><font><sz val="10"\/>.*?<name val="Arial"\/>/,
  );
});
