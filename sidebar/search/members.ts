/**
 * Member search on the page: ten thousand members answered as fast as one types, without a call a keystroke. Accents
 * or none, any part of the name, year of birth, group, chapter. Pure.
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
  /** Lower case with accents, for telling Hoà from Hoa. */
  readonly accented: string;
  /** Without accents, a space before each word. */
  readonly name: string;
  /** Begins with the given name, the last word. */
  readonly given: string;
  /** Name, year, group, chapter, id. */
  readonly all: string;
}

export interface MemberIndex {
  readonly entries: readonly Entry[];
}

/** A chapter's or a group's name is folded once, not once a member. */
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
      // Words of names repeat: folding them one by one costs a tenth of folding ten thousand names.
      const plain = name.split(' ').map(foldOnce).join(' ');
      return {
        member: { id, name, birthYear, group, chapter, chapterLabel, isActive },
        accented: ` ${name.toLowerCase()}`,
        name: ` ${plain}`,
        given: plain.slice(plain.lastIndexOf(' ') + 1),
        all: ` ${plain} ${birthYear ?? ''} ${foldOnce(group)} ${foldOnce(chapterLabel)} ${chapter.toLowerCase()} ${id.toLowerCase()}`,
      };
    }),
  };
}

export interface Found {
  readonly members: readonly Member[];
  /** How many more there are than are given. */
  readonly more: number;
  /** Whether the typed words are all in somebody's name, and not in a chapter's or a group's. */
  readonly isName: boolean;
}

export interface SearchOptions {
  readonly most: number;
  /** Members of this chapter come first; '' for none. */
  readonly chapter: string;
}

/** How far from what was meant: the lower, the nearer. Another accent is farther than a part of a name. */
const RANKS = { part: 4, accent: 8, away: 16 } as const;

/** Members that have every typed word somewhere; nearest first, then in the order of the list. */
export function searchMembers(
  { entries }: MemberIndex,
  typed: string,
  { most, chapter }: SearchOptions,
): Found {
  // What was picked before reads `Tên · HV-…`: the id finds her.
  const tokens = fold(typed.replace(/[·,]/gu, ' '))
    .split(' ')
    .filter((token) => token !== '');
  const lower = normalizeText(typed).toLowerCase();
  const accented = fold(typed) === lower ? '' : lower;
  const buckets: Member[][] = Array.from({ length: RANKS.away * 2 }, () => []);
  let total = 0;
  let isName = false;
  for (const entry of entries) {
    if (!tokens.every((token) => entry.all.includes(token))) continue;
    total += 1;
    const ofName = tokens.filter((token) => entry.name.includes(token));
    if (tokens.every((token) => ofName.includes(token) || DIGIT.test(token))) isName = true;
    const isAway = !entry.member.isActive || (chapter !== '' && entry.member.chapter !== chapter);
    const rank =
      partOf(entry, ofName) +
      (accented === '' || entry.accented.includes(accented) ? 0 : RANKS.accent) +
      (isAway ? RANKS.away : 0);
    buckets[rank]?.push(entry.member);
  }
  const members: Member[] = [];
  for (const bucket of buckets) {
    if (members.length >= most) break;
    members.push(...bucket.slice(0, most - members.length));
  }
  return { members, more: total - members.length, isName };
}

/** A year of birth, a group, a chapter's code: no part of a name. */
const DIGIT = /\d/u;

/** Women are called by their given name: 0 where it is the last word typed, then its beginning, any word's, inside one. */
function partOf({ name, given }: Entry, tokens: readonly string[]): number {
  const last = tokens.at(-1);
  if (last === undefined || !tokens.every((token) => name.includes(` ${token}`))) return RANKS.part - 1;
  if (given === last) return 0;
  return given.startsWith(last) ? 1 : 2;
}

/** As a cell holds it, and as a field sends it. */
export const referenceOf = ({ name, id }: Member): string => `${name} · ${id}`;

/** What tells two women of one name apart. */
export const detailOf = ({ birthYear, group, chapterLabel, isActive }: Member): string =>
  [birthYear === null ? '' : `sinh ${birthYear}`, group, chapterLabel, isActive ? '' : 'đã rời đi']
    .filter((part) => part !== '')
    .join(' · ');
