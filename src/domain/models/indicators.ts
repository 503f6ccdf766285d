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
        ({ name, heading, told: clausesTold }): ModelText => ({
          ...{ title: name, heading, table: null },
          paragraphs: [written(clausesTold)],
        }),
      ),
  })),
});

/** What is told of one indicator: a clause of its group's sentence, without its end. */
interface Told {
  readonly text: string;
  /** `75 tập thể được cấp tỉnh khen`: says “có” only where it opens the sentence or follows one of another kind. */
  readonly isCount: boolean;
}

/** The clauses of a group as sentences: what a ward wrote with a capital begins one, anything else goes on. */
function written(told: readonly Told[]): string {
  const sentences: string[][] = [];
  told.forEach(({ text, isCount }, at) => {
    const last = sentences.at(-1);
    if (last === undefined || /^\p{Lu}/u.test(text)) sentences.push([isCount ? `có ${text}` : text]);
    else last.push(isCount && told[at - 1]?.isCount !== true ? `có ${text}` : text);
  });
  return sentences.map((clausesOf) => sentence(clausesOf.join('; '))).join(' ');
}

/** Nouns of people: a number stands right before them, whatever the unit calls them. */
const PEOPLE = /^(hội viên|phụ nữ|cá nhân|học sinh|lao động|cán bộ|chị em|trẻ)(?=\s)/u;

/** `75` and `Tập thể được cấp tỉnh khen` → `75 tập thể được cấp tỉnh khen`; null where the name says another thing than its unit. */
function countOf(name: string, unit: string, value: number): string | null {
  const words = lowerFirst(name);
  const ofUnit = unit.toLowerCase();
  // `Người hiến máu` counted in `lượt người`.
  const overlap = [ofUnit, ofUnit.split(' ').at(-1) ?? ofUnit].find(
    (noun) => words === noun || words.startsWith(`${noun} `) || words.startsWith(`${noun},`),
  );
  if (overlap !== undefined) return counted(value, `${ofUnit}${words.slice(overlap.length)}`);
  return ofUnit === 'người' && PEOPLE.test(words) ? counted(value, words) : null;
}

/** Null where nothing was recorded. */
function tellIndicator(indicator: Indicator, figures: Figures<never>): Told | null {
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
  /** A side that no row of it has is no metric. */
  const beside = (side: 'money' | 'attendance'): number | null => {
    const own = ownKey(indicator, side);
    return figures.ward.ownMetrics.has(own) ? figures.value(own) : null;
  };
  const [money, attendance] = [beside('money'), beside('attendance')];
  // Shares and money carry their unit; of anything else the sentence names it.
  const bare = (amount: number): string =>
    unit === '%' || unit === 'đ' ? formatFigure(amount, unit) : formatProse(amount);
  const told = bare(value);
  if (indicator.isSentenceGood && indicator.sentence !== null)
    return said(
      filled(indicator.sentence, {
        so: told,
        don_vi: unit,
        cung_ky: before === null ? '' : bare(before),
        tang_giam: change,
        so_tien: money === null ? '' : formatMoney(money),
        luot_nguoi: attendance === null ? '' : formatProse(attendance),
        so_chi_hoi: formatProse(figures.byKey(key, 'chapter').size),
        ky: namePeriod(period),
      }),
    );
  const count = unit === '%' || unit === 'đ' ? null : countOf(name, unit, value);
  const named =
    unit === '%' || unit === 'đ'
      ? `${lowerFirst(name)} ${told}`
      : `${lowerFirst(name)}: ${counted(value, unit)}`;
  const came = attendance === null ? '' : `với ${formatProse(attendance)} lượt người tham gia`;
  return {
    text: clauses(
      change === '' && came !== '' ? `${count ?? named} ${came}` : (count ?? named),
      change,
      change === '' ? '' : came,
      money === null ? '' : `kinh phí ${formatMoney(money)}`,
    ),
    isCount: count !== null,
  };
}

const said = (text: string): Told => ({ text, isCount: false });

/** A ward's own sentence. A clause with a place that nothing fills is left out: “trị giá” of nothing says nothing. */
function filled(pattern: string, places: Readonly<Record<keyof typeof SENTENCE_PLACES, string>>): string {
  const clausesOf = pattern.replace(/[.!]\s*$/u, '').split(/,\s*/u);
  const isFilled = (clause: string): boolean =>
    [...clause.matchAll(PLACE)].every(([, place = '']) => places[place as keyof typeof places] !== '');
  const kept = clausesOf.filter((clause, at) => at === 0 || isFilled(clause));
  return kept.join(', ').replace(PLACE, (_, place: string) => places[place as keyof typeof places] || '–');
}
const PLACE = /\{\s*(\w+)\s*\}/gu;

/** The told indicators under their headings. */
const toldByHeading = (figures: Figures<never>) =>
  indicatorsByGroup(figures.ward)
    .map(({ name, indicators }) => ({
      name,
      heading: headingOf(indicators),
      told: indicators
        .filter(({ isReported }) => isReported !== false)
        .flatMap((indicator) => tellIndicator(indicator, figures) ?? []),
    }))
    .filter(({ told }) => told.length > 0);

/** The part of the report that the first indicator of a group names. */
function headingOf(indicators: readonly Indicator[]): PartHeading {
  const named = indicators.find(({ heading }) => heading !== null)?.heading;
  return partHeadings.find((heading) => heading === named) ?? DEFAULT_HEADING;
}
