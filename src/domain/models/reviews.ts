/**
 * 3 có 3 biết: each chapter's monthly review. The three "có" are written here; the three "biết" follow from the member
 * list: the share of members present at the month's end whose box is ticked.
 */

import { money, month, yesNo } from '../columns';
import { count, ratio, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { allChapters, foremost, hasOneChapter } from '../report/chapter-names';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, plainColumn, type ReportTable, shape } from '../report/part';
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
} from '../report/phrases';
import type { Context, MemberEntry } from '../tables/context';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { addDays, addMonths, type Day, formatMoney, formatMonth, formatNumber, type Month } from '../values';
import { ownChapter } from './chapters';
import { model } from './model';

/** The last day of a month. */
const monthEnd = (of: string): Day => addDays(addMonths(`${of}-01` as Day, 1), -1);

const holds = (from: Day | null, until: Day | null, on: Day): boolean =>
  (from === null || from <= on) && (until === null || until > on);

/** Whether she was a counted member of the chapter on that day. */
const present = (member: MemberEntry, chapterCode: string, on: Day): boolean =>
  member.spells == null
    ? member.isCounted && holds(member.from, member.until, on)
    : member.spells.some(
        (spell) =>
          spell.isCounted &&
          spell.chapterCode === chapterCode &&
          holds(spell.presentFrom, spell.presentUntil, on),
      );

/** Shares from 0 to 1; null where the chapter has no member in the list. */
function knowing(chapterCode: string, on: Day, context: Context) {
  const members = context.membersOf(chapterCode).filter((member) => present(member, chapterCode, on));
  const share = (known: (member: MemberEntry) => boolean): number | null =>
    members.length === 0 ? null : members.filter(known).length / members.length;
  return {
    face: share(({ knowsFace }) => knowsFace),
    circumstance: share(({ knowsCircumstance }) => knowsCircumstance),
    need: share(({ knowsNeed }) => knowsNeed),
  };
}

const reviewTable = table({
  key: 'reviews',
  sheet: '3 có 3 biết',
  prefix: 'BC',
  about: 'Chấm 3 có 3 biết mỗi tháng. Ba “biết” lấy từ tab Hội viên, không phải ghi.',
  chapterColumn: 'chapter',
  uniqueBy: ['month', 'chapter'],
  time: { kind: 'month', on: 'month' },
  columns: {
    month: month('Tháng').required().help('Chấm cho tháng nào.'),
    chapter: ownChapter(),
    hasPioneer: yesNo('Có hội viên tiên phong').help('Chi hội có hội viên nòng cốt, tiên phong không.'),
    hasActivity: yesNo('Có hoạt động hàng tháng').help('Tháng này chi hội có sinh hoạt, hoạt động không.'),
    resources: money('Có nguồn lực')
      .help('Số tiền chi hội có để hoạt động tháng này, đồng.')
      .example('500.000'),
  },
  derive: (row, context) => {
    const problems: CellProblem[] = [];
    if (row.month > context.today.slice(0, 7)) {
      problems.push({
        column: 'month',
        code: 'future',
        severity: 'error',
        what: `Tháng ${formatMonth(row.month as Month)} chưa tới.`,
        todo: 'Xem lại tháng, năm.',
      });
    }
    const { face, circumstance, need } = knowing(row.chapter, monthEnd(row.month), context);
    const isKnown = (share: number | null) => share !== null && share >= context.knowingThreshold;
    const criteria = {
      isPioneered: row.hasPioneer === true,
      isActive: row.hasActivity === true,
      isResourced: (row.resources ?? 0) > 0,
      knowsFace: isKnown(face),
      knowsCircumstance: isKnown(circumstance),
      knowsNeed: isKnown(need),
    };
    return {
      derived: {
        ...criteria,
        faceShare: face,
        circumstanceShare: circumstance,
        needShare: need,
        /** 0 – 6: one for each criterion that holds. */
        score: Object.values(criteria).filter(Boolean).length,
      },
      problems,
    };
  },
});

const metrics = {
  reviews: count(reviewTable).as('Lần chấm 3 có 3 biết', 'lần'),
  reviewPoints: sum(reviewTable, 'score').as('Tổng điểm 3 có 3 biết', 'điểm'),
  reviewScore: ratio('Điểm 3 có 3 biết bình quân', 'reviewPoints', 'reviews', 'điểm'),
  reviewsFull: count(reviewTable).only({ score: 6 }).as('Lần đạt đủ 6 điểm', 'lần'),
  reviewsPioneer: count(reviewTable).only({ isPioneered: true }).as('Lần có hội viên tiên phong', 'lần'),
  reviewsActivity: count(reviewTable).only({ isActive: true }).as('Lần có hoạt động hằng tháng', 'lần'),
  reviewsResource: count(reviewTable).only({ isResourced: true }).as('Lần có nguồn lực', 'lần'),
  reviewsFace: count(reviewTable).only({ knowsFace: true }).as('Lần biết mặt hội viên', 'lần'),
  reviewsCircumstance: count(reviewTable)
    .only({ knowsCircumstance: true })
    .as('Lần biết hoàn cảnh hội viên', 'lần'),
  reviewsNeed: count(reviewTable).only({ knowsNeed: true }).as('Lần biết nhu cầu hội viên', 'lần'),
  pioneerRate: ratio('Có hội viên tiên phong', 'reviewsPioneer', 'reviews'),
  activityRate: ratio('Có hoạt động hằng tháng', 'reviewsActivity', 'reviews'),
  resourceRate: ratio('Có nguồn lực tổ chức', 'reviewsResource', 'reviews'),
  faceRate: ratio('Biết mặt hội viên', 'reviewsFace', 'reviews'),
  circumstanceRate: ratio('Biết hoàn cảnh hội viên', 'reviewsCircumstance', 'reviews'),
  needRate: ratio('Biết nhu cầu hội viên', 'reviewsNeed', 'reviews'),
  reviewResources: sum(reviewTable, 'resources').as('Nguồn lực của chi hội', 'đ'),
};

export const reviews = model({
  key: 'reviews',
  label: '3 có 3 biết',
  tables: [reviewTable],
  uses: ['chapters'],
  place: 140,
  metrics,
  targets: { reviewScore: ['điểm 3 có 3 biết'] },
  weights: { reviewScore: 15 },
  wardPage: {
    place: 95,
    ...compare('3 có 3 biết', 'reviewScore', 'reviewsFull', 'faceRate', 'circumstanceRate', 'needRate'),
  },
  report: inReports(() => ({
    place: 130,
    heading: 'task',
    field: 'ba_co_ba_biet',
    name: 'Mô hình 3 có 3 biết',
    isOfModelsReport: true,
    table: shape('Bảng từng tiêu chí', 'Tiêu chí', [
      plainColumn('lan', 'Số lần đạt', 22),
      plainColumn('ty_le', 'Tỷ lệ đạt', 24),
      plainColumn('ty_le_truoc', 'Cùng kỳ năm trước', 28, 'Tỷ lệ cùng kỳ năm trước'),
    ]),
    indicators: {
      title: 'Mô hình “3 có 3 biết”',
      keys: ['reviews', 'reviewScore', 'reviewsFull', 'reviewResources'],
      yearly: ['reviewScore'],
    },
    annex: [['diem', 'reviewScore', 'Điểm 3 có 3 biết', 14]],
    chart: { key: 'reviewScores', field: 'ba_co_ba_biet' },
    tell,
  })),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics | 'chapters'>;

/** Each criterion: how a sentence names it, how often it held, its share. */
const CRITERIA: readonly (readonly [
  name: string,
  times: keyof typeof metrics,
  rate: keyof typeof metrics,
])[] = [
  ['có hội viên tiên phong', 'reviewsPioneer', 'pioneerRate'],
  ['có hoạt động hằng tháng', 'reviewsActivity', 'activityRate'],
  ['có nguồn lực tổ chức', 'reviewsResource', 'resourceRate'],
  ['biết mặt hội viên', 'reviewsFace', 'faceRate'],
  ['biết hoàn cảnh hội viên', 'reviewsCircumstance', 'circumstanceRate'],
  ['biết nhu cầu hội viên', 'reviewsNeed', 'needRate'],
];

/** Criteria that a sentence names as the weakest. */
const MOST_WEAK = 2;

function tell(figures: Asked): ModelText | null {
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
    const own = rates.slice(from, from + 3).filter(({ rate }) => figures.tellsWeak || rate > 0);
    if (own.length === 0) return '';
    return own.every(({ rate }) => rate === 0)
      ? `Chưa có lần chấm nào đạt một “${which}”.`
      : `Tỷ lệ đạt ${own.length === 3 ? 'ba' : 'các'} “${which}”: ${own.map(({ name, rate }) => `${name} ${percent(rate)}`).join('; ')}.`;
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
    lowest >= 1 || weakest.length > MOST_WEAK || !figures.tellsWeak
      ? ''
      : sentence(
          `tiêu chí cần cố gắng nhất là ${listed(weakest)} (${
            lowest === 0 ? 'chưa lần chấm nào đạt' : `${percent(lowest)} số lần chấm đạt`
          })`,
        ),
  ].filter((part) => part !== '');
  if (last.length > 0) paragraphs.push(last.join(' '));
  return { title: 'Mô hình “3 có 3 biết”', paragraphs, table: byCriterion(figures) };
}

function byCriterion(figures: Asked): ReportTable {
  const told = CRITERIA.map(([, times, rate], at) => ({ label: LABELS[at] ?? '', times, rate })).filter(
    ({ rate }) => figures.tellsWeak || (figures.value(rate) ?? 0) > 0,
  );
  const before = told.map(({ rate }) => figures.before(rate));
  // Where one of them fell and is not told, none is compared.
  const isCompared = figures.tellsWeak || before.every((rate) => rate !== null);
  return {
    title: 'Kết quả từng tiêu chí “3 có 3 biết”',
    rows: told.map(({ label, times, rate }, at) => ({
      tt: String(at + 1),
      ten: label,
      lan: formatNumber(figures.value(times) ?? 0),
      ty_le: formatFigure(figures.value(rate), '%'),
      ty_le_truoc: formatFigure(isCompared ? (before[at] ?? null) : null, '%'),
    })),
    once: {},
  };
}

const LABELS = [
  'Có hội viên tiên phong',
  'Có hoạt động hằng tháng',
  'Có nguồn lực tổ chức hoạt động',
  'Biết mặt hội viên',
  'Biết hoàn cảnh hội viên',
  'Biết nhu cầu hội viên',
] as const;
