/**
 * When two texts name the same thing. Words that differ by their marks are different words (`Báo` and `Bao`, `Hoa` and
 * `Hòa`, `tạ` and `tá`): identity is by `identityKey`. A text typed without any mark may stand for a marked one, but only
 * where a single thing is left that it can mean.
 */
import { identityKey } from './names';
import { fold, normalizeText } from './text';

/** Whether a text has no Vietnamese mark at all: no tone, no â ă ê ô ơ ư, no đ. */
export const isUnmarked = (text: string): boolean =>
  fold(text) === normalizeText(text).toLowerCase().replace(/\n+/gu, ' ');

/** Whether two texts are the same word for word, but for case, blanks and the place of a tone (`hoà`, `hòa`). */
export const sameText = (a: string, b: string): boolean => identityKey(a) === identityKey(b);

/** Things by their names, made once for many questions. */
export class NameIndex<T> {
  private readonly exact = new Map<string, T[]>();
  /** Made when the first text without marks is asked for: most indexes never are. */
  private unmarked: Map<string, T[]> | null = null;
  private readonly names: readonly (readonly [name: string, thing: T])[];

  /** @param names in the order in which they claim: of two equal names the first one's thing comes first. */
  constructor(names: Iterable<readonly [name: string, thing: T]>) {
    this.names = [...names];
    for (const [name, thing] of this.names) add(this.exact, identityKey(name), thing);
  }

  /** Things whose name is this one word for word. */
  named(text: string): readonly T[] {
    return this.exact.get(identityKey(text)) ?? [];
  }

  /**
   * What a typed text can mean: the things of this very name; where there is none and the text has no mark at all, those
   * whose name is the same without marks. Several are a question to the person, never a choice of ours.
   */
  find(typed: string): readonly T[] {
    const exact = this.named(typed);
    if (exact.length > 0 || !isUnmarked(typed)) return exact;
    this.unmarked ??= this.byFold();
    return this.unmarked.get(fold(typed)) ?? [];
  }

  private byFold(): Map<string, T[]> {
    const found = new Map<string, T[]>();
    for (const [name, thing] of this.names) add(found, fold(name), thing);
    return found;
  }
}

/**
 * Whether a text that was typed to search with may mean a name that was found without marks: each word that carries a mark
 * stands in the name just so.
 */
export function mayMean(typed: string, name: string): boolean {
  const words = new Set(identityKey(name).split(' '));
  return normalizeText(typed)
    .split(/\s+/u)
    .every((word) => isUnmarked(word) || words.has(identityKey(word)));
}

function add<T>(map: Map<string, T[]>, key: string, thing: T): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [thing]);
  else if (!there.includes(thing)) there.push(thing);
}

/** Signs that TCVN3 (ABC) fonts show as Vietnamese letters and that stand inside no word of any alphabet we read. */
const TCVN3 = /[A-Za-z][ªµ¸¹¨¾¼½©®¬Þþ¶ßØøÆæ×÷]|[ªµ¸¹¨¾¼½©®¬Þþ¶ßØøÆæ][A-Za-z]|[A-Za-z][»«][A-Za-z]/u;
/** VNI writes the mark as a letter of its own behind the vowel: behind a or e no marked vowel stands in Vietnamese. */
const VNI = /[AaEe][ùøûõïáàåãäéèúüëêâóòôöÙØÛÕÏÁÀÅÃÄÉÈÚÜËÊÂÓÒÔÖ]|(?:^|[^\p{L}])[Ññ]\p{L}/u;
/** Letters that only Unicode has: a word with one of them is in no old encoding. */
const MODERN = /[\u0102-\u01B0\u1EA0-\u1EF9]/u;

/** The old encoding that a text is written in, by the signs that it leaves; null for ordinary text. */
export function oldEncoding(text: string): 'TCVN3 (ABC)' | 'VNI' | null {
  if (!/[\u00A1-\u00FF]/u.test(text)) return null;
  const words = text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => !MODERN.test(word));
  if (words.some((word) => TCVN3.test(word))) return 'TCVN3 (ABC)';
  return words.some((word) => VNI.test(word)) ? 'VNI' : null;
}
