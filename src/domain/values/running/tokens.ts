/** Numbers, words and marks of a text in one form (`plainOf`, or `normalizeText` in lower case), each with its place. */
import { NUMERAL } from '../decimal';

export interface Token {
  readonly kind: 'number' | 'word' | 'mark' | 'break';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stands between it and the one before. */
  readonly glued: boolean;
}

const TOKEN = new RegExp(String.raw`(${NUMERAL})|(\p{L}[\p{L}\p{M}]*)|(\n)|(\S)`, 'gu');
/** `triệuđồng`, `trđ`: two words without their space. */
const TWO_WORDS = /^(triệu|nghìn|ngàn|tỷ|tỉ|tr)(đồng|đ)$/u;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  const push = (kind: Token['kind'], part: string, start: number) => {
    tokens.push({
      kind,
      text: part === 'rưởi' ? 'rưỡi' : part,
      start,
      end: start + part.length,
      glued: start === last,
    });
    last = start + part.length;
  };
  for (const { 0: part, 1: number, 2: word, 3: line, index } of text.matchAll(TOKEN)) {
    const two = word === undefined ? null : TWO_WORDS.exec(word);
    if (two !== null) {
      const [, scale = '', currency = ''] = two;
      push('word', scale, index);
      push('word', currency, index + scale.length);
    } else
      push(
        number !== undefined ? 'number' : word !== undefined ? 'word' : line !== undefined ? 'break' : 'mark',
        part,
        index,
      );
  }
  return tokens;
}

/** Whether these words stand at `at`, on one line. */
export function wordsAre(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[at + offset]?.text === word);
}
