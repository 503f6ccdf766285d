/** Sending one row while others write: it waits its turn a few times before the person is asked to. */
import type { Call } from '../../src/shared/client';
import type { Form, Receipt } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { sendNow } from './send';

const BUSY: Problem = { kind: 'busy' };
const ROW = {
  form: { table: 'gifts' } as Form,
  values: {},
  submission: 'a',
  acceptSimilar: false,
  lines: [],
};

test.each<[string, readonly (Problem | 'ok')[], string, number]>([
  ['saved at once', ['ok'], 'saved', 0],
  ['saved at the third try', [BUSY, BUSY, 'ok'], 'saved', 2],
  ['still busy', [BUSY, BUSY, BUSY], 'problem', 2],
  ['an answer that was lost is hers to ask for again', [{ kind: 'noAnswer' }], 'problem', 0],
])('%s', async (_, answers, kind, pauses) => {
  const sent: string[] = [];
  const waited: number[] = [];
  const call = ((__: string, { submission }: { submission: string }) => {
    const given = answers[sent.length] ?? 'ok';
    sent.push(submission);
    return Promise.resolve(
      given === 'ok' ? { ok: true, value: {} as Receipt } : { ok: false, problem: given },
    );
  }) as Call;
  const [outcome] = await sendNow(call, [ROW], (milliseconds) => Promise.resolve(waited.push(milliseconds)));
  expect([outcome?.kind, waited.length]).toEqual([kind, pauses]);
  expect(sent).toEqual(answers.map(() => 'a'));
});
