/** Scrap that a chapter gathered and sold. One row is one sale. */

import {
  attributeOf,
  type Catalogue,
  choice,
  day,
  labelOf,
  longText,
  money,
  picture,
  quantity,
  WARD,
} from '../columns';
import { count, distinct, ratio, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { doers, foremost, hasOneChapter } from '../report/chapter-names';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, plainColumn, type ReportTable, totalled } from '../report/part';
import {
  beforeName,
  cellNumber,
  clauses,
  comparison,
  counted,
  during,
  lowerFirst,
  percent,
  sentence,
  upperFirst,
} from '../report/phrases';
import { rowsOf } from '../tables/any-ward';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { readUnit, unitConflict } from '../tables/units';
import { formatKilograms, formatMoney, formatNumber, moneyInWords, roundFloat } from '../values';
import { ownChapter } from './chapters';
import { model } from './model';

const recyclingTable = table({
  key: 'recycling',
  sheet: 'Tái chế',
  prefix: 'TC',
  about: 'Phế liệu chi hội thu gom và bán. Mỗi lần bán một loại là một dòng.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'material', 'pieces', 'kg'],
    words: 'cùng ngày, chi hội, loại và số lượng',
    at: 'quantity',
  },
  many: {
    by: 'lines',
    title: 'Một lần bán nhiều loại',
    columns: ['material', 'quantity', 'unit', 'amount'],
    adds: ['amount'],
  },
  spoken: {
    words: 'phế liệu|ve chai|đồng nát|thu gom|biến rác thành tiền|rác tái chế|vỏ lon',
    also: 'bán|bán được|thu được|phân loại',
    each: [
      { column: 'quantity', kind: 'weight', beside: 'material' },
      {
        column: 'quantity',
        kind: 'count',
        units: 'vỏ lon|lon|lon bia|vỏ|chai nhựa|vỏ chai',
        beside: 'material',
      },
    ],
    figures: [{ column: 'amount', kind: 'money' }],
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày bán.'),
    chapter: ownChapter(),
    material: choice('Loại phế liệu', 'materials')
      .required()
      .help('Chọn loại trong danh sách.')
      .example('Vỏ lon')
      .alias('Phế liệu', 'Loại'),
    quantity: quantity('Số lượng').required().help('Vỏ lon thì đếm; thứ khác thì cân.'),
    unit: choice('Đơn vị', 'units').starred().help('kg, tạ, yến, tấn; vỏ lon ghi vỏ.').example('kg'),
    amount: money('Thành tiền').help('Số tiền bán được, đồng.').alias('Số tiền', 'Tiền thu'),
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm.'),
    picture: picture(),
  },
  derive: (row, context) => {
    const problems: CellProblem[] = [];
    const { catalogue } = context;
    const unitName = (key: string) => labelOf('units', key, catalogue);
    const typed = row.quantity.unit;
    const inCell = typed === null ? null : readUnit(typed, catalogue);
    const unit = row.unit ?? inCell;
    const disagreeing = unitConflict(row.quantity, row.unit, catalogue);
    if (typed !== null && inCell === null) {
      problems.push(
        conflict(
          'quantity',
          `Chưa biết đơn vị “${typed}”.`,
          'Ghi kg, tạ, yến, tấn, vỏ …, hoặc thêm đơn vị vào tab Danh mục.',
        ),
      );
    } else if (disagreeing !== null) {
      problems.push(disagreeing);
    } else if (unit === null) {
      problems.push({
        column: 'unit',
        code: 'missing',
        severity: 'error',
        what: 'Chưa có đơn vị.',
        todo: 'Ghi đơn vị, ví dụ kg; vỏ lon ghi vỏ.',
      });
    }
    if (row.quantity.amount <= 0) {
      problems.push({
        column: 'quantity',
        code: 'absurd',
        severity: 'error',
        what: `Số lượng ${formatNumber(row.quantity.amount)} không có nghĩa.`,
        todo: 'Ghi số lượng đã bán.',
      });
    }
    const measured = unit === null ? null : measure(row.material, row.quantity.amount, unit, catalogue);
    if (unit !== null && measured === null) {
      const standard = standardUnit(row.material, catalogue);
      const label = labelOf('materials', row.material, catalogue);
      problems.push(
        conflict(
          'unit',
          `${label} cộng theo ${standard}, dòng này ghi theo ${unitName(unit)}.`,
          readUnit(standard, catalogue) === 'kg' || factorOf(unit, catalogue) !== null
            ? `Ghi số ${standard}, hoặc ghi “${PER_PIECE}” của ${label} trong tab Danh mục.`
            : `Ghi số ${standard}.`,
        ),
      );
    }
    return {
      derived: {
        pieces: measured?.pieces ?? null,
        kg: measured?.kg ?? null,
        /** A chapter that sells four materials on one day has sold once. */
        sale: `${row.day} ${row.chapter}`,
      },
      problems,
    };
  },
});

const PER_PIECE = 'Kg một đơn vị';

const conflict = (column: string, what: string, todo: string): CellProblem => ({
  column,
  code: 'conflict',
  severity: 'error',
  what,
  todo,
});

const standardUnit = (material: string, catalogue: Catalogue): string =>
  String(attributeOf('materials', material, 'Đơn vị chuẩn', catalogue) ?? 'kg');

/** Kilograms in one of a unit; null where it counts pieces. */
function factorOf(unit: string, catalogue: Catalogue): number | null {
  const factor = attributeOf('units', unit, 'Quy ra kg', catalogue);
  return typeof factor === 'number' ? factor : null;
}

/** An amount in the unit its material is added up in; null where the catalogue has no way from one to the other. */
function measure(
  material: string,
  amount: number,
  unit: string,
  catalogue: Catalogue,
): { pieces: number | null; kg: number | null } | null {
  const factor = factorOf(unit, catalogue);
  const kg = factor === null ? null : roundFloat(amount * factor);
  const perPiece = attributeOf('materials', material, PER_PIECE, catalogue);
  const rate = typeof perPiece === 'number' && perPiece > 0 ? perPiece : null;
  const standard = readUnit(standardUnit(material, catalogue), catalogue);
  if (standard !== null && factorOf(standard, catalogue) !== null) {
    if (kg !== null) return { pieces: null, kg };
    return rate === null ? null : { pieces: null, kg: roundFloat(amount * rate) };
  }
  // A box or a set is not one piece; "cái" is, whatever the thing.
  if (kg === null) return unit === standard || unit === 'piece' ? { pieces: amount, kg: null } : null;
  return rate === null ? null : { pieces: Math.round(kg / rate), kg: null };
}

const metrics = {
  recyclingSales: count(recyclingTable).as('Lần bán, kể riêng từng loại', 'lần'),
  scrapSales: distinct(recyclingTable, 'sale').as('Lần bán phế liệu', 'lần'),
  cans: sum(recyclingTable, 'pieces').only({ material: 'can' }).as('Vỏ lon', 'vỏ'),
  cardboard: sum(recyclingTable, 'kg').only({ material: 'cardboard' }).as('Bìa, giấy', 'kg'),
  iron: sum(recyclingTable, 'kg').only({ material: 'iron' }).as('Sắt', 'kg'),
  plastic: sum(recyclingTable, 'kg').only({ material: 'plastic' }).as('Nhựa', 'kg'),
  scrapWeight: sum(recyclingTable, 'kg').as('Phế liệu cân được', 'kg'),
  scrapPieces: sum(recyclingTable, 'pieces').as('Phế liệu đếm được', 'vỏ'),
  scrapIncome: sum(recyclingTable, 'amount').as('Tiền bán phế liệu', 'đ'),
  recyclingChapters: distinct(recyclingTable, 'chapterCode').as('Chi hội có thu gom', 'chi hội'),
  scrapPerMember: {
    ...ratio('Tiền bán phế liệu bình quân một hội viên', 'scrapIncome', 'members', 'đ'),
    formerly: ['Tiền bán phế liệu một hội viên'],
  },
};

/** The whole ward's figures: on TH Số liệu chung and at the head of TH Tái chế. */
export const recyclingFigures = [
  ...(['recyclingChapters', 'scrapSales', 'cans', 'cardboard', 'iron', 'plastic', 'scrapWeight'] as const),
  ...(['scrapIncome', 'scrapPerMember'] as const),
] as const satisfies readonly (keyof typeof metrics)[];

export const recycling = model({
  key: 'recycling',
  label: 'Biến rác thành tiền',
  isCore: true,
  tables: [recyclingTable],
  uses: ['chapters', 'members', 'giftValueRecycling', 'giftShareRecycling'],
  place: 50,
  metrics,
  targets: { scrapIncome: ['tiền phế liệu'], scrapWeight: [], cans: [] },
  weights: { scrapPerMember: 20 },
  wardPage: {
    place: 50,
    ...compare('Tái chế', ...recyclingFigures),
  },
  report: inReports(() => ({
    place: 70,
    field: 'tai_che',
    table: {
      about: 'Bảng phế liệu theo loại',
      label: { name: 'loai', header: 'Loại phế liệu' },
      columns: [
        { ...plainColumn('luong', 'Số lượng', 35), isAlwaysShown: true },
        totalled('tien', 'Thành tiền (đ)', 31),
        totalled('tien_truoc', '{cot_ky_truoc}', 31, 'Thành tiền cùng kỳ năm trước (đ)'),
      ],
      once: { cot_ky_truoc: 'Tiêu đề cột kỳ trước' },
    },
    indicators: {
      title: 'Biến rác thành tiền',
      keys: [
        ...(['cans', 'cardboard', 'iron', 'plastic', 'scrapWeight', 'scrapIncome'] as const),
        ...(['scrapSales', 'recyclingChapters'] as const),
      ],
      yearly: ['scrapIncome'],
    },
    annex: [
      ['vo_lon', 'cans', 'Vỏ lon', 18],
      ['can_nang', 'scrapWeight', 'Phế liệu (kg)', 20],
      ['tien', 'scrapIncome', 'Tiền bán phế liệu (đ)', 27],
    ],
    chart: { key: 'scrapByMonth', field: 'phe_lieu' },
    tell,
  })),
  money: (ward) => ({
    recycling: rowsOf(ward, recyclingTable).map(({ day, amount, chapterCode, row }) => ({
      ...{ day, amount, chapterCode, row, fund: 'recycling', kind: 'scrap', column: 'amount' },
    })),
  }),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics | 'chapters' | 'giftValueRecycling' | 'giftShareRecycling'>;

function tell(figures: Asked): ModelText | null {
  const { value, before, period } = figures;
  if (value('recyclingSales') === null) return null;
  // The materials of the built-in list stand among the sources each by itself.
  for (const key of ['cans', 'cardboard', 'iron', 'plastic'] as const) value(key);
  const sold = materials(figures);
  const income = value('scrapIncome');

  const sellers = figures.parts('recyclingSales', 'chapter').map(({ keys: [code = ''] }) => code);
  const active = sellers.filter((code) => code !== '' && code !== WARD);
  const chapters = value('chapters') ?? active.length;
  const where =
    active.length === 0 || active.length > chapters || hasOneChapter(figures.ward)
      ? ''
      : sentence(`mô hình được duy trì ở ${active.length}/${chapters} chi hội`);
  const earned =
    income === null
      ? ''
      : clauses(
          `thu được ${formatMoney(income)} (bằng chữ: ${moneyInWords(income)})`,
          comparison(income, before('scrapIncome'), period),
        );
  const what = sentence(
    `${during(period)}, ${doers(figures.ward, sellers)} đã thu gom, bán ${
      sold.length === 0 ? 'phế liệu' : sold.map(({ text }) => text).join('; ')
    }${earned === '' ? '' : `, ${earned}`}`,
  );
  const paragraphs = [[where, what].filter((part) => part !== '').join(' ')];

  const perMember = income === null ? null : value('scrapPerMember');
  const best = foremost(
    figures.ward,
    income === null ? new Map<string, number>() : figures.byKey('scrapIncome', 'chapter'),
  );
  const gifts = value('giftValueRecycling');
  const share = value('giftShareRecycling');
  const told = [
    perMember === null ? '' : `bình quân mỗi hội viên góp ${formatMoney(Math.round(perMember))} từ phế liệu`,
    best.who === ''
      ? ''
      : `thu nhiều nhất là ${best.who} (${best.isShared ? 'mỗi chi hội ' : ''}${formatMoney(best.most)})`,
  ].filter((part) => part !== '');
  const second = [
    told.length === 0 ? '' : sentence(told.join('; ')),
    gifts === null || gifts === 0 || share === null
      ? ''
      : `Nguồn này đã chi ${formatMoney(gifts)} cho quà tặng, bằng ${percent(share)} tổng trị giá quà.`,
  ].filter((part) => part !== '');
  if (second.length > 0) paragraphs.push(second.join(' '));
  return { title: 'Mô hình “Biến rác thành tiền”', paragraphs, table: tableOf(figures, sold) };
}

interface Sold {
  readonly key: string;
  readonly label: string;
  /** `6.856 kg bìa, giấy`. */
  readonly text: string;
  /** `6.856 kg`. */
  readonly amount: string;
}

/** Each material in the order of the catalogue, weighed or counted. */
function materials(figures: Asked): Sold[] {
  const { catalogue } = figures.ward.context;
  const byKey = (key: 'scrapWeight' | 'scrapPieces') =>
    new Map(figures.parts(key, 'material').map(({ keys: [name = ''], value }) => [name, value]));
  const weights = byKey('scrapWeight');
  const pieces = byKey('scrapPieces');
  return [
    ...new Set([...catalogue.materials.entries.map(({ key }) => key), ...weights.keys(), ...pieces.keys()]),
  ].flatMap((key) => {
    const label = labelOf('materials', key, catalogue);
    const unit = String(attributeOf('materials', key, 'Đơn vị chuẩn', catalogue) ?? 'chiếc');
    const kg = weights.get(key) ?? null;
    const count = pieces.get(key) ?? null;
    const name = lowerFirst(label);
    const found: Sold[] = [];
    if (count !== null) {
      const noun = name.startsWith(unit) ? name : `${unit} ${name}`;
      found.push({ key, label, text: counted(count, noun), amount: `${formatNumber(count)} ${unit}` });
    }
    if (kg !== null)
      found.push({ key, label, text: `${formatKilograms(kg)} ${name}`, amount: formatKilograms(kg) });
    return found;
  });
}

function tableOf(figures: Asked, sold: readonly Sold[]): ReportTable | null {
  const { ward, period, value, before } = figures;
  const amounts = (all: ReturnType<Asked['parts']>) =>
    new Map(all.map((part) => [part.keys[0] ?? '', part.value]));
  const now = amounts(figures.parts('scrapIncome', 'material'));
  const earlier = amounts(figures.partsBefore('scrapIncome', 'material'));
  if (sold.length < 2) return null;
  return {
    title: 'Phế liệu thu gom và tiền bán, theo loại',
    // What was sold a year before and is not any more has its line too: the column adds up.
    rows: [...new Set([...sold.map(({ key }) => key), ...earlier.keys()])].map((key, at) => {
      const own = sold.filter((one) => one.key === key);
      return {
        tt: String(at + 1),
        loai: own[0]?.label ?? labelOf('materials', key, ward.context.catalogue),
        luong: own.length === 0 ? '–' : own.map(({ amount }) => amount).join('; '),
        tien: cellNumber(now.get(key) ?? null),
        tien_truoc: cellNumber(earlier.get(key) ?? null),
      };
    }),
    once: {
      cot_ky_truoc: `${upperFirst(beforeName(period))} (đ)`,
      tong_tien: cellNumber(value('scrapIncome')),
      tong_tien_truoc: cellNumber(before('scrapIncome')),
    },
  };
}
