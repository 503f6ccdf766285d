/** What of a row stands in words: its day, its chapter, entries of lists, and texts behind known words. */
import { type Figure, formatDay, isDay, type Place, quote } from '../values';
import { entriesOf, NO_ENTRY } from './rules';
import type { Option, Question, ToldCell, ToldField, ToldForm, ToldWard } from './types';
import { type Hit, Phrases, phrasesOf, type Word } from './words';

export interface Facts {
  readonly cells: readonly ToldCell[];
  readonly questions: readonly Question[];
}

const NOTHING: Facts = { cells: [], questions: [] };
const cell = (column: string, text: string, from: Place | null): Facts => ({
  cells: [{ column, text, from: from === null ? [] : [{ start: from.start, end: from.end }] }],
  questions: [],
});
const ask = (column: string, what: string, todo: string, options: readonly Option[] = []): Facts => ({
  cells: [],
  questions: [{ column, what, todo, options }],
});

// --- Days --------------------------------------------------------------------------------------------------------

/** The year of days that are written without one: the one that the text names most, else none. */
export function yearOf(figures: readonly Figure[]): string | null {
  const counts = new Map<string, number>();
  for (const { kind, value } of figures) {
    const year = kind === 'date' && typeof value === 'string' ? /^\d{4}/u.exec(value)?.[0] : undefined;
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1));
  return most?.[0] ?? null;
}

/** A day of the year in which it is meant: the text's, or the last one that is not ahead. */
function dayOf(value: string, year: string | null, today: string): string | null {
  if (isDay(value)) return value;
  const short = /^--(\d{2}-\d{2})$/u.exec(value)?.[1];
  if (short === undefined) return null;
  const own = year ?? today.slice(0, 4);
  const day = `${own}-${short}`;
  const meant = year === null && day > today ? `${Number(own) - 1}-${short}` : day;
  return isDay(meant) ? meant : null;
}

export interface DayContext {
  readonly year: string | null;
  readonly today: string;
  /** The day at the head of the text: its rows' where they say none. */
  readonly head: Figure | null;
  /** The day of what stands before in the line: asked about. */
  readonly before: Figure | null;
}

export function dayFacts(field: ToldField, dates: readonly Figure[], context: DayContext): Facts {
  const { key } = field;
  const optionOf = (value: number | string | null | undefined): Option[] => {
    const day = typeof value === 'string' ? dayOf(value, context.year, context.today) : null;
    return day === null || !isDay(day) ? [] : [{ label: formatDay(day), text: formatDay(day) }];
  };
  const days = dates.flatMap((figure) =>
    figure.max === undefined && figure.doubt === undefined
      ? optionOf(figure.value).map((option) => ({ figure, option }))
      : [],
  );
  const different = [...new Map(days.map((day) => [day.option.text, day])).values()];
  const [only, ...others] = different;
  if (only !== undefined && others.length === 0) return cell(key, only.option.text, only.figure);
  if (only !== undefined)
    return ask(
      key,
      'Câu này có mấy ngày.',
      'Chọn ngày của việc này.',
      different.map(({ option }) => option),
    );
  const open = dates.find(({ max, doubt }) => max !== undefined || doubt !== undefined);
  if (open !== undefined) {
    const options = [open.min, open.max, ...(open.doubt?.candidates ?? [])].flatMap(optionOf);
    return ask(key, open.doubt?.what ?? `${quote(open.text)} là một khoảng.`, 'Ghi một ngày.', options);
  }
  if (context.head !== null) {
    const [option] = optionOf(context.head.value);
    if (option !== undefined) return cell(key, option.text, context.head);
  }
  const [month] = dates;
  if (month !== undefined)
    return ask(key, `Tin chỉ nói ${quote(month.text)}, không nói ngày.`, 'Ghi một ngày.');
  const earlier = context.before === null ? [] : optionOf(context.before.value);
  return earlier.length === 0
    ? ask(key, 'Câu này không nói ngày.', 'Ghi ngày vào ô.')
    : ask(
        key,
        'Câu này không nói ngày; câu trước có ngày.',
        'Nếu cùng ngày thì bấm, không thì ghi ngày.',
        earlier,
      );
}

// --- Chapters ----------------------------------------------------------------------------------------------------

const UNION =
  'hội lhpn phường|hội phụ nữ phường|hội liên hiệp phụ nữ phường|hội lhpn xã|hội liên hiệp phụ nữ xã|hội lhpn';

export interface Chapters {
  readonly names: Phrases<string>;
  readonly union: Phrases<string>;
}

/** Chapters by their labels, and by `chi hội 2` where one chapter alone ends so. */
export function chaptersOf(ward: ToldWard): Chapters {
  const names = new Phrases<string>();
  const numbered = new Map<string, string[]>();
  for (const { label, reference } of ward.chapters) {
    names.add(label, reference);
    const number = /\d+\p{L}?$/u.exec(label)?.[0];
    if (number !== undefined) numbered.set(number, [...(numbered.get(number) ?? []), reference]);
  }
  for (const [number, [only, ...others]] of numbered) {
    if (only !== undefined && others.length === 0)
      for (const word of ['chi hội', 'khu', 'thôn', 'ấp', 'chi hội khu', 'chi hội phụ nữ khu', 'khu phố'])
        names.add(`${word} ${number}`, only);
  }
  return { names, union: phrasesOf(UNION) };
}

/** Chapters that are named, each once; in the order of the text. */
export function named({ names }: Chapters, words: readonly Word[]): Hit<string>[] {
  return [...new Map(names.find(words).map((hit) => [hit.value, hit])).values()];
}

export interface ChapterContext {
  /** The one chapter in front of all figures of the clause: it does what the clause tells. */
  readonly subject: Hit<string> | null;
  /** Of the head of the text: its rows' where they say none. */
  readonly head: Hit<string> | null;
  /** Of what stands before in the line: asked about. */
  readonly before: Hit<string> | null;
}

export function chapterFacts(
  field: ToldField,
  words: readonly Word[],
  chapters: Chapters,
  ward: ToldWard,
  { subject, head, before }: ChapterContext,
): Facts {
  const { key, kind } = field;
  if (field.isFixed && ward.own !== null) return cell(key, ward.own, null);
  const [union] = kind === 'chapterOrWard' ? chapters.union.find(words) : [];
  const found = named(chapters, words);
  const said = union === undefined ? found : [{ ...union, value: ward.union }, ...found];
  const [only, ...others] = said;
  if (only !== undefined && others.length === 0) return cell(key, only.value, only);
  const optionOf = ({ value }: Hit<string>): Option => ({
    label: value.split(' · ')[0] ?? value,
    text: value,
  });
  if (only !== undefined)
    return ask(key, 'Câu này nói đến mấy nơi.', 'Chọn nơi làm việc này.', said.map(optionOf));
  const doer = subject ?? head;
  if (doer !== null) return cell(key, doer.value, doer);
  if (ward.own !== null) return cell(key, ward.own, null);
  return before === null
    ? ask(key, 'Câu này không nói chi hội nào.', 'Chọn chi hội làm việc này.')
    : ask(key, 'Câu này không nói chi hội; câu trước có nói.', 'Nếu đúng nơi ấy thì bấm, không thì chọn.', [
        optionOf(before),
      ]);
}

// --- Lists and texts ---------------------------------------------------------------------------------------------

/** A name of so many syllables says what it names; “ủng hộ”, “phối hợp” and the like are met everywhere. */
const SURE = 3;
/** Lists of which each word is sure. */
const PLAIN: ReadonlySet<string> = new Set(['occasions', 'recipients', 'products', 'materials']);

/** Fields that are chosen from a list of the ward; units stand with their numbers. */
export const isChosen = ({ kind, list }: ToldField): boolean => kind === 'choice' && list !== 'units';

/** @param form whose other lists may name more than a word of this one (`tết thiếu nhi` is an occasion, and no child). */
export function choiceFacts(field: ToldField, words: readonly Word[], ward: ToldWard, form: ToldForm): Facts {
  const others = form.fields
    .filter((one) => one !== field && isChosen(one))
    .flatMap(({ list }) => entriesOf(ward, list).find(words));
  const isInside = (hit: Hit<string>): boolean =>
    others.some((other) => other.length > hit.length && other.start <= hit.start && other.end >= hit.end);
  const hits = entriesOf(ward, field.list)
    .find(words)
    .filter((hit) => !isInside(hit));
  const found = [...new Map(hits.map((hit) => [hit.value, hit])).values()].filter(
    ({ value }) => value !== NO_ENTRY,
  );
  const [only, ...more] = found;
  if (only === undefined) return NOTHING;
  const isSaid = only.length >= SURE || PLAIN.has(field.list ?? '');
  if (more.length === 0 && isSaid) return cell(field.key, only.value, only);
  const options = found.map(({ value }) => ({ label: value, text: value }));
  return ask(
    field.key,
    others.length === 0
      ? `${field.label}: có lẽ là ${quote(only.value)}.`
      : `${field.label}: tin nói mấy thứ.`,
    'Chọn một, hoặc ghi vào ô.',
    options,
  );
}

const MOST_WORDS = 15;

/** The text behind one of the declared words, up to a mark, a figure or the verb of the sentence. */
export function textFacts(form: ToldForm, words: readonly Word[], text: string, end: number): Facts {
  const cells = (form.spoken.texts ?? []).flatMap(({ column, after }): ToldCell[] => {
    const [hit] = phrasesOf(after).find(words);
    if (hit === undefined) return [];
    const rest = text.slice(hit.end, end);
    const stop = rest.search(
      /[,;:.(\n\d]|\s(?:tặng|thăm|trao|ủng hộ|cho|tổ chức|đã|được|tại|với|tổng|số tiền|kinh phí|là)\s/u,
    );
    const said = (stop < 0 ? rest : rest.slice(0, stop)).trim().split(/\s+/u).slice(0, MOST_WORDS).join(' ');
    if (said === '') return [];
    const start = text.indexOf(said, hit.end);
    return start < 0 ? [] : [{ column, text: said, from: [{ start, end: start + said.length }] }];
  });
  return { cells, questions: [] };
}
