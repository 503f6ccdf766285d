/** Writes a laid-out grid to its tab: styles become a fixed number of calls, whatever the number of rows. */

import type { Area, Grid, GridCell, PlacedChart, Style } from '../domain/summary';
import { colors } from '../domain/tables';
import { formatNumber, isDay, type Period } from '../domain/values';
import { isVacant, tabIds } from './tabs';
import type { Sheet, Spreadsheet } from './workbook';

interface Look {
  readonly background: string | null;
  readonly color: string;
  readonly weight: 'bold' | 'normal';
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly isWrapped: boolean;
}

const body: Look = {
  background: null,
  color: colors.ink,
  weight: 'normal',
  size: 10,
  align: 'left',
  isWrapped: false,
};
const looks: Readonly<Record<Style, Look>> = {
  blank: body,
  title: { ...body, color: colors.accent, weight: 'bold', size: 16 },
  stamp: { ...body, color: colors.grey, size: 9, isWrapped: true },
  heading: { ...body, color: colors.accent, weight: 'bold', size: 12 },
  remark: { ...body, color: colors.grey, size: 9, isWrapped: true },
  head: { ...body, background: colors.tint, weight: 'bold', isWrapped: true },
  headNumber: { ...body, background: colors.tint, weight: 'bold', align: 'right', isWrapped: true },
  label: { ...body, isWrapped: true },
  text: { ...body, isWrapped: true },
  number: { ...body, align: 'right' },
  total: { ...body, weight: 'bold' },
  totalNumber: { ...body, weight: 'bold', align: 'right' },
  bigLabel: { ...body, background: colors.band, color: colors.grey, align: 'center', isWrapped: true },
  bigNumber: {
    ...body,
    background: colors.band,
    color: colors.accent,
    weight: 'bold',
    size: 18,
    align: 'center',
  },
  bigChange: {
    ...body,
    background: colors.band,
    color: colors.grey,
    size: 9,
    align: 'center',
    isWrapped: true,
  },
};

/** Tints by how good a value is: the number says it too. */
const tones: Readonly<Record<NonNullable<GridCell['tone']>, Pick<Look, 'background' | 'color'>>> = {
  good: { background: '#e9f7ef', color: colors.good },
  middle: { background: '#fff4e5', color: colors.warning },
  poor: { background: '#fef3f2', color: '#b42318' },
};

/** Okabe–Ito: told apart by colour-blind readers too. */
const SERIES = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];

/** What the add-on wrote on the tab last time, so that only that is cleared the next time. */
const AREA_KEY = 'so-hoi.area';
interface Written {
  readonly rows: number;
  readonly columns: number;
  /** Ids of our charts; null while they are being drawn. */
  readonly charts: readonly number[] | null;
  /** Ids of the charts that people put there, while ours are being drawn: after a run that was cut off, all others go. */
  readonly others?: readonly number[];
  /** The period that the tab was made for. */
  readonly period?: Period;
}
/** An empty tab: nothing of ours on it yet, not even its looks. */
const UNTOUCHED: Written = { rows: 0, columns: 0, charts: [] };

type Mark = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** A tab as it stands before the first one is written: a read after a write waits until that is carried out. */
interface Standing {
  readonly mark: Mark | null;
  /** Null where the tab is not the add-on's. */
  readonly written: Written | null;
  readonly charts: readonly GoogleAppsScript.Spreadsheet.EmbeddedChart[];
  readonly rows: number;
  readonly columns: number;
}

/** A tab of the same name that the add-on did not make is not touched, and then no other is either. */
export type Outcome =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly message: string };

/**
 * Writes each grid to its tab, in place of what the add-on wrote there before; cells to the right and below stay.
 * @param existing the tabs of the spreadsheet by name.
 * @param tabColor given to a tab that is new.
 * @param period remembered with each tab (`periodOf`).
 */
export function writeGrids(
  spreadsheet: Spreadsheet,
  existing: ReadonlyMap<string, Sheet>,
  grids: readonly Grid[],
  tabColor: string,
  period?: Period,
): Outcome {
  const places = grids.map((grid) => {
    const sheet = existing.get(grid.name);
    return { grid, sheet, standing: sheet === undefined ? null : standingOf(sheet, grid) };
  });
  const foreign = places.find(({ standing }) => standing !== null && standing.written === null);
  if (foreign !== undefined) {
    return {
      ok: false,
      message: `Tab “${foreign.grid.name}” có sẵn và không do Sổ Hội tạo. Đổi tên tab đó rồi bấm lại.`,
    };
  }
  // Every tab is there before the first is written: links between them lead somewhere.
  const ready = places.map(({ grid, sheet, standing }) => {
    if (sheet !== undefined && standing !== null) return { grid, sheet, standing };
    const made = spreadsheet.insertSheet(grid.name, spreadsheet.getNumSheets());
    return { grid, sheet: made, standing: standingOf(made, grid) };
  });
  const ids = ready.some(({ grid }) => hasLinks(grid)) ? tabIds(spreadsheet) : new Map<string, number>();
  for (const { grid, sheet, standing } of ready) writeGrid(sheet, standing, grid, ids, tabColor, period);
  return { ok: true, sheets: ready.map(({ sheet }) => sheet) };
}

function standingOf(sheet: Sheet, grid: Grid): Standing {
  const mark = metadataOf(sheet);
  return {
    mark,
    written: lastWritten(sheet, grid, mark),
    charts: sheet.getCharts(),
    rows: sheet.getMaxRows(),
    columns: sheet.getMaxColumns(),
  };
}

function writeGrid(
  sheet: Sheet,
  standing: Standing,
  grid: Grid,
  ids: ReadonlyMap<string, number>,
  tabColor: string,
  period: Period | undefined,
): void {
  const { mark: known, written } = standing;
  const rows = grid.cells.length;
  const columns = grid.widths.length;
  if (standing.columns < columns) sheet.insertColumnsAfter(standing.columns, columns - standing.columns);
  if (written === null || written === UNTOUCHED) dress(sheet, grid, tabColor);
  const moved = makeWay(sheet, standing, rows, columns);
  const others = clear(sheet, standing);
  // Said before the first cell is written: a run may be cut off, and the next one must know what is ours.
  const begun = { rows: Math.max(rows, written?.rows ?? 0), columns, charts: null, others };
  const mark = remember(sheet, known, begun);
  const there = standing.rows + moved;
  if (there < rows) sheet.insertRowsAfter(there, rows - there);
  setHeights(sheet, grid);

  const range = sheet.getRange(1, 1, rows, columns);
  const each = <T>(of: (cell: GridCell) => T): T[][] => grid.cells.map((row) => row.map(of));
  const look = (cell: GridCell): Look =>
    cell.tone === undefined ? looks[cell.style] : { ...looks[cell.style], ...tones[cell.tone] };
  // Formats come first: a label such as 01/6 would else be read as a day.
  range.setNumberFormats(each((cell) => cell.format ?? (typeof cell.value === 'number' ? '#,##0' : '@')));
  range.setValues(each((cell) => cell.value));
  range.setBackgrounds(each((cell) => look(cell).background));
  range.setFontColors(each((cell) => look(cell).color));
  range.setFontWeights(each((cell) => look(cell).weight));
  range.setFontSizes(each((cell) => look(cell).size));
  range.setHorizontalAlignments(each((cell) => look(cell).align));
  range.setWraps(each((cell) => look(cell).isWrapped));
  range.setVerticalAlignment('middle');
  range.setNotes(each((cell) => cell.note ?? ''));

  for (const area of grid.mergedAcross) rangeOf(sheet, area).mergeAcross();
  for (const area of grid.ruled) {
    rangeOf(sheet, area).setBorder(
      true,
      null,
      null,
      null,
      null,
      null,
      colors.ink,
      SpreadsheetApp.BorderStyle.SOLID,
    );
  }
  if (grid.fitted !== null) sheet.autoResizeRows(grid.fitted.row + 1, grid.fitted.rows);
  writeLinks(sheet, grid, ids);
  const charts = insertCharts(sheet, grid, others);
  remember(sheet, mark, { rows, columns, charts, ...(period === undefined ? {} : { period }) });
}

const rangeOf = (sheet: Sheet, area: Area) =>
  sheet.getRange(area.row + 1, area.column + 1, area.rows, area.columns);

/** Widths are given once: a width that a person changed later stays. */
function dress(sheet: Sheet, grid: Grid, tabColor: string): void {
  sheet.setTabColor(tabColor);
  sheet.setHiddenGridlines(true);
  for (const [index, width] of grid.widths.entries()) sheet.setColumnWidth(index + 1, width);
  sheet.setFrozenRows(grid.frozenRows);
}

/** Every row's height, in one call for each run of rows of one height; rows that the sheet fits come later. */
function setHeights(sheet: Sheet, grid: Grid): void {
  const heightOf = (row: number) => grid.heights.get(row) ?? DEFAULT_ROW_HEIGHT;
  const last = grid.fitted?.row ?? grid.cells.length;
  for (let row = 0; row < last; ) {
    let end = row + 1;
    while (end < last && heightOf(end) === heightOf(row)) end += 1;
    sheet.setRowHeights(row + 1, end - row, heightOf(row));
    row = end;
  }
}

/** Null where the tab is not the add-on's: no mark, another title, or something on it under no title. */
function lastWritten(sheet: Sheet, grid: Grid, mark: Mark | null): Written | null {
  if (mark !== null) {
    const value: unknown = JSON.parse(mark.getValue() ?? 'null');
    if (isWritten(value)) return value;
  }
  // A copy through another program loses the mark: the title still tells.
  const title = String(sheet.getRange(1, 1).getValue());
  const isOurs = bare(title) === bare(String(grid.cells[0]?.[0]?.value ?? ''));
  if (title === '') return isVacant(sheet) ? UNTOUCHED : null;
  if (!isOurs) return null;
  return { rows: Math.min(sheet.getLastRow(), sheet.getMaxRows()), columns: grid.widths.length, charts: [] };
}

/** A title without the name of the Union, which may have changed since. */
const bare = (title: string): string => title.split(' – ')[0] ?? title;

const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && 'rows' in value && 'columns' in value && 'charts' in value;

/** The period that the add-on made a tab for; null where its mark is gone or does not say. */
export function periodOf(sheet: Sheet): Period | null {
  const value: unknown = JSON.parse(metadataOf(sheet)?.getValue() ?? 'null');
  const { from, to } = (isWritten(value) ? value.period : undefined) ?? { from: '', to: '' };
  return isDay(from) && isDay(to) ? { from, to } : null;
}

const metadataOf = (sheet: Sheet) =>
  sheet.getDeveloperMetadata().find((one) => one.getKey() === AREA_KEY) ?? null;

/** Answers the mark that now stands. */
function remember(sheet: Sheet, mark: Mark | null, written: Written): Mark | null {
  const value = JSON.stringify(written);
  if (mark !== null) return mark.setValue(value);
  sheet.addDeveloperMetadata(AREA_KEY, value);
  return metadataOf(sheet);
}

/**
 * What people wrote below a summary moves down with the summary's end, what they wrote beside it moves to the right: the
 * larger summary is written where nothing of theirs stands. Answers how many rows were added.
 */
function makeWay(
  sheet: Sheet,
  { written, rows, columns }: Standing,
  newRows: number,
  newColumns: number,
): number {
  const old = written ?? UNTOUCHED;
  if (old.rows === 0) return 0;
  const width = Math.min(columns, newColumns);
  if (newColumns > old.columns && old.columns < columns) {
    const beside = sheet.getRange(
      1,
      old.columns + 1,
      Math.min(rows, Math.max(newRows, old.rows)),
      width - old.columns,
    );
    if (holdsSomething(beside)) sheet.insertColumnsAfter(old.columns, newColumns - old.columns);
  }
  if (newRows <= old.rows || old.rows >= rows) return 0;
  const below = sheet.getRange(
    old.rows + 1,
    1,
    Math.min(newRows, rows) - old.rows,
    Math.min(columns, Math.max(old.columns, newColumns)),
  );
  if (!holdsSomething(below)) return 0;
  sheet.insertRowsAfter(old.rows, newRows - old.rows);
  return newRows - old.rows;
}

const holdsSomething = (range: Range): boolean =>
  range.getValues().some((row) => row.some((value) => value !== ''));

/** Takes away what was written last time. Answers the ids of the charts that people put there. */
function clear(sheet: Sheet, { written, charts: standing, rows, columns }: Standing): number[] {
  const { charts, others = [], ...area } = written ?? UNTOUCHED;
  const left: number[] = [];
  for (const chart of standing) {
    const id = chart.getChartId() ?? -1;
    const isOurs = charts === null ? !others.includes(id) : charts.includes(id);
    if (isOurs) sheet.removeChart(chart);
    else left.push(id);
  }
  if (area.rows === 0) return left;
  const height = Math.min(area.rows, rows);
  const range = sheet.getRange(1, 1, height, Math.min(area.columns, columns));
  range.breakApart();
  range.clear();
  range.clearNote();
  sheet.setRowHeights(1, height, DEFAULT_ROW_HEIGHT);
  return left;
}
const DEFAULT_ROW_HEIGHT = 21;

const hasLinks = (grid: Grid): boolean =>
  grid.cells.some((row) => row.some(({ link }) => link !== undefined));

/** Links, in one call for each rectangle of cells that have one: a block of a table, however long it is. */
function writeLinks(sheet: Sheet, grid: Grid, ids: ReadonlyMap<string, number>): void {
  for (const area of linkedAreas(grid)) {
    const values = grid.cells.slice(area.row, area.row + area.rows).map((row) =>
      row.slice(area.column, area.column + area.columns).map((cell) => {
        const builder = SpreadsheetApp.newRichTextValue().setText(textOf(cell));
        const id = cell.link === undefined ? undefined : ids.get(cell.link.sheet);
        if (cell.link !== undefined && id !== undefined && cell.value !== '')
          builder.setLinkUrl(`#gid=${id}&range=${cell.link.a1}`);
        return builder.build();
      }),
    );
    rangeOf(sheet, area).setRichTextValues(values);
  }
}

/** A number with a link is text on the tab, and reads like the numbers beside it. */
export const textOf = ({ value }: Pick<GridCell, 'value'>): string =>
  typeof value === 'number' ? formatNumber(value) : value;

/**
 * Rectangles that hold all cells with a link. In a column whose cells are all text the whole column is one: a cell
 * without a link keeps its text. Elsewhere only linked cells are written, because rich text would make text of numbers.
 */
function linkedAreas(grid: Grid): Area[] {
  const isLinked = (row: number, column: number) => grid.cells[row]?.[column]?.link !== undefined;
  const areas: Area[] = [];
  const done = new Set<string>();
  for (const column of grid.widths.keys()) {
    if (
      grid.cells.some((_, row) => isLinked(row, column)) &&
      grid.cells.every((row) => typeof row[column]?.value === 'string')
    ) {
      areas.push({ row: 0, column, rows: grid.cells.length, columns: 1 });
      for (const row of grid.cells.keys()) done.add(`${row} ${column}`);
    }
  }
  const isOpen = (row: number, column: number) => isLinked(row, column) && !done.has(`${row} ${column}`);
  for (const row of grid.cells.keys()) {
    for (const column of grid.widths.keys()) {
      if (!isOpen(row, column)) continue;
      let columns = 1;
      while (isOpen(row, column + columns)) columns++;
      let rows = 1;
      const isWhole = (at: number) =>
        Array.from({ length: columns }, (_, n) => isOpen(at, column + n)).every(Boolean);
      while (isWhole(row + rows)) rows++;
      for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) done.add(`${row + r} ${column + c}`);
      areas.push({ row, column, rows, columns });
    }
  }
  return areas;
}

/** Draws the grid's charts; answers their ids. @param others ids of the charts that stand there already. */
function insertCharts(sheet: Sheet, grid: Grid, others: readonly number[]): number[] {
  if (grid.charts.length === 0) return [];
  for (const chart of grid.charts) insertChart(sheet, chart);
  return sheet
    .getCharts()
    .map((one) => one.getChartId() ?? -1)
    .filter((id) => !others.includes(id));
}

/** Draws a chart of cells of the tab. */
function insertChart(sheet: Sheet, { chart, anchor, width, height, labels, values }: PlacedChart): void {
  const builder = sheet.newChart();
  const typed = chart.type === 'column' ? builder.asColumnChart() : builder.asBarChart();
  typed
    .addRange(rangeOf(sheet, labels))
    .addRange(rangeOf(sheet, values))
    .setNumHeaders(1)
    .setPosition(anchor.row + 1, anchor.column + 1, 6, 4)
    .setOption('title', chart.title)
    .setOption('titleTextStyle', { color: colors.ink, fontSize: 12, bold: true })
    .setOption('legend', { position: 'none' })
    .setOption('colors', SERIES)
    .setOption('series', { 0: { dataLabel: 'value' } })
    .setOption('width', width)
    .setOption('height', height);
  sheet.insertChart(typed.build());
}
