/** What the user has selected. */
import { areaNotation, notationArea } from '../a1';
import type { Area, Sheet } from '../model';
import type { Execution } from './execution';
import type * as G from './google';
import { Service, type Signatures, serviceSpec } from './strict';

/** The selected area of a sheet; A1 where none was selected, or where it has been deleted since (sheets-10). */
function activeArea(execution: Execution, sheet: Sheet): Area {
  const area = execution.state.selection.areas.get(sheet.id);
  const here = area && notationArea(areaNotation(area), sheet.rows, sheet.columns);
  return here ?? { row: 0, column: 0, rows: 1, columns: 1 };
}

export function activeRange(execution: Execution, sheet: Sheet): G.Range {
  return execution.objects.range(sheet, activeArea(execution, sheet));
}

export function activeCell(execution: Execution, sheet: Sheet): G.Range {
  const area = activeArea(execution, sheet);
  const cell = execution.state.selection.cells.get(sheet.id);
  // Rows may have been deleted since the cell was chosen.
  const isThere = cell !== undefined && cell.row < sheet.rows && cell.column < sheet.columns;
  const { row, column } = isThere ? cell : area;
  return execution.objects.range(sheet, { row, column, rows: 1, columns: 1 });
}

const methods = {
  getActiveRange: '',
  getActiveSheet: '',
  getCurrentCell: '',
} satisfies Signatures<G.Selection>;
const SELECTION = serviceSpec('SpreadsheetApp.Selection', methods);

export class SelectionService extends Service implements Pick<G.Selection, keyof typeof methods> {
  readonly spec = SELECTION;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
  ) {
    super(execution);
  }

  getActiveSheet(): G.Sheet {
    return this.execution.objects.sheet(this.sheet);
  }
  getActiveRange(): G.Range {
    return activeRange(this.execution, this.sheet);
  }
  getCurrentCell(): G.Range {
    return activeCell(this.execution, this.sheet);
  }
}
