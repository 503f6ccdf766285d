/** Every placeholder that stands in a template whatever a ward records: what it is, and what stands inside it. */
import { passages } from '../ward';
import { type AnnexColumn, CHOSEN_COLUMNS, CORE_COLUMNS, OWN_COLUMNS } from './chapters';
import { CHART_FIELDS, PASSAGE_FIELDS } from './fields';
import { type PartHeading, partHeadings, type ReportColumn, type TableShape } from './part';
import { allSlots, HEADING_FIELDS, headingTag, parts } from './parts';

/** A name with what it is; with `inner` it is a section: `{#name}…{/name}`. */
export type Node = string | { readonly about: string; readonly inner: Tree };
export type Tree = Readonly<Record<string, Node>>;

const NUMBER = 'Số thứ tự';
const CAPTION = 'Số và tên bảng';

/** Names of an annex's columns with their headers. */
const annexNames = (columns: readonly AnnexColumn[]): Record<string, string> =>
  Object.fromEntries(columns.map(([name, , header]) => [name, header]));

/** A table: what stands once, and its lines. */
const tableNode = (about: string, columns: Tree, once: Tree = {}): Node => ({
  about,
  inner: {
    ten_bang: CAPTION,
    ...once,
    dong: { about: 'Từng dòng của bảng', inner: { tt: NUMBER, ...columns } },
  },
});

/** Columns that have a total of the same name. */
const summed = (columns: Readonly<Record<string, string>>): Tree =>
  Object.fromEntries(Object.entries(columns).map(([name, about]) => [`tong_${name}`, `Cộng: ${about}`]));

/** Columns of a table of the ward's own indicators. */
const OWN = Array.from({ length: OWN_COLUMNS }, (_, at) => at + 1);

/** Columns that fall away where nothing is recorded: their headers are filled too. */
const withHeaders = (about: string, columns: Readonly<Record<string, string>>): Node => ({
  about,
  inner: {
    ...summed(columns),
    ...Object.fromEntries(
      Object.entries(columns).map(([name, label]) => [`cot_${name}`, `Tiêu đề cột: ${label}`]),
    ),
    dong: { about: 'Từng chi hội', inner: { tt: NUMBER, chi_hoi: 'Tên chi hội', ...columns } },
  },
});

/** The table of a model's part, as the part declares it. */
function partTable({ about, label, columns, once = {} }: TableShape): Node {
  const tree = (some: readonly ReportColumn[]): Record<string, string> =>
    Object.fromEntries(some.map(({ name, header, about: what = header }) => [name, what]));
  return tableNode(
    about,
    { [label.name]: label.about ?? label.header, ...tree(columns) },
    { ...once, ...summed(tree(columns.filter(({ isTotalled }) => isTotalled))) },
  );
}

/** Signs that take a column away where no line has a figure in it; they stand in its header. */
const hidden = (columns: Tree): Tree =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([name]) => name !== 'tt')
      .map(([name, about]) => [
        `an_${name}`,
        `Ghi cạnh tiêu đề: bỏ cột “${String(about)}” khi cột không có số liệu`,
      ]),
  );

function withHidden(table: Node): Node {
  const lines = typeof table === 'string' ? undefined : table.inner.dong;
  if (typeof table === 'string' || lines === undefined || typeof lines === 'string') return table;
  return { ...table, inner: { ...table.inner, ...hidden(lines.inner) } };
}

const AWARD = {
  dong: {
    about: 'Từng khen thưởng',
    inner: { nam: 'Năm', ten: 'Tên', quyet_dinh: 'Số, ngày quyết định; cơ quan' },
  },
} as const;

/** What the sections of parts are about. */
const HEADINGS: Readonly<Record<PartHeading, string>> = {
  movement: 'phong trào, cuộc vận động',
  task: 'nhiệm vụ trọng tâm',
  organisation: 'xây dựng tổ chức Hội',
};

/** What a section that stands for many parts may name. */
const PART_INNER: Tree = {
  tieu_de: 'Đề mục của phần',
  ten_phan: 'Tên của phần, không có chữ a), b)',
  doan: { about: 'Từng đoạn văn', inner: { '.': 'Một đoạn' } },
  bang: {
    about: 'Bảng của phần; cột có {cot} ở tiêu đề được chép ra cho từng cột',
    inner: {
      ten_bang: CAPTION,
      ten_cot: 'Tiêu đề cột tên dòng',
      cot: 'Tiêu đề của từng cột',
      dong: { about: 'Từng dòng của bảng', inner: { tt: NUMBER, nhan: 'Tên dòng', o: 'Ô của từng cột' } },
      tong: 'Cộng của từng cột',
    },
  },
  co_bieu_do: { about: 'Biểu đồ của phần, nếu vẽ được; ảnh có chữ thay thế bieu_do:phan', inner: {} },
  chu_thich: 'Số và tên biểu đồ',
};

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[];

export const structure: Tree = {
  ten_don_vi: 'Tên Hội, đầy đủ',
  ten_mo_hinh: 'Tên mô hình đã đăng ký',
  ky_bao_cao: 'Kỳ báo cáo',
  tieu_de_nha_nuoc: { about: 'Chỉ in khi tiêu đề kiểu Nhà nước', inner: {} },
  tieu_de_dang: { about: 'Chỉ in khi tiêu đề kiểu Đảng', inner: {} },
  co_co_quan_cap_tren: { about: 'Chỉ in khi có cấp trên', inner: {} },
  co_quan_cap_tren: 'Cấp trên, chữ in hoa',
  co_quan_ban_hanh: 'Tên Hội, chữ in hoa',
  ke_ngan: { about: 'Chỉ in khi tên Hội ngắn: nét kẻ ngắn', inner: {} },
  ke_vua: { about: 'Chỉ in khi tên Hội dài: nét kẻ vừa', inner: {} },
  so_ky_hieu: 'Số, ký hiệu văn bản',
  dia_danh_ngay: 'Địa danh, ngày tháng năm',
  trich_yeu: 'Trích yếu nội dung',
  co_kinh_gui: { about: 'Chỉ in khi có nơi kính gửi', inner: {} },
  kinh_gui_mot: { about: 'Chỉ in khi kính gửi một nơi', inner: {} },
  kinh_gui_nhieu: { about: 'Chỉ in khi kính gửi nhiều nơi', inner: {} },
  kinh_gui: 'Nơi kính gửi',
  cac_kinh_gui: { about: 'Các nơi kính gửi: mỗi dòng {.}', inner: { '.': 'Một nơi' } },
  thong_tin_chung: { about: 'Trụ sở, điện thoại, tổ chức: mỗi ý một dòng {.}', inner: { '.': 'Một dòng' } },
  ...Object.fromEntries(
    keysOf(PASSAGE_FIELDS).map((key) => [
      PASSAGE_FIELDS[key],
      {
        about: `Lời văn “${passages[key].title}”`,
        inner: {
          doan: { about: 'Từng đoạn', inner: { '.': 'Một đoạn' } },
          con_thieu: {
            about: 'Chỉ in khi báo cáo cần mà chưa viết',
            inner: { nhac: 'Dấu chấm, chừa chỗ viết' },
          },
        },
      },
    ]),
  ),
  gioi_thieu: {
    about: 'Giới thiệu hai mô hình (báo cáo mô hình)',
    inner: { tieu_de: 'Tên mô hình', doan: { about: 'Từng đoạn', inner: { '.': 'Một đoạn' } } },
  },
  chi_tieu_chinh: tableNode(
    'Bảng chỉ tiêu chính (báo cáo định kỳ)',
    {
      la_nhom: { about: 'Dòng tên nhóm', inner: {} },
      la_dong: { about: 'Dòng số liệu', inner: {} },
      ten: 'Chỉ tiêu',
      don_vi: 'Đơn vị tính',
      ky_nay: 'Trong kỳ',
      ky_truoc: 'Cùng kỳ năm trước',
      tang_giam: 'Tăng, giảm',
      chi_tieu: 'Chỉ tiêu năm',
      dat: 'Tỷ lệ đạt',
    },
    {
      cot_ky_truoc: 'Tiêu đề cột cùng kỳ',
      cot_chi_tieu: 'Tiêu đề cột chỉ tiêu',
      cot_dat: 'Tiêu đề cột đạt',
    },
  ),
  chua_co_chi_tieu: { about: 'Chỉ in khi bảng chỉ tiêu chính không có dòng nào', inner: {} },
  so_sanh_nam: tableNode(
    'Bảng so sánh các năm (báo cáo tập thể)',
    {
      ten: 'Chỉ tiêu',
      don_vi: 'Đơn vị tính',
      ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`nam_${at}`, `Số của năm thứ ${at}`])),
    },
    Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`cot_nam_${at}`, `Năm thứ ${at}`])),
  ),
  danh_hieu: { about: 'Danh hiệu thi đua đã đạt', inner: AWARD },
  chua_co_danh_hieu: { about: 'Chỉ in khi chưa có danh hiệu nào', inner: {} },
  hinh_thuc: { about: 'Hình thức khen thưởng đã đạt', inner: AWARD },
  chua_co_hinh_thuc: { about: 'Chỉ in khi chưa có khen thưởng nào', inner: {} },
  chua_co_so_lieu: { about: 'Chỉ in khi kỳ chưa có dòng nào', inner: {} },
  cau_chua_co_so_lieu: 'Câu nói kỳ chưa có dòng nào',
  phan: {
    about: 'Mọi phần của các mô hình, lần lượt; phần nào mẫu nêu tên riêng thì in ở chỗ ấy',
    inner: PART_INNER,
  },
  ...Object.fromEntries(
    partHeadings.flatMap((heading) => [
      [headingTag(heading), { about: `Các phần về ${HEADINGS[heading]}, lần lượt`, inner: PART_INNER }],
      [
        `chua_co_${HEADING_FIELDS[heading]}`,
        { about: `Chỉ in khi chưa có gì về ${HEADINGS[heading]}`, inner: {} },
      ],
    ]),
  ),
  ...Object.fromEntries(
    [...parts.map((part) => ({ part, field: part.field })), ...allSlots].map(
      ({ part: { name, table }, field }) => [
        field,
        {
          about: `Phần “${name}”; không có dòng nào thì không in`,
          inner: {
            tieu_de: 'Đề mục của phần',
            ten_phan: 'Tên của phần, không có chữ a), b)',
            doan: { about: 'Từng đoạn văn', inner: { '.': 'Một đoạn' } },
            ...(table === undefined ? {} : { bang: withHidden(partTable(table)) }),
          },
        },
      ],
    ),
  ),
  ...Object.fromEntries(
    CHART_FIELDS.flatMap(([key, name]) => [
      [
        `co_bieu_do_${name}`,
        { about: `Chỉ in khi vẽ được biểu đồ; ảnh trong mẫu có chữ thay thế bieu_do:${key}`, inner: {} },
      ],
      [`chu_thich_${name}`, 'Số và tên biểu đồ'],
    ]),
  ),
  ket_luan: 'Câu kết, kết thúc bằng ./.',
  chuc_danh: { about: 'Chức danh người ký: mỗi dòng {.}', inner: { '.': 'Một dòng' } },
  nguoi_ky: 'Họ tên người ký',
  xac_nhan: 'Dòng xác nhận đầu tiên (báo cáo thành tích)',
  cac_xac_nhan: { about: 'Từng nơi xác nhận (báo cáo thành tích)', inner: { dong: 'Dòng xác nhận' } },
  noi_nhan: { about: 'Nơi nhận: mỗi dòng {.}', inner: { '.': 'Một dòng' } },
  ky_phu_luc: 'Kỳ, ghi dưới tên phụ lục',
  kem_theo: 'Câu “Kèm theo Báo cáo số …”',
  bang_chi_hoi: withHeaders('Phụ lục: phần lõi theo chi hội', annexNames(CORE_COLUMNS)),
  bang_mo_hinh: withHeaders('Phụ lục: các mô hình theo chi hội', annexNames(CHOSEN_COLUMNS)),
  bang_chi_so: {
    about: 'Phụ lục: chỉ số của phường theo chi hội, mỗi nhóm một bảng',
    inner: {
      nhom: 'Tên nhóm',
      ...Object.fromEntries(
        OWN.flatMap((at) => [
          [`cot_${at}`, `Tiêu đề cột ${at}`],
          [`tong_${at}`, `Cộng cột ${at}`],
        ]),
      ),
      dong: {
        about: 'Từng chi hội',
        inner: {
          ...{ tt: NUMBER, chi_hoi: 'Tên chi hội' },
          ...Object.fromEntries(OWN.map((at) => [`o_${at}`, `Ô cột ${at}`])),
        },
      },
    },
  },
  bang_qua_tang: withHidden({
    about: 'Phụ lục: từng lần tặng quà (báo cáo chuyên đề)',
    inner: {
      dong: {
        about: 'Từng lần tặng',
        inner: {
          tt: NUMBER,
          ngay: 'Ngày',
          dip: 'Dịp',
          chi_hoi: 'Chi hội',
          doi_tuong: 'Đối tượng',
          suat: 'Suất quà',
          tri_gia: 'Trị giá (đ)',
          hien_vat: 'Hiện vật',
          ma: 'Không in nữa: mã dòng không ra ngoài',
        },
      },
      tong_suat: 'Cộng suất quà',
      tong_tri_gia: 'Cộng trị giá (đ)',
    },
  }),
  ...Object.fromEntries(
    Object.entries({
      chi_hoi: 'số liệu theo chi hội',
      qua_tang: 'từng lần tặng quà',
      bieu_do: 'biểu đồ',
    }).flatMap(([name, about]) => [
      [`phu_luc_${name}`, { about: `Chỉ in khi chọn kèm phụ lục ${about}`, inner: {} }],
      [`ten_phu_luc_${name}`, `“Phụ lục I”: số của phụ lục ${about}`],
    ]),
  ),
  bieu_do: { about: 'Mọi biểu đồ, lần lượt; ảnh có chữ thay thế bieu_do:phan', inner: {} },
  so_phu_luc_nguon: 'Không in nữa: nguồn số liệu ở bản nội bộ',
  chua_co_chi_hoi: { about: 'Chỉ in khi không chi hội nào có số liệu', inner: {} },
  cau_chua_co_chi_hoi: 'Câu nói không chi hội nào có số liệu',
  noi_bo: {
    about: 'Bản nội bộ: những điều báo cáo không nói',
    inner: { tieu_de: 'Tên nhóm', dong: { about: 'Từng điều', inner: { '.': 'Một điều' } } },
  },
  bang_nguon: {
    about: 'Chỉ in ở bản nội bộ: nguồn của từng số liệu',
    inner: {
      dong: {
        about: 'Từng số liệu',
        inner: {
          tt: NUMBER,
          so_lieu: 'Tên số liệu',
          gia_tri: 'Trong kỳ',
          gia_tri_truoc: 'Cùng kỳ năm trước',
          tab: 'Tab',
          so_dong: 'Số dòng',
          noi_ghi: 'Tab và số dòng: mỗi tab một dòng',
        },
      },
    },
  },
  chua_co_nguon: { about: 'Chỉ in khi báo cáo chưa dùng số liệu nào', inner: {} },
  ghi_chu: { about: 'Không in nữa: dòng bỏ ra ở bản nội bộ', inner: { '.': 'Một dòng' } },
};
