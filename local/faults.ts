/** Faults on demand: what the reliability tests can make Google do. */

export interface Faults {
  /** The n-th service call of an execution fails (1 is the first). */
  readonly failAt?: number;
  /** Every call of this method fails, for example `SpreadsheetApp.Range.setValues`. */
  readonly failOn?: string;
  /** Another execution holds every lock. */
  readonly denyLock?: boolean;
  /** The execution is cut after so many milliseconds, as Google cuts it after six minutes. */
  readonly cutAfterMs?: number;
  /** Quotas that are used up. */
  readonly fullQuota?: readonly ('properties' | 'drive')[];
}

/** Whether this call is one that the faults name. `ordinal` counts the execution's calls from 1. */
export function failsHere(faults: Faults, ordinal: number, path: string): boolean {
  return faults.failAt === ordinal || faults.failOn === path;
}
