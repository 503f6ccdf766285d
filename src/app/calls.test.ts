/**
 * How many service calls each action of the shipped bundle makes for the sample ward: what people wait for on Google. Eight of
 * each menu item ask who may press it.
 */
import { createHost, type Host, newWorkbook, recorder } from '../../local';
import { fillWorkbook } from '../../sample/fill';
import { makeWard } from '../../sample/ward';
import { optionalModelKeys } from '../domain/ward';

const OFFICER = 'can-bo@example.org';
let host: Host;
let first: number;
let chosen: number;

const callsOf = (name: string, ...args: unknown[]): number => {
  const outcome = host.execute(name, args);
  expect(outcome).toMatchObject({ ok: true, value: { ok: true } });
  return outcome.calls.total;
};

beforeAll(async () => {
  host = await createHost({ workbook: newWorkbook('Đo'), email: OFFICER, calculator: null, ui: recorder() });
  first = callsOf('installSheets');
  chosen = callsOf('chooseModels', [...optionalModelKeys]);
  fillWorkbook(host, makeWard());
  host.run('installSheets');
});

test('a new file', () => expect(first).toBeLessThanOrEqual(470));
test('all models chosen', () => expect(chosen).toBeLessThanOrEqual(580));
test('Cài đặt sổ where nothing is missing', () => expect(callsOf('installSheets')).toBeLessThanOrEqual(170));
test('Tổng hợp, and again where nothing has changed', () => {
  expect(callsOf('summarize')).toBeLessThanOrEqual(740);
  expect(callsOf('summarize')).toBeLessThanOrEqual(280);
});
// Two of them a summary tab: of which run it is.
test('Kiểm tra', () => expect(callsOf('checkData')).toBeLessThanOrEqual(230));

test('a row saved in a form', () => {
  const values = { day: '28/6/2022', chapter: 'K1', material: 'Sắt', quantity: '35,8 tạ', amount: '9tr' };
  const input = { table: 'recycling', values, submission: 'MADE000000000001', acceptSimilar: true };
  // The first one makes the log.
  callsOf('rpc', 'row.save', input);
  const second = { ...input, submission: 'MADE000000000002' };
  expect(callsOf('rpc', 'row.save', second)).toBeLessThanOrEqual(50);
});

/** Types into *Thành tiền* of *Tái chế*. */
function typed(row: number, text: string): Readonly<Record<string, number>> {
  const sheet = host.workbook.sheets.find(({ name }) => name === 'Tái chế');
  const place = sheet?.cells[0]?.findIndex((cell) => String(cell?.value).startsWith('Thành tiền')) ?? -1;
  const done = host.type(sheet?.id ?? -1, row, place, text);
  const outcome = done.ok ? host.edited(done.event) : undefined;
  if (outcome === undefined) throw new Error('Nothing was typed.');
  expect(outcome.ok).toBe(true);
  return { ...outcome.calls.methods, total: outcome.calls.total };
}

test('a typed cell: no lock where the row has its id', () => {
  const fresh = typed(900, '9tr');
  expect(fresh['LockService.Lock.tryLock']).toBe(1);
  const again = typed(900, '8tr');
  expect(again.total).toBeLessThanOrEqual(8);
  expect(again).not.toHaveProperty('LockService.Lock.tryLock');
});
