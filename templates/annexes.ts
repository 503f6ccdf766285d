/** The annexes: figures by chapter, each giving by itself, and the sources of the figures. */
import { AlignmentType, type Paragraph, type Table } from 'docx';
import { body, line, section, tag } from './paragraphs';
import { afterTable, type GridColumn, grid, NUMBERING } from './tables';

/** Title of an annex: “Phụ lục I” 14 bold, its title in capitals, then what it belongs to. */
const annexHead = (number: string, title: string): Paragraph[] => [
  line(number, { bold: true, keepNext: true }),
  line(title, { bold: true, keepNext: true }),
  line('{ky_phu_luc}', { size: 13, keepNext: true }),
  line('{kem_theo}', { size: 13, italics: true, after: 10, keepNext: true }),
];

/** A column whose header is filled too: it falls away where nothing is recorded. */
const droppable = (name: string, width: number): GridColumn => ({
  title: `{cot_${name}}`,
  cell: name,
  total: `{tong_${name}}`,
  width,
  align: 'right',
});

/** A4 lying, less the margins 30 and 20 mm. */
const ACROSS = 247;

const chapterGrid = (columns: readonly GridColumn[]): Table =>
  grid(
    'dong',
    [
      { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
      {
        title: 'Chi hội',
        cell: 'chi_hoi',
        total: 'Cộng',
        width: ACROSS - NUMBERING - columns.reduce((all, column) => all + column.width, 0),
        align: 'left',
      },
      ...columns,
    ],
    true,
  );

/** Widths leave room for a chapter's name with its cluster on one line: `Tổ dân phố 12 (Văn Quán)`. */
export const byChapter: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục I', 'SỐ LIỆU THEO CHI HỘI'),
  ...section('bang_chi_hoi', [
    chapterGrid([
      droppable('phu_nu', 17),
      droppable('hoi_vien', 15),
      droppable('ty_le', 17),
      droppable('hoi_vien_moi', 13),
      droppable('cap', 12),
      droppable('vo_lon', 18),
      droppable('can_nang', 20),
      droppable('tien', 27),
      droppable('suat', 14),
      droppable('tri_gia', 27),
    ]),
  ]),
  ...section('bang_mo_hinh', [
    line('Số liệu các mô hình', { size: 13, bold: true, before: 12, after: 6, keepNext: true }),
    chapterGrid([
      droppable('diem', 14),
      droppable('buoi_tuyen_truyen', 16),
      droppable('luot_tuyen_truyen', 15),
      droppable('san_pham', 15),
      droppable('tien_san_pham', 26),
      droppable('van_dong', 27),
      droppable('tre', 13),
      droppable('mai_am', 12),
      droppable('buoi_chu_nhat', 14),
      droppable('luot_chu_nhat', 15),
      droppable('cay', 15),
    ]),
  ]),
  ...section('chua_co_chi_hoi', [body('{cau_chua_co_chi_hoi}')]),
  // The last paragraph carries the break of this part: one with a tag would take it away.
  afterTable(),
];

/** The annex of the report about two models: the few figures of both stand side by side, in one table. */
export const twoModelsByChapter: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục I', 'SỐ LIỆU THEO CHI HỘI'),
  ...section('bang_chi_hoi', [
    chapterGrid([
      droppable('phu_nu', 28),
      droppable('hoi_vien', 28),
      droppable('ty_le', 28),
      droppable('hoi_vien_moi', 28),
      droppable('cap', 28),
      droppable('diem', 28),
    ]),
  ]),
  ...section('chua_co_chi_hoi', [body('{cau_chua_co_chi_hoi}')]),
  afterTable(),
];

/** Each giving by itself. The section tag closes in the next part of the document, so that this part's page break goes with it. */
export const giftList: (Paragraph | Table)[] = [
  tag('#bang_qua_tang'),
  ...annexHead('Phụ lục II', 'TỪNG LẦN TẶNG QUÀ'),
  grid(
    'dong',
    [
      { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
      { title: 'Ngày', cell: 'ngay', width: 22, align: 'center' },
      { title: 'Dịp', cell: 'dip', total: 'Cộng', width: 40, align: 'left' },
      { title: 'Chi hội', cell: 'chi_hoi', width: 47, align: 'left' },
      { title: 'Đối tượng', cell: 'doi_tuong', width: 34, align: 'left' },
      { title: 'Suất quà', cell: 'suat', total: '{tong_suat}', width: 13, align: 'right' },
      {
        title: 'Trị giá (đ){an_tri_gia}',
        cell: 'tri_gia',
        total: '{tong_tri_gia}',
        width: 26,
        align: 'right',
      },
      { title: 'Hiện vật{an_hien_vat}', cell: 'hien_vat', width: 42 - NUMBERING, align: 'left' },
      { title: 'Mã dòng', cell: 'ma', width: 23, align: 'left' },
    ],
    true,
  ),
];

export const sources: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục {so_phu_luc_nguon}', 'NGUỒN CỦA CÁC SỐ LIỆU TRONG BÁO CÁO'),
  // Said before the table: after it, it would stand alone on a page of its own.
  ...section('ghi_chu', [line('{.}', { size: 12, italics: true, align: AlignmentType.LEFT, after: 6 })]),
  ...section('bang_nguon', [
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: 11, align: 'center' },
        { title: 'Số liệu', cell: 'so_lieu', width: 48, align: 'left' },
        { title: 'Trong kỳ', cell: 'gia_tri', width: 29, align: 'right' },
        { title: 'Cùng kỳ năm trước', cell: 'gia_tri_truoc', width: 29, align: 'right' },
        { title: 'Tab: số dòng', cell: 'noi_ghi', width: 43, align: 'left' },
      ],
      false,
    ),
  ]),
  ...section('chua_co_nguon', [body('Báo cáo chưa dùng số liệu nào.')]),
];
