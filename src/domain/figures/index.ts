/** What summaries, checks and reports use of the figures. */
export { isMetricKey, type MetricKey, metricKeys, metrics } from '../models/registry';
export { chapterAtEnd } from './chapters';
export { type Chart, wardCharts } from './charts';
export * from './engine';
export { type Explained, explain } from './explain';
export type { CitedFigure, Figure, Part, Source } from './figure';
export { fundName, isKept } from './fund-names';
export * from './funds';
export { type Giving, giftsOf } from './gifts-given';
export type { Aggregate, Combination, Metric, Ratio, Unit } from './metric';
export { type EntryKind, entryKindKeys, entryKinds, type Movement } from './movement';
export { helperLoads, type Load, type Waiting, waitingList, wayOut } from './pairing-life';
export { type Progress, progressOf, targetPeriod } from './progress';
export { defaultWeights, type Ranking, rankChapters, ranksOf, readWeights, type Weight } from './ranking';
export type { Stock, StockQuestion } from './stock';
export { stockIn, stockRowsOf } from './stocks';
export { type Givings, givingsByPair } from './support-given';
export { changeInWords, rangesInWords, sourcesInWords } from './words';
