/**
 * What a book needs before anything can be counted or reported: chapters, members, the Union's name, rows in the
 * period. Nothing wrong in a book in which nothing stands is no good news.
 */
import { type Aggregate, evaluate, type Metric, metricKeysOf, metricOf } from '../figures';
import { formatNumber, formatPeriod, type Period, type Refusal, samePeriodBefore, tell } from '../values';
import { type Problem, SETTINGS_SHEET, settings, tables, type WardData } from '../ward';

const notice = (
  sheet: string,
  header: string | null,
  sentence: Refusal,
  row: number | null = null,
): Problem => ({
  ...{ code: 'missing', severity: 'notice', sheet, row, header, chapterCode: null, found: '' },
  column: row === null ? null : 1,
  ...sentence,
});

const isCountedFromRows = (metric: Metric): metric is Aggregate => 'when' in metric;

/** Whether a figure of this way to stand in time has rows. What the chapters are is no figure to report by itself. */
const hasRows = (ward: WardData, period: Period, kind: Aggregate['when']['kind']): boolean =>
  metricKeysOf(ward).some((key) => {
    const metric: Metric = metricOf(key, ward);
    return (
      isCountedFromRows(metric) &&
      metric.when.kind === kind &&
      metric.table !== 'chapters' &&
      evaluate(key, ward, period).sources.length > 0
    );
  });

/** Whether anything happened in the period, or speaks of it. */
export const hasRowsIn = (ward: WardData, period: Period): boolean => hasRows(ward, period, 'during');

/** What is missing to begin; empty where the book has what the period needs. */
export function beginning(ward: WardData, period: Period): Problem[] {
  const { records } = ward;
  const needsChapters = records.chapters.rows.length === 0;
  const needsRows = !hasRowsIn(ward, period);
  const needsMembers = records.members.rows.length === 0;
  const isEmpty = needsChapters || (needsRows && needsMembers);
  const head = (['unionName', 'place', 'signer'] as const).filter((key) => (ward.settings[key] ?? '') === '');
  const headers = isEmpty ? head.map((key) => settings[key].header) : [];
  return [
    ...(needsChapters
      ? [
          notice(tables.chapters.sheet, null, {
            what: 'Sổ chưa có chi hội nào, nên chưa tính được gì theo chi hội.',
            todo: `Ghi tên từng chi hội ở tab ${tables.chapters.sheet}, rồi bấm Cài đặt sổ; mã để trống thì sổ tự đặt.`,
          }),
        ]
      : []),
    ...(needsMembers && isEmpty
      ? [
          notice(tables.members.sheet, null, {
            what: 'Sổ chưa có hội viên nào.',
            todo: `Ghi hoặc dán danh sách vào tab ${tables.members.sheet}, hay bấm Nhập liệu → Hội viên.`,
          }),
        ]
      : []),
    ...(headers.length > 0
      ? [
          notice(
            SETTINGS_SHEET,
            headers[0] ?? null,
            {
              what: `Chưa ghi ${headers.join(', ')}.`,
              todo: `Ghi ở tab ${SETTINGS_SHEET} để báo cáo có đầu đề.`,
            },
            ward.settingRows.get(headers[0] ?? '') ?? null,
          ),
        ]
      : []),
    ...(needsRows
      ? [
          notice(SETTINGS_SHEET, settings.from.header, {
            what: `Kỳ ${formatPeriod(period)} chưa ghi dòng nào.`,
            todo: 'Ghi việc của các chi hội ở tab của từng mô hình, hoặc chọn lại kỳ.',
          }),
        ]
      : []),
  ];
}

/**
 * Why no report can be made: a person reads it in place of one. Null where there is something to tell, be it only what
 * goes on (members, pairs at work).
 */
export function nothingToReport(ward: WardData, period: Period): Refusal | null {
  if (period.from > ward.context.today)
    return { what: `Kỳ ${formatPeriod(period)} chưa tới, nên chưa có gì để báo cáo.`, todo: 'Chọn lại kỳ.' };
  if (ward.records.chapters.rows.length > 0) {
    if (hasRowsIn(ward, period) || hasRows(ward, period, 'atEnd')) return null;
  }
  const missing = beginning(ward, period).map((problem) => `• ${tell(problem)}`);
  // Each line says itself what to do.
  return { what: ['Chưa xuất báo cáo, vì sổ chưa có gì để báo cáo.', ...missing].join('\n'), todo: '' };
}

/**
 * Members without a joining day whose beginning decides a figure of the period or of the year before: those written
 * down since, who count from that day, and those without a stamp, who count always. One notice, however many.
 */
export function undatedMembers(ward: WardData, period: Period): Problem[] {
  const { members } = ward.records;
  const before = samePeriodBefore(period).to;
  const undated = members.rows.filter(
    ({ joined, leftOn }) => joined === null && (leftOn === null || leftOn > before),
  );
  const since = undated.filter(({ presentFrom }) => presentFrom !== null && presentFrom > before).length;
  const always = undated.filter(({ presentFrom }) => presentFrom === null).length;
  const parts = [
    ...(since > 0 ? [`${formatNumber(since)} người tính từ ngày ghi vào sổ`] : []),
    ...(always > 0 ? [`${formatNumber(always)} người tính vào mọi năm`] : []),
  ];
  if (parts.length === 0) return [];
  return [
    {
      ...notice(tables.members.sheet, tables.members.columns.joined.header, {
        what: `${formatNumber(since + always)} hội viên chưa có Ngày vào Hội: ${parts.join(', ')}.`,
        todo: 'Ghi Ngày vào Hội để các năm đếm đúng; không nhớ ngày thì ghi 01/01 của năm vào Hội.',
      }),
      column: members.places.joined ?? null,
    },
  ];
}
