/** Damaged workbooks: refused with a sentence that names the place, never opened as if they held less. */
import { FileProblem, noticesOf, workbookFromBytes } from './index';
import { partsOfMade, relations, zipped } from './kinds.test-data';

type Parts = ReturnType<typeof partsOfMade>;
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function problemOf(bytes: Uint8Array): FileProblem {
  try {
    workbookFromBytes(bytes, { name: 'quà.xlsx' });
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
  throw new Error('it was opened');
}

const without = (part: string): Parts => partsOfMade({ without: [part] });
const withSheet = (part: string | Uint8Array): Parts => partsOfMade({ sheetPart: part });
const withRow = (cells: string): Parts =>
  partsOfMade({ sheet: `<sheetData><row r="1">${cells}</row></sheetData>` });

const ONE = /tab “Một”/;
const facts: readonly (readonly [string, () => Parts, RegExp])[] = [
  ['no shared strings though cells name them', () => without('xl/sharedStrings.xml'), /tab “Một”.*ô A1/],
  ['fewer shared strings than cells name', () => withRow('<c r="C1" t="s"><v>7</v></c>'), /tab “Một”.*ô C1/],
  ['a shared string that is no number', () => withRow('<c r="C1" t="s"><v>x</v></c>'), /ô C1/],
  ['a tab without its part', () => without('xl/worksheets/sheet2.xml'), /tab “Hai”/],
  ['no list of parts', () => without('xl/_rels/workbook.xml.rels'), /danh sách các tab/],
  ['no workbook part', () => without('xl/workbook.xml'), /phần chính/],
  [
    'a tab that the list of parts has not',
    () => ({
      ...partsOfMade(),
      'xl/_rels/workbook.xml.rels': relations(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId4', 'sharedStrings', 'sharedStrings.xml'],
      ),
    }),
    /tab “Hai”/,
  ],
  ['a tab cut short', () => withSheet(`<worksheet ${NS}><sheetData><row r="1"><c r="A1"><v>1</v>`), ONE],
  ['an empty part', () => withSheet(''), ONE],
  ['a page of a web site', () => withSheet('<html><body>404</body></html>'), ONE],
  ['words behind the end', () => withSheet(`<worksheet ${NS}/>rest`), ONE],
  [
    'bytes that are no text',
    () => withSheet(Uint8Array.from([...Buffer.from(`<worksheet ${NS}><sheetData>`), 0xff, 0xfe, 0x3c])),
    ONE,
  ],
  ['a cell twice', () => withRow('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'), /ô A1/],
  [
    'a row twice',
    () =>
      partsOfMade({
        sheet: '<sheetData><row r="2"><c r="A2"/></row><row r="2"><c r="B2"/></row></sheetData>',
      }),
    /tab “Một”/,
  ],
  ['a cell in the wrong row', () => withRow('<c r="A5"><v>1</v></c>'), /ô A5/],
  ['an address that is none', () => withRow('<c r="ABCDE1"><v>1</v></c>'), /ô ABCDE1/],
  ['a format that is not there', () => withRow('<c r="B1" s="99"><v>1</v></c>'), /ô B1/],
  [
    'no styles though cells name them',
    () =>
      partsOfMade({
        sheet: '<sheetData><row r="1"><c r="B1" s="1"/></row></sheetData>',
        without: ['xl/styles.xml'],
      }),
    /ô B1/,
  ],
  [
    'no notes though the tab names them',
    () => partsOfMade({ sheetRelations: [['rId1', 'comments', '../comments1.xml']] }),
    ONE,
  ],
  ['strings that are none', () => partsOfMade({ strings: '<worksheet/>' }), /hỏng/],
];

describe('refused, with the place', () => {
  test.each(facts)('%s', (_name, parts, words) => {
    const problem = problemOf(zipped(parts()));
    expect(problem.code).toBe('damaged');
    expect(problem.message).toMatch(/^Tệp “quà\.xlsx” bị hỏng.*không mở.*Lấy lại bản gốc/);
    expect(problem.message).toMatch(words);
  });

  test('two entries of one name, of which programs take now one and now the other', () => {
    const parts = { ...partsOfMade(), 'xl/worksheets/sheetX.xml': '<worksheet/>' };
    const bytes = zipped(parts, { name: (part) => part.replace('sheetX', 'sheet1') });
    expect(problemOf(bytes).message).toContain('có hai lần');
  });

  test('a workbook of a later version of ours', () => {
    const own = `<workbook xmlns="urn:so-hoi:workbook:1">{"version":2}</workbook>`;
    const parts = partsOfMade({
      relations: [['rId9', 'customXml', '../customXml/item1.xml']],
      more: { 'customXml/item1.xml': own },
    });
    expect(problemOf(zipped(parts)).message).toContain('Cập nhật Sổ Hội');
  });
});

test('a part of ours that cannot be read is said, and stays in the file', () => {
  const own = `<workbook xmlns="urn:so-hoi:workbook:1">{"version":1,"id":</workbook>`;
  const parts = partsOfMade({
    relations: [['rId9', 'customXml', '../customXml/item1.xml']],
    more: { 'customXml/item1.xml': own },
  });
  const { kept } = workbookFromBytes(zipped(parts), { name: 'sổ' });
  expect(noticesOf(kept).join(' ')).toContain('Phần riêng của Sổ Hội trong tệp bị hỏng');
});

test('a workbook whose lists of parts are whole is opened, however little is in it', () => {
  const parts = partsOfMade({ sheet: '<sheetData/>', without: ['xl/sharedStrings.xml', 'xl/styles.xml'] });
  expect(workbookFromBytes(zipped(parts), { name: 'sổ' }).workbook.sheets).toHaveLength(2);
});
