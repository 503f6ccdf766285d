/** What can be wrong between tables: funds below zero, openings that do not follow, targets and weights of no metric. */
import {
  entryKinds,
  findMetric,
  fundName,
  hasBook,
  isMeasured,
  isMetricKey,
  openingGaps,
  overdrafts,
  readWeights,
} from '../figures';
import { formatDay, formatMoney, type Period } from '../values';
import {
  type Problem,
  SETTINGS_SHEET,
  settings,
  type TableKey,
  tableKeyOf,
  tables,
  type WardData,
} from '../ward';

/** A problem at a cell of a row; `column` is a key of the table's columns. */
function problemAt(
  ward: WardData,
  key: TableKey,
  row: { readonly row: number; readonly chapterCode: string | null },
  column: string,
  problem: Pick<Problem, 'code' | 'severity' | 'what' | 'todo'>,
): Problem {
  const columns: Readonly<Record<string, { readonly header: string }>> = tables[key].columns;
  return {
    ...problem,
    sheet: tables[key].sheet,
    row: row.row,
    column: ward.records[key].places[column] ?? null,
    header: columns[column]?.header ?? null,
    chapterCode: row.chapterCode,
    found: '',
  };
}

/** How many of the rows that emptied a fund a sentence names. */
const MENTIONED = 5;

/** Funds that went below zero, each with the rows that did it. The rows stay counted: the money was spent. */
export function emptyFunds(ward: WardData, period: Period): Problem[] {
  if (!hasBook(ward)) return [];
  return overdrafts(ward, period.to).map(({ fund, day, balance, movements }) => {
    const [first, ...others] = movements;
    const rows = others
      .slice(0, MENTIONED)
      .map(({ table, row }) => `${tables[tableKeyOf(table)].sheet} dòng ${row}`);
    const more = others.length > MENTIONED ? ` … (${others.length} dòng)` : '';
    const also = rows.length === 0 ? '' : ` Các dòng sau làm âm thêm: ${rows.join(', ')}${more}.`;
    return problemAt(ward, tableKeyOf(first.table), first, first.column, {
      code: 'belowZero',
      severity: 'notice',
      what: `${fundName(fund, ward)} âm ${formatMoney(-balance)} từ ngày ${formatDay(day)}: ${entryKinds[first.kind].label.toLowerCase()} ${formatMoney(first.amount)} mà quỹ chỉ còn ${formatMoney(Math.max(balance + first.amount, 0))}.${also}`,
      todo: 'Ghi đủ khoản thu và số dư đầu năm của quỹ; hoặc chọn lại nguồn kinh phí của các dòng này.',
    });
  });
}

/** An opening written down that is not what the year before left. */
export function brokenOpenings(ward: WardData): Problem[] {
  if (!hasBook(ward)) return [];
  return openingGaps(ward).flatMap(({ fund, year, written, counted }) => {
    const row = ward.records.openings.rows.find((one) => one.fund === fund && one.year === year);
    if (row === undefined) return [];
    return [
      problemAt(ward, 'openings', row, 'amount', {
        code: 'mismatch',
        severity: 'notice',
        what: `${fundName(fund, ward)}: số dư đầu năm ${year} ghi ${formatMoney(written)}, sổ năm trước còn ${formatMoney(counted)}.`,
        todo: 'Tìm khoản thu, chi ghi thiếu của năm trước; hoặc sửa số dư.',
      }),
    ];
  });
}

/** Targets that nothing can be held against. */
export function idleTargets(ward: WardData): Problem[] {
  return ward.records.targets.rows.flatMap((row) => {
    const { metric } = row;
    if (isMetricKey(metric, ward) && isMeasured(metric, ward)) return [];
    const label = findMetric(metric, ward)?.label ?? metric;
    return [
      problemAt(ward, 'targets', row, 'metric', {
        code: 'unknownMetric',
        severity: 'notice',
        what: `Chưa có số liệu để so với chỉ tiêu “${label}”: phường chưa ghi mô hình này.`,
        todo: 'Chọn thêm mô hình đó cho sổ, hoặc bỏ dòng chỉ tiêu.',
      }),
    ];
  });
}

/** Lines of the setting `Trọng số thi đua` that say nothing. */
export function wrongWeights(ward: WardData): Problem[] {
  const row = ward.settingRows.get(settings.weights.header) ?? null;
  return readWeights(ward.settings.weights, ward).wrong.map((refusal) => ({
    code: 'unreadable',
    severity: 'notice',
    sheet: SETTINGS_SHEET,
    row,
    column: 1,
    header: settings.weights.header,
    chapterCode: null,
    found: ward.settings.weights ?? '',
    ...refusal,
  }));
}
