/**
 * Rows that look like one thing written twice. The table's own rule decides, for *Kiểm tra* and for a form alike. Nothing
 * is refused for it: only a person knows whether one is too many.
 */
import type { DuplicateRule } from '../tables/table';
import {
  type AnyRecord,
  type AnyRow,
  type AnyTable,
  type Problem,
  recordsOf,
  tableKeys,
  tables,
  type WardData,
} from '../ward';
import { rowProblem } from './row-problem';

const isBlank = (value: unknown): boolean => value === null || value === undefined;

/** What suspected rows have in common; null where too little is known of the row. */
const commonOf = (
  { by, unlessBlank = [] }: Pick<DuplicateRule, 'by' | 'unlessBlank'>,
  row: AnyRecord,
): string | null =>
  unlessBlank.some((field) => isBlank(row[field]))
    ? null
    : JSON.stringify(by.map((field) => row[field] ?? null));

/** The rows that a form asks about before it saves a record; none where the table has no rule. */
export function duplicatesOf<R extends AnyRecord>(
  { duplicateRule: rule }: AnyTable,
  rows: readonly R[],
  record: AnyRecord,
): R[] {
  if (rule === undefined) return [];
  const { whenEntered } = rule;
  if (whenEntered === undefined) {
    const common = commonOf(rule, record);
    return common === null ? [] : rows.filter((row) => commonOf(rule, row) === common);
  }
  const [known, otherwise] = whenEntered.andEither;
  const common = commonOf(whenEntered, record);
  return rows.filter((row) => {
    const field = isBlank(row[known]) || isBlank(record[known]) ? otherwise : known;
    return row[field] === record[field] && commonOf(whenEntered, row) === common;
  });
}

/** Rows that say the same as one before them. They are counted. */
export function likelyDuplicates(ward: WardData): Problem[] {
  return tableKeys.flatMap((key) => {
    const { duplicateRule: rule } = tables[key] as AnyTable;
    if (rule === undefined) return [];
    // By what they have in common, so that ten thousand rows are not compared with each other.
    const first = new Map<string, AnyRow>();
    return recordsOf(ward, key).flatMap((row) => {
      const common = commonOf(rule, row);
      const before = common === null ? undefined : first.get(common);
      if (common !== null && before === undefined) first.set(common, row);
      if (before === undefined) return [];
      return [
        rowProblem(ward, key, row, rule.at, {
          code: 'likelyDuplicate',
          severity: 'notice',
          what: `Giống dòng ${before.row}: ${rule.words}.`,
          todo: rule.todo ?? 'Nếu ghi hai lần, xóa một dòng. Nếu là hai việc khác nhau, để nguyên.',
        }),
      ];
    });
  });
}
