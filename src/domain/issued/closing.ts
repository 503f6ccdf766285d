/**
 * Closing the book up to a day: what is written into closed days afterwards is counted and reported, never refused. A
 * snapshot of the closed days is kept, so that rows typed without the add-on, changed or deleted are found too.
 */

import { type Day, formatDay, type Period } from '../values';
import {
  type AnyRecord,
  isDated,
  type Present,
  type Problem,
  pastOf,
  type RowFacts,
  rowOf,
  type TableKey,
  tableKeys,
  tables,
  type WardData,
  withSpells,
} from '../ward';
import { compareSnapshots, type RowChange } from './compare';
import { type Snapshot, snapshotOf } from './snapshot';

/** Everything up to the day that is closed. */
export const closedPeriod = (until: Day): Period => ({ from: '1900-01-01' as Day, to: until });

export const snapshotOfClosed = (ward: WardData, until: Day): Snapshot =>
  snapshotOf(ward, closedPeriod(until), (key) => isDated(tables[key]));

/** Rows that were added to closed days, changed or deleted since. @param kept the snapshot made when they were closed. */
export function closedProblems(ward: WardData, until: Day, kept: Snapshot): Problem[] {
  const now = snapshotOfClosed(ward, until);
  return (
    compareSnapshots(kept, now)
      // Rows of a model that was unticked are no more counted, and stand where they stood.
      .rows.filter(
        ({ kind, figures }) => kind !== 'removed' || [...figures].some((name) => name in now.figures),
      )
      .map((change) => problemOf(ward, until, change))
  );
}

/**
 * Whether writing one row changes what closed days say: by the same marks by which Kiểm tra finds it afterwards.
 * @param before the row's record as it stands; null where there is none.
 * @param written as it will stand; null where it goes.
 */
export function changesClosed(
  ward: WardData,
  until: Day,
  key: TableKey,
  before: RowFacts | null,
  written: RowFacts | null,
): boolean {
  if (!isDated(tables[key])) return false;
  const past = key === 'members' ? pastOf(ward.records.memberHistory.rows, written?.key ?? '') : [];
  // A row that is checked by itself does not know its past.
  const after =
    past.length === 0 || written === null ? written : withSpells(written as RowFacts & Present, past);
  // What a member was before reaches back over all days.
  if (key === 'memberHistory') return true;
  const { time } = tables[key];
  const yearOf = (record: RowFacts | null) =>
    Number((record as unknown as AnyRecord | null)?.[time.kind === 'year' ? time.on : '']);
  const isOfClosedYear = (record: RowFacts | null) => yearOf(record) < Number(until.slice(0, 4));
  // A snapshot tells the figures of the last year; what is written of the years before is as closed.
  if (isOfClosedYear(before) || isOfClosedYear(after))
    return contentOf(key, before) !== contentOf(key, after);
  const alone = (record: RowFacts | null): Snapshot => {
    const records = Object.fromEntries(
      tableKeys.map((one) => {
        const rows = one === key && record !== null ? [{ ...record, key: 'X', row: rowOf(0) }] : [];
        return [one, { ...ward.records[one], rows }];
      }),
    );
    return snapshotOfClosed({ ...ward, records: records as unknown as WardData['records'] }, until);
  };
  return compareSnapshots(alone(before), alone(after)).rows.length > 0;
}

/** What people wrote in a row. */
const contentOf = (key: TableKey, record: RowFacts | null): string =>
  JSON.stringify(
    record === null
      ? null
      : Object.entries(tables[key].columns).flatMap(([name, { isSystem }]) =>
          isSystem ? [] : [(record as unknown as AnyRecord)[name] ?? null],
        ),
  );

const WORDS: Readonly<Record<RowChange['kind'], string>> = {
  added: 'Dòng này ghi thêm vào kỳ đã khóa',
  changed: 'Dòng này đã sửa sau khi khóa kỳ',
  removed: 'đã xóa, đã chuyển ra ngoài kỳ, hoặc nay ghi sai nên không được tính, sau khi khóa',
};

function problemOf(ward: WardData, until: Day, change: RowChange): Problem {
  const key = tableKeys.find((one) => tables[one].sheet === change.sheet);
  const record = key === undefined ? undefined : ward.records[key].rows.find(({ row }) => row === change.row);
  const id = change.key.startsWith('#') ? `dòng ${change.key.slice(1)} trước đây` : `dòng mã ${change.key}`;
  return {
    code: 'closedPeriod',
    severity: 'notice',
    sheet: change.sheet,
    row: change.row,
    column: change.row === null ? null : 0,
    header: null,
    chapterCode: record?.chapterCode ?? null,
    found: '',
    what:
      change.kind === 'removed'
        ? `Tab ${change.sheet}, ${id}: ${WORDS.removed} (sổ khóa đến ${formatDay(until)}).`
        : `${WORDS[change.kind]} (sổ khóa đến ${formatDay(until)}). Dòng vẫn được tính.`,
    todo: 'Nếu đúng thì giữ và báo cán bộ phường; khóa lại để ghi nhận. Nếu nhầm thì sửa ngày hoặc trả lại như cũ.',
  };
}
