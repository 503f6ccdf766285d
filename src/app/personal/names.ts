/** Whether somebody is named in a text. */
import { identityKey } from '../../domain/values';

/**
 * Whether a name stands in a text, and not as the beginning of a longer one (`An` in `An Hòa`).
 * @param name as names are compared (`identityKey`).
 */
export function names(text: string, name: string): boolean {
  const length = name.split(' ').length;
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  return words.some((_, from) => {
    const own = words.slice(from, from + length);
    const [last, next] = [own.at(-1), words[from + length]];
    if (last === undefined || identityKey(own.map(([word]) => word).join(' ')) !== name) return false;
    if (next === undefined) return true;
    const isApart = text.slice(last.index + last[0].length, next.index).trim() !== '';
    return isApart || !/^\p{Lu}/u.test(next[0]);
  });
}
