/**
 * Locks that executions really compete for (lock-01).
 *
 * The holders live in shared memory, so that hosts in several threads can share one table. A lock that another
 * execution of the SAME thread holds cannot be released while this one runs: waiting would only block, so the answer is
 * no at once.
 */
const KINDS = ['document', 'script'] as const;
export type LockKind = (typeof KINDS)[number];

const FREE = 0;
/** Executions of this thread that are running or open, so that no execution waits for one of them. */
const ofThisThread = new Set<number>();

export class LockTable {
  readonly #holders: Int32Array<SharedArrayBuffer>;

  /** `memory` is another table's, to compete for its locks from another thread. */
  constructor(readonly memory = new SharedArrayBuffer(KINDS.length * Int32Array.BYTES_PER_ELEMENT)) {
    this.#holders = new Int32Array(memory);
  }

  holder(kind: LockKind): number {
    return Atomics.load(this.#holders, KINDS.indexOf(kind));
  }

  /** Takes the lock for an execution, waiting for so many milliseconds at most. */
  take(kind: LockKind, execution: number, milliseconds: number): boolean {
    ofThisThread.add(execution);
    const place = KINDS.indexOf(kind);
    const end = Date.now() + milliseconds;
    for (;;) {
      const holder = Atomics.compareExchange(this.#holders, place, FREE, execution);
      if (holder === FREE || holder === execution) return true;
      const left = end - Date.now();
      if (left <= 0 || ofThisThread.has(holder)) return false;
      Atomics.wait(this.#holders, place, holder, left);
    }
  }

  release(kind: LockKind, execution: number): void {
    const place = KINDS.indexOf(kind);
    if (Atomics.compareExchange(this.#holders, place, execution, FREE) === execution) {
      Atomics.notify(this.#holders, place);
    }
  }

  /** The end of an execution frees whatever it held. */
  releaseAll(execution: number): void {
    for (const kind of KINDS) this.release(kind, execution);
    ofThisThread.delete(execution);
  }
}
