/** Invented names: of women, as common in the years they were born in, and of the few men who are honorary members. */
import type { Random } from './random';

const surnames = [
  ['Nguyễn', 31],
  ['Trần', 11],
  ['Phạm', 9],
  ['Lê', 8],
  ['Vũ', 7],
  ['Hoàng', 6],
  ['Đỗ', 4],
  ['Bùi', 4],
  ['Đặng', 3],
  ['Ngô', 3],
  ['Đinh', 2],
  ['Đoàn', 2],
  ['Dương', 2],
  ['Đào', 2],
  ['Lưu', 1],
  ['Mai', 1],
  ['Trịnh', 1],
  ['Tạ', 1],
  ['Cao', 1],
  ['Phùng', 1],
  ['Hà', 1],
  ['Lương', 1],
  ['Tô', 1],
  ['Chu', 1],
  ['Lại', 1],
  ['Lý', 1],
] as const;

interface Fashion {
  /** Women born up to this year. */
  readonly until: number;
  /** Share of plain “Thị” between surname and given name. */
  readonly plain: number;
  readonly middle: readonly string[];
  readonly given: readonly string[];
}

const words = (list: string): string[] => list.split(' ');

const fashions: readonly Fashion[] = [
  {
    until: 1959,
    plain: 0.93,
    middle: ['Kim', 'Minh', 'Thanh', 'Ngọc', 'Thị Kim', 'Thị Minh', 'Thị Thanh'],
    given: words(
      'Bằng Bích Bình Bốn Cảnh Chanh Chín Chiến Chúc Cúc Dần Dậu Dinh Dung Gái Hạnh Hảo Hậu Hiền Hoè Hợi Hồng Hợp Huệ Hường Khuyên Là Lành Liên Loan Luyến Lý Mận Mão Mến Minh Mùi Mười Nga Ngân Ngọ Nhàn Nhâm Nhã Nhiên Oanh Phấn Phú Quế Quý Sâm Sáu Tâm Tẹo Thắm Thìn Thoa Thơm Thuận Thuỷ Tỉnh Toan Tư Tuất Tuyết Tý Vinh Vượng Xuyến Yên',
    ),
  },
  {
    until: 1984,
    plain: 0.7,
    middle: [
      'Thị Thu',
      'Thị Thanh',
      'Thị Kim',
      'Thị Hồng',
      'Thị Ngọc',
      'Thị Minh',
      'Thị Bích',
      'Thị Mai',
      'Thu',
      'Thanh',
      'Kim',
      'Hồng',
    ],
    given: words(
      'Bích Bình Chung Cúc Dung Duyên Hà Hải Hằng Hạnh Hậu Hiền Hiệp Hoài Hoàn Hồng Hợp Huệ Hương Hường Huyền Khánh Liên Liễu Loan Luyến Lương Mai Mến Minh Nga Ngân Ngọc Nguyệt Nhàn Nhung Ninh Oanh Phúc Phương Phượng Quyên Quỳnh Sen Tâm Thắm Thanh Thảo Thêu Thơm Thu Thuý Thuỷ Thương Tình Tơ Trang Tuyến Tuyết Vân Vui Xuân Yến',
    ),
  },
  {
    until: 9999,
    plain: 0.34,
    middle: [
      'Thị Thu',
      'Thị Phương',
      'Thị Ngọc',
      'Thị Thuỳ',
      'Thị Hồng',
      'Thị Mai',
      'Thu',
      'Phương',
      'Ngọc',
      'Minh',
      'Khánh',
      'Thuỳ',
      'Quỳnh',
      'Hải',
      'Hà',
      'Mai',
      'Bảo',
      'Diệu',
      'Thanh',
      'Hoài',
    ],
    given: words(
      'An Anh Châu Chi Diệp Dung Duyên Giang Hà Hân Hằng Hạnh Hiền Huyền Hương Khanh Khuê Lam Linh Loan Ly Mai My Nga Ngân Ngọc Nguyên Nhi Nhung Oanh Phương Phượng Quyên Quỳnh Tâm Thảo Thơ Thu Thư Thuỷ Thương Trà Trang Trâm Trinh Tuyền Uyên Vân Vy Yến',
    ),
  },
];

export function womanName(random: Random, birthYear: number): string {
  const fashion = fashions.find(({ until }) => birthYear <= until);
  if (fashion === undefined) throw new RangeError(`No names for ${birthYear}.`);
  const given = random.pick(fashion.given);
  const middle = random.chance(fashion.plain)
    ? 'Thị'
    : random.pick(fashion.middle.filter((word) => !word.endsWith(given)));
  return `${random.weighted(surnames)} ${middle} ${given}`;
}

const menGiven = words('Bách Cường Dũng Hùng Khôi Long Mạnh Phong Quang Sơn Thắng Tuấn Việt');

export function manName(random: Random): string {
  return `${random.weighted(surnames)} ${random.pick(['Văn', 'Đình', 'Xuân', 'Quốc'])} ${random.pick(menGiven)}`;
}
