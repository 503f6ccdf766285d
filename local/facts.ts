/**
 * What is known of real Apps Script, as a table: each row says in words what a person can try on Google, does it, and
 * says what Google answers. The ids are those of the design notes. `facts.test.ts` holds the local host to every row.
 */
import type { Fact } from './fact';
import { deployment } from './facts-deployment';
import { openRefusals, refusals } from './facts-refusals';
import type { Globals } from './host';

/** The text of what is thrown; 'nothing thrown' where nothing is. */
function thrown(work: () => unknown): string {
  try {
    work();
  } catch (cause) {
    return String(cause);
  }
  return 'nothing thrown';
}

function message(work: () => unknown): string {
  return thrown(work).replace(/^Exception: /, '');
}

function sheetOf(google: Globals): GoogleAppsScript.Spreadsheet.Sheet {
  return google.SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
}

/** A call that Google's types forbid: facts about wrong arguments need it. */
function untyped(object: object): Record<string, (...args: unknown[]) => unknown> {
  return object as Record<string, (...args: unknown[]) => unknown>;
}

function notations(google: Globals, texts: readonly string[]): string[] {
  return texts.map((text) => sheetOf(google).getRange(text).getA1Notation());
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const OUT = 'The coordinates of the range are outside the dimensions of the sheet.';

const errors: readonly Fact[] = [
  {
    id: 'errors-01',
    fact: 'The error of a service has the name "Exception", is an Error, and prints as "Exception: …".',
    act: (g) => {
      try {
        sheetOf(g).getRange(0, 1);
      } catch (cause) {
        return cause instanceof Error && [cause.name, String(cause)];
      }
      return null;
    },
    answer: ['Exception', 'Exception: The starting row of the range is too small.'],
  },
  {
    id: 'errors-02',
    fact: 'Wrong arguments are named by their types: number small, String with a capital, null small, (class) for an object.',
    act: (g) => [
      message(() => untyped(sheetOf(g).getRange('A1')).copyTo?.()),
      message(() => untyped(sheetOf(g).getRange('A1')).copyTo?.('A1')),
      message(() => untyped(sheetOf(g)).getRange?.(1, 2, 3, null)),
      message(() => untyped(sheetOf(g)).setName?.({})),
      message(() => untyped(g.SpreadsheetApp.getActiveSpreadsheet()).setNamedRange?.('x', sheetOf(g))),
    ],
    answer: [
      "The parameters () don't match the method signature for SpreadsheetApp.Range.copyTo.",
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.copyTo.",
      "The parameters (number,number,number,null) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
      "The parameters ((class)) don't match the method signature for SpreadsheetApp.Sheet.setName.",
      "The parameters (String,SpreadsheetApp.Sheet) don't match the method signature for SpreadsheetApp.Spreadsheet.setNamedRange.",
    ],
  },
  {
    id: 'errors-03',
    fact: 'An array that should hold bytes but does not: the message begins with "Cannot convert".',
    act: (g) => message(() => untyped(g.Utilities).newBlob?.(['a'])).slice(0, 14),
    answer: 'Cannot convert',
  },
  {
    id: 'errors-06',
    fact: 'Writing 50,001 characters throws with the next spreadsheet call or with flush, not with setValue.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1');
      return [
        message(() => range.setValue('x'.repeat(50_001))),
        message(() => g.SpreadsheetApp.flush()),
        message(() => g.SpreadsheetApp.flush()),
      ];
    },
    answer: [
      'nothing thrown',
      'Your input contains more than the maximum of 50000 characters in a single cell.',
      'nothing thrown',
    ],
  },
  {
    id: 'errors-10',
    fact: 'Format setters ignore nonsense: setBackground("foo"), "#gggggg", setHorizontalAlignment("foo"), odd copyTo options.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1');
      range.setBackground('foo').setBackground('#gggggg');
      untyped(range).setHorizontalAlignment?.('foo');
      untyped(range).copyTo?.(sheetOf(g).getRange('B1'), 'FOO');
      untyped(range).copyTo?.(sheetOf(g).getRange('B1'), { contentsOnly: true, formatOnly: true });
      untyped(range).copyTo?.(sheetOf(g).getRange('B1'), { foo: true });
      return [range.getBackground(), range.getHorizontalAlignment()];
    },
    answer: ['#ffffff', 'general'],
  },
];

const grid: readonly Fact[] = [
  {
    id: 'grid-01',
    fact: 'getRange with a row, column, height or width of 0 says which one is too small.',
    act: (g) => [
      message(() => sheetOf(g).getRange(0, 1)),
      message(() => sheetOf(g).getRange(1, 0)),
      message(() => sheetOf(g).getRange(1, 1, 0)),
      message(() => sheetOf(g).getRange(1, 1, 1, 0)),
    ],
    answer: [
      'The starting row of the range is too small.',
      'The starting column of the range is too small.',
      'The number of rows in the range must be at least 1.',
      'The number of columns in the range must be at least 1.',
    ],
  },
  {
    id: 'grid-02',
    fact: 'offset past the edge of the grid is refused.',
    act: (g) => message(() => sheetOf(g).getRange('A1000').offset(1, 0)),
    answer: OUT,
  },
  {
    id: 'grid-04',
    fact: 'Rows and columns past the grid are out of bounds for deleteRows, deleteColumns, getColumnWidth, insertRowsAfter.',
    act: (g) => [
      message(() => sheetOf(g).deleteRows(1000, 2)),
      message(() => sheetOf(g).deleteColumns(27, 1)),
      message(() => sheetOf(g).getColumnWidth(27)),
      message(() => sheetOf(g).insertRowsAfter(1001, 1)),
    ],
    answer: [
      'Those rows are out of bounds.',
      'Those columns are out of bounds.',
      'Those columns are out of bounds.',
      'Those rows are out of bounds.',
    ],
  },
  {
    id: 'grid-05',
    fact: 'Deleting every row below the frozen ones is refused.',
    act: (g) => {
      sheetOf(g).setFrozenRows(1);
      return message(() => sheetOf(g).deleteRows(2, 999));
    },
    answer: 'Sorry, it is not possible to delete all non-frozen rows.',
  },
  {
    id: 'grid-06',
    fact: 'A workbook has at most 10,000,000 cells, empty ones included.',
    act: (g) => message(() => sheetOf(g).insertRowsAfter(1000, 400_000)),
    answer:
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  },
  {
    id: 'grid-09',
    fact: 'A new sheet has 1000 rows and 26 columns.',
    act: (g) => {
      const sheet = g.SpreadsheetApp.getActiveSpreadsheet().insertSheet('n');
      return [sheet.getMaxRows(), sheet.getMaxColumns()];
    },
    answer: [1000, 26],
  },
  {
    id: 'grid-10',
    fact: 'A1 texts are normalised: $C$3, C5:B2, 5:2, D:B, lower case; 5:7 and D:F keep their notation and span the sheet.',
    act: (g) => [
      ...notations(g, ['$C$3', 'C5:B2', '5:2', 'D:B', 'b2:c3', '5:7', 'D:F', `${sheetOf(g).getName()}!B2`]),
      sheetOf(g).getRange('5:7').getNumColumns(),
      sheetOf(g).getRange('D:F').getNumRows(),
    ],
    answer: ['C3', 'B2:C5', '2:5', 'B:D', 'B2:C3', '5:7', 'D:F', 'B2', 26, 1000],
  },
  {
    id: 'grid-11',
    fact: 'getRange("!c2:e5") works.',
    act: (g) => notations(g, ['!c2:e5']),
    answer: ['C2:E5'],
  },
  {
    id: 'grid-12',
    fact: 'R1C1 texts work, lower case and inverted too; RC1 is the cell in column RC.',
    act: (g) => [
      ...notations(g, ['R5C3', 'R2C2:R4C5', 'r4c5:r2c2']),
      message(() => sheetOf(g).getRange('RC1')),
    ],
    answer: ['C5', 'B2:E4', 'B2:E4', 'Range not found'],
  },
  {
    id: 'grid-13',
    fact: '3:5 has its rows bounded and its columns not, B:D the reverse, A5:C10 all four.',
    act: (g) =>
      ['3:5', 'B:D', 'A5:C10'].map((text) => {
        const range = sheetOf(g).getRange(text);
        return [
          range.isStartRowBounded(),
          range.isEndRowBounded(),
          range.isStartColumnBounded(),
          range.isEndColumnBounded(),
        ];
      }),
    answer: [
      [true, true, false, false],
      [false, false, true, true],
      [true, true, true, true],
    ],
  },
  {
    id: 'grid-14',
    fact: 'offset keeps the size unless told; getRowIndex is getRow; getWidth is getNumColumns; getGridId is the sheet id; getCell is 1-based inside.',
    act: (g) => {
      const range = sheetOf(g).getRange('B2:C4');
      return [
        range.offset(1, 1).getA1Notation(),
        range.offset(1, 1, 1).getA1Notation(),
        range.offset(1, 1, 1, 1).getA1Notation(),
        range.getRowIndex(),
        range.getWidth(),
        range.getGridId() === sheetOf(g).getSheetId(),
        range.getCell(2, 2).getA1Notation(),
      ];
    },
    answer: ['C3:D5', 'C3:D3', 'C3', 2, 2, true, 'C3'],
  },
  {
    id: 'grid-15',
    fact: 'getCell beyond the range: "Cell reference out of range".',
    act: (g) => message(() => sheetOf(g).getRange('A1:B2').getCell(3, 1)),
    answer: 'Cell reference out of range',
  },
  {
    id: 'grid-16',
    fact: "The range of a whole sheet's protection has the sheet's size and no notation.",
    act: (g) => {
      const range = sheetOf(g).protect().getRange();
      return [range.getNumRows(), range.getNumColumns(), range.getA1Notation()];
    },
    answer: [1000, 26, ''],
  },
  {
    id: 'grid-17',
    fact: 'getRange("nonsense") says "Range not found".',
    act: (g) => message(() => sheetOf(g).getRange('nonsense')),
    answer: 'Range not found',
  },
];

const values: readonly Fact[] = [
  {
    id: 'values-01',
    fact: 'A blank cell reads as "" in getValue, getDisplayValue, getFormula and getNote.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1');
      return [range.getValue(), range.getDisplayValue(), range.getFormula(), range.getNote()];
    },
    answer: ['', '', '', ''],
  },
  {
    id: 'values-02',
    fact: 'null inside setValues does not throw.',
    act: (g) =>
      sheetOf(g)
        .getRange('A1:B1')
        .setValues([[null, 1]])
        .getValues(),
    answer: [['', 1]],
  },
  {
    id: 'values-03',
    fact: 'setValues with too few rows or columns says how many there are on both sides.',
    act: (g) => [
      message(() =>
        sheetOf(g)
          .getRange('A1:A526')
          .setValues([[1]]),
      ),
      message(() =>
        sheetOf(g)
          .getRange('A1:B1')
          .setValues([[1]]),
      ),
    ],
    answer: [
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 526.',
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
  },
  {
    id: 'values-04',
    fact: 'A plain list given to setValues is a wrong argument: (number[]).',
    act: (g) => message(() => untyped(sheetOf(g).getRange('A1')).setValues?.([1])),
    answer: "The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
  },
  {
    id: 'values-05',
    fact: 'Texts are read as if typed: "=…" is a formula, "01234" is 1234, "22 34" is 2234.',
    act: (g) => {
      const range = sheetOf(g)
        .getRange('A1:C1')
        .setValues([['=1+1', '01234', '22 34']]);
      return [range.getFormulas(), range.getValues()];
    },
    answer: [[['=1+1', '', '']], [[2, 1234, 2234]]],
  },
  {
    id: 'values-06',
    fact: 'Under the format "@", set before the write, text stays; it stays when the format is changed afterwards.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1').setNumberFormat('@').setValue('0912345678');
      const before = range.getValue();
      return [before, range.setNumberFormat('0').getValue()];
    },
    answer: ['0912345678', '0912345678'],
  },
  {
    id: 'values-09',
    fact: 'A formula with spaces before it is text, and stays text after trimWhitespace.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1').setValue('   =SUM(1,2)');
      return [range.getValue(), range.trimWhitespace().getValue(), range.getFormula()];
    },
    answer: ['   =SUM(1,2)', '=SUM(1,2)', ''],
  },
  {
    id: 'values-10',
    fact: "A day is midnight in the SPREADSHEET's zone: 28/06/2022 in Việt Nam is 17:00 UTC the day before.",
    act: (g) => {
      const value: unknown = sheetOf(g).getRange('A1').setValue('28/06/2022').getValue();
      return value instanceof Date && value.toISOString();
    },
    answer: '2022-06-27T17:00:00.000Z',
    locale: 'vi_VN',
  },
  {
    id: 'values-11',
    fact: 'An empty sheet has last row and column 0, and its data range is A1 with [[""]].',
    act: (g) => {
      const sheet = sheetOf(g);
      return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getValues()];
    },
    answer: [0, 0, [['']]],
  },
  {
    id: 'values-12',
    fact: 'getLastRow counts content only; columns inserted inside the data move getLastColumn.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRange('A1:C2').setValue(1);
      sheet.getRange('A9').setBackground('red');
      sheet.insertRowsAfter(5, 3);
      sheet.insertColumnsAfter(1, 2);
      return [sheet.getLastRow(), sheet.getLastColumn()];
    },
    answer: [2, 5],
  },
  {
    id: 'values-13',
    fact: 'appendRow answers the sheet and writes after the last content, from column A; on an empty sheet in row 1.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.appendRow(['a']).getRange('C3').setValue('c');
      sheet.appendRow(['b', 2]);
      return sheet.getDataRange().getValues();
    },
    answer: [
      ['a', '', ''],
      ['', '', ''],
      ['', '', 'c'],
      ['b', 2, ''],
    ],
  },
  {
    id: 'values-14',
    fact: 'setFormula over a range steps like a fill; null in setFormulas clears.',
    act: (g) => {
      const range = sheetOf(g).getRange('C3:D4').setFormula('=A1');
      const stepped = range.getFormulas();
      untyped(sheetOf(g).getRange('C3')).setFormulas?.([[null]]);
      return [stepped, sheetOf(g).getRange('C3').getFormula()];
    },
    answer: [
      [
        ['=A1', '=B1'],
        ['=A2', '=B2'],
      ],
      '',
    ],
  },
  {
    id: 'values-16',
    fact: 'sort: numbers, then text without regard to case, then FALSE, TRUE; the header row is sorted too; blanks go last both ways.',
    act: (g) => {
      const range = sheetOf(g)
        .getRange('B1:B6')
        .setValues([['Tên'], [true], ['b'], [''], [2], [false]]);
      const up = range.sort(2).getValues().flat();
      return [up, range.sort({ column: 2, ascending: false }).getValues().flat()];
    },
    answer: [
      [2, 'b', 'Tên', false, true, ''],
      [true, false, 'Tên', 'b', 2, ''],
    ],
  },
  {
    id: 'values-17',
    fact: 'Sheet.clear leaves notes and validations; clearContents leaves formats; clearFormats leaves values; clearNotes takes notes only.',
    act: (g) => {
      const sheet = sheetOf(g);
      const cell = sheet.getRange('A1');
      const rule = g.SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).build();
      const fill = () => cell.setValue(1).setNote('n').setBackground('red').setDataValidation(rule);
      const seen = () => [
        cell.getValue(),
        cell.getNote(),
        cell.getBackground(),
        cell.getDataValidation() !== null,
      ];
      fill();
      sheet.clear();
      const cleared = seen();
      fill();
      sheet.clearContents();
      const contents = seen();
      fill();
      sheet.clearFormats();
      const formats = seen();
      fill();
      sheet.clearNotes();
      return [cleared, contents, formats, seen()];
    },
    answer: [
      ['', 'n', '#ffffff', true],
      ['', 'n', '#ff0000', true],
      [1, 'n', '#ffffff', true],
      [1, '', '#ff0000', true],
    ],
  },
  {
    id: 'values-18',
    fact: 'removeDuplicates counts columns of the sheet, keeps the first, moves the rest up and answers the smaller range.',
    act: (g) => {
      const range = sheetOf(g)
        .getRange('B1:C3')
        .setValues([
          ['x', 1],
          ['y', 1],
          ['x', 2],
        ]);
      const left = range.removeDuplicates([2]);
      return [left.getA1Notation(), left.getValues(), sheetOf(g).getRange('B3').getValue()];
    },
    answer: [
      'B1:C2',
      [
        ['x', 1],
        ['y', 1],
      ],
      '',
    ],
  },
  {
    id: 'values-19',
    fact: 'trimWhitespace trims both ends and makes inner runs of spaces one.',
    act: (g) => sheetOf(g).getRange('A1').setValue('  Khu   5A ').trimWhitespace().getValue(),
    answer: 'Khu 5A',
  },
  {
    id: 'values-20',
    fact: 'setNote(25) gives "25"; setNotes([[25]]) gives "25.0".',
    act: (g) => {
      const range = sheetOf(g).getRange('A1');
      untyped(range).setNote?.(25);
      const one = range.getNote();
      untyped(range).setNotes?.([[25]]);
      return [one, range.getNote()];
    },
    answer: ['25', '25.0'],
  },
  {
    id: 'values-21',
    fact: 'isBlank is false if any cell has content; isChecked is true or false only if every cell is a box in that state.',
    act: (g) => {
      const sheet = sheetOf(g);
      const boxes = sheet.getRange('A1:A2').insertCheckboxes();
      const off = boxes.isChecked();
      const on = boxes.check().isChecked();
      sheet.getRange('A1').uncheck();
      return [
        off,
        on,
        boxes.isChecked(),
        sheet.getRange('A1:B9').isBlank(),
        sheet.getRange('B1:B9').isBlank(),
      ];
    },
    answer: [false, true, null, false, true],
  },
  {
    id: 'values-22',
    fact: 'removeCheckboxes clears the values; check touches boxes only and writes their own values.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRange('A1').insertCheckboxes('có', 'không');
      sheet.getRange('A2').setValue('chữ');
      const checked = sheet.getRange('A1:A2').check().getValues().flat();
      return [checked, sheet.getRange('A1').removeCheckboxes().getValue()];
    },
    answer: [['có', 'chữ'], ''],
  },
];

const sheets: readonly Fact[] = [
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
];

const formats: readonly Fact[] = [
  {
    id: 'formats-01',
    fact: 'Defaults of a cell: #ffffff, Arial (arial,sans,sans-serif in its text style), 10, #000000, normal, none, bottom, general; getWrap is true while the strategy is OVERFLOW.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1');
      return [
        range.getBackground(),
        range.getFontFamily(),
        range.getTextStyle().getFontFamily(),
        range.getFontSize(),
        range.getFontColor(),
        range.getFontWeight(),
        range.getFontStyle(),
        range.getFontLine(),
        range.getVerticalAlignment(),
        range.getHorizontalAlignment(),
        range.getWrap(),
        range.getWrapStrategy().toString(),
        range.getTextDirection(),
      ];
    },
    answer: [
      '#ffffff',
      'Arial',
      'arial,sans,sans-serif',
      10,
      '#000000',
      'normal',
      'normal',
      'none',
      'bottom',
      'general',
      true,
      'OVERFLOW',
      null,
    ],
  },
  {
    id: 'formats-02',
    fact: 'setNumberFormat("general") reads back 0.###############; null is refused.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1').setNumberFormat('general');
      return [range.getNumberFormat(), message(() => untyped(range).setNumberFormat?.(null))];
    },
    answer: [
      '0.###############',
      "The parameters (null) don't match the method signature for SpreadsheetApp.Range.setNumberFormat.",
    ],
  },
  {
    id: 'formats-03',
    fact: 'setHorizontalAlignment("normal") reads back general-left; null reads back general.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1').setHorizontalAlignment('normal');
      return [range.getHorizontalAlignment(), range.setHorizontalAlignment(null).getHorizontalAlignment()];
    },
    answer: ['general-left', 'general'],
  },
  {
    id: 'formats-04',
    fact: 'Colours come back as lower-case hex, whatever the case of the CSS name.',
    act: (g) => {
      const range = sheetOf(g).getRange('A1');
      return [range.setBackground('LIGHTCORAL').getBackground(), range.setFontColor('#ABC').getFontColor()];
    },
    answer: ['#f08080', '#aabbcc'],
  },
  {
    id: 'formats-05',
    fact: "A theme colour's foreground colour is the theme's name.",
    act: (g) => {
      const app = g.SpreadsheetApp;
      const color = app.newColor().setThemeColor(app.ThemeColorType.ACCENT4).build();
      return app.newTextStyle().setForegroundColorObject(color).build().getForegroundColor();
    },
    answer: 'ACCENT4',
  },
  {
    id: 'formats-06',
    fact: 'asThemeColor on an RGB colour and asRgbColor on a theme colour throw; an unset colour is UNSUPPORTED.',
    act: (g) => {
      const app = g.SpreadsheetApp;
      const theme = app.newColor().setThemeColor(app.ThemeColorType.TEXT).build();
      return [
        message(() => app.newColor().setRgbColor('red').build().asThemeColor()),
        message(() => theme.asRgbColor()),
        app.newColor().build().getColorType().toString(),
      ];
    },
    answer: ['Object is not of type ThemeColor.', 'Object is not of type RgbColor.', 'UNSUPPORTED'],
  },
  {
    id: 'formats-07',
    fact: 'getRuns gives a run for unstyled gaps too; a plain cell has one run.',
    act: (g) => {
      const bold = g.SpreadsheetApp.newTextStyle().setBold(true).build();
      const rich = g.SpreadsheetApp.newRichTextValue().setText('một hai ba').setTextStyle(4, 7, bold).build();
      const sheet = sheetOf(g);
      sheet.getRange('A1').setRichTextValue(rich);
      sheet.getRange('A2').setValue('một');
      const runs = (at: string) =>
        sheet
          .getRange(at)
          .getRichTextValue()
          ?.getRuns()
          .map((run) => [run.getText(), run.getTextStyle().isBold()]);
      return [runs('A1'), runs('A2')];
    },
    answer: [
      [
        ['một ', false],
        ['hai', true],
        [' ba', false],
      ],
      [['một', false]],
    ],
  },
  {
    id: 'formats-08',
    fact: 'copyTo into a smaller target writes the whole source, into a larger one whole copies only; an empty source clears.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRange('A1:A2').setValues([[1], [2]]);
      sheet.getRange('A1:A2').copyTo(sheet.getRange('B1'));
      sheet.getRange('C5').setValue('x');
      sheet.getRange('A1:A2').copyTo(sheet.getRange('C1:C5'));
      sheet.getRange('D1').setValue(9).setBackground('red');
      sheet.getRange('Z1').copyTo(sheet.getRange('D1'));
      return [
        sheet.getRange('B1:B3').getValues().flat(),
        sheet.getRange('C1:C5').getValues().flat(),
        sheet.getRange('D1').getValue(),
        sheet.getRange('D1').getBackground(),
      ];
    },
    answer: [[1, 2, ''], [1, 2, 1, 2, 'x'], '', '#ffffff'],
  },
  {
    id: 'formats-09',
    fact: 'copyTo with PASTE_VALUES can wipe the formats of the target; {contentsOnly: true} does not.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRange('A1').setValue(1);
      const red = () => sheet.getRange('B1').setBackground('red');
      sheet.getRange('A1').copyTo(red(), g.SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
      const wiped = sheet.getRange('B1').getBackground();
      sheet.getRange('A1').copyTo(red(), { contentsOnly: true });
      return [wiped, sheet.getRange('B1').getBackground()];
    },
    answer: ['#ffffff', '#ff0000'],
  },
  {
    id: 'formats-10',
    fact: "A second filter is refused; getFilter of any range is the sheet's filter.",
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRange('A1:B2').createFilter();
      return [
        message(() => sheet.getRange('D1:E2').createFilter()),
        sheet.getRange('Z9').getFilter()?.getRange().getA1Notation(),
      ];
    },
    answer: ["You can't create a filter in a sheet that already has a filter.", 'A1:B2'],
  },
  {
    id: 'formats-11',
    fact: 'Row banding: the first and second colours may not be null; header and footer may.',
    act: (g) => {
      const banding = sheetOf(g).getRange('A1:B5').applyRowBanding();
      banding.setHeaderRowColor(null).setFooterRowColor(null);
      return [
        message(() => banding.setFirstRowColor(null)).slice(0, 35),
        message(() => banding.setSecondRowColor(null)).slice(0, 36),
        banding.getHeaderRowColor(),
      ];
    },
    answer: ['First row color should not be null.', 'Second row color should not be null.', null],
  },
  {
    id: 'formats-12',
    fact: 'Developer metadata go on the file, a sheet, whole rows or whole columns; default visibility is DOCUMENT; a cell in that row does not see them.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRange('2:2').addDeveloperMetadata('k', 'v');
      const [found] = sheet.createDeveloperMetadataFinder().withKey('k').find();
      return [
        message(() => sheet.getRange('A1').addDeveloperMetadata('k')).slice(0, 79),
        found?.getVisibility().toString(),
        found?.getLocation().getLocationType().toString(),
        sheet.getRange('2:2').getDeveloperMetadata().length,
        sheet.getRange('A2').getDeveloperMetadata().length,
      ];
    },
    answer: [
      'Adding developer metadata to arbitrary ranges is not currently supported. Devel',
      'DOCUMENT',
      'ROW',
      1,
      0,
    ],
  },
  {
    id: 'formats-13',
    fact: 'requireValueInList turns items into texts and adds that the dropdown is shown.',
    act: (g) => {
      const builder = g.SpreadsheetApp.newDataValidation();
      untyped(builder).requireValueInList?.([9, false, 'z']);
      return builder.build().getCriteriaValues();
    },
    answer: [['9', 'false', 'z'], true],
  },
  {
    id: 'formats-14',
    fact: 'The owner can edit what is protected and is not among the editors of a new protection.',
    act: (g) => {
      const protection = sheetOf(g).getRange('A1').protect();
      return [protection.canEdit(), protection.getEditors().length];
    },
    answer: [true, 0],
  },
  {
    id: 'formats-16',
    fact: "Objects print as their class: 'Range', 'Filter', 'DataValidationBuilder', 'TextStyle', 'Protection'.",
    act: (g) => {
      const range = sheetOf(g).getRange('A1');
      return [
        range,
        range.createFilter(),
        g.SpreadsheetApp.newDataValidation(),
        range.getTextStyle(),
        range.protect(),
      ].map(String);
    },
    answer: ['Range', 'Filter', 'DataValidationBuilder', 'TextStyle', 'Protection'],
  },
  {
    id: 'formats-17',
    fact: 'Enums are objects, not texts: they print their name, and compareTo orders them.',
    act: (g) => {
      const { AuthMode } = g.ScriptApp;
      const full: unknown = AuthMode.FULL;
      return [
        typeof full,
        String(full),
        full === 'FULL',
        untyped(AuthMode.NONE as unknown as object).compareTo?.(full),
      ];
    },
    answer: ['object', 'FULL', false, -3],
  },
  {
    id: 'formats-18',
    fact: 'MimeType is a global of its own.',
    act: (g) => [g.MimeType.GOOGLE_DOCS, g.MimeType.PNG],
    answer: ['application/vnd.google-apps.document', 'image/png'],
  },
  {
    id: 'formats-19',
    fact: 'A text finder looks at shown values without regard to case; diacritics count unless ignored; replaceAllWith answers how many.',
    act: (g) => {
      const sheet = sheetOf(g);
      sheet.getRange('A1:A3').setValues([['Tái chế'], ['tai che'], ['=1+1']]);
      return [
        sheet.createTextFinder('TÁI').findAll().length,
        sheet.createTextFinder('tai').ignoreDiacritics(true).findAll().length,
        sheet.createTextFinder('1+1').findAll().length,
        sheet.createTextFinder('1+1').matchFormulaText(true).findAll().length,
        sheet.createTextFinder('tái').replaceAllWith('thu'),
        sheet.getRange('A1').getValue(),
      ];
    },
    answer: [1, 2, 0, 1, 1, 'thu chế'],
  },
];

const stores: readonly Fact[] = [
  {
    id: 'properties-01',
    fact: 'A missing property is null; setters and deleters answer the store.',
    act: (g) => {
      const store = g.PropertiesService.getDocumentProperties();
      const chained = store.setProperty('a', '1').setProperties({ b: '2' }).deleteProperty('a');
      return [chained.getProperty('a'), chained.getProperties(), chained.deleteAllProperties().getKeys()];
    },
    answer: [null, { b: '2' }, []],
  },
  {
    id: 'properties-03',
    fact: 'An empty property name is refused.',
    act: (g) => message(() => g.PropertiesService.getScriptProperties().setProperty('', 'x')),
    answer: 'When setting or getting a property value, the property name must not be null or empty.',
  },
  {
    id: 'cache-01',
    fact: 'A cache key has at most 250 characters and a value 100 KB; a missing key is null; getAll answers what it found.',
    act: (g) => {
      const cache = g.CacheService.getDocumentCache();
      cache?.put('a', '1');
      return [
        message(() => cache?.put('k'.repeat(251), 'v')),
        message(() => cache?.put('k', 'v'.repeat(102_401))),
        cache?.get('none'),
        cache?.getAll(['a', 'none']),
      ];
    },
    answer: ['Argument too large: key', 'Argument too large: value', null, { a: '1' }],
  },
  {
    id: 'cache-02',
    fact: 'put and remove answer null.',
    act: (g) => {
      const cache: object = g.CacheService.getScriptCache();
      return [untyped(cache).put?.('a', '1'), untyped(cache).remove?.('a')];
    },
    answer: [null, null],
  },
  {
    id: 'lock-01',
    fact: 'tryLock(0) takes a free lock, tryLock(-1) does not; while held tryLock is true; waitLock(-1) throws; hasLock follows.',
    act: (g) => {
      const lock = g.LockService.getDocumentLock();
      return [
        lock.hasLock(),
        lock.tryLock(-1),
        message(() => lock.waitLock(-1)),
        lock.tryLock(0),
        lock.hasLock(),
        lock.tryLock(0),
        lock.releaseLock(),
        lock.hasLock(),
        lock.releaseLock(),
      ];
    },
    answer: [
      false,
      false,
      'Lock timeout: another process was holding the lock for too long.',
      true,
      true,
      true,
      undefined,
      false,
      undefined,
    ],
  },
];

const utilities: readonly Fact[] = [
  {
    id: 'utilities-01',
    fact: 'Bytes are signed.',
    act: (g) => [g.Utilities.newBlob('é').getBytes(), g.Utilities.base64Decode('/w==')],
    answer: [[-61, -87], [-1]],
  },
  {
    id: 'utilities-02',
    fact: "A digest of a text without a charset takes each sign outside ASCII as one '?'.",
    act: (g) => {
      const { MD5 } = g.Utilities.DigestAlgorithm;
      const digest = (text: string) => g.Utilities.computeDigest(MD5, text).join();
      const utf8 = g.Utilities.computeDigest(MD5, '€🙂', g.Utilities.Charset.UTF_8).join();
      return [digest('€🙂') === digest('??'), utf8 === digest('??')];
    },
    answer: [true, false],
  },
  {
    id: 'utilities-03',
    fact: 'newBlob("text") is text/plain without a name; zip, gzip and ungzip name what they make.',
    act: (g) => {
      const blob = g.Utilities.newBlob('chữ');
      const gzip = g.Utilities.gzip(blob);
      const plain = g.Utilities.ungzip(gzip);
      return [
        [blob.getContentType(), blob.getName()],
        g.Utilities.zip([g.Utilities.newBlob('a').setName('a.txt')]).getName(),
        [gzip.getName(), gzip.getContentType()],
        [plain.getName(), plain.getContentType(), plain.getDataAsString()],
      ];
    },
    answer: [
      ['text/plain', null],
      'archive.zip',
      ['archive.gz', 'application/x-gzip'],
      ['archive', null, 'chữ'],
    ],
  },
  {
    id: 'utilities-04',
    fact: 'formatDate takes SimpleDateFormat letters; YYYY is the week-year; a text instead of a Date is a wrong argument.',
    act: (g) => {
      const day = new Date('2021-12-27T03:04:05.006Z');
      const write = (pattern: string) => g.Utilities.formatDate(day, 'Asia/Ho_Chi_Minh', pattern);
      return [
        write("yyyy-MM-dd'T'HH:mm:ss.SSSZ"),
        write('YYYY'),
        write('EEEE d MMM, h a, u'),
        write('XXX'),
        message(() => untyped(g.Utilities).formatDate?.('2021-12-27', 'GMT', 'yyyy')),
      ];
    },
    answer: [
      '2021-12-27T10:04:05.006+0700',
      '2022',
      'Monday 27 Dec, 10 AM, 1',
      '+07:00',
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    ],
  },
  {
    id: 'utilities-05',
    fact: 'parseDate throws on text that does not fit; sleep("rubbish") cannot convert; formatString is like sprintf.',
    act: (g) => [
      (g.Utilities.parseDate('28/06/2022', 'Asia/Ho_Chi_Minh', 'dd/MM/yyyy') as Date).toISOString(),
      thrown(() => g.Utilities.parseDate('hôm qua', 'GMT', 'dd/MM/yyyy')).startsWith('Exception'),
      message(() => untyped(g.Utilities).sleep?.('rubbish')).slice(0, 14),
      g.Utilities.formatString('%11.6f|%6s|%-4s|', 123.456, 'ab', 'c'),
    ],
    answer: ['2022-06-27T17:00:00.000Z', true, 'Cannot convert', ' 123.456000|    ab|c   |'],
  },
  {
    id: 'utilities-06',
    fact: 'parseCsv: quotes doubled inside quotes, commas inside quotes, always texts.',
    act: (g) => g.Utilities.parseCsv('a,"b,""c"""\n1,2'),
    answer: [
      ['a', 'b,"c"'],
      ['1', '2'],
    ],
  },
  {
    id: 'session-01',
    fact: 'A user prints as the address.',
    act: (g) => String(g.Session.getActiveUser()) === g.Session.getActiveUser().getEmail(),
    answer: true,
  },
];

const html: readonly Fact[] = [
  {
    id: 'html-01',
    fact: 'An unknown HTML file is named in the error.',
    act: (g) => message(() => g.HtmlService.createHtmlOutputFromFile('Khong-co')),
    answer: 'No HTML file named Khong-co was found.',
  },
  {
    id: 'html-02',
    fact: '<?= ?> escapes for the place it stands in: text, attribute, script; <?!= ?> prints raw; <? ?> runs.',
    act: (g) => {
      const template = g.HtmlService.createTemplate(
        '<p title="<?= v ?>"><?= v ?></p><script>f(<?= v ?>)</script><? for (const n of [1, 2]) { ?><?!= n ?>,<? } ?>',
      );
      template.v = '<b>"';
      return template.evaluate().getContent();
    },
    answer:
      '<p title="&lt;b&gt;&quot;">&lt;b&gt;&quot;</p><script>f(\'\\u003cb\\u003e\\u0022\')</script>1,2,',
  },
  {
    id: 'html-03',
    fact: 'appendUntrusted escapes; append does not.',
    act: (g) => g.HtmlService.createHtmlOutput('').append('<b>').appendUntrusted('<script>').getContent(),
    answer: '<b>&lt;script&gt;',
  },
  {
    id: 'html-04',
    fact: 'addMetaTag allows viewport and three more, nothing else.',
    act: (g) => {
      const page = g.HtmlService.createHtmlOutput('').addMetaTag('viewport', 'width=device-width');
      return [page.getMetaTags().length, message(() => page.addMetaTag('refresh', '0'))];
    },
    answer: [1, 'The meta tag you specified is not allowed in this context.'],
  },
  {
    id: 'html-05',
    fact: 'Width and height are null until they are set.',
    act: (g) => {
      const page = g.HtmlService.createHtmlOutput('x');
      return [page.getWidth(), page.getHeight(), page.setWidth(300).getWidth()];
    },
    answer: [null, null, 300],
  },
  {
    id: 'html-06',
    fact: 'Properties set on a template are variables in it.',
    act: (g) => {
      const template = g.HtmlService.createTemplate('<?= ten ?>');
      template.ten = 'Hội';
      return template.evaluate().getContent();
    },
    answer: 'Hội',
  },
];

export const FACTS: readonly Fact[] = [
  ...errors,
  ...grid,
  ...values,
  ...sheets,
  ...formats,
  ...stores,
  ...utilities,
  ...html,
  ...deployment,
  ...refusals,
];

/** What the host decides where nothing is known: strictly. To be checked on Google. */
export const OPEN: readonly Fact[] = [
  {
    id: 'grid-03',
    fact: 'getRange past the grid throws at once; appendRow on a full grid throws and does not grow it.',
    act: (g) => {
      const sheet = sheetOf(g);
      const past = message(() => sheet.getRange(1000, 1, 2, 1));
      sheet.getRange('A1000').setValue(1);
      return [past, message(() => sheet.appendRow(['x'])), sheet.getMaxRows()];
    },
    answer: [OUT, 'Those rows are out of bounds.', 1000],
  },
  {
    id: 'values-07',
    fact: 'A leading apostrophe forces text and is not part of the value.',
    act: (g) => sheetOf(g).getRange('A1').setValue("'0973").getValue(),
    answer: '0973',
  },
  {
    id: 'values-08',
    fact: 'Texts of percents and days are read and set a format.',
    act: (g) => {
      const range = sheetOf(g)
        .getRange('A1:B1')
        .setValues([['10%', '2026-01-31']]);
      const [percent, day] = range.getValues()[0] ?? [];
      return [
        percent,
        day instanceof Date && day.getTime() === utc('2026-01-31').getTime() - 7 * 3_600_000,
        range.getDisplayValues(),
      ];
    },
    answer: [0.1, true, [['10%', '2026-01-31']]],
  },
  {
    id: 'values-undefined',
    fact: 'undefined inside setValues is refused by name.',
    act: (g) =>
      message(() =>
        sheetOf(g)
          .getRange('A1')
          .setValues([[undefined]]),
      ),
    answer: 'Writing undefined into a cell is not implemented by the local host',
  },
  {
    id: 'sheets-05',
    fact: 'Names that differ only in case are refused, while getSheetByName compares with case.',
    act: (g) => {
      const file = g.SpreadsheetApp.getActiveSpreadsheet();
      file.insertSheet('Chung');
      return [message(() => file.insertSheet('CHUNG')), file.getSheetByName('CHUNG')];
    },
    answer: ['A sheet with the name "CHUNG" already exists. Please enter another name.', null],
  },
  {
    id: 'properties-02',
    fact: 'A number given to setProperty is a wrong argument.',
    act: (g) => message(() => untyped(g.PropertiesService.getScriptProperties()).setProperty?.('a', 5)),
    answer:
      "The parameters (String,number) don't match the method signature for PropertiesService.Properties.setProperty.",
  },
  {
    id: 'properties-04',
    fact: 'A property of more than 9 KB is refused.',
    act: (g) => message(() => g.PropertiesService.getScriptProperties().setProperty('a', 'x'.repeat(9217))),
    answer: 'Argument too large: value',
  },
  {
    id: 'session-02',
    fact: 'getAuthorizationUrl is null where nothing is needed.',
    act: (g) => g.ScriptApp.getAuthorizationInfo(g.ScriptApp.AuthMode.FULL).getAuthorizationUrl(),
    answer: null,
  },
  ...openRefusals,
];
