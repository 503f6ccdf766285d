/**
 * What stands behind a figure of a summary tab: plain data that goes with its cell and is evaluated only when someone
 * asks for the rows (`explain.ts`).
 */

import type { MetricKey } from '../models/registry';
import type { Day, Period } from '../values';
import type { Dimension, FigureQuery } from './engine';
import type { BookQuestion } from './funds';
import type { StockQuestion } from './stock';
import type { AnyUnit } from './unit';

export type Provenance =
  | ({ readonly kind: 'metric' } & FigureQuery)
  /** How many rows of one tab a metric was counted from. */
  | { readonly kind: 'rowCount'; readonly of: FigureQuery; readonly sheet: string }
  | ({ readonly kind: 'book' } & BookQuestion)
  | ({ readonly kind: 'stock' } & StockQuestion)
  /** Rows that the layout itself knows. */
  | {
      readonly kind: 'rows';
      readonly name: string;
      readonly unit: AnyUnit;
      readonly table: string;
      readonly rows: readonly { readonly row: number; readonly amount: number }[];
    }
  /** A calculation from left to right; what was not recorded is zero, but nothing can be shared out over it. */
  | {
      readonly kind: 'calculation';
      readonly of: readonly Provenance[];
      /** Stands before the second figure, the third …; the last stands before all others that follow. */
      readonly signs: readonly Sign[];
    }
  /** The difference to the year before, which is not known where one of the two is not. */
  | { readonly kind: 'change'; readonly of: readonly [FigureQuery, FigureQuery] }
  /** The bar of a chart: in millions, or rounded to a tenth. */
  | { readonly kind: 'drawn'; readonly of: Provenance; readonly as: 'millions' | 'tenths' }
  /** Points of the ranking: at most `full`, by the share of the best chapter's figure. */
  | {
      readonly kind: 'points';
      readonly full: number;
      readonly of: FigureQuery;
      readonly best: FigureQuery | null;
    };

export type Sign = '+' | '−' | '÷';

/** A figure of a metric; without dimensions the whole. */
export const queryOf = (
  key: MetricKey,
  period: Period,
  by: readonly Dimension[] = [],
  keys: readonly string[] = [],
  boundary: Day = period.to,
): FigureQuery & { readonly kind: 'metric' } => ({ kind: 'metric', key, period, by, keys, boundary });

export const calculation = (of: readonly Provenance[], ...signs: readonly Sign[]): Provenance => ({
  ...{ kind: 'calculation', of, signs },
});

/** What is left: opening + in − out, of a fund or of a stock. */
export const leftOf = (of: (side: 'opening' | 'in' | 'out') => Provenance): Provenance =>
  calculation([of('opening'), of('in'), of('out')], '+', '−');
