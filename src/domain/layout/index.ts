/** What the use cases need of the summaries. */
export { type Explained, explain } from '../figures/explain';
export * from './grid';
export { chapterLines } from './lines';
export { locate } from './locate';
export { helperLoads, type Load, type Waiting, waitingList, wayOut } from './pairing-life';
export { defaultWeights, type Ranking, rankChapters, ranksOf, readWeights, type Weight } from './ranking';
export { rangesInWords, SOURCES_SHEET } from './sources';
export { type Made, stampOf } from './stamp';
export { changeInWords, sourcesInWords } from './table';
export { retiredTab, summaryNames, summaryTabs } from './tabs';
export { isMetricKey, type Progress, progressOf, targetPeriod } from './targets';
export {
  figureInWords,
  layOutTrace,
  shownAs,
  TRACE_HINT,
  TRACE_SHEET,
  type Traced,
} from './trace-tab';
