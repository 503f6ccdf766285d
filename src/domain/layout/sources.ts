/**
 * The tab `Nguồn số liệu`: for each figure the tab and the rows it was counted from; every summary tab leads there. One line a figure and tab, however many rows stand behind it.
 */
import { evaluate, isMeasured, metricKeysOf, metricOf } from '../figures';
import { queryOf } from '../figures/provenance';
import { rangesInWords, unitHeader } from '../figures/words';
import type { Period } from '../values';
import { a1, tableKeys, tables, type WardData } from '../ward';
import { type Grid, GridBuilder, type GridCell } from './grid';
import { type Made, stampOf } from './stamp';
import { numberCell } from './table';

export const SOURCES_SHEET = 'Nguồn số liệu';

export function layOutSources(ward: WardData, period: Period, made: Made): Grid {
  const grid = new GridBuilder(SOURCES_SHEET, [250, 140, 400, 80, 130]);
  grid.line('NGUỒN SỐ LIỆU', 'title', 30);
  grid.line(stampOf(ward, period, made, tableKeys).line, 'stamp');
  grid.line(
    'Mỗi con số trong các bảng tổng hợp được tính từ những dòng nào; bấm tên tab để tới đó.',
    'remark',
  );
  grid.row([
    { value: 'Con số', style: 'head' },
    { value: 'Tab', style: 'head' },
    { value: 'Dòng', style: 'head' },
    { value: 'Số dòng', style: 'headNumber' },
    { value: 'Kỳ này', style: 'headNumber' },
  ]);
  // One table: its heads stay in sight, and are printed on every page.
  const head = grid.height;
  for (const key of metricKeysOf(ward).filter((one) => isMeasured(one, ward))) {
    const figure = evaluate(key, ward, period);
    const { unit } = metricOf(key, ward);
    const name: GridCell = { value: unitHeader(key, ward), style: 'label' };
    const value = numberCell(figure, unit, 'number', queryOf(key, period));
    const none: GridCell = { value: '', style: 'label' };
    if (figure.sources.length === 0)
      grid.row([name, { value: 'Chưa có dòng nào', style: 'text' }, none, none, value]);
    for (const [at, { sheet, rows }] of figure.sources.entries()) {
      const sorted = [...rows].sort((a, b) => a - b);
      grid.row([
        at === 0 ? name : none,
        { value: sheet, style: 'text', link: { sheet, a1: areaOf(sheet, sorted) } },
        { value: rangesInWords(sorted), style: 'text' },
        {
          value: rows.length,
          style: 'number',
          format: '#,##0',
          provenance: { kind: 'rowCount', of: queryOf(key, period), sheet },
        },
        at === 0 ? value : none,
      ]);
    }
  }
  return grid.build(head);
}

/** From the first of the rows to the last, over the columns that people fill in. */
function areaOf(sheet: string, rows: readonly number[]): string {
  const key = tableKeys.find((one) => tables[one].sheet === sheet);
  const width =
    key === undefined ? 1 : Object.values(tables[key].columns).filter(({ isSystem }) => !isSystem).length;
  return `${a1(rows[0] ?? 1, 0)}:${a1(rows.at(-1) ?? 1, width - 1)}`;
}
