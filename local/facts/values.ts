/** What is in a cell: reading, writing, sorting, clearing. */
import { message, sheetOf, untyped } from './asking';
import type { Fact } from './fact';

export const values: readonly Fact[] = [
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
