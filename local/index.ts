/** The local host for programs: Apps Script services over a workbook on this machine. */
export { CallCounter, type CallReport } from './count';
export type { Faults } from './faults';
export { filesInto, filesOf, freeFileName } from './folder';
export { createHost, Host } from './host';
export type {
  EditEvent,
  Globals,
  HostOptions,
  RunOptions,
  TypingOutcome,
  WorkbookFiles,
} from './host-options';
export * from './model';
export { projectRoot, setProjectRoot } from './root';
export { type Outcome, type Project, projectOf, readProject, ScriptFailure } from './runtime';
export type { Answer } from './services/answer';
export type { Calculator, ChangedArea } from './services/calculation';
export { displayOf, displayValue, showsDate } from './services/display';
export type { AuthModeName, FileTaker, Trigger } from './services/execution';
export { LockTable } from './services/lock-table';
export {
  type ButtonName,
  type ButtonSetName,
  eventDriver,
  type MenuItem,
  type Page,
  type Question,
  recorder,
  type Toast,
  type UiDriver,
  type UiEvent,
} from './services/ui-driver';
