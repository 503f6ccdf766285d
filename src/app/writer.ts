/** The report's writer, which travels as a part of its own: evaluated when a report is made. */
import type { composeReport, placeholdersOf, renderReport } from '../domain/report';
import { loadPart } from '../google/part';

export interface ReportWriter {
  readonly composeReport: typeof composeReport;
  readonly renderReport: typeof renderReport;
  readonly placeholdersOf: typeof placeholdersOf;
}

export const loadWriter = (): ReportWriter => loadPart('report-writer');
