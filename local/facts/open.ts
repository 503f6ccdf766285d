/** What the host decides where nothing is known of Google: strictly. To be checked on Google. */
import { message, sheetOf, untyped } from './asking';
import type { Fact } from './fact';
import { openRefusals } from './refusals';

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const OUT = 'The coordinates of the range are outside the dimensions of the sheet.';

export const open: readonly Fact[] = [
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
