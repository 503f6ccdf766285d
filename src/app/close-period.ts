/**
 * Khóa sổ: closes the book up to a day. What is written into closed days afterwards still counts; Kiểm tra names it.
 * Closing again takes the book as it stands then.
 */
import { hasRowsIn } from '../domain/checks';
import { closedPeriod, closedProblems, readSnapshot, snapshotOfClosed, textOf } from '../domain/issued';
import { type Day, done, failed, formatDay, type Result, readDay } from '../domain/values';
import { type Problem, SETTINGS_SHEET, settings, type WardData } from '../domain/ward';
import { made } from '../google/clock';
import { setLine } from '../google/install';
import { addIssue, CLOSING, readIssues, readSnapshotText, stampText } from '../google/issues';
import type { Spreadsheet } from '../google/spreadsheet';
import { choosePeriod } from './period';
import { readWard } from './read-ward';

export interface Closed {
  /** The last closed day. */
  readonly until: Day;
  readonly message: string;
}

/** @param argument `{ to }`; anything else closes up to the end of the settings' period. */
export function closePeriod(argument: unknown): Result<Closed> {
  const { reader, spreadsheet, ward } = readWard();
  const day = dayOf(argument, ward);
  if (!day.ok) return day;
  const until = day.value;
  if (until > ward.context.today) {
    return failed({ what: `Ngày ${formatDay(until)} chưa tới.`, todo: 'Chỉ khóa được những ngày đã qua.' });
  }
  const tab = reader.tab(SETTINGS_SHEET);
  if (tab === null || !setLine(tab, settings.closedUntil.header, formatDay(until))) {
    return failed({
      what: `Tab ${SETTINGS_SHEET} thiếu dòng “${settings.closedUntil.header}”.`,
      todo: 'Bấm Cài đặt sổ rồi khóa lại.',
    });
  }
  keepClosing(spreadsheet, ward, until);
  const isEmpty = !hasRowsIn(ward, closedPeriod(until));
  return done({
    until,
    message: `Đã khóa sổ đến ${formatDay(until)}.${isEmpty ? ' Đến ngày ấy sổ chưa ghi dòng nào.' : ''} Dòng ghi hoặc sửa vào những ngày này được báo ở Kiểm tra. Muốn mở, xóa “${settings.closedUntil.header}” trong tab ${SETTINGS_SHEET}.`,
  });
}

function dayOf(argument: unknown, ward: WardData): Result<Day> {
  if (typeof argument === 'object' && argument !== null && 'to' in argument)
    return readDay(String(argument.to));
  const period = choosePeriod(undefined, ward);
  return period.ok ? done(period.value.to) : period;
}

function keepClosing(spreadsheet: Spreadsheet, ward: WardData, until: Day): void {
  const now = made(spreadsheet);
  const { from, to } = closedPeriod(until);
  const text = textOf(snapshotOfClosed(ward, until));
  const before = readIssues(spreadsheet);
  const last = before.filter(({ kind }) => kind === CLOSING).at(-1);
  // Closed up to the same day with the same rows: there is nothing new to keep, as when the same press is sent again.
  if (last?.to === to && readSnapshotText(spreadsheet, last) === text) return;
  addIssue(
    spreadsheet,
    {
      ...{ from, to, kind: CLOSING, number: '', url: '', figures: 0, changes: '', printed: [] },
      at: stampText(now),
      by: now.by,
      title: `Khóa sổ đến ${formatDay(until)}`,
    },
    text,
    before,
  );
}

/**
 * What was written into the closed days since. A day that an officer typed into the settings herself is taken from the
 * first check on.
 */
export function problemsOfClosed(spreadsheet: Spreadsheet, ward: WardData): readonly Problem[] {
  const until = ward.settings.closedUntil;
  if (until === null) return [];
  const issue = readIssues(spreadsheet)
    .filter(({ kind, to }) => kind === CLOSING && to === until)
    .at(-1);
  const kept = issue === undefined ? null : readSnapshot(readSnapshotText(spreadsheet, issue) ?? '');
  if (kept !== null) return closedProblems(ward, until, kept);
  keepClosing(spreadsheet, ward, until);
  return [];
}
