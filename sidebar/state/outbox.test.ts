/** The phone's outbox: no row is lost, none is sent under two ids, and one that cannot be sent waits. */
import type { Call } from '../../src/shared/client';
import type { Receipt } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';
import { type KeyValueStore, openKeyValueStore } from './key-value-store';
import { type OutboxEntry, openOutbox, unsentOf } from './outbox';

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

/** A server that gives these answers in turn, then repeats the last one. */
function world(
  answers: readonly (Problem | 'ok')[],
  store: KeyValueStore = openKeyValueStore(() => storage()),
) {
  const asked: { name: string; submission: string }[] = [];
  const waits: { work: () => void; milliseconds: number }[] = [];
  const arrived: Receipt[] = [];
  let clock = 0;
  const call = ((name: string, input: { submission: string }): Promise<Answer<Receipt>> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? 'ok';
    asked.push({ name, submission: input.submission });
    return Promise.resolve(answer === 'ok' ? { ok: true, value: RECEIPT } : { ok: false, problem: answer });
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
  });
  return { outbox, asked, waits, arrived, store };
}

const LOST: Problem = { kind: 'noAnswer' };
const WRONG: Problem = { kind: 'invalid', fields: { day: [{ what: 'Chưa có ngày.', todo: '' }] }, form: [] };

test('an answered row leaves the outbox', async () => {
  const { outbox, arrived } = world(['ok']);
  expect(await outbox.send(entry('a'))).toEqual({ ok: true, value: RECEIPT });
  expect(outbox.list()).toEqual([]);
  expect(arrived).toEqual([RECEIPT]);
});

test('a lost answer is tried again with the same submission, later and later', async () => {
  const { outbox, asked, waits, arrived } = world([LOST, LOST, LOST, 'ok']);
  await outbox.send(entry('a'));
  expect(outbox.list()).toMatchObject([{ submission: 'a', problem: LOST }]);
  const pauses: number[] = [];
  while (waits.length > 0) {
    const wait = waits.shift();
    pauses.push(wait?.milliseconds ?? 0);
    wait?.work();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(pauses).toEqual([5000, 10_000, 20_000]);
  expect(asked.map(({ submission }) => submission)).toEqual(['a', 'a', 'a', 'a']);
  expect(outbox.list()).toEqual([]);
  expect(arrived).toHaveLength(1);
});

test('two tries at one time are one call', async () => {
  const { outbox, asked } = world(['ok']);
  await Promise.all([outbox.send(entry('a')), outbox.flush(), outbox.flush()]);
  expect(asked).toHaveLength(1);
});

test('a row that must be put right waits for its person and holds up no other', async () => {
  const { outbox, asked, waits } = world([WRONG, 'ok']);
  await outbox.send(entry('wrong'));
  await outbox.send(entry('right'));
  await outbox.flush();
  expect(waits).toEqual([]);
  expect(outbox.list().map(({ submission, problem }) => [submission, problem?.kind])).toEqual([
    ['wrong', 'invalid'],
  ]);
  expect(asked).toHaveLength(2);
});

test('a link that was taken back: the row waits, and goes out by the next link', async () => {
  const store = openKeyValueStore(() => storage());
  const old = world([{ kind: 'link', why: 'revoked' }], store);
  await old.outbox.send(entry('a'));
  expect(old.waits).toEqual([]);
  expect(old.outbox.list()).toHaveLength(1);
  const next = world(['ok'], store);
  await next.outbox.flush();
  expect(next.asked).toMatchObject([{ submission: 'a' }]);
  expect(next.outbox.list()).toEqual([]);
});

test('without a network the first lost answer ends the round', async () => {
  const { outbox, asked } = world([LOST]);
  await outbox.send(entry('a'));
  await outbox.send(entry('b'));
  asked.length = 0;
  await outbox.flush();
  expect(asked.map(({ submission }) => submission)).toEqual(['a']);
});

test('a closed page: what was not answered is there again, oldest first', async () => {
  const store = openKeyValueStore(() => storage());
  const before = world([LOST], store);
  await before.outbox.send(entry('a'));
  await before.outbox.send(entry('b'));
  const after = world(['ok'], store);
  expect(after.outbox.list().map(({ submission }) => submission)).toEqual(['a', 'b']);
  await after.outbox.flush();
  expect(after.asked.map(({ submission }) => submission)).toEqual(['a', 'b']);
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
