/** TH Theo tháng: what happened, as one plain table of chapter, month and figure, for the grid's own filter. */
import { breakDown, isMeasured, type MetricKey, metricOf } from '../../figures';
import { timeField } from '../../figures/engine';
import { queryOf } from '../../figures/provenance';
import { chapterName } from '../../figures/words';
import { indicatorsByGroup } from '../../models/indicator-tables';
import { monthsOf } from '../../values';
import { tableKeyOf, tableKeys, tables } from '../../ward';
import type { GridCell } from '../grid';
import { chapterLines, type Tab, withWard } from '../lines';
import { numberCell, type Summarised } from '../table';
import { sidesOf } from './indicators';
import { wardBlocks } from './ward-figures';

/** Two years; of more, the table would be longer than a person filters and a tab remembers. */
const MOST_MONTHS = 24;

export const monthTab: Tab = {
  name: 'TH Theo tháng',
  title: 'TỔNG HỢP THEO CHI HỘI VÀ THÁNG',
  from: tableKeys,
  isOneTable: true,
  widths: () => [220, 120, 380, 120, 120],
  draw: (grid, summarised) => {
    const months = monthsOf(summarised.period).slice(-MOST_MONTHS);
    const lines = linesOf(summarised, months);
    const isCut = months.length < monthsOf(summarised.period).length;
    grid.line('Bấm dấu lọc ở đầu cột để xem riêng một chi hội, một tháng, một con số', 'heading');
    if (isCut)
      grid.line(`Kỳ dài hơn ${MOST_MONTHS} tháng: tab này chỉ có ${MOST_MONTHS} tháng cuối.`, 'remark');
    if (lines.length === 0) {
      grid.line('Chưa có dòng nào trong kỳ.', 'remark');
      return;
    }
    grid.filter({ row: grid.height, column: 0, rows: lines.length + 1, columns: grid.width });
    grid.row([
      ...['Chi hội', 'Tháng', 'Con số'].map((value): GridCell => ({ value, style: 'head' })),
      { value: 'Kỳ này', style: 'headNumber' },
      { value: 'Đơn vị', style: 'head' },
    ]);
    for (const line of lines) grid.row(line);
  },
};

/** Figures of TH Số liệu chung that stand on a day or in a month. What is told in confidence is told of the ward as a whole only. */
const keysOf = ({ ward }: Summarised): readonly MetricKey[] =>
  [
    ...wardBlocks.flatMap(({ keys }) => keys),
    ...indicatorsByGroup(ward).flatMap(({ indicators }) =>
      indicators.flatMap((one) => (one.isSensitive === true ? [] : sidesOf(one, ward))),
    ),
  ].filter((key) => {
    const metric = metricOf(key, ward);
    return (
      isMeasured(key, ward) &&
      'table' in metric &&
      metric.kind !== 'last' &&
      metric.isSensitive !== true &&
      !('isSensitive' in tables[tableKeyOf(metric.table)]) &&
      timeField(metric) !== null
    );
  });

/** Chapters in their order, of each its months, of each month its figures. */
function linesOf(summarised: Summarised, months: readonly string[]): GridCell[][] {
  const { ward, period } = summarised;
  const order = new Map(withWard(chapterLines(summarised)).map(({ key }, at) => [key, at]));
  const placeOf = (code: string): number => order.get(code) ?? order.size;
  const by = ['chapter', 'month'] as const;
  return keysOf(summarised)
    .flatMap((key) => breakDown(key, ward, period, by).map(({ keys, value }) => ({ key, keys, value })))
    .filter(({ keys: [, month = ''], value }) => months.includes(month) && value !== null && value !== 0)
    .sort(
      ({ keys: [a = '', from = ''] }, { keys: [b = '', to = ''] }) =>
        placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a > b)) || (from < to ? -1 : Number(from > to)),
    )
    .map(({ key, keys, value }) => {
      const [code = '', month = ''] = keys;
      const { label, unit } = metricOf(key, ward);
      return [
        { value: code === '' ? 'Chưa ghi chi hội' : chapterName(ward, code), style: 'text' },
        { value: `${month.slice(5)}/${month.slice(0, 4)}`, style: 'text' },
        { value: label, style: 'text' },
        numberCell({ value }, unit, 'number', queryOf(key, period, by, keys)),
        { value: unit, style: 'text' },
      ];
    });
}
