/**
 * A chapter's own page: what it recorded in a month, its points and its rank. Of other chapters it says how many there are, and
 * nothing that their figures could be worked out of: a part of the points beside its own figure would give the best chapter's.
 */
import {
  done,
  failed,
  formatNumber,
  formatPeriod,
  readMonth,
  samePeriodBefore,
  tell,
  yearOf,
  yearPeriod,
} from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { OpenWard } from '../rows/open-ward';
import type { Visit } from '../rpc/visit';
import type { Tools } from './tools';

type Month = Output<'chapter.month'>;

/** Rows of one kind that are listed; the others are counted. */
const MOST_ROWS = 30;

export function chapterMonth(
  { month: typed }: Input<'chapter.month'>,
  visit: Visit,
  tools: Tools,
): Answer<Month> {
  const month = readMonth(typed);
  if (!month.ok) return failed(invalid('month', tell(month.problem), 'Chọn lại tháng.'));
  // The whole book: a rank stands among all chapters.
  const ward = tools.openWard(visit, tools.tableKeys, { withSettings: true });
  const { data, context, person, tabs } = ward;
  const rows = tools
    .rowsOfMonth(data, month.value)
    .filter(({ row }) => person.chapters.includes(row.chapterCode ?? ''));
  const kinds = tools.tablesFor(visit).flatMap((key) => {
    const own = rows.filter((one) => one.key === key);
    const tab = tabs.get(key);
    if (tab === undefined || own.length === 0) return [];
    const shown = own
      .slice(-MOST_ROWS)
      .reverse()
      .map(({ row: { row } }) =>
        tools.viewRow(tab, tab.raw.rows[tools.indexOf(row)] ?? [], row, context, person),
      );
    return [{ title: tab.table.sheet, count: own.length, rows: shown }];
  });
  return done({ kinds, standing: standingOf(ward, visit, tools) });
}

function standingOf({ data, person }: OpenWard, { today }: Visit, tools: Tools): Month['standing'] {
  const chosen = tools.choosePeriod(undefined, data);
  const period = chosen.ok ? chosen.value : yearPeriod(yearOf(today));
  const lines = tools.chapterLines({ ward: data, period, before: samePeriodBefore(period) });
  const { weights, chapters } = tools.rankChapters({ ward: data, period }, lines);
  const own = chapters.find(({ line }) => line.key === person.chapter);
  return own === undefined || weights.length === 0
    ? null
    : {
        ...{ period: formatPeriod(period), rank: own.rank, of: chapters.length },
        points: formatNumber(own.total, 1),
        most: formatNumber(weights.reduce((sum, { points }) => sum + points, 0)),
        counted: weights.map(
          ({ key, points }) => `${tools.metricOf(key, data).label}: ${formatNumber(points)}`,
        ),
      };
}
