/** Sending new rows, one or many: the sidebar waits for the answers, the phone may store rows and send them later. */
import { MOST_ROWS } from '../../src/shared/batch';
import type { Call } from '../../src/shared/client';
import type { FieldValue, Form, Receipt } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';
import { makePauses } from '../state/pauses';

/** A new row on its way to the sheet. */
export interface NewRow {
  readonly form: Form;
  readonly values: Record<string, FieldValue>;
  readonly submission: string;
  readonly acceptSimilar: boolean;
  readonly lines: readonly string[];
  /** The person has said already that she means the closed days. */
  readonly acceptClosed?: boolean;
}

export type Sent =
  | { readonly kind: 'saved'; readonly receipt: Receipt }
  /** Stored on the phone, to be sent when there is a network. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What became of each row, in their order. */
export type Send = (rows: readonly NewRow[]) => Promise<readonly Sent[]>;

/** How often rows are sent while others write: each time the server has waited 20 seconds for its turn. */
const TRIES = 3;

/** No answer came. */
export const LOST: Sent = { kind: 'problem', problem: { kind: 'noAnswer' } };

/**
 * Waits for the answers: where one is lost the row stays in its form, to be sent again. While others write, rows are sent again
 * by themselves, a few times.
 */
export async function sendNow(
  call: Call,
  rows: readonly NewRow[],
  wait: (milliseconds: number) => Promise<unknown> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<readonly Sent[]> {
  const pauses = makePauses();
  const sent = new Map<NewRow, Sent>();
  let left = rows.slice(0, MOST_ROWS);
  for (let n = 1; ; n += 1) {
    const answers = await callWith(call, left);
    for (const [at, row] of left.entries()) sent.set(row, sentOf(answers[at]));
    left = left.filter((row) => isBusy(sent.get(row)));
    if (left.length === 0 || n === TRIES) break;
    await wait(pauses.next(true));
  }
  const first = rows.slice(0, MOST_ROWS).flatMap((row) => sent.get(row) ?? []);
  const rest = rows.slice(MOST_ROWS);
  return rest.length === 0 ? first : [...first, ...(await sendNow(call, rest, wait))];
}

async function callWith(call: Call, rows: readonly NewRow[]): Promise<readonly Answer<Receipt>[]> {
  const inputs = rows.map(({ form, values, submission, acceptSimilar, acceptClosed }) => ({
    ...{ table: form.table, values, submission, acceptSimilar },
    ...(acceptClosed === true ? { acceptClosed } : {}),
  }));
  const [only, ...others] = inputs;
  if (only !== undefined && others.length === 0) return [await call('row.save', only)];
  const answer = await call('rows.save', { rows: inputs });
  return answer.ok ? answer.value.answers : rows.map(() => answer);
}

function sentOf(answer: Answer<Receipt> | undefined): Sent {
  if (answer === undefined) return LOST;
  return answer.ok ? { kind: 'saved', receipt: answer.value } : { kind: 'problem', problem: answer.problem };
}

const isBusy = (sent: Sent | undefined): boolean => sent?.kind === 'problem' && sent.problem.kind === 'busy';

/** Problems of one row alone; any other is why nothing goes on. */
const OWN: ReadonlySet<Problem['kind']> = new Set(['invalid', 'similar', 'gone', 'conflict', 'referenced']);

/**
 * Sends several rows of one form.
 * @param told what became of a row that was saved, kept or refused for itself.
 * @returns why the others were not saved; null where every row has its own answer.
 */
export async function sendMany(
  send: Send,
  rows: readonly NewRow[],
  told: (submission: string, sent: Sent) => void,
): Promise<Problem | null> {
  const sents = await send(rows);
  let why: Problem | null = null;
  for (const [at, { submission }] of rows.entries()) {
    const sent = sents[at] ?? LOST;
    if (sent.kind === 'problem' && !OWN.has(sent.problem.kind)) why ??= sent.problem;
    else told(submission, sent);
  }
  return why;
}
