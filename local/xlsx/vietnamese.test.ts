/** What a Vietnamese workbook has in its file that another does not, and rows that grow with their text. */
import { strFromU8, unzipSync } from 'fflate';
import { newSheet, newWorkbook, type Workbook } from '../model';
import { workbookFromBytes, workbookToBytes } from './index';

function made(locale: string): Workbook {
  const workbook = newWorkbook('mau', { locale });
  const sheet = newSheet(1, 'TH Tái chế');
  sheet.cells = [
    [
      { value: 6856, style: { numberFormat: '#,##0' } },
      { value: 0.79, style: { numberFormat: '0.0%' } },
    ],
    [
      { value: 44740, style: { numberFormat: 'dd/mm/yyyy' } },
      { value: 'chữ', style: { numberFormat: '@' } },
    ],
    [{ value: 'một câu dài hơn một cột '.repeat(8), style: { wrap: 'wrap' } }],
    [{ value: 'ngắn', style: { wrap: 'wrap' } }],
  ];
  workbook.sheets = [sheet];
  return workbook;
}

async function partsOf(workbook: Workbook): Promise<{ styles: string; sheet: string; bytes: Uint8Array }> {
  const { bytes } = await workbookToBytes(workbook);
  const parts = unzipSync(bytes);
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  return { styles: text('xl/styles.xml'), sheet: text('xl/worksheets/sheet1.xml'), bytes };
}

test('figures of a Vietnamese workbook are Vietnamese in any program; days and text stay as they are', async () => {
  const { styles } = await partsOf(made('vi_VN'));
  const codes = [...styles.matchAll(/formatCode="([^"]*)"/g)].map(([, code]) => code);
  expect(codes).toEqual(expect.arrayContaining(['[$-42A]#,##0', '[$-42A]0.0%']));
  expect(codes.filter((code) => code?.includes('42A'))).toHaveLength(2);
  expect((await partsOf(made('en_US'))).styles).not.toContain('42A');
});

test('the mark of the locale is not part of the format when it is read back', async () => {
  const { workbook } = await workbookFromBytes((await partsOf(made('vi_VN'))).bytes, { name: 'mau' });
  expect(workbook.sheets[0]?.cells[0]?.map((cell) => cell?.style?.numberFormat)).toEqual(['#,##0', '0.0%']);
});

test('a row grows with its wrapped words, and that is no height that someone set', async () => {
  const { sheet, bytes } = await partsOf(made('vi_VN'));
  expect(sheet).toMatch(/<row r="3" ht="\d+(\.\d+)?">/);
  expect(sheet).toMatch(/<row r="4">/);
  expect((await workbookFromBytes(bytes, { name: 'mau' })).workbook.sheets[0]?.rowHeights.size).toBe(0);
});
