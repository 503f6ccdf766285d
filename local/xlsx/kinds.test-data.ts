/**
 * Workbooks as other programs write them, one for each habit that is known to break readers and writers: made data,
 * put together part by part, so that each shows one habit and nothing else.
 */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
const NS = `xmlns="${MAIN}" xmlns:r="${REL}"`;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

type Parts = Record<string, string | Uint8Array>;
type Relation = readonly [id: string, type: string, target: string, external?: boolean];

export const relations = (...list: readonly Relation[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, type, target, external]) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${REL}/${type}`}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

export interface Made {
  /** Children of the root of the tab "Một". */
  readonly sheet?: string;
  /** The whole part of "Một", instead. */
  readonly sheetPart?: string | Uint8Array;
  readonly sheetRelations?: readonly Relation[];
  readonly strings?: string;
  readonly styles?: string;
  /** Children of the workbook before and behind its list of tabs. */
  readonly before?: string;
  readonly behind?: string;
  readonly state?: string;
  readonly relations?: readonly Relation[];
  readonly rootRelations?: readonly Relation[];
  readonly types?: string;
  readonly more?: Parts;
  /** Parts to take away. */
  readonly without?: readonly string[];
  readonly mainType?: string;
}

const CELLS = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row></sheetData>`;
const STYLES = `${HEAD}<styleSheet ${NS}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"><alignment indent="2"/></xf></cellXfs><dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>`;
const STRINGS = `${HEAD}<sst xmlns="${MAIN}" count="1" uniqueCount="1"><si><t>một</t></si></sst>`;

/** The parts of a workbook with the tabs "Một" and "Hai". */
export function partsOfMade(made: Made = {}): Parts {
  const parts: Parts = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/xl/workbook.xml" ContentType="${made.mainType ?? `${TYPE}.sheet.main+xml`}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>${made.types ?? ''}</Types>`,
    '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml'], ...(made.rootRelations ?? [])),
    'xl/workbook.xml': `${HEAD}<workbook ${NS}>${made.before ?? ''}<sheets><sheet name="Một" sheetId="3" r:id="rId1"/><sheet name="Hai" sheetId="7"${made.state ?? ''} r:id="rId2"/></sheets>${made.behind ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
      ['rId3', 'styles', 'styles.xml'],
      ['rId4', 'sharedStrings', 'sharedStrings.xml'],
      ...(made.relations ?? []),
    ),
    'xl/worksheets/sheet1.xml':
      made.sheetPart ?? `${HEAD}<worksheet ${NS}>${made.sheet ?? CELLS}</worksheet>`,
    'xl/worksheets/sheet2.xml': `${HEAD}<worksheet ${NS}><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
    'xl/styles.xml': made.styles ?? STYLES,
    'xl/sharedStrings.xml': made.strings ?? STRINGS,
    ...(made.sheetRelations === undefined
      ? {}
      : { 'xl/worksheets/_rels/sheet1.xml.rels': relations(...made.sheetRelations) }),
    ...made.more,
  };
  for (const part of made.without ?? []) delete parts[part];
  return parts;
}

interface Zipping {
  /** How a part's name is spelled in the zip. */
  readonly name?: (part: string) => string;
  readonly stored?: boolean;
  /** Entries for the folders, too. */
  readonly folders?: boolean;
}

/** A zip whose entries have their sizes behind them (data descriptors), as streaming writers make it. */
export function zipped(parts: Parts, { name = (part) => part, stored, folders }: Zipping = {}): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const put = (entry: string, content: Uint8Array): void => {
    const file = stored ? new ZipPassThrough(entry) : new ZipDeflate(entry);
    zip.add(file);
    file.push(content, true);
  };
  if (folders) for (const folder of ['_rels/', 'xl/', 'xl/worksheets/']) put(folder, new Uint8Array());
  for (const [part, content] of Object.entries(parts))
    put(name(part), typeof content === 'string' ? strToU8(content) : content);
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
}

const utf16 = (text: string): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));

const replaced = (parts: Parts, change: (text: string) => string): Parts =>
  Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      name,
      typeof content === 'string' && name !== '[Content_Types].xml' ? change(content) : content,
    ]),
  );

const made =
  (of: Made, zipping?: Zipping): (() => Uint8Array) =>
  () =>
    zipped(partsOfMade(of), zipping);
const row = (cells: string, more = ''): string => `<sheetData><row r="1"${more}>${cells}</row></sheetData>`;

/** Element names under the prefix `x:`, as the Open XML SDK of .NET writes them. */
const prefixed = (xml: string): string =>
  xml
    .replace(/<(\/?)(?=[A-Za-z])(?![A-Za-z0-9]+:)/g, '<$1x:')
    .replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`);

function dotNet(): Uint8Array {
  const parts = partsOfMade({
    sheet: `${row('<c r="A1" s="2" t="s"><v>1</v></c><c r="B1"><f>SUM(C1:D1)</f><v>3</v></c><c r="C1" t="inlineStr"><is><r><rPr><b/></rPr><t>đậm</t></r><r><t> nhạt</t></r></is></c>')}<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells><conditionalFormatting sqref="A1:A9"><cfRule type="expression" dxfId="0" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" allowBlank="1" sqref="B2"><formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations>`,
    strings: `${HEAD}<sst xmlns="${MAIN}" count="1" uniqueCount="2"><si><t>một</t></si><si><r><rPr><b/><sz val="11"/></rPr><t>hai</t></r><r><t xml:space="preserve"> ba</t></r></si></sst>`,
    behind: '<definedNames><definedName name="Vung" comment="ghi">Hai!$A$1:$A$9</definedName></definedNames>',
  });
  for (const part of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/sharedStrings.xml'])
    parts[part] = prefixed(String(parts[part]));
  return zipped(parts);
}

function strict(): Uint8Array {
  const parts = partsOfMade({
    sheet: row('<c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="d"><v>2022-06-30</v></c>'),
  });
  return zipped(
    replaced(parts, (text) =>
      text
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(REL, 'http://purl.oclc.org/ooxml/officeDocument/relationships'),
    ),
  );
}

const COMMENTS: Made = {
  sheet: `${row('<c r="A1"><v>1</v></c><c r="B2"><v>1</v></c>'.replace('<c r="B2"><v>1</v></c>', ''))}<legacyDrawing r:id="rId2"/>`,
  sheetRelations: [
    ['rId1', 'comments', '../comments1.xml'],
    ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
  ],
  more: {
    'xl/comments1.xml': `${HEAD}<comments ${NS}><authors><author>Chị Ba</author></authors><commentList><comment ref="a1" authorId="0"><text><t>chữ thường</t></text></comment><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Hai</t></r></text></comment><comment ref="C3:D4" authorId="0"><text><t/></text></comment></commentList></comments>`,
    'xl/drawings/vmlDrawing1.vml':
      '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape><v:rect id="khung"/><br></xml>',
  },
};

const POST: Made['more'] = {
  'xl/drawings/vmlDrawing1.vml':
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:group id="nhom"><v:rect id="khung"/></v:group></xml>',
};

/** A workbook for each habit, by what it is called. */
export const KINDS: Readonly<Record<string, () => Uint8Array>> = {
  plain: made({}),
  'elements under a prefix (.NET)': dotNet,
  'the Strict words of the standard': strict,
  'part names in capitals (IBM Cognos)': () =>
    zipped(
      Object.fromEntries(
        Object.entries(partsOfMade()).map(([name, content]) => [
          name.replace('worksheets/sheet', 'worksheets/Sheet').replace('rels/sheet', 'rels/Sheet'),
          content,
        ]),
      ),
    ),
  'names that differ in case between the list and the zip': () =>
    zipped(partsOfMade(), {
      name: (part) => part.replace('xl/styles', 'xl/Styles').replace('sharedStrings', 'SharedStrings'),
    }),
  'backslashes in the zip': made({}, { name: (part) => part.replaceAll('/', '\\') }),
  'stored, with folders': made({}, { stored: true, folders: true }),
  'absolute targets': () =>
    zipped(
      replaced(partsOfMade(), (text) =>
        text
          .replace('Target="worksheets/', 'Target="/xl/worksheets/')
          .replace('Target="styles', 'Target="/xl/styles'),
      ),
    ),
  'names in percent signs': () =>
    zipped(
      replaced(partsOfMade(), (text) =>
        text.replace('worksheets/sheet1.xml', 'worksheets/trang%20m%E1%BB%99t.xml'),
      ),
      { name: (part) => part.replace('worksheets/sheet1.xml', 'worksheets/trang%20m%E1%BB%99t.xml') },
    ),
  'inline strings, with guides and runs': made({
    sheet: row(
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> hai đầu </t></is></c><c r="B1" t="inlineStr"><is><r><rPr><i/><u val="double"/></rPr><t>nghiêng</t></r></is></c><c r="C1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></is></c><c r="D1" t="inlineStr"><is><t/></is></c>',
    ),
  }),
  'strings of every kind': made({
    sheet: row(
      [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `<c r="${'ABCDEFGH'[n]}1" t="s"><v>${n}</v></c>`).join(''),
    ),
    strings: `${HEAD}<sst xmlns="${MAIN}" count="8" uniqueCount="9"><si><t/></si><si><t xml:space="preserve">   </t></si><si><t>a_x000D_b_x005F_x000D_</t></si><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/></si><si><t>một</t></si><si><t>một</t></si><si><r><rPr><vertAlign val="superscript"/><rFont val="Arial"/></rPr><t>2</t></r></si><si><t><![CDATA[a < b & c]]></t></si><si><t>không ai dùng</t></si></sst>`,
  }),
  'shared formulas': made({
    sheet:
      '<sheetData><row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>2</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c><c r="C3"><f t="shared" si="9"/><v>7</v></c></row></sheetData>',
  }),
  'array formulas, spills and data tables': made({
    sheet: row(
      '<c r="A1"><f t="array" ref="A1:A3" aca="1" ca="1">B1:B3*2</f><v>2</v></c><c r="C1" cm="1"><f t="array" ref="C1:C2">_xlfn.UNIQUE(B1:B3)</f><v>1</v></c><c r="D1"><f t="dataTable" ref="D1:D2" dt2D="0" dtr="1" r1="B1"/><v>7</v></c><c r="E1" t="e" vm="1"><v>#VALUE!</v></c>',
    ),
    types: `<Override PartName="/xl/metadata.xml" ContentType="${TYPE}.sheetMetadata+xml"/>`,
    relations: [['rId8', 'sheetMetadata', 'metadata.xml']],
    more: { 'xl/metadata.xml': `${HEAD}<metadata xmlns="${MAIN}"><cellMetadata count="1"/></metadata>` },
  }),
  'functions that are newer or unknown': made({
    sheet: row(
      '<c r="A1"><f>_xlfn.STOCKHISTORY("a",1)</f><v>1</v></c><c r="B1"><f>_xlfn.LET(_xlpm.x,1,_xlpm.x+1)</f><v>2</v></c><c r="C1"><f>_xlfn.SINGLE(A1:A3)+_xlfn.ANCHORARRAY(D1)</f><v>3</v></c><c r="D1"><f>_xlfn.AGGREGATE(9,4,B1:B3)</f><v>3</v></c><c r="E1"><f>[1]Sheet1!$A$1</f><v>3</v></c><c r="F1"><f ca="1">_xll.HAM(1)</f><v>3</v></c>',
    ),
  }),
  'a download from Google Sheets': made({
    sheet: row(
      '<c r="A1" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("QUERY(Hai!A1:B9,""select A"")"),"k")</f><v>k</v></c><c r="B1"><f>IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),2.0)</f><v>2</v></c><c r="C1" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),"chữ")</f><v>chữ</v></c><c r="D1"><f>IFERROR(__xludf.DUMMYFUNCTION("HAMLA(A1)"),5.0)</f><v>5</v></c>',
    ),
  }),
  'numbers and errors as others spell them': made({
    sheet: row(
      '<c r="A1" t="n"><v>0.10000000000000001</v></c><c r="B1"><v>1.0E-5</v></c><c r="C1"><v>-0</v></c><c r="D1" t="b"><v>true</v></c><c r="E1" t="e"><v>#FIELD!</v></c><c r="F1" t="str"><v> chữ </v></c><c r="G1" s="1" t="d"><v>2022-06-30T08:00:00</v></c><c r="H1" s="0"><v>100000000000000000000</v></c><c r="I1" s="2"/><c r="J1"/><c r="K1" t="str"><f>""</f><v></v></c>',
    ),
  }),
  'cells and rows without addresses': made({
    sheet:
      '<sheetData><row><c><v>1</v></c><c t="s"><v>0</v></c></row><row/><row ht="30"><c><v>3</v></c></row></sheetData>',
  }),
  'rows and columns with more to them': made({
    sheet: `<sheetFormatPr defaultRowHeight="14.4" outlineLevelRow="1"/><cols><col min="1" max="1" width="9.140625" style="2" bestFit="1"/><col min="2" max="16384" width="20.7109375" customWidth="1" outlineLevel="1" collapsed="1"/></cols><sheetData><row r="1" spans="1:2" s="2" customFormat="1" ht="14.4" customHeight="1" thickBot="1" x14ac:dyDescent="0.3" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><c r="A1" s="2"><v>1</v></c></row><row r="3" ht="41.25" outlineLevel="1" ph="1"><c r="A3"><v>3</v></c></row><row r="9" hidden="1" collapsed="true"/></sheetData>`,
  }),
  'days from 1904': made({
    sheet: row('<c r="A1" s="1"><v>0</v></c><c r="B1"><v>0</v></c>'),
    before: '<workbookPr date1904="true" codeName="SoNay"/>',
  }),
  'rules for entry of every kind': made({
    sheet: `${CELLS}<dataValidations count="6" disablePrompts="1" xWindow="100"><dataValidation type="whole" operator="greaterThan" allowBlank="1" showErrorMessage="1" sqref="B2"><formula1>0</formula1></dataValidation><dataValidation type="decimal" operator="greaterThan" allowBlank="1" showErrorMessage="1" sqref="C2"><formula1>0</formula1></dataValidation><dataValidation type="time" imeMode="on" sqref="D2"><formula1>0.5</formula1><formula2>1</formula2></dataValidation><dataValidation type="textLength" operator="lessThan" errorTitle="Dài" sqref="E2 E5:E9"><formula1>9</formula1></dataValidation><dataValidation type="list" showDropDown="1" sqref="F2:F1048576"><formula1>"a, b,c"</formula1></dataValidation><dataValidation type="custom" sqref="G2:G9 I2"><formula1>G2&gt;A1</formula1></dataValidation></dataValidations><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="${X14}"><x14:dataValidations count="2" xmlns:xm="${XM}"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Hai!$A$2:$A$9</xm:f></x14:formula1><xm:sqref>H2</xm:sqref></x14:dataValidation><x14:dataValidation type="whole" operator="greaterThan" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>0</xm:f></x14:formula1><xm:sqref>J2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
  }),
  'conditional formats of every kind': made({
    sheet: `${CELLS}<conditionalFormatting sqref="A1:A9" pivot="1"><cfRule type="dataBar" priority="3"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="${X14}"><x14:id>{1}</x14:id></ext></extLst></cfRule><cfRule type="cellIs" dxfId="0" priority="1" stopIfTrue="1" operator="lessThan"><formula>3</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B1"><cfRule type="top10" dxfId="0" priority="2" rank="3"/><cfRule type="iconSet" priority="4"><iconSet iconSet="3Arrows"><cfvo type="percent" val="0"/><cfvo type="num" val="1"/><cfvo type="num" val="2"/></iconSet></cfRule></conditionalFormatting><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="${X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="{1}"/><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${X14}"><x14:sparklineGroups xmlns:xm="${XM}"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>Hai!A1:A9</xm:f><xm:sqref>C1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`,
  }),
  'names of every kind': made({
    sheet: `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>${CELLS}<autoFilter ref="A1:B1"/>`,
    behind: `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Một!$A$1:$C$9</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">Một!$A$1:$B$9,Một!$D$1</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0" comment="ba hàng">Một!$1:$3</definedName><definedName name="_xlnm.Print_Titles" localSheetId="1">Hai!$A:$B,Hai!$2:$2</definedName><definedName name="Thue" hidden="1">0.1</definedName><definedName name="Ham" function="1" vbProcedure="1">#REF!</definedName><definedName name="Vung" comment="ghi">Hai!$A$1:$A$9</definedName></definedNames>`,
  }),
  'links of every kind': made({
    sheet: `${row('<c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c><c r="C1" t="s"><v>1</v></c>')}<hyperlinks><hyperlink ref="A1" r:id="rId1" tooltip="mở" display="xem"/><hyperlink ref="B1" location="Hai!A1"/><hyperlink ref="C1:D4" location="Vung" xr:uid="{1}" xmlns:xr="u"/><hyperlink ref="E9" r:id="rId2"/></hyperlinks>`,
    strings: `${HEAD}<sst xmlns="${MAIN}"><si><t>một</t></si><si><r><t>hai</t></r></si></sst>`,
    sheetRelations: [
      ['rId1', 'hyperlink', 'https://example.org/a?b=1&amp;c=2#d', true],
      ['rId2', 'hyperlink', 'mailto:hoi@example.org?subject=Qu%C3%A0', true],
    ],
  }),
  'states of tabs that nobody knows': made({ state: ' state="lost" xr:uid="{7}" xmlns:xr="u"' }),
  'a tab that is very hidden, a chart for a tab': made({
    state: ' state="veryHidden"',
    relations: [['rId9', 'chartsheet', 'chartsheets/sheet1.xml']],
    before:
      '<fileVersion appName="xl"/><workbookPr/><bookViews><workbookView xWindow="1" firstSheet="0" activeTab="0" xr2:uid="{2}" xmlns:xr2="v"/><workbookView activeTab="1"/></bookViews>',
    more: {
      'xl/chartsheets/sheet1.xml': `${HEAD}<chartsheet ${NS}><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>`,
    },
  }),
  'notes with odd addresses': made(COMMENTS),
  'an old drawing without notes': made({
    sheet: `${CELLS}<legacyDrawing r:id="rId2"/>`,
    sheetRelations: [['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml']],
    ...(POST && { more: POST }),
  }),
  'pictures in the headers': made({
    sheet: `${CELLS}<headerFooter><oddHeader>&amp;L&amp;G</oddHeader></headerFooter><legacyDrawingHF r:id="rId5"/>`,
    sheetRelations: [['rId5', 'vmlDrawing', '../drawings/vmlDrawing1.vml']],
    ...(POST && { more: POST }),
  }),
  'macros, printers, a ribbon, connections': made({
    mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
    sheet: `${CELLS}<pageSetup paperSize="8" orientation="landscape" r:id="rId1"/>`,
    sheetRelations: [['rId1', 'printerSettings', '../printerSettings/printerSettings1.bin']],
    relations: [
      ['rId7', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'],
      ['rId8', 'connections', 'connections.xml'],
    ],
    rootRelations: [
      [
        'rId9',
        'http://schemas.microsoft.com/office/2006/relationships/ui/extensibility',
        'customUI/customUI.xml',
      ],
    ],
    more: {
      'xl/printerSettings/printerSettings1.bin': Uint8Array.of(1, 2, 3),
      'xl/vbaProject.bin': Uint8Array.of(0xd0, 0xcf),
      'xl/connections.xml': `${HEAD}<connections xmlns="${MAIN}"/>`,
      'customUI/customUI.xml': '<customUI xmlns="u"/>',
    },
  }),
  'links to other files, tables, pivot tables, slicers': made({
    sheet: `${CELLS}<drawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
    sheetRelations: [
      ['rId1', 'table', '../tables/table1.xml'],
      ['rId2', 'pivotTable', '../pivotTables/pivotTable1.xml'],
      ['rId3', 'drawing', '../drawings/drawing1.xml'],
      ['rId4', 'http://schemas.microsoft.com/office/2007/relationships/slicer', '../slicers/slicer1.xml'],
      [
        'rId5',
        'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
        '../threadedComments/threadedComment1.xml',
      ],
    ],
    behind:
      '<externalReferences><externalReference r:id="rId6"/></externalReferences><pivotCaches><pivotCache cacheId="1" r:id="rId7"/></pivotCaches>',
    relations: [
      ['rId6', 'externalLink', 'externalLinks/externalLink1.xml'],
      ['rId7', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'],
    ],
    more: {
      'xl/tables/table1.xml': `${HEAD}<table xmlns="${MAIN}" id="1" name="Bang" displayName="Bang" ref="A1:B1"><tableColumns count="2"><tableColumn id="1" name="một"/><tableColumn id="2" name="1.5"/></tableColumns></table>`,
      'xl/pivotTables/pivotTable1.xml': `${HEAD}<pivotTableDefinition xmlns="${MAIN}"/>`,
      'xl/drawings/drawing1.xml': `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"></xdr:wsDr>`,
      'xl/slicers/slicer1.xml': '<slicers xmlns="u"/>',
      'xl/threadedComments/threadedComment1.xml': '<ThreadedComments xmlns="u"/>',
      'xl/externalLinks/externalLink1.xml': `${HEAD}<externalLink xmlns="${MAIN}"/>`,
      'xl/pivotCache/pivotCacheDefinition1.xml': `${HEAD}<pivotCacheDefinition xmlns="${MAIN}"/>`,
    },
  }),
  'parts that nothing leads to': made({
    more: {
      '[trash]/0000.dat': Uint8Array.of(0, 0),
      'xl/la.xml': '<la/>',
      'docMetadata/_rels/x.xml.rels': relations(),
    },
  }),
  'protection with hashes, scenarios, breaks, controls': made({
    before:
      '<fileSharing readOnlyRecommended="1"/><workbookProtection lockStructure="1" workbookPassword="CC1A"/>',
    sheet: `<sheetPr codeName="T" filterMode="1"><tabColor theme="4" tint="0.4"/><outlinePr summaryBelow="0"/></sheetPr><dimension ref="A1:XFD9"/>${CELLS}<sheetCalcPr fullCalcOnLoad="1"/><sheetProtection algorithmName="SHA-512" hashValue="a" saltValue="b" spinCount="1" sheet="1" selectLockedCells="1"/><protectedRanges><protectedRange sqref="B1" name="V" hashValue="x" securityDescriptor="O:WD"/></protectedRanges><scenarios current="0"><scenario name="s"/></scenarios><customSheetViews><customSheetView guid="{1}"/></customSheetViews><phoneticPr fontId="1"/><printOptions headings="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup orientation="portrait" horizontalDpi="300"/><rowBreaks count="1" manualBreakCount="1"><brk id="3" man="1"/></rowBreaks><cellWatches><cellWatch r="A1"/></cellWatches><ignoredErrors><ignoredError sqref="A1" numberStoredAsText="1"/></ignoredErrors><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>`,
  }),
  'comments, instructions, CDATA and entities': made({
    sheetPart: `<?xml version='1.0' encoding='utf-8'?>\n<!-- do máy ghi --><?mso-application progid="Excel.Sheet"?>\n<worksheet ${NS}>\n <!-- hàng --><sheetData>\n  <row r='1'>\n   <c r='A1' t='str'><v>a &amp; &#x1EBF; &lt;</v></c><!-- ô --><c r='B1' t='inlineStr'><is><t><![CDATA[<b>]]></t></is></c>\n  </row>\n </sheetData>\n</worksheet>\n<!-- hết -->`,
  }),
  'a byte order mark': made({ sheetPart: `\ufeff${HEAD}<worksheet ${NS}>${CELLS}</worksheet>` }),
  'a tab in UTF-16': made({
    sheetPart: utf16(
      `<?xml version="1.0" encoding="UTF-16"?><worksheet ${NS}>${row('<c r="A1" t="str"><v>Việt</v></c>')}</worksheet>`,
    ),
  }),
  'a tab in an old encoding': made({
    sheetPart: new Uint8Array(
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?><worksheet ${NS}>${row('<c r="A1" t="str"><v>cà phê</v></c>')}</worksheet>`,
        'latin1',
      ),
    ),
  }),
  'no shared strings, since none are named': made({
    sheet: row('<c r="A1"><v>1</v></c>'),
    without: ['xl/sharedStrings.xml'],
  }),
  'an empty tab': made({ sheetPart: `${HEAD}<worksheet ${NS}/>` }),
  'styles with containers that say more': made({
    styles: STYLES.replace(
      '<fonts count="2">',
      '<fonts count="2" x14ac:knownFonts="1" xmlns:x14ac="u">',
    ).replace(
      '</styleSheet>',
      '<colors><mruColors><color rgb="FF123456"/></mruColors></colors><extLst><ext uri="{1}"/></extLst></styleSheet>',
    ),
  }),
};
