/**
 * The life of 1+1 beyond its counts: who still waits for a helper, how much the helpers carry, and which pair brought a
 * household out of poverty. Who is in need is said by the row of the tab `Hoàn cảnh` only, which a ward may close:
 * summaries are seen by everyone who may open the file.
 */
import { POVERTY_RESULTS } from '../models/pairings';
import { type Day, type Period, roundFloat } from '../values';
import { chapterOn, type Row, type Tables, type WardData } from '../ward';
import { type Givings, givingsByPair } from './support-given';

export type Pairing = Row<Tables['pairings']>;

export const isAtWork = ({ day, endedOn }: Pairing, on: Day): boolean =>
  day <= on && (endedOn === null || endedOn > on);

export interface Waiting {
  /** Row of the tab `Hoàn cảnh`. */
  readonly row: number;
  readonly chapterCode: string | null;
  readonly needs: readonly string[];
  readonly circumstances: number;
}

/** Members with a hardship or a need whom no pair helps on that day; those with most to bear first. */
export function waitingList({ records, context }: WardData, on: Day): Waiting[] {
  const helped = new Set(
    records.pairings.rows.filter((pair) => isAtWork(pair, on)).map(({ helpedKey }) => helpedKey),
  );
  return records.circumstances.rows
    .filter(
      ({ member, isHardship, hasNeed, from, leftOn }) =>
        (isHardship || hasNeed) &&
        (from === null || from <= on) &&
        (leftOn === null || leftOn > on) &&
        !helped.has(`member:${member}`),
    )
    .map(({ row, member, chapterCode, needs, circumstances }) => {
      const owner = context.members.get(member);
      return {
        row,
        chapterCode: owner === undefined ? chapterCode : chapterOn(owner, on),
        needs: needs ?? [],
        circumstances: circumstances?.length ?? 0,
      };
    })
    .sort((a, b) => b.circumstances - a.circumstances || b.needs.length - a.needs.length || a.row - b.row);
}

export interface Load {
  readonly helperKey: string;
  readonly label: string;
  readonly chapterCode: string | null;
  readonly pairs: number;
  readonly value: number;
}

/** Helpers at work on that day, those who carry most first. */
export function helperLoads(ward: WardData, on: Day): Load[] {
  const { records, context } = ward;
  const loads = new Map<string, Load>();
  const given = givingsByPair(ward, on);
  for (const pair of records.pairings.rows) {
    if (!isAtWork(pair, on)) continue;
    const { helper, helperKey } = pair;
    const value = (pair.value ?? 0) + (given.get(pair.key)?.value ?? 0);
    const member = helper.kind === 'member' ? context.members.get(helper.key) : undefined;
    const chapter = helper.kind === 'chapter' ? context.chapters.get(helper.key) : undefined;
    const old = loads.get(helperKey);
    loads.set(helperKey, {
      helperKey,
      label: member?.label ?? (chapter === undefined ? helper.key : `Chi hội ${chapter.label}`),
      chapterCode: member === undefined ? (chapter?.key ?? pair.chapterCode) : chapterOn(member, on),
      pairs: (old?.pairs ?? 0) + 1,
      value: roundFloat((old?.value ?? 0) + value),
    });
  }
  return [...loads.values()].sort(
    (a, b) => b.pairs - a.pairs || b.value - a.value || (a.label < b.label ? -1 : 1),
  );
}

/** What a pair was given in a period. */
export interface Supported extends Givings {
  readonly key: string;
  /** Row of the tab `Cặp 1+1`. */
  readonly row: number;
  readonly kind: string;
  readonly chapterCode: string | null;
}

/** Pairs with givings in the period, those with the most worth first. */
export function supportedPairs(ward: WardData, { from, to }: Period): Supported[] {
  const given = givingsByPair(ward, to, from);
  return ward.records.pairings.rows
    .flatMap(({ key, row, kind, chapterCode }): Supported[] => {
      const own = given.get(key);
      return own === undefined ? [] : [{ ...own, key, row, kind, chapterCode }];
    })
    .sort((a, b) => b.value - a.value || b.times - a.times || a.row - b.row);
}

/** Pairs that support a member, at work since before the period and to its end, that no giving of it names; oldest first. */
export function quietPairs(ward: WardData, { from, to }: Period): Pairing[] {
  const given = givingsByPair(ward, to, from);
  return ward.records.pairings.rows
    .filter(
      (pair) => pair.kind === 'support' && pair.day < from && isAtWork(pair, to) && !given.has(pair.key),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.row - b.row));
}

/** The pair that brought each household out of poverty in the period: the first, where two say so. */
export function wayOut({ records }: WardData, { from, to }: Period): Pairing[] {
  const first = new Map<string, Pairing>();
  for (const pair of records.pairings.rows) {
    const { result, resultDay, helpedKey } = pair;
    if (!POVERTY_RESULTS.some((one) => one === result)) continue;
    if (resultDay === null || resultDay < from || resultDay > to) continue;
    const old = first.get(helpedKey);
    if (old?.resultDay == null || resultDay < old.resultDay) first.set(helpedKey, pair);
  }
  return [...first.values()].sort((a, b) => (String(a.resultDay) < String(b.resultDay) ? -1 : 1));
}
