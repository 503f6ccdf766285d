/** Xuất báo cáo: reads the workbook once, composes the report, draws its charts, fills the template, keeps it in Drive. */
import { composeReport, renderReport } from '../domain/report';
import { formatPeriod, type Period, type Reading, read, refuse } from '../domain/values';
import { readTemplate, saveDocument, showDocument } from '../google/documents';
import { drawCharts } from '../google/pictures';
import { readWorkbook } from '../google/workbook';
import { choosePeriod } from './period';

export interface ExportedReport {
  readonly name: string;
  /** Link of the document; null where there is none to open. */
  readonly url: string | null;
  readonly period: Period;
  /** How many figures the report tells. */
  readonly figures: number;
  /** What its reader should look at before it is sent. */
  readonly notes: readonly string[];
  /** A sentence for the person. */
  readonly message: string;
}

const TEMPLATE = 'dan-van-kheo';
const FILE = 'bao-cao-thanh-tich.docx';

/** @param argument `{ from, to }`, or anything else for the period of the settings. */
export function exportReport(argument: unknown): Reading<ExportedReport> {
  const { ledger } = readWorkbook();
  const chosen = choosePeriod(argument, ledger.settings);
  if (!chosen.ok) return refuse(chosen.code, chosen.message);
  const period = chosen.value;
  const report = composeReport(ledger, period, ledger.context.today);
  const drawn = drawCharts(report.charts);

  const rendered = renderReport(readTemplate(TEMPLATE), report, drawn.pictures);
  if (!rendered.ok) {
    const told = rendered.problems.map(({ where, what, todo }) => `• ${where}: ${what} ${todo}`);
    return refuse('template', `Mẫu báo cáo có chỗ cần sửa:\n${told.join('\n')}`);
  }
  const title = `Báo cáo thành tích Dân vận khéo ${report.periodName}`;
  const saved = saveDocument(title, FILE, rendered.bytes);
  if (!saved.ok) return refuse('drive', saved.message);

  const notes = [
    ...(saved.kind === 'docx'
      ? ['Google chưa chuyển được sang Google Tài liệu; báo cáo là tệp Word (.docx) trong Drive.']
      : []),
    ...drawn.failed.map((chart) => `Chưa vẽ được biểu đồ “${chart}”. Các bảng và câu văn vẫn đủ số liệu.`),
    ...report.remarks,
    ...report.missing,
  ];
  showDocument(saved.name, saved.url, notes);
  return read({
    name: saved.name,
    url: saved.url,
    period,
    figures: report.figures.length,
    notes,
    message: `Đã xuất báo cáo kỳ ${formatPeriod(period)}: “${saved.name}”.`,
  });
}
