/** Deleting lines and undoing it, on a workbook with something of every kind on them. */
import { createCalculator } from '../calculator/index';
import { createHost } from '../host';
import { newSheet, newWorkbook, type Workbook } from '../model';
import { applyEdit } from './edits';
import { History } from './history';
import type { Operation } from './protocol';

type Deletion = Extract<Operation, { at: number }> & { kind: 'deleteRows' | 'deleteColumns' };

async function dressed() {
  const workbook = newWorkbook('Sổ', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
  workbook.sheets = [newSheet(0, 'Một', 12, 8), newSheet(1, 'Hai', 5, 5)];
  const calculator = createCalculator({ now: () => new Date('2022-06-01T00:00:00Z') });
  const host = await createHost({ workbook, calculator });
  const app = host.globals.SpreadsheetApp;
  const book = app.getActive();
  const one = book.getSheetByName('Một');
  const two = book.getSheetByName('Hai');
  if (one === null || two === null) throw new Error('No tab.');
  one
    .getRange('A1:C1')
    .setValues([['Ngày', 'Số', 'Tiền']])
    .setBackground('#ffff00');
  one.getRange('A2:B4').setValues([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  one.getRange('C2:C4').setFormulas([['=B2*10'], ['=B3*10'], ['=B4+C3']]);
  one.getRange('C6').setFormula('=SUM(B3:B4)');
  two.getRange('A1').setFormula("='Một'!B3*2");
  one.getRange('A3').setNote('hỏi lại').setFontLine('line-through');
  one.getRange('D3').insertCheckboxes().check();
  one.getRange('B2:B4').setDataValidation(app.newDataValidation().requireNumberGreaterThan(0).build());
  one.getRange('E3:F3').merge();
  one.getRange('A3:G3').protect().setDescription('của chị Ba');
  one.setRowHeight(3, 60).setColumnWidth(2, 222);
  one.setFrozenRows(3);
  book.setNamedRange('so', one.getRange('B3'));
  const red = app
    .newConditionalFormatRule()
    .whenNumberGreaterThan(1)
    .setBackground('#ff0000')
    .setRanges([one.getRange('B3')])
    .build();
  one.setConditionalFormatRules([red]);
  app.flush();
  return { host, app, workbook };
}

/** A whole workbook, cells by their position: a blank row may be an empty one or none. */
function pictureOf(workbook: Workbook): string {
  const cells = workbook.sheets.flatMap((sheet) =>
    sheet.cells.flatMap((line, row) =>
      (line ?? []).flatMap((cell, column) => (cell === undefined ? [] : [[sheet.name, row, column, cell]])),
    ),
  );
  const rest = JSON.stringify(
    { ...workbook, nextId: 0, sheets: workbook.sheets.map((sheet) => ({ ...sheet, cells: [] })) },
    (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value),
    1,
  );
  return [...cells.map((cell) => JSON.stringify(cell)), rest].join('\n');
}

async function deleteAndUndo(
  operation: Deletion,
  between: (book: GoogleAppsScript.Spreadsheet.Spreadsheet) => void = () => {},
) {
  const { host, app, workbook } = await dressed();
  const before = pictureOf(workbook);
  const history = new History();
  const step = history.prepare(workbook, operation);
  applyEdit(app, workbook, operation);
  history.keep('a', step);
  app.flush();
  between(app.getActive());
  const played = history.play(workbook, app, 'a', 'undo');
  for (const { sheet, area } of played.touched) host.touched(sheet, area);
  app.flush();
  return { before, after: pictureOf(workbook), workbook, history, app };
}

test.each([
  ['a row', { kind: 'deleteRows', sheet: 0, at: 2, count: 1 }],
  ['several rows', { kind: 'deleteRows', sheet: 0, at: 1, count: 3 }],
  ['the first row', { kind: 'deleteRows', sheet: 0, at: 0, count: 1 }],
  ['rows up to the last', { kind: 'deleteRows', sheet: 0, at: 5, count: 7 }],
  ['a column', { kind: 'deleteColumns', sheet: 0, at: 1, count: 1 }],
  ['columns up to the last', { kind: 'deleteColumns', sheet: 0, at: 2, count: 6 }],
] as const satisfies readonly (readonly [string, Deletion])[])(
  '%s: nothing is missing',
  async (_, operation) => {
    const { before, after } = await deleteAndUndo(operation);
    expect(after).toBe(before);
  },
);

test('what somebody changed meanwhile stays', async () => {
  const { workbook } = await deleteAndUndo({ kind: 'deleteRows', sheet: 0, at: 2, count: 1 }, (book) => {
    book.getSheetByName('Hai')?.getRange('A1').setFormula('=1+1');
  });
  expect(workbook.sheets[1]?.cells[0]?.[0]?.formula).toBe('=1+1');
  expect(workbook.sheets[0]?.cells[5]?.[2]?.formula).toBe('=SUM(B3:B4)');
});
