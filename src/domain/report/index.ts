/** What the rest of the add-on uses of reports. */
export { composeReport } from './compose';
export type { ModelKey, ReportChart, ReportData, UsedFigure } from './data';
export { type Pictures, type Rendered, renderReport, type TemplateProblem } from './render';
