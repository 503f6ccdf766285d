/** The tab `So với báo cáo`: each figure that has changed since a report was issued, old and new, and which rows did it. */

import { type Changes, type RowChange, tellRow } from '../issued/compare';
import { type Day, formatDay, formatNumber, formatPeriod, type Period } from '../values';
import { type Grid, GridBuilder } from './grid';
import type { Made } from './stamp';

export const CHANGES_SHEET = 'So với báo cáo';

/** The issue that is compared with: what it is called, its number and day, and when it was made. */
export interface IssueName {
  readonly title: string;
  /** `10:32 05/01/2023`, as the book of reports writes it. */
  readonly at: string;
  /** As issued; '' where the book does not say. */
  readonly issuedNumber: string;
  readonly issuedOn: Day | null;
}

/** `“Báo cáo công tác Hội năm 2022” số 05/BC-HPN ngày 05/01/2023`. */
export const tellIssue = ({ title, issuedNumber, issuedOn }: IssueName): string =>
  [
    `“${title}”`,
    ...(issuedNumber === '' ? [] : [`số ${issuedNumber}`]),
    ...(issuedOn === null ? [] : [`ngày ${formatDay(issuedOn)}`]),
  ].join(' ');

/** Rows that one figure shows; the rest is said in a number. */
const MOST = 12;

export function layOutChanges(changes: Changes, issue: IssueName, period: Period, made: Made): Grid {
  const grid = new GridBuilder(CHANGES_SHEET, [270, 150, 150, 140, 430]);
  grid.line('SO VỚI BÁO CÁO ĐÃ PHÁT HÀNH', 'title', 30);
  grid.line(
    `Kỳ: ${formatPeriod(period)} · ${tellIssue(issue)}, xuất lúc ${issue.at} · So lúc ${made.time} ngày ${formatDay(made.day)}`,
    'stamp',
  );
  const { figures, rows } = changes;
  grid.line(
    figures.length === 0
      ? 'Không có con số nào khác báo cáo đã phát hành.'
      : `${formatNumber(figures.length)} con số đã khác báo cáo. Báo cáo đã phát hành giữ nguyên; muốn gửi số mới thì xuất lại rồi phát hành bản mới.`,
    'remark',
  );
  if (figures.length > 0) {
    grid.row([
      { value: 'Con số', style: 'head' },
      { value: 'Trong báo cáo', style: 'headNumber' },
      { value: 'Nay', style: 'headNumber' },
      { value: 'Chênh lệch', style: 'headNumber' },
      { value: 'Vì dòng nào', style: 'head' },
    ]);
    for (const { label, before, now, difference, rows: provenance } of figures) {
      const [first, ...others] = provenance.slice(0, MOST);
      grid.row([
        { value: label, style: 'label' },
        { value: before, style: 'number' },
        { value: now, style: 'number' },
        { value: difference, style: 'number' },
        first === undefined
          ? { value: 'Không dòng nào đổi: do danh mục, chi hội hoặc cài đặt đổi', style: 'text' }
          : rowCell(first),
      ]);
      for (const row of others) grid.row([{ value: '', style: 'label' }, BLANK, BLANK, BLANK, rowCell(row)]);
      if (provenance.length > MOST)
        grid.row([
          { value: '', style: 'label' },
          BLANK,
          BLANK,
          BLANK,
          { value: `… và ${formatNumber(provenance.length - MOST)} dòng nữa`, style: 'text' },
        ]);
    }
  }
  const told = new Set(figures.flatMap((figure) => figure.rows));
  const silent = rows.filter((row) => !told.has(row));
  if (silent.length > 0) {
    grid.gap();
    grid.line('Dòng đổi mà các con số tổng vẫn như cũ', 'heading');
    grid.line('Bảng chia nhỏ (theo dịp, theo loại, theo chi hội …) có thể đã khác.', 'remark');
    for (const row of silent.slice(0, MOST)) grid.row([{ ...rowCell(row), style: 'label' }]);
    if (silent.length > MOST) grid.line(`… và ${formatNumber(silent.length - MOST)} dòng nữa.`, 'remark');
  }
  return grid.build(2);
}

const BLANK = { value: '', style: 'number' } as const;

const rowCell = (row: RowChange) => ({
  value: tellRow(row),
  style: 'text' as const,
  ...(row.row === null ? {} : { link: { sheet: row.sheet, a1: `A${row.row}` } }),
});
