/** Red corners: what a person types has one exactly where the reader refuses it, on the tab as the sheet would draw it. */
import { createHost, type Host, recorder, type Workbook } from '../../local';
import { fits, ruleAt } from '../../local/services/validation';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { columnsOf, fill } from '../domain/testdata/fill';
import { defaultChapters, memberRow, sale } from '../domain/testdata/ward';

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, members: [memberRow()], recycling: [sale()] });
  host.run('installSheets');
  installed = host.workbook;
});

const open = async () =>
  createHost({ workbook: structuredClone(installed), ui: recorder(), email: 'can-bo@example.org' });

function at(host: Host, tab: string, key: 'recycling' | 'members', column: string) {
  const sheet = host.workbook.sheets.find(({ name }) => name === tab);
  if (sheet === undefined) throw new Error(`No tab ${tab}.`);
  const place = (columnsOf(host.globals.SpreadsheetApp.getActive(), key)[column] ?? 0) - 1;
  return { sheet, place };
}

/** Typed as a person types: the trigger hears of it. */
function type(host: Host, sheetId: number, row: number, place: number, text: string): boolean {
  const typed = host.type(sheetId, row, place, text);
  return typed.ok && host.edited(typed.event)?.ok === true;
}

function isFlagged(
  host: Host,
  tab: string,
  key: 'recycling' | 'members',
  column: string,
  row: number,
): boolean {
  const { sheet, place } = at(host, tab, key, column);
  const rule = ruleAt(sheet, row, place);
  const cell = sheet.cells[row]?.[place];
  return rule !== undefined && !fits(host.workbook, rule, cell?.value, cell?.style?.numberFormat);
}

test.each([
  ['day', '28/6/2022', false],
  ['day', 'ngày 04 tháng 07 năm 2022', false],
  ['day', '1.6.22', false],
  ['day', 'hôm qua', true],
  ['day', '31/2/2022', true],
  ['chapter', 'Khu 1 · K1', false],
  ['chapter', 'khu 1', false],
  ['chapter', 'K10', false],
  ['chapter', 'khu 99', true],
  ['material', 'Sắt', false],
  ['material', 'sắt vụn', false],
  ['material', 'gỗ', true],
  ['quantity', '35,8', false],
  ['quantity', '35,8 tạ', false],
  ['quantity', '1 tạ rưỡi', false],
  ['quantity', 'chưa cân', true],
  ['quantity', '35,8 tạ sắt 12tr', true],
  ['unit', 'kg', false],
  ['unit', 'ký', false],
  ['unit', 'tá', true],
  ['amount', '9tr', false],
  ['amount', '1.400.000', false],
  ['amount', '3.100.00đ', true],
  ['amount', 'nhiều', true],
])('Tái chế %s “%s”: flagged %s', async (column, text, flagged) => {
  const host = await open();
  const { sheet, place } = at(host, 'Tái chế', 'recycling', column);
  expect(type(host, sheet.id, 1, place, text)).toBe(true);
  expect(isFlagged(host, 'Tái chế', 'recycling', column, 1)).toBe(flagged);
  // What was mended has none, what was spoilt has one, and Cài đặt sổ says the same.
  host.run('installSheets');
  expect(isFlagged(host, 'Tái chế', 'recycling', column, 1)).toBe(flagged);
  type(host, sheet.id, 1, place, '');
  expect(isFlagged(host, 'Tái chế', 'recycling', column, 1)).toBe(false);
});

test('a mended cell gets its dropdown back', async () => {
  const host = await open();
  const { sheet, place } = at(host, 'Tái chế', 'recycling', 'material');
  for (const text of ['gỗ', 'Nhựa']) type(host, sheet.id, 1, place, text);
  expect(ruleAt(sheet, 1, place)?.criteria).toBe('VALUE_IN_RANGE');
});

test('a pasted block is judged cell by cell, by as many calls as one cell', async () => {
  const counts: number[] = [];
  for (const rows of [1, 40]) {
    const host = await open();
    const { sheet, place } = at(host, 'Tái chế', 'recycling', 'amount');
    const range = host.globals.SpreadsheetApp.getActive()
      .getSheetByName('Tái chế')
      ?.getRange(2, place + 1, rows, 1);
    range?.setValues(Array.from({ length: rows }, (_, row) => [row % 2 === 0 ? '9tr' : 'nhiều']));
    const outcome = host.edited({ sheetId: sheet.id, area: { row: 1, column: place, rows, columns: 1 } });
    expect(outcome?.ok).toBe(true);
    counts.push(outcome?.calls.total ?? 0);
    const flags = Array.from({ length: rows }, (_, row) =>
      isFlagged(host, 'Tái chế', 'recycling', 'amount', row + 1),
    );
    expect(flags).toEqual(Array.from({ length: rows }, (_, row) => row % 2 === 1));
    expect(sheet.name).toBe('Tái chế');
  }
  process.stdout.write(`A typed cell: ${counts[0]} service calls; forty pasted ones: ${counts[1]}\n`);
});

test('one note a tab, on its first header; a note of a person’s own stays, old notes on headers go', async () => {
  const host = await open();
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName('Tái chế');
  sheet?.getRange('F1').setNote('Ghi chú của phường');
  sheet?.getRange('A1').setNote('Ngày bán.\nVí dụ: 28/06/2022');
  sheet?.getRange('B1').setNote('Chi hội của dòng này.');
  // As after a new version: what looks as it should is left alone.
  host.globals.PropertiesService.getScriptProperties().deleteProperty('dressed');
  host.run('installSheets');
  const [notes = []] = sheet?.getRange('A1:F1').getNotes() ?? [];
  expect(notes[0]).toMatch(/^Ngày: Ngày bán\./);
  expect(notes[5]).toBe('Ghi chú của phường');
});
