/** Phát hành in its dialog: the book of reports, marking one as issued, taking the mark back, comparing with one. */

import { done } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { readTypedDay } from '../../shared/understood';
import { compareReport, issueReport, listReports, withdrawReport } from '../issue-report';
import type { Visit } from '../rpc/visit';
import { answerOf } from './refused';
import { reportLine } from './report-line';
import { openSettings } from './settings';

function listed(visit: Visit): Answer<Output<'issues.list'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { reports, day } = listReports(visit.spreadsheet, opened.value.ward.data);
  return done({ reports: reports.map(reportLine), day });
}

export const listIssues = (_: Input<'issues.list'>, visit: Visit): Answer<Output<'issues.list'>> =>
  listed(visit);

export function issue(
  { id, number, day, accept }: Input<'issues.issue'>,
  visit: Visit,
): Answer<Output<'issues.issue'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const typed = answerOf(readTypedDay(day, visit.today, false), 'day');
  if (!typed.ok) return typed;
  const issued = answerOf(issueReport({ id, number, day: typed.value, accept }));
  if (!issued.ok) return issued;
  const after = listed(visit);
  if (!after.ok) return after;
  const { isIssued, warnings, message } = issued.value;
  return done({ reports: after.value.reports, isIssued, warnings: [...warnings], message });
}

export function withdraw({ id }: Input<'issues.withdraw'>, visit: Visit): Answer<Output<'issues.withdraw'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const withdrawn = answerOf(withdrawReport({ id }));
  if (!withdrawn.ok) return withdrawn;
  const after = listed(visit);
  return after.ok ? done({ reports: after.value.reports, message: withdrawn.value.message }) : after;
}

export function compare({ id }: Input<'issues.compare'>, visit: Visit): Answer<Output<'issues.compare'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const compared = answerOf(compareReport({ id }));
  if (!compared.ok) return compared;
  const { message, notes } = compared.value;
  return done({ message, notes: [...notes] });
}
