/** What is written comes back equal, and a save that changes nothing changes no byte. */
import fc from 'fast-check';
import { type Cell, newSheet, newWorkbook, type Sheet, type Style, type Workbook } from '../model';
import { plain, workbook } from './arbitrary.test-data';
import { workbookFromBytes, workbookToBytes } from './index';

const again = (book: Workbook): Workbook =>
  workbookFromBytes(workbookToBytes(book).bytes, { name: book.name }).workbook;

describe('a workbook of the model', () => {
  test('comes back equal, whatever it holds', () => {
    fc.assert(
      fc.property(workbook, (book) => {
        expect(plain(again(book))).toEqual(plain(book));
      }),
      { numRuns: 80 },
    );
  });

  test('a save that changes nothing changes no byte', () => {
    fc.assert(
      fc.property(workbook, (book) => {
        const first = workbookToBytes(book).bytes;
        const { workbook: read, kept } = workbookFromBytes(first, { name: book.name });
        const second = workbookToBytes(read, kept).bytes;
        const { workbook: reread, kept: rekept } = workbookFromBytes(second, { name: book.name });
        expect(plain(reread)).toEqual(plain(book));
        expect(Buffer.compare(workbookToBytes(reread, rekept).bytes, second)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

test('plain fields that the model gains later are kept', () => {
  const book: Workbook = { ...newWorkbook('sổ'), owner: 'hoi@example.org' };
  expect(again(book).owner).toBe('hoi@example.org');
});

function bookWith(cells: readonly Cell[]): { book: Workbook; sheet: Sheet } {
  const book = newWorkbook('sổ');
  const sheet = newSheet(0, 'Tab');
  sheet.cells = cells.map((cell) => [cell]);
  book.sheets = [sheet];
  return { book, sheet };
}

describe('what Excel has no room for', () => {
  test('text over 32,767 characters is cut in the file, said, and comes back whole', () => {
    const long = `${'ữ'.repeat(32_766)}😀${'b'.repeat(9_000)}`;
    const { book } = bookWith([{ value: long }]);
    const { bytes, lost } = workbookToBytes(book);
    expect(lost).toEqual([expect.stringContaining('Ô A1 ở tab “Tab” dài hơn 32.767 chữ')]);
    const { workbook: read, kept } = workbookFromBytes(bytes, { name: 'sổ' });
    expect(read.sheets[0]?.cells[0]?.[0]?.value).toBe(long);
    const twice = workbookFromBytes(workbookToBytes(read, kept).bytes, { name: 'sổ' }).workbook;
    expect(twice.sheets[0]?.cells[0]?.[0]?.value).toBe(long);
  });

  test('a formula over 8,192 characters keeps its value in the file and itself in our part', () => {
    const formula = `=${Array.from({ length: 2000 }, (_, i) => `A${i + 2}`).join('+')}`;
    const { book } = bookWith([{ formula, value: 5 }]);
    const { bytes, lost } = workbookToBytes(book);
    expect(lost).toHaveLength(1);
    expect(workbookFromBytes(bytes, { name: 'sổ' }).workbook.sheets[0]?.cells[0]?.[0]).toEqual({
      formula,
      value: 5,
    });
  });

  test('a list longer than 255 characters is said and kept', () => {
    const { book, sheet } = bookWith([]);
    const values = Array.from({ length: 60 }, (_, i) => `Chi hội ${i}`);
    sheet.validations = [
      {
        area: { row: 1, column: 0, rows: 9, columns: 1 },
        rule: { criteria: 'VALUE_IN_LIST', values, strict: true, dropdown: true },
      },
    ];
    const { bytes, lost } = workbookToBytes(book);
    expect(lost).toEqual([expect.stringContaining('A2:A10 tab “Tab”')]);
    expect(workbookFromBytes(bytes, { name: 'sổ' }).workbook.sheets[0]?.validations).toEqual(
      sheet.validations,
    );
  });
});

test('150,000 cells are written and read back', () => {
  const book = newWorkbook('lớn');
  const sheet = newSheet(0, 'Tab', 10_001, 15);
  const styles: (Style | undefined)[] = [
    undefined,
    { numberFormat: 'dd/mm/yyyy' },
    { numberFormat: '#,##0" đ"' },
    { wrap: 'wrap' },
  ];
  for (let row = 0; row < 10_000; row++) {
    sheet.cells[row] = Array.from({ length: 15 }, (_, column): Cell => {
      const style = styles[column % 4];
      const look = style === undefined ? {} : { style };
      if (column === 14) return { formula: `=SUM(C${row + 1}:F${row + 1})`, value: row };
      return column % 3 === 0
        ? { value: `Chi hội ${row % 37}, dòng ${row}.${column}`, ...look }
        : { value: row * column + 0.5, ...look };
    });
  }
  book.sheets = [sheet];
  const { bytes } = workbookToBytes(book);
  const read = workbookFromBytes(bytes, { name: 'lớn' }).workbook;
  expect(read.sheets[0]?.cells[9_999]).toEqual(sheet.cells[9_999]);
});
