/** The bundle as Apps Script meets it: its globals, its menu, its rights, what it does when Google does not play along. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { createHost, type Host, newWorkbook, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { summaryNames } from '../domain/layout';
import { differences, pictureOf } from '../domain/testdata/compare';
import { fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import { MENU } from './menu';

/** Every item, whatever its group. */
const ITEMS = MENU.flatMap(([, items]) => items.map(([label, name]) => [label, name] as const));

const dist = path.join(process.cwd(), 'dist');
const code = readFileSync(path.join(dist, 'Code.js'), 'utf8');
/** Globals that Google or a page calls by name; the others are menu items. */
const TRIGGERS = ['doGet', 'onEdit', 'onInstall', 'onOpen', 'rpc'];
const stubs = [
  ...code.matchAll(/^function (\w+)\(\) \{ return SoHoi\.\1\.apply\(this, arguments\); \}$/gm),
].map(([, name = '']) => name);
/** Menu items that read or write the ledger. */
const WORKING = ['installSheets', 'checkData', 'summarize', 'exportReport'] as const;

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, members: [memberRow()], recycling: [sale()], gifts: [gift()] });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  host.run('installSheets');
  installed = host.workbook;
});
async function open(): Promise<{ host: Host; ui: ReturnType<typeof recorder> }> {
  const ui = recorder();
  return {
    host: await createHost({ workbook: structuredClone(installed), ui, email: 'can-bo@example.org' }),
    ui,
  };
}
const picture = (host: Host) => pictureOf(host.workbook.sheets);

describe('globals', () => {
  test('are the menu’s items and what Google calls, and nothing else', () => {
    const items = ITEMS.map(([, name]) => name);
    expect(new Set(items).size).toBe(items.length);
    // These take what a person chooses: the menu opens a dialog for it, programs call them.
    expect([...stubs].sort()).toEqual(
      [...items, ...TRIGGERS, 'chooseModels', 'closePeriod', 'issueReport', 'withdrawReport'].sort(),
    );
  });

  test('the names that other tools rely on are there', () => {
    expect(stubs).toEqual(
      expect.arrayContaining([
        ...['onOpen', 'onInstall', 'onEdit', 'doGet', 'rpc'],
        ...['installSheets', 'openEntryForm', 'summarize', 'checkData', 'exportReport'],
      ]),
    );
  });

  test('in a context with nothing but ECMAScript the bundle loads, adds only them, and asks nobody anything', () => {
    const queryOf: string[] = [];
    const service = (name: string) =>
      new Proxy(() => undefined, {
        get: (_target, property) => {
          queryOf.push(`${name}.${String(property)}`);
          throw new Error(`${name} was used while loading.`);
        },
      });
    const services = [
      'SpreadsheetApp',
      'Session',
      'Utilities',
      'LockService',
      'PropertiesService',
      'HtmlService',
      'Drive',
      'Charts',
    ];
    const context = vm.createContext(
      Object.assign(
        Object.create(null) as object,
        Object.fromEntries(services.map((name) => [name, service(name)])),
      ),
      { codeGeneration: { strings: false, wasm: false } },
    );
    vm.runInContext('delete globalThis.WebAssembly; delete globalThis.console;', context);
    const before = new Set(Object.keys(context));
    vm.runInContext(code, context);
    expect(queryOf).toEqual([]);
    expect(
      Object.keys(context)
        .filter((name) => !before.has(name))
        .sort(),
    ).toEqual([...stubs, 'SoHoi', '__zod_globalConfig'].sort());
    for (const name of stubs) expect(typeof Reflect.get(context, name)).toBe('function');
  });

  test('names nothing that only a browser or Node has', () => {
    expect(code).not.toMatch(/\brequire\(["']node:|\bprocess\.(env|argv|cwd)\b/);
  });

  test.each(ITEMS)('“%s” runs %s on a ward', async (_label, name) => {
    const { host } = await open();
    const outcome = host.execute(name);
    expect(outcome.ok ? 'ran' : outcome.error.message).toBe('ran');
  });

  test.each(TRIGGERS)('%s can be called', async (name) => {
    const { host } = await open();
    const outcome = host.execute(name, [], { trigger: name === 'doGet' ? 'web' : 'menu' });
    expect(outcome.ok ? 'ran' : outcome.error.reason).not.toBe('unknown-function');
  });
});

describe('the menu', () => {
  test.each(['NONE', 'LIMITED', 'FULL'] as const)(
    'opening the file in AuthMode.%s builds it and touches nothing else',
    async (mode) => {
      const { host, ui } = await open();
      const before = picture(host);
      const outcome = host.open(mode);
      expect(outcome.ok ? 'ran' : outcome.error.message).toBe('ran');
      expect(ui.events).toEqual([
        {
          kind: 'menu',
          caption: 'Sổ Hội',
          items: MENU.map(([group, items]) => ({
            kind: 'menu',
            caption: group,
            items: items.map(([caption, functionName]) => ({ kind: 'item', caption, functionName })),
          })),
        },
      ]);
      expect(Object.keys(outcome.calls.methods).sort()).toEqual(
        ['SpreadsheetApp.getUi', 'Ui.createMenu', 'Menu.addItem', 'Menu.addSubMenu', 'Menu.addToUi']
          .map((name) => Object.keys(outcome.calls.methods).find((method) => method.endsWith(name)) ?? name)
          .sort(),
      );
      expect(differences(before, picture(host))).toEqual([]);
    },
  );

  test('works on a file in which everything else is broken', async () => {
    const workbook = newWorkbook('Sổ');
    for (const sheet of workbook.sheets) sheet.name = '';
    const host = await createHost({ workbook, ui: recorder() });
    expect(host.open('NONE').ok).toBe(true);
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync(path.join(process.cwd(), 'appsscript.json'), 'utf8')) as Record<
    string,
    unknown
  >;

  test('asks for the four scopes that were reviewed, and no others', () => {
    expect([...(manifest.oauthScopes as string[])].sort()).toEqual([
      'https://www.googleapis.com/auth/drive.file',
      'https://www.googleapis.com/auth/script.container.ui',
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/userinfo.email',
    ]);
  });

  test('runs on V8 in Vietnam’s time, with Drive as its one advanced service', () => {
    expect(manifest).toMatchObject({
      runtimeVersion: 'V8',
      timeZone: 'Asia/Ho_Chi_Minh',
      dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
    });
  });

  test('dist holds it unchanged, the code, and HTML', () => {
    expect(JSON.parse(readFileSync(path.join(dist, 'appsscript.json'), 'utf8'))).toEqual(manifest);
    const others = readdirSync(dist).filter((name) => !['Code.js', 'appsscript.json'].includes(name));
    expect(others.filter((name) => !name.endsWith('.html'))).toEqual([]);
  });
});

describe('when Google does not play along', () => {
  test.each(WORKING)('%s: another person is writing: a sentence, nothing done', async (name) => {
    const { host, ui } = await open();
    const before = picture(host);
    const outcome = host.execute(name, [], { faults: { denyLock: true } });
    expect(outcome).toMatchObject({
      ok: true,
      value: { ok: false, message: 'Người khác đang ghi vào sổ này. Đợi một phút rồi bấm lại.' },
    });
    expect(ui.events).toEqual([expect.objectContaining({ kind: 'alert' })]);
    expect(differences(before, picture(host))).toEqual([]);
  });

  const inputs = (host: Host) =>
    pictureOf(
      host.workbook.sheets.filter(({ name }) => ![...summaryNames, 'Kiểm tra', 'Trang đầu'].includes(name)),
    );
  /** What the summary tabs hold below the stamp, with what is drawn on them. */
  const summaries = (host: Host) =>
    pictureOf(
      host.workbook.sheets.filter(({ name }) => summaryNames.includes(name)),
      ['id', 'charts', 'metadata'],
    );
  const isStamp = (place: string) => / 2$/.test(place);

  test('Tổng hợp fails at any of its calls: no input is touched, and the next run mends it', async () => {
    const clean = await open();
    const { total } = clean.host.execute('summarize').calls;
    const charts = (one: Host) => one.workbook.sheets.map(({ name, charts: own }) => [name, own.length]);
    let failed = 0;
    for (const share of [0.01, 0.1, 0.2, 0.3, 0.5, 0.7, 0.85, 0.95]) {
      const { host } = await open();
      const before = inputs(host);
      const failAt = Math.ceil(total * share);
      // That `getUi` fails is an answer, not an error: the stamp then names nobody.
      const outcome = host.execute('summarize', [], { faults: { failAt } });
      if (!outcome.ok || (outcome.value as { ok: boolean }).ok !== true) failed += 1;
      expect(differences(before, inputs(host))).toEqual([]);
      expect(host.execute('summarize')).toMatchObject({ ok: true, value: { ok: true } });
      expect(differences(summaries(clean.host), summaries(host)).filter((place) => !isStamp(place))).toEqual(
        [],
      );
      expect(charts(host)).toEqual(charts(clean.host));
    }
    expect(failed).toBeGreaterThanOrEqual(6);
  });

  test('a run that failed does not keep the lock', async () => {
    const { host } = await open();
    expect(host.execute('checkData', [], { faults: { failOn: 'SpreadsheetApp.Range.getValues' } }).ok).toBe(
      false,
    );
    expect(host.execute('checkData')).toMatchObject({ ok: true, value: { ok: true } });
  });

  test('Cài đặt sổ fails halfway: the next run makes the rest, and nothing twice', async () => {
    const clean = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder() });
    clean.run('installSheets');
    let failed = 0;
    for (const failAt of [10, 13, 40, 120, 300]) {
      const host = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder() });
      // A call that only dresses cells is done again at once.
      if (!host.execute('installSheets', [], { faults: { failAt } }).ok) failed += 1;
      expect(host.execute('installSheets')).toMatchObject({ ok: true, value: { ok: true } });
      const told = (one: Host) =>
        one.workbook.sheets.map(({ name, cells, protections }) => [
          name,
          cells[0]?.map((cell) => cell?.value),
          protections.length,
        ]);
      expect(told(host)).toEqual(told(clean));
    }
    expect(failed).toBeGreaterThan(0);
  });
});
