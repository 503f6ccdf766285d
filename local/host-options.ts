/** What a host is made with, and what programs and tests get from it. */
import type { Faults } from './faults';
import type { Area, Workbook } from './model';
import type { ToPdf } from './pdf';
import type { Project } from './runtime';
import type { Calculator } from './services/calculation';
import type { AuthModeName, Circumstances, FileFinder, FileTaker, Trigger } from './services/execution';
import type { LockTable } from './services/lock-table';
import type { UiDriver } from './services/ui-driver';

/** How a workbook is read from and written to disk. Loaded only when a path is given. */
export interface WorkbookFiles<Kept = unknown> {
  /** `options`: for a file that does not say. */
  readonly readWorkbook: (
    file: string,
    options?: { readonly locale?: string; readonly timeZone?: string },
  ) => Promise<{ workbook: Workbook; kept: Kept }>;
  /** What the person should know of how the file was read. */
  readonly noticesOf?: (kept: Kept) => readonly string[];
  readonly writeWorkbook: (
    file: string,
    workbook: Workbook,
    kept?: Kept,
  ) => Promise<{ lost: readonly string[] }>;
}

export interface HostOptions {
  /** Path of an `.xlsx`, a workbook in memory, or nothing for an empty one. */
  readonly workbook?: string | Workbook;
  /** Folder of the built bundle; by default the project's `dist/`. */
  readonly dist?: string;
  /** The script itself, instead of a folder. */
  readonly project?: Project;
  readonly email?: string;
  /** For a workbook that is made here, or a file that does not say: its locale and time zone. */
  readonly locale?: string;
  readonly timeZone?: string;
  readonly userLocale?: string;
  readonly now?: () => Date;
  readonly sleep?: (milliseconds: number) => void;
  readonly authMode?: AuthModeName;
  /** Trigger of the executions behind `globals`. */
  readonly trigger?: Trigger;
  readonly ui?: UiDriver;
  readonly onFile?: FileTaker;
  /** Files that the add-on may read through Drive besides those it made, by name. */
  readonly findFile?: FileFinder;
  /** How Drive turns a document into PDF; left out: it cannot. */
  readonly toPdf?: ToPdf;
  readonly onLog?: (level: 'log' | 'info' | 'warn' | 'error', text: string) => void;
  readonly faults?: Faults;
  /** The formula engine; null for none: then formulas keep their last known values. */
  readonly calculator?: Calculator | null;
  /** The lock table of another host, to compete for its locks. */
  readonly locks?: LockTable;
  /** Address of the deployed web app; it ends in `/exec`. */
  readonly serviceUrl?: string;
  readonly circumstances?: Circumstances;
}

export interface RunOptions {
  readonly trigger?: Trigger;
  readonly authMode?: AuthModeName;
  readonly faults?: Faults;
}

/** What a person's typing led to. */
export type TypingOutcome =
  | { readonly ok: true; readonly event: EditEvent }
  | { readonly ok: false; readonly message: string };

/** One cell that a person changed, as `onEdit` is told. */
export interface EditEvent {
  readonly sheetId: number;
  readonly area: Area;
  readonly value?: string;
  readonly oldValue?: string;
}

/** The services by their global names, as a script sees them. */
export type Globals = Readonly<{
  CacheService: GoogleAppsScript.Cache.CacheService;
  Charts: GoogleAppsScript.Charts.Charts;
  ContentService: GoogleAppsScript.Content.ContentService;
  Drive: { readonly Files: GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection };
  HtmlService: GoogleAppsScript.HTML.HtmlService;
  LockService: GoogleAppsScript.Lock.LockService;
  Logger: GoogleAppsScript.Base.Logger;
  MimeType: GoogleAppsScript.Base.MimeType;
  PropertiesService: GoogleAppsScript.Properties.PropertiesService;
  ScriptApp: GoogleAppsScript.Script.ScriptApp;
  Session: GoogleAppsScript.Base.Session;
  SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  Utilities: GoogleAppsScript.Utilities.Utilities;
}>;
