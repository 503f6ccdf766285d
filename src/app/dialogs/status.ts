/** Who has recorded something in a month and who has not, with a kind word ready for the group. */

import { chaptersIn, eventTables, rowsOfMonth } from '../../domain/figures';
import { done, failed, formatMonth, formatPhone, type Month, readMonth, tell } from '../../domain/values';
import { indexOf, SETTINGS_SHEET, settings, tables } from '../../domain/ward';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import { openWard } from '../rows/open-ward';
import { textAt } from '../rows/tab';
import { showInstant } from '../rows/view';
import type { Visit } from '../rpc/visit';

export function reportStatus(
  { month: typed }: Input<'report.status'>,
  visit: Visit,
): Answer<Output<'report.status'>> {
  const ward = openWard(visit, [...eventTables]);
  const month = readMonth(typed);
  if (!month.ok) return failed(invalid('month', tell(month.problem), 'Chọn lại tháng.'));
  const rows = rowsOfMonth(ward.data, month.value).flatMap(({ key, row }) => {
    const tab = ward.tabs.get(key);
    if (tab === undefined) return [];
    const cells = tab.raw.rows[indexOf(row.row)] ?? [];
    return [{ key, chapter: row.chapterCode, at: textAt(cells, tab.places.enteredAt) }];
  });
  const chapters = chaptersIn(ward.context, month.value).map((chapter) => {
    const own = rows.filter((row) => row.chapter === chapter.key);
    const facts = ward.data.records.chapters.rows.find((row) => row.code.toUpperCase() === chapter.key);
    const last =
      own
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? '';
    return {
      key: chapter.key,
      label: chapter.label,
      head: facts?.head ?? '',
      phone: formatPhone(facts?.phone ?? ''),
      rows: own.length,
      detail: eventTables
        .map((key) => ({
          title: tables[key].sheet as string,
          rows: own.filter((row) => row.key === key).length,
        }))
        .filter((one) => one.rows > 0),
      last: showInstant(last),
    };
  });
  return done({
    month: month.value,
    chapters,
    reported: chapters.filter((chapter) => chapter.rows > 0).length,
    text: nudge(month.value, chapters),
    officers: officersTold(visit.person.officers),
  });
}

const officersTold = (officers: readonly string[]): string =>
  officers.length > 0
    ? `Cán bộ phường: ${officers.join(', ')}. Người khác chỉ nhập liệu.`
    : `Chưa ghi ai ở dòng “${settings.officers.header}” của tab ${SETTINGS_SHEET}: ai sửa được tệp đều là cán bộ phường, trừ chi hội trưởng có email ở tab ${tables.chapters.sheet}.`;

/** Names of chapters only: no person is named in a group. */
function nudge(month: Month, chapters: readonly { label: string; rows: number }[]): string {
  const missing = chapters.filter(({ rows }) => rows === 0).map(({ label }) => label);
  const there = chapters.length - missing.length;
  if (chapters.length === 0) return '';
  if (missing.length === 0) {
    return `Tháng ${formatMonth(month)}: cả ${chapters.length} chi hội đã ghi sổ. Cảm ơn các chị!`;
  }
  return [
    `Tháng ${formatMonth(month)}: ${there}/${chapters.length} chi hội đã ghi sổ.`,
    `Còn: ${missing.join(', ')}.`,
    'Các chị ghi giúp trước cuối tháng nhé; không có việc gì thì nhắn lại một câu. Cảm ơn các chị!',
  ].join('\n');
}
