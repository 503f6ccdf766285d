/** Only plain values cross between page and server; anything else is lost or refused on the way, silently on Google. */

/**
 * Throws where a value cannot cross: undefined, a Date, a function, NaN or infinity, an object of a class, a cycle.
 * @param path where the value stands, for the message.
 */
export function assertPlain(value: unknown, path = 'result', above: readonly unknown[] = []): void {
  const refuse = (what: string): never => {
    throw new TypeError(`${path} is ${what} and cannot cross google.script.run`);
  };
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) refuse(String(value));
      return;
    case 'object': {
      if (value === null) return;
      if (above.includes(value)) refuse('part of itself');
      const inner = [...above, value];
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) assertPlain(item, `${path}[${index}]`, inner);
        return;
      }
      const prototype: unknown = Object.getPrototypeOf(value);
      // An object of another realm has that realm's Object.prototype, whose own prototype is null.
      const isBare =
        prototype === null ||
        (typeof prototype === 'object' && prototype !== null && Object.getPrototypeOf(prototype) === null);
      if (!isBare) refuse(`an object of ${value.constructor?.name ?? 'a class'}`);
      for (const [key, item] of Object.entries(value)) assertPlain(item, `${path}.${key}`, inner);
      return;
    }
    default:
      refuse(`of type ${typeof value}`);
  }
}
