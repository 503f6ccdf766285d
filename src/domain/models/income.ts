/**
 * Income: money and goods that came in, by source and fund. Scrap and product sales are income by themselves and are
 * not written here a second time.
 */

import { chapterOrWard, choice, day, longText, money, quantity, text } from '../columns';
import { count, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, shape, totalled } from '../report/part';
import {
  clauses,
  comparison,
  counted,
  during,
  listed,
  lowerFirst,
  percent,
  sentence,
} from '../report/phrases';
import { occurring, tableByList } from '../report/tables-of';
import { rowsOf } from '../tables/any-ward';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { unitConflict } from '../tables/units';
import { formatMoney } from '../values';
import { model } from './model';

const incomeTable = table({
  key: 'income',
  sheet: 'Nguồn thu',
  prefix: 'NT',
  about: 'Tiền và hiện vật vận động được. Tiền bán phế liệu, bán sản phẩm đã có ở tab của nó, không ghi lại.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'source', 'fund', 'giver', 'amount', 'inKind'],
    words: 'cùng ngày, chi hội, nguồn, quỹ, người ủng hộ và số tiền',
    at: 'amount',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày nhận.'),
    chapter: chapterOrWard('Chi hội')
      .required()
      .help('Chi hội vận động được; hoặc “Hội LHPN phường” nếu phường nhận.'),
    source: choice('Nguồn', 'incomeSources')
      .required()
      .help('Ai cho, từ đâu mà có.')
      .example('Mạnh thường quân'),
    fund: choice('Mô hình, quỹ', 'funds')
      .required()
      .help('Tiền này vào quỹ, mô hình nào.')
      .example('Điểm chia sẻ')
      .alias('Mô hình/quỹ', 'Quỹ'),
    giver: text('Người ủng hộ').person().help('Tên người hoặc đơn vị ủng hộ, nếu cần nhớ.'),
    amount: money('Số tiền').help('Tiền nhận được, đồng.'),
    inKind: text('Hiện vật').help('Tên hiện vật, nếu có.').example('gạo'),
    quantity: quantity('Số lượng').help('Số lượng hiện vật.').example('50 kg'),
    unit: choice('Đơn vị', 'units').help('Đơn vị của hiện vật.').example('kg'),
    inKindValue: money('Trị giá hiện vật').help('Hiện vật quy ra đồng.'),
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm.'),
  },
  derive: (row, { catalogue }) => {
    const conflict = unitConflict(row.quantity, row.unit, catalogue);
    const problems: CellProblem[] = conflict === null ? [] : [conflict];
    if (row.amount === null && row.inKind === null && row.inKindValue === null) {
      problems.push({
        column: 'amount',
        code: 'missing',
        severity: 'error',
        what: 'Chưa có số tiền, cũng chưa có hiện vật.',
        todo: 'Ghi số tiền nhận được, hoặc ghi hiện vật.',
      });
    }
    return {
      derived: {
        total:
          row.amount === null && row.inKindValue === null ? null : (row.amount ?? 0) + (row.inKindValue ?? 0),
        /** Text messages sent for an appeal: 139 tin = 2.780.000đ. */
        messages: row.source === 'sms' ? (row.quantity?.amount ?? null) : null,
      },
      problems,
    };
  },
});

const metrics = {
  incomeTimes: count(incomeTable).as('Lần vận động, ủng hộ', 'lần'),
  incomeCash: sum(incomeTable, 'amount').as('Tiền vận động được', 'đ'),
  incomeInKind: sum(incomeTable, 'inKindValue').as('Trị giá hiện vật vận động được', 'đ'),
  incomeTotal: sum(incomeTable, 'total').as('Tổng trị giá vận động được', 'đ'),
  smsMessages: sum(incomeTable, 'messages').as('Tin nhắn ủng hộ', 'tin'),
};

export const income = model({
  key: 'income',
  label: 'Nguồn thu',
  aliases: ['thu'],
  tables: [incomeTable],
  uses: ['spendingTotal', 'handedOn'],
  place: 70,
  metrics,
  targets: { incomeCash: ['tiền vận động'] },
  wardPage: { place: 70, ...compare('Thu chi', 'incomeCash', 'incomeInKind', 'spendingTotal', 'handedOn') },
  report: inReports(() => ({
    place: 60,
    heading: 'task',
    field: 'van_dong',
    name: 'Vận động nguồn lực',
    table: shape('Bảng theo nguồn', 'Nguồn', [
      totalled('lan', 'Số lần', 17),
      totalled('tien', 'Tiền mặt (đ)', 30),
      totalled('hien_vat', 'Hiện vật (đ)', 30, 'Trị giá hiện vật (đ)'),
      totalled('cong', 'Cộng (đ)', 30),
    ]),
    indicators: {
      title: 'Vận động nguồn lực, thu chi',
      keys: ['incomeCash', 'incomeInKind', 'incomeTotal', 'smsMessages', 'spendingTotal', 'handedOn'],
      yearly: ['incomeTotal'],
    },
    annex: [['van_dong', 'incomeTotal', 'Vận động được (đ)', 27]],
    tell,
  })),
  money: (ward) => ({
    income: rowsOf(ward, incomeTable).map(({ day, amount, chapterCode, row, fund }) => ({
      ...{ day, amount, chapterCode, row, fund, kind: 'income', column: 'amount' },
    })),
  }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics | 'spendingTotal' | 'handedOn'>;

function tell(figures: Asked): ModelText | null {
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
