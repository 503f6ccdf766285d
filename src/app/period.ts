/** The period of a summary or report: as asked for, else as the settings say. */

import { type Day, makePeriod, type Period, type Reading, readDay, refuse } from '../domain/values';
import { type ProblemCode, SETTINGS_SHEET, type WardData } from '../domain/ward';

/** What a caller may pass: days as `YYYY-MM-DD` or as people write them. */
export interface PeriodArgument {
  readonly from: string;
  readonly to: string;
}

const DAYS = { from: 'Kỳ từ ngày', to: 'Kỳ đến ngày' } as const;

/** What keeps the settings from being read. */
const MOVED: ReadonlySet<ProblemCode> = new Set(['missingTab', 'movedHeader', 'missingLine']);

/** Whether a caller meant a period at all; an event of a trigger has neither day. */
const asksForPeriod = (value: unknown): value is Partial<Record<keyof PeriodArgument, unknown>> =>
  typeof value === 'object' && value !== null && ('from' in value || 'to' in value);

function readEnd(value: unknown, end: keyof PeriodArgument): Reading<Day> {
  const day = readDay(typeof value === 'string' || typeof value === 'number' ? value : null);
  return day.ok ? day : refuse(day.code, `${DAYS[end]}: ${day.message}`);
}

/**
 * @param argument from a caller; a menu item passes nothing, a trigger its event: both mean the settings' period.
 */
export function choosePeriod(
  argument: unknown,
  { settings, problems }: Pick<WardData, 'settings' | 'problems'>,
): Reading<Period> {
  if (asksForPeriod(argument)) {
    const from = readEnd(argument.from, 'from');
    if (!from.ok) return refuse(from.code, from.message);
    const to = readEnd(argument.to, 'to');
    if (!to.ok) return refuse(to.code, to.message);
    return makePeriod(from.value, to.value);
  }
  if (settings.from === null || settings.to === null) {
    // Where the lines of the settings were renamed or moved, that is what has to be mended.
    const moved = problems.find(
      ({ sheet, code, severity }) => sheet === SETTINGS_SHEET && severity === 'error' && MOVED.has(code),
    );
    if (moved !== undefined) return refuse('noPeriod', `${moved.what} ${moved.todo}`);
    return refuse(
      'noPeriod',
      'Chưa có kỳ tổng hợp. Ghi “Kỳ từ ngày” và “Kỳ đến ngày” ở tab Cài đặt, ví dụ 01/01/2022 và 31/12/2022.',
    );
  }
  return makePeriod(settings.from, settings.to);
}
