/** Which rows a journal has brought back, as a person reads it: by tab, rows as they are numbered in the grid. */
import type { Workbook } from '../model';
import type { Entry } from './records';

const MOST_TABS = 6;
const MOST_RUNS = 8;

/** 3, 4, 5, 9 → `3–5, 9`. */
function runsOf(rows: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row === last.to + 1) last.to = row;
    else runs.push({ from: row, to: row });
  }
  const shown = runs.slice(0, MOST_RUNS).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return shown.join(', ') + (runs.length > MOST_RUNS ? ' và các hàng khác' : '');
}

export function rowsOf(entries: readonly Entry[], workbook: Workbook): string {
  const rows = new Map<number, Set<number>>();
  for (const { update } of entries) {
    for (const { id, cells } of update.sheets) {
      const found = rows.get(id) ?? new Set();
      rows.set(id, found);
      for (const [row] of cells) found.add(row + 1);
    }
  }
  const said = workbook.sheets.flatMap(({ id, name }) => {
    const list = [...(rows.get(id) ?? [])].sort((a, b) => a - b);
    return list.length === 0 ? [] : [`tab “${name}” hàng ${runsOf(list)}`];
  });
  if (said.length === 0) return 'cài đặt và cách trình bày';
  const more = said.length - MOST_TABS;
  return said.slice(0, MOST_TABS).join('; ') + (more > 0 ? `; và ${more} tab khác` : '');
}
