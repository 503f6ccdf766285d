import { formatDay, formatMoney, moneyInWords } from '../../values';
import type { ModelText } from '../data';
import type { Figures } from '../figures';
import { clauses, comparison, counted, during, percent, sentence } from '../phrases';
import { tableByChapter } from '../tables-of';

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
  return {
    title: 'Chương trình “Mẹ đỡ đầu”',
    paragraphs: [sentences.join(' ')],
    table: tableByChapter(figures, 'Trẻ được đỡ đầu, theo chi hội', COLUMNS),
  };
}
