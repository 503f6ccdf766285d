/** What the rest of the add-on uses of reports. */
export { composeReport } from './compose';
export type { ModelKey, ReportData, UsedFigure } from './data';
export type { ChartDrawing } from './drawing';
export { type Pictures, type Rendered, renderReport, type TemplateProblem } from './render';
