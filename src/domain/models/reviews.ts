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
  beforeName,
  clauses,
  counted,
  difference,
  during,
  formatFigure,
  listed,
  lowerFirst,
  percent,
  sentence,
  upperFirst,
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

/** How many of a chapter's members it knew on a day, and whether that was written down then. */
function knowing(chapterCode: string, on: Day, context: Context) {
  const members = context.membersOf(chapterCode).filter((member) => present(member, chapterCode, on));
  const of = (tick: 'knowsFace' | 'knowsCircumstance' | 'knowsNeed') => {
    const ticked = members.filter((member) => member[tick]);
    const days = ticked.map((member) => member[`${tick}Since`]);
    const known = days.filter((since) => since === null || since <= on).length;
    return {
      known,
      /** From 0 to 1; null where the chapter has no member in the list. */
      share: members.length === 0 ? null : known / members.length,
      /** A tick without its day says how it is now, and nothing of the year before. */
      isRecorded: days.every((since) => since !== null),
    };
  };
  return {
    all: members.length,
    face: of('knowsFace'),
    circumstance: of('knowsCircumstance'),
    need: of('knowsNeed'),
  };
}

const reviewTable = table({
  key: 'reviews',
  sheet: '3 có 3 biết',
  tabGroup: 'people',
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
    const { all, face, circumstance, need } = knowing(row.chapter, monthEnd(row.month), context);
    const isKnown = ({ share }: { readonly share: number | null }) =>
      share !== null && share >= context.knowingThreshold;
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
        faceShare: face.share,
        circumstanceShare: circumstance.share,
        needShare: need.share,
        memberCount: all,
        faceCount: face.known,
        circumstanceCount: circumstance.known,
        needCount: need.known,
        isFaceRecorded: face.isRecorded,
        isCircumstanceRecorded: circumstance.isRecorded,
        isNeedRecorded: need.isRecorded,
        isRecorded: face.isRecorded && circumstance.isRecorded && need.isRecorded,
        /** 0 – 6: one for each criterion that holds. */
        score: Object.values(criteria).filter(Boolean).length,
      },
      problems,
    };
  },
});

const metrics = {
  reviews: count(reviewTable).as('Lượt đánh giá 3 có 3 biết', 'lượt').wasCalled('Lần chấm 3 có 3 biết'),
  reviewPoints: sum(reviewTable, 'score').comparedWhere('isRecorded').as('Tổng điểm 3 có 3 biết', 'điểm'),
  reviewScore: ratio('Điểm 3 có 3 biết bình quân', 'reviewPoints', 'reviews', 'điểm'),
  reviewsFull: count(reviewTable)
    .only({ score: 6 })
    .comparedWhere('isRecorded')
    .as('Lần đạt đủ 6 điểm', 'lần'),
  reviewsPioneer: count(reviewTable).only({ isPioneered: true }).as('Lần có hội viên tiên phong', 'lần'),
  reviewsActivity: count(reviewTable).only({ isActive: true }).as('Lần có hoạt động hằng tháng', 'lần'),
  reviewsResource: count(reviewTable).only({ isResourced: true }).as('Lần có nguồn lực', 'lần'),
  reviewsFace: count(reviewTable)
    .only({ knowsFace: true })
    .comparedWhere('isFaceRecorded')
    .as('Lần biết mặt hội viên', 'lần'),
  reviewsCircumstance: count(reviewTable)
    .only({ knowsCircumstance: true })
    .comparedWhere('isCircumstanceRecorded')
    .as('Lần biết hoàn cảnh hội viên', 'lần'),
  reviewsNeed: count(reviewTable)
    .only({ knowsNeed: true })
    .comparedWhere('isNeedRecorded')
    .as('Lần biết nhu cầu hội viên', 'lần'),
  pioneerRate: ratio('Có hội viên tiên phong', 'reviewsPioneer', 'reviews'),
  activityRate: ratio('Có hoạt động hằng tháng', 'reviewsActivity', 'reviews'),
  resourceRate: ratio('Có nguồn lực tổ chức', 'reviewsResource', 'reviews'),
  faceRate: ratio('Biết mặt hội viên', 'reviewsFace', 'reviews'),
  circumstanceRate: ratio('Biết hoàn cảnh hội viên', 'reviewsCircumstance', 'reviews'),
  needRate: ratio('Biết nhu cầu hội viên', 'reviewsNeed', 'reviews'),
  // The threshold says how often a chapter knew enough of its members; these say how many it knew.
  reviewMembers: sum(reviewTable, 'memberCount').as('Lượt hội viên khi chấm', 'lượt'),
  knownFaces: sum(reviewTable, 'faceCount')
    .comparedWhere('isFaceRecorded')
    .as('Lượt hội viên được biết mặt', 'lượt'),
  knownCircumstances: sum(reviewTable, 'circumstanceCount')
    .comparedWhere('isCircumstanceRecorded')
    .as('Lượt hội viên được biết hoàn cảnh', 'lượt'),
  knownNeeds: sum(reviewTable, 'needCount')
    .comparedWhere('isNeedRecorded')
    .as('Lượt hội viên được biết nhu cầu', 'lượt'),
  faceShare: ratio('Hội viên được biết mặt', 'knownFaces', 'reviewMembers'),
  circumstanceShare: ratio('Hội viên được biết hoàn cảnh', 'knownCircumstances', 'reviewMembers'),
  needShare: ratio('Hội viên được biết nhu cầu', 'knownNeeds', 'reviewMembers'),
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
    ...compare(
      '3 có 3 biết',
      ...(['reviewScore', 'reviewsFull', 'faceRate', 'circumstanceRate', 'needRate'] as const),
      ...(['faceShare', 'circumstanceShare', 'needShare'] as const),
    ),
  },
  report: inReports(() => ({
    place: 130,
    heading: 'task',
    field: 'ba_co_ba_biet',
    name: 'Mô hình 3 có 3 biết',
    isOfModelsReport: true,
    table: shape(
      'Bảng từng tiêu chí',
      'Tiêu chí',
      [
        plainColumn('hoi_vien', 'Hội viên được biết', 24),
        plainColumn('lan', 'Số lần đạt', 22),
        plainColumn('ty_le', 'Tỷ lệ đạt', 24),
        plainColumn('ty_le_truoc', '{cot_ky_truoc}', 28, 'Tỷ lệ cùng kỳ năm trước'),
      ],
      { cot_ky_truoc: 'Tiêu đề cột kỳ trước' },
    ),
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

/** Each criterion: how a sentence names it, how often it held, its share, and of the three “biết” the share of members. */
const CRITERIA: readonly (readonly [
  name: string,
  times: keyof typeof metrics,
  rate: keyof typeof metrics,
  share: keyof typeof metrics | null,
])[] = [
  ['có hội viên tiên phong', 'reviewsPioneer', 'pioneerRate', null],
  ['có hoạt động hằng tháng', 'reviewsActivity', 'activityRate', null],
  ['có nguồn lực tổ chức', 'reviewsResource', 'resourceRate', null],
  ['biết mặt hội viên', 'reviewsFace', 'faceRate', 'faceShare'],
  ['biết hoàn cảnh hội viên', 'reviewsCircumstance', 'circumstanceRate', 'circumstanceShare'],
  ['biết nhu cầu hội viên', 'reviewsNeed', 'needRate', 'needShare'],
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
        `${lowerFirst(during(period))}${
          hasOneChapter(ward) ? ', chi hội' : ` có ${scores.length}/${chapters} chi hội`
        } thực hiện mô hình “3 có 3 biết” với ${counted(times, 'lượt đánh giá hằng tháng')}; ${clauses(
          `bình quân đạt ${formatNumber(score, 1)}/6 tiêu chí`,
          difference(score, before('reviewScore'), 'tiêu chí', period),
        )}`,
      ),
      full === null ? '' : sentence(`có ${counted(full, 'lượt')} đạt đủ 6 tiêu chí`),
    ]
      .filter((part) => part !== '')
      .join(' '),
  ];

  const rates = CRITERIA.map(([name, , rate]) => ({ name, rate: value(rate) ?? 0 }));
  const resources = value('reviewResources');
  paragraphs.push(
    [
      havingInWords(rates.slice(0, 3), figures),
      resources === null || resources === 0
        ? ''
        : sentence(`${allChapters(ward)} huy động được ${formatMoney(resources)} cho hoạt động`),
      knownInWords(figures),
    ]
      .filter((part) => part !== '')
      .join(' '),
  );

  const best = foremost(ward, byChapter);
  const lowest = Math.min(...rates.map(({ rate }) => rate));
  const weakest = rates.filter(({ rate }) => rate === lowest).map(({ name }) => name);
  const last = [
    best.who === '' ? '' : sentence(`${best.who} dẫn đầu với ${formatNumber(best.most, 1)} tiêu chí`),
    // A criterion that no chapter meets is said; that all fail alike is said above.
    lowest >= 1 || weakest.length > MOST_WEAK || !figures.tellsWeak
      ? ''
      : sentence(
          `tiêu chí cần cố gắng nhất là ${listed(weakest)} (${
            lowest === 0
              ? hasOneChapter(ward)
                ? 'chưa lần nào đạt'
                : 'chưa chi hội nào đạt'
              : `đạt ${percent(lowest)}`
          })`,
        ),
  ].filter((part) => part !== '');
  if (last.length > 0) paragraphs.push(last.join(' '));
  return { title: 'Mô hình “3 có 3 biết”', paragraphs, table: byCriterion(figures) };
}

interface Rate {
  readonly name: string;
  readonly rate: number;
}

/** `có nguồn lực tổ chức 83,3%; …` */
const ratesInWords = (rates: readonly Rate[]): string =>
  rates.map(({ name, rate }) => `${name} ${percent(rate)}`).join('; ');

const noneMet = (ward: Asked['ward'], what: 'có' | 'biết'): string =>
  hasOneChapter(ward) ? `Chi hội chưa đạt “${what}” nào.` : `Chưa chi hội nào đạt một “${what}”.`;

function havingInWords(rates: readonly Rate[], { ward, tellsWeak }: Asked): string {
  const told = rates.filter(({ rate }) => tellsWeak || rate > 0);
  if (told.length === 0) return '';
  return told.every(({ rate }) => rate === 0)
    ? noneMet(ward, 'có')
    : `Tỷ lệ đạt ${told.length === 3 ? 'ba' : 'các'} “có”: ${ratesInWords(told)}.`;
}

/** The share of members that are known stands first; how often that reached the threshold, behind it. */
function knownInWords({ value, ward, tellsWeak }: Asked): string {
  const told = [
    { name: 'biết mặt', share: value('faceShare'), rate: value('faceRate') ?? 0 },
    { name: 'biết hoàn cảnh', share: value('circumstanceShare'), rate: value('circumstanceRate') ?? 0 },
    { name: 'biết nhu cầu', share: value('needShare'), rate: value('needRate') ?? 0 },
  ];
  const shares = told.flatMap(({ name, share }) =>
    share === null || share === 0 ? [] : [`${name} ${percent(share)}`],
  );
  if (shares.length === 0) return tellsWeak ? noneMet(ward, 'biết') : '';
  const [reached, missed] = [told.filter(({ rate }) => rate > 0), told.filter(({ rate }) => rate === 0)];
  const threshold = `từ ${formatNumber(ward.context.knowingThreshold * 100)}% hội viên trở lên`;
  const unmet =
    missed.length === 0 || !tellsWeak
      ? ''
      : reached.length === 0
        ? `chưa lượt đánh giá nào đạt ${threshold}`
        : `chưa lượt nào đạt về ${listed(missed.map(({ name }) => name))}`;
  const met = reached.length === 0 ? '' : `tỷ lệ lượt đánh giá đạt ${threshold}: ${ratesInWords(reached)}`;
  const often = [met, unmet].filter((part) => part !== '').join('; ');
  return [
    sentence(`bình quân ${allChapters(ward)} ${shares.join(', ')} hội viên`),
    often === '' ? '' : sentence(often),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function byCriterion(figures: Asked): ReportTable {
  const { period, tellsWeak, value } = figures;
  const told = CRITERIA.map(([, times, rate, share], at) => ({
    ...{ label: LABELS[at] ?? '', times, rate, share },
  })).filter(({ rate }) => tellsWeak || (value(rate) ?? 0) > 0);
  const before = told.map(({ rate }) => figures.before(rate));
  // Where one of them fell and is not told, none is compared.
  const isCompared = tellsWeak || before.every((rate) => rate !== null);
  return {
    title: 'Kết quả từng tiêu chí “3 có 3 biết”',
    rows: told.map(({ label, times, rate, share }, at) => ({
      tt: String(at + 1),
      ten: label,
      hoi_vien: share === null ? '' : formatFigure(value(share), '%'),
      lan: formatNumber(value(times) ?? 0),
      ty_le: formatFigure(value(rate), '%'),
      ty_le_truoc: formatFigure(isCompared ? (before[at] ?? null) : null, '%'),
    })),
    once: { cot_ky_truoc: upperFirst(beforeName(period)) },
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
