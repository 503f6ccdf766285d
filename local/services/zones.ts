/** Instants and serial numbers: days since 1899-12-30 on the wall clock of a time zone (values-10). */

const DAY = 86_400_000;
/** Days from 1899-12-30 to 1970-01-01. */
const EPOCH = 25_569;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets by zone and quarter of an hour: zones change their offset only at such instants, since 1900 or so. */
const offsets = new Map<string, Map<number, number>>();
const QUARTER = 15 * 60_000;

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** UTC milliseconds of a wall clock; years below 100 are taken as they are. */
export function utcOf(year: number, month: number, day: number, h = 0, m = 0, s = 0, ms = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(h, m, s, ms);
  return date.getTime();
}

/** Milliseconds to add to UTC for the wall clock of a zone at an instant. Throws `RangeError` for no such zone. */
export function offsetAt(instant: number, zone: string): number {
  let byQuarter = offsets.get(zone);
  if (!byQuarter) {
    byQuarter = new Map();
    offsets.set(zone, byQuarter);
  }
  const quarter = Math.floor(instant / QUARTER);
  const found = byQuarter.get(quarter);
  if (found !== undefined) return found;
  const second = quarter * QUARTER;
  const fields = new Map(
    formatFor(zone)
      .formatToParts(second)
      .map((part) => [part.type, part.value]),
  );
  const field = (name: Intl.DateTimeFormatPartTypes) => Number(fields.get(name));
  const year = fields.get('era') === 'BC' ? 1 - field('year') : field('year');
  const wall = utcOf(year, field('month'), field('day'), field('hour'), field('minute'), field('second'));
  const offset = wall - second;
  byQuarter.set(quarter, offset);
  return offset;
}

/** The instant at which the clocks of the zone show a wall time (given as if it were UTC). */
export function instantOfWall(wall: number, zone: string): number {
  const first = wall - offsetAt(wall, zone);
  const second = wall - offsetAt(first, zone);
  return first === second ? first : Math.max(first, second);
}

/** Milliseconds on either side of 1970 that a `Date` can be, ECMA-262 section 21.4.1.1, less two days for any zone. */
const LAST_INSTANT = 8.64e15 - 2 * DAY;

/** An invalid `Date` where no calendar has the day (a telephone number in a column of days). */
export function serialToDate(serial: number, zone: string): Date {
  const wall = Math.round((serial - EPOCH) * DAY);
  return new Date(Math.abs(wall) <= LAST_INSTANT ? instantOfWall(wall, zone) : Number.NaN);
}

export function dateToSerial(date: Date, zone: string): number {
  const instant = date.getTime();
  return (instant + offsetAt(instant, zone)) / DAY + EPOCH;
}

/** Serial of a day and a time of a wall clock. */
export function serialOf(year: number, month: number, day: number, h = 0, m = 0, s = 0): number {
  return utcOf(year, month, day, h, m, s) / DAY + EPOCH;
}

/** Year, month (1–12) and day of the wall clock of a zone. */
export function wallDay(instant: Date, zone: string): { year: number; month: number; day: number } {
  const wall = new Date(instant.getTime() + offsetAt(instant.getTime(), zone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

export function isZone(zone: string): boolean {
  try {
    formatFor(zone);
    return true;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}
