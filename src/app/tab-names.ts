/** Names of the tabs that the add-on writes. */
import { CHANGES_SHEET, CHECK_SHEET, PLACEHOLDERS_SHEET, summaryNames, TRACE_SHEET } from '../domain/layout';

/** The rows behind a figure stand under the headers of their table: such a tab is no table under another name. */
export const writtenTabs: readonly string[] = [
  ...summaryNames,
  TRACE_SHEET,
  CHECK_SHEET,
  CHANGES_SHEET,
  PLACEHOLDERS_SHEET,
];
