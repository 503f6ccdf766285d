import { attributeOf, chapterOrWard, choice, text, year } from '../columns';
import { table } from '../tables/table';
import { readMoney, readNumber, readPercent } from '../values';
import { model } from './model';

const targetTable = table({
  key: 'targets',
  sheet: 'Chỉ tiêu',
  prefix: 'CT',
  about: 'Chỉ tiêu cả năm giao cho phường và từng chi hội.',
  chapterColumn: 'chapter',
  tabGroup: 'reference',
  isUndated: true,
  uniqueBy: ['year', 'chapter', 'metric'],
  time: { kind: 'year', on: 'year' },
  columns: {
    year: year('Năm').required().help('Chỉ tiêu của năm nào.'),
    chapter: chapterOrWard('Chi hội').required().help('Giao cho chi hội nào; hoặc “Hội LHPN phường”.'),
    metric: choice('Chỉ tiêu', 'targetMetrics')
      .required()
      .help('Chọn trong danh sách.')
      .example('Hội viên mới'),
    // Text, so that 80% stays 80% whatever the sheet makes of it.
    goal: text('Mức giao').required().help('Số phải đạt trong năm.').example('120 hoặc 80%'),
  },
  derive: (row, context) => {
    const unit = attributeOf('targetMetrics', row.metric, 'Đơn vị tính', context.catalogue);
    const amount = readGoal(row.goal, unit === '%');
    const isBad = amount === null || amount <= 0;
    return {
      derived: { amount: isBad ? null : amount },
      problems: isBad
        ? [
            {
              column: 'goal',
              code: 'unreadable',
              severity: 'error',
              what: `Chưa hiểu mức giao “${row.goal}”.`,
              todo: unit === '%' ? 'Ghi một tỷ lệ, ví dụ 80%.' : 'Ghi một số, ví dụ 120 hoặc 130 triệu.',
            },
          ]
        : [],
    };
  },
});

/** `80%`, `80` and `0,8` are one rate; `130tr` and `130.000.000` one sum. Null where it is none. */
function readGoal(typed: string, isRate: boolean): number | null {
  if (isRate) {
    const share = readPercent(typed);
    if (share.ok) return share.value;
    const number = readNumber(typed);
    return number.ok ? (number.value > 1 ? number.value / 100 : number.value) : null;
  }
  const number = readNumber(typed);
  if (number.ok) return number.value;
  const sum = readMoney(typed);
  return sum.ok ? sum.value : null;
}

export const targets = model({
  key: 'targets',
  label: 'Chỉ tiêu',
  tables: [targetTable],
  metrics: {},
});
