/** One writer at a time: the file's lock as a wrapper, so that no task can forget to give it back. */

import { fileLock } from './scope';

/** How long a task waits for another to end, milliseconds: most take under ten seconds. */
const PATIENCE = 20_000;

export type Locked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** Runs `work` alone. Writes are flushed before the next holder reads. */
export function exclusively<T>(work: () => T): Locked<T> {
  const lock = fileLock();
  if (!lock.tryLock(PATIENCE)) {
    return { ok: false, message: 'Người khác đang ghi vào sổ này. Đợi một phút rồi bấm lại.' };
  }
  try {
    const value = work();
    SpreadsheetApp.flush(); // else the next holder reads our rows as missing
    return { ok: true, value };
  } finally {
    lock.releaseLock();
  }
}
