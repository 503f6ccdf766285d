/** What officers do in a dialog of its own besides rows: choose the models, export a report, close the book. */
import { isReportKind, kindLabel, kindOf, reportKindKeys, reportKinds } from '../../domain/report';
import { addDays, type Day, formatDay, inTwo, type Reading } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import { type Answer, done, failed, invalid } from '../../shared/problem';
import { FIRST_DAY, readTypedDay } from '../../shared/understood';
import { closePeriod } from '../close-period';
import { makeReport } from '../export-report';
import { chooseModules as choose, listModules as models, sayChosen } from '../modules';
import { choicesOn, openSettings, periodOf, readPeriod } from './settings';
import type { Visit } from './visit';

/** A refusal of a use case, as the page shows it. @param field that it concerns; '' for none of them. */
function answerOf<T>(reading: Reading<T>, field = ''): Answer<T> {
  if (reading.ok) return done(reading.value);
  const { what, todo } = inTwo(reading.message);
  return failed(invalid(field, what, todo));
}

const modelsShown = (): Output<'modules.list'>['models'] =>
  models().map(({ tabs, ...model }) => ({ ...model, tabs: [...tabs] }));

export function listModules(_: Input<'modules.list'>, visit: Visit): Answer<Output<'modules.list'>> {
  const opened = openSettings(visit);
  return opened.ok ? done({ models: modelsShown() }) : opened;
}

export function chooseModules(
  { models: keys }: Input<'modules.choose'>,
  visit: Visit,
): Answer<Output<'modules.choose'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  visit.writing = opened.value.tab.sheet;
  const chosen = answerOf(choose(keys));
  return chosen.ok ? done({ models: modelsShown(), message: sayChosen(chosen.value) }) : chosen;
}

export function reportChoices(_: Input<'report.choices'>, visit: Visit): Answer<Output<'report.choices'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { settings } = opened.value.book.ledger;
  return done({
    kinds: reportKindKeys.map((key) => ({ key, label: kindLabel(key), about: reportKinds[key].about })),
    kind: kindOf(settings),
    period: periodOf(settings),
    choices: choicesOn(visit.today),
  });
}

export function exportReport(
  { kind, from, to }: Input<'report.export'>,
  visit: Visit,
): Answer<Output<'report.export'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  if (!isReportKind(kind)) return failed({ kind: 'badRequest' });
  const period = readPeriod(opened.value.book, { from, to });
  if (!period.ok) return period;
  const made = answerOf(makeReport({ kind, ...period.value }));
  if (!made.ok) return made;
  const { name, url, message, notes } = made.value;
  return done({ name, url, message, notes: [...notes] });
}

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
  const { settings } = opened.value.book.ledger;
  return done({ until: settings.closedUntil, suggested: suggestedDay(visit, settings) });
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
