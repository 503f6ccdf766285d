/**
 * How a service object looks from inside a script: a proxy that knows only the methods declared for its class.
 *
 * One mechanism for every class, so that nothing can be kinder than Google by accident: an undeclared name throws by
 * name, arguments are checked against the declared signatures, every call is counted and may be made to fail, and
 * what crosses is rebuilt in the script's own realm (its `Array`, `Date`, `Object`, `Error`).
 */
import { types } from 'node:util';
import { NotImplemented, ScriptException, signatureMismatch } from './exceptions';
import type { Execution } from './execution';

/**
 * The accepted argument lists of a method, each a comma-separated list of kinds:
 * `n` number, `s` string, `b` boolean, `o` anything, `d` Date, `map` plain object, `f` function, or the name of a
 * service class; `[]` and `[][]` for arrays, `?` where null may stand, `|` between alternatives (`(s|n)[]`), `...`
 * for the rest.
 */
type Signature = string | readonly string[];
export type Signatures<T> = Partial<Record<keyof T, Signature>>;

type Check = (value: unknown) => boolean;

interface Method {
  readonly name: string;
  /** As Google's error texts and our counts name it: `SpreadsheetApp.Range.setValues`. */
  readonly path: string;
  readonly accepts: (args: readonly unknown[]) => boolean;
}

/** What is known of a service class. */
export interface ServiceSpec {
  /** What `toString()` answers (formats-16). */
  readonly name: string;
  readonly dotted: string;
  readonly methods: ReadonlyMap<string, Method>;
  /** Names that are values, not methods: enums and sub-services. */
  readonly fields: ReadonlySet<string>;
  /** A script may set properties of its own on it (HtmlTemplate). */
  readonly open: boolean;
  /** Calls are neither counted nor made to fail: constants and the log. */
  readonly free: boolean;
}

/** A service object as the host holds it. */
export abstract class Service {
  abstract readonly spec: ServiceSpec;

  constructor(readonly execution: Execution) {}

  /** What `String(object)` is in a script. */
  describe(): string {
    return this.spec.name;
  }

  /** How many cells a call reads or writes, for the estimate of its time. */
  cellsTouched(_method: string, _args: readonly unknown[], _result: unknown): number {
    return 1;
  }
}

/**
 * A host object under Google's full type. The proxy that the script receives throws by name for whatever the host
 * does not declare, so the wider type promises nothing that would fail silently.
 */
export function present<T>(service: Service): T {
  return service as unknown as T;
}

export function presentAll<T>(services: readonly Service[]): T[] {
  return services as unknown as T[];
}

/** The way back: an argument typed by Google's interface is the host's own object by the time a method sees it. */
export function own<C extends Service>(type: abstract new (...args: never[]) => C, value: unknown): C {
  if (value instanceof type) return value;
  throw new ScriptException(
    `Cannot convert ${typeName(value)} to ${type.name.replace(/(?:Service|Base)$/, '')}.`,
  );
}

/** Google's name for the type of an argument, as its signature messages print it (errors-02). */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Service) return value.spec.dotted;
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'number':
      return 'number';
    case 'boolean':
      return 'Boolean';
    default:
      break;
  }
  if (Array.isArray(value)) {
    const element = value.length === 0 ? 'Object' : typeName(value[0]);
    return `${element}[]`;
  }
  return '(class)';
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Service) &&
    !types.isDate(value)
  );
}

const BASIC: Readonly<Record<string, Check>> = {
  n: (value) => typeof value === 'number' && !Number.isNaN(value),
  s: (value) => typeof value === 'string',
  b: (value) => typeof value === 'boolean',
  o: () => true,
  d: (value) => types.isDate(value),
  f: (value) => typeof value === 'function',
  map: isPlainObject,
};

function compileKind(text: string): Check {
  const group = /^\(([^()]*)\)(\[\]|\[\]\[\]|\?)$/.exec(text);
  if (group) {
    const checks = (group[1] ?? '').split('|').map(compileKind);
    const inner: Check = (value) => checks.some((check) => check(value));
    if (group[2] === '?') return (value) => value === null || value === undefined || inner(value);
    const line: Check = (value) => Array.isArray(value) && value.every(inner);
    return group[2] === '[]' ? line : (value) => Array.isArray(value) && value.every(line);
  }
  if (text.includes('|')) {
    const checks = text.split('|').map(compileKind);
    return (value) => checks.some((check) => check(value));
  }
  if (text.endsWith('?')) {
    const inner = compileKind(text.slice(0, -1));
    return (value) => value === null || value === undefined || inner(value);
  }
  if (text.endsWith('[]')) {
    const inner = compileKind(text.slice(0, -2));
    return (value) => Array.isArray(value) && value.every(inner);
  }
  const basic = BASIC[text];
  if (basic) return basic;
  if (/^[A-Z]\w+$/.test(text)) return (value) => value instanceof Service && value.spec.name === text;
  throw new TypeError(`Unknown kind of argument: ${text}`);
}

function compileSignature(signature: Signature): (args: readonly unknown[]) => boolean {
  const lists = (typeof signature === 'string' ? [signature] : signature).map((text) => {
    const kinds = text === '' ? [] : text.split(',');
    const last = kinds.at(-1);
    const rest = last?.endsWith('...') ? compileKind(last.slice(0, -3)) : undefined;
    const checks = (rest ? kinds.slice(0, -1) : kinds).map(compileKind);
    return (args: readonly unknown[]) =>
      (rest ? args.length >= checks.length : args.length === checks.length) &&
      args.every((arg, index) => (checks[index] ?? rest ?? (() => false))(arg));
  });
  return (args) => lists.some((accepts) => accepts(args));
}

/** Every class that the host implements, for the list in its documentation. */
export const SERVICE_SPECS: ServiceSpec[] = [];

export function serviceSpec(
  dotted: string,
  signatures: Readonly<Record<string, Signature>>,
  options: { name?: string; fields?: readonly string[]; open?: boolean; free?: boolean } = {},
): ServiceSpec {
  const methods = new Map(
    Object.entries(signatures).map(([name, signature]) => [
      name,
      { name, path: `${dotted}.${name}`, accepts: compileSignature(signature) },
    ]),
  );
  const spec: ServiceSpec = {
    name: options.name ?? dotted.slice(dotted.lastIndexOf('.') + 1),
    dotted,
    methods,
    fields: new Set(options.fields ?? []),
    open: options.open ?? false,
    free: options.free ?? false,
  };
  SERVICE_SPECS.push(spec);
  return spec;
}

/** The constructors of the script's realm. What the host hands out is made with them. */
export interface Realm {
  readonly Array: ArrayConstructor;
  readonly Object: ObjectConstructor;
  readonly Date: DateConstructor;
  readonly Error: ErrorConstructor;
  /** A function of that realm that passes its `this` and its arguments on. */
  readonly method: (call: (self: unknown, args: unknown[]) => unknown) => unknown;
}

/** Node's own realm: for `createHost().globals` used directly from a program or a test. */
export const nodeRealm: Realm = {
  Array,
  Object,
  Date,
  Error,
  method: (call) =>
    function (this: unknown, ...args: unknown[]) {
      return call(this, args);
    },
};

/** Names that languages and tools read from any object. They are not services, and Google answers undefined too. */
const ASKED_OF_ANY_OBJECT = new Set(['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType']);

/** Hands services to one execution of a script, in its realm. */
export class Presenter {
  readonly #proxies = new WeakMap<object, object>();
  readonly #services = new WeakMap<object, Service>();
  readonly #functions = new Map<ServiceSpec, Map<string, unknown>>();

  constructor(
    readonly execution: Execution,
    readonly realm: Realm,
  ) {}

  /** A host value as the script sees it. */
  out(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Service) return this.proxy(value);
    if (this.#services.has(value)) return value;
    if (Array.isArray(value)) {
      const list = new this.realm.Array<unknown>(value.length);
      for (let index = 0; index < value.length; index += 1) list[index] = this.out(value[index]);
      return list;
    }
    if (types.isDate(value)) return new this.realm.Date(value.getTime());
    if (Object.getPrototypeOf(value) === Object.prototype) {
      const copy = new this.realm.Object() as Record<string, unknown>;
      for (const [key, item] of Object.entries(value)) copy[key] = this.out(item);
      return copy;
    }
    return value;
  }

  /** A script's value as the host sees it: copied, so that a later change by the script cannot reach it. */
  in(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const service = this.#services.get(value);
    if (service) return service;
    if (Array.isArray(value)) {
      const list = new Array<unknown>(value.length);
      for (let index = 0; index < value.length; index += 1) list[index] = this.in(value[index]);
      return list;
    }
    if (types.isDate(value)) return new Date(value.getTime());
    if (types.isNativeError(value) || types.isPromise(value) || types.isProxy(value)) return value;
    if (types.isBoxedPrimitive(value) || types.isMap(value) || types.isSet(value)) return value;
    if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.in(item)]));
  }

  proxy(service: Service): object {
    const known = this.#proxies.get(service);
    if (known) return known;
    const { spec } = service;
    const proxy: object = new Proxy(new this.realm.Object(), {
      get: (target, key) => {
        if (typeof key === 'symbol') return undefined;
        if (spec.methods.has(key) || key === 'toString') return this.#method(spec, key);
        if (spec.fields.has(key)) return this.out(Reflect.get(service, key));
        if (spec.open) return Reflect.get(target, key);
        if (key === 'valueOf') return this.realm.method(() => proxy);
        if (ASKED_OF_ANY_OBJECT.has(key)) return undefined;
        throw this.error(new NotImplemented(`${spec.name}.${key}`));
      },
      set: (target, key, value) => {
        if (!spec.open) throw this.error(new NotImplemented(`Setting ${spec.name}.${String(key)}`));
        return Reflect.set(target, key, value);
      },
      has: (target, key) =>
        typeof key === 'string' &&
        (spec.methods.has(key) || spec.fields.has(key) || Reflect.has(target, key)),
      defineProperty: (target, key, descriptor) =>
        spec.open && Reflect.defineProperty(target, key, descriptor),
      deleteProperty: (target, key) => spec.open && Reflect.deleteProperty(target, key),
    });
    this.#proxies.set(service, proxy);
    this.#services.set(proxy, service);
    return proxy;
  }

  /** The properties that a script set on an open service object, as the script left them. */
  properties(service: object): Record<string, unknown> {
    const proxy = this.#proxies.get(service) ?? {};
    return Object.fromEntries(Object.keys(proxy).map((key) => [key, Reflect.get(proxy, key)]));
  }

  /** Any error of the host as an error of the script's realm. */
  error(cause: unknown): Error {
    const native = types.isNativeError(cause);
    const error = new this.realm.Error(native ? cause.message : String(cause));
    const keep = (key: 'name' | 'stack', value: unknown) =>
      Object.defineProperty(error, key, { value, configurable: true, writable: true });
    keep('name', cause instanceof ScriptException ? 'Exception' : native ? cause.name : 'Error');
    // A fault of the host itself: keep where it happened, or nobody could fix it.
    if (native && !(cause instanceof ScriptException)) keep('stack', cause.stack);
    return error;
  }

  #method(spec: ServiceSpec, name: string): unknown {
    let functions = this.#functions.get(spec);
    if (!functions) {
      functions = new Map();
      this.#functions.set(spec, functions);
    }
    const known = functions.get(name);
    if (known) return known;
    const made = this.realm.method((self, args) => this.#invoke(spec, name, self, args));
    functions.set(name, made);
    return made;
  }

  #invoke(spec: ServiceSpec, name: string, self: unknown, args: readonly unknown[]): unknown {
    try {
      const service = typeof self === 'object' && self !== null ? this.#services.get(self) : undefined;
      if (service?.spec !== spec) throw new TypeError(`${spec.name}.${name} was called without its object`);
      const method = spec.methods.get(name);
      if (!method) return service.describe();
      const given = args.map((arg) => this.in(arg));
      if (!spec.free) this.execution.enter(method.path, name);
      if (!method.accepts(given)) {
        throw signatureMismatch(given.map(typeName), method.path);
      }
      const implementation: unknown = Reflect.get(service, name);
      if (typeof implementation !== 'function') throw new NotImplemented(method.path);
      const result: unknown = Reflect.apply(implementation, service, given);
      if (!spec.free) {
        this.execution.leave(method.path, name, service.cellsTouched(name, given, result));
      }
      return this.out(result);
    } catch (cause) {
      throw this.error(cause);
    }
  }
}
