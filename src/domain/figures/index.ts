/** What summaries and reports use of the metrics. */

export { chapterAtEnd } from './chapters';
export { type Chart, wardCharts } from './charts';
export * from './engine';
export * from './funds';
export { type Giving, giftsOf } from './gifts-given';
export type { Aggregate, Combination, Metric, Ratio, Unit } from './metric';
export { type MetricKey, metricKeys, metrics } from './metrics';
export {
  type EntryKind,
  entryKindKeys,
  entryKinds,
  fundName,
  isKept,
  type Movement,
  movementsOf,
} from './movements';
export { productStock, type Stock, type StockQuestion, sharingStock, stockRows } from './stock';
export { type Givings, givingsByPair } from './support-given';
