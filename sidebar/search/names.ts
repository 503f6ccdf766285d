/**
 * Names that were pasted, a line each, set against the members. Only a name that is written in full and that one present
 * member has is taken; everything else is a question. Pure.
 */
import { fold, mayMean, normalizeText } from '../../src/domain/values';
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

/** The name itself: without what tells apart two who share it. */
const nameIn = (typed: string): string => {
  const [before = ''] = typed.split(/[,(·]|\s[-–]\s/u);
  const words = before.split(' ');
  const digit = words.findIndex((word) => /\d/u.test(word));
  return (digit < 0 ? words : words.slice(0, digit)).join(' ').replace(/\s+(sinh|tổ|khu|năm)$/iu, '');
};

export type Match =
  | { readonly kind: 'one'; readonly member: Member }
  | { readonly kind: 'several'; readonly members: readonly Member[]; readonly more: number }
  | { readonly kind: 'none' };

const MOST = 6;

/** @param chapter of the rows: its members come first in a question. */
export function matchName(index: MemberIndex, typed: string, chapter: string): Match {
  const name = fold(nameIn(typed));
  if (name === '') return { kind: 'none' };
  const plain = typed.replace(/[()–-]/gu, ' ').replace(/(^|\s)(sinh|năm)(?=\s)/giu, ' ');
  const wide = searchMembers(index, plain, { most: 1000, chapter });
  const found = wide.members.length > 0 ? wide : searchMembers(index, nameIn(typed), { most: 1000, chapter });
  // Where the year or the group fits nobody of that name, those of the name are asked about.
  const isTold = found === wide;
  const same = found.members.filter(
    (member) => fold(member.name) === name && mayMean(nameIn(typed), member.name),
  );
  const [only, ...others] = same;
  if (only !== undefined && others.length === 0 && only.isActive && isTold)
    return { kind: 'one', member: only };
  const asked = same.length > 0 ? same : found.isName ? found.members : [];
  return asked.length === 0
    ? { kind: 'none' }
    : {
        kind: 'several',
        members: asked.slice(0, MOST),
        more: asked.length + found.more - Math.min(MOST, asked.length),
      };
}
