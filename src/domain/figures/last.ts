/** How things stood at a period's end: of each chapter (and initiative) the last row until then counts, and no other. */
import type { Context } from '../tables/context';
import type { AnyRow } from '../tables/table';
import { addDays, addYears, type Day } from '../values';

/** A balance that nobody has written down for a year is not known any more. */
const oldest = (to: Day): Day => addYears(to, -1);

/**
 * @param on field of the row's day. @param to the period's last day.
 * A chapter that was merged stands for itself until its successor has written down how both stand.
 */
export function lastRows<R extends AnyRow>(
  rows: readonly R[],
  on: string,
  to: Day,
  { chapters }: Pick<Context, 'chapters'>,
): readonly R[] {
  const last = new Map<string, R>();
  const from = oldest(to);
  for (const row of rows) {
    const at = row[on];
    if (typeof at !== 'string' || at > to || at <= from) continue;
    const key = JSON.stringify([row.chapterCode, row.initiative ?? null]);
    const before = last.get(key);
    // Of two rows of one day the later one on the sheet was written later.
    if (before === undefined || String(before[on]) <= at) last.set(key, row);
  }
  return [...last.values()]
    .filter((row) => {
      const chapter = row.chapterCode === null ? undefined : chapters.get(row.chapterCode);
      if (chapter?.successor == null || chapter.until === null) return true;
      const successor = chapter.successor;
      const since = addDays(chapter.until, -1);
      return ![...last.values()].some(
        (other) => other.chapterCode === successor && String(other[on]) > since,
      );
    })
    .sort((a, b) => a.row - b.row);
}
