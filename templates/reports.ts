/** The body of each kind of report: its headings, and what stands under them. */
import type { Paragraph, Table, TextRun } from 'docx';
import { JOINED } from '../src/domain/report/columns';
import { addressee, confirmedSignature, ending, partyHead, signature, stateHead } from './letterhead';
import { BODY, TABLE } from './measures';
import { noRows, partsInWords, partsUnder } from './model-sections';
import { body, heading, paragraphs, passage, point, run, section } from './paragraphs';
import { afterTable, type GridColumn, grid, NUMBERING, tableCaption } from './tables';

/** A part among the bullets of part I: said by its name, not lettered. */
const bullet = (): Paragraph => body('- {ten_phan}:', { keepNext: true });

/** Báo cáo thành tích chuyên đề “Dân vận khéo”: the form of the source report of 2022. */
export const topical: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO'),
  ...partyHead('BÁO CÁO'),
  ...addressee,
  body('Tên đơn vị: {ten_don_vi}'),
  body([run('Tên mô hình: ', BODY), run('{ten_mo_hinh}', BODY, { bold: true, italics: true })]),
  heading('I. THÔNG TIN CHUNG'),
  ...section('thong_tin_chung', [body('- {.}')]),
  ...passage('chuc_nang'),
  ...partsUnder(bullet, 'to_chuc'),
  heading('II. THÀNH TÍCH ĐẠT ĐƯỢC'),
  heading(
    '1. Báo cáo thành tích căn cứ vào chức năng, nhiệm vụ được giao và mô hình “Dân vận khéo” đã đăng ký',
  ),
  ...passage('boi_canh'),
  ...noRows,
  ...partsUnder(point),
  heading('2. Các biện pháp, giải pháp đạt được thành tích xuất sắc, mang lại hiệu quả'),
  ...passage('bien_phap'),
  heading('3. Những kinh nghiệm rút ra trong quá trình triển khai thực hiện mô hình, phong trào thi đua'),
  ...passage('kinh_nghiem'),
  ...passage('phuong_huong'),
  ...ending,
  confirmedSignature,
];

/** Two tables of awards, as the collective form asks for them. */
const awardTable = (name: string, label: string): (Paragraph | Table)[] => [
  ...section(name, [
    grid(
      'dong',
      [
        { title: 'Năm', cell: 'nam', width: 18, align: 'center' },
        { title: label, cell: 'ten', width: 57, align: 'left' },
        {
          title: 'Số, ngày, tháng, năm của quyết định; cơ quan ban hành',
          cell: 'quyet_dinh',
          width: 85,
          align: 'left',
        },
      ],
      false,
    ),
    afterTable(),
  ]),
  ...section(`chua_co_${name}`, [body('Chưa có.')]),
];

/** Báo cáo thành tích tập thể: the headings of the collective form (Nghị định 98/2023, Mẫu 02 and its successors). */
export const collective: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO THÀNH TÍCH'),
  ...partyHead('BÁO CÁO THÀNH TÍCH'),
  ...addressee,
  body('Tên đơn vị: {ten_don_vi}'),
  heading('I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH'),
  heading('1. Đặc điểm, tình hình'),
  ...section('thong_tin_chung', [body('- {.}')]),
  ...passage('dac_diem'),
  ...partsUnder(bullet, 'to_chuc'),
  heading('2. Chức năng, nhiệm vụ được giao'),
  ...passage('chuc_nang'),
  heading('II. THÀNH TÍCH ĐẠT ĐƯỢC'),
  heading('1. Thành tích đạt được căn cứ vào chức năng, nhiệm vụ được giao'),
  ...passage('boi_canh'),
  ...section('so_sanh_nam', [
    tableCaption('{ten_bang}'),
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
        { title: 'Chỉ tiêu', cell: 'ten', width: 42, align: 'left' },
        { title: 'ĐVT', cell: 'don_vi', width: 17, align: 'center' },
        ...[1, 2, 3, 4, 5].map(
          (at): GridColumn => ({
            title: `{cot_nam_${at}}`,
            cell: `nam_${at}`,
            width: 18,
            align: 'right',
          }),
        ),
      ],
      false,
    ),
    afterTable(),
  ]),
  ...noRows,
  ...partsUnder(point),
  heading('2. Những biện pháp, nguyên nhân đạt được thành tích; các phong trào thi đua'),
  ...passage('bien_phap'),
  heading('3. Việc thực hiện chủ trương của Đảng, chính sách, pháp luật của Nhà nước'),
  ...passage('chu_truong'),
  heading('4. Hoạt động của tổ chức đảng, đoàn thể'),
  ...passage('doan_the'),
  heading('III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG'),
  heading('1. Danh hiệu thi đua'),
  ...awardTable('danh_hieu', 'Danh hiệu thi đua'),
  heading('2. Hình thức khen thưởng'),
  ...awardTable('hinh_thuc', 'Hình thức khen thưởng'),
  ...ending,
  confirmedSignature,
];

/**
 * Báo cáo mô hình “1+1” và “3 có 3 biết”, one or two pages: how it began, what it is, results, difficulties and ways out,
 * judgement and spreading, in the order of the source of 2025.
 */
export const models: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO'),
  ...partyHead('BÁO CÁO'),
  ...addressee,
  heading('I. SỰ RA ĐỜI VÀ NỘI DUNG MÔ HÌNH'),
  ...passage('ra_doi'),
  ...section('gioi_thieu', [heading('{tieu_de}'), ...paragraphs]),
  heading('II. KẾT QUẢ ĐẠT ĐƯỢC'),
  ...noRows,
  ...partsInWords,
  heading('III. KHÓ KHĂN VÀ GIẢI PHÁP'),
  heading('1. Khó khăn'),
  ...passage('kho_khan'),
  heading('2. Giải pháp'),
  ...passage('giai_phap'),
  heading('IV. ĐÁNH GIÁ, NHÂN RỘNG MÔ HÌNH'),
  ...passage('danh_gia'),
  ...passage('nhan_rong'),
  ...ending,
  signature,
];

/** A cell in which the name of a group is bold and as wide as the table, and a figure is not: one of the two runs stays. */
function groupedCell(open: string, close: string): readonly TextRun[] {
  return [
    run(`${open}{#la_nhom}`, TABLE),
    run(`{ten}${JOINED}`, TABLE, { bold: true }),
    run('{/la_nhom}{#la_dong}', TABLE),
    run('{ten}', TABLE),
    run(`{/la_dong}${close}`, TABLE),
  ];
}

/** Room to write where a heading has neither a part nor a passage. */
const room = (name: string) => section(`chua_co_${name}`, [body('……')]);

/** Báo cáo định kỳ, as wards write it: mood, movements, tasks, organisation, main figures, limits, plans, proposals. */
export const periodic: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO'),
  ...partyHead('BÁO CÁO'),
  ...addressee,
  heading('I. TÌNH HÌNH TƯ TƯỞNG CỦA CÁN BỘ, HỘI VIÊN, PHỤ NỮ'),
  ...passage('tu_tuong'),
  heading('II. KẾT QUẢ CÔNG TÁC HỘI VÀ PHONG TRÀO PHỤ NỮ'),
  ...noRows,
  heading('1. Phong trào thi đua, cuộc vận động'),
  ...passage('cuoc_van_dong'),
  ...partsUnder(point, 'phong_trao'),
  ...room('phong_trao'),
  heading('2. Nhiệm vụ trọng tâm'),
  ...passage('trong_tam'),
  ...partsUnder(point, 'nhiem_vu'),
  ...room('nhiem_vu'),
  heading('3. Xây dựng tổ chức Hội; tham gia xây dựng Đảng, giám sát, phản biện xã hội'),
  ...partsUnder(point, 'to_chuc'),
  ...passage('giam_sat'),
  heading('4. Kết quả các chỉ tiêu chính'),
  ...section('chi_tieu_chinh', [
    tableCaption('{ten_bang}'),
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: 8, align: 'center' },
        { title: 'Chỉ tiêu', cell: 'ten', runs: groupedCell, width: 39, align: 'left' },
        { title: 'Trong kỳ', cell: 'ky_nay', width: 27, align: 'right' },
        { title: '{cot_ky_truoc}', cell: 'ky_truoc', width: 26, align: 'right' },
        { title: 'Tăng, giảm', cell: 'tang_giam', width: 18, align: 'right' },
        { title: '{cot_chi_tieu}', cell: 'chi_tieu', width: 26, align: 'right' },
        { title: '{cot_dat}', cell: 'dat', width: 16, align: 'right' },
      ],
      false,
    ),
    afterTable(),
  ]),
  ...section('chua_co_chi_tieu', [body('Chưa có số liệu.')]),
  heading('III. ĐÁNH GIÁ CHUNG'),
  heading('1. Ưu điểm'),
  ...passage('danh_gia'),
  heading('2. Hạn chế, khó khăn'),
  ...passage('kho_khan'),
  heading('3. Nguyên nhân'),
  ...passage('nguyen_nhan'),
  heading('IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI'),
  ...passage('phuong_huong'),
  heading('V. KIẾN NGHỊ, ĐỀ XUẤT'),
  ...passage('kien_nghi'),
  ...ending,
  signature,
];
