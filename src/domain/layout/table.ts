/**
 * Tables of figures on a summary tab: this period beside the same period of the year before, breakdowns by chapter,
 * month or any field, totals set apart. A total is evaluated, not added up here, and a test holds it to its parts.
 */
import {
  breakDown,
  breakDownEarlier,
  type Chart,
  evaluate,
  evaluateEarlier,
  type Figure,
  isMeasured,
  isOfMembers,
  isRecorded,
  type MetricKey,
  metricOf,
  type Unit,
} from '../figures';
import { bordersOn, isCut } from '../figures/chapters';
import { type Provenance, queryOf } from '../figures/provenance';
import type { Line } from '../figures/ranking';
import type { AnyUnit } from '../figures/unit';
import { changeInWords, chapterName, difference, sourcesInWords, unitHeader } from '../figures/words';
import { isWholeYear, type Period } from '../values';
import type { WardData } from '../ward';
import { BEFORE, type FigureColumn } from './blocks';
import { type ChartCells, type GridBuilder, type GridCell, NOTHING, type Style } from './grid';

/** What every summary tab is made from. */
export interface Summarised {
  readonly ward: WardData;
  readonly period: Period;
  /** The same period of the year before. */
  readonly before: Period;
  /** Where the cells of each chart stand; filled as their tab is laid out, which comes first. */
  readonly charts: Map<Chart['key'], ChartCells>;
}

/** How numbers of a unit are shown: `79,0%`, `6.856`, one decimal of a kilogram only where there is one. */
export function numberFormat(unit: AnyUnit, value: number): string {
  if (unit === '%') return '0.0%';
  return Number.isInteger(value) || unit === 'đ' ? '#,##0' : '#,##0.0';
}

/** @param behind where the figure comes from. */
export function numberCell(
  { value }: Pick<Figure, 'value'>,
  unit: AnyUnit,
  style: Style = 'number',
  provenance?: Provenance,
): GridCell {
  const from = provenance === undefined ? {} : { provenance };
  return value === null
    ? { value: NOTHING, style, ...from }
    : { value, style, format: numberFormat(unit, value), ...from };
}

/** Difference to the year before: `+75`, `−0,8 điểm %` as in the reports, words in the note for a screen reader. */
export function changeCell(
  now: Figure,
  before: Figure,
  unit: Unit,
  style: Style = 'number',
  provenance?: Provenance,
): GridCell {
  const from = provenance === undefined ? {} : { provenance };
  if (now.value === null || before.value === null)
    return { value: NOTHING, style, note: 'Chưa có số liệu để so sánh.', ...from };
  const change = difference(now.value, before.value);
  const words = changeInWords(now.value, before.value, unit);
  if (change === 0) return { value: 0, style, format: '"="', note: words, ...from };
  // A rate rises by points of a hundred, not by a share of itself.
  const digits =
    unit === '%' ? '0.0" điểm "%' : Number.isInteger(change) || unit === 'đ' ? '#,##0' : '#,##0.0';
  return { value: change, style, format: `"+"${digits};"−"${digits};"="`, note: words, ...from };
}

/** What the same period of the year before is called in a header. */
export const beforeHeader = (period: Period): string => (isWholeYear(period) ? BEFORE : 'Cùng kỳ');

/**
 * Rows of metrics: label, this period, before, change. How many rows stand behind a figure is said in its note.
 * @param span columns that are merged for the label.
 * @param each columns that are merged for a figure: one of a tab of narrow columns takes no `+2,5 điểm %`.
 */
export function compareBlock(
  grid: GridBuilder,
  { ward, period, before }: Summarised,
  heading: string,
  wanted: readonly MetricKey[],
  span: number,
  each = 1,
): void {
  const keys = wanted.filter((key) => isMeasured(key, ward));
  if (keys.length === 0) return;
  grid.line(heading, 'heading');
  const rows = keys.length + 1;
  const wide = (cell: GridCell, columns: number): GridCell[] => [
    cell,
    ...Array.from({ length: columns - 1 }, () => ({ value: '', style: cell.style })),
  ];
  const line = (label: GridCell, ...figures: readonly GridCell[]) =>
    grid.row([...wide(label, span), ...figures.flatMap((cell) => wide(cell, each))]);
  const headers = ['Kỳ này', 'Cùng kỳ năm trước', 'Tăng, giảm'];
  grid.merge({ row: grid.height, column: 0, rows, columns: span });
  for (const at of headers.keys())
    grid.merge({ row: grid.height, column: span + at * each, rows, columns: each });
  line(
    { value: 'Chỉ tiêu', style: 'head' },
    ...headers.map((value): GridCell => ({ value, style: 'headNumber' })),
  );
  for (const key of keys) {
    const metric = metricOf(key, ward);
    const now = evaluate(key, ward, period);
    const past = evaluateEarlier(key, ward, before);
    line(
      { value: unitHeader(key, ward), style: 'label' },
      { ...numberCell(now, metric.unit, 'number', queryOf(key, period)), note: sourcesInWords(now) },
      // What was not written down then has no rows that would add up to it.
      ...(isRecorded(key, ward, before)
        ? [
            numberCell(past, metric.unit, 'number', queryOf(key, before)),
            changeCell(now, past, metric.unit, 'number', {
              kind: 'change',
              of: [queryOf(key, period), queryOf(key, before)],
            }),
          ]
        : [numberCell(past, metric.unit), changeCell(now, past, metric.unit)]),
    );
  }
}

/**
 * Lines of one dimension against columns of metrics, with a total line.
 * @param lines the lines to show, in order; a value that occurs and is not among them is added at the end, so that
 *   the total is always the sum of what is shown.
 */
export function breakdownBlock(
  grid: GridBuilder,
  { ward, period, before }: Summarised,
  heading: string,
  options: {
    readonly dimension: string;
    readonly lineHeader: string;
    readonly lines: readonly Line[];
    readonly columns: readonly FigureColumn<MetricKey>[];
    /** Label of rows that have no value of the dimension. */
    readonly blankLabel?: string;
    /** Leave out lines in which nothing was recorded. */
    readonly onlyRecorded?: boolean;
    readonly hasTotal?: boolean;
    readonly remark?: string;
  },
): void {
  const { dimension } = options;
  const columns = options.columns.filter(({ key }) => isMeasured(key, ward));
  if (columns.length === 0) return;
  const evaluateColumn = (column: FigureColumn<MetricKey>) => {
    const by = column.at === undefined ? [dimension] : [dimension, column.at.dimension];
    const pick = (of: Period) => {
      const parts =
        of === before
          ? breakDownEarlier(column.key, ward, of, by, period.to)
          : breakDown(column.key, ward, of, by, period.to);
      return new Map(
        parts
          .filter(({ keys }) => column.at === undefined || keys[1] === column.at.value)
          .map((part) => [part.keys[0] ?? '', part]),
      );
    };
    const whole = (of: Period): Figure => {
      if (of === before && !isRecorded(column.key, ward, of)) return NO_FIGURE;
      if (column.at === undefined) return evaluate(column.key, ward, of);
      const parts = breakDown(column.key, ward, of, [column.at.dimension], period.to);
      return parts.find(({ keys }) => keys[0] === column.at?.value) ?? NO_FIGURE;
    };
    return {
      column,
      now: column.of === 'before' ? new Map<string, Figure>() : pick(period),
      past: column.of === 'before' || column.of === 'change' ? pick(before) : new Map<string, Figure>(),
      totalNow: column.of === 'before' ? NO_FIGURE : whole(period),
      totalThen: column.of === 'before' || column.of === 'change' ? whole(before) : NO_FIGURE,
    };
  };
  const evaluated = columns.map(evaluateColumn);
  const occurring = new Set(evaluated.flatMap(({ now, past }) => [...now.keys(), ...past.keys()]));
  const known = new Set(options.lines.map(({ key }) => key));
  const lines = [
    ...options.lines.filter(({ key }) => options.onlyRecorded !== true || occurring.has(key)),
    ...[...occurring]
      .filter((key) => !known.has(key))
      .sort()
      .map((key) => ({
        key,
        label:
          key === ''
            ? (options.blankLabel ?? 'Chưa ghi')
            : dimension === 'chapter'
              ? chapterName(ward, key)
              : key,
      })),
  ];

  grid.line(heading, 'heading');
  if (options.remark !== undefined) grid.line(options.remark, 'remark');
  if (lines.length === 0) {
    grid.line('Chưa có dòng nào trong kỳ.', 'remark');
    return;
  }
  grid.row([
    { value: options.lineHeader, style: 'head' },
    ...columns.map(
      ({ header, of }): GridCell => ({
        value: of === 'before' && header === BEFORE ? beforeHeader(period) : header,
        style: 'headNumber',
      }),
    ),
  ]);
  const borders = bordersOn(ward.context.chapters.all, period.to);
  /** Of a chapter that was parted since then only what says of whom it was has a year before. */
  const isComparable = (key: MetricKey, code: string): boolean =>
    !isCut(borders, code, before) || isOfMembers(key, ward);
  /** @param line the line's value of the dimension; null for the total. */
  const cellOf = (
    column: FigureColumn<MetricKey>,
    now: Figure,
    past: Figure,
    line: string | null,
  ): GridCell => {
    const { key, at, of } = column;
    const { unit } = metricOf(key, ward);
    const style = line === null ? 'totalNumber' : 'number';
    const by = [...(line === null ? [] : [dimension]), ...(at === undefined ? [] : [at.dimension])];
    const keys = [...(line === null ? [] : [line]), ...(at === undefined ? [] : [at.value])];
    // As they were evaluated above: a whole stands on its own boundary, parts on that of this period.
    const then = queryOf(key, before, by, keys, by.length === 0 ? before.to : period.to);
    const isKnown = of === undefined || of === 'now' || isRecorded(key, ward, before);
    if (of === 'before') {
      const cell = numberCell(past, unit, style, isKnown ? then : undefined);
      const isWhole = line === null || dimension !== 'chapter' || isComparable(key, line);
      return isWhole ? cell : { ...cell, note: NOT_DIVIDED };
    }
    const today = queryOf(key, period, by, keys);
    if (of === 'change' && line !== null && dimension === 'chapter' && !isComparable(key, line))
      return { ...changeCell(now, NO_FIGURE, unit, style), note: NOT_DIVIDED };
    if (of === 'change')
      return changeCell(now, past, unit, style, isKnown ? { kind: 'change', of: [today, then] } : undefined);
    return numberCell(now, unit, style, today);
  };
  for (const { key, label } of lines) {
    grid.row([
      { value: label, style: 'label' },
      ...evaluated.map(({ column, now, past }) =>
        cellOf(column, now.get(key) ?? NO_FIGURE, past.get(key) ?? NO_FIGURE, key),
      ),
    ]);
  }
  if (options.hasTotal === false) return;
  grid.rule(grid.height, columns.length + 1);
  grid.row([
    { value: 'Tổng cộng', style: 'total' },
    ...evaluated.map(({ column, totalNow, totalThen }) => cellOf(column, totalNow, totalThen, null)),
  ]);
}

const NOT_DIVIDED =
  'Chi hội này tách, hoặc có nơi tách ra, sau ngày đầu của kỳ năm trước: số trước ngày tách không chia được theo địa bàn mới.';

/** Columns of figures that stand beside each other on a printed page. */
const ABREAST = 7;

/** As breakdownBlock, for any number of columns: what does not fit on the page goes on in a block below. A gap follows each. */
export function breakdownPages(
  grid: GridBuilder,
  summarised: Summarised,
  heading: string,
  options: Parameters<typeof breakdownBlock>[3],
): void {
  for (let at = 0; at < options.columns.length; at += ABREAST) {
    breakdownBlock(grid, summarised, at === 0 ? heading : `${heading} (tiếp)`, {
      ...options,
      columns: options.columns.slice(at, at + ABREAST),
    });
    grid.gap();
  }
}

const NO_FIGURE: Figure = { value: null, sources: [] };

export type { Line } from '../figures/ranking';
