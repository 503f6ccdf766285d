/** The awards of the years before, as the two tables that a report of a collective ends with. */

import type { Period } from '../values';
import { yearOf } from '../values';
import type { WardData } from '../ward';
import type { ReportData, ReportTable } from './data';

/** Awards up to the period's last year, the oldest first. */
export function awardTables(ward: WardData, period: Period): ReportData['awards'] {
  const until = yearOf(period.to);
  const of = (kind: string, title: string): ReportTable | null => {
    const rows = ward.records.awards.rows
      .filter((row) => row.kind === kind && row.year <= until)
      .sort((a, b) => a.year - b.year || a.row - b.row);
    if (rows.length === 0) return null;
    return {
      title,
      rows: rows.map(({ year, title: name, decision, body }) => ({
        nam: String(year),
        ten: name,
        quyet_dinh: [decision, body].filter((part) => part !== null).join('; '),
      })),
      once: {},
    };
  };
  return { titles: of('title', 'Danh hiệu thi đua'), forms: of('form', 'Hình thức khen thưởng') };
}
