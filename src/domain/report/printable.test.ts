/** Whatever characters stand in cells, a report opens: its parts are XML by a strict parser (XML 1.0). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { settings } from '../tables';
import { gift, memberRow, pair, sale, support, ward, YEAR } from '../testdata/ward';
import { isPrintable, normalizeText, printable } from '../values';
import { composeReport } from './compose';
import { type ReportKindKey, reportKindKeys, reportKinds } from './kinds';
import { renderReport } from './render';

/** Throws where a part is no XML. */
function parse(xml: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

const templates = new Map(
  reportKindKeys.map((kind) => [
    kind,
    new Uint8Array(readFileSync(path.join(process.cwd(), 'templates', `${reportKinds[kind].template}.docx`))),
  ]),
);

/** A ward in which a text stands wherever a person can write one. */
function report(kind: ReportKindKey, text: string): Uint8Array {
  const lines = Object.values(settings)
    .filter(({ type }) => type.kind === 'text')
    .map(({ header }) => [header, `${header} ${text}`]);
  const ledger = ward(
    {
      chapters: [{ code: 'K1', name: `Khu 1 ${text}` }],
      members: [memberRow({ name: `Nguyễn Thị ${text} Hoa`, chapter: 'K1', note: text })],
      recycling: [sale({ chapter: 'K1', note: text })],
      gifts: [
        gift({ chapter: 'K1', inKind: `10 quyển ${text} vở`, receiver: text, partner: text, note: text }),
      ],
      pairings: [
        pair({ id: 'CP-00001', chapter: 'K1', helped: `Chị ${text} Na`, support: text, note: text }),
      ],
      supports: [support({ support: text })],
    },
    {
      settings: { headers: ['Mục', 'Giá trị'], rows: lines, merges: [] },
      texts: { headers: ['Đoạn', 'Lời văn'], rows: [['Kinh nghiệm', text]], merges: [] },
    },
  );
  const template = templates.get(kind);
  if (template === undefined) throw new Error(`No template of ${kind}.`);
  const rendered = renderReport(template, composeReport(ledger, YEAR, ledger.context.today, kind), {});
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return rendered.bytes;
}

function isDocument(bytes: Uint8Array): void {
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (/\.(xml|rels)$/.test(name)) parse(strFromU8(part));
  }
}

/** All code units in blocks: 0000–FFFF, each once, surrogates alone and in pairs. */
const BLOCK = 0x1000;
const blocks = Array.from({ length: 0x10000 / BLOCK }, (_, block) =>
  Array.from({ length: BLOCK }, (_unused, at) => String.fromCharCode(block * BLOCK + at)).join(' '),
);

test.each(blocks.map((text, at) => [(at * BLOCK).toString(16).padStart(4, '0'), text]))(
  'a report with every character from U+%s opens',
  (_from, text) => isDocument(report('topical', text)),
);

test.each(reportKindKeys)('%s with characters that no document can hold opens', (kind) => {
  isDocument(report(kind, `a\u0000b\u0007c\uFFFEd\uFFFFe\uD83Df\uDE00g\u000Bh😀&<>"'`));
});

test('any text is printable once it was made so, and loses nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isPrintable(printable(text))).toBe(true);
      if (isPrintable(text) && !/[\v\f\u0085\u2028\u2029]/.test(text)) expect(printable(text)).toBe(text);
      expect(isPrintable(normalizeText(text))).toBe(true);
      parse(`<a>${printable(text).replace(/[&<>]/g, '')}</a>`);
    }),
  );
});
