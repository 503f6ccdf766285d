/** The grid's own filter over a table that was written: what a person chose in it stays, and is applied to the rows of now. */
import type { Area } from '../domain/layout/grid';
import { a1 } from '../domain/tables';
import type { Sheet } from './spreadsheet';

/**
 * A sheet has one filter; one that begins beside the summary is a person's own and stays.
 * @param area heads included; left out where there is no table now: rows that an older filter hides must be seen.
 * @param keeps whether the list is of the same things as before; else what was chosen would hide rows of another figure.
 */
export function putFilter(sheet: Sheet, area: Area | undefined, keeps: boolean): void {
  const old = sheet.getFilter();
  const stood = old?.getRange().getA1Notation() ?? 'A';
  if (!/^A\d*(:|$)/.test(stood)) return;
  const columns = area === undefined || !keeps ? [] : Array.from({ length: area.columns }, (_, at) => at + 1);
  const chosen =
    old === null ? [] : columns.map((column) => [column, old.getColumnFilterCriteria(column)] as const);
  const wanted =
    area === undefined
      ? ''
      : `${a1(area.row + 1, area.column)}:${a1(area.row + area.rows, area.column + area.columns - 1)}`;
  const isSame = stood === wanted && keeps;
  if (!isSame) old?.remove();
  const filter = isSame ? old : wanted === '' ? null : sheet.getRange(wanted).createFilter();
  // The sheet hides rows when it is told to, and not when cells change: said again, it hides those of now.
  for (const [column, criteria] of chosen)
    if (criteria !== null) filter?.setColumnFilterCriteria(column, criteria);
}
