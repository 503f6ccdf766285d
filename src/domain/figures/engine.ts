/**
 * Evaluates metrics over records: for a period, whole or broken down by one or two dimensions. Each figure keeps the
 * rows it came from, so that it can be followed back.
 */
import { type MetricKey, metricOf, type TableKey, tables } from '../models/registry';
import { type AnyWard, recordsOf } from '../tables/any-ward';
import type { Part as RowPart } from '../tables/parts';
import type { AnyRecord } from '../tables/table';
import { type Day, inPeriod, monthOf, type Period, quarterOf, roundFloat, yearOf } from '../values';
import { candidates } from './candidates';
import { type Borders, bordersOn, chapterKey, isCut } from './chapters';
import type { Figure, Part, Source } from './figure';
import { lastRows } from './last';
import { type Aggregate, type Metric, type When, whenOf } from './metric';

/** A way to break a figure down: `chapter`, a span of time, or any field of the metric's table. */
export type Dimension = string;

/** What an evaluation needs of a workbook. */
export type Evaluated = Pick<AnyWard, 'records' | 'context' | 'ownMetrics'>;

/** Whether the workbook has the tabs that a metric counts: a model that was not chosen has no figures, not even blanks. */
export function isMeasured(key: MetricKey, ward: Pick<AnyWard, 'present' | 'ownMetrics'>): boolean {
  const isPresent = (name: MetricKey): boolean => {
    const metric = metricOf(name, ward);
    switch (metric.kind) {
      case 'ratio':
        return isPresent(metric.numerator) && isPresent(metric.denominator);
      case 'combination':
        return metric.terms.every((term) => isPresent(term.metric));
      default:
        return ward.present.has(metric.table);
    }
  };
  return isPresent(key);
}

/** Evaluates a metric over all rows of the period. */
export function evaluate(key: MetricKey, ward: Evaluated, period: Period): Figure {
  const [whole] = breakDown(key, ward, period, []);
  return whole ?? { value: null, sources: [] };
}

/**
 * Evaluates a metric by each combination of the dimensions that occurs. Parts of a sum or count add up to the whole
 * where the dimensions have one value a row (a member with two circumstances stands in two parts).
 * @param boundary day on whose chapters the rows are told: a year before is compared on the boundary of this year.
 */
export function breakDown(
  key: MetricKey,
  ward: Evaluated,
  period: Period,
  by: readonly Dimension[],
  boundary: Day = period.to,
): readonly Part[] {
  return partsOf(key, ward, { period, by, boundary });
}

interface Question {
  readonly period: Period;
  readonly by: readonly Dimension[];
  readonly boundary: Day;
}

/** What was asked of a ledger before: a dozen tables of a summary ask for the same figures. */
const answers = new WeakMap<Evaluated['records'], Map<string, readonly Part[]>>();

function partsOf(name: MetricKey, ward: Evaluated, question: Question): readonly Part[] {
  const metric = metricOf(name, ward);
  let known = answers.get(ward.records);
  if (known === undefined) {
    known = new Map();
    answers.set(ward.records, known);
  }
  const { period, by, boundary } = question;
  const queryOf = JSON.stringify([name, period.from, period.to, by, boundary]);
  const before = known.get(queryOf);
  if (before !== undefined) return before;
  const parts = breakDownMetric(metric, ward, question);
  known.set(queryOf, parts);
  return parts;
}

function breakDownMetric(metric: Metric<MetricKey>, ward: Evaluated, question: Question): Part[] {
  switch (metric.kind) {
    case 'sum':
    case 'count':
    case 'distinct':
    case 'parts':
    case 'last':
      return aggregate(metric, ward, question);
    case 'ratio': {
      const [over, under] = [metric.numerator, metric.denominator].map((name) =>
        partsByKeys(name, ward, question),
      );
      return merged([over, under]).map(({ keys, parts: [top, bottom] }) => ({
        keys,
        value:
          bottom?.value == null ||
          bottom.value === 0 ||
          (top === undefined && isUnknown(ward, question, keys))
            ? null
            : (top?.value ?? 0) / bottom.value,
        sources: joinSources([...(top?.sources ?? []), ...(bottom?.sources ?? [])]),
      }));
    }
    case 'combination': {
      const all = metric.terms.map((term) => partsByKeys(term.metric, ward, question));
      return merged(all).map(({ keys, parts }) => ({
        keys,
        value: parts.every((part) => part?.value == null)
          ? null
          : parts.reduce((total, part, at) => total + (metric.terms[at]?.sign ?? 1) * (part?.value ?? 0), 0),
        sources: joinSources(parts.flatMap((part) => part?.sources ?? [])),
      }));
    }
    default:
      return metric satisfies never;
  }
}

/** Of a chapter that was parted later what has no rows is not nought: nobody knows which part they were of. */
const isUnknown = (ward: Evaluated, { period, by, boundary }: Question, keys: readonly string[]): boolean =>
  isCut(bordersOn(ward.context.chapters.all, boundary), keys[by.indexOf('chapter')] ?? '', period);

const joinKeys = (keys: readonly string[]): string => JSON.stringify(keys);

const partsByKeys = (name: MetricKey, ward: Evaluated, question: Question): Map<string, Part> =>
  new Map(partsOf(name, ward, question).map((part) => [joinKeys(part.keys), part]));

function merged(all: readonly (Map<string, Part> | undefined)[]) {
  const keys = new Map<string, readonly string[]>();
  for (const parts of all) for (const [name, part] of parts ?? []) keys.set(name, part.keys);
  return [...keys].map(([name, of]) => ({ keys: of, parts: all.map((parts) => parts?.get(name)) }));
}

function joinSources(sources: readonly Source[]): Source[] {
  const rows = new Map<string, Set<number>>();
  for (const source of sources) {
    const known = rows.get(source.sheet) ?? new Set();
    for (const row of source.rows) known.add(row);
    rows.set(source.sheet, known);
  }
  return [...rows].map(([sheet, set]) => ({ sheet, rows: [...set].sort((a, b) => a - b) }));
}

/** What one row, or one part of it, brings to a group of a metric. */
interface Contribution {
  readonly keys: readonly string[];
  /** The row on the sheet; its parts share it. */
  readonly whole: AnyRecord & { readonly row: number };
  /** The row with the fields of the part, where the metric adds up parts. */
  readonly part: AnyRecord;
  readonly amount: number;
}

/** Hands over what each row of the metric's table brings: the one place that says which rows count, and for how much. */
function contributions(
  metric: Aggregate,
  ward: Evaluated,
  { period, by, boundary }: Question,
  take: (one: Contribution, chapters: ReadonlyMap<string, string>) => void,
): void {
  const borders = bordersOn(ward.context.chapters.all, boundary);
  const isIn = isRowWithin(metric, period);
  const isMeant = matching(metric);
  const isOfParts = metric.kind === 'parts';
  const all = candidates(metric, ward).flatMap(asItWas);
  const isLast = metric.kind === 'last';
  const rows = isLast ? lastRows(all.filter(isMeant), timeField(metric) ?? '', period.to, ward.context) : all;
  for (const whole of rows) {
    // How things stand is told by rows of before the period too; parts may lie in other periods than their row.
    if (!isLast && ((!isOfParts && !isIn(whole)) || !isMeant(whole))) continue;
    for (const part of isOfParts ? partRows(whole, metric.field) : [whole]) {
      if (isOfParts && !(PART_DAY in part ? inPeriod(part[PART_DAY] as Day, period) : isIn(part))) continue;
      const amount = isOfParts ? part.amount : metric.kind === 'sum' || isLast ? part[metric.field] : 1;
      if (typeof amount !== 'number') continue;
      for (const keys of keysOf(part, by, metric, borders, period))
        take({ keys, whole, part, amount }, borders.standsFor);
    }
  }
}

/** A row that was something else before stands for each of its spells, with the fields that it had then. */
const asItWas = <R extends AnyRecord>(row: R): readonly R[] =>
  Array.isArray(row.spells)
    ? row.spells.map((spell: AnyRecord, at, all: readonly AnyRecord[]) => {
        const next = all[at + 1];
        return { ...row, ...spell, heir: next?.chapterCode, heirOn: next?.presentFrom ?? next?.from };
      })
    : [row];

function aggregate(metric: Aggregate, ward: Evaluated, question: Question): Part[] {
  const groups = new Map<
    string,
    { keys: readonly string[]; total: number; seen: Set<unknown>; rows: number[] }
  >();
  contributions(metric, ward, question, ({ keys, whole, part, amount }, chapters) => {
    const name = joinKeys(keys);
    let group = groups.get(name);
    if (group === undefined) {
      group = { keys, total: 0, seen: new Set(), rows: [] };
      groups.set(name, group);
    }
    if (group.rows.at(-1) !== whole.row) group.rows.push(whole.row);
    if (metric.kind === 'distinct') group.seen.add(counted(part, metric.field, chapters));
    else group.total += amount;
  });
  return [...groups.values()].map((group) => ({
    keys: group.keys,
    value: metric.kind === 'distinct' ? group.seen.size : roundFloat(group.total),
    sources: [{ sheet: ward.records[metric.table]?.sheet ?? '', rows: group.rows }],
  }));
}

/** One figure of a metric: which part of which breakdown, of which period. */
export interface FigureQuery {
  readonly key: MetricKey;
  readonly period: Period;
  readonly by: readonly Dimension[];
  /** The values of the dimensions. */
  readonly keys: readonly string[];
  readonly boundary: Day;
}

/** What one row of a table brings to a figure. */
export interface Brought {
  readonly table: string;
  readonly row: number;
  readonly amount: number;
  /** When it counted, as its field has it: a day, month or year; null where rows hold and do not happen. */
  readonly at: string | number | null;
  /** The chapter that it was of then; null where it is of none. */
  readonly chapterCode: string | null;
  /** What it is told apart by, where different things are counted; the part's name, where parts are added up. */
  readonly what: string;
}

/**
 * The rows behind a figure of a metric that is counted from rows, in the order of the sheet, each with what it brings.
 * They add up to the figure; of a metric that counts different things, so many things differ.
 */
export function rowsOf(metric: Aggregate, ward: Evaluated, queryOf: Omit<FigureQuery, 'key'>): Brought[] {
  const { table, kind } = metric;
  const wanted = joinKeys(queryOf.keys);
  const found: Brought[] = [];
  contributions(metric, ward, queryOf, ({ keys, whole, part, amount }, chapters) => {
    if (joinKeys(keys) !== wanted) return;
    const at = part[PART_DAY] ?? part[timeField(metric) ?? ''];
    const what =
      kind === 'distinct' ? counted(part, metric.field, chapters) : kind === 'parts' ? part.item : null;
    found.push({
      ...{ table, row: whole.row, amount },
      at: typeof at === 'string' || typeof at === 'number' ? at : null,
      chapterCode: typeof part.chapterCode === 'string' ? part.chapterCode : null,
      what: String(what ?? ''),
    });
  });
  return found;
}

/** The parts of a field as rows of their own: the whole row's fields, with the part's amount, name and day. */
function partRows(
  row: AnyRecord & { readonly row: number },
  field: string,
): (AnyRecord & { readonly row: number })[] {
  const parts = row[field] as readonly RowPart[]; // the builder takes only fields of parts
  return parts.map(({ amount, name, day }) => ({
    ...row,
    amount,
    item: name ?? null,
    ...(day === undefined ? {} : { [PART_DAY]: day }),
  }));
}
/** The field that places a part in time, in place of its row's. */
const PART_DAY = 'partDay';

/** The field that places a row in time for this metric. */
export function timeField(metric: Aggregate): string | null {
  if (metric.when.kind === 'atEnd') return null;
  if (metric.when.on !== undefined) return metric.when.on;
  const { time } = metric;
  return time.kind === 'span' ? null : time.on;
}

type Test = (row: AnyRecord) => boolean;

/** Whether a row lies in the period; what does not depend on the row is settled once. */
export function isRowWithin(metric: Aggregate, period: Period): Test {
  const { when } = metric;
  if (when.kind === 'atEnd') return (row) => holdsOn(row, when, period.to);
  const kind = when.on === undefined ? metric.time.kind : 'day';
  const field = timeField(metric) ?? '';
  if (kind === 'year') {
    const year = yearOf(period.to);
    return (row) => row[field] === year;
  }
  const [from, to] = kind === 'month' ? [monthOf(period.from), monthOf(period.to)] : [period.from, period.to];
  return (row) => {
    const at = row[field];
    return typeof at === 'string' && at >= from && at <= to;
  };
}

function holdsOn(row: AnyRecord, when: Extract<When, { kind: 'atEnd' }>, day: Day): boolean {
  const from = row[when.from];
  const until = row[when.until];
  return (typeof from !== 'string' || from <= day) && (typeof until !== 'string' || until > day);
}

/** Whether a row passes the metric's filter. */
function matching(metric: Aggregate): Test {
  const filters = Object.entries(metric.where).map(([field, wanted]) => ({
    field,
    any: wanted === '*' ? null : ((Array.isArray(wanted) ? wanted : [wanted]) as readonly unknown[]),
  }));
  return (row) =>
    filters.every(({ field, any }) => {
      const value = row[field];
      if (value === null || value === undefined) return false;
      if (any === null) return !Array.isArray(value) || value.length > 0;
      return Array.isArray(value) ? value.some((one) => any.includes(one)) : any.includes(value);
    });
}

/** The combinations of dimension values a row stands in: one, unless a field has several values. */
function keysOf(
  row: AnyRecord,
  by: readonly Dimension[],
  metric: Aggregate,
  borders: Borders,
  period: Period,
): string[][] {
  return by.reduce<string[][]>(
    (all, dimension) => {
      const values = dimensionValues(row, dimension, metric, borders, period);
      return all.flatMap((keys) => values.map((value) => [...keys, value]));
    },
    [[]],
  );
}

/** What a row is told apart by; a chapter that was merged by then is its successor. */
function counted(row: AnyRecord, field: string, chapters: ReadonlyMap<string, string>): unknown {
  const value = row[field];
  return field === 'chapterCode' ? (chapters.get(String(value)) ?? value) : value;
}

function dimensionValues(
  row: AnyRecord,
  dimension: Dimension,
  metric: Aggregate,
  borders: Borders,
  period: Period,
): string[] {
  if (dimension === 'chapter') {
    const code = row.chapterCode;
    const at = row[PART_DAY] ?? row[timeField(metric) ?? ''] ?? period.to;
    return [typeof code === 'string' ? chapterKey(code, borders, row, at) : ''];
  }
  if (dimension === 'month' || dimension === 'quarter' || dimension === 'year') {
    const at = row[PART_DAY] ?? row[timeField(metric) ?? ''];
    if (typeof at !== 'string') return [dimension === 'year' && typeof at === 'number' ? String(at) : ''];
    const day = (at.length === 7 ? `${at}-01` : at) as Day;
    return [
      dimension === 'month'
        ? monthOf(day)
        : dimension === 'quarter'
          ? `${yearOf(day)}-Q${quarterOf(day)}`
          : String(yearOf(day)),
    ];
  }
  const value = row[dimension];
  if (Array.isArray(value)) return value.length > 0 ? value.map(String) : [''];
  return [value === null || value === undefined ? '' : String(value)];
}

/** Rows of a table that a period takes in by the table's own time, and those it leaves aside. */
export function rowsInPeriod(
  table: TableKey,
  ward: Evaluated,
  period: Period,
): { inside: number[]; outside: number[] } {
  const inside: number[] = [];
  const outside: number[] = [];
  const { time } = tables[table];
  const metric: Aggregate = {
    ...{ kind: 'count', table, time, field: '', where: {}, when: whenOf(time), label: '', unit: 'lần' },
  };
  const isIn = isRowWithin(metric, period);
  for (const row of recordsOf(ward, table)) {
    (asItWas(row).some(isIn) ? inside : outside).push(row.row);
  }
  return { inside, outside };
}
