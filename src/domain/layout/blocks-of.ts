/** Draws blocks that are declared as data, one below the other; a block of what the ward does not record leaves nothing. */
import { type MetricKey, type Stock, stockIn } from '../figures';
import { leftOf, type Provenance } from '../figures/provenance';
import type { StockQuestion } from '../figures/stock';
import type { Period } from '../values';
import { tableKeyOf } from '../ward';
import type { Block, LinesOf } from './blocks';
import type { GridBuilder, GridCell } from './grid';
import { chapterLines, listLines, monthLines, withWard } from './lines';
import { breakdownBlock, compareBlock, type Line, numberCell, type Summarised } from './table';

/** Columns over which the label of a metric is written. */
const LABEL_SPAN = 3;

export function blocksOf(
  grid: GridBuilder,
  summarised: Summarised,
  blocks: readonly Block<MetricKey>[],
): void {
  const { ward, period } = summarised;
  for (const [at, block] of blocks.entries()) {
    if (at > 0) grid.gap();
    switch (block.kind) {
      case 'compare':
        compareBlock(grid, summarised, block.heading, block.keys, LABEL_SPAN);
        break;
      case 'breakdown':
        breakdownBlock(grid, summarised, block.heading, {
          dimension: block.dimension,
          lineHeader: block.lineHeader,
          lines: linesOf(block.lines, summarised),
          columns: block.columns,
          onlyRecorded: block.onlyRecorded,
        });
        break;
      case 'stock':
        if (ward.present.has(tableKeyOf(block.table)))
          stockBlock(grid, block.heading, block.headers, stockIn(ward, block.table, period), {
            table: block.table,
            period,
          });
        break;
      default:
        block satisfies never;
    }
  }
}

function linesOf(lines: LinesOf, summarised: Summarised): readonly Line[] {
  if (lines === 'found') return [];
  if (lines === 'months') return monthLines(summarised);
  if (typeof lines === 'object') return listLines(lines.list, summarised);
  const chapters = chapterLines(summarised);
  return lines === 'chapters' ? chapters : withWard(chapters);
}

/** Items down; opening + in − out = left in each line. Things of different kinds are not added up. */
function stockBlock(
  grid: GridBuilder,
  heading: string,
  [came, went, left]: readonly [string, string, string],
  stocks: readonly Stock[],
  { table, period }: { readonly table: StockQuestion['table']; readonly period: Period },
): void {
  grid.line(heading, 'heading');
  if (stocks.length === 0) {
    grid.line('Chưa có dòng nào trong kỳ.', 'remark');
    return;
  }
  grid.row([
    { value: 'Mặt hàng', style: 'head' },
    ...['Đầu kỳ', came, went, left].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  for (const stock of stocks) {
    const of = (side: StockQuestion['side']): Provenance => ({
      ...{ kind: 'stock', table, item: stock.item, period, side },
    });
    const amount = (value: number, side: StockQuestion['side']): GridCell =>
      numberCell({ value: value || null }, null, 'number', of(side));
    grid.row([
      { value: stock.label, style: 'label' },
      amount(stock.opening, 'opening'),
      amount(stock.in, 'in'),
      amount(stock.out, 'out'),
      numberCell({ value: stock.left }, null, 'totalNumber', leftOf(of)),
    ]);
  }
}
