/**
 * How the services of a workbook get hold of one another.
 *
 * On Google a range knows its sheet, a sheet its ranges, and every rule, chart and banding knows its range. Here each
 * asks its execution for the other, so that no file has to import the file that imports it.
 */
import type { Notation } from '../a1';
import type { Area, Sheet } from '../model';
import type * as G from './google';

export interface SheetObjects {
  /** Where sides are open (`A2:A`), `notation` is as it was given. */
  range(sheet: Sheet, area: Area, notation?: Notation): G.Range;
  sheet(sheet: Sheet): G.Sheet;
  spreadsheet(): G.Spreadsheet;
}
