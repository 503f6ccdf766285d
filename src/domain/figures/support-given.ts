/** What each 1+1 pair was given: its rows of `Hỗ trợ 1+1` added up. */

import type { Day } from '../values';
import { roundFloat } from '../values';
import type { WardData } from '../ward';

export interface Givings {
  readonly times: number;
  /** Whole đồng. */
  readonly value: number;
  readonly last: Day;
}

/** By the pair's id. @param from the first day that counts; left out: from the beginning. */
export function givingsByPair(
  { records }: Pick<WardData, 'records'>,
  to: Day,
  from: Day | null = null,
): Map<string, Givings> {
  const pairs = new Map<string, Givings>();
  for (const { pair, day, value } of records.supports.rows) {
    if (day > to || (from !== null && day < from)) continue;
    const old = pairs.get(pair);
    pairs.set(pair, {
      times: (old?.times ?? 0) + 1,
      value: roundFloat((old?.value ?? 0) + (value ?? 0)),
      last: old === undefined || day > old.last ? day : old.last,
    });
  }
  return pairs;
}
