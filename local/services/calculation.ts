/** The place of a formula engine. The host keeps formulas and their last values; an engine computes them. */
import type { Area, Workbook } from '../model';

export interface ChangedArea {
  readonly sheetId: number;
  readonly area: Area;
}

export interface Calculator {
  /** Sets `value` of every formula cell that depends on the changed cells, and of the formula cells among them. */
  recalculate(workbook: Workbook, changed: readonly ChangedArea[]): void;
}
