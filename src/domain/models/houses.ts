/** Mái ấm tình thương: houses built or mended for households in need, with what went into them. */

import { anyDay, choice, choices, count as countColumn, money, text } from '../columns';
import { isKept } from '../figures/fund-names';
import { combine, distinct, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, shape, totalled } from '../report/part';
import { beforeName, clauses, counted, during, listed, listedClearly, sentence } from '../report/phrases';
import { tableByChapter } from '../report/tables-of';
import { rowsOf } from '../tables/any-ward';
import type { CellProblem, RowProblem } from '../tables/problem';
import { table } from '../tables/table';
import { formatMoney, identityKey } from '../values';
import { ownChapter } from './chapters';
import { model } from './model';
import { POVERTY_RESULTS } from './pairings';

const houseTable = table({
  key: 'houses',
  sheet: 'Mái ấm tình thương',
  tabGroup: 'care',
  prefix: 'MA',
  about: 'Nhà làm mới, sửa chữa cho hộ khó khăn. Mỗi nhà một dòng, từ khởi công đến bàn giao.',
  chapterColumn: 'chapter',
  frozenColumns: 1,
  spoken: {
    words: 'mái ấm|mái ấm tình thương|sửa nhà|làm nhà|xây nhà|nhà tình thương',
    also: 'khởi công|bàn giao|khánh thành|tiền mặt|ngôi nhà|hộ',
    figures: [
      { column: 'cash', kind: 'money' },
      { column: 'workdays', kind: 'count', units: 'ngày công|công' },
    ],
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    household: text('Hộ được hỗ trợ')
      .person()
      .required()
      .help('Tên chủ hộ, hoặc chữ cái đầu.')
      .example('Bà N.T.H.'),
    chapter: ownChapter(),
    started: anyDay('Khởi công').starred().help('Ngày khởi công. Phải có ngày này hoặc ngày bàn giao.'),
    handedOver: anyDay('Bàn giao').help('Ngày bàn giao nhà.'),
    cash: money('Tiền mặt').help('Tiền mặt hỗ trợ, đồng.'),
    inKindValue: money('Trị giá hiện vật').help('Vật liệu, đồ dùng quy ra đồng.'),
    workdays: countColumn('Ngày công').help('Số ngày công giúp.'),
    result: choices('Kết quả', 'houseResults').help('Hộ được gì sau khi có nhà.').example('Thoát cận nghèo'),
    fund: choice('Nguồn kinh phí', 'funds').help('Chỉ ghi khi tiền mặt lấy từ quỹ của Hội.'),
  },
  derive: (row, { catalogue }) => {
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
        /** What the Union gave itself: cash out of a fund that it keeps. */
        ownShare: row.fund !== null && isKept(row.fund, { context: { catalogue } }) ? row.cash : null,
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
          todo: 'Giữ kết quả ở một dòng, bỏ trống ở dòng kia; ghi hai lần thì xóa một dòng.',
        },
      ];
    });
  },
});

const householdsWith = (outcome: readonly string[], label: string) =>
  distinct(houseTable, 'householdKey').only({ outcome }).during('resultDay').as(label, 'hộ');

const metrics = {
  houses: distinct(houseTable, 'householdKey').as('Mái ấm tình thương', 'mái ấm'),
  housesHandedOver: distinct(houseTable, 'householdKey')
    .during('handedOver')
    .as('Mái ấm đã bàn giao', 'mái ấm'),
  houseCash: sum(houseTable, 'cash').as('Tiền mặt làm mái ấm', 'đ'),
  houseOwnShare: sum(houseTable, 'ownShare').as('Tiền quỹ của Hội làm mái ấm', 'đ'),
  houseInKind: sum(houseTable, 'inKindValue').as('Trị giá hiện vật làm mái ấm', 'đ'),
  houseTotal: combine('Tổng trị giá mái ấm', 'đ', ['houseCash', 'houseInKind']),
  houseWorkdays: sum(houseTable, 'workdays').as('Ngày công làm mái ấm', 'công'),
  houseOutOfPoverty: householdsWith(['outOfPoverty'], 'Hộ thoát nghèo nhờ mái ấm'),
  houseOutOfNearPoverty: householdsWith(['outOfNearPoverty'], 'Hộ thoát cận nghèo nhờ mái ấm'),
  houseHouseholdsOut: householdsWith(POVERTY_RESULTS, 'Hộ thoát nghèo, cận nghèo nhờ mái ấm'),
};

export const houses = model({
  key: 'houses',
  label: 'Mái ấm tình thương',
  aliases: ['mái ấm'],
  tables: [houseTable],
  place: 110,
  metrics,
  targets: { houses: ['mái ấm'] },
  wardPage: {
    place: 110,
    ...compare(
      'Mái ấm tình thương',
      ...(['houses', 'housesHandedOver', 'houseTotal', 'houseCash', 'houseOwnShare'] as const),
      ...(['houseWorkdays', 'houseOutOfPoverty', 'houseOutOfNearPoverty'] as const),
    ),
  },
  summary: {
    place: 30,
    blocks: [
      compare(
        'Mái ấm tình thương',
        ...(['houses', 'housesHandedOver', 'houseTotal', 'houseCash', 'houseOwnShare'] as const),
        ...(['houseInKind', 'houseWorkdays', 'houseOutOfPoverty', 'houseOutOfNearPoverty'] as const),
      ),
    ],
  },
  report: inReports(() => ({
    place: 40,
    field: 'mai_am',
    table: shape('Bảng theo chi hội', 'Chi hội', [
      totalled('nha', 'Khởi công', 18),
      totalled('ban_giao', 'Bàn giao', 18),
      totalled('tien', 'Tiền mặt (đ)', 29),
      totalled('hien_vat', 'Hiện vật (đ)', 29, 'Trị giá hiện vật (đ)'),
      totalled('cong', 'Ngày công', 18),
    ]),
    indicators: {
      title: 'Mái ấm tình thương',
      keys: [
        ...(['houses', 'housesHandedOver', 'houseTotal', 'houseCash', 'houseOwnShare'] as const),
        ...(['houseInKind', 'houseWorkdays'] as const),
      ],
      yearly: ['houses'],
    },
    annex: [['mai_am', 'houses', 'Mái ấm', 12]],
    tell,
  })),
  money: (ward) => ({
    houses: rowsOf(ward, houseTable).map(({ day, cash, chapterCode, row, fund }) => ({
      ...{ day, amount: cash, chapterCode, row, fund, kind: 'houses', column: 'cash' },
    })),
  }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics>;

const COLUMNS = [
  ['nha', 'houses'],
  ['ban_giao', 'housesHandedOver'],
  ['tien', 'houseCash'],
  ['hien_vat', 'houseInKind'],
  ['cong', 'houseWorkdays'],
] as const;

/** What came of it: nobody “left poverty” where a household left near-poverty. */
const OUT = [
  ['houseOutOfPoverty', 'thoát nghèo'],
  ['houseOutOfNearPoverty', 'thoát cận nghèo'],
] as const;

function tell(figures: Asked): ModelText | null {
  const { value, before, period } = figures;
  const begun = new Set(figures.byKey('houses', 'householdKey').keys());
  const handedOver = new Set(figures.byKey('housesHandedOver', 'householdKey').keys());
  if (begun.size === 0 && handedOver.size === 0) return null;
  // A house that was begun and handed over in the period is one house, told once.
  const built = [...begun].filter((one) => handedOver.has(one)).length;
  const noun = (n: number, isFirst: boolean) => counted(n, isFirst ? 'nhà “Mái ấm tình thương”' : 'nhà');
  const steps = [
    ['xây dựng và bàn giao', built, ''],
    ['khởi công', begun.size - built, ''],
    ['bàn giao', handedOver.size - built, built === 0 ? '' : ' đã khởi công từ trước'],
  ] as const;
  const work = steps
    .filter(([, n]) => n > 0)
    .map(
      ([verb, n, which], at) =>
        `${verb} ${noun(n, at === 0)}${which}${verb === 'khởi công' ? '' : ` cho ${counted(n, 'hội viên khó khăn')}`}`,
    );
  value('houseTotal');
  const [cash, own, inKind, workdays] = (
    ['houseCash', 'houseOwnShare', 'houseInKind', 'houseWorkdays'] as const
  ).map((key) => value(key) ?? 0);
  const fromUnion = own ? (own === cash ? ' từ quỹ của Hội' : ` (từ quỹ của Hội ${formatMoney(own)})`) : '';
  const worth =
    cash && inKind
      ? `tổng trị giá ${formatMoney(cash + inKind)} (tiền mặt ${formatMoney(cash)}${
          own ? (own === cash ? ' từ quỹ của Hội' : `, trong đó từ quỹ của Hội ${formatMoney(own)}`) : ''
        }; vật liệu, đồ dùng ${formatMoney(inKind)})`
      : cash
        ? `tổng trị giá ${formatMoney(cash)} tiền mặt${fromUnion}`
        : inKind
          ? `vật liệu, đồ dùng trị giá ${formatMoney(inKind)}`
          : '';
  const labour = workdays ? counted(workdays, 'ngày công') : '';
  const given = worth === '' ? labour : labour === '' ? worth : `${worth} và ${labour}`;
  const isOneFamily = built === 1 && begun.size === 1 && handedOver.size === 1;
  const left = OUT.flatMap(([key, what]) => {
    const n = value(key);
    return n === null ? [] : [n === 1 && isOneFamily ? `gia đình ${what}` : `${counted(n, 'hộ')} ${what}`];
  });
  const earlier = before('houses');
  const came = clauses(given, left.length === 0 ? '' : `giúp ${listed(left)}`);
  const done = `${during(period)}, Hội chủ trì, phối hợp ${listedClearly(work)}`;
  // Behind several works the sum would read as that of the last.
  const sentences = [
    ...(work.length === 1
      ? [sentence(clauses(done, came))]
      : [sentence(done), came === '' ? '' : sentence(`các nhà được hỗ trợ ${came}`)]),
    earlier === null || earlier === 0 || begun.size === 0
      ? ''
      : sentence(`${beforeName(period)} khởi công ${counted(earlier, 'nhà')}`),
  ].filter((part) => part !== '');
  return {
    title: '“Mái ấm tình thương”',
    paragraphs: [sentences.join(' ')],
    table: tableByChapter(figures, 'Mái ấm tình thương, theo chi hội', COLUMNS),
  };
}
