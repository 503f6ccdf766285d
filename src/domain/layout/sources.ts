/**
 * The tab `Nguồn số liệu`: for each figure the tab and the rows it was counted from, so that every summary can point
 * there. One line a figure and tab, however many rows stand behind it.
 */
import { evaluate, isMeasured, type MetricKey, metricKeysOf, metricOf } from '../figures';
import { queryOf } from '../figures/provenance';
import { rangesInWords, unitHeader } from '../figures/words';
import type { Period } from '../values';
import { a1, tableKeys, tables, type WardData } from '../ward';
import { type Grid, GridBuilder, type GridCell } from './grid';
import { type Made, stampOf } from './stamp';
import { numberCell } from './table';

export const SOURCES_SHEET = 'Nguồn số liệu';

export interface Sources {
  readonly grid: Grid;
  /** Where a metric's first line stands. */
  readonly of: (key: MetricKey) => GridCell['link'];
}

export function layOutSources(ward: WardData, period: Period, made: Made): Sources {
  const grid = new GridBuilder(SOURCES_SHEET, [250, 140, 400, 80, 130]);
  const places = new Map<MetricKey, string>();
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
  for (const key of metricKeysOf(ward).filter((one) => isMeasured(one, ward))) {
    const figure = evaluate(key, ward, period);
    places.set(key, a1(grid.height + 1, 0));
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
  const built = grid.build(2);
  return {
    grid: built,
    of: (key) => {
      const place = places.get(key);
      return place === undefined ? undefined : { sheet: SOURCES_SHEET, a1: place };
    },
  };
}

/** From the first of the rows to the last, over the columns that people fill in. */
function areaOf(sheet: string, rows: readonly number[]): string {
  const key = tableKeys.find((one) => tables[one].sheet === sheet);
  const width =
    key === undefined ? 1 : Object.values(tables[key].columns).filter(({ isSystem }) => !isSystem).length;
  return `${a1(rows[0] ?? 1, 0)}:${a1(rows.at(-1) ?? 1, width - 1)}`;
}
