/** Chọn báo cáo để xuất in its dialog. */

import {
  asksForAward,
  isReportKind,
  kindLabel,
  kindOf,
  reportKindKeys,
  reportKinds,
} from '../../domain/report';
import { done, failed } from '../../domain/values';
import { builtInCatalogue, compareChapters } from '../../domain/ward';
import { goToRow } from '../../google/page';
import { sheetNamed } from '../../google/tabs';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { makeReport, type Warning } from '../export-report';
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
    chapters: [...data.context.chapters.all]
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
    issued: listReports(visit.spreadsheet, data)
      .reports.filter(({ state }) => state === 'issued')
      .sort((a, b) => byIssue(b, a))
      .map(reportLine),
  });
}

const plain = ({ text, places }: Warning) => ({ text, places: places.map((place) => ({ ...place })) });

/** The grid goes to where something is mended; a tab that is gone meanwhile leaves it where it is. */
export function showPlace(
  { sheet: name, row }: Input<'place.show'>,
  { spreadsheet }: Visit,
): Answer<Output<'place.show'>> {
  const sheet = sheetNamed(spreadsheet, name);
  if (sheet !== null) goToRow(sheet, row ?? 1);
  return done({});
}

export function exportReport(
  { from, to, accept, ...asked }: Input<'report.export'>,
  visit: Visit,
): Answer<Output<'report.export'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  if (!isReportKind(asked.kind)) return failed({ kind: 'badRequest' });
  const period = readPeriod(opened.value.ward, { from, to });
  if (!period.ok) return period;
  const made = answerOf(makeReport({ ...asked, ...period.value }, () => accept === true));
  if (!made.ok) return made;
  if (!made.value.isMade) {
    const nothing = { internal: null, pdf: null, name: '', url: null, message: '', notes: [] };
    const { warnings, missing } = made.value;
    return done({ isMade: false, warnings: warnings.map(plain), missing: missing.map(plain), ...nothing });
  }
  const { name, url, internal, pdf, message, notes } = made.value;
  return done({
    isMade: true,
    warnings: [],
    missing: [],
    internal,
    pdf,
    name,
    url,
    message,
    notes: [...notes],
  });
}
