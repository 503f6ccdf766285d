/** Where pages may break: tables written as Word writes them, and which of their rows stay with the next. */
import fc from 'fast-check';
import { keepTogether } from './page-breaks';

const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
const paragraph = (words: string, properties = ''): string =>
  `<w:p>${properties}${words === '' ? '' : text(words)}</w:p>`;
const cell = (words: string, properties = ''): string => `<w:tc>${properties}${paragraph(words)}</w:tc>`;
const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((words) => cell(words)).join('')}</w:tr>`;
const head = (...cells: readonly string[]): string =>
  `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells.map((words) => cell(words)).join('')}</w:tr>`;
const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
const body = (...pieces: readonly string[]): string =>
  `<w:document><w:body>${pieces.join('')}<w:sectPr/></w:body></w:document>`;

/** Texts of the paragraphs that stay with the next. */
const keptIn = (xml: string): string[] =>
  (xml.match(/<w:p(?: [^>]*)?>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? [])
    .filter((one) => /<w:keepNext\/>/.test(one))
    .map((one) => [...one.matchAll(/<w:t>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''));
const keptOf = (...pieces: readonly string[]): string[] => keptIn(keepTogether(body(...pieces)));

const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => row(`${at + 1}`, `v${at + 1}`));

describe('rows that stay with the next', () => {
  test.each<[string, string, string[]]>([
    [
      'the header with two rows, and two rows with the total',
      table(head('TT', 'Số'), ...lines(9), row('Cộng', '9')),
      ['TT', 'Số', '1', 'v1', '8', 'v8', '9', 'v9'],
    ],
    [
      'a header of two rows',
      table(head('A', 'B'), head('a', 'b'), ...lines(6)),
      ['A', 'B', 'a', 'b', '1', 'v1', '4', 'v4', '5', 'v5'],
    ],
    [
      'a short table as a whole, its last row free',
      table(head('TT', 'Số'), ...lines(5), row('Cộng', '5')),
      ['TT', 'Số', '1', 'v1', '2', 'v2', '3', 'v3', '4', 'v4', '5', 'v5'],
    ],
    ['one row alone: none', table(row('a', 'b')), []],
    [
      'a header that does not repeat is the first row',
      table(row('TT', 'Số'), ...lines(7)),
      ['TT', 'Số', '1', 'v1', '5', 'v5', '6', 'v6'],
    ],
    [
      'the name of a group, blank cells beside it',
      table(head('TT', 'Số'), ...lines(4), row('', 'Nhóm'), ...lines(4)),
      ['TT', 'Số', '1', 'v1', '', 'Nhóm', '2', 'v2', '3', 'v3'],
    ],
    [
      'the name of a group across all columns',
      table(
        head('TT', 'Số'),
        ...lines(3),
        `<w:tr>${cell('Nhóm', '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')}</w:tr>`,
        ...lines(4),
      ),
      ['TT', 'Số', '1', 'v1', 'Nhóm', '2', 'v2', '3', 'v3'],
    ],
    [
      'a form with one side to fill in is no list of groups',
      table(head('Mục', 'Ghi'), ...Array.from({ length: 8 }, (_, at) => row(`m${at}`, ''))),
      ['Mục', 'Ghi', 'm0', '', 'm5', '', 'm6', ''],
    ],
    [
      'a cell that goes on from the row above makes no group of a line',
      table(
        head('Năm', 'Tên'),
        ...lines(2),
        `<w:tr>${cell('', '<w:tcPr><w:vMerge/></w:tcPr>')}${cell('tiếp')}</w:tr>`,
        ...lines(4),
      ),
      ['Năm', 'Tên', '1', 'v1', '2', 'v2', '3', 'v3'],
    ],
    [
      'a list of one column',
      table(...Array.from({ length: 8 }, (_, at) => row(`d${at}`))),
      ['d0', 'd1', 'd5', 'd6'],
    ],
  ])('%s', (_what, xml, kept) => expect(keptOf(xml)).toEqual(kept));

  test('the long middle of a table breaks wherever it must', () => {
    const kept = keptOf(table(head('TT', 'Số'), ...lines(115), row('Cộng', '115')));
    expect(kept).toHaveLength(8);
    expect(kept).not.toContain('60');
  });
});

describe('what stands before a table', () => {
  const plain = table(head('TT', 'Số'), ...lines(1));
  test.each<[string, string[], string[]]>([
    [
      'its caption, and no paragraph before that',
      [paragraph('Câu.'), paragraph('Bảng 1. Quà')],
      ['Bảng 1. Quà'],
    ],
    ['a blank paragraph between', [paragraph('Bảng 1. Quà'), paragraph('')], ['Bảng 1. Quà', '']],
    ['another table: no paragraph', [paragraph('Câu.'), table(row('x', 'y'))], ['Câu.']],
    ['the end of a part of pages', [paragraph('Câu.', '<w:pPr><w:sectPr/></w:pPr>')], []],
    ['a break to a new page', [`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`], []],
  ])('%s', (_what, before, kept) => expect(keptOf(...before, plain)).toEqual([...kept, 'TT', 'Số']));
});

describe('headings', () => {
  test.each<[string, string[], string[]]>([
    [
      'each level with what follows',
      ['I. KẾT QUẢ', '1. Chỉ tiêu', 'a) Tổ chức Hội', 'Câu.'],
      ['I. KẾT QUẢ', '1. Chỉ tiêu', 'a) Tổ chức Hội'],
    ],
    ['a sentence that begins with a number is none', ['1. Giao việc rõ người.', 'Câu.'], []],
    ['points of a list are none', ['a) đúng', 'b) đủ', 'c) kịp thời', 'Câu.'], []],
    ['the last paragraph has no next', ['Câu.', 'I. HẾT'], []],
    ['a dash or a date is none', ['- Như trên', '8/3 là ngày hội', 'Câu.'], []],
  ])('%s', (_what, paragraphs, kept) =>
    expect(keptOf(...paragraphs.map((words) => paragraph(words)))).toEqual(kept),
  );
});

describe('where the properties stand', () => {
  const kept = (first: string): string => keepTogether(body(first, table(head('TT', 'Số'), ...lines(1))));
  test.each([
    [
      'no properties',
      '<w:p w:rsidR="1"><w:r/></w:p>',
      '<w:p w:rsidR="1"><w:pPr><w:keepNext/></w:pPr><w:r/></w:p>',
    ],
    ['an empty paragraph', '<w:p/>', '<w:p><w:pPr><w:keepNext/></w:pPr></w:p>'],
    ['empty properties', '<w:p><w:pPr/></w:p>', '<w:p><w:pPr><w:keepNext/></w:pPr></w:p>'],
    [
      'after the style, before the rest',
      '<w:p><w:pPr><w:pStyle w:val="A"/><w:spacing w:after="0"/></w:pPr></w:p>',
      '<w:p><w:pPr><w:pStyle w:val="A"/><w:keepNext/><w:spacing w:after="0"/></w:pPr></w:p>',
    ],
    [
      'in the place of one that is switched off',
      '<w:p><w:pPr><w:keepNext w:val="false"/><w:jc w:val="center"/></w:pPr></w:p>',
      '<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr></w:p>',
    ],
    ['once', '<w:p><w:pPr><w:keepNext/></w:pPr></w:p>', '<w:p><w:pPr><w:keepNext/></w:pPr></w:p>'],
  ])('paragraph: %s', (_what, before, after) => expect(kept(before)).toContain(after));

  test.each([
    ['no properties', '<w:tr>', '<w:tr><w:trPr><w:cantSplit/></w:trPr>'],
    [
      'beside others',
      '<w:tr w:rsidR="1"><w:trPr><w:trHeight w:val="9"/></w:trPr>',
      '<w:trPr><w:cantSplit/><w:trHeight w:val="9"/></w:trPr>',
    ],
    [
      'after exceptions to the table',
      '<w:tr><w:tblPrEx><w:jc w:val="left"/></w:tblPrEx>',
      '</w:tblPrEx><w:trPr><w:cantSplit/></w:trPr>',
    ],
    [
      'a wish of its own stays',
      '<w:tr><w:trPr><w:cantSplit w:val="0"/></w:trPr>',
      '<w:trPr><w:cantSplit w:val="0"/></w:trPr><w:tc>',
    ],
  ])('row: %s', (_what, before, after) =>
    expect(keepTogether(body(`<w:tbl>${before}${cell('a')}</w:tr></w:tbl>`))).toContain(after),
  );
});

describe('tables that lay out a page', () => {
  const inner = table(head('TT', 'Số'), ...lines(9), row('Cộng', '9'));
  test('a table inside a cell is kept by its own rows, the row around it may break', () => {
    const xml = keepTogether(
      body(table(`<w:tr><w:tc>${paragraph('Bảng 1')}${inner}${paragraph('')}</w:tc></w:tr>`, row('a'))),
    );
    expect(keptIn(xml)).toEqual(['Bảng 1', 'TT', 'Số', '1', 'v1', '8', 'v8', '9', 'v9']);
    expect(xml).toMatch(/^<w:document><w:body><w:tbl><w:tblPr\/><w:tr><w:tc>/);
  });
  test('a cell with a page of text may break', () => {
    const many = Array.from({ length: 21 }, (_, at) => paragraph(`c${at}`)).join('');
    expect(keepTogether(body(`<w:tbl><w:tr><w:tc>${many}</w:tc></w:tr>${row('a')}</w:tbl>`))).not.toMatch(
      /<w:tr><w:tc>(?=<w:p><w:pPr>)/,
    );
  });
  test('a table in the text of a drawing', () => {
    const drawing = `<w:p><w:r><w:txbxContent>${inner}</w:txbxContent></w:r></w:p>`;
    expect(keepTogether(body(drawing)).match(/<w:keepNext\/>/g)).toHaveLength(8);
  });
});

test('what does not nest stays as it is', () => {
  for (const xml of ['<w:tbl><w:tr></w:tbl></w:tr>', '<w:p>', '</w:tc>', ''])
    expect(keepTogether(xml)).toBe(xml);
});

test('nothing but the two properties is added, a second time nothing at all', () => {
  const words = fc.constantFrom('', 'a', 'Nhóm', '1. Tên', 'Câu.');
  const someRow = fc.array(words, { minLength: 1, maxLength: 4 }).map((cells) => row(...cells));
  const someTable = fc.array(someRow, { minLength: 1, maxLength: 9 }).map((rows) => table(...rows));
  const some = fc.array(
    fc.oneof(
      words.map((one) => paragraph(one)),
      someTable,
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, (pieces) => {
      const before = body(...pieces);
      const after = keepTogether(before);
      const bare = (xml: string) =>
        xml.replace(/<w:keepNext\/>|<w:cantSplit\/>/g, '').replace(/<w:(pPr|trPr)><\/w:\1>/g, '');
      expect(bare(after)).toBe(bare(before));
      expect(keepTogether(after)).toBe(after);
    }),
  );
});
