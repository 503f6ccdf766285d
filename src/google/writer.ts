/** The report's writer, which travels as a part of its own: evaluated when a report is made. */
import type { placeholdersOf, renderReport } from '../domain/report';
import { loadPart } from './part';

export interface ReportWriter {
  readonly renderReport: typeof renderReport;
  readonly placeholdersOf: typeof placeholdersOf;
}

export const loadWriter = (): ReportWriter => loadPart('report-writer');
