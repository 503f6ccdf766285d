/** The phone's outbox: no row is lost, none is sent under two ids, and one that cannot be sent waits. */
import type { Call } from '../../src/shared/client';
import type { Input, Output, Receipt } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';
import { type KeyValueStore, openKeyValueStore } from './key-value-store';
import { type OutboxEntry, openOutbox, unsentOf } from './outbox';
import { makePauses } from './pauses';

/** The part of the browser's storage that the page uses. */
function storage(room = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, text) {
      if (kept.size >= room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, text);
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const entry = (submission: string): Omit<OutboxEntry, 'problem' | 'at'> => ({
  submission,
  table: 'recycling',
  title: 'Tái chế',
  lines: ['Ngày: 28/6'],
  values: { day: '28/6' },
  acceptSimilar: false,
});

const RECEIPT = { row: { id: 'TC-1', title: 'Sắt' }, isRepeat: false, text: '' } as unknown as Receipt;

/** A server that gives these answers in turn, then repeats the last one: a problem of the whole call, or an answer a row. */
type Given = Problem | 'ok' | readonly (Problem | 'ok')[];

function world(answers: readonly Given[], store: KeyValueStore = openKeyValueStore(() => storage())) {
  const asked: { name: string; submissions: string[] }[] = [];
  const waits: { work: () => void; milliseconds: number }[] = [];
  const arrived: Receipt[] = [];
  let clock = 0;
  const single = (given: Problem | 'ok'): Answer<Receipt> =>
    given === 'ok' ? { ok: true, value: RECEIPT } : { ok: false, problem: given };
  const call = ((name: string, { rows }: Input<'rows.save'>): Promise<Answer<Output<'rows.save'>>> => {
    const given = answers[Math.min(asked.length, answers.length - 1)] ?? 'ok';
    asked.push({ name, submissions: rows.map(({ submission }) => submission) });
    if (typeof given === 'object' && 'kind' in given) return Promise.resolve({ ok: false, problem: given });
    const each = rows.map((_, at) => (given === 'ok' ? 'ok' : (given[at] ?? 'ok')));
    return Promise.resolve({
      ok: true,
      value: { answers: each.map(single) as Output<'rows.save'>['answers'] },
    });
  }) as Call;
  const outbox = openOutbox({
    store,
    scope: 'K5A',
    call,
    now: () => {
      clock += 1;
      return clock;
    },
    later: (work, milliseconds) => waits.push({ work, milliseconds }),
    changed: () => undefined,
    arrived: (receipt) => arrived.push(receipt),
    random: () => 0.5,
  });
  return { outbox, asked, waits, arrived, store };
}

const sentBy = ({ asked }: ReturnType<typeof world>): string[][] =>
  asked.map(({ submissions }) => submissions);
const soon = () => new Promise((resolve) => setImmediate(resolve));

const LOST: Problem = { kind: 'noAnswer' };
const WRONG: Problem = { kind: 'invalid', fields: { day: [{ what: 'Chưa có ngày.', todo: '' }] }, form: [] };

test('an answered row leaves the outbox', async () => {
  const { outbox, arrived } = world(['ok']);
  expect(await outbox.send(entry('a'))).toEqual({ ok: true, value: RECEIPT });
  expect(outbox.list()).toEqual([]);
  expect(arrived).toEqual([RECEIPT]);
});

test('a lost answer is tried again with the same submission, later and later', async () => {
  const made = world([LOST, LOST, LOST, 'ok']);
  const { outbox, waits, arrived } = made;
  await outbox.send(entry('a'));
  expect(outbox.list()).toMatchObject([{ submission: 'a', problem: LOST }]);
  const pauses: number[] = [];
  while (waits.length > 0) {
    const wait = waits.shift();
    pauses.push(wait?.milliseconds ?? 0);
    wait?.work();
    await soon();
  }
  expect(pauses).toEqual([5000, 10_000, 20_000]);
  expect(sentBy(made)).toEqual([['a'], ['a'], ['a'], ['a']]);
  expect(outbox.list()).toEqual([]);
  expect(arrived).toHaveLength(1);
});

test('two tries at one time are one call', async () => {
  const { outbox, asked } = world(['ok']);
  await Promise.all([outbox.send(entry('a')), outbox.flush(), outbox.flush()]);
  expect(asked).toHaveLength(1);
});

test('a row that must be put right waits for its person and holds up no other', async () => {
  const { outbox, asked, waits } = world([[WRONG, 'ok']]);
  await Promise.all([outbox.send(entry('first')), outbox.send(entry('wrong')), outbox.send(entry('right'))]);
  await outbox.flush();
  expect(waits).toEqual([]);
  expect(outbox.list().map(({ submission, problem }) => [submission, problem?.kind])).toEqual([
    ['first', 'invalid'],
    ['wrong', 'invalid'],
  ]);
  expect(asked).toHaveLength(2);
  // She asks for it: what is hers to put right is not sent.
  await outbox.flush(true);
  expect(asked).toHaveLength(2);
});

test('what is saved while a call is on its way goes with the next, all of it', async () => {
  const made = world(['ok']);
  const sent = ['a', 'b', 'c', 'd'].map((name) => made.outbox.send(entry(name)));
  expect((await Promise.all(sent)).every(({ ok }) => ok)).toBe(true);
  expect(sentBy(made)).toEqual([['a'], ['b', 'c', 'd']]);
  expect(made.asked[0]?.name).toBe('rows.save');
});

test('after hours without a network: fifty rows a call, none twice, none left', async () => {
  const made = world([LOST, 'ok']);
  const names = Array.from({ length: 120 }, (_, n) => `row-${n}`);
  await Promise.all(names.map((name) => made.outbox.send(entry(name))));
  made.asked.length = 1;
  await made.outbox.flush();
  expect(sentBy(made).map(({ length }) => length)).toEqual([1, 50, 50, 20]);
  expect(sentBy(made).slice(1).flat()).toEqual(names);
  expect(made.outbox.list()).toEqual([]);
});

test('a call is no longer than a weak network carries', async () => {
  const made = world([LOST, 'ok']);
  const long = { ...entry(''), values: { note: 'a'.repeat(90_000) } };
  await Promise.all(['a', 'b', 'c'].map((submission) => made.outbox.send({ ...long, submission })));
  await made.outbox.flush();
  expect(sentBy(made).map(({ length }) => length)).toEqual([1, 2, 1]);
});

test('told that others write, the same rows go again after a pause, and what was saved does not', async () => {
  const made = world([['ok'], ['ok', { kind: 'busy' }, { kind: 'stale', sheet: 'Tái chế' }], 'ok']);
  const sent = ['a', 'b', 'c', 'd', 'e'].map((name) => made.outbox.send(entry(name)));
  await Promise.all(sent);
  expect(made.outbox.list().map(({ submission }) => submission)).toEqual(['c', 'd']);
  expect(made.waits).toHaveLength(1);
  made.waits.shift()?.work();
  await soon();
  expect(sentBy(made)).toEqual([['a'], ['b', 'c', 'd', 'e'], ['c', 'd']]);
  expect(made.outbox.list()).toEqual([]);
});

test('no two phones wait alike, and none longer than three minutes', () => {
  const [soonest, latest] = [0, 0.999].map((at) => {
    const pauses = makePauses(() => at);
    return Array.from({ length: 8 }, () => pauses.next());
  });
  expect(soonest).toEqual([2500, 5000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  expect(latest?.[0]).toBeGreaterThan(7000);
  expect(latest?.at(-1)).toBeLessThan(180_000);
  // Told that others write: half a minute at most.
  const busy = makePauses(() => 0.999);
  expect(Math.max(...Array.from({ length: 8 }, () => busy.next(true)))).toBeLessThan(30_000);
});

test('an unforeseen fault is tried again when she asks for it', async () => {
  const made = world([{ kind: 'unexpected', ref: 'L-00000' }, 'ok']);
  await made.outbox.send(entry('a'));
  await made.outbox.flush();
  expect(made.asked).toHaveLength(1);
  await made.outbox.flush(true);
  expect(made.outbox.list()).toEqual([]);
});

test('a link that was taken back: the row waits, and goes out by the next link', async () => {
  const store = openKeyValueStore(() => storage());
  const old = world([{ kind: 'link', why: 'revoked' }], store);
  await old.outbox.send(entry('a'));
  expect(old.waits).toEqual([]);
  expect(old.outbox.list()).toHaveLength(1);
  const next = world(['ok'], store);
  await next.outbox.flush();
  expect(sentBy(next)).toEqual([['a']]);
  expect(next.outbox.list()).toEqual([]);
});

test('without a network the first lost answer ends the round', async () => {
  const made = world([LOST]);
  const names = Array.from({ length: 60 }, (_, n) => `row-${n}`);
  await Promise.all(names.map((name) => made.outbox.send(entry(name))));
  made.asked.length = 0;
  await made.outbox.flush();
  expect(sentBy(made)).toEqual([names.slice(0, 50)]);
});

test('a closed page: what was not answered is there again, oldest first', async () => {
  const store = openKeyValueStore(() => storage());
  const before = world([LOST], store);
  await before.outbox.send(entry('a'));
  await before.outbox.send(entry('b'));
  const after = world(['ok'], store);
  expect(after.outbox.list().map(({ submission }) => submission)).toEqual(['a', 'b']);
  await after.outbox.flush();
  expect(sentBy(after)).toEqual([['a', 'b']]);
  expect(unsentOf(store)).toEqual([]);
});

test('what was taken out while it was being sent does not come back', async () => {
  const { outbox } = world([WRONG]);
  const sending = outbox.send(entry('a'));
  outbox.take('a');
  await sending;
  expect(outbox.list()).toEqual([]);
});

test('unsent rows of another chapter’s link are shown, not sent', async () => {
  const store = openKeyValueStore(() => storage());
  store.set('outbox.K1.x', JSON.stringify({ ...entry('x'), at: 1, problem: null }));
  const { outbox, asked } = world(['ok'], store);
  await outbox.flush();
  expect(asked).toEqual([]);
  expect(unsentOf(store).map(({ submission }) => submission)).toEqual(['x']);
});

test.each(['', 'null', '{', '{"submission":"a"}', '[]'])('what is no entry is passed over: %s', (text) => {
  const store = openKeyValueStore(() => storage());
  store.set('outbox.K5A.a', text);
  expect(world(['ok'], store).outbox.list()).toEqual([]);
});

test('a browser that keeps nothing: the page keeps it, and says that it will not last', async () => {
  const refused = openKeyValueStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(refused.isPersistent()).toBe(false);
  const { outbox } = world([LOST], refused);
  await outbox.send(entry('a'));
  expect(outbox.list()).toHaveLength(1);
  const full = openKeyValueStore(() => storage(1));
  full.set('one', '1');
  expect(full.isPersistent()).toBe(true);
  full.set('two', '2');
  expect([full.isPersistent(), full.get('two'), full.names('')]).toEqual([false, '2', ['two', 'one']]);
});
