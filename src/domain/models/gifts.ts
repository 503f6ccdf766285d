/**
 * Gifts given: by the ward or a chapter, to whom, from which fund. One giving may be several rows: of several recipients or funds,
 * or one for each name.
 */

import {
  chapterOrWard,
  choice,
  count as countColumn,
  day,
  labelOf,
  longText,
  money,
  picture,
  text,
  WARD,
} from '../columns';
import { isKept } from '../figures/fund-names';
import { distinct, ratio, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { doers } from '../report/chapter-names';
import { addUp } from '../report/goods';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, plainColumn, type ReportTable, totalled } from '../report/part';
import {
  cellNumber,
  clauses,
  comparison,
  counted,
  during,
  lowerFirst,
  percent,
  sentence,
} from '../report/phrases';
import { rowsOf } from '../tables/any-ward';
import { readItems, unreadProblem } from '../tables/items';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { formatMoney, formatNumber, inPeriod, moneyInWords } from '../values';
import { model } from './model';

const giftTable = table({
  key: 'gifts',
  sheet: 'Quà tặng',
  tabGroup: 'care',
  prefix: 'QT',
  about: 'Quà đã tặng: ngày, dịp, cho ai, bao nhiêu suất, trị giá, tiền từ đâu.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'occasion', 'recipients', 'receiver', 'parcels', 'total', 'inKind'],
    words: 'cùng ngày, chi hội, dịp, đối tượng, số suất và trị giá',
    at: 'parcels',
  },
  products: [{ result: 'value', factors: ['parcels', 'unitValue'] }],
  many: {
    by: 'names',
    title: 'Một món quà cho nhiều người',
    columns: ['receiver'],
    adds: ['parcels', 'value'],
    // The total of all would be mistaken for that of each.
    leaves: ['value'],
    initial: [['parcels', '1']],
  },
  spoken: {
    words:
      'tặng|tặng quà|trao|trao tặng|trao quà|thăm|thăm hỏi|suất quà|phần quà|ủng hộ gia đình|ủng hộ hộ|ủng hộ trạm|ủng hộ trường|hỗ trợ gia đình|hỗ trợ hộ|hỗ trợ hội viên',
    also: 'quà|hỗ trợ|ủng hộ|giúp đỡ|trị giá',
    each: [
      {
        column: 'parcels',
        kind: 'count',
        units:
          'suất quà|suất|phần|gói quà|túi quà|giỏ quà|hộp quà|món quà|suất học bổng|học bổng|suất cơm|suất ăn',
      },
    ],
    eachPaid: [
      {
        column: 'parcels',
        kind: 'count',
        units:
          'hội viên|người|cháu|em|bé|trẻ|trẻ em|trẻ mồ côi|hộ|gia đình|đối tượng|học sinh|chị|phụ nữ|cụ|mẹ|con nuôi|hoàn cảnh|trường hợp|hộ nghèo|hộ cận nghèo',
        asks: 'Tin nói số người nhận, không nói số suất: đang lấy mỗi người một suất.',
      },
    ],
    figures: [
      {
        column: 'unitValue',
        kind: 'money',
        per: 'suất|suất quà|phần|phần quà|gói quà|túi quà|người|em|cháu|hộ|hội viên',
      },
      { column: 'value', kind: 'money' },
      { column: 'inKind', kind: 'weight', joins: true },
      {
        column: 'inKind',
        kind: 'count',
        units:
          'bộ|chiếc|cái|con|quyển|cuốn|thùng|thùng mì|vỉ|hộp|chai|can|bao|gói|túi|ba lô|đèn bàn|đèn bàn học|đèn học|xe đạp|xe lăn|quạt|máy|máy lọc nước|sổ tiết kiệm|thẻ BHYT|thẻ bảo hiểm|chăn|áo|làn|giỏ|lít|cặp|đôi|tấm|bộ bàn ghế|con giống|bánh|bánh chưng|mái ấm',
        joins: true,
      },
    ],
    texts: [{ column: 'partner', after: 'phối hợp với|phối hợp cùng' }],
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày tặng.'),
    occasion: choice('Dịp', 'occasions').required().help('Tặng nhân dịp gì.').example('Tết Nguyên đán'),
    chapter: chapterOrWard('Chi hội')
      .required()
      .help('Chi hội tặng; hoặc “Hội LHPN phường” nếu phường tặng.'),
    recipients: choice('Đối tượng', 'recipients').required().help('Tặng cho ai.').example('Trẻ em khó khăn'),
    receiver: text('Người nhận')
      .person()
      .help('Tên người nhận, nếu cần nhớ; trẻ em thì ghi bí danh. Không đưa vào báo cáo.'),
    parcels: countColumn('Số suất')
      .required()
      .help('Số suất quà; chỉ hiện vật thì ghi số phần.')
      .alias('Số xuất', 'Số phần'),
    unitValue: money('Trị giá một suất').help('Đồng một suất.').example('500.000'),
    value: money('Tổng trị giá')
      .help('Bỏ trống thì tiện ích lấy số suất × trị giá một suất.')
      .example('7.000.000'),
    inKind: longText('Hiện vật')
      .help('Kê hiện vật, cách nhau bằng dấu phẩy.')
      .example('10 bộ sách giáo khoa, 650 quyển vở'),
    fund: choice('Nguồn kinh phí', 'funds')
      .required()
      .help('Tiền hoặc hiện vật lấy từ đâu.')
      .example('Biến rác thành tiền'),
    partner: text('Đơn vị phối hợp').help('Cơ quan, đoàn thể cùng tặng, nếu có.'),
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm.'),
    picture: picture(),
  },
  derive: (row) => {
    const problems: CellProblem[] = [];
    const product = row.unitValue === null ? null : row.parcels * row.unitValue;
    if (row.value !== null && product !== null && row.value !== product) {
      problems.push({
        column: 'value',
        code: 'mismatch',
        severity: 'error',
        what: `${row.parcels} suất × ${formatMoney(row.unitValue ?? 0)} = ${formatMoney(product)}, nhưng tổng ghi ${formatMoney(row.value)}.`,
        todo: 'Sửa số suất, trị giá một suất hoặc tổng cho khớp.',
      });
    }
    const { items, unread } = readItems(row.inKind ?? '');
    const left = unreadProblem('inKind', unread, '10 bộ sách, 650 quyển vở');
    if (left !== null) problems.push(left);
    const total = row.value ?? product;
    const isOfGoods = total === null;
    return {
      derived: {
        total,
        items,
        /** What one giver gave on one day and occasion is one giving, however many rows tell of it. */
        giving: `${row.day} ${row.occasion} ${row.chapter}`,
        /** Parcels whose money value is known, and those of goods that nobody put a value on: told apart. */
        valued: isOfGoods ? null : row.parcels,
        ofGoods: isOfGoods ? row.parcels : null,
        isOfChapter: row.chapter !== WARD,
        /** What one parcel is worth, where that is a whole sum. */
        each: row.unitValue ?? (total !== null && row.parcels > 0 ? total / row.parcels : null),
      },
      problems,
    };
  },
});

const metrics = {
  giftTimes: distinct(giftTable, 'giving').as('Lần tặng quà', 'lần'),
  giftParcels: sum(giftTable, 'parcels').as('Suất quà', 'suất'),
  giftParcelsOfGoods: sum(giftTable, 'ofGoods').as('Phần quà chỉ có hiện vật, chưa quy ra tiền', 'suất'),
  giftParcelsValued: sum(giftTable, 'valued').as('Suất quà có trị giá', 'suất'),
  giftValue: sum(giftTable, 'total').as('Trị giá quà tặng', 'đ'),
  giftValueEach: ratio('Trị giá bình quân một suất', 'giftValue', 'giftParcelsValued', 'đ'),
  giftChapters: distinct(giftTable, 'chapterCode')
    .only({ isOfChapter: true })
    .as('Chi hội có tặng quà', 'chi hội'),
  giftValueRecycling: sum(giftTable, 'total')
    .only({ fund: 'recycling' })
    .as('Quà từ biến rác thành tiền', 'đ'),
  giftShareRecycling: ratio('Tỷ lệ quà từ biến rác thành tiền', 'giftValueRecycling', 'giftValue'),
};

export const gifts = model({
  key: 'gifts',
  label: 'Quà tặng',
  isCore: true,
  tables: [giftTable],
  place: 60,
  metrics,
  targets: { giftParcels: ['số suất quà'], giftValue: ['trị giá quà'] },
  weights: { giftValue: 15 },
  wardPage: {
    place: 60,
    ...compare(
      'Quà tặng',
      'giftTimes',
      'giftParcels',
      'giftParcelsOfGoods',
      'giftValue',
      'giftValueEach',
      'giftChapters',
      'giftValueRecycling',
      'giftShareRecycling',
    ),
  },
  report: inReports(() => ({
    place: 30,
    field: 'qua_tang',
    table: {
      about: 'Bảng quà theo dịp',
      label: { name: 'dip', header: 'Dịp' },
      columns: [
        { ...totalled('suat', 'Số suất', 18), isAlwaysShown: true },
        plainColumn('mot_suat', 'Trị giá một suất (đ)', 28),
        totalled('tri_gia', 'Trị giá (đ)', 28),
        { ...plainColumn('hien_vat', 'Hiện vật', 42), align: 'left' },
      ],
    },
    indicators: {
      title: 'Quà tặng',
      keys: ['giftTimes', 'giftParcels', 'giftValue', 'giftValueRecycling', 'giftShareRecycling'],
      yearly: ['giftParcels', 'giftValue'],
    },
    annex: [
      ['suat', 'giftParcels', 'Suất quà', 14],
      ['tri_gia', 'giftValue', 'Trị giá quà (đ)', 27],
    ],
    chart: { key: 'giftsByOccasion', field: 'qua_tang' },
    tell,
  })),
  money: (ward) => ({
    gifts: rowsOf(ward, giftTable).map(({ day, total, chapterCode, row, fund }) => ({
      ...{ day, amount: total, chapterCode, row, fund, kind: 'gifts', column: 'value' },
    })),
  }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics>;

function tell(figures: Asked): ModelText | null {
  const { value, before, period, ward } = figures;
  const times = value('giftTimes');
  if (times === null) return null;
  const { catalogue } = ward.context;
  const parcels = value('giftParcels');
  const worth = value('giftValue');

  const given = [
    parcels === null ? 'quà' : parcelsInWords(figures, parcels),
    worth === null ? '' : `tổng trị giá ${formatMoney(worth)} (bằng chữ: ${moneyInWords(worth)})`,
    worth === null
      ? comparison(parcels, before('giftParcels'), period)
      : comparison(worth, before('giftValue'), period),
  ];
  const givers = doers(
    ward,
    figures.parts('giftTimes', 'chapter').map(({ keys: [code = ''] }) => code),
  );
  const first = sentence(
    `${during(period)}, ${givers} đã tổ chức ${counted(times, 'lần')} thăm hỏi, tặng ${clauses(...given)}`,
  );
  const together = new Set(
    rowsOf(ward, giftTable)
      .filter((row) => row.partner !== null && inPeriod(row.day, period))
      .map(({ giving }) => giving),
  ).size;
  const partners =
    together === 0
      ? ''
      : together === times
        ? ` ${times === 1 ? 'Việc tặng quà' : 'Các lần tặng quà đều'} có cơ quan, đoàn thể, đơn vị phối hợp.`
        : ` Trong đó có ${counted(together, 'lần')} phối hợp với cơ quan, đoàn thể, đơn vị.`;
  const paragraphs = [[`${first}${partners}`, ...ofWhichGoods(figures)].join(' ')];

  const recipients = figures
    .parts('giftParcels', 'recipients')
    .flatMap(({ keys: [key = ''], value: n }) =>
      n === null || n === 0 ? [] : [{ key, label: labelOf('recipients', key, catalogue), n }],
    )
    .sort(byAmount);
  const [receivers] = recipients;
  if (recipients.length === 1 && receivers?.n === parcels) {
    paragraphs.push(sentence(`đối tượng được tặng: ${lowerFirst(receivers.label)}`));
  } else if (recipients.length > 0) {
    const told = recipients.map(({ label, n }) => `${lowerFirst(label)} ${counted(n, 'suất')}`);
    paragraphs.push(sentence(`đối tượng được tặng: ${told.join('; ')}`));
  }

  const funds = figures
    .parts('giftValue', 'fund')
    .flatMap(({ keys: [key = ''], value: n }) =>
      n === null || n === 0 ? [] : [{ key, label: labelOf('funds', key, catalogue), n }],
    )
    .sort(byAmount);
  const [fund] = funds;
  if (funds.length === 1 && fund !== undefined && fund.n === worth) {
    paragraphs.push(sentence(`kinh phí lấy từ nguồn “${fund.label}”`));
  } else if (funds.length > 0 && worth !== null && worth > 0) {
    const told = funds.map(({ label, n }) => `${label} ${formatMoney(n)} (${percent(n / worth)})`);
    paragraphs.push([sentence(`về nguồn kinh phí: ${told.join('; ')}`), ...paidByOthers(figures)].join(' '));
  }
  return { title: 'Công tác nhân đạo, từ thiện, thăm hỏi, tặng quà', paragraphs, table: tableOf(figures) };
}

/** Most first; “khác” stands behind what it is other than. */
const byAmount = (a: { key: string; n: number }, b: { key: string; n: number }): number =>
  Number(a.key === 'other') - Number(b.key === 'other') || b.n - a.n;

/** Baskets and fans are no parcels: where goods were given for which no money is written, the count says both. */
function parcelsInWords({ value }: Asked, parcels: number): string {
  const goods = value('giftParcelsOfGoods') ?? 0;
  return counted(
    parcels,
    goods === 0 ? 'suất quà' : goods === parcels ? 'suất hiện vật' : 'suất quà và hiện vật',
  );
}

/** Which of the parcels the sum of money does not take in. */
function ofWhichGoods({ value }: Asked): string[] {
  const goods = value('giftParcelsOfGoods') ?? 0;
  const parcels = value('giftParcels') ?? 0;
  return goods === 0 || goods === parcels
    ? []
    : [sentence(`số tiền trên chưa kể ${counted(goods, 'phần quà chỉ có hiện vật')}, không quy ra tiền`)];
}

/** The book of funds tells a smaller sum where others paid for a gift themselves: the reader of both learns why. */
function paidByOthers(figures: Asked): string[] {
  const { ward } = figures;
  let [kept, others] = [0, 0];
  for (const [fund, amount] of figures.byKey('giftValue', 'fund')) {
    if (isKept(fund, ward)) kept += amount;
    else others += amount;
  }
  return kept === 0 || others === 0
    ? []
    : [
        sentence(
          `trong đó ${formatMoney(kept)} chi từ các quỹ của Hội, ${formatMoney(others)} do đơn vị khác tặng thẳng, không qua quỹ của Hội`,
        ),
      ];
}

/** One row an occasion, in the order in which the year brought them; “Dịp khác” last. */
function tableOf(figures: Asked): ReportTable | null {
  const { ward, period, value } = figures;
  const { catalogue } = ward.context;
  const rows = rowsOf(ward, giftTable).filter((row) => inPeriod(row.day, period));
  const firstDays = new Map<string, string>();
  const goods = new Map<string, string[]>();
  const each = new Map<string, number[]>();
  for (const row of rows) {
    const day = firstDays.get(row.occasion);
    if (day === undefined || row.day < day) firstDays.set(row.occasion, row.day);
    if (row.each !== null) each.set(row.occasion, [...(each.get(row.occasion) ?? []), row.each]);
    if (row.inKind !== null) goods.set(row.occasion, [...(goods.get(row.occasion) ?? []), row.inKind]);
  }
  const by = (key: 'giftParcels' | 'giftValue') =>
    new Map(figures.parts(key, 'occasion').map((part) => [part.keys[0] ?? '', part.value]));
  const parcels = by('giftParcels');
  const worths = by('giftValue');
  const rank = (key: string, first: string): string => (key === 'other' ? `~${first}` : first);
  const occasions = [...firstDays]
    .map(([key, first]) => ({ key, rank: rank(key, first) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ key }) => key);
  if (occasions.length === 0) return null;
  const total = value('giftParcels');
  return {
    title: 'Quà tặng theo dịp',
    rows: occasions.map((key, at) => ({
      tt: String(at + 1),
      dip: labelOf('occasions', key, catalogue),
      suat: cellNumber(parcels.get(key) ?? null),
      mot_suat: spanOf(each.get(key) ?? []),
      tri_gia: cellNumber(worths.get(key) ?? null),
      hien_vat: addUp(goods.get(key) ?? []),
    })),
    once: {
      tong_suat: total === null ? '–' : formatNumber(total),
      tong_tri_gia: cellNumber(value('giftValue')),
    },
  };
}

/** `200.000`; `200.000 – 310.000` where parcels of one occasion differ. */
function spanOf(amounts: readonly number[]): string {
  const all = amounts.map(Math.round);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return all.length === 0
    ? '–'
    : least === most
      ? formatNumber(least)
      : `${formatNumber(least)} – ${formatNumber(most)}`;
}
