/** A formula that links to a place of the workbook, through a file and back, and as the file spells it. */
import { strFromU8, unzipSync } from 'fflate';
import { newSheet, newWorkbook } from '../model';
import { workbookFromBytes, workbookToBytes } from './file';

test.each([
  ['=HYPERLINK("#gid=7&range=A5:K9","1.204")', `HYPERLINK("#'Nguồn số liệu'!A5:K9","1.204")`],
  [
    '=HYPERLINK("#gid=7&range=B2","Nhựa ""loại 1""; Chai")',
    `HYPERLINK("#'Nguồn số liệu'!B2","Nhựa ""loại 1""; Chai")`,
  ],
  // A row that the sheet computes.
  [
    `=HYPERLINK("#gid=7&range=A"&SUMPRODUCT(MAX((1-ISBLANK('Nguồn số liệu'!A:A))*ROW('Nguồn số liệu'!A:A)))+1,"Tái chế")`,
    `HYPERLINK("#'Nguồn số liệu'!A"&amp;SUMPRODUCT(MAX((1-ISBLANK('Nguồn số liệu'!A:A))*ROW('Nguồn số liệu'!A:A)))+1,"Tái chế")`,
  ],
  // A tab that is gone: nothing to translate.
  ['=HYPERLINK("#gid=99&range=A1","x")', 'HYPERLINK("#gid=99&amp;range=A1","x")'],
])('%s', async (formula, inFile) => {
  const workbook = newWorkbook('Sổ');
  workbook.sheets.push(newSheet(7, 'Nguồn số liệu'));
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('A new workbook has a tab.');
  sheet.cells[0] = [{ formula, value: 'x' }];
  const { bytes } = workbookToBytes(workbook);
  const part = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).replaceAll(
    '&quot;',
    '"',
  );
  expect(part).toContain(`<f>${inFile}</f>`);
  expect(workbookFromBytes(bytes, { name: 'Sổ' }).workbook.sheets[0]?.cells[0]?.[0]?.formula).toBe(formula);
});
