/** Whole numbers in Vietnamese words, both ways: `hai triệu hai trăm nghìn`. */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const digitWord = (digit: number): string => DIGITS[digit] ?? '';

/** 0–99 that follow a hundred (`hundreds` = true: five is "linh năm") or open the number. */
function belowHundred(n: number, afterHundreds: boolean): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (tens === 0) return ones === 0 ? '' : `${afterHundreds ? 'linh ' : ''}${digitWord(ones)}`;
  const head = tens === 1 ? 'mười' : `${digitWord(tens)} mươi`;
  if (ones === 0) return head;
  if (ones === 5) return `${head} lăm`;
  if (tens > 1 && ones === 1) return `${head} mốt`;
  if (tens > 1 && ones === 4) return `${head} tư`;
  return `${head} ${digitWord(ones)}`;
}

/** A group of three digits; inside a number its hundreds are said even where they are zero. */
function group(n: number, inside: boolean): string {
  if (n === 0) return '';
  const hundreds = Math.floor(n / 100);
  if (hundreds === 0 && !inside) return belowHundred(n, false);
  return `${digitWord(hundreds)} trăm ${belowHundred(n % 100, true)}`.trim();
}

function positive(n: number, inside: boolean): string {
  const billions = Math.floor(n / 1e9);
  const parts = billions > 0 ? [`${positive(billions, inside)} tỷ`] : [];
  let started = inside || billions > 0;
  for (const [scale, word] of [
    [1e6, ' triệu'],
    [1e3, ' nghìn'],
    [1, ''],
  ] as const) {
    const three = Math.floor((n % 1e9) / scale) % 1000;
    if (three === 0) continue;
    parts.push(group(three, started) + word);
    started = true;
  }
  return parts.join(' ');
}

/**
 * A whole number in lower-case words as vouchers write it: mốt, lăm, tư, linh, "không trăm linh" inside the number, tỷ
 * for 10⁹. Throws RangeError for a number that is not a safe integer.
 */
export function numberInWords(n: number): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number that can be said in words: ${n}`);
  if (n === 0) return 'không';
  return n < 0 ? `âm ${positive(-n, false)}` : positive(n, false);
}

const WORD_DIGITS = new Map<string, number>([
  ...DIGITS.map((word, digit) => [word, digit] as const),
  ['bẩy', 7],
]);
/** The last digit after "mươi" (hai mươi mốt) and after "mười" (mười lăm). */
const AFTER_TENS = new Map<string, number>([...WORD_DIGITS, ['mốt', 1], ['tư', 4], ['lăm', 5], ['nhăm', 5]]);
const SCALE_WORDS = new Map<string, number>([
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['triệu', 1e6],
]);

/** One group of words at `at`: its value, where it ends, and whether it says its own place ("trăm", "linh"). */
function readGroup(
  words: readonly string[],
  at: number,
): { value: number; end: number; placed: boolean } | null {
  let end = at;
  let value = 0;
  let placed = false;
  const first = WORD_DIGITS.get(words[end] ?? '');
  if (first !== undefined && words[end + 1] === 'trăm') {
    value = first * 100;
    end += 2;
    placed = true;
  }
  const word = words[end] ?? '';
  const digit = WORD_DIGITS.get(word);
  if (word === 'linh' || word === 'lẻ') {
    const ones = WORD_DIGITS.get(words[end + 1] ?? '');
    if (ones === undefined || ones === 0) return null;
    return { value: value + ones, end: end + 2, placed: true };
  }
  if (word === 'mười' || (digit !== undefined && digit > 0 && words[end + 1] === 'mươi')) {
    const tens = word === 'mười' ? 1 : (digit ?? 0);
    end += word === 'mười' ? 1 : 2;
    value += tens * 10;
    const ones = AFTER_TENS.get(words[end] ?? '');
    if (ones !== undefined && ones > 0 && words[end + 1] !== 'trăm') {
      value += ones;
      end += 1;
    }
    return { value, end, placed };
  }
  // "một trăm hai" is said for 120 and for 102: left unread.
  if (digit !== undefined) return placed ? null : { value: digit, end: end + 1, placed: false };
  return placed ? { value, end, placed } : null;
}

/** Words without "tỷ": groups with falling scale words. `started`: something stands before them (after "tỷ"). */
function readBelowBillion(words: readonly string[], started: boolean): number | null {
  let total = 0;
  let at = 0;
  let below = started ? 1e9 : Number.POSITIVE_INFINITY;
  while (at < words.length) {
    if (words[at] === 'rưỡi' && at === words.length - 1 && Number.isFinite(below)) return total + below / 2;
    const found = readGroup(words, at);
    if (found === null) return null;
    const scale = SCALE_WORDS.get(words[found.end] ?? '');
    if (scale === undefined) {
      const complete = found.end === words.length && (found.placed || !Number.isFinite(below));
      return complete ? total + found.value : null;
    }
    if (scale >= below) return null;
    total += found.value * scale;
    below = scale;
    at = found.end + 1;
  }
  return total;
}

/**
 * The number that lower-case, space-separated words say in full, or null. Also read: ngàn, tỉ, lẻ, rưỡi after the last
 * scale word. Not read, because it is said for two numbers: `một triệu hai`.
 */
export function readWords(text: string): number | null {
  const words = text.split(' ').filter((word) => word !== '');
  const last = Math.max(words.lastIndexOf('tỷ'), words.lastIndexOf('tỉ'));
  if (last < 0) return words.length === 0 ? null : readBelowBillion(words, false);
  const billions = readWords(words.slice(0, last).join(' '));
  const rest = readBelowBillion(words.slice(last + 1), true);
  return billions === null || rest === null ? null : billions * 1e9 + rest;
}
