/** What of a server's answer arrives in the page (google.script.run-04), and which arguments may leave it (-01…03). */
import { types } from 'node:util';
import { Service } from './strict';

/** Nothing arrives: a Date or a service object anywhere makes the whole answer empty. */
class Spoiled extends Error {}

function arriving(value: unknown, inside: boolean): unknown {
  if (value === undefined) return null;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'function') return inside ? undefined : String(value);
  if (typeof value !== 'object') return null;
  if (value instanceof Service || types.isDate(value)) throw new Spoiled();
  if (types.isUint8Array(value)) throw new Spoiled();
  if (Array.isArray(value)) return value.map((item) => arriving(item, true) ?? null);
  if (ArrayBuffer.isView(value)) return Object.fromEntries(Object.entries(value));
  const exotic =
    types.isRegExp(value) ||
    types.isMap(value) ||
    types.isSet(value) ||
    types.isAnyArrayBuffer(value) ||
    types.isBoxedPrimitive(value);
  if (exotic) return {};
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, arriving(item, true)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

/** The answer as the success handler gets it; null where nothing arrives. */
export function crossesToPage(value: unknown): unknown {
  try {
    return arriving(value, false);
  } catch (cause) {
    if (cause instanceof Spoiled) return null;
    throw cause;
  }
}

function leaving(value: unknown, place: string, above: readonly unknown[]): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  const plain =
    typeof value === 'object' &&
    (Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]') &&
    !types.isPromise(value) &&
    !types.isBoxedPrimitive(value);
  if (!plain) throw new TypeError(`Failed due to illegal value in property: ${place}`);
  if (above.includes(value)) throw new TypeError('Failed due to circular reference.');
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item, index) => leaving(item, String(index), inside));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, leaving(item, key, inside)]));
}

/**
 * The arguments of `google.script.run` as they leave the page. Throws `TypeError` in the page for what cannot cross
 * (google.script.run-01, -02); undefined becomes null (-03).
 */
export function leavingPage(args: readonly unknown[]): unknown[] {
  return args.map((arg, index) => leaving(arg, String(index), []));
}
