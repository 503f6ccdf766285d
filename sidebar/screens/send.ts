/** Sending a new row: the sidebar waits for the answer, the phone may store the row and send it later. */
import type { Call } from '../../src/shared/client';
import type { FieldValue, Form, Receipt } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { makePauses } from '../state/pauses';

/** A new row on its way to the sheet. */
interface NewRow {
  readonly form: Form;
  readonly values: Record<string, FieldValue>;
  readonly submission: string;
  readonly acceptSimilar: boolean;
  readonly lines: readonly string[];
}

export type Sent =
  | { readonly kind: 'saved'; readonly receipt: Receipt }
  /** Stored on the phone, to be sent when there is a network. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type Send = (row: NewRow) => Promise<Sent>;

/** How often a row is sent while others write: each time the server has waited 20 seconds for its turn. */
const TRIES = 3;

/**
 * Waits for the answer: where it is lost the row stays in its form, to be sent again. While others write it is sent again by
 * itself, a few times.
 */
export async function sendNow(
  call: Call,
  { form, values, submission, acceptSimilar }: NewRow,
  wait: (milliseconds: number) => Promise<unknown> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<Sent> {
  const pauses = makePauses();
  for (let n = 1; ; n += 1) {
    const answer = await call('row.save', { table: form.table, values, submission, acceptSimilar });
    if (answer.ok) return { kind: 'saved', receipt: answer.value };
    if (answer.problem.kind !== 'busy' || n === TRIES) return { kind: 'problem', problem: answer.problem };
    await wait(pauses.next(true));
  }
}
