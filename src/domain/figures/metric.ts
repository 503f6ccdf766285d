/**
 * What a metric is: data that names a table, a field, a filter, a way to stand in time, and a unit. No closure: the
 * engine evaluates it, and the same declaration can be turned into SQL.
 */
import type { Part } from '../tables/parts';
import type { AnyTable, Row, Time } from '../tables/table';
import type { DeclaredUnit, Unit } from './unit';

export type { Unit } from './unit';

/** Which rows of a table a period takes in. */
export type When =
  /** The row's day, month or year lies in the period (tables that say when their rows happened). */
  | { readonly kind: 'during'; readonly on?: string }
  /** The row holds on the last day of the period: begun, and not yet ended. */
  | { readonly kind: 'atEnd'; readonly from: string; readonly until: string };

/** A field must equal the value, or one of them; `'*'` asks only that it is there. Fields of several values: any. */
type Where = Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>;

interface Base {
  /** Vietnamese, as it stands in tables: `Hội viên`. */
  readonly label: string;
  readonly unit: Unit;
  /** Labels that it had before: weights and templates that wards wrote name it by them. */
  readonly formerly?: readonly string[];
}

/**
 * Adds up a field over rows, counts rows, counts the different values of a field, or adds up the parts that stand in a
 * field (trees by name, money by the day it fell due). Parts break down by `item`, their name, and stand in time by
 * their own day where they have one. `last` adds up how things stood at the period's end: of each chapter the last row
 * until then (`last.ts`).
 */
export interface Aggregate extends Base {
  readonly kind: 'sum' | 'count' | 'distinct' | 'parts' | 'last';
  /** Key of the table. */
  readonly table: string;
  /** Where the table's rows stand in time by themselves. */
  readonly time: Time;
  /** Field of the record; empty for `count`. */
  readonly field: string;
  readonly where: Where;
  readonly when: When;
  /** Field that is true where a row was written down when it happened: only then is it compared with (`recorded.ts`). */
  readonly recorded?: string;
  /** Counts people by what is known of them in confidence, though the table itself is not so. */
  readonly isSensitive?: boolean;
}

/** One metric over another. `K`: names of metrics. */
export interface Ratio<K extends string = string> extends Base {
  readonly kind: 'ratio';
  readonly numerator: K;
  readonly denominator: K;
}

/** Sum or difference of other metrics. */
export interface Combination<K extends string = string> extends Base {
  readonly kind: 'combination';
  readonly terms: readonly { readonly metric: K; readonly sign: 1 | -1 }[];
}

export type Metric<K extends string = string> = Aggregate | Ratio<K> | Combination<K>;

/** A metric that a ward defines itself (`own-metrics.ts`), by the id of its row in `Chỉ số`. */
export type OwnMetricKey = `own:${string}`;

/** Fields of a table's record that can be added up. */
type NumberField<T> = {
  [F in keyof Row<T>]: NonNullable<Row<T>[F]> extends number ? F : never;
}[keyof Row<T>] &
  string;
/** Fields that hold parts. */
type PartsField<T> = {
  [F in keyof Row<T>]: Row<T>[F] extends readonly Part[] ? F : never;
}[keyof Row<T>] &
  string;
type Field<T> = keyof Row<T> & string;
type Filter<T> = Partial<Record<Field<T>, Where[string]>>;

/** Where in time rows stand unless a metric says otherwise: as the table's own declaration says. */
export const whenOf = (time: Time): When =>
  time.kind === 'span' ? { kind: 'atEnd', from: time.from, until: time.until } : { kind: 'during' };

/** Builds a metric step by step; each step returns a new one. `T`: the table that it counts. */
class AggregateBuilder<T> implements Aggregate {
  readonly kind: Aggregate['kind'];
  readonly table: string;
  readonly time: Time;
  readonly field: string;
  readonly where: Where;
  readonly when: When;
  readonly recorded?: string;
  readonly isSensitive?: boolean;
  readonly unit: Unit;
  readonly label: string;
  readonly formerly?: readonly string[];

  constructor(facts: Aggregate) {
    this.kind = facts.kind;
    this.table = facts.table;
    this.time = facts.time;
    this.field = facts.field;
    this.where = facts.where;
    this.when = facts.when;
    if (facts.recorded !== undefined) this.recorded = facts.recorded;
    if (facts.isSensitive !== undefined) this.isSensitive = facts.isSensitive;
    this.unit = facts.unit;
    this.label = facts.label;
    if (facts.formerly !== undefined) this.formerly = facts.formerly;
  }

  /** Only rows whose fields have these values. */
  only(filter: Filter<T>): AggregateBuilder<T> {
    return new AggregateBuilder({ ...this, where: { ...this.where, ...(filter as Where) } });
  }
  /** Rows placed by another day than the table's own, for example the day of a result. */
  during(on: Field<T>): AggregateBuilder<T> {
    return new AggregateBuilder({ ...this, when: { kind: 'during', on } });
  }
  /** Rows that hold on the period's last day. */
  atEnd(from: Field<T>, until: Field<T>): AggregateBuilder<T> {
    return new AggregateBuilder({ ...this, when: { kind: 'atEnd', from, until } });
  }
  /** A later period is compared with only where all rows of the earlier one say this. */
  comparedWhere(recorded: Field<T>): AggregateBuilder<T> {
    return new AggregateBuilder({ ...this, recorded });
  }
  /** By what is known of people in confidence: outside the ward no group under five is told. */
  sensitive(): AggregateBuilder<T> {
    return new AggregateBuilder({ ...this, isSensitive: true });
  }
  wasCalled(...labels: string[]): AggregateBuilder<T> {
    return new AggregateBuilder({ ...this, formerly: labels });
  }
  as(label: string, unit: DeclaredUnit): AggregateBuilder<T> {
    return new AggregateBuilder({ ...this, label, unit });
  }
}

const start = <T extends AnyTable>(kind: Aggregate['kind'], { key, time }: T, field: string) =>
  new AggregateBuilder<T>({
    ...{ kind, table: key, time, field, where: {}, when: whenOf(time), unit: 'lần', label: '' },
  });

/** Adds up a number field. */
export const sum = <T extends AnyTable>(table: T, field: NumberField<T>) => start('sum', table, field);
/** Adds up the parts that a field holds. */
export const parts = <T extends AnyTable>(table: T, field: PartsField<T>) => start('parts', table, field);
/** Counts rows. */
export const count = <T extends AnyTable>(table: T) => start('count', table, '');
/** Counts different values of a field: households, children, helpers. */
export const distinct = <T extends AnyTable>(table: T, field: Field<T>) => start('distinct', table, field);

/** One metric over another, both by their names; `unit` other than % reads the quotient as it is (a mean). */
export const ratio = <const K extends string>(
  label: string,
  numerator: K,
  denominator: K,
  unit: DeclaredUnit = '%',
): Ratio<K> => ({ kind: 'ratio', label, numerator, denominator, unit });

/** Other metrics added up and taken away, by their names. */
export const combine = <const K extends string>(
  label: string,
  unit: DeclaredUnit,
  plus: readonly K[],
  minus: readonly K[] = [],
): Combination<K> => ({
  kind: 'combination',
  label,
  unit,
  terms: [
    ...plus.map((metric) => ({ metric, sign: 1 as const })),
    ...minus.map((metric) => ({ metric, sign: -1 as const })),
  ],
});
