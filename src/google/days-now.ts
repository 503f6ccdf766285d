/** The spreadsheet's own clock: its day, its minute, and the reader of its dates, from one question for its zone. */
import type { Day } from '../domain/values';
import { now } from './clock';
import { dayReader } from './days';
import type { Spreadsheet } from './workbook';

export interface SheetClock {
  readonly today: Day;
  /** `yyyy-MM-dd HH:mm`. */
  readonly at: string;
  readonly toDay: (date: Date) => Day;
}

export function clockOf(spreadsheet: Spreadsheet): SheetClock {
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const toDay = dayReader(zone);
  return { today: toDay(now()), at: Utilities.formatDate(now(), zone, 'yyyy-MM-dd HH:mm'), toDay };
}
