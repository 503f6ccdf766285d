/** The period of a summary or report: as asked for, else as the settings say. */
import type { Settings } from '../domain/tables';
import { makePeriod, type Period, type Reading, readDay, refuse } from '../domain/values';

/** What a caller may pass: days as `YYYY-MM-DD` or as people write them. */
export interface PeriodArgument {
  readonly from: string;
  readonly to: string;
}

const isArgument = (value: unknown): value is PeriodArgument =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  'to' in value &&
  typeof value.from === 'string' &&
  typeof value.to === 'string';

/**
 * @param argument from a caller; a menu item passes nothing, a trigger its event: both mean the settings' period.
 */
export function choosePeriod(argument: unknown, settings: Settings): Reading<Period> {
  if (isArgument(argument)) {
    const from = readDay(argument.from);
    if (!from.ok) return refuse(from.code, `Kỳ từ ngày: ${from.message}`);
    const to = readDay(argument.to);
    if (!to.ok) return refuse(to.code, `Kỳ đến ngày: ${to.message}`);
    return makePeriod(from.value, to.value);
  }
  if (settings.from === null || settings.to === null) {
    return refuse(
      'noPeriod',
      'Chưa có kỳ tổng hợp. Ghi “Kỳ từ ngày” và “Kỳ đến ngày” ở tab Cài đặt, ví dụ 01/01/2022 và 31/12/2022.',
    );
  }
  return makePeriod(settings.from, settings.to);
}
