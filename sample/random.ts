/** A seeded random generator: the same seed and name give the same numbers on every machine. No clock, no `Math.random`. */
import { addDays, type Day, daysBetween } from '../src/domain/values';

export class Random {
  private state: number;

  /** Each part of the sample has a generator of its own (`name`), so that a change in one part leaves the others as they are. */
  constructor(seed: number, name: string) {
    // FNV-1a over the name, mixed with the seed.
    let hash = 0x811c9dc5 ^ seed;
    for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    this.state = hash >>> 0;
  }

  /** From 0 up to, not including, 1. Mulberry32 (T. Ettinger, public domain). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.next() * from.length)];
    if (picked === undefined) throw new RangeError('Nothing to pick from.');
    return picked;
  }

  /** Picks by weight: `[['Nguyễn', 31], ['Trần', 11]]`. */
  weighted<T>(from: readonly (readonly [T, number])[]): T {
    const total = from.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [value, weight] of from) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(from)[0];
  }

  shuffle<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }

  day(from: Day, to: Day): Day {
    return addDays(from, this.between(0, daysBetween(from, to)));
  }
}

/**
 * Splits a whole number in proportion to the weights, each at least `least`, so that the parts add up to it exactly
 * (largest remainder).
 */
export function share(total: number, weights: readonly number[], least = 0): number[] {
  const rest = total - least * weights.length;
  if (rest < 0)
    throw new RangeError(`${total} cannot be parted into ${weights.length} parts of at least ${least}.`);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (rest * weight) / sum);
  const parts = exact.map(Math.floor);
  let missing = rest - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder) {
    if (missing === 0) break;
    parts[at] = (parts[at] ?? 0) + 1;
    missing -= 1;
  }
  return parts.map((part) => part + least);
}
