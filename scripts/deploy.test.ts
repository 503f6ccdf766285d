/** What a maintainer types to reach Google, in a fresh copy of the project: clasp starts and asks for its login. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** An installation on a loaded machine. */
const PATIENCE = 600_000;
jest.setTimeout(PATIENCE + 60_000);

let home: string;
let clone: string;
const runIn = (cwd: string, command: string, ...args: string[]) =>
  spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: PATIENCE,
    // Nobody is signed in: clasp keeps its login in the home folder.
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      npm_config_cache: process.env.npm_config_cache ?? cacheOf(),
    },
    shell: process.platform === 'win32',
  });
/** npm's cache stands in the home folder that the copy does not see. */
const cacheOf = (): string =>
  spawnSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).stdout.trim();

beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-home-'));
  clone = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-clone-'));
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' });
  for (const file of listed.stdout.split('\0').filter((name) => name !== '' && existsSync(name))) {
    cpSync(file, path.join(clone, file));
  }
});
afterAll(() => {
  for (const folder of [home, clone]) rmSync(folder, { recursive: true, force: true });
});

test('npm run deploy in a fresh copy installs, builds, and stops at clasp’s login', () => {
  const { status, stdout, stderr } = runIn(clone, 'npm', 'run', 'deploy');
  expect(stdout).toContain('dist/ built.');
  expect(`${stdout}${stderr}`).toMatch(/No credentials found|not logged in/i);
  expect(`${stdout}${stderr}`).not.toMatch(/not found: clasp|clasp: not found/);
  expect(status).not.toBe(0);
});

test('npx clasp status lists what is pushed, and nothing else', () => {
  const { status, stdout } = runIn(clone, 'npx', '--no-install', 'clasp', 'status');
  expect(status).toBe(0);
  const [tracked = '', untracked = ''] = stdout.split('Untracked files:');
  const files = [...tracked.matchAll(/dist\/(\S+)/g)].map(([, name = '']) => name).sort();
  expect(files).toEqual(
    [
      ...[
        'Code.js',
        'appsscript.json',
        'entry.html',
        'officer.html',
        'phone.html',
        'report-writer.html',
        'self-check.html',
      ],
      ...['dan-van-kheo', 'dinh-ky', 'mo-hinh', 'tap-the'].map((name) => `template-${name}.html`),
    ].sort(),
  );
  expect(untracked.trim()).toBe('');
});
