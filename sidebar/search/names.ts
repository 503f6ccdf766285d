/**
 * Names that were pasted, a line each, set against the members. Only a name that is written in full and that one present
 * member has is taken; everything else is a question. Pure.
 */
import { fold, isUnmarked, normalizeText, sameText } from '../../src/domain/values';
import { type Member, type MemberIndex, searchMembers } from './members';

/** Names that a list takes at once. */
export const MOST_NAMES = 200;

/** `3. Nguyễn Thị Hoa`, `- Nguyễn Thị Hoa`, `3⇥Nguyễn Thị Hoa⇥1960`: what stands before a name. */
const NUMBERING = /^\s*(?:\d{1,3}\s*[.)\t/:]|[-–•*+])\s*/u;

export const namesIn = (text: string): string[] =>
  text
    .split(/[\n;]+/u)
    .flatMap((line) => {
      const parts = line.split(',');
      // `Hoa Thị Lan, Lê Thị Cúc` on one line are two; `Hoa Thị Lan, 1960, tổ 3` is one.
      const areNames = parts.length > 1 && parts.every((part) => /^\s*\p{L}+\s+\p{L}[\p{L}\s]*$/u.test(part));
      return areNames ? parts : [line];
    })
    .map((line) => normalizeText(line.replace(NUMBERING, '').replaceAll('\t', ' ')))
    .filter((name) => name !== '');

/** The name itself, and what tells apart two who share it, folded: `1960`, `to 3`. */
function partsOf(typed: string): { readonly name: string; readonly details: readonly string[] } {
  const [first = '', ...others] = typed.split(/[,()·]|\s[-–]\s/u);
  const words = normalizeText(first).split(' ');
  const digit = words.findIndex((word) => /\d/u.test(word));
  const until = digit < 0 ? words.length : digit;
  // `Hoa tổ 3`: the word before the number is no part of the name.
  const end = digit > 0 && NOUNS.has(fold(words[digit - 1] ?? '')) ? digit - 1 : until;
  return {
    name: words.slice(0, end).join(' '),
    details: [words.slice(end).join(' '), ...others]
      .map((part) => fold(part).replace(/^(sinh nam|sinh|nam|sn) /u, ''))
      .filter((part) => part !== ''),
  };
}
const NOUNS: ReadonlySet<string> = new Set(['to', 'khu', 'sinh', 'nam', 'sn']);

export type Match =
  | { readonly kind: 'one'; readonly member: Member }
  | { readonly kind: 'several'; readonly members: readonly Member[]; readonly more: number }
  | { readonly kind: 'none' };

const MOST = 6;

/** @param chapter of the rows: its members come first in a question. */
export function matchName(index: MemberIndex, typed: string, chapter: string): Match {
  const { name, details } = partsOf(typed);
  const folded = fold(name);
  if (folded === '') return { kind: 'none' };
  const alike = index.entries.filter((entry) => entry.name === ` ${folded} `).map(({ member }) => member);
  const exact = alike.filter((member) => sameText(member.name, name));
  // Who writes accents means them; who writes none may mean any.
  const same = exact.length > 0 && !isUnmarked(name) ? exact : alike;
  const told = same.filter((member) => details.every((part) => about(member).includes(` ${part} `)));
  const [only, ...others] = told;
  if (only !== undefined && others.length === 0 && only.isActive && (isUnmarked(name) || exact.length > 0))
    return { kind: 'one', member: only };
  const found = same.length > 0 ? null : searchMembers(index, name, { most: MOST, chapter });
  const away = (member: Member): number => (member.chapter === chapter ? 0 : 1);
  const asked = found?.members ?? [...(told.length > 0 ? told : same)].sort((a, b) => away(a) - away(b));
  return asked.length === 0 || found?.isName === false
    ? { kind: 'none' }
    : {
        kind: 'several',
        members: asked.slice(0, MOST),
        more: Math.max(0, asked.length - MOST) + (found?.more ?? 0),
      };
}

const about = ({ birthYear, group, chapterLabel, chapter }: Member): string =>
  ` ${fold(`${birthYear ?? ''} ${group} ${chapterLabel} ${chapter}`)} `;
