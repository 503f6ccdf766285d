/** Sentences and the table on “3 có 3 biết”: the chapters' monthly scores, and which criterion still lags. */
import type { MetricKey } from '../../figures';
import { formatMoney, formatNumber } from '../../values';
import { allChapters, foremost, hasOneChapter } from '../chapter-names';
import type { ModelText, ReportTable } from '../data';
import type { Figures } from '../figures';
import {
  clauses,
  counted,
  difference,
  during,
  formatFigure,
  listed,
  lowerFirst,
  percent,
  sentence,
} from '../phrases';

/** Each criterion: how a sentence names it, how often it held, its share. */
const CRITERIA: readonly (readonly [name: string, times: MetricKey, rate: MetricKey])[] = [
  ['có hội viên tiên phong', 'reviewsPioneer', 'pioneerRate'],
  ['có hoạt động hằng tháng', 'reviewsActivity', 'activityRate'],
  ['có nguồn lực tổ chức', 'reviewsResource', 'resourceRate'],
  ['biết mặt hội viên', 'reviewsFace', 'faceRate'],
  ['biết hoàn cảnh hội viên', 'reviewsCircumstance', 'circumstanceRate'],
  ['biết nhu cầu hội viên', 'reviewsNeed', 'needRate'],
];

/** Criteria that a sentence names as the weakest. */
const MOST_WEAK = 2;

export function reviews(figures: Figures): ModelText | null {
  const { value, before, period, ward } = figures;
  const times = value('reviews');
  const score = value('reviewScore');
  if (times === null || score === null) return null;
  const byChapter = figures.byKey('reviewScore', 'chapter');
  const scores = [...byChapter.keys()].filter((code) => ward.context.chapters.get(code) !== undefined);
  const chapters = Math.max(value('chapters') ?? 0, scores.length);
  const full = value('reviewsFull');
  const paragraphs = [
    [
      sentence(
        `${lowerFirst(during(period))} ${
          hasOneChapter(ward) ? 'chi hội' : `có ${scores.length}/${chapters} chi hội`
        } thực hiện mô hình “3 có 3 biết” với ${counted(times, 'lần chấm điểm hằng tháng')}; ${clauses(
          `bình quân đạt ${formatNumber(score, 1)}/6 điểm`,
          difference(score, before('reviewScore'), 'điểm', period),
        )}`,
      ),
      full === null ? '' : sentence(`có ${counted(full, 'lần')} đạt đủ 6 điểm`),
    ]
      .filter((part) => part !== '')
      .join(' '),
  ];

  const rates = CRITERIA.map(([name, , rate]) => ({ name, rate: value(rate) ?? 0 }));
  const shares = (which: string, from: number): string => {
    const own = rates.slice(from, from + 3);
    return own.every(({ rate }) => rate === 0)
      ? `Chưa có lần chấm nào đạt một “${which}”.`
      : `Tỷ lệ đạt ba “${which}”: ${own.map(({ name, rate }) => `${name} ${percent(rate)}`).join('; ')}.`;
  };
  const resources = value('reviewResources');
  paragraphs.push(
    [
      shares('có', 0),
      resources === null || resources === 0
        ? ''
        : sentence(`${allChapters(ward)} tự lo được ${formatMoney(resources)} cho hoạt động`),
      shares('biết', 3),
    ]
      .filter((part) => part !== '')
      .join(' '),
  );

  const best = foremost(ward, byChapter);
  const lowest = Math.min(...rates.map(({ rate }) => rate));
  const weakest = rates.filter(({ rate }) => rate === lowest).map(({ name }) => name);
  const last = [
    best.who === '' ? '' : sentence(`${best.who} dẫn đầu với ${formatNumber(best.most, 1)} điểm`),
    // A criterion that no chapter meets is said; that all fail alike is said above.
    lowest >= 1 || weakest.length > MOST_WEAK
      ? ''
      : sentence(
          `tiêu chí cần cố gắng nhất là ${listed(weakest)} (${
            lowest === 0 ? 'chưa lần chấm nào đạt' : `${percent(lowest)} số lần chấm đạt`
          })`,
        ),
  ].filter((part) => part !== '');
  if (last.length > 0) paragraphs.push(last.join(' '));
  return { title: 'Mô hình “3 có 3 biết”', paragraphs, table: table(figures) };
}

const table = (figures: Figures): ReportTable => ({
  title: 'Kết quả từng tiêu chí “3 có 3 biết”',
  rows: CRITERIA.map(([, times, rate], at) => ({
    tt: String(at + 1),
    ten: LABELS[at] ?? '',
    lan: formatNumber(figures.value(times) ?? 0),
    ty_le: formatFigure(figures.value(rate), '%'),
    ty_le_truoc: formatFigure(figures.before(rate), '%'),
  })),
  once: {},
});

const LABELS = [
  'Có hội viên tiên phong',
  'Có hoạt động hằng tháng',
  'Có nguồn lực tổ chức hoạt động',
  'Biết mặt hội viên',
  'Biết hoàn cảnh hội viên',
  'Biết nhu cầu hội viên',
] as const;
