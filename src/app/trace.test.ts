/** Xem các dòng của con số, by the built bundle in the local host: from a cell of a summary tab to the rows behind it. */

import { createHost, type Host, recorder, type Workbook } from '../../local';
import { hyperlinkOf } from '../../local/hyperlink';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { TRACE_HINT, TRACE_SHEET } from '../domain/layout';
import { differences, pictureOf } from '../domain/testdata/compare';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { incomeRow, openingRow, spendingRow } from '../domain/testdata/models';
import { defaultChapters, gift, memberRow, type RowSpec, sale, type WardSpec } from '../domain/testdata/ward';
import type { Returned } from './run';
import type { TracedFigure } from './trace';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  host.run('chooseModels', ['Nguồn thu', 'Chi']);
  for (const sheet of host.globals.SpreadsheetApp.getActive().getSheets())
    if (sheet.getMaxRows() > 150) sheet.deleteRows(101, sheet.getMaxRows() - 100);
  installed = host.workbook;
});

const ROWS: WardSpec = {
  members: [
    memberRow(),
    memberRow({ id: 'HV-00002', name: 'Lê Thị Bưởi' }),
    memberRow({ id: 'HV-00003', name: 'Vũ Thị Mận', chapter: 'K2' }),
  ],
  baseline: [
    { year: 2022, chapter: 'K1', women: 4 },
    { year: 2022, chapter: 'K2', women: 2 },
  ],
  recycling: [
    sale({ amount: 80_000 }),
    sale({ amount: 45_000, material: 'Nhựa', quantity: 5 }),
    sale({ chapter: 'K2', amount: 30_000 }),
    sale({ day: '2022-04-01', amount: 7_000 }),
    sale({ day: '2021-03-05', amount: 60_000 }),
  ],
  gifts: [gift({ fund: 'Quỹ Hội', value: 150_000 })],
  income: [
    incomeRow({ fund: 'Quỹ Hội', amount: 400_000 }),
    incomeRow({ fund: 'Quỹ Hội', day: '2021-09-01', amount: 1 }),
  ],
  spending: [spendingRow({ fund: 'Quỹ Hội', amount: 90_000 })],
  openings: [openingRow({ amount: 1_000_000 })],
};

async function open(spec: WardSpec = ROWS) {
  const ui = recorder();
  const host = await createHost({ workbook: structuredClone(installed), ui, email: 'can-bo@example.org' });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, ...spec });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  return { host, ui, book };
}
const trace = (host: Host, ...args: unknown[]) => host.run('traceFigure', ...args) as Returned<TracedFigure>;
function traced(answer: Returned<TracedFigure>): TracedFigure {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}
function tab(host: Host, name: string): Sheet {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
}

/** The cell of a figure: under this heading, in this line and this column (the first of its name unless told). */
function cellOf(host: Host, name: string, heading: string, line: string, header: string, nth = 0) {
  const sheet = tab(host, name);
  const values = sheet.getDataRange().getValues();
  const top = values.findIndex(([first]) => first === heading);
  const head = values.findIndex((row, at) => at > top && row.filter((cell) => cell !== '').length > 1);
  const row = values.findIndex(([first], at) => at > head && first === line);
  const columns = (values[head] ?? []).flatMap((text, at) => (text === header ? [at] : []));
  const column = columns[nth] ?? -1;
  if (top < 0 || row < 0 || column < 0) throw new Error(`${name} has no ${heading} – ${line} – ${header}.`);
  return sheet.getRange(row + 1, column + 1);
}
const select = (host: Host, ...where: Parameters<typeof cellOf> extends [Host, ...infer R] ? R : never) => {
  const cell = cellOf(host, ...where);
  cell.activate();
  return cell;
};
/** The trace tab as text, blank cells left out. */
const linesOf = (host: Host) =>
  tab(host, TRACE_SHEET)
    .getDataRange()
    .getDisplayValues()
    .map((row) => row.filter((text) => text !== ''));

describe('after Tổng hợp, on the selected cell', () => {
  let host: Host;
  let ui: ReturnType<typeof recorder>;
  beforeAll(async () => {
    ({ host, ui } = await open());
    host.run('summarize');
  });
  const active = () => host.globals.SpreadsheetApp.getActive().getActiveSheet().getName();

  test('every summary tab says how', () => {
    for (const name of ['TH Chung', 'TH Tái chế', 'TH Thu chi'])
      expect(tab(host, name).getDataRange().getNotes()[2]).toContain(TRACE_HINT);
  });

  test('a chapter in a month: the tab comes up with its rows and their sum', () => {
    const cell = select(host, 'TH Tái chế', 'Tiền bán theo chi hội và tháng (đ)', 'Khu 1', 'T3');
    const answer = traced(trace(host));
    expect(answer).toMatchObject({
      tab: 'TH Tái chế',
      cell: cell.getA1Notation(),
      figure: 'Tiền bán phế liệu (đ) – Khu 1 – Tháng 3/2022',
      shown: '125.000',
      value: 125_000,
      changed: '',
      message: `Tiền bán phế liệu (đ) – Khu 1 – Tháng 3/2022: 2 dòng, xem tab ${TRACE_SHEET}.`,
    });
    expect(active()).toBe(TRACE_SHEET);
    expect(ui.events.at(-1)).toMatchObject({ kind: 'toast', message: answer.message });
    const lines = linesOf(host);
    expect(lines[0]).toEqual(['CÁC DÒNG CỦA CON SỐ']);
    expect(lines[1]).toEqual(['Tiền bán phế liệu (đ) – Khu 1 – Tháng 3/2022: 125.000']);
    expect(lines[2]?.[0]).toMatch(
      /^Kỳ: 01\/01\/2022 – 31\/12\/2022 · Xem lúc \d\d:\d\d ngày .* · can-bo@example\.org$/,
    );
    expect(lines.slice(-4)).toEqual([
      ['Tab', 'Dòng', 'Ngày', 'Chi hội', 'Nội dung', 'Con số'],
      ['Tái chế', 'dòng 2', '05/03/2022', 'Khu 1', 'Sắt · 10 kg', '80.000'],
      ['Tái chế', 'dòng 3', '05/03/2022', 'Khu 1', 'Nhựa · 5 kg', '45.000'],
      ['Tổng cộng', '2 dòng', '125.000'],
    ]);
  });

  test('the row and the cell are linked', () => {
    const sheet = tab(host, TRACE_SHEET);
    const urls = sheet
      .getRange(1, 2, sheet.getLastRow(), 1)
      .getFormulas()
      .flatMap(([formula = '']) => hyperlinkOf(formula)?.address ?? []);
    const id = (name: string) => tab(host, name).getSheetId();
    expect(urls.slice(1)).toEqual([`#gid=${id('Tái chế')}&range=A2`, `#gid=${id('Tái chế')}&range=A3`]);
    expect(urls[0]).toMatch(new RegExp(`^#gid=${id('TH Tái chế')}&range=[A-Z]+\\d+$`));
  });

  test('a ratio: both sides and the division, in place of what was there', () => {
    select(host, 'TH Hội viên', 'Theo chi hội', 'Khu 1', 'Tỷ lệ thu hút');
    expect(traced(trace(host))).toMatchObject({
      value: 0.5,
      steps: ['Hội viên ÷ Phụ nữ từ 18 tuổi = 2 ÷ 4 = 50,0%'],
      blocks: [
        {
          total: 2,
          rows: [
            { table: 'members', row: 2 },
            { table: 'members', row: 3 },
          ],
        },
        { total: 4, rows: [{ table: 'baseline', row: 2, amount: 4 }] },
      ],
    });
    const lines = linesOf(host);
    expect(lines).toContainEqual(['Hội viên ÷ Phụ nữ từ 18 tuổi = 2 ÷ 4 = 50,0%']);
    expect(lines.flat().join(' ')).not.toContain('Tái chế');
    expect(host.workbook.sheets.filter(({ name }) => name === TRACE_SHEET)).toHaveLength(1);
  });

  test('a fund’s balance: opening, in, out', () => {
    const cell = select(host, 'TH Thu chi', 'Sổ quỹ (đ)', 'Số dư cuối kỳ', 'Quỹ Hội');
    const answer = traced(trace(host));
    expect(answer.value).toBe(cell.getValue());
    expect(answer.steps).toEqual(['Đầu kỳ + Thu − Chi = 1.000.000 + 400.000 − 240.000 = 1.160.000']);
    expect(answer.blocks.map(({ rows }) => rows.map(({ table, row }) => `${table} ${row}`))).toEqual([
      ['openings 2'],
      ['income 2'],
      ['gifts 2', 'spending 2'],
    ]);
  });

  test('a year-before cell: the rows of the year before', () => {
    select(host, 'TH Tái chế', 'Theo chi hội', 'Khu 1', 'Năm trước');
    expect(traced(trace(host))).toMatchObject({
      figure: 'Tiền bán phế liệu (đ) – Khu 1 – Cùng kỳ năm trước',
      value: 60_000,
      blocks: [{ rows: [{ table: 'recycling', row: 6, amount: 60_000 }] }],
    });
  });

  describe('the grid’s own filter', () => {
    const filterOf = (name: string) => host.workbook.sheets.find((sheet) => sheet.name === name)?.filter;
    /** As a person who unticks a chapter in the list of the column. */
    const hide = (name: string, column: number, chapter: string) => {
      const sheet = host.workbook.sheets.find((one) => one.name === name);
      if (sheet?.filter) sheet.filter = { ...sheet.filter, hidden: new Map([[column, [chapter]]]) };
    };

    test('stands over the rows of the figure, without their total; of another figure it hides nothing', () => {
      select(host, 'TH Tái chế', 'Toàn phường', 'Tiền bán phế liệu (đ)', 'Kỳ này');
      trace(host);
      const top = linesOf(host).findIndex(([first]) => first === 'Tab');
      expect(filterOf(TRACE_SHEET)).toEqual({
        area: { row: top, column: 0, rows: 5, columns: 6 },
        hidden: new Map(),
      });
      hide(TRACE_SHEET, 3, 'Khu 1');
      select(host, 'TH Tái chế', 'Theo chi hội', 'Khu 1', 'Tiền bán (đ)');
      trace(host);
      expect(filterOf(TRACE_SHEET)).toMatchObject({ area: { rows: 4 }, hidden: new Map() });
      hide(TRACE_SHEET, 3, 'Khu 2');
      cellOf(host, 'TH Tái chế', 'Theo chi hội', 'Khu 10', 'Tiền bán (đ)').activate();
      trace(host);
      expect(filterOf(TRACE_SHEET)).toBeNull();
    });

    test('TH Theo tháng: a line is followed to its rows; what a person chose outlasts Tổng hợp, with more rows too', () => {
      const name = 'TH Theo tháng';
      const lines = () => tab(host, name).getDataRange().getDisplayValues();
      const at = lines().findIndex(
        (line) => line.slice(0, 4).join() === 'Khu 2,03/2022,Tiền bán phế liệu,30.000',
      );
      expect(traced(trace(host, `${name}!D${at + 1}`))).toMatchObject({
        figure: 'Tiền bán phế liệu (đ) – Khu 2 – Tháng 3/2022',
        blocks: [{ rows: [{ table: 'recycling', row: 4, amount: 30_000 }] }],
      });
      const before = filterOf(name);
      expect(before?.area).toEqual({ row: 4, column: 0, rows: lines().length - 4, columns: 5 });
      hide(name, 0, 'Khu 2');
      host.run('summarize');
      expect(filterOf(name)?.hidden).toEqual(new Map([[0, ['Khu 2']]]));
      const row = tab(host, 'Tái chế').getLastRow() + 1;
      tab(host, 'Tái chế').getRange(2, 1, 1, 6).copyTo(tab(host, 'Tái chế').getRange(row, 1));
      const { day = 1 } = columnsOf(host.globals.SpreadsheetApp.getActive(), 'recycling');
      tab(host, 'Tái chế').getRange(row, day).setValue('09/05/2022');
      host.run('summarize');
      expect(filterOf(name)?.area.rows).toBeGreaterThan(before?.area.rows ?? 0);
      expect(filterOf(name)?.hidden).toEqual(new Map([[0, ['Khu 2']]]));
      tab(host, 'Tái chế').deleteRow(row);
      host.run('summarize');
      // A filter that a person put beside the summary is hers.
      const own = { area: { row: 0, column: 7, rows: 3, columns: 2 }, hidden: new Map() };
      const sheet = host.workbook.sheets.find((one) => one.name === name);
      if (sheet) Object.assign(sheet, { filter: own, columns: Math.max(sheet.columns, 9) });
      host.run('summarize', { from: '2021-01-01', to: '2021-12-31' });
      expect(filterOf(name)).toEqual(own);
      host.run('summarize');
    });
  });

  test('of several cells the current one; a dash says that no row stands behind it', () => {
    const cell = cellOf(host, 'TH Tái chế', 'Theo chi hội', 'Khu 10', 'Tiền bán (đ)');
    cell.offset(-1, -1, 2, 2).activate();
    tab(host, 'TH Tái chế').setCurrentCell(cell);
    const answer = traced(trace(host));
    expect(answer).toMatchObject({
      cell: cell.getA1Notation(),
      shown: '–',
      value: null,
      blocks: [{ rows: [] }],
    });
    expect(answer.message).toBe('Tiền bán phế liệu (đ) – Khu 10: không có dòng nào đứng sau.');
    expect(linesOf(host).at(-1)).toEqual(['Không có dòng nào đứng sau ô này: chưa ghi gì.']);
  });

  test('as an argument, in words or as data, without a selection', () => {
    const cell = cellOf(host, 'TH Chi hội', 'Hội viên', 'Khu 2', 'Hội viên').getA1Notation();
    tab(host, 'Trang đầu').getRange('A1').activate();
    const answers = [
      `TH Chi hội!${cell}`,
      `'TH Chi hội'!$${cell.replace(/\d/, '$$$&')}`,
      { tab: 'TH Chi hội', cell },
    ];
    for (const argument of answers)
      expect(traced(trace(host, argument))).toMatchObject({ cell, value: 1, figure: 'Hội viên – Khu 2' });
  });

  test.each<[string, () => unknown, string]>([
    ['a label', () => 'TH Tái chế!A8', 'Ô A8 của tab “TH Tái chế” không phải con số'],
    [
      'a blank cell',
      () => 'TH Tái chế!ZZ900',
      'Ô ZZ900 của tab “TH Tái chế” không phải con số tính từ các dòng. Mở một tab TH …',
    ],
    ['the title', () => 'TH Chung!A1', 'không phải con số'],
    [
      'the rank of a chapter',
      () => ({
        tab: 'TH Chi hội',
        cell: cellOf(host, 'TH Chi hội', 'Xếp hạng thi đua', 'Khu 1', 'Hạng').getA1Notation(),
      }),
      'chọn một ô có con số rồi bấm lại.',
    ],
    [
      'another tab',
      () => 'Tái chế!F2',
      'Ô F2 của tab “Tái chế” không phải con số tính từ các dòng. Mở một tab TH …',
    ],
    ['a tab of another name', () => 'TH Xyz!A1', 'Mở một tab TH …'],
    ['a tab of a model not chosen', () => 'TH 3 có 3 biết!B9', 'Bấm Sổ Hội → Xem và báo cáo → Tổng hợp'],
    ['no cell at all', () => 'con số ấy', 'Ghi tên tab, dấu !, tên ô, ví dụ TH Chi hội!C7.'],
  ])('%s: one sentence that says what to do, nothing written', (_name, argument, part) => {
    const before = pictureOf(host.workbook.sheets);
    const answer = trace(host, argument());
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(part) as unknown });
    expect(ui.events.at(-1)).toMatchObject({ kind: 'alert' });
    expect(differences(before, pictureOf(host.workbook.sheets))).toEqual([]);
  });

  test('a tab of that name that a person made is not touched', async () => {
    const other = await open();
    other.host.run('summarize');
    other.book.insertSheet(TRACE_SHEET).getRange('A1').setValue('của chị Na');
    select(other.host, 'TH Số liệu chung', 'Tái chế', 'Vỏ lon', 'Kỳ này');
    const before = pictureOf(other.host.workbook.sheets);
    expect(trace(other.host)).toMatchObject({
      ok: false,
      message: `Tab “${TRACE_SHEET}” có sẵn và không do Sổ Hội tạo. Đổi tên tab đó rồi bấm lại.`,
    });
    expect(differences(before, pictureOf(other.host.workbook.sheets))).toEqual([]);
  });
});

test('before any Tổng hợp: says to press it first', async () => {
  const { host } = await open();
  expect(trace(host, 'TH Chung!A6')).toMatchObject({
    ok: false,
    message: 'Chưa có tab “TH Chung”. Bấm Sổ Hội → Xem và báo cáo → Tổng hợp, chọn một con số rồi bấm lại.',
  });
  tab(host, 'Tái chế').getRange('F2').activate();
  expect(trace(host)).toMatchObject({
    ok: false,
    message: expect.stringContaining('Mở một tab TH …') as unknown,
  });
});

describe('when the rows have changed since', () => {
  test('says both values, and shows the rows of now; nothing else is written', async () => {
    const { host, book } = await open();
    host.run('summarize');
    select(host, 'TH Tái chế', 'Theo chi hội', 'Khu 1', 'Tiền bán (đ)');
    tab(host, 'Tái chế')
      .getRange(3, columnsOf(book, 'recycling').amount ?? 1)
      .setValue(46_000);
    const before = pictureOf(host.workbook.sheets);
    const answer = traced(trace(host));
    expect(answer).toMatchObject({ shown: '132.000', value: 133_000 });
    expect(answer.message).toContain(
      'Ô đang ghi 132.000, tính lại bây giờ được 133.000: bấm Tổng hợp để cập nhật.',
    );
    expect(linesOf(host).flat().join('\n')).toContain('Ô đang ghi 132.000, tính lại bây giờ được 133.000');
    const others = pictureOf(host.workbook.sheets.filter(({ name }) => name !== TRACE_SHEET));
    expect(differences(before, others)).toEqual([]);
  });

  test('lines that moved: the figure is found by its words, or the person is told to begin again', async () => {
    const { host } = await open();
    host.run('summarize');
    const cell = select(host, 'TH Chi hội', 'Quà tặng', 'Khu 1', 'Trị giá (đ)');
    fill(host.globals.SpreadsheetApp.getActive(), { chapters: [{ code: 'K0', name: 'Khu 0', groups: 1 }] });
    expect(traced(trace(host))).toMatchObject({
      cell: cell.getA1Notation(),
      figure: 'Trị giá quà tặng (đ) – Khu 1',
      value: 150_000,
      changed: '',
    });
    select(host, 'TH Chi hội', 'Hội viên', 'Khu 2', 'Hội viên');
    const name = tab(host, 'Chi hội').getDataRange().createTextFinder('Khu 2').findNext();
    name?.setValue('Khu Hai');
    expect(trace(host)).toMatchObject({
      ok: false,
      message: 'Bảng ở tab “TH Chi hội” đã khác từ lần Tổng hợp trước. Bấm Tổng hợp, rồi chọn lại con số.',
    });
  });

  test('the period is that of the tab, whatever the settings say since; Tổng hợp leaves the traced rows alone', async () => {
    const { host, book } = await open();
    host.run('summarize', { from: '2022-04-01', to: '2022-06-30' });
    setSettings(book, { 'Kỳ từ ngày': '01/01/2020', 'Kỳ đến ngày': '31/12/2020' });
    const where = ['TH Tái chế', 'Theo chi hội', 'Khu 1', 'Tiền bán (đ)'] as const;
    select(host, ...where);
    expect(traced(trace(host))).toMatchObject({ value: 7_000, changed: '' });
    // A copy through another program has no marks: the line under the title still says the period.
    for (const sheet of host.workbook.sheets) sheet.metadata = [];
    select(host, ...where);
    expect(traced(trace(host))).toMatchObject({ value: 7_000, changed: '' });
    const before = linesOf(host);
    host.run('summarize', { from: '2022-01-01', to: '2022-12-31' });
    expect(linesOf(host)).toEqual(before);
    select(host, ...where);
    expect(traced(trace(host))).toMatchObject({ value: 132_000, changed: '' });
  });
});

describe('service calls', () => {
  const CHAPTERS = ['K1', 'K2', 'K10'];
  const sales = (count: number): RowSpec<'recycling'>[] =>
    Array.from({ length: count }, (_, at) =>
      sale({
        day: `2022-${String((at % 12) + 1).padStart(2, '0')}-15`,
        chapter: CHAPTERS[at % 3] ?? 'K1',
        amount: 100,
      }),
    );

  test('are as many for 100 rows as for 10,000, and 10,000 are shown', async () => {
    const counts: Record<string, number>[] = [];
    for (const count of [100, 10_000]) {
      const { host } = await open({ recycling: sales(count) });
      host.run('summarize');
      for (let run = 0; run < 2; run++) {
        select(host, 'TH Tái chế', 'Toàn phường', 'Tiền bán phế liệu (đ)', 'Kỳ này');
        expect(traced(trace(host)).value).toBe(count * 100);
        // A builder of a text with a link is no call to the sheet: it takes effect in one setRichTextValues.
        const calls = Object.entries(host.count.methods).filter(
          ([name]) => !/RichTextValue(Builder)?\b(?!s)/.test(name),
        );
        counts.push(Object.fromEntries(calls));
      }
      expect(linesOf(host).at(-1)?.slice(0, 2)).toEqual([
        'Tổng cộng',
        `${count === 100 ? 100 : '10.000'} dòng`,
      ]);
    }
    // A new tab that the rows do not fit grows once.
    const { 'SpreadsheetApp.Sheet.insertRowsAfter': grown, ...first } = counts[2] ?? {};
    expect(grown).toBe(1);
    expect(first).toEqual(counts[0]);
    expect(counts[3]).toEqual(counts[1]);
    expect(counts[0]?.['SpreadsheetApp.Range.setValues']).toBe(1);
  });
});
