/**
 * The workbook as the local host holds it in memory. Services change it, `xlsx/` reads and writes it, the workbench
 * shows it. Plain data: no service, no file, no clock.
 *
 * Rows and columns are 0-based here; the services use Google's 1-based numbers and convert them at their edge.
 */

/** A cell error as Sheets shows it, for example `#REF!`. */
export interface CellError {
  readonly error: string;
}

/** What a cell holds. A day or an instant is a serial number (days since 1899-12-30) under a date format. */
export type CellValue = string | number | boolean | CellError;

/** A run of rich text: `text` with the style that differs from the cell's own. */
export interface TextRun {
  readonly text: string;
  readonly style?: Partial<TextStyle>;
  /** A web address, or `#gid=123&range=A1` for a place in this workbook. */
  readonly link?: string;
}

export interface TextStyle {
  readonly fontFamily: string;
  /** Points. */
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  /** `#rrggbb`, lower case. */
  readonly color: string;
}

export type BorderStyle = 'dotted' | 'dashed' | 'solid' | 'solid_medium' | 'solid_thick' | 'double';
export interface Border {
  readonly style: BorderStyle;
  readonly color: string;
}

/** Absent means Google's default (`DEFAULT_STYLE`). Styles are immutable and shared between cells. */
export interface Style {
  readonly text?: Partial<TextStyle>;
  /** `#rrggbb`, lower case. */
  readonly background?: string;
  readonly horizontal?: 'left' | 'center' | 'right' | 'normal';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly wrap?: 'wrap' | 'overflow' | 'clip';
  readonly rotation?: number;
  readonly numberFormat?: string;
  readonly borders?: {
    readonly top?: Border;
    readonly bottom?: Border;
    readonly left?: Border;
    readonly right?: Border;
  };
}

export interface Cell {
  /** Absent: blank. With a formula: its last computed value. */
  value?: CellValue;
  /** With the leading `=`, in English function names and commas, as in Apps Script. */
  formula?: string;
  style?: Style;
  note?: string;
  /** Present only where the text is not uniform: links and mixed styles. The joined text is `value`. */
  runs?: readonly TextRun[];
}

/** 0-based, inclusive start, counts. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface ValidationRule {
  /** Google's DataValidationCriteria name, for example `VALUE_IN_RANGE`. */
  readonly criteria: string;
  /** A range argument is A1 text with its sheet: `'Danh mục'!A2:A`. */
  readonly values: readonly (string | number | boolean)[];
  /** false: warn only. */
  readonly strict: boolean;
  readonly help?: string;
  /** Dropdown shown (list criteria). */
  readonly dropdown?: boolean;
}

export interface Validation {
  readonly area: Area;
  readonly rule: ValidationRule;
}

export interface ConditionalFormat {
  readonly areas: readonly Area[];
  /** Google's BooleanCriteria name; `CUSTOM_FORMULA` holds its formula in `values[0]`. */
  readonly criteria: string;
  readonly values: readonly (string | number)[];
  readonly style: {
    readonly background?: string;
    readonly color?: string;
    readonly bold?: boolean;
    readonly italic?: boolean;
  };
}

export interface Protection {
  readonly id: string;
  /** Absent: the whole sheet. */
  readonly area?: Area;
  readonly unprotected?: readonly Area[];
  description: string;
  warningOnly: boolean;
  editors: readonly string[];
}

export interface Banding {
  readonly id: number;
  readonly area: Area;
  readonly header?: string;
  readonly first: string;
  readonly second: string;
  readonly footer?: string;
}

/** A chart that the add-on made: enough to draw it natively in xlsx and in the workbench. */
export interface Chart {
  readonly id: number;
  readonly type: 'COLUMN' | 'BAR' | 'LINE' | 'PIE' | 'AREA' | 'SCATTER' | 'COMBO';
  /** A1 with sheet, in order: the first column is the domain, the rest are series. */
  readonly ranges: readonly string[];
  /** Top-left cell and pixel offset. */
  readonly anchor: {
    readonly row: number;
    readonly column: number;
    readonly offsetX: number;
    readonly offsetY: number;
  };
  readonly width: number;
  readonly height: number;
  /** Google's chart options as set by `setOption`, for example `title`, `colors`, `legend`. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly headers: number;
}

export interface Metadata {
  readonly id: number;
  readonly key: string;
  value: string;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  /** Absent: the sheet or the workbook itself. */
  readonly rows?: { readonly start: number; readonly count: number };
  readonly columns?: { readonly start: number; readonly count: number };
}

export interface Filter {
  readonly area: Area;
  /** 0-based column → values hidden by it. */
  readonly hidden: ReadonlyMap<number, readonly string[]>;
}

export interface Sheet {
  readonly id: number;
  name: string;
  /** Size of the grid: `getMaxRows()` × `getMaxColumns()`. */
  rows: number;
  columns: number;
  /** Sparse: `cells[row]?.[column]`. */
  cells: (Cell | undefined)[][];
  /** Pixels; absent is the default. */
  columnWidths: Map<number, number>;
  rowHeights: Map<number, number>;
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  frozenRows: number;
  frozenColumns: number;
  hidden: boolean;
  gridlinesHidden: boolean;
  tabColor: string | null;
  rightToLeft: boolean;
  merges: Area[];
  validations: Validation[];
  conditionalFormats: ConditionalFormat[];
  protections: Protection[];
  bandings: Banding[];
  charts: Chart[];
  /** How many pictures, drawings and charts of others are on the tab; the file keeps them as they are. */
  pictures?: number;
  metadata: Metadata[];
  filter: Filter | null;
  /**
   * Columns of a "table" whose type was chosen, as areas. The host refuses there what Google refuses; they do
   * not move with rows.
   */
  typedColumns?: readonly Area[];
  /** Page set-up, for printing and for xlsx. Apps Script has no service for it: the host's default is A4. */
  page: { landscape: boolean; fitToWidth: boolean };
}

export interface NamedRange {
  readonly name: string;
  /** A1 with sheet. */
  readonly range: string;
}

export interface Workbook {
  readonly id: string;
  name: string;
  /** For example `vi_VN`. Decides how typed text is read. */
  locale: string;
  /** IANA name. */
  timeZone: string;
  /** E-mail of the owner. Absent: whoever opens it owns it. */
  owner?: string;
  sheets: Sheet[];
  namedRanges: NamedRange[];
  metadata: Metadata[];
  /** PropertiesService.getDocumentProperties(). */
  documentProperties: Map<string, string>;
  /** ScriptProperties and UserProperties of this bound script; user ones by e-mail. */
  scriptProperties: Map<string, string>;
  userProperties: Map<string, Map<string, string>>;
  /** Counters for ids that must never repeat within the workbook. */
  nextId: number;
}

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;
export const DEFAULT_COLUMN_WIDTH = 100;
export const DEFAULT_ROW_HEIGHT = 21;

export function newSheet(id: number, name: string, rows = DEFAULT_ROWS, columns = DEFAULT_COLUMNS): Sheet {
  return {
    id,
    name,
    rows,
    columns,
    cells: [],
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    frozenRows: 0,
    frozenColumns: 0,
    hidden: false,
    gridlinesHidden: false,
    tabColor: null,
    rightToLeft: false,
    merges: [],
    validations: [],
    conditionalFormats: [],
    protections: [],
    bandings: [],
    charts: [],
    metadata: [],
    filter: null,
    page: { landscape: false, fitToWidth: false },
  };
}

export function newWorkbook(name: string, options: { locale?: string; timeZone?: string } = {}): Workbook {
  return {
    id: `local-${name}`,
    name,
    locale: options.locale ?? 'en_US',
    timeZone: options.timeZone ?? 'America/New_York',
    sheets: [newSheet(0, 'Sheet1')],
    namedRanges: [],
    metadata: [],
    documentProperties: new Map(),
    scriptProperties: new Map(),
    userProperties: new Map(),
    nextId: 1,
  };
}
