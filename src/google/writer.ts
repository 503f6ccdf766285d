/**
 * The report's writer: travels as base64 in an HTML file of its own, because Apps Script loads every script file at every
 * click but an HTML file only when it is asked for. Read as raw content (a page's content is changed on its way, see
 * `getContent`) and evaluated, as Apps Script allows (*Tự kiểm tra* confirms it on a live sheet).
 */
import type { renderReport } from '../domain/report';

export interface ReportWriter {
  readonly renderReport: typeof renderReport;
}

/** File of the build, without its ending. */
const FILE = 'report-writer';

/** Evaluated at each call: an execution makes one report. */
export function loadWriter(): ReportWriter {
  const text = HtmlService.createTemplateFromFile(FILE).getRawContent().trim();
  const code = Utilities.newBlob(Utilities.base64Decode(text)).getDataAsString();
  // The text is the build's own: nothing that a person typed is evaluated.
  const load = new Function(`${code}\nreturn ReportWriter;`) as () => ReportWriter;
  return load();
}
