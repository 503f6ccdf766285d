/**
 * How much a template would write, counted before it is filled: sections that repeat inside themselves multiply, and a
 * program without a clock of its own cannot be stopped half-way.
 */

/** A piece of a template, as docxtemplater reads it. */
export interface Piece {
  readonly type: string;
  readonly value?: string;
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly Piece[];
}

/** Of pieces and of characters: a report of the largest ward has a tenth of it. */
const MOST_PIECES = 400_000;
const MOST_CHARACTERS = 40_000_000;

type Scope = Readonly<Record<string, unknown>>;

const isScope = (value: unknown): value is Scope => typeof value === 'object' && value !== null;

/** @returns the name of the section in which it grew too large; null where it did not. */
export function tooLarge(pieces: readonly Piece[], fields: Scope): string | null {
  let [count, characters] = [0, 0];
  const named = (name: string, scopes: readonly Scope[]): unknown =>
    [...scopes].reverse().find((scope) => Object.hasOwn(scope, name))?.[name];
  const walk = (among: readonly Piece[], scopes: readonly Scope[], section: string): string | null => {
    for (const { type, value = '', module, inverted = false, subparsed } of among) {
      count += 1;
      const told = type === 'placeholder' && subparsed === undefined ? named(value, scopes) : value;
      characters += typeof told === 'string' ? told.length : 0;
      if (count > MOST_PIECES || characters > MOST_CHARACTERS) return section;
      if (subparsed === undefined || module !== 'loop') continue;
      const given = named(value, scopes);
      const isEmpty =
        given === undefined ||
        given === null ||
        given === false ||
        given === '' ||
        (Array.isArray(given) && given.length === 0);
      const turns: readonly unknown[] = inverted
        ? isEmpty
          ? [{}]
          : []
        : Array.isArray(given)
          ? given
          : isEmpty
            ? []
            : [given];
      for (const turn of turns) {
        const inside = walk(subparsed, isScope(turn) ? [...scopes, turn] : scopes, value);
        if (inside !== null) return inside;
      }
    }
    return null;
  };
  return walk(pieces, [fields], '');
}
