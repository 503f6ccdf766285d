/** Words of a text with their places, and phrases found among them whatever their case and the place of their tone. */
import { identityKey, type Place } from '../values';

export interface Word extends Place {
  readonly key: string;
}

const WORD = /[\p{L}\p{M}\d²³]+/gu;

export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    ...{ key: identityKey(word), start: index, end: index + word.length },
  }));

export interface Hit<T> extends Place {
  readonly value: T;
  /** In words. */
  readonly length: number;
}

/** Phrases that stand for something; where one begins another, the longer one is found. */
export class Phrases<T> {
  private readonly byFirst = new Map<string, { readonly keys: readonly string[]; readonly value: T }[]>();

  add(phrase: string, value: T): void {
    const [first, ...rest] = wordsOf(phrase).map(({ key }) => key);
    if (first === undefined) return;
    const others = this.byFirst.get(first) ?? [];
    others.push({ keys: rest, value });
    others.sort((a, b) => b.keys.length - a.keys.length);
    this.byFirst.set(first, others);
  }

  /** All that begin with the word at `at`. */
  at(words: readonly Word[], at: number): Hit<T>[] {
    const first = words[at];
    if (first === undefined) return [];
    return (this.byFirst.get(first.key) ?? []).flatMap(({ keys, value }) => {
      const fits = keys.every((key, next) => words[at + 1 + next]?.key === key);
      const last = words[at + keys.length];
      return fits && last !== undefined
        ? [{ value, start: first.start, end: last.end, length: keys.length + 1 }]
        : [];
    });
  }

  /** From left to right, the longest at each place; what stands inside another one is not found. */
  find(words: readonly Word[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let at = 0; at < words.length; ) {
      const found = this.at(words, at);
      const [longest] = found;
      hits.push(...found.filter(({ length }) => length === longest?.length));
      at += longest?.length ?? 1;
    }
    return hits;
  }
}

/** Of declarations: as many as they have. */
const known = new Map<string, Phrases<string>>();

/** Phrases that are written in one text, parted by `|`. */
export function phrasesOf(listed: string): Phrases<string> {
  const before = known.get(listed);
  if (before !== undefined) return before;
  const phrases = new Phrases<string>();
  for (const phrase of listed.split('|')) phrases.add(phrase, phrase);
  known.set(listed, phrases);
  return phrases;
}
