/** What a report tells of the models, clubs and works that a ward has set up: how many, what is new, what each has done. */
import { keepBook } from '../figures/funds';
import { initiativeTable, initiativeTypes } from '../models/initiatives';
import { rowsOf } from '../tables/any-ward';
import { formatDay, formatMoney, inPeriod } from '../values';
import { chapterName } from './chapter-names';
import type { Figures, ModelText, ReportPart } from './part';
import { clauses, counted, listed, lowerFirst, sentence } from './phrases';

type Asked = 'initiatives' | 'initiativesLaunched' | 'initiativeMembers' | 'giftParcels' | 'giftValue';

/** Initiatives that the text tells one by one. */
const MOST_TOLD = 10;

function tell(figures: Figures<Asked>): ModelText | null {
  const { period, ward } = figures;
  const active = figures.value('initiatives');
  const launched = figures.value('initiativesLaunched');
  if (active === null && launched === null) return null;
  const members = figures.value('initiativeMembers');
  const types = figures.byKey('initiatives', 'type');
  const byType = initiativeTypes.entries.flatMap(({ key, label }) => {
    const n = types.get(key);
    return n === undefined ? [] : [counted(n, lowerFirst(label))];
  });
  const held = rowsOf(ward, initiativeTable).filter(
    ({ launchedOn, until }) =>
      (launchedOn === null || launchedOn <= period.to) && (until === null || until > period.to),
  );
  const first = held.filter(({ launchedOn }) => launchedOn !== null && inPeriod(launchedOn, period));
  const book = new Map(keepBook(ward, period).funds.map((one) => [one.fund, one.in]));
  const [parcels, values] = [figures.byKey('giftParcels', 'fund'), figures.byKey('giftValue', 'fund')];
  /** What came into the initiative's own fund, and what was given from it. */
  const resultsOf = (fund: string | null): string[] => {
    if (fund === null) return [];
    const [taken, given, worth] = [book.get(fund) ?? 0, parcels.get(fund) ?? null, values.get(fund) ?? null];
    return [
      taken === 0 ? '' : `thu được ${formatMoney(taken)}`,
      given === null ? '' : `tặng ${counted(given, 'suất quà')}`,
      worth === null ? '' : `trị giá ${formatMoney(worth)}`,
    ];
  };
  const told = [
    ...first,
    ...held.filter((one) => !first.includes(one) && (one.remark !== null || one.fund !== null)),
  ].slice(0, MOST_TOLD);
  return {
    title: 'Mô hình, câu lạc bộ, tổ, công trình',
    paragraphs: [
      sentence(
        clauses(
          active === null
            ? ''
            : `Hội duy trì ${byType.length === 0 ? counted(active, 'mô hình') : listed(byType)}`,
          members === null ? '' : `có ${counted(members, 'thành viên')}`,
          launched === null ? '' : `trong đó ${counted(launched, 'mô hình')} mới ra mắt`,
        ),
      ),
      ...told.map(({ name, chapterCode, launchedOn, members: own, fund, remark }) =>
        [
          `- ${sentence(
            clauses(
              `“${name.replace(/^["“”']+|["“”']+$/g, '')}”, ${chapterName(ward, chapterCode ?? '')}`,
              launchedOn === null ? '' : `ra mắt ngày ${formatDay(launchedOn)}`,
              own === null ? '' : counted(own, 'thành viên'),
              ...resultsOf(fund),
            ),
          )}`,
          remark === null ? '' : /[.!?]$/u.test(remark) ? remark : `${remark}.`,
        ]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ],
    table: null,
  };
}

export const initiativePart: ReportPart<Asked> = {
  field: 'so_mo_hinh',
  indicators: {
    title: 'Mô hình, câu lạc bộ, tổ',
    keys: ['initiatives', 'initiativesLaunched', 'initiativeMembers'],
  },
  annex: [['mo_hinh', 'initiatives', 'Mô hình, CLB, tổ', 15]],
  tell,
};
