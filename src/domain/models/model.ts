/**
 * What a model is: everything that the product does with one kind of work, declared in one file. The tab, the form, the
 * checks, the figures, their block in the summary tabs, the sentence and the table of the reports and the place in every
 * list of models follow from it.
 */

import type { Metric } from '../figures/metric';
import type { MoneyFact } from '../figures/movement';
import type { StockChange } from '../figures/stock';
import type { Block, CompareBlock } from '../layout/blocks';
import type { ReportPart } from '../report/part';
import type { AnyWard } from '../tables/any-ward';
import type { AnyTable, StrangeFields } from '../tables/table';

type Metrics = Readonly<Record<string, Metric>>;
type KeysOf<M> = keyof M & string;

/** Metrics that another metric names. */
type Operands<T> = T extends { readonly table: string } ? never : T extends Metric<infer K> ? K : never;
/** A ratio or combination that names a metric which is not there does not compile. */
type Checked<M, N extends string> = {
  readonly [P in keyof M]: [Operands<M[P]>] extends [N]
    ? unknown
    : { readonly namesNoMetric: Exclude<Operands<M[P]>, N> };
};

/** A table whose time or duplicate rule names a field that its record does not have does not compile. */
type CheckedTables<T extends readonly AnyTable[]> = {
  readonly [I in keyof T]: [StrangeFields<T[I]>] extends [never]
    ? unknown
    : { readonly noSuchField: StrangeFields<T[I]> };
};

/** What Tổng hợp shows of a model, on its own part of a tab. */
interface Summary<K extends string = string> {
  /** Where it stands among the models; left out: last, in the order of the models. */
  readonly place?: number;
  readonly blocks: readonly Block<K>[];
}

export interface ModelSpec<
  Key extends string,
  T extends readonly AnyTable[],
  M extends Metrics,
  U extends string,
> {
  readonly key: Key;
  /** As the tick box reads, and wherever the model is named. */
  readonly label: string;
  /** Other ways to write the label. */
  readonly aliases?: readonly string[];
  /** Recorded by every ward; left out: by those that tick it. */
  readonly isCore?: true;
  /** In the order of their tabs. */
  readonly tables: T & CheckedTables<T>;
  /** Metrics of other models that stand in this one's metrics, blocks and sentences. */
  readonly uses?: readonly U[];
  /** Where its figures stand among those of others (sources, targets, weights); left out: last. */
  readonly place?: number;
  readonly metrics: M & Checked<M, KeysOf<M> | NoInfer<U>>;
  /** Metrics that a target may be set for, each with other ways to write its label. */
  readonly targets?: Readonly<Partial<Record<KeysOf<M>, readonly string[]>>>;
  /** Points of the best chapter in the ranking. */
  readonly weights?: Readonly<Partial<Record<KeysOf<M>, number>>>;
  /** Its block on the ward's page. */
  readonly wardPage?: Placed<CompareBlock<KeysOf<M> | NoInfer<U>>>;
  /** Its blocks on TH Phong trào; a model with a tab of its own has none. */
  readonly summary?: Summary<KeysOf<M> | NoInfer<U>>;
  /** Its part of the reports, which `Code.js` is built without. */
  readonly report?: ReportPart<KeysOf<M> | NoInfer<U>> | undefined;
  /** What its rows say of the funds, by key of the table. */
  readonly money?: (ward: AnyWard) => Readonly<Record<string, readonly MoneyFact[]>>;
  /** How its rows move a stock, by key of the table. */
  readonly stock?: (ward: AnyWard) => Readonly<Record<string, readonly StockChange[]>>;
}

/** A part that may say where it stands among those of other models. */
type Placed<P> = P & { readonly place?: number };

export type Model<
  Key extends string,
  T extends readonly AnyTable[],
  M extends Metrics,
  U extends string,
> = Omit<ModelSpec<Key, T, M, U>, 'metrics'> & { readonly metrics: M };

/** A model as the lists hold it. `K`: names of all metrics. */
export interface AnyModel<K extends string = string> {
  readonly key: string;
  readonly label: string;
  readonly aliases?: readonly string[];
  readonly isCore?: true;
  readonly tables: readonly AnyTable[];
  readonly place?: number;
  readonly metrics: Metrics;
  readonly targets?: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly weights?: Readonly<Partial<Record<string, number>>>;
  readonly wardPage?: Placed<CompareBlock<K>>;
  readonly summary?: Summary<K>;
  readonly report?: ReportPart<K> | undefined;
  readonly money?: (ward: AnyWard) => Readonly<Record<string, readonly MoneyFact[]>>;
  readonly stock?: (ward: AnyWard) => Readonly<Record<string, readonly StockChange[]>>;
}

export function model<
  const Key extends string,
  const T extends readonly AnyTable[],
  const M extends Metrics,
  const U extends string = never,
>(spec: ModelSpec<Key, T, M, U>): Model<Key, T, M, U> {
  return spec;
}

/** Behind every part that says where it stands. */
const LAST = 500;

/** Parts by the place that they give themselves, then in the order of the models. */
export const inPlace = <P extends { readonly place?: number }>(parts: readonly P[]): readonly P[] =>
  [...parts].sort((a, b) => (a.place ?? LAST) - (b.place ?? LAST));
