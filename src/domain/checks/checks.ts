/** What can be wrong in the data beyond a single row: duplicates, figures that contradict each other, odd years. */
import { breakDown } from '../figures';
import { formatNumber, type Period } from '../values';
import { type AnyTable, type Problem, tableKeys, tables, type WardData } from '../ward';

import { brokenOpenings, emptyFunds, idleTargets, wrongWeights } from './models';
import { oddYears } from './odd-years';
import { rowProblem } from './row-problem';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Every problem of the workbook: of cells, of rows against each other, and of rows against the period.
 * @param reported periods of which a report was issued.
 */
export function findProblems(ward: WardData, period: Period, reported: readonly Period[] = []): Problem[] {
  return [
    ...ward.problems,
    ...likelyDuplicates(ward),
    ...tooManyMembers(ward, period),
    ...oddYears(ward, period, reported),
    ...emptyFunds(ward, period),
    ...brokenOpenings(ward),
    ...idleTargets(ward),
    ...wrongWeights(ward),
  ];
}

/** Rows that say the same thing twice. They are counted: only a person knows whether one is too many. */
function likelyDuplicates(ward: WardData): Problem[] {
  return tableKeys.flatMap((key) => {
    const { duplicateRule } = tables[key] as AnyTable;
    if (duplicateRule === undefined) return [];
    const first = new Map<string, number>();
    return (ward.records[key].rows as unknown as readonly Fields[]).flatMap((row) => {
      if (duplicateRule.unlessBlank?.some((field) => row[field] === null || row[field] === undefined))
        return [];
      const name = JSON.stringify(duplicateRule.by.map((field) => row[field] ?? null));
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, Number(row.row));
        return [];
      }
      return [
        rowProblem(ward, key, row, duplicateRule.at, {
          code: 'likelyDuplicate',
          severity: 'notice',
          what: `Giống dòng ${before}: ${duplicateRule.words}.`,
          todo: 'Nếu ghi hai lần, xoá một dòng. Nếu là hai việc khác nhau, để nguyên.',
        }),
      ];
    });
  });
}

/** More members than women: one of the two figures is wrong, and the rate would pass 100 %. */
function tooManyMembers(ward: WardData, period: Period): Problem[] {
  const year = Number(period.to.slice(0, 4));
  const members = new Map(
    breakDown('members', ward, period, ['chapter']).map(({ keys, value }) => [keys[0], value ?? 0]),
  );
  return ward.records.baseline.rows.flatMap((row) => {
    const counted = members.get(row.chapterCode ?? '') ?? 0;
    if (row.year !== year || row.women === null || counted <= row.women) return [];
    return [
      rowProblem(ward, 'baseline', row as unknown as Fields, 'women', {
        code: 'mismatch',
        severity: 'notice',
        what: `Có ${formatNumber(counted)} hội viên mà chỉ ${formatNumber(row.women)} phụ nữ từ 18 tuổi.`,
        todo: 'Xem lại số phụ nữ từ 18 tuổi, hoặc trạng thái của hội viên đã rời đi.',
      }),
    ];
  });
}
