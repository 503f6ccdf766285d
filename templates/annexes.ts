/** The annexes: figures by chapter, each giving by itself, and the sources of the figures. */
import { AlignmentType, type Paragraph, type Table } from 'docx';
import { body, line, section, tag } from './paragraphs';
import { afterTable, grid, NUMBERING } from './tables';

/** Title of an annex: “Phụ lục I” 14 bold, its title in capitals, then what it belongs to. */
const annexHead = (number: string, title: string): Paragraph[] => [
  line(number, { bold: true, keepNext: true }),
  line(title, { bold: true, keepNext: true }),
  line('{ky_phu_luc}', { size: 13, keepNext: true }),
  line('{kem_theo}', { size: 13, italics: true, after: 10, keepNext: true }),
];

/** A4 lying, less the margins 30 and 20 mm. */
const ACROSS = 247;

/** The column that is copied for each figure of the annex; it falls away where nothing is recorded. */
const COPIED = 30;

const chapterGrid: Table = grid(
  'dong',
  [
    { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
    { title: 'Chi hội', cell: 'chi_hoi', total: 'Cộng', width: ACROSS - NUMBERING - COPIED, align: 'left' },
    { title: '{cot}', cell: 'o', total: '{tong}', width: COPIED, align: 'right' },
  ],
  true,
);

/** The core by chapter, then the models that the ward chose. */
export const byChapter: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục I', 'SỐ LIỆU THEO CHI HỘI'),
  ...section('bang_chi_hoi', [chapterGrid]),
  ...section('bang_mo_hinh', [
    line('Số liệu các mô hình', { size: 13, bold: true, before: 12, after: 6, keepNext: true }),
    chapterGrid,
  ]),
  ...section('chua_co_chi_hoi', [body('{cau_chua_co_chi_hoi}')]),
  // The last paragraph carries the break of this part: one with a tag would take it away.
  afterTable(),
];

/** The annex of the report about two models: the few figures of both stand side by side, in one table. */
export const twoModelsByChapter: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục I', 'SỐ LIỆU THEO CHI HỘI'),
  ...section('bang_chi_hoi', [chapterGrid]),
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
