/**
 * A snapshot of a period: the value of every figure, and a mark of every row behind one, so that a later day can say
 * which figures changed and because of which rows. Small enough for a few cells of a hidden tab.
 */

import {
  bookRows,
  evaluate,
  findMetric,
  hasBook,
  isMeasured,
  keepBook,
  metricKeysOf,
  type Source,
  type Unit,
} from '../figures';
import { hash, type Period } from '../values';
import {
  type AnyRecord,
  type AnyTable,
  recordsOf,
  type TableKey,
  tableKeyOf,
  tableKeys,
  tables,
  type WardData,
} from '../ward';

/** A row that counts in some figure. */
export interface RowMark {
  /** The row's id; `#12`, its place, where it has none. */
  readonly key: string;
  /** Differs as soon as something in the row differs that a figure or a table of the report shows. */
  readonly mark: string;
  /** Index into the snapshot's `sets`: the figures in which the row counts. */
  readonly set: number;
  /** Where it stands now; null in a snapshot that was kept. */
  readonly row: number | null;
}

export interface Snapshot {
  /** By name of the metric, or of a total of the book of funds. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** Sets of figures' names, each once. */
  readonly sets: readonly (readonly string[])[];
  /** By name of the tab. */
  readonly rows: Readonly<Record<string, readonly RowMark[]>>;
}

/** Totals of the book of funds, which are no metrics. */
const BOOK = {
  'funds.opening': ['opening', 'Các quỹ: đầu kỳ'],
  'funds.in': ['in', 'Các quỹ: thu'],
  'funds.out': ['out', 'Các quỹ: chi'],
  'funds.balance': ['balance', 'Các quỹ: cuối kỳ'],
} as const;
type BookKey = keyof typeof BOOK;
const bookKeys = Object.keys(BOOK) as BookKey[];

/** Label and unit of a figure that a snapshot names; one that is declared no more reads by its name. */
export function figureName(
  key: string,
  ward: Pick<WardData, 'ownMetrics'>,
): { readonly label: string; readonly unit: Unit } {
  const metric = findMetric(key, ward);
  if (metric !== undefined) return metric;
  const book = BOOK[key as BookKey] as (typeof BOOK)[BookKey] | undefined;
  return { label: book?.[1] ?? key, unit: book === undefined ? 'lần' : 'đ' };
}

/** @param of which tables' rows are marked; the figures are all there. */
export function snapshotOf(
  ward: WardData,
  period: Period,
  of: (key: TableKey) => boolean = () => true,
): Snapshot {
  const figures: Record<string, number | null> = {};
  const counted = new Map<string, Map<number, string[]>>();
  const note = (name: string, sources: readonly Source[]): void => {
    for (const { sheet, rows } of sources) {
      const ofSheet = counted.get(sheet) ?? new Map<number, string[]>();
      counted.set(sheet, ofSheet);
      for (const row of rows) {
        const names = ofSheet.get(row);
        if (names === undefined) ofSheet.set(row, [name]);
        else names.push(name);
      }
    }
  };
  for (const key of metricKeysOf(ward).filter((one) => isMeasured(one, ward))) {
    const { value, sources } = evaluate(key, ward, period);
    figures[key] = value;
    note(key, sources);
  }
  if (hasBook(ward)) {
    const { total } = keepBook(ward, period);
    for (const key of bookKeys) figures[key] = total[BOOK[key][0]];
    for (const side of ['in', 'out'] as const) {
      const provenance = bookRows(ward, { period, side }).map(({ table, row }) => ({
        sheet: tables[tableKeyOf(table)].sheet,
        rows: [row],
      }));
      note(`funds.${side}`, provenance);
      note('funds.balance', provenance);
    }
  }

  const sets: string[][] = [];
  const known = new Map<string, number>();
  const setOf = (names: readonly string[]): number => {
    const id = names.join(' ');
    const at = known.get(id);
    if (at !== undefined) return at;
    known.set(id, sets.length);
    sets.push([...names]);
    return sets.length - 1;
  };
  const rows: Record<string, RowMark[]> = {};
  for (const key of tableKeys) {
    const { sheet } = tables[key];
    const ofSheet = counted.get(sheet);
    if (ofSheet === undefined || !of(key)) continue;
    rows[sheet] = recordsOf(ward, key).flatMap((record): RowMark[] => {
      const { row } = record;
      const names = ofSheet.get(row);
      if (names === undefined) return [];
      return [
        {
          key: record.key === '' ? `#${row}` : record.key,
          mark: hash(contentOf(key, record, names, period, ward)),
          set: setOf(names),
          row,
        },
      ];
    });
  }
  return { figures, sets, rows };
}

/** A pairing gets its result, a house is handed over, a member leaves: rows that are rightly written in again later. */
function livesOn(key: TableKey): boolean {
  const table: AnyTable = tables[key];
  if (table.time.kind === 'span') return true;
  const on = table.time.on;
  return Object.entries(table.columns).some(
    ([name, column]) => name !== on && !column.isSystem && column.type.kind === 'day',
  );
}
const LIVING: ReadonlySet<TableKey> = new Set(tableKeys.filter(livesOn));

/** Whether the marks of a tab's rows depend on the figures that they count in. */
export const isMarkedByFigures = (sheet: string): boolean =>
  [...LIVING].some((key) => tables[key].sheet === sheet);

/** What no figure and no table shows. */
const SILENT: ReadonlySet<string> = new Set(['note']);

/** Of a row that lives on only what it adds to the period's figures; of any other everything that is written in it. */
function contentOf(
  key: TableKey,
  record: AnyRecord,
  names: readonly string[],
  period: Period,
  ward: WardData,
): string {
  if (LIVING.has(key)) {
    return JSON.stringify([
      chapterThen(key, record, period),
      ...names.map((name) => addedTo(name, key, record, period, ward)),
    ]);
  }
  return JSON.stringify(
    Object.entries((tables[key] as AnyTable).columns)
      .filter(([name, column]) => !column.isSystem && !SILENT.has(name))
      .map(([name]) => record[name] ?? null),
  );
}

/** The row's chapter; of one that changed in or before the period each of its spells until then. */
function chapterThen(key: TableKey, record: AnyRecord, { to }: Period): unknown {
  const { time } = tables[key];
  if (!Array.isArray(record.spells) || time.kind !== 'span') return record.chapterCode ?? null;
  const by = (day: unknown) => (typeof day === 'string' && day <= to ? day : null);
  const begun = (record.spells as readonly AnyRecord[]).filter(
    (spell) => spell[time.from] === null || by(spell[time.from]) !== null,
  );
  return begun.length === 1
    ? (begun[0]?.chapterCode ?? null)
    : begun.map((spell) => [spell.chapterCode, by(spell[time.from]), by(spell[time.until])]);
}

/** The number or key by which a row counts in a metric; null where it is counted as one, or by other metrics. */
function addedTo(name: string, key: TableKey, record: AnyRecord, period: Period, ward: WardData): unknown {
  const metric = findMetric(name, ward);
  if (metric === undefined || metric.kind === 'ratio' || metric.kind === 'combination') return null;
  if (metric.table !== key || metric.field === '') return null;
  const value = record[metric.field];
  if (!Array.isArray(value)) return value ?? null;
  return value.filter(
    (part: unknown) =>
      typeof part !== 'object' ||
      part === null ||
      !('day' in part) ||
      typeof part.day !== 'string' ||
      (part.day >= period.from && part.day <= period.to),
  );
}
