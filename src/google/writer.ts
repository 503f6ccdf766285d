/**
 * The report's writer: travels as base64 in an HTML file of its own, because Apps Script loads every script file at every
 * click but an HTML file only when it is asked for. Read as raw content, which no step that protects pages changes, and
 * evaluated when a report is made.
 */
import type { renderReport } from '../domain/report';

export interface ReportWriter {
  readonly renderReport: typeof renderReport;
}

/** File of the build, without its ending. */
const FILE = 'report-writer';

/** Bytes that the build keeps in an HTML file, in the web-safe alphabet of base64. */
export const readBytes = (file: string): number[] =>
  Utilities.base64DecodeWebSafe(HtmlService.createTemplateFromFile(file).getRawContent().trim());

/** Evaluated at each call: an execution makes one report. */
export function loadWriter(): ReportWriter {
  const code = Utilities.newBlob(readBytes(FILE)).getDataAsString();
  // The text is the build's own: nothing that a person typed is evaluated.
  const load = new Function(`${code}\nreturn ReportWriter;`) as () => ReportWriter;
  return load();
}
