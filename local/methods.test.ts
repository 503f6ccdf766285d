/** The documentation lists what is implemented, no more and no less. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { factTable, methodTable, openTable } from './methods';
import { projectRoot } from './root';

const file = path.join(projectRoot(), 'docs/local-host.md');

/** The text between the two marks of a part, with what is made from the code in its place. */
function renewed(text: string): string {
  const parts = { methods: methodTable(), open: openTable(), facts: factTable() };
  return Object.entries(parts).reduce(
    (result, [name, table]) =>
      result.replace(
        new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`),
        () => `<!-- ${name} -->\n${table}\n<!-- /${name} -->`,
      ),
    text,
  );
}

test('docs/local-host.md is up to date (RENEW_DOCS=1 renews it)', () => {
  const text = readFileSync(file, 'utf8');
  if (process.env.RENEW_DOCS) writeFileSync(file, renewed(text));
  expect(readFileSync(file, 'utf8')).toBe(renewed(text));
});
