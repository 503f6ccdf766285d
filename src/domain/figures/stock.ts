/** Goods in stock: recycled products and the things at the sharing point, by item: opening + in − out = left. */
import { labelOf, roundFloat, type WardData } from '../tables';
import { compareText, type Day, type Period } from '../values';

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

interface Change {
  readonly day: Day;
  readonly item: string;
  readonly label: string;
  readonly in: number;
  readonly out: number;
  readonly row: number;
}

function stockOf(changes: readonly Change[], { from, to }: Period): Stock[] {
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

/** Tables that keep a stock: what each of their rows changes in it. */
const changesOf = {
  products: ({ records, context }: WardData) =>
    records.products.rows.map(
      ({ day, product, made, out, row }): Change => ({
        ...{ day, item: product, in: made ?? 0, out, row },
        label: labelOf('products', product, context.catalogue),
      }),
    ),
  sharing: ({ records }: WardData) =>
    records.sharing.rows.map(
      ({ day, itemKey, item, brought, taken, row }): Change => ({
        ...{ day, item: itemKey, label: item, in: brought ?? 0, out: taken ?? 0, row },
      }),
    ),
};

export const productStock = (ward: WardData, period: Period): Stock[] =>
  stockOf(changesOf.products(ward), period);

export const sharingStock = (ward: WardData, period: Period): Stock[] =>
  stockOf(changesOf.sharing(ward), period);

/** One figure of a stock: what was there at the beginning, or what came or went in the period. */
export interface StockQuestion {
  readonly table: keyof typeof changesOf;
  readonly item: string;
  readonly period: Period;
  readonly side: 'opening' | 'in' | 'out';
}

/** The rows behind a figure of a stock: they add up to it. In an opening what went out is negative. */
export function stockRows(ward: WardData, { table, item, period, side }: StockQuestion) {
  return changesOf[table](ward).flatMap((change) => {
    if (change.item !== item || change.day > period.to) return [];
    if ((side === 'opening') !== change.day < period.from) return [];
    const amount = side === 'opening' ? roundFloat(change.in - change.out) : change[side];
    return amount === 0 ? [] : [{ table, row: change.row, amount }];
  });
}
