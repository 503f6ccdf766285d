/**
 * What a report tells of the indicators that a ward defines itself: under each heading a sentence an indicator, in the
 * ward's own words where it has written any.
 */
import { type Indicator, ownKey } from '../figures/own-metrics';
import { indicatorTable } from '../models/indicators';
import { rowsOf } from '../tables/any-ward';
import { formatMoney, formatProse, namePeriod, sameText } from '../values';
import type { Figures, ModelText, ReportPart } from './part';
import { clauses, comparison, counted, difference, formatFigure, lowerFirst, sentence } from './phrases';

/** What is told of one indicator; null where nothing was recorded. */
function tellIndicator(indicator: Indicator, figures: Figures<never>): string | null {
  const { period } = figures;
  const key = ownKey(indicator);
  const value = figures.value(key);
  if (value === null) return null;
  const before = figures.before(key);
  const { name, countedIn: unit } = indicator;
  const change =
    unit === '%'
      ? difference(value * 100, before === null ? null : before * 100, 'điểm %', period)
      : comparison(value, before, period);
  const money = figures.ward.ownMetrics.has(ownKey(indicator, 'money'))
    ? figures.value(ownKey(indicator, 'money'))
    : null;
  const attendance = figures.ward.ownMetrics.has(ownKey(indicator, 'attendance'))
    ? figures.value(ownKey(indicator, 'attendance'))
    : null;
  const told = formatFigure(value, unit);
  if (indicator.isSentenceGood && indicator.sentence !== null) {
    const places: Readonly<Record<string, string>> = {
      so: told,
      don_vi: unit,
      cung_ky: before === null ? '–' : formatFigure(before, unit),
      tang_giam: change,
      so_tien: money === null ? '–' : formatMoney(money),
      luot_nguoi: attendance === null ? '–' : formatProse(attendance),
      so_chi_hoi: formatProse(figures.byKey(key, 'chapter').size),
      ky: namePeriod(period),
    };
    const filled = indicator.sentence
      .replace(/\{\s*(\w+)\s*\}/gu, (_, place: string) => places[place] ?? '')
      // A place that holds nothing leaves its comma behind.
      .replace(/\s*,\s*(?=[,.;]|$)/gu, '')
      .replace(/ {2,}/gu, ' ')
      .trim();
    return /[.!?]$/u.test(filled) ? filled : `${filled}.`;
  }
  const amount = unit === '%' || unit === 'đ' ? told : counted(value, unit);
  return sentence(
    clauses(
      `${lowerFirst(name)}: ${amount}`,
      change,
      money === null ? '' : `kinh phí ${formatMoney(money)}`,
      attendance === null ? '' : `${formatProse(attendance)} lượt người tham gia`,
    ),
  );
}

/** The told indicators under their headings, in the order of `Chỉ số`. */
function headings(
  figures: Figures<never>,
): { readonly name: string; readonly sentences: readonly string[] }[] {
  const found: { name: string; sentences: string[] }[] = [];
  for (const indicator of rowsOf(figures.ward, indicatorTable)) {
    if (indicator.isReported === false) continue;
    const told = tellIndicator(indicator, figures);
    if (told === null) continue;
    const name = indicator.group ?? 'Kết quả khác';
    const known = found.find((one) => sameText(one.name, name));
    if (known === undefined) found.push({ name, sentences: [told] });
    else known.sentences.push(told);
  }
  return found;
}

export const indicatorPart: ReportPart<never> = {
  field: 'chi_so',
  name: 'Chỉ số của phường',
  tell: (figures): ModelText | null => {
    const all = headings(figures);
    return all.length === 0
      ? null
      : {
          title: 'Các mặt công tác khác',
          paragraphs: all.map(({ name, sentences }) => `${name}: ${sentences.join(' ')}`),
          table: null,
        };
  },
};
