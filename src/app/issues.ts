/** Issued reports, for the use cases: comparing with one of them, and keeping a new draft. */
import {
  type Changes,
  compareSnapshots,
  readSnapshot,
  type Snapshot,
  snapshotOf,
  tellFigure,
  textOf,
} from '../domain/issued';
import type { Made } from '../domain/layout';
import { CHANGES_SHEET, layOutChanges, tellIssue } from '../domain/layout';
import { kindLabel, reportKindKeys } from '../domain/report';
import { formatNumber, type Period, tell } from '../domain/values';
import type { WardData } from '../domain/ward';
import { writeGrids } from '../google/grid';
import {
  addIssue,
  type Issue,
  type NewIssue,
  readIssues,
  readSnapshotText,
  reportsOf,
  stampText,
} from '../google/issues';
import type { Sheet, Spreadsheet } from '../google/spreadsheet';
import { tabColors } from './install';
import { loadWriter } from './writer';

export interface Compared {
  readonly issue: Issue;
  readonly changes: Changes;
}

/** The state of a period now, and how it differs from an issued report of it. */
export interface Standing {
  /** Made when it is first asked for: a period that was never issued is compared with nothing. */
  readonly snapshot: () => Snapshot;
  readonly issues: readonly Issue[];
  /** Null where no report of the period was issued, or what was kept of it is gone. */
  readonly compared: Compared | null;
  /** Set where there is an issued report that cannot be compared with. */
  readonly note: string | null;
}

/** Which issued report a period is compared with. */
export interface Baseline {
  /** Label of the kind of report; null for any: the summary tabs are of no kind. */
  readonly kind: string | null;
  /** Id of the issued report that the officer picked; '' for none of them; left out for the newest. */
  readonly against?: string | undefined;
  /** Keys of the figures that a report of this kind prints now, where that is known already. */
  readonly printed?: Iterable<string>;
}

/** Issued reports of a period and kind, the newest last: by their day, then as they stand in the book. */
function issuedOf(issues: readonly Issue[], { from, to }: Period, kind: string | null): Issue[] {
  return reportsOf(issues)
    .filter((issue) => issue.state === 'issued' && (kind === null || issue.kind === kind))
    .filter((issue) => issue.from === from && issue.to === to)
    .sort(byIssue);
}

const dayOf = ({ issuedOn }: Issue): string => issuedOn ?? '';

/** By day of issue, then as they stand in the book. */
export const byIssue = (a: Issue, b: Issue): number =>
  dayOf(a) === dayOf(b) ? a.row - b.row : dayOf(a) < dayOf(b) ? -1 : 1;

export function standingOf(
  spreadsheet: Spreadsheet,
  ward: WardData,
  period: Period,
  { kind, against, printed }: Baseline,
): Standing {
  const issues = readIssues(spreadsheet);
  let made: Snapshot | undefined;
  const snapshot = (): Snapshot => {
    made ??= snapshotOf(ward, period);
    return made;
  };
  const nothing = { snapshot, issues, compared: null, note: null };
  if (against === '') return nothing;
  const found = issuedOf(issues, period, kind);
  const issue = against === undefined ? found.at(-1) : found.find(({ id }) => id === against);
  if (issue === undefined) {
    return against === undefined
      ? nothing
      : { ...nothing, note: `Sổ báo cáo không có báo cáo đã phát hành mã ${against} của kỳ này, loại này.` };
  }
  const changes = changesSince(spreadsheet, issue, ward, snapshot, printed);
  return changes === null
    ? { ...nothing, note: `${lostNote(issue)}, nên không so được.` }
    : { ...nothing, compared: { issue, changes } };
}

export const lostNote = (issue: Issue): string =>
  `Số liệu của ${tellIssue(issue)}, xuất lúc ${issue.at}, đã bị sửa hoặc mất`;

/**
 * How the period differs now from what a report of it printed; null where what was kept of it is gone.
 * @param printed keys of the figures that a report of its kind prints now, where that is known already.
 */
export function changesSince(
  spreadsheet: Spreadsheet,
  issue: Issue,
  ward: WardData,
  snapshot: () => Snapshot,
  printed?: Iterable<string>,
): Changes | null {
  const kept = readSnapshot(readSnapshotText(spreadsheet, issue) ?? '');
  return kept === null
    ? null
    : compareSnapshots(kept, snapshot(), printedBy(issue, ward, snapshot, printed), ward);
}

/** Whether a report prints a figure: it did then, or one of its kind does now. */
function printedBy(
  { kind, printed: then, from, to }: Issue,
  ward: WardData,
  snapshot: () => Snapshot,
  printed: Iterable<string> | undefined,
): (key: string) => boolean {
  const known = reportKindKeys.find((key) => kindLabel(key) === kind);
  // A kind that there is no more is compared in everything.
  if (known === undefined) return () => true;
  let keys: Set<string> | undefined;
  return (key) => {
    keys ??= new Set([
      ...then,
      ...(printed ??
        loadWriter()
          .composeReport(ward, { from, to }, ward.context.today, known)
          .figures.map((figure) => figure.key)),
    ]);
    // A line from before the column does not say what was printed: what is gone now may have been.
    return keys.has(key) || (then.length === 0 && (snapshot().figures[key] ?? null) === null);
  };
}

/**
 * Adds an export to the book of reports, as a draft.
 * @param mayBeThere whether an export of the same content was cut, and may have come as far as this.
 */
export function keepDraft(
  spreadsheet: Spreadsheet,
  standing: Standing,
  facts: Omit<NewIssue, 'changes' | 'at' | 'by'>,
  made: Made,
  mayBeThere: boolean,
): void {
  if (mayBeThere && facts.url !== '' && standing.issues.some(({ url }) => url === facts.url)) return;
  addIssue(
    spreadsheet,
    {
      ...facts,
      at: stampText(made),
      by: made.by,
      changes: standing.compared === null ? '' : toldChanges(standing.compared),
    },
    textOf(standing.snapshot()),
    standing.issues,
  );
}

/** Figures that one cell of the book of reports names. */
const MENTIONED = 8;

function toldChanges({ changes: { figures } }: Compared): string {
  if (figures.length === 0) return 'Không con số nào đổi.';
  const more = figures.length - MENTIONED;
  return [
    ...figures.slice(0, MENTIONED).map(tellFigure),
    ...(more > 0 ? [`… và ${formatNumber(more)} con số nữa`] : []),
  ].join('\n');
}

/** Lays the differences out on their tab. @returns what the person should read, or null where nothing changed. */
export function showChanges(
  spreadsheet: Spreadsheet,
  sheets: ReadonlyMap<string, Sheet>,
  { issue, changes }: Compared,
  period: Period,
  made: Made,
): string | null {
  const existing = sheets.get(CHANGES_SHEET);
  // Where nothing changed and nothing was ever shown, no tab is made for it.
  if (changes.rows.length === 0 && changes.figures.length === 0 && existing === undefined) return null;
  const outcome = writeGrids(
    spreadsheet,
    sheets,
    [layOutChanges(changes, issue, period, made)],
    tabColors.check,
  );
  if (!outcome.ok) return tell(outcome.problem);
  const { length } = changes.figures;
  return length === 0
    ? null
    : `${formatNumber(length)} con số đã khác báo cáo ${tellIssue(issue)}: xem tab ${CHANGES_SHEET}.`;
}

/** The differences as plain data, for callers. */
export const plainChanges = (compared: Compared | null) =>
  (compared?.changes.figures ?? []).map(({ key, label, before, now, difference, rows }) => ({
    key,
    label,
    before,
    now,
    difference,
    rows: rows.map(({ sheet, kind, key: id, row }) => ({ sheet, kind, id, row })),
  }));
