/**
 * How cells look, and what belongs to ranges: filters, banding, metadata, rules, protections; enums and text
 * finders.
 */
import { message, sheetOf, untyped } from './asking';
import type { Fact } from './fact';

export const formats: readonly Fact[] = [
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
