/** Order and keys of Vietnamese names and texts, written by hand: the locale data of Apps Script are not promised. */
import { normalizeText } from './text';

const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const LETTER_RANK = new Map([...ALPHABET].map((letter, index) => [letter, index]));

/** Level < huyền < hỏi < ngã < sắc < nặng, the order of Vietnamese dictionaries and of CLDR `vi`. */
const TONES = new Map([
  ['\u0300', 1],
  ['\u0309', 2],
  ['\u0303', 3],
  ['\u0301', 4],
  ['\u0323', 5],
]);

/** Marks that make another letter, not another tone. */
const SHAPES = new Map([
  ['a\u0306', 'ă'],
  ['a\u0302', 'â'],
  ['e\u0302', 'ê'],
  ['o\u0302', 'ô'],
  ['o\u031B', 'ơ'],
  ['u\u031B', 'ư'],
]);

/** A sort asks for each key some twenty times, a save for each name of the book: taking a name apart is the slow part. */
const REMEMBERED = 20000;

function remembering<Key>(make: (text: string) => Key): (text: string) => Key {
  const known = new Map<string, Key>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= REMEMBERED) known.clear();
    const key = make(text);
    known.set(text, key);
    return key;
  };
}

const MARK = /[\u0300-\u036F]/u;
const DIGITS = /^\d+/u;

/** Above every other rank: a letter of the alphabet; digits below letters, spaces and signs below digits. */
const LETTERS_FROM = 0x200000;
const DIGITS_AT = 0x1fffff;

interface SortKey {
  /** Letters without tone and case; a run of digits is [DIGITS_AT, its length, its digits …]. */
  readonly letters: readonly number[];
  /** One tone a syllable, so that `hoà` and `hòa` do not differ here. */
  readonly tones: readonly number[];
  readonly capitals: readonly number[];
  readonly text: string;
}

/** One letter with its marks, split as dictionaries do: which letter, which tone. */
interface Letter {
  readonly letter: string;
  readonly tone: number;
  readonly capital: boolean;
}

function lettersOf(text: string): Letter[] {
  const found: { letter: string; tone: number; capital: boolean }[] = [];
  for (const character of text.normalize('NFD')) {
    const last = found.at(-1);
    if (MARK.test(character)) {
      if (last === undefined) continue;
      last.tone = TONES.get(character) ?? last.tone;
      last.letter = SHAPES.get(last.letter + character) ?? last.letter;
      continue;
    }
    const lower = character.toLowerCase();
    found.push({ letter: lower, tone: 0, capital: lower !== character });
  }
  return found;
}

function sortKeyOf(raw: string): SortKey {
  const text = normalizeText(raw);
  const letters: number[] = [];
  const tones: number[] = [];
  const capitals: number[] = [];
  for (const piece of text.match(/\d+|[^\d]+/gu) ?? []) {
    if (DIGITS.test(piece)) {
      const digits = piece.replace(/^0+(?=\d)/u, '');
      letters.push(DIGITS_AT, digits.length, ...[...digits].map(Number));
      continue;
    }
    let tone = 0;
    for (const { letter, tone: own, capital } of lettersOf(piece)) {
      const rank = LETTER_RANK.get(letter);
      letters.push(rank === undefined ? (letter.codePointAt(0) ?? 0) : LETTERS_FROM + rank);
      if (rank === undefined) {
        tones.push(tone);
        tone = 0;
      }
      tone = own === 0 ? tone : own;
      capitals.push(capital ? 1 : 0);
    }
    tones.push(tone);
  }
  return { letters, tones, capitals, text };
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(a.length - b.length);
}

/** Code points as the last word, so that only equal texts compare equal and a sort never depends on the input's order. */
const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareKeys(a: SortKey, b: SortKey): number {
  return (
    compareLists(a.letters, b.letters) ||
    compareLists(a.tones, b.tones) ||
    compareLists(a.capitals, b.capitals)
  );
}

const textKeyOf = remembering(sortKeyOf);

/**
 * Vietnamese dictionary order for any text; runs of digits compare as numbers (`Khu 2` < `Khu 10`, `5A` < `5B`).
 * Letters decide first, then tones, then case. Total: 0 only for texts that are equal after `normalizeText`.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = textKeyOf(a);
  const right = textKeyOf(b);
  return compareKeys(left, right) || compareCodes(left.text, right.text);
}

interface NameKey {
  readonly given: SortKey;
  readonly surname: SortKey;
  readonly middle: SortKey;
  readonly text: string;
}

const nameSortKeyOf = remembering((name: string): NameKey => {
  const text = normalizeText(name);
  const words = text.split(/\s+/u);
  const given = words.at(-1) ?? '';
  const surname = words.length > 1 ? (words[0] ?? '') : '';
  return {
    given: sortKeyOf(given),
    surname: sortKeyOf(surname),
    middle: sortKeyOf(words.slice(1, -1).join(' ')),
    text,
  };
});

function compareNameKeys(a: NameKey, b: NameKey): number {
  return (
    compareKeys(a.given, b.given) ||
    compareKeys(a.surname, b.surname) ||
    compareKeys(a.middle, b.middle) ||
    compareCodes(a.text, b.text)
  );
}

/**
 * Order of a Vietnamese list of people: by given name (the last word), then surname, then middle names. Where the
 * given name has two words the last one decides, as in school and office lists.
 */
export function compareNames(a: string, b: string): number {
  return a === b ? 0 : compareNameKeys(nameSortKeyOf(a), nameSortKeyOf(b));
}

/** The items in the order of `compareNames`, in a new array. */
export function sortedByName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: nameSortKeyOf(nameOf(item)) }))
    .sort((a, b) => compareNameKeys(a.key, b.key))
    .map(({ item }) => item);
}

/** `Trần Thị Lan` → `T.T.L.`: what a report prints for people in hardship. Tones go (`Ánh` → `A.`), letters stay (`Đ.`). */
export function initials(name: string): string {
  return normalizeText(name)
    .split(/\s+/u)
    .map((word) =>
      lettersOf(word)
        .find(({ letter }) => /\p{L}/u.test(letter))
        ?.letter.toUpperCase(),
    )
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter}.`)
    .join('');
}

const ASCII = /^[ -~]*$/u;

/** Of one word. Names and sentences are made of a few hundred syllables, so nearly each is known from another text. */
const wordKey = remembering((word: string): string => {
  if (ASCII.test(word)) return word.toLowerCase();
  let key = '';
  let tone = 0;
  for (const { letter, tone: own } of lettersOf(word)) {
    key += letter;
    if (own !== 0) tone = own;
  }
  return (tone === 0 ? key : `${key}${tone}`).normalize('NFC');
});

/**
 * Key under which two spellings of one name or word meet: case, spacing, kinds of dashes and placement of the tone do not
 * count (`HOÀ`, `Hòa`), marks do (`Hoa` is someone else). A key, not a text to show: the tone stands as a digit after the
 * syllable.
 */
export const identityKey = remembering((name: string): string =>
  normalizeText(name)
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .split(/\s+/u)
    .map(wordKey)
    .join(' '),
);
