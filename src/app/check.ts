/** Kiểm tra: lists every problem of the data in one tab. Changes no input cell. */
import { beginning, findProblems, privacyProblems, undatedMembers, unprintableCells } from '../domain/checks';
import { CHECK_SHEET, layOutProblems, summaryNames } from '../domain/layout';
import { done, formatNumber, type Period, type Result } from '../domain/values';
import type { Problem, WardData } from '../domain/ward';
import { made } from '../google/clock';
import { writeGrids } from '../google/grid';
import { readIssues } from '../google/issues';
import { openSpreadsheet, type Sheet } from '../google/spreadsheet';
import { Steps } from '../google/steps';
import { problemsOfClosed } from './close-period';
import { tabColors } from './install';
import { choosePeriod } from './period';
import { type ReadWard, readWard } from './read-ward';
import { nameRenamed } from './renamed';
import { tellRuns } from './runs';

export interface Checked {
  readonly errors: number;
  readonly notices: number;
  readonly problems: readonly {
    readonly sheet: string;
    readonly row: number | null;
    readonly header: string | null;
    readonly code: string;
    readonly severity: string;
    readonly what: string;
    readonly todo: string;
  }[];
  readonly message: string;
}

/** @param argument `{ from, to }`, or anything else for the period of the settings. */
export function check(argument: unknown): Result<Checked> {
  const spreadsheet = openSpreadsheet();
  const steps = new Steps(spreadsheet, 'Kiểm tra', 2);
  const read = steps.take('Đang đọc các tab', () => readWard(spreadsheet, { withMerges: true }));
  const { sheets } = read;
  const chosen = choosePeriod(argument, read.ward);
  if (!chosen.ok) return chosen;
  const { ward, problems } = problemsOf(read, chosen.value);
  const grid = layOutProblems(ward, problems, chosen.value, made(spreadsheet));
  const outcome = steps.take(`Đang ghi ${formatNumber(problems.length)} chỗ`, () =>
    writeGrids(spreadsheet, sheets, [grid], tabColors.check),
  );
  if (!outcome.ok) return outcome;
  outcome.value[0]?.activate();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const notices = problems.length - errors;
  return done({
    errors,
    notices,
    problems: problems.map(({ sheet, row, header, code, severity, what, todo }) => ({
      sheet,
      row,
      header,
      code,
      severity,
      what,
      todo,
    })),
    message:
      problems.length === 0
        ? 'Không thấy chỗ nào sai.'
        : `Có ${formatNumber(errors)} lỗi và ${formatNumber(notices)} chỗ cần xem lại. Xem tab ${CHECK_SHEET}; sửa ngay: Sổ Hội → Ghi sổ → Cần sửa.`,
  });
}

/** Everything that is wrong in what was read, in the ledger with what stands under other names. */
export function problemsOf(
  { spreadsheet, sheets, raw, ward: asRead }: ReadWard,
  period: Period,
): { readonly ward: WardData; readonly problems: readonly Problem[] } {
  const ward = nameRenamed(sheets, asRead);
  const problems = [
    ...problemsOfRuns(sheets),
    ...beginning(ward, period),
    ...findProblems(ward, period, readIssues(spreadsheet)),
    ...undatedMembers(ward, period),
    ...privacyProblems(ward),
    ...unprintableCells(raw),
    ...problemsOfClosed(spreadsheet, ward),
  ];
  return { ward, problems };
}

/** Summary tabs that are not all of one whole run of Tổng hợp. */
function problemsOfRuns(sheets: ReadonlyMap<string, Sheet>): Problem[] {
  const apart = tellRuns(sheets);
  if (apart === null) return [];
  const place = {
    sheet: summaryNames[0] ?? '',
    row: 2,
    column: 0,
    header: null,
    chapterCode: null,
    found: '',
  };
  return [{ code: 'runsApart', severity: 'notice', ...place, ...apart }];
}
