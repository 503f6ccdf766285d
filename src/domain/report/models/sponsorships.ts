/** Sentences and the table on “Mẹ đỡ đầu”: counts and sums only, no child and no alias (Luật 91/2025/QH15, Điều 24). */
import { compareChapters } from '../../tables';
import { formatDay, formatMoney, moneyInWords } from '../../values';
import { chapterName } from '../chapter-names';
import type { ModelText, ReportTable } from '../data';
import type { Figures } from '../figures';
import { cellNumber, clauses, comparison, counted, during, percent, sentence } from '../phrases';
import { MOST_LINES, totals } from '../tables-of';

const COLUMNS = [
  ['tre', 'childrenSponsored'],
  ['muc', 'sponsorshipMonthly'],
  ['phai_trao', 'sponsorshipDue'],
  ['da_trao', 'sponsorshipPaid'],
] as const;

export function sponsorships(figures: Figures): ModelText | null {
  const { value, before, period, asOf } = figures;
  const children = value('childrenSponsored');
  const paid = value('sponsorshipPaid');
  const begun = value('sponsorshipsNew');
  if (children === null && paid === null && begun === null) return null;
  const monthly = value('sponsorshipMonthly');
  const rate = value('sponsorshipPaidRate');
  const sentences = [
    children === null
      ? ''
      : sentence(
          clauses(
            `đến ngày ${formatDay(asOf)}, ${children === 1 ? '' : 'các '}“mẹ đỡ đầu” của Hội đang chăm lo ${counted(children, 'trẻ')}`,
            monthly === null ? '' : `${children > 1 ? 'tổng mức ' : ''}mỗi tháng ${formatMoney(monthly)}`,
          ),
        ),
    begun === null ? '' : sentence(`trong kỳ có thêm ${counted(begun, 'lượt nhận đỡ đầu')}`),
    paid === null || paid === 0
      ? ''
      : sentence(
          clauses(
            `${during(period)}, số tiền đã trao tới tay ${children === 1 ? '' : 'các '}cháu là ${formatMoney(paid)} (bằng chữ: ${moneyInWords(paid)})`,
            rate === null ? '' : `đạt ${percent(rate)} mức đã nhận`,
            comparison(paid, before('sponsorshipPaid'), period),
          ),
        ),
  ].filter((part) => part !== '');
  return { title: 'Chương trình “Mẹ đỡ đầu”', paragraphs: [sentences.join(' ')], table: table(figures) };
}

function table(figures: Figures): ReportTable | null {
  const found = COLUMNS.map(([, key]) => figures.byKey(key, 'chapter'));
  const chapters = [...figures.ledger.context.chapters.all]
    .sort(compareChapters)
    .filter(({ key }) => found.some((one) => one.has(key)));
  if (chapters.length < 2 || chapters.length > MOST_LINES) return null;
  return {
    title: 'Trẻ được đỡ đầu, theo chi hội',
    rows: chapters.map(({ key }, at) => ({
      tt: String(at + 1),
      ten: chapterName(figures.ledger, key),
      ...Object.fromEntries(COLUMNS.map(([name], of) => [name, cellNumber(found[of]?.get(key) ?? null)])),
    })),
    once: totals(figures, COLUMNS),
  };
}
