/** What can be wrong with a cell or a row, as data with the sentence that a person reads. */

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
  | 'unprintable';
