/** Pages as Google's server delivers them: nothing in them looks like a comment, whatever a source says. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import fc from 'fast-check';
import { leftoverOf, servable } from './servable.mjs';

const dist = path.join(process.cwd(), 'dist');
const pages = readdirSync(dist).filter((name) => name.endsWith('.html'));

test.each(pages)('%s has no comment sign, no template literal, nothing beyond ASCII', (name) => {
  expect(leftoverOf(readFileSync(path.join(dist, name), 'utf8'))).toBeNull();
});

test.each([
  ['https://example.org', 'a comment sign'],
  ['a /* b', 'a comment sign'],
  ['x = `y`', 'a template literal'],
  ['Sổ', 'a character beyond ASCII'],
])('a planted “%s” is found', (planted, what) => {
  expect(leftoverOf(`<script>var a = "${planted}"</script>`)).toContain(what);
});

/** What a page's script would show, before and after it was made servable. */
async function shown(source: string): Promise<[before: unknown, after: unknown, leftover: string | null]> {
  const { code } = await esbuild.transform(source, {
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    target: 'es2020',
    supported: { 'template-literal': false },
  });
  const run = (text: string): unknown => vm.runInNewContext(text);
  return [run(code), run(servable(code)), leftoverOf(servable(code))];
}

test.each([
  "['https://a.b/c', `x//\\n`, '/* no comment */', '</script>']",
  "['a//b'.split(/\\/\\//), 'đ//ế'.replace(/đ[//]+/u, 'd'), /[/*]/.test('*')]",
  "[8 / 2 / 2, '😀//', /😀/u.test('😀')]",
])('%s means the same', async (source) => {
  const [before, after, leftover] = await shown(source);
  expect(after).toEqual(before);
  expect(leftover).toBeNull();
});

test('any text in a string or template means the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('/', '*', '`', '\\', '"', 'đ', '😀', 'a', '\n', '<') }),
      async (text) => {
        const literal = `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
        const [before, after, leftover] = await shown(`[${JSON.stringify(text)}, ${literal}]`);
        expect(after).toEqual(before);
        expect(leftover).toBeNull();
      },
    ),
    { numRuns: 60 },
  );
});
