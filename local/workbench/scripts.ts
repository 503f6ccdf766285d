/** What a session of the workbench needs from outside: the scripts of the bundle, and where its messages go. */
import type { Area, Workbook } from '../model';
import type { FromServer, Selection } from './protocol';
import type { Update } from './replica';

/** What called a function of the bundle. */
export type Trigger = 'menu' | 'simple' | 'rpc' | 'web';

export interface EditEvent {
  readonly sheet: number;
  readonly area: Area;
  /** Only for a single cell, as on Google. */
  readonly value?: string;
  readonly oldValue?: string;
}

/** What the session needs of the host. */
export interface Scripts {
  readonly workbook: Workbook;
  readonly app: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  /** Globals of the bundle. */
  readonly functions: readonly string[];
  /** Throws what the script threw. The value is plain, or absent where Google would deliver none. */
  run(name: string, values: readonly unknown[], trigger: Trigger, event?: EditEvent): unknown;
  select(selection: Selection): void;
  selection(): Selection;
  /** Cells were restored without the services: formulas that depend on them must be computed. */
  touched(sheet: number, area: Area): void;
  /** Computes what depends on the cells that edits have touched. */
  settle(): void;
}

export interface SessionEvents {
  /** To one window, or to all (`null`). */
  send(window: string | null, message: FromServer): void;
  /** For the thread that writes the file. */
  changed(update: Update): void;
  /** Whose window the script's alerts, toasts and sidebars belong to, while it runs. */
  attend(window: string | null): void;
}
