/** Chọn báo cáo để xuất in its dialog. */

import { isReportKind, kindLabel, kindOf, reportKindKeys, reportKinds } from '../../domain/report';
import { done, failed } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { makeReport } from '../export-report';
import { listReports } from '../issue-report';
import { byIssue } from '../issues';
import type { Visit } from '../rpc/visit';
import { choicesOn, periodOf, readPeriod } from './period';
import { answerOf } from './refused';
import { reportLine } from './report-line';
import { openSettings, unreadSettings } from './settings';

export function reportChoices(_: Input<'report.choices'>, visit: Visit): Answer<Output<'report.choices'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { data } = opened.value.ward;
  const { settings } = data;
  return done({
    unread: unreadSettings(data, ['reportKind', 'from', 'to']),
    kinds: reportKindKeys.map((key) => ({ key, label: kindLabel(key), about: reportKinds[key].about })),
    kind: kindOf(settings),
    period: periodOf(settings),
    choices: choicesOn(visit.today),
    issued: listReports(visit.spreadsheet, data)
      .reports.filter(({ state }) => state === 'issued')
      .sort((a, b) => byIssue(b, a))
      .map(reportLine),
  });
}

export function exportReport(
  { kind, from, to, against }: Input<'report.export'>,
  visit: Visit,
): Answer<Output<'report.export'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  if (!isReportKind(kind)) return failed({ kind: 'badRequest' });
  const period = readPeriod(opened.value.ward, { from, to });
  if (!period.ok) return period;
  const made = answerOf(makeReport({ kind, ...period.value, against }));
  if (!made.ok) return made;
  const { name, url, message, notes } = made.value;
  return done({ name, url, message, notes: [...notes] });
}
