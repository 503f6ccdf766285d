/** 1+1: one member or chapter helps another. One row is one pair, from the day it is made to its result. */
import { formatDay } from '../values';
import { ownChapter } from './chapters';
import { choice, day, longText, money, party } from './column';
import { type CellProblem, type RowProblem, table } from './table';

/** Results that mean a household has left (near-)poverty. */
export const POVERTY_RESULTS = ['outOfPoverty', 'outOfNearPoverty'] as const;

export const pairings = table({
  key: 'pairings',
  sheet: 'Cặp 1+1',
  prefix: 'CP',
  about: 'Các cặp 1+1: ai giúp ai, giúp gì, kết quả ra sao. Mỗi cặp một dòng.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['kind', 'helperKey', 'helpedAtWork'],
    unlessBlank: ['helpedAtWork'],
    words: 'cùng hai bên và loại cặp, đều đang giúp',
    at: 'helped',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày ghép').required().help('Ngày hai bên nhận giúp nhau.'),
    kind: choice('Loại cặp', 'pairKinds')
      .required()
      .help('Chọn loại cặp trong danh sách.')
      .example('Đỡ đầu hội viên khó khăn'),
    chapter: ownChapter(),
    helper: party('Bên giúp').required().help('Hội viên hoặc chi hội nhận giúp, kèm mã.'),
    helped: party('Bên được giúp').required().help('Hội viên, chi hội, hoặc tên chị em chưa vào Hội.'),
    support: longText('Nội dung hỗ trợ').help('Giúp việc gì, bằng gì.').example('Cho vay vốn nuôi gà'),
    value: money('Trị giá hỗ trợ').help(
      'Tiền và hiện vật giúp khi ghép cặp, quy ra đồng. Các lần sau ghi ở tab Hỗ trợ 1+1.',
    ),
    state: choice('Trạng thái', 'pairStates').required().help('Cặp đang ở bước nào.').example('Đang giúp'),
    result: choice('Kết quả', 'pairResults').help('Đã đạt được gì, nếu có.'),
    resultDay: day('Ngày có kết quả').help('Ngày đạt kết quả hoặc ngày dừng.'),
    fund: choice('Nguồn kinh phí', 'funds').help(
      'Chỉ ghi khi phần hỗ trợ lấy từ quỹ của Hội. Bỏ trống nếu bên giúp tự bỏ ra.',
    ),
    note: longText('Ghi chú').help('Điều cần nhớ thêm.'),
  },
  derive: (row, context) => {
    const problems: CellProblem[] = [];
    const isSelf = row.helper.kind === row.helped.kind && row.helper.key === row.helped.key;
    if (isSelf) {
      problems.push({
        column: 'helped',
        code: 'self',
        severity: 'error',
        what: 'Bên giúp và bên được giúp là một.',
        todo: 'Chọn lại một trong hai bên.',
      });
    }
    if (row.result !== null && row.resultDay === null) {
      problems.push({
        column: 'resultDay',
        code: 'missing',
        severity: 'error',
        what: 'Có kết quả nhưng chưa có ngày đạt kết quả.',
        todo: 'Ghi ngày có kết quả để kết quả được tính vào đúng kỳ.',
      });
    }
    if (row.resultDay !== null && row.resultDay < row.day) {
      problems.push({
        column: 'resultDay',
        code: 'order',
        severity: 'error',
        what: 'Ngày có kết quả đứng trước ngày ghép.',
        todo: 'Xem lại hai ngày.',
      });
    }
    for (const [column, side] of [
      ['helper', row.helper],
      ['helped', row.helped],
    ] as const) {
      const person = side.kind === 'member' ? context.members.get(side.key) : undefined;
      if (person?.until != null && person.until <= row.day) {
        problems.push({
          column,
          code: 'gone',
          severity: 'error',
          what: `${person.label} đã rời Hội từ ${formatDay(person.until)}, trước ngày ghép cặp.`,
          todo: 'Chọn người khác, hoặc xem lại ngày ghép và ngày rời đi ở tab Hội viên.',
        });
      } else if (person !== undefined && row.state === 'helping' && !person.isActive) {
        problems.push({
          column,
          code: 'gone',
          severity: 'notice',
          what: `${person.label} không còn sinh hoạt mà cặp vẫn “Đang giúp”.`,
          todo: 'Đổi trạng thái cặp, hoặc chọn người khác.',
        });
      }
    }
    return {
      derived: {
        helperKey: `${row.helper.kind}:${row.helper.key}`,
        helpedKey: `${row.helped.kind}:${row.helped.key}`,
        /** The helped side while the pair is at work. */
        helpedAtWork: row.state === 'helping' ? `${row.helped.kind}:${row.helped.key}` : null,
        isHelpedHardship: row.helped.kind === 'member' && context.hardship.has(row.helped.key),
        /** Until when the pair is at work: open while it helps. */
        endedOn: row.state === 'helping' ? null : (row.resultDay ?? row.day),
      },
      problems,
    };
  },
  // A household leaves poverty once: a second pair with the same result is asked about, and counts no more.
  checkRows: (rows) => {
    const first = new Map<string, number>();
    const out = rows.filter(({ result }) => POVERTY_RESULTS.some((one) => one === result));
    const inOrder = [...out].sort((a, b) => (String(a.resultDay) < String(b.resultDay) ? -1 : 1));
    return inOrder.flatMap(({ row, helpedKey, result }): RowProblem[] => {
      const name = JSON.stringify([helpedKey, result]);
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, row);
        return [];
      }
      return [
        {
          row,
          column: 'result',
          code: 'conflict',
          severity: 'notice',
          what: `Hộ này đã có kết quả như vậy ở cặp dòng ${before}; trong một kỳ chỉ tính một lần.`,
          todo: 'Giữ kết quả ở cặp đã giúp được; cặp kia ghi kết quả khác hoặc bỏ trống.',
        },
      ];
    });
  },
});
