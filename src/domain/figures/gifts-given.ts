/** The gifts of a period row by row, in the order in which they were given: what the metrics of gifts add up. */

import { inPeriod, type Period } from '../values';
import type { Records, WardData } from '../ward';

export type Giving = Records['gifts']['rows'][number];

/** By day; of one day as the tab has them. */
export const giftsOf = ({ records }: Pick<WardData, 'records'>, period: Period): readonly Giving[] =>
  records.gifts.rows
    .filter(({ day }) => inPeriod(day, period))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.row - b.row));
