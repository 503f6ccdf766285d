/**
 * LockService (lock-01): locks that really contend between executions.
 *
 * The holders live in shared memory, so that hosts in several threads can share one table. A lock that another
 * execution of the SAME thread holds cannot come free while this one runs: then waiting would only block, and the
 * answer is no at once.
 */
import { ScriptException } from './exceptions';
import { present, Service, type Signatures, serviceSpec } from './strict';

const KINDS = ['document', 'script', 'user'] as const;
export type LockKind = (typeof KINDS)[number];

const FREE = 0;
/** Executions of this thread that run or stand open, so that a wait for one of them is not begun. */
const ofThisThread = new Set<number>();

export class LockTable {
  readonly #holders: Int32Array<SharedArrayBuffer>;

  /** `memory` is another table's, to contend with it from another thread. */
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

type GLock = GoogleAppsScript.Lock.Lock;

const methods = {
  hasLock: '',
  releaseLock: '',
  tryLock: 'n',
  waitLock: 'n',
} satisfies Signatures<GLock>;
const LOCK = serviceSpec('LockService.Lock', methods);

class Lock extends Service implements Pick<GLock, keyof typeof methods> {
  readonly spec = LOCK;

  constructor(
    execution: Service['execution'],
    readonly kind: LockKind,
  ) {
    super(execution);
  }

  hasLock(): boolean {
    return this.#table().holder(this.kind) === this.execution.lockId;
  }
  releaseLock(): void {
    this.#table().release(this.kind, this.execution.lockId);
  }
  tryLock(timeoutInMillis: number): boolean {
    if (this.hasLock()) return true;
    if (timeoutInMillis < 0 || this.execution.faults.denyLock) return false;
    return this.#table().take(this.kind, this.execution.lockId, timeoutInMillis);
  }
  waitLock(timeoutInMillis: number): void {
    if (!this.tryLock(timeoutInMillis)) {
      throw new ScriptException('Lock timeout: another process was holding the lock for too long.');
    }
  }

  #table(): LockTable {
    return this.execution.state.locks;
  }
}

const serviceMethods = {
  getDocumentLock: '',
  getScriptLock: '',
  getUserLock: '',
} satisfies Signatures<GoogleAppsScript.Lock.LockService>;
const SERVICE = serviceSpec('LockService', serviceMethods);

export class LockServiceService
  extends Service
  implements Pick<GoogleAppsScript.Lock.LockService, keyof typeof serviceMethods>
{
  readonly spec = SERVICE;

  /** Null in a web app, whatever its type says (properties-05). */
  getDocumentLock(): GLock {
    if (this.execution.trigger === 'web') return null as unknown as GLock;
    return present(new Lock(this.execution, 'document'));
  }
  getScriptLock(): GLock {
    return present(new Lock(this.execution, 'script'));
  }
  getUserLock(): GLock {
    return present(new Lock(this.execution, 'user'));
  }
}
