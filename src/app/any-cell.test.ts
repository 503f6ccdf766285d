/** Whatever a cell holds, no button stops: it is a reading, or a problem with its place. Through the bundle. */
import fc from 'fast-check';
import { createHost, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import type { Checked } from './check';

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, members: [memberRow()], recycling: [sale()], gifts: [gift()] });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022', 'Tên Hội': 'HỘI MẪU' });
  installed = host.workbook;
});

const content = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '0912345678',
    'x'.repeat(2_400),
    '=FOO(1)',
    '=1/0',
    '#REF!',
    'hôm qua',
    '1 tạ rưỡi',
    '\uD800',
    '\uFFFE',
    '\u0000',
  ),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.date({ min: new Date(1900, 0, 1), max: new Date(9999, 0, 1), noInvalidDate: true }),
);
const place = fc.record({
  sheet: fc.constantFrom(
    'Hội viên',
    'Tái chế',
    'Quà tặng',
    'Chi hội',
    'Số liệu nền',
    'Cài đặt',
    'Danh mục',
    'Lời văn báo cáo',
  ),
  row: fc.integer({ min: 1, max: 4 }),
  column: fc.integer({ min: 1, max: 16 }),
  content,
});

test('any content of any cells of any tab stops neither checking nor adding up, nor a report, nor the tabs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 4 }), async (cells) => {
      const host = await createHost({ workbook: structuredClone(installed), ui: recorder() });
      const book = host.globals.SpreadsheetApp.getActive();
      for (const { sheet: name, row, column, content: value } of cells) {
        const sheet = book.getSheetByName(name);
        sheet?.getRange(row, Math.min(column, sheet.getMaxColumns())).setValue(value);
      }
      for (const button of ['checkData', 'summarize', 'exportReport', 'installSheets']) {
        // What the bundle throws comes through here; a refusal is a sentence.
        const answer = host.run(button) as { ok: boolean; message?: string };
        if (!answer.ok) expect(answer.message).toMatch(/^\p{Lu}.+/u);
      }
    }),
    {
      numRuns: 10,
      // A telephone number in a column of days: `getValues` has no day for it.
      examples: [
        [
          [
            { sheet: 'Hội viên', row: 2, column: 9, content: '0912345678' },
            { sheet: 'Hội viên', row: 1, column: 1, content: '0912345678' },
          ],
        ],
      ],
    },
  );
});

test('Kiểm tra makes the same calls for two thousand wrong rows and for six thousand', async () => {
  const callsFor = async (rows: number): Promise<number> => {
    const host = await createHost({ workbook: structuredClone(installed), ui: recorder() });
    const book = host.globals.SpreadsheetApp.getActive();
    const sheet = book.getSheetByName('Tái chế');
    if (sheet === null) throw new Error('No tab.');
    sheet.insertRowsAfter(sheet.getMaxRows(), rows);
    const cells = Array.from({ length: rows }, () => [
      'hôm qua',
      'Khu lạ',
      'Gì đó',
      'chưa cân',
      'kg',
      'nhiều',
    ]);
    sheet.getRange(5, 1, rows, 6).setNumberFormat('@').setValues(cells);
    host.run('checkData');
    const checked = host.run('checkData') as Checked;
    expect(checked.problems.length).toBeGreaterThanOrEqual(rows);
    return host.count.total;
  };
  // From the first full page of lines on, what is written is the same.
  expect(await callsFor(6_000)).toBe(await callsFor(2_000));
});
