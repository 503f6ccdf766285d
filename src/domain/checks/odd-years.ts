/**
 * Days that look like a slip in the year. A row of another year is no problem: a book holds many years. What is asked about
 * is a year that stands alone: far from every year that the ward records, reports or has closed, or one that hardly any row
 * has that was entered in the same year.
 */

import { type Day, formatDay, isDay, type Period, samePeriodBefore, yearOf } from '../values';
import {
  type AnyRow,
  type Problem,
  recordsOf,
  type TableKey,
  tableKeys,
  tables,
  type WardData,
} from '../ward';
import { rowProblem } from './row-problem';

/** So many rows of a year are no slip. */
const MANY = 20;
/** Rows entered in one year that say what is usual in it. */
const BATCH = 20;
/** A year that fewer than one row in so many of a batch has is rare. */
const RARE = 50;
/** However large the batch, so many rows of one year are no slip. */
const FEW = 5;

interface Dated {
  readonly fields: AnyRow;
  readonly day: Day;
  readonly year: number;
  /** Year of the stamp `Nhập lúc`; null where there is none. */
  readonly entered: number | null;
}

/** @param reported periods of which a report was issued. */
export function oddYears(ward: WardData, period: Period, reported: readonly Period[]): Problem[] {
  const { today } = ward.context;
  const { closedUntil } = ward.settings;
  const home = new Set<number>([yearOf(today)]);
  for (const { from, to } of [period, samePeriodBefore(period), ...reported]) {
    for (let year = yearOf(from); year <= yearOf(to); year += 1) home.add(year);
  }
  if (closedUntil !== null) home.add(yearOf(closedUntil));
  return tableKeys.flatMap((key) => {
    const rows = datedRows(key, ward);
    const usual = usualYears(rows, home);
    const odd = oddOfBatches(rows);
    return rows
      .filter((row) => (!usual.has(row.year) && !livesOn(row, home)) || odd.has(row))
      .map(({ fields, day }) =>
        rowProblem(ward, key, fields, timeColumn(key) ?? '', {
          code: 'outsidePeriod',
          severity: 'notice',
          what: `Ngày ${formatDay(day)} có năm khác hẳn các dòng khác.`,
          todo: 'Nếu gõ nhầm năm thì sửa; nếu đúng thì để nguyên.',
        }),
      );
  });
}

/** A pair that is at work, or ended in a year at home, began when it began. */
function livesOn({ fields }: Dated, home: ReadonlySet<number>): boolean {
  if (!('endedOn' in fields)) return false;
  const { endedOn } = fields;
  return endedOn === null || (isDay(endedOn) && home.has(yearOf(endedOn)));
}

function timeColumn(key: TableKey): string | null {
  const { time } = tables[key];
  return time.kind === 'day' ? time.on : null;
}

function datedRows(key: TableKey, ward: WardData): Dated[] {
  const on = timeColumn(key);
  if (on === null) return [];
  return recordsOf(ward, key).flatMap((fields): Dated[] => {
    const day = fields[on];
    if (typeof day !== 'string') return [];
    const stamp = /^\d{4}/.exec(String(fields.enteredAt ?? ''))?.[0];
    return [
      {
        fields,
        day: day as Day, // the column is of days
        year: Number(day.slice(0, 4)),
        entered: stamp === undefined ? null : Number(stamp),
      },
    ];
  });
}

/** Years at home, years of many rows, and those that join on to them without a gap. */
function usualYears(rows: readonly Dated[], home: ReadonlySet<number>): Set<number> {
  const counts = new Map<number, number>();
  for (const { year } of rows) counts.set(year, (counts.get(year) ?? 0) + 1);
  const usual = new Set(
    [...counts].filter(([year, count]) => home.has(year) || count >= MANY).map(([year]) => year),
  );
  for (const step of [-1, 1]) {
    for (const start of [...usual]) {
      for (let year = start + step; counts.has(year) && !usual.has(year); year += step) usual.add(year);
    }
  }
  return usual;
}

/** Rows whose year is neither that of their entry nor the one before, and rare among those entered with them. */
function oddOfBatches(rows: readonly Dated[]): Set<Dated> {
  const batches = new Map<number, Dated[]>();
  for (const row of rows) {
    if (row.entered === null) continue;
    const batch = batches.get(row.entered);
    if (batch === undefined) batches.set(row.entered, [row]);
    else batch.push(row);
  }
  const odd = new Set<Dated>();
  for (const [entered, batch] of batches) {
    if (batch.length < BATCH) continue;
    const counts = new Map<number, number>();
    for (const { year } of batch) counts.set(year, (counts.get(year) ?? 0) + 1);
    for (const row of batch) {
      const count = counts.get(row.year) ?? 0;
      const isNear = row.year === entered || row.year === entered - 1;
      if (!isNear && count < FEW && count * RARE < batch.length) odd.add(row);
    }
  }
  return odd;
}
