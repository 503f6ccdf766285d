/**
 * Characters that no document can hold: what XML 1.0 (2.2, `Char`) leaves out. They come into cells by pasting: half an
 * emoji, U+FFFE, the control characters of old programs.
 */

/** Line breaks of other programs, U+000B and U+000C among them, are line breaks. */
const BREAKS = /[\v\f\u0085\u2028\u2029]/gu;
/** Control characters but for tab and line ends, surrogates that stand alone, the two non-characters. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** The text without them. */
export const printable = (text: string): string => text.replace(BREAKS, '\n').replace(UNPRINTABLE, '');

export const isPrintable = (text: string): boolean => text.replace(BREAKS, '').search(UNPRINTABLE) < 0;

/** The same of every text inside a value of plain objects and lists. */
export function printableAll<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T & string; // a text stays a text
  if (Array.isArray(value)) return value.map(printableAll) as T & unknown[]; // a list stays a list
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printableAll(inner)])) as T; // the same keys
}

/** `U+FFFE`, each once, in order. */
export const unprintableIn = (text: string): string[] => [
  ...new Set(
    (text.match(UNPRINTABLE) ?? []).map(
      (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    ),
  ),
];
