/** The cell that the person at the sheet has selected. */
import type { Spreadsheet } from './spreadsheet';

export interface Selected {
  readonly tab: string;
  /** From 1. */
  readonly row: number;
  readonly column: number;
}

/** Of several cells the one with the border; null where none is selected, as on a tab that is one chart. */
export function selectedCell(spreadsheet: Spreadsheet): Selected | null {
  const cell = spreadsheet.getCurrentCell();
  return cell === null
    ? null
    : { tab: cell.getSheet().getName(), row: cell.getRow(), column: cell.getColumn() };
}
