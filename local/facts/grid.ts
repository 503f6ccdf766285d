/** Where cells are: sizes of a sheet, A1 notation, what lies out of bounds. */
import type { Globals } from '../host-options';
import { message, sheetOf } from './asking';
import type { Fact } from './fact';

function notations(google: Globals, texts: readonly string[]): string[] {
  return texts.map((text) => sheetOf(google).getRange(text).getA1Notation());
}

const OUT = 'The coordinates of the range are outside the dimensions of the sheet.';

export const grid: readonly Fact[] = [
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
