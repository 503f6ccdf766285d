/** Workbooks as Excel writes them, made part by part: what is read of them, and what a save keeps. */
import { strToU8, zipSync } from 'fflate';
import type { Sheet, Workbook } from '../model';
import { at, partsOf, read, tab, zipAgain } from './foreign.test-data';
import { whatWouldBeLost, workbookToBytes } from './index';

const NS =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...list: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${REL}/${type}`}" Target="${target}"/>`).join('')}</Relationships>`;

interface Made {
  readonly sheet: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly names?: string;
  readonly sheetRels?: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly types?: string;
  readonly workbookRels?: readonly (readonly [string, string, string])[];
  readonly rootRels?: readonly (readonly [string, string, string])[];
}

function made({
  sheet,
  styles,
  workbook = '',
  names = '',
  sheetRels,
  more = {},
  types = '',
  workbookRels = [],
  rootRels = [],
}: Made): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types}</Types>`,
    '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml'], ...rootRels),
    'xl/workbook.xml': `<workbook ${NS}>${workbook}<sheets><sheet name="Một" sheetId="3" r:id="rId1"/><sheet name="Hai" sheetId="7" r:id="rId2"/></sheets>${names}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
      ['rId3', 'styles', 'styles.xml'],
      ...workbookRels,
    ),
    'xl/worksheets/sheet1.xml':
      sheet.startsWith('<') && !sheet.startsWith('<x:worksheet')
        ? `<worksheet ${NS}>${sheet}</worksheet>`
        : sheet,
    'xl/worksheets/sheet2.xml': `<worksheet ${NS}><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
    'xl/styles.xml':
      styles ??
      `<styleSheet ${NS}><fonts><font><sz val="11"/><name val="Calibri"/></font></fonts><fills><fill/><fill/></fills><borders><border/></borders><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...(sheetRels === undefined ? {} : { 'xl/worksheets/_rels/sheet1.xml.rels': sheetRels }),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const first = (book: Workbook): Sheet => tab(book, 'Một');
const saved = (
  bytes: Uint8Array,
  change: (sheet: Sheet, book: Workbook) => void = () => undefined,
): Record<string, string> => {
  const { workbook, kept } = read(bytes);
  change(first(workbook), workbook);
  return partsOf(workbookToBytes(workbook, kept).bytes);
};

describe('as Excel writes it', () => {
  test('shared formulas are spelled out for each cell', () => {
    const sheet =
      '<sheetData><row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>2</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c></row></sheetData>';
    const cells = first(read(made({ sheet })).workbook).cells;
    expect(cells.map((line) => line[1])).toEqual([
      { formula: '=A1*$C$1', value: 2 },
      { formula: '=A2*$C$1', value: 4 },
      { formula: '=A3*$C$1', value: 6 },
    ]);
  });

  test('array formulas, spilling ones and data tables keep their area and marks', () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>2</v></c><c r="C1" cm="1"><f t="array" ref="C1:C2">_xlfn.UNIQUE(B1:B3)</f><v>1</v></c><c r="D1"><f t="dataTable" ref="D1:D2" dt2D="0" dtr="1" r1="B1"/><v>7</v></c></row></sheetData>';
    const bytes = made({ sheet });
    const line = first(read(bytes).workbook).cells[0];
    expect([line?.[0]?.formula, line?.[2]?.formula, line?.[3]]).toEqual([
      '=ARRAYFORMULA(B1:B3*2)',
      '=UNIQUE(B1:B3)',
      { value: 7 },
    ]);
    const after = saved(bytes)['xl/worksheets/sheet1.xml'] ?? '';
    expect(after).toContain('<c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>2</v></c>');
    expect(after).toContain('<c r="C1" cm="1"><f t="array" ref="C1:C2">_xlfn.UNIQUE(B1:B3)</f><v>1</v></c>');
    expect(after).toContain('<f t="dataTable" ref="D1:D2" dt2D="0" dtr="1" r1="B1"/><v>7</v>');
    const changed = saved(bytes, (s) => {
      at(s, 0, 3).value = 8;
    })['xl/worksheets/sheet1.xml'];
    expect(changed).toContain('<c r="D1"><v>8</v></c>');
  });

  test('a list on another sheet, which Excel puts into an extension, is a rule like any other', () => {
    const sheet =
      '<sheetData/><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1" showErrorMessage="1" xr:uid="{1}" xmlns:xr="u"><x14:formula1><xm:f>Hai!$A$2:$A$9</xm:f></x14:formula1><xm:sqref>B2:B5 D2</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext uri="{other}"><a/></ext></extLst>';
    const bytes = made({ sheet });
    const { rule } = first(read(bytes).workbook).validations[0] ?? {};
    expect(rule).toEqual({
      criteria: 'VALUE_IN_RANGE',
      values: ["'Hai'!A2:A9"],
      strict: true,
      dropdown: true,
    });
    expect(first(read(bytes).workbook).validations.map((v) => v.area.rows)).toEqual([4, 1]);
    expect(saved(bytes)['xl/worksheets/sheet1.xml']).toBe(`<worksheet ${NS}>${sheet}</worksheet>`);
    const moved = saved(bytes, (one) => {
      const [rule] = one.validations;
      if (rule) one.validations = [{ ...rule, area: { ...rule.area, rows: 2 } }];
    })['xl/worksheets/sheet1.xml'];
    expect(moved).toContain(
      '<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="B2:B3"><formula1>Hai!$A$2:$A$9</formula1></dataValidation>',
    );
    expect(moved).not.toContain('x14:dataValidation');
    expect(moved).toContain('<ext uri="{other}"><a/></ext>');
  });

  test('rules that Google has no words for stay as they are, and one that is taken away goes', () => {
    const sheet =
      '<sheetData/><dataValidations count="3"><dataValidation type="time" operator="lessThan" showErrorMessage="1" sqref="A1"><formula1>0.5</formula1></dataValidation><dataValidation type="decimal" operator="lessThan" errorTitle="Lớn" error="Lớn quá" showErrorMessage="1" sqref="B1:B9"><formula1>5</formula1></dataValidation><dataValidation type="list" sqref="C1"><formula1>INDIRECT($A$1)</formula1></dataValidation></dataValidations>';
    const bytes = made({ sheet });
    const after = saved(bytes)['xl/worksheets/sheet1.xml'] ?? '';
    expect(after).toContain('errorTitle="Lớn" error="Lớn quá"');
    const without = saved(bytes, (s) => {
      s.validations = [];
    })['xl/worksheets/sheet1.xml'];
    expect(without).toContain('type="time"');
    expect(without).toContain('INDIRECT($A$1)');
    expect(without).not.toContain('Lớn quá');
  });

  test('conditional formats without words keep their place among those that change', () => {
    const rule = (type: string, priority: number, formula: string): string =>
      `<cfRule type="${type}" priority="${priority}"><formula>${formula}</formula></cfRule>`;
    const sheet = `<sheetData/><conditionalFormatting sqref="A1:A9">${rule('expression', 1, 'A1=1')}<cfRule type="iconSet" priority="2"><iconSet/></cfRule>${rule('expression', 3, 'A1=3')}</conditionalFormatting>`;
    const after =
      saved(made({ sheet }), (s) => {
        s.conditionalFormats.push({
          areas: [{ row: 0, column: 0, rows: 2, columns: 2 }],
          criteria: 'CELL_EMPTY',
          values: [],
          style: { background: '#ff0000' },
        });
      })['xl/worksheets/sheet1.xml'] ?? '';
    const order = [...after.matchAll(/<cfRule type="(\w+)"[^>]*priority="(\d)"/g)].map((m) => [m[1], m[2]]);
    expect(order).toEqual([
      ['expression', '1'],
      ['iconSet', '2'],
      ['expression', '3'],
      ['containsBlanks', '4'],
    ]);
  });

  test('theme colours and tints are read, and stay in the file', () => {
    const styles = `<styleSheet ${NS}><fonts><font><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color theme="4" tint="-0.249977111117893"/><name val="Calibri"/></font></fonts><fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.15"/></patternFill></fill></fills><borders><border/></borders><cellXfs><xf/><xf fontId="1" fillId="2"><alignment indent="2"/></xf></cellXfs></styleSheet>`;
    const theme =
      '<a:theme xmlns:a="t"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>';
    const bytes = made({
      sheet: '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>',
      styles,
      more: { 'xl/theme/theme1.xml': theme },
      workbookRels: [['rId9', 'theme', 'theme/theme1.xml']],
    });
    // Excel itself shows 2F5496 (or 305496) and D9D9D9.
    expect(at(first(read(bytes).workbook), 0, 0).style).toEqual({
      text: { color: '#2f5597' },
      background: '#d9d9d9',
    });
    const after = saved(bytes);
    expect(after['xl/theme/theme1.xml']).toBe(theme);
    expect(after['xl/styles.xml']).toContain('<xf fontId="1" fillId="2"><alignment indent="2"/></xf>');
    expect(after['xl/worksheets/sheet1.xml']).toContain('<c r="A1" s="1">');
  });

  test('a workbook that counts from 1904 shows the same days, and goes on counting so', () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1"><v>0</v></c></row></sheetData>';
    const bytes = made({ sheet, workbook: '<workbookPr date1904="1"/>' });
    const line = first(read(bytes).workbook).cells[0];
    expect([line?.[0]?.value, line?.[1]?.value]).toEqual([1462, 0]);
    const after = saved(bytes);
    expect(after['xl/workbook.xml']).toContain('date1904="1"');
    expect(after['xl/worksheets/sheet1.xml']).toContain('<c r="A1" s="1"><v>0</v></c><c r="B1"><v>0</v></c>');
  });

  test('prefixed elements, inline strings, days as text, cells without addresses', () => {
    const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>chữ</x:t></x:is></x:c><x:c t="d"><x:v>2022-06-30</x:v></x:c></x:row></x:sheetData><x:printOptions headings="1"/></x:worksheet>`;
    const bytes = made({ sheet });
    expect(first(read(bytes).workbook).cells).toEqual([[{ value: 'chữ' }, { value: 44_742 }]]);
    const after = saved(bytes)['xl/worksheets/sheet1.xml'] ?? '';
    expect(after).toContain('<x:printOptions headings="1"/>');
    expect(
      read(zipAgain(bytes, 'xl/worksheets/sheet1.xml', after)).workbook.sheets[0]?.cells[0]?.[1]?.value,
    ).toBe(44_742);
  });

  test('charts, pivot tables and whatever else belongs to a sheet stay, with their own parts', () => {
    const more = {
      'xl/drawings/drawing1.xml':
        '<xdr:wsDr xmlns:xdr="d" xmlns:c="c" xmlns:r="r"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/></xdr:nvGraphicFramePr><c:chart r:id="rId1"/></xdr:graphicFrame></xdr:twoCellAnchor></xdr:wsDr>',
      'xl/drawings/_rels/drawing1.xml.rels': relations(['rId1', 'chart', '../charts/chart1.xml']),
      'xl/charts/chart1.xml': '<c:chartSpace xmlns:c="c"><c:f>Hai!$A$1</c:f></c:chartSpace>',
      'xl/charts/_rels/chart1.xml.rels': relations(
        ['rId1', 'http://schemas.microsoft.com/office/2011/relationships/chartStyle', 'style1.xml'],
        ['rId2', 'http://schemas.microsoft.com/office/2011/relationships/chartColorStyle', 'colors1.xml'],
      ),
      'xl/charts/style1.xml': '<cs:style xmlns:cs="s"/>',
      'xl/charts/colors1.xml': '<cs:colors xmlns:cs="s"/>',
      'xl/pivotTables/pivotTable1.xml': '<pivotTableDefinition/>',
      'xl/printerSettings/printerSettings1.bin': 'máy in',
      'customXml/item1.xml': '<other xmlns="urn:other"/>',
    };
    const bytes = made({
      sheet: '<sheetData/><pageSetup orientation="portrait" r:id="rId3"/><drawing r:id="rId1"/>',
      sheetRels: relations(
        ['rId1', 'drawing', '../drawings/drawing1.xml'],
        ['rId2', 'pivotTable', '../pivotTables/pivotTable1.xml'],
        ['rId3', 'printerSettings', '../printerSettings/printerSettings1.bin'],
      ),
      more,
      types:
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>',
      workbookRels: [['rId8', 'customXml', '../customXml/item1.xml']],
    });
    const untouched = saved(bytes);
    for (const [part, text] of Object.entries(more))
      if (!part.endsWith('.bin')) expect([part, untouched[part]]).toEqual([part, text]);
    const withOurs = saved(bytes, (sheet) => {
      sheet.charts.push({
        id: 4,
        type: 'PIE',
        ranges: ["'Hai'!A1:B4"],
        anchor: { row: 0, column: 0, offsetX: 0, offsetY: 0 },
        width: 300,
        height: 200,
        options: {},
        headers: 0,
      });
    });
    for (const [part, text] of Object.entries(more)) {
      if (!part.startsWith('xl/drawings/') && !part.endsWith('.bin'))
        expect([part, withOurs[part]]).toEqual([part, text]);
    }
    expect(withOurs['xl/drawings/drawing1.xml']).toContain('name="Chart 1"');
    expect(withOurs['xl/charts/chart2.xml']).toContain('c:pieChart');
    const renamed = saved(bytes, (_, book) => {
      tab(book, 'Hai').name = 'Số liệu';
    });
    expect(renamed['xl/charts/chart1.xml']).toBe(
      '<c:chartSpace xmlns:c="c"><c:f>\'Số liệu\'!$A$1</c:f></c:chartSpace>',
    );
  });

  test('names follow their sheets when tabs move, and go with a sheet that is deleted', () => {
    const names =
      '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">Hai!$A$1:$B$2</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">Một!$A$1</definedName><definedName name="ThueSuat" comment="luật">0.1</definedName><definedName name="Vung" comment="ghi">Hai!$A$1:$A$9</definedName></definedNames>';
    const bytes = made({ sheet: '<sheetData/>', names });
    const moved = saved(bytes, (_, book) => {
      book.sheets.reverse();
    })['xl/workbook.xml'];
    expect(moved).toContain(
      '<definedName name="_xlnm.Print_Area" localSheetId="0">Hai!$A$1:$B$2</definedName>',
    );
    expect(moved).toContain('<definedName name="ThueSuat" comment="luật">0.1</definedName>');
    expect(moved).toContain('<definedName name="Vung" comment="ghi">Hai!$A$1:$A$9</definedName>');
    const { workbook, kept } = read(bytes);
    workbook.sheets = workbook.sheets.filter((sheet) => sheet.name === 'Một');
    const { bytes: after, lost } = workbookToBytes(workbook, kept);
    expect(lost).toEqual([]);
    expect(partsOf(after)['xl/workbook.xml']).not.toContain('Hai!$A$1:$B$2');
    expect(partsOf(after)['xl/worksheets/sheet2.xml']).toBeUndefined();
    expect(read(after).workbook.sheets.map((sheet) => sheet.name)).toEqual(['Một']);
  });

  test('signatures and shared-workbook history cannot be kept, and this is said before the first write', () => {
    const bytes = made({
      sheet: '<sheetData/>',
      more: { '_xmlsignatures/origin.sigs': '', 'xl/revisions/revisionHeaders.xml': '<headers/>' },
      rootRels: [
        [
          'rId5',
          'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin',
          '_xmlsignatures/origin.sigs',
        ],
      ],
      workbookRels: [['rId7', 'revisionHeaders', 'revisions/revisionHeaders.xml']],
    });
    const { workbook, kept } = read(bytes);
    expect(whatWouldBeLost(kept)).toEqual([
      expect.stringContaining('Chữ ký số'),
      expect.stringContaining('Lịch sử sửa đổi'),
    ]);
    const { bytes: after, lost } = workbookToBytes(workbook, kept);
    expect(lost).toEqual(whatWouldBeLost(kept));
    expect(Object.keys(partsOf(after)).filter((part) => /sig|revision/.test(part))).toEqual([]);
  });

  test('a threaded comment stays while its note stays; a changed note takes the thread with it, and says so', () => {
    const more = {
      'xl/comments1.xml': `<comments ${NS}><authors><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>Chị xem lại</t></text></comment><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Hai</t></r></text></comment></commentList></comments>`,
      'xl/threadedComments/threadedComment1.xml': '<ThreadedComments/>',
      'xl/drawings/vmlDrawing1.vml':
        '<xml xmlns:v="v" xmlns:x="x"><v:shape id="_x0000_s1"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape><v:shape id="_x0000_s2"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape><v:shape id="_x0000_s3"><x:ClientData ObjectType="Button"/></v:shape></xml>',
    };
    const bytes = made({
      sheet: '<sheetData/><legacyDrawing r:id="rId2"/>',
      sheetRels: relations(
        ['rId1', 'comments', '../comments1.xml'],
        ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
        [
          'rId3',
          'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
          '../threadedComments/threadedComment1.xml',
        ],
      ),
      more,
      types:
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    });
    expect(saved(bytes)).toMatchObject(more);
    const { workbook, kept } = read(bytes);
    at(first(workbook), 0, 0).note = 'Đã xem';
    const { bytes: after, lost } = workbookToBytes(workbook, kept);
    expect(lost).toEqual([expect.stringContaining('tab “Một”')]);
    const parts = partsOf(after);
    expect(parts['xl/threadedComments/threadedComment1.xml']).toBeUndefined();
    expect(parts['xl/comments1.xml']).toContain(
      '<comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Hai</t></r></text></comment>',
    );
    expect(parts['xl/comments1.xml']).toContain('Đã xem');
    expect(parts['xl/drawings/vmlDrawing1.vml']).toContain('ObjectType="Button"');
  });
});
