/** The walls between the folders of the domain hold: an import over one is an error of the lint. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../local/root';

const CASES: readonly (readonly [folder: string, from: string, isRefused: boolean])[] = [
  ['values', '../tables/column', true],
  ['values', './text', false],
  ['tables', '../models/gifts', true],
  ['tables', '../ward', true],
  ['tables', '../values', false],
  ['models', '../ward', true],
  ['models', '../figures/engine', true],
  ['models', '../figures/metric', false],
  ['models', '../layout/blocks', false],
  ['models', '../report/compose', true],
  ['figures', '../layout/grid', true],
  ['report', '../layout', true],
  ['issued', '../layout/grid', true],
  ['checks', '../layout', true],
  ['report', '../figures', false],
];
const fileOf = (at: number): string => `src/domain/${CASES[at]?.[0]}/case-${at}.ts`;

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
