/** Sentences and the table on gifts: by occasion, by recipients, by fund. Receivers are never named. */
import { breakDown } from '../../figures';
import { labelOf } from '../../tables';
import { formatMoney, formatNumber, inPeriod, moneyInWords } from '../../values';
import { doers } from '../chapter-names';
import type { ModelText, ReportTable } from '../data';
import type { Figures } from '../figures';
import { addUp } from '../goods';
import { cellNumber, clauses, comparison, counted, during, lowerFirst, percent, sentence } from '../phrases';

export function gifts(figures: Figures): ModelText | null {
  const { value, before, period, ward } = figures;
  const times = value('giftTimes');
  if (times === null) return null;
  const { catalogue } = ward.context;
  const parcels = value('giftParcels');
  const worth = value('giftValue');

  const given = [
    parcels === null ? 'quà' : counted(parcels, 'suất quà'),
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
    `${during(period)}, ${givers} đã ${counted(times, 'lần')} thăm hỏi, tặng ${clauses(...given)}`,
  );
  const together = new Set(
    ward.records.gifts.rows
      .filter((row) => row.partner !== null && inPeriod(row.day, period))
      .map((row) => row.row),
  ).size;
  const partners =
    together === 0
      ? ''
      : together === times
        ? ` ${times === 1 ? 'Việc tặng quà' : 'Các lần tặng quà đều'} có cơ quan, đoàn thể, đơn vị phối hợp.`
        : ` Trong đó có ${counted(together, 'lần')} phối hợp với cơ quan, đoàn thể, đơn vị.`;
  const paragraphs = [`${first}${partners}`];

  const recipients = figures
    .parts('giftParcels', 'recipients')
    .flatMap(({ keys: [key = ''], value: n }) =>
      n === null || n === 0 ? [] : [{ label: labelOf('recipients', key, catalogue), n }],
    )
    .sort((a, b) => b.n - a.n);
  const [receivers] = recipients;
  if (recipients.length === 1 && receivers?.n === parcels) {
    paragraphs.push(sentence(`quà đến với ${lowerFirst(receivers.label)}`));
  } else if (recipients.length > 0) {
    const told = recipients.map(({ label, n }) => `${lowerFirst(label)} ${counted(n, 'suất')}`);
    paragraphs.push(sentence(`quà đến với ${told.join('; ')}`));
  }

  const funds = figures
    .parts('giftValue', 'fund')
    .flatMap(({ keys: [key = ''], value: n }) =>
      n === null || n === 0 ? [] : [{ label: labelOf('funds', key, catalogue), n }],
    )
    .sort((a, b) => b.n - a.n);
  const [fund] = funds;
  if (funds.length === 1 && fund !== undefined && fund.n === worth) {
    paragraphs.push(sentence(`kinh phí lấy từ nguồn “${fund.label}”`));
  } else if (funds.length > 0 && worth !== null && worth > 0) {
    const told = funds.map(({ label, n }) => `${label} ${formatMoney(n)} (${percent(n / worth)})`);
    paragraphs.push(sentence(`về nguồn kinh phí: ${told.join('; ')}`));
  }
  return { title: 'Công tác nhân đạo, từ thiện, thăm hỏi, tặng quà', paragraphs, table: table(figures) };
}

/** One row an occasion, in the order in which the year brought them; “Dịp khác” last. */
function table(figures: Figures): ReportTable | null {
  const { ward, period, value } = figures;
  const { catalogue } = ward.context;
  const rows = ward.records.gifts.rows.filter((row) => inPeriod(row.day, period));
  const firstDays = new Map<string, string>();
  const goods = new Map<string, string[]>();
  for (const row of rows) {
    const day = firstDays.get(row.occasion);
    if (day === undefined || row.day < day) firstDays.set(row.occasion, row.day);
    if (row.inKind !== null) goods.set(row.occasion, [...(goods.get(row.occasion) ?? []), row.inKind]);
  }
  const by = (key: 'giftParcels' | 'giftValue') =>
    new Map(breakDown(key, ward, period, ['occasion']).map((part) => [part.keys[0] ?? '', part.value]));
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
      tri_gia: cellNumber(worths.get(key) ?? null),
      hien_vat: addUp(goods.get(key) ?? []),
    })),
    once: {
      tong_suat: total === null ? '–' : formatNumber(total),
      tong_tri_gia: cellNumber(value('giftValue')),
    },
  };
}
