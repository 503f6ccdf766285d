/** 1+1: one member or chapter helps another. One row is one pair, from the day it is made to its result. */

import { choice, day, longText, money, party } from '../columns';
import { combine, count, distinct, ratio, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { allChapters } from '../report/chapter-names';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, shape, totalled } from '../report/part';
import { clauses, comparison, counted, during, listedClearly, lowerFirst, sentence } from '../report/phrases';
import { tableByList } from '../report/tables-of';
import { rowsOf } from '../tables/any-ward';
import type { CellProblem, RowProblem } from '../tables/problem';
import { table } from '../tables/table';
import { formatDay, formatMoney } from '../values';
import { ownChapter } from './chapters';
import { model } from './model';
import { supportTable } from './supports';

/** Results that mean a household has left (near-)poverty. */
export const POVERTY_RESULTS = ['outOfPoverty', 'outOfNearPoverty'] as const;

const pairingTable = table({
  key: 'pairings',
  sheet: 'Cặp 1+1',
  tabGroup: 'care',
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
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm.'),
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

const resultsOf = (result: string, label: string) =>
  count(pairingTable).only({ result }).during('resultDay').as(label, 'người');
const householdsWith = (result: readonly string[], label: string) =>
  distinct(pairingTable, 'helpedKey').only({ result }).during('resultDay').as(label, 'hộ');

const metrics = {
  pairs: count(pairingTable).as('Cặp 1+1 lập trong kỳ', 'cặp'),
  pairsAtWork: count(pairingTable).atEnd('day', 'endedOn').as('Cặp đang giúp cuối kỳ', 'cặp'),
  pairsRecruit: count(pairingTable).only({ kind: 'recruit' }).as('Cặp vận động vào Hội', 'cặp'),
  pairsParty: count(pairingTable).only({ kind: 'party' }).as('Cặp bồi dưỡng kết nạp Đảng', 'cặp'),
  pairsSupport: count(pairingTable).only({ kind: 'support' }).as('Cặp đỡ đầu hội viên khó khăn', 'cặp'),
  pairsChapter: count(pairingTable).only({ kind: 'chapter' }).as('Cặp chi hội giúp chi hội', 'cặp'),
  pairResults: count(pairingTable).only({ result: '*' }).during('resultDay').as('Cặp đạt kết quả', 'cặp'),
  womenWon: resultsOf('joined', 'Phụ nữ được vận động vào Hội').wasCalled('Chị em được vận động vào Hội'),
  // Three steps, each a result of its own: who is introduced has not been admitted.
  partyClass: resultsOf('partyClass', 'Người được giới thiệu học lớp cảm tình Đảng').wasCalled(
    'Được giới thiệu học lớp cảm tình Đảng',
  ),
  partyIntroduced: resultsOf('introduced', 'Người được giới thiệu kết nạp Đảng').wasCalled(
    'Được giới thiệu kết nạp Đảng',
  ),
  partyAdmitted: resultsOf('admitted', 'Người được kết nạp Đảng').wasCalled('Được kết nạp Đảng'),
  householdsOut: householdsWith(POVERTY_RESULTS, 'Hộ thoát nghèo, thoát cận nghèo'),
  householdsOutOfPoverty: householdsWith(['outOfPoverty'], 'Hộ thoát nghèo'),
  householdsOutOfNearPoverty: householdsWith(['outOfNearPoverty'], 'Hộ thoát cận nghèo'),
  pairChapters: distinct(pairingTable, 'chapterCode').as('Chi hội lập cặp 1+1', 'chi hội'),
  supportAtPairing: sum(pairingTable, 'value').as('Trị giá hỗ trợ khi ghép cặp', 'đ'),
  supportTimes: count(supportTable).as('Lần hỗ trợ 1+1', 'lần'),
  pairsSupported: distinct(supportTable, 'pair').as('Cặp được hỗ trợ trong kỳ', 'cặp'),
  supportGiven: sum(supportTable, 'value').as('Trị giá các lần hỗ trợ', 'đ'),
  supportValue: combine('Trị giá hỗ trợ 1+1', 'đ', ['supportAtPairing', 'supportGiven']),
  hardshipHelped: distinct(pairingTable, 'helpedKey')
    .only({ isHelpedHardship: true })
    .atEnd('day', 'endedOn')
    .sensitive()
    .as('Hội viên khó khăn đang có người giúp', 'hội viên'),
  helpersAtWork: distinct(pairingTable, 'helperKey')
    .atEnd('day', 'endedOn')
    .as('Hội viên, chi hội đang giúp', 'người'),
  hardshipHelpedRate: ratio('Tỷ lệ hội viên khó khăn có người giúp', 'hardshipHelped', 'hardshipMembers'),
};

export const pairings = model({
  key: 'pairings',
  label: 'Mô hình 1+1',
  isCore: true,
  tables: [pairingTable, supportTable],
  uses: ['hardshipMembers'],
  place: 40,
  metrics,
  targets: {
    pairs: ['cặp 1+1', 'số cặp'],
    womenWon: ['vận động vào hội', 'chị em được vận động vào hội'],
    partyIntroduced: ['giới thiệu kết nạp đảng', 'được giới thiệu kết nạp đảng'],
    partyAdmitted: ['kết nạp đảng', 'được kết nạp đảng'],
    householdsOut: ['hộ thoát nghèo', 'hộ thoát cận nghèo'],
    hardshipHelpedRate: [],
  },
  weights: { pairResults: 15 },
  wardPage: {
    place: 40,
    ...compare(
      'Cặp 1+1',
      ...(['pairs', 'pairChapters', 'pairsAtWork', 'pairResults', 'womenWon'] as const),
      ...(['partyClass', 'partyIntroduced', 'partyAdmitted'] as const),
      ...(['householdsOutOfPoverty', 'householdsOutOfNearPoverty'] as const),
      ...(['supportTimes', 'supportValue', 'hardshipHelped', 'hardshipHelpedRate'] as const),
    ),
  },
  report: inReports(() => ({
    place: 120,
    heading: 'task',
    field: 'cap_1_1',
    isOfModelsReport: true,
    table: shape('Bảng cặp 1+1 theo loại', 'Loại cặp', [
      totalled('moi', 'Lập trong kỳ', 20),
      totalled('dang_giup', 'Đang giúp', 20, 'Đang giúp cuối kỳ'),
      totalled('ket_qua', 'Đạt kết quả', 20),
      totalled('tri_gia', 'Trị giá hỗ trợ (đ)', 32),
    ]),
    indicators: {
      title: 'Mô hình “1+1”',
      keys: [
        ...(['pairs', 'pairChapters', 'pairsAtWork', 'womenWon', 'partyClass'] as const),
        ...(['partyIntroduced', 'partyAdmitted'] as const),
        ...(['householdsOut', 'householdsOutOfPoverty', 'householdsOutOfNearPoverty'] as const),
        ...(['supportTimes', 'supportValue'] as const),
      ],
      onlyWithTarget: ['householdsOut'],
      yearly: ['pairs', 'householdsOutOfPoverty', 'householdsOutOfNearPoverty'],
    },
    annex: [['cap', 'pairs', 'Cặp 1+1', 12]],
    chart: { key: 'pairsByKind', field: 'cap_1_1' },
    tell,
  })),
  money: (ward) => ({
    pairings: rowsOf(ward, pairingTable).map(({ day, value, chapterCode, row, fund }) => ({
      ...{ day, amount: value, chapterCode, row, fund, kind: 'support', column: 'value' },
    })),
    supports: rowsOf(ward, supportTable).map(({ day, value, chapterCode, row, fund }) => ({
      ...{ day, amount: value, chapterCode, row, fund, kind: 'support', column: 'value' },
    })),
  }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics>;

/** Results as a sentence tells them: the noun counted, then what came of it. Others read by their label. */
const RESULTS: Readonly<Record<string, readonly [noun: string, what: string]>> = {
  joined: ['phụ nữ', 'được vận động tham gia tổ chức Hội'],
  partyClass: ['người', 'được giới thiệu học lớp cảm tình Đảng'],
  introduced: ['người', 'được giới thiệu để Đảng xem xét kết nạp'],
  admitted: ['người', 'được kết nạp Đảng'],
  employed: ['người', 'có việc làm'],
  borrowed: ['người', 'được vay vốn'],
  stronger: ['chi hội', 'có chuyển biến tích cực'],
};

/** Told together, as households. */
const POVERTY: ReadonlySet<string> = new Set(POVERTY_RESULTS);

function tell(figures: Asked): ModelText | null {
  const { value, before, period, ward } = figures;
  const { catalogue } = ward.context;
  const pairs = value('pairs');
  const atWork = value('pairsAtWork');
  const results = value('pairResults');
  const times = value('supportTimes');
  if ([pairs, atWork, results, times].every((one) => one === null)) return null;

  const sentences: string[] = [];
  if (pairs !== null) {
    const made = figures.parts('pairs', 'kind');
    const kinds = catalogue.pairKinds.entries.flatMap(({ key, label }) => {
      const n = made.find(({ keys }) => keys[0] === key)?.value ?? null;
      return n === null ? [] : [`${formatCounted(n)} ${lowerFirst(label)}`];
    });
    const [only, ...others] = catalogue.pairKinds.entries.filter(({ key }) =>
      made.some(({ keys }) => keys[0] === key),
    );
    const by =
      only === undefined
        ? ''
        : others.length === 0
          ? `, ${pairs === 1 ? 'là' : 'đều là'} cặp ${lowerFirst(only.label)}`
          : `, gồm: ${kinds.join('; ')}`;
    sentences.push(
      sentence(
        `${during(period)}, ${clauses(
          `${allChapters(ward)} lập mới ${counted(pairs, 'cặp “1+1”')}`,
          comparison(pairs, before('pairs'), period),
        )}${by}`,
      ),
    );
  }
  if (atWork !== null) sentences.push(sentence(`đến cuối kỳ có ${counted(atWork, 'cặp')} đang hoạt động`));

  const reached = figures.parts('pairResults', 'result');
  const told = catalogue.pairResults.entries.flatMap(({ key, label }) => {
    const n = reached.find(({ keys }) => keys[0] === key)?.value ?? null;
    // What “other” was is not known: it says nothing to a reader.
    if (n === null || POVERTY.has(key) || key === 'other') return [];
    const [noun, what] = RESULTS[key] ?? ['cặp', `đạt kết quả “${label}”`];
    return [`${counted(n, noun)} ${what}`];
  });
  for (const [key, what] of [
    ['householdsOutOfPoverty', 'thoát nghèo'],
    ['householdsOutOfNearPoverty', 'thoát cận nghèo'],
  ] as const) {
    const out = value(key);
    if (out !== null) told.push(`${counted(out, 'hộ')} ${what}`);
  }
  const support = value('supportValue');
  const worth = [
    ...(times === null
      ? []
      : [`có ${counted(times, 'lần hỗ trợ')} cho ${counted(value('pairsSupported') ?? 0, 'cặp')}`]),
    ...(support === null || support === 0 ? [] : [`tổng trị giá hỗ trợ là ${formatMoney(support)}`]),
  ].join('; ');
  const came = [
    ...(told.length > 0 ? [`nhờ các cặp “1+1”, ${listedClearly(told)}`] : []),
    ...(worth === '' ? [] : [worth]),
  ];
  return {
    title: 'Mô hình “1+1”',
    paragraphs: [sentences, came.map(sentence)].map((all) => all.join(' ')).filter((text) => text !== ''),
    table: tableByList(figures, 'Cặp “1+1” theo loại', 'pairKinds', 'kind', [
      ['moi', 'pairs'],
      ['dang_giup', 'pairsAtWork'],
      ['ket_qua', 'pairResults'],
      ['tri_gia', 'supportValue'],
    ]),
  };
}

const formatCounted = (n: number): string => counted(n, 'cặp');
