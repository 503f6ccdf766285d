/** What Google refuses in a part of a tab: typed columns of a table, protected ranges, merged cells. */

import type { Globals } from '../host-options';
import { newWorkbook, type Workbook } from '../model';
import type { Fact } from './fact';

const OTHER = 'chu-tich@example.org';

function prepared(change: (sheet: Workbook['sheets'][number], workbook: Workbook) => void): Workbook {
  const workbook = newWorkbook('Sổ');
  const [sheet] = workbook.sheets;
  if (sheet !== undefined) change(sheet, workbook);
  return workbook;
}

/** Column A of the tab is a typed column of a table, from the second row on. */
const table = () =>
  prepared((sheet) => {
    sheet.typedColumns = [{ row: 1, column: 0, rows: 20, columns: 1 }];
  });

const texts = (works: readonly (() => unknown)[]): string[] =>
  works.map((work) => {
    try {
      work();
      return 'done';
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  });
const cells = (google: Globals, a1: string) => google.SpreadsheetApp.getActiveSheet().getRange(a1);

const TYPED = 'This operation is not allowed on cells in typed columns.';
const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

export const refusals: readonly Fact[] = [
  {
    id: 'tables-01',
    fact: 'A typed column of a table takes no rule, given or taken away; its header, other columns and its values do.',
    host: { workbook: table() },
    act: (g) => {
      const rule = g.SpreadsheetApp.newDataValidation().requireDate().build();
      return texts([
        () => cells(g, 'A2:A10').setDataValidation(rule),
        () => cells(g, 'A2').setDataValidations([[null]]),
        () => cells(g, 'A20:B25').clearDataValidations(),
        () => cells(g, 'A2').insertCheckboxes(),
        () => cells(g, 'A1').setDataValidation(rule),
        () => cells(g, 'B2:B10').setDataValidation(rule),
        () => cells(g, 'A2').setValue('01/6/2022').setNote('x').setBackground('#ffffff'),
      ]);
    },
    answer: [TYPED, TYPED, TYPED, TYPED, 'done', 'done', 'done'],
  },
  {
    id: 'tables-02',
    fact: 'Where one may not edit, rules, notes and looks are refused as values are; a protected tab keeps its rows.',
    host: {
      workbook: prepared((sheet, workbook) => {
        workbook.owner = OTHER;
        sheet.protections.push({
          ...{ id: 'p1', description: '', warningOnly: false, editors: [] },
          area: { row: 0, column: 0, rows: 1000, columns: 1 },
        });
        const other = structuredClone(sheet);
        workbook.sheets.push(
          Object.assign(
            other,
            { id: 7, name: 'Riêng' },
            { protections: [{ ...sheet.protections[0], area: undefined }] },
          ),
        );
      }),
    },
    act: (g) =>
      texts([
        () => cells(g, 'A2').setDataValidation(null),
        () => cells(g, 'A2').setNotes([['x']]),
        () => cells(g, 'A2:B2').setBackground('#ffffff'),
        () => cells(g, 'B2').setNote('x'),
        () => g.SpreadsheetApp.getActive().getSheetByName('Riêng')?.insertRowsAfter(1, 1),
        () => g.SpreadsheetApp.getActiveSheet().insertRowsAfter(1, 1),
      ]),
    answer: [PROTECTED, PROTECTED, PROTECTED, 'done', PROTECTED, 'done'],
  },
  {
    id: 'tables-03',
    fact: 'The edge of frozen rows or columns cannot run through a merged cell.',
    host: {
      workbook: prepared((sheet) => {
        sheet.merges.push({ row: 0, column: 0, rows: 2, columns: 2 });
      }),
    },
    act: (g) => {
      const sheet = g.SpreadsheetApp.getActiveSheet();
      return texts([
        () => sheet.setFrozenRows(1),
        () => sheet.setFrozenColumns(1),
        () => sheet.setFrozenColumns(2),
      ]);
    },
    answer: [
      "You can't freeze rows which contain only part of a merged cell.",
      "You can't freeze columns which contain only part of a merged cell.",
      'done',
    ],
  },
];

/** Not known for sure; the host takes the stricter answer. */
export const openRefusals: readonly Fact[] = [
  {
    id: 'tables-04',
    fact: 'A typed column keeps its number format.',
    host: { workbook: table() },
    act: (g) =>
      texts([() => cells(g, 'A2:A10').setNumberFormat('@'), () => cells(g, 'B2').setNumberFormats([['@']])]),
    answer: [TYPED, 'done'],
  },
];
