/** Groups that one chapter writes in two ways, `3` and `Tổ 3`: to every list of groups they are two. */
import { identityKey } from '../values';
import { type AnyColumn, type Problem, recordsOf, tableKeys, tables, type WardData } from '../ward';
import { numberedName } from './mend';
import { rowProblem } from './row-problem';

/** A chapter that writes bare numbers throughout is left alone: nothing is doubled there. */
export function doubledNumbers(ward: WardData): Problem[] {
  return tableKeys.flatMap((key) =>
    Object.entries<AnyColumn>(tables[key].columns)
      .filter(([, { isNumbered }]) => isNumbered)
      .flatMap(([field, column]) => {
        const rows = recordsOf(ward, key);
        const written = new Map<string | null, Set<string>>();
        for (const { chapterCode, [field]: name } of rows) {
          if (typeof name !== 'string') continue;
          const names = written.get(chapterCode) ?? new Set();
          written.set(chapterCode, names.add(identityKey(name)));
        }
        return rows.flatMap((row) => {
          const bare = row[field];
          const whole = typeof bare === 'string' ? numberedName(column, bare) : null;
          const isWritten = whole !== null && written.get(row.chapterCode)?.has(identityKey(whole)) === true;
          if (!isWritten) return [];
          return [
            rowProblem(ward, key, row, field, {
              code: 'mismatch',
              severity: 'notice',
              what: `Ghi “${String(bare)}”, chỗ khác của chi hội ghi “${whole}”: sổ coi là hai tổ.`,
              todo: `Ghi “${whole}”.`,
            }),
          ];
        });
      }),
  );
}
