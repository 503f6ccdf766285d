/**
 * Member search in the page: fast enough for ten thousand members at every keystroke, without a call to the
 * server. Matches any part of the name (with or without accents), year of birth, group, and chapter. Pure.
 */
import { fold, normalizeText } from '../../src/domain/values';
import type { Chapter, IndexRow } from '../../src/shared/contract';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly birthYear: number | null;
  readonly group: string;
  readonly chapter: string;
  readonly chapterLabel: string;
  readonly isActive: boolean;
}

interface Entry {
  readonly member: Member;
  /** Lower case with accents, to distinguish Hoà from Hoa. */
  readonly accented: string;
  /** Without accents, a space before and behind each word. */
  readonly name: string;
  /** Begins with the given name, the last word. */
  readonly given: string;
  /** Name, year, group, chapter, id. */
  readonly all: string;
}

export interface MemberIndex {
  readonly entries: readonly Entry[];
}

/** Memoises: a chapter's or a group's name is folded once, not once per member. */
function remembered(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = work(text);
    known.set(text, made);
    return made;
  };
}

export function indexMembers(rows: readonly IndexRow[], chapters: readonly Chapter[]): MemberIndex {
  const labels = new Map(chapters.map(({ key, label }) => [key, label]));
  const foldOnce = remembered(fold);
  return {
    entries: rows.map(([id, name, birthYear, group, chapter, isActive]) => {
      const chapterLabel = labels.get(chapter) ?? chapter;
      // Words of names repeat: folding each distinct word once takes a tenth of the time of folding ten
      // thousand names.
      const plain = name.split(' ').map(foldOnce).join(' ');
      const about = [
        birthYear ?? '',
        foldOnce(group),
        foldOnce(chapterLabel),
        chapter.toLowerCase(),
        id.toLowerCase(),
      ];
      return {
        member: { id, name, birthYear, group, chapter, chapterLabel, isActive },
        // `join`, not `+`: V8 would flatten a concatenated string at its first search, and make that one
        // slow.
        accented: ['', name.toLowerCase()].join(' '),
        name: ['', plain, ''].join(' '),
        given: plain.slice(plain.lastIndexOf(' ') + 1),
        all: ['', plain, ...about].join(' '),
      };
    }),
  };
}

export interface Found {
  readonly members: readonly Member[];
  /** How many more there are than are given. */
  readonly more: number;
  /** Whether some member's name (not her chapter or group) contains every typed word. */
  readonly isName: boolean;
}

interface SearchOptions {
  readonly most: number;
  /** Members of this chapter come first; '' for none. */
  readonly chapter: string;
}

/**
 * Ranks of a match, lower is better: the given name, then other whole words, then beginnings, then parts of words. A
 * different accent ranks below a partial match of the name.
 */
const RANKS = { given: 0, whole: 1, givenBegins: 2, begins: 3, part: 4, accent: 8, away: 16 } as const;

/** Members that match every typed word; best rank first, then in the order of the list. */
export function searchMembers(
  { entries }: MemberIndex,
  typed: string,
  { most, chapter }: SearchOptions,
): Found {
  // A value that was picked before reads `Tên · HV-…` and matches by its id.
  const tokens = fold(typed.replace(/[·,]/gu, ' '))
    .split(' ')
    .filter((token) => token !== '');
  const lower = normalizeText(typed).toLowerCase();
  const accented = fold(typed) === lower ? '' : lower;
  const buckets: Member[][] = Array.from({ length: RANKS.away * 2 }, () => []);
  let total = 0;
  let isName = false;
  const lastOfName = tokens.filter((token) => !DIGIT.test(token)).at(-1);
  for (const entry of entries) {
    const place = placeOf(entry, tokens);
    if (place === Place.nowhere) continue;
    total += 1;
    if (place !== Place.outside) isName = true;
    const { member, given } = entry;
    const part =
      place < Place.words || lastOfName === undefined
        ? RANKS.part
        : place === Place.whole
          ? given === lastOfName
            ? RANKS.given
            : RANKS.whole
          : given.startsWith(lastOfName)
            ? RANKS.givenBegins
            : RANKS.begins;
    const isAway = !member.isActive || (chapter !== '' && member.chapter !== chapter);
    const isAsTyped = accented === '' || entry.accented.includes(accented);
    buckets[part + (isAsTyped ? 0 : RANKS.accent) + (isAway ? RANKS.away : 0)]?.push(member);
  }
  const members: Member[] = [];
  for (const bucket of buckets) {
    if (members.length >= most) break;
    members.push(...bucket.slice(0, most - members.length));
  }
  return { members, more: total - members.length, isName };
}

/** A word with a digit is a year of birth, a group or a chapter's code, never part of a name. */
const DIGIT = /\d/u;

/**
 * Where the typed words were found: as whole words of the name, at the beginnings of its words, inside them, or in another
 * property.
 */
const Place = { nowhere: 0, outside: 1, inside: 2, words: 3, whole: 4 } as const;
type Place = (typeof Place)[keyof typeof Place];

/** The innermost loop, run ten thousand times per keystroke: it must not allocate. */
function placeOf({ all, name }: Entry, tokens: readonly string[]): Place {
  let place: Place = Place.whole;
  for (const token of tokens) {
    if (!all.includes(token)) return Place.nowhere;
    if (DIGIT.test(token) || name.includes(` ${token} `)) continue;
    const here = name.includes(` ${token}`)
      ? Place.words
      : name.includes(token)
        ? Place.inside
        : Place.outside;
    if (here < place) place = here;
  }
  return place;
}

/** The reference as cells store it and fields send it. */
export const referenceOf = ({ name, id }: Member): string => `${name} · ${id}`;

/** What distinguishes two members with the same name. */
export const detailOf = ({ birthYear, group, chapterLabel, isActive }: Member): string =>
  [birthYear === null ? '' : `sinh ${birthYear}`, group, chapterLabel, isActive ? '' : 'đã rời đi']
    .filter((part) => part !== '')
    .join(' · ');
