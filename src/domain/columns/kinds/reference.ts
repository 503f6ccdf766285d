/** Cells that point at a row of another tab: `Tên · MÃ`. One kind for each thing that may be pointed at. */
import type { Context, Pointed } from '../../tables/context';
import { done, initials, type Reading, sameText } from '../../values';
import { asText, type Party, type Target, WARD } from '../cell';
import { type CellKind, cellKind, withoutCandidates } from '../kind';
import { encodeReference, readReference, wardEntry } from '../references';
import { readName } from './name';

interface Facts<T> extends Partial<CellKind<T>> {
  readonly read: (typed: string, context: Context) => Reading<T>;
  /** The row that a value points at; undefined where the context does not have it. */
  readonly find: (value: T, context: Context) => Pointed | undefined;
  readonly width: CellKind<T>['width'];
}

const reference = <T, const To extends Target>(to: To, { read: reader, find, ...own }: Facts<T>) =>
  cellKind<T, { readonly kind: 'reference'; readonly to: To }>(
    { kind: 'reference', to },
    {
      read: (cell, context) => reader(asText(cell), context),
      write: (value, typed, context) => {
        const pointed = find(value, context);
        return pointed === undefined ? typed : encodeReference(pointed);
      },
      show: (value, typed, context) => find(value, context)?.label ?? typed,
      form: to,
      // Only a chapter's cell has a rule: no other tab is small enough for a dropdown.
      isAsRuled: (value, cell, { chapters }) => {
        const entry = chapters.get(String(value));
        return entry !== undefined && cell === `${entry.label} · ${entry.key}`;
      },
      fits: (cell) => (String(cell).includes('·') ? true : null),
      needsLists: true,
      ...own,
    },
  );

const keyed = (reading: Reading<{ key: string }>): Reading<string> =>
  reading.ok ? done(reading.value.key) : withoutCandidates(reading);

export const chapterKind = () =>
  reference('chapter', {
    read: (typed, { chapters }) => keyed(readReference(typed, chapters, 'chi hội')),
    find: (code, { chapters }) => chapters.get(code),
    width: () => 130,
    rule: { kind: 'chapters' },
  });

/** Other ways to write the ward itself, where a chapter is asked for. */
const WARD_NAMES = [
  wardEntry.label,
  wardEntry.key,
  `${wardEntry.label} · ${wardEntry.key}`,
  'phường',
  'hội phường',
  'hội lhpn phường',
];

export const chapterOrWardKind = () =>
  reference('chapterOrWard', {
    read: (typed, { chapters }) =>
      WARD_NAMES.some((name) => sameText(name, typed))
        ? done(wardEntry.key)
        : keyed(readReference(typed, chapters, 'chi hội')),
    find: (code, { chapters }) => (code === WARD ? wardEntry : chapters.get(code)),
    width: () => 160,
    rule: { kind: 'list', list: 'sides' },
  });

export const memberKind = () =>
  reference('member', {
    read: (typed, { members }) => keyed(readReference(typed, members, 'hội viên')),
    find: (id, { members }) => members.get(id),
    width: () => 230,
    needsRows: true,
  });

/** A member, a chapter, or a woman who is known only by name. */
export const partyKind = () =>
  reference<Party, 'party'>('party', {
    read: (typed, { members, chapters }) => {
      const member = readReference(typed, members, 'hội viên', false);
      if (member.ok) return done({ kind: 'member', key: member.value.key });
      const chapter = readReference(typed, chapters, 'chi hội', false);
      if (chapter.ok) return done({ kind: 'chapter', key: chapter.value.key });
      // An id that no row has is a broken reference; a bare name is a woman who is not a member yet.
      if (typed.includes('·') || member.problem.code === 'ambiguousReference')
        return withoutCandidates(member);
      if (chapter.problem.code === 'ambiguousReference') return withoutCandidates(chapter);
      const name = readName(typed);
      return name.ok ? done({ kind: 'name', key: name.value }) : withoutCandidates(name);
    },
    find: ({ kind, key }, { members, chapters }) =>
      kind === 'name' ? undefined : kind === 'member' ? members.get(key) : chapters.get(key),
    // A chapter is no person.
    showAbroad: (reading, shown) =>
      reading.ok && reading.value.kind === 'chapter' ? shown : initials(shown),
    width: () => 230,
    needsRows: true,
  });

/** A pair of the tab `Cặp 1+1`. */
export const pairingKind = () =>
  reference('pairing', {
    read: (typed, { pairs }) => keyed(readReference(typed, pairs, 'cặp')),
    find: (id, { pairs }) => pairs.get(id),
    // Its label names both sides; its code names nobody.
    showAbroad: (reading) => (reading.ok ? reading.value : ''),
    width: () => 330,
    needsRows: true,
  });
