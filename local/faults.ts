/** Faults on demand: what the reliability tests can make Google, and people at the grid, do. */

/** A service call that is about to be made. */
export interface Call {
  /** 1 is the execution's first. */
  readonly ordinal: number;
  /** For example `SpreadsheetApp.Range.setValues`. */
  readonly path: string;
}

export interface Faults {
  /** The n-th service call of an execution fails (1 is the first). */
  readonly failAt?: number;
  /** The n-th service call is done, and fails all the same: its answer is lost. */
  readonly failAfter?: number;
  /** From the n-th service call on none is answered: what was written before stands, nothing is tidied up. */
  readonly cutAt?: number;
  /** Every call of this method fails, for example `SpreadsheetApp.Range.setValues`. */
  readonly failOn?: string;
  /** Another execution holds every lock. */
  readonly denyLock?: boolean;
  /** The execution is cut after so many milliseconds, as Google cuts it after six minutes. */
  readonly cutAfterMs?: number;
  /** Quotas that are used up. */
  readonly fullQuota?: readonly ('properties' | 'drive')[];
  /** Runs before each call: people change the grid while the script runs, and hold no lock. */
  readonly meanwhile?: (call: Call) => void;
}

/** Whether this call is not made at all. */
export const failsBefore = ({ failAt, failOn, cutAt }: Faults, { ordinal, path }: Call): boolean =>
  failAt === ordinal || failOn === path || (cutAt !== undefined && ordinal >= cutAt);

/** Whether this call is made and fails afterwards. */
export const failsAfter = ({ failAfter }: Faults, ordinal: number): boolean => failAfter === ordinal;
