/** A template that would write without end is refused with a sentence, at once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { annexKeys } from './choices';
import { composeReport } from './compose';
import { fieldsOf } from './fields';
import { renderReport } from './render';
import { day, madeLedger, smallWard, today, year2022 } from './testdata/made-ward';
import { type Piece, tooLarge } from './weight';

const data = composeReport(madeLedger(smallWard), year2022, today, 'topical', {
  ...{ number: '5', day: day('2023-01-05'), tellsWeak: true },
  annexes: new Set(annexKeys),
});
const fields: Readonly<Record<string, unknown>> = fieldsOf(data, {
  ...{ drawn: new Set<string>(), headings: new Set(), isInternal: false },
});
/** The longest list of the report, which a template may repeat. */
const [list = '', entries] = Object.entries(fields)
  .flatMap(([name, value]): [string, number][] => (Array.isArray(value) ? [[name, value.length]] : []))
  .reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);

function templateOf(lines: readonly string[]): Uint8Array {
  const files = unzipSync(
    new Uint8Array(readFileSync(path.join(process.cwd(), 'templates/dan-van-kheo.docx'))),
  );
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const body = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  files['word/document.xml'] = strToU8(
    document.replace(/<w:body>[\s\S]*<\/w:body>/, `<w:body>${body}</w:body>`),
  );
  return zipSync(files);
}
const nested = (depth: number): string[] => [
  ...Array.from({ length: depth }, () => `{#${list}}`),
  'một dòng',
  ...Array.from({ length: depth }, () => `{/${list}}`),
];

test('a list is there to be repeated', () => expect(entries).toBeGreaterThan(1));

test.each([
  [1, true],
  [2, true],
  [40, false],
])('%i sections in each other: it is written: %s', (depth, isWritten) => {
  const rendered = renderReport(templateOf(nested(depth)), data, {});
  expect(rendered.ok).toBe(isWritten);
  if (rendered.ok) return;
  expect(rendered.problems).toEqual([
    expect.objectContaining({
      what: `Phần lặp {#${list}} lặp trong chính các phần lặp khác nên báo cáo sẽ dài vô cùng.`,
      where: 'Thân văn bản',
    }),
  ]);
});

const loop = (value: string, subparsed: readonly Piece[], inverted = false): Piece => ({
  ...{ type: 'placeholder', module: 'loop', value, subparsed, inverted },
});
const text = (value: string): Piece => ({ type: 'content', value });

test.each<[string, Piece[], Record<string, unknown>, boolean]>([
  ['a list of a thousand', [loop('a', [text('x')])], { a: Array(1000).fill({}) }, false],
  [
    'the same in itself three times',
    [loop('a', [loop('a', [loop('a', [text('x')])])])],
    { a: Array(1000).fill({}) },
    true,
  ],
  ['nothing to repeat', [loop('a', [loop('a', [text('x')])])], { a: [] }, false],
  ['what stands where there is nothing', [loop('a', [text('x')], true)], { a: [] }, false],
  ['a long passage many times', [loop('a', [text('x'.repeat(50_000))])], { a: Array(1000).fill({}) }, true],
  [
    'a list of its own inside',
    [loop('a', [loop('b', [text('x')])])],
    { a: Array(900).fill({ b: [1] }), b: Array(900).fill({}) },
    false,
  ],
  ['a name of every object is no field', [loop('constructor', [text('x')])], {}, false],
])('%s', (_name, pieces, given, isCut) => {
  expect(tooLarge(pieces, given) !== null).toBe(isCut);
});
