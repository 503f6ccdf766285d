/** How the dialogs format days and name reports. */
import { formatDay, isDay } from '../../src/domain/values';
import type { ReportLine } from '../../src/shared/contract';

/** A text that is no valid day is shown unchanged. */
export const shownDay = (day: string): string => (isDay(day) ? formatDay(day) : day);

/** `số 05/BC-HPN ngày 05/01/2023`. */
export const numberAndDay = ({ number, day }: ReportLine): string =>
  [number === '' ? '' : `số ${number}`, day === '' ? '' : `ngày ${shownDay(day)}`]
    .filter((part) => part !== '')
    .join(' ');
