/**
 * The phone's outbox: rows that are stored on the phone and not yet confirmed by the server. An entry leaves
 * it only when the server has answered, or when the user takes it out. Every attempt carries the same
 * submission id, so that a retry never creates a second row.
 */

import type { Call } from '../../src/shared/client';
import type { FieldValue, Receipt } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';
import { isValues, parsed } from './drafts';
import type { KeyValueStore } from './key-value-store';

export interface OutboxEntry {
  readonly submission: string;
  readonly table: string;
  /** Name of the form and what was typed, for the list and for copying it where the link no longer opens. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly acceptSimilar: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why the last attempt failed; null before there was one. */
  readonly problem: Problem | null;
}

export type Outcome = Answer<Receipt>;

export interface Outbox {
  /** Oldest first. */
  list(): OutboxEntry[];
  isSending(submission: string): boolean;
  /** Stores the row, then tries to send it. Resolves with the answer to this attempt. */
  send(entry: Omit<OutboxEntry, 'problem' | 'at'>): Promise<Outcome>;
  /** Retries every entry whose problem is transient. */
  flush(): Promise<void>;
  take(submission: string): void;
}

interface OutboxOptions {
  readonly store: KeyValueStore;
  readonly scope: string;
  readonly call: Call;
  readonly now: () => number;
  readonly later: (work: () => void, milliseconds: number) => unknown;
  /** Something in the list has changed. */
  readonly changed: () => void;
  readonly arrived: (receipt: Receipt, entry: OutboxEntry) => void;
}

/** Transient problems: no network, the sheet is locked, rate limit. */
export const passes = (problem: Problem | null): boolean =>
  problem === null ||
  problem.kind === 'noAnswer' ||
  problem.kind === 'busy' ||
  (problem.kind === 'link' && problem.why === 'tooMany');

/** The link itself is refused; a new link for the same chapter can still send the row. */
export const isForLink = (problem: Problem | null): boolean => problem?.kind === 'link';

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 120_000;
const prefixOf = (scope: string): string => `outbox.${scope}.`;

export function openOutbox({ store, scope, call, now, later, changed, arrived }: OutboxOptions): Outbox {
  const prefix = prefixOf(scope);
  const sending = new Map<string, Promise<Outcome>>();
  let pause = FIRST_PAUSE;
  let isWaiting = false;
  const keep = (entry: OutboxEntry) => store.set(prefix + entry.submission, JSON.stringify(entry));
  const list = () => readEntries(store, prefix);

  function post(entry: OutboxEntry): Promise<Outcome> {
    const before = sending.get(entry.submission);
    if (before !== undefined) return before;
    const { table, values, submission, acceptSimilar } = entry;
    const sent = call('row.save', { table, values, submission, acceptSimilar }).then((answer) => {
      sending.delete(submission);
      if (answer.ok) {
        store.remove(prefix + submission);
        pause = FIRST_PAUSE;
        arrived(answer.value, entry);
        changed();
      } else if (store.get(prefix + submission) !== null) {
        keep({ ...entry, problem: answer.problem });
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

  /**
   * One after the other: a phone that comes back online must not compete with itself for the document lock.
   */
  async function flush(): Promise<void> {
    for (const entry of list()) {
      if (!passes(entry.problem) && !isForLink(entry.problem)) continue;
      const answer = await post(entry);
      if (!answer.ok && (answer.problem.kind === 'noAnswer' || isForLink(answer.problem))) return;
    }
  }

  return {
    list,
    isSending: (submission) => sending.has(submission),
    send(entry) {
      const whole: OutboxEntry = { ...entry, at: now(), problem: null };
      keep(whole);
      return post(whole);
    },
    flush,
    take(submission) {
      store.remove(prefix + submission);
      changed();
    },
  };
}

function readEntries(store: KeyValueStore, prefix: string): OutboxEntry[] {
  return store
    .names(prefix)
    .flatMap((name) => {
      const entry = readEntry(store.get(prefix + name));
      return entry === null ? [] : [entry];
    })
    .sort((a, b) => a.at - b.at);
}

/** Entries of every link that was used on this phone: for a page whose own link is refused. */
export const unsentOf = (store: KeyValueStore): OutboxEntry[] => readEntries(store, 'outbox.');

function readEntry(text: string | null): OutboxEntry | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const entry = value as OutboxEntry;
  return typeof entry.submission === 'string' &&
    typeof entry.table === 'string' &&
    typeof entry.title === 'string' &&
    Array.isArray(entry.lines) &&
    typeof entry.at === 'number' &&
    isValues(entry.values)
    ? entry
    : null;
}
