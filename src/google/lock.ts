/** One writer at a time: the file's lock as a wrapper, so that no task can forget to give it back. */

import { done, failed, type Result } from '../domain/values';
import { fileLock } from './scope';

/** How long a task waits for another to end, milliseconds: most take under ten seconds. */
const PATIENCE = 20_000;

let held: GoogleAppsScript.Lock.Lock | null = null;

/** Runs `work` alone. Writes are flushed before the next holder reads. */
export function exclusively<T>(work: () => T): Result<T> {
  const lock = fileLock();
  if (!lock.tryLock(PATIENCE)) {
    return failed({ what: 'Người khác đang ghi vào sổ này.', todo: 'Đợi một phút rồi bấm lại.' });
  }
  held = lock;
  try {
    const value = work();
    SpreadsheetApp.flush(); // else the next holder reads our rows as missing
    return done(value);
  } finally {
    held = null;
    lock.releaseLock();
  }
}

/**
 * Lets others write while slow work is done that touches no cell: composing, converting. Nothing may have been written
 * before it, and what was read may be older than the sheet after it.
 * @throws Error where another keeps the lock for longer than one waits.
 */
export function meanwhile<T>(work: () => T): T {
  if (held === null) return work();
  held.releaseLock();
  try {
    return work();
  } finally {
    held.waitLock(PATIENCE);
  }
}
