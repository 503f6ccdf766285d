/**
 * The local host: a workbook in memory, the built bundle, and Google's services between them.
 *
 * `run` is a fresh execution of a global of the bundle; `globals` are the services themselves in Node's realm, for
 * programs and tests that act as the script. Both act on the same workbook.
 */

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { createCalculator } from './calculator/index';
import { CallCounter, type CallReport } from './count';
import type {
  EditEvent,
  Globals,
  HostOptions,
  RunOptions,
  TypingOutcome,
  WorkbookFiles,
} from './host-options';
import { type Area, newWorkbook, type Workbook } from './model';
import { projectRoot } from './root';
import { evaluateTemplate, execute, type Outcome, type Project, readProject, ScriptFailure } from './runtime';
import type { Answer } from './services/answer';
import type { Calculator } from './services/calculation';
import { enumsOf } from './services/enums';
import { ScriptException } from './services/exceptions';
import { type AuthModeName, Execution, type HostState } from './services/execution';
import { MIME_TYPES, servicesOf } from './services/globals';
import { cellAt, deleteLines, insertLines } from './services/grid';
import { LockTable } from './services/lock-table';
import { RangeService } from './services/range/range';
import { sheetObjects } from './services/sheet-services';
import { SpreadsheetService } from './services/spreadsheet';
import { nodeRealm, Presenter } from './services/strict';
import { eventDriver, type UiEvent } from './services/ui-driver';
import { crossesToPage, leavingPage } from './services/wire';
import { eventText, typeInto } from './typed-cell';

/** Google's range of an edit has its place as plain numbers beside its methods, as its JSON shows. */
const placedRange = (range: RangeService, { row, column, rows, columns }: Area): RangeService =>
  Object.assign(range, {
    rowStart: row + 1,
    rowEnd: row + rows,
    columnStart: column + 1,
    columnEnd: column + columns,
  });

/** Utilities.sleep: the thread blocks, as a script does. */
function standStill(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

export class Host {
  readonly #state: HostState;
  readonly #project: Project;
  readonly #options: HostOptions;
  readonly #listeners = new Set<(event: UiEvent) => void>();
  readonly #file:
    | { readonly path: string; readonly files: WorkbookFiles; readonly kept: unknown }
    | undefined;
  readonly #open: Execution;
  readonly #globals: Globals;
  #last: CallReport;

  constructor(
    workbook: Workbook,
    project: Project,
    options: HostOptions,
    file?: { readonly path: string; readonly files: WorkbookFiles; readonly kept: unknown },
  ) {
    this.#project = project;
    this.#options = options;
    this.#file = file;
    const first = workbook.sheets.find((sheet) => !sheet.hidden) ?? workbook.sheets[0];
    this.#state = {
      workbook,
      email: options.email ?? 'nguoi-dung@example.com',
      circumstances: options.circumstances ?? {},
      scopes: project.scopes,
      userLocale: options.userLocale ?? 'vi',
      scriptTimeZone: project.timeZone,
      serviceUrl: options.serviceUrl ?? '',
      workbookUrl: file ? pathToFileURL(path.resolve(file.path)).href : '',
      now: options.now ?? (() => new Date()),
      sleep: options.sleep ?? standStill,
      ui: options.ui ?? eventDriver((event) => this.#emit(event)),
      pages: project.pages,
      caches: new Map(),
      locks: options.locks ?? new LockTable(),
      drive: new Map(),
      takeFile: options.onFile ?? (() => undefined),
      findFile: options.findFile ?? (() => undefined),
      toPdf: options.toPdf ?? (() => null),
      log: options.onLog ?? (() => {}),
      selection: { sheetId: first?.id ?? 0, areas: new Map(), cells: new Map() },
      calculator:
        options.calculator === null
          ? undefined
          : (options.calculator ?? createCalculator({ now: options.now ?? (() => new Date()) })),
      stale: [],
      revision: 0,
    };
    this.#open = new Execution(
      this.#state,
      {
        trigger: options.trigger ?? 'cli',
        authMode: options.authMode ?? 'FULL',
        faults: options.faults ?? {},
      },
      sheetObjects,
    );
    const presenter = new Presenter(this.#open, nodeRealm);
    this.#open.propertiesOf = (service) => presenter.properties(service);
    this.#open.evaluate = (code, variables) =>
      evaluateTemplate(vm.createContext({ ...this.#globals }), code, variables);
    const services = Object.entries(servicesOf(this.#open)).map(([name, service]) => [
      name,
      presenter.proxy(service),
    ]);
    this.#globals = Object.fromEntries([...services, ['MimeType', MIME_TYPES]]) as Globals;
    this.#last = this.#open.calls.report();
    this.#markUncomputed();
  }

  /** The services bound to the workbook, in Node's own realm. They are one long execution. */
  get globals(): Globals {
    return this.#globals;
  }

  get workbook(): Workbook {
    return this.#state.workbook;
  }

  /** Grows with every change that a script or a person makes. */
  get revision(): number {
    return this.#state.revision;
  }

  get locks(): LockTable {
    return this.#state.locks;
  }

  /** What the person should know of how the file was read, in Vietnamese. */
  get notices(): readonly string[] {
    return this.#file?.files.noticesOf?.(this.#file.kept) ?? [];
  }

  /** Calls of the last `run`, or of `globals` where nothing ran yet. */
  get count(): CallReport {
    return this.#last;
  }

  /** Calls that went through `globals` so far. */
  get globalsCount(): CallReport {
    return this.#open.calls.report();
  }

  /** The formula engine. Setting one computes every formula that has no value. */
  set calculator(calculator: Calculator | undefined) {
    this.#state.calculator = calculator;
    this.#markUncomputed();
    this.#open.settle();
  }

  /** What the script shows. Returns what ends the listening. Only where no driver was given. */
  on(listener: (event: UiEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs a global of the bundle as a menu item is run. Throws what it throws. */
  run(name: string, ...args: unknown[]): unknown {
    const outcome = this.execute(name, args);
    if (!outcome.ok) throw outcome.error;
    return outcome.answer ?? outcome.value;
  }

  /** Runs a global of the bundle; what it throws is data. */
  execute(name: string, args: readonly unknown[] = [], options: RunOptions = {}): Outcome {
    return this.#execute(name, () => args, options);
  }

  /**
   * A call by `google.script.run`: private and unknown functions are refused (google.script.run-06), and the answer
   * is what would arrive in the page: a Date anywhere in it means that nothing arrives (google.script.run-04).
   */
  rpc(name: string, args: readonly unknown[] = [], options: RunOptions = {}): Outcome {
    if (name.endsWith('_')) {
      const error = new ScriptFailure(`Script function not found: ${name}`, 'Exception', 'unknown-function');
      return { ok: false, error, calls: new CallCounter().report() };
    }
    const sent = leavingPage(args);
    const outcome = this.#execute(name, () => sent, { trigger: 'rpc', ...options });
    return outcome.ok ? { ...outcome, value: crossesToPage(outcome.value) } : outcome;
  }

  /** The web app: `doGet(e)`. */
  get(
    parameters: Readonly<Record<string, string>> = {},
    options: RunOptions = {},
  ): { outcome: Outcome; answer?: Answer } {
    const queryString = new URLSearchParams(parameters).toString();
    const event = {
      parameter: { ...parameters },
      parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, [value]])),
      queryString,
      contextPath: '',
      contentLength: -1,
      pathInfo: '',
    };
    const outcome = this.#execute('doGet', () => [event], { trigger: 'web', ...options });
    return outcome.ok && outcome.answer ? { outcome, answer: outcome.answer } : { outcome };
  }

  /** The file is opened: `onOpen(e)` as a simple trigger. */
  open(authMode: AuthModeName = 'LIMITED'): Outcome {
    return this.#execute(
      'onOpen',
      (execution) => [
        {
          authMode: enumsOf(execution).value('AuthMode', authMode),
          source: new SpreadsheetService(execution),
          user: execution.state.email,
        },
      ],
      { trigger: 'simple', authMode },
    );
  }

  /** A person changed cells: `onEdit(e)` as a simple trigger. Undefined where the bundle has none. */
  edited(event: EditEvent): Outcome | undefined {
    const sheet = this.workbook.sheets.find((item) => item.id === event.sheetId);
    if (!sheet) return undefined;
    const outcome = this.#execute(
      'onEdit',
      (execution) => [
        {
          authMode: enumsOf(execution).value('AuthMode', 'LIMITED'),
          range: placedRange(new RangeService(execution, sheet, event.area), event.area),
          source: new SpreadsheetService(execution),
          user: '',
          ...(event.value === undefined ? {} : { value: event.value }),
          ...(event.oldValue === undefined ? {} : { oldValue: event.oldValue }),
        },
      ],
      { trigger: 'simple', authMode: 'LIMITED' },
    );
    return !outcome.ok && outcome.error.reason === 'unknown-function' ? undefined : outcome;
  }

  /**
   * A person types into a cell: read in the file's locale, checked as Google checks. 0-based. Does not fire
   * `onEdit`.
   */
  type(sheetId: number, row: number, column: number, text: string): TypingOutcome {
    const sheet = this.workbook.sheets.find((item) => item.id === sheetId);
    if (!sheet || row >= sheet.rows || column >= sheet.columns) {
      return { ok: false, message: 'Ô này không còn trong trang tính.' };
    }
    const area: Area = { row, column, rows: 1, columns: 1 };
    const oldValue = eventText(cellAt(sheet, row, column)?.value);
    try {
      typeInto(this.#open, sheet, area, text);
    } catch (cause) {
      if (cause instanceof ScriptException) return { ok: false, message: cause.message };
      throw cause;
    }
    this.#touched(sheetId, area);
    const value = eventText(cellAt(sheet, row, column)?.value);
    return {
      ok: true,
      event: {
        sheetId,
        area,
        ...(value === undefined ? {} : { value }),
        ...(oldValue === undefined ? {} : { oldValue }),
      },
    };
  }

  /** A person inserts rows or columns before a 0-based place. */
  insertLines(sheetId: number, axis: 'row' | 'column', at: number, count: number): void {
    const sheet = this.workbook.sheets.find((item) => item.id === sheetId);
    if (!sheet) return;
    insertLines(this.workbook, sheet, axis, at, count, at > 0 ? at - 1 : undefined);
    this.#touched(sheetId, { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns });
  }

  /** A person deletes rows or columns from a 0-based place on. */
  deleteLines(sheetId: number, axis: 'row' | 'column', at: number, count: number): void {
    const sheet = this.workbook.sheets.find((item) => item.id === sheetId);
    if (!sheet) return;
    deleteLines(this.workbook, sheet, axis, at, count);
    this.#touched(sheetId, { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns });
  }

  /** Tells the host that cells were changed without it, so that formulas are computed. */
  touched(sheetId: number, area: Area): void {
    this.#touched(sheetId, area);
  }

  /** Writes the workbook where it came from (or to `target`). Answers what the file could not keep. */
  async save(target?: string): Promise<{ lost: readonly string[] }> {
    const to = target ?? this.#file?.path;
    if (to === undefined) throw new Error('Sổ này chưa có tệp. Hãy cho biết tên tệp để lưu.');
    const files = this.#file?.files ?? (await loadFiles());
    return files.writeWorkbook(to, this.workbook, this.#file?.kept);
  }

  #execute(name: string, args: (execution: Execution) => readonly unknown[], options: RunOptions): Outcome {
    const outcome = execute(this.#project, this.#state, name, args, {
      trigger: options.trigger ?? 'menu',
      authMode: options.authMode ?? this.#options.authMode ?? 'FULL',
      faults: options.faults ?? this.#options.faults ?? {},
    });
    this.#last = outcome.calls;
    return outcome;
  }

  #emit(event: UiEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #touched(sheetId: number, area: Area): void {
    this.#state.revision += 1;
    this.#open.touched(sheetId, area);
    this.#open.settle();
  }

  /** Formulas that came without a value wait for the engine. */
  #markUncomputed(): void {
    for (const sheet of this.workbook.sheets) {
      sheet.cells.forEach((cells, row) => {
        cells.forEach((cell, column) => {
          if (cell?.formula !== undefined && cell.value === undefined) {
            this.#state.stale.push({ sheetId: sheet.id, area: { row, column, rows: 1, columns: 1 } });
          }
        });
      });
    }
  }
}

async function loadFiles(): Promise<WorkbookFiles> {
  return (await import('./xlsx/index')) as WorkbookFiles;
}

/** A host on a workbook. Throws where the file or the bundle cannot be read. */
export async function createHost(options: HostOptions = {}): Promise<Host> {
  const project = options.project ?? readProject(options.dist ?? path.join(projectRoot(), 'dist'));
  const { workbook, locale, timeZone } = options;
  const said = { ...(locale !== undefined && { locale }), ...(timeZone !== undefined && { timeZone }) };
  if (typeof workbook === 'string') {
    const files = await loadFiles();
    const { workbook: read, kept } = await files.readWorkbook(workbook, said);
    return new Host(read, project, options, { path: workbook, files, kept });
  }
  return new Host(workbook ?? newWorkbook('Bảng tính', said), project, options);
}
