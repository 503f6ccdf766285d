/** Mẹ đỡ đầu: who looks after which child, with how much a month. What is due follows from the months. */
import { addDays, addMonths, type Day, formatMoney, identityKey } from '../values';
import { ownChapter } from './chapters';
import { anyDay, choice, day, money, text, year } from './column';
import type { Part } from './parts';
import { type CellProblem, table } from './table';

/** A month's money is due on the day of the month on which the sponsorship began, from that day on. */
export function dueDays(from: Day, until: Day | null, today: Day): Day[] {
  const last = until !== null && until < today ? until : today;
  const days: Day[] = [];
  for (let month = 0; ; month++) {
    const due = addMonths(from, month);
    if (due > last) return days;
    days.push(due);
  }
}

/** Money handed over pays the oldest month first; what is more than all months stands at the last of them. */
export function spread(paid: number, monthly: number, days: readonly Day[], from: Day): Part[] {
  let left = paid;
  const parts: Part[] = [];
  for (const [at, on] of (days.length === 0 ? [from] : days).entries()) {
    const amount = at >= days.length - 1 ? left : Math.min(monthly, left);
    left -= amount;
    if (amount > 0) parts.push({ day: on, amount });
  }
  return parts;
}

export const sponsorships = table({
  key: 'sponsorships',
  sheet: 'Mẹ đỡ đầu',
  prefix: 'DD',
  about: 'Trẻ được đỡ đầu. Ghi bí danh của trẻ; số phải trao tính theo tháng.',
  models: ['sponsorships'],
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['childKey', 'sponsorKey', 'from'],
    words: 'cùng trẻ, người đỡ đầu và ngày bắt đầu',
    at: 'child',
  },
  frozenColumns: 1,
  rewritesPast: {
    monthly: {
      says: 'Mức này tính cho mọi tháng từ Từ ngày. Nếu chỉ đổi từ nay, ghi lại mức cũ và Đến ngày cho dòng này, rồi thêm một dòng với mức mới.',
    },
  },
  time: { kind: 'span', from: 'from', until: 'endedOn' },
  columns: {
    child: text('Trẻ được đỡ đầu')
      .required()
      .help('Bí danh của trẻ, không ghi họ tên thật. Một trẻ một bí danh.')
      .example('Bé Na, khu 9'),
    birthYear: year('Năm sinh').help('Năm sinh của trẻ.').example('2014'),
    chapter: ownChapter(),
    sponsor: text('Người, đơn vị đỡ đầu')
      .required()
      .help('Ai nhận đỡ đầu.')
      .example('Chi hội Khu 9')
      .alias('Người/đơn vị đỡ đầu'),
    monthly: money('Mức mỗi tháng').required().help('Đồng mỗi tháng.').example('250.000'),
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
    const days = isBackwards ? [] : dueDays(row.from, row.until, context.today);
    const due = days.length * row.monthly;
    if (row.paid !== null && row.paid > due && !isBackwards) {
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
        due: days.map((on): Part => ({ day: on, amount: row.monthly })),
        handedOver: row.paid === null ? [] : spread(row.paid, row.monthly, days, row.from),
      },
      problems,
    };
  },
});
