/** What summaries, checks and reports use of the figures. */
export {
  type DeclaredKey,
  findMetric,
  isDeclaredKey,
  isMetricKey,
  type MetricKey,
  metricKeys,
  metricKeysOf,
  metricOf,
  metrics,
} from '../models/registry';
export { bordersInWords, calledOn, chapterAtEnd } from './chapters';
export { type Chart, wardCharts } from './charts';
export * from './engine';
export { explain } from './explain';
export type { Figure, Part, Source } from './figure';
export { fundName, isKept } from './fund-names';
export * from './funds';
export { giftsOf } from './gifts-given';
export type { Aggregate, Metric, Unit } from './metric';
export { type EntryKind, entryKindKeys, entryKinds } from './movement';
export { helperLoads, waitingList, wayOut } from './pairing-life';
export { progressOf } from './progress';
export { defaultWeights, rankChapters, ranksOf, readWeights } from './ranking';
export { breakDownEarlier, evaluateEarlier, isOfMembers, isRecorded } from './recorded';
export { chaptersIn, eventTables, rowsOfMonth } from './reported';
export type { Stock } from './stock';
export { stockIn } from './stocks';
export { givingsByPair } from './support-given';
export { changeInWords, rangesInWords } from './words';
