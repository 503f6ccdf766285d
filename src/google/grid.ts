/** Writes laid-out grids to their tabs in a fixed number of calls, whatever the number of rows; people's own cells stay. */
import type { Grid, GridCell } from '../domain/layout/grid';
import { a1, colors } from '../domain/tables';
import { done, failed, formatNumber, type Period, type Result, unfinished } from '../domain/values';
import { Attempts } from './attempt';
import { fingerprint } from './fingerprint';
import { insertCharts, rangeOf, type TabOf } from './grid-charts';
import { putFilter } from './grid-filter';
import { lookOf } from './grid-looks';
import { type GridMark, isOwnTab, type Mark, markOf, readMark, remember, UNTOUCHED } from './grid-mark';
import { filledOf, ownCells, withOwnCells } from './grid-notes';
import { linkTo, rowBelow } from './link-cells';
import type { Sheet, Spreadsheet } from './spreadsheet';
import type { Steps } from './steps';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** A tab as it stands before the first one is written: a read after a write waits until that is carried out. */
interface Standing {
  readonly mark: Mark | null;
  /** Null where the tab is not the add-on's. */
  readonly written: GridMark | null;
  readonly charts: readonly GoogleAppsScript.Spreadsheet.EmbeddedChart[];
  readonly rows: number;
  readonly columns: number;
  /** The cells of what was written last time, as they stand now. */
  readonly values: readonly (readonly unknown[])[];
}

/** The workbook's tabs by name. */
interface Book {
  readonly tabOf: TabOf;
  readonly idOf: (name: string) => number | undefined;
  /** Charts and links that lead to a tab which is made anew still mean the one that is gone. */
  readonly isAnyNew: boolean;
}

/** One Tổng hợp: tabs that belong together. */
interface Run {
  /** Remembered with each tab (`periodOf`). */
  readonly period: Period;
  /** Stands for the first grid's stamp until the last tab is written. */
  readonly unfinished: string;
  readonly steps: Steps;
}

/**
 * Writes each grid to its tab, in place of what the add-on wrote there before. Cells to the right and below stay, and so
 * does what people wrote into blank cells between. A tab that shows the grid already is given its new stamp and no more.
 * @param existing the tabs of the spreadsheet by name.
 * @param tabColor given to a tab that is new.
 * @param run of Tổng hợp. The first grid's tab says that it is unfinished until all are written.
 * @returns the tabs. One of such a name that the add-on did not make is not touched, and then no other is either.
 */
export function writeGrids(
  spreadsheet: Spreadsheet,
  existing: ReadonlyMap<string, Sheet>,
  grids: readonly Grid[],
  tabColor: string,
  run?: Run,
): Result<readonly Sheet[]> {
  const places = grids.map((grid) => {
    const sheet = existing.get(grid.name);
    return { grid, sheet, standing: sheet === undefined ? null : standingOf(sheet, grid) };
  });
  const foreign = places.find(({ standing }) => standing !== null && standing.written === null);
  if (foreign !== undefined) {
    return failed({
      what: `Tab “${foreign.grid.name}” có sẵn và không do Sổ Hội tạo.`,
      todo: 'Đổi tên tab đó rồi bấm lại.',
    });
  }
  // Every tab is there before the first is written: links between them lead somewhere.
  const isAnyNew = places.some(({ sheet }) => sheet === undefined);
  const first = places.find(({ sheet }) => sheet !== undefined)?.sheet;
  let next = !isAnyNew ? 0 : first === undefined ? spreadsheet.getNumSheets() : first.getIndex() - 1;
  const ready = places.map(({ grid, sheet, standing }, at) => {
    if (sheet !== undefined && standing !== null) return { grid, sheet, standing };
    // Behind the tab that it follows, or before those that stand; all of the first run at the end.
    next = places[at - 1]?.sheet?.getIndex() ?? next;
    const made = spreadsheet.insertSheet(grid.name, next);
    next += 1;
    return { grid, sheet: made, standing: freshOf(made) };
  });
  const made = new Map(ready.map(({ grid, sheet }) => [grid.name, sheet]));
  const tabOf: TabOf = (name) => made.get(name) ?? existing.get(name);
  const ids = new Map<string, number | undefined>();
  const idOf = (name: string): number | undefined => {
    if (!ids.has(name)) ids.set(name, tabOf(name)?.getSheetId());
    return ids.get(name);
  };
  const book: Book = { idOf, tabOf, isAnyNew };
  const attempts = new Attempts();
  const head = run === undefined ? undefined : ready[0];
  if (head !== undefined) attempts.attempt(head.sheet, () => writeHead(head, run?.unfinished));
  let hasWritten = false;
  for (const [at, one] of ready.entries()) {
    // A tab at least is written by each execution; the next one finds those of this one as they should be.
    if (run !== undefined && hasWritten && run.steps.isLate())
      return unfinished(`Tổng hợp mới ghi được ${at}/${ready.length} tab.`, 'Tổng hợp');
    const { sheet, standing } = one;
    run?.steps.piece(`Đang ghi ${one.grid.name} (${at + 1}/${ready.length} tab)`, at, ready.length);
    const grid = one === head ? stamped(one.grid, run?.unfinished) : one.grid;
    const isAnew = attempts.attempt(sheet, () =>
      writeGrid(sheet, standing, grid, book, tabColor, run?.period, one === head),
    );
    hasWritten ||= isAnew !== false;
  }
  // What is refused is known by now at the latest: only a whole run is said to be whole.
  if (head !== undefined) attempts.attempt(head.sheet, () => SpreadsheetApp.flush());
  const refused = attempts.notes('lại');
  if (head !== undefined && refused.length === 0) writeHead(head);
  return refused.length === 0
    ? done(ready.map(({ sheet }) => sheet))
    : failed({ what: refused.join(' '), todo: '' });
}

/** The title with the stamp: a new tab is known by its title if the run is cut off before more is written. */
function writeHead({ grid, sheet }: { readonly grid: Grid; readonly sheet: Sheet }, stamp?: string): void {
  const cells = stamped(grid, stamp).cells.slice(0, STAMP_ROW);
  sheet.getRange(1, 1, STAMP_ROW, 1).setValues(cells.map(([cell]) => [cell?.value ?? '']));
}

/** Row of the stamp, below the title. */
const STAMP_ROW = 2;

/** A grid with another stamp below its title. */
const stamped = (grid: Grid, stamp: string | undefined): Grid =>
  stamp === undefined
    ? grid
    : {
        ...grid,
        cells: grid.cells.map((row, at) =>
          at === STAMP_ROW - 1
            ? row.map((cell, place) => (place === 0 ? { ...cell, value: stamp } : cell))
            : row,
        ),
      };

const freshOf = (sheet: Sheet): Standing => ({
  mark: null,
  written: UNTOUCHED,
  charts: [],
  rows: sheet.getMaxRows(),
  columns: sheet.getMaxColumns(),
  values: [],
});

function standingOf(sheet: Sheet, grid: Grid): Standing {
  const mark = markOf(sheet);
  const written = readMark(mark) ?? isOwnTab(sheet, grid);
  const [rows, columns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  const [height, width] = [Math.min(written?.rows ?? 0, rows), Math.min(written?.columns ?? 0, columns)];
  return {
    mark,
    written,
    charts: written === null || written.charts?.length === 0 ? [] : sheet.getCharts(),
    rows,
    columns,
    values: height === 0 ? [] : sheet.getRange(1, 1, height, width).getValues(),
  };
}

/** Only the stamp says when: a grid that differs from the tab in nothing else need not be written again. */
const isStamp = ({ style }: GridCell): boolean => style === 'stamp';

const shows = (grid: Grid, values: Standing['values']): boolean =>
  values.length === grid.cells.length &&
  grid.cells.every((row, at) =>
    row.every((cell, place) => isStamp(cell) || shownAs(cell) === values[at]?.[place]),
  );

/**
 * All that is written but the values, which `shows` compares: equal looks as one number each, because a fingerprint is paid for
 * by the letter in code that no engine has warmed up yet.
 */
function looksOf({ cells, ...grid }: Grid): unknown {
  const looks = new Map<string, number>();
  const rows = cells.map((row) =>
    row
      .map((cell) => {
        const { style, format, note, tone, isOverflowing, link } = cell;
        const look = isStamp(cell)
          ? ''
          : [style, format, note, tone, isOverflowing, link?.sheet, link?.a1].join('\t');
        const known = looks.get(look) ?? looks.size;
        looks.set(look, known);
        return known;
      })
      .join(),
  );
  return [grid, rows.join(';'), [...looks.keys()]];
}

const shownAs = (cell: GridCell): string | number => (cell.link === undefined ? cell.value : textOf(cell));

/** @returns whether more than the stamp was to be written. */
function writeGrid(
  sheet: Sheet,
  standing: Standing,
  laidOut: Grid,
  book: Book,
  tabColor: string,
  period: Period | undefined,
  keepsStamp: boolean,
): boolean {
  const { mark: known, written } = standing;
  const hash = fingerprint(looksOf(laidOut));
  if (
    !book.isAnyNew &&
    known !== null &&
    written?.hash === hash &&
    written.charts !== null &&
    shows(laidOut, standing.values)
  ) {
    for (const [row, [cell]] of laidOut.cells.entries())
      if (cell !== undefined && isStamp(cell)) sheet.getRange(row + 1, 1).setValue(cell.value);
    return false;
  }
  const grid = withOwnCells(laidOut, ownCells(sheet, standing.values, written));
  const rows = grid.cells.length;
  const columns = grid.widths.length;
  if (standing.columns < columns) sheet.insertColumnsAfter(standing.columns, columns - standing.columns);
  if (written === null || written === UNTOUCHED) dress(sheet, grid, tabColor);
  const moved = makeWay(sheet, standing, rows, columns);
  const others = clear(sheet, standing, keepsStamp);
  // Said before the first cell is written: a run may be cut off, and the next one must know what is ours.
  // A new tab without charts is known by its title until then.
  const begun = { rows: Math.max(rows, written?.rows ?? 0), columns, charts: null, others };
  const isKnown = written === UNTOUCHED && known === null && grid.charts.length === 0;
  const mark = isKnown ? null : remember(sheet, known, begun);
  const there = standing.rows + moved;
  if (there < rows) sheet.insertRowsAfter(there, rows - there);
  writeCells(sheet, grid, book.idOf);
  const { filter } = laidOut;
  if (filter !== undefined || written?.isFiltered === true) putFilter(sheet, filter, period !== undefined);
  const charts = insertCharts(sheet, grid, others, book.tabOf);
  remember(sheet, mark, {
    ...{ rows, columns, charts, hash, filled: filledOf(laidOut) },
    ...(period === undefined ? {} : { period }),
    ...(filter === undefined ? {} : { isFiltered: true }),
  });
  return true;
}

function writeCells(sheet: Sheet, grid: Grid, idOf: (name: string) => number | undefined): void {
  const range = sheet.getRange(1, 1, grid.cells.length, grid.widths.length);
  const each = <T>(of: (cell: GridCell) => T): T[][] => grid.cells.map((row) => row.map(of));
  const has = (of: (cell: GridCell) => unknown): boolean => grid.cells.some((row) => row.some(of));
  const written = each((cell) => contentOf(cell, idOf));
  // Formats come first: a label such as 01/6 would else be read as a day, and a link under `@` as its words.
  range.setNumberFormats(
    grid.cells.map((row, at) => row.map((cell, place) => formatOf(cell, written[at]?.[place]))),
  );
  range.setValues(written);
  range.setBackgrounds(each((cell) => lookOf(cell).background));
  range.setFontColors(each((cell) => lookOf(cell).color));
  range.setFontWeights(each((cell) => lookOf(cell).weight));
  range.setFontSizes(each((cell) => lookOf(cell).size));
  range.setHorizontalAlignments(each((cell) => lookOf(cell).align));
  range.setWraps(each((cell) => lookOf(cell).isWrapped));
  range.setVerticalAlignment('middle');
  if (has(({ link }) => link))
    range.setFontLines(each(({ link }) => (link === undefined ? 'none' : 'underline')));
  if (has(({ note }) => note)) range.setNotes(each((cell) => cell.note ?? ''));
  for (const area of grid.mergedAcross) rangeOf(sheet, area).mergeAcross();
  if (grid.ruled.length > 0) {
    const lines = grid.ruled.map(
      ({ row, column, rows, columns }) => `${a1(row + 1, column)}:${a1(row + rows, column + columns - 1)}`,
    );
    sheet
      .getRangeList(lines)
      .setBorder(true, null, null, null, null, null, colors.ink, SpreadsheetApp.BorderStyle.SOLID);
  }
  setHeights(sheet, grid);
}

/** A number with a link is text on the tab, and reads like the numbers beside it. */
export const textOf = ({ value }: Pick<GridCell, 'value'>): string =>
  typeof value === 'number' ? formatNumber(value) : value;

const contentOf = (cell: GridCell, idOf: (name: string) => number | undefined): string | number =>
  cell.link === undefined
    ? cell.value
    : linkTo(
        idOf(cell.link.sheet),
        cell.link.a1,
        textOf(cell),
        cell.link.below === undefined ? '' : rowBelow(cell.link.sheet, cell.link.below),
      );

const formatOf = (cell: GridCell, written: string | number | undefined): string =>
  cell.link !== undefined && written !== textOf(cell)
    ? '#,##0'
    : (cell.format ?? (typeof cell.value === 'number' && cell.link === undefined ? '#,##0' : '@'));

/** Widths are given once: a width that a person changed later stays. */
function dress(sheet: Sheet, grid: Grid, tabColor: string): void {
  sheet.setTabColor(tabColor);
  sheet.setHiddenGridlines(true);
  for (let from = 0; from < grid.widths.length; ) {
    let to = from + 1;
    while (grid.widths[to] === grid.widths[from]) to += 1;
    sheet.setColumnWidths(from + 1, to - from, grid.widths[from] ?? 0);
    from = to;
  }
  sheet.setFrozenRows(grid.frozenRows);
}

/** The sheet fits each row to its texts; merged cells it does not see, so their rows are told. */
function setHeights(sheet: Sheet, grid: Grid): void {
  sheet.autoResizeRows(1, grid.cells.length);
  const told = [...grid.heights].sort(([a], [b]) => a - b);
  for (let at = 0; at < told.length; ) {
    const [row, height] = told[at] ?? [0, 0];
    let count = 1;
    while (told[at + count]?.[0] === row + count && told[at + count]?.[1] === height) count += 1;
    sheet.setRowHeights(row + 1, count, height);
    at += count;
  }
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

/**
 * Takes away what was written last time. Answers the ids of the charts that people put there.
 * @param keepsStamp says meanwhile that the run is unfinished.
 */
function clear(
  sheet: Sheet,
  { written, charts: standing, rows, columns }: Standing,
  keepsStamp: boolean,
): number[] {
  const { charts, others = [], ...area } = written ?? UNTOUCHED;
  const left: number[] = [];
  for (const chart of standing) {
    const id = chart.getChartId() ?? -1;
    const isOurs = charts === null ? !others.includes(id) : charts.includes(id);
    if (isOurs) sheet.removeChart(chart);
    else left.push(id);
  }
  if (area.rows === 0) return left;
  const [height, width] = [Math.min(area.rows, rows), Math.min(area.columns, columns)];
  sheet.getRange(1, 1, height, width).breakApart();
  const from = keepsStamp ? STAMP_ROW + 1 : 1;
  if (from > height) return left;
  const range = sheet.getRange(from, 1, height - from + 1, width);
  range.clear();
  range.clearNote();
  return left;
}
