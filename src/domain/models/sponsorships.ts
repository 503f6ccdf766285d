/** Mẹ đỡ đầu: who looks after which child, with how much a month. What is due follows from the months. */

import { anyDay, choice, day, money, text, year } from '../columns';
import { count, distinct, parts, ratio, sum } from '../figures/metric';
import { byActiveChapter, compare, figure } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, shape, totalled } from '../report/part';
import { clauses, comparison, counted, during, percent, sentence } from '../report/phrases';
import { tableByChapter } from '../report/tables-of';
import { rowsOf } from '../tables/any-ward';
import type { Part } from '../tables/parts';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { addDays, addMonths, type Day, formatDay, formatMoney, identityKey, moneyInWords } from '../values';
import { ownChapter } from './chapters';
import { model } from './model';

/**
 * A month's money is due on the day of the month on which the sponsorship began, from that day on; a year's (a
 * scholarship) on that day of each year. @param every months from one due day to the next.
 */
export function dueDays(from: Day, until: Day | null, today: Day, every = 1): Day[] {
  const last = until !== null && until < today ? until : today;
  const days: Day[] = [];
  for (let month = 0; ; month += every) {
    const due = addMonths(from, month);
    if (due > last) return days;
    days.push(due);
  }
}

/** Money handed over pays the oldest due day first; what is more than all of them stands at the last. */
export function spread(paid: number, rate: number, days: readonly Day[], from: Day): Part[] {
  let left = paid;
  const parts: Part[] = [];
  for (const [at, on] of (days.length === 0 ? [from] : days).entries()) {
    const amount = at >= days.length - 1 ? left : Math.min(rate, left);
    left -= amount;
    if (amount > 0) parts.push({ day: on, amount });
  }
  return parts;
}

const MONTHS_A_YEAR = 12;

/** A family name, and two names or more behind it: no alias. */
const FULL_NAME =
  /^(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Đào|Lương)(?: \p{Lu}\p{Ll}+){2,4}$/u;

/** A rate that is changed in its row changes for all time. */
const forAllTime = {
  says: 'Mức này tính cho mọi kỳ từ Từ ngày. Nếu chỉ đổi từ nay, ghi lại mức cũ và Đến ngày cho dòng này, rồi thêm một dòng với mức mới.',
};

const sponsorshipTable = table({
  key: 'sponsorships',
  sheet: 'Mẹ đỡ đầu',
  tabGroup: 'care',
  prefix: 'DD',
  about: 'Trẻ được đỡ đầu. Ghi bí danh của trẻ; số phải trao tính theo tháng.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['childKey', 'sponsorKey', 'from'],
    words: 'cùng trẻ, người đỡ đầu và ngày bắt đầu',
    at: 'child',
  },
  frozenColumns: 1,
  rewritesPast: { monthly: forAllTime, yearly: forAllTime },
  spoken: {
    words: 'đỡ đầu|mẹ đỡ đầu|nhận đỡ đầu|con nuôi',
    also: 'nhận nuôi|học bổng',
    figures: [
      { column: 'monthly', kind: 'money', per: 'tháng|cháu/tháng|em/tháng|con/tháng|trẻ/tháng' },
      { column: 'yearly', kind: 'money', per: 'năm|cháu/năm|em/năm|con/năm|trẻ/năm' },
      { column: 'paid', kind: 'money' },
    ],
  },
  time: { kind: 'span', from: 'from', until: 'endedOn' },
  columns: {
    child: text('Trẻ được đỡ đầu')
      .person()
      .required()
      .help('Bí danh của trẻ, không ghi họ tên thật. Một trẻ một bí danh.')
      .example('Bé Na, khu 9'),
    birthYear: year('Năm sinh').sensitive().help('Năm sinh của trẻ.').example('2014'),
    chapter: ownChapter(),
    sponsor: text('Người, đơn vị đỡ đầu')
      .person()
      .required()
      .help('Ai nhận đỡ đầu.')
      .example('Chi hội Khu 9')
      .alias('Người/đơn vị đỡ đầu'),
    monthly: money('Mức mỗi tháng')
      .starred()
      .help('Đồng mỗi tháng. Học bổng trao theo năm thì bỏ trống và ghi Mức mỗi năm.')
      .example('250.000'),
    yearly: money('Mức mỗi năm').help('Học bổng, mức trao mỗi năm một lần, đồng.').example('3.000.000'),
    from: day('Từ ngày').required().help('Ngày bắt đầu đỡ đầu.'),
    until: anyDay('Đến ngày').help('Ngày thôi đỡ đầu. Bỏ trống nếu đang đỡ đầu.'),
    paid: money('Đã trao').help('Tổng số tiền đã trao đến nay, đồng.'),
    fund: choice('Nguồn kinh phí', 'funds').help(
      'Chỉ ghi khi lấy từ quỹ của Hội. Bỏ trống nếu người đỡ đầu tự trao.',
    ),
  },
  derive: (row, context) => {
    const problems: CellProblem[] = [];
    const isBackwards = row.until !== null && row.until < row.from;
    if (isBackwards) {
      problems.push({
        column: 'until',
        code: 'order',
        severity: 'error',
        what: 'Đến ngày đứng trước Từ ngày.',
        todo: 'Xem lại hai ngày.',
      });
    }
    if (FULL_NAME.test(row.child)) {
      problems.push({
        column: 'child',
        code: 'mismatch',
        severity: 'notice',
        what: `“${row.child}” có vẻ là họ tên thật của trẻ.`,
        todo: 'Ghi bí danh, ví dụ Bé Na, khu 9: điều riêng của trẻ em không ghi kèm họ tên.',
      });
    }
    if (row.monthly === null && row.yearly === null) {
      problems.push({
        column: 'monthly',
        code: 'missing',
        severity: 'error',
        what: 'Chưa có mức mỗi tháng, cũng chưa có mức mỗi năm.',
        todo: 'Ghi Mức mỗi tháng; học bổng trao theo năm thì ghi Mức mỗi năm.',
      });
    }
    if (row.monthly !== null && row.yearly !== null) {
      problems.push({
        column: 'yearly',
        code: 'conflict',
        severity: 'error',
        what: 'Dòng này ghi cả mức mỗi tháng và mức mỗi năm.',
        todo: 'Giữ một mức; nếu cháu được cả hai thì ghi hai dòng.',
      });
    }
    const rate = row.monthly ?? row.yearly ?? 0;
    const days = isBackwards
      ? []
      : dueDays(row.from, row.until, context.today, row.monthly === null ? MONTHS_A_YEAR : 1);
    const due = days.length * rate;
    if (row.paid !== null && row.paid > due && rate > 0 && !isBackwards) {
      problems.push({
        column: 'paid',
        code: 'mismatch',
        severity: 'notice',
        what: `Đã trao ${formatMoney(row.paid)}, nhiều hơn số phải trao đến nay ${formatMoney(due)}.`,
        todo: 'Nếu trao trước thì để nguyên; nếu ghi nhầm thì sửa.',
      });
    }
    return {
      derived: {
        childKey: `${row.chapter}:${identityKey(row.child)}`,
        sponsorKey: identityKey(row.sponsor),
        /** The day after the last: open while it lasts. */
        endedOn: row.until === null ? null : addDays(row.until, 1),
        due: days.map((on): Part => ({ day: on, amount: rate })),
        handedOver: row.paid === null ? [] : spread(row.paid, rate, days, row.from),
      },
      problems,
    };
  },
});

const metrics = {
  childrenSponsored: distinct(sponsorshipTable, 'childKey')
    .atEnd('from', 'endedOn')
    .as('Trẻ đang được đỡ đầu', 'trẻ'),
  sponsorshipsNew: count(sponsorshipTable).during('from').as('Nhận đỡ đầu trong kỳ', 'lần'),
  sponsorshipMonthly: sum(sponsorshipTable, 'monthly')
    .atEnd('from', 'endedOn')
    .as('Mức đỡ đầu mỗi tháng', 'đ'),
  sponsorshipYearly: sum(sponsorshipTable, 'yearly')
    .atEnd('from', 'endedOn')
    .as('Học bổng, mức đỡ đầu mỗi năm', 'đ'),
  sponsorshipDue: parts(sponsorshipTable, 'due').as('Tiền đỡ đầu phải trao', 'đ'),
  sponsorshipPaid: parts(sponsorshipTable, 'handedOver').as('Tiền đỡ đầu đã trao', 'đ'),
  sponsorshipPaidRate: ratio('Tỷ lệ tiền đỡ đầu đã trao', 'sponsorshipPaid', 'sponsorshipDue'),
};

export const sponsorships = model({
  key: 'sponsorships',
  label: 'Mẹ đỡ đầu',
  tables: [sponsorshipTable],
  uses: ['houses', 'houseCash', 'houseWorkdays'],
  place: 100,
  metrics,
  targets: { childrenSponsored: ['trẻ được đỡ đầu'] },
  wardPage: { place: 100, ...compare('Mẹ đỡ đầu', 'childrenSponsored', 'sponsorshipDue', 'sponsorshipPaid') },
  summary: {
    place: 40,
    blocks: [
      compare(
        'Mẹ đỡ đầu',
        ...(['childrenSponsored', 'sponsorshipsNew', 'sponsorshipMonthly', 'sponsorshipYearly'] as const),
        ...(['sponsorshipDue', 'sponsorshipPaid', 'sponsorshipPaidRate'] as const),
      ),
      byActiveChapter(
        'Mái ấm và đỡ đầu theo chi hội',
        figure('Mái ấm', 'houses'),
        figure('Tiền mặt (đ)', 'houseCash'),
        figure('Ngày công', 'houseWorkdays'),
        figure('Trẻ được đỡ đầu', 'childrenSponsored'),
        figure('Mức tháng (đ)', 'sponsorshipMonthly'),
        figure('Mức năm (đ)', 'sponsorshipYearly'),
        figure('Phải trao (đ)', 'sponsorshipDue'),
        figure('Đã trao (đ)', 'sponsorshipPaid'),
      ),
    ],
  },
  report: inReports(() => ({
    place: 100,
    field: 'me_do_dau',
    table: shape('Bảng theo chi hội', 'Chi hội', [
      totalled('tre', 'Trẻ được đỡ đầu', 22),
      totalled('muc', 'Mức mỗi tháng (đ)', 28),
      totalled('muc_nam', 'Mức mỗi năm (đ)', 28),
      totalled('phai_trao', 'Phải trao trong kỳ (đ)', 30),
      totalled('da_trao', 'Đã trao trong kỳ (đ)', 30),
    ]),
    indicators: {
      title: 'Mẹ đỡ đầu',
      keys: [
        ...(['childrenSponsored', 'sponsorshipsNew', 'sponsorshipMonthly'] as const),
        ...(['sponsorshipYearly', 'sponsorshipPaid'] as const),
      ],
      yearly: ['childrenSponsored'],
    },
    annex: [['tre', 'childrenSponsored', 'Trẻ đỡ đầu', 13]],
    tell,
  })),
  money: (ward) => ({
    sponsorships: rowsOf(ward, sponsorshipTable).flatMap(({ handedOver, chapterCode, row, fund }) =>
      handedOver.map(({ day, amount }) => ({
        ...{ day: day ?? null, amount, chapterCode, row, fund },
        ...({ kind: 'sponsorships', column: 'paid' } as const),
      })),
    ),
  }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics>;

const COLUMNS = [
  ['tre', 'childrenSponsored'],
  ['muc', 'sponsorshipMonthly'],
  ['muc_nam', 'sponsorshipYearly'],
  ['phai_trao', 'sponsorshipDue'],
  ['da_trao', 'sponsorshipPaid'],
] as const;

function tell(figures: Asked): ModelText | null {
  const { value, before, period, asOf } = figures;
  const children = value('childrenSponsored');
  const paid = value('sponsorshipPaid');
  const begun = value('sponsorshipsNew');
  if (children === null && paid === null && begun === null) return null;
  const monthly = value('sponsorshipMonthly');
  const yearly = value('sponsorshipYearly');
  const rate = value('sponsorshipPaidRate');
  const sentences = [
    children === null
      ? ''
      : sentence(
          clauses(
            `đến ngày ${formatDay(asOf)}, ${children === 1 ? '' : 'các '}“mẹ đỡ đầu” của Hội đang chăm lo ${counted(children, 'trẻ')}`,
            monthly === null ? '' : `${children > 1 ? 'tổng mức ' : ''}mỗi tháng ${formatMoney(monthly)}`,
            yearly === null ? '' : `học bổng mỗi năm ${formatMoney(yearly)}`,
          ),
        ),
    begun === null ? '' : sentence(`trong kỳ có thêm ${counted(begun, 'lượt nhận đỡ đầu')}`),
    paid === null || paid === 0
      ? ''
      : sentence(
          clauses(
            `${during(period)}, số tiền đã trao tới tay ${children === 1 ? '' : 'các '}cháu là ${formatMoney(paid)} (bằng chữ: ${moneyInWords(paid)})`,
            rate === null ? '' : `đạt ${percent(rate)} mức đã nhận`,
            comparison(paid, before('sponsorshipPaid'), period),
          ),
        ),
  ].filter((part) => part !== '');
  return {
    title: 'Chương trình “Mẹ đỡ đầu”',
    paragraphs: [sentences.join(' ')],
    table: tableByChapter(figures, 'Trẻ được đỡ đầu, theo chi hội', COLUMNS),
  };
}
