/** The point "Ai thừa mang đến – Ai thiếu tự lấy dùng": goods brought and taken, with their stock by item. */

import { attributeOf, chapterOrWard, choice, day, labelOf, quantity, text } from '../columns';
import { count, distinct } from '../figures/metric';
import { type Stock, type StockChange, stockOf } from '../figures/stock';
import { compare, stock } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, plainColumn, type ReportTable, shape } from '../report/part';
import {
  cellNumber,
  comparison,
  counted,
  during,
  leading,
  listed,
  listedClearly,
  lowerFirst,
  sentence,
} from '../report/phrases';
import { type AnyWard, rowsOf } from '../tables/any-ward';
import type { CellProblem } from '../tables/problem';
import { type Move, shortfalls } from '../tables/running-stock';
import { table } from '../tables/table';
import { readUnit, unitConflict } from '../tables/units';
import { formatNumber, identityKey, roundFloat, toKilograms, weightUnit } from '../values';
import { model } from './model';

const sharingTable = table({
  key: 'sharing',
  sheet: 'Điểm chia sẻ',
  tabGroup: 'care',
  prefix: 'CS',
  about: 'Hàng mang đến và lấy đi ở điểm “Ai thừa mang đến – Ai thiếu tự lấy dùng”.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'direction', 'item', 'amount', 'person'],
    words: 'cùng ngày, mặt hàng, số lượng và người cho, nhận',
    at: 'quantity',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày mang đến hoặc lấy đi.'),
    direction: choice('Vào, ra', 'directions')
      .required()
      .help('Vào là mang đến, Ra là lấy đi.')
      .example('Vào')
      .alias('Vào/Ra'),
    goods: text('Mặt hàng').required().help('Gọi một tên cho một thứ.').example('Quần áo'),
    quantity: quantity('Số lượng').required().help('Bao nhiêu.').example('20'),
    unit: choice('Đơn vị', 'units').help('cái, bộ, kg …').example('bộ'),
    person: text('Người cho, nhận')
      .person()
      .help('Ai cho hoặc ai nhận, nếu cần nhớ.')
      .alias('Người cho/nhận'),
    chapter: chapterOrWard('Chi hội').help('Chi hội của người cho, nhận.'),
  },
  derive: (row, context) => {
    const { catalogue } = context;
    const problems: CellProblem[] = [];
    const typed = row.quantity.unit;
    const inCell = typed === null ? null : readUnit(typed, catalogue);
    const conflict = unitConflict(row.quantity, row.unit, catalogue);
    if (conflict !== null) problems.push(conflict);
    if (row.quantity.amount <= 0) {
      problems.push({
        column: 'quantity',
        code: 'absurd',
        severity: 'error',
        what: `Số lượng ${formatNumber(row.quantity.amount)} không có nghĩa.`,
        todo: 'Ghi số lượng đã mang đến hoặc lấy đi.',
      });
    }
    const unit = row.unit ?? inCell;
    const factor = unit === null ? undefined : attributeOf('units', unit, 'Quy ra kg', catalogue);
    const known = unit === null && typed !== null ? weightUnit(typed) : null;
    const kg =
      typeof factor === 'number'
        ? row.quantity.amount * factor
        : known === null
          ? null
          : toKilograms(row.quantity.amount, known);
    const amount = roundFloat(kg ?? row.quantity.amount);
    const unitLabel = kg !== null ? 'kg' : unit === null ? (typed ?? '') : labelOf('units', unit, catalogue);
    return {
      derived: {
        /** `quần áo (bộ)`: what stock is kept by. */
        item: `${row.goods}${unitLabel === '' ? '' : ` (${unitLabel})`}`,
        itemKey: `${identityKey(row.goods)} ${identityKey(unitLabel)}`,
        amount,
        brought: row.direction === 'in' ? amount : null,
        taken: row.direction === 'out' ? amount : null,
      },
      problems,
    };
  },
  checkRows: (rows) => {
    const byRow = new Map(rows.map((row) => [row.row, row]));
    const moves = rows.map(
      ({ row, day: on, itemKey, brought, taken }): Move => ({
        row,
        day: on,
        item: itemKey,
        change: (brought ?? 0) - (taken ?? 0),
      }),
    );
    return shortfalls(moves).map(({ row, before, taken }) => ({
      row,
      column: 'quantity',
      code: 'belowZero' as const,
      severity: 'notice' as const,
      what: `${byRow.get(row)?.item ?? ''}: còn ${formatNumber(Math.max(before, 0))} mà lấy đi ${formatNumber(taken)}.`,
      todo: 'Xem lại số lượng, tên mặt hàng và đơn vị; hoặc ghi đủ số đã mang đến.',
    }));
  },
});

const metrics = {
  sharingIn: count(sharingTable).only({ direction: 'in' }).as('Lần mang đến điểm chia sẻ', 'lần'),
  sharingOut: count(sharingTable).only({ direction: 'out' }).as('Lần lấy ở điểm chia sẻ', 'lần'),
  sharingItems: distinct(sharingTable, 'itemKey').as('Mặt hàng ở điểm chia sẻ', 'mặt hàng'),
};

const changesOf = (ward: AnyWard): StockChange[] =>
  rowsOf(ward, sharingTable).map(({ day, itemKey, item, brought, taken, row }) => ({
    ...{ day, item: itemKey, label: item, in: brought ?? 0, out: taken ?? 0, row },
  }));

export const sharing = model({
  key: 'sharing',
  label: 'Điểm chia sẻ',
  tables: [sharingTable],
  place: 150,
  metrics,
  wardPage: { place: 150, ...compare('Điểm chia sẻ', 'sharingIn', 'sharingOut', 'sharingItems') },
  summary: {
    place: 50,
    blocks: [
      compare('Điểm chia sẻ', 'sharingIn', 'sharingOut', 'sharingItems'),
      stock('Hàng ở điểm chia sẻ', 'sharing', ['Vào', 'Ra', 'Còn']),
    ],
  },
  report: inReports(() => ({
    place: 90,
    field: 'diem_chia_se',
    table: shape('Bảng mặt hàng', 'Mặt hàng', [
      plainColumn('dau_ky', 'Đầu kỳ', 22),
      plainColumn('vao', 'Mang đến', 22),
      plainColumn('ra', 'Lấy về', 22),
      plainColumn('con', 'Còn lại', 22),
    ]),
    indicators: { title: 'Điểm chia sẻ', keys: ['sharingIn', 'sharingOut', 'sharingItems'] },
    tell,
  })),
  stock: (ward) => ({ sharing: changesOf(ward) }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics>;

/** Items that a page bears. */
const MOST = 12;

/** Items that a sentence names. */
const MOST_TAKEN = 3;

function tell(figures: Asked): ModelText | null {
  const { value, before, period, ward } = figures;
  const brought = value('sharingIn');
  const taken = value('sharingOut');
  if (brought === null && taken === null) return null;
  const kinds = value('sharingItems');
  const items = stockOf(changesOf(ward), period).sort((a, b) => b.in + b.out - (a.in + a.out));
  const moves = listed([
    ...(brought === null ? [] : [`tiếp nhận ${counted(brought, 'lượt')} ủng hộ đồ dùng`]),
    ...(taken === null ? [] : [`phục vụ ${counted(taken, 'lượt')} nhận đồ về dùng`]),
  ]);
  const trend = comparison(brought, before('sharingIn'), period);
  const takenMost = items.filter((item) => item.out > 0).sort((a, b) => b.out - a.out);
  const most = leading(takenMost, MOST_TAKEN, ({ out }) => out).map(amountTaken);
  return {
    title: 'Điểm chia sẻ “Ai thừa mang đến – Ai thiếu tự lấy dùng”',
    paragraphs: [
      [
        sentence(
          `điểm chia sẻ của Hội ${lowerFirst(during(period))} ${moves}${kinds === null ? '' : `, với ${counted(kinds, 'mặt hàng')}`}${trend === '' ? '' : `; số lượt ủng hộ ${trend}`}`,
        ),
        most.length === 0 ? '' : sentence(`được nhận nhiều nhất là ${listedClearly(most)}`),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ],
    table: itemTable(items),
  };
}

/** `quần áo (117 bộ)`: the label says the unit behind the name. */
function amountTaken({ label, out }: Stock): string {
  const [, name = label, unit = ''] = /^(.*?) \(([^()]+)\)$/.exec(label) ?? [];
  return `${lowerFirst(name)} (${unit === '' ? formatNumber(out) : counted(out, unit)})`;
}

function itemTable(items: readonly Stock[]): ReportTable | null {
  if (items.length < 2) return null;
  return {
    title: items.length > MOST ? `Hàng ở điểm chia sẻ (${MOST} mặt hàng nhiều nhất)` : 'Hàng ở điểm chia sẻ',
    rows: items.slice(0, MOST).map((item, at) => ({
      tt: String(at + 1),
      ten: item.label,
      dau_ky: cellNumber(item.opening),
      vao: cellNumber(item.in),
      ra: cellNumber(item.out),
      con: cellNumber(item.left),
    })),
    once: {},
  };
}
