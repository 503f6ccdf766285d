/** The context a bundle runs in, and what an execution is. */
import { createHost, type Host } from './host';
import type { HostOptions } from './host-options';
import { type Outcome, projectOf } from './runtime';
import { LockTable } from './services/lock-table';
import { recorder } from './services/ui-driver';

const BUNDLE = `
var AddOn = (() => {
  let runs = 0;
  const sheet = () => SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
  return {
    has: (names) => names.filter((name) => typeof globalThis[name] !== 'undefined'),
    evaluate: () => eval('1 + 1'),
    construct: () => new Function('return 1')(),
    escape: () => SpreadsheetApp.getActive.constructor('return typeof process')(),
    count: () => ++runs,
    kinds: () => {
      const range = sheet().getRange('A1:B1').setValues([[new Date(0), 1]]);
      const rows = range.getValues();
      return [rows instanceof Array, rows[0][0] instanceof Date, Object.getPrototypeOf(Session) === Object.prototype];
    },
    unknown: () => sheet().getRange('A1').setFoo(1),
    fail: () => { throw new TypeError('Hỏng'); },
    promise: async () => { await null; return 'xong'; },
    rejected: async () => { await null; throw new Error('hỏng sau'); },
    pending: () => new Promise(() => {}),
    loop: () => { for (;;) {} },
    stubborn: () => { for (;;) { try { SpreadsheetApp.getActive(); } catch (error) {} } },
    spin: () => { const end = Date.now() + 400; while (Date.now() < end); sheet().getRange('A1').setValue('sau'); },
    hold: () => LockService.getDocumentLock().tryLock(0),
    write: () => { for (let row = 1; row <= 3; row += 1) sheet().getRange(row, 1).setValue(row); },
    late: () => { sheet().getRange('A1').setValue('x'.repeat(50001)); return 'xong'; },
    log: () => { console.log('số', 1); Logger.log('%s hội viên', 5); try { sheet().getRange(0, 1); } catch (error) { console.error(error); } },
    page: () => HtmlService.createHtmlOutput('<p>x</p>').setTitle('Trang'),
    text: () => ContentService.createTextOutput('{}').setMimeType(ContentService.MimeType.JSON),
    plain: (value) => { value.list.push(3); return value; },
    template: () => { const page = HtmlService.createTemplate('<?= helper(x) ?>'); page.x = 2; return page.evaluate().getContent(); },
    onOpen: (event) => { SpreadsheetApp.getUi().createAddonMenu().addItem('Tổng hợp', 'count').addSeparator().addToUi(); return String(event.authMode); },
    menuOnly: () => SpreadsheetApp.getUi().createAddonMenu().addToUi(),
    properties: () => PropertiesService.getDocumentProperties().getKeys(),
    sidebar: () => SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x')),
    email: () => Session.getActiveUser().getEmail(),
    ui: () => SpreadsheetApp.getUi(),
    onEdit: (event) => [event.range.getA1Notation(), event.value, event.oldValue, String(event.authMode)],
    doGet: (event) => ContentService.createTextOutput(JSON.stringify(event.parameter)),
    secret_: () => 1,
    dated: () => ({ a: 1, day: new Date() }),
    odd: () => ({ map: new Map([[1, 2]]), nothing: undefined, list: [undefined], text: 'x' }),
  };
})();
function helper(x) { return x + 1; }
${[
  'has evaluate construct escape count kinds unknown fail promise rejected pending loop stubborn spin hold write late log',
  'page text plain template onOpen menuOnly properties sidebar email ui onEdit doGet secret_ dated odd',
]
  .join(' ')
  .split(' ')
  .map((name) => `function ${name}() { return AddOn.${name}.apply(this, arguments); }`)
  .join('\n')}
`;
const project = projectOf(BUNDLE);

function open(options: HostOptions = {}): Promise<Host> {
  return createHost({ project, locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh', ...options });
}

function failure(outcome: Outcome): string {
  return outcome.ok ? 'không lỗi' : `${outcome.error.scriptName}: ${outcome.error.message}`;
}

describe('the context', () => {
  test.each([
    [
      'what a browser or Node has',
      'setTimeout setInterval URL TextEncoder Buffer fetch process require module window document queueMicrotask structuredClone',
    ],
    ['what V8 has and Apps Script does not offer', 'WebAssembly SharedArrayBuffer Atomics'],
  ])('has nothing of %s', async (_what, names) => {
    const host = await open();
    expect(host.run('has', names.split(' '))).toEqual([]);
  });

  test('has ECMAScript, Intl, console and every service', async () => {
    const host = await open();
    const names =
      'Map Proxy BigInt Intl Promise console SpreadsheetApp HtmlService PropertiesService CacheService LockService Session Utilities ScriptApp Drive Charts ContentService Logger MimeType';
    expect(host.run('has', names.split(' '))).toEqual(names.split(' '));
  });

  test.each([
    ['evaluate', 2],
    ['construct', 1],
    // The constructor of a service's method is the script's own: nothing of Node is in reach.
    ['escape', 'undefined'],
  ])('evaluates text, in its own realm: %s', async (name, value) => {
    const host = await open();
    expect(host.run(name)).toBe(value);
  });

  test("hands out arrays, dates and objects of the script's own realm", async () => {
    const host = await open();
    expect(host.run('kinds')).toEqual([true, true, true]);
  });

  test('refuses an unknown method by its name', async () => {
    const host = await open();
    expect(failure(host.execute('unknown'))).toBe(
      'Exception: Range.setFoo is not implemented by the local host',
    );
  });

  test('templates see the functions of the project', async () => {
    const host = await open();
    expect(host.run('template')).toBe('3');
  });
});

describe('an execution', () => {
  test('is fresh: no variable survives it', async () => {
    const host = await open();
    expect([host.run('count'), host.run('count')]).toEqual([1, 1]);
  });

  test('copies its arguments and its result', async () => {
    const host = await open();
    const given = { list: [1, 2] };
    expect(host.run('plain', given)).toEqual({ list: [1, 2, 3] });
    expect(given).toEqual({ list: [1, 2] });
  });

  test('waits for a promise, and fails with a rejected or a forgotten one', async () => {
    const host = await open();
    expect(host.run('promise')).toBe('xong');
    expect(failure(host.execute('rejected'))).toBe('Error: hỏng sau');
    expect(failure(host.execute('pending'))).toMatch(/promise/);
  });

  test('throws what the script throws', async () => {
    const host = await open();
    expect(() => host.run('fail')).toThrow('Hỏng');
    expect(failure(host.execute('fail'))).toBe('TypeError: Hỏng');
    expect(failure(host.execute('khongCo'))).toBe('Exception: Script function not found: khongCo');
  });

  test('fails at its end where a buffered write was refused', async () => {
    const host = await open();
    expect(failure(host.execute('late'))).toMatch(/50000 characters/);
    expect(host.globals.SpreadsheetApp.getActiveSheet().getRange('A1').getValue()).toBe('');
  });

  test('a bundle that throws while it loads is told from a function that throws', async () => {
    const host = await open({ project: projectOf('throw new Error("nạp hỏng"); function x() {}') });
    const outcome = host.execute('x');
    expect(!outcome.ok && [outcome.error.reason, outcome.error.message]).toEqual(['load', 'nạp hỏng']);
  });

  test.each(['loop', 'stubborn', 'spin'])('is cut at its time whatever it catches: %s', async (name) => {
    const host = await open();
    const outcome = host.execute(name, [], { faults: { cutAfterMs: 50 } });
    expect(!outcome.ok && [outcome.error.reason, outcome.error.message]).toEqual([
      'cut',
      'Exceeded maximum execution time',
    ]);
    expect(host.globals.SpreadsheetApp.getActiveSheet().getRange('A1').getValue()).toBe('');
  });

  test('logs a service error as Google does', async () => {
    const lines: string[] = [];
    const host = await open({ onLog: (level, text) => lines.push(`${level}: ${text}`) });
    host.run('log');
    expect(lines).toEqual([
      'log: số 1',
      'log: 5 hội viên',
      "error: { [Exception: The starting row of the range is too small.] name: 'Exception' }",
    ]);
  });

  test('answers a browser with a page or a text', async () => {
    const host = await open();
    expect(host.run('page')).toMatchObject({ kind: 'page', content: '<p>x</p>', title: 'Trang' });
    expect(host.run('text')).toEqual({ kind: 'text', content: '{}', mimeType: 'application/json' });
    expect(host.get({ a: '1' }).answer).toMatchObject({ content: '{"a":"1"}' });
  });
});

describe('authority', () => {
  test('onOpen runs in NONE and LIMITED and makes the menu', async () => {
    const ui = recorder();
    const host = await open({ ui });
    expect(host.open('NONE')).toMatchObject({ ok: true, value: 'NONE' });
    expect(host.open('LIMITED')).toMatchObject({ ok: true, value: 'LIMITED' });
    const menu = {
      kind: 'menu',
      caption: null,
      items: [{ kind: 'item', caption: 'Tổng hợp', functionName: 'count' }, { kind: 'separator' }],
    };
    expect(ui.events).toEqual([menu, menu]);
  });

  test.each([
    ['properties', 'NONE', /not sufficient to call PropertiesService.getDocumentProperties/],
    ['sidebar', 'LIMITED', /call Ui.showSidebar. Required permissions: .*script.container.ui/],
  ] as const)('%s in %s is refused', async (name, authMode, message) => {
    const host = await open();
    expect(failure(host.execute(name, [], { trigger: 'simple', authMode }))).toMatch(message);
    expect(host.execute(name).ok).toBe(true);
  });

  test('a simple trigger does not know the user (session-01)', async () => {
    const host = await open({ email: 'chi.hai@example.com' });
    expect(host.run('email')).toBe('chi.hai@example.com');
    expect(host.execute('email', [], { trigger: 'simple', authMode: 'LIMITED' })).toMatchObject({
      value: '',
    });
  });

  test('a web app has no Ui (errors-07)', async () => {
    const host = await open();
    expect(failure(host.execute('ui', [], { trigger: 'web' }))).toBe(
      'Exception: Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });

  test('onEdit gets the range, the value and the old value as texts', async () => {
    const host = await open();
    const sheetId = host.workbook.sheets[0]?.id ?? -1;
    host.type(sheetId, 1, 1, '35,8');
    const typed = host.type(sheetId, 1, 1, '40');
    if (!typed.ok) throw new Error(typed.message);
    expect(host.edited(typed.event)).toMatchObject({ value: ['B2', '40', '35.8', 'LIMITED'] });
  });
});

describe('google.script.run', () => {
  test('private functions are not callable (-06)', async () => {
    const host = await open();
    expect(failure(host.rpc('secret_'))).toMatch(/not found: secret_/);
    expect(host.run('secret_')).toBe(1);
  });

  test('a Date anywhere in the answer means that nothing arrives (-04)', async () => {
    const host = await open();
    expect(host.rpc('dated')).toMatchObject({ ok: true, value: null });
  });

  test('maps arrive empty, undefined as null in lists (-03, -04)', async () => {
    const host = await open();
    expect(host.rpc('odd')).toMatchObject({ value: { map: {}, nothing: null, list: [null], text: 'x' } });
  });

  test.each([
    ['a Date', new Date(0), /illegal value in property: 0/],
    ['a Date inside', { list: [1, 2, 3, new Date(0)] }, /illegal value in property: 3/],
    ['a function', () => 1, /illegal value in property: 0/],
    ['a Map', new Map(), /illegal value in property: 0/],
    ['bytes', new Uint8Array(1), /illegal value in property: 0/],
  ])('%s throws in the page (-01)', async (_what, value, message) => {
    const host = await open();
    expect(() => host.rpc('count', [value])).toThrow(message);
  });

  test('a circle throws in the page (-02)', async () => {
    const host = await open();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => host.rpc('count', [circle])).toThrow('Failed due to circular reference.');
  });
});

describe('locks', () => {
  test('an execution that another holds out waits for nothing and is told no; the end of it frees the lock', async () => {
    const locks = new LockTable();
    const [one, other] = [await open({ locks }), await open({ locks })];
    const held = one.globals.LockService.getDocumentLock();
    expect(held.tryLock(0)).toBe(true);
    expect(other.run('hold')).toBe(false);
    held.releaseLock();
    expect([other.run('hold'), other.run('hold')]).toEqual([true, true]);
    expect(held.hasLock()).toBe(false);
  });
});

describe('faults', () => {
  test('the n-th call fails, the ones before it stand', async () => {
    const host = await open();
    const outcome = host.execute('write', [], { faults: { failAt: 8 } });
    expect(failure(outcome)).toBe(
      `Exception: Service Spreadsheets failed while accessing document with id ${host.workbook.id}.`,
    );
    expect(host.globals.SpreadsheetApp.getActiveSheet().getRange('A1:A3').getValues()).toEqual([
      [1],
      [''],
      [''],
    ]);
    expect(outcome.calls.total).toBe(8);
  });

  test('a method fails by its name', async () => {
    const host = await open();
    expect(host.execute('write', [], { faults: { failOn: 'SpreadsheetApp.Range.setValue' } }).ok).toBe(false);
  });

  test('a lock is denied', async () => {
    const host = await open();
    expect(host.execute('hold', [], { faults: { denyLock: true } })).toMatchObject({ value: false });
  });

  test('a quota is full', async () => {
    const host = await open({ faults: { fullQuota: ['properties'] } });
    expect(() => host.globals.PropertiesService.getScriptProperties().setProperty('a', '1')).toThrow(
      /exceeded the property storage quota/,
    );
  });
});

describe('counting', () => {
  test('calls are counted by method, and their time estimated from the published costs', async () => {
    const host = await open();
    host.run('write');
    expect(host.count.methods).toEqual({
      'SpreadsheetApp.getActiveSpreadsheet': 3,
      'SpreadsheetApp.Spreadsheet.getActiveSheet': 3,
      'SpreadsheetApp.Sheet.getRange': 3,
      'SpreadsheetApp.Range.setValue': 3,
    });
    // Three buffered cells and one flush at the end, and two milliseconds for each call that only crosses over.
    expect(host.count.estimatedSeconds).toBeCloseTo(0.25 + 9 * 0.002, 3);
  });

  test('a bulk read of 88,000 cells is about 1.05 s', async () => {
    const host = await open();
    const sheet = host.globals.SpreadsheetApp.getActiveSheet();
    sheet.insertRowsAfter(1000, 3400);
    host.globals.SpreadsheetApp.flush();
    const before = host.globalsCount.estimatedSeconds;
    sheet.getRange(1, 1, 4400, 20).getValues();
    expect(host.globalsCount.estimatedSeconds - before).toBeCloseTo(0.3 + 88_000 * 8.5e-6 + 0.002, 3);
  });
});
