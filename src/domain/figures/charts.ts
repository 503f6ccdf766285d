/**
 * The charts of the ward's page and of the report, as data: what is drawn, not how. Both show the same figures.
 */

import { type MetricKey, metrics } from '../models/registry';
import { formatDay, monthsOf, namePeriod, type Period } from '../values';
import { compareChapters, labelOf, type WardData } from '../ward';
import type { ChartKey } from './chart-key';
import { breakDown } from './engine';
import { hasBook, keepBook } from './funds';

interface Point {
  readonly label: string;
  readonly value: number;
  /** The months, occasions, chapters, kinds or funds that the bar shows. */
  readonly of: readonly string[];
}

export interface Chart {
  readonly key: ChartKey;
  readonly type: 'column' | 'bar';
  /** Says the subject and the period. */
  readonly title: string;
  readonly unit: string;
  /** Metric and dimension of the bars; null where they are the balances of funds. */
  readonly parts: readonly [MetricKey, string] | null;
  /** Header of the categories' column, and of the values'. */
  readonly headers: readonly [string, string];
  readonly points: readonly Point[];
}

/** Bars whose labels all find room beside them; the smallest beyond these are shown as one. */
const MOST_BARS = 9;

/** The charts that have something to show, in their order on the page. */
export function wardCharts(ward: WardData, period: Period): Chart[] {
  const { context } = ward;
  const span = namePeriod(period);
  const values = (key: MetricKey, dimension: string) =>
    new Map(
      breakDown(key, ward, period, [dimension]).map(({ keys: [name = ''], value }) => [name, value ?? 0]),
    );

  const byMonth = values('scrapIncome', 'month');
  const months = monthsOf(period).map((month) => ({
    label: `T${Number(month.slice(5))}${yearsOf(period) > 1 ? `/${month.slice(0, 4)}` : ''}`,
    value: byMonth.get(month) ?? 0,
    of: [month],
  }));
  const byOccasion = [...values('giftValue', 'occasion')]
    .map(([key, value]) => ({ label: labelOf('occasions', key, context.catalogue), value, of: [key] }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const occasions =
    byOccasion.length <= MOST_BARS
      ? byOccasion
      : [
          ...byOccasion.slice(0, MOST_BARS - 1),
          {
            label: `${byOccasion.length - MOST_BARS + 1} dịp còn lại`,
            value: byOccasion.slice(MOST_BARS - 1).reduce((total, { value }) => total + value, 0),
            of: byOccasion.slice(MOST_BARS - 1).flatMap((point) => point.of),
          },
        ];
  const byChapter = values('members', 'chapter');
  const chapters = [...context.chapters.all]
    .sort(compareChapters)
    .filter(({ key }) => byChapter.has(key))
    .map(({ key, label }) => ({ label, value: byChapter.get(key) ?? 0, of: [key] }));
  const byKind = values('pairs', 'kind');
  const kinds = context.catalogue.pairKinds.entries
    .filter(({ key }) => byKind.has(key))
    .map(({ key, label }) => ({ label, value: byKind.get(key) ?? 0, of: [key] }));

  const funds = hasBook(ward)
    ? keepBook(ward, period).funds.map(({ fund, balance }) => ({
        label: labelOf('funds', fund, context.catalogue),
        value: balance,
        of: [fund],
      }))
    : [];
  const byScore = values('reviewScore', 'chapter');
  const scores = [...context.chapters.all]
    .sort(compareChapters)
    .filter(({ key }) => byScore.has(key))
    .map(({ key, label }) => ({
      label,
      value: Math.round((byScore.get(key) ?? 0) * 10) / 10,
      of: [key],
    }));

  const charts: Chart[] = [
    {
      key: 'scrapByMonth',
      type: 'column',
      title: `Tiền bán phế liệu theo tháng, ${span}`,
      unit: metrics.scrapIncome.unit,
      parts: ['scrapIncome', 'month'],
      headers: ['Tháng', 'Tiền bán phế liệu (đ)'],
      points: byMonth.size === 0 ? [] : months,
    },
    {
      key: 'giftsByOccasion',
      type: 'bar',
      title: `Trị giá quà tặng theo dịp, ${span}`,
      unit: metrics.giftValue.unit,
      parts: ['giftValue', 'occasion'],
      headers: ['Dịp', 'Trị giá (đ)'],
      points: occasions,
    },
    {
      key: 'membersByChapter',
      type: 'column',
      title: `Hội viên theo chi hội, đến ${formatDay(period.to)}`,
      unit: metrics.members.unit,
      parts: ['members', 'chapter'],
      headers: ['Chi hội', 'Hội viên'],
      points: chapters,
    },
    {
      key: 'pairsByKind',
      type: 'bar',
      title: `Cặp 1+1 lập trong kỳ theo loại, ${span}`,
      unit: metrics.pairs.unit,
      parts: ['pairs', 'kind'],
      headers: ['Loại cặp', 'Cặp'],
      points: kinds,
    },
    {
      key: 'fundBalances',
      type: 'bar',
      title: `Số dư các quỹ, cuối kỳ ${span}`,
      unit: 'đ',
      parts: null,
      headers: ['Quỹ', 'Số dư (đ)'],
      points: funds,
    },
    {
      key: 'reviewScores',
      type: 'column',
      title: `Điểm 3 có 3 biết theo chi hội, ${span}`,
      unit: metrics.reviewScore.unit,
      parts: ['reviewScore', 'chapter'],
      headers: ['Chi hội', 'Điểm'],
      points: scores,
    },
  ];
  return charts.filter((chart) => chart.points.length > 0);
}

const yearsOf = (period: Period): number =>
  Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) + 1;
