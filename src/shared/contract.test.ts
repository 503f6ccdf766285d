/** The contract keeps its promises to the wire; those to the compiler stand in `misuse.ts`. */
import { makeCall, type Runner } from './client';
import { type CallName, contract, isCallName } from './contract';
import { assertPlain } from './plain';
import { type Problem, describe as say } from './problem';

describe('contract', () => {
  test.each<[CallName, unknown]>([
    [
      'row.save',
      { table: 'gifts', values: { day: 5 }, submission: '0123456789abcdef', acceptSimilar: false },
    ],
    ['row.save', { table: 'gifts', values: {}, submission: 'short', acceptSimilar: false }],
    ['row.save', { table: 'a'.repeat(41), values: {}, submission: '0123456789abcdef', acceptSimilar: false }],
    ['row.save', { table: '__proto__', values: {}, submission: '0123456789abcdef', acceptSimilar: false }],
    ['row.save', null],
    ['row.get', { table: 'gifts' }],
    ['members.index', { from: -1 }],
    ['links.create', { chapter: 'K1', tables: [], until: '2026-12-31' }],
    ['report.status', { month: '2026-1' }],
    ['models.choose', { models: 'income' }],
    ['report.export', { kind: 'topical' }],
  ])('%s refuses a payload that no form sends: %j', (name, payload) => {
    expect(contract[name].input.safeParse(payload).success).toBe(false);
  });

  test('a text too long for a cell comes through, to be answered at its field', () => {
    const payload = {
      table: 'gifts',
      values: { note: 'a'.repeat(50_001) },
      submission: '0123456789abcdef',
      acceptSimilar: false,
    };
    expect(contract['row.save'].input.safeParse(payload).success).toBe(true);
  });

  test.each([
    ['row.save', true],
    ['toString', false],
    ['__proto__', false],
    [5, false],
  ])('%s is a call: %s', (name, want) => {
    expect(isCallName(name)).toBe(want);
  });
});

describe('assertPlain', () => {
  const loop: Record<string, unknown> = {};
  loop.self = { loop };
  test.each<[string, unknown]>([
    ['result.day', { day: new Date(0) }],
    ['result[1]', [1, undefined]],
    ['result.f', { f: () => 1 }],
    ['result.n', { n: Number.NaN }],
    ['result.m', { m: new Map() }],
    ['result.self.loop', loop],
  ])('names the place: %s', (path, value) => {
    expect(() => assertPlain(value)).toThrow(`${path} is `);
  });
  test('takes what may cross', () => {
    const twice = { a: 1 };
    expect(() =>
      assertPlain({ list: [twice, twice, null, 'x', true, 1.5], bare: Object.create(null) }),
    ).not.toThrow();
  });
});

describe('the client', () => {
  type Handler = (value: unknown) => void;
  const answering = (work: (success: Handler, failure: Handler) => void): Runner => {
    let success: Handler = () => undefined;
    let failure: Handler = () => undefined;
    const runner: Runner = {
      withSuccessHandler: (handler) => {
        success = handler;
        return runner;
      },
      withFailureHandler: (handler) => {
        failure = handler;
        return runner;
      },
      rpc: () => work(success, failure),
    };
    return runner;
  };
  const ask = (work: (success: Handler, failure: Handler) => void, later = (_: () => void) => undefined) =>
    makeCall({ runner: () => answering(work), link: 'abc', later })('row.get', {
      table: 'gifts',
      id: 'QT-1',
    });

  test('hands the answer on', async () => {
    expect(await ask((success) => success({ ok: false, problem: { kind: 'busy' } }))).toEqual({
      ok: false,
      problem: { kind: 'busy' },
    });
  });
  test('an answer that was lost on the way is a problem, not silence', async () => {
    const lost = { ok: false, problem: { kind: 'noAnswer' } };
    expect(await ask((success) => success(null))).toEqual(lost);
    expect(
      await ask(
        () => undefined,
        (work) => work() as undefined,
      ),
    ).toEqual(lost);
    expect(await ask((_, failure) => failure(new Error('NetworkError: HTTP 0')))).toEqual(lost);
  });
  test('work that the time was too short for is asked for again until it is done', async () => {
    let left = 3;
    const answer = await ask((success) => {
      left -= 1;
      success(
        left > 0
          ? { ok: false, problem: { kind: 'unfinished', what: 'Mới ghi được 1/2 tab.', todo: '' } }
          : { ok: true, value: 'xong' },
      );
    });
    expect([left, answer]).toEqual([0, { ok: true, value: 'xong' }]);
  });
  test('waits longer for what makes tabs or a document', () => {
    const waits: number[] = [];
    const call = makeCall({
      runner: () => answering(() => undefined),
      link: '',
      later: (_, milliseconds) => waits.push(milliseconds),
    });
    void call('row.get', { table: 'gifts', id: 'QT-1' });
    void call('report.export', { kind: 'topical', from: '2026-01-01', to: '2026-12-31' });
    void call('models.choose', { models: [] });
    expect(waits).toEqual([60_000, 360_000, 360_000]);
  });
  test.each([
    'Authorization is required to perform that action.',
    'PERMISSION_DENIED: Lỗi máy chủ',
    'Cần được ủy quyền để thực hiện thao tác này.',
  ])('knows a session that is gone: %s', async (message) => {
    expect(await ask((_, failure) => failure(new Error(message)))).toEqual({
      ok: false,
      problem: { kind: 'signedOut' },
    });
  });
});

describe('problems', () => {
  const problems: Problem[] = [
    { kind: 'invalid', fields: {}, form: [{ what: 'Sai.', todo: 'Sửa.' }] },
    { kind: 'invalid', fields: { a: [], b: [] }, form: [] },
    { kind: 'similar', rows: [] },
    { kind: 'conflict', theirs: { version: '1', by: '', at: '', shown: [] }, yours: [] },
    { kind: 'busy' },
    { kind: 'link', why: 'unknown' },
    { kind: 'link', why: 'expired' },
    { kind: 'link', why: 'revoked' },
    { kind: 'link', why: 'tooMany' },
    { kind: 'notInstalled', sheet: 'Quà tặng' },
    { kind: 'missingColumn', sheet: 'Quà tặng', header: 'Ngày' },
    { kind: 'protected', sheet: 'Quà tặng' },
    { kind: 'notDeployed' },
    { kind: 'badRequest' },
    { kind: 'noAnswer' },
    { kind: 'signedOut' },
    { kind: 'unexpected', ref: 'L-7K3F2' },
  ];
  test.each(problems.map((problem) => [problem.kind, problem] as const))(
    '%s says what happened and what to do',
    (_, problem) => {
      expect(say(problem)).toMatch(/^\p{Lu}.+[.;] ?\p{L}.+\.$/u);
    },
  );
});
