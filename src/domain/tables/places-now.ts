/** Where the columns of a row that was kept aside stand now: people rename, move, add and delete columns meanwhile. */

/** `exact`: under its own header. `renamed`: in its place, under another header. null: nowhere. */
export type PlaceNow = { readonly place: number; readonly how: 'exact' | 'renamed' } | null;

/**
 * @param before headers of the tab when the row was taken out, by place.
 * @param now headers as they stand.
 * @returns for each header of `before` its place now (0-based), no two the same.
 */
export function placesNow(before: readonly string[], now: readonly string[]): PlaceNow[] {
  const found: PlaceNow[] = before.map(() => null);
  const free = new Set(now.keys());
  const take = (index: number, place: number, how: 'exact' | 'renamed') => {
    found[index] = { place, how };
    free.delete(place);
  };
  // A header in its own place comes first: where a name stands twice, each cell goes under its own.
  before.forEach((header, index) => {
    if (now[index] === header) take(index, index, 'exact');
  });
  before.forEach((header, index) => {
    if (found[index] !== null || header === '') return;
    const place = [...free].find((one) => now[one] === header);
    if (place !== undefined) take(index, place, 'exact');
  });
  // What is left was renamed where both neighbours agree on the place; else it was deleted, and nothing is guessed.
  before.forEach((_, index) => {
    if (found[index] !== null) return;
    const expected = expectedPlace(found, index);
    if (expected !== null && free.has(expected)) take(index, expected, 'renamed');
  });
  return found;
}

/** The place between the neighbours' places; null where they do not stand together, or another column has come. */
function expectedPlace(found: readonly PlaceNow[], index: number): number | null {
  // Beyond both ends stands nothing, which is no null.
  let left = index - 1;
  while (found[left] === null) left -= 1;
  let right = index + 1;
  while (found[right] === null) right += 1;
  const after = left < 0 ? index : (found[left]?.place ?? 0) + (index - left);
  const ahead = right >= found.length ? after : (found[right]?.place ?? 0) - (right - index);
  return after === ahead ? after : null;
}
