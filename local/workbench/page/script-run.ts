/**
 * `google.script.run` and `google.script.host` for the add-on's own HTML, by the facts google.script.run-01…08. Runs
 * first in every frame, in an origin of its own, and talks to the page around it by messages only.
 */

import { keepPages } from './keep';

/** Left in the frame's HTML by the server. */
interface FrameFacts {
  /** Functions of the bundle that may be called: globals whose name does not end in `_`. */
  readonly functions: readonly string[];
  readonly parent: string;
  readonly kind: 'sidebar' | 'modal' | 'modeless' | 'web';
  readonly query: Readonly<Record<string, string>>;
}

type Success = (value: unknown, user: unknown) => void;
type Failure = (error: Error, user: unknown) => void;

interface Handlers {
  readonly success?: Success;
  readonly failure?: Failure;
  readonly user?: unknown;
}

interface Result {
  readonly soHoi: 'result';
  readonly call: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly message?: string;
  readonly name?: string;
}

/** google.script.run-05: more calls than this at once wait in the page. */
export const MOST_AT_ONCE = 10;

class IllegalValue extends TypeError {
  override readonly name = 'TypeError';
}

function illegal(property: string): never {
  throw new IllegalValue(`Failed due to illegal value in property: ${property}`);
}

/**
 * The argument as it arrives on the server. Throws at once, in the page, for what may not cross (01, 02): only
 * numbers, strings, booleans, null, and plain arrays and objects of those.
 */
export function crossing(value: unknown, property: string, above: readonly object[] = []): unknown {
  if (value === undefined || value === null) return null;
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      break;
    default:
      return illegal(property);
  }
  const held = value as object;
  if (above.includes(held)) throw new Error('Failed due to circular reference.');
  const inside = [...above, held];
  if (Array.isArray(held)) return Array.from(held, (one, index) => crossing(one, String(index), inside));
  const prototype: unknown = Object.getPrototypeOf(held);
  if (prototype !== null && prototype !== Object.prototype) return illegal(property);
  const copy: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(held))
    if (one !== undefined) copy[key] = crossing(one, key, inside);
  return copy;
}

/** A form as the only argument arrives as an object of its fields; a name used twice as a list. */
function formFields(form: HTMLFormElement): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const isFile = (control: Element): boolean =>
    control instanceof HTMLInputElement && control.type === 'file';
  const controls = [...form.elements];
  if (controls.some(isFile)) {
    // 07: the exact message that a control named "submit" gives on Google.
    if (controls.some((one) => one.id === 'submit' || one.getAttribute('name') === 'submit')) {
      throw new TypeError("Cannot read properties of null (reading 'closure_lm_1')");
    }
    throw new Error('The local host does not carry files in forms.');
  }
  for (const [name, value] of new FormData(form)) {
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else fields[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return fields;
}

function argumentsOf(values: readonly unknown[]): unknown[] {
  const [first] = values;
  if (values.length === 1 && typeof HTMLFormElement !== 'undefined' && first instanceof HTMLFormElement) {
    return [formFields(first)];
  }
  return values.map((value, index) => crossing(value, String(index)));
}

/** Sends calls, ten at a time, and hands each answer to the handlers of its call. */
export class Calls {
  readonly #post: (message: object) => void;
  readonly #open = new Map<number, Handlers>();
  readonly #waiting: { readonly message: object; readonly call: number; readonly handlers: Handlers }[] = [];
  #last = 0;

  constructor(post: (message: object) => void) {
    this.#post = post;
  }

  start(name: string, values: readonly unknown[], handlers: Handlers): void {
    const crossed = argumentsOf(values);
    this.#last += 1;
    const message = { soHoi: 'call', call: this.#last, function: name, arguments: crossed };
    this.#waiting.push({ message, call: this.#last, handlers });
    this.#next();
  }

  finish(result: Result): void {
    const handlers = this.#open.get(result.call);
    if (handlers === undefined) return;
    this.#open.delete(result.call);
    this.#next();
    if (result.ok) {
      handlers.success?.(result.value, handlers.user);
      return;
    }
    const error = new Error(result.message ?? '');
    error.name = result.name ?? 'Error';
    if (handlers.failure === undefined) console.error(`Uncaught ${error.name}: ${error.message}`);
    else handlers.failure(error, handlers.user);
  }

  #next(): void {
    while (this.#open.size < MOST_AT_ONCE) {
      const one = this.#waiting.shift();
      if (one === undefined) return;
      this.#open.set(one.call, one.handlers);
      this.#post(one.message);
    }
  }
}

type Runner = Readonly<Record<string, unknown>>;

/** Each `with…` gives a new runner, so that handlers set for one call do not reach another. */
export function runner(functions: readonly string[], calls: Calls, handlers: Handlers = {}): Runner {
  const made: Record<string, unknown> = {
    withSuccessHandler: (success: Success) => runner(functions, calls, { ...handlers, success }),
    withFailureHandler: (failure: Failure) => runner(functions, calls, { ...handlers, failure }),
    withUserObject: (user: unknown) => runner(functions, calls, { ...handlers, user }),
  };
  for (const name of functions) {
    if (name.endsWith('_')) continue;
    made[name] = (...values: unknown[]): void => calls.start(name, values, handlers);
  }
  return Object.freeze(made);
}

function install(facts: FrameFacts): void {
  const post = (message: object): void => window.parent.postMessage(message, facts.parent);
  const calls = new Calls(post);
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== facts.parent) return;
    const data = event.data as Partial<Result> | null;
    if (data?.soHoi === 'result') calls.finish(data as Result);
    const { soHoi, address = '' } = (event.data ?? {}) as { soHoi?: string; address?: string };
    if (soHoi === 'keep') void keepPages('/frame/worker.js', '/frame/', [address]);
  });
  const host = {
    close: () => post({ soHoi: 'close' }),
    setHeight: (height: number) => post({ soHoi: 'size', height }),
    setWidth: (width: number) => post({ soHoi: 'size', width }),
    editor: { focus: () => post({ soHoi: 'focus' }) },
    origin: facts.parent,
  };
  const location = { hash: '', parameter: facts.query, parameters: lists(facts.query) };
  const url = {
    getLocation: (told: (at: typeof location) => void) => window.setTimeout(() => told(location), 0),
  };
  const script =
    facts.kind === 'web'
      ? { run: runner(facts.functions, calls), url }
      : { run: runner(facts.functions, calls), host };
  Object.assign(window, { google: { script } });
}

function lists(query: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
}

declare const SO_HOI_FRAME: FrameFacts | undefined;
if (typeof SO_HOI_FRAME !== 'undefined') install(SO_HOI_FRAME);
