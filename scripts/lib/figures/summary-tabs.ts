/** The summary tabs of a workbook, read from the file as another program reads it. */
import { readWorkbook } from '../../../local/xlsx';
import { a1 } from '../../../src/domain/tables';
import type { CellValue, PrintedTable } from './printed';

export type Tabs = ReadonlyMap<string, readonly (readonly CellValue[])[]>;

/** The cells of every tab, as a program that opens the file has them. */
export async function readTabs(file: string): Promise<Tabs> {
  const { workbook } = await readWorkbook(file);
  return new Map(
    workbook.sheets.map(({ name, cells }) => [
      name,
      Array.from(cells, (row) =>
        Array.from(row ?? [], (cell): CellValue => {
          const value = cell?.value;
          return typeof value === 'number' || typeof value === 'string' ? value : null;
        }),
      ),
    ]),
  );
}

/** The block of a tab under a heading, down to the next blank row. */
export function blockOf(tabs: Tabs, tab: string, heading: string): PrintedTable | null {
  const cells = tabs.get(tab) ?? [];
  const top = cells.findIndex(([first]) => first === heading);
  const filled = (row: readonly CellValue[]) => row.filter((cell) => cell !== null && cell !== '').length;
  const head = top < 0 ? -1 : cells.findIndex((row, at) => at > top && filled(row) > 1);
  if (head < 0) return null;
  const length = cells.slice(head + 1).findIndex((row) => filled(row) === 0);
  const body = cells.slice(head + 1, length < 0 ? undefined : head + 1 + length);
  return {
    name: tab,
    headers: (cells[head] ?? []).map((cell) => String(cell ?? '')),
    rows: body.map((row, at) => ({
      cells: row,
      at: (column) => a1(head + 2 + at, column),
      number: head + 2 + at,
    })),
  };
}
