/**
 * Which chapter stands for which on a day, and what it was called then: a merged one hands its past to its successor; what
 * a parted one did before is of no part, but where a row says of which.
 */
import { type AnyRecord, type ChapterEntry, type Context, chapterIndex } from '../tables';
import { type Day, formatDay, type Period } from '../values';

/**
 * Code → code of the chapter that stands for it on that day: a chapter that was merged by then hands its past to its
 * successor, so that years compare on one boundary.
 */
export function chapterAtEnd(chapters: readonly ChapterEntry[], day: Day): ReadonlyMap<string, string> {
  const byCode = new Map(chapters.map((chapter) => [chapter.key, chapter]));
  const resolve = (code: string, depth: number): string => {
    const chapter = byCode.get(code);
    const isGone = chapter?.until != null && chapter.until <= day;
    if (!isGone || chapter.successor === null || !byCode.has(chapter.successor) || depth > chapters.length)
      return code;
    return resolve(chapter.successor, depth + 1);
  };
  return new Map(chapters.map((chapter) => [chapter.key, resolve(chapter.key, 0)]));
}

/** How chapters lie on a day. */
export interface Borders {
  readonly standsFor: ReadonlyMap<string, string>;
  /** Chapters from which others were parted by then, with the day of the last time. */
  readonly parted: ReadonlyMap<string, Day>;
  /** Those that were parted from another: from which, and on which day. */
  readonly parts: ReadonlyMap<string, { readonly from: string; readonly day: Day }>;
}

export function bordersOn(chapters: readonly ChapterEntry[], day: Day): Borders {
  const standsFor = chapterAtEnd(chapters, day);
  const parted = new Map<string, Day>();
  const parts = new Map<string, { from: string; day: Day }>();
  for (const { key, from, splitFrom } of chapters) {
    if (splitFrom == null || from === null || from > day || !standsFor.has(splitFrom)) continue;
    // Both are one again: there is nothing to tell apart.
    if (standsFor.get(key) === standsFor.get(splitFrom)) continue;
    parts.set(key, { from: splitFrom, day: from });
    const last = parted.get(splitFrom);
    if (last === undefined || last < from) parted.set(splitFrom, from);
  }
  return { standsFor, parted, parts };
}

/**
 * The chapter that a row is told under; of a parted one, of before and of no part that is known, `K1|2025-07-01`.
 * @param row may say of which chapter its member was next; one that can say so and goes on is of what is left.
 * @param at when it counts: a day, month or year.
 */
export function chapterKey(
  code: string,
  { standsFor, parted, parts }: Borders,
  row: AnyRecord,
  at: unknown,
): string {
  const heirOf = (one: string): string => standsFor.get(one) ?? one;
  const day = parted.get(code);
  // `2025` and `2025-07` stand before every day of theirs.
  if (day === undefined || String(at).padEnd(10, '-01') >= day) return heirOf(code);
  const { heir, heirOn, spells } = row;
  if (typeof heir === 'string' && heirOn === day && parts.get(heir)?.from === code) return heirOf(heir);
  const until = row.presentUntil ?? row.leftOn ?? null;
  const goesOn = spells !== undefined && (until === null || String(until) > day);
  return goesOn ? heirOf(code) : `${code}|${day}`;
}

/** The code and the day of a key of before a parting; null for any other. */
export function undivided(key: string): { readonly code: string; readonly day: Day } | null {
  const [code, day] = key.split('|');
  return code === undefined || day === undefined ? null : { code, day: day as Day };
}

/** The keys of before a parting among those of some breakdowns, in order. */
export const undividedIn = (found: readonly ReadonlyMap<string, unknown>[]): string[] =>
  [...new Set(found.flatMap((one) => [...one.keys()]))].filter((key) => undivided(key) !== null).sort();

/** `Khu 1 (trước khi tách 01/07/2025)`. */
export const undividedName = (name: string, day: Day): string => `${name} (trước khi tách ${formatDay(day)})`;

/** The day since which a chapter lies as it does now, where it was parted; null where it was not. */
const partedOn = ({ parted, parts }: Borders, code: string): Day | null =>
  parts.get(code)?.day ?? parted.get(code) ?? null;

/** Whether a chapter's figure of a period is not on its present border, or not whole. */
export function isCut(borders: Borders, code: string, { from }: Period): boolean {
  const day = partedOn(borders, code);
  return day !== null && day > from;
}

/** The ward with its chapters as they were called on a day; the same where that is what they are called now. */
export function calledOn<W extends { readonly context: Context }>(ward: W, day: Day): W {
  const { all } = ward.context.chapters;
  const named = all.map((chapter) => {
    const then = chapter.former?.find(({ until }) => until !== null && day <= until);
    return then === undefined ? chapter : { ...chapter, label: then.name };
  });
  return named.every((chapter, at) => chapter === all[at])
    ? ward
    : { ...ward, context: { ...ward.context, chapters: chapterIndex(named) } };
}

/** What a reader must know of the borders on which two periods are compared; '' where nothing changed. */
export function bordersInWords(
  { context: { chapters } }: { readonly context: Context },
  period: Period,
  before: Period,
): string {
  const name = (code: string): string => chapters.get(code)?.label ?? code;
  const { standsFor, parts } = bordersOn(chapters.all, period.to);
  const since = (day: Day | null): day is Day => day !== null && day > before.from && day <= period.to;
  const merged = chapters.all.flatMap(({ key, until }) => {
    const heir = standsFor.get(key) ?? key;
    return heir !== key && since(until)
      ? [`${name(heir)} gồm cả ${name(key)} (nhập ngày ${formatDay(until)})`]
      : [];
  });
  const split = [...parts].flatMap(([key, { from, day }]) =>
    since(day) ? [`${name(key)} tách từ ${name(from)} (ngày ${formatDay(day)})`] : [],
  );
  const rest =
    split.length === 0
      ? ''
      : ' Số trước ngày tách không chia được, nên đứng ở dòng “trước khi tách”; chỗ không so được ghi –.';
  return merged.length + split.length === 0
    ? ''
    : `Kỳ này và năm trước cùng tính theo địa bàn ngày ${formatDay(period.to)}: ${[...merged, ...split].join('; ')}.${rest}`;
}
