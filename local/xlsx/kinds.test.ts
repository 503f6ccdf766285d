/**
 * A sweep over workbooks as other programs write them: what nobody touched goes back as it was read. Two readers that
 * share no code with this folder look at the result: ExcelJS, and saxes with the namespaces of XML.
 */
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { newSheet, type Sheet, type Workbook } from '../model';
import { plain } from './arbitrary.test-data';
import { workbookFromBytes, workbookToBytes } from './index';
import { KINDS } from './kinds.test-data';

// Some of these packages have dozens of parts, and the machine of a test run may be busy.
const kinds = Object.keys(KINDS);
/** ExcelJS finds no tab in the one, and takes the other for UTF-8. */
const STRANGE_TO_EXCELJS = ['backslashes in the zip', 'a tab in an old encoding'];
const bytesOfKind = (kind: string): Uint8Array => KINDS[kind]?.() ?? new Uint8Array();

/** Parts by their names, folders left out. */
function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(unzipSync(bytes)))
    if (!name.endsWith('/')) parts.set(name.replaceAll('\\', '/'), content);
  return parts;
}

function saved(bytes: Uint8Array, change: (book: Workbook) => void = () => undefined): Uint8Array {
  const { workbook, kept } = workbookFromBytes(bytes, { name: 'mẫu' });
  change(workbook);
  return workbookToBytes(workbook, kept).bytes;
}

function tab(book: Workbook, name: string): Sheet {
  const found = book.sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no tab ${name}`);
  return found;
}

/** Typical changes: a tab is added, a figure of another tab changes, a distant cell gets a format. */
function work(book: Workbook): void {
  const added = newSheet(900, 'Mới');
  added.cells = [[{ value: 'một' }, { value: 'chữ mới', note: 'ghi chú' }]];
  book.sheets.push(added);
  tab(book, 'Hai').cells[0] = [{ value: 2 }];
  const sheet = tab(book, 'Một');
  sheet.cells[39] = [];
  sheet.cells[39][19] = { value: 'xa', style: { background: '#ff0000' } };
}

function textOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const text = strFromU8(bytes);
  return /encoding=["']ISO-8859-1/.test(text.slice(0, 99)) ? strFromU8(bytes, true) : text;
}

interface SeenCell {
  type: string | undefined;
  format: string | undefined;
  formula: string | undefined;
  value: string;
}

/** The cells of a worksheet as saxes reads them: shared strings resolved to the text of their element. */
function cellsOf(xml: string, strings: readonly string[]): Map<string, SeenCell> {
  const found = new Map<string, SeenCell>();
  const parser = new SaxesParser({ xmlns: true });
  let row = 0;
  let column = 0;
  let cell: SeenCell | undefined;
  let inside = '';
  parser.on('opentag', ({ local, attributes }) => {
    const of = (name: string): string | undefined => attributes[name]?.value;
    if (local === 'row') {
      row = Number(of('r') ?? row + 1);
      column = 0;
    } else if (local === 'c') {
      column += 1;
      const ref = of('r') ?? `${String.fromCharCode(64 + column)}${row}`;
      cell = { type: of('t'), format: of('s'), formula: undefined, value: '' };
      found.set(ref, cell);
    } else if (local === 'f' && cell) {
      const { r1, ref, t, si } = Object.fromEntries(Object.keys(attributes).map((name) => [name, of(name)]));
      cell.formula = JSON.stringify([t, ref, si, r1]);
    }
    inside = local;
  });
  const take = (text: string): void => {
    if (cell === undefined) return;
    if (inside === 'f') cell.formula += text;
    else if (inside === 'v' || inside === 't') cell.value += text;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', ({ local }) => {
    if (local === 'c' && cell?.type === 's') cell.value = strings[Number(cell.value)] ?? 'không có';
    if (local === 'c') cell = undefined;
    inside = '';
  });
  parser.write(xml).close();
  return found;
}

/** Texts of the shared strings, with the elements inside, which are their formats. */
function stringsOf(xml: string | undefined): string[] {
  const found: string[] = [];
  if (xml === undefined) return found;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    if (local === 'si') found.push('');
    else if (local !== 'sst')
      found[found.length - 1] += `<${local} ${Object.values(attributes).map((a) => a.value)}>`;
  });
  const take = (text: string): void => {
    found[found.length - 1] += text;
  };
  parser.on('text', (text) => text.trim() !== '' && take(text));
  parser.on('cdata', take);
  parser.write(xml).close();
  return found;
}

async function seenByExcelJs(bytes: Uint8Array): Promise<unknown> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return book.worksheets
    .filter(({ name }) => name === 'Một')
    .map((sheet) => {
      const rows: unknown[] = [];
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.address !== 'T40')
            rows.push([cell.address, cell.value, cell.font, cell.numFmt, cell.dataValidation]);
        });
      });
      return rows;
    });
}

/** A worksheet part without its rows, what they measure, the root's start tag and the declaration. */
function aroundCells(bytes: Uint8Array | undefined): string {
  return textOf(bytes ?? new Uint8Array())
    .replace(/^\ufeff/, '')
    .replace(/<\?xml[^>]*\?>\s*/, '')
    .replace(/<(x:)?sheetData(>[\s\S]*<\/(x:)?sheetData>|\/>)/, '')
    .replace(/<(x:)?dimension[^>]*>/, '')
    .replace(/<(x:)?worksheet[^>]*>(<\/worksheet>)?/, '')
    .replace(/<\/(x:)?worksheet>/, '');
}

/** Parts that a save has to write: the lists of what is in the package, and the workbook's own. */
const LISTS = /^\[Content_Types\]\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/workbook\.xml$/i;

describe.each(kinds)('%s', (kind) => {
  const before = partsOf(bytesOfKind(kind));
  const sheetName = [...before.keys()].find((name) => /worksheets\/(sheet1|trang.*)\.xml$/i.test(name)) ?? '';

  test('saved untouched: every part is there, byte for byte', () => {
    const after = partsOf(saved(bytesOfKind(kind)));
    for (const [name, content] of before) {
      if (!LISTS.test(name)) expect([name, after.get(name)]).toEqual([name, content]);
    }
    const workbook = textOf(after.get('xl/workbook.xml') ?? new Uint8Array());
    for (const [element] of textOf(before.get('xl/workbook.xml') ?? new Uint8Array()).matchAll(
      /<(?:x:)?(sheet|definedName|workbookView|workbookPr|fileSharing|workbookProtection|externalReferences|pivotCaches)\b[^>]*>(?:[^<]*<\/(?:x:)?definedName>)?/g,
    ))
      expect(workbook).toContain(element);
  });

  test('worked on: what was not touched is the same to both readers, and the package is sound', async () => {
    const bytes = saved(bytesOfKind(kind), work);
    const after = partsOf(bytes);
    const names = [...after.keys()];
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const [name, content] of after) {
      if (!/\.(xml|rels)$/i.test(name)) continue;
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      parser.write(textOf(content).replace(/^\ufeff/, '')).close();
    }
    for (const [name, content] of before) {
      if (LISTS.test(name) || /worksheets\/|styles\.xml|sharedStrings\.xml/i.test(name)) continue;
      expect([name, after.get(name)]).toEqual([name, content]);
    }
    const cells = (parts: ReadonlyMap<string, Uint8Array>): Map<string, SeenCell> => {
      const strings = [...parts].find(([name]) => /sharedStrings\.xml$/i.test(name))?.[1];
      return cellsOf(
        textOf(parts.get(sheetName) ?? new Uint8Array()).replace(/^\ufeff/, ''),
        stringsOf(strings && textOf(strings)),
      );
    };
    const now = cells(after);
    expect(now.get('T40')?.value).toContain('xa');
    now.delete('T40');
    expect(now).toEqual(cells(before));
    expect(aroundCells(after.get(sheetName))).toBe(aroundCells(before.get(sheetName)));
    if (STRANGE_TO_EXCELJS.includes(kind)) return;
    // It refuses some of these files itself; then it has nothing to compare.
    const first = await seenByExcelJs(bytesOfKind(kind)).catch(() => null);
    if (first !== null) expect(await seenByExcelJs(bytes)).toEqual(first);
  });

  test('saved twice: the second save changes no byte and no cell', () => {
    const first = saved(bytesOfKind(kind), work);
    const second = saved(first);
    expect(Buffer.compare(saved(second), second)).toBe(0);
    const read = (bytes: Uint8Array): unknown => plain(workbookFromBytes(bytes, { name: 'mẫu' }).workbook);
    expect(read(second)).toEqual(read(first));
  });
});

describe('rules beside one that changes', () => {
  const elements = (bytes: Uint8Array, name: string): string[] =>
    [
      ...textOf(partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? new Uint8Array()).matchAll(
        new RegExp(`<(?:x14:)?${name} (?:[^>]*/>|[\\s\\S]*?</(?:x14:)?${name}>)`, 'g'),
      ),
    ].map(([xml]) => xml.replace(/ priority="\d+"/, ''));
  const area = { row: 60, column: 1, rows: 2, columns: 1 };

  test('rules for entry stay as they are spelled, each of its kind', () => {
    const before = bytesOfKind('rules for entry of every kind');
    const after = saved(before, (book) => {
      const rule = { criteria: 'NUMBER_GREATER_THAN', values: [7], strict: true };
      tab(book, 'Một').validations.push({ area, rule });
    });
    const [added, ...rest] = elements(after, 'dataValidation').filter(
      (xml) => !elements(before, 'dataValidation').includes(xml),
    );
    expect(added).toContain('sqref="B61:B62"');
    expect(rest).toEqual([]);
    expect(elements(after, 'dataValidation')).toEqual(
      expect.arrayContaining(elements(before, 'dataValidation')),
    );
    const list = (bytes: Uint8Array): string =>
      /<dataValidations[^>]*>/.exec(textOf(partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? before))?.[0] ??
      '';
    expect(list(after)).toBe(list(before).replace('count="6"', 'count="7"'));
  });

  test('one of two rules that look alike to the model goes, the other keeps its kind', () => {
    const after = saved(bytesOfKind('rules for entry of every kind'), (book) => {
      const sheet = tab(book, 'Một');
      sheet.validations = sheet.validations.filter(({ area: { column } }) => column !== 1);
    });
    const left = elements(after, 'dataValidation').filter((xml) => xml.includes('greaterThan'));
    expect(left.map((xml) => /type="(\w+)"/.exec(xml)?.[1])).toEqual(['decimal', 'whole']);
  });

  test('conditional formats stay as they are spelled, in their order', () => {
    const before = bytesOfKind('conditional formats of every kind');
    const after = saved(before, (book) => {
      const format = { areas: [area], criteria: 'CELL_EMPTY', values: [], style: { background: '#ff0000' } };
      tab(book, 'Một').conditionalFormats.push(format);
    });
    for (const xml of elements(before, 'cfRule')) expect(elements(after, 'cfRule')).toContain(xml);
  });
});

test.each([
  'inline strings, with guides and runs',
  'strings of every kind',
  'functions that are newer or unknown',
  'a download from Google Sheets',
  'numbers and errors as others spell them',
])('a row above moves the cells of “%s”, spelled as they were', (kind) => {
  const cells = (bytes: Uint8Array): Map<string, SeenCell> => {
    const parts = partsOf(bytes);
    const strings = parts.get('xl/sharedStrings.xml');
    return cellsOf(
      textOf(parts.get('xl/worksheets/sheet1.xml') ?? bytes),
      stringsOf(strings && textOf(strings)),
    );
  };
  const before = cells(bytesOfKind(kind));
  const after = cells(
    saved(bytesOfKind(kind), (book) => {
      tab(book, 'Một').cells.splice(0, 0, []);
    }),
  );
  // Cells without content are ignored. Spellings of the same number, text or boolean are equal; format 0 may
  // be left out.
  const told = (cell: SeenCell | undefined): unknown =>
    cell && {
      ...cell,
      format: cell.format ?? '0',
      ...(/^s(tr)?$/.test(cell.type ?? '') && { type: 'text', value: cell.value.replace(/^<t [^>]*>/, '') }),
      ...(cell.type === 'b' && { value: /^(1|true)$/.test(cell.value) }),
      ...((cell.type ?? 'n') === 'n' ? { type: 'n', value: Number(cell.value) + 0 } : {}),
      // A moved day is written as the number of days that it is.
      ...(cell.type === 'd'
        ? { type: 'n', value: (Date.parse(`${cell.value}Z`) + 25_569 * 86_400_000) / 86_400_000 }
        : {}),
    };
  const held = [...before].filter(
    ([, { value, formula, format }]) => /[^<>t ]/.test(value) || formula || format,
  );
  for (const [ref, cell] of held)
    expect([ref, told(after.get(ref.replace('1', '2')))]).toEqual([ref, told(cell)]);
});

test('a text that its last cell gives up leaves the file; the others keep their numbers', () => {
  const bytes = saved(bytesOfKind('strings of every kind'), (book) => {
    delete tab(book, 'Một').cells[0]?.[3];
  });
  const strings = stringsOf(textOf(partsOf(bytes).get('xl/sharedStrings.xml') ?? bytes));
  expect(strings.join()).not.toContain('東京');
  expect(strings.slice(4, 6)).toEqual(['<t >một', '<t >một']);
  expect(strings[8]).toBe('<t >không ai dùng');
  const again = saved(bytes, (book) => {
    tab(book, 'Một').cells[2] = [{ value: 'mới' }];
  });
  const filled = stringsOf(textOf(partsOf(again).get('xl/sharedStrings.xml') ?? bytes));
  expect([filled.length, filled[3]]).toEqual([9, '<t >mới']);
});
