/**
 * What a ward counts besides the declared models, as a model: the two tables, what their rows move in the funds, and what a
 * report tells of them, in the ward's own words where it has written any. Its figures are the ward's own metrics.
 */
import { count, distinct, sum } from '../figures/metric';
import type { MoneyFact } from '../figures/movement';
import { inReports } from '../report/in-reports';
import {
  DEFAULT_HEADING,
  type Figures,
  type ModelText,
  type PartHeading,
  partHeadings,
} from '../report/part';
import {
  clauses,
  comparison,
  counted,
  difference,
  formatFigure,
  lowerFirst,
  sentence,
} from '../report/phrases';
import { rowsOf } from '../tables/any-ward';
import { formatMoney, formatProse, namePeriod } from '../values';
import {
  activityTable,
  type Indicator,
  indicatorsByGroup,
  indicatorTable,
  ownKey,
  type SENTENCE_PLACES,
} from './indicator-tables';
import { model } from './model';

export const indicators = model({
  key: 'indicators',
  label: 'Hoạt động và chỉ số của phường',
  aliases: ['chỉ số', 'hoạt động', 'chỉ số của phường'],
  tables: [indicatorTable, activityTable],
  metrics: {
    activityRows: count(activityTable).as('Lượt ghi hoạt động', 'lần'),
    activityMoney: sum(activityTable, 'money').as('Kinh phí hoạt động', 'đ'),
    activityAttendance: sum(activityTable, 'attendance').as('Lượt người dự hoạt động', 'lượt'),
    activityChapters: distinct(activityTable, 'chapterCode').as('Chi hội có hoạt động', 'chi hội'),
  },
  money: (ward) => ({
    activities: rowsOf(ward, activityTable).map(
      ({ on, money: amount, chapterCode, row, fund }): MoneyFact => ({
        ...{ day: on, amount, chapterCode, row, fund, column: 'money', kind: 'activities' },
      }),
    ),
  }),
  report: inReports(() => ({
    heading: 'own',
    field: 'chi_so',
    name: 'Chỉ số của phường',
    tell: (figures: Figures<never>) =>
      toldByHeading(figures).map(
        ({ name, heading, sentences }): ModelText => ({
          ...{ title: name, heading, table: null },
          paragraphs: [sentences.join(' ')],
        }),
      ),
  })),
});

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
  // Shares and money carry their unit; of anything else the sentence names it.
  const bare = (amount: number): string =>
    unit === '%' || unit === 'đ' ? formatFigure(amount, unit) : formatProse(amount);
  const told = bare(value);
  if (indicator.isSentenceGood && indicator.sentence !== null)
    return filled(indicator.sentence, {
      so: told,
      don_vi: unit,
      cung_ky: before === null ? '' : bare(before),
      tang_giam: change,
      so_tien: money === null ? '' : formatMoney(money),
      luot_nguoi: attendance === null ? '' : formatProse(attendance),
      so_chi_hoi: formatProse(figures.byKey(key, 'chapter').size),
      ky: namePeriod(period),
    });
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

/** A ward's own sentence. A clause with a place that nothing fills is left out: “trị giá” of nothing says nothing. */
function filled(pattern: string, places: Readonly<Record<keyof typeof SENTENCE_PLACES, string>>): string {
  const clausesOf = pattern.replace(/[.!]\s*$/u, '').split(/,\s*/u);
  const isFilled = (clause: string): boolean =>
    [...clause.matchAll(PLACE)].every(([, place = '']) => places[place as keyof typeof places] !== '');
  const kept = clausesOf.filter((clause, at) => at === 0 || isFilled(clause));
  return sentence(
    kept.join(', ').replace(PLACE, (_, place: string) => places[place as keyof typeof places] || '–'),
  );
}
const PLACE = /\{\s*(\w+)\s*\}/gu;

/** The told indicators under their headings. */
const toldByHeading = (figures: Figures<never>) =>
  indicatorsByGroup(figures.ward)
    .map(({ name, indicators }) => ({
      name,
      heading: headingOf(indicators),
      sentences: indicators
        .filter(({ isReported }) => isReported !== false)
        .flatMap((indicator) => tellIndicator(indicator, figures) ?? []),
    }))
    .filter(({ sentences }) => sentences.length > 0);

/** The part of the report that the first indicator of a group names. */
function headingOf(indicators: readonly Indicator[]): PartHeading {
  const named = indicators.find(({ heading }) => heading !== null)?.heading;
  return partHeadings.find((heading) => heading === named) ?? DEFAULT_HEADING;
}
