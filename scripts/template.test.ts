/** What the maintainer gives to wards: the list of scripts, what a template may hold, and clasp's refusal without a login. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHost, recorder } from '../local';
import { fill, setSettings } from '../src/domain/testdata/fill';
import { defaultChapters } from '../src/domain/testdata/ward';
import { isSignedOut, pushEach } from './lib/clasp';
import { freshWorkbook, leftoversOf, rowsIn } from './lib/template-check';
import { parseWards } from './lib/ward-list';

const ID = `1${'aB3-_'.repeat(11)}x`;
const OTHER = `1${'Cd4_-'.repeat(11)}y`;

describe('the list of wards', () => {
  test.each<[string, string, readonly (readonly [string, string])[], readonly RegExp[]]>([
    ['an id and a name', `${ID} Phường Hoa Sen`, [[ID, 'Phường Hoa Sen']], []],
    ['an id alone', ID, [[ID, `${ID.slice(0, 8)}…`]], []],
    ['the editor’s address', `https://script.google.com/home/projects/${ID}/edit Sen`, [[ID, 'Sen']], []],
    ['its older form', `https://script.google.com/d/${ID}/edit`, [[ID, `${ID.slice(0, 8)}…`]], []],
    ['remarks, blank lines, Windows', `\uFEFF# wards\r\n\r\n${ID} A # since May\r\n`, [[ID, 'A']], []],
    [
      'two wards',
      `${ID} A\n${OTHER} B`,
      [
        [ID, 'A'],
        [OTHER, 'B'],
      ],
      [],
    ],
    ['the same twice', `${ID} A\n\n${ID} B`, [[ID, 'A']], [/^line 3: the same script as line 1/]],
    ['a name without an id', `Phường Hoa Sen\n${ID} A`, [[ID, 'A']], [/^line 1: “Phường” is no script id/]],
    [
      'the sheet instead',
      `https://docs.google.com/spreadsheets/d/${'x'.repeat(44)}/edit`,
      [],
      [/^line 1: .* is a spreadsheet/],
    ],
    ['the sheet’s id', 'x'.repeat(44), [], [/is a spreadsheet/]],
    ['a broken id', `${ID}?x=1`, [], [/is no script id/]],
    ['nothing', '\n# none\n', [], []],
  ])('%s', (_name, text, wards, problems) => {
    const list = parseWards(text);
    expect(list.wards.map(({ id, name }) => [id, name])).toEqual(wards);
    expect(list.problems).toEqual(problems.map((problem) => expect.stringMatching(problem) as unknown));
  });
});

test.each([
  [{ ok: false, said: 'No credentials found.' }, true],
  [{ ok: false, said: 'Error: invalid_grant' }, true],
  [{ ok: false, said: 'Request contains an invalid argument.' }, false],
  [{ ok: true, said: 'Pushed 9 files. not logged in' }, false],
])('clasp’s answer %j means that nobody is signed in: %s', (pushed, isOut) => {
  expect(isSignedOut(pushed)).toBe(isOut);
});

test('one ward that refuses holds no other up, and the last line counts', () => {
  const list = parseWards(`${ID} A\n${OTHER} B\nnonsense`);
  const said: string[] = [];
  const push = (id: string) =>
    id === ID ? { ok: false, said: 'The caller has no permission' } : { ok: true, said: 'Pushed 9 files.' };
  expect(pushEach(list, push, (line) => said.push(line))).toBe(false);
  expect(said).toEqual([
    '✗ A: The caller has no permission',
    '✓ B',
    '1 pushed, 1 failed (A), 1 lines not understood',
  ]);
});

describe('the template', () => {
  test('as the bundle makes it, or with fewer tabs, it holds nothing', async () => {
    const [fresh, made] = [await freshWorkbook(), await freshWorkbook()];
    expect([leftoversOf(made, fresh), rowsIn(fresh)]).toEqual([[], []]);
    made.sheets.splice(1);
    expect(leftoversOf(made, fresh)).toEqual([]);
  });

  test('its guide says which version it is', async () => {
    const [guide] = (await freshWorkbook()).sheets;
    const texts = (guide?.cells ?? []).map((line) => String(line?.[0]?.value ?? ''));
    expect(texts.filter((text) => /Sổ Hội phiên bản \d+\.\d+\.\d+$/.test(text))).toHaveLength(1);
  });

  test('rows, settings, notes, tabs and properties of a ward are named', async () => {
    const [fresh, workbook] = [await freshWorkbook(), await freshWorkbook()];
    const host = await createHost({ workbook, ui: recorder() });
    const book = host.globals.SpreadsheetApp.getActive();
    fill(book, { chapters: defaultChapters.slice(0, 1) });
    setSettings(book, { 'Kỳ từ ngày': '01/01/1999' });
    book.getSheetByName('Hội viên')?.getRange('A5').setNote('gọi chị Hoa');
    book.insertSheet('Nháp').getRange('B2').setValue('0900');
    workbook.scriptProperties.set('links', '…');
    expect(rowsIn(workbook)).toContainEqual(expect.stringMatching(/^Chi hội!/));
    const found = leftoversOf(workbook, fresh);
    for (const part of [
      /^Chi hội!/,
      /^Cài đặt!B\d+: 01\/01\/1999/,
      /^Hội viên!A5: .*gọi chị Hoa/,
      /^Nháp!B2: /,
      /^property links$/,
    ])
      expect(found).toContainEqual(expect.stringMatching(part));
  });
});

describe('without a login', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-home-'));
    writeFileSync(path.join(home, 'wards.txt'), `${ID} A\n${OTHER} B\n`);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const run = (script: string, ...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}`, ...args], {
      encoding: 'utf8',
      env: { ...process.env, HOME: home, USERPROFILE: home },
    });

  test('the template is checked, then clasp refuses in its own words', () => {
    const { status, stderr } = run('template.ts');
    expect(stderr).toMatch(/No credentials found|not logged in/i);
    expect(status).toBe(1);
  });

  test('pushing to all stops at the first refusal, not at every ward', () => {
    const { status, stdout, stderr } = run('push-all.ts', path.join(home, 'wards.txt'));
    expect(stderr).toBe('');
    expect(stdout.match(/No credentials found|not logged in/gi)).toHaveLength(1);
    expect(status).toBe(1);
  });

  test('no list, or an empty one: it says what to write', () => {
    expect(run('push-all.ts', path.join(home, 'none.txt')).stderr).toMatch(/Write one line a ward/);
    writeFileSync(path.join(home, 'empty.txt'), '# none\n');
    expect(run('push-all.ts', path.join(home, 'empty.txt')).stderr).toMatch(/names no script/);
  });
});
