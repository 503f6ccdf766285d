/** Khóa sổ in its dialog. */

import { addDays, type Day, done, failed, formatDay } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import { FIRST_DAY, readTypedDay } from '../../shared/understood';
import { closePeriod } from '../close-period';
import type { Visit } from '../rpc/visit';
import { answerOf } from './refused';
import { openSettings, unreadSettings } from './settings';

/** Days that people close up to: the end of the settings' period, else of the last month; only what is not closed yet. */
function suggestedDay(visit: Visit, { to, closedUntil }: { to: Day | null; closedUntil: Day | null }) {
  const lastMonth = addDays(`${visit.today.slice(0, 7)}-01` as Day, -1);
  const isOpen = (day: Day | null): day is Day =>
    day !== null && day <= visit.today && (closedUntil === null || day > closedUntil);
  return [to, lastMonth].find(isOpen) ?? null;
}

export function getClosing(_: Input<'closing.get'>, visit: Visit): Answer<Output<'closing.get'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { data } = opened.value.ward;
  return done({
    until: data.settings.closedUntil,
    suggested: suggestedDay(visit, data.settings),
    unread: unreadSettings(data, ['closedUntil']),
  });
}

export function closeBook({ to }: Input<'closing.set'>, visit: Visit): Answer<Output<'closing.set'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const day = answerOf(readTypedDay(to, visit.today, false), 'to');
  if (!day.ok) return day;
  if (day.value < FIRST_DAY) {
    return failed(invalid('to', `Ngày ${formatDay(day.value)} xa quá.`, 'Xem lại năm.'));
  }
  visit.writing = opened.value.tab.sheet;
  const closed = answerOf(closePeriod({ to: day.value }), 'to');
  return closed.ok ? done({ until: closed.value.until, message: closed.value.message }) : closed;
}
