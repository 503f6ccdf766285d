/** Issued reports and closed periods, for the use cases: comparing with the last issue of a period, and keeping a new one. */
import {
  CHANGES_SHEET,
  type Changes,
  compareSnapshots,
  layOutChanges,
  readSnapshot,
  type Snapshot,
  snapshotOf,
  tellFigure,
  textOf,
} from '../domain/issues';
import type { Made } from '../domain/summary';
import type { Ledger } from '../domain/tables';
import { formatNumber, type Period } from '../domain/values';
import { writeGrids } from '../google/grid';
import { addIssue, CLOSING, type Issue, readIssues, readSnapshotText, stampText } from '../google/issues';
import type { Sheet, Spreadsheet } from '../google/workbook';
import { tabColors } from './install';

export interface Compared {
  readonly issue: Issue;
  readonly changes: Changes;
}

/** The state of a period now, and how it differs from its last issue. */
export interface Standing {
  /** Made when it is first asked for: a period that was never issued is compared with nothing. */
  readonly snapshot: () => Snapshot;
  readonly issues: readonly Issue[];
  /** Null where the period was never issued, or what was kept of it is gone. */
  readonly compared: Compared | null;
  /** Set where a line of the book of reports has lost its snapshot. */
  readonly note: string | null;
}

export function standingOf(spreadsheet: Spreadsheet, ledger: Ledger, period: Period): Standing {
  const issues = readIssues(spreadsheet);
  const issue = issues
    .filter(({ kind, from, to }) => kind !== CLOSING && from === period.from && to === period.to)
    .at(-1);
  let made: Snapshot | undefined;
  const snapshot = (): Snapshot => {
    made ??= snapshotOf(ledger, period);
    return made;
  };
  if (issue === undefined) return { snapshot, issues, compared: null, note: null };
  const kept = readSnapshot(readSnapshotText(spreadsheet, issue) ?? '');
  return kept === null
    ? {
        ...{ snapshot, issues, compared: null },
        note: `Số liệu của lần xuất “${issue.title}” lúc ${issue.at} đã bị sửa hoặc mất, nên không so được.`,
      }
    : { snapshot, issues, compared: { issue, changes: compareSnapshots(kept, snapshot()) }, note: null };
}

/** Adds an export to the book of reports. */
export function keepIssue(
  spreadsheet: Spreadsheet,
  standing: Standing,
  facts: Omit<Issue, 'id' | 'hash' | 'changes' | 'at' | 'by'>,
  made: Made,
): Issue {
  return addIssue(
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
  if (!outcome.ok) return outcome.message;
  const { length } = changes.figures;
  return length === 0
    ? null
    : `${formatNumber(length)} con số đã khác báo cáo xuất lúc ${issue.at}: xem tab ${CHANGES_SHEET}.`;
}

/** The differences as plain data, for callers. */
export const plainChanges = (compared: Compared | null) =>
  (compared?.changes.figures ?? []).map(({ key, label, before, now, rows }) => ({
    key,
    label,
    before,
    now,
    rows: rows.map(({ sheet, kind, key: id, row }) => ({ sheet, kind, id, row })),
  }));
