/** Looks a figure up where it should stand: in a line of a table, in a sentence, or as one cell divided by another. */
import { asNumber, type Found, NOWHERE, type PrintedTable } from './printed';
import type { Report } from './report-document';
import { blockOf, type Tabs } from './summary-tabs';

/** A line of a table by its label, in whichever of the first columns stands the name. */
export interface InTable {
  readonly table: readonly string[];
  readonly line: string;
  readonly column: string;
}
/** A number in a sentence: the pattern's group. */
export interface InSentence {
  readonly sentence: RegExp;
}
/** One cell divided by another: what each child gets. */
interface Each {
  readonly of: InTable;
  readonly per: InTable;
}

function lookUp(table: PrintedTable | null | undefined, { line, column }: InTable): Found {
  const at = table?.headers.indexOf(column) ?? -1;
  const row = table?.rows.find(({ cells }) => cells[0] === line || cells[1] === line);
  const value = asNumber(row?.cells[at]);
  if (table == null || row === undefined || value === null) return NOWHERE;
  const address = row.at(at);
  return {
    value,
    place: /^[A-Z]+\d+$/.test(address)
      ? `${table.name}!${address}`
      : `${table.name}, “${line}”, cột “${column}”`,
  };
}

function divided(of: Found, per: Found): Found {
  if (typeof of.value !== 'number' || typeof per.value !== 'number' || per.value === 0) return NOWHERE;
  return { value: of.value / per.value, place: `${of.place} : ${per.place}` };
}

export type SummaryPlace = InTable | Each;
export type ReportPlace = InTable | Each | InSentence;

export function inSummary(tabs: Tabs, place: SummaryPlace): Found {
  if ('per' in place) return divided(inSummary(tabs, place.of), inSummary(tabs, place.per));
  const [tab = '', heading = ''] = place.table;
  return lookUp(blockOf(tabs, tab, heading), place);
}

export function inReport(report: Report, place: ReportPlace): Found {
  if ('per' in place) return divided(inReport(report, place.of), inReport(report, place.per));
  if ('table' in place) return lookUp(report.tables.get(place.table[0] ?? ''), place);
  for (const paragraph of report.paragraphs) {
    const [said, digits] = place.sentence.exec(paragraph) ?? [];
    if (said !== undefined) return { value: asNumber(digits), place: `câu “… ${said} …”` };
  }
  return NOWHERE;
}
