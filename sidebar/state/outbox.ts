/**
 * The phone's outbox: rows that are stored on the phone and not yet confirmed by the server. They go out together, as many
 * as one call takes, one call at a time: what is saved meanwhile goes with the next. An entry leaves the outbox only when the
 * server has answered for it, or when the user takes it out. Every attempt carries the same submission id, so that a retry
 * never creates a second row.
 */

import { MOST_ROWS } from '../../src/shared/batch';
import type { Call } from '../../src/shared/client';
import type { FieldValue, Receipt } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';
import { isValues, parsed } from './drafts';
import type { KeyValueStore } from './key-value-store';
import { makePauses } from './pauses';

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
  /** Stores the row, then tries to send it with what waits besides. Resolves with the answer to this attempt. */
  send(entry: Omit<OutboxEntry, 'problem' | 'at'>): Promise<Outcome>;
  /** Retries every entry whose problem is transient; where a person asks, also those that need no correction of hers. */
  flush(isAsked?: boolean): Promise<void>;
  take(submission: string): void;
  /** What was taken out stands there again, with nothing sent. */
  putBack(entry: OutboxEntry): void;
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
  /** As `Math.random`. */
  readonly random?: () => number;
}

/** Transient problems: no network, the sheet is locked or people move its rows, rate limit. */
export const passes = (problem: Problem | null): boolean =>
  problem === null ||
  problem.kind === 'noAnswer' ||
  problem.kind === 'busy' ||
  problem.kind === 'stale' ||
  (problem.kind === 'link' && problem.why === 'tooMany');

/** The link itself is refused; a new link for the same chapter can still send the row. */
export const isForLink = (problem: Problem | null): boolean => problem?.kind === 'link';

/** Of the fifty rows that a call takes at most; a call of so many letters is on its way for seconds where a network is weak. */
const MOST_LETTERS = 200_000;

/** Sent again as they are they are answered the same. */
const isHers = (problem: Problem | null): boolean =>
  problem !== null && ['invalid', 'similar', 'closed', 'gone'].includes(problem.kind);

const LOST: Problem = { kind: 'noAnswer' };

const prefixOf = (scope: string): string => `outbox.${scope}.`;

export function openOutbox({
  store,
  scope,
  call,
  now,
  later,
  changed,
  arrived,
  random = Math.random,
}: OutboxOptions): Outbox {
  const prefix = prefixOf(scope);
  const pauses = makePauses(random);
  const sending = new Set<string>();
  /** Who waits for the answer to an attempt, by submission. */
  const waiting = new Map<string, ((outcome: Outcome) => void)[]>();
  let round: Promise<void> = Promise.resolve();
  let isGoing = false;
  let isPausing = false;
  const keep = (entry: OutboxEntry) => store.set(prefix + entry.submission, JSON.stringify(entry));
  const list = () => readEntries(store, prefix);

  function tell(submission: string, outcome: Outcome): void {
    const own = waiting.get(submission) ?? [];
    waiting.delete(submission);
    for (const hear of own) hear(outcome);
  }

  function settle(entry: OutboxEntry, outcome: Outcome): void {
    const { submission } = entry;
    sending.delete(submission);
    if (outcome.ok) {
      store.remove(prefix + submission);
      pauses.reset();
      arrived(outcome.value, entry);
    } else if (store.get(prefix + submission) !== null) {
      keep({ ...entry, problem: outcome.problem });
      if (passes(outcome.problem)) tryLater(outcome.problem.kind === 'busy');
    }
    tell(submission, outcome);
  }

  function tryLater(isBusy: boolean): void {
    if (isPausing) return;
    isPausing = true;
    later(() => {
      isPausing = false;
      void flush();
    }, pauses.next(isBusy));
  }

  /** One call. @returns whether the next may follow at once. */
  async function sendTogether(batch: readonly OutboxEntry[]): Promise<boolean> {
    for (const { submission } of batch) sending.add(submission);
    changed();
    const rows = batch.map(({ table, values, submission, acceptSimilar }) => ({
      ...{ table, values, submission, acceptSimilar },
    }));
    const answer = await call('rows.save', { rows });
    const outcomes = batch.map(
      (_, at): Outcome => (answer.ok ? (answer.value.answers[at] ?? { ok: false, problem: LOST }) : answer),
    );
    const goesOn = outcomes.every(
      (outcome) => outcome.ok || !(passes(outcome.problem) || isForLink(outcome.problem)),
    );
    // Before anybody hears of it: who sends then begins a new round.
    if (!goesOn) isGoing = false;
    for (const [at, entry] of batch.entries()) settle(entry, outcomes[at] ?? { ok: false, problem: LOST });
    if (!goesOn) for (const submission of [...waiting.keys()]) tell(submission, { ok: false, problem: LOST });
    changed();
    return goesOn;
  }

  /**
   * One call after the other: a phone that comes back online must not compete with itself for the document lock. What is to wait
   * ends the round for all.
   */
  async function sendAll(isAsked: boolean): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const batch = together(
        list().filter(
          ({ submission, problem }) =>
            !tried.has(submission) &&
            (passes(problem) || isForLink(problem) || (isAsked && !isHers(problem))),
        ),
      );
      if (batch.length === 0) break;
      for (const { submission } of batch) tried.add(submission);
      if (!(await sendTogether(batch))) return;
    }
    isGoing = false;
  }

  function flush(isAsked = false): Promise<void> {
    if (!isGoing) {
      isGoing = true;
      round = sendAll(isAsked);
    }
    return round;
  }

  return {
    list,
    isSending: (submission) => sending.has(submission),
    send(entry) {
      const { submission } = entry;
      keep({ ...entry, at: now(), problem: null });
      const sent = new Promise<Outcome>((resolve) => {
        waiting.set(submission, [...(waiting.get(submission) ?? []), resolve]);
      });
      void flush();
      return sent;
    },
    flush,
    take(submission) {
      store.remove(prefix + submission);
      changed();
    },
    putBack(entry) {
      keep(entry);
      changed();
    },
  };
}

/** The oldest, as many as one call takes. */
function together(entries: readonly OutboxEntry[]): OutboxEntry[] {
  let letters = 0;
  const fits = (entry: OutboxEntry, at: number): boolean => {
    letters += JSON.stringify(entry.values).length;
    return at === 0 || letters <= MOST_LETTERS;
  };
  const end = entries.findIndex((entry, at) => !fits(entry, at));
  return entries.slice(0, Math.min(end < 0 ? entries.length : end, MOST_ROWS));
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
