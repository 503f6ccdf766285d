/** What a report of Stryker says, as lines and as the table of `docs/mutation.md`. */
import { isDrawn } from './draw.mjs';

const FOUND = new Set(['Killed', 'Timeout']);
const TRIED = new Set([...FOUND, 'Survived', 'NoCoverage']);

/** Those that were drawn: what no test reaches is known of all, and counts as often as the rest. */
const drawnOf = (file, mutants, oneOf) =>
  mutants.filter(({ location: { start, end }, ...mutant }) =>
    isDrawn(oneOf, file, {
      ...mutant,
      location: { start: { column: start.column - 1 }, end: { column: end.column - 1 } },
    }),
  );

/** How many were tried, and how many were found by a test. */
export function tallyOf(report, oneOf) {
  const mutants = Object.entries(report.files).flatMap(([file, { mutants }]) =>
    drawnOf(file, mutants, oneOf),
  );
  const count = (/** @type {string} */ status) => mutants.filter((one) => one.status === status).length;
  const all = mutants.filter(({ status }) => TRIED.has(status)).length;
  const killed = mutants.filter(({ status }) => FOUND.has(status)).length;
  return {
    all,
    killed,
    survived: count('Survived'),
    untouched: count('NoCoverage'),
    share: `${((killed / all) * 100).toFixed(1)} %`,
  };
}

/** `file:line:column  what stands there  ->  what was put there` of each that no test found. */
export function survivorsOf(report, oneOf) {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return drawnOf(file, mutants, oneOf)
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location: { start, end }, mutatorName, replacement, status }) => {
        const there =
          start.line === end.line
            ? lines[start.line - 1].slice(start.column - 1, end.column - 1)
            : `${lines[start.line - 1].slice(start.column - 1)} …`;
        const how = status === 'NoCoverage' ? ' (no test comes here)' : '';
        return `${file}:${start.line}:${start.column} ${mutatorName}: ${there}  ->  ${replacement.replace(/\s+/g, ' ')}${how}`;
      });
  });
}

const HEAD = [
  '| part | tried | mutants | killed | survived | no test comes there | score |',
  '|---|---|--:|--:|--:|--:|--:|',
];

/** The page with this part's line in its table, in the place it had. */
export function pageWith(text, title, report, oneOf) {
  const { all, killed, survived, untouched, share } = tallyOf(report, oneOf);
  const line = `| ${title} | ${oneOf === 1 ? 'all' : `one of ${oneOf}`} | ${all} | ${killed} | ${survived} | ${untouched} | ${share} |`;
  const [before, table, after] = text.split(/<!-- scores -->\n|<!-- end of scores -->/);
  if (after === undefined) throw new Error('docs/mutation.md has no place for the scores.');
  const others = table
    .split('\n')
    .slice(HEAD.length)
    .filter((one) => one !== '');
  const at = others.findIndex((one) => one.startsWith(`| ${title} |`));
  const lines = at === -1 ? [...others, line] : others.with(at, line);
  return `${before}<!-- scores -->\n${[...HEAD, ...lines].join('\n')}\n<!-- end of scores -->${after}`;
}
