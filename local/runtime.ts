/**
 * Runs a bundle in a bare V8 context: ECMAScript, the services and `console`, nothing else. Each call from outside is a
 * fresh execution in a fresh context; the script is compiled once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { types } from 'node:util';
import vm from 'node:vm';
import type { CallReport } from './count';
import { type Answer, answerIn } from './services/answer';
import { ScriptException } from './services/exceptions';
import { Execution, type ExecutionOptions, type HostState } from './services/execution';
import { MIME_TYPES, servicesOf } from './services/globals';
import { escapeFor, type PrintContext } from './services/html-template';
import { logText } from './services/logger';
import { sheetObjects } from './services/sheet-services';
import { Presenter, type Realm } from './services/strict';

/** What Apps Script offers beyond ECMAScript is the services; these parts of V8 it does not offer. */
const STRIP = new vm.Script(
  'for (const name of ["WebAssembly", "SharedArrayBuffer", "Atomics"]) delete globalThis[name];',
);

/**
 * Names of the language as constants of the context. Node asks its own interceptor for each property of a context's global
 * object, at a hundred times the price; a constant is found before. What a script declares under such a name would be
 * refused, so only names are here that no script declares.
 */
const FAST = new vm.Script(
  `const { Array, Boolean, JSON, Map, Math, Number, Object, Reflect, RegExp, Set, String, Symbol, Uint8Array, WeakMap,
    WeakSet } = globalThis;`,
);

/** Google's own limits, in milliseconds. */
const MENU_LIMIT = 360_000;
const SIMPLE_TRIGGER_LIMIT = 30_000;
/** How long a running call may still take when the time is up, so that no change is left half done. */
const GRACE = 500;

/** The files of a built project. */
export interface Project {
  readonly script: vm.Script;
  /** HTML files by name, without `.html`. */
  readonly pages: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** OAuth scopes of the manifest, without their common beginning. */
  readonly scopes: readonly string[];
}

const SCOPE = 'https://www.googleapis.com/auth/';

/** Reads `dist/`: `Code.js`, the HTML files, the manifest. */
export function readProject(dist: string): Project {
  const pages = new Map<string, string>();
  for (const file of readdirSync(dist)) {
    if (file.endsWith('.html'))
      pages.set(file.slice(0, -'.html'.length), readFileSync(path.join(dist, file), 'utf8'));
  }
  const manifest = JSON.parse(readFileSync(path.join(dist, 'appsscript.json'), 'utf8')) as {
    timeZone?: string;
    oauthScopes?: readonly string[];
  };
  return {
    ...projectOf(readFileSync(path.join(dist, 'Code.js'), 'utf8')),
    pages,
    timeZone: manifest.timeZone ?? 'America/New_York',
    scopes: (manifest.oauthScopes ?? []).map((scope) => scope.replace(SCOPE, '')),
  };
}

/** A project of one script text, for tests. */
export function projectOf(
  code: string,
  pages: Readonly<Record<string, string>> = {},
  timeZone = 'Asia/Ho_Chi_Minh',
  scopes: readonly string[] = [],
): Project {
  return {
    script: new vm.Script(code, { filename: 'Code.js' }),
    pages: new Map(Object.entries(pages)),
    timeZone,
    scopes,
  };
}

export type Outcome =
  | { readonly ok: true; readonly value: unknown; readonly answer?: Answer; readonly calls: CallReport }
  | { readonly ok: false; readonly error: ScriptFailure; readonly calls: CallReport };

/** A script that threw, was cut, or could not be started. */
export class ScriptFailure extends Error {
  constructor(
    message: string,
    /** The name of the error in the script: `Error`, `TypeError`, `Exception` … */
    readonly scriptName: string,
    readonly reason: 'thrown' | 'cut' | 'load' | 'unknown-function',
    readonly scriptStack?: string,
  ) {
    super(message);
    this.name = 'ScriptFailure';
  }
}

/** Code that runs inside: calls the function, waits for a promise, and leaves the result in the box. */
const CALLER = new vm.Script(
  `(() => {
    const { name, args, box } = globalThis[Symbol.for('so-hoi.call')];
    delete globalThis[Symbol.for('so-hoi.call')];
    const result = globalThis[name](...args);
    if (result !== null && typeof result === 'object' && typeof result.then === 'function') {
      box.pending = true;
      result.then(
        (value) => { box.pending = false; box.value = value; },
        (error) => { box.pending = false; box.failed = true; box.error = error; },
      );
    } else box.value = result;
  })()`,
  { filename: 'call' },
);
const REALM = new vm.Script(
  `({ Array, Object, Date, Error, method: (call) => function (...args) { return call(this, args); } })`,
  { filename: 'realm' },
);

interface Box {
  pending?: boolean;
  failed?: boolean;
  value?: unknown;
  error?: unknown;
}

function errorOf(cause: unknown, reason: ScriptFailure['reason']): ScriptFailure {
  if (cause instanceof ScriptFailure) return cause;
  if (types.isNativeError(cause)) {
    const scriptName = String(Reflect.get(cause, 'name'));
    return new ScriptFailure(String(cause.message), scriptName, reason, cause.stack);
  }
  return new ScriptFailure(String(cause), 'Error', reason);
}

function wasCut(cause: unknown): boolean {
  return types.isNativeError(cause) && Reflect.get(cause, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** Runs a template's code, which sees the script's globals and the properties set on the template (html-02). */
export function evaluateTemplate(
  context: vm.Context,
  code: string,
  variables: Readonly<Record<string, unknown>>,
): string {
  const printed: string[] = [];
  const names = Object.keys(variables);
  const script = new vm.Script(`(function (print, raw, ${names.join(', ')}) {\n${code}\n})`, {
    filename: 'template',
  });
  const run = script.runInContext(context) as (...args: unknown[]) => void;
  run(
    (place: PrintContext, value: unknown) => printed.push(escapeFor(place, value)),
    (value: unknown) => printed.push(String(value)),
    ...names.map((name) => variables[name]),
  );
  return printed.join('');
}

/** One context with the services of one execution in it. */
class Context {
  readonly #context: vm.Context;
  readonly #presenter: Presenter;
  readonly #realm: Realm;

  constructor(execution: Execution) {
    this.#context = vm.createContext(Object.create(null) as object, {
      // Apps Script's V8 evaluates text (`new Function`), as ordinary engines do.
      codeGeneration: { strings: true, wasm: false },
      microtaskMode: 'afterEvaluate',
    });
    this.#realm = REALM.runInContext(this.#context) as Realm;
    this.#presenter = new Presenter(execution, this.#realm);
    const define = (name: string, value: unknown) =>
      Object.defineProperty(this.#context, name, {
        value,
        writable: true,
        enumerable: false,
        configurable: true,
      });
    STRIP.runInContext(this.#context);
    for (const [name, service] of Object.entries(servicesOf(execution)))
      define(name, this.#presenter.proxy(service));
    define('MimeType', this.#presenter.out({ ...MIME_TYPES }));
    define('console', this.#console(execution));
    FAST.runInContext(this.#context);
    execution.propertiesOf = (service) => this.#presenter.properties(service);
    execution.evaluate = (code, variables) => evaluateTemplate(this.#context, code, variables);
  }

  load(script: vm.Script, timeout: number): void {
    script.runInContext(this.#context, { timeout });
  }

  has(name: string): boolean {
    return typeof Reflect.get(this.#context, name) === 'function';
  }

  call(name: string, args: readonly unknown[], timeout: number): unknown {
    const box: Box = {};
    Object.defineProperty(this.#context, Symbol.for('so-hoi.call'), {
      value: { name, args: this.#presenter.out([...args]), box },
      configurable: true,
    });
    CALLER.runInContext(this.#context, { timeout });
    if (box.failed) throw box.error;
    if (box.pending) throw new ScriptException('The function returned a promise that nothing fulfils.');
    return box.value;
  }

  /** The result as the host sees it: services stay services, everything else is plain. */
  plain(value: unknown): unknown {
    return this.#presenter.in(value);
  }

  #console(execution: Execution): unknown {
    const logger = new this.#realm.Object() as Record<string, unknown>;
    for (const level of ['log', 'info', 'warn', 'error'] as const) {
      logger[level] = this.#realm.method((_self, values) => execution.state.log(level, logText(values)));
    }
    const started = new Map<unknown, number>();
    logger.time = this.#realm.method((_self, [label]) => void started.set(label, Date.now()));
    logger.timeEnd = this.#realm.method((_self, [label]) => {
      const from = started.get(label);
      if (from !== undefined) execution.state.log('log', `${String(label)}: ${Date.now() - from}ms`);
    });
    return logger;
  }
}

/** Runs one function of a project once. Only its changes of the workbook remain. */
export function execute(
  project: Project,
  state: HostState,
  name: string,
  args: (execution: Execution) => readonly unknown[],
  options: ExecutionOptions,
): Outcome {
  const execution = new Execution(state, options, sheetObjects);
  const limit =
    options.faults.cutAfterMs ?? (options.trigger === 'simple' ? SIMPLE_TRIGGER_LIMIT : MENU_LIMIT);
  const end = Date.now() + limit;
  execution.deadline = end;
  const left = () => Math.max(1, end - Date.now() + GRACE);
  const failure = (cause: unknown, reason: ScriptFailure['reason']): Outcome => ({
    ok: false,
    error: wasCut(cause)
      ? new ScriptFailure('Exceeded maximum execution time', 'Exception', 'cut')
      : errorOf(cause, reason),
    calls: execution.calls.report(),
  });
  try {
    const context = new Context(execution);
    try {
      context.load(project.script, left());
    } catch (cause) {
      return failure(cause, 'load');
    }
    if (!context.has(name)) {
      return failure(
        new ScriptFailure(`Script function not found: ${name}`, 'Exception', 'unknown-function'),
        'unknown-function',
      );
    }
    const value = context.plain(context.call(name, args(execution), left()));
    // At its end an execution is flushed: a buffered write that was refused fails it now (errors-06).
    execution.throwDeferred();
    execution.settle();
    execution.calls.finish();
    const answer = answerIn(value);
    return {
      ok: true,
      value: answer ? undefined : value,
      ...(answer ? { answer } : {}),
      calls: execution.calls.report(),
    };
  } catch (cause) {
    return failure(cause, 'thrown');
  } finally {
    state.locks.releaseAll(execution.lockId);
  }
}
