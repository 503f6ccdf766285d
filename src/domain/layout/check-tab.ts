/**
 * The tab `Kiểm tra`: one line a problem with its cell, what is wrong and what to do, by chapter. A few hundred lines are
 * shown, what keeps rows out of the totals first; the rest is counted by kind, each with a place where one stands.
 */

import { formatDay, formatNumber, formatPeriod, type Period } from '../values';
import {
  a1,
  compareChapters,
  type Problem,
  tableKeys,
  tables,
  WARD,
  type WardData,
  wardEntry,
} from '../ward';
import { type Grid, GridBuilder, type GridCell } from './grid';
import type { Made } from './stamp';

export const CHECK_SHEET = 'Kiểm tra';

/** Lines that a person works through; more are mended by kind. */
const MOST_LINES = 300;
/** Of one kind in one column, so that one mistake made a thousand times hides no other. */
const MOST_OF_KIND = 60;

const kindOf = ({ severity, sheet, header, code }: Problem): string =>
  JSON.stringify([severity, sheet, header, code]);

/** Splits problems into those that have a line and those that are counted: errors first, in the order given. */
export function chooseLines(problems: readonly Problem[]): {
  readonly lines: readonly Problem[];
  readonly rest: readonly Problem[];
} {
  const ofKind = new Map<string, number>();
  const lines = new Set<Problem>();
  const take = (severity: Problem['severity'], most: number): void => {
    for (const problem of problems) {
      if (lines.size >= MOST_LINES) return;
      if (problem.severity !== severity || lines.has(problem)) continue;
      const kind = kindOf(problem);
      const count = ofKind.get(kind) ?? 0;
      if (count >= most) continue;
      ofKind.set(kind, count + 1);
      lines.add(problem);
    }
  };
  for (const most of [MOST_OF_KIND, MOST_LINES]) {
    take('error', most);
    take('notice', most);
  }
  return {
    lines: problems.filter((problem) => lines.has(problem)),
    rest: problems.filter((problem) => !lines.has(problem)),
  };
}

/** Problems as the tab shows them. */
export function layOutProblems(
  ward: WardData,
  problems: readonly Problem[],
  period: Period,
  made: Made,
): Grid {
  const grid = new GridBuilder(CHECK_SHEET, [110, 70, 150, 120, 290, 280]);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const notices = problems.length - errors;
  const leftOut = tableKeys.reduce((total, key) => total + ward.records[key].leftOut.length, 0);
  grid.line('KIỂM TRA SỐ LIỆU', 'title', 30);
  grid.line(
    `Kỳ: ${formatPeriod(period)} · Kiểm tra lúc ${made.time} ngày ${formatDay(made.day)}${made.by === '' ? '' : ` · ${made.by}`} · ${formatNumber(errors)} lỗi (bỏ ra ${formatNumber(leftOut)} dòng), ${formatNumber(notices)} chỗ cần xem lại`,
    'stamp',
  );
  grid.line(
    problems.length === 0
      ? 'Không thấy chỗ nào sai. Mọi dòng đều được tính.'
      : 'Sửa ở tab gốc (bấm vào ô), hoặc bấm Sổ Hội → Ghi sổ → Cần sửa để mở biểu mẫu ngay ở chỗ sai; rồi bấm Kiểm tra lại. Không ô nào tự đổi khi chưa có người bấm.',
    'remark',
  );
  const { lines, rest } = chooseLines(problems);
  for (const { label, group } of sectionsOf(ward, lines)) {
    grid.gap();
    grid.line(`${label}: ${formatNumber(group.length)} chỗ`, 'heading');
    grid.row(HEADS.map((value): GridCell => ({ value, style: 'head' })));
    for (const problem of group) grid.row(lineOf(problem));
  }
  countRest(grid, rest);
  return grid.build(2);
}

const HEADS = ['Tab', 'Ô', 'Đang ghi', 'Mức', 'Vấn đề', 'Cần làm'];
const LEVELS: Readonly<Record<Problem['severity'], string>> = { error: 'Không tính', notice: 'Cần xem lại' };

export const placeOf = ({ row, column }: Problem): string =>
  row === null ? '' : column === null ? `dòng ${row}` : a1(row, column);

function placeCell(problem: Problem): GridCell {
  const place = placeOf(problem);
  return {
    value: place,
    style: 'text',
    ...(problem.row === null
      ? {}
      : { link: { sheet: problem.sheet, a1: a1(problem.row, problem.column ?? 0) } }),
  };
}

const lineOf = (problem: Problem): GridCell[] => [
  { value: problem.sheet, style: 'text' },
  placeCell(problem),
  { value: problem.found, style: 'text' },
  { value: LEVELS[problem.severity], style: 'text' },
  { value: problem.what, style: 'text' },
  { value: problem.todo, style: 'text' },
];

/** Problems by chapter, in the order of chapters; within one errors first, then by tab, row and column. */
export function sectionsOf(
  ward: Pick<WardData, 'context'>,
  problems: readonly Problem[],
): { readonly code: string; readonly label: string; readonly group: readonly Problem[] }[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const code = problem.chapterCode ?? '';
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [problem]);
    else group.push(problem);
  }
  const chapters = [...ward.context.chapters.all].sort(compareChapters);
  const order = [
    ...chapters.map(({ key, label }) => ({ code: key, label: `Chi hội ${label}` })),
    { code: WARD, label: wardEntry.label },
  ];
  const known = new Set(order.map(({ code }) => code));
  const strangers = [...groups.keys()].filter((code) => code !== '' && !known.has(code));
  const tabOrder = new Map(tableKeys.map((key, index) => [tables[key].sheet, index]));
  return [
    ...order,
    ...strangers.map((code) => ({ code, label: `Chi hội ${code}` })),
    { code: '', label: 'Chưa rõ chi hội, hoặc việc chung của cả sổ' },
  ].flatMap(({ code, label }) => {
    const group = groups.get(code);
    if (group === undefined) return [];
    group.sort(
      (a, b) =>
        Number(a.severity === 'notice') - Number(b.severity === 'notice') ||
        (tabOrder.get(a.sheet) ?? -1) - (tabOrder.get(b.sheet) ?? -1) ||
        (a.row ?? 0) - (b.row ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0),
    );
    return [{ code, label, group }];
  });
}

/** What has no line of its own, one line a kind: how many there are, and where the first one stands. */
function countRest(grid: GridBuilder, rest: readonly Problem[]): void {
  if (rest.length === 0) return;
  const kinds = new Map<string, { readonly first: Problem; count: number }>();
  for (const problem of rest) {
    const kind = kinds.get(kindOf(problem));
    if (kind === undefined) kinds.set(kindOf(problem), { first: problem, count: 1 });
    else kind.count += 1;
  }
  grid.gap();
  grid.line(
    `Còn ${formatNumber(rest.length)} chỗ nữa, đếm theo loại (sửa bớt rồi bấm Kiểm tra lại)`,
    'heading',
  );
  grid.row(
    ['Tab', 'Ví dụ ô', 'Cột', 'Mức', 'Vấn đề của ô ví dụ', 'Bao nhiêu chỗ'].map(
      (value): GridCell => ({ value, style: 'head' }),
    ),
  );
  for (const { first, count } of [...kinds.values()].sort((a, b) => b.count - a.count)) {
    grid.row([
      { value: first.sheet, style: 'text' },
      placeCell(first),
      { value: first.header ?? '', style: 'text' },
      { value: LEVELS[first.severity], style: 'text' },
      { value: first.what, style: 'text' },
      { value: `${formatNumber(count)} chỗ`, style: 'text' },
    ]);
  }
}
