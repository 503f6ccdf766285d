/** Bad input on the main road: whatever is wrong in the tabs, right rows are counted and wrong rows are named. */
import { createHost, type Host, recorder } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { differences, pictureOf } from '../domain/testdata/compare';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, memberRow, pair, sale, type WardSpec } from '../domain/testdata/ward';
import type { Checked } from './check';
import type { Returned } from './run';
import type { Summary } from './summarise';

/** A workbook as installed, with these rows and settings. */
async function open(
  spec: WardSpec = {},
  settings: Readonly<Record<string, string>> = { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' },
) {
  const ui = recorder();
  const host = await createHost({ workbook: installedWorkbook(), ui, email: 'can-bo@example.org' });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, ...spec });
  setSettings(book, settings);
  return { host, ui, book };
}

function told<T extends object>(answer: Returned<T>): T {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}
const summarize = (host: Host) => told(host.run('summarize') as Returned<Summary>);
const check = (host: Host) => told(host.run('checkData') as Returned<Checked>);
function tab(host: Host, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
}
const lineOf = (host: Host, name: string, row: number) => String(tab(host, name).getRange(row, 1).getValue());

/** One thing wrong in a workbook with two right sales of 80.000đ; what is counted then, and what Kiểm tra says. */
interface Wrong {
  readonly name: string;
  readonly spoil: (host: Host, sheet: GoogleAppsScript.Spreadsheet.Sheet, at: Record<string, number>) => void;
  readonly income: number | null;
  readonly leftOut: number;
  readonly codes: readonly string[];
}
const set =
  (column: string, value: unknown): Wrong['spoil'] =>
  (_host, sheet, at) => {
    sheet.getRange(3, at[column] ?? 0).setValue(value);
  };
const typed =
  (column: string, text: string): Wrong['spoil'] =>
  (host, sheet, at) => {
    host.type(sheet.getSheetId(), 2, (at[column] ?? 0) - 1, text);
  };
const one = { income: 80_000, leftOut: 1 } as const;
const both = { income: 160_000, leftOut: 0 } as const;
const BAD: readonly Wrong[] = [
  { name: 'nothing', spoil: () => undefined, ...both, codes: [] },
  {
    name: 'a header renamed',
    spoil: (_h, sheet, at) => sheet.getRange(1, at.quantity ?? 0).setValue('Số lượn'),
    income: null,
    leftOut: 2,
    codes: ['missingHeader'],
  },
  {
    name: 'a header gone',
    spoil: (_h, sheet, at) => sheet.getRange(1, at.day ?? 0).setValue(''),
    income: null,
    leftOut: 2,
    codes: ['missingHeader'],
  },
  {
    name: 'a header doubled',
    spoil: (_h, sheet) => sheet.getRange(1, 14).setValue('Thành tiền'),
    ...both,
    codes: ['doubledHeader'],
  },
  { name: 'headers moved', spoil: (_h, sheet) => sheet.insertColumnsBefore(1, 2), ...both, codes: [] },
  {
    name: 'a header in other letters',
    spoil: (_h, sheet, at) => sheet.getRange(1, at.material ?? 0).setValue('LOẠI  PHẾ LIỆU'.normalize('NFD')),
    ...both,
    codes: [],
  },
  {
    name: 'the tab missing',
    spoil: (host, sheet) => host.globals.SpreadsheetApp.getActive().deleteSheet(sheet),
    income: null,
    leftOut: 0,
    codes: ['missingTab'],
  },
  { name: 'an unknown chapter', spoil: set('chapter', 'Khu 77'), ...one, codes: ['unknownReference'] },
  { name: 'text where a number belongs', spoil: set('quantity', 'nhiều'), ...one, codes: ['unreadable'] },
  { name: 'a day typed as 01/6/2022', spoil: typed('day', '01/6/2022'), ...both, codes: [] },
  { name: 'a day typed as 1.6.22', spoil: typed('day', '1.6.22'), ...both, codes: [] },
  {
    name: 'a day kept as text',
    spoil: (_h, sheet, at) =>
      sheet
        .getRange(3, at.day ?? 0)
        .setNumberFormat('@')
        .setValue('01/06/2022'),
    ...both,
    codes: [],
  },
  {
    name: 'a day that lost its format',
    spoil: (_h, sheet, at) =>
      sheet
        .getRange(3, at.day ?? 0)
        .setNumberFormat('0')
        .setValue(44_713),
    ...one,
    codes: ['unreadable'],
  },
  {
    name: 'a day outside the period',
    spoil: set('day', '2019-06-01'),
    income: 80_000,
    leftOut: 0,
    codes: ['outsidePeriod'],
  },
  {
    name: 'a day in the year before',
    spoil: set('day', '2021-06-01'),
    income: 80_000,
    leftOut: 0,
    codes: [],
  },
  { name: 'a future day', spoil: set('day', '2098-06-01'), ...one, codes: ['future'] },
  { name: 'a negative amount', spoil: set('amount', -5), ...one, codes: ['unreadable'] },
  { name: 'an absurd amount', spoil: set('amount', 99_000_000_000), ...one, codes: ['absurd'] },
  { name: 'a blank required cell', spoil: set('material', ''), ...one, codes: ['missing'] },
  { name: 'no-break and trailing spaces', spoil: set('material', '\u00A0Sắt  '), ...both, codes: [] },
  { name: 'decomposed text', spoil: set('chapter', 'Khu 1 · K1'.normalize('NFD')), ...both, codes: [] },
  {
    name: 'a row half filled',
    spoil: (_h, sheet, at) => sheet.getRange(4, at.day ?? 0).setValue('2022-06-01'),
    income: 160_000,
    leftOut: 1,
    codes: ['missing', 'missing', 'missing'],
  },
  {
    name: 'an id doubled by copy and paste',
    spoil: (_h, sheet) => sheet.getRange('A2:L2').copyTo(sheet.getRange('A4:L4')),
    income: 240_000,
    leftOut: 0,
    codes: ['doubledId', 'likelyDuplicate'],
  },
  {
    name: 'a broken formula',
    spoil: (_h, sheet, at) => sheet.getRange(3, at.amount ?? 0).setFormula('=1/0'),
    ...one,
    codes: ['cellError'],
  },
  {
    name: 'a formula that works',
    spoil: (_h, sheet, at) => sheet.getRange(3, at.amount ?? 0).setFormula('=40000*2'),
    ...both,
    codes: [],
  },
  {
    name: 'formatted blank rows to the end of the tab',
    spoil: (_h, sheet) =>
      sheet
        .getRange(4, 1, sheet.getMaxRows() - 3, 12)
        .setBackground('#ffffff')
        .setBorder(true, true, true, true, true, true),
    ...both,
    codes: [],
  },
  {
    name: 'tick boxes down the tab',
    spoil: (_h, sheet) => sheet.getRange(4, 7, 90, 1).insertCheckboxes(),
    ...both,
    codes: [],
  },
  {
    name: 'cells merged over two rows',
    spoil: (_h, sheet, at) => sheet.getRange(2, at.chapter ?? 0, 2, 1).merge(),
    ...one,
    codes: ['missing', 'merged'],
  },
  { name: 'a hidden row', spoil: (_h, sheet) => sheet.hideRows(3), ...both, codes: [] },
  {
    name: 'a filter that hides rows',
    spoil: (host, sheet, at) => {
      // A file that came with its filter on: the rows it hides are hidden rows of a filter.
      sheet.getRange(1, 1, 3, 12).createFilter();
      const own = host.workbook.sheets.find(({ id }) => id === sheet.getSheetId());
      if (own?.filter == null) throw new Error('No filter was made.');
      own.filter = { ...own.filter, hidden: new Map([[(at.day ?? 0) - 1, ['05/06/2022']]]) };
      own.hiddenRows.add(2);
    },
    ...both,
    codes: [],
  },
  {
    name: 'the quantity with its unit in the cell',
    spoil: (_h, sheet, at) => {
      sheet.getRange(3, at.quantity ?? 0).setValue('10 kg');
      sheet.getRange(3, at.unit ?? 0).setValue('');
    },
    ...both,
    codes: [],
  },
  { name: 'two units', spoil: set('quantity', '10 tạ'), ...one, codes: ['conflict'] },
];

describe('bad input: right rows are counted, wrong rows are named and left out', () => {
  test.each(BAD.map((wrong) => [wrong.name, wrong] as const))(
    '%s',
    async (_name, { spoil, income, leftOut, codes }) => {
      const { host, book, ui } = await open({
        recycling: [sale({ id: 'TC-00001' }), sale({ id: 'TC-00002', day: '2022-06-05' })],
      });
      spoil(host, tab(host, 'Tái chế'), columnsOf(book, 'recycling'));
      // Formulas are computed when they are read, not by the run that is tested.
      for (const sheet of book.getSheets()) sheet.getDataRange().getValues();
      const input = () => pictureOf(host.workbook.sheets.filter(({ name }) => name === 'Tái chế'));
      const before = input();
      const answer = summarize(host);
      expect(answer).toMatchObject({ ok: true, leftOut });
      expect(answer.figures.scrapIncome?.value ?? null).toBe(income);
      expect(lineOf(host, 'TH Tái chế', 2)).toContain(
        leftOut === 0 ? 'không bỏ dòng nào' : `bỏ ra ${leftOut} dòng (xem Kiểm tra)`,
      );
      const checked = check(host);
      expect(checked.problems.filter(({ sheet }) => sheet === 'Tái chế').map(({ code }) => code)).toEqual(
        codes,
      );
      for (const { what, todo } of checked.problems)
        expect(`${what} ${todo}`).not.toMatch(/undefined|null|NaN/);
      expect(differences(before, input())).toEqual([]);
      expect(ui.events.every(({ kind }) => kind === 'toast')).toBe(true);
    },
  );

  test('an unknown member, and a woman of a name that two have', async () => {
    const { host } = await open({
      members: [memberRow(), memberRow({ id: 'HV-00002', birth: 1980 })],
      circumstances: [{ member: 'Ngô Thị Đào' }, { member: 'Nguyễn Thị Hoa' }],
      pairings: [pair({ helped: 'Nguyễn Thị Hoa' }), pair({ helped: 'Chị Na · HV-99999' })],
    });
    const answer = summarize(host);
    expect(answer).toMatchObject({ ok: true, leftOut: 4 });
    expect(lineOf(host, 'TH Cặp 1+1', 3)).toBe('Bỏ ra 4 dòng – xem Kiểm tra');
    expect(tab(host, 'TH Cặp 1+1').getRange('A3').getNote()).toContain(
      'Bỏ ra: Cặp 1+1 2 dòng (dòng 2 “Bên được giúp”, dòng 3 “Bên được giúp”); Hoàn cảnh 2 dòng (dòng 2 “Hội viên”, dòng 3 “Hội viên”).',
    );
  });
});
