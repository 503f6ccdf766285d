/**
 * What can be wrong in the data beyond a single row, and the tab `Kiểm tra`: one line a problem with its cell, what is
 * wrong and what to do, grouped by chapter. Nothing here changes an input cell.
 */
import { breakDown, evaluate, metricKeys, rowsInPeriod } from '../metrics';
import { type Grid, GridBuilder, type GridCell } from '../summary/grid';
import type { Made } from '../summary/stamp';
import {
  type AnyTable,
  a1,
  compareChapters,
  type Ledger,
  type Problem,
  type TableKey,
  tableKeys,
  tables,
  WARD,
  wardEntry,
} from '../tables';
import {
  formatDay,
  formatNumber,
  formatPeriod,
  formatQuantity,
  isDay,
  type Period,
  samePeriodBefore,
} from '../values';

import { brokenOpenings, emptyFunds, idleTargets, wrongWeights } from './models';

export const CHECK_SHEET = 'Kiểm tra';

type Fields = Readonly<Record<string, unknown>>;

/** Every problem of the workbook: of cells, of rows against each other, and of rows against the period. */
export function findProblems(ledger: Ledger, period: Period): Problem[] {
  return [
    ...ledger.problems,
    ...likelyDuplicates(ledger),
    ...tooManyMembers(ledger, period),
    ...outsidePeriod(ledger, period),
    ...emptyFunds(ledger, period),
    ...brokenOpenings(ledger),
    ...idleTargets(ledger),
    ...wrongWeights(ledger),
  ];
}

function rowProblem(
  ledger: Ledger,
  key: TableKey,
  row: Fields,
  column: string,
  problem: Pick<Problem, 'code' | 'severity' | 'what' | 'todo'>,
): Problem {
  return {
    ...problem,
    sheet: tables[key].sheet,
    row: Number(row.row),
    column: ledger.records[key].places[column] ?? null,
    header: (tables[key].columns as Readonly<Record<string, { header: string }>>)[column]?.header ?? null,
    chapterCode: typeof row.chapterCode === 'string' ? row.chapterCode : null,
    found: shown(row[column], ledger),
  };
}

/** A field of a record as it reads on the sheet. */
function shown(value: unknown, { context }: Ledger): string {
  if (isDay(value)) return formatDay(value);
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  if ('amount' in value && 'unit' in value)
    return formatQuantity(Number(value.amount), typeof value.unit === 'string' ? value.unit : null);
  if (!('key' in value)) return '';
  const key = String(value.key);
  return (context.members.get(key) ?? context.chapters.get(key))?.label ?? key;
}

/** Rows that say the same thing twice. They are counted: only a person knows whether one is too many. */
function likelyDuplicates(ledger: Ledger): Problem[] {
  return tableKeys.flatMap((key) => {
    const { alike } = tables[key] as AnyTable;
    if (alike === undefined) return [];
    const first = new Map<string, number>();
    return (ledger.records[key].rows as unknown as readonly Fields[]).flatMap((row) => {
      if (alike.unlessBlank?.some((field) => row[field] === null || row[field] === undefined)) return [];
      const name = JSON.stringify(alike.by.map((field) => row[field] ?? null));
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, Number(row.row));
        return [];
      }
      return [
        rowProblem(ledger, key, row, alike.at, {
          code: 'likelyDuplicate',
          severity: 'notice',
          what: `Giống dòng ${before}: ${alike.words}.`,
          todo: 'Nếu ghi hai lần, xoá một dòng. Nếu là hai việc khác nhau, để nguyên.',
        }),
      ];
    });
  });
}

/** More members than women: one of the two figures is wrong, and the rate would pass 100 %. */
function tooManyMembers(ledger: Ledger, period: Period): Problem[] {
  const year = Number(period.to.slice(0, 4));
  const members = new Map(
    breakDown('members', ledger, period, ['chapter']).map(({ keys, value }) => [keys[0], value ?? 0]),
  );
  return ledger.records.baseline.rows.flatMap((row) => {
    const counted = members.get(row.chapterCode ?? '') ?? 0;
    if (row.year !== year || row.women === null || counted <= row.women) return [];
    return [
      rowProblem(ledger, 'baseline', row as unknown as Fields, 'women', {
        code: 'mismatch',
        severity: 'notice',
        what: `Có ${formatNumber(counted)} hội viên mà chỉ ${formatNumber(row.women)} phụ nữ từ 18 tuổi.`,
        todo: 'Xem lại số phụ nữ từ 18 tuổi, hoặc trạng thái của hội viên đã rời đi.',
      }),
    ];
  });
}

/** Days that no summary of this period or of the year before takes in: often a slip in the year. */
function outsidePeriod(ledger: Ledger, period: Period): Problem[] {
  const before = samePeriodBefore(period);
  // An old pairing that is still at work, or whose result came in the period, is in some figure after all.
  const counted = metricKeys.flatMap((key) =>
    [period, before].flatMap((of) => evaluate(key, ledger, of).sources),
  );
  return tableKeys.flatMap((key) => {
    const { sheet, time } = tables[key];
    if (time.kind !== 'day') return [];
    const inside = new Set([
      ...counted.filter((source) => source.sheet === sheet).flatMap(({ rows }) => rows),
      ...[period, before].flatMap((of) => rowsInPeriod(key, ledger, of).inside),
    ]);
    return (ledger.records[key].rows as unknown as readonly Fields[]).flatMap((row) => {
      const day = row[time.on];
      if (inside.has(Number(row.row)) || typeof day !== 'string') return [];
      return [
        rowProblem(ledger, key, row, time.on, {
          code: 'outsidePeriod',
          severity: 'notice',
          what: `Ngày ${formatDay(day as Period['from'])} ngoài kỳ ${formatPeriod(period)} và cùng kỳ năm trước, nên không vào bảng nào.`,
          todo: 'Nếu gõ nhầm năm thì sửa; nếu đúng là kỳ khác thì để nguyên.',
        }),
      ];
    });
  });
}

/** Problems as the tab shows them. */
export function layOutProblems(
  ledger: Ledger,
  problems: readonly Problem[],
  period: Period,
  made: Made,
): Grid {
  const grid = new GridBuilder(CHECK_SHEET, [110, 70, 150, 120, 290, 280]);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const notices = problems.length - errors;
  const leftOut = tableKeys.reduce((total, key) => total + ledger.records[key].leftOut.length, 0);
  grid.line('KIỂM TRA SỐ LIỆU', 'title', 30);
  grid.line(
    `Kỳ: ${formatPeriod(period)} · Kiểm tra lúc ${made.time} ngày ${formatDay(made.day)}${made.by === '' ? '' : ` · ${made.by}`} · ${formatNumber(errors)} lỗi (bỏ ra ${formatNumber(leftOut)} dòng), ${formatNumber(notices)} chỗ cần xem lại`,
    'stamp',
  );
  const isFine = problems.length === 0;
  grid.line(
    isFine
      ? 'Không thấy chỗ nào sai. Mọi dòng đều được tính.'
      : 'Sửa ở tab gốc (bấm vào ô), rồi bấm Kiểm tra lại. Tiện ích không tự sửa ô nào của bạn.',
    'remark',
  );
  const frozen = grid.height;
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const code = problem.chapterCode ?? '';
    groups.set(code, [...(groups.get(code) ?? []), problem]);
  }
  const chapters = [...ledger.context.chapters.all].sort(compareChapters);
  const order = [
    ...chapters.map(({ key, label }) => ({ code: key, label: `Chi hội ${label}` })),
    { code: WARD, label: wardEntry.label },
  ];
  const known = new Set(order.map(({ code }) => code));
  const strangers = [...groups.keys()].filter((code) => code !== '' && !known.has(code));
  const sections = [
    ...order,
    ...strangers.map((code) => ({ code, label: `Chi hội ${code}` })),
    { code: '', label: 'Chưa rõ chi hội, hoặc việc chung của cả sổ' },
  ];
  const tabOrder = new Map(tableKeys.map((key, index) => [tables[key].sheet, index]));
  for (const { code, label } of sections) {
    const group = groups.get(code);
    if (group === undefined) continue;
    grid.gap();
    grid.line(`${label}: ${formatNumber(group.length)} chỗ`, 'heading');
    grid.row(
      ['Tab', 'Ô', 'Đang ghi', 'Mức', 'Vấn đề', 'Cần làm'].map(
        (value): GridCell => ({ value, style: 'head' }),
      ),
    );
    const sorted = [...group].sort(
      (a, b) =>
        Number(a.severity === 'notice') - Number(b.severity === 'notice') ||
        (tabOrder.get(a.sheet) ?? -1) - (tabOrder.get(b.sheet) ?? -1) ||
        (a.row ?? 0) - (b.row ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0),
    );
    for (const problem of sorted) {
      const place =
        problem.row === null
          ? ''
          : problem.column === null
            ? `dòng ${problem.row}`
            : a1(problem.row, problem.column);
      const target = problem.row === null ? '' : a1(problem.row, problem.column ?? 0);
      grid.row([
        { value: problem.sheet, style: 'text' },
        {
          value: place,
          style: 'text',
          ...(target === '' ? {} : { link: { sheet: problem.sheet, a1: target } }),
        },
        { value: problem.found, style: 'text' },
        { value: problem.severity === 'error' ? 'Không tính' : 'Cần xem lại', style: 'text' },
        { value: problem.what, style: 'text' },
        { value: problem.todo, style: 'text' },
      ]);
    }
  }
  return grid.build(Math.min(frozen, 2));
}
