/**
 * One run of a script, and what outlives it.
 *
 * `HostState` is what Google keeps between executions (the workbook, the caches, the locks, the files in Drive);
 * `Execution` is one call from outside with its authority, its counts, its faults and its buffered errors.
 */
import { threadId } from 'node:worker_threads';
import { CallCounter, writes } from '../count';
import { type Faults, failsAfter, failsBefore } from '../faults';
import type { Area, Workbook } from '../model';
import type { Calculator, ChangedArea } from './calculation';
import { notPermitted, ScriptException } from './exceptions';
import type { LockTable } from './lock-table';
import type { SheetObjects } from './sheet-objects';
import type { UiDriver } from './ui-driver';

/** What called the script. `web` is `doGet`; `rpc` comes from a sidebar or dialog; `cli` is a program. */
export type Trigger = 'menu' | 'simple' | 'rpc' | 'web' | 'cli';
export type AuthModeName = 'NONE' | 'CUSTOM_FUNCTION' | 'LIMITED' | 'FULL';

/** A file that the add-on made in Drive. */
export interface DriveFile {
  readonly id: string;
  name: string;
  mimeType: string;
  bytes: Uint8Array;
  link: string;
  /** What the script gave it to be found by (`appProperties`). */
  readonly properties: Readonly<Record<string, string>>;
  /** Takes away what was handed out of the host. */
  readonly drop: () => void;
}

/**
 * A document handed out of the host. The answer may say under which name and address it now lies, and how it is
 * taken away
 * again when the script puts it into the bin.
 */
export type FileTaker = (
  name: string,
  bytes: Uint8Array,
  mimeType: string,
) => { readonly name?: string; readonly link?: string; readonly drop?: () => void } | undefined;

/** A file that lies beside the workbook, by its name: what a person put there. */
export type FileFinder = (name: string) => Uint8Array | undefined;

export interface CacheEntry {
  readonly value: string;
  readonly expires: number;
}

interface Selection {
  sheetId: number;
  readonly areas: Map<number, Area>;
  /** The current cell of a sheet where it is not the first of its area. */
  readonly cells: Map<number, { readonly row: number; readonly column: number }>;
}

/** What differs from account to account and from deployment to deployment on Google. */
export interface Circumstances {
  /**
   * An editor whose address Google keeps to itself: the active user is blank, the effective one is not
   * (session-03).
   */
  readonly hasBlankEmail?: boolean;
  /** The account with whose authority the script runs, where it is not the person's. */
  readonly effectiveEmail?: string;
  /** Under `spreadsheets.currentonly` a web app may have no active spreadsheet (web-02). */
  readonly webAppHasNoSpreadsheet?: boolean;
  /**
   * What a typed column refuses is thrown by the next call, as errors-06 says of writes; whether Google does
   * so is not known.
   */
  readonly refusesTypedLate?: boolean;
  /** The advanced Drive service is not switched on in the script's project: its global is not there. */
  readonly hasNoDriveService?: boolean;
}

/** What outlives an execution. */
export interface HostState {
  readonly workbook: Workbook;
  /** The user's address; '' for a stranger. */
  readonly email: string;
  readonly circumstances: Circumstances;
  /** OAuth scopes of the manifest, without their common beginning. */
  readonly scopes: readonly string[];
  /** Language of the user's account, for example `vi`. */
  readonly userLocale: string;
  /** The script's own zone, from the manifest. */
  readonly scriptTimeZone: string;
  readonly serviceUrl: string;
  /** Where the workbook is to be seen. */
  readonly workbookUrl: string;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => void;
  readonly ui: UiDriver;
  /** HTML files of the project by name, without `.html`. */
  readonly pages: ReadonlyMap<string, string>;
  readonly caches: Map<string, Map<string, CacheEntry>>;
  readonly locks: LockTable;
  readonly drive: Map<string, DriveFile>;
  readonly takeFile: FileTaker;
  readonly findFile: FileFinder;
  /** A `.docx` as PDF; null where that cannot be. */
  readonly toPdf: (docx: Uint8Array) => Uint8Array | null;
  readonly log: (level: 'log' | 'info' | 'warn' | 'error', text: string) => void;
  readonly selection: Selection;
  calculator: Calculator | undefined;
  /** Cells written since formulas were last computed. */
  readonly stale: ChangedArea[];
  /** Grows with every change of the workbook. */
  revision: number;
}

export interface ExecutionOptions {
  readonly trigger: Trigger;
  readonly authMode: AuthModeName;
  readonly faults: Faults;
}

/** What may be called before the user has granted anything (architecture: `onOpen` builds the menu, nothing else). */
const WITHOUT_AUTHORITY =
  /^(SpreadsheetApp\.getUi|Ui\.create(Addon)?Menu|Menu\.|Session\.getActiveUserLocale|Logger\.|Utilities\.)/;
/** What a simple trigger may not call: it runs without the user's authority. */
const NEEDS_AUTHORITY: readonly [RegExp, readonly string[]][] = [
  [/^Drive\./, ['drive.file', 'drive']],
  [/^Ui\.show/, ['script.container.ui']],
  [/^Session\.getEffectiveUser/, ['userinfo.email']],
  [/^SpreadsheetApp\.(open|create)/, ['spreadsheets']],
];

/**
 * Executions are numbered in the process and marked with the thread, so that two threads on one lock table never
 * share a number.
 */
let lastExecution = 0;
const THREAD_BITS = 20;

export class Execution {
  readonly id: number;
  /** Names this execution in the lock table. */
  readonly lockId: number;
  readonly calls = new CallCounter();
  readonly trigger: Trigger;
  readonly authMode: AuthModeName;
  readonly faults: Faults;
  /** Milliseconds of the wall clock after which no call is answered any more. Set by the runtime. */
  deadline = Number.POSITIVE_INFINITY;
  /** Runs code of a template in the script's own realm. Set by the runtime. */
  evaluate: (code: string, variables: Readonly<Record<string, unknown>>) => string = () => {
    throw new ScriptException('No script is running.');
  };
  /** The properties that the script set on an open service object. Set by the runtime. */
  propertiesOf: (service: object) => Record<string, unknown> = () => ({});
  /** How services get hold of ranges, sheets and the spreadsheet. */
  readonly objects: SheetObjects;
  #deferred: ScriptException | undefined;
  #ordinal = 0;

  constructor(
    readonly state: HostState,
    options: ExecutionOptions,
    objectsFor: (execution: Execution) => SheetObjects,
  ) {
    lastExecution += 1;
    this.id = lastExecution;
    this.lockId = (threadId << THREAD_BITS) + (lastExecution % (1 << THREAD_BITS)) + 1;
    this.trigger = options.trigger;
    this.authMode = options.authMode;
    this.faults = options.faults;
    this.objects = objectsFor(this);
  }

  get workbook(): Workbook {
    return this.state.workbook;
  }

  /** Before every service call. */
  enter(path: string, method: string): void {
    if (Date.now() >= this.deadline) this.#waitForTheCut();
    const ordinal = this.calls.add(path);
    this.#ordinal = ordinal;
    this.faults.meanwhile?.({ ordinal, path });
    if (failsBefore(this.faults, { ordinal, path })) throw this.#failed(path);
    this.#checkAuthority(path);
    if (path.startsWith('SpreadsheetApp.') && method !== 'getUi') this.throwDeferred();
    // Before the call: one that is cut or throws half-way may have changed something too.
    if (writes(path, method)) this.state.revision += 1;
  }

  /** After every service call that did not throw; `cells` is how many it read or wrote. */
  leave(path: string, method: string, cells: number): void {
    this.calls.spend(path, method, Math.max(cells, 1));
    if (failsAfter(this.faults, this.#ordinal)) throw this.#failed(path);
  }

  #failed(path: string): ScriptException {
    return new ScriptException(
      path.startsWith('SpreadsheetApp.')
        ? `Service Spreadsheets failed while accessing document with id ${this.workbook.id}.`
        : `Service error: ${path.split('.')[0] ?? path}`,
    );
  }

  /** Writes are buffered: a bad one is refused at the NEXT call or at the flush (errors-06). */
  defer(error: ScriptException): void {
    this.#deferred ??= error;
  }

  throwDeferred(): void {
    const error = this.#deferred;
    this.#deferred = undefined;
    if (error) throw error;
  }

  /** Cells whose values or formulas changed: formulas that depend on them are computed before the next read. */
  touched(sheetId: number, area: Area): void {
    this.state.stale.push({ sheetId, area });
  }

  /** Computes formulas if anything changed since. Without an engine the last known values stand. */
  settle(): void {
    const { stale, calculator, workbook } = this.state;
    if (stale.length === 0) return;
    const changed = stale.splice(0);
    calculator?.recalculate(workbook, changed);
  }

  #checkAuthority(path: string): void {
    if (this.authMode === 'NONE' && !WITHOUT_AUTHORITY.test(path)) throw notPermitted(path, []);
    if (this.trigger === 'simple' || this.authMode === 'LIMITED') {
      const needed = NEEDS_AUTHORITY.find(([pattern]) => pattern.test(path));
      if (needed) throw notPermitted(path, needed[1]);
    }
  }

  /** Past its time an execution gets no answer; the runtime's watchdog ends it, and no `catch` can stop that. */
  #waitForTheCut(): never {
    for (;;) {
      // The watchdog interrupts this loop.
    }
  }
}
