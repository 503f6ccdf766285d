/**
 * `npm run reliability`: tries what `docs/reliability.md` claims, and writes that page: faults at every service call, people
 * at the grid, many savers at once, bad input, who may do what, the workbench's server. `-- --every 5 --runs 200 --inputs 5000
 * --kills 5` tries less; the page says how much was tried. Exit code 1 where anything went wrong.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setProjectRoot } from '../local/root';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const root = process.cwd();
  setProjectRoot(root);
  // Plain JavaScript, without types of its own.
  const builder = (await import(pathToFileURL(path.join(root, 'scripts/build.mjs')).href)) as {
    readonly ensureBuilt: () => Promise<void>;
  };
  await builder.ensureBuilt();
  const { values } = parseArgs({
    options: {
      every: { type: 'string', default: '1' },
      runs: { type: 'string', default: '1000' },
      inputs: { type: 'string', default: '100000' },
      kills: { type: 'string', default: '20' },
    },
  });
  // After the build: each of these reads the bundle when it is loaded.
  const [{ faultRows, faultTable }, { gridRows, gridTable }, { loadRows, loadTable }] = await Promise.all([
    import('./reliability/faults'),
    import('./reliability/at-the-grid'),
    import('./reliability/load'),
  ]);
  const [{ badInputs }, { accessLines, accessTable }, { workbenchRows }, { tableOf }] = await Promise.all([
    import('./reliability/bad-inputs'),
    import('./reliability/access'),
    import('./reliability/workbench'),
    import('./reliability/rows'),
  ]);
  const wrong: string[] = [];
  const note = (line: string): void => {
    wrong.push(line);
    say(line);
  };
  const every = Number(values.every);
  say('Faults …');
  const faults = await faultRows(every, note);
  say(faultTable(faults));
  say('People at the grid …');
  const grid = await gridRows(Number(values.runs), 2026, note);
  say(gridTable(grid));
  say('Many at once …');
  const load = await loadRows();
  say(loadTable(load));
  for (const { way, savers, lost, doubled, refused } of load)
    if (lost + doubled + refused > 0)
      note(`${savers} savers, ${way}: ${lost} lost, ${doubled} doubled, ${refused} refused`);
  say('Bad input …');
  const bad = await badInputs(Number(values.inputs));
  for (const example of bad.examples) note(example);
  say('Who may do what …');
  const access = await accessTable();
  for (const row of access.filter(({ intended, observed }) => intended !== observed))
    note(JSON.stringify(row));
  say('The workbench …');
  const bench = await workbenchRows(note, Number(values.kills));
  say(tableOf(bench));
  writeFileSync(
    path.join(root, 'docs/reliability.md'),
    page({
      faults: faultTable(faults),
      every,
      grid: gridTable(grid),
      load: loadTable(load),
      bad: [
        '| tried | executed | lost | unhandled | silently changed |',
        '|---:|---:|---:|---:|---:|',
        `| ${bad.tried} | ${bad.executed} | ${bad.lost} | ${bad.unhandled} | ${bad.silentlyChanged} |`,
      ].join('\n'),
      access: accessLines(access).join('\n'),
      bench: tableOf(bench),
    }),
  );
  say(
    wrong.length === 0
      ? 'docs/reliability.md is written; nothing went wrong.'
      : `${wrong.length} went wrong.`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

interface Tables {
  readonly faults: string;
  readonly every: number;
  readonly grid: string;
  readonly load: string;
  readonly bad: string;
  readonly access: string;
  readonly bench: string;
}

const page = ({ faults, every, grid, load, bad, access, bench }: Tables): string => `# Reliability, as figures

Made by \`npm run reliability\` on the built bundle in the local host (Node ${process.versions.node}, ${os.cpus().length} cores). Not edited by hand.

## Faults

Each service call of each use case fails in turn: before it is done, after it is done, and with the execution cut there${every > 1 ? ` (every ${every}th call in this run)` : ''}.
Then the same is sent again. *lost*: data that should stand and does not; *doubled*: data that stands twice; *unhealed*: the second
run was refused; *silent*: done, and the log or the trash does not say so once.

${faults}

## People at the grid

Before a random service call somebody inserts a row or a column, deletes, sorts, corrects or types on the tab that is written to.

${grid}

## Many at once

Each saver has 50 rows, and all begin within ten seconds. *Kept on the phone*: a meeting without a network, then everybody comes online.
*Typed*: a row every twenty seconds, through the phone's queue. *One by one*: no queue, the next row as soon as one is answered. Rows are
really saved and counted in the workbook (as batches, while another saver is at some call of its own, each batch sent twice). Waiting
times are of a model on the published costs of Google's calls (\`local/count.ts\`, \`scripts/reliability/load-model.ts\`), with a tab of
3,000 rows, thirty executions at a time and no order among those who wait for the lock. *Told to come again*: calls that the queue sends
again by itself after a pause; nobody sees them, and no row is refused for them.

${load}

## Bad input

${bad}

## Who may do what

${access}

## The workbench's server

${bench}
`;

await main();
