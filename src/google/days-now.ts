/** The spreadsheet's own clock: its day, its minute, and the reader of its dates, from one question for its zone. */
import type { Day } from '../domain/values';
import { now } from './clock';
import { dayReader } from './days';
import type { Spreadsheet } from './spreadsheet';

export interface SheetClock {
  readonly today: Day;
  /** `yyyy-MM-dd HH:mm`. */
  readonly at: string;
  readonly toDay: (date: Date) => Day;
}

export function clockOf(spreadsheet: Spreadsheet): SheetClock {
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const toDay = dayReader(zone);
  const instant = now();
  const today = toDay(instant);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return { today, at: `${today} ${time.format(instant)}`, toDay };
}
