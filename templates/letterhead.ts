/** What stands above and below every report: the two kinds of head, the addressee, the signatures. */
import { AlignmentType, type Paragraph, type Table } from 'docx';
import { HEAD, mm, TEXT_WIDTH } from './measures';
import { body, line, rule, section, tag } from './paragraphs';
import { afterTable, invisibleTable } from './tables';

/** Components 1–4: issuer and Quốc hiệu side by side, number and date below them. */
export const stateHead = (name: string): (Paragraph | Table)[] =>
  section('tieu_de_nha_nuoc', [
    invisibleTable(
      [HEAD.left, HEAD.right],
      [
        [
          [
            tag('#co_co_quan_cap_tren'),
            line('{co_quan_cap_tren}', { size: 12 }),
            tag('/co_co_quan_cap_tren'),
            line('{co_quan_ban_hanh}', { size: 12, bold: true }),
            ...section('ke_ngan', [rule(20, HEAD.left)]),
            ...section('ke_vua', [rule(28, HEAD.left)]),
          ],
          [
            line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }),
            line('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true }),
            // The motto is 56 mm long in 13 pt bold: the rule has its length.
            rule(56, HEAD.right),
          ],
        ],
        [
          [line('{so_ky_hieu}', { size: 13, before: 6 })],
          [line('{dia_danh_ngay}', { size: 13, italics: true, before: 6 })],
        ],
      ],
    ),
    line(name, { bold: true, before: 18, keepNext: true }),
    line('{trich_yeu}', { bold: true, keepNext: true }),
    rule(54, TEXT_WIDTH, 10),
  ]);

/** Hướng dẫn 36-HD/VPTW: the Party's name with a rule of its length, a star under the issuer, the date under both. */
export const partyHead = (name: string): (Paragraph | Table)[] =>
  section('tieu_de_dang', [
    invisibleTable(
      [HEAD.left, HEAD.right],
      [
        [
          [
            tag('#co_co_quan_cap_tren'),
            line('{co_quan_cap_tren}', { size: 14 }),
            tag('/co_co_quan_cap_tren'),
            line('{co_quan_ban_hanh}', { size: 14, bold: true }),
            line('*', { size: 14, bold: true }),
            line('{so_ky_hieu}', { size: 14 }),
          ],
          [
            line('ĐẢNG CỘNG SẢN VIỆT NAM', { size: 15, bold: true }),
            rule(73, HEAD.right),
            line('{dia_danh_ngay}', { size: 14, italics: true, before: 8 }),
          ],
        ],
      ],
    ),
    line(name, { size: 16, bold: true, before: 18, keepNext: true }),
    line('{trich_yeu}', { bold: true, keepNext: true }),
    rule(54, TEXT_WIDTH, 10),
  ]);

/** Components 7 and 9b: who signs, and Nơi nhận, kept on one page. */
export const signature = invisibleTable(
  [TEXT_WIDTH / 2, TEXT_WIDTH / 2],
  [
    [
      [
        line('Nơi nhận:', { size: 12, bold: true, italics: true, align: AlignmentType.LEFT, keepNext: true }),
        ...section('noi_nhan', [line('{.}', { size: 11, align: AlignmentType.LEFT, keepNext: true })]),
      ],
      [
        ...section('chuc_danh', [line('{.}', { bold: true, keepNext: true })]),
        line('', { before: 56, keepNext: true }),
        line('{nguoi_ky}', { bold: true }),
      ],
    ],
  ],
);

/** Where those who propose the award confirm, each with room for its seal, the Union's own signer stands to the right. */
export const confirmedSignature: Table = invisibleTable(
  [TEXT_WIDTH / 2, TEXT_WIDTH / 2],
  [
    [
      [
        ...section('cac_xac_nhan', [
          line('{dong}', { bold: true, keepNext: true }),
          line('', { before: 64, keepNext: true }),
        ]),
        line('Nơi nhận:', { size: 12, bold: true, italics: true, align: AlignmentType.LEFT, keepNext: true }),
        ...section('noi_nhan', [line('{.}', { size: 11, align: AlignmentType.LEFT, keepNext: true })]),
      ],
      [
        ...section('chuc_danh', [line('{.}', { bold: true, keepNext: true })]),
        line('', { before: 56, keepNext: true }),
        line('{nguoi_ky}', { bold: true }),
      ],
    ],
  ],
);

/** One addressee on the line itself, several below it, each on its own (Nghị định 30/2020, Phụ lục I, mục II.9). */
export const addressee = [
  ...section('kinh_gui_mot', [line('Kính gửi: {kinh_gui}', { before: 2, after: 10 })]),
  ...section('kinh_gui_nhieu', [
    line('Kính gửi:', { before: 2, align: AlignmentType.LEFT, more: { indent: { left: mm(25) } } }),
    ...section('cac_kinh_gui', [
      line('{.}', { align: AlignmentType.LEFT, more: { indent: { left: mm(45) } } }),
    ]),
    line('', { after: 4 }),
  ]),
];
/** The last sentence and the signature stand on one page. */
export const ending = [body('{ket_luan}', { keepNext: true }), afterTable(true)];
