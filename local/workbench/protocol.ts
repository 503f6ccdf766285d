/**
 * What the workbench's server and its page say to each other, and nothing else: plain JSON over one WebSocket.
 *
 * The server's workbook is the truth. A page sends intents (`Operation`), the server applies them and sends every
 * page the same numbered patches, so that two pages that have seen the same version show the same workbook.
 * Rows and columns are 0-based.
 */
import type { Area, Banding, Style, TextRun } from '../model';

/** One cell as the page shows it. Absent fields are the defaults, so that a blank cell costs nothing. */
export interface CellView {
  /** Index into the workbook's style list. */
  readonly s?: number;
  /** Raw value; days are serial numbers. Absent: blank. */
  readonly v?: string | number | boolean;
  /** What `getDisplayValue` says, where it differs from `String(v)`. */
  readonly d?: string;
  /** What the cell editor opens with, where it differs from `d`: a formula, a whole number, a whole date. */
  readonly e?: string;
  readonly n?: string;
  readonly r?: readonly TextRun[];
}

/** `null`: the cell became blank and unformatted. */
export type CellChange = readonly [row: number, column: number, cell: CellView | null];

interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** The values as the cells show them. */
  readonly texts: readonly string[];
}

export interface ChartView {
  readonly id: number;
  readonly type: string;
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** A sheet without its cells. */
export interface SheetProperties {
  readonly id: number;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly columnWidths: readonly (readonly [column: number, pixels: number])[];
  readonly rowHeights: readonly (readonly [row: number, pixels: number])[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hidden: boolean;
  readonly gridlinesHidden: boolean;
  readonly tabColor: string | null;
  readonly merges: readonly Area[];
  readonly bandings: readonly Banding[];
  readonly dropdowns: readonly Area[];
  readonly checkboxes: readonly Area[];
  readonly charts: readonly ChartView[];
  /** Cells that a conditional format holds for, with an index into `tintStyles`. */
  readonly tints: readonly (readonly [row: number, column: number, style: number])[];
  readonly tintStyles: readonly TintStyle[];
}

export interface TintStyle {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Blank cells that only have a style, in vertical runs: a ward's tabs have a hundred thousand of them. */
export type BlankRun = readonly [row: number, column: number, count: number, style: number];

export interface SheetView extends SheetProperties {
  readonly cells: readonly CellChange[];
  readonly blanks: readonly BlankRun[];
}

export interface MenuItem {
  readonly label: string;
  /** Function run by the item. Absent with `items`, or for a separator (`label` is then empty). */
  readonly run?: string;
  readonly items?: readonly MenuItem[];
}

export interface MenuView {
  readonly title: string;
  /** true: under "Tiện ích mở rộng", as Google shows an add-on's menu. */
  readonly addOn: boolean;
  readonly items: readonly MenuItem[];
}

export type Change =
  | { readonly kind: 'cells'; readonly sheet: number; readonly cells: readonly CellChange[] }
  | { readonly kind: 'properties'; readonly sheet: SheetProperties }
  | { readonly kind: 'added'; readonly sheet: SheetView }
  | { readonly kind: 'removed'; readonly sheet: number }
  | { readonly kind: 'order'; readonly sheets: readonly number[] };

/** Where a document that the add-on made can be seen. */
export interface DocumentView {
  readonly id: string;
  readonly name: string;
  readonly savedAs: string;
}

export type SaveState =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly message: string };

export type Operation =
  | {
      readonly kind: 'write';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly texts: readonly (readonly string[])[];
    }
  | { readonly kind: 'clear'; readonly sheet: number; readonly areas: readonly Area[] }
  | {
      readonly kind: 'copy';
      readonly fromSheet: number;
      readonly from: Area;
      readonly sheet: number;
      readonly to: Area;
      readonly cut: boolean;
      readonly valuesOnly: boolean;
    }
  | { readonly kind: 'fill'; readonly sheet: number; readonly from: Area; readonly to: Area }
  | {
      readonly kind: 'insertRows' | 'insertColumns' | 'deleteRows' | 'deleteColumns';
      readonly sheet: number;
      readonly at: number;
      readonly count: number;
    }
  | {
      readonly kind: 'sort';
      readonly sheet: number;
      readonly area: Area | null;
      readonly column: number;
      readonly ascending: boolean;
    }
  | {
      readonly kind: 'style';
      readonly sheet: number;
      readonly areas: readonly Area[];
      readonly style: StyleChange;
    }
  | {
      readonly kind: 'note';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | { readonly kind: 'check'; readonly sheet: number; readonly row: number; readonly column: number }
  | {
      readonly kind: 'columnWidth' | 'rowHeight';
      readonly sheet: number;
      readonly from: number;
      readonly count: number;
      readonly pixels: number;
    }
  | {
      readonly kind: 'hideRows' | 'showRows' | 'hideColumns' | 'showColumns';
      readonly sheet: number;
      readonly from: number;
      readonly count: number;
    }
  | { readonly kind: 'freeze'; readonly sheet: number; readonly rows: number; readonly columns: number }
  | { readonly kind: 'addSheet' }
  /** How the workbook's days and numbers are written and read. */
  | { readonly kind: 'settings'; readonly locale: string; readonly timeZone: string }
  | { readonly kind: 'renameSheet'; readonly sheet: number; readonly name: string }
  | { readonly kind: 'deleteSheet' | 'duplicateSheet' | 'hideSheet' | 'showSheet'; readonly sheet: number }
  | { readonly kind: 'moveSheet'; readonly sheet: number; readonly index: number }
  | { readonly kind: 'tabColor'; readonly sheet: number; readonly color: string | null }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

export interface StyleChange {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly fontSize?: number;
  readonly color?: string | null;
  readonly background?: string | null;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly wrap?: 'wrap' | 'overflow' | 'clip';
  /** In Sheets' language; `@` keeps text as typed. */
  readonly numberFormat?: string;
  readonly borders?: 'all' | 'outer' | 'none';
  /** One cell of all, one of each row, or no merged cell any more. */
  readonly merge?: 'all' | 'rows' | 'none';
}

export type Buttons = 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
export type Pressed = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

/** What a script waits for while it runs: an alert or a prompt. */
export interface Question {
  readonly id: number;
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: Buttons;
}

export interface Answer {
  readonly pressed: Pressed;
  readonly text: string;
}

/** HTML of the add-on, shown in a frame of another origin, fetched from `/frame/ID`. */
export interface FrameView {
  readonly id: string;
  readonly title: string;
  readonly kind: 'sidebar' | 'modal' | 'modeless';
  readonly width: number;
  readonly height: number;
}

export interface Selection {
  readonly sheet: number;
  readonly areas: readonly Area[];
  readonly row: number;
  readonly column: number;
}

export type FromPage =
  | { readonly type: 'operation'; readonly id: number; readonly base: number; readonly operation: Operation }
  | { readonly type: 'run'; readonly function: string }
  | {
      readonly type: 'call';
      readonly frame: string;
      readonly call: number;
      readonly function: string;
      readonly arguments: readonly unknown[];
    }
  | { readonly type: 'answer'; readonly question: number; readonly answer: Answer }
  | { readonly type: 'selection'; readonly selection: Selection }
  | {
      readonly type: 'options';
      readonly id: number;
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
    }
  | { readonly type: 'closeFrame'; readonly frame: string };

export type FromServer =
  | {
      readonly type: 'hello';
      readonly window: string;
      readonly version: number;
      readonly build: string;
      readonly name: string;
      readonly folder: string;
      readonly locale: string;
      readonly timeZone: string;
      readonly styles: readonly Style[];
      readonly sheets: readonly SheetView[];
      readonly active: number;
      readonly menus: readonly MenuView[];
      readonly documents: readonly DocumentView[];
      readonly save: SaveState;
      readonly warnings: readonly string[];
    }
  | {
      readonly type: 'patch';
      readonly version: number;
      readonly styles: { readonly from: number; readonly list: readonly Style[] };
      readonly changes: readonly Change[];
    }
  | { readonly type: 'done'; readonly id: number; readonly version: number; readonly refused?: string }
  | { readonly type: 'menus'; readonly menus: readonly MenuView[] }
  | {
      readonly type: 'overwritten';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly mine: string;
      readonly theirs: string;
    }
  | { readonly type: 'toast'; readonly title: string; readonly text: string; readonly seconds: number }
  | { readonly type: 'question'; readonly question: Question }
  | { readonly type: 'frame'; readonly frame: FrameView }
  | { readonly type: 'activate'; readonly selection: Selection }
  | {
      readonly type: 'running';
      readonly execution: number;
      readonly function: string;
      readonly label: string;
    }
  | { readonly type: 'ended'; readonly execution: number }
  | { readonly type: 'failed'; readonly function: string; readonly message: string }
  | {
      readonly type: 'result';
      readonly frame: string;
      readonly call: number;
      readonly ok: boolean;
      readonly value?: unknown;
      readonly message?: string;
      readonly name?: string;
    }
  | { readonly type: 'options'; readonly id: number; readonly options: readonly string[] }
  | { readonly type: 'document'; readonly document: DocumentView }
  /** The script put it into the bin again. */
  | { readonly type: 'dropped'; readonly id: string }
  | { readonly type: 'save'; readonly save: SaveState }
  | { readonly type: 'reload'; readonly reason: string };
