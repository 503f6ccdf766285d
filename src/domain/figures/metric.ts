/**
 * What a metric is: data that names a table, a field, a filter, a way to stand in time, and a unit. No closure: the
 * engine evaluates it, and the same declaration can be turned into SQL.
 */
import { type Part, type Row, type TableKey, type Tables, tables } from '../tables';

/** Which rows of a table a period takes in. */
export type When =
  /** The row's day, month or year lies in the period (tables that say when their rows happened). */
  | { readonly kind: 'during'; readonly on?: string }
  /** The row holds on the last day of the period: begun, and not yet ended. */
  | { readonly kind: 'atEnd'; readonly from: string; readonly until: string };

/** A field must equal the value, or one of them; `'*'` asks only that it is there. Fields of several values: any. */
export type Where = Readonly<
  Record<string, string | number | boolean | readonly (string | number | boolean)[]>
>;

export type Unit =
  | 'đ'
  | 'kg'
  | 'vỏ'
  | '%'
  | 'suất'
  | 'hội viên'
  | 'người'
  | 'chi hội'
  | 'tổ'
  | 'cặp'
  | 'hộ'
  | 'lần'
  | 'trẻ'
  | 'điểm'
  | 'chiếc'
  | 'buổi'
  | 'lượt'
  | 'km'
  | 'm²'
  | 'm³'
  | 'cây'
  | 'thùng'
  | 'công'
  | 'mái ấm'
  | 'tin'
  | 'mặt hàng'
  | 'chỉ tiêu';

interface Base {
  /** Vietnamese, as it stands in tables: `Hội viên`. */
  readonly label: string;
  readonly unit: Unit;
}

/**
 * Adds up a field over rows, counts rows, counts the different values of a field, or adds up the parts that stand in a
 * field (trees by name, money by the day it fell due). Parts break down by `item`, their name, and stand in time by
 * their own day where they have one.
 */
export interface Aggregate extends Base {
  readonly kind: 'sum' | 'count' | 'distinct' | 'parts';
  readonly table: TableKey;
  /** Field of the record; empty for `count`. */
  readonly field: string;
  readonly where: Where;
  readonly when: When;
}

/** One metric over another, times `scale`. */
export interface Ratio extends Base {
  readonly kind: 'ratio';
  readonly numerator: string;
  readonly denominator: string;
}

/** Sum or difference of other metrics. */
export interface Combination extends Base {
  readonly kind: 'combination';
  readonly terms: readonly { readonly metric: string; readonly sign: 1 | -1 }[];
}

export type Metric = Aggregate | Ratio | Combination;

type RecordOf<K extends TableKey> = Row<Tables[K]>;
/** Fields of a table's record that can be added up. */
type NumberField<K extends TableKey> = {
  [F in keyof RecordOf<K>]: NonNullable<RecordOf<K>[F]> extends number ? F : never;
}[keyof RecordOf<K>] &
  string;
/** Fields that hold parts. */
type PartsField<K extends TableKey> = {
  [F in keyof RecordOf<K>]: RecordOf<K>[F] extends readonly Part[] ? F : never;
}[keyof RecordOf<K>] &
  string;
type Field<K extends TableKey> = keyof RecordOf<K> & string;
type Filter<K extends TableKey> = Partial<Record<Field<K>, Where[string]>>;

/** Where in time a table's rows stand unless a metric says otherwise: as the table's own declaration says. */
const whenOf = (table: TableKey): When => {
  const { time } = tables[table];
  return time.kind === 'span' ? { kind: 'atEnd', from: time.from, until: time.until } : { kind: 'during' };
};

/** Builds a metric step by step; each step returns a new one. */
class AggregateBuilder<K extends TableKey> implements Aggregate {
  readonly kind: Aggregate['kind'];
  readonly table: K;
  readonly field: string;
  readonly where: Where;
  readonly when: When;
  readonly unit: Unit;
  readonly label: string;

  constructor(facts: Aggregate & { readonly table: K }) {
    this.kind = facts.kind;
    this.table = facts.table;
    this.field = facts.field;
    this.where = facts.where;
    this.when = facts.when;
    this.unit = facts.unit;
    this.label = facts.label;
  }

  /** Only rows whose fields have these values. */
  only(filter: Filter<K>): AggregateBuilder<K> {
    return new AggregateBuilder({ ...this, where: { ...this.where, ...(filter as Where) } });
  }
  /** Rows placed by another day than the table's own, for example the day of a result. */
  during(on: Field<K>): AggregateBuilder<K> {
    return new AggregateBuilder({ ...this, when: { kind: 'during', on } });
  }
  /** Rows that hold on the period's last day. */
  atEnd(from: Field<K>, until: Field<K>): AggregateBuilder<K> {
    return new AggregateBuilder({ ...this, when: { kind: 'atEnd', from, until } });
  }
  as(label: string, unit: Unit): AggregateBuilder<K> {
    return new AggregateBuilder({ ...this, label, unit });
  }
}

const start = <K extends TableKey>(kind: Aggregate['kind'], table: K, field: string) =>
  new AggregateBuilder<K>({
    kind,
    table,
    field,
    where: {},
    when: whenOf(table),
    unit: 'lần',
    label: '',
  });

/** Adds up a number field. */
export const sum = <K extends TableKey>(table: K, field: NumberField<K>) => start('sum', table, field);
/** Adds up the parts that a field holds. */
export const parts = <K extends TableKey>(table: K, field: PartsField<K>) => start('parts', table, field);
/** Counts rows. */
export const count = <K extends TableKey>(table: K) => start('count', table, '');
/** Counts different values of a field: households, children, helpers. */
export const distinct = <K extends TableKey>(table: K, field: Field<K>) => start('distinct', table, field);

/** One metric over another; `unit` other than % reads the quotient as it is (a mean). */
export const ratio = (label: string, numerator: string, denominator: string, unit: Unit = '%'): Ratio => ({
  kind: 'ratio',
  label,
  numerator,
  denominator,
  unit,
});

export const combine = (
  label: string,
  unit: Unit,
  plus: readonly string[],
  minus: readonly string[] = [],
): Combination => ({
  kind: 'combination',
  label,
  unit,
  terms: [
    ...plus.map((metric) => ({ metric, sign: 1 as const })),
    ...minus.map((metric) => ({ metric, sign: -1 as const })),
  ],
});
