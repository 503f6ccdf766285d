/**
 * Closed days are said before anything is written into them: an officer or a head at the sheet says that she means it,
 * a link is told whom to ask.
 */

import { changesClosed } from '../../domain/issued';
import { type Day, formatDay } from '../../domain/values';
import {
  type AnyRow,
  decodeSettings,
  recordsOf,
  rowOf,
  SETTINGS_SHEET,
  type TableKey,
} from '../../domain/ward';
import { openTab } from '../../google/tab-reader';
import type { Problem } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import type { OpenWard } from './open-ward';

/** The last closed day; null where the book is open. One tab is read. */
function closedUntil(visit: Visit, ward: OpenWard): Day | null {
  const settings = ward.settings ?? openTab(visit.spreadsheet, SETTINGS_SHEET, visit.toDay);
  return decodeSettings(settings?.raw ?? null, ward.context).settings.closedUntil;
}

/**
 * Whether a row may be written, changed or taken away.
 * @param before its record as it stands; null for a new row, or one that does not count.
 * @param after as it will stand; null where it goes.
 * @returns what to say, or null.
 */
export function closedRow(
  visit: Visit,
  ward: OpenWard,
  key: TableKey,
  before: AnyRow | null,
  after: AnyRow | null,
): Problem | null {
  if (visit.acceptsClosed) return null;
  const until = closedUntil(visit, ward);
  return until !== null && changesClosed(ward.data, until, key, before, after)
    ? isClosed(visit, until)
    : null;
}

/** Whether something may be changed from a day on. @returns what to say, or null. */
export function closedDay(visit: Visit, ward: OpenWard, day: Day): Problem | null {
  if (visit.acceptsClosed) return null;
  const until = closedUntil(visit, ward);
  return until !== null && day <= until ? isClosed(visit, until) : null;
}

/** The record that stands in a row now; null where the row is wrong and does not count. */
export const recordAt = (ward: OpenWard, key: TableKey, index: number): AnyRow | null =>
  recordsOf(ward.data, key).find(({ row }) => row === rowOf(index)) ?? null;

const isClosed = ({ link }: Visit, until: Day): Problem =>
  link === null
    ? {
        kind: 'closed',
        mayConfirm: true,
        what: `Sổ đã khóa đến ${formatDay(until)}.`,
        todo: 'Việc này làm đổi số của những ngày đã khóa.',
      }
    : {
        kind: 'closed',
        mayConfirm: false,
        what: `Sổ đã khóa đến ${formatDay(until)}, nên bằng liên kết không ghi được vào những ngày ấy.`,
        todo: 'Nhờ cán bộ phường ghi.',
      };
