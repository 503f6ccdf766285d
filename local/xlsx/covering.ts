/** Joins cells into rectangles, so that a file names few areas instead of many cells. */
import type { Area } from '../model';

/** The cells of the runs, as few rectangles as a simple sweep finds: runs in a row, joined downwards. */
export function coveringAreas(
  rows: number,
  runsOf: (row: number) => readonly (readonly [number, number])[],
): Area[] {
  const done: Area[] = [];
  let open = new Map<string, { row: number; column: number; columns: number; rows: number }>();
  for (let row = 0; row <= rows; row++) {
    const next: typeof open = new Map();
    if (row < rows) {
      for (const [from, to] of runsOf(row)) {
        const key = `${from}:${to}`;
        const above = open.get(key);
        if (above) {
          above.rows++;
          open.delete(key);
          next.set(key, above);
        } else next.set(key, { row, column: from, columns: to - from + 1, rows: 1 });
      }
    }
    done.push(...open.values());
    open = next;
  }
  return done;
}
