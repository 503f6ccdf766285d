/** How a service fails: names and texts of errors, and what is ignored instead. */
import { message, sheetOf, untyped } from './asking';
import type { Fact } from './fact';

export const errors: readonly Fact[] = [
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
