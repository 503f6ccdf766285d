/**
 * Income: money and goods that came in, by source and fund. Scrap and product sales are income by themselves and are
 * not written here a second time.
 */

import {
  attributeOf,
  type Catalogue,
  chapterOrWard,
  choice,
  day,
  labelOf,
  longText,
  money,
  picture,
  quantity,
  text,
  WARD,
} from '../columns';
import { count, distinct, sum } from '../figures/metric';
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
import { readItems, unreadProblem } from '../tables/items';
import type { Part } from '../tables/parts';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { readUnit, unitConflict } from '../tables/units';
import { formatMoney, formatProse, inPeriod, normalizeText, type Quantity, roundFloat } from '../values';
import { model } from './model';

const incomeTable = table({
  key: 'income',
  sheet: 'Nguồn thu',
  tabGroup: 'money',
  prefix: 'NT',
  about: 'Tiền và hiện vật vận động được. Tiền bán phế liệu, bán sản phẩm đã có ở tab của nó, không ghi lại.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'source', 'fund', 'giver', 'amount', 'inKind'],
    words: 'cùng ngày, chi hội, nguồn, quỹ, người ủng hộ và số tiền',
    at: 'amount',
  },
  spoken: {
    words:
      'kêu gọi|quyên góp|vận động được|vận động ủng hộ|gây quỹ|tiếp nhận|nhắn tin ủng hộ|nhận được|tiền mặt được|ủng hộ|đóng góp',
    also: 'vận động|xã hội hóa|mạnh thường quân|nhà hảo tâm|quỹ|huy động',
    not: 'tặng|chuyển về',
    figures: [
      { column: 'amount', kind: 'money' },
      { column: 'quantity', kind: 'count', units: 'tin|tin nhắn' },
    ],
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
    picture: picture(),
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
    const { items, unread } = goodsOf(row.inKind, row.quantity, row.unit, catalogue);
    const left = unreadProblem('inKind', unread, '50 kg gạo, 5 thùng mì');
    if (left !== null) problems.push(left);
    return {
      derived: {
        total:
          row.amount === null && row.inKindValue === null ? null : (row.amount ?? 0) + (row.inKindValue ?? 0),
        goods: items,
        riceKg: riceIn(items),
        isOfChapter: row.chapter !== WARD,
        /** Text messages sent for an appeal: 139 tin = 2.780.000đ. */
        messages: row.source === 'sms' ? (row.quantity?.amount ?? null) : null,
      },
      problems,
    };
  },
});

/** The goods of a row: one thing with its amount beside it, or several listed in one cell with theirs. */
function goodsOf(
  inKind: string | null,
  quantity: Quantity | null,
  unit: string | null,
  catalogue: Catalogue,
): { readonly items: readonly Part[]; readonly unread: readonly string[] } {
  if (inKind === null) return { items: [], unread: [] };
  if (quantity === null) return readItems(inKind);
  const typed = quantity.unit === null ? null : readUnit(quantity.unit, catalogue);
  const key = unit ?? typed;
  const factor = key === null ? undefined : attributeOf('units', key, 'Quy ra kg', catalogue);
  const thing = lowerFirst(normalizeText(inKind));
  const isWeighed = typeof factor === 'number';
  const counter = isWeighed ? 'kg' : key === null ? quantity.unit : labelOf('units', key, catalogue);
  const amount = isWeighed ? roundFloat(quantity.amount * factor) : quantity.amount;
  return { items: [{ amount, name: [counter, thing].filter(Boolean).join(' ') }], unread: [] };
}

/** Kilograms of rice among goods; null where there is none. */
function riceIn(goods: readonly Part[]): number | null {
  const rice = goods.filter(({ name = '' }) => /^kg gạo(?!\p{L})/iu.test(name));
  return rice.length === 0 ? null : roundFloat(rice.reduce((all, { amount }) => all + amount, 0));
}

const metrics = {
  incomeTimes: count(incomeTable).as('Lần vận động, ủng hộ', 'lần'),
  incomeCash: sum(incomeTable, 'amount').as('Tiền vận động được', 'đ'),
  incomeInKind: sum(incomeTable, 'inKindValue').as('Trị giá hiện vật vận động được', 'đ'),
  incomeTotal: sum(incomeTable, 'total').as('Tổng trị giá vận động được', 'đ'),
  riceRaised: sum(incomeTable, 'riceKg').as('Gạo vận động được', 'kg'),
  incomeChapters: distinct(incomeTable, 'chapterCode')
    .only({ isOfChapter: true })
    .as('Chi hội có vận động, ủng hộ', 'chi hội'),
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
  wardPage: {
    place: 70,
    ...compare(
      'Thu chi',
      ...(['incomeCash', 'incomeInKind', 'riceRaised', 'incomeChapters', 'spendingTotal'] as const),
      'handedOn',
    ),
  },
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
      keys: [
        ...(['incomeCash', 'incomeInKind', 'riceRaised', 'incomeTotal', 'incomeChapters'] as const),
        ...(['smsMessages', 'spendingTotal', 'handedOn'] as const),
      ],
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

/** Kinds of goods that a sentence names. */
const MOST_GOODS = 6;

/** `120 kg gạo`, each thing once, in the order in which it first came; the rest as so many more kinds. */
function goodsRaised({ ward, period }: Asked): string[] {
  const amounts = new Map<string, number>();
  for (const { day, goods } of rowsOf(ward, incomeTable)) {
    if (!inPeriod(day, period)) continue;
    for (const { amount, name = '' } of goods)
      amounts.set(name, roundFloat((amounts.get(name) ?? 0) + amount));
  }
  const all = [...amounts].map(([name, amount]) => `${formatProse(amount)} ${name}`);
  const more = all.length - MOST_GOODS;
  return more > 0 ? [...all.slice(0, MOST_GOODS), counted(more, 'thứ khác')] : all;
}

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
        `${lowerFirst(during(period))}, Hội vận động, tiếp nhận ${raised === '' ? 'hiện vật' : raised} qua ${counted(times, 'lượt')}`,
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
  const goods = goodsRaised(figures);
  const told = [
    first === undefined || second === undefined || !total
      ? ''
      : sentence(
          `nguồn lớn nhất là ${lowerFirst(first.label)} ${formatMoney(first.amount)} (${percent(first.amount / total)}), tiếp đến là ${lowerFirst(second.label)} ${formatMoney(second.amount)}`,
        ),
    goods.length === 0 ? '' : sentence(`hiện vật nhận được gồm ${listed(goods)}`),
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
