/** Row ids: a table's prefix and five characters that are hard to confuse (Crockford's base 32). */
import type { RowFacts } from './table';

/** Without I, L, O and U: they are read as 1, 1, 0 and V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 5;

/**
 * A new id such as `HV-7K3F2` that is not among `taken`, and is added to it.
 * @param random a number in [0, 1), for example `Math.random`.
 */
export function newRowId(prefix: string, taken: Set<string>, random: () => number): string {
  for (;;) {
    let text = `${prefix}-`;
    for (let n = 0; n < LENGTH; n++) text += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
    if (taken.has(text)) continue;
    taken.add(text);
    return text;
  }
}

/** A row typed since the last “Cài đặt sổ” has no id yet: its place tells it apart until it has one. */
export const rowIdOf = ({ key, row }: Pick<RowFacts, 'key' | 'row'>): string =>
  key === '' ? `DÒNG-${row}` : key;
