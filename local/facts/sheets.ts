/** Tabs, and what is selected on them. */
import { message, sheetOf } from './asking';
import type { Fact } from './fact';

export const sheets: readonly Fact[] = [
  {
    id: 'sheets-01',
    fact: 'insertSheet takes a 0-based index, getIndex is 1-based, and the new sheet is the active one.',
    act: (g) => {
      const file = g.SpreadsheetApp.getActiveSpreadsheet();
      const sheet = file.insertSheet('n', 0);
      return [sheet.getIndex(), file.getActiveSheet().getName()];
    },
    answer: [1, 'n'],
  },
  {
    id: 'sheets-02',
    fact: 'A name that is taken is refused by insertSheet and setName.',
    act: (g) => {
      const file = g.SpreadsheetApp.getActiveSpreadsheet();
      file.insertSheet('A');
      const other = file.insertSheet('B');
      return [message(() => file.insertSheet('A')), message(() => other.setName('A'))];
    },
    answer: Array(2).fill('A sheet with the name "A" already exists. Please enter another name.'),
  },
  {
    id: 'sheets-03',
    fact: 'The last sheet, and the last visible one, cannot be deleted.',
    act: (g) => {
      const file = g.SpreadsheetApp.getActiveSpreadsheet();
      const first = file.getActiveSheet();
      const last = message(() => file.deleteSheet(first));
      file.insertSheet('B').hideSheet();
      return [last, message(() => file.deleteSheet(first))];
    },
    answer: [
      "You can't remove all the sheets in a document.",
      "You can't remove all the visible sheets in a document.",
    ],
  },
  {
    id: 'sheets-04',
    fact: 'getSheetByName of an unknown name is null.',
    act: (g) => g.SpreadsheetApp.getActiveSpreadsheet().getSheetByName('không có'),
    answer: null,
  },
  {
    id: 'sheets-06',
    fact: 'duplicateActiveSheet names the copy "Copy of …"; renameActiveSheet and deleteActiveSheet act on the active one.',
    act: (g) => {
      const file = g.SpreadsheetApp.getActiveSpreadsheet();
      file.renameActiveSheet('A');
      const copy = file.duplicateActiveSheet().getName();
      file.deleteActiveSheet();
      return [copy, file.getSheets().map((sheet) => sheet.getName())];
    },
    answer: ['Copy of A', ['A']],
  },
  {
    id: 'sheets-08',
    fact: 'hideRow, hideColumn, isRowHiddenByUser, hideSheet, showSheet work; setColumnWidth(…).setRowHeight(…) chain.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.hideRow(sheet.getRange('A2:A3'));
      sheet.setColumnWidth(1, 210).setRowHeight(1, 34);
      const other = g.SpreadsheetApp.getActiveSpreadsheet().insertSheet('B').hideSheet();
      return [
        [1, 2, 3, 4].map((row) => sheet.isRowHiddenByUser(row)),
        [sheet.getColumnWidth(1), sheet.getRowHeight(1)],
        [other.isSheetHidden(), other.showSheet().isSheetHidden()],
      ];
    },
    answer: [
      [false, true, true, false],
      [210, 34],
      [true, false],
    ],
  },
  {
    id: 'sheets-09',
    fact: 'getType() prints as GRID; getSheetName and getSheetId of the file are those of the active sheet.',
    act: (g) => {
      const file = g.SpreadsheetApp.getActiveSpreadsheet();
      const sheet = file.insertSheet('B');
      return [sheet.getType().toString(), file.getSheetName(), file.getSheetId() === sheet.getSheetId()];
    },
    answer: ['GRID', 'B', true],
  },
  {
    id: 'sheets-10',
    fact: 'The current cell is the first of a range that was just activated; setCurrentCell inside the active range moves it and keeps the range, outside it the cell alone is selected; a tab that was never selected has A1.',
    act: (g) => {
      const file = g.SpreadsheetApp.getActiveSpreadsheet();
      const sheet = sheetOf(g);
      const selected = () => [
        file.getActiveRange()?.getA1Notation(),
        file.getCurrentCell()?.getA1Notation(),
        sheet.getSelection().getCurrentCell()?.getA1Notation(),
      ];
      const first = selected();
      sheet.getRange('B2:D5').activate();
      const activated = selected();
      sheet.setCurrentCell(sheet.getRange('C4'));
      const inside = selected();
      g.SpreadsheetApp.setCurrentCell(sheet.getRange('F9'));
      return [first, activated, inside, selected()];
    },
    answer: [
      ['A1', 'A1', 'A1'],
      ['B2:D5', 'B2', 'B2'],
      ['B2:D5', 'C4', 'C4'],
      ['F9', 'F9', 'F9'],
    ],
  },
  {
    id: 'sheets-11',
    fact: 'Of several ranges that were activated together the last is the active one, and its first cell the current one.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRangeList(['A1:B4', 'D1:E4']).activate();
      const selection = sheet.getSelection();
      return [selection.getCurrentCell()?.getA1Notation(), selection.getActiveRange()?.getA1Notation()];
    },
    answer: ['D1', 'D1:E4'],
  },
  {
    id: 'sheets-12',
    fact: 'A file that nobody owns, as in a shared drive, has no owner to name.',
    act: (g) => g.SpreadsheetApp.getActiveSpreadsheet().getOwner(),
    answer: null,
  },
];
