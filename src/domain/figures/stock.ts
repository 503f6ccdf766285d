/** Goods in stock: recycled products and the things at the sharing point, by item: opening + in − out = left. */
import { compareText, type Day, type Period, roundFloat } from '../values';

export interface Stock {
  readonly item: string;
  readonly label: string;
  readonly opening: number;
  readonly in: number;
  readonly out: number;
  readonly left: number;
  /** Rows behind the period's movements. */
  readonly rows: readonly number[];
}

/** What one row changes in a stock. */
export interface StockChange {
  readonly day: Day;
  readonly item: string;
  readonly label: string;
  readonly in: number;
  readonly out: number;
  readonly row: number;
}

/** Items that had something or moved, by their labels. */
export function stockOf(changes: readonly StockChange[], { from, to }: Period): Stock[] {
  const all = new Map<string, Stock>();
  for (const change of changes) {
    if (change.day > to) continue;
    const isBefore = change.day < from;
    const old = all.get(change.item) ?? {
      ...{ item: change.item, label: change.label, opening: 0, in: 0, out: 0, left: 0 },
      rows: [],
    };
    all.set(change.item, {
      ...old,
      opening: roundFloat(old.opening + (isBefore ? change.in - change.out : 0)),
      in: roundFloat(old.in + (isBefore ? 0 : change.in)),
      out: roundFloat(old.out + (isBefore ? 0 : change.out)),
      left: roundFloat(old.left + change.in - change.out),
      rows: isBefore ? old.rows : [...old.rows, change.row],
    });
  }
  return [...all.values()]
    .filter((stock) => stock.opening !== 0 || stock.in !== 0 || stock.out !== 0)
    .sort((a, b) => compareText(a.label, b.label));
}

/** One figure of a stock: what was there at the beginning, or what came or went in the period. */
export interface StockQuestion {
  /** Key of the table. */
  readonly table: string;
  readonly item: string;
  readonly period: Period;
  readonly side: 'opening' | 'in' | 'out';
}

/** The rows behind a figure of a stock: they add up to it. In an opening what went out is negative. */
export const stockRows = (changes: readonly StockChange[], { item, period, side }: StockQuestion) =>
  changes.flatMap((change) => {
    if (change.item !== item || change.day > period.to) return [];
    if ((side === 'opening') !== change.day < period.from) return [];
    const amount = side === 'opening' ? roundFloat(change.in - change.out) : change[side];
    return amount === 0 ? [] : [{ row: change.row, amount }];
  });
