/**
 * The small language of a summary tab: blocks of a title, a table and its total, laid out on one grid of cells with
 * styles by name. Pure data; the sheet's edge turns styles into calls.
 */
import type { Chart } from '../figures';
import type { Provenance } from '../figures/provenance';

export type Style =
  | 'blank'
  | 'title'
  | 'stamp'
  | 'heading'
  | 'remark'
  /** A small word at the right edge. */
  | 'aside'
  | 'head'
  | 'headNumber'
  | 'label'
  | 'text'
  | 'number'
  | 'total'
  | 'totalNumber'
  | 'bigLabel'
  | 'bigNumber'
  | 'bigChange';

export interface GridCell {
  readonly value: string | number;
  readonly style: Style;
  /** Number format in Sheets' language (`#,##0`); plain text has none. */
  readonly format?: string;
  /** Says in words what a sign or a colour says. */
  readonly note?: string;
  /** How good the value is, told by a tint as well as by the number. */
  readonly tone?: 'good' | 'middle' | 'poor';
  /** A text on one line that runs over the blank cells beside it, in a style that else is wrapped. */
  readonly isOverflowing?: true;
  /** A place in this workbook. */
  readonly link?: {
    readonly sheet: string;
    /** '' for the tab as a whole; a column alone with `below`. */
    readonly a1: string;
    /** The first row in which all these columns are blank, as the tab stands when the link is pressed. */
    readonly below?: readonly string[];
  };
  /** Where a figure comes from, so that it can be followed to its rows. */
  readonly provenance?: Provenance;
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A chart and the cells that it draws: 0-based rows and columns of the tab they stand on. */
export interface ChartCells {
  readonly chart: Chart;
  readonly tab: string;
  readonly labels: Area;
  readonly values: Area;
}

/** A chart at its place in the grid. */
export interface PlacedChart extends ChartCells {
  readonly anchor: { readonly row: number; readonly column: number };
  readonly width: number;
  readonly height: number;
}

export interface Grid {
  /** Name of the tab. */
  readonly name: string;
  /** Rectangular: each row has as many cells as there are widths. */
  readonly cells: readonly (readonly GridCell[])[];
  /** Pixels by column. */
  readonly widths: readonly number[];
  /** Pixels by row where merged cells need more than a line; every other row is fitted by the sheet. */
  readonly heights: ReadonlyMap<number, number>;
  /** Areas merged row by row. */
  readonly mergedAcross: readonly Area[];
  /** Total rows: a line above. */
  readonly ruled: readonly Area[];
  readonly charts: readonly PlacedChart[];
  /** A table, heads included, that the grid's own filter stands over. */
  readonly filter?: Area;
  readonly frozenRows: number;
}

const BLANK: GridCell = { value: '', style: 'blank' };

/** What stands where nothing was recorded. */
export { NOTHING } from '../figures/words';

/** Pixels. A character is a mean one of Arial at 10 points; bold heads are wider, which the padding allows for. */
const ROW_HEIGHT = 21;
const LINE_HEIGHT = 17;
const PADDING = 8;
/** A row taller than the screen shows nothing more, and Sheets refuses heights beyond some thousand pixels. */
const MOST_HEIGHT = 400;
const CHARACTER = 6.6;
const SMALL_CHARACTER = 5.4;
const WRAPPED: ReadonlySet<Style> = new Set([
  'stamp',
  'remark',
  'head',
  'headNumber',
  'label',
  'text',
  'bigChange',
  'bigLabel',
]);
const SMALL: ReadonlySet<Style> = new Set(['stamp', 'remark', 'bigChange']);

/** Lines that a text takes when it is broken between words at so many characters. */
function linesOf(text: string, characters: number): number {
  return text.split('\n').reduce((total, paragraph) => {
    let lines = 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const needed = used === 0 ? word.length : used + 1 + word.length;
      if (needed <= characters) used = needed;
      else {
        if (used > 0) lines += 1;
        lines += Math.ceil(word.length / characters) - 1;
        used = word.length % Math.max(1, Math.floor(characters)) || word.length;
      }
    }
    return total + lines;
  }, 0);
}

/** Builds a grid from top to bottom. */
export class GridBuilder {
  private readonly cells: GridCell[][] = [];
  private readonly heights = new Map<number, number>();
  private readonly mergedAcross: Area[] = [];
  private readonly ruled: Area[] = [];
  private readonly charts: PlacedChart[] = [];
  private filtered: Area | undefined;
  private readonly name: string;
  private readonly widths: readonly number[];

  constructor(name: string, widths: readonly number[]) {
    this.name = name;
    this.widths = widths;
  }

  get height(): number {
    return this.cells.length;
  }
  get width(): number {
    return this.widths.length;
  }

  /** Appends a row; cells beyond the width are a mistake of the layout and throw. */
  row(cells: readonly GridCell[], height?: number): this {
    if (cells.length > this.width)
      throw new Error(`${this.name}: a row of ${cells.length} cells, the grid has ${this.width}.`);
    const needed = height ?? this.neededHeight(cells);
    if (needed > ROW_HEIGHT) this.heights.set(this.cells.length, needed);
    this.cells.push([...cells, ...Array.from({ length: this.width - cells.length }, () => BLANK)]);
    return this;
  }

  /** Pixels that a row with merged cells needs, so that nothing is cut: the sheet does not fit a row to merged cells. */
  private neededHeight(cells: readonly GridCell[]): number {
    const merges = this.mergedAcross.filter(
      (area) => this.height >= area.row && this.height < area.row + area.rows,
    );
    const lines = (column: number): number => {
      const { value = '', style = 'blank', isOverflowing = false } = cells[column] ?? {};
      if (typeof value !== 'string' || !WRAPPED.has(style) || isOverflowing) return 1;
      return this.linesIn(value, style, column, merges.find((area) => area.column === column)?.columns ?? 1);
    };
    if (merges.every(({ column }) => lines(column) === 1)) return ROW_HEIGHT;
    const most = cells.reduce((greatest, _, column) => Math.max(greatest, lines(column)), 1);
    return Math.min(most * LINE_HEIGHT + PADDING, MOST_HEIGHT);
  }

  /** Lines of a wrapped text in so many merged columns. */
  private linesIn(text: string, style: Style, column: number, columns: number): number {
    const width = this.widths.slice(column, column + columns).reduce((total, one) => total + one, 0);
    const character = SMALL.has(style) ? SMALL_CHARACTER : CHARACTER;
    return linesOf(text, Math.max(1, (width - PADDING) / character));
  }

  /** Blank rows; a single one stands between two blocks once, however often it is asked for. */
  gap(rows = 1): this {
    const last = this.cells.at(-1);
    if (rows === 1 && last?.every((cell) => cell === BLANK)) return this;
    for (let n = 0; n < rows; n++) this.row([]);
    return this;
  }

  /** A text over the whole width: one line runs over the blank cells beside it, more lines are merged and wrapped. */
  line(value: string, style: Style, height?: number): this {
    if (!WRAPPED.has(style)) return this.row([{ value, style }], height);
    if (this.linesIn(value, style, 0, this.width) === 1)
      return this.row([{ value, style, isOverflowing: true }], height);
    this.merge({ row: this.height, column: 0, rows: 1, columns: this.width });
    return this.row([{ value, style }], height);
  }

  merge(area: Area): this {
    if (area.columns > 1) this.mergedAcross.push(area);
    return this;
  }

  rule(row: number, columns: number): this {
    this.ruled.push({ row, column: 0, rows: 1, columns });
    return this;
  }

  chart(chart: PlacedChart): this {
    this.charts.push(chart);
    return this;
  }

  /** Of several tables of a tab the longest has the filter: a sheet has one. */
  filter(area: Area): this {
    if (area.rows > (this.filtered?.rows ?? 0)) this.filtered = area;
    return this;
  }

  /** @param frozenRows rows that stay in sight; left out: down to the heads of the filter. */
  build(frozenRows = (this.filtered?.row ?? 0) + 1): Grid {
    return {
      ...(this.filtered === undefined ? {} : { filter: this.filtered }),
      name: this.name,
      cells: this.cells,
      widths: this.widths,
      heights: this.heights,
      mergedAcross: this.mergedAcross,
      ruled: this.ruled,
      charts: this.charts,
      frozenRows,
    };
  }
}
