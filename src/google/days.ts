/** Dates to days: the one place where a JavaScript `Date` from a cell becomes `YYYY-MM-DD`. */
import { type Day, isDay } from '../domain/values';

/**
 * What a cell says whose date no calendar has (a phone number in a column of days, a year beyond 9999): no reader takes it
 * for a value, and the cell is named. On Google `getValues` hands out an invalid Date for it.
 */
const NO_DAY = '(ngày không có thật)';

/**
 * Reads days in the spreadsheet's time zone, with that zone's history (Vietnam changed its clocks before 1975, so a
 * fixed +7 would put old birthdays on the day before). One formatter for all cells: no service call a cell.
 * @returns a reader whose answer is `NO_DAY` where the date is none, typed as a day because cells carry either.
 */
export function dayReader(timeZone: string): (date: Date) => Day {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, Day>();
  return (date) => {
    const instant = date.getTime();
    if (Number.isNaN(instant)) return NO_DAY as Day;
    const before = known.get(instant);
    if (before !== undefined) return before;
    const parts: Record<string, string> = {};
    for (const { type, value } of formatter.formatToParts(date)) parts[type] = value;
    const text = `${(parts.year ?? '').padStart(4, '0')}-${parts.month ?? ''}-${parts.day ?? ''}`;
    const day = parts.era?.startsWith('A') && isDay(text) ? text : (NO_DAY as Day);
    known.set(instant, day);
    return day;
  };
}
