/**
 * The register of what a ward has set up: models of emulation, clubs, groups, works. One row is one of them; activities
 * name it, and what was done through it is told as its result.
 */
import {
  anyDay,
  chapterOrWard,
  choice,
  count as countColumn,
  day,
  longText,
  name,
  ownList,
  rowList,
  text,
} from '../columns';
import { count, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { initiativePart } from '../report/initiative-part';
import { type Row, table } from '../tables/table';
import { model } from './model';

export const initiativeTypes = ownList(
  'initiativeTypes',
  'Loại mô hình',
  'Mô hình, câu lạc bộ, tổ, công trình của phường.',
  {
    model: ['Mô hình', ['mô hình dân vận khéo']],
    club: ['Câu lạc bộ', ['clb']],
    team: ['Tổ', ['tổ hợp tác', 'tổ liên kết']],
    circle: ['Nhóm', []],
    work: ['Công trình', ['phần việc', 'công trình phụ nữ']],
  },
);
const states = ownList('initiativeStates', 'Trạng thái mô hình', 'Mô hình còn hoạt động không.', {
  active: ['Đang hoạt động', ['hoạt động', 'duy trì']],
  paused: ['Tạm dừng', []],
  ended: ['Đã kết thúc', ['kết thúc', 'dừng', 'giải thể']],
});

/** The register's rows as other tables choose from them. */
export const initiativeList = rowList(
  'initiatives',
  'Sổ mô hình',
  'Mô hình, câu lạc bộ, tổ, công trình.',
  'initiatives',
);

export const initiativeTable = table({
  key: 'initiatives',
  sheet: 'Sổ mô hình',
  prefix: 'MH',
  about: 'Mô hình, câu lạc bộ, tổ, nhóm, công trình mà phường và chi hội đã lập.',
  chapterColumn: 'chapter',
  uniqueBy: ['name', 'chapter'],
  isUndated: true,
  offers: [{ list: initiativeList.key }],
  time: { kind: 'span', from: 'launchedOn', until: 'until' },
  columns: {
    name: text('Tên').required().help('Tên mô hình, câu lạc bộ, tổ, công trình.').example('Ngôi nhà xanh'),
    type: choice('Loại', initiativeTypes).required().help('Thuộc loại nào.').example('Mô hình'),
    chapter: chapterOrWard('Chi hội').required().help('Chi hội lập; hoặc “Hội LHPN phường”.'),
    launchedOn: day('Ngày ra mắt').help('Ngày ra mắt. Bỏ trống nếu có từ lâu, không rõ ngày.'),
    members: countColumn('Số thành viên').help('Hiện có bao nhiêu thành viên.').example('25'),
    head: name('Người phụ trách').help('Ai phụ trách.'),
    state: choice('Trạng thái', states).help('Bỏ trống là đang hoạt động.').example('Đang hoạt động'),
    endedOn: anyDay('Ngày kết thúc').help('Ngày thôi hoạt động, nếu đã kết thúc.'),
    fund: choice('Quỹ của mô hình', 'funds')
      .help('Nếu mô hình có quỹ riêng: thu vào, quà tặng từ quỹ ấy là kết quả của mô hình.')
      .example('Biến rác thành tiền'),
    remark: longText('Điều đáng nói')
      .help('Một, hai câu về cách làm, kết quả; in trong báo cáo.')
      .example('Thu gom phế liệu vào sáng Chủ nhật tuần đầu tháng'),
    label: text('Nhãn chọn')
      .system()
      .help('Tiện ích ghi, dùng cho danh sách chọn mô hình.')
      .example('Ngôi nhà xanh · MH-4M8Q1'),
  },
  derive: (row) => {
    const isOver = row.state === 'ended';
    const isDisordered = row.endedOn !== null && row.launchedOn !== null && row.endedOn < row.launchedOn;
    return {
      derived: { isActive: !isOver && row.state !== 'paused', until: row.endedOn },
      problems: [
        ...(isOver && row.endedOn === null
          ? [
              {
                ...({ column: 'endedOn', code: 'missing', severity: 'error' } as const),
                what: 'Đã kết thúc mà chưa có ngày kết thúc, nên không biết năm nào còn tính.',
                todo: 'Ghi ngày kết thúc.',
              },
            ]
          : []),
        ...(isDisordered
          ? [
              {
                ...({ column: 'endedOn', code: 'order', severity: 'error' } as const),
                what: 'Ngày kết thúc đứng trước ngày ra mắt.',
                todo: 'Xem lại hai ngày.',
              },
            ]
          : []),
      ],
    };
  },
});

export type Initiative = Row<typeof initiativeTable>;

const metrics = {
  initiatives: count(initiativeTable).as('Mô hình, câu lạc bộ, tổ đang có', 'mô hình'),
  initiativesLaunched: count(initiativeTable)
    .during('launchedOn')
    .as('Mô hình, câu lạc bộ, tổ mới ra mắt', 'mô hình'),
  initiativeMembers: sum(initiativeTable, 'members').as('Thành viên mô hình, câu lạc bộ, tổ', 'người'),
};

export const initiatives = model({
  key: 'initiatives',
  label: 'Sổ mô hình',
  aliases: ['mô hình', 'câu lạc bộ'],
  tables: [initiativeTable],
  uses: ['giftParcels', 'giftValue'],
  metrics,
  targets: { initiatives: [], initiativesLaunched: ['mô hình mới'] },
  wardPage: compare('Mô hình, câu lạc bộ, tổ', 'initiatives', 'initiativesLaunched', 'initiativeMembers'),
  report: inReports(() => initiativePart),
});
