/** Tự kiểm tra through the bundle that ships: every line holds here, a false fact is named, and nothing stays behind. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createHost,
  type Faults,
  type Host,
  type HostOptions,
  newWorkbook,
  projectOf,
  readProject,
  recorder,
} from '../../local';
import { leftoverOf } from '../../scripts/lib/servable.mjs';
import type { Checked } from '../google/self-check/run';

const dist = path.join(process.cwd(), 'dist');
const shipped = readProject(dist);
const EXEC = 'https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec';
const EMAIL = 'can-bo@example.org';

interface Opened {
  readonly host: Host;
  readonly ui: ReturnType<typeof recorder>;
  /** Documents that were handed out and not taken away again. */
  readonly files: Set<string>;
}

async function open(options: HostOptions = {}): Promise<Opened> {
  const ui = recorder();
  const files = new Set<string>();
  const here = { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' };
  const host = await createHost({
    workbook: newWorkbook('Sổ', { ...here, ...(options.timeZone && { timeZone: options.timeZone }) }),
    ui,
    project: shipped,
    email: EMAIL,
    onFile: (name) => {
      files.add(name);
      return { drop: () => files.delete(name) };
    },
    ...options,
  });
  return { host, ui, files };
}

function press({ host }: Opened, faults: Faults = {}): Checked {
  const outcome = host.execute('selfCheck', [], { faults });
  if (!outcome.ok) throw outcome.error;
  return outcome.value as Checked;
}

/** The content of the dialog that was opened last. */
function dialogOf({ ui }: Opened): string {
  const shown = [...ui.events].reverse().find(({ kind }) => kind === 'dialog');
  if (shown?.kind !== 'dialog') throw new Error('No dialog was opened.');
  return shown.page.content;
}

const tabs = ({ host }: Opened) => host.workbook.sheets.map(({ name }) => name);
const stored = ({ host }: Opened) => host.globals.PropertiesService.getScriptProperties().getKeys();

describe('at the sheet', () => {
  test('every line holds here, and nothing of it stays', async () => {
    const desk = await open();
    const { failed, count, lines, message } = press(desk);
    expect(lines.filter(({ holds }) => !holds)).toEqual([]);
    expect(failed).toEqual([]);
    expect(count).toBeGreaterThan(38);
    expect(message).toBe(`${count}/${count} dòng đúng.`);
    expect(tabs(desk)).toEqual(['Sheet1']);
    expect(desk.host.workbook.sheets[0]?.cells.flat().filter(Boolean)).toEqual([]);
    expect(desk.files).toEqual(new Set());
    expect(stored(desk)).toEqual([]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    for (const { must, seen, otherwise } of lines) {
      expect([must, seen, otherwise].every((text) => text.trim() !== '')).toBe(true);
    }
  });

  test('asks every open fact of docs/local-host.md', async () => {
    const docs = readFileSync(path.join(process.cwd(), 'docs/local-host.md'), 'utf8');
    const [, section = ''] = /<!-- open -->([\s\S]*?)<!-- \/open -->/.exec(docs) ?? [];
    const open_ = [...section.matchAll(/^\| ([a-z]+-\w+) \|/gm)].map(([, id]) => id);
    expect(open_.length).toBeGreaterThan(5);
    // No script can make a table: that one is among what eyes look at (docs/check-on-google.md).
    const byHand = ['tables-04'];
    const ids = press(await open()).lines.map(({ id }) => id);
    expect(open_.filter((id) => id !== undefined && !ids.includes(id))).toEqual(byHand);
    const looks = readFileSync(path.join(process.cwd(), 'docs/check-on-google.md'), 'utf8');
    for (const id of byHand) expect(looks).toContain(id);
  });

  test('three false facts are named, and only they', async () => {
    const desk = await open({ timeZone: 'America/New_York' });
    const { failed, lines, message, count, text } = press(desk, {
      denyLock: true,
      failOn: 'Drive.Files.create',
    });
    expect([...failed].sort()).toEqual(['drive', 'lock', 'zone']);
    expect(message).toContain(`${count - 3}/${count} dòng đúng. Khác: `);
    for (const { must, holds } of lines) expect(message.includes(must)).toBe(!holds);
    expect(text.match(/^\[KHÁC\] (lock|zone|drive): /gm)).toHaveLength(3);
    expect(text.match(/nếu khác thì: /g)).toHaveLength(3);
    expect(dialogOf(desk).match(/<tr id="[^"]*" class="bad"/g)).toHaveLength(3);
    expect(tabs(desk)).toEqual(['Sheet1']);
  });

  test('a file in English, a blank person and a full store are named', async () => {
    const desk = await open({
      email: '',
      workbook: newWorkbook('Sổ', { locale: 'en_US', timeZone: 'Asia/Ho_Chi_Minh' }),
    });
    const { failed } = press(desk, { fullQuota: ['properties'] });
    expect([...failed].sort()).toEqual(
      ['emails', 'locale', 'properties', 'typed-day', 'typed-number'].sort(),
    );
  });

  test('an editor whose address Google keeps to itself is no fault', async () => {
    const { failed, lines } = press(await open({ circumstances: { hasBlankEmail: true } }));
    expect(failed).toEqual([]);
    expect(lines.find(({ id }) => id === 'emails')?.seen).toContain('người mở (trống)');
  });

  test('two accounts at once are named, though every other item turns them away', async () => {
    const desk = await open({ circumstances: { effectiveEmail: 'nguoi-khac@example.org' } });
    expect(desk.host.execute('checkData')).toMatchObject({ ok: true, value: { ok: false } });
    const { failed, lines } = press(desk);
    expect(failed).toEqual(['emails']);
    expect(lines.find(({ id }) => id === 'emails')?.seen).toContain('quyền của n…@example.org');
  });

  test('a script without the Drive service says so in one line', async () => {
    const code = readFileSync(path.join(dist, 'Code.js'), 'utf8');
    const project = { ...shipped, script: projectOf(`delete globalThis.Drive;\n${code}`).script };
    expect(press(await open({ project })).failed).toEqual(['drive']);
  });

  test('a file that can be opened by its id is named: it may see more than it asks for', async () => {
    const project = { ...shipped, scopes: [...shipped.scopes, 'spreadsheets'] };
    expect(press(await open({ project })).failed).toEqual(['open-by-id']);
  });

  test('a page, and a writer, that were cut on their way are named', async () => {
    const pages = new Map(shipped.pages);
    pages.set('officer', (pages.get('officer') ?? '').slice(0, 5_000));
    pages.set('report-writer', (pages.get('report-writer') ?? '').slice(0, 5_000));
    expect(press(await open({ project: { ...shipped, pages } })).failed).toEqual(['page', 'writer']);
  });

  test('the text names nobody in full', async () => {
    const { text } = press(await open());
    expect(text).not.toContain(EMAIL);
    expect(text).toContain('c…@example.org');
  });
});

test('so-hoi call FILE selfCheck says it on the command line, and leaves no file beside the workbook', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-self-check-'));
  const call = (...args: string[]): string =>
    execFileSync(process.execPath, ['local/bin/so-hoi.mjs', ...args], { encoding: 'utf8', stdio: 'pipe' });
  const checkedBy = (...options: string[]): Checked => {
    const lines = call('call', path.join(folder, 'so.xlsx'), 'selfCheck', ...options)
      .trim()
      .split('\n');
    return JSON.parse(lines.at(-1) ?? '') as Checked;
  };
  try {
    call('new', path.join(folder, 'so.xlsx'));
    expect(checkedBy().failed).toEqual([]);
    expect([...checkedBy('--deny-lock', '--time-zone', 'America/New_York').failed].sort()).toEqual([
      'lock',
      'zone',
    ]);
    expect(readdirSync(folder)).toEqual(['so.xlsx']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('the tab of its own', () => {
  test('goes though it cannot be left again, and its line says that it is gone', async () => {
    const desk = await open();
    expect(press(desk, { failOn: 'SpreadsheetApp.Sheet.activate' }).failed).toEqual(['current-cell']);
    expect(tabs(desk)).toEqual(['Sheet1']);
  });

  test('goes, or is named, whichever method fails; every line can be seen false', async () => {
    // A hundred runs: the writer, which is most of one, is played.
    const writer = Buffer.from('var Part = { renderReport: function () { return { ok: false }; } };');
    const pages = new Map([...shipped.pages, ['report-writer', writer.toString('base64url')]]);
    const project = { ...shipped, pages };
    const { calls } = (await open({ project })).host.execute('selfCheck');
    const ids = press(await open({ project })).lines.map(({ id }) => id);
    const named = new Set<string>();
    for (const failOn of Object.keys(calls.methods)) {
      const desk = await open({ project });
      const outcome = desk.host.execute('selfCheck', [], { faults: { failOn } });
      const failed = outcome.ok ? (outcome.value as Partial<Checked>).failed : undefined;
      for (const id of failed ?? []) named.add(id);
      const isClean = tabs(desk).join() === 'Sheet1';
      expect({ failOn, isSaid: isClean || failed?.includes('tab') }).toEqual({ failOn, isSaid: true });
    }
    // Two hold where anything refuses; the writer is read as the part itself is, and has a test of its own.
    expect(ids.filter((id) => !named.has(id))).toEqual(['open-by-id', 'writer', 'values-undefined']);
  });

  test('where it cannot be deleted it is named; a later press takes it away, and no tab of the ward’s', async () => {
    const desk = await open();
    desk.host.globals.SpreadsheetApp.getActiveSheet().setName('Tự kiểm tra tạm');
    const { failed, lines } = press(desk, { failOn: 'SpreadsheetApp.Spreadsheet.deleteSheet' });
    expect(failed).toEqual(['tab']);
    const [, left = ''] = tabs(desk);
    expect(lines.find(({ id }) => id === 'tab')?.seen).toContain(left);
    const standing = desk.host.workbook.sheets[1];
    if (standing === undefined) throw new Error('The tab is gone.');
    // Another run may be at work on it: only what is older than any run is taken away.
    expect(press(desk).failed).toEqual([]);
    expect(tabs(desk)).toEqual(['Tự kiểm tra tạm', left]);
    standing.name = `Tự kiểm tra tạm ${Date.now() - 11 * 60_000}`;
    expect(press(desk).failed).toEqual([]);
    expect(tabs(desk)).toEqual(['Tự kiểm tra tạm']);
  });
});

describe('the dialog', () => {
  test('survives the server’s stripper, whatever was seen', async () => {
    const desk = await open({ serviceUrl: EXEC });
    desk.host.get();
    press(desk, { denyLock: true });
    const html = dialogOf(desk);
    expect(leftoverOf(html)).toBeNull();
    expect(html).toContain('id="copy"');
    expect(html).toContain('<textarea id="text" readonly>');
  });

  test('waits as long as it asks, and runs nothing else', async () => {
    const slept: number[] = [];
    const desk = await open({ sleep: (milliseconds) => slept.push(milliseconds) });
    const outcome = desk.host.rpc('selfCheck', [{ wait: 90 }]);
    expect(outcome).toMatchObject({ ok: true, value: { ok: true, waited: 90 } });
    expect(slept).toEqual([90_000]);
    expect(desk.ui.events).toEqual([]);
  });

  test('shows no link while no address is known', async () => {
    const desk = await open();
    press(desk);
    expect(dialogOf(desk)).not.toContain('kiem-tra');
    expect(stored(desk)).toEqual([]);
  });
});

describe('the web app’s half', () => {
  /** The key of the link that the dialog shows. */
  function keyOf(desk: Opened): string {
    press(desk);
    const html = dialogOf(desk).replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)));
    const [, key = ''] = /href="[^"]*\/exec\?kiem-tra=([\w-]{22})"/.exec(html) ?? [];
    expect(key).not.toBe('');
    return key;
  }
  const opened = async (options: HostOptions = {}): Promise<Opened> => {
    const desk = await open({ serviceUrl: EXEC, ...options });
    desk.host.get();
    return desk;
  };
  function pageFor(desk: Opened, parameters: Readonly<Record<string, string>>): string {
    const { outcome, answer } = desk.host.get(parameters);
    if (!outcome.ok) throw outcome.error;
    if (answer?.kind !== 'page') throw new Error('doGet answered no page.');
    return answer.content;
  }
  /** What the page tells as plain text. */
  const textOf = (html: string): string => {
    const [, text = ''] = /<textarea[^>]*>([\s\S]*)<\/textarea>/.exec(html) ?? [];
    return text.replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)));
  };

  test('with the key every line holds, and nothing stays', async () => {
    const desk = await opened();
    const html = pageFor(desk, { 'kiem-tra': keyOf(desk) });
    expect(textOf(html)).toMatch(/(\d+)\/\1 dòng đúng\./);
    expect(textOf(html)).toContain('web-document-lock');
    expect(leftoverOf(html)).toBeNull();
    expect(tabs(desk)).toEqual(['Sheet1']);
  });

  test('without an active spreadsheet it names what the phone lacks, and says what to build', async () => {
    const desk = await opened({ circumstances: { webAppHasNoSpreadsheet: true } });
    const text = textOf(pageFor(desk, { 'kiem-tra': keyOf(desk) }));
    expect(text.match(/^\[KHÁC\] \S+/gm)).toEqual([
      '[KHÁC] web-spreadsheet:',
      '[KHÁC] web-write:',
      '[KHÁC] web-tab:',
    ]);
    expect(text).toContain('npm run build -- --wide');
  });

  test('without it, or with a wrong one, the page is everyone’s', async () => {
    const desk = await opened();
    const key = keyOf(desk);
    const plain = pageFor(desk, {});
    const wrong = key.replace(/.$/, key.endsWith('A') ? 'B' : 'A');
    for (const given of [wrong, '', 'x', `${key}A`, "'; alert(1)//"]) {
      expect(pageFor(desk, { 'kiem-tra': given })).toBe(plain);
    }
    expect(plain).not.toContain('web-spreadsheet');
  });

  test('wrong keys are counted with wrong links, and many leave a line in the log', async () => {
    const desk = await opened();
    desk.host.execute('installSheets');
    for (let guess = 0; guess < 20; guess += 1) pageFor(desk, { 'kiem-tra': `wrong-${guess}` });
    const log = desk.host.workbook.sheets.find(({ name }) => name === 'Nhật ký');
    const said = log?.cells.flatMap((row) => row?.map((cell) => String(cell?.value ?? '')) ?? []) ?? [];
    expect(said.some((text) => text.includes('20 lần thử liên kết sai'))).toBe(true);
  });

  test('a new press ends the old key, and no key lives longer than a day', async () => {
    const desk = await opened();
    const first = keyOf(desk);
    const second = keyOf(desk);
    const plain = pageFor(desk, {});
    expect(pageFor(desk, { 'kiem-tra': first })).toBe(plain);
    expect(pageFor(desk, { 'kiem-tra': second })).not.toBe(plain);
    const store = desk.host.globals.PropertiesService.getScriptProperties();
    const [hash, until] = (store.getProperty('selfCheck.key') ?? '').split(' ');
    expect(hash).toHaveLength(64);
    expect(hash).not.toContain(second);
    expect(Number(until) - Date.now()).toBeLessThanOrEqual(86_400_000);
    store.setProperty('selfCheck.key', `${hash} ${Date.now() - 1}`);
    expect(pageFor(desk, { 'kiem-tra': second })).toBe(plain);
  });

  test('a page of the web app cannot press it', async () => {
    const desk = await opened();
    const outcome = desk.host.rpc('selfCheck', [], { trigger: 'web' });
    expect(outcome).toMatchObject({ ok: true, value: { ok: false } });
    expect(tabs(desk)).toEqual(['Sheet1']);
  });
});

test('Code.js carries a stub only', () => {
  const code = readFileSync(path.join(dist, 'Code.js'), 'utf8');
  expect(code).not.toContain('Không sao với phường');
  expect(code).not.toContain('Phải thấy');
  for (const part of ['self-check', 'report-writer', 'packs', 'pasted', 'personal']) {
    const bytes = Buffer.from(readFileSync(path.join(dist, `${part}.html`), 'utf8'), 'base64url');
    expect({ part, isAscii: bytes.every((byte) => byte < 128) }).toEqual({ part, isAscii: true });
  }
});
