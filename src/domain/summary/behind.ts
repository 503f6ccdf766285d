/**
 * What stands behind a figure of a summary tab: plain data that goes with its cell and is evaluated only when someone
 * asks for the rows (`explain.ts`).
 */
import type { BookQuestion, StockQuestion } from '../ledger';
import type { Asked, Dimension, MetricKey, Unit } from '../metrics';
import type { TableKey } from '../tables';
import type { Day, Period } from '../values';

export type Behind =
  | ({ readonly kind: 'metric' } & Asked)
  /** How many rows a metric was counted from; of one tab only where it is named. */
  | { readonly kind: 'rowCount'; readonly of: Asked; readonly sheet?: string }
  | ({ readonly kind: 'book' } & BookQuestion)
  | ({ readonly kind: 'stock' } & StockQuestion)
  /** A cell of one row. */
  | {
      readonly kind: 'row';
      readonly table: TableKey;
      readonly row: number;
      readonly amount: number;
      readonly unit: Unit;
    }
  /** A thing that was given in kind. */
  | { readonly kind: 'inKind'; readonly name: string; readonly period: Period }
  /** What a helper of 1+1 carries on a day. */
  | {
      readonly kind: 'load';
      readonly helperKey: string;
      readonly on: Day;
      readonly what: 'pairs' | 'value';
    }
  /** A calculation over other figures; `change` says nothing where one of the two is not known. */
  | {
      readonly kind: 'plus' | 'minus' | 'change' | 'share';
      readonly of: readonly Behind[];
    }
  /** A figure as a chart shows it: in millions, or rounded to a tenth. */
  | { readonly kind: 'drawn'; readonly of: Behind; readonly as: 'millions' | 'tenths' }
  /** Points of the ranking: at most `full`, by the share of the best chapter's figure. */
  | { readonly kind: 'points'; readonly full: number; readonly of: Asked; readonly best: Asked | null };

/** A figure of a metric; without dimensions the whole. */
export const asked = (
  key: MetricKey,
  period: Period,
  by: readonly Dimension[] = [],
  keys: readonly string[] = [],
  boundary: Day = period.to,
): Asked & { readonly kind: 'metric' } => ({ kind: 'metric', key, period, by, keys, boundary });

/** What is left: opening + in − out, of a fund or of a stock. */
export const leftOf = (of: (side: 'opening' | 'in' | 'out') => Behind): Behind => ({
  kind: 'minus',
  of: [{ kind: 'plus', of: [of('opening'), of('in')] }, of('out')],
});
