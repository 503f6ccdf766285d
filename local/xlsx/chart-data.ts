/**
 * The cells that a chart shows: its columns, references to them, and their last values for programs that do
 * not calculate.
 */
import { areaName, parseArea, quotedSheet, splitSheet } from '../a1';
import type { Area, CellValue, Chart, Sheet } from '../model';
import { cellText } from './cell-text';
import { chartOption } from './chart-options';
import type { SheetNames } from './formula';
import { escapeText } from './xml';

/** What a chart needs of the workbook: a sheet by its name. */
export interface ChartData {
  readonly sheet: (name: string) => Sheet | undefined;
  readonly toFileNames: SheetNames;
  /** Of the workbook: `vi_VN` has its numbers in Vietnamese whatever the program speaks. */
  readonly locale: string;
}

/** One column (or, of a horizontal range, one row) of the chart's data. */
export interface Strip {
  readonly sheet: Sheet;
  readonly fileName: string;
  readonly area: Area;
}

/** Longest run of rows or columns that a chart's cache repeats; a program that needs more reads the cells. */
const CACHED = 2000;

export function pointsOf(strip: Strip): { row: number; column: number }[] {
  const { area } = strip;
  const horizontal = area.rows === 1 && area.columns > 1;
  const count = Math.min(horizontal ? area.columns : area.rows, CACHED);
  return Array.from({ length: count }, (_, i) =>
    horizontal ? { row: area.row, column: area.column + i } : { row: area.row + i, column: area.column },
  );
}

const valueAt = (strip: Strip, at: { row: number; column: number }): CellValue | undefined =>
  strip.sheet.cells[at.row]?.[at.column]?.value;
export const formatOf = (strip: Strip): string => {
  for (const at of pointsOf(strip)) {
    const format = strip.sheet.cells[at.row]?.[at.column]?.style?.numberFormat;
    if (format !== undefined) return format;
  }
  return 'General';
};

const reference = (strip: Strip): string => `${quotedSheet(strip.fileName)}!${areaName(strip.area, true)}`;

export function textReference(strip: Strip): string {
  const points = pointsOf(strip);
  const cached = points
    .map((at, i) => {
      const text = cellText(valueAt(strip, at));
      return text === '' ? '' : `<c:pt idx="${i}"><c:v>${escapeText(text)}</c:v></c:pt>`;
    })
    .join('');
  return `<c:strRef><c:f>${escapeText(reference(strip))}</c:f><c:strCache><c:ptCount val="${points.length}"/>${cached}</c:strCache></c:strRef>`;
}

export function numberReference(strip: Strip): string {
  const points = pointsOf(strip);
  const cached = points
    .map((at, i) => {
      const value = valueAt(strip, at);
      return typeof value === 'number' ? `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>` : '';
    })
    .join('');
  return `<c:numRef><c:f>${escapeText(reference(strip))}</c:f><c:numCache><c:formatCode>${escapeText(formatOf(strip))}</c:formatCode><c:ptCount val="${points.length}"/>${cached}</c:numCache></c:numRef>`;
}

/** Days and other numbers along the axis keep their format; anything else is text. */
export function isNumeric(strip: Strip): boolean {
  const values = pointsOf(strip).flatMap((at) => valueAt(strip, at) ?? []);
  return values.length > 0 && values.every((value) => typeof value === 'number');
}

/** The chart's columns in order: domain first. A range of several columns counts as several. */
export function stripsOf(chart: Chart, data: ChartData): { strips: Strip[]; horizontal: boolean } {
  const strips: Strip[] = [];
  let horizontal = false;
  for (const range of chart.ranges) {
    const { sheet: name, rest } = splitSheet(range);
    const sheet = name === null ? undefined : data.sheet(name);
    const area = sheet && parseArea(rest, { rows: sheet.rows, columns: sheet.columns });
    if (!sheet || !area) continue;
    const fileName = data.toFileNames.get(sheet.name) ?? sheet.name;
    const across = chartOption(chart.options, 'useFirstColumnAsDomain') === false && area.rows < area.columns;
    horizontal ||= across;
    const count = across ? area.rows : area.columns;
    for (let i = 0; i < count; i++) {
      strips.push({
        sheet,
        fileName,
        area: across
          ? { ...area, row: area.row + i, rows: 1 }
          : { ...area, column: area.column + i, columns: 1 },
      });
    }
  }
  return { strips, horizontal };
}

export function split(
  strip: Strip,
  headers: number,
  horizontal: boolean,
): { head: Strip | null; body: Strip } {
  const { area } = strip;
  if (headers <= 0) return { head: null, body: strip };
  if (horizontal) {
    return {
      head: { ...strip, area: { ...area, columns: 1, column: area.column + headers - 1 } },
      body: {
        ...strip,
        area: { ...area, column: area.column + headers, columns: Math.max(1, area.columns - headers) },
      },
    };
  }
  return {
    head: { ...strip, area: { ...area, rows: 1, row: area.row + headers - 1 } },
    body: { ...strip, area: { ...area, row: area.row + headers, rows: Math.max(1, area.rows - headers) } },
  };
}
