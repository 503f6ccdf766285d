/** A report opens whatever characters stand in the ward's texts: those of the first plane in every kind, each of the others in one. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { oneOfEach } from '../testdata/models';
import { faultOfXml, faultsOfParts } from '../testdata/xml';
import { excerpt, isPrintable, printable, unprintableIn } from '../values';
import { type AnyTable, passages, type Settings, settings, type TableKey, tables } from '../ward';
import { composeReport } from './compose';
import { reportKindKeys, reportKinds } from './kinds';
import { renderReport } from './render';
import { type Made, type MadeRow, madeLedger, smallWard, today, year2022 } from './testdata/made-ward';

const LAST = 0x10ffff;
const unit = (code: number) => (code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code));
const stretch = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${unit(from + at)}a`).join('');

/** The ward of the other tests, with a text after, or in place of, what each text cell says. */
function wardWith(text: () => string): Made {
  const isText = (table: AnyTable, key: string) =>
    ['text', 'name'].includes(table.columns[key]?.type.kind ?? '');
  const rows: Partial<Record<TableKey, readonly MadeRow[]>> = {
    ...(oneOfEach as Partial<Record<TableKey, readonly MadeRow[]>>),
    ...smallWard.rows,
  };
  const withText = (table: AnyTable, row: MadeRow): MadeRow => ({
    ...row,
    ...Object.fromEntries(
      Object.keys(table.columns)
        .filter((key) => isText(table, key))
        .map((key) => [key, `${row[key] ?? ''}${text()}`]),
    ),
  });
  return {
    settings: {
      ...smallWard.settings,
      ...Object.fromEntries(
        Object.entries(settings)
          .filter(([, { type }]) => type.kind === 'text')
          .map(([key]) => [key, `${smallWard.settings?.[key as keyof Settings] ?? ''}${text()}`]),
      ),
    },
    texts: Object.fromEntries(Object.keys(passages).map((key) => [key, `Hội ${text()}\nvà ${text()}`])),
    rows: Object.fromEntries(
      Object.entries(rows).map(([key, list]) => [
        key,
        list.map((row) => withText(tables[key as TableKey] as AnyTable, row)),
      ]),
    ),
  };
}

const templates = Object.fromEntries(
  reportKindKeys.map((kind) => [
    kind,
    new Uint8Array(readFileSync(path.join(process.cwd(), `templates/${reportKinds[kind].template}.docx`))),
  ]),
);
function docxOf(made: Made, kind: (typeof reportKindKeys)[number]): Uint8Array {
  const data = composeReport(madeLedger(made), year2022, today, kind);
  const rendered = renderReport(templates[kind] ?? '', data, {});
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return rendered.bytes;
}

/** What XML 1.0 cannot hold, each followed by a letter: a half of a pair stays a half. */
const ILLEGAL = `${stretch(0, 0x20)}${stretch(0xd800, 0xe000)}${stretch(0xfffe, 0x10000)}`;
const SAMPLES =
  'Nguyễn Thị Hoa, \u202bعربى\u202c, e\u0301\u0323\u0302\u0309, 👩‍👩‍👧‍👦 🇻🇳 🎁 \ufdd0 \u{1fffe} \u007f\u0085 &<>"\' {ten} ]]>';

describe.each(reportKindKeys)('%s', (kind) => {
  test('nothing illegal is left, in any field', () =>
    expect(
      faultsOfParts(
        docxOf(
          wardWith(() => ILLEGAL),
          kind,
        ),
      ),
    ).toEqual([]));

  test('what can be printed stays as it is', () => {
    const file = docxOf(
      wardWith(() => SAMPLES),
      kind,
    );
    expect(faultsOfParts(file)).toEqual([]);
    expect(strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())).toContain('🇻🇳 🎁');
  });

  test('every code point of the first plane, and of a quarter of the others', () => {
    const size = 0x800;
    const stretches = Array.from({ length: (LAST + 1) / size }, (_, at) => at * size).filter(
      (from) => from <= 0xffff || (from / size) % reportKindKeys.length === reportKindKeys.indexOf(kind),
    );
    // A stretch for each field in turn, until all of them had one.
    while (stretches.length > 0) {
      const made = wardWith(() => {
        const from = stretches.shift();
        return from === undefined ? '' : stretch(from, from + size);
      });
      expect(faultsOfParts(docxOf(made, kind))).toEqual([]);
    }
  });

  test('any texts at all', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes)),
          {
            minLength: 1,
            maxLength: 9,
          },
        ),
        (texts) => {
          let at = 0;
          const made = wardWith(() => texts[at++ % texts.length] ?? '');
          expect(faultsOfParts(docxOf(made, kind))).toEqual([]);
        },
      ),
      { numRuns: 5 },
    ));
});

describe('what is printable', () => {
  test('a strict reader of XML takes it, code point by code point; the rest it refuses, but for C1', () => {
    const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const isTaken = (text: string) => faultOfXml(`<a>${escaped(text)}</a>`) === '';
    const wrong: string[] = [];
    for (let code = 0; code <= LAST; code += 1) {
      // By sixteens beyond the first plane: there no single one differs but the last two of a plane.
      if (code > 0xffff && code % 16 !== 0 && code % 0x10000 < 0xfff0) continue;
      const isOdd = (code >= 0x7f && code <= 0x9f) || code === 0x0b || code === 0x0c;
      const text = unit(code);
      if (!isTaken(printable(text)) || (!isOdd && isPrintable(text) !== isTaken(text)))
        wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['a\u0000b', 'ab', ['U+0000']],
    ['dòng\tmột\r\nhai', 'dòng\tmột\r\nhai', []],
    ['\ud83c\udf81', '\ud83c\udf81', []],
    ['quà \ud83c', 'quà ', ['U+D83C']],
    ['\udf81\ud83c', '', ['U+DF81', 'U+D83C']],
    ['\ud83c\ud83c\udf81', '\ud83c\udf81', ['U+D83C']],
    ['a\ufffe\uffff\ufffe', 'a', ['U+FFFE', 'U+FFFF']],
  ])('%j', (text, wanted, named) => {
    expect(printable(text)).toBe(wanted);
    expect(unprintableIn(text)).toEqual(named);
  });

  test('a text is cut between characters, not inside one', () => {
    expect(excerpt('a🎁b', 2)).toBe('a🎁…');
    expect(excerpt('a🎁b', 3)).toBe('a🎁b');
    expect(excerpt('🎁🎁🎁', 2)).toBe('🎁🎁…');
  });
});
