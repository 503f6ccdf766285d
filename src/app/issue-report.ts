/**
 * Phát hành: a report that was exported is a draft until an officer marks it as issued, with its number and day; the
 * mark can be taken back. Lines of the book are never deleted; each step is a line of the log too.
 */
import { snapshotOf, tellFigure } from '../domain/issued';
import { tellIssue } from '../domain/layout';
import {
  type Day,
  done,
  failed,
  formatDay,
  formatNumber,
  normalizeText,
  type Refusal,
  type Result,
  readDay,
  yearOf,
} from '../domain/values';
import type { WardData } from '../domain/ward';
import { made } from '../google/clock';
import { type Issue, markIssue, readIssues, reportsOf } from '../google/issues';
import { log } from '../google/log';
import type { Spreadsheet } from '../google/spreadsheet';
import { changesSince, lostNote, plainChanges, showChanges, standingOf } from './issues';
import { readWard } from './read-ward';

/** The book's reports, the newest first, and what is proposed for the next issue. */
export interface ListedReports {
  readonly reports: readonly Issue[];
  readonly day: Day;
}

/** A number is taken from the office's register for one document: none is proposed for the next. */
export const listReports = (spreadsheet: Spreadsheet, { context }: WardData): ListedReports => ({
  reports: reportsOf(readIssues(spreadsheet)).reverse(),
  day: context.today,
});

export interface Issuing {
  readonly id: string;
  readonly isIssued: boolean;
  /** What a person should know first; while there is something and `accept` is not set, nothing is marked. */
  readonly warnings: readonly string[];
  readonly message: string;
}

/** Why a report is not marked, and in which field of the dialog that is to be mended. */
export interface RefusedIssue extends Refusal {
  readonly field?: 'number';
}

/** Figures that a warning names. */
const MENTIONED = 5;

/**
 * Marks a report of the book as issued.
 * @param argument `{ id, number, day, accept }`: the line's `Mã` (left out where there is one draft only), the document's
 * number (left out for the one that was printed) and day (left out for today), and `true` to issue in spite of warnings.
 */
export function issueReport(argument: unknown): Result<Issuing, RefusedIssue> {
  const { spreadsheet, ward } = readWard();
  const listed = listReports(spreadsheet, ward);
  const found = pick(listed.reports, fieldOf(argument, 'id'));
  if (!found.ok) return found;
  const issue = found.value;
  if (issue.state === 'issued')
    return failed({ what: `Báo cáo này đã phát hành rồi: ${tellIssue(issue)}.`, todo: '' });
  const number = normalizeText(fieldOf(argument, 'number') ?? issue.number);
  if (number === '')
    return failed({ field: 'number', what: 'Chưa có số văn bản.', todo: 'Ghi số, ví dụ 05/BC-HPN.' });
  const day = dayOf(fieldOf(argument, 'day') ?? listed.day, ward.context.today);
  if (!day.ok) return day;
  const warnings = [
    ...changedSince(spreadsheet, ward, issue),
    ...listed.reports
      .filter((one) => one.state === 'issued' && one.issuedNumber === number && isOfYear(one, day.value))
      .map((one) => `Số ${number} đã dùng cho ${tellIssue(one)}.`),
  ];
  if (warnings.length > 0 && fieldOf(argument, 'accept') !== 'true') {
    return done({
      id: issue.id,
      isIssued: false,
      warnings,
      message: `Chưa phát hành. ${warnings.join(' ')}`,
    });
  }
  markIssue(spreadsheet, issue, { state: 'issued', number, day: day.value });
  const told = tellIssue({ ...issue, issuedNumber: number, issuedOn: day.value });
  note(spreadsheet, `Phát hành báo cáo số ${number} ngày ${formatDay(day.value)}`, issue.id);
  return done({
    ...{ id: issue.id, isIssued: true, warnings },
    message: `Đã phát hành ${told}. Từ nay Tổng hợp và lần xuất sau so với bản này.`,
  });
}

/** Takes the mark back: the line stays, with its number and day, as withdrawn. @param argument `{ id }`. */
export function withdrawReport(argument: unknown): Result<{ readonly id: string; readonly message: string }> {
  const { spreadsheet } = readWard();
  const found = pick(reportsOf(readIssues(spreadsheet)), fieldOf(argument, 'id') ?? '');
  if (!found.ok) return found;
  const issue = found.value;
  if (issue.state !== 'issued')
    return failed({ what: 'Báo cáo này chưa phát hành, nên không có gì để rút.', todo: '' });
  markIssue(spreadsheet, issue, { state: 'withdrawn', number: issue.issuedNumber, day: issue.issuedOn });
  note(spreadsheet, `Rút báo cáo ${tellIssue(issue)}`, issue.id);
  return done({
    id: issue.id,
    message: `Đã rút ${tellIssue(issue)}. Không so với bản này nữa; dòng vẫn còn trong sổ.`,
  });
}

/** Compares the book as it is now with an issued report. @param argument `{ id }`. */
export function compareReport(argument: unknown): Result<{
  readonly message: string;
  readonly notes: readonly string[];
  readonly changes: ReturnType<typeof plainChanges>;
}> {
  const { spreadsheet, sheets, ward } = readWard();
  const found = pick(reportsOf(readIssues(spreadsheet)), fieldOf(argument, 'id') ?? '');
  if (!found.ok) return found;
  const { id, kind, from, to } = found.value;
  const { compared, note: lost } = standingOf(spreadsheet, ward, { from, to }, { kind, against: id });
  if (compared === null)
    return failed({ what: lost ?? 'Báo cáo này chưa phát hành, nên chưa so được.', todo: '' });
  const changed = showChanges(spreadsheet, sheets, compared, { from, to }, made(spreadsheet));
  const { figures } = compared.changes;
  return done({
    message: changed ?? `Không có con số nào khác báo cáo ${tellIssue(compared.issue)}.`,
    notes: named(figures.map(tellFigure)),
    changes: plainChanges(compared),
  });
}

/** What has changed since a draft was printed, in sentences. */
function changedSince(spreadsheet: Spreadsheet, ward: WardData, issue: Issue): string[] {
  const { from, to } = issue;
  const changes = changesSince(spreadsheet, issue, ward, () => snapshotOf(ward, { from, to }));
  if (changes === null) return [`${lostNote(issue)}: về sau sẽ không so được với bản này.`];
  const { figures, rows } = changes;
  if (figures.length > 0) {
    return [
      `Từ lúc xuất, ${formatNumber(figures.length)} con số của báo cáo đã đổi; bản đã xuất giữ số cũ. Muốn số mới thì xuất lại rồi phát hành bản mới.`,
      ...named(figures.map(tellFigure)),
    ];
  }
  return rows.length === 0
    ? []
    : [
        `Từ lúc xuất, ${formatNumber(rows.length)} dòng đã đổi mà các con số tổng vẫn như cũ. Bảng chia nhỏ trong bản đã xuất có thể đã khác.`,
      ];
}

const named = (told: readonly string[]): string[] => [
  ...told.slice(0, MENTIONED).map((text) => `${text}.`),
  ...(told.length > MENTIONED ? [`… và ${formatNumber(told.length - MENTIONED)} con số nữa.`] : []),
];

/** A report of the book by its `Mã`; without one the only draft there is. */
function pick(reports: readonly Issue[], id: string | undefined): Result<Issue> {
  const drafts = reports.filter(({ state }) => state === 'draft');
  const [first, second] = id === undefined ? drafts : reports.filter((one) => one.id === id);
  if (first !== undefined && second === undefined) return done(first);
  if (id !== undefined)
    return failed({ what: `Sổ báo cáo không có báo cáo mã “${id}”.`, todo: 'Tải lại danh sách.' });
  return first === undefined
    ? failed({ what: 'Không có bản dự thảo nào.', todo: 'Xuất báo cáo trước, rồi phát hành.' })
    : failed({
        what: `Có ${drafts.length} bản dự thảo.`,
        todo: 'Chọn một bản trong Sổ Hội → Xem và báo cáo → Phát hành.',
      });
}

function dayOf(typed: string, today: Day): Result<Day> {
  const day = readDay(typed, { today });
  return day.ok && day.value > today
    ? failed({ what: `Ngày ${formatDay(day.value)} chưa tới.`, todo: 'Ghi ngày của văn bản khi đã ký.' })
    : day;
}

const isOfYear = ({ issuedOn }: Issue, day: Day): boolean =>
  issuedOn === null || yearOf(issuedOn) === yearOf(day);

/** A field of what a caller passed, as text; undefined where it is left out. */
function fieldOf(argument: unknown, key: string): string | undefined {
  const value: unknown =
    typeof argument === 'object' && argument !== null ? Reflect.get(argument, key) : undefined;
  return value === undefined || value === null ? undefined : String(value);
}

function note(spreadsheet: Spreadsheet, what: string, row: string): void {
  const { day, time, by } = made(spreadsheet);
  log(spreadsheet, { at: `${day} ${time}`, who: by, link: '', what, table: 'Sổ báo cáo', row });
}
