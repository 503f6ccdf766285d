/** Sheets and ranges beyond the facts: shapes that change, rules, protections, charts, documents. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { zipSync } from 'fflate';
import { FileOpenElsewhere, takeFileLock } from '../file-lock';
import { createHost, type Host } from '../host';
import type { HostOptions } from '../host-options';
import { newWorkbook } from '../model';
import { projectOf } from '../runtime';
import { LockTable } from './lock-table';
import { recorder } from './ui-driver';

const project = projectOf('function nothing() {}');

function open(options: HostOptions = {}): Promise<Host> {
  return createHost({ project, locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh', ...options });
}

async function sheetOf(options: HostOptions = {}) {
  const host = await open(options);
  const app = host.globals.SpreadsheetApp;
  return { host, app, file: app.getActiveSpreadsheet(), sheet: app.getActiveSheet() };
}

describe('rows and columns that come and go take everything along', () => {
  test('inserting above', async () => {
    const { host, app, file, sheet } = await sheetOf();
    sheet.getRange('A1:B3').setValues([
      ['a', 1],
      ['b', 2],
      ['c', '=B1+B2'],
    ]);
    sheet.getRange('A2').setNote('ghi chú').setBackground('red');
    sheet.getRange('A3:B3').merge();
    sheet.getRange('A1:A3').setDataValidation(app.newDataValidation().requireNumberGreaterThan(0).build());
    sheet.getRange('B1:B3').protect().setDescription('cấm');
    sheet.getRange('2:2').addDeveloperMetadata('hàng');
    sheet.setRowHeight(2, 40);
    sheet.hideRows(3);
    file.setNamedRange('so', sheet.getRange('B1:B3'));
    const chart = sheet
      .newChart()
      .asColumnChart()
      .addRange(sheet.getRange('A1:B3'))
      .setPosition(3, 4, 5, 6)
      .build();
    sheet.insertChart(chart);
    sheet.insertRowsBefore(1, 2);
    expect(sheet.getRange('A3:B4').getValues()).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(sheet.getRange('A4').getNote()).toBe('ghi chú');
    expect(
      sheet
        .getRange('A5')
        .getMergedRanges()
        .map((range) => range.getA1Notation()),
    ).toEqual(['A5:B5']);
    expect(sheet.getRange('A2').getDataValidation()).toBeNull();
    expect(sheet.getRange('A5').getDataValidation()).not.toBeNull();
    expect(
      sheet.getProtections(app.ProtectionType.RANGE).map((item) => item.getRange().getA1Notation()),
    ).toEqual(['B3:B5']);
    expect(sheet.getRange('4:4').getDeveloperMetadata().length).toBe(1);
    expect([sheet.getRowHeight(4), sheet.isRowHiddenByUser(5), sheet.isRowHiddenByUser(3)]).toEqual([
      40,
      true,
      false,
    ]);
    expect(file.getRangeByName('so')?.getA1Notation()).toBe('B3:B5');
    expect(host.workbook.sheets[0]?.charts[0]).toMatchObject({
      ranges: ['Sheet1!A3:B5'],
      anchor: { row: 4, column: 3 },
    });
    expect(sheet.getMaxRows()).toBe(1002);
  });

  test('deleting', async () => {
    const { file, sheet } = await sheetOf();
    sheet.getRange('A1:A5').setValues([[1], [2], [3], ['=SUM(A1:A3)'], ['=A2']]);
    file.setNamedRange('hai', sheet.getRange('A2'));
    sheet.setFrozenRows(2);
    sheet.deleteRow(2);
    expect(sheet.getRange('A1:A4').getFormulas().flat()).toEqual(['', '', '=SUM(A1:A2)', '=#REF!']);
    expect(sheet.getRange('A3').getValue()).toBe(4);
    expect(file.getRangeByName('hai')).toBeNull();
    expect([sheet.getFrozenRows(), sheet.getMaxRows()]).toEqual([1, 999]);
  });

  test('a rule over a range of another sheet follows that sheet', async () => {
    const { app, file, sheet } = await sheetOf();
    const list = file.insertSheet('Danh mục');
    list.getRange('A2:A3').setValues([['giấy'], ['lon']]);
    const rule = app
      .newDataValidation()
      .requireValueInRange(list.getRange('A2:A'))
      .setAllowInvalid(false)
      .build();
    sheet.getRange('C1:C9').setDataValidation(rule);
    list.insertRowBefore(1);
    list.setName('Danh mục 2');
    const [range] = sheet.getRange('C1').getDataValidation()?.getCriteriaValues() ?? [];
    expect(String(range?.getA1Notation())).toBe('A3:A');
    expect(range?.getSheet().getName()).toBe('Danh mục 2');
  });
});

describe('strict rules', () => {
  test('refuse what a script writes, with the next call, and change nothing', async () => {
    const { app, sheet } = await sheetOf();
    const range = sheet.getRange('A1:A2');
    range.setDataValidation(
      app.newDataValidation().requireValueInList(['giấy', 'lon']).setAllowInvalid(false).build(),
    );
    range.setValues([['giấy'], ['gỗ']]);
    expect(() => app.flush()).toThrow(
      'The data you entered in cell A2 violates the data validation rules set on this cell.\nPlease enter one of the following values: giấy, lon.',
    );
    expect(range.getValues()).toEqual([[''], ['']]);
    range.setValues([['giấy'], ['lon']]);
    app.flush();
    expect(range.getValues()).toEqual([['giấy'], ['lon']]);
  });

  test('refuse what a person types; a rule that only warns lets it stand', async () => {
    const { host, app, sheet } = await sheetOf();
    const rule = app.newDataValidation().requireNumberBetween(1, 9);
    sheet.getRange('A1').setDataValidation(rule.setAllowInvalid(false).build());
    sheet.getRange('A2').setDataValidation(rule.setAllowInvalid(true).build());
    expect(host.type(0, 0, 0, '35')).toMatchObject({ ok: false });
    expect(host.type(0, 0, 0, '3,5')).toMatchObject({ ok: true, event: { value: '3.5' } });
    expect(host.type(0, 1, 0, '35')).toMatchObject({ ok: true });
  });

  test.each([
    ['requireDateOnOrAfter', [new Date('2022-06-27T17:00:00Z')], '28/06/2022', '27/06/2022'],
    ['requireDate', [], '28/06/2022', 'hôm qua'],
    ['requireNumberGreaterThan', [0], '1', '0'],
    ['requireTextContains', ['Khu'], 'Khu 1', 'Tổ 1'],
    ['requireTextIsEmail', [], 'a@example.com', 'a'],
    ['requireCheckbox', [], 'TRUE', 'có'],
  ] as const)('%s', async (name, args, good, bad) => {
    const { host, app, sheet } = await sheetOf();
    const builder = app.newDataValidation() as unknown as Record<
      string,
      (...args: unknown[]) => GoogleAppsScript.Spreadsheet.DataValidationBuilder
    >;
    const rule = builder[name]?.(...args)
      .setAllowInvalid(false)
      .build();
    sheet.getRange('A1').setDataValidation(rule ?? null);
    expect([host.type(0, 0, 0, bad).ok, host.type(0, 0, 0, good).ok, host.type(0, 0, 0, '').ok]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('a rule that the host cannot judge is no free pass', async () => {
    const { app, sheet } = await sheetOf();
    sheet
      .getRange('A1')
      .setDataValidation(
        app.newDataValidation().requireFormulaSatisfied('=A1>0').setAllowInvalid(false).build(),
      );
    expect(() => sheet.getRange('A1').setValue(1)).toThrow(
      'CUSTOM_FORMULA is not implemented by the local host',
    );
  });

  test('setDataValidations keeps a rule per cell', async () => {
    const { app, sheet } = await sheetOf();
    const [a, b] = [1, 2].map((limit) => app.newDataValidation().requireNumberGreaterThan(limit).build());
    sheet.getRange('A1:B2').setDataValidations([
      [a ?? null, null],
      [a ?? null, b ?? null],
    ]);
    const limits = sheet
      .getRange('A1:B2')
      .getDataValidations()
      .map((line) => line.map((rule) => rule?.getCriteriaValues()[0] ?? null));
    expect(limits).toEqual([
      [1, null],
      [1, 2],
    ]);
  });
});

describe('protections', () => {
  test('keep out whoever is neither owner nor editor (errors-09)', async () => {
    const workbook = { ...newWorkbook('Sổ'), owner: 'chu@example.com' };
    const owner = await sheetOf({ workbook, email: 'chu@example.com' });
    owner.sheet.getRange('A1:B1').protect().addEditor('pho@example.com');
    owner.sheet.getRange('A1').setValue('chủ');
    const guest = await sheetOf({ workbook, email: 'khach@example.com' });
    expect(() => guest.sheet.getRange('A1').setValue('khách')).toThrow(
      /^You are trying to edit a protected cell or object/,
    );
    expect(guest.sheet.getRange('A1').canEdit()).toBe(false);
    expect(guest.host.type(0, 0, 0, 'khách')).toMatchObject({ ok: false });
    guest.sheet.getRange('A2').setValue('được');
    const editor = await sheetOf({ workbook, email: 'pho@example.com' });
    editor.sheet.getRange('A1').setValue('phó');
    expect(owner.sheet.getRange('A1:A2').getValues()).toEqual([['phó'], ['được']]);
  });

  test('with a warning only keep nobody out', async () => {
    const workbook = { ...newWorkbook('Sổ'), owner: 'chu@example.com' };
    (await sheetOf({ workbook, email: 'chu@example.com' })).sheet.protect().setWarningOnly(true);
    const guest = await sheetOf({ workbook, email: 'khach@example.com' });
    expect(guest.sheet.getRange('A1').setValue(1).getValue()).toBe(1);
  });
});

test('typing is read in the locale of the file; formulas are computed', async () => {
  const { host, sheet } = await sheetOf();
  host.type(0, 0, 0, '35,8');
  host.type(0, 1, 0, '1.400');
  host.type(0, 2, 0, '=SUM(A1;A2)*0,5');
  expect(sheet.getRange('A1:A3').getDisplayValues().flat()).toEqual(['35,8', '1.400', '717,9']);
  expect(sheet.getRange('A3').getFormula()).toBe('=SUM(A1,A2)*0.5');
  host.type(0, 0, 0, '');
  expect(sheet.getRange('A3').getValue()).toBe(700);
});

test('without an engine a formula that was never computed has no made-up value', async () => {
  const { sheet } = await sheetOf({ calculator: null });
  sheet.getRange('A1').setFormula('=1+1');
  sheet.getRange('A2').setFormula('=HYPERLINK("#gid=0","Về đầu")');
  expect(() => sheet.getRange('A1').getValue()).toThrow('The value of =1+1 in Sheet1!A1 is not implemented');
  expect(sheet.getRange('A2').getValue()).toBe('Về đầu');
});

test('links and styles of a text come back as they were set', async () => {
  const { app, sheet } = await sheetOf();
  const rich = app.newRichTextValue().setText('Xem tab').setLinkUrl(4, 7, '#gid=5').build();
  sheet.getRange('A1').setRichTextValue(rich);
  const read = sheet.getRange('A1').getRichTextValue();
  expect([read?.getText(), read?.getLinkUrl(4, 7), read?.getLinkUrl()]).toEqual(['Xem tab', '#gid=5', null]);
});

test('borders: null leaves a side as it is, false takes it off', async () => {
  const { host, app, sheet } = await sheetOf();
  const range = sheet.getRange('A1:B2');
  range.setBorder(true, true, true, true, true, true, '#D9DEE4', app.BorderStyle.SOLID);
  range.setBorder(false, null, null, null, null, null);
  const borders = (row: number, column: number) =>
    Object.keys(host.workbook.sheets[0]?.cells[row]?.[column]?.style?.borders ?? {}).sort();
  expect(borders(0, 0)).toEqual(['bottom', 'left', 'right']);
  expect(borders(1, 1)).toEqual(['bottom', 'left', 'right', 'top']);
});

test('a chart is kept with its options, changed and removed', async () => {
  const { app, host, sheet } = await sheetOf();
  const { Position } = host.globals.Charts;
  const made = sheet
    .newChart()
    .asBarChart()
    .setTitle('Quà tặng')
    .setColors(['#0072B2'])
    .setLegendPosition(Position.NONE)
    .addRange(sheet.getRange('A1:B5'))
    .setPosition(2, 3, 0, 0)
    .setNumHeaders(1)
    .setOption('width', 480)
    .build();
  sheet.insertChart(made);
  const [chart] = sheet.getCharts();
  if (!chart) throw new Error('no chart');
  sheet.updateChart(chart.modify().setOption('title', 'Suất quà').build());
  expect(host.workbook.sheets[0]?.charts).toMatchObject([
    {
      type: 'BAR',
      headers: 1,
      width: 480,
      options: { title: 'Suất quà', colors: ['#0072B2'], 'legend.position': 'none' },
    },
  ]);
  expect(String(app.BorderStyle.SOLID)).toBe('SOLID');
  sheet.removeChart(chart);
  expect(sheet.getCharts()).toEqual([]);
});

test('a chart is drawn as a picture of the asked size', async () => {
  const { host } = await sheetOf();
  const { Charts } = host.globals;
  const table = Charts.newDataTable()
    .addColumn(Charts.ColumnType.STRING, 'Chi hội')
    .addColumn(Charts.ColumnType.NUMBER, 'Tiền')
    .addRow(['Khu 1', 1_200_000])
    .addRow(['Khu 5A', 800_000]);
  const bytes = Charts.newColumnChart()
    .setDataTable(table)
    .setDimensions(320, 200)
    .build()
    .getAs('image/png')
    .getBytes();
  const png = Buffer.from(bytes);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([640, 400]);
});

describe('Drive', () => {
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const docx = Array.from(
    zipSync({ 'word/document.xml': new Uint8Array([60]) }),
    (byte) => (byte << 24) >> 24,
  );

  test('a .docx becomes a document that is handed out; what is none is refused', async () => {
    const files: unknown[] = [];
    const { host } = await sheetOf({
      onFile: (name, bytes, mimeType) => {
        files.push([name, bytes.length, mimeType]);
        return { link: 'file:///bao-cao.docx' };
      },
    });
    const { Drive, MimeType, Utilities } = host.globals;
    const resource = { name: 'Báo cáo', mimeType: MimeType.GOOGLE_DOCS };
    const made = Drive.Files.create(resource, Utilities.newBlob(docx, DOCX));
    expect(files).toEqual([['Báo cáo.docx', docx.length, DOCX]]);
    expect(made).toMatchObject({ name: 'Báo cáo', webViewLink: 'file:///bao-cao.docx' });
    expect(Drive.Files.get(made.id ?? '')).toMatchObject({ name: 'Báo cáo' });
    expect(() => Drive.Files.create(resource, Utilities.newBlob('x', DOCX))).toThrow(
      'API call to drive.files.create failed with error: Bad Request',
    );
    expect(() => Drive.Files.get('nope')).toThrow(
      'API call to drive.files.get failed with error: File not found: nope.',
    );
  });
});

test('what is shown reaches the driver in order, with its answers', async () => {
  const ui = recorder({ alert: () => 'NO', prompt: () => 'Khu 1' });
  const { app, file } = await sheetOf({ ui });
  const { Button, ButtonSet } = app.getUi();
  file.toast('Xong', 'Sổ Hội');
  expect(app.getUi().alert('Xóa?', 'Không lấy lại được.', ButtonSet.YES_NO) === Button.NO).toBe(true);
  expect(app.getUi().prompt('Chi hội?').getResponseText()).toBe('Khu 1');
  expect(ui.events).toEqual([
    { kind: 'toast', message: 'Xong', title: 'Sổ Hội', seconds: 5 },
    { kind: 'alert', title: 'Xóa?', message: 'Không lấy lại được.', buttons: 'YES_NO' },
    { kind: 'prompt', title: '', message: 'Chi hội?', buttons: 'OK' },
  ]);
});

test('a lock held by another thread is waited for', () => {
  const table = new LockTable();
  const place = new Int32Array(table.memory);
  const foreign = 77;
  Atomics.store(place, 0, foreign);
  const worker = new Worker(
    `const { workerData } = require('node:worker_threads');
     const place = new Int32Array(workerData);
     Atomics.wait(place, 1, 0, 150);
     Atomics.store(place, 0, 0);
     Atomics.notify(place, 0);`,
    { eval: true, workerData: table.memory },
  );
  expect(table.take('document', 5, 0)).toBe(false);
  expect(table.take('document', 5, 10_000)).toBe(true);
  return worker.terminate();
});

describe('a file that is open elsewhere', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-khoa-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['LibreOffice', '.~lock.so.xlsx#', ',minh,may-khac,21.11.2026 08:00,file:///x;'],
    ['Excel', '~$so.xlsx', ''],
  ])('is not taken from %s', (program, lock, text) => {
    writeFileSync(path.join(folder, lock), text);
    const take = () => takeFileLock(path.join(folder, 'so.xlsx'));
    expect(take).toThrow(FileOpenElsewhere);
    expect(take).toThrow(`đang mở trong ${program}`);
  });

  test('is taken over from a process of ours that is gone, and given back', () => {
    const file = path.join(folder, 'so.xlsx');
    const release = takeFileLock(file);
    expect(() => takeFileLock(file)()).not.toThrow();
    release();
    expect(() => takeFileLock(file)()).not.toThrow();
  });
});
