/** One workbook, two windows, no browser and no file: what each is told, and what the workbook holds. */
import { createCalculator } from '../calculator/index';
import { createHost, type Host } from '../host';
import { newSheet, newWorkbook } from '../model';
import { projectOf } from '../runtime';
import type { FromServer, Operation, Selection, StyleChange } from './protocol';
import type { EditEvent, Scripts } from './scripts';
import { Session } from './session';

const CODE = `
function onEdit(e) { e.range.getSheet().getRange('Z1').setValue(String(e.value) + '|' + String(e.oldValue) + '|' + e.range.getA1Notation()); }
function fail() { throw new Error('hỏng'); }
function save() { SpreadsheetApp.getActiveSpreadsheet().getRange('A9').setValue('đã lưu'); return 'ok'; }
function saveAndFail() { save(); throw new Error('hỏng sau khi ghi'); }
`;

interface Play {
  readonly host: Host;
  readonly session: Session;
  readonly sent: { readonly window: string | null; readonly message: FromServer }[];
  /** Does one thing as a window that has seen everything, or an older version. */
  act(window: string, operation: Operation, base?: number): string | undefined;
  value(a1: string): unknown;
  /** What went out, in its order: types of messages, and `changed` for what the disk was given. */
  readonly order: readonly string[];
}

async function play(): Promise<Play> {
  const workbook = newWorkbook('Sổ', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
  workbook.sheets = [newSheet(0, 'Một', 50, 26), newSheet(1, 'Hai', 20, 10)];
  const calculator = createCalculator({ now: () => new Date('2022-06-01T00:00:00Z') });
  const host = await createHost({ workbook, project: projectOf(CODE), calculator });
  const nothing: Selection = { sheet: 0, areas: [], row: 0, column: 0 };
  const scripts: Scripts = {
    workbook,
    app: host.globals.SpreadsheetApp,
    functions: ['onEdit', 'fail', 'save', 'saveAndFail'],
    run: (name, values, trigger, event?: EditEvent) => {
      const outcome =
        event === undefined
          ? host.execute(name, values, { trigger })
          : host.edited({ ...event, sheetId: event.sheet });
      if (outcome !== undefined && !outcome.ok) throw outcome.error;
      return outcome?.ok === true ? outcome.value : undefined;
    },
    select: () => undefined,
    selection: () => nothing,
    touched: (sheet, area) => host.touched(sheet, area),
    settle: () => host.globals.SpreadsheetApp.flush(),
  };
  const sent: { window: string | null; message: FromServer }[] = [];
  const order: string[] = [];
  const session = new Session(scripts, calculator, {
    send: (window, message) => {
      sent.push({ window, message });
      order.push(message.type);
    },
    changed: () => void order.push('changed'),
    attend: () => undefined,
  });
  let operations = 0;
  return {
    host,
    session,
    sent,
    order,
    act: (window, operation, base = session.version) => {
      operations += 1;
      session.receive(window, { type: 'operation', id: operations, base, operation });
      const done = sent.map(({ message }) => message).filter((message) => message.type === 'done');
      return done.at(-1)?.refused;
    },
    value: (a1) => host.globals.SpreadsheetApp.getActiveSpreadsheet().getRange(a1).getValue(),
  };
}

test.each<[what: string, style: StyleChange, seen: unknown]>([
  ['a number format', { numberFormat: '#,##0" đ"' }, ['1.000 đ', undefined, []]],
  ['every frame', { borders: 'all' }, ['1.000', 'solid', []]],
  ['one cell of all', { merge: 'all' }, ['1.000', undefined, ['A1:B2']]],
  ['one cell of each row', { merge: 'rows' }, ['1.000', undefined, ['A1:B1']]],
])('a person gives %s; what was merged is parted again', async (_what, style, seen) => {
  const { act, host } = await play();
  const areas = [{ row: 0, column: 0, rows: 2, columns: 2 }];
  const cell = host.globals.SpreadsheetApp.getActiveSpreadsheet().getRange('A1');
  const merged = () => cell.getMergedRanges().map((one) => one.getA1Notation());
  act('w', write(0, 0, '1.000'));
  expect(act('w', { kind: 'style', sheet: 0, areas, style })).toBeUndefined();
  const { borders } = host.workbook.sheets[0]?.cells[0]?.[0]?.style ?? {};
  expect([cell.getDisplayValue(), borders?.right?.style, merged()]).toEqual(seen);
  act('w', { kind: 'style', sheet: 0, areas, style: { merge: 'none' } });
  expect([merged(), cell.getValue()]).toEqual([[], 1000]);
});

const write = (row: number, column: number, text: string, sheet = 0): Operation => ({
  kind: 'write',
  sheet,
  row,
  column,
  texts: [[text]],
});

test('what is typed is read in the locale, and onEdit hears value, oldValue and range', async () => {
  const { act, value } = await play();
  act('a', write(1, 1, '35,8'));
  expect(value('Một!B2')).toBe(35.8);
  expect(value('Một!Z1')).toBe('35.8|undefined|B2');
  act('a', write(1, 1, '40'));
  expect(value('Một!Z1')).toBe('40|35.8|B2');
  act('a', { kind: 'clear', sheet: 0, areas: [{ row: 1, column: 1, rows: 1, columns: 1 }] });
  expect(value('Một!B2')).toBe('');
  expect(value('Một!Z1')).toBe('undefined|40|B2');
});

test.each(['save', 'saveAndFail'])('%s: who called is answered behind what was changed', async (name) => {
  const { session, order } = await play();
  session.call('a', { type: 'call', frame: 'f', call: 1, function: name, arguments: [] }, 'rpc');
  expect(order.filter((type) => type === 'changed' || type === 'result')).toEqual(['changed', 'result']);
});

test('who types is told that it is done behind the change', async () => {
  const { act, order } = await play();
  act('a', write(1, 1, '5'));
  expect(order.indexOf('changed')).toBeGreaterThan(-1);
  expect(order.indexOf('changed')).toBeLessThan(order.indexOf('done'));
});

test('several cells at once have no value and no oldValue', async () => {
  const { act, value } = await play();
  act('a', {
    kind: 'write',
    sheet: 0,
    row: 0,
    column: 0,
    texts: [
      ['1', '2'],
      ['3', '4'],
    ],
  });
  expect(value('Một!Z1')).toBe('undefined|undefined|A1:B2');
});

test('a formula is typed in the signs of the locale', async () => {
  const { act, value } = await play();
  act('a', write(0, 0, '1,5'));
  act('a', write(1, 0, '=SUM(A1;2,5)'));
  expect(value('Một!A2')).toBe(4);
});

test('the later of two writes wins, and only the earlier window is told', async () => {
  const { act, session, sent, value } = await play();
  const seen = session.version;
  act('a', write(0, 0, 'sớm'));
  act('b', write(0, 0, 'muộn'), seen);
  expect(value('Một!A1')).toBe('muộn');
  const told = sent.filter(({ message }) => message.type === 'overwritten');
  expect(told).toEqual([
    {
      window: 'a',
      message: { type: 'overwritten', sheet: 0, row: 0, column: 0, mine: 'sớm', theirs: 'muộn' },
    },
  ]);
});

test('a write over what its window had seen is no surprise to anybody', async () => {
  const { act, sent } = await play();
  act('a', write(0, 0, 'sớm'));
  act('b', write(0, 0, 'muộn'));
  expect(sent.some(({ message }) => message.type === 'overwritten')).toBe(false);
});

test('an edit made before rows came lands on its own row; one of a deleted row is refused', async () => {
  const { act, session, value } = await play();
  const seen = session.version;
  act('a', { kind: 'insertRows', sheet: 0, at: 2, count: 3 });
  act('b', write(4, 0, 'của hàng 5 cũ'), seen);
  expect(value('Một!A8')).toBe('của hàng 5 cũ');
  const before = session.version;
  act('a', { kind: 'deleteRows', sheet: 0, at: 7, count: 1 });
  expect(act('b', write(7, 0, 'x'), before)).toContain('cửa sổ khác xóa');
});

test('undo and redo belong to the window, and take back cells, rows and their content', async () => {
  const { act, value } = await play();
  act('a', write(0, 0, 'một'));
  act('b', write(1, 0, 'hai'));
  act('a', write(0, 0, 'một sửa'));
  act('a', { kind: 'undo' });
  expect([value('Một!A1'), value('Một!A2')]).toEqual(['một', 'hai']);
  act('a', { kind: 'redo' });
  expect(value('Một!A1')).toBe('một sửa');
  act('a', { kind: 'deleteRows', sheet: 0, at: 0, count: 1 });
  expect(value('Một!A1')).toBe('hai');
  act('a', { kind: 'undo' });
  expect([value('Một!A1'), value('Một!A2')]).toEqual(['một sửa', 'hai']);
  act('a', { kind: 'redo' });
  expect(value('Một!A1')).toBe('hai');
  expect(act('c', { kind: 'undo' })).toBe('Không còn gì để hoàn tác.');
});

test('an undo moves with rows that another window has put in between', async () => {
  const { act, value } = await play();
  act('a', write(5, 0, 'sẽ bỏ'));
  act('b', { kind: 'insertRows', sheet: 0, at: 0, count: 2 });
  expect(value('Một!A8')).toBe('sẽ bỏ');
  act('a', { kind: 'undo' });
  expect(value('Một!A8')).toBe('');
});

test('formulas follow an undo', async () => {
  const { act, value } = await play();
  act('a', write(0, 0, '2'));
  act('a', write(1, 0, '=A1*10'));
  act('a', write(0, 0, '3'));
  expect(value('Một!A2')).toBe(30);
  act('a', { kind: 'undo' });
  expect(value('Một!A2')).toBe(20);
});

const refused: readonly (readonly [what: string, operation: Operation, says: string])[] = [
  ['a cell of 60,000 characters', write(0, 0, 'x'.repeat(60_000)), '50.000 ký tự'],
  ['a tab name that is taken', { kind: 'renameSheet', sheet: 0, name: 'Hai' }, 'Đã có trang tính tên “Hai”'],
  ['deleting every row', { kind: 'deleteRows', sheet: 1, at: 0, count: 20 }, 'Không xóa được hết các hàng'],
  ['a tab that is gone', write(0, 0, 'x', 99), 'vừa bị xóa'],
];
test.each(refused)('%s is refused in words and changes nothing', async (_what, operation, says) => {
  const { act, host } = await play();
  const before = JSON.stringify(host.workbook.sheets.map(({ name, cells, rows }) => [name, cells, rows]));
  expect(act('a', operation)).toContain(says);
  expect(JSON.stringify(host.workbook.sheets.map(({ name, cells, rows }) => [name, cells, rows]))).toBe(
    before,
  );
});

test('fill: numbers and days go on, texts repeat, formulas move', async () => {
  const { act, value } = await play();
  act('a', {
    kind: 'write',
    sheet: 0,
    row: 0,
    column: 0,
    texts: [
      ['1', '01/6/2022', 'K1', '=A1*2'],
      ['3', '', '', ''],
    ],
  });
  const fill = (column: number, rows: number, to: number): Operation => ({
    kind: 'fill',
    sheet: 0,
    from: { row: 0, column, rows, columns: 1 },
    to: { row: 0, column, rows: to, columns: 1 },
  });
  act('a', fill(0, 2, 4));
  act('a', fill(1, 1, 3));
  act('a', fill(2, 1, 3));
  act('a', fill(3, 1, 3));
  expect([value('Một!A3'), value('Một!A4')]).toEqual([5, 7]);
  expect((value('Một!B3') as Date).toISOString()).toBe('2022-06-02T17:00:00.000Z');
  expect(value('Một!C3')).toBe('K1');
  expect(value('Một!D3')).toBe(10);
});

test('a call of an unknown or private function is refused as Google refuses it', async () => {
  const { session, sent } = await play();
  for (const name of ['nope', 'secret_']) {
    session.call('a', { type: 'call', frame: 'f', call: 1, function: name, arguments: [] }, 'rpc');
  }
  const results = sent.flatMap(({ message }) => (message.type === 'result' ? [message.message] : []));
  expect(results).toEqual(['Script function not found: nope', 'Script function not found: secret_']);
});

test('a script that throws is told to the window that ran it', async () => {
  const { session, sent } = await play();
  session.run('a', 'fail', [], 'menu');
  expect(sent.filter(({ message }) => message.type === 'failed')).toEqual([
    { window: 'a', message: { type: 'failed', function: 'fail', message: 'hỏng' } },
  ]);
  expect(sent.at(-1)?.message.type).toBe('ended');
});

test('the language and the zone of the workbook are changed, and every window reloads', async () => {
  const { act, host, sent } = await play();
  expect(act('a', { kind: 'settings', locale: 'en_US', timeZone: 'Asia/Seoul' })).toBeUndefined();
  expect([host.workbook.locale, host.workbook.timeZone]).toEqual(['en_US', 'Asia/Seoul']);
  expect(sent).toContainEqual({ window: null, message: { type: 'reload', reason: 'settings' } });
  expect(act('a', { kind: 'settings', locale: 'en_US', timeZone: 'Hà Nội' })).toContain('Không có múi giờ');
  expect(host.workbook.timeZone).toBe('Asia/Seoul');
});
