/** Sends a new row and waits for the answer: where there is none the row stays in its form, to be sent again. */
import type { Call } from '../../src/shared/client';
import type { NewRow, Sent } from './RowForm';

export async function sendNow(
  call: Call,
  { form, values, submission, acceptSimilar }: NewRow,
): Promise<Sent> {
  const answer = await call('row.save', { table: form.table, values, submission, acceptSimilar });
  return answer.ok ? { kind: 'saved', receipt: answer.value } : { kind: 'problem', problem: answer.problem };
}
