/** Now and who, for stamps; how long an execution has run. The day is the spreadsheet's day. */

import type { Made } from '../domain/layout/stamp';
import { isDay } from '../domain/values';
import { personAtSheet } from './person';
import type { Spreadsheet } from './spreadsheet';

export const now = (): Date => new Date();

const begun = Date.now();
/** Milliseconds since this execution began: the script is loaded anew for each. */
export const elapsed = (): number => Date.now() - begun;

/**
 * When, in the spreadsheet's time zone, and by whom.
 * @param clock seconds too where the time tells one run from another: runs wait for each other, and take longer than one.
 */
export function made(spreadsheet: Spreadsheet, clock: 'HH:mm' | 'HH:mm:ss' = 'HH:mm'): Made {
  const text = Utilities.formatDate(now(), spreadsheet.getSpreadsheetTimeZone(), `yyyy-MM-dd ${clock}`);
  const [day = '', time = ''] = text.split(' ');
  if (!isDay(day)) throw new Error(`The clock gave ${text}.`);
  return { day, time, by: whoami() };
}

/** `+0700`: how far a zone is from Greenwich now, whatever it is called. */
export const offsetOf = (timeZone: string): string => Utilities.formatDate(now(), timeZone, 'Z');

/** E-mail of the person at the sheet; empty where Google does not say, and for a caller of the web app. */
export const whoami = (): string => personAtSheet() ?? '';
