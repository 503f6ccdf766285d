/** Adds up gifts in kind: `10 bộ sách, 5 quyển vở` and `20 quyển vở` are `10 bộ sách, 25 quyển vở`. */
import { splitItems } from '../tables/items';
import { formatProse, identityKey, readNumber, roundFloat } from '../values';

const ITEM = /^(\d[\d.,]*)\s*(\p{L}.*)$/u;

/**
 * Items with a number before them are added where the words after it are the same; items without one stand once.
 * A comma between digits is a decimal comma, every other comma parts two items.
 */
export function addUp(texts: readonly string[]): string {
  const found = new Map<string, { amount: number | null; noun: string }>();
  for (const text of texts) {
    for (const item of splitItems(text)) {
      const [, digits = '', noun = ''] = ITEM.exec(item) ?? [];
      const amount = readNumber(digits);
      const isCounted = digits !== '' && amount.ok;
      const key = identityKey(isCounted ? noun : item);
      const known = found.get(key);
      if (!isCounted) found.set(key, known ?? { amount: null, noun: item });
      else
        found.set(key, {
          noun: known?.noun ?? noun,
          amount: roundFloat((known?.amount ?? 0) + amount.value),
        });
    }
  }
  return [...found.values()]
    .map(({ amount, noun }) => (amount === null ? noun : `${formatProse(amount)} ${noun}`))
    .join(', ');
}
