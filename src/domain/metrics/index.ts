/** What summaries and reports use of the metrics. */

export { chapterAtEnd } from './chapters';
export { type Chart, wardCharts } from './charts';
export * from './engine';
export { type Giving, giftsOf } from './givings';
export type { Aggregate, Combination, Metric, Ratio, Unit } from './metric';
export { type MetricKey, metricKeys, metrics } from './metrics';
