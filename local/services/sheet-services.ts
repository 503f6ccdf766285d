/** Makes the ranges, sheets and the spreadsheet of an execution. */
import type { Execution } from './execution';
import { RangeService } from './range/range';
import { SheetService } from './sheet/sheet';
import type { SheetObjects } from './sheet-objects';
import { SpreadsheetService } from './spreadsheet';
import { present } from './strict';

export function sheetObjects(execution: Execution): SheetObjects {
  return {
    range: (sheet, area, notation) => present(new RangeService(execution, sheet, area, notation)),
    sheet: (sheet) => present(new SheetService(execution, sheet)),
    spreadsheet: () => present(new SpreadsheetService(execution)),
  };
}
