/**
 * What a maintainer types to reach Google, in a fresh copy of the project: clasp starts and asks for its login. That
 * `npm ci` itself works is seen wherever the tests run on a fresh clone; here its packages are linked, not unpacked again.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

let home: string;
let clone: string;
const runIn = (cwd: string, command: string, ...args: string[]) =>
  spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    // Nobody is signed in: clasp keeps its login in the home folder, where the stand-in for npm is as well.
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      PATH: `${home}${path.delimiter}${process.env.PATH}`,
    },
    shell: process.platform === 'win32',
  });

/** Answers `npm ci` by a link to the packages that are here, and hands everything else on to npm. */
function writeNpm(): void {
  const npm = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim();
  const packages = path.resolve('node_modules');
  const script = `#!/bin/sh\nif [ "$1" = ci ]; then ln -s '${packages}' node_modules; else exec '${npm}' "$@"; fi\n`;
  // On Windows this is no program, and npm installs.
  writeFileSync(path.join(home, 'npm'), script, { mode: 0o755 });
}

beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-home-'));
  clone = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-clone-'));
  writeNpm();
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
  expect(stderr).toContain('Installing dependencies (once) …');
  expect(existsSync(path.join(clone, 'node_modules/.package-lock.json'))).toBe(true);
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
        'backup.html',
        'borders.html',
        'chapter.html',
        'links.html',
        'entry.html',
        'officer.html',
        'packs.html',
        'pasted.html',
        'personal.html',
        'phone.html',
        'pictures.html',
        'report-writer.html',
        'self-check-buttons.html',
        'self-check.html',
        'work.html',
      ],
      ...['dan-van-kheo', 'dinh-ky', 'mo-hinh', 'noi-bo', 'tap-the'].map((name) => `template-${name}.html`),
    ].sort(),
  );
  expect(untracked.trim()).toBe('');
});
