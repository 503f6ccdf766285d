/** Scrap that a chapter gathered and sold. One row is one sale. */
import { formatNumber } from '../values';
import { ownChapter } from './chapters';
import { choice, day, longText, money, quantity } from './column';
import { attributeOf, type Catalogue, labelOf } from './context';
import { type CellProblem, table } from './table';
import { readUnit, unitConflict } from './units';

export const recycling = table({
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
    note: longText('Ghi chú').help('Điều cần nhớ thêm.'),
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
    return { derived: { pieces: measured?.pieces ?? null, kg: measured?.kg ?? null }, problems };
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
  const kg = factor === null ? null : scale(amount, factor);
  const perPiece = attributeOf('materials', material, PER_PIECE, catalogue);
  const rate = typeof perPiece === 'number' && perPiece > 0 ? perPiece : null;
  const standard = readUnit(standardUnit(material, catalogue), catalogue);
  if (standard !== null && factorOf(standard, catalogue) !== null) {
    if (kg !== null) return { pieces: null, kg };
    return rate === null ? null : { pieces: null, kg: scale(amount, rate) };
  }
  // A box or a set is not one piece; "cái" is, whatever the thing.
  if (kg === null) return unit === standard || unit === 'piece' ? { pieces: amount, kg: null } : null;
  return rate === null ? null : { pieces: Math.round(kg / rate), kg: null };
}

/** Product without binary dust: 35,8 × 100 is 3580, not 3579.9999999999995. */
const scale = (amount: number, factor: number): number => Number((amount * factor).toFixed(6));
