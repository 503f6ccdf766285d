/** What the use cases need of the tabs that the add-on lays out. */
export { CHECK_SHEET, layOutProblems } from './check-tab';
export * from './grid';
export { CHANGES_SHEET, type IssueName, layOutChanges, tellIssue } from './issued-tab';
export { chapterLines } from './lines';
export { locate } from './locate';
export { layOutPlaceholders, PLACEHOLDERS_SHEET } from './placeholder-tab';
export { SOURCES_SHEET } from './sources';
export { type Made, stampOf } from './stamp';
export { retiredTab, summaryNames, summaryTabs } from './tabs';
export {
  figureInWords,
  layOutTrace,
  shownAs,
  TRACE_HINT,
  TRACE_SHEET,
  type Traced,
} from './trace-tab';
