/** The annexes, each there where it was asked for: figures by chapter, each giving by itself, charts. */
import type { Paragraph, Table } from 'docx';
import { OWN_COLUMNS } from '../src/domain/report/chapters';
import { chart } from './charts';
import { line, section } from './paragraphs';
import { afterTable, grid, NUMBERING } from './tables';

/**
 * An annex: “Phụ lục I” 14 bold, its title in capitals, what it belongs to, then what it shows. The last paragraph carries
 * the page of its section, and stands outside the tags: rendering takes the section away where nothing else is left of it.
 */
const annex = (
  name: string,
  title: string,
  children: readonly (Paragraph | Table)[],
): (Paragraph | Table)[] => [
  ...section<Paragraph | Table>(`phu_luc_${name}`, [
    line(`{ten_phu_luc_${name}}`, { bold: true, keepNext: true }),
    line(title, { bold: true, keepNext: true }),
    line('{ky_phu_luc}', { size: 13, keepNext: true }),
    line('{kem_theo}', { size: 13, italics: true, after: 10, keepNext: true }),
    ...children,
  ]),
  afterTable(),
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

/** A ward's own indicators: as many columns as a page bears; those that a group does not need fall away. */
const OWN_WIDTH = 30;
const ownGrid: Table = grid(
  'dong',
  [
    { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
    {
      ...{ title: 'Chi hội', cell: 'chi_hoi', total: 'Cộng', align: 'left' },
      width: ACROSS - NUMBERING - OWN_COLUMNS * OWN_WIDTH,
    },
    ...Array.from({ length: OWN_COLUMNS }, (_, at) => ({
      ...{ title: `{cot_${at + 1}}`, cell: `o_${at + 1}`, total: `{tong_${at + 1}}` },
      ...{ width: OWN_WIDTH, align: 'right' as const },
    })),
  ],
  true,
);

const BY_CHAPTER = 'SỐ LIỆU THEO CHI HỘI';

/** The core by chapter, then the models that the ward chose. */
export const byChapter = annex('chi_hoi', BY_CHAPTER, [
  ...section('bang_chi_hoi', [chapterGrid]),
  ...section<Paragraph | Table>('bang_mo_hinh', [
    line('Số liệu các mô hình', { size: 13, bold: true, before: 12, after: 6, keepNext: true }),
    chapterGrid,
  ]),
  ...section<Paragraph | Table>('bang_chi_so', [
    line('{nhom}', { size: 13, bold: true, before: 12, after: 6, keepNext: true }),
    ownGrid,
  ]),
]);

/** The annex of the report about two models: the few figures of both stand side by side, in one table. */
export const twoModelsByChapter = annex('chi_hoi', BY_CHAPTER, section('bang_chi_hoi', [chapterGrid]));

/** Each giving by itself. */
export const giftList = annex(
  'qua_tang',
  'TỪNG LẦN TẶNG QUÀ',
  section('bang_qua_tang', [
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
        { title: 'Ngày', cell: 'ngay', width: 22, align: 'center' },
        { title: 'Dịp', cell: 'dip', total: 'Cộng', width: 44, align: 'left' },
        { title: 'Chi hội', cell: 'chi_hoi', width: 49, align: 'left' },
        { title: 'Đối tượng', cell: 'doi_tuong', width: 38, align: 'left' },
        { title: 'Suất quà', cell: 'suat', total: '{tong_suat}', width: 13, align: 'right' },
        {
          title: 'Trị giá (đ){an_tri_gia}',
          cell: 'tri_gia',
          total: '{tong_tri_gia}',
          width: 26,
          align: 'right',
        },
        { title: 'Hiện vật{an_hien_vat}', cell: 'hien_vat', width: 55 - NUMBERING, align: 'left' },
      ],
      true,
    ),
  ]),
);

export const charts = annex(
  'bieu_do',
  'BIỂU ĐỒ',
  section('bieu_do', chart('phan', [0.5, 0.7, 0.6, 0.9, 0.4, 0.8, 0.65, 0.55])),
);
