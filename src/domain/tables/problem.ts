/** What is wrong in a workbook, as data: at a cell, in a row, on a tab. */

/** What is wrong with a cell of one row. `column` is a key of the table's columns. */
export interface CellProblem {
  readonly column: string;
  readonly code: ProblemCode;
  /** An error leaves the row out of every figure; a notice only asks to look. */
  readonly severity: 'error' | 'notice';
  /** What is wrong, for a reader of Vietnamese. */
  readonly what: string;
  /** What to do about it. */
  readonly todo: string;
}

/** What is wrong with a row beside the other rows of its table. */
export interface RowProblem extends CellProblem {
  /** Row number on the sheet, as in `RowFacts`. */
  readonly row: number;
}

export type ProblemCode =
  | 'missing'
  | 'unreadable'
  | 'unknownChoice'
  | 'unknownReference'
  | 'ambiguousReference'
  | 'cellError'
  | 'future'
  | 'absurd'
  | 'conflict'
  | 'order'
  | 'doubledId'
  | 'doubledKey'
  | 'doubledHeader'
  | 'missingHeader'
  | 'movedHeader'
  | 'unknownHeader'
  | 'missingTab'
  | 'doubledTab'
  | 'missingLine'
  | 'merged'
  | 'outsidePeriod'
  | 'likelyDuplicate'
  | 'mismatch'
  | 'self'
  | 'gone'
  | 'belowZero'
  | 'unknownMetric'
  | 'closedPeriod'
  | 'uncounted'
  | 'runsApart'
  | 'unprintable';

/** A problem with its place. `row` is absent for a problem of the tab itself. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'notice';
  readonly sheet: string;
  readonly row: number | null;
  /** 0-based column on the sheet, or null for the row or the tab. */
  readonly column: number | null;
  readonly header: string | null;
  readonly chapterCode: string | null;
  /** What stands in the cell now. */
  readonly found: string;
  readonly what: string;
  readonly todo: string;
}
