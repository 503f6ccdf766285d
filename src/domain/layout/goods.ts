/** Goods of a table's rows added up by thing: of this period, and of the year before. */
import type { Part } from '../tables/parts';
import { compareText, type Day, inPeriod, roundFloat } from '../values';
import type { TableKey } from '../ward';
import type { GridBuilder } from './grid';
import { beforeHeader, numberCell, type Summarised } from './table';

/** A row with the goods in it. */
interface WithGoods {
  readonly row: number;
  readonly day: Day;
  readonly items: readonly Part[];
}

export function goodsBlock(
  grid: GridBuilder,
  { period, before }: Summarised,
  {
    table,
    heading,
    rows,
  }: { readonly table: TableKey; readonly heading: string; readonly rows: readonly WithGoods[] },
): void {
  // Rows of this period and of the one before; a period of more than a year overlaps the one before it.
  const things = new Map<string, { row: number; amount: number }[][]>();
  for (const { day, items, row } of rows) {
    for (const [at, of] of [period, before].entries()) {
      if (!inPeriod(day, of)) continue;
      for (const { name = '', amount } of items) {
        const known = things.get(name) ?? [[], []];
        known[at]?.push({ row, amount });
        things.set(name, known);
      }
    }
  }
  grid.line(heading, 'heading');
  if (things.size === 0) {
    grid.line('Chưa có hiện vật nào ghi kèm số lượng.', 'remark');
    return;
  }
  grid.row([
    { value: 'Hiện vật', style: 'head' },
    { value: 'Kỳ này', style: 'headNumber' },
    { value: beforeHeader(period), style: 'headNumber' },
  ]);
  for (const [name, periods] of [...things].sort(([a], [b]) => compareText(a, b))) {
    grid.row([
      { value: name, style: 'label' },
      ...periods.map((found) =>
        numberCell(
          { value: roundFloat(found.reduce((total, { amount }) => total + amount, 0)) || null },
          null,
          'number',
          { ...{ kind: 'rows', name, unit: null, table, rows: found } },
        ),
      ),
    ]);
  }
}
