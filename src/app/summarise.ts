/** Tổng hợp: reads the workbook once, evaluates every figure, writes the summary tabs. */
import { beginning } from '../domain/checks';
import { evaluate, isMeasured, metricKeysOf, metricOf } from '../domain/figures';
import { retiredTab, summaryNames, summaryTabs, unfinishedStamp } from '../domain/layout';
import {
  done,
  failed,
  formatNumber,
  formatPeriod,
  type Period,
  type Result,
  samePeriodBefore,
  tell,
} from '../domain/values';
import { FRONT_SHEET, type ProblemCode, tableKeys, tables, type WardData } from '../domain/ward';
import { made } from '../google/clock';
import { writeGrids } from '../google/grid';
import { meanwhile } from '../google/lock';
import { openSpreadsheet, type Sheet, type Spreadsheet } from '../google/spreadsheet';
import { Steps } from '../google/steps';
import { ByTabName, isSummary, sheetsByName } from '../google/tabs';
import { makeFrontPage } from './front-page';
import { tabColors } from './install';
import { plainChanges, showChanges, standingOf } from './issues';
import { choosePeriod } from './period';
import { readWard } from './read-ward';
import { nameRenamed } from './renamed';

export interface Summary {
  readonly period: Period;
  readonly tabs: readonly string[];
  /** By metric key: label, unit, this period, the same period before, and the rows behind it. */
  readonly figures: Readonly<
    Record<
      string,
      {
        readonly label: string;
        readonly unit: string;
        readonly value: number | null;
        readonly before: number | null;
        readonly rows: number;
      }
    >
  >;
  readonly leftOut: number;
  /** Figures that differ from the newest issued report of the same period, of those that it prints. */
  readonly changes: ReturnType<typeof plainChanges>;
  /** A sentence for the person. */
  readonly message: string;
}

/** A tab or a column that could not be found: what it holds is in no figure. */
const UNREAD: ReadonlySet<ProblemCode> = new Set([
  'missingTab',
  'movedHeader',
  'missingHeader',
  'missingLine',
  'doubledTab',
]);

/** @param argument `{ from, to }`, or anything else for the period of the settings. */
export function summarise(argument: unknown): Result<Summary> {
  const spreadsheet = openSpreadsheet();
  const steps = new Steps(spreadsheet, 'Tổng hợp', 3);
  const {
    sheets,
    raw,
    ward: asRead,
  } = steps.take('Đang đọc các tab', () => readWard(spreadsheet, { steps }));
  const ward = nameRenamed(sheets, asRead);
  const missing = tableKeys.filter((key) => !sheets.has(tables[key].sheet));
  if (missing.length === tableKeys.length) {
    return failed({
      what: 'Tệp này chưa có các tab của Sổ Hội.',
      todo: 'Bấm Sổ Hội → Quản lý → Cài đặt sổ trước.',
    });
  }
  const chosen = choosePeriod(argument, ward);
  if (!chosen.ok) return chosen;
  const period = chosen.value;
  const stamp = made(spreadsheet, 'HH:mm:ss');
  const rows = tableKeys.reduce((total, key) => total + (raw.tables[key]?.rows.length ?? 0), 0);
  const { grids, figures } = steps.take(`Đang tính từ ${formatNumber(rows)} dòng`, () =>
    meanwhile(() => ({
      grids: summaryTabs(ward, period, stamp),
      figures: figuresOf(ward, period),
    })),
  );
  // Somebody may have added or taken away a tab while this was composed.
  const there = spreadsheet.getNumSheets() === sheets.size ? sheets : sheetsByName(spreadsheet);
  const names = grids.map(({ name }) => name);
  // A tab of the ward's own that has such a name is not in the way: nothing has to be written there.
  const isRetired = (name: string): boolean => {
    const sheet = names.includes(name) ? undefined : there.get(name);
    return sheet !== undefined && isSummary(sheet);
  };
  const retired = summaryNames.filter(isRetired).map(retiredTab);
  const outcome = steps.take(`Đang ghi ${names.length} tab`, () =>
    writeGrids(spreadsheet, there, [...grids, ...retired], tabColors.summary, {
      period,
      unfinished: unfinishedStamp(period, stamp),
      steps,
    }),
  );
  if (!outcome.ok) return outcome;
  const standing = standingOf(spreadsheet, ward, period, { kind: null });
  const changed =
    standing.compared === null
      ? standing.note
      : showChanges(spreadsheet, there, standing.compared, period, stamp);
  const page = frontPageOf(there, outcome.value, names, spreadsheet, ward, period);
  // New tabs come to the front as they are made; the person is to see the ward's page.
  outcome.value[0]?.activate();
  const leftOut = tableKeys.reduce((total, key) => total + ward.records[key].leftOut.length, 0);
  const unread = ward.problems.filter(
    ({ code, severity }) => severity === 'error' && UNREAD.has(code),
  ).length;
  const holes =
    unread === 0
      ? ''
      : ` Có ${formatNumber(unread)} tab hoặc cột không đọc được nên số liệu còn thiếu: bấm Kiểm tra để xem.`;
  const empty = beginning(ward, period)
    .map(({ what, todo }) => ` ${what} ${todo}`)
    .join('');
  const out = leftOut === 0 ? '' : ` Bỏ ra ${formatNumber(leftOut)} dòng ghi sai: bấm Kiểm tra để xem.`;
  return done({
    period,
    tabs: names,
    figures,
    leftOut,
    changes: plainChanges(standing.compared),
    message: `Đã tổng hợp kỳ ${formatPeriod(period)}: ${names.length} tab.${holes}${empty}${out}${changed === null ? '' : ` ${changed}`}${page}`,
  });
}

/** Makes Trang đầu anew; says why where it could not. A workbook that Cài đặt sổ has not brought up yet has no such page. */
function frontPageOf(
  before: ReadonlyMap<string, Sheet>,
  written: readonly Sheet[],
  names: readonly string[],
  spreadsheet: Spreadsheet,
  ward: WardData,
  period: Period,
): string {
  const sheets = new ByTabName([...before, ...names.flatMap((name, at) => entryOf(name, written[at]))]);
  if (!sheets.has(FRONT_SHEET)) return '';
  const page = makeFrontPage(spreadsheet, sheets, ward, period);
  return page.ok ? '' : ` ${tell(page.problem)}`;
}

const entryOf = (name: string, sheet: Sheet | undefined): [string, Sheet][] =>
  sheet === undefined ? [] : [[name, sheet]];

/** Every figure that the ward measures, for this period and the same one before. */
function figuresOf(ward: WardData, period: Period): Summary['figures'] {
  const before = samePeriodBefore(period);
  return Object.fromEntries(
    metricKeysOf(ward)
      .filter((key) => isMeasured(key, ward))
      .map((key) => {
        const now = evaluate(key, ward, period);
        return [
          key,
          {
            label: metricOf(key, ward).label,
            unit: metricOf(key, ward).unit,
            value: now.value,
            before: evaluate(key, ward, before).value,
            rows: now.sources.reduce((total, source) => total + source.rows.length, 0),
          },
        ];
      }),
  );
}
