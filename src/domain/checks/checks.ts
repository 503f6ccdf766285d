/** What can be wrong in the data beyond a single row: duplicates, figures that contradict each other, odd years. */
import { breakDown } from '../figures';
import { formatNumber, type Period } from '../values';
import type { Problem, WardData } from '../ward';
import { likelyDuplicates } from './duplicates';
import { brokenOpenings, emptyFunds, idleTargets, wrongWeights } from './models';
import { doubledNumbers } from './numbered';
import { oddYears } from './odd-years';
import { rowProblem } from './row-problem';

/**
 * Every problem of the workbook: of cells, of rows against each other, and of rows against the period.
 * @param reported periods of which a report was issued.
 */
export function findProblems(ward: WardData, period: Period, reported: readonly Period[] = []): Problem[] {
  return [
    ...ward.problems,
    ...likelyDuplicates(ward),
    ...doubledNumbers(ward),
    ...tooManyMembers(ward, period),
    ...oddYears(ward, period, reported),
    ...emptyFunds(ward, period),
    ...brokenOpenings(ward),
    ...idleTargets(ward),
    ...wrongWeights(ward),
  ];
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
      rowProblem(ward, 'baseline', { ...row }, 'women', {
        code: 'mismatch',
        severity: 'notice',
        what: `Có ${formatNumber(counted)} hội viên mà chỉ ${formatNumber(row.women)} phụ nữ từ 18 tuổi.`,
        todo: 'Xem lại số phụ nữ từ 18 tuổi, hoặc trạng thái của hội viên đã rời đi.',
      }),
    ];
  });
}
