/**
 * The tables of what a ward counts besides the declared models: indicators that its officers define, one row each, and the
 * activities that chapters write down for them. Apart from their model, because the metrics are made of them
 * (`figures/own-metrics.ts`).
 */
import {
  attributeOf,
  chapterOrWard,
  choice,
  count as countColumn,
  day,
  labelOf,
  longText,
  money,
  month,
  ownList,
  rowList,
  text,
  yesNo,
} from '../columns';
import type { OwnMetricKey } from '../figures/metric';
import { type AnyWard, rowsOf } from '../tables/any-ward';
import { rowIdOf } from '../tables/ids';
import type { CellProblem } from '../tables/problem';
import { type Row, table } from '../tables/table';
import { type Day, identityKey, monthOf, readAmount, sameText } from '../values';
import { initiativeList } from './initiatives';

/** How the rows of an indicator make its figure. */
const countings = ownList('countings', 'Cách tính', 'Các dòng của một chỉ số thành một con số thế nào.', {
  total: ['Cộng dồn trong kỳ', ['cộng dồn', 'cộng', 'tổng']],
  last: ['Số cuối kỳ', ['cuối kỳ', 'số dư', 'hiện có']],
  ratio: ['Tỷ lệ', ['tỉ lệ', 'tỷ lệ a÷b', 'phần trăm']],
  times: ['Số lần', ['số buổi', 'số cuộc', 'lần']],
  distinct: ['Số người khác nhau', ['số người', 'số hộ khác nhau', 'người khác nhau']],
});
const directions = ownList('directions', 'Chiều tốt', 'Tăng hay giảm là tốt.', {
  up: ['Tăng', ['càng nhiều càng tốt', 'cao']],
  down: ['Giảm', ['càng ít càng tốt', 'thấp']],
  none: ['Không', ['không xét']],
});

/** Parts of a periodic report under which a group is told; the keys are those of `PartHeading`. */
const headings = ownList('reportHeadings', 'Thuộc phần', 'Phần của báo cáo định kỳ kể chỉ số.', {
  movement: ['Phong trào, cuộc vận động', ['phong trào', 'cuộc vận động']],
  task: ['Nhiệm vụ trọng tâm', ['nhiệm vụ', 'trọng tâm']],
  organisation: [
    'Xây dựng tổ chức Hội, Đảng, giám sát, phản biện',
    ['tổ chức', 'xây dựng tổ chức hội', 'xây dựng đảng'],
  ],
});

/** The indicators as `Hoạt động` chooses from them: what a form needs to know of one stands beside it. */
const indicatorList = rowList('indicators', 'Chỉ số', 'Chỉ số mà phường tự theo dõi.', 'indicators', [
  { header: 'Đơn vị', about: 'Đếm bằng gì.' },
  { header: 'Cách tính', about: 'Các dòng thành một con số thế nào.' },
  { header: 'Tự tính', about: 'Có: tỷ lệ của hai chỉ số khác, không ghi số cho nó.' },
]);

const isShare = (unit: string): boolean => unit === '%';
/** `đồng` and `đ` are one unit: whoever reads the cells decides by it how a figure is written. */
const unitOf = (typed: string): string =>
  /^(đ|đồng|vnđ|vnd)$/iu.test(typed) ? 'đ' : /^(kg|ki-lô-gam|kilôgam)$/iu.test(typed) ? 'kg' : typed;

/** Places that a sentence of an indicator may have, with what stands in them. */
export const SENTENCE_PLACES = {
  so: 'số trong kỳ',
  don_vi: 'đơn vị',
  cung_ky: 'số cùng kỳ năm trước',
  tang_giam: 'tăng hay giảm bao nhiêu so với cùng kỳ',
  so_tien: 'số tiền',
  luot_nguoi: 'lượt người',
  so_chi_hoi: 'số chi hội có ghi',
  ky: 'tên của kỳ',
} as const;

export const indicatorTable = table({
  key: 'indicators',
  sheet: 'Chỉ số',
  prefix: 'CS',
  about: 'Những con số phường tự theo dõi: tên, đơn vị, cách tính. Chi hội ghi số ở tab Hoạt động.',
  tabGroup: 'reference',
  isUndated: true,
  isForOfficers: true,
  uniqueBy: ['name'],
  time: { kind: 'span', from: 'since', until: 'until' },
  columns: {
    name: text('Tên').required().help('Tên chỉ số, như sẽ in trong báo cáo.').example('Hộ vay vốn'),
    group: text('Nhóm').help('Đề mục mà chỉ số được kể dưới đó.').example('Vốn vay và tiết kiệm'),
    unit: text('Đơn vị').required().help('Đếm bằng gì: hộ, tổ, buổi, đ, kg, %.').example('hộ'),
    counting: choice('Cách tính', countings)
      .required()
      .help('Cộng các dòng, lấy số mới nhất của mỗi chi hội, tính tỷ lệ, đếm lần, hay đếm người khác nhau.')
      .example('Cộng dồn trong kỳ'),
    numerator: text('Tử số')
      .help(
        'Chỉ cho tỷ lệ: tên chỉ số (của phường, hoặc có sẵn) đem chia. Bỏ trống nếu mỗi dòng Hoạt động tự ghi mẫu số.',
      )
      .example('Hộ đạt 5 không 3 sạch'),
    denominator: text('Mẫu số')
      .help('Chỉ cho tỷ lệ: tên chỉ số làm mẫu.')
      .example('Hộ đăng ký 5 không 3 sạch'),
    direction: choice('Chiều tốt', directions)
      .help('Tăng hay giảm là tốt. Báo cáo thành tích không so sánh chỉ số đi ngược chiều.')
      .example('Tăng'),
    heading: choice('Thuộc phần', headings)
      .help('Phần của báo cáo định kỳ kể nhóm này. Bỏ trống: phong trào, cuộc vận động.')
      .example('Nhiệm vụ trọng tâm'),
    sentence: longText('Mẫu câu')
      .help(
        'Câu in trong báo cáo. {so} là con số, {don_vi}, {cung_ky}, {tang_giam}, {so_tien}, {luot_nguoi}, {so_chi_hoi}, {ky}. Bỏ trống: tiện ích tự viết một câu ngắn.',
      )
      .example('Hội quản lý {so} hộ vay vốn, {tang_giam} so với cùng kỳ'),
    isSensitive: yesNo('Nhạy cảm')
      .help('Có: chỉ in tổng của phường, không in theo chi hội.')
      .example('Không'),
    isReported: yesNo('Đưa vào báo cáo').help('Không: chỉ có ở tab tổng hợp. Bỏ trống là có.').example('Có'),
    pack: text('Gói').system().help('Tiện ích ghi: gói chỉ số mà dòng này thuộc về.').example('Vốn vay'),
    label: text('Nhãn chọn')
      .system()
      .help('Tiện ích ghi, dùng cho danh sách chọn chỉ số.')
      .example('Hộ vay vốn · CS-7K3F2'),
  },
  derive: (row) => {
    const problems: CellProblem[] = [];
    const wrong = (column: string, what: string, todo: string): void => {
      problems.push({ column, code: 'conflict', severity: 'error', what, todo });
    };
    const unit = unitOf(row.unit);
    if (row.counting === 'ratio' && (row.numerator === null) !== (row.denominator === null)) {
      wrong(
        row.numerator === null ? 'numerator' : 'denominator',
        `Tỷ lệ này có ${row.numerator === null ? 'mẫu số' : 'tử số'} mà thiếu ${row.numerator === null ? 'tử số' : 'mẫu số'}.`,
        'Ghi đủ hai tên, hoặc bỏ trống cả hai để mỗi dòng Hoạt động tự ghi mẫu số.',
      );
    }
    if (row.counting !== 'ratio' && (row.numerator ?? row.denominator) !== null) {
      wrong(
        row.numerator === null ? 'denominator' : 'numerator',
        'Chỉ số này không phải tỷ lệ nên không có tử số, mẫu số.',
        'Chọn cách tính “Tỷ lệ”, hoặc bỏ trống Tử số và Mẫu số.',
      );
    }
    if (isShare(unit) && row.counting !== 'ratio') {
      wrong(
        'unit',
        'Phần trăm của các chi hội không cộng với nhau được.',
        'Chọn cách tính “Tỷ lệ”; hoặc đổi đơn vị sang hộ, người, buổi.',
      );
    }
    const strange = (row.sentence?.match(/\{[^{}]*\}/gu) ?? []).filter(
      (place) => !Object.hasOwn(SENTENCE_PLACES, place.slice(1, -1).trim()),
    );
    if (strange.length > 0) {
      problems.push({
        column: 'sentence',
        code: 'unreadable',
        severity: 'notice',
        what: `Mẫu câu có chỗ ${strange.join(', ')} mà tiện ích không biết điền gì, nên câu này chưa được in.`,
        todo: `Dùng các chỗ: ${Object.keys(SENTENCE_PLACES)
          .map((place) => `{${place}}`)
          .join(', ')}.`,
      });
    }
    return {
      derived: {
        chapterCode: null,
        since: null,
        until: null,
        countedIn: unit,
        /** A ratio of two other indicators: no row can say it. */
        isComputed: row.counting === 'ratio' && row.numerator !== null && row.denominator !== null,
        isSentenceGood: row.sentence !== null && strange.length === 0,
      },
      problems,
    };
  },
  offers: [
    {
      list: indicatorList.key,
      attributes: ({ countedIn, counting, isComputed }) => [countedIn, counting, isComputed ? 'Có' : ''],
    },
    { list: 'targetMetrics', prefix: 'own:', attributes: ({ countedIn }) => [countedIn] },
  ],
});

export const activityTable = table({
  key: 'activities',
  sheet: 'Hoạt động',
  prefix: 'HD',
  about: 'Việc đã làm và con số của từng chỉ số mà phường tự theo dõi.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['on', 'chapterCode', 'indicator', 'amount', 'subject'],
    words: 'cùng ngày, chi hội, chỉ số, số và nội dung',
    at: 'value',
  },
  asks: {
    by: 'indicator',
    attribute: 'Cách tính',
    only: {
      month: ['total', 'last', 'ratio'],
      value: ['total', 'last', 'ratio', 'times'],
      over: ['ratio'],
      money: ['total', 'times', 'distinct'],
      fund: ['total', 'times', 'distinct'],
      attendance: ['total', 'times', 'distinct'],
    },
    unit: { column: 'value', attribute: 'Đơn vị' },
  },
  many: {
    by: 'chapters',
    title: 'Số của nhiều chi hội một lần',
    columns: ['chapter', 'value', 'over'],
    adds: ['value'],
    // Money said once would be counted for every chapter.
    leaves: ['money', 'fund', 'attendance', 'subject', 'initiative', 'note'],
  },
  spoken: {
    words: '',
    named: { by: 'indicator', value: 'value' },
    figures: [
      { column: 'money', kind: 'money' },
      { column: 'attendance', kind: 'count', units: 'lượt|lượt người|người' },
    ],
  },
  time: { kind: 'day', on: 'on' },
  columns: {
    day: day('Ngày').starred().help('Ngày làm. Hoặc bỏ trống và ghi tháng ở cột Tháng.'),
    month: month('Tháng').help('Cho số của cả tháng. Bỏ trống nếu đã ghi ngày.'),
    chapter: chapterOrWard('Chi hội').required().help('Chi hội làm; hoặc “Hội LHPN phường” nếu phường làm.'),
    indicator: choice('Chỉ số', indicatorList)
      .required()
      .help('Chọn chỉ số trong danh sách.')
      .example('Hộ vay vốn · CS-7K3F2'),
    value: text('Số').starred().help('Con số của chỉ số, theo đơn vị của nó.').example('30'),
    over: text('Mẫu số').help('Chỉ cho tỷ lệ: trên tổng số bao nhiêu.').example('40'),
    money: money('Số tiền').help('Kinh phí, hoặc giá trị, nếu có.'),
    fund: choice('Nguồn kinh phí', 'funds')
      .help('Tiền lấy từ quỹ nào. Bỏ trống nếu tiền không qua quỹ của Hội.')
      .example('Quỹ Hội'),
    attendance: countColumn('Lượt người').help('Bao nhiêu lượt người dự.').example('45'),
    subject: text('Nội dung')
      .alias('Nội dung/đối tượng', 'Đối tượng')
      .person()
      .help('Việc gì, cho ai. Với chỉ số đếm người khác nhau: tên người hoặc hộ.')
      .example('Ra quân đường hoa'),
    initiative: choice('Mô hình', initiativeList)
      .help('Kết quả của mô hình, câu lạc bộ nào, nếu có.')
      .example('Ngôi nhà xanh · MH-4M8Q1'),
    note: longText('Ghi chú').sensitive(),
  },
  derive: (row, context) => {
    const problems: CellProblem[] = [];
    const say = (
      column: string,
      what: string,
      todo: string,
      severity: 'error' | 'notice' = 'error',
    ): void => {
      problems.push({ column, code: 'conflict', severity, what, todo });
    };
    if (row.day === null && row.month === null)
      say(
        'day',
        'Chưa có ngày, cũng chưa có tháng.',
        'Ghi ngày ở cột Ngày, ví dụ 28/6; hoặc tháng ở cột Tháng, ví dụ 6/2026.',
      );
    if (row.day !== null && row.month !== null && monthOf(row.day) !== row.month)
      say('month', 'Ngày không nằm trong tháng ghi bên cạnh.', 'Sửa một trong hai, hoặc bỏ trống một ô.');
    const of = (header: string) => attributeOf(indicatorList.key, row.indicator, header, context.catalogue);
    const unit = String(of('Đơn vị') ?? '');
    const counting = String(of('Cách tính') ?? 'total');
    const isComputed = of('Tự tính') !== undefined;
    const name = labelOf(indicatorList.key, row.indicator, context.catalogue);
    const read = (column: 'value' | 'over', missing: string): number | null => {
      const typed = row[column];
      if (typed === null) {
        if (missing !== '') say(column, missing, 'Ghi một số.');
        return null;
      }
      const reading = readAmount(typed, isShare(unit) ? '' : unit);
      if (reading.ok) return reading.value;
      say(column, reading.problem.what, reading.problem.todo);
      return null;
    };
    const isOfRows = counting === 'ratio' && !isComputed;
    if (isComputed) {
      say(
        'indicator',
        `“${name}” là tỷ lệ, tiện ích tự tính từ hai chỉ số khác.`,
        'Ghi số cho hai chỉ số ấy; dòng này xóa đi.',
      );
    }
    const isNumberNeeded = counting === 'total' || counting === 'last' || isOfRows;
    const value = read('value', isNumberNeeded ? `Chưa có số của chỉ số “${name}”.` : '');
    const over = isOfRows ? read('over', 'Chưa có mẫu số của tỷ lệ.') : null;
    if (!isOfRows && row.over !== null)
      say('over', 'Chỉ số này không dùng mẫu số, nên ô này không được tính.', 'Bỏ trống ô Mẫu số.', 'notice');
    if (isOfRows && value !== null && over !== null && isShare(unit) && value > over)
      say('value', 'Số lớn hơn mẫu số.', 'Xem lại hai số.', 'notice');
    const who = row.subject === null ? null : identityKey(row.subject);
    if (counting === 'distinct' && who === null)
      say('subject', 'Chưa có tên người hoặc hộ để đếm.', 'Ghi tên ở cột Nội dung.');
    if (counting === 'distinct' && row.value !== null)
      say(
        'value',
        'Chỉ số này đếm người khác nhau, nên con số ở đây không được cộng.',
        'Bỏ trống ô Số; mỗi người một dòng.',
        'notice',
      );
    return {
      derived: {
        /** The day that places the row in time: of a month its first. */
        on: row.day ?? (row.month === null ? null : (`${row.month}-01` as Day)),
        amount: value,
        under: over,
        /** A row says one time, or how many. */
        times: value ?? 1,
        who,
      },
      problems,
    };
  },
});

export type Indicator = Row<typeof indicatorTable>;

/** What a figure of an indicator is about: the indicator itself, or what its rows say besides. */
export type IndicatorSide = 'figure' | 'money' | 'attendance';

/** Name of the metric of an indicator. */
export const ownKey = (
  indicator: Pick<Indicator, 'key' | 'row'>,
  side: IndicatorSide = 'figure',
): OwnMetricKey => (side === 'figure' ? `own:${rowIdOf(indicator)}` : `own:${rowIdOf(indicator)}:${side}`);

/** Heading of indicators without a group. */
const UNGROUPED = 'Kết quả khác';

/** The indicators under their headings, in the order of `Chỉ số`. */
export function indicatorsByGroup(
  ward: Pick<AnyWard, 'records'>,
): readonly { readonly name: string; readonly indicators: readonly Indicator[] }[] {
  const groups: { name: string; indicators: Indicator[] }[] = [];
  for (const indicator of rowsOf(ward, indicatorTable)) {
    const name = indicator.group ?? UNGROUPED;
    const known = groups.find((group) => sameText(group.name, name));
    if (known === undefined) groups.push({ name, indicators: [indicator] });
    else known.indicators.push(indicator);
  }
  return groups;
}
