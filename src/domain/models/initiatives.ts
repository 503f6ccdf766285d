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
import { keepBook } from '../figures/funds';
import { count, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { chapterName } from '../report/chapter-names';
import { inReports } from '../report/in-reports';
import type { Figures, ModelText } from '../report/part';
import { clauses, counted, listed, lowerFirst, sentence } from '../report/phrases';
import { rowsOf } from '../tables/any-ward';
import type { CellProblem } from '../tables/problem';
import { type Row, table } from '../tables/table';
import { formatDay, formatMoney, inPeriod } from '../values';
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
    endedOn: anyDay('Ngày kết thúc').help('Ngày thôi hoạt động, nếu đã kết thúc hoặc tạm dừng.'),
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
  // What stands still counts until the day it stopped, like what is over: else last year's figure would change today.
  derive: ({ state, launchedOn, endedOn }) => {
    const problems: CellProblem[] = [];
    if (endedOn === null && (state === 'ended' || state === 'paused'))
      problems.push({
        ...({ column: 'endedOn', code: 'missing', severity: 'error' } as const),
        what: `${state === 'ended' ? 'Đã kết thúc' : 'Tạm dừng'} mà chưa có ngày, nên không biết năm nào còn tính.`,
        todo: `Ghi ngày ${state === 'ended' ? 'kết thúc' : 'tạm dừng'} vào cột Ngày kết thúc.`,
      });
    if (endedOn !== null && state === 'active')
      problems.push({
        ...({ column: 'endedOn', code: 'order', severity: 'notice' } as const),
        what: `Ghi là đang hoạt động mà có ngày kết thúc ${formatDay(endedOn)}, nên chỉ tính đến ngày ấy.`,
        todo: 'Sửa trạng thái, hoặc xóa ngày kết thúc.',
      });
    if (endedOn !== null && launchedOn !== null && endedOn < launchedOn)
      problems.push({
        ...({ column: 'endedOn', code: 'order', severity: 'error' } as const),
        what: 'Ngày kết thúc đứng trước ngày ra mắt.',
        todo: 'Xem lại hai ngày.',
      });
    return { derived: { until: endedOn }, problems };
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
  report: inReports(() => ({
    field: 'so_mo_hinh',
    indicators: {
      title: 'Mô hình, câu lạc bộ, tổ',
      keys: ['initiatives', 'initiativesLaunched', 'initiativeMembers'],
    },
    annex: [['mo_hinh', 'initiatives', 'Mô hình, CLB, tổ', 15]],
    tell,
  })),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics | 'giftParcels' | 'giftValue'>;

/** Initiatives that the text tells one by one. */
const MOST_TOLD = 10;

function tell(figures: Asked): ModelText | null {
  const { period, ward } = figures;
  const active = figures.value('initiatives');
  const launched = figures.value('initiativesLaunched');
  if (active === null && launched === null) return null;
  const members = figures.value('initiativeMembers');
  const types = figures.byKey('initiatives', 'type');
  const byType = initiativeTypes.entries.flatMap(({ key, label }) => {
    const n = types.get(key);
    return n === undefined ? [] : [counted(n, lowerFirst(label))];
  });
  const held = rowsOf(ward, initiativeTable).filter(
    ({ launchedOn, until }) =>
      (launchedOn === null || launchedOn <= period.to) && (until === null || until > period.to),
  );
  const first = held.filter(({ launchedOn }) => launchedOn !== null && inPeriod(launchedOn, period));
  const book = new Map(keepBook(ward, period).funds.map((one) => [one.fund, one.in]));
  const [parcels, values] = [figures.byKey('giftParcels', 'fund'), figures.byKey('giftValue', 'fund')];
  /** What came into the initiative's own fund, and what was given from it. */
  const resultsOf = (fund: string | null): string[] => {
    if (fund === null || !isOwn(fund)) return [];
    const [taken, given, worth] = [book.get(fund) ?? 0, parcels.get(fund) ?? null, values.get(fund) ?? null];
    return [
      taken === 0 ? '' : `thu được ${formatMoney(taken)}`,
      given === null ? '' : `tặng ${counted(given, 'suất quà')}`,
      worth === null ? '' : `trị giá ${formatMoney(worth)}`,
    ];
  };
  /** What came into a fund that several live on is not the result of each: the funds' own part tells it once. */
  const isOwn = (fund: string): boolean => held.filter((one) => one.fund === fund).length === 1;
  const telling = [
    ...first,
    ...held.filter((one) => !first.includes(one) && (one.remark !== null || one.fund !== null)),
  ];
  const told = telling.slice(0, MOST_TOLD);
  const head = sentence(
    clauses(
      active === null
        ? ''
        : `Hội duy trì ${byType.length === 0 ? counted(active, 'mô hình') : listed(byType)}`,
      members === null ? '' : `có ${counted(members, 'thành viên')}`,
      launched === null ? '' : `trong đó ${counted(launched, 'mô hình')} mới ra mắt`,
    ),
  );
  return {
    title: 'Mô hình, câu lạc bộ, tổ, công trình',
    paragraphs: [
      head.replace(/\.$/, told.length < telling.length ? '; tiêu biểu là:' : '.'),
      ...told.map(({ name, chapterCode, launchedOn, members: own, fund, remark }) =>
        [
          `- ${sentence(
            clauses(
              `“${name.replace(/^["“”']+|["“”']+$/g, '')}”, ${chapterName(ward, chapterCode ?? '')}`,
              launchedOn === null ? '' : `ra mắt ngày ${formatDay(launchedOn)}`,
              own === null ? '' : counted(own, 'thành viên'),
              ...resultsOf(fund),
            ),
          )}`,
          remark === null ? '' : /[.!?]$/u.test(remark) ? remark : `${remark}.`,
        ]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ],
    table: null,
  };
}
