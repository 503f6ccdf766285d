/** Mái ấm tình thương: houses built or mended for households in need, with what went into them. */
import { identityKey } from '../values';
import { ownChapter } from './chapters';
import { anyDay, choice, choices, count, money, text } from './column';
import { type CellProblem, type RowProblem, table } from './table';

export const houses = table({
  key: 'houses',
  sheet: 'Mái ấm tình thương',
  prefix: 'MA',
  about: 'Nhà làm mới, sửa chữa cho hộ khó khăn. Mỗi nhà một dòng, từ khởi công đến bàn giao.',
  models: ['houses'],
  chapterColumn: 'chapter',
  frozenColumns: 1,
  time: { kind: 'day', on: 'day' },
  columns: {
    household: text('Hộ được hỗ trợ').required().help('Tên chủ hộ, hoặc chữ cái đầu.').example('Bà N.T.H.'),
    chapter: ownChapter(),
    started: anyDay('Khởi công').starred().help('Ngày khởi công. Phải có ngày này hoặc ngày bàn giao.'),
    handedOver: anyDay('Bàn giao').help('Ngày bàn giao nhà.'),
    cash: money('Tiền mặt').help('Tiền mặt hỗ trợ, đồng.'),
    inKindValue: money('Trị giá hiện vật').help('Vật liệu, đồ dùng quy ra đồng.'),
    workdays: count('Ngày công').help('Số ngày công giúp.'),
    result: choices('Kết quả', 'houseResults').help('Hộ được gì sau khi có nhà.').example('Thoát cận nghèo'),
    fund: choice('Nguồn kinh phí', 'funds').help('Chỉ ghi khi tiền mặt lấy từ quỹ của Hội.'),
  },
  derive: (row) => {
    const problems: CellProblem[] = [];
    if (row.started === null && row.handedOver === null) {
      problems.push({
        column: 'started',
        code: 'missing',
        severity: 'error',
        what: 'Chưa có ngày khởi công, cũng chưa có ngày bàn giao.',
        todo: 'Ghi ngày khởi công.',
      });
    }
    if (row.started !== null && row.handedOver !== null && row.handedOver < row.started) {
      problems.push({
        column: 'handedOver',
        code: 'order',
        severity: 'error',
        what: 'Ngày bàn giao đứng trước ngày khởi công.',
        todo: 'Xem lại hai ngày.',
      });
    }
    if ((row.result ?? []).length > 1) {
      problems.push({
        column: 'result',
        code: 'conflict',
        severity: 'error',
        what: `Một mái ấm ghi ${row.result?.length ?? 0} kết quả.`,
        todo: 'Giữ một kết quả, ví dụ Thoát cận nghèo.',
      });
    }
    return {
      derived: {
        /** A house stands in the period in which building began. */
        day: row.started ?? row.handedOver,
        outcome: row.result?.[0] ?? null,
        resultDay: row.handedOver ?? row.started,
        householdKey: `${row.chapter}:${identityKey(row.household)}`,
      },
      problems,
    };
  },
  // A household may get help in two rows (cash, then workdays); it has one result.
  checkRows: (rows) => {
    const first = new Map<string, number>();
    return rows.flatMap(({ row, householdKey, outcome }): RowProblem[] => {
      if (outcome === null) return [];
      const before = first.get(householdKey);
      if (before === undefined) {
        first.set(householdKey, row);
        return [];
      }
      return [
        {
          row,
          column: 'result',
          code: 'conflict',
          severity: 'error',
          what: `Hộ này đã có kết quả ở dòng ${before}.`,
          todo: 'Giữ kết quả ở một dòng, bỏ trống ở dòng kia; ghi hai lần thì xoá một dòng.',
        },
      ];
    });
  },
});
