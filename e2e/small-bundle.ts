/**
 * A small bundle and workbook for the tests of the workbench: each function does one thing that the page must
 * show.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newSheet, newWorkbook, type Workbook } from '../local/model';
import { workbookToBytes } from '../local/xlsx/index';

const CODE = `
function onOpen() {
  SpreadsheetApp.getUi().createAddonMenu()
    .addItem('Tổng hợp', 'summarize')
    .addItem('Nhập liệu', 'openForm')
    .addSubMenu(SpreadsheetApp.getUi().createMenu('Thử thêm')
      .addItem('Hỏi tên', 'askName')
      .addItem('Hỏi có không', 'askYesNo')
      .addItem('Hỏng', 'fail')
      .addItem('Chạy mãi', 'loop')
      .addItem('Hộp thoại', 'showDialog')
      .addItem('Xuất tài liệu', 'exportDocument'))
    .addToUi();
}
function onEdit(e) {
  if (e.range.getSheet().getName() !== 'Tái chế' || e.range.getColumn() !== 7) return;
  e.range.offset(0, 1).setValue(JSON.stringify([e.value === undefined ? null : e.value, e.oldValue === undefined ? null : e.oldValue, e.range.getA1Notation()]));
}
function summarize() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const rows = book.getSheetByName('Tái chế').getDataRange().getValues().slice(1).filter((row) => row[0] !== '');
  const byKind = {};
  for (const row of rows) byKind[row[1]] = (byKind[row[1]] || 0) + Number(row[3]);
  const sheet = book.getSheetByName('TH Tái chế') || book.insertSheet('TH Tái chế');
  sheet.clear();
  const table = [['Loại', 'Tiền'], ...Object.entries(byKind)];
  sheet.getRange(1, 1, table.length, 2).setValues(table);
  sheet.getRange(2, 2, table.length - 1, 1).setNumberFormat('#,##0" đ"');
  for (const chart of sheet.getCharts()) sheet.removeChart(chart);
  sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange(1, 1, table.length, 2))
    .setNumHeaders(1).setPosition(2, 4, 0, 0).setOption('title', 'Tiền phế liệu theo loại').build());
  book.setActiveSheet(sheet);
  book.toast('Đã tổng hợp ' + rows.length + ' dòng.', 'Sổ Hội', 5);
  return rows.length;
}
function askName() {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt('Tên chi hội', 'Chi hội nào?', ui.ButtonSet.OK_CANCEL);
  const text = answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText() : 'thôi';
  SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Tái chế').getRange('J1').setValue(text);
}
function askYesNo() {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert('Xóa bản nháp?', 'Không lấy lại được.', ui.ButtonSet.YES_NO);
  SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Tái chế').getRange('J1').setValue(String(answer));
}
function fail() { throw new Error('Thiếu cột “Chi hội” ở tab Tái chế. Đổi tên cột lại như cũ.'); }
function loop() { for (;;) {} }
function openForm() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('form').setTitle('Nhập liệu'));
}
function showDialog() {
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<p id="in">Trong hộp thoại</p>').setWidth(300).setHeight(120), 'Hộp thoại');
}
function rpc(name, payload) {
  if (name === 'add') {
    SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Tái chế').appendRow(payload);
    return { ok: true, rows: SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Tái chế').getLastRow() };
  }
  if (name === 'date') return [1, new Date()];
  if (name === 'echo') return payload;
  if (name === 'throw') throw new Error('Không tìm thấy chi hội.');
}
function hidden_() { return 'never'; }
function exportDocument() {
  const blob = Utilities.newBlob(Utilities.base64Decode(HtmlService.createHtmlOutputFromFile('document').getContent()),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Báo cáo thử.docx');
  Drive.Files.create({ name: 'Báo cáo thử', mimeType: 'application/vnd.google-apps.document' }, blob);
}
function doGet(e) {
  return HtmlService.createHtmlOutput('<h1 id="hello">Chào ' + (e.parameter.ten || 'bạn') + '</h1><script>google.script.run.withSuccessHandler((v) => { document.getElementById("hello").dataset.echo = v; }).rpc("echo", "từ điện thoại");</script>')
    .setTitle('Nhập liệu trên điện thoại').addMetaTag('viewport', 'width=device-width, initial-scale=1');
}
`;

const FORM = `<!doctype html><html lang="vi"><head><meta charset="utf-8"></head><body>
<p id="told">chưa</p><button id="add">Thêm</button>
<script>
  document.getElementById('add').onclick = () => google.script.run
    .withSuccessHandler((answer) => { document.getElementById('told').textContent = 'dòng ' + answer.rows; })
    .withFailureHandler((error) => { document.getElementById('told').textContent = error.message; })
    .rpc('add', ['K3', 'giấy', 5, 15000]);
</script></body></html>`;

/** Writes `dist/` of the small bundle. `document` is the .docx that `exportDocument` returns. */
export function writeSmallBundle(folder: string, document: Uint8Array, code = CODE): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'Code.js'), code);
  writeFileSync(
    path.join(folder, 'appsscript.json'),
    JSON.stringify({ timeZone: 'Asia/Ho_Chi_Minh', runtimeVersion: 'V8' }),
  );
  writeFileSync(path.join(folder, 'form.html'), FORM);
  writeFileSync(path.join(folder, 'document.html'), Buffer.from(document).toString('base64'));
}

/** A recycling table with this many rows, with a day, a list and money. */
function smallWorkbook(rows: number): Workbook {
  const workbook = newWorkbook('Sổ thử', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
  const sheet = newSheet(0, 'Tái chế', 1000, 12);
  const lists = newSheet(1, 'Danh mục', 100, 4);
  workbook.sheets = [sheet, lists];
  workbook.nextId = 10;
  const head = { text: { bold: true, color: '#ffffff' }, background: '#a61e4d', wrap: 'wrap' } as const;
  const money = { numberFormat: '#,##0" đ"' };
  const day = { numberFormat: 'dd/mm/yyyy' };
  sheet.cells[0] = ['Chi hội *', 'Loại *', 'Số lượng', 'Thành tiền', 'Ngày', 'Ghi chú', 'Thử onEdit'].map(
    (value) => ({
      value,
      style: head,
      note: `Cột ${value}`,
    }),
  );
  const kinds = ['giấy', 'vỏ lon', 'nhựa'];
  for (let row = 1; row <= rows; row += 1) {
    sheet.cells[row] = [
      { value: `K${(row % 5) + 1}` },
      { value: kinds[row % 3] ?? '' },
      { value: row / 2 },
      { value: row * 1000, style: money },
      { value: 44562 + (row % 300), style: day },
    ];
  }
  sheet.frozenRows = 1;
  sheet.frozenColumns = 1;
  sheet.rowHeights.set(0, 34);
  sheet.columnWidths.set(0, 160);
  sheet.bandings = [
    { id: 5, area: { row: 1, column: 0, rows: 999, columns: 7 }, first: '#ffffff', second: '#f7f9fa' },
  ];
  sheet.validations = [
    {
      area: { row: 1, column: 1, rows: 999, columns: 1 },
      rule: { criteria: 'VALUE_IN_RANGE', values: ["'Danh mục'!A2:A"], strict: false, dropdown: true },
    },
  ];
  sheet.conditionalFormats = [
    {
      areas: [{ row: 1, column: 0, rows: 999, columns: 7 }],
      criteria: 'CUSTOM_FORMULA',
      values: ['=$C2>99'],
      style: { background: '#fff4e5' },
    },
  ];
  lists.cells[0] = [{ value: 'Loại', style: head }];
  kinds.forEach((value, index) => {
    lists.cells[index + 1] = [{ value }];
  });
  return workbook;
}

export function writeSmallWorkbook(file: string, rows: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, workbookToBytes(smallWorkbook(rows)).bytes);
}
