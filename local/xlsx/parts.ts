/** Names of parts: names that differ only in the case of their letters, or in percent signs, name one part. */

// ECMA-376 part 2, 6.2.2.3: equivalence of part names.
function folded(name: string): string {
  let plain = name;
  if (name.includes('%')) {
    try {
      plain = decodeURIComponent(name);
    } catch (error) {
      if (!(error instanceof URIError)) throw error; // A bare "%": taken as written.
    }
  }
  return plain.toLowerCase();
}

/** A map by part name. A name that is there as written counts first, then one that is equivalent to it. */
export class PartMap<T> extends Map<string, T> {
  readonly #names: Map<string, string>;

  constructor(entries: Iterable<readonly [string, T]> = []) {
    super();
    this.#names = new Map();
    for (const [name, value] of entries) this.set(name, value);
  }

  /** The name that stands in the package for `name`; `name` itself where there is none. */
  nameOf(name: string): string {
    return super.has(name) ? name : (this.#names.get(folded(name)) ?? name);
  }

  override get(name: string): T | undefined {
    return super.get(this.nameOf(name));
  }

  override has(name: string): boolean {
    return super.has(this.nameOf(name));
  }

  override set(name: string, value: T): this {
    const known = this.nameOf(name);
    const key = folded(known);
    if (!this.#names.has(key)) this.#names.set(key, known);
    return super.set(known, value);
  }

  /** Adds a name beside one that differs from it in case only, as a damaged package has them. */
  setExactly(name: string, value: T): void {
    if (!this.#names.has(folded(name))) this.#names.set(folded(name), name);
    super.set(name, value);
  }

  override delete(name: string): boolean {
    const known = this.nameOf(name);
    if (!super.delete(known)) return false;
    const key = folded(known);
    if (this.#names.get(key) !== known) return true;
    this.#names.delete(key);
    for (const other of this.keys()) if (folded(other) === key) this.#names.set(key, other);
    return true;
  }
}
