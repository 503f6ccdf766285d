/** Sentences and the table on what was raised: cash and goods by source, text messages. Givers are never named. */
import { formatMoney } from '../../values';
import type { ModelText } from '../data';
import type { Figures } from '../figures';
import { clauses, comparison, counted, during, listed, lowerFirst, percent, sentence } from '../phrases';
import { occurring, tableByList } from '../tables-of';

export function income(figures: Figures): ModelText | null {
  const { value, before, period } = figures;
  const times = value('incomeTimes');
  if (times === null) return null;
  const [cash, inKind, total, messages] = (
    ['incomeCash', 'incomeInKind', 'incomeTotal', 'smsMessages'] as const
  ).map((key) => value(key) ?? 0);
  const raised = listed([
    ...(cash ? [`${formatMoney(cash)} tiền mặt`] : []),
    ...(inKind ? [`hiện vật trị giá ${formatMoney(inKind)}`] : []),
  ]);
  // What is compared is the sum: where it has two parts, it is told before it is compared.
  const sum = cash && inKind && total ? `tổng cộng ${formatMoney(total)}` : '';
  const paragraphs = [
    sentence(
      clauses(
        `cùng với công sức của hội viên, ${lowerFirst(during(period))} có ${counted(times, 'lượt')} vận động, ủng hộ${raised === '' ? ' bằng hiện vật' : `, được ${raised}`}`,
        sum,
        comparison(value('incomeTotal'), before('incomeTotal'), period),
      ),
    ),
  ];
  const bySource = figures.byKey('incomeTotal', 'source');
  const sources = occurring(figures, 'incomeSources', [bySource])
    .flatMap(({ key, label }) => {
      const amount = bySource.get(key) ?? 0;
      return amount > 0 ? [{ label, amount }] : [];
    })
    .sort((a, b) => b.amount - a.amount);
  const [first, second] = sources;
  const told = [
    first === undefined || second === undefined || !total
      ? ''
      : sentence(
          `góp nhiều nhất là ${lowerFirst(first.label)} với ${formatMoney(first.amount)} (${percent(first.amount / total)}), tiếp đến là ${lowerFirst(second.label)} ${formatMoney(second.amount)}`,
        ),
    messages ? sentence(`hội viên đã nhắn ${counted(messages, 'tin')} ủng hộ các chương trình`) : '',
  ].filter((part) => part !== '');
  if (told.length > 0) paragraphs.push(told.join(' '));
  return {
    title: 'Vận động nguồn lực',
    paragraphs,
    table: tableByList(figures, 'Nguồn lực vận động được', 'incomeSources', 'source', [
      ['lan', 'incomeTimes'],
      ['tien', 'incomeCash'],
      ['hien_vat', 'incomeInKind'],
      ['cong', 'incomeTotal'],
    ]),
  };
}
