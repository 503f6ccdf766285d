/**
 * Characters that no Word document can hold (XML 1.0, 2.2): control characters, half a surrogate pair, U+FFFE and U+FFFF.
 * They come in by a paste from another program or where text was cut inside an emoji, and nobody sees them.
 */

/** Control characters but tab and line ends; C1 (U+0080–9F) is odd, yet XML holds it. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu;

/** The text without what cannot be printed. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '');

export const isPrintable = (text: string): boolean => text.search(UNPRINTABLE) < 0;

/** `U+FFFE`, each once, in order. */
export const unprintableIn = (text: string): string[] => [
  ...new Set(
    (text.match(UNPRINTABLE) ?? []).map(
      (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    ),
  ),
];

/** Plain data with every text in it printable. Keys are the program's own. */
export function printableData<T>(data: T): T {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return printable(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]));
  };
  return clean(data) as T; // the same shape, text by text
}

/** The first `most` characters, never half of one; `…` says that there were more. */
export function clip(text: string, most: number): string {
  const points = [...text];
  return points.length > most ? `${points.slice(0, most).join('')}…` : text;
}
