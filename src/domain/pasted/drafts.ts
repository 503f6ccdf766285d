/** Which figures of a clause make which rows: where a row begins, and what of the clause is its own. */
import type { Figure } from '../values';
import type { Clause } from './clauses';
import { fits, isTimes, NO_ENTRY, type Reader, type Rule } from './rules';
import { type Hit, type Word, wordsOf } from './words';

export interface Filled {
  readonly figure: Figure;
  readonly rule: Rule;
  /** The entry of a list that stands beside it. */
  readonly picked: Hit<string> | null;
}

export interface Draft {
  readonly reader: Reader;
  start: number;
  end: number;
  readonly line: number;
  readonly filled: Filled[];
  /** The indicator that it is told by. */
  readonly named: Hit<string> | null;
  /** Figures that may be this row's: money said once for several rows, or before the row. */
  readonly perhaps: Filled[];
  /** What a table with as many words for it is called. */
  readonly rival: string | null;
}

export interface Drafted {
  readonly drafts: Draft[];
  readonly left: Figure[];
}

/** What came before in the same line. */
export interface Before {
  readonly reader: Reader | null;
  readonly draft: Draft | null;
}

interface Anchor {
  readonly reader: Reader;
  readonly filled: Filled;
  readonly named: Hit<string> | null;
}

/** Money that is said of nothing else than the row. */
const isSum = (figure: Figure, text: string): boolean =>
  figure.kind === 'money' && figure.unit === 'VND' && !isTimes(figure, text);

const isFree = (draft: Draft, rule: Rule): boolean =>
  rule.joins === true
    ? draft.filled.every((one) => one.rule.column !== rule.column || one.rule.joins === true)
    : draft.filled.every((one) => one.rule.column !== rule.column);

/** Of a reader that was told of before, a clause that goes on needs no word; the next sentence needs one that supports it. */
function score(reader: Reader, words: readonly Word[], before: Reader | null, goesOn: boolean): number {
  if (reader.not.find(words).length > 0) return -1;
  const said = new Set(reader.words.find(words).map(({ value }) => value)).size;
  const also = new Set(reader.also.find(words).map(({ value }) => value)).size;
  if (said === 0 && (before !== reader || (also === 0 && !goesOn))) return 0;
  return 3 * said + also + (before === reader ? 2 : 0);
}

export function draftsOf(
  text: string,
  clause: Clause,
  readers: readonly Reader[],
  before: Before,
): Drafted & { readonly told: Reader | null } {
  const words = wordsOf(text.slice(clause.start, clause.end)).map((word) => ({
    ...word,
    start: word.start + clause.start,
    end: word.end + clause.start,
  }));
  const all = clause.figures.filter(({ kind }) => kind !== 'date');
  // What was lost is nothing that was done.
  const lost = all.filter(({ start }) =>
    /thiệt hại(?: [^,;.()]{0,20})?$/iu.test(text.slice(Math.max(0, start - 40), start).trimEnd()),
  );
  const figures = all.filter((figure) => !lost.includes(figure));
  const scores = new Map(
    readers.map((reader) => [reader, score(reader, words, before.reader, clause.goesOn)]),
  );
  const scoreOf = (reader: Reader): number => scores.get(reader) ?? 0;
  const ranked = [...readers].sort((a, b) => scoreOf(b) - scoreOf(a));
  const [best] = ranked;
  const told = best !== undefined && scoreOf(best) >= 3 ? best : null;
  // `làn tái chế 68 cái; làn nhựa 50 cái`: a tail without a word of its own tells on.
  const isTail = clause.goesOn && told === null && before.reader !== null;
  const named = namedIn(readers, figures, words);
  const anchorOf = (figure: Figure): Anchor | null => {
    const own = named.get(figure);
    if (own !== undefined) return own;
    for (const reader of ranked) {
      if (scoreOf(reader) < 0 || (isTail && reader !== before.reader && scoreOf(reader) === 0)) continue;
      const filled = firstFit(reader.each, figure, words, text);
      // What is only supposed needs a word for it.
      if (filled !== null && (filled.rule.asks === undefined || scoreOf(reader) > 0))
        return { reader, filled, named: null };
    }
    return null;
  };
  const anchors = new Map(figures.map((figure) => [figure, anchorOf(figure)]));
  const drafted = anchored(text, clause, { figures, anchors, words, paid: told ?? before.reader });
  const { drafts, left } = drafted ?? single(text, clause, { figures, words, ranked, scoreOf, before });
  return { drafts, left: [...left, ...lost], told };
}

function firstFit(
  rules: readonly Rule[],
  figure: Figure,
  words: readonly Word[],
  text: string,
): Filled | null {
  for (const rule of rules) {
    const fit = fits(rule, figure, words, text);
    if (fit !== null) return { figure, rule, picked: fit.picked };
  }
  return null;
}

const NO_RULE = { unitSet: null, perSet: null, nearby: null, entries: null };

/** The names of indicators in the clause, each with the figure behind it, or else the one in front of it. */
function namedIn(
  readers: readonly Reader[],
  figures: readonly Figure[],
  words: readonly Word[],
): Map<Figure, Anchor> {
  const anchors = new Map<Figure, Anchor>();
  for (const reader of readers) {
    const { named } = reader.form.spoken;
    if (reader.names === null || named === undefined) continue;
    for (const hit of reader.names.find(words)) {
      const isOpen = (figure: Figure): boolean => !anchors.has(figure) && figure.of === undefined;
      const figure =
        figures.find((one) => one.start < hit.end && one.end > hit.start && isOpen(one)) ??
        figures.find((one) => one.start >= hit.end && isOpen(one)) ??
        [...figures].reverse().find((one) => one.end <= hit.start && isOpen(one));
      if (figure === undefined || hit.value === NO_ENTRY) continue;
      const rule: Rule = { column: named.value, kind: figure.kind, ...NO_RULE };
      anchors.set(figure, { reader, filled: { figure, rule, picked: null }, named: hit });
    }
  }
  return anchors;
}

/** Where the words of a figure begin: behind the comma or the “và” between it and the figure before. */
function cutBefore(text: string, from: number, figure: Figure): number {
  const between = text.slice(from, figure.start);
  const cut = [...between.matchAll(/,| và | \+ /gu)].at(-1);
  return cut === undefined ? from : from + cut.index + cut[0].length;
}

interface Anchored {
  readonly figures: readonly Figure[];
  readonly anchors: ReadonlyMap<Figure, Anchor | null>;
  readonly words: readonly Word[];
  /** Whose people may stand for rows. */
  readonly paid: Reader | null;
}

/** Rows that begin with a figure of their own; null where none does. */
function anchored(text: string, clause: Clause, { figures, anchors, words, paid }: Anchored): Drafted | null {
  const drafts: Draft[] = [];
  const waiting: Figure[] = [];
  const left: Figure[] = [];
  let current: Draft | null = null;
  let last = clause.start;
  /** A sum comes before the next row begins. */
  const isPaid = (from: number): boolean => {
    for (const figure of figures.slice(from + 1)) {
      if (anchors.get(figure) !== null) return false;
      if (isSum(figure, text)) return true;
    }
    return false;
  };
  const open = (reader: Reader, filled: Filled, named: Hit<string> | null): Draft => {
    const start = current === null ? clause.start : cutBefore(text, last, filled.figure);
    if (current !== null) current.end = start;
    const { end, line } = clause;
    const draft: Draft = { reader, start, end, line, filled: [filled], named, perhaps: [], rival: null };
    drafts.push(draft);
    return draft;
  };
  for (const [at, figure] of figures.entries()) {
    const anchor = anchors.get(figure) ?? null;
    const hasSum: boolean = current === null || current.filled.some((one) => isSum(one.figure, text));
    const person =
      anchor === null && hasSum && paid !== null && isPaid(at)
        ? firstFit(paid.eachPaid, figure, words, text)
        : null;
    if (anchor !== null) current = open(anchor.reader, anchor.filled, anchor.named);
    else if (person !== null && paid !== null) current = open(paid, person, null);
    else if (current === null) waiting.push(figure);
    else take(current, figure, words, text, left);
    last = figure.end;
  }
  const [first] = drafts;
  if (first === undefined) return null;
  for (const figure of waiting) {
    const filled = firstFit(first.reader.figures, figure, words, text);
    if (filled === null || !isFree(first, filled.rule)) left.push(figure);
    else if (filled.rule.perSet !== null) first.filled.push(filled);
    else first.perhaps.push(filled);
  }
  askWhose(drafts, text);
  return { drafts, left };
}

function take(draft: Draft, figure: Figure, words: readonly Word[], text: string, left: Figure[]): boolean {
  const filled = firstFit(
    draft.reader.figures.filter((rule) => isFree(draft, rule)),
    figure,
    words,
    text,
  );
  if (filled === null) left.push(figure);
  else draft.filled.push(filled);
  return filled !== null;
}

/** One sum behind several rows of one kind is the last one's only if someone says so. */
function askWhose(drafts: readonly Draft[], text: string): void {
  const end = drafts.at(-1);
  if (end === undefined) return;
  const same = drafts.filter(({ reader }) => reader === end.reader);
  const sums = same.flatMap(({ filled }) => filled.filter(({ figure }) => isSum(figure, text)));
  const [only, ...others] = sums;
  if (same.length < 2 || only === undefined || others.length > 0 || !end.filled.includes(only)) return;
  end.filled.splice(end.filled.indexOf(only), 1);
  end.perhaps.push(only);
}

interface Single {
  readonly figures: readonly Figure[];
  readonly words: readonly Word[];
  readonly ranked: readonly Reader[];
  readonly scoreOf: (reader: Reader) => number;
  readonly before: Before;
}

/** The one row that a clause's words tell of, if they do. */
function single(text: string, clause: Clause, { figures, words, ranked, scoreOf, before }: Single): Drafted {
  const left: Figure[] = [];
  const fitting = ranked.filter(
    (reader) =>
      scoreOf(reader) >= 2 &&
      figures.some((figure) => firstFit(reader.figures, figure, words, text) !== null),
  );
  const [reader, rival] = fitting;
  if (reader === undefined) return { drafts: [], left: [...figures] };
  const earlier = before.draft;
  const isSame = clause.goesOn && earlier?.reader === reader && reader.form.spoken.isOneRow === true;
  const draft: Draft = isSame
    ? earlier
    : {
        ...{ reader, start: clause.start, end: clause.end, line: clause.line, filled: [], named: null },
        perhaps: [],
        rival: rival !== undefined && scoreOf(rival) === scoreOf(reader) ? rival.form.title : null,
      };
  draft.end = clause.end;
  for (const figure of figures) take(draft, figure, words, text, left);
  return { drafts: isSame || draft.filled.length === 0 ? [] : [draft], left };
}
