/**
 * What a member was on each day: the spells in which she was present, each with the chapter and the type that she had
 * then. Her row says what she is now, the rows of `Quá trình hội viên` what she was before.
 */

import { type Day, formatDay, isDay } from '../values';
import type { CellProblem, RowProblem } from './problem';

/** A member's row as far as spells are made of it. */
export interface Present {
  readonly chapter: string;
  readonly type: string | null;
  readonly state: string;
  readonly joined: Day | null;
  /** The day she left for good; null while she is present. */
  readonly leftOn: Day | null;
  readonly enteredAt: string | null;
}

/** How a member stood until a day. */
export interface Past {
  readonly row: number;
  readonly day: Day;
  readonly chapter: string;
  readonly type: string | null;
  readonly state: string | null;
}

/**
 * A stretch of days in which a member was present and nothing of this changed. The fields have the names of the
 * member's row, so that a metric reads a spell as it reads a row.
 */
export interface Spell {
  readonly chapter: string;
  readonly chapterCode: string;
  readonly type: string | null;
  readonly isCounted: boolean;
  /** First day; null: since before anything that is known. */
  readonly presentFrom: Day | null;
  /** The day after the last; null: still. */
  readonly presentUntil: Day | null;
  /** Set where she becomes one of the counted members with this spell: she joined, or came back. */
  readonly joined: Day | null;
  /** Set where she is none of them any more after it. */
  readonly leftOn: Day | null;
}

/** Honorary members may be men and do not count in the member rate. */
export const isCountedType = (type: string | null): boolean => type !== 'honorary';

/** The day on which a row was written down, of `yyyy-MM-dd HH:mm`; null where the stamp does not say. */
function enteredOn(enteredAt: string | null): Day | null {
  const day = (enteredAt ?? '').slice(0, 10);
  return isDay(day) ? day : null;
}

/**
 * From when a member counts: her joining day, else the day she was written down on. What is known of her before that
 * day (she moved, she left) shows that she was a member already: then no beginning is known.
 */
export function presentFrom(
  { joined, enteredAt, leftOn }: Omit<Present, 'chapter' | 'type' | 'state'>,
  past: readonly Past[] = [],
) {
  if (joined !== null) return joined;
  const entered = enteredOn(enteredAt);
  const known = past[0]?.day ?? leftOn;
  return entered !== null && known !== null && known <= entered ? null : entered;
}

/** @param past in the order of days, no day twice. */
function spellsOf(now: Present, past: readonly Past[]): Spell[] {
  const start = presentFrom(now, past);
  const stages = [
    ...past.map(({ day, chapter, type, state }) => ({
      ...{ chapter, type, until: day as Day | null },
      isPresent: state === null || state === 'active',
    })),
    { chapter: now.chapter, type: now.type, until: now.leftOn, isPresent: true },
  ];
  const present = stages.flatMap(({ isPresent, until, ...facts }, at) => {
    const begun = stages[at - 1]?.until ?? null;
    const from = start !== null && (begun === null || begun < start) ? start : begun;
    const isEmpty = until !== null && from !== null && until <= from;
    return isPresent && !isEmpty ? [{ ...facts, from, until }] : [];
  });
  return present.map(({ chapter, type, from, until }, at): Spell => {
    const isCounted = isCountedType(type);
    const [before, after] = [present[at - 1], present[at + 1]];
    const goesOn = (other: typeof before, isNext: boolean) =>
      other !== undefined && isNext && isCountedType(other.type);
    return {
      ...{ chapter, chapterCode: chapter, type, isCounted, presentFrom: from, presentUntil: until },
      joined: from === start ? now.joined : goesOn(before, before?.until === from) ? null : from,
      leftOn: goesOn(after, after?.from === until) ? null : until,
    };
  });
}

/** The rows of a member's past, in the order of days. */
export const pastOf = <P extends Past & { readonly member: string }>(
  rows: readonly P[],
  member: string,
): P[] => rows.filter((row) => row.member === member).sort((a, b) => (a.day < b.day ? -1 : 1));

/** A member's row with what she was before. */
export function withSpells<R extends Present>(row: R, past: readonly Past[]) {
  const spells = spellsOf(row, past);
  return { ...row, spells, presentFrom: spells[0]?.presentFrom ?? presentFrom(row, past) };
}

const holdsOn = ({ presentFrom: from, presentUntil: until }: Spell, day: Day): boolean =>
  (from === null || from <= day) && (until === null || until > day);

/** The chapter that a member was of on a day; where she was of none then, that of her row. */
export const chapterOn = (
  { chapterCode, spells }: { readonly chapterCode: string; readonly spells: readonly Spell[] | null },
  day: Day,
): string => spells?.find((spell) => holdsOn(spell, day))?.chapterCode ?? chapterCode;

/** What cannot be, or says nothing, in the past of one member. @param past in the order of days. */
export function pastProblems(now: Present, past: readonly Past[]): RowProblem[] {
  return past.flatMap(({ row, day, chapter, type, state }, at): RowProblem[] => {
    const ask = (column: string, code: CellProblem['code'], what: string, todo: string): RowProblem[] => [
      { row, column, code, severity: 'notice', what, todo },
    ];
    if (now.joined !== null && day < now.joined)
      return ask(
        'day',
        'order',
        `Ngày đổi đứng trước ngày vào Hội (${formatDay(now.joined)}).`,
        'Xem lại ngày này, hoặc Ngày vào Hội ở tab Hội viên.',
      );
    if (now.leftOn !== null && day > now.leftOn)
      return ask(
        'day',
        'order',
        `Ngày đổi đứng sau ngày rời đi (${formatDay(now.leftOn)}).`,
        'Xem lại ngày này, hoặc Trạng thái và Ngày thay đổi ở tab Hội viên.',
      );
    const next = past[at + 1] ?? { ...now, state: now.leftOn === day ? now.state : 'active' };
    const isSame =
      next.chapter === chapter &&
      (next.type ?? 'official') === (type ?? 'official') &&
      (next.state ?? 'active') === (state ?? 'active');
    return isSame
      ? ask(
          'chapter',
          'mismatch',
          'Trước và sau ngày này hội viên vẫn như nhau: cùng chi hội, loại và trạng thái.',
          'Xem lại dòng này, hoặc ghi chi hội hiện nay ở tab Hội viên. Nếu không có gì đổi thì xóa dòng.',
        )
      : [];
  });
}
