/** Text as people paste it, made comparable: one Unicode form, one kind of space, an accent-insensitive key. */

import { printable, unprintableIn } from './printable';

const INVISIBLE =
  /\u00AD|\u034F|\u061C|\u180E|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u206F]|\uFEFF|[\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;
const MARKS = /[\u0300-\u036F]/gu;

/**
 * Letters of other alphabets that look like ours, as keyboards, PDF files and phones leave them: eth for đ, Cyrillic and
 * Greek letters inside Latin words. Full-width forms (U+FF01–FF5E) are their ASCII ones.
 */
const THEIRS = 'ÐðƉɖАВЕЅІЈКМНОРСТХаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const OURS = 'ĐđĐđABESIJKMHOPCTXaeopcyxijshdqwABEZHIKMNOPTYXo';
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [...THEIRS].map((letter, at) => [letter, OURS.charAt(at)]),
);
const FOREIGN = /[ÐðƉɖ\u0370-\u03FF\u0400-\u052F\uFF01-\uFF5E]/gu;
const FULL_WIDTH = 0xfee0;

/**
 * Words of ASCII and composed Latin letters with one space between them: nothing there to tidy, and nearly every cell is so.
 * Left out of the letters: eth and its kin, of which `FOREIGN` speaks.
 */
const TIDY =
  /^(?:[!-~\u00C0-\u00CF\u00D1-\u00EF\u00F1-\u0188\u018A-\u024F\u1E00-\u1EFF\u2013\u2014\u2018-\u201D]+(?: (?! |$)|$))*$/u;

function asOurs(letter: string): string {
  const code = letter.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e
    ? String.fromCharCode(code - FULL_WIDTH)
    : (LOOK_ALIKES.get(letter) ?? letter);
}

/**
 * NFC, every kind of space (no-break, figure, thin …) as a plain one, no invisible characters, runs of spaces as one,
 * no character that a document cannot hold, no space at either end; letters and signs that only look like ours as ours. Line breaks stay (as `\n`): a note of several lines is still a note of several lines.
 */
export function normalizeText(text: string): string {
  if (TIDY.test(text)) return text;
  const plain = printable(text.replace(LINE_BREAK, '\n'))
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    // Composed first: a Greek letter with its accent is one letter, whichever way it came in.
    .normalize('NFC')
    .replace(FOREIGN, asOurs)
    .normalize('NFC');
  return plain
    .replace(/ {2,}/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
}

/** What `normalizeText` takes out or writes otherwise, besides spaces and composed letters: `U+200D`, each once. */
export const tidiedIn = (text: string): string[] => [
  ...new Set([
    ...unprintableIn(text),
    ...[...text.matchAll(INVISIBLE), ...text.normalize('NFC').matchAll(FOREIGN)].flatMap(([one]) =>
      asOurs(one) === one && one.search(INVISIBLE) < 0
        ? []
        : [`U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`],
    ),
  ]),
];

/**
 * Key for searching and sorting without marks and case: `Thôn Đông` → `thon dong`. It loses what tells two words apart, so
 * nothing is identified by it: see `identityKey` and `NameIndex`.
 */
export function fold(text: string): string {
  const bare = normalizeText(text).toLowerCase().normalize('NFD').replace(MARKS, '');
  return normalizeText(bare.replace(/đ/gu, 'd')).replace(/\n+/gu, ' ');
}

/** A digit is never a slip of the pen for another one (Khu 2 is not a misspelt Khu 3), so it costs double. */
const costOf = (character: string): number => (/\d/u.test(character) ? 2 : 1);

function editDistance(a: string, b: string): number {
  let above: number[] = [0];
  for (const character of b) above.push((above.at(-1) ?? 0) + costOf(character));
  for (const left of a) {
    const row: number[] = [(above[0] ?? 0) + costOf(left)];
    let column = 0;
    for (const right of b) {
      const remove = (above[column + 1] ?? 0) + costOf(left);
      const insert = (row[column] ?? 0) + costOf(right);
      const replace = (above[column] ?? 0) + (left === right ? 0 : Math.max(costOf(left), costOf(right)));
      row.push(Math.min(remove, insert, replace));
      column += 1;
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

/** Edits that still look like a slip of the pen: one in a short word, three in a long title. */
const allowedEdits = (folded: string): number => (folded.length <= 3 ? 1 : folded.length <= 7 ? 2 : 3);

/**
 * The candidates that `text` may have meant, closest first, at most `max` of them; empty where none is close (accents
 * and case are free, one to three edits by length, a digit counts as two).
 */
export function nearest(text: string, candidates: readonly string[], max: number): string[] {
  const wanted = fold(text);
  const limit = allowedEdits(wanted);
  const close: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (Math.abs(folded.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, folded);
    if (distance <= limit) close.push({ candidate, distance });
  }
  return close
    .sort((a, b) => a.distance - b.distance)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}
