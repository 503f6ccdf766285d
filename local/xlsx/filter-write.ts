/** The filter of a sheet: the rows that it hides, and its element. */

import { areaName } from '../a1';
import type { Filter, Sheet } from '../model';
import { cellText } from './cell-text';
import { attributeText } from './xml';

/** Rows that the filter hides and the user did not. */
export function filteredRows(sheet: Sheet): ReadonlySet<number> {
  const rows = new Set<number>();
  if (sheet.filter === null || sheet.filter.hidden.size === 0) return rows;
  const { area, hidden } = sheet.filter;
  const sets = [...hidden].map(([column, values]) => [column, new Set(values)] as const);
  const end = Math.min(area.row + area.rows, sheet.cells.length);
  for (let row = area.row + 1; row < end; row++) {
    if (sheet.hiddenRows.has(row)) continue;
    if (sets.some(([column, values]) => values.has(cellText(sheet.cells[row]?.[column]?.value))))
      rows.add(row);
  }
  return rows;
}

export function filterXml(sheet: Sheet, filtered: ReadonlySet<number>): string {
  const filter: Filter | null = sheet.filter;
  if (filter === null) return '';
  const { area } = filter;
  const columns = [...filter.hidden]
    .filter(
      ([column, values]) => values.length > 0 && column >= area.column && column < area.column + area.columns,
    )
    .sort(([a], [b]) => a - b)
    .map(([column, values]) => {
      const out = new Set(values);
      const shown = new Set<string>();
      for (let row = area.row + 1; row < Math.min(area.row + area.rows, sheet.cells.length); row++) {
        const text = cellText(sheet.cells[row]?.[column]?.value);
        if (!out.has(text)) shown.add(text);
      }
      const blank = shown.delete('') || (!out.has('') && filtered.size === 0);
      const items = [...shown].map((text) => `<filter val="${attributeText(text)}"/>`).join('');
      return `<filterColumn colId="${column - area.column}"><filters${blank ? ' blank="1"' : ''}>${items}</filters></filterColumn>`;
    })
    .join('');
  return `<autoFilter ref="${areaName(area)}">${columns}</autoFilter>`;
}
