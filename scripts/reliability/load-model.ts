/**
 * How long people wait when many save at once: a model on the published costs of Google's calls. What a call costs before, under
 * and after the lock is given; here they meet. Google runs thirty executions of one account at a time, promises no order of those
 * who wait for a lock, and each phone waits as its queue does (`sidebar/state/pauses.ts`).
 */
import { makePauses, type Pauses } from '../../sidebar/state/pauses';

/** Seconds of one call before, under and after the lock, by how many rows it carries. */
export interface Cost {
  readonly before: number;
  readonly held: number;
  readonly after: number;
}

export interface Way {
  readonly name: string;
  /** When each row is there to be sent, seconds; the n-th of a saver. `null`: as soon as the one before is answered. */
  readonly ready: (saver: number, row: number) => number | null;
  /** Most rows in a call. */
  readonly most: number;
}

export interface Waited {
  /** Seconds of a row, from being there until it is answered as saved. */
  readonly median: number;
  readonly most95: number;
  readonly slowest: number;
  /** Until the last of all is answered. */
  readonly all: number;
  readonly calls: number;
  /** Calls that were told to come again; the queue does so by itself. */
  readonly again: number;
  /** How long the lock was held, of all that time. */
  readonly heldShare: number;
}

/** What the add-on waits for the lock, seconds (`src/google/lock.ts`). */
const PATIENCE = 20;
/** Executions of one account that run at a time: a web app runs as its owner. */
const AT_ONCE = 30;

interface Saver {
  readonly pauses: Pauses;
  readonly ready: (number | null)[];
  next: number;
}

interface Calling {
  readonly saver: Saver;
  readonly rows: number;
  /** When it began to wait for the lock. */
  readonly asked: number;
}

export function simulate(
  savers: number,
  rows: number,
  way: Way,
  costOf: (rows: number) => Cost,
  random: () => number,
): Waited {
  const events: { at: number; work: (at: number) => void }[] = [];
  const at = (time: number, work: (now: number) => void): void => void events.push({ at: time, work });
  const waits: number[] = [];
  const waiting: Calling[] = [];
  let [running, isHeld, held, calls, again, end] = [0, false, 0, 0, 0, 0];

  const comeAgain = (saver: Saver, now: number): void => {
    again += 1;
    at(now + saver.pauses.next(true) / 1000, (then) => send(saver, then));
  };
  const send = (saver: Saver, now: number): void => {
    const first = saver.ready[saver.next];
    if (first === undefined) return;
    if (first === null) saver.ready[saver.next] = now;
    else if (first > now) {
      at(first, (then) => send(saver, then));
      return;
    }
    calls += 1;
    if (running >= AT_ONCE) {
      comeAgain(saver, now);
      return;
    }
    running += 1;
    const there = saver.ready.slice(saver.next).findIndex((time) => time === null || time > now);
    const left = saver.ready.length - saver.next;
    const count = Math.min(there < 0 ? left : there, way.most);
    at(now + costOf(count).before, (then) => {
      const calling: Calling = { saver, rows: count, asked: then };
      waiting.push(calling);
      at(then + PATIENCE, (late) => {
        const place = waiting.indexOf(calling);
        if (place < 0) return;
        waiting.splice(place, 1);
        running -= 1;
        comeAgain(saver, late);
      });
      take(then);
    });
  };
  const take = (now: number): void => {
    if (isHeld || waiting.length === 0) return;
    const [calling] = waiting.splice(Math.floor(random() * waiting.length), 1);
    if (calling === undefined) return;
    const { saver, rows: count } = calling;
    const cost = costOf(count);
    isHeld = true;
    held += cost.held;
    at(now + cost.held, (then) => {
      isHeld = false;
      at(then + cost.after, (answered) => {
        running -= 1;
        for (const ready of saver.ready.slice(saver.next, saver.next + count))
          waits.push(answered - (ready ?? 0));
        saver.next += count;
        saver.pauses.reset();
        end = Math.max(end, answered);
        send(saver, answered);
      });
      take(then);
    });
  };

  for (let n = 0; n < savers; n += 1) {
    const saver: Saver = {
      ...{ pauses: makePauses(random), next: 0 },
      ready: Array.from({ length: rows }, (_, row) => way.ready(n / savers, row)),
    };
    at(saver.ready[0] ?? (10 * n) / savers, (now) => send(saver, now));
  }
  while (events.length > 0) {
    let soonest = 0;
    for (let n = 1; n < events.length; n += 1) {
      if ((events[n]?.at ?? 0) < (events[soonest]?.at ?? 0)) soonest = n;
    }
    const [event] = events.splice(soonest, 1);
    event?.work(event.at);
  }
  waits.sort((a, b) => a - b);
  const of = (share: number): number =>
    waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  return {
    ...{ median: of(0.5), most95: of(0.95), slowest: of(1), all: end, calls, again },
    heldShare: held / end,
  };
}
