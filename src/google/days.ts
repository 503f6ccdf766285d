/** Dates to days: the one place where a JavaScript `Date` from a cell becomes `YYYY-MM-DD`. */
import type { Day } from '../domain/values';

/**
 * Reads days in the spreadsheet's time zone, with that zone's history (Vietnam changed its clocks before 1975, so a
 * fixed +7 would put old birthdays on the day before). One formatter for all cells: no service call a cell.
 */
export function dayReader(timeZone: string): (date: Date) => Day {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, Day>();
  return (date) => {
    const instant = date.getTime();
    const before = known.get(instant);
    if (before !== undefined) return before;
    const parts: Record<string, string> = {};
    for (const { type, value } of formatter.formatToParts(date)) parts[type] = value;
    const day = `${(parts.year ?? '').padStart(4, '0')}-${parts.month ?? ''}-${parts.day ?? ''}` as Day;
    known.set(instant, day);
    return day;
  };
}
