/** What a page sees of the workbook: whole at first, then by what has changed. */
import { columnsOfRow, hyperlinkOf } from '../hyperlink';
import type { Area, Cell, Chart, Sheet, Style, Validation, Workbook } from '../model';
import { displayOf, displayValue, isErrorValue, PLAIN_TEXT, showsDate } from '../services/display';
import { localeFacts } from '../services/locales';
import { type Difference, isBlank } from './diff';
import type {
  BlankRun,
  CellChange,
  CellView,
  Change,
  ChartView,
  SheetProperties,
  SheetView,
  TintStyle,
} from './protocol';
import { readArea } from './references';

export interface Tints {
  readonly tints: SheetProperties['tints'];
  readonly tintStyles: readonly TintStyle[];
}

export interface Changes {
  readonly styles: { readonly from: number; readonly list: readonly Style[] };
  readonly changes: readonly Change[];
}

const PLAIN: Style = {};
const LIST = /^VALUE_IN_(RANGE|LIST)$/;

/** The full number, with the locale's separators and without a format: what Google puts into the cell editor. */
function plainNumber(value: number, locale: string): string {
  const text = String(value);
  return /e/i.test(text) ? text : text.replace('.', localeFacts(locale).decimal);
}

/** What the cell editor opens with. Typed back unchanged it must mean the same cell. */
export function editText(cell: Cell, locale: string): string {
  if (cell.formula !== undefined) return cell.formula;
  const { value } = cell;
  if (value === undefined) return '';
  const pattern = cell.style?.numberFormat;
  if (typeof value === 'number') {
    if (showsDate(pattern)) {
      const day = localeFacts(locale).dateFormat;
      return displayValue(value, Number.isInteger(value) ? day : `${day} HH:mm:ss`, locale);
    }
    if (pattern?.includes('%')) return `${plainNumber(Number((value * 100).toPrecision(15)), locale)}%`;
    return plainNumber(value, locale);
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (isErrorValue(value)) return value.error;
  // Text that would be read as something else keeps the apostrophe that made it text.
  return pattern !== PLAIN_TEXT && /^[=+'\d.,-]/.test(value) ? `'${value}` : value;
}

export class WorkbookView {
  readonly styles: Style[] = [PLAIN];
  readonly #workbook: Workbook;
  readonly #tintsOf: (sheet: Sheet) => Tints;
  readonly #styleIds = new Map<Style, number>([[PLAIN, 0]]);
  readonly #styleKeys = new Map<string, number>([['{}', 0]]);
  /** The properties as the pages know them, by sheet. */
  readonly #told = new Map<number, string>();
  /** Styles that pages already have. */
  #toldStyles = 0;

  constructor(workbook: Workbook, tintsOf: (sheet: Sheet) => Tints) {
    this.#workbook = workbook;
    this.#tintsOf = tintsOf;
    for (const sheet of workbook.sheets) this.#told.set(sheet.id, JSON.stringify(this.#properties(sheet)));
  }

  /** The whole workbook, for a page that opens now. */
  whole(): { readonly styles: readonly Style[]; readonly sheets: readonly SheetView[] } {
    const sheets = this.#workbook.sheets.map((sheet) => this.#sheetView(sheet));
    return { styles: this.styles, sheets };
  }

  /**
   * What the pages must be told of a difference. Charts and tints depend on cells of any sheet, so all are
   * looked at.
   */
  changes(difference: Difference, what: 'all' | 'cells' = 'all'): Changes {
    const changes: Change[] = [];
    for (const sheet of difference.added) changes.push({ kind: 'added', sheet: this.#sheetView(sheet) });
    for (const sheet of what === 'all' ? this.#workbook.sheets : []) {
      const properties = this.#properties(sheet);
      const json = JSON.stringify(properties);
      if (this.#told.get(sheet.id) === json) continue;
      this.#told.set(sheet.id, json);
      if (!difference.added.includes(sheet)) changes.push({ kind: 'properties', sheet: properties });
    }
    for (const { sheet, cells } of difference.changed) {
      if (cells.length === 0) continue;
      const views = cells.map(
        ([row, column, cell]): CellChange => [row, column, cell === undefined ? null : this.#cellView(cell)],
      );
      changes.push({ kind: 'cells', sheet: sheet.id, cells: views });
    }
    for (const sheet of difference.removed) {
      this.#told.delete(sheet);
      changes.push({ kind: 'removed', sheet });
    }
    if (difference.order !== null) changes.push({ kind: 'order', sheets: difference.order });
    const from = this.#toldStyles;
    this.#toldStyles = this.styles.length;
    return { styles: { from, list: this.styles.slice(from) }, changes };
  }

  #styleId(style: Style | undefined): number {
    if (style === undefined) return 0;
    const known = this.#styleIds.get(style);
    if (known !== undefined) return known;
    const key = JSON.stringify(style);
    let id = this.#styleKeys.get(key);
    if (id === undefined) {
      id = this.styles.length;
      this.styles.push(style);
      this.#styleKeys.set(key, id);
    }
    this.#styleIds.set(style, id);
    return id;
  }

  #cellView(cell: Cell): CellView {
    const { locale } = this.#workbook;
    const raw = isErrorValue(cell.value) ? cell.value.error : cell.value;
    const display = displayOf(cell, locale);
    const edit = editText(cell, locale);
    const style = this.#styleId(cell.style);
    return {
      ...(style !== 0 && { s: style }),
      ...(raw !== undefined && { v: raw }),
      ...(raw !== undefined && display !== String(raw) && { d: display }),
      ...(edit !== display && { e: edit }),
      ...(cell.note !== undefined && cell.note !== '' && { n: cell.note }),
      ...runsOf(cell),
    };
  }

  #sheetView(sheet: Sheet): SheetView {
    const cells: CellChange[] = [];
    const blanks: BlankRun[] = [];
    /** By column: the run that the next row may extend. */
    const open: (number | undefined)[] = [];
    sheet.cells.forEach((line, row) => {
      line?.forEach((cell, column) => {
        if (cell === undefined || isBlank(cell)) return;
        if (!isOnlyStyled(cell)) {
          cells.push([row, column, this.#cellView(cell)]);
          return;
        }
        const style = this.#styleId(cell.style);
        const at = open[column];
        const run = at === undefined ? undefined : blanks[at];
        if (at !== undefined && run !== undefined && run[3] === style && run[0] + run[2] === row) {
          blanks[at] = [run[0], column, run[2] + 1, style];
        } else {
          open[column] = blanks.push([row, column, 1, style]) - 1;
        }
      });
    });
    return { ...this.#properties(sheet), cells, blanks };
  }

  #properties(sheet: Sheet): SheetProperties {
    const byNumber = (a: number, b: number): number => a - b;
    const pixels = (sizes: ReadonlyMap<number, number>) => [...sizes].sort(([a], [b]) => a - b);
    return {
      id: sheet.id,
      name: sheet.name,
      rows: sheet.rows,
      columns: sheet.columns,
      columnWidths: pixels(sheet.columnWidths),
      rowHeights: pixels(sheet.rowHeights),
      hiddenRows: [...sheet.hiddenRows].sort(byNumber),
      hiddenColumns: [...sheet.hiddenColumns].sort(byNumber),
      frozenRows: sheet.frozenRows,
      frozenColumns: sheet.frozenColumns,
      hidden: sheet.hidden,
      gridlinesHidden: sheet.gridlinesHidden,
      tabColor: sheet.tabColor,
      merges: sheet.merges,
      bandings: sheet.bandings,
      dropdowns: areasWhere(
        sheet.validations,
        ({ rule }) => LIST.test(rule.criteria) && rule.dropdown !== false,
      ),
      checkboxes: areasWhere(sheet.validations, ({ rule }) => rule.criteria === 'CHECKBOX'),
      charts: sheet.charts.map((chart) => this.#chartView(chart)),
      ...this.#tintsOf(sheet),
    };
  }

  #chartView(chart: Chart): ChartView {
    const blocks = chart.ranges
      .map((range) => readArea(this.#workbook, range))
      .filter((area) => area !== null);
    const columns = blocks.flatMap(({ sheet, area }) =>
      Array.from({ length: area.columns }, (_, column) =>
        Array.from(
          { length: area.rows },
          (_unused, row) => sheet.cells[area.row + row]?.[area.column + column],
        ),
      ),
    );
    const [domain = [], ...series] = columns;
    const heads = chart.headers;
    const show = (cell: Cell | undefined): string => displayOf(cell, this.#workbook.locale);
    return {
      id: chart.id,
      type: chart.type,
      row: chart.anchor.row,
      column: chart.anchor.column,
      offsetX: chart.anchor.offsetX,
      offsetY: chart.anchor.offsetY,
      width: chart.width,
      height: chart.height,
      options: chart.options,
      labels: domain.slice(heads).map(show),
      series: series.map((cells) => ({
        name: heads > 0 ? show(cells[heads - 1]) : '',
        values: cells.slice(heads).map((cell) => (typeof cell?.value === 'number' ? cell.value : null)),
        texts: cells.slice(heads).map(show),
      })),
    };
  }
}

/** Mixed styles and links, whether of the text or of a formula. */
function runsOf({ formula, runs }: Cell): Pick<CellView, 'r'> {
  if (runs !== undefined) return { r: runs };
  const link = formula === undefined ? undefined : hyperlinkOf(formula);
  if (link === undefined) return {};
  const { address, label, row } = link;
  // The page finds the row when the link is pressed, as the sheet would.
  const computed = row === undefined ? '' : `&below=${columnsOfRow(row).join(',')}`;
  return { r: [{ text: label, link: `${address}${computed}` }] };
}

function isOnlyStyled({ value, formula, note, runs }: Cell): boolean {
  return value === undefined && formula === undefined && note === undefined && runs === undefined;
}

function areasWhere(validations: readonly Validation[], wanted: (one: Validation) => boolean): Area[] {
  return validations.filter(wanted).map(({ area }) => area);
}
