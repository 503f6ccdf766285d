/** Words that make of a number a bound or an estimate: `trên 10 triệu`, `khoảng 20 hộ`, `50 người trở lên`. */
import { type Token, wordsAre } from './tokens';

const MODIFIERS = [
  ...['không dưới', 'không quá', 'trên dưới', 'tối thiểu', 'tối đa', 'ít nhất', 'nhiều nhất', 'xấp xỉ'],
  ...['ước tính', 'ước đạt', 'ước khoảng', 'gần như', 'trên', 'hơn', 'gần', 'khoảng', 'chừng', 'dưới', 'ước'],
  ...['ngót', 'độ chừng', 'quá'],
];

/** One that a field begins with. */
export const MODIFIER = new RegExp(`^(?:${MODIFIERS.join('|')}) `, 'iu');

const SIGNS = ['>', '≥', '<', '≤', '~', '≈', '±'];
const PHRASES = [...MODIFIERS.map((phrase) => phrase.split(' ')), ...SIGNS.map((sign) => [sign])];
/** As many of them as are said together: `khoảng trên 20 triệu`. */
const MOST = 2;

/** The token at which the modifiers in front of `at` begin; `at` where there are none. */
export function modifiersBefore(tokens: readonly Token[], at: number): number {
  let start = at;
  for (let count = 0; count < MOST; count += 1) {
    const phrase = PHRASES.find(
      (words) => start >= words.length && wordsAre(tokens, start - words.length, words),
    );
    if (phrase === undefined) break;
    start -= phrase.length;
  }
  return start;
}

/** The token behind `trở lên`, `trở xuống` at `at`, or null. */
export function orMoreAt(tokens: readonly Token[], at: number): number | null {
  return wordsAre(tokens, at, ['trở', 'lên']) || wordsAre(tokens, at, ['trở', 'xuống']) ? at + 2 : null;
}
