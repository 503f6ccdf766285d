/** The walls between the folders hold: an import over one is an error of the lint. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../local/root';

const CASES: readonly (readonly [folder: string, from: string, isRefused: boolean])[] = [
  ['domain/values', '../tables/column', true],
  ['domain/values', './text', false],
  ['domain/tables', '../models/gifts', true],
  ['domain/tables', '../ward', true],
  ['domain/tables', '../values', false],
  ['domain/models', '../ward', true],
  ['domain/models', '../figures/engine', true],
  ['domain/models', '../figures/metric', false],
  ['domain/models', '../layout/blocks', false],
  ['domain/models', '../report/compose', true],
  ['domain/figures', '../layout/grid', true],
  ['domain/report', '../layout', true],
  ['domain/issued', '../layout/grid', true],
  ['domain/checks', '../layout', true],
  ['domain/report', '../figures', false],
  ['google', '../domain/models/gifts', true],
  ['google', '../domain/ward', true],
  ['google', '../domain/figures', true],
  ['google', '../app/run', true],
  ['google', '../domain/tables', false],
  ['google', '../domain/layout/grid', false],
];
const fileOf = (at: number): string => `src/${CASES[at]?.[0]}/case-${at}.ts`;

let folder: string;
let said: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-walls-'));
  const config = JSON.parse(readFileSync(path.join(projectRoot(), 'biome.json'), 'utf8'));
  writeFileSync(
    path.join(folder, 'biome.json'),
    JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }),
  );
  for (const [at, [, from]] of CASES.entries()) {
    const file = path.join(folder, fileOf(at));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `import { one } from '${from}';\n\nexport const two = one;\n`);
  }
  const manifest = createRequire(path.join(projectRoot(), 'package.json')).resolve(
    '@biomejs/biome/package.json',
  );
  const biome = path.join(path.dirname(manifest), 'bin/biome');
  const ran = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=none', '--colors=off'], {
    cwd: folder,
    encoding: 'utf8',
  });
  said = `${ran.stdout}${ran.stderr}`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(CASES.map(([of, from, isRefused], at) => [of, from, isRefused ? 'refused' : 'fine', at] as const))(
  '%s importing %s: %s',
  (_folder, _from, wanted, at) => {
    const isRefused = new RegExp(`${fileOf(at)}:\\d+:\\d+ lint/style/noRestrictedImports`).test(said);
    expect(isRefused ? 'refused' : 'fine').toBe(wanted);
  },
);
