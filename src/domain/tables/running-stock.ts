/** Stock from movements: what came in less what went out, by day, and the rows at which it falls below zero. */
import { type Day, roundFloat } from '../values';

export interface Move {
  readonly row: number;
  readonly day: Day;
  /** What the stock is kept by. */
  readonly item: string;
  /** Came in (positive) or went out (negative). */
  readonly change: number;
}

/** Of one day, what comes in counts before what goes out: nobody writes down the hour. */
const byDay = (a: Move, b: Move): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : Math.sign(b.change) - Math.sign(a.change) || a.row - b.row;

export interface Shortfall {
  readonly row: number;
  readonly item: string;
  /** What was there before the row took more. */
  readonly before: number;
  readonly taken: number;
}

/** The rows that take more than there is. */
export function shortfalls(moves: readonly Move[]): Shortfall[] {
  const stock = new Map<string, number>();
  return [...moves].sort(byDay).flatMap(({ row, item, change }) => {
    const before = stock.get(item) ?? 0;
    const after = roundFloat(before + change);
    stock.set(item, after);
    return change < 0 && after < 0 ? [{ row, item, before, taken: -change }] : [];
  });
}
