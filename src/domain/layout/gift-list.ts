/**
 * The block `Từng lần tặng quà`: each giving of the period by itself, so that a sum of gifts can be followed down to
 * the rows behind it. Who received is never printed.
 */
import { evaluate, giftsOf, type Unit } from '../figures';
import { type Provenance, queryOf } from '../figures/provenance';
import { chapterName } from '../figures/words';
import { formatDay } from '../values';
import { a1, labelOf, tables } from '../ward';
import { type GridBuilder, type GridCell, NOTHING } from './grid';
import { numberCell, type Summarised } from './table';

export function giftList(grid: GridBuilder, { ward, period }: Summarised): void {
  grid.line('Từng lần tặng quà', 'heading');
  const gifts = giftsOf(ward, period);
  if (gifts.length === 0) {
    grid.line('Chưa có dòng nào trong kỳ.', 'remark');
    return;
  }
  const { catalogue } = ward.context;
  grid.row([
    { value: 'Dịp', style: 'head' },
    { value: 'Ngày', style: 'head' },
    { value: 'Chi hội', style: 'head' },
    { value: 'Đối tượng', style: 'head' },
    { value: 'Hiện vật', style: 'head' },
    { value: 'Mã dòng', style: 'head' },
    { value: 'Suất quà', style: 'headNumber' },
    { value: 'Trị giá (đ)', style: 'headNumber' },
  ]);
  const text = (value: string): GridCell => ({ value, style: 'text' });
  for (const gift of gifts) {
    const own = (amount: number | null, unit: Unit): Provenance => ({
      ...{ kind: 'rows', name: tables.gifts.sheet, unit, table: 'gifts' },
      rows: amount === null ? [] : [{ row: gift.row, amount }],
    });
    grid.row([
      { value: labelOf('occasions', gift.occasion, catalogue), style: 'label' },
      text(formatDay(gift.day)),
      text(gift.chapterCode === null ? '' : chapterName(ward, gift.chapterCode)),
      text(labelOf('recipients', gift.recipients, catalogue)),
      text(gift.inKind ?? NOTHING),
      {
        // A row that no one has saved through the add-on yet has no id: its place says which one it is.
        ...text(gift.key === '' ? `dòng ${gift.row}` : gift.key),
        link: { sheet: tables.gifts.sheet, a1: a1(gift.row, 0) },
      },
      numberCell({ value: gift.parcels }, 'suất', 'number', own(gift.parcels, 'suất')),
      numberCell({ value: gift.total }, 'đ', 'number', own(gift.total, 'đ')),
    ]);
  }
  grid.rule(grid.height, 8);
  const blank: GridCell = { value: '', style: 'total' };
  grid.row([
    { value: 'Tổng cộng', style: 'total' },
    blank,
    blank,
    blank,
    blank,
    blank,
    numberCell(evaluate('giftParcels', ward, period), 'suất', 'totalNumber', queryOf('giftParcels', period)),
    numberCell(evaluate('giftValue', ward, period), 'đ', 'totalNumber', queryOf('giftValue', period)),
  ]);
}
