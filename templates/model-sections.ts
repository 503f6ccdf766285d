/** The sections of the models: what each of them did, with its table and its chart. */
import type { Paragraph, Table } from 'docx';
import { chart } from './charts';
import { TEXT_WIDTH } from './measures';
import { body, paragraphs, point, section } from './paragraphs';
import { afterTable, type GridColumn, grid, NUMBERING, tableCaption } from './tables';

/** A model's table: what is counted, then numbers; the widths of all columns but the name's are given. */
interface NumberColumn {
  readonly title: string;
  readonly name: string;
  readonly width: number;
  readonly hasTotal?: boolean;
}

function modelTable(label: string, columns: readonly NumberColumn[]): (Paragraph | Table)[] {
  const hasTotal = columns.some((column) => column.hasTotal !== false);
  const width = TEXT_WIDTH - NUMBERING - columns.reduce((all, column) => all + column.width, 0);
  return section('bang', [
    tableCaption('{ten_bang}'),
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
        { title: label, cell: 'ten', ...(hasTotal ? { total: 'Cộng' } : {}), width, align: 'left' },
        ...columns.map(
          (column): GridColumn => ({
            title: `${column.title}{an_${column.name}}`,
            cell: column.name,
            ...(hasTotal ? { total: `{tong_${column.name}}` } : {}),
            width: column.width,
            align: 'right',
          }),
        ),
      ],
      hasTotal,
    ),
    afterTable(),
  ]);
}

const plainColumn = (title: string, name: string, width: number): NumberColumn => ({
  title,
  name,
  width,
  hasTotal: false,
});
const totalled = (title: string, name: string, width: number): NumberColumn => ({ title, name, width });

/** A model's section: nothing of it stays where the model has no rows. */
const model = (name: string, ...parts: readonly (readonly (Paragraph | Table)[])[]): (Paragraph | Table)[] =>
  modelUnder(point, name, ...parts);

/** The same under a title of another level. */
const modelUnder = (
  title: (text: string) => Paragraph,
  name: string,
  ...parts: readonly (readonly (Paragraph | Table)[])[]
): (Paragraph | Table)[] => section(name, [title('{tieu_de}'), ...paragraphs, ...parts.flat()]);

export const noRows = section('chua_co_so_lieu', [body('{cau_chua_co_so_lieu}')]);

/** The models that the report about two of them tells too, there with headings of their own. */
export const core = (title: (text: string) => Paragraph): (Paragraph | Table)[] => [
  ...modelUnder(
    title,
    'to_chuc',
    chart('membersByChapter', 'hoi_vien', [0.5, 0.7, 0.6, 0.9, 0.4, 0.8, 0.65, 0.55]),
  ),
  ...modelUnder(title, 'hoan_canh'),
  ...modelUnder(
    title,
    'cap_1_1',
    modelTable('Loại cặp', [
      totalled('Lập trong kỳ', 'moi', 20),
      totalled('Đang giúp', 'dang_giup', 20),
      totalled('Đạt kết quả', 'ket_qua', 20),
      totalled('Trị giá hỗ trợ (đ)', 'tri_gia', 32),
    ]),
    chart('pairsByKind', 'cap_1_1', [0.9, 0.6, 0.4, 0.2]),
  ),
  ...modelUnder(
    title,
    'ba_co_ba_biet',
    modelTable('Tiêu chí', [
      plainColumn('Số lần đạt', 'lan', 22),
      plainColumn('Tỷ lệ đạt', 'ty_le', 24),
      plainColumn('Cùng kỳ năm trước', 'ty_le_truoc', 28),
    ]),
    chart('reviewScores', 'ba_co_ba_biet', [0.7, 0.8, 0.6, 0.9, 0.75, 0.85, 0.5, 0.65]),
  ),
];
const others: (Paragraph | Table)[] = [
  ...model(
    'tuyen_truyen',
    modelTable('Hình thức', [totalled('Số buổi', 'buoi', 26), totalled('Lượt người', 'luot', 30)]),
  ),
  ...model(
    'tai_che',
    section('bang', [
      tableCaption('{ten_bang}'),
      grid(
        'dong',
        [
          { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
          { title: 'Loại phế liệu', cell: 'loai', total: 'Cộng', width: 52, align: 'left' },
          { title: 'Số lượng', cell: 'luong', width: 35, align: 'right' },
          {
            title: 'Thành tiền (đ){an_tien}',
            cell: 'tien',
            total: '{tong_tien}',
            width: 31,
            align: 'right',
          },
          {
            title: '{cot_ky_truoc}{an_tien_truoc}',
            cell: 'tien_truoc',
            total: '{tong_tien_truoc}',
            width: 31,
            align: 'right',
          },
        ],
        true,
      ),
      afterTable(),
    ]),
    chart('scrapByMonth', 'phe_lieu', [0.3, 0.5, 0.4, 0.6, 0.7, 0.5, 0.8, 0.6, 0.4, 0.7, 0.9, 0.8]),
  ),
  ...model(
    'san_pham',
    modelTable('Sản phẩm', [
      totalled('Làm ra', 'lam_ra', 18),
      totalled('Bán', 'ban', 18),
      totalled('Tặng', 'tang', 18),
      totalled('Còn lại', 'con', 18),
      totalled('Tiền thu (đ)', 'tien', 30),
    ]),
  ),
  ...model(
    'diem_chia_se',
    modelTable('Mặt hàng', [
      plainColumn('Đầu kỳ', 'dau_ky', 22),
      plainColumn('Mang đến', 'vao', 22),
      plainColumn('Lấy về', 'ra', 22),
      plainColumn('Còn lại', 'con', 22),
    ]),
  ),
  ...model(
    'van_dong',
    modelTable('Nguồn', [
      totalled('Số lần', 'lan', 17),
      totalled('Tiền mặt (đ)', 'tien', 30),
      totalled('Hiện vật (đ)', 'hien_vat', 30),
      totalled('Cộng (đ)', 'cong', 30),
    ]),
  ),
  ...model(
    'qua_tang',
    section('bang', [
      tableCaption('{ten_bang}'),
      grid(
        'dong',
        [
          { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
          { title: 'Dịp', cell: 'dip', total: 'Cộng', width: 47, align: 'left' },
          { title: 'Số suất', cell: 'suat', total: '{tong_suat}', width: 18, align: 'right' },
          {
            title: 'Trị giá (đ){an_tri_gia}',
            cell: 'tri_gia',
            total: '{tong_tri_gia}',
            width: 30,
            align: 'right',
          },
          { title: 'Hiện vật{an_hien_vat}', cell: 'hien_vat', width: 54, align: 'left' },
        ],
        true,
      ),
      afterTable(),
    ]),
    chart('giftsByOccasion', 'qua_tang', [0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.1]),
  ),
  ...model(
    'me_do_dau',
    modelTable('Chi hội', [
      totalled('Trẻ được đỡ đầu', 'tre', 22),
      totalled('Mức mỗi tháng (đ)', 'muc', 28),
      totalled('Phải trao trong kỳ (đ)', 'phai_trao', 30),
      totalled('Đã trao trong kỳ (đ)', 'da_trao', 30),
    ]),
  ),
  ...model(
    'mai_am',
    modelTable('Chi hội', [
      totalled('Khởi công', 'nha', 18),
      totalled('Bàn giao', 'ban_giao', 18),
      totalled('Tiền mặt (đ)', 'tien', 29),
      totalled('Hiện vật (đ)', 'hien_vat', 29),
      totalled('Ngày công', 'cong', 18),
    ]),
  ),
  ...model(
    'chu_nhat_xanh',
    modelTable('Thời gian', [
      totalled('Số buổi', 'buoi', 20),
      totalled('Lượt người', 'luot', 22),
      totalled('Km đường', 'km', 22),
      totalled('Rác (kg)', 'rac', 22),
      totalled('Cây trồng', 'cay', 22),
    ]),
  ),
  ...model(
    'cac_quy',
    modelTable('Quỹ', [
      totalled('Đầu kỳ (đ)', 'dau_ky', 28),
      totalled('Thu (đ)', 'thu', 28),
      totalled('Chi (đ)', 'chi', 28),
      totalled('Cuối kỳ (đ)', 'cuoi_ky', 28),
    ]),
    chart('fundBalances', 'cac_quy', [0.9, 0.6, 0.4, 0.2]),
  ),
];

/** What every model did, in the order of the report. */
export const results: (Paragraph | Table)[] = [...noRows, ...core(point), ...others];
