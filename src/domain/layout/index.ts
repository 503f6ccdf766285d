/** What the use cases need of the tabs that the add-on lays out. */
export { CHECK_SHEET, chooseLines, layOutProblems, placeOf, sectionsOf } from './check-tab';
export { frontPage } from './front-page';
export * from './grid';
export { CHANGES_SHEET, layOutChanges, tellIssue } from './issued-tab';
export { locate } from './locate';
export { layOutPlaceholders, PLACEHOLDERS_SHEET } from './placeholder-tab';
export { runsApart, unfinishedStamp } from './run';
export type { Made } from './stamp';
export { retiredTab, summaryNames, summaryTabs } from './tabs';
export {
  figureInWords,
  layOutTrace,
  shownAs,
  TRACE_HINT,
  TRACE_SHEET,
  type Traced,
} from './trace-tab';
