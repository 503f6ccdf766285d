/** Parts of one row: things of several kinds in one cell, or sums that fall due on several days. */
import type { Day } from '../values';

export interface Part {
  readonly amount: number;
  /** What it is (`cây phi lao`); absent where the parts differ only in time. */
  readonly name?: string;
  /** When it counts; absent where it counts when its row does. */
  readonly day?: Day;
}
