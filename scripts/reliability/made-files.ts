/** Workbook files that are small to send and large to open, or claim more than a sheet has: one for each way. */
import { type Made, partsOfMade, zipped } from '../../local/xlsx/kinds.test-data';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const MEGABYTE = 1024 * 1024;

/** Made when it is asked for: some are hundreds of megabytes before they are packed. */
const of = (made: Made | (() => Made)): (() => Uint8Array) => {
  return () => zipped(partsOfMade(typeof made === 'function' ? made() : made));
};

/** `number` rows of `columns` cells. */
function rows(number: number, columns: number, cell = '<c><v>1</v></c>'): string {
  const cells = cell.repeat(columns);
  return Array.from({ length: number }, (_, n) => `<row r="${n + 1}">${cells}</row>`).join('');
}

const many = (number: number, text: (n: number) => string): string =>
  Array.from({ length: number }, (_, n) => text(n)).join('');

const at = (cell: string): string =>
  `<sheetData><row r="${/\d+/.exec(cell)?.[0]}"><c r="${cell}"><v>1</v></c></row></sheetData>`;
const ONE = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

/** The directory says one size, the content has another. */
function lying(): Uint8Array {
  const bytes = zipped(partsOfMade({ more: { 'xl/media/image1.png': new Uint8Array(64 * MEGABYTE) } }));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i + 46 < bytes.length; i += 1) {
    // The uncompressed size of each entry of the directory.
    if (view.getUint32(i, true) === 0x02014b50 && view.getUint32(i + 24, true) === 64 * MEGABYTE)
      view.setUint32(i + 24, 1000, true);
  }
  return bytes;
}

export const MADE_FILES: readonly (readonly [what: string, make: () => Uint8Array])[] = [
  ...[180, 600].flatMap((size): [string, () => Uint8Array][] => [
    [
      `${size} MB of zeros in a part of nobody`,
      of(() => ({ more: { 'xl/media/x.bin': new Uint8Array(size * MEGABYTE) } })),
    ],
    // A text of V8 is never longer than half a gigabyte.
    [
      `${size} MB of spaces in a sheet`,
      of(() => ({ sheet: `<sheetData>${' '.repeat(Math.min(size, 500) * MEGABYTE)}</sheetData>` })),
    ],
  ]),
  [
    '30 parts of 20 MB',
    of(() => ({
      more: Object.fromEntries(
        Array.from({ length: 30 }, (_, n) => [`xl/media/${n}.bin`, new Uint8Array(20 * MEGABYTE)]),
      ),
    })),
  ],
  ['a part larger than the directory says', lying],
  [
    '70,000 parts',
    of({ more: Object.fromEntries(Array.from({ length: 70_000 }, (_, n) => [`x/${n}`, ''])) }),
  ],
  ['200,000 rows of 10 cells', of({ sheet: `<sheetData>${rows(200_000, 10)}</sheetData>` })],
  ['1,048,576 rows of a cell', of({ sheet: `<sheetData>${rows(1_048_576, 1)}</sheetData>` })],
  ['1,048,577 rows', of({ sheet: `<sheetData>${rows(1_048_577, 0)}</sheetData>` })],
  ['2,000 rows of 3,000 cells', of({ sheet: `<sheetData>${rows(2000, 3000)}</sheetData>` })],
  ['a row of 20,000 cells', of({ sheet: `<sheetData>${rows(1, 20_000)}</sheetData>` })],
  ['a cell at XFD1048576', of({ sheet: at('XFD1048576') })],
  ['a cell at A1048576', of({ sheet: at('A1048576') })],
  ['a cell at XFD1', of({ sheet: at('XFD1') })],
  ['a cell at XFE1', of({ sheet: at('XFE1') })],
  ['a cell at A1048577', of({ sheet: at('A1048577') })],
  ['a cell at ZZZZZZZZ99999999999', of({ sheet: at('ZZZZZZZZ99999999999') })],
  [
    'a merge over the whole sheet',
    of({ sheet: `${ONE}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>` }),
  ],
  [
    '300,000 merges',
    of({
      sheet: `${ONE}<mergeCells>${many(300_000, (n) => `<mergeCell ref="A${n * 2 + 1}:B${n * 2 + 1}"/>`)}</mergeCells>`,
    }),
  ],
  [
    '1,000 merges on one another',
    of({
      sheet: `${ONE}<mergeCells>${many(1000, (n) => `<mergeCell ref="A1:${n % 2 === 0 ? 'B' : 'C'}${n + 2}"/>`)}</mergeCells>`,
    }),
  ],
  [
    'a rule over the whole sheet',
    of({
      sheet: `${ONE}<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
    }),
  ],
  [
    'a colour rule over the whole sheet',
    of({
      sheet: `${ONE}<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" dxfId="0" priority="1"><formula>A1&gt;0</formula></cfRule></conditionalFormatting>`,
    }),
  ],
  [
    '100,000 colour rules',
    of({
      sheet: `${ONE}${many(100_000, (n) => `<conditionalFormatting sqref="A${n + 1}"><cfRule type="expression" dxfId="0" priority="${n + 1}"><formula>A1&gt;0</formula></cfRule></conditionalFormatting>`)}`,
    }),
  ],
  [
    '100,000 rules',
    of({
      sheet: `${ONE}<dataValidations>${many(100_000, (n) => `<dataValidation type="whole" sqref="A${n + 1}"><formula1>1</formula1></dataValidation>`)}</dataValidations>`,
    }),
  ],
  [
    '2,000,000 strings',
    of({
      strings: `<sst xmlns="${MAIN}">${many(2_000_000, (n) => `<si><t>s${n}</t></si>`)}</sst>`,
    }),
  ],
  [
    'a string of 40 MB',
    of({ strings: `<sst xmlns="${MAIN}"><si><t>${'a'.repeat(40 * MEGABYTE)}</t></si></sst>` }),
  ],
  [
    '200,000 formats',
    of({
      styles: `<styleSheet xmlns="${MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>${'<xf xfId="0"/>'.repeat(200_000)}</cellXfs></styleSheet>`,
    }),
  ],
  [
    '200,000 fonts',
    of({
      styles: `<styleSheet xmlns="${MAIN}"><fonts>${many(200_000, (n) => `<font><sz val="${n}"/></font>`)}</fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf/><xf/></cellXfs></styleSheet>`,
    }),
  ],
  [
    '100,000 names',
    of({
      behind: `<definedNames>${many(100_000, (n) => `<definedName name="n${n}">Một!$A$1</definedName>`)}</definedNames>`,
    }),
  ],
  [
    'columns to the end of the world',
    of({ sheet: `<cols><col min="1" max="4294967295" width="9" customWidth="1"/></cols>${ONE}` }),
  ],
  [
    '200,000 columns',
    of({
      sheet: `<cols>${'<col min="1" max="16384" width="9" customWidth="1" style="1"/>'.repeat(200_000)}</cols>${ONE}`,
    }),
  ],
  [
    'a frozen pane of 10^9 rows',
    of({
      sheet: `<sheetViews><sheetView><pane xSplit="999999999" ySplit="1000000000" state="frozen"/></sheetView></sheetViews>${ONE}`,
    }),
  ],
  ['elements 200,000 deep', of({ sheet: `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}${ONE}` })],
  ['100,000 attributes', of({ sheet: `<x ${many(100_000, (n) => `a${n}="1" `)}/>${ONE}` })],
  [
    'a formula of 8 million characters',
    of({
      sheet: `<sheetData><row r="1"><c r="A1"><f>${'1+'.repeat(4_000_000)}1</f><v>1</v></c></row></sheetData>`,
    }),
  ],
  [
    'brackets 100,000 deep',
    of({
      sheet: `<sheetData><row r="1"><c r="A1"><f>${'('.repeat(100_000)}1${')'.repeat(100_000)}</f><v>1</v></c></row></sheetData>`,
    }),
  ],
  [
    'entities that name one another',
    of({
      sheetPart: `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(100)}"><!ENTITY c "&b;&b;&b;">]><worksheet xmlns="${MAIN}">&c;</worksheet>`,
    }),
  ],
];
