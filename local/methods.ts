/** The list of what the host implements, made from the declarations themselves, for docs/local-host.md. */
import { FACTS, OPEN } from './facts';
import { ENUMS } from './services/enums';
// Every service declares itself when it is loaded.
import './services/globals';
import { SERVICE_SPECS } from './services/strict';

/** One row a class: its methods in alphabetical order. Constants are listed apart. */
export function methodTable(): string {
  const rows = SERVICE_SPECS.filter((spec) => spec.methods.size + spec.fields.size > 0)
    .filter((spec) => !Object.hasOwn(ENUMS, spec.dotted))
    .map((spec) => {
      const names = [...[...spec.methods.keys()].map((name) => `${name}()`), ...spec.fields].sort();
      return `| ${spec.dotted} | ${names.join(', ')} |`;
    })
    .sort();
  return ['| class | what is implemented |', '|---|---|', ...new Set(rows)].join('\n');
}

/** The rows of the table of facts, as a list to try on Google. */
export function factTable(): string {
  const row = (id: string, fact: string) =>
    `| ${id} | ${fact.replaceAll('|', '\\|').replaceAll('<', '&lt;')} |`;
  return ['| id | held to by a test |', '|---|---|', ...FACTS.map(({ id, fact }) => row(id, fact))].join(
    '\n',
  );
}

export function openTable(): string {
  return [
    '| id | decided here, to be tried on Google |',
    '|---|---|',
    ...OPEN.map(({ id, fact }) => `| ${id} | ${fact} |`),
  ].join('\n');
}
