/** Which chapters have written something down of a month: rows of tables whose rows happened on a day. */

import { type TableKey, tableKeys, tables } from '../models/registry';
import { type AnyTable, type ChapterEntry, type Context, compareChapters, type RowFacts } from '../tables';
import { recordsOf } from '../tables/any-ward';
import { type Day, type Month, monthOf } from '../values';

export const eventTables: readonly TableKey[] = tableKeys.filter((key) => tables[key].time.kind === 'day');

export interface OfMonth {
  readonly key: TableKey;
  readonly row: RowFacts;
}

export function rowsOfMonth(ward: Parameters<typeof recordsOf>[0], month: Month): OfMonth[] {
  return eventTables.flatMap((key) => {
    const { time }: AnyTable = tables[key];
    if (time.kind !== 'day') return [];
    return recordsOf(ward, key).flatMap((row) => {
      const day = row[time.on];
      return typeof day === 'string' && monthOf(day as Day) === month ? [{ key, row }] : [];
    });
  });
}

/** The chapters that there were in the month, in their order. */
export const chaptersIn = ({ chapters }: Pick<Context, 'chapters'>, month: Month): ChapterEntry[] =>
  [...chapters.all]
    .sort(compareChapters)
    .filter(
      ({ from, until }) =>
        (from === null || from.slice(0, 7) <= month) && (until === null || until >= `${month}-01`),
    );
