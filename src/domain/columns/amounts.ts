/** What the kinds of numbers share: a day in their cells is refused, and so is what no row of a ward can hold. */
import { formatDay, isDay, type Reading, type Refused, refuse } from '../values';
import { type Cell, numberText } from './cell';

/** Format of Sheets: as many decimals as there are and no comma without them: `#,##0.###` shows 289 as `289,`. */
export const AMOUNT = 'General';

/** Said of a day in the cell of a number: the sheet has made it of something else (`1.5`, `3/4`). Null for any other cell. */
export const dayProblem = (cell: Cell): Refused<never> | null =>
  isDay(cell)
    ? refuse(
        'unreadable',
        `Ô này là ngày ${formatDay(cell)}, không phải số: bảng tính có thể đã tự đổi.`,
        'Ghi lại số vào ô này.',
      )
    : null;

/** @param noun what is counted, at the beginning of a sentence. */
export function within(reading: Reading<number>, max: number, noun: string): Reading<number> {
  if (!reading.ok) return reading;
  if (reading.value < 0) return refuse('absurd', `${noun} không thể âm.`, 'Ghi lại số dương.');
  if (reading.value > max) {
    return refuse(
      'absurd',
      `${noun} ${numberText(reading.value)} lớn quá mức.`,
      'Xem lại có thừa số 0 không.',
    );
  }
  return reading;
}
