/**
 * Java's SimpleDateFormat, as Utilities.formatDate and parseDate use it (utilities-04, utilities-05). English
 * names.
 */
import { ScriptException } from './exceptions';
import { instantOfWall, offsetAt, utcOf } from './zones';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const TOKENS = /'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g;
const WEEK = 7;
const DAY = 86_400_000;

function pad(value: number, length: number): string {
  return String(Math.abs(value)).padStart(length, '0');
}

function zoneOffset(minutes: number, separator: string): string {
  const sign = minutes < 0 ? '-' : '+';
  const absolute = Math.abs(minutes);
  return `${sign}${pad(Math.floor(absolute / 60), 2)}${separator}${pad(Math.floor(absolute % 60), 2)}`;
}

function literal(token: string): string {
  return token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
}

/** Week-year of the US calendar: the week with 1 January is the first (why YYYY differs from yyyy). */
function weekOf(wall: Date): { year: number; week: number } {
  const firstSunday = (year: number) => {
    const start = utcOf(year, 1, 1);
    return start - new Date(start).getUTCDay() * DAY;
  };
  const year = wall.getUTCFullYear();
  const time = wall.getTime();
  const weekYear = time >= firstSunday(year + 1) ? year + 1 : year;
  return { year: weekYear, week: Math.floor((time - firstSunday(weekYear)) / (WEEK * DAY)) + 1 };
}

/** Throws for a letter that SimpleDateFormat does not know. */
export function formatDate(date: Date, zone: string, pattern: string): string {
  const offset = offsetAt(date.getTime(), zone);
  const wall = new Date(date.getTime() + offset);
  const hour = wall.getUTCHours();
  const field = (letter: string, length: number): string => {
    switch (letter) {
      case 'G':
        return wall.getUTCFullYear() > 0 ? 'AD' : 'BC';
      case 'y':
        return length === 2 ? pad(wall.getUTCFullYear() % 100, 2) : pad(wall.getUTCFullYear(), length);
      case 'Y':
        return length === 2 ? pad(weekOf(wall).year % 100, 2) : pad(weekOf(wall).year, length);
      case 'M':
      case 'L': {
        const name = MONTHS[wall.getUTCMonth()] ?? '';
        return length >= 4 ? name : length === 3 ? name.slice(0, 3) : pad(wall.getUTCMonth() + 1, length);
      }
      case 'w':
        return pad(weekOf(wall).week, length);
      case 'D':
        return pad(Math.floor((wall.getTime() - utcOf(wall.getUTCFullYear(), 1, 1)) / DAY) + 1, length);
      case 'd':
        return pad(wall.getUTCDate(), length);
      case 'E': {
        const name = DAYS[wall.getUTCDay()] ?? '';
        return length >= 4 ? name : name.slice(0, 3);
      }
      case 'u':
        return pad(wall.getUTCDay() || WEEK, length);
      case 'a':
        return hour < 12 ? 'AM' : 'PM';
      case 'H':
        return pad(hour, length);
      case 'k':
        return pad(hour || 24, length);
      case 'K':
        return pad(hour % 12, length);
      case 'h':
        return pad(hour % 12 || 12, length);
      case 'm':
        return pad(wall.getUTCMinutes(), length);
      case 's':
        return pad(wall.getUTCSeconds(), length);
      case 'S':
        return pad(wall.getUTCMilliseconds(), length);
      case 'z': {
        const parts = new Intl.DateTimeFormat('en-US', {
          timeZone: zone,
          timeZoneName: length >= 4 ? 'long' : 'short',
        }).formatToParts(date);
        return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
      }
      case 'Z':
        return zoneOffset(offset / 60_000, '');
      case 'X':
        if (offset === 0) return 'Z';
        return length === 1
          ? zoneOffset(offset / 60_000, '').slice(0, 3)
          : zoneOffset(offset / 60_000, length === 3 ? ':' : '');
      default:
        throw new ScriptException(`Invalid argument: ${pattern}`);
    }
  };
  return pattern.replace(TOKENS, (token, letter?: string) => {
    if (letter !== undefined) return field(letter, token.length);
    return token.startsWith("'") ? literal(token) : token;
  });
}

const NUMERIC: Readonly<Record<string, string>> = {
  y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour12',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
};

/** Throws where the text does not fit. Letters for numbers, `MMM`, `MMMM`, `a` and quoted text are understood. */
export function parseDate(text: string, zone: string, pattern: string): Date {
  const fields = new Map<string, number>();
  let at = 0;
  const misfit = () => new ScriptException(`Unparseable date: "${text}"`);
  for (const [token, letter] of pattern.matchAll(TOKENS)) {
    if (letter === undefined) {
      const expected = token.startsWith("'") ? literal(token) : token;
      if (!text.startsWith(expected, at)) throw misfit();
      at += expected.length;
    } else if (letter === 'M' && token.length >= 3) {
      const rest = text.slice(at).toLowerCase();
      const month = MONTHS.findIndex((name) => rest.startsWith(name.slice(0, 3).toLowerCase()));
      if (month < 0) throw misfit();
      const full = (MONTHS[month] ?? '').toLowerCase();
      at += rest.startsWith(full) ? full.length : 3;
      fields.set('month', month + 1);
    } else if (letter === 'a') {
      const match = /^(am|pm)/i.exec(text.slice(at));
      if (!match) throw misfit();
      fields.set('pm', match[0].toLowerCase() === 'pm' ? 1 : 0);
      at += 2;
    } else {
      const name = NUMERIC[letter];
      if (name === undefined) throw new ScriptException(`Invalid argument: ${pattern}`);
      const exact = token.length > 1 ? `{1,${Math.max(token.length, letter === 'y' ? 4 : 2)}}` : '+';
      const digits = new RegExp(`^\\d${exact}`).exec(text.slice(at))?.[0];
      if (digits === undefined) throw misfit();
      at += digits.length;
      const value = Number(digits);
      fields.set(name, letter === 'y' && token.length === 2 && digits.length === 2 ? 2000 + value : value);
    }
  }
  const get = (name: string, otherwise: number) => fields.get(name) ?? otherwise;
  const hour = fields.has('hour12') ? (get('hour12', 0) % 12) + 12 * get('pm', 0) : get('hour', 0);
  const wall = utcOf(
    get('year', 1970),
    get('month', 1),
    get('day', 1),
    hour,
    get('minute', 0),
    get('second', 0),
    get('millisecond', 0),
  );
  return new Date(instantOfWall(wall, zone));
}
