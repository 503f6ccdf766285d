/** Spending other than gifts, and money handed on: to another fund of the ward or to another body. */

import { chapterOrWard, choice, day, money, picture, readChoice, text } from '../columns';
import { fundName } from '../figures/fund-names';
import { sum } from '../figures/metric';
import type { MoneyFact } from '../figures/movement';
import { rowsOf } from '../tables/any-ward';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { model } from './model';

export const spendingTable = table({
  key: 'spending',
  sheet: 'Khoản chi',
  tabGroup: 'money',
  prefix: 'KC',
  about: 'Các khoản chi ngoài quà tặng, và tiền chuyển sang quỹ khác hoặc nộp nơi khác.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'purpose', 'fund', 'amount'],
    words: 'cùng ngày, chi hội, nội dung, nguồn và số tiền',
    at: 'amount',
  },
  spoken: {
    words: 'chuyển về|nộp về|chi mua|chi cho|khoản chi|mua sắm|chi phí',
    also: 'quỹ|chi|kinh phí',
    not: 'tặng',
    figures: [{ column: 'amount', kind: 'money' }],
    texts: [{ column: 'transferTo', after: 'chuyển về|nộp về' }],
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày chi.'),
    chapter: chapterOrWard('Chi hội').required().help('Chi hội chi; hoặc “Hội LHPN phường” nếu phường chi.'),
    purpose: text('Nội dung').required().help('Chi việc gì.').example('Mua giống hoa'),
    fund: choice('Nguồn kinh phí', 'funds').required().help('Lấy từ quỹ nào.').example('Biến rác thành tiền'),
    amount: money('Số tiền').required().help('Số tiền chi, đồng.'),
    transferTo: text('Chuyển về')
      .help('Nộp về đâu, hoặc chuyển sang quỹ nào của Hội. Bỏ trống nếu là khoản chi thường.')
      .example('MTTQ phường'),
    receipt: text('Chứng từ').help('Số phiếu chi, biên nhận.').example('PC 05'),
    picture: picture(),
  },
  derive: (row, context) => {
    // Another fund of the ward by its name; anything else is a body outside (MTTQ phường).
    const known = row.transferTo === null ? null : readChoice(row.transferTo, 'funds', context.catalogue);
    const toFund = known?.ok === true ? known.value : null;
    const problems: CellProblem[] = [];
    if (toFund !== null && toFund === row.fund) {
      problems.push({
        column: 'transferTo',
        code: 'self',
        severity: 'error',
        what: `${fundName(row.fund, { context })} không thể chuyển cho chính quỹ này.`,
        todo: 'Chọn lại nguồn kinh phí, hoặc sửa ô Chuyển về.',
      });
    }
    if (row.amount === 0) {
      problems.push({
        column: 'amount',
        code: 'absurd',
        severity: 'error',
        what: 'Số tiền chi là 0.',
        todo: 'Ghi số tiền đã chi, hoặc xóa dòng.',
      });
    }
    return {
      derived: {
        /** Key of the ward's own fund that takes the money; null where it leaves the ward. */
        toFund,
        isHandedOn: row.transferTo !== null && toFund === null,
        isSpent: toFund === null,
      },
      problems,
    };
  },
});

export const spending = model({
  key: 'spending',
  label: 'Khoản chi',
  aliases: ['chi'],
  tables: [spendingTable],
  place: 80,
  metrics: {
    spendingTotal: sum(spendingTable, 'amount').only({ isSpent: true }).as('Chi ngoài quà tặng', 'đ'),
    handedOn: sum(spendingTable, 'amount').only({ isHandedOn: true }).as('Tiền nộp, chuyển nơi khác', 'đ'),
  },
  money: (ward) => ({
    spending: rowsOf(ward, spendingTable).flatMap(
      ({ day, amount, chapterCode, row, fund, toFund, isHandedOn }): MoneyFact[] => {
        const out: MoneyFact = {
          ...{ day, amount, chapterCode, row, fund, column: 'amount' },
          kind: toFund !== null ? 'transferOut' : isHandedOn ? 'handedOn' : 'spending',
        };
        return toFund === null ? [out] : [out, { ...out, fund: toFund, kind: 'transferIn' }];
      },
    ),
  }),
});
