/**
 * A text as it is read, with the way back: one Unicode form, one kind of space, lower case, and for every character the
 * place in what was typed that it comes from. What is found can so be shown exactly as it stands there.
 */
import { normalizeText } from '../text';

export interface Plain {
  /** Lower case. */
  readonly text: string;
  /** The same characters with their capitals. */
  readonly cased: string;
  /** Where each character of `text` begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A character with the marks that are set on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
const BREAK = /^[\n\r\u0085\u2028\u2029\v\f]$/u;
const BLANK = /^[\s\u180E]$/u;

export function plainOf(original: string): Plain {
  const text: string[] = [];
  const cased: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let before = '\n';
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    const written = BREAK.test(cluster) ? '\n' : BLANK.test(cluster) ? ' ' : oneForm(cluster);
    if (written === '' || (written === ' ' && (before === ' ' || before === '\n'))) continue;
    const lower = written.toLowerCase();
    text.push(lower);
    cased.push(lower.length === written.length ? written : lower);
    for (let unit = 0; unit < lower.length; unit += 1) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
    before = lower;
  }
  return { text: text.join(''), cased: cased.join(''), starts, ends };
}

const oneForm = (cluster: string): string =>
  cluster.length === 1 && cluster > ' ' && cluster < '\u007F' ? cluster : normalizeText(cluster);
