/** Writes Trang đầu: the page that the file opens on, made anew by each Tổng hợp and by Cài đặt sổ. */
import { frontPage, summaryNames } from '../domain/layout';
import { type Period, type Result, yearOf, yearPeriod } from '../domain/values';
import { colors, type WardData } from '../domain/ward';
import { writeGrids } from '../google/grid';
import type { Sheet, Spreadsheet } from '../google/spreadsheet';
import { type ByTabName, stampOn } from '../google/tabs';
import { choosePeriod } from './period';

/** Set by the build, from package.json. */
declare const VERSION: string;

/**
 * @param sheets of the spreadsheet, by name.
 * @param period of Tổng hợp; left out: that of the settings.
 * @returns a failure where a tab of the ward's own has the page's name: it is left alone.
 */
export function makeFrontPage(
  spreadsheet: Spreadsheet,
  sheets: ByTabName<Sheet>,
  ward: WardData,
  period?: Period,
): Result<readonly Sheet[]> {
  const chosen = choosePeriod(undefined, ward);
  const shown = period ?? (chosen.ok ? chosen.value : yearPeriod(yearOf(ward.context.today)));
  const head = sheets.get(summaryNames[0] ?? '');
  const stamp = head === undefined ? '' : stampOn(head);
  const grid = frontPage(ward, {
    period: shown,
    version: VERSION,
    // `Kỳ: … · Tổng hợp lúc …`; what else the stamp says stands on that page.
    lastRun: stamp.startsWith('Kỳ: ')
      ? stamp.replace('Kỳ: ', 'kỳ ').split(' · ').slice(0, 2).join(' · ')
      : '',
    tabOf: (name) => sheets.nameOf(name),
  });
  return writeGrids(spreadsheet, sheets, [grid], colors.accent);
}
