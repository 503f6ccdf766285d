/** The period of Tổng hợp, chosen in its dialog instead of on the tab. */

import {
  type Day,
  done,
  failed,
  formatDay,
  formatPeriod,
  halfPeriod,
  makePeriod,
  monthOf,
  monthPeriod,
  namePeriod,
  type Period,
  quarterOf,
  quarterPeriod,
  sentencesOf,
  yearOf,
  yearPeriod,
} from '../../domain/values';
import { SETTINGS_SHEET, type Settings, settings } from '../../domain/ward';
import type { Input, Output } from '../../shared/contract';
import { type Answer, type FieldProblem, invalid } from '../../shared/problem';
import { readField } from '../rows/cells';
import type { OpenWard } from '../rows/open-ward';
import type { Visit } from '../rpc/visit';
import { lineOf, openSettings, unreadSettings, writeSettings } from './settings';

/** The periods that reports are asked for: this one and the last one of each length. */
export function choicesOn(today: Day): Output<'period.get'>['choices'] {
  const year = yearOf(today);
  const quarter = quarterOf(today) as 1 | 2 | 3 | 4;
  const lastMonth = monthOf(
    (Number(today.slice(5, 7)) === 1
      ? `${year - 1}-12-01`
      : `${year}-${String(Number(today.slice(5, 7)) - 1).padStart(2, '0')}-01`) as Day,
  );
  const lastQuarter =
    quarter === 1 ? quarterPeriod(year - 1, 4) : quarterPeriod(year, (quarter - 1) as 1 | 2 | 3);
  const periods: [string, Period][] = [
    ['Tháng này', monthPeriod(monthOf(today))],
    ['Tháng trước', monthPeriod(lastMonth)],
    ['Quý này', quarterPeriod(year, quarter)],
    ['Quý trước', lastQuarter],
    ['6 tháng đầu năm', halfPeriod(year, 1)],
    ['6 tháng cuối năm', halfPeriod(year, 2)],
    ['Năm nay', yearPeriod(year)],
    ['Năm trước', yearPeriod(year - 1)],
  ];
  return periods.map(([label, { from, to }]) => ({ label, from, to }));
}

const shownPeriod = (period: Period): { from: string; to: string; label: string } => ({
  from: period.from,
  to: period.to,
  label: `${namePeriod(period)} (${formatPeriod(period)})`,
});

/** The settings' period; null where they name none, or one that ends before it begins. */
export function periodOf({ from, to }: Settings): Output<'period.get'>['period'] {
  const period = from === null || to === null ? null : makePeriod(from, to);
  return period?.ok === true ? shownPeriod(period.value) : null;
}

export function getPeriod(_: Input<'period.get'>, visit: Visit): Answer<Output<'period.get'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { data } = opened.value.ward;
  return done({
    period: periodOf(data.settings),
    choices: choicesOn(visit.today),
    unread: unreadSettings(data, ['from', 'to']),
  });
}

/** A period as typed; what is wrong lands at `from` or `to`. */
export function readPeriod(ward: OpenWard, { from, to }: Input<'period.set'>): Answer<Period> {
  const fields: Record<string, FieldProblem[]> = {};
  const read = (key: 'from' | 'to', typed: string): Day | null => {
    const reading = readField(settings[key], typed, ward.context);
    if (reading.ok) return reading.value.decoded as Day; // the column is of days
    fields[key] = [sentencesOf(reading.problem)];
    return null;
  };
  const [first, last] = [read('from', from), read('to', to)];
  if (first === null || last === null) return failed({ kind: 'invalid', fields, form: [] });
  const period = makePeriod(first, last);
  if (period.ok) return done(period.value);
  const { what, todo } = period.problem;
  return failed(invalid('to', what, todo));
}

export function setPeriod({ from, to }: Input<'period.set'>, visit: Visit): Answer<Output<'period.set'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { tab, ward } = opened.value;
  const period = readPeriod(ward, { from, to });
  if (!period.ok) return period;
  visit.writing = tab.sheet;
  for (const key of ['from', 'to'] as const) {
    if (lineOf(tab, key) < 0) {
      return failed({ kind: 'missingColumn', sheet: SETTINGS_SHEET, header: settings[key].header });
    }
  }
  writeSettings(
    tab,
    new Map([
      ['from', formatDay(period.value.from)],
      ['to', formatDay(period.value.to)],
    ]),
    ward.context,
  );
  return done({ period: shownPeriod(period.value) });
}
