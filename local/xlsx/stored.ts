/**
 * What is kept in our own part of the package because xlsx has no place for it, and how it is merged
 * with what the file itself holds: where the file still holds what we wrote, our exact form counts; where somebody
 * changed it in Excel or LibreOffice, the file counts.
 */

/** A text that is the same for equal plain values, whatever the order of their fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof Map) return [...inner].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    if (inner instanceof Set) return [...inner].sort();
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) {
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return inner;
  });
}

/**
 * `found`: what the file says. `stored`: our exact form. `asFound` gives what the file would say of a stored item
 * (several items, or none where the file cannot say it).
 */
export function reconcile<T>(
  found: readonly T[],
  stored: readonly T[],
  asFound: (item: T) => readonly T[],
  restore: (found: T, origin: T) => T,
  identity: (item: T) => string,
): T[] {
  if (stored.length === 0) return [...found];
  const expected = stored.map((item) => asFound(item));
  const sorted = (items: readonly T[]): string => items.map(canonical).sort().join('\n');
  if (sorted(expected.flat()) === sorted(found)) return [...stored];
  const origins = new Map<string, T>();
  const silent: T[] = [];
  for (const [i, item] of stored.entries()) {
    const said = expected[i] ?? [];
    if (said.length === 0) silent.push(item);
    for (const one of said) origins.set(identity(one), item);
  }
  return [
    ...found.map((item) => {
      const origin = origins.get(identity(item));
      return origin === undefined ? item : restore(item, origin);
    }),
    ...silent,
  ];
}
