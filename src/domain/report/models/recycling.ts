/** Sentences and the table on scrap: what was gathered and sold, against the year before. */

import { breakDown } from '../../figures';
import { attributeOf, labelOf, WARD } from '../../tables';
import { formatKilograms, formatMoney, formatNumber, moneyInWords, samePeriodBefore } from '../../values';
import { doers, foremost, hasOneChapter } from '../chapter-names';
import type { ModelText, ReportTable } from '../data';
import type { Figures } from '../figures';
import {
  beforeName,
  cellNumber,
  clauses,
  comparison,
  counted,
  during,
  lowerFirst,
  percent,
  sentence,
  upperFirst,
} from '../phrases';

export function recycling(figures: Figures): ModelText | null {
  const { value, before, period } = figures;
  if (value('recyclingSales') === null) return null;
  // The materials of the built-in list stand among the sources each by itself.
  for (const key of ['cans', 'cardboard', 'iron', 'plastic'] as const) value(key);
  const sold = materials(figures);
  const income = value('scrapIncome');

  const sellers = figures.parts('recyclingSales', 'chapter').map(({ keys: [code = ''] }) => code);
  const active = sellers.filter((code) => code !== '' && code !== WARD);
  const chapters = value('chapters') ?? active.length;
  const where =
    active.length === 0 || active.length > chapters || hasOneChapter(figures.ward)
      ? ''
      : sentence(`mô hình được duy trì ở ${active.length}/${chapters} chi hội`);
  const earned =
    income === null
      ? ''
      : clauses(
          `thu được ${formatMoney(income)} (bằng chữ: ${moneyInWords(income)})`,
          comparison(income, before('scrapIncome'), period),
        );
  const what = sentence(
    `${during(period)}, ${doers(figures.ward, sellers)} đã thu gom, bán ${
      sold.length === 0 ? 'phế liệu' : sold.map(({ text }) => text).join('; ')
    }${earned === '' ? '' : `, ${earned}`}`,
  );
  const paragraphs = [[where, what].filter((part) => part !== '').join(' ')];

  const perMember = income === null ? null : value('scrapPerMember');
  const best = foremost(
    figures.ward,
    income === null ? new Map<string, number>() : figures.byKey('scrapIncome', 'chapter'),
  );
  const gifts = value('giftValueRecycling');
  const share = value('giftShareRecycling');
  const told = [
    perMember === null ? '' : `bình quân mỗi hội viên góp ${formatMoney(Math.round(perMember))} từ phế liệu`,
    best.who === ''
      ? ''
      : `thu nhiều nhất là ${best.who} (${best.isShared ? 'mỗi chi hội ' : ''}${formatMoney(best.most)})`,
  ].filter((part) => part !== '');
  const second = [
    told.length === 0 ? '' : sentence(told.join('; ')),
    gifts === null || gifts === 0 || share === null
      ? ''
      : `Nguồn này đã chi ${formatMoney(gifts)} cho quà tặng, bằng ${percent(share)} tổng trị giá quà.`,
  ].filter((part) => part !== '');
  if (second.length > 0) paragraphs.push(second.join(' '));
  return { title: 'Mô hình “Biến rác thành tiền”', paragraphs, table: table(figures, sold) };
}

interface Sold {
  readonly key: string;
  readonly label: string;
  /** `6.856 kg bìa, giấy`. */
  readonly text: string;
  /** `6.856 kg`. */
  readonly amount: string;
}

/** Each material in the order of the catalogue, weighed or counted. */
function materials(figures: Figures): Sold[] {
  const { catalogue } = figures.ward.context;
  const byKey = (key: 'scrapWeight' | 'scrapPieces') =>
    new Map(figures.parts(key, 'material').map(({ keys: [name = ''], value }) => [name, value]));
  const weights = byKey('scrapWeight');
  const pieces = byKey('scrapPieces');
  return [
    ...new Set([...catalogue.materials.map(({ key }) => key), ...weights.keys(), ...pieces.keys()]),
  ].flatMap((key) => {
    const label = labelOf('materials', key, catalogue);
    const unit = String(attributeOf('materials', key, 'Đơn vị chuẩn', catalogue) ?? 'chiếc');
    const kg = weights.get(key) ?? null;
    const count = pieces.get(key) ?? null;
    const name = lowerFirst(label);
    const found: Sold[] = [];
    if (count !== null) {
      const noun = name.startsWith(unit) ? name : `${unit} ${name}`;
      found.push({ key, label, text: counted(count, noun), amount: `${formatNumber(count)} ${unit}` });
    }
    if (kg !== null)
      found.push({ key, label, text: `${formatKilograms(kg)} ${name}`, amount: formatKilograms(kg) });
    return found;
  });
}

function table(figures: Figures, sold: readonly Sold[]): ReportTable | null {
  const { ward, period, value, before } = figures;
  const amounts = (of: typeof period) =>
    new Map(breakDown('scrapIncome', ward, of, ['material']).map((part) => [part.keys[0] ?? '', part.value]));
  const now = amounts(period);
  const earlier = amounts(samePeriodBefore(period));
  if (sold.length < 2) return null;
  return {
    title: 'Phế liệu thu gom và tiền bán, theo loại',
    // What was sold a year before and is not any more has its line too: the column adds up.
    rows: [...new Set([...sold.map(({ key }) => key), ...earlier.keys()])].map((key, at) => {
      const own = sold.filter((one) => one.key === key);
      return {
        tt: String(at + 1),
        loai: own[0]?.label ?? labelOf('materials', key, ward.context.catalogue),
        luong: own.length === 0 ? '–' : own.map(({ amount }) => amount).join('; '),
        tien: cellNumber(now.get(key) ?? null),
        tien_truoc: cellNumber(earlier.get(key) ?? null),
      };
    }),
    once: {
      cot_ky_truoc: `${upperFirst(beforeName(period))} (đ)`,
      tong_tien: cellNumber(value('scrapIncome')),
      tong_tien_truoc: cellNumber(before('scrapIncome')),
    },
  };
}
