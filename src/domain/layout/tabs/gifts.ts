/** TH Quà tặng: gifts by occasion, recipients, fund and chapter, then each giving. */
import { breakDown, evaluate, type Figure, type MetricKey, metricOf } from '../../figures';
import { queryOf } from '../../figures/provenance';
import { chapterName } from '../../figures/words';
import type { Period } from '../../values';
import type { ListKey } from '../../ward';
import type { FigureColumn } from '../blocks';
import { giftList } from '../gift-list';
import { goodsBlock } from '../goods';
import type { GridBuilder } from '../grid';
import { beside, chapterLines, evenly, listLines, type Tab, withWard } from '../lines';
import { breakdownBlock, compareBlock, numberCell, type Summarised } from '../table';

export const giftTab: Tab = {
  name: 'TH Quà tặng',
  title: 'TỔNG HỢP QUÀ TẶNG',
  from: ['gifts'],
  widths: () => evenly(220, 7),
  draw: (grid, summarised) => {
    const { ward } = summarised;
    compareBlock(
      grid,
      summarised,
      'Toàn phường',
      [
        ...(['giftTimes', 'giftParcels', 'giftParcelsOfGoods', 'giftValue', 'giftValueEach'] as const),
        ...(['giftChapters', 'giftValueRecycling', 'giftShareRecycling'] as const),
      ],
      2,
    );
    const columns: FigureColumn<MetricKey>[] = [
      ...beside('giftTimes', 'Lần tặng'),
      ...beside('giftParcels', 'Suất quà'),
      ...beside('giftValue', 'Trị giá (đ)'),
      { header: 'Tăng, giảm trị giá (đ)', key: 'giftValue', of: 'change' },
    ];
    const lists: readonly { heading: string; dimension: string; list: ListKey; header: string }[] = [
      { heading: 'Theo dịp', dimension: 'occasion', list: 'occasions', header: 'Dịp' },
      { heading: 'Theo đối tượng', dimension: 'recipients', list: 'recipients', header: 'Đối tượng' },
      { heading: 'Theo nguồn kinh phí', dimension: 'fund', list: 'funds', header: 'Nguồn kinh phí' },
    ];
    for (const { heading, dimension, list, header } of lists) {
      grid.gap();
      breakdownBlock(grid, summarised, heading, {
        dimension,
        lineHeader: header,
        lines: listLines(list, summarised),
        columns,
        onlyRecorded: true,
      });
    }
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo chi hội', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: withWard(chapterLines(summarised)),
      columns,
    });
    grid.gap();
    occasionsByChapter(grid, summarised);
    grid.gap();
    goodsBlock(grid, summarised, {
      table: 'gifts',
      rows: ward.records.gifts.rows.map(({ day, row, items }) => ({ day, row, items })),
      heading: 'Hiện vật',
    });
    grid.gap();
    giftList(grid, summarised);
  },
};

/** Occasion × chapter as lines, because a ward may have 115 chapters and a page is seven columns wide. */
function occasionsByChapter(grid: GridBuilder, summarised: Summarised): void {
  const { ward, period, before } = summarised;
  grid.line('Dịp và chi hội', 'heading');
  const pick = (key: MetricKey, of: Period) =>
    new Map(
      breakDown(key, ward, of, ['occasion', 'chapter'], period.to).map((part) => [
        part.keys.join('\n'),
        part,
      ]),
    );
  const [times, parcels, value, valueBefore] = [
    pick('giftTimes', period),
    pick('giftParcels', period),
    pick('giftValue', period),
    pick('giftValue', before),
  ];
  const expected = withWard(chapterLines(summarised));
  // Chapters that are gone and still have rows: a line is missing from no total.
  const strangers = new Set(
    [...(times?.values() ?? []), ...(valueBefore?.values() ?? [])].map(({ keys }) => keys[1]),
  );
  for (const { key } of expected) strangers.delete(key);
  const lines = [
    ...expected,
    ...[...strangers].flatMap((key) => (key === undefined ? [] : [{ key, label: chapterName(ward, key) }])),
  ];
  const rows = listLines('occasions', summarised).flatMap((occasion) =>
    lines.flatMap((chapter) => {
      const name = `${occasion.key}\n${chapter.key}`;
      return times?.has(name) || valueBefore?.has(name) ? [{ occasion, chapter, name }] : [];
    }),
  );
  if (rows.length === 0) {
    grid.line('Chưa có dòng nào trong kỳ.', 'remark');
    return;
  }
  grid.row([
    { value: 'Dịp', style: 'head' },
    { value: 'Chi hội', style: 'head' },
    { value: 'Lần tặng', style: 'headNumber' },
    { value: 'Suất quà', style: 'headNumber' },
    { value: 'Trị giá (đ)', style: 'headNumber' },
    { value: 'Trị giá năm trước (đ)', style: 'headNumber' },
  ]);
  const none: Figure = { value: null, sources: [] };
  let last = '';
  for (const { occasion, chapter, name } of rows) {
    const of = (key: MetricKey, when: Period = period) =>
      queryOf(key, when, ['occasion', 'chapter'], [occasion.key, chapter.key], period.to);
    grid.row([
      { value: occasion.label === last ? '' : occasion.label, style: 'label' },
      { value: chapter.label, style: 'text' },
      numberCell(times?.get(name) ?? none, 'lần', 'number', of('giftTimes')),
      numberCell(parcels?.get(name) ?? none, 'suất', 'number', of('giftParcels')),
      numberCell(value?.get(name) ?? none, 'đ', 'number', of('giftValue')),
      numberCell(valueBefore?.get(name) ?? none, 'đ', 'number', of('giftValue', before)),
    ]);
    last = occasion.label;
  }
  const whole = (key: MetricKey, of: Period = period) =>
    numberCell(evaluate(key, ward, of), metricOf(key, ward).unit, 'totalNumber', queryOf(key, of));
  grid.rule(grid.height, 6);
  grid.row([
    { value: 'Tổng cộng', style: 'total' },
    { value: '', style: 'total' },
    whole('giftTimes'),
    whole('giftParcels'),
    whole('giftValue'),
    whole('giftValue', before),
  ]);
}
