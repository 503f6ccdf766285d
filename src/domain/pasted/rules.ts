/** Which column of which table a figure may fill: the declarations of `spoken`, made ready for one text. */
import type { FigureRule } from '../tables/spoken';
import type { Figure } from '../values';
import type { ToldForm, ToldWard } from './types';
import { type Hit, Phrases, phrasesOf, type Word } from './words';

export interface Rule extends FigureRule {
  readonly unitSet: ReadonlySet<string> | null;
  readonly perSet: ReadonlySet<string> | null;
  readonly nearby: Phrases<string> | null;
  /** Labels of the list of `beside`. */
  readonly entries: Phrases<string> | null;
}

/** A form with what is needed to find it in a text. */
export interface Reader {
  readonly form: ToldForm;
  readonly words: Phrases<string>;
  readonly also: Phrases<string>;
  readonly not: Phrases<string>;
  readonly each: readonly Rule[];
  readonly eachPaid: readonly Rule[];
  readonly figures: readonly Rule[];
  /** Of rows that are told by the names of a list. */
  readonly names: Phrases<string> | null;
}

const setOf = (listed: string | undefined): ReadonlySet<string> | null =>
  listed === undefined ? null : new Set(listed.split('|'));

/** Found in place of a name that it only holds. */
export const NO_ENTRY = '';

/** Made once for a text: each of its rows asks for them. */
const known = new WeakMap<ToldWard, Map<string, Phrases<string>>>();

/** Entries by their labels and the other ways to write them; `Hộ vay vốn · CS-7K3F2` by what stands before the dot. */
export function entriesOf(ward: ToldWard, list: string | null): Phrases<string> {
  const own = known.get(ward) ?? new Map<string, Phrases<string>>();
  known.set(ward, own);
  const before = own.get(list ?? '');
  if (before !== undefined) return before;
  const phrases = new Phrases<string>();
  own.set(list ?? '', phrases);
  // No word of its own is in them: `hộ` in `ủng hộ`.
  for (const other of ['ủng hộ', 'bảo hộ']) phrases.add(other, NO_ENTRY);
  for (const { label, aliases } of ward.lists.find(({ key }) => key === list)?.options ?? []) {
    // “khác” says nothing of what it is.
    for (const name of new Set([label.split(' · ')[0] ?? label, ...aliases]))
      if (!/^(?:.+ )?khác$/u.test(name.toLowerCase())) phrases.add(name, label);
  }
  return phrases;
}

const readers = new WeakMap<ToldWard, readonly Reader[]>();

export function readersOf(ward: ToldWard): readonly Reader[] {
  const made = readers.get(ward) ?? makeReaders(ward);
  readers.set(ward, made);
  return made;
}

function makeReaders(ward: ToldWard): Reader[] {
  return ward.forms.map((form) => {
    const { spoken, fields } = form;
    const listOf = (column: string | undefined): string | null =>
      fields.find(({ key }) => key === column)?.list ?? null;
    const ruleOf = (rule: FigureRule): Rule => ({
      ...rule,
      unitSet: setOf(rule.units),
      perSet: setOf(rule.per),
      nearby: rule.near === undefined ? null : phrasesOf(rule.near),
      entries: rule.beside === undefined ? null : entriesOf(ward, listOf(rule.beside)),
    });
    return {
      form,
      words: phrasesOf(spoken.words),
      also: phrasesOf(spoken.also ?? ''),
      not: phrasesOf(spoken.not ?? ''),
      each: (spoken.each ?? []).map(ruleOf),
      eachPaid: (spoken.eachPaid ?? []).map(ruleOf),
      figures: spoken.figures.map(ruleOf),
      names: spoken.named === undefined ? null : entriesOf(ward, listOf(spoken.named.by)),
    };
  });
}

/** Words that stand beside a figure: in it and right behind it, or else right in front of it. */
const BESIDE = 3;

function beside(
  phrases: Phrases<string>,
  figure: Figure,
  words: readonly Word[],
  text: string,
): Hit<string> | null {
  const first = words.findIndex(({ end }) => end > figure.start);
  if (first < 0) return null;
  const isNext = (from: number, to: number): boolean => !/[,;:.()\n]/u.test(text.slice(from, to));
  let reached = figure.end;
  let behind = 0;
  for (let at = first; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !isNext(reached, word.start)) break;
    if (word.start >= figure.end) behind += 1;
    if (behind > BESIDE) break;
    const hit = phrases.at(words, at).find(({ value }) => value !== NO_ENTRY);
    if (hit !== undefined) return hit;
    reached = Math.max(word.end, figure.end);
  }
  for (let at = first - 1; at >= Math.max(0, first - BESIDE); at -= 1) {
    const hit = phrases.at(words, at).find(({ value, end }) => value !== NO_ENTRY && end <= figure.start);
    if (hit !== undefined && isNext(hit.end, figure.start)) return hit;
  }
  return null;
}

/** `14 suất × 400.000đ`: the price of one. */
export const isTimes = ({ kind, start }: Figure, text: string): boolean =>
  kind === 'money' && /(?:^|[^\p{L}])[x×*] ?$/iu.test(text.slice(Math.max(0, start - 4), start));

/** Whether a figure may fill the rule's column. `picked`: the entry beside it. */
export function fits(
  rule: Rule,
  figure: Figure,
  words: readonly Word[],
  text: string,
): { readonly picked: Hit<string> | null } | null {
  if (figure.kind !== rule.kind || figure.of !== undefined) return null;
  const [unit = '', ...per] = (figure.unit ?? '').split('/');
  const isOfOne = per.length > 0 || isTimes(figure, text);
  if (rule.perSet === null ? isOfOne : !isOfOne || (per.length > 0 && !rule.perSet.has(per.join('/'))))
    return null;
  if (rule.unitSet !== null && !rule.unitSet.has(unit)) return null;
  if (rule.nearby !== null && beside(rule.nearby, figure, words, text) === null) return null;
  if (rule.entries === null) return { picked: null };
  const picked = beside(rule.entries, figure, words, text);
  return picked === null ? null : { picked };
}
