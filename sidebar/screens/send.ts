/** Sending new rows: the sidebar waits for the answer, the phone may store a row and send it later. */
import type { Call } from '../../src/shared/client';
import type { FieldValue, Form, Receipt } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';

/** A new row on its way to the sheet. */
export interface NewRow {
  readonly form: Form;
  readonly values: Record<string, FieldValue>;
  readonly submission: string;
  readonly acceptSimilar: boolean;
  readonly lines: readonly string[];
  /** The person has said already that she means the closed days. */
  readonly acceptClosed?: boolean;
  /** One of several, after one that got no answer: whoever can store it does not wait. */
  readonly isHurried?: boolean;
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
  { form, values, submission, acceptSimilar, acceptClosed }: NewRow,
): Promise<Sent> {
  const answer = await call('row.save', {
    ...{ table: form.table, values, submission, acceptSimilar },
    ...(acceptClosed === true ? { acceptClosed } : {}),
  });
  return answer.ok ? { kind: 'saved', receipt: answer.value } : { kind: 'problem', problem: answer.problem };
}

/** Problems of one row alone; after any other the next row would have it too. */
const OWN: ReadonlySet<Problem['kind']> = new Set(['invalid', 'similar', 'gone', 'conflict', 'referenced']);

/**
 * Sends several rows, one after the other: they must not compete for the document's lock. The one place that knows how many
 * rows travel in one call.
 * @param told what became of each row that was sent; returns whether the next one may do better.
 * @returns why the rest was not sent; null where every row was.
 */
export async function sendMany(
  send: Send,
  rows: readonly NewRow[],
  told: (submission: string, sent: Sent) => boolean,
): Promise<Problem | null> {
  let isHurried = false;
  for (const row of rows) {
    const sent = await send({ ...row, isHurried });
    if (sent.kind === 'problem' && !OWN.has(sent.problem.kind)) return sent.problem;
    isHurried ||= sent.kind === 'kept';
    if (!told(row.submission, sent) && sent.kind === 'problem') return sent.problem;
  }
  return null;
}
