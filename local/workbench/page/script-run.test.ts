/** What may cross `google.script.run`, as a table (facts google.script.run-01…03, 05, 08). */
import { Calls, crossing, MOST_AT_ONCE, runner } from './script-run';

const legal: readonly (readonly [what: string, value: unknown, arrives: unknown])[] = [
  ['a number', 1.5, 1.5],
  ['a text', 'Chi hội', 'Chi hội'],
  ['a truth value', false, false],
  ['null', null, null],
  ['undefined arrives as null', undefined, null],
  ['undefined in an array becomes null', [1, undefined], [1, null]],
  ['a plain object', { a: { b: [1, 'x', null] } }, { a: { b: [1, 'x', null] } }],
];
test.each(legal)('%s', (_what, value, arrives) => {
  expect(crossing(value, '0')).toEqual(arrives);
});

class Own {
  readonly a = 1;
}

const illegal: readonly (readonly [what: string, value: unknown, property: string])[] = [
  ['a Date', new Date(0), '0'],
  ['a function', () => 1, '0'],
  ['a boxed number', Object(1), '0'],
  ['a boxed text', Object('x'), '0'],
  ['a RegExp', /x/, '0'],
  ['a Map', new Map(), '0'],
  ['a Set', new Set(), '0'],
  ['a Promise', Promise.resolve(), '0'],
  ['a typed array', new Uint8Array(2), '0'],
  ['an object of a class', new Own(), '0'],
  ['a symbol', Symbol('x'), '0'],
  ['a Date in an array is named by its place', [1, 2, 3, new Date(0)], '3'],
  ['a Date in an object is named by its key', { name: 'x', day: new Date(0) }, 'day'],
];
test.each(illegal)('%s throws at once', (_what, value, property) => {
  expect(() => crossing(value, '0')).toThrow(
    new TypeError(`Failed due to illegal value in property: ${property}`),
  );
});

test('a ring throws', () => {
  const ring: Record<string, unknown> = {};
  ring.self = { ring };
  expect(() => crossing(ring, '0')).toThrow('Failed due to circular reference.');
});

test('the same object twice is no ring', () => {
  const shared = { a: 1 };
  expect(crossing([shared, shared], '0')).toEqual([{ a: 1 }, { a: 1 }]);
});

interface Sent {
  readonly call: number;
  readonly function: string;
  readonly arguments: readonly unknown[];
}

type Made = Record<string, (...values: unknown[]) => unknown>;

function play(functions: readonly string[]) {
  const sent: Sent[] = [];
  const calls = new Calls((message) => sent.push(message as Sent));
  return { sent, calls, run: runner(functions, calls) as Made };
}

test('ten calls go at a time, the rest wait for an answer', () => {
  const { sent, calls, run } = play(['rpc']);
  for (let index = 0; index < 25; index += 1) run.rpc?.(index);
  expect(sent).toHaveLength(MOST_AT_ONCE);
  calls.finish({ soHoi: 'result', call: 7, ok: true, value: null });
  expect(sent).toHaveLength(MOST_AT_ONCE + 1);
  expect(sent.at(-1)?.arguments).toEqual([10]);
});

test('handlers belong to the call they were set for, and get the user object', () => {
  const { calls, run } = play(['rpc']);
  const told: unknown[] = [];
  const mine = { mark: 1 };
  const on = (from: Made, name: string, given: unknown): Made => from[name]?.(given) as Made;
  const first = on(run, 'withSuccessHandler', (value: unknown, user: unknown) =>
    told.push(['first', value, user]),
  );
  const second = on(
    on(first, 'withUserObject', mine),
    'withSuccessHandler',
    (value: unknown, user: unknown) => told.push(['second', value, user]),
  );
  expect(first.rpc?.(1)).toBeUndefined();
  second.rpc?.(2);
  calls.finish({ soHoi: 'result', call: 2, ok: true, value: 'b' });
  calls.finish({ soHoi: 'result', call: 1, ok: true, value: 'a' });
  expect(told).toEqual([
    ['second', 'b', mine],
    ['first', 'a', undefined],
  ]);
});

test('a failure arrives as an Error with the script’s message and name', () => {
  const { calls, run } = play(['rpc']);
  let error: Error | undefined;
  const failing = run.withFailureHandler?.((thrown: Error) => {
    error = thrown;
  }) as Made;
  failing.rpc?.();
  calls.finish({ soHoi: 'result', call: 1, ok: false, message: 'Không tìm thấy', name: 'Exception' });
  expect(error).toBeInstanceOf(Error);
  expect([error?.name, error?.message]).toEqual(['Exception', 'Không tìm thấy']);
});

test('private functions are not there', () => {
  const { run } = play(['rpc', 'secret_']);
  expect(run.secret_).toBeUndefined();
  expect(run.rpc).toBeInstanceOf(Function);
});
