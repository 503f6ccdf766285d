/**
 * 3 có 3 biết: each chapter's monthly review. The three "có" are written here; the three "biết" follow from the member
 * list: the share of members present at the month's end whose box is ticked.
 */
import { addDays, addMonths, type Day, formatMonth, type Month } from '../values';
import { ownChapter } from './chapters';
import { money, month, yesNo } from './column';
import type { Context, MemberEntry } from './context';
import { type CellProblem, table } from './table';

/** The last day of a month. */
export const monthEnd = (of: string): Day => addDays(addMonths(`${of}-01` as Day, 1), -1);

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
export function knowing(chapterCode: string, on: Day, context: Context) {
  const members = context.membersOf(chapterCode).filter((member) => present(member, chapterCode, on));
  const share = (known: (member: MemberEntry) => boolean): number | null =>
    members.length === 0 ? null : members.filter(known).length / members.length;
  return {
    face: share(({ knowsFace }) => knowsFace),
    circumstance: share(({ knowsCircumstance }) => knowsCircumstance),
    need: share(({ knowsNeed }) => knowsNeed),
  };
}

export const reviews = table({
  key: 'reviews',
  sheet: '3 có 3 biết',
  prefix: 'BC',
  about: 'Chấm 3 có 3 biết mỗi tháng. Ba “biết” lấy từ tab Hội viên, không phải ghi.',
  models: ['reviews'],
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
