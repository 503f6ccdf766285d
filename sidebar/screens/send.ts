/** Sending a new row: the sidebar waits for the answer, the phone may store the row and send it later. */
import type { Call } from '../../src/shared/client';
import type { FieldValue, Form, Receipt } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';

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

/** Waits for the answer: where it is lost the row stays in its form, to be sent again. */
export async function sendNow(
  call: Call,
  { form, values, submission, acceptSimilar }: NewRow,
): Promise<Sent> {
  const answer = await call('row.save', { table: form.table, values, submission, acceptSimilar });
  return answer.ok ? { kind: 'saved', receipt: answer.value } : { kind: 'problem', problem: answer.problem };
}
