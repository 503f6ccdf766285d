/** What the use cases need of the summaries. */
export * from './grid';
export { type Made, stampOf } from './stamp';
export { changeInWords, sourcesInWords } from './table';
export { chapterLines, ranksOf, summaryNames, summaryTabs } from './tabs';
