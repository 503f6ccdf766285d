/** LockService (lock-01). */
import { ScriptException } from './exceptions';
import type { LockKind, LockTable } from './lock-table';
import { present, Service, type Signatures, serviceSpec } from './strict';

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
}
