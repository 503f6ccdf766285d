/** What officers do in a dialog of its own besides rows: choose the models, export a report, close the book. */
import {
  asksForAward,
  isReportKind,
  kindLabel,
  kindOf,
  reportKindKeys,
  reportKinds,
} from '../../domain/report';
import { addDays, type Day, formatDay, inTwo, type Reading } from '../../domain/values';
import { builtInCatalogue, compareChapters } from '../../domain/ward';
import type { Issue } from '../../google/issues';
import type { Input, Output, ReportLine } from '../../shared/contract';
import { type Answer, done, failed, invalid } from '../../shared/problem';
import { FIRST_DAY, readTypedDay } from '../../shared/understood';
import { closePeriod } from '../close-period';
import { makeReport } from '../export-report';
import { listReports } from '../issue-report';
import { byIssue } from '../issues';
import { chooseModels as choose, listModels as models, sayChosen } from '../models';
import { choicesOn, openSettings, periodOf, readPeriod, unreadSettings } from './settings';
import type { Visit } from './visit';

/** A refusal of a use case, as the page shows it. @param field that it concerns, or by its code; '' for none of them. */
export function answerOf<T>(reading: Reading<T>, field: string | ((code: string) => string) = ''): Answer<T> {
  if (reading.ok) return done(reading.value);
  const { what, todo } = inTwo(reading.message);
  return failed(invalid(typeof field === 'string' ? field : field(reading.code), what, todo));
}

const modelsShown = (): Output<'models.list'>['models'] =>
  models().map(({ tabs, ...model }) => ({ ...model, tabs: [...tabs] }));

export function listModels(_: Input<'models.list'>, visit: Visit): Answer<Output<'models.list'>> {
  const opened = openSettings(visit);
  return opened.ok ? done({ models: modelsShown() }) : opened;
}

export function chooseModels(
  { models: keys }: Input<'models.choose'>,
  visit: Visit,
): Answer<Output<'models.choose'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  visit.writing = opened.value.tab.sheet;
  const chosen = answerOf(choose(keys));
  return chosen.ok ? done({ models: modelsShown(), message: sayChosen(chosen.value) }) : chosen;
}

export function reportChoices(_: Input<'report.choices'>, visit: Visit): Answer<Output<'report.choices'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { ward } = opened.value.book;
  const { settings } = ward;
  return done({
    unread: unreadSettings(ward, ['reportKind', 'from', 'to']),
    kinds: reportKindKeys.map((key) => {
      const { about, annexes, isOfChapters } = reportKinds[key];
      return {
        ...{ key, label: kindLabel(key), about, annexes: [...annexes], isOfChapters },
        asksForAward: asksForAward(key),
      };
    }),
    annexes: builtInCatalogue.annexes.entries.map(({ key, label }) => ({
      ...{ key, label },
      isChosen: settings.annexes?.includes(key) === true,
    })),
    chapters: [...ward.context.chapters.all]
      .filter(({ until }) => until === null)
      .sort(compareChapters)
      .map(({ key, label, cluster }) => ({
        code: key,
        label: cluster === '' ? label : `${label} (${cluster})`,
      })),
    today: visit.today,
    kind: kindOf(settings),
    period: periodOf(settings),
    choices: choicesOn(visit.today),
    issued: listReports(visit.spreadsheet, ward)
      .reports.filter(({ state }) => state === 'issued')
      .sort((a, b) => byIssue(b, a))
      .map(reportLine),
  });
}

export function exportReport(
  { from, to, accept, ...asked }: Input<'report.export'>,
  visit: Visit,
): Answer<Output<'report.export'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  if (!isReportKind(asked.kind)) return failed({ kind: 'badRequest' });
  const period = readPeriod(opened.value.book, { from, to });
  if (!period.ok) return period;
  const made = answerOf(
    makeReport({ ...asked, ...period.value }, () => accept === true),
    (code) => (code === 'day' || code === 'chapter' ? code : ''),
  );
  if (!made.ok) return made;
  if (!made.value.isMade) {
    const nothing = { internal: null, name: '', url: null, message: '', notes: [] };
    return done({ isMade: false, warnings: [...made.value.warnings], ...nothing });
  }
  const { name, url, internal, message, notes } = made.value;
  return done({ isMade: true, warnings: [], internal, name, url, message, notes: [...notes] });
}

/** A line of the book of reports, as the pages show it. */
export const reportLine = (issue: Issue): ReportLine => {
  const { id, kind, from, to, title, at, by, url, state, number, issuedNumber, issuedOn } = issue;
  return {
    ...{ id, kind, from, to, title, at, by, url, state },
    number: state === 'draft' ? number : issuedNumber,
    day: issuedOn ?? '',
  };
};

/** Days that people close up to: the end of the settings' period, else of the last month; only what is not closed yet. */
function suggestedDay(visit: Visit, { to, closedUntil }: { to: Day | null; closedUntil: Day | null }) {
  const lastMonth = addDays(`${visit.today.slice(0, 7)}-01` as Day, -1);
  const isOpen = (day: Day | null): day is Day =>
    day !== null && day <= visit.today && (closedUntil === null || day > closedUntil);
  return [to, lastMonth].find(isOpen) ?? null;
}

export function getClosing(_: Input<'closing.get'>, visit: Visit): Answer<Output<'closing.get'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { ward } = opened.value.book;
  return done({
    until: ward.settings.closedUntil,
    suggested: suggestedDay(visit, ward.settings),
    unread: unreadSettings(ward, ['closedUntil']),
  });
}

export function closeBook({ to }: Input<'closing.set'>, visit: Visit): Answer<Output<'closing.set'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const day = answerOf(readTypedDay(to, visit.today, false), 'to');
  if (!day.ok) return day;
  if (day.value < FIRST_DAY) {
    return failed(invalid('to', `Ngày ${formatDay(day.value)} xa quá.`, 'Xem lại năm.'));
  }
  visit.writing = opened.value.tab.sheet;
  const closed = answerOf(closePeriod({ to: day.value }), 'to');
  return closed.ok ? done({ until: closed.value.until, message: closed.value.message }) : closed;
}
