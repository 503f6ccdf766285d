/**
 * Income: money and goods that came in, by source and fund. Scrap and product sales are income by themselves and are
 * not written here a second time.
 */
import { chapterOrWard, choice, day, longText, money, quantity, text } from './column';
import { type CellProblem, table } from './table';
import { unitConflict } from './units';

export const income = table({
  key: 'income',
  sheet: 'Nguồn thu',
  prefix: 'NT',
  about: 'Tiền và hiện vật vận động được. Tiền bán phế liệu, bán sản phẩm đã có ở tab của nó, không ghi lại.',
  models: ['income'],
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'source', 'fund', 'giver', 'amount', 'inKind'],
    words: 'cùng ngày, chi hội, nguồn, quỹ, người ủng hộ và số tiền',
    at: 'amount',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày nhận.'),
    chapter: chapterOrWard('Chi hội')
      .required()
      .help('Chi hội vận động được; hoặc “Hội LHPN phường” nếu phường nhận.'),
    source: choice('Nguồn', 'incomeSources')
      .required()
      .help('Ai cho, từ đâu mà có.')
      .example('Mạnh thường quân'),
    fund: choice('Mô hình, quỹ', 'funds')
      .required()
      .help('Tiền này vào quỹ, mô hình nào.')
      .example('Điểm chia sẻ')
      .alias('Mô hình/quỹ', 'Quỹ'),
    giver: text('Người ủng hộ').help('Tên người hoặc đơn vị ủng hộ, nếu cần nhớ.'),
    amount: money('Số tiền').help('Tiền nhận được, đồng.'),
    inKind: text('Hiện vật').help('Tên hiện vật, nếu có.').example('gạo'),
    quantity: quantity('Số lượng').help('Số lượng hiện vật.').example('50 kg'),
    unit: choice('Đơn vị', 'units').help('Đơn vị của hiện vật.').example('kg'),
    inKindValue: money('Trị giá hiện vật').help('Hiện vật quy ra đồng.'),
    note: longText('Ghi chú').help('Điều cần nhớ thêm.'),
  },
  derive: (row, { catalogue }) => {
    const conflict = unitConflict(row.quantity, row.unit, catalogue);
    const problems: CellProblem[] = conflict === null ? [] : [conflict];
    if (row.amount === null && row.inKind === null && row.inKindValue === null) {
      problems.push({
        column: 'amount',
        code: 'missing',
        severity: 'error',
        what: 'Chưa có số tiền, cũng chưa có hiện vật.',
        todo: 'Ghi số tiền nhận được, hoặc ghi hiện vật.',
      });
    }
    return {
      derived: {
        total:
          row.amount === null && row.inKindValue === null ? null : (row.amount ?? 0) + (row.inKindValue ?? 0),
        /** Text messages sent for an appeal: 139 tin = 2.780.000đ. */
        messages: row.source === 'sms' ? (row.quantity?.amount ?? null) : null,
      },
      problems,
    };
  },
});
