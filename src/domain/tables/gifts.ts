/** Gifts given: by the ward or a chapter, to whom, from which fund. One row is one giving. */
import { formatMoney } from '../values';
import { chapterOrWard, choice, count, day, longText, money, text } from './column';
import { readItems, unreadProblem } from './items';
import { type CellProblem, table } from './table';

export const gifts = table({
  key: 'gifts',
  sheet: 'Quà tặng',
  prefix: 'QT',
  about: 'Quà đã tặng: ngày, dịp, cho ai, bao nhiêu suất, trị giá, tiền từ đâu.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'occasion', 'recipients', 'receiver', 'parcels', 'total', 'inKind'],
    words: 'cùng ngày, chi hội, dịp, đối tượng, số suất và trị giá',
    at: 'parcels',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày tặng.'),
    occasion: choice('Dịp', 'occasions').required().help('Tặng nhân dịp gì.').example('Tết Nguyên đán'),
    chapter: chapterOrWard('Chi hội')
      .required()
      .help('Chi hội tặng; hoặc “Hội LHPN phường” nếu phường tặng.'),
    recipients: choice('Đối tượng', 'recipients').required().help('Tặng cho ai.').example('Trẻ em khó khăn'),
    receiver: text('Người nhận').help('Tên người nhận, nếu cần nhớ. Không đưa vào báo cáo.'),
    parcels: count('Số suất')
      .required()
      .help('Số suất quà; chỉ hiện vật thì ghi số phần.')
      .alias('Số xuất', 'Số phần'),
    unitValue: money('Trị giá một suất').help('Đồng một suất.').example('500.000'),
    value: money('Tổng trị giá')
      .help('Bỏ trống thì tiện ích lấy số suất × trị giá một suất.')
      .example('7.000.000'),
    inKind: longText('Hiện vật')
      .help('Kê hiện vật, cách nhau bằng dấu phẩy.')
      .example('10 bộ sách giáo khoa, 650 quyển vở'),
    fund: choice('Nguồn kinh phí', 'funds')
      .required()
      .help('Tiền hoặc hiện vật lấy từ đâu.')
      .example('Biến rác thành tiền'),
    partner: text('Đơn vị phối hợp').help('Cơ quan, đoàn thể cùng tặng, nếu có.'),
    note: longText('Ghi chú').help('Điều cần nhớ thêm.'),
  },
  derive: (row) => {
    const problems: CellProblem[] = [];
    const product = row.unitValue === null ? null : row.parcels * row.unitValue;
    if (row.value !== null && product !== null && row.value !== product) {
      problems.push({
        column: 'value',
        code: 'mismatch',
        severity: 'error',
        what: `${row.parcels} suất × ${formatMoney(row.unitValue ?? 0)} = ${formatMoney(product)}, nhưng tổng ghi ${formatMoney(row.value)}.`,
        todo: 'Sửa số suất, trị giá một suất hoặc tổng cho khớp.',
      });
    }
    const { items, unread } = readItems(row.inKind ?? '');
    const left = unreadProblem('inKind', unread, '10 bộ sách, 650 quyển vở');
    if (left !== null) problems.push(left);
    return { derived: { total: row.value ?? product, items }, problems };
  },
});
