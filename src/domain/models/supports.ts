/** Support in 1+1 pairs over time: one row is one giving, from the day the pair is made until it is closed. */

import { choice, day, longText, money, pairing } from '../columns';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { formatDay } from '../values';

export const supportTable = table({
  key: 'supports',
  sheet: 'Hỗ trợ 1+1',
  tabGroup: 'care',
  prefix: 'HT',
  about: 'Từng lần hỗ trợ của các cặp 1+1: ngày nào, giúp gì, trị giá bao nhiêu.',
  duplicateRule: {
    by: ['day', 'pair', 'support', 'value'],
    words: 'cùng ngày, cặp, nội dung và trị giá',
    at: 'pair',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày hỗ trợ.'),
    pair: pairing('Cặp')
      .required()
      .help(
        'Gõ tên một trong hai bên rồi chọn; ghi thẳng vào ô thì ghi mã của cặp, như cột Mã ở tab Cặp 1+1.',
      ),
    support: longText('Nội dung').required().help('Lần này giúp gì.').example('Tặng 20 con gà giống'),
    value: money('Trị giá').help('Tiền và hiện vật của lần này, quy ra đồng.'),
    fund: choice('Nguồn kinh phí', 'funds').help(
      'Chỉ ghi khi lấy từ quỹ của Hội. Bỏ trống nếu bên giúp tự bỏ ra.',
    ),
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm.'),
  },
  derive: (row, context) => {
    const pair = context.pairs.get(row.pair);
    const problems: CellProblem[] = [];
    if (pair !== undefined && row.day < pair.from) {
      problems.push({
        column: 'day',
        code: 'order',
        severity: 'error',
        what: `Ngày hỗ trợ đứng trước ngày ghép cặp (${formatDay(pair.from)}).`,
        todo: 'Xem lại ngày này, hoặc ngày ghép ở tab Cặp 1+1.',
      });
    }
    if (pair?.until != null && row.day > pair.until) {
      problems.push({
        column: 'day',
        code: 'order',
        severity: 'notice',
        what: `Cặp đã khép ngày ${formatDay(pair.until)}, trước lần hỗ trợ này.`,
        todo: 'Nếu cặp vẫn đang giúp thì sửa trạng thái ở tab Cặp 1+1; nếu không, xem lại ngày hoặc mã cặp.',
      });
    }
    if (pair?.value != null && row.day === pair.from && row.value === pair.value) {
      problems.push({
        column: 'value',
        code: 'likelyDuplicate',
        severity: 'notice',
        what: 'Trị giá này đã ghi ở dòng của cặp, cùng ngày: được cộng hai lần.',
        todo: 'Nếu là một lần giúp thì xóa ở một nơi; nếu là hai lần thì để nguyên.',
      });
    }
    return {
      derived: { chapterCode: pair?.chapterCode ?? null, kind: pair?.kind ?? null },
      problems,
    };
  },
});
