/** The period of a summary or report: as asked for, else as the settings say. */

import { type Day, failed, makePeriod, type Period, type Result, readDay } from '../domain/values';
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

function readEnd(value: unknown, end: keyof PeriodArgument): Result<Day> {
  const day = readDay(typeof value === 'string' || typeof value === 'number' ? value : null);
  if (day.ok) return day;
  const { what, todo } = day.problem;
  return failed({ what: `${DAYS[end]}: ${what}`, todo });
}

/**
 * @param argument from a caller; a menu item passes nothing, a trigger its event: both mean the settings' period.
 */
export function choosePeriod(
  argument: unknown,
  { settings, problems }: Pick<WardData, 'settings' | 'problems'>,
): Result<Period> {
  if (asksForPeriod(argument)) {
    const from = readEnd(argument.from, 'from');
    if (!from.ok) return from;
    const to = readEnd(argument.to, 'to');
    if (!to.ok) return to;
    return makePeriod(from.value, to.value);
  }
  if (settings.from === null || settings.to === null) {
    // Where the lines of the settings were renamed or moved, that is what has to be mended.
    const moved = problems.find(
      ({ sheet, code, severity }) => sheet === SETTINGS_SHEET && severity === 'error' && MOVED.has(code),
    );
    if (moved !== undefined) return failed({ what: moved.what, todo: moved.todo });
    return failed({
      what: 'Chưa có kỳ tổng hợp.',
      todo: 'Ghi “Kỳ từ ngày” và “Kỳ đến ngày” ở tab Cài đặt, ví dụ 01/01/2022 và 31/12/2022.',
    });
  }
  return makePeriod(settings.from, settings.to);
}
