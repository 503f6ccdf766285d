/**
 * The phone's outbox: rows that were saved on the phone and not yet answered by the server. A row leaves it only when
 * the server has answered for it, or when a person takes it out. The same submission id goes along with every try, so
 * that trying again never makes a second row.
 */

import type { Call } from '../../src/shared/client';
import type { FieldValue, Receipt } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';
import { isValues, parsed } from './drafts';
import type { Shelf } from './shelf';

export interface Parcel {
  readonly submission: string;
  readonly table: string;
  /** Name of the form and what was typed, for the list and for copying it where the link no longer opens. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly acceptSimilar: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why it is still here; null while it only waits for its turn. */
  readonly problem: Problem | null;
}

export type Outcome = Answer<Receipt>;

export interface Outbox {
  /** Oldest first. */
  list(): Parcel[];
  isSending(submission: string): boolean;
  /** Keeps the row, then tries to send it. Resolves with the answer of this try. */
  send(parcel: Omit<Parcel, 'problem' | 'at'>): Promise<Outcome>;
  /** Tries once more whatever only needs another try. */
  flush(): Promise<void>;
  take(submission: string): void;
}

export interface OutboxOptions {
  readonly shelf: Shelf;
  readonly scope: string;
  readonly call: Call;
  readonly now: () => number;
  readonly later: (work: () => void, milliseconds: number) => unknown;
  /** Something in the list has changed. */
  readonly changed: () => void;
  readonly arrived: (receipt: Receipt, parcel: Parcel) => void;
}

/** Problems that pass by themselves: no network, somebody else writing, too many calls a minute. */
export const passes = (problem: Problem | null): boolean =>
  problem === null ||
  problem.kind === 'noAnswer' ||
  problem.kind === 'busy' ||
  (problem.kind === 'link' && problem.why === 'tooMany');

/** Another link for the same chapter opens what the old one no longer did. */
export const isForLink = (problem: Problem | null): boolean => problem?.kind === 'link';

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 120_000;
const prefixOf = (scope: string): string => `outbox.${scope}.`;

export function openOutbox({ shelf, scope, call, now, later, changed, arrived }: OutboxOptions): Outbox {
  const prefix = prefixOf(scope);
  const sending = new Map<string, Promise<Outcome>>();
  let pause = FIRST_PAUSE;
  let isWaiting = false;
  const keep = (parcel: Parcel) => shelf.set(prefix + parcel.submission, JSON.stringify(parcel));
  const list = () => readParcels(shelf, prefix);

  function post(parcel: Parcel): Promise<Outcome> {
    const before = sending.get(parcel.submission);
    if (before !== undefined) return before;
    const { table, values, submission, acceptSimilar } = parcel;
    const sent = call('row.save', { table, values, submission, acceptSimilar }).then((answer) => {
      sending.delete(submission);
      if (answer.ok) {
        shelf.remove(prefix + submission);
        pause = FIRST_PAUSE;
        arrived(answer.value, parcel);
        changed();
      } else if (shelf.get(prefix + submission) !== null) {
        keep({ ...parcel, problem: answer.problem });
        changed();
        if (passes(answer.problem)) tryLater();
      }
      return answer;
    });
    sending.set(submission, sent);
    changed();
    return sent;
  }

  function tryLater(): void {
    if (isWaiting) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      void flush();
    }, pause);
  }

  /** One after the other: a phone that comes back online does not ask for ten locks at once. */
  async function flush(): Promise<void> {
    for (const parcel of list()) {
      if (!passes(parcel.problem) && !isForLink(parcel.problem)) continue;
      const answer = await post(parcel);
      if (!answer.ok && (answer.problem.kind === 'noAnswer' || isForLink(answer.problem))) return;
    }
  }

  return {
    list,
    isSending: (submission) => sending.has(submission),
    send(parcel) {
      const whole: Parcel = { ...parcel, at: now(), problem: null };
      keep(whole);
      return post(whole);
    },
    flush,
    take(submission) {
      shelf.remove(prefix + submission);
      changed();
    },
  };
}

function readParcels(shelf: Shelf, prefix: string): Parcel[] {
  return shelf
    .names(prefix)
    .flatMap((name) => {
      const parcel = readParcel(shelf.get(prefix + name));
      return parcel === null ? [] : [parcel];
    })
    .sort((a, b) => a.at - b.at);
}

/** Everything on this phone that has not arrived, by whichever link it was typed: for a page whose link is refused. */
export const unsentOf = (shelf: Shelf): Parcel[] => readParcels(shelf, 'outbox.');

function readParcel(text: string | null): Parcel | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const parcel = value as Parcel;
  return typeof parcel.submission === 'string' &&
    typeof parcel.table === 'string' &&
    typeof parcel.title === 'string' &&
    Array.isArray(parcel.lines) &&
    typeof parcel.at === 'number' &&
    isValues(parcel.values)
    ? parcel
    : null;
}
