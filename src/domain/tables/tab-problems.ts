/**
 * What is wrong with a tab as a whole: it is missing, its headers have moved, a column is missing or
 * stands twice, cells are merged.
 */
import type { Placement, Stranger } from './headers';
import type { Problem, ProblemCode } from './problem';
import { a1, columnLetter } from './raw-table';
import type { AnyTable } from './table';

const ofTab = (
  { sheet }: AnyTable,
  code: ProblemCode,
  what: string,
  todo: string,
  column: number | null = null,
): Problem => ({
  code,
  severity: 'error',
  sheet,
  row: column === null ? null : 1,
  column,
  header: null,
  chapterCode: null,
  found: '',
  what,
  todo,
});

export const missingTab = (table: AnyTable): Problem =>
  ofTab(
    table,
    'missingTab',
    `Không có tab “${table.sheet}”.`,
    'Bấm Sổ Hội → Quản lý → Cài đặt sổ để tạo lại tab.',
  );

/** @param at row of the headers, 0-based. */
export function movedHeaders(table: AnyTable, at: number): Problem {
  const above = at === 1 ? 'Xóa dòng 1' : `Xóa các dòng 1 đến ${at}`;
  return {
    ...ofTab(
      table,
      'movedHeader',
      `Hàng tiêu đề của tab ${table.sheet} đang ở dòng ${at + 1}, nên chưa dòng nào được tính.`,
      `${above} (chép chữ ở đó đi nơi khác nếu cần) để hàng tiêu đề về dòng 1, rồi bấm lại.`,
    ),
    row: at + 1,
    column: 0,
  };
}

export const mergedCells = (table: AnyTable, row: number, column: number): Problem => ({
  ...ofTab(
    table,
    'merged',
    `Các ô ở dòng ${row} bị gộp với nhau; chỉ ô đầu có giá trị.`,
    'Bỏ gộp ô và ghi đủ từng dòng.',
    column,
  ),
  severity: 'notice',
  row,
});

/** @param renamed where a missing column may stand under another title. */
export function headerProblems(
  table: AnyTable,
  { places, doubled }: Placement,
  renamed: ReadonlyMap<string, Stranger>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [key, column] of Object.entries(table.columns)) {
    const title = column.header;
    if (places[key] === null) {
      const stranger = renamed.get(key);
      if (column.isDeprecated || (column.isSystem && !column.isRequired && stranger === undefined)) continue;
      const at = stranger?.index;
      problems.push({
        ...ofTab(
          table,
          'missingHeader',
          stranger === undefined
            ? `Tab ${table.sheet} thiếu cột “${title}”.`
            : stranger.text === ''
              ? `Tab ${table.sheet} thiếu cột “${title}”. Cột ${columnLetter(stranger.index)} có số liệu mà không có tiêu đề.`
              : `Tab ${table.sheet} thiếu cột “${title}”. Cột ${columnLetter(stranger.index)} đang ghi “${stranger.text}”.`,
          at === undefined
            ? 'Bấm Sổ Hội → Quản lý → Cài đặt sổ để thêm lại cột.'
            : `Nếu đó là cột “${title}”, ghi lại tiêu đề “${title}” ở ô ${a1(1, at)}; cho đến lúc ấy cột này chưa được tính.`,
          at ?? null,
        ),
        // What stands under another name is not counted: no notice, but a hole in the figures. Who wrote when is in none.
        severity:
          column.isRequired || (at !== undefined && column.type.kind !== 'instant') ? 'error' : 'notice',
      });
    }
    const twice = doubled.get(key);
    if (twice !== undefined) {
      problems.push({
        ...ofTab(
          table,
          'doubledHeader',
          `Tab ${table.sheet} có ${twice.length} cột “${title}” (${twice.map(columnLetter).join(', ')}).`,
          'Giữ một cột, đổi tên hoặc xóa cột kia.',
          twice[1] ?? null,
        ),
        severity: 'notice',
        header: title,
      });
    }
  }
  return problems;
}
