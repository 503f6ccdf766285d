/** Which mutants are tried where not all are: always the same ones, whatever else changes in the file above them. */
import { createHash } from 'node:crypto';
import path from 'node:path';

/**
 * True for one mutant of `oneOf`. Nothing in it counts lines: a comment that came must not draw other mutants.
 * @param {number} oneOf
 * @param {string} fileName
 * @param {{ mutatorName: string, replacement?: string, location: { start: { column: number }, end: { column: number } } }} mutant
 *   columns counted from 0
 */
export function isDrawn(oneOf, fileName, { mutatorName, replacement, location: { start, end } }) {
  if (oneOf === 1) return true;
  const what = [path.basename(fileName), mutatorName, replacement, start.column, end.column].join('|');
  return createHash('sha256').update(what).digest().readUInt32BE() % oneOf === 0;
}

/** What the runner answers of a mutant that was not drawn. */
export const NOT_DRAWN = 'not drawn';
